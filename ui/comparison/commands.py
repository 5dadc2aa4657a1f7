"""Comparison commands: compare the open report with another period's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.dialogs import message_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


class ComparisonCommands(QObject):
    """Open the comparison; it is loaded when it is asked for: the window is there sooner."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def compare(self) -> None:
        """Show what became of another period's report in the open one; the one before comes first."""
        from ui.comparison.dialog import ComparisonDialog

        now = self._session.report() if self._session.flush_first() else None
        if now is None:
            return
        others = [report for report in self._session.store.reports.all() if report.id != now.id]
        if not others:
            message_box.warn(self._window, self.tr("There is no other report to compare with yet."))
            return
        # The list has the latest first: what ends before the open one is most likely meant.
        mine = (now.organisation, now.period.last_day)
        others.sort(key=lambda report: (report.organisation != mine[0], report.period.last_day > mine[1]))
        ComparisonDialog(self._session, now, others, self._window).exec()
