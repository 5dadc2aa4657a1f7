"""The table model of matched tasks: each task of a file beside the task of the report that it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.tip import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Task

_NOWHERE = QModelIndex()
_LONGEST = 160
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A task of the file and its partner: without `old` it is new, without `new` not in the file."""

    new: Task | None
    old: Task | None
    score: int = 0


class MatchingModel(QAbstractTableModel):
    """List the pairs with how like they are, then what the file does not have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MatchRow] = []
        self._kept = True

    def show(self, rows: Sequence[MatchRow], *, kept: bool) -> None:
        """Show other rows; `kept` tells that what the file does not have stays in the report."""
        self.beginResetModel()
        self._rows, self._kept = list(rows), kept
        self.endResetModel()

    def row(self, at: int) -> MatchRow:
        """Return a row."""
        return self._rows[at]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Task in the file"), self.tr("Alike"), self.tr("Task in the report"))[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text; the tip has it whole."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            text = task_line(row.new) if row.new else self._told_of_gone()
        elif index.column() == 1:
            text = f"{row.score}%" if row.new and row.old else ""
        else:
            text = task_line(row.old) if row.old else self.tr("(new task)")
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text[:_LONGEST]

    def _told_of_gone(self) -> str:
        if self._kept:
            return self.tr("(not in the file; stays in the report)")
        return self.tr("(not in the file; leaves the report)")


def task_line(task: Task) -> str:
    """Return number, unit and content on one line."""
    text = " - ".join(part for part in (task.number, task.unit, task.content) if part.strip())
    return " ".join(text.split())
