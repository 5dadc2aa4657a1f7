"""The annex's section rows: a numeral and a name, in one cell, in two or merged across."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.formats.grid import shown
from vqdesk.formats.headings import key
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vqdesk.formats.grid import Cell, Grid
    from vqdesk.formats.header import Header

_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_PART = r"(?i:phần|mục|chương|nhóm)[ \u00a0]+(?:(?i:thứ)[ \u00a0]+[^\W\d_]+|[IVXLCDM]+\b|[0-9]+|[A-ZĐ]\b)"
_NUMERAL = rf"(?:{_PART}|{_ROMAN}|[A-ZĐ])[ \u00a0]?[.):/–-]?"
_NUMERAL_ALONE = re.compile(rf"\s*{_NUMERAL}\s*")
_NUMERAL_AND_NAME = re.compile(rf"\s*(?P<numeral>{_NUMERAL})(?:\s+|(?<=[.):]))(?P<name>\S.*)", re.DOTALL)
_COUNTED = re.compile(
    r"\s*(?P<numeral>[0-9]{1,2}(?:\.[0-9]{1,2})*[.):/–-]?|[a-zđ][.)/])\s+(?P<name>\S.*)", re.DOTALL
)
_FOLLOWING = {"I": "II", "A": "B"}
_COUNT = re.compile(r"\(?[0-9]{1,3}[.)/]?\)?")
_SHORTEST_NAME = 3  # letters of a section's name that has no numeral
_LONGEST_NAME = 150
_NEAR = 3  # rows, some of them blank, below which a section's first task stands
_LABELS = ("unit", "content")
_OF_TASKS = (*_LABELS, "documents", "result")


class SectionRow(NamedTuple):
    """A section's numeral and name to the letter, and the row's cells that are neither."""

    numeral: str
    name: str
    rest: Sequence[Cell]


def read_section(grid: Grid, row: int, filled: Sequence[Cell], header: Header) -> SectionRow | None:
    """Read a row, of which the `filled` cells are not blank, as a section's; None where it is none.

    `I | Lĩnh vực kinh tế`, `II Lĩnh vực ...` in one cell, a text merged across the table, with a Roman
    numeral, a capital letter or `Phần thứ nhất`, or beginning with `Lĩnh vực`.
    """
    if any(header.field_at(cell.column) in _OF_TASKS for cell in filled[2:]):
        return None  # as nearly all rows
    if grid.hangs_into(row) and len(grid.covering(row)) > len(filled):
        return None  # a merged cell reaches into the row: it is part of a task
    across = any(cell.column_span >= max(2, len(header.columns) - 1) for cell in grid.rows[row])
    if len(filled) == 1:
        section = _in_one_cell(filled[0], header, across=across)
        return section or _before_numbers(grid, row, filled[0], header)
    first, second, *rest = filled
    if first.column != header.number_column or not _may_hold_name(second, header):
        return None
    name = second.text
    if across or _is_numeral(first.text) or key(name).startswith("linh vuc"):
        return SectionRow(first.text, name, rest)
    return None


def _before_numbers(grid: Grid, row: int, cell: Cell, header: Header) -> SectionRow | None:
    """Read a name that stands alone in the column of the numbers, a numbered row below it: a unit's tasks."""
    if "number" not in header.columns or cell.column != header.number_column:
        return None
    text = cell.text.strip()
    if len(text) > _LONGEST_NAME or sum(map(str.isalpha, text)) < _SHORTEST_NAME:
        return None
    below = next(filter(None, map(shown, grid.rows[row + 1 : row + 1 + _NEAR])), [])
    numbered = len(below) > 1 and below[0].column == cell.column and _COUNT.fullmatch(below[0].text.strip())
    return SectionRow("", cell.text, ()) if numbered else None


def is_section_line(text: str) -> bool:
    """Tell whether a line between tables names a section: `II. Lĩnh vực ...`, `Phần thứ nhất: ...`."""
    return bool(_parts_of(text, _NUMERAL_AND_NAME)) or key(text).startswith("linh vuc")


def is_first_section(text: str, rows: Iterable[Sequence[Cell]]) -> bool:
    """Tell whether a line above a table names a section though no line below does so too.

    It names a domain (`I. Lĩnh vực ...`), or one of the table's rows is the section that comes after it.
    """
    parts = _parts_of(text, _NUMERAL_AND_NAME)
    if parts is None:
        return False
    following = _FOLLOWING.get(parts[0].strip(" .:)/–-"))
    if key(parts[1]).startswith("linh vuc"):
        return True
    return following is not None and any(_begins_with(following, row) for row in rows)


def _begins_with(numeral: str, row: Sequence[Cell]) -> bool:
    """Tell whether the first text of a row begins with a numeral."""
    first = next((cell.text.strip() for cell in row if not cell.blank), "")
    return first.startswith(numeral) and not first[len(numeral) : len(numeral) + 1].isalnum()


def is_counted_line(text: str) -> bool:
    """Tell whether a line begins with a number or a small letter: `1. Kinh tế`, `a) Y tế`."""
    return bool(_parts_of(text, _COUNTED))


def _is_numeral(text: str) -> bool:
    return bool(_NUMERAL_ALONE.fullmatch(seen(text).text))


def _parts_of(text: str, pattern: re.Pattern[str]) -> tuple[str, str] | None:
    """Return numeral and name to the letter where the text as it is read has both."""
    view = seen(text)
    match = pattern.fullmatch(view.text)
    if match is None:
        return None
    return view.cut(*match.span("numeral")), view.source[view.start(match.start("name")) :]


def _may_hold_name(cell: Cell, header: Header) -> bool:
    """Tell whether a section's name may stand in a cell: under a label, or right behind the number."""
    return header.field_at(cell.column) in _LABELS or cell.column == header.number_column + 1


def _in_one_cell(cell: Cell, header: Header, *, across: bool) -> SectionRow | None:
    text = cell.text
    in_front = cell.column == header.number_column
    if in_front and (_is_numeral(text) or (across and cell.column_span == 1)):
        return SectionRow(text, "", ())
    named = key(text).startswith("linh vuc")
    if not (across or in_front or _may_hold_name(cell, header)):
        return None
    if parts := _parts_of(text, _NUMERAL_AND_NAME):
        return SectionRow(*parts, ())
    if (parts := _parts_of(text, _COUNTED)) and (across or key(parts[1]).startswith("linh vuc")):
        return SectionRow(*parts, ())
    # Where tasks have numbers, capitals without one are no task.
    headed = text.isupper() and (in_front or "number" in header.columns)
    if across or named or headed:
        return SectionRow("", text, ())
    return None
