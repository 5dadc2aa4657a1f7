"""The command that sums the open report up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


class SummaryCommands(QObject):
    """Open the summary; it is loaded when it is asked for: the window is there sooner."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def show(self) -> None:
        """Show the open report's figures by unit and by domain; go to the task that is chosen there."""
        from ui.summary.dialog import SummaryDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        dialog = SummaryDialog(self._session, report, self._window)
        dialog.exec()
        task_id = dialog.task_chosen
        dialog.deleteLater()
        if task_id is not None:
            self._session.go_to("task", task_id)
