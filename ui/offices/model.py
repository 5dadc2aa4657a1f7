"""The table model of the country's offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.offices.country import CountryOffice

NAME, PROVINCE, MADE_OF = range(3)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class OfficeModel(QAbstractTableModel):
    """Show each office's name, its province, and what it was made of."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[CountryOffice] = ()

    def show(self, rows: Sequence[CountryOffice]) -> None:
        """Show these offices."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def office(self, at: int) -> CountryOffice | None:
        """Return the office of a row, None where there is no such row."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many offices there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Organisation"), self.tr("Province"), self.tr("Before 1 July 2025"))[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        office = self._rows[index.row()]
        text = (office.name, office.province, office.made_of)[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
