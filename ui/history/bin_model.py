"""The table model of the reports in the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.session.record_names import format_moment, period_title
from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.verbs.bin import Removed

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class BinModel(QAbstractTableModel):
    """Show each report's period, organisation, number of tasks, when and by whom it went, days left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Removed] = ()

    def show(self, rows: Sequence[Removed]) -> None:
        """Show these reports."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> Removed:
        """Return the report of a row."""
        return self._rows[at]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many reports there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Period"),
            self.tr("Organisation"),
            self.tr("Tasks"),
            self.tr("Removed"),
            self.tr("By"),
            self.tr("Days left"),
        )[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        removed = self._rows[index.row()]
        text = (
            period_title(removed.report.period) or self.tr("(no period)"),
            removed.report.organisation,
            str(removed.tasks),
            format_moment(removed.at),
            removed.who,
            str(removed.days_left),
        )[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())
