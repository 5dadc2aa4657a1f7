"""Help for the clerk and for those who support them: the check of the PC."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from vqdesk.doctor import Findings


class Support(QObject):
    """Look at the PC and the session's store in another thread, and show what was found."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.work: Work | None = None

    def check(self) -> None:
        """Check the PC, after storing what is typed."""
        if self.work is not None or not self._session.flush():
            return
        from vqdesk.doctor import examine  # with what it looks into: the window is there sooner

        path = self._session.store.path
        self.work = Work(self._window, self.tr("Checking..."), lambda _: examine(path), self._show, _fail)
        self.work.ended.connect(self._on_ended)
        self.work.start()

    def stop(self) -> None:
        """Wait for the check's end: the window closes."""
        if self.work is not None:
            self.work.wait()

    def _show(self, found: object) -> None:
        from ui.dialogs.machine_check import MachineCheckDialog

        text = cast("Findings", found).as_text(self._session.lang)
        MachineCheckDialog(self._window, text).exec()

    def _on_ended(self) -> None:
        self.work = None


def _fail(error: Exception) -> None:
    raise error
