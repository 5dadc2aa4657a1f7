"""The annex in rows of a workbook's two sheets: the annex as it is printed, and the list of its tasks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from db.errors import Refused
from vqdesk.annex.layout.table import cell_places
from vqdesk.formats.excel.references import LAST_ROW
from vqdesk.formats.excel.writer import row_heights as heights
from vqdesk.formats.excel.writer.cells import Cells
from vqdesk.formats.excel.writer.page_breaks import Pages
from vqdesk.formats.excel.writer.styles import TABLE_ROLES, CellFormats
from vqdesk.text.figures import join_number
from vqdesk.text.numerals import format_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.annex.layout.table import AnnexRow, AnnexTable, Line
    from vqdesk.annex.layout.typography import CellRole, LineRole
    from vqdesk.formats.excel.writer.cells import CellContent

ANNEX, LIST = 0, 1
"""The sheets by their place."""

HIGHEST_ROW = 409.0
"""Points; Excel makes no row higher."""

LIST_HEADING = "Lĩnh vực"
"""The heading over the domains in the list of tasks: a column that the annex has not."""

_POINTS_A_MM = 72 / 25.4
_DOTS_A_MM = 96 / 25.4
_LIST_WIDTH = 28  # millimetres of the domains' column
_LIST_WIDER = 1.6  # narratives: a row of the list is one row, however long they are
_LEFT_SHARE = 0.45  # of the width, for the recipients in the closing block

CellXml = tuple[str, str, str, str]
"""A cell as XML has it: column letters, format, type ("s" a shared text, "n" a number, "" empty), value."""


class SheetRow(NamedTuple):
    """One row of a sheet; `texts` are the shared texts that it brings, in their order.

    `height` in points; a `fixed` one no program may fit to the row's texts.
    """

    sheet: int
    number: int
    height: float
    fixed: bool
    cells: list[CellXml]
    texts: Sequence[str]
    merges: Sequence[str] = ()


class _Placed(NamedTuple):
    """A text of a block: where it begins and how far it reaches, from 0."""

    text: str
    role: CellRole | LineRole
    column: int
    across: int = 1
    row: int = 0
    down: int = 1


class Layout:
    """Lay an annex out in rows; `header`, `tasks` and `formats` are complete when all rows were given.

    `header` are the first and last row of the annex's header, `tasks` how many the list has. The
    same table gives the same rows.
    """

    def __init__(self, table: AnnexTable) -> None:
        self.formats = CellFormats(table.looks)
        self.header = (1, 1)
        self.tasks = 0
        self.widths = [to_dots(column.width) for column in table.columns]
        self.list_widths = [to_dots(_LIST_WIDTH)]
        for column in table.columns:
            wider = _LIST_WIDER if column.role == "narrative" else 1
            self.list_widths.append(to_dots(column.width * wider))
        self.pages = Pages(table.page)
        self._table = table
        self._rooms = [dots * 0.75 for dots in self.widths]
        self._list_rooms = [dots * 0.75 for dots in self.list_widths]
        self._columns = [format_letters(number) for number in range(1, len(table.columns) + 2)]
        self._row = 0
        self._size = table.looks["label"].size
        self._pitch = heights.line_pitch(self._size)
        self._cells = Cells(self.formats, self._size)
        self._plain = {role: self.formats.format_id(role) for role in TABLE_ROLES}

    @property
    def table(self) -> AnnexTable:
        """Return what is laid out."""
        return self._table

    @property
    def last_row(self) -> int:
        """Return the annex's last row so far."""
        return self._row

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows of both sheets, each sheet's in their order; the table's rows are read once.

        Raises Refused excel.text for a text, excel.rows for more rows than Excel can hold.
        """
        table = self._table
        yield self._list_header()
        if table.room:
            yield from self._empty(table.room * _POINTS_A_MM)
        for line in table.lines:
            yield from self._across([_Placed(line.text, line.role, 0, len(self.widths))])
        yield from self._header()
        yield from self._body(table.rows)
        if table.closing:
            yield from self._empty(self._pitch, holds=True)
            closing = list(self._closing(*table.closing))
            for number, cells in enumerate(closing, 1):
                yield from self._across(cells, holds=number < len(closing))

    # The annex's parts

    def _across(self, cells: list[_Placed], *, holds: bool = False) -> Iterator[SheetRow]:
        """Give a block whose texts stand side by side, in as many rows as it is high."""
        pieces = self._pieces(max(map(self._height, cells)))
        self.pages.add(self._row + 1, pieces, holds=holds)
        return self._block(cells, pieces)

    def _header(self) -> Iterator[SheetRow]:
        first = self._row + 1
        placed = [
            _Placed("\n".join(cell.paragraphs), cell.role, column, cell.column_span, row, cell.row_span)
            for row, column, cell in cell_places(self._table.header)
        ]
        self.header = (first, self._row + len(self._table.header))
        found = self._header_heights(placed)
        self.pages.repeat(found)
        yield from self._block(placed, found)

    def _header_heights(self, placed: Iterable[_Placed]) -> list[float]:
        """Return the height of each row of the header; what spans more makes the last of them higher."""
        found = [self._pitch] * len(self._table.header)
        for cell in sorted(placed, key=lambda cell: cell.down):
            last = cell.row + cell.down - 1
            missing = self._height(cell) - sum(found[cell.row : last + 1])
            found[last] = min(found[last] + max(0.0, missing), HIGHEST_ROW)
        return found

    def _body(self, rows: Iterable[AnnexRow]) -> Iterator[SheetRow]:
        domain: str | None = None
        domain_cell: CellContent = (self._plain["label"], "", "")
        domain_lines = 1
        for row in rows:
            if row.kind == "task":
                tall, list_tall, cells, texts = self._task(row)
                if domain is not None:
                    domain_cell = self._cells.make(domain, "label", _LIST_WIDTH * _POINTS_A_MM)
                    texts += self._cells.take_texts()
                    domain_lines = heights.count_lines(domain, self._list_rooms[0], self._size)
                    domain = None
                yield from self._task_rows(tall, cells, texts)
                yield self._list_row([domain_cell, *cells], max(list_tall, domain_lines))
                continue
            placed = []
            column = 0
            for text, (role, span, _) in zip(row.texts, row.shape, strict=True):
                placed.append(_Placed(text, role, column, span))
                column += span
            domain = join_number(placed[0].text, placed[-1].text) if len(placed) > 1 else placed[0].text
            yield from self._across(placed, holds=True)

    def _task(self, row: AnnexRow) -> tuple[int, int, list[CellContent], list[str]]:
        """Return how many lines high a task is in both sheets, its cells without letters, and their texts."""
        tall = list_tall = 1
        cells = []
        size = self._size
        rooms = zip(row.texts, row.shape, self._rooms, self._list_rooms[1:], strict=True)
        for text, (role, _, _), room, list_room in rooms:
            cells.append(self._cells.make(text, role, room))
            if len(text) > 2:
                count = heights.count_lines(text, room, size)
                tall = max(tall, count)
                if room != list_room and count > 1:
                    count = heights.count_lines(text, list_room, size)
                list_tall = max(list_tall, count)
        return tall, list_tall, cells, self._cells.take_texts()

    def _task_rows(self, tall: int, cells: Sequence[CellContent], texts: Sequence[str]) -> Iterator[SheetRow]:
        """Give a task's row; one that Excel could not make high enough is cells merged over several rows."""
        pieces = self._pieces(tall * self._pitch)
        self.pages.add(self._row + 1, pieces)
        if len(pieces) == 1:
            placed = [(letter, *cell) for letter, cell in zip(self._columns, cells, strict=False)]
            yield SheetRow(ANNEX, self._next(), pieces[0], False, placed, texts)
            return
        first, last = self._row + 1, self._row + len(pieces)
        merges = [f"{letter}{first}:{letter}{last}" for letter in self._columns[: len(cells)]]
        for index, piece in enumerate(pieces):
            placed = [
                (letter, *(cell if not index else (cell[0], "", "")))
                for letter, cell in zip(self._columns, cells, strict=False)
            ]
            yield SheetRow(
                ANNEX, self._next(), piece, True, placed, () if index else texts, () if index else merges
            )

    def _closing(self, left: Sequence[Line], right: Sequence[Line]) -> Iterator[list[_Placed]]:
        """Give the closing block line by line, both columns side by side where there is room."""
        columns = len(self.widths)
        split = self._split()
        if not split:
            yield from ([_Placed(line.text, line.role, 0, columns)] for line in (*left, *right))
            return
        for index in range(max(len(left), len(right))):
            cells = [_Placed(line.text, line.role, 0, split) for line in left[index : index + 1]]
            cells += [
                _Placed(line.text, line.role, split, columns - split) for line in right[index : index + 1]
            ]
            yield cells

    def _split(self) -> int:
        """Return how many columns the closing block's left column covers; 0 where there is only one."""
        wanted = sum(self.widths) * _LEFT_SHARE
        splits = range(1, len(self.widths))
        return min(splits, key=lambda split: abs(sum(self.widths[:split]) - wanted), default=0)

    # The list

    def _list_header(self) -> SheetRow:
        headings = [LIST_HEADING, *(column.heading for column in self._table.columns)]
        rooms = self._list_rooms
        tall = max(
            heights.count_lines(text, room, self._size, bold=True)
            for text, room in zip(headings, rooms, strict=True)
        )
        cells = [
            (letter, *self._cells.make(text, "heading", room))
            for letter, text, room in zip(self._columns, headings, rooms, strict=True)
        ]
        height = min(tall * heights.line_pitch(self._size), HIGHEST_ROW)
        return SheetRow(LIST, 1, height, True, cells, self._cells.take_texts())

    def _list_row(self, cells: Iterable[CellContent], tall: int) -> SheetRow:
        """Return a task's row of the list: always one, so that it can be sorted and filtered."""
        self.tasks += 1
        placed = [(letter, *cell) for letter, cell in zip(self._columns, cells, strict=True)]
        return SheetRow(LIST, self.tasks + 1, min(tall * self._pitch, HIGHEST_ROW), False, placed, ())

    # Rows and cells

    def _block(self, cells: Sequence[_Placed], pieces: Sequence[float]) -> Iterator[SheetRow]:
        """Give rows that belong together; a block of one row in more pieces has all its cells merged."""
        down = len(pieces) if max(cell.row + cell.down for cell in cells) == 1 else 0
        first = self._row + 1
        merges = []
        for cell in cells:
            last = cell.row + (down or cell.down) - 1
            if cell.across > 1 or last > cell.row:
                start = f"{self._columns[cell.column]}{first + cell.row}"
                merges.append(f"{start}:{self._columns[cell.column + cell.across - 1]}{first + last}")
        for index, height in enumerate(pieces):
            placed: dict[int, CellXml] = {}
            for cell in cells:
                if cell.row <= index < cell.row + (down or cell.down):
                    self._place(placed, cell, begins=index == cell.row)
            row = [placed[column] for column in sorted(placed)]
            texts = self._cells.take_texts()
            yield SheetRow(ANNEX, self._next(), height, True, row, texts, () if index else merges)

    def _place(self, placed: dict[int, CellXml], cell: _Placed, *, begins: bool) -> None:
        """Put a text into its cell, and into what it covers cells with the same border."""
        room = sum(self._rooms[cell.column : cell.column + cell.across])
        found = self._cells.make(cell.text if begins else "", cell.role, room)
        letter = self._columns[cell.column]
        if begins or cell.role in TABLE_ROLES:
            placed[cell.column] = (letter, *found)
        if cell.role in TABLE_ROLES:
            for column in range(cell.column + 1, cell.column + cell.across):
                placed[column] = (self._columns[column], self._plain[cell.role], "", "")

    def _height(self, cell: _Placed) -> float:
        look = self._table.looks[cell.role]
        room = sum(self._rooms[cell.column : cell.column + cell.across])
        count = heights.count_lines(cell.text, room, look.size, bold=look.bold)
        return count * heights.line_pitch(look.size) + look.before + look.after

    def _pieces(self, height: float) -> list[float]:
        """Return the heights of the rows for what is `height` high: more than one where one is not enough."""
        if height <= min(HIGHEST_ROW, self.pages.full):
            return [height]
        return heights.cut_height(height, self._size)

    def _empty(self, height: float, *, holds: bool = False) -> Iterator[SheetRow]:
        self.pages.add(self._row + 1, [height], holds=holds)
        yield SheetRow(ANNEX, self._next(), height, True, [], ())

    def _next(self) -> int:
        self._row += 1
        if self._row > LAST_ROW:
            raise Refused("excel.rows", most=LAST_ROW)
        return self._row


def to_dots(millimetres: float) -> int:
    """Return a width in Excel's dots, rounded down: the columns together must not be wider than the page."""
    return math.floor(millimetres * _DOTS_A_MM)
