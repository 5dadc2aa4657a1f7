"""The table model of the reports in the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.session.record_names import format_moment, period_title
from ui.widgets.record_model import RecordModel

if TYPE_CHECKING:
    from db.verbs.bin import Removed


class BinModel(RecordModel["Removed"]):
    """Show each report's period, organisation, number of tasks, when and by whom it went, days left."""

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
            period_title(row.report.period) or self.tr("(no period)"),
            row.report.organisation,
            str(row.tasks),
            format_moment(row.at),
            row.who,
            str(row.days_left),
        )
