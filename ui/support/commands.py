"""Support commands: the check of the PC, and what the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session
    from vqdesk.diagnostics.doctor import Findings


class SupportCommands(QObject):
    """Look at the PC and the session's store in another thread, and show what was found."""

    def __init__(self, session: Session, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self.runner, self._window = session, runner, window

    def show_about(self) -> None:
        """Show what the program is."""
        from ui.support.about_dialog import AboutDialog

        AboutDialog(self._window, self._session.store.path).exec()

    def check(self) -> None:
        """Check the PC, after storing what is typed."""
        # With what it looks into; loaded now, so that the window is there sooner.
        from vqdesk.diagnostics.doctor import run_checks

        path = self._session.store.path
        self.runner.start(self.tr("Checking..."), lambda _: run_checks(path), self._show, at_any_time=True)

    def _show(self, found: Findings) -> None:
        from ui.support.check_dialog import MachineCheckDialog

        text = found.as_text(self._session.lang)
        MachineCheckDialog(self._window, text).exec()
