"""The annex's section rows: a numeral and a name, in one cell, in two or merged across."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.counts import LONGEST_COUNT, counts_tasks, is_count, is_verdict
from vqdesk.annex.source.grid import NEAR, non_blank, row_below
from vqdesk.text.numerals import format_letters, format_roman
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.source.grid import Cell, Grid

_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_PART = r"(?i:phần|mục|chương|nhóm)[ \u00a0]+(?:(?i:thứ)[ \u00a0]+[^\W\d_]+|[IVXLCDM]+\b|[0-9]+|[A-ZĐ]\b)"
_NUMERAL = rf"(?:{_PART}|{_ROMAN}|[A-ZĐ])[ \u00a0]?[.):/–-]?"
_NUMERAL_ALONE = re.compile(rf"\s*{_NUMERAL}\s*")
_NUMERAL_AND_NAME = re.compile(rf"\s*(?P<numeral>{_NUMERAL})(?:\s+|(?<=[.):]))(?P<name>\S.*)", re.DOTALL)
_COUNTED = re.compile(
    r"\s*(?P<numeral>[0-9]{1,2}(?:\.[0-9]{1,2})*[.):/–-]?|[a-zđ][.)/])\s+(?P<name>\S.*)", re.DOTALL
)
_FOLLOWING = {"I": "II", "A": "B"}
_COUNT = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)/]?\)?")
_SHORTEST_NAME = 3  # letters of a section's name that has no numeral
_LONGEST_NAME = 150
_LABELS = ("unit", "content")
_OF_SECTION = ("number", "content", "unit")
OF_TASKS = (
    *(*_LABELS, "documents", "result", "assignment", "coordinating", "leader", "officer", "output"),
    *("deadline", "status", "finished"),
)
"""Of these a section's row has at most its name and its unit."""
NARRATIVES = ("content", "documents", "result", "output")
"""What a row of a section only counts, where it has more than a name."""


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
    counts = _counts(filled, header)
    bare = [cell for cell in filled if cell not in counts] if counts else filled
    if any(header.field_at(cell.column) in OF_TASKS for cell in bare[2:]) and not _has_unit(bare, header):
        return None  # as nearly all rows
    if grid.hangs_into(row) and len(grid.covering(row)) > len(filled):
        return None  # a merged cell reaches into the row: it is part of a task
    section = _named(grid, row, bare, header)
    if len(bare) > 2 and _has_unit(bare, header):
        told = not counts or any(counts_tasks(cell.text) for cell in counts)
        if not (told and _is_above_numbers(grid, row, header)):
            return None  # a task of that unit
    if not counts:
        return section
    beside = len(bare) == 1 or any(header.field_at(cell.column) in OF_TASKS for cell in counts)
    if beside and not _is_among_numbers(grid, row, header, bare[0], counts):
        return None  # figures may be a task's result
    section = section or _counted(bare, counts, header)
    return section._replace(rest=[*section.rest, *counts]) if section else None


def _named(grid: Grid, row: int, filled: Sequence[Cell], header: Header) -> SectionRow | None:
    """Read a section off a row's cells that count nothing."""
    across = any(cell.column_span >= max(2, len(header.columns) - 1) for cell in grid.rows[row])
    if len(filled) == 1:
        section = _in_one_cell(filled[0], header, across=across)
        return section or _before_numbers(grid, row, filled[0], header)
    first, second, *rest = filled
    if first.column != header.number_column or not _may_hold_name(second, header):
        return None
    name = second.text
    if across or _is_numeral(first.text) or heading_key(name).startswith("linh vuc"):
        return SectionRow(first.text, name, rest)
    return None


def _counts(filled: Sequence[Cell], header: Header) -> list[Cell]:
    """Return the cells behind a row's name that only count; none where one of them tells anything else."""
    first = filled[0]
    labelled = first.column == header.number_column and (
        not any(map(str.isalpha, first.text)) or _is_numeral(first.text)
    )
    behind = filled[1 + labelled :]
    if any(len(cell.text) > LONGEST_COUNT and header.field_at(cell.column) in NARRATIVES for cell in behind):
        return []  # as nearly all rows: folding their other texts takes time
    counts: list[Cell] = []
    for cell in behind:
        field = header.field_at(cell.column)
        if is_count(cell.text) or (field == "evaluation" and is_verdict(cell.text)):
            counts.append(cell)
        elif field in NARRATIVES:
            return []
    return counts


def _has_unit(bare: Sequence[Cell], header: Header) -> bool:
    """Tell a numeral and a name with the unit behind them whose section it may be."""
    if len(bare) != len(_OF_SECTION) or not bare[0].text[:1].isalpha():
        return False
    fields = tuple(header.field_at(cell.column) for cell in bare)
    return fields == _OF_SECTION and _is_numeral(bare[0].text)


def _is_above_numbers(grid: Grid, row: int, header: Header) -> bool:
    below = row_below(grid.rows, row)
    return len(below) > 1 and _is_numbered(below, header)


def _is_among_numbers(grid: Grid, row: int, header: Header, name: Cell, counts: Iterable[Cell]) -> bool:
    """Tell whether tasks near a row are numbered with figures, as those of a section are.

    Where no task has a number, the row's own words tell.
    """
    if "number" not in header.columns:
        numbered = _parts_of(name.text, _NUMERAL_AND_NAME) is not None
        return heading_key(name.text).startswith("linh vuc") or (
            numbered and any(counts_tasks(cell.text) for cell in counts)
        )
    below = max(row + 1, header.end)
    near = (*grid.rows[below : below + NEAR], *grid.rows[max(header.end, row - NEAR) : row])
    return any(_is_numbered(cells, header) for cells in map(non_blank, near) if cells)


def _counted(bare: Sequence[Cell], counts: Sequence[Cell], header: Header) -> SectionRow | None:
    """Read a name without a numeral, beside which tasks are counted: `Phòng Kinh tế | 12 nhiệm vụ`."""
    if len(bare) > 1 or not _may_hold_name(bare[0], header):
        return None
    if _is_units_own(bare[0], header) or any(counts_tasks(cell.text) for cell in counts):
        return SectionRow("", bare[0].text, ())
    return None


def _before_numbers(grid: Grid, row: int, cell: Cell, header: Header) -> SectionRow | None:
    """Read a name alone under the numbers or the units, a numbered row below it: a unit's tasks."""
    beside = cell.column == header.number_column or _is_units_own(cell, header)
    if "number" not in header.columns or not beside:
        return None
    text = cell.text.strip()
    if len(text) > _LONGEST_NAME or sum(map(str.isalpha, text)) < _SHORTEST_NAME:
        return None
    return SectionRow("", cell.text, ()) if _is_above_numbers(grid, row, header) else None


def _is_numbered(cells: Sequence[Cell], header: Header) -> bool:
    return cells[0].column == header.number_column and bool(_COUNT.fullmatch(cells[0].text.strip()))


def _is_units_own(cell: Cell, header: Header) -> bool:
    """Tell a cell under the units, where tasks have contents beside these."""
    return header.field_at(cell.column) == "unit" and "content" in header.columns


def is_section_line(text: str) -> bool:
    """Tell whether a line between tables names a section: `II. Lĩnh vực ...`, `Phần thứ nhất: ...`."""
    return bool(_parts_of(text, _NUMERAL_AND_NAME)) or heading_key(text).startswith("linh vuc")


def is_first_section(text: str, rows: Iterable[Sequence[Cell]]) -> bool:
    """Tell whether a line above a table names a section though no line below does so too.

    It names a domain (`I. Lĩnh vực ...`), or one of the table's rows is the section that comes after it.
    """
    parts = _parts_of(text, _NUMERAL_AND_NAME)
    if parts is None:
        return False
    following = _FOLLOWING.get(parts[0].strip(" .:)/–-"))
    if heading_key(parts[1]).startswith("linh vuc"):
        return True
    return following is not None and any(_begins_with(following, row) for row in rows)


def find_counted_runs(lines: Sequence[str]) -> list[range]:
    """Return the runs of lines whose numerals count on, from the first one: `I. ...`, `II. ...`; `A`, `B`."""
    numerals = [_bare_numeral(line) for line in lines]
    runs: list[range] = []
    for first in range(len(lines)):
        for named in (format_roman, format_letters, str):
            end = first
            while end < len(lines) and numerals[end] == named(end - first + 1):
                end += 1
            if end - first > 1:
                runs.append(range(first, end))
    return runs


def _bare_numeral(line: str) -> str:
    parts = _parts_of(line, _NUMERAL_AND_NAME) or _parts_of(line, _COUNTED)
    return parts[0].strip(" \u00a0.):/–-") if parts else ""


def section_line(cells: Sequence[Cell]) -> str:
    """Return the line that a row of a section makes, in one cell or in two; "" for any other row.

    What is behind a numeral and a name in cells side by side may count the section's tasks.
    """
    if len(cells) < 2:
        return next((cell.text for cell in cells if is_section_line(cell.text)), "")
    first, name, *rest = cells
    if not _is_numeral(first.text) or first.column + first.column_span != name.column:
        return ""
    if len(name.text) > _LONGEST_NAME or sum(map(str.isalpha, name.text)) < _SHORTEST_NAME:
        return ""
    return f"{first.text} {name.text}" if all(is_count(cell.text) for cell in rest) else ""


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
    named = heading_key(text).startswith("linh vuc")
    if not (across or in_front or _may_hold_name(cell, header)):
        return None
    if parts := _parts_of(text, _NUMERAL_AND_NAME):
        return SectionRow(*parts, ())
    if (parts := _parts_of(text, _COUNTED)) and (across or heading_key(parts[1]).startswith("linh vuc")):
        return SectionRow(*parts, ())
    # Where tasks have numbers, capitals without one are no task.
    headed = text.isupper() and (in_front or "number" in header.columns)
    if across or named or headed:
        return SectionRow("", text, ())
    return None
