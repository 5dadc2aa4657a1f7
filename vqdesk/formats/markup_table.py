"""A table of HTML while it is read: cells find their columns past those that hang down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.formats.grid import Cell, row_text, shown
from vqdesk.formats.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from vqdesk.formats.markup_text import Lines

if TYPE_CHECKING:
    from vqdesk.formats.account import Account


class OpenTable:
    """Collect a table's cells; `layout` says that an annex was found in one, so that this is no table."""

    def __init__(self, number: int, name: str, account: Account) -> None:
        self.number = number
        self.layout = False
        self.cell: Lines | None = None
        self.in_row = False
        self.hidden_row = self.hidden_cell = False
        self.cells = 0
        self._name = name
        self._account = account
        self._rows: list[list[Cell]] = []
        self._open: list[int] = []  # by column, how many rows a cell above still reaches down
        self._column = 0
        self._span = (1, 1)

    def begin_row(self, *, hidden: bool) -> None:
        """Begin a row; one that is still open ends."""
        self.end_row()
        if len(self._rows) >= MOST_ROWS:
            raise Refused("file.too_big", name=self._name)
        self.in_row, self.hidden_row = True, hidden
        self._rows.append([])
        self._column = 0

    def end_row(self) -> None:
        """End the row: the cells that hang over it reach one row less."""
        self.end_cell()
        if not self.in_row:
            return
        self.in_row = False
        if self.hidden_row:
            text = row_text(self._rows[-1])
            if text:
                where = f"table {self.number}, row {len(self._rows)}"
                self._account.add(where, text, "converted", "account.hidden_row")
        self._open = [max(0, rows - 1) for rows in self._open]

    def begin_cell(self, column_span: int, row_span: int, *, hidden: bool) -> Lines:
        """Begin a cell in the next free column; `row_span` 0 reaches to the table's end."""
        if not self.in_row:
            self.begin_row(hidden=False)
        self.end_cell()
        self.cells += 1
        while self._column < len(self._open) and self._open[self._column]:
            self._column += 1
        column_span = min(max(1, column_span), MOST_COLUMNS)
        if self._column + column_span > MOST_COLUMNS or self.cells > MOST_CELLS:
            raise Refused("file.too_big", name=self._name)
        self._span = (column_span, min(row_span or MOST_ROWS, MOST_ROWS))
        self.hidden_cell = hidden
        where = f"table {self.number}, row {len(self._rows)}, column {self._column + 1}"
        self.cell = Lines(where, self._account)
        return self.cell

    def end_cell(self) -> None:
        """End the cell, if one is open, and put it into its row."""
        if self.cell is None:
            return
        text = self.cell.take()
        if len(text) > LONGEST_CELL:
            raise Refused("file.too_big", name=self._name)
        width, height = self._span
        cell = Cell(text, len(self._rows) - 1, self._column, height, width, self.cell.where)
        self._rows[-1].append(cell)
        if self.hidden_cell and text:
            self._account.add(cell.where, text, "converted", "account.hidden_column")
        end = self._column + width
        self._open += [0] * (end - len(self._open))
        self._open[self._column : end] = [height] * width
        self._column, self.cell = end, None

    def take(self) -> list[list[Cell]]:
        """Return the rows that were read so far and begin anew; spans end with them."""
        self.end_row()
        rows, self._rows = self._rows, []
        count = len(rows)
        return [
            [
                cell._replace(row_span=min(cell.row_span, count - cell.row)) if cell.row_span > 1 else cell
                for cell in row
            ]
            for row in rows
        ]

    def take_texts(self) -> list[tuple[str, str]]:
        """Return the texts read so far with their places, also of the open cell, which stays open."""
        found = [(cell.text, cell.where) for row in self._rows for cell in shown(row)]
        self._rows = [[] for _ in self._rows]
        if self.cell is not None:
            text = self.cell.take()
            found += [(text, self.cell.where)] if text else []
        return found
