"""The table model of units' spellings: how each is written, how often, and what the register knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.tip import tip
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.units.spellings import UnitSpelling

SPELLING, TASKS, REPORTS, REGISTER = range(4)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class SpellingsModel(QAbstractTableModel):
    """Show spellings, in the order given."""

    def __init__(self, lang: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lang = lang
        self._rows: Sequence[UnitSpelling] = ()

    def show(self, rows: Sequence[UnitSpelling]) -> None:
        """Show these spellings."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def spelling(self, row: int) -> UnitSpelling:
        """Return the spelling of a row."""
        return self._rows[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many spellings there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else REGISTER + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("Spelling"), self.tr("Tasks"), self.tr("Reports"), self.tr("In the register"))
        return titles[section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (TASKS, REPORTS):
            return Qt.AlignmentFlag.AlignCenter  # at the right edge a number ran on into the words
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        known = say(f"show.unit_known.{row.standing}", self._lang, official=row.official)
        text = (row.name, str(row.tasks), str(row.reports), known)[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
