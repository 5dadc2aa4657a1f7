"""A table of HTML while it is read: cells find their columns past those that hang down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.limits import MOST_CELLS, MOST_COLUMNS, MOST_HANGING, MOST_ROWS
from vqdesk.annex.source.cell_contents import join_contents
from vqdesk.annex.source.grid import Cell, Paragraph, Table, non_blank, row_text
from vqdesk.formats.html.lines import LineCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.text.legacy.conversion import Charset

_WIDE = 64  # columns of one cell; pages write colspan="100" where they mean all there are


class HtmlPage:
    """What the tables of a page share: its name, the account, and how much may still come.

    Raises Refused file.too_big where more comes than any annex has.
    """

    def __init__(
        self,
        name: str,
        account: ImportLog,
        likely: Charset | None,
        *,
        keep_struck: bool = False,
        bullet: str = "",
    ) -> None:
        self.account = account
        self._keep_struck, self._bullet = keep_struck, bullet
        self._name = name
        self._likely = likely
        self._rows = self._cells = self._hanging = 0

    def lines(self, where: str) -> LineCollector:
        """Return lines for a place of the page."""
        return LineCollector(
            where,
            self.account,
            self._likely,
            self.refuse,
            keep_struck=self._keep_struck,
            bullet=self._bullet,
        )

    def add_row(self) -> None:
        """Count a row."""
        self._rows += 1
        if self._rows > MOST_ROWS:
            self.refuse()

    def add_cell(self) -> None:
        """Count a cell."""
        self._cells += 1
        if self._cells > MOST_CELLS:
            self.refuse()

    def add_hanging(self, rows: int) -> None:
        """Count the rows into which a cell reaches from above."""
        self._hanging += rows
        if self._hanging > MOST_HANGING:
            self.refuse()

    def refuse(self) -> None:
        """Raise Refused file.too_big."""
        raise Refused("file.too_big", name=self._name)


class OpenTable:
    """Collect a table's cells, and the tables in them; `parent` is the element around rows in no table."""

    def __init__(self, number: int, page: HtmlPage, parent: Any = None) -> None:
        self.number = number
        self.parent = parent
        self.cell: LineCollector | None = None
        self._page = page
        self._rows: list[list[Cell]] = []
        self._groups = [""]  # thead, tbody, tfoot, or "" between them
        self._group_of: list[int] = []  # by row
        self._open: list[int] = []  # by column, how many rows a cell above still reaches down
        self._hidden_columns: set[int] = set()
        self._columns = 0  # that `<col>` has named so far
        # By the place of a cell, where its lines do not say it all; handed on if one of them is a table.
        self._contents: dict[str, list[Paragraph | Table]] = {}
        self._holds_tables = False
        self._inner: list[Paragraph | Table] = []  # what the open cell holds up to the last table in it
        self._in_row = self._hidden_row = self._hidden_cell = False
        self._struck: list[tuple[str, str, bool]] = []  # of the open row: where, what, and whether it is all
        self._written = False  # whether anything else stands in the open row
        self._column = 0
        self._span = (1, 1)

    def add_table(self, table: Table) -> None:
        """Put a table into the open cell, behind what was written in it so far."""
        if self.cell is not None:
            self._holds_tables = True
            self._inner += [*_take_paragraphs(self.cell), table]

    def add_columns(self, span: int, *, hidden: bool) -> None:
        """Take over what `<col>` says of the next columns."""
        end = min(self._columns + max(1, span), MOST_COLUMNS)
        if hidden:
            self._hidden_columns.update(range(self._columns, end))
        self._columns = end

    def begin_group(self, tag: str) -> None:
        """Begin a group of rows, or end one with ""; no cell hangs down into another group."""
        self.end_row()
        self._groups.append(tag)
        self._open = []

    def begin_row(self, *, hidden: bool) -> None:
        """Begin a row; one that is still open ends."""
        self.end_row()
        self._page.add_row()
        self._in_row, self._hidden_row = True, hidden
        self._rows.append([])
        self._group_of.append(len(self._groups) - 1)
        self._column = 0

    def end_row(self) -> None:
        """End the row: the cells that hang over it reach one row less."""
        self.end_cell()
        if not self._in_row:
            return
        self._in_row = False
        if self._hidden_row:
            text = row_text(self._rows[-1])
            if text:
                where = f"table {self.number}, row {len(self._rows)}"
                self._page.account.add(where, text, "converted", "account.hidden_row")
        self._tell_struck()
        self._open = [rows - 1 if rows else 0 for rows in self._open]

    def begin_cell(self, column_span: int, row_span: int, *, hidden: bool) -> None:
        """Begin a cell in the next free column; `row_span` 0 reaches to the end of the group."""
        if not self._in_row:
            self.begin_row(hidden=False)
        self.end_cell()
        self._page.add_cell()
        while self._column < len(self._open) and self._open[self._column]:
            self._column += 1
        if self._column >= MOST_COLUMNS:
            self._page.refuse()
        width = min(max(1, column_span), MOST_COLUMNS - self._column)
        self._span = (width, min(row_span or MOST_ROWS, MOST_ROWS))
        self._hidden_cell = (hidden or self._column in self._hidden_columns) and not self._hidden_row
        self.cell = self._page.lines(f"table {self.number}, row {len(self._rows)}, column {self._column + 1}")

    def end_cell(self) -> None:
        """End the cell, if one is open, and put it into its row."""
        if self.cell is None:
            return
        lines, self.cell = self.cell, None
        inner, self._inner = self._inner, []
        text = join_contents(inner := [*inner, *_take_paragraphs(lines)]) if inner else lines.take()
        self._written = self._written or bool(text.strip())
        if struck := lines.take_struck():
            self._struck.append((lines.where, struck, not text.strip()))
        width, height = self._span
        cell = Cell(text, len(self._rows) - 1, self._column, height, width, lines.where)
        self._rows[-1].append(cell)
        if inner:
            self._contents[cell.where] = inner
        elif "\n" in text or any(part.strong and part.text for part in lines.parts):
            self._contents[cell.where] = list(_parts(lines))
        if self._hidden_cell and text:
            self._page.account.add(cell.where, text, "converted", "account.hidden_column")
        end = self._column + width
        self._open += [0] * (end - len(self._open))
        self._open[self._column : end] = [height] * width
        self._column = end

    def take(self) -> Table | None:
        """Return the table that was read; None where it shows nothing."""
        rows = self._clip_rows()
        if not any(map(non_blank, rows)):
            return None
        return Table(rows, contents=self._contents) if self._holds_tables else Table(rows)

    def _clip_rows(self) -> list[list[Cell]]:
        """Return the rows that were read: no span reaches further than its group or the table."""
        self.end_row()
        widest = max(
            (c.column + c.column_span for row in self._rows for c in row if c.column_span < _WIDE), default=1
        )
        ends = {group: place + 1 for place, group in enumerate(self._group_of)}
        rows = []
        for number, place in enumerate(self._order()):
            left = ends[self._group_of[place]] - place
            rows.append([_clip(cell, number, left, widest) for cell in self._rows[place]])
            self._page.add_hanging(sum(cell.row_span - 1 for cell in rows[-1]))
        return rows

    def _tell_struck(self) -> None:
        """Tell what is struck out: a row of which nothing else is there at once, else cell by cell."""
        account = self._page.account
        if self._struck and not self._written:
            where = f"table {self.number}, row {len(self._rows)}"
            account.add(
                where, "\t".join(text for _, text, _ in self._struck), "skipped", "account.struck_row"
            )
        else:
            for where, text, is_all in self._struck:
                account.add(where, text, "skipped", "account.struck_cell" if is_all else "account.struck")
        self._struck, self._written = [], False

    def _order(self) -> list[int]:
        """Return the rows in the order in which they are shown: feet come last."""
        places = range(len(self._rows))
        return sorted(places, key=lambda place: self._groups[self._group_of[place]] == "tfoot")


def _clip(cell: Cell, row: int, left: int, widest: int) -> Cell:
    if cell.row == row and cell.row_span == 1 and cell.column_span < _WIDE:
        return cell
    width = cell.column_span if cell.column_span < _WIDE else max(1, widest - cell.column)
    return cell._replace(row=row, row_span=min(cell.row_span, left), column_span=width)


def _take_paragraphs(lines: LineCollector) -> Iterator[Paragraph]:
    """Take the lines that were read so far; the table behind them begins where the last one is empty."""
    lines.take()
    parts = list(_parts(lines))
    if parts:
        last = parts.pop()
        parts += [replace(last, text=last.text.removesuffix("\n"))] if last.text else []
    return iter(parts)


def _parts(lines: LineCollector) -> Iterator[Paragraph]:
    return (Paragraph(part.text, lines.where, part.strong) for part in lines.parts)
