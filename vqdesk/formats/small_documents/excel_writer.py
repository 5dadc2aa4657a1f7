"""openpyxl's writer without its temporary files: they outlive a program that is killed, with all texts."""

# ruff: noqa: SLF001 - openpyxl gives no other way to it

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class SheetsInMemory(ExcelWriter):  # type: ignore[misc]
    """Write each sheet in memory before it goes into the package."""

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet as openpyxl does."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        sheet = BytesIO()
        writer = WorksheetWriter(ws, out=sheet)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)
