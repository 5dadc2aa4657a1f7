"""The rule on how a reference is written: as Decree 30/2020 has it, and the Party for its documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from db.errors import Notice
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, TaskRule, narrative
from vqdesk.checks.frame.subject import DOCUMENTS
from vqdesk.checks.references.documents import abbreviation_of, symbol_parts
from vqdesk.text import document_types
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.text.citations import Citation

_LISTS = (DOCUMENTS, "assignment")
"""The fields in which each document has its full name."""

_NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]{3}[A-Za-zĐđ]?|[0-9]{1,6}[A-Za-zĐđ]?")
_SAYS_NUMBER = re.compile(r"s[ốô]\s?[:.]?\s*\Z", re.IGNORECASE)
_SPACED = re.compile(r"[ \u00a0]*([-‐‑–—/])[ \u00a0]*")
_DASHES = "–—_"
_GAP = re.compile(r"(?P<gap>\s*,?\s*)(?P<word>ngày(?P<after>\s*))?(?=[0-9m])", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)[0-9]{4}")
_WORDS = re.compile(r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<sign>\s+tháng\s+)(?P<month>[0-9]{1,2})(?![0-9])")
_ITEM_START = re.compile(r"(?:\A|\n|;|(?:\A|\s)(?:[0-9]{1,2}[.)]|[-+*•]))\s*\Z")
_PARTY_OFFICES = frozenset(("HU", "TU", "ĐU", "TW", "QU"))
_STATE_OFFICES = frozenset(("UBND", "HĐND"))
_OTHER_ABBREVIATIONS = {"QUY ĐỊNH": "QĐ", "KẾT LUẬN": "TB"}  # as the Party's offices write them
_NEAR_ABBREVIATIONS = frozenset((("CTr", "CT"), ("TTr", "TT"), ("HD", "HĐ"), ("QyĐ", "QĐ")))
_LETTER, _LETTER_KIND = "Công văn", re.compile(r"CV(?=[-/])", re.IGNORECASE)
_SHORT = re.compile(
    r"(?:\A|[\n;,(]|(?:\A|\s)(?:[0-9]{1,2}[.)]|[-+*•]))\s*(?P<short>[A-ZĐ][A-ZĐa-z]{1,3})\s?\Z"
)
_BLANK_NUMBER = re.compile(
    r"[Ss](?<!\w.)ố\s?:?[ \u00a0]{0,12}[.…_]{0,20}[ \u00a0]{0,12}/[ \u00a0]?"
    r"(?=(?:[0-9]{4}/)?[A-ZĐ][A-ZĐa-z]{1,3}-[A-ZĐ]{2})"
)
_WORD = re.compile(r"\S+")
_ONE = (" ", "\u00a0")
_GOVERNMENT = 1993  # the year from which decisions are the prime minister's: `QĐ-TTg`
_BEFORE = 60  # characters before a reference in which another type may own its number


class _Edit(NamedTuple):
    """A stretch of a reference that is to be written otherwise, and why (`show.reference.why.*`)."""

    start: int
    end: int
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class _Parts:
    """A reference as it is typed, cut up: `Kế hoạch số `, `42`, `/`, `KH-UBND`, ` ngày 30/01/2024`."""

    text: str
    number: tuple[int, int]
    symbol: tuple[int, int]

    @property
    def head(self) -> str:
        return self.text[: self.number[0]]

    @property
    def joint(self) -> str:
        return self.text[self.number[1] : self.symbol[0]]

    @property
    def tail(self) -> str:
        return self.text[self.symbol[1] :]


def find_form_faults(subject: Subject) -> Iterator[Remark]:
    """Yield the references that are written otherwise than the rules have it, each once with all reasons."""
    for field, text in subject.texts.items():
        for match in _BLANK_NUMBER.finditer(text) if "/" in text else ():
            yield Remark(Stretch(field, *match.span()), "reference.form.blank", severity="warning")
    for field, citations in subject.citations.items():
        text = subject.text(field)
        for citation in citations:
            parts = _cut(citation)
            if parts is None:
                continue
            if remark := _short_type(text, field, citation):
                yield remark
            if remark := _type_fault(text, field, citation, parts):
                yield remark
            elif edits := sorted(_edits(text, field, citation, parts)):
                yield _remark(field, citation, edits)


def _short_type(text: str, field: str, citation: Citation) -> Remark | None:
    """Return the remark on an abbreviation that stands for the type's name: `KH số 42/KH-UBND`."""
    if citation.type is not None:
        return None
    found = _SHORT.search(text, max(0, citation.start - _BEFORE), citation.start)
    if found is None:
        return None
    kind, short = symbol_parts(citation.symbol)[0], found["short"]
    name = _LETTER if short == "CV" and not kind else _full_name(kind) if short.upper() == kind else ""
    if not name:
        return None
    said = name if citation.text[0].lower() == "s" else f"{name} số"
    values = {"short": short, "name": said}
    return Remark(Stretch(field, *found.span("short")), "reference.form.short", values, suggestion=said)


def regular_number(citation: Citation) -> str:
    """Return the number and symbol of a reference as they should be written; "" where nobody can tell."""
    parts = _cut(citation)
    if parts is None:
        return ""
    start, end = parts.number[0], parts.symbol[1]
    edits = [*_number_edits(citation, parts), *_symbol_edits(citation, parts)]
    return _applied(parts.text[start:end], start, sorted(edits))


def typed_number(citation: Citation) -> tuple[int, int]:
    """Return where in a citation's text its number and symbol stand."""
    parts = _cut(citation)
    return (parts.number[0], parts.symbol[1]) if parts else (0, len(citation.text))


def _cut(citation: Citation) -> _Parts | None:
    text = seen(citation.text).text
    number = _NUMBER.search(text)
    if len(text) != len(citation.text) or number is None or number[0] != citation.number:
        return None  # a letter was typed for a digit, or something stands there that nobody sees
    start = text.find(citation.symbol, number.end())
    if start < 0:
        return None
    return _Parts(text, number.span(), (start, start + len(citation.symbol)))


def _edits(text: str, field: str, citation: Citation, parts: _Parts) -> Iterator[_Edit]:
    yield from _head_edits(text, field, citation, parts)
    yield from _number_edits(citation, parts)
    yield from _symbol_edits(citation, parts)
    if citation.date is not None:
        yield from _date_edits(parts)


def _head_edits(text: str, field: str, citation: Citation, parts: _Parts) -> Iterator[_Edit]:
    at, says_number = parts.number[0], _SAYS_NUMBER.search(parts.head) is not None
    if says_number and parts.head[-1].isalpha():
        yield _Edit(at, at, " ", "blank")
    if citation.type is not None:
        # In running text `Nghị quyết 18-NQ/TW` is how people speak.
        if not says_number and parts.head and (citation.date is not None or field in _LISTS):
            yield _Edit(at, at, "số ", "so")
        return
    kind = _full_name(symbol_parts(citation.symbol)[0])
    if kind and field in _LISTS and _ITEM_START.search(text[max(0, citation.start - 8) : citation.start]):
        if says_number:
            yield _Edit(0, 1, f"{kind} {parts.head[0].lower()}", "type")
        else:
            yield _Edit(0, 0, f"{kind} số ", "type")


def _number_edits(citation: Citation, parts: _Parts) -> Iterator[_Edit]:
    plain = citation.number.lstrip("0")
    if len(citation.number) == 1 and citation.number in "123456789" and citation.style == "state":
        yield _Edit(*parts.number, f"0{citation.number}", "zero")
    elif plain.isdecimal() and len(citation.number) > max(2, len(plain)):
        yield _Edit(*parts.number, plain.zfill(2), "zeros")


def _symbol_edits(citation: Citation, parts: _Parts) -> Iterator[_Edit]:
    start, end = parts.number[1], parts.symbol[1]
    typed = parts.text[start:end]
    closed = _closed(typed)
    kind, issuer, year = symbol_parts(citation.symbol)
    shown = citation.symbol[: len(kind)]
    if kind and citation.symbol.islower():
        shown, issuer = _spelling(kind), issuer.upper()
        new, why = f"/{shown}-{issuer}" if citation.style == "state" else f"-{shown}/{issuer}", "capitals"
    elif kind and issuer in _PARTY_OFFICES and year is None:
        new, why = f"-{shown}/{issuer}", "party"
    elif kind and issuer in _STATE_OFFICES and citation.style == "party":
        new, why = f"/{shown}-{issuer}", "state"
    elif kind and issuer in _STATE_OFFICES and year is None and "-" not in closed.replace("_", "-"):
        new, why = f"/{shown}-{issuer}", "hyphen"
    elif not kind and _lacks_kind(citation, issuer, year):
        new, why = f"/{abbreviation_of(citation.type)}-{citation.symbol}", "kind"
    else:
        new, why = closed, "space"
        if parts.joint.strip() not in ("/", "-"):
            joint = "/" if citation.style == "state" else "-"
            new, why = joint + _closed(citation.symbol.replace("_", "-")), "joint"
    if new != typed:
        yield _Edit(start, end, new, "space" if closed == new else why)


def _closed(symbol: str) -> str:
    """Return a symbol without blanks at its hyphens and strokes, long dashes as hyphens."""
    return _SPACED.sub(lambda match: "-" if match[1] in _DASHES else match[1], symbol)


def _spelling(kind: str) -> str:
    """Return an abbreviation in capitals as the table of types spells it: `CTR` is `CTr`."""
    types = document_types.document_types()
    return next((each.abbreviation for each in types if each.abbreviation.upper() == kind), kind)


def _lacks_kind(citation: Citation, issuer: str, year: int | None) -> bool:
    """Tell whether a symbol names its office alone, of a document whose type belongs there."""
    plain = citation.symbol.isalpha() and citation.symbol.isupper()
    return plain and year is None and citation.style == "state" and abbreviation_of(citation.type) != ""


def _date_edits(parts: _Parts) -> Iterator[_Edit]:
    tail, start = parts.tail, parts.symbol[1]
    gap = _GAP.match(tail)
    if gap and "," in gap["gap"]:
        yield _Edit(start, start + gap.end("gap"), " " if gap["word"] else " ngày ", "comma")
    elif gap and not gap["word"]:
        yield _Edit(start, start + gap.end("gap"), " ngày ", "day")
    elif gap and "\n" not in gap["gap"] and not (gap["gap"] in _ONE and gap["after"]):
        yield _Edit(start, start + gap.end("word"), " ngày ", "blank")
    date = _FIGURES.search(tail) or _WORDS.search(tail)
    if date is None:
        return
    day, month = date["day"], date["month"]
    full = (day.zfill(2), month.zfill(2) if int(month) < 3 else month)
    if full != (day, month):
        span = (start + date.start("day"), start + date.end("month"))
        yield _Edit(*span, f"{full[0]}{date['sign']}{full[1]}", "date")


def _is_of_council(citation: Citation) -> bool:
    """Tell whether a decision is one of the Council of Ministers' chairman: `194/CT` of 1986."""
    return citation.type == "Quyết định" and citation.date is not None and citation.date.year < _GOVERNMENT


def _type_fault(text: str, field: str, citation: Citation, parts: _Parts) -> Remark | None:
    """Return the remark on a type that the symbol gainsays: `Báo cáo số 15/KH-UBND`."""
    kind, own = symbol_parts(citation.symbol)[0], abbreviation_of(citation.type)
    if citation.type == _LETTER and (found := _LETTER_KIND.match(citation.symbol)):
        start = citation.start + parts.symbol[0]
        return Remark(Stretch(field, start, start + found.end()), "reference.form.letter", severity="info")
    if not kind or not own or citation.type is None or kind == own.upper():
        return None
    if _OTHER_ABBREVIATIONS.get(citation.type.upper()) == kind:
        return None
    other, near = _full_name(kind), (own, kind) in _NEAR_ABBREVIATIONS
    before = text[max(0, citation.start - _BEFORE) : citation.start].lower()
    if before.endswith("sắc ") or (kind == "CT" and _is_of_council(citation)):
        return None
    if (not other and not near) or (other and other.lower() in before):
        return None  # `Kế hoạch thực hiện Chỉ thị số 12/KH-UBND`: the number is the plan's
    start, end = citation.start + parts.symbol[0], citation.start + parts.symbol[0] + len(kind)
    return Remark(
        Stretch(field, start, end),
        "reference.form.near" if near else "reference.form.type",
        {"type": citation.type, "own": own, "kind": text[start:end], "other": other},
        suggestion=own if near else None,
        lit=(Stretch(field, citation.start, citation.start + len(citation.type)),),
        severity="info" if near else "warning",
    )


def _remark(field: str, citation: Citation, edits: list[_Edit]) -> Remark:
    start, end = _words_of(citation.text, edits[0].start, max(edit.end for edit in edits))
    reasons = [Notice(f"show.reference.why.{why}") for why in dict.fromkeys(edit.why for edit in edits)]
    new = _applied(citation.text[start:end], start, edits)
    return Remark(
        Stretch(field, citation.start + start, citation.start + end),
        "reference.form",
        {"reasons": reasons, "proposal": new},
        suggestion=new,
    )


def _words_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the words that a stretch lies in; of what is put in front of a reference all of it."""
    if end == 0:
        return 0, len(text)
    if start < end and text[start].isspace():
        start -= 1
    words = list(_WORD.finditer(text))
    first = next(word.start() for word in words if word.end() > start)
    # Behind the blank that a change ends with is the next word.
    return first, next((word.end() for word in words if word.end() >= end and word.end() > start), len(text))


def _applied(text: str, start: int, edits: list[_Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start - start] + edit.new + text[edit.end - start :]
    return text


@cache
def _full_name(abbreviation: str) -> str:
    """Return the type of an abbreviation in capitals, "" where none or several have it."""
    names = {
        each.name.removesuffix(" hành động")
        for each in document_types.document_types()
        if each.abbreviation and each.abbreviation.upper() == abbreviation
    }
    return names.pop() if len(names) == 1 else ""


REFERENCE_FORM = TaskRule(
    "reference.form",
    "info",
    find_form_faults,
    fires=(
        Example(
            {"documents": "Kế hoạch số 02/KH-UBND, ngày 02/01/2024"}, "02/KH-UBND, ngày", "02/KH-UBND ngày"
        ),
        Example(
            {"documents": "26/KH-UBND ngày 26/01/2024"},
            "26/KH-UBND ngày 26/01/2024",
            "Kế hoạch số 26/KH-UBND ngày 26/01/2024",
        ),
        Example({"documents": "Kế hoạch số 52/UBND ngày 30/01/2024"}, "52/UBND", "52/KH-UBND"),
        narrative("đề ra tại Nghị quyết 63/NQ-HU.", "63/NQ-HU", "63-NQ/HU"),
        narrative(
            "Đề án 15/ĐA-UBND ngày 20/2/2024",
            "15/ĐA-UBND ngày 20/2/2024",
            "số 15/ĐA-UBND ngày 20/02/2024",
        ),
        narrative("Báo cáo số 15/BC – UBND ngày 25/3/2026", "15/BC – UBND", "15/BC-UBND"),
        narrative("Báo cáo số 15_BC_UBND ngày 25/3/2026", "15_BC_UBND", "15/BC-UBND"),
        narrative("Báo cáo số 759/BC -UBND ngày 27/9/2024", "759/BC -UBND", "759/BC-UBND"),
        narrative("Kế hoạch số 5/KH-UBND ngày 15/3/2024", "5/KH-UBND", "05/KH-UBND"),
        narrative("Báo cáo số 15/KH-UBND ngày 15/3/2024", "KH"),
        narrative("Chương trình số 09/CT-UBND ngày 15/3/2024", "CT", "CTr"),
        narrative("Nghị quyết số 12 NQ/ĐU ngày 15/3/2024", "12 NQ/ĐU", "12-NQ/ĐU"),
        narrative("Kế hoạch số 42-KH/UBND ngày 30/01/2024", "42-KH/UBND", "42/KH-UBND"),
        narrative("Quyết định số 25/QĐ-UBND ngày 5 tháng 1 năm 2026", "5 tháng 1", "05 tháng 01"),
        narrative("Quyết định số 318/QĐUBND ngày 14/6/2024", "318/QĐUBND", "318/QĐ-UBND"),
        narrative("Kế hoạch số 64/KH/UBND ngày 14/6/2024", "64/KH/UBND", "64/KH-UBND"),
        narrative("Chương trình số 21/ctr-ubnd ngày 14/6/2024", "21/ctr-ubnd", "21/CTr-UBND"),
        narrative("Báo cáo số0072/BC-UBND ngày 14/6/2024", "số0072/BC-UBND", "số 72/BC-UBND"),
        narrative(
            "Báo cáo số 72/BC-UBND  Ngày14/6/2024", "72/BC-UBND  Ngày14/6/2024", "72/BC-UBND ngày 14/6/2024"
        ),
        narrative("Tờ trình số 36/TT-UBND ngày 14/6/2024", "TT", "TTr"),
        narrative("Công văn số 81/CV-UBND ngày 14/6/2024", "CV"),
        Example({"documents": "KH số 64/KH-UBND ngày 14/6/2024"}, "KH", "Kế hoạch"),
        Example({"documents": "QĐ 318/QĐ-UBND ngày 14/6/2024"}, "QĐ", "Quyết định số"),
        Example({"documents": "CV số 81/UBND-VP ngày 14/6/2024"}, "CV", "Công văn"),
        Example({"documents": "Số 72/BC-UBND ngày 14/6/2024"}, "Số", "Báo cáo số"),
        narrative("ban hành Quyết định số ..../QĐ-UBND ngày 14/6/2024", "số ..../"),
        narrative("trình kèm Tờ trình số      /TTr-UBND", "số      /"),
    ),
    silent=(
        narrative("Theo Sắc lệnh số 73/SL ngày 17/9/1945; Quyết định số 194/CT ngày 09/8/1986."),
        narrative("Kế hoạch số 42/KH-UBND ngày 30/01/2024; Nghị quyết số 63-NQ/HU ngày 25/12/2023."),
        narrative("Nghị định số 15/2023/NĐ-CP ngày 05/4/2023; Luật số 31/2024/QH15; Quy định số 37-QĐ/TW."),
        narrative("Theo Nghị quyết 18-NQ/TW; Công văn số 123/UBND-VX ngày 05/03/2024; 251/TTr-PGDĐT."),
        narrative(
            "Ban hành Kế hoạch thực hiện Chỉ thị số 12/KH-UBND ngày 10/9/2024; Thông báo kết luận số 5-TB/HU."
        ),
        narrative("Công văn số 81/UBND-VP; Nghị quyết số 07/2024/NQ-HĐND; số 64/KH-UBND\nngày 14/6/2024"),
        narrative("Hồ sơ số 1/2 tờ; số /QĐ; các số: 12/QĐ-UBND, 0/12; đường số 5/KH."),
        Example({"documents": "Các kế hoạch: Kế hoạch số 26/KH-UBND, 27/KH-UBND ngày 26/01/2024"}),
        narrative("Đạt 14/16 xã, ngày 10/9/2024; khoản 1/Điều 3; 24/7; 2.798ha/2.770ha."),
    ),
)
