"""The import dialog's page with the log: what was not taken over to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.importing.log_model import ImportLogModel
from ui.widgets.list_with_text import ListWithText, as_list
from ui.widgets.passage import Passage

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from vqdesk.annex.source.import_log import ImportLog

_WIDTHS = (22, 26, 26, 12)  # characters; the reason takes the rest


class ImportLogPage(ListWithText):
    """List the entries of an import log, and show the chosen one whole: before and after."""

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportLogModel(lang, self)
        as_list(self.table, self.model)
        header, character_width = self.table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(True)
        for column, characters in enumerate(_WIDTHS):
            header.resizeSection(column, characters * character_width)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)

    def show_account(self, account: ImportLog) -> None:
        """Show another account, its first entry chosen."""
        self.model.show(account)
        self.text.clear()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        if not current.isValid():
            self.text.clear()
            return
        told = []
        for column, text in enumerate(self.model.texts(current.row())):
            if text.strip():
                name = self.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
                told.append(Passage.of(str(name), text))
        self.text.show_passages(told)
