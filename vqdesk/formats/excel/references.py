"""Places in a sheet as a file names them: `AB12`, `A1:C3`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.errors import Refused
from db.limits import MOST_HANGING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_DIGITS = "0123456789"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)


class Merge(NamedTuple):
    """A merged cell: the first and last of the shown rows that it covers, columns from 1.

    Without `begins` its own first row is not among the shown ones.
    """

    top: int
    left: int
    bottom: int
    right: int
    begins: bool


def column_of(place: str | None) -> int:
    """Return the column of a place, from 1; 0 where it names none that a sheet has."""
    return _column(place.rstrip(_DIGITS)) if place else 0


def row_number(place: str | None) -> int:
    """Return the row of a place, from 1; 0 where it names none that a sheet has."""
    match = _PLACE.fullmatch(place or "")
    return parse_index(match[2], LAST_ROW) if match else 0


def parse_index(text: str | None, most: int, otherwise: int = 0) -> int:
    """Return a number from 1 up to `most`; else what stands for it."""
    number = int(text) if text and len(text) < 9 and text.isascii() and text.isdigit() else 0
    return number if 0 < number <= most else otherwise


def clipped(ranges: Iterable[str], rows: Sequence[int], width: int, name: str) -> list[Merge]:
    """Return the merged cells cut to the shown rows, whose numbers are given, and to `width` columns.

    Of two that overlap the later one is none. Raises Refused file.too_big, with the file's `name`, where
    they reach over more rows than limits allow.
    """
    found = sorted(merge for text in ranges if (merge := _cut(text, rows, width)))
    taken: dict[int, int] = {}  # by row, a bit a column
    kept = []
    hanging = 0
    for merge in found:
        columns = (1 << merge.right + 1) - (1 << merge.left)
        # Whatever overlaps began above or in the same row, and so reaches into the first row.
        if taken.get(merge.top, 0) & columns:
            continue
        hanging += merge.bottom - merge.top
        if hanging > MOST_HANGING:
            raise Refused("file.too_big", name=name)
        kept.append(merge)
        for row in range(merge.top, merge.bottom + 1):
            taken[row] = taken.get(row, 0) | columns
    return kept


def area(text: str) -> tuple[int, int, int, int] | None:
    """Return top, left, bottom and right of a range, also of whole rows or columns; else None."""
    first, _, last = text.replace("$", "").partition(":")
    last = last or first
    if first.isalpha() and last.isalpha():
        found = (1, column_of(first), LAST_ROW, column_of(last))
    elif first.isdigit() and last.isdigit():
        found = (parse_index(first, LAST_ROW), 1, parse_index(last, LAST_ROW), LAST_COLUMN)
    else:
        found = (row_number(first), column_of_place(first), row_number(last), column_of_place(last))
    top, left, bottom, right = found
    return found if 0 < top <= bottom and 0 < left <= right else None


def _cut(text: str, rows: Sequence[int], width: int) -> Merge | None:
    first, _, last = text.partition(":")
    top, left, bottom, right = (
        row_number(first),
        column_of_place(first),
        row_number(last),
        column_of_place(last),
    )
    if not 0 < top <= bottom or not 0 < left <= min(right, width):
        return None
    start, end = bisect_left(rows, top), bisect_right(rows, bottom) - 1
    return Merge(start, left, end, min(right, width), rows[start] == top) if start <= end else None


def column_of_place(place: str) -> int:
    """Return the column of a place that may have dollar signs, from 1; 0 where it names none."""
    match = _PLACE.fullmatch(place)
    return _column(match[1]) if match else 0


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper() if len(letters) < 4 else "":
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number if number <= LAST_COLUMN else 0
