"""The runner of background tasks, one at a time: stores what is typed before, tells refusals after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from db.errors import Refused
from ui.runtime.background_task import BackgroundTask

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.runtime.background_task import Result
    from ui.session.session import Session
    from vqdesk.system.progress import Progress


class TaskRunner(QObject):
    """Run one background task at a time for a session, with its dialog over a window."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.running: BackgroundTask[Any] | None = None
        """Read-only: the task that runs, whatever comes of it; None while none does."""

    def stop(self) -> None:
        """Stop what is running and wait for it: the window closes."""
        if self.running is not None:
            self.running.wait()

    def start(
        self,
        text: str,
        function: Callable[[Progress], Result],
        success: Callable[[Result], object],
        failure: Callable[[Exception], object] | None = None,
        *,
        at_any_time: bool = False,
    ) -> None:
        """Run a function, unless another is running or what is typed cannot be stored.

        What does without that is run `at_any_time`. Without `failure` the clerk is told why it was refused.
        """
        if self.running is not None:
            return
        stored = self._session.flush() if at_any_time else self._session.flush_first()
        if not (stored or at_any_time):
            return
        self.running = BackgroundTask(self._window, text, function, success, failure or self.tell_refused)
        self.running.ended.connect(self._on_ended)
        self.running.start()

    def tell_refused(self, error: Exception) -> None:
        """Say why something was refused; any other error is the program's own."""
        if not isinstance(error, Refused):
            raise error
        self._session.refuse(error)

    def _on_ended(self) -> None:
        self.running = None
