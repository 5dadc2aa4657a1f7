"""A Word table while it is read: its rows so far, the merged cells that hang down, and its open row."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from db.errors import Refused
from db.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from vqdesk.annex.source.grid import Cell, non_blank
from vqdesk.annex.source.struck_text import StruckRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.grid import Paragraph, Table
    from vqdesk.annex.source.import_log import ImportLog

    Block = Paragraph | Table

_TEXT = attrgetter("text")


class Size:
    """Count what all tables of a document hold; Refused file.too_big where that is beyond measure."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = self._cells = 0

    def add_row(self, row: Sequence[Cell]) -> None:
        """Count a row; one that shows nothing is as much as a cell."""
        self._rows += any(map(_TEXT, row))
        self.add_cells(not row, 0, 0)
        if self._rows > MOST_ROWS:
            self.refuse()

    def add_cells(self, cells: int, end: int, longest: int) -> None:
        """Count cells, of which the last one ends before the column `end`, and the longest is so long."""
        self._cells += cells
        if end > MOST_COLUMNS or self._cells > MOST_CELLS or longest > LONGEST_CELL:
            self.refuse()

    def refuse(self) -> None:
        """Raise Refused file.too_big."""
        raise Refused("file.too_big", name=self._name)


@dataclass(slots=True)
class OpenWordTable:
    """A table while it is read; `above` and `hanging` are the merged cells by column, as (row, place in it).

    `fixed` is the place of all that is in it, where it stands beside the document's body. `own` tells that it
    was written by us, and maybe saved by Word since. `lengthened` are the merged cells that the open row goes
    on with, as they were before it.
    """

    number: int
    size: Size
    account: ImportLog
    fixed: str | None = None
    own: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    contents: dict[str, list[Block]] = field(default_factory=dict)
    above: dict[int, tuple[int, int]] = field(default_factory=dict)
    hanging: dict[int, tuple[int, int]] = field(default_factory=dict)
    line: list[Cell] = field(default_factory=list)
    column: int = 0
    prefix: str = ""
    struck: StruckRow = field(default_factory=StruckRow)
    lengthened: list[tuple[int, int, Cell]] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Return where the table stands."""
        return self.fixed or f"table {self.number}"

    @property
    def row_place(self) -> str:
        """Return where the open row stands."""
        return self.fixed or f"table {self.number}, row {len(self.rows) + 1}"

    @property
    def cell_place(self) -> str:
        """Return where the next cell of the open row stands."""
        return self.fixed or f"{self.prefix}{self.column + 1}"

    def begin_row(self, skipped: int = 0) -> None:
        """Begin a row that leaves out some columns."""
        self.line, self.hanging, self.column = [], {}, skipped
        self.struck, self.lengthened = StruckRow(), []
        self.prefix = self.fixed or f"table {self.number}, row {len(self.rows) + 1}, column "

    def add_cell(self, text: str, span: int, where: str, *, written: int) -> None:
        """Add a cell to the open row; `written` characters of its text are not those of tables in it."""
        self.size.add_cells(1, self.column + span, written)
        self.line.append(Cell(text, len(self.rows), self.column, 1, span, where))
        self.column += span

    def lengthen(self, owner: tuple[int, int], span: int) -> None:
        """Make the cell longer at (row, place in it), which the next one of the open row goes on with."""
        row, place = owner
        if row == len(self.rows):
            cell = self.line[place]
            self.line[place] = cell._replace(column_span=cell.column_span + span)
        else:
            cell = self.rows[row][place]
            self.lengthened.append((row, place, cell))
            self.rows[row][place] = cell._replace(row_span=len(self.rows) - row + 1)
            self.hanging[self.column] = owner
        self.column += span

    def end_row(self) -> None:
        """End the open row; one that is struck out as a whole is none."""
        if self.struck and self._is_struck_out():
            return
        self.size.add_row(self.line)
        self.rows.append(self.line)
        self.above = self.hanging

    def _is_struck_out(self) -> bool:
        """Account for what is struck out of the open row; tell whether that is all of it."""
        whole = self.struck.is_whole
        self.struck.tell(self.account, self.row_place, map(_TEXT, non_blank(self.line)))
        if whole:
            # Merged cells reach past the row as if it were not there.
            for row, place, cell in reversed(self.lengthened):
                self.rows[row][place] = cell
            self.above = {at: owner for at, owner in self.hanging.items() if owner[0] < len(self.rows)}
        return whole
