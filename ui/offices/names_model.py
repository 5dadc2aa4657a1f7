"""The table model of offices' names: how each is written, in how many reports, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.tip import tip
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.offices.other_names import OfficeName

CALLED, HOW_OFTEN, KNOWN_AS = range(3)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class OfficeNamesModel(QAbstractTableModel):
    """Show names of offices, in the order given."""

    def __init__(self, lang: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lang = lang
        self._rows: Sequence[OfficeName] = ()

    def show(self, rows: Sequence[OfficeName]) -> None:
        """Show these names."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def office_name(self, row: int) -> OfficeName | None:
        """Return the name of a row, None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many names there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else KNOWN_AS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Name"), self.tr("Reports"), self.tr("In the register"))[section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == HOW_OFTEN:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        known = say(f"show.office_known.{row.standing}", self._lang, names=row.offices)
        text = (row.name, str(row.reports), known)[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
