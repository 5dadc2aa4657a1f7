"""Several lists in one table of a source: where one ends and the next begins, below it or beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from db.limits import LATEST_HEADER
from vqdesk.annex.recognition.columns.header import fold_row, has_header, header_of
from vqdesk.annex.recognition.columns.headings import find_known_field, heading_key, is_number_heading
from vqdesk.annex.recognition.footer import is_total
from vqdesk.annex.recognition.letterhead import find_titles_beside
from vqdesk.annex.recognition.sections import section_line
from vqdesk.annex.recognition.titles import LONGEST_TITLE, MOST_TITLES, opens_annex
from vqdesk.annex.source.grid import Cell, Paragraph, Table, non_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vqdesk.annex.recognition.columns.header import Header

    Block = Paragraph | Table
    Rows = Sequence[Sequence[Cell]]

_SAMPLE = LATEST_HEADER + 20  # rows that tell whether tables stand side by side
_LONGEST_BESIDE_NUMBER = 150  # characters of a heading beside one of the numbers
_LONGEST_HEADING = 60
_LONGEST_OF_NUMBERS = 12
_LEAST_HEADINGS = 3
_LEAST_LETTERS = 3
_MOST_BESIDE = 8
_NEAR = 2  # rows that tell a list of counts
_FIGURES = re.compile(r"[-–\s]*|[0-9][0-9.,]*( ?%)?|[0-9]+/[0-9]+")
_PIVOT = re.compile(
    r"(row|column) labels|nhan (hang|cot)|(sum|count|average) of .*|(dem|tong) so luong cua .*"
)
_MAYBE_PIVOT = re.compile(r"label|nhãn|(sum|count|average) of|số lượng của", re.IGNORECASE)
_LISTED = re.compile(
    r"(danh (sach|muc)|ky hieu|viet tat|(chu|tu|tu ngu) viet tat|y nghia|chu (giai|thich|dan)|giai thich)\b.*"
)
_NARRATIVE = frozenset({"documents", "result", "evaluation"})


def split_table(block: Block, names: Mapping[str, str]) -> Iterator[Block]:
    """Cut a table where another begins: at a header that does not repeat its own, or behind a blank column.

    The titles between are paragraphs, as they are around tables that stand apart; titles of an annex below a
    repeated header stay rows. A table with one text a row is no table but paragraphs. No cell is lost.
    `names` gives fields to headings by hand.
    """
    if isinstance(block, Paragraph):
        yield block
        return
    if len(block.rows) <= MOST_TITLES and all(len(non_blank(row)) < 2 for row in block.rows):
        # Titles, and texts in a frame, stand in tables of one column.
        yield from _lines(block.rows)
        return
    if len(block.rows) <= MOST_TITLES and not has_header(block.rows, names):
        titles = find_titles_beside(block.rows)
        yield replace(block, rows=[[cell for cell in row if cell not in titles] for row in block.rows])
        yield from (Paragraph(cell.text, cell.where) for cell in titles)
        return
    for table in _beside(block, names):
        yield from _below(table, names)


def opens_annex_row(row: Sequence[Cell]) -> bool:
    """Tell a row that has nothing but the first line of an annex's titles."""
    if len(row) > 1 and not (row[0].blank or row[1].blank):
        return False  # as nearly all rows
    cells = non_blank(row)
    return len(cells) == 1 and len(cells[0].text) < LONGEST_TITLE and opens_annex(cells[0].text)


def heads_list(rows: Rows, place: int) -> bool:
    """Tell a row of headings, of tasks or of anything else, where no row of a task can stand."""
    cells = non_blank(rows[place])
    return _is_numbered(cells) or _heads_others(rows, place, cells, free=True)


def take_rows(table: Table, start: int, end: int) -> Table:
    """Return rows of a table as a table."""
    rows = [[cell._replace(row=cell.row - start) for cell in row] for row in table.rows[start:end]]
    return replace(table, rows=rows)


def _lines(rows: Rows) -> Iterator[Paragraph]:
    return (Paragraph(cell.text, cell.where) for row in rows for cell in non_blank(row))


class _Part(NamedTuple):
    """Where a table begins: its titles, its header, and whether the titles stay rows of it."""

    top: int
    first: int
    as_rows: bool = False


def _below(table: Table, names: Mapping[str, str]) -> Iterator[Block]:
    """Yield the tables that stand one below the other, with the titles between."""
    parts = [*_parts(table.rows, names)]
    if len(parts) < 2:
        yield table
        return
    ends = [part.top for part in parts[1:]] + [len(table.rows)]
    for number, (part, end) in enumerate(zip(parts, ends, strict=True)):
        first = part.top if part.as_rows else part.first
        yield from _titles(table, part.top, first)
        yield replace(take_rows(table, first, end), apart=table.apart or number > 0)


def _titles(table: Table, start: int, end: int) -> Iterator[Block]:
    """Yield what stands above a header: rows with one text are lines, others, a letter's head, a table."""
    rows = [*map(non_blank, table.rows[start:end])]
    place = 0
    while place < len(rows):
        last = place
        while last < len(rows) and len(rows[last]) > 1:
            last += 1
        if last > place:
            yield take_rows(table, start + place, start + last)
        else:
            yield from _lines([rows[place]])
        place = max(last, place + 1)


def _parts(rows: Rows, names: Mapping[str, str]) -> Iterator[_Part]:
    current: _Open | None = None
    place = 0
    while place < len(rows):
        if current is None or (
            opens_annex_row(rows[place]) and has_header(rows[place : place + MOST_TITLES], names)
        ):
            as_rows = current is not None
            current = _Open.from_row(rows, place, names)
            if current is None:
                return
            yield _Part(place, current.first, as_rows=as_rows)
            place = current.end
        elif current.ends_at(rows, place, names):
            top = _top(rows, place, current)
            current = _Open.at(rows, top, place, names)
            yield _Part(top, current.first)
            place = current.end
        else:
            place += 1


class _Open:
    """The table whose rows are gone through: its header and where that ends."""

    def __init__(
        self, first: int, end: int, header: Header | None, signatures: frozenset[tuple[str, ...]]
    ) -> None:
        self.first, self.end, self.header = first, end, header
        self._signatures = signatures
        self._beginnings = frozenset(texts[0] for texts in signatures if texts)

    @classmethod
    def from_row(cls, rows: Rows, start: int, names: Mapping[str, str]) -> _Open | None:
        """Return the first table from a row on; None where there is no header."""
        for index in range(start, len(rows)):
            cells = non_blank(rows[index])
            if len(cells) > 1 and (
                has_header([cells], names) or _heads_others(rows, index, cells, free=True)
            ):
                return cls.at(rows, start, index, names)
        return None

    @classmethod
    def at(cls, rows: Rows, top: int, place: int, names: Mapping[str, str]) -> _Open:
        """Return the table with a header at a row, below its titles."""
        # Only the rows near: the rest of a long table would be copied for each of its headers.
        near = rows[top : place + _SAMPLE]
        header = header_of(near, names) if has_header([rows[place]], names) else None
        if header is None:
            top = _first_section(rows, top, place)
            return cls(top, place + 1, None, frozenset({fold_row(rows[place])}))
        first = _first_section(rows, top, top + header.first)
        return cls(first, top + header.end, header, header.signatures)

    def ends_at(self, rows: Rows, place: int, names: Mapping[str, str]) -> bool:
        """Tell whether a row is the header of another table."""
        row = rows[place]
        if any(map(str.isdigit, row[0].text if row else "")):
            return False  # as nearly all rows
        cells = non_blank(row)
        if len(cells) < 2 or any(len(cell.text) > _LONGEST_BESIDE_NUMBER for cell in cells):
            return False
        if _is_numbered(cells):
            return not self._has_again(cells)
        under, free = self._is_under_numbers(cells[0]), len(non_blank(rows[place - 1])) < 2
        if not (under or free or _MAYBE_PIVOT.search(cells[0].text) or _counts_stand(rows, place)):
            return False  # as tasks without numbers
        if self._has_again(cells) or any(len(cell.text) > _LONGEST_HEADING for cell in cells):
            return False
        of_tasks = self.header is not None and self.header.of_annex
        known = has_header([cells], names)
        if known and (under or (free and not of_tasks)):
            return True
        return _heads_others(rows, place, cells, free=free or under or known)

    def _has_again(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row repeats one of the header's."""
        return heading_key(cells[0].text) in self._beginnings and fold_row(cells) in self._signatures

    def _is_under_numbers(self, cell: Cell) -> bool:
        """Tell words under the numbers: tasks may begin with those of headings, but not there."""
        header = self.header
        if header is None or "number" not in header.columns:
            return False
        return cell.column <= header.number_column and sum(map(str.isalpha, cell.text)) > 1


def _is_numbered(cells: Sequence[Cell]) -> bool:
    """Tell headings that begin with the one of the numbers."""
    short = len(cells) >= _LEAST_HEADINGS and len(cells[0].text) <= _LONGEST_OF_NUMBERS
    return short and is_number_heading(cells[0].text)


def _heads_others(rows: Rows, place: int, cells: Sequence[Cell], *, free: bool) -> bool:
    """Tell headings by what they are of: a pivot's, or of counts that stand below.

    `free` tells that they are known to be of no task.
    """
    if _MAYBE_PIVOT.search(cells[0].text) and _PIVOT.fullmatch(heading_key(cells[0].text)):
        return True
    if len(cells) < _LEAST_HEADINGS or any(any(map(str.isdigit, cell.text)) for cell in cells):
        return False
    if not free or sum(map(str.isalpha, cells[0].text)) < _LEAST_LETTERS or section_line(cells):
        return False
    return _counts_stand(rows, place)


def _counts_stand(rows: Rows, place: int) -> bool:
    """Tell whether the rows below one are counts."""
    below = [*filter(None, map(non_blank, rows[place + 1 : place + 1 + _NEAR]))]
    return bool(below) and all(map(_is_count, below))


def _is_count(cells: Sequence[Cell]) -> bool:
    """Tell a row of a name and figures, its number before it or not."""
    texts = [cell.text.strip() for cell in cells]
    name = 1 if len(texts) > 2 and texts[0].rstrip(".").isdigit() else 0
    figures = texts[name + 1 :]
    named = any(map(str.isalpha, texts[name]))
    return (
        named
        and bool(figures)
        and all(map(_FIGURES.fullmatch, figures))
        and any(map(str.isdigit, "".join(figures)))
    )


def _top(rows: Rows, place: int, above: _Open) -> int:
    """Return where the titles above a header begin; what still belongs to the table above is none."""
    top = place
    while top > above.end and (len(cells := non_blank(rows[top - 1])) < 2 or section_line(cells)):
        top -= 1
    while top < place and (cells := non_blank(rows[top])):
        field = above.header.field_at(cells[0].column) if above.header else None
        goes_on = field in _NARRATIVE and cells[0].column_span == 1
        if not goes_on and not is_total(heading_key(cells[0].text), cells):
            break
        top += 1
    return top


def _first_section(rows: Rows, top: int, header: int) -> int:
    """Return where the sections begin that stand right above a header in cells of their own."""
    while header > top and len(cells := non_blank(rows[header - 1])) > 1 and section_line(cells):
        header -= 1
    return header


def _beside(table: Table, names: Mapping[str, str]) -> Iterator[Table]:
    """Yield the tables that stand side by side, a blank column between them."""
    for _ in range(_MOST_BESIDE):
        start = _next_beside(table.rows, names)
        if start is None:
            break
        left, right = _halves(table.rows, start)
        yield replace(table, rows=left)
        table = replace(table, rows=right, apart=True)
    yield table


def _next_beside(rows: Rows, names: Mapping[str, str]) -> int | None:
    """Return the column at which a table stands beside the first one; None where there is none."""
    sample = rows[:_SAMPLE]
    for start in _behind_gaps(sample)[:_MOST_BESIDE]:
        if _stand_apart(*_halves(sample, start), names) and start in _behind_gaps(rows):
            return start
    return None


def _behind_gaps(rows: Rows) -> list[int]:
    """Return the columns with texts before which a column has none; titles may reach over it."""
    spans = {
        (cell.column, cell.column + cell.column_span)
        for row in rows
        if len(row) > 1 and len(cells := non_blank(row)) > 1
        for cell in cells
    }
    found: list[int] = []
    reached = None
    for begin, end in sorted(spans):
        if reached is not None and begin > reached:
            found.append(begin)
        reached = max(end, reached or 0)
    return found


def _halves(rows: Rows, start: int) -> tuple[list[list[Cell]], list[list[Cell]]]:
    left = [[cell for cell in row if cell.column < start] for row in rows]
    right = [
        [cell._replace(column=cell.column - start) for cell in row if cell.column >= start] for row in rows
    ]
    return left, right


def _stand_apart(left: Rows, right: Rows, names: Mapping[str, str]) -> bool:
    """Tell whether what stands behind a blank column is another table, no further columns.

    It has a heading that the table before it has too, no headings beside that one's, is a legend, a list to
    choose from or counts, or goes on below the last row of that.
    """
    place = next((index for index, row in enumerate(left[:LATEST_HEADER]) if has_header([row], names)), None)
    if place is None:
        return False
    there, known = _fields(left[place]), {*fold_row(left[place])}
    heads, headings = next(filter(None, map(non_blank, right)), []), non_blank(right[place])
    if any(_PIVOT.fullmatch(text) or _LISTED.fullmatch(text) or text in known for text in fold_row(heads)):
        return True
    columns = {cell.column for row in right for cell in non_blank(row)}
    if sum(cell.column_span for cell in headings) < len(columns) or any(
        _FIGURES.fullmatch(cell.text.strip()) for cell in headings
    ):
        return True
    for index, row in enumerate(right[:LATEST_HEADER]):
        cells = non_blank(row)
        if (index == place or has_header([cells], names)) and _fields(cells) & there:
            return True
    last = max(index for index, row in enumerate(left) if non_blank(row))
    return any(non_blank(row) for row in right[last + 1 :])


def _fields(cells: Iterable[Cell]) -> set[str]:
    return {known.field for cell in cells if (known := find_known_field(cell.text))}
