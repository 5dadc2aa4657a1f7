"""What has its long work done in another thread, one piece after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import Refused
from ui.runtime.background_task import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.runtime.background_task import Function
    from ui.session.session import Session


class Errands(QObject):
    """Run one Work at a time for a session, after what is typed is stored."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.work: Work | None = None

    def stop(self) -> None:
        """Stop what is running and wait for it: the window closes."""
        if self.work is not None:
            self.work.wait()

    def start(
        self,
        text: str,
        function: Function,
        success: Callable[[object], object],
        failure: Callable[[Exception], object],
        *,
        at_any_time: bool = False,
    ) -> None:
        """Do a piece of work, unless one is running or what is typed cannot be stored.

        What does without that is done `at_any_time`.
        """
        if self.work is not None:
            return
        stored = self._session.flush() if at_any_time else self._session.flush_first()
        if not (stored or at_any_time):
            return
        self.work = Work(self._window, text, function, success, failure)
        self.work.ended.connect(self._on_ended)
        self.work.start()

    def _on_ended(self) -> None:
        self.work = None

    def _fail(self, error: Exception) -> None:
        """Say why it was refused; any other error is the program's own."""
        if not isinstance(error, Refused):
            raise error
        self._session.refuse(error)
