"""The table model of the reports in the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.session.record_names import format_moment, told_title
from ui.widgets.record_model import RecordModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from db.verbs.bin import Removed
    from ui.session.session import Session


class BinModel(RecordModel["Removed"]):
    """Show each report's period, organisation, number of tasks, when and by whom it went, days left."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._lang = session.store, session.lang

    def headings(self) -> tuple[str, ...]:
        """Return the columns' headings."""
        return (
            self.tr("Period"),
            self.tr("Organisation"),
            self.tr("Tasks"),
            self.tr("Removed"),
            self.tr("By"),
            self.tr("Days left"),
        )

    def cells(self, row: Removed) -> tuple[str, ...]:
        """Return what is told of a report."""
        return (
            told_title(self._store, row.report, self._lang) or self.tr("(no period)"),
            row.report.organisation,
            str(row.tasks),
            format_moment(row.at),
            row.who,
            str(row.days_left),
        )
