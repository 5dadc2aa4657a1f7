"""Excel workbooks (XLSX) as a Source: what Excel shows of every sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from vqdesk.formats import package
from vqdesk.formats.account import Account
from vqdesk.formats.excel_beside import Beside
from vqdesk.formats.excel_list import ListedAnnex
from vqdesk.formats.excel_sheet import Book, Sheet
from vqdesk.formats.excel_stream import MAIN, local
from vqdesk.formats.excel_strings import Strings
from vqdesk.formats.excel_styles import CellStyles
from vqdesk.formats.grid import Source, Table, row_text
from vqdesk.formats.limits import MOST_CELLS, MOST_ROWS
from vqdesk.formats.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.formats.grid import Cell, Paragraph


def read_source(data: bytes, name: str, *, keep_struck: bool = False) -> Source:
    """Read an XLSX; every sheet that shows something is a table, its text boxes are paragraphs before it.

    Hidden sheets, rows and columns are read and told. Raises Refused file.unreadable, file.too_big,
    file.encrypted, file.old_office.
    """
    with package.open_package(io.BytesIO(data), name) as opened:
        return _Workbook(Parts(opened, name), name).source()


class _Workbook:
    """Read the sheets of one workbook in its order."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name
        self._account = Account()
        self._blocks: list[Paragraph | Table] = []
        self._first: ListedAnnex | None = None
        self._cells = self._rows = 0
        self._beside = Beside(parts, self._account)
        main = parts.main()
        self._root = parts.parsed(main)
        if local(self._root.tag) != "workbook":
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
        )

    def source(self) -> Source:
        """Return all that the workbook shows."""
        for number, sheet in enumerate(self._root.iterfind(f"{MAIN}sheets/{MAIN}sheet"), 1):
            if number > len(self._parts.names):
                raise Refused("file.too_big", name=self._name)
            hidden = sheet.get("state", "visible") != "visible"
            self._read(self._part(sheet), f"sheet {number}", hidden=hidden)
        return Source(self._blocks, tuple(self._account), self._name)

    def _counts_from_1904(self) -> bool:
        properties = self._root.find(MAIN + "workbookPr")
        return properties is not None and properties.get("date1904") in ("1", "true")

    def _part(self, sheet: Any) -> str:
        key = next((text for name, text in sheet.attrib.items() if name.endswith("}id")), "")
        if key not in self._targets:
            raise Refused("file.unreadable", name=self._name)
        return self._targets[key]

    def _read(self, part: str, where: str, *, hidden: bool) -> None:
        sheet = Sheet(self._book, where, self._parts.blocks(part))
        self._limit(sheet.rows)
        if hidden and sheet.rows:
            self._account.add(
                where, "\n".join(map(row_text, sheet.rows)), "converted", "account.hidden_sheet"
            )
        self._blocks += self._beside.paragraphs(part, where)
        self._beside.margins(sheet.margins, where)
        if sheet.rows and not self._is_list_again(sheet.rows, where):
            self._blocks.append(Table(sheet.rows))
            self._first = self._first or ListedAnnex(sheet.rows)

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
