"""The types of administrative documents, as the shipped table names them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.text.folding import tone_key
from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: `Kế hoạch`, abbreviated `KH`; the abbreviation is empty where there is none."""

    name: str
    abbreviation: str
    group: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return every type of the table, in its order; `(cá biệt)` is no part of a name."""
    with resources.path("words/document_types.csv").open(encoding="utf-8", newline="") as source:
        return tuple(
            DocumentType(re.sub(r"\s*\(.*\)", "", row["ten_loai"]), row["viet_tat"], row["nhom"])
            for row in csv.DictReader(source)
        )


@cache
def type_abbreviations() -> frozenset[str]:
    """Return the abbreviations of all types, in lower case."""
    return frozenset(kind.abbreviation.lower() for kind in document_types() if kind.abbreviation)


def find_type(words: list[str]) -> str | None:
    """Return the type that these words name, in the table's spelling; None where they name none.

    Capitals and the place of a tone mark do not matter.
    """
    return _names().get(tone_key(" ".join(words)))


def find_type_at_end(words: list[str]) -> int | None:
    """Return where the type begins with which these words end; None where they end with none."""
    first = max(0, len(words) - longest_name())
    keys = tone_key(" ".join(words[first:])).split(" ")
    places = (place for place in range(len(keys)) if " ".join(keys[place:]) in _names())
    return next((first + place for place in places), None)


def abbreviations_pattern(abbreviations: Iterable[str]) -> str:
    """Return the pattern of any of these abbreviations, the longest first."""
    return "|".join(sorted(map(re.escape, abbreviations), key=len, reverse=True))


@cache
def longest_name() -> int:
    """Return of how many words the longest name is made."""
    return max(len(kind.name.split()) for kind in document_types())


@cache
def _names() -> dict[str, str]:
    return {tone_key(kind.name): kind.name for kind in document_types()}
