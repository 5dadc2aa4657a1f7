"""The documents that a report refers to: kind, issuer and year told apart, so that they can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from db.errors import Notice
from vqdesk.checks.frame.finding import Stretch
from vqdesk.text import document_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.text.citations import Citation

_JOINT = re.compile(r"\s?[-‐‑‒–—―−/._]\s?")
_YEAR = re.compile("[0-9]{4}")
_RUN_ON = re.compile(r"([A-ZĐ][A-ZĐa-z]{1,3})(?=(?:UBND|HĐND)\Z)")  # `KHUBND`
_SIGNS = re.compile(r"[\W_]+")
_LEVEL = (
    r"(?P<level>Trung ương|Chính phủ|Quốc hội|Thủ tướng|Bộ|Sở|tỉnh|thành phố|huyện|thị xã|quận|xã|phường"
    r"|thị trấn|đặc khu)(?!\w)"
)
_OF = re.compile(rf"\)?\s{{0,2}},?\s{{0,2}}(?:của|do)\s(?:[^\s,;.()]+\s){{0,6}}?{_LEVEL}", re.IGNORECASE)
_BY = re.compile(
    rf"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Công an|Huyện ủy|Tỉnh ủy|của)\s{_LEVEL}"
)
_SEVERAL = frozenset(("bộ", "sở", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu"))
_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;]\s|\n")
_REACH = 90  # characters beside a reference in which its issuer is looked for


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A reference and whose document it is.

    `kind` is the type's abbreviation in capitals (`KH`), "" of an official letter; `issuer` the rest of the
    symbol (`UBND`). `by` is who issued it where another than the report's own office is named (`tỉnh`, `xã
    Yên Phúc`), `home` the commune in whose row it stands.
    """

    subject: Subject
    field: str
    citation: Citation
    kind: str
    issuer: str
    year_in_symbol: int | None
    by: str
    home: str

    @property
    def stretch(self) -> Stretch:
        """Return where the reference stands."""
        return Stretch(self.field, self.citation.start, self.citation.end)

    @property
    def series(self) -> tuple[str, ...]:
        """Return what tells whose numbers these are; within a year none comes twice."""
        return (self.kind, self.issuer, self.by, self.home)

    def told(self) -> Notice:
        """Return the reference with its row, as a sentence tells of it."""
        values = {"document": self.citation.text, "row": self.subject.number}
        return Notice("show.reference.at" if self.subject.number else "show.reference.nowhere", values)


def cited_documents(subjects: Sequence[Subject]) -> list[CitedDocument]:
    """Return every reference of a report, in the annex's order."""
    return [
        document
        for subject in subjects
        for field, citations in subject.citations.items()
        for document in _documents(subject, field, citations)
    ]


@lru_cache(maxsize=1024)
def symbol_parts(symbol: str) -> tuple[str, str, int | None]:
    """Return the kind (`KH`), the issuer (`UBND`) and the year that a symbol names; "" and None for none.

    The symbols of a report are few and come again and again.
    """
    if run_on := _RUN_ON.match(symbol):
        symbol = f"{run_on[1]}-{symbol[run_on.end() :]}"
    parts = [part for part in _JOINT.split(symbol) if part]
    year = int(parts.pop(0)) if parts and _YEAR.fullmatch(parts[0]) else None
    kind = parts.pop(0).upper() if parts and parts[0].lower() in document_types.type_abbreviations() else ""
    return kind, "-".join(parts).upper(), year


@cache
def abbreviation_of(kind: str | None) -> str:
    """Return the abbreviation of a type of document, "" where it has none."""
    types = document_types.document_types()
    return next((each.abbreviation for each in types if each.name == kind), "")


def _documents(subject: Subject, field: str, citations: Sequence[Citation]) -> Iterator[CitedDocument]:
    text, own = subject.text(field), subject.around.organisation.lower()
    unit = subject.text("unit")
    home = unit if _COMMUNE.search(f"{unit} ") else ""
    for citation in citations:
        kind, issuer, year = symbol_parts(citation.symbol)
        kind = kind or abbreviation_of(citation.type).upper()
        issuer = _SIGNS.sub("", issuer)  # `PGD&ĐT` is `PGDĐT`
        by = _issued_by(text, citation)
        by = "" if by and f"{by} " in f"{own} " else by
        yield CitedDocument(subject, field, citation, kind, issuer, year, by, home)


def _issued_by(text: str, citation: Citation) -> str:
    """Return the office that a text names as a document's issuer, in small letters; "" for none."""
    if found := _OF.match(text, citation.end, citation.end + _REACH):
        return _place_named(text, found)
    low = max(0, citation.start - _REACH)
    named = list(_BY.finditer(text, low, citation.start))
    if not named:
        return ""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, low, citation.start)), default=low)
    return _place_named(text, named[-1]) if named[-1].start() >= start else ""


def _place_named(text: str, found: re.Match[str]) -> str:
    """Return a level with its place's name: there is one province, but several communes and districts."""
    level = found["level"].lower()
    if level not in _SEVERAL:
        return level
    words = [level]
    for word in text[found.end() : found.end() + _REACH].split(" ")[1:5]:
        if not word[:1].isupper():
            break
        words.append(word.rstrip(",.;:)").lower())
        if word[-1] in ",.;:)":
            break
    return " ".join(words)
