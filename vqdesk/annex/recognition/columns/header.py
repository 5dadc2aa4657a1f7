"""The annex's header row: where it is in a table, and which field of a task each column holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from db.limits import LATEST_HEADER
from vqdesk.annex.recognition.columns.header_columns import HeaderColumns
from vqdesk.annex.recognition.columns.headings import find_known_field, heading_key
from vqdesk.annex.source.grid import Cell, Grid, non_blank
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.records import Column
    from vqdesk.annex.recognition.columns.choices import KeyChoice

_TALLEST_HEADER = 4  # rows, with the one that numbers the columns
# What a column is reckoned from stands behind its number: `5=4/3`, `(5)=(4)/(3)`, `[5] = [4]:[3]x100%`.
_COLUMN_NUMBER = re.compile(r"[(\[]?([A-ZĐa-zđ]|[0-9]{1,2}[)\]]?(\s*=.*)?)[)\]]?")
_COUNTED = re.compile(r"[(\[]?([0-9]{1,2})[)\]]?(?:\s*=.*)?[)\]]?")
_COUNT = re.compile(r"\(?[0-9]{1,3}([.,][0-9]{1,2})*[.)/]?")
_PERCENT = re.compile(r"[0-9]{1,4}([.,][0-9]{1,4})? ?%")
_LONGEST_NUMBER = 40  # characters; a column's number may say how it is computed: `(6) = (5) / (4) x 100`
_SAMPLE = 20  # rows below a heading that tell what it is of


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found: the grid's rows from `first` up to `end`, and what the columns hold.

    `columns[c]` is a field of COLUMN_FIELDS, `extra:<heading>`, or None where no heading tells; `texts[c]` is
    the heading itself, "" where there is none, `names[c]` what tells it from all others, `choices[c]` why it
    is what it is.
    `signatures` are the folded texts of its rows, by which a repeated header is known, `beginnings` the
    first ones of these. `starts` are the columns at which another heading begins. `of_annex` tells whether
    they are an annex's headings.
    """

    first: int
    end: int
    columns: tuple[str | None, ...]
    texts: tuple[str, ...]
    annex_columns: tuple[Column, ...]
    signatures: frozenset[tuple[str, ...]]
    beginnings: frozenset[str]
    starts: tuple[int, ...]
    of_annex: bool = True
    choices: tuple[KeyChoice, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def number_column(self) -> int:
        """Return the column of the numbers; the first where there is none."""
        return self.columns.index("number") if "number" in self.columns else 0

    def repeated_by(self, cells: Sequence[Cell], first: str) -> bool:
        """Tell whether a row's cells that are not blank are one of the header's rows once more.

        `first` is the key of the first one, which tells nearly always: folding long texts takes time.
        """
        return first in self.beginnings and fold_row(cells) in self.signatures

    def field_at(self, column: int) -> str | None:
        """Return what a column holds; None where no heading tells."""
        return self.columns[column] if column < len(self.columns) else None


def fold_row(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return the folded texts of a row's cells that are not blank."""
    return tuple(heading_key(cell.text) for cell in non_blank(cells))


def find_header(grid: Grid, named: Mapping[str, str], account: ImportLog) -> Header | None:
    """Find the first row of headings and read the columns off it; None where there is none.

    `named` gives fields to headings by hand. What the report's headings cannot hold is noted.
    """
    first = _first(grid, named)
    if first is None:
        return None
    end = _end(grid, first)
    first -= _has_group_above(grid, first)
    rows = [grid.rows[row] for row in range(first, end)]
    columns = HeaderColumns(grid, range(first, end), _names(named), _is_numbering, _counts)
    numbered = end < len(grid.rows) and _is_numbering(grid.rows[end])
    if numbered:
        rows.append(grid.rows[end])
        for cell in grid.rows[end]:
            account.add(cell.where, cell.text, "skipped", "account.column_numbers")
    columns.note(account)
    signatures = frozenset(filter(None, map(fold_row, rows)))
    return Header(
        *(first, end + numbered, columns.fields, columns.texts, columns.annex_columns(), signatures),
        *(frozenset(texts[0] for texts in signatures), columns.starts, columns.of_annex),
        *(columns.choices, columns.names),
    )


def has_header(rows: Sequence[Sequence[Cell]], named: Mapping[str, str] | None = None) -> bool:
    """Tell whether one of the first rows of a table is an annex's header."""
    names = _names(named or {})
    return any(_is_header(_block(rows, row), names) for row in range(len(rows[:LATEST_HEADER])))


def header_of(rows: Sequence[Sequence[Cell]], named: Mapping[str, str] | None = None) -> Header | None:
    """Return the header of a table's rows; None where there is none."""
    # Only the first rows: the whole of a long annex would be looked at twice.
    first = Grid(rows[: LATEST_HEADER + _TALLEST_HEADER + _SAMPLE])
    return find_header(expand_flat_header(first, named), named or {}, ImportLog())


def expand_flat_header(grid: Grid, named: Mapping[str, str] | None = None) -> Grid:
    """Give a flat header over two or three rows its spans.

    A heading with empty cells beside it and headings below them spans these; the others span all
    rows. A header that has spans already, or only one row, stays as it is.
    """
    first = _first(grid, named or {})
    if first is None or first + 1 == len(grid.rows):
        return grid
    spans = _flat_spans(grid.rows[first], grid.rows[first + 1])
    if spans is None:
        return grid
    third = grid.rows[first + 2] if first + 2 < len(grid.rows) else ()
    heads = _three_rows(*spans, third) or spans
    rows = [*grid.rows[:first], *heads, *grid.rows[first + len(heads) :]]
    return replace(grid, rows=rows)


def _counts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether most texts in the first column of rows are numbers: such a column needs no heading."""
    texts = [cell.text.strip() for row in rows for cell in non_blank(row) if cell.column == 0]
    return sum(bool(_COUNT.fullmatch(text)) for text in texts) * 2 > len(texts)


def _field_of(text: str) -> str | None:
    known = find_known_field(text)
    return known.field if known else None


def _names(named: Mapping[str, str]) -> dict[str, str]:
    return {heading_key(heading): field for heading, field in named.items()}


def _first(grid: Grid, named: Mapping[str, str]) -> int | None:
    """Return the first row of headings; where these stand below others, `TT | 6 rõ`, the row of those."""
    names = _names(named)
    found = next((row for row in range(len(grid.rows)) if _is_header(_block(grid.rows, row), names)), None)
    if not found:
        return found
    if grid.hangs_into(found):
        top = min(cell.row for cell in grid.covering(found))
        return top if found - top < _TALLEST_HEADER else found
    above = grid.rows[found - 1]
    fields = {_field_of(cell.text) for cell in non_blank(above)}
    heads = bool(fields & {"number", "content"}) and len(non_blank(above)) > 1
    return found - 1 if heads and _flat_spans(above, grid.rows[found]) else found


def _block(rows: Sequence[Sequence[Cell]], row: int) -> list[Cell]:
    """Return a row's cells, and those of the few rows down to which some of them reach: under their heads.

    Where no head stands over the content, the unit and one more, no row alone names two of them.
    """
    cells = list(rows[row])
    down = max((cell.row_span for cell in cells), default=1)
    if 1 < down < _TALLEST_HEADER:
        cells += [cell for below in rows[row + 1 : row + down] for cell in below]
    return cells


def _is_header(row: Iterable[Cell], names: Mapping[str, str]) -> bool:
    """Tell a row of headings: it names the content or the unit and one more column."""
    cells = non_blank(row)
    if cells and _is_of_task(cells):
        return False
    fields = {names.get(heading_key(cell.text)) or _field_of(cell.text) for cell in cells}
    fields -= {None, "extra", "note"}
    return len(fields) > 1 and bool(fields & {"content", "unit"})


def _has_group_above(grid: Grid, first: int) -> bool:
    """Tell whether the row above the headings holds one that groups some of them, and nothing else.

    A title reaches over the number, the unit or the content too, wherever it is merged.
    """
    above = non_blank(grid.rows[first - 1]) if first else []
    if len(above) != 1 or above[0].column_span == 1:
        return False
    heads = non_blank(_block(grid.rows, first))
    under = [_field_of(cell.text) for cell in heads if cell.column in _columns(above[0])]
    return len(under) > 1 and not {"number", "unit", "content"}.intersection(under)


def _is_of_task(cells: Sequence[Cell]) -> bool:
    """Tell a task of figures, a number first or a percentage: `3 | Đơn vị 4 | ... | Đã làm | 30%`."""
    return bool(_COUNT.fullmatch(cells[0].text.strip())) or any(
        _PERCENT.fullmatch(cell.text.strip()) for cell in cells
    )


def _end(grid: Grid, first: int) -> int:
    """Return the row after the header: its cells' spans tell, or headings that stand under a group.

    A heading over one cell alone is no group: in a table whose borders were dragged each may span columns.
    """
    row = grid.rows[first]
    end = min(first + max(cell.row_span for cell in row), len(grid.rows))
    if end == first + 1 < len(grid.rows):
        below = non_blank(grid.rows[end])
        groups = [_columns(cell) for cell in non_blank(row) if cell.column_span > 1]
        over = {column: group for group in groups for column in group}
        wholly = (columns for columns in map(_columns, below) if columns[-1] in over.get(columns[0], ()))
        under = Counter(over[columns[0]] for columns in wholly)
        if len(below) > 1 and under.total() == len(below) and 1 not in under.values():
            return end + 1
    return end


def _is_numbering(row: Sequence[Cell]) -> bool:
    """Tell the row that numbers the columns: `(1) (2) (3)` or `A B 1 2 3`."""
    texts = [seen(cell.text).text.strip() for cell in non_blank(row)]
    letters = [text for text in texts if len(bare := text.strip("()[]")) == 1 and bare.islower()]
    # But a row of ticks, `x x x`, and a task of letters: `1 a b c`.
    if len(letters) > len({*letters}) or letters != texts[: len(letters)]:
        return False
    return len(texts) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def is_numbering_again(cells: Sequence[Cell]) -> bool:
    """Tell a row below the header that numbers the columns: each number is by one above the one before."""
    if any(len(cell.text) > _LONGEST_NUMBER for cell in cells):
        return False  # as nearly all rows
    numbers = [match[1] for cell in cells if (match := _COUNTED.fullmatch(cell.text.strip()))]
    counted = all(int(last) + 1 == int(number) for last, number in pairwise(numbers))
    return len(numbers) > 2 and counted and _is_numbering(cells)


def _flat_spans(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[list[Cell], list[Cell]] | None:
    """Return both rows with spans; None where the lower row is not the second row of a flat header."""
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in (*upper, *lower)):
        return None
    # Empty cells may be left out: the last ones tell the width.
    groups = _groups(upper, max(cell.column + 1 for cell in (*upper, *lower)))
    below = {cell.column for cell in non_blank(lower)}
    grouped = {column for group in groups if group.column_span > 1 for column in _columns(group)}
    # A head may stand over one column alone where what is below it is a heading beyond doubt.
    if len(below) < 2:
        return None
    known = all(_field_of(cell.text) for cell in non_blank(lower)) and not _is_of_task(non_blank(lower))
    if not (below <= grouped or (known and not below & _named_columns(upper))):
        return None
    above: list[Cell] = []
    alone: set[int] = set()
    for group in groups:
        if not below.isdisjoint(_columns(group)):
            above.append(group)
        else:
            alone.add(group.column)
            above.append(group._replace(row_span=2, column_span=1))
    covered = {column for group in above for column in _columns(group)}
    above += [cell for cell in upper if cell.column not in covered]
    kept = [cell for cell in lower if cell.column not in alone]
    return sorted(above, key=lambda cell: cell.column), kept


def _three_rows(
    upper: Sequence[Cell], middle: Sequence[Cell], third: Sequence[Cell]
) -> tuple[list[Cell], list[Cell], list[Cell]] | None:
    """Return three rows with spans; None where the third is no row of headings under some of the second's."""
    lowest = non_blank(third)
    grouped = [cell for cell in upper if cell.column_span > 1]
    over = {column for cell in grouped for column in _columns(cell)}
    known = sum(_field_of(cell.text) is not None for cell in lowest)
    if len(lowest) < 2 or known * 2 < len(lowest) or _is_of_task(lowest):
        return None
    if any(cell.row_span > 1 or cell.column_span > 1 or cell.column not in over for cell in lowest):
        return None
    heads: list[Cell] = []
    for group in grouped:
        under = [cell for cell in non_blank(middle) if cell.column in _columns(group)]
        ends = [cell.column for cell in under[1:]] + [group.column + group.column_span]
        for cell, end in zip(under, ends, strict=True):
            deeper = any(cell.column <= low.column < end for low in lowest)
            heads.append(
                cell._replace(column_span=end - cell.column if deeper else 1, row_span=1 if deeper else 2)
            )
    above = [cell._replace(row_span=3) if cell.row_span > 1 else cell for cell in upper]
    return above, heads, [*third]


def _named_columns(upper: Sequence[Cell]) -> set[int]:
    """Return the columns of the number, the content and the unit, under which no further heading stands."""
    naming = ("number", "content", "unit")
    return {cell.column for cell in non_blank(upper) if _field_of(cell.text) in naming}


def _groups(row: Sequence[Cell], width: int) -> list[Cell]:
    """Return the row's headings, each spanning the empty cells beside it."""
    headings = non_blank(row)
    ends = [cell.column for cell in headings[1:]] + [width]
    return [cell._replace(column_span=end - cell.column) for cell, end in zip(headings, ends, strict=True)]


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.column_span)
