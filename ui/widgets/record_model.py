"""The base of table models over plain records, a record a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Record = TypeVar("_Record")


class RecordModel(QAbstractTableModel, Generic[_Record]):
    """Show records by `headings` and `cells`, each text on one line and whole in its tip."""

    def __init__(self, parent: QObject, rows: Sequence[_Record] = ()) -> None:
        super().__init__(parent)
        self.rows = rows
        self._columns = len(self.headings())

    def headings(self) -> tuple[str, ...]:
        """Return the columns' headings."""
        raise NotImplementedError

    def cells(self, row: _Record) -> tuple[str, ...]:
        """Return a record's texts, column by column."""
        raise NotImplementedError

    def show(self, rows: Sequence[_Record]) -> None:
        """Show these records, in this order."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row(self, at: int) -> _Record:
        """Return the record of a row."""
        return self.rows[at]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.headings()[section]

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.cells(self.rows[index.row()])[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())
