"""The table model of what restoring a backup would change, report by report, with a tick at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.session.record_names import period_title
from ui.widgets.record_model import RecordModel
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.backups.comparing import ReportDifference

_Index = QModelIndex | QPersistentModelIndex


class DifferenceModel(RecordModel["ReportDifference"]):
    """Show each report, its tasks in the backup and now, and what differs.

    While `has_ticks` reports that the backup holds can be ticked: `ticked` tells that another one is.
    """

    ticked = Signal()

    def __init__(self, parent: QObject, rows: Sequence[ReportDifference], lang: str) -> None:
        super().__init__(parent, rows)
        self._lang = lang
        self._chosen: set[int] = set()
        self._has_ticks = False

    @property
    def has_ticks(self) -> bool:
        """Whether reports are chosen one by one; read/write."""
        return self._has_ticks

    @has_ticks.setter
    def has_ticks(self, has_ticks: bool) -> None:
        self._has_ticks = has_ticks
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def chosen(self) -> list[str]:
        """Return the ids of the ticked reports."""
        return [self.rows[at].report.id for at in sorted(self._chosen)]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the reports be ticked that the backup holds."""
        flags = super().flags(index)
        if self._has_ticks and index.column() == 0 and self.rows[index.row()].standing != "gone":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headings(self) -> tuple[str, ...]:
        """Return the columns' headings."""
        return (
            self.tr("Period"),
            self.tr("Organisation"),
            self.tr("In the backup"),
            self.tr("Now"),
            self.tr("What differs"),
        )

    def data(self, index: _Index, role: int = 0) -> object:
        """Return a cell's text, and the first one's tick."""
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def cells(self, row: ReportDifference) -> tuple[str, ...]:
        """Return what is told of a report."""
        tasks = self.tr("{count} tasks")
        then = tasks.format(count=row.tasks)
        now = tasks.format(count=row.tasks - row.added + row.removed)
        return (
            period_title(row.report.period) or self.tr("(no period)"),
            row.report.organisation,
            self.tr("not there") if row.standing == "gone" else then,
            self.tr("not there") if row.standing == "new" else now,
            difference_words(row, self._lang),
        )


def difference_words(row: ReportDifference, lang: str) -> str:
    """Return in a few words what a whole restore would do to a report."""
    if row.standing != "changed":
        return say(f"show.restores.{row.standing}", lang)
    counts = (("changed", row.changed), ("added", row.added), ("removed", row.removed))
    parts = [say(f"show.restored_tasks.{name}", lang, count=count) for name, count in counts if count]
    return ", ".join(parts) or say("show.restores.else", lang)
