"""Excel workbooks (XLSX) as a Source: what Excel shows of every sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.limits import MOST_CELLS, MOST_ROWS
from vqdesk.annex.source.grid import Source, Table, non_blank, row_text
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.formats.excel.element_stream import MAIN, local_name
from vqdesk.formats.excel.reader.formulas import recalculates
from vqdesk.formats.excel.reader.hidden import printed_areas
from vqdesk.formats.excel.reader.rich_values import RichValues
from vqdesk.formats.excel.reader.sheet import Book, SheetReader
from vqdesk.formats.excel.reader.styles import CellStyles
from vqdesk.formats.excel.reader.surroundings import Beside
from vqdesk.formats.excel.reader.task_list import ListedAnnex
from vqdesk.formats.excel.strings import Strings
from vqdesk.formats.opc import package
from vqdesk.formats.opc.parts import Parts
from vqdesk.system.gc_pause import pause_gc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vqdesk.annex.source.grid import Cell, Paragraph

_PRINTED = "_xlnm.Print_Area"
_LEAST_HEADINGS = 3  # cells of a row with which a table may begin; titles stand alone


@pause_gc()
def read_source(data: bytes, name: str, *, keep_struck: bool = False) -> Source:
    """Read an XLSX; every sheet that shows something is a table, its text boxes are paragraphs beside it.

    Hidden sheets come last; they, hidden rows and columns are read and told. Text that is struck out is
    left out and told, unless it shall be kept. Raises Refused file.unreadable, file.too_big,
    file.encrypted, file.old_office.
    """
    with package.open_package(io.BytesIO(data), name) as opened:
        return _Workbook(Parts(opened, name), name, keep_struck=keep_struck).source()


class _Workbook:
    """Read the sheets of one workbook, the hidden ones last."""

    def __init__(self, parts: Parts, name: str, *, keep_struck: bool) -> None:
        self._parts = parts
        self._name = name
        self._account = ImportLog()
        self._blocks: list[Paragraph | Table] = []
        self._first: ListedAnnex | None = None
        self._cells = self._rows = 0
        self._beside = Beside(parts, self._account, keep_struck=keep_struck)
        main = parts.main()
        self._root = parts.parsed(main)
        if local_name(self._root.tag) != "workbook":
            raise Refused("file.unreadable", name=name)
        related = [each for each in parts.related(main) if each[1] in parts.names]
        self._targets = {key: part for _, part, key in related}
        known = {kind: part for kind, part, _ in related}
        strings = parts.blocks(known["sharedStrings"]) if "sharedStrings" in known else None
        styles = parts.blocks(known["styles"]) if "styles" in known else None
        self._book = Book(
            Strings(strings, name),
            CellStyles(styles, name),
            self._account,
            name,
            self._counts_from_1904(),
            recalculates(self._root),
            keep_struck,
            RichValues(parts, known),
        )
        self._printed = {
            each.get("localSheetId", ""): each.text or ""
            for each in self._root.iterfind(f"{MAIN}definedNames/{MAIN}definedName")
            if each.get("name") == _PRINTED
        }

    def source(self) -> Source:
        """Return all that the workbook shows."""
        sheets = list(enumerate(self._root.iterfind(f"{MAIN}sheets/{MAIN}sheet"), 1))
        if len(sheets) > len(self._parts.names):
            raise Refused("file.too_big", name=self._name)
        for number, sheet in sorted(sheets, key=lambda each: _is_hidden(each[1])):
            self._read(sheet, number, hidden=_is_hidden(sheet))
        return Source(self._blocks, tuple(self._account), self._name)

    def _counts_from_1904(self) -> bool:
        properties = self._root.find(MAIN + "workbookPr")
        return properties is not None and properties.get("date1904") in ("1", "true")

    def _part(self, sheet: Any) -> str:
        key = next((text for name, text in sheet.attrib.items() if name.endswith("}id")), "")
        if key not in self._targets:
            raise Refused("file.unreadable", name=self._name)
        return self._targets[key]

    def _read(self, element: Any, number: int, *, hidden: bool) -> None:
        part, where = self._part(element), f"sheet {number}"
        sheet = SheetReader(
            self._book,
            where,
            self._parts.blocks(part),
            struck=self._struck_tables(part),
            printed=printed_areas(self._printed.get(str(number - 1), "")),
        )
        rows = sheet.rows
        self._limit(rows)
        if hidden and rows:
            self._account.add(where, "\n".join(map(row_text, rows)), "converted", "account.hidden_sheet")
        floating = self._beside.paragraphs(part, where, _table_row(rows))
        self._beside.margins(sheet.margins, where, element.get("name", ""))
        self._blocks += floating.above
        if rows and not self._is_list_again(rows, where):
            name, decimals = element.get("name", "") or where, _decimals(rows, sheet.fractions)
            self._blocks.append(Table(rows, name, hidden, decimals=decimals))
            self._first = self._first or ListedAnnex(rows)
        self._blocks += floating.below

    def _struck_tables(self, part: str) -> list[str]:
        """Return the areas of a sheet's tables whose style strikes them out."""
        found = []
        for kind, target, _ in self._parts.related(part) if self._book.styles.striking else ():
            if kind == "table" and target in self._parts.names:
                root = self._parts.parsed(target)
                names = (each.get("name", "") for each in root.iterfind("{*}tableStyleInfo"))
                if any(map(self._book.styles.table_strikes, names)):
                    found.append(root.get("ref", ""))
        return found

    def _is_list_again(self, rows: Sequence[Sequence[Cell]], where: str) -> bool:
        """Tell whether a sheet is the list of tasks that our own workbooks hold; it is noted."""
        if self._first is None or not self._first.repeated_by(rows):
            return False
        self._account.add(where, "\n".join(map(row_text, rows)), "skipped", "account.list_again")
        return True

    def _limit(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Refuse what all sheets together have too much of."""
        self._rows += len(rows)
        self._cells += sum(map(len, rows))
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS:
            raise Refused("file.too_big", name=self._name)


def _is_hidden(sheet: Any) -> bool:
    return bool(sheet.get("state", "visible") != "visible")


def _table_row(rows: Sequence[Sequence[Cell]]) -> int:
    """Return the sheet's row, from 1, at which its table begins; 0 where no row looks like it."""
    for row in rows:
        cells = non_blank(row)
        if len(cells) >= _LEAST_HEADINGS:
            return _sheet_row(cells[0])
    return 0


def _decimals(rows: Sequence[Sequence[Cell]], fractions: Mapping[int, int]) -> frozenset[str]:
    """Return the places of the first numbers with a comma in the rows of a sheet.

    `fractions` tells for a row of the sheet in which column, from 1, that number stands.
    """
    if not fractions:
        return frozenset()
    columns = ((row, fractions.get(_sheet_row(row[0]), 0) - 1) for row in rows if row)
    return frozenset(cell.where for row, column in columns for cell in row if cell.column == column)


def _sheet_row(cell: Cell) -> int:
    """Return the row of the sheet, from 1, in which a cell stands."""
    return int(cell.where.partition(", row ")[2].partition(",")[0])
