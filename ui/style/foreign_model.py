"""The table model of what a template holds that comes from elsewhere or acts by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.tip import tip
from vqdesk.messages.catalogue import place, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.formats.word.foreign.content import Foreign

_NOWHERE = QModelIndex()
_LONGEST = 200
_Index = QModelIndex | QPersistentModelIndex


class ForeignModel(QAbstractTableModel):
    """List each thing: what it is, where it stands, and the address or code that it has."""

    def __init__(self, foreign: Sequence[Foreign], lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._foreign, self._lang = foreign, lang

    def texts(self, row: int) -> tuple[str, str, str]:
        """Return what the columns say, whole."""
        each = self._foreign[row]
        return say(f"show.foreign.{each.kind}", self._lang), place(each.where, self._lang), each.what

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many things there are."""
        return 0 if parent.isValid() else len(self._foreign)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("What it is"), self.tr("Where"), self.tr("What it leads to or says"))[section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text; the tip has it whole."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.texts(index.row())[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text[:_LONGEST]
