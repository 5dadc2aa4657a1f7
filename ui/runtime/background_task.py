"""Background tasks: one long function in another thread, with progress, cancel and a typed result."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QThreadPool, Signal, Slot

from ui.runtime.garbage_collector import much_is_made
from ui.widgets.progress import ProgressDialog
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vqdesk.system.progress import Progress

Result = TypeVar("Result")

_TELL_EVERY = 0.05  # seconds; more often than that nobody sees
_SHOW_AFTER = 400  # milliseconds; quick work shows no dialog


class BackgroundTask(QObject, Generic[Result]):
    """Run one Qt-free function in a thread of the pool, with a dialog that can stop it.

    `function(progress)` gets a callback that raises `Cancelled` once the person has pressed Cancel.
    Then, on the UI thread, exactly one of `success(result)`, `failure(error)` or nothing (cancelled) is
    called; `ended` follows in every case.
    """

    ended = Signal()
    _progressed = Signal(int, int)
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        text: str,
        function: Callable[[Progress], Result],
        success: Callable[[Result], object],
        failure: Callable[[Exception], object],
    ) -> None:
        super().__init__(parent)
        self._function = function
        self._success: Callable[[Result], object] = success
        self._failure: Callable[[Exception], object] = failure
        self._stop = threading.Event()
        self._left = threading.Event()
        self._told = 0.0
        self._is_telling = False
        self.is_running = False
        self.dialog = self._make_dialog(parent, text)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin in another thread and return at once."""
        self.is_running = True
        self.dialog.setValue(0)  # the clock for showing it starts
        QThreadPool.globalInstance().start(self._run)

    @Slot()
    def cancel(self) -> None:
        """Have the function stop at its next report of progress."""
        self._stop.set()
        self.dialog.setLabelText(self.tr("Stopping..."))

    def wait_out(self) -> None:
        """Begin, and come back when it has ended and whoever is to hear of it has heard.

        Quick work is waited for, and nothing else happens meanwhile. Over longer work the window is drawn,
        and its dialog alone is heard.
        """
        self.dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.start()
        if self._left.wait(_SHOW_AFTER / 1000):
            self._stop.set()  # of how far it was nobody needs to hear any more
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        else:
            self.dialog.show()
        if self.is_running:
            loop = QEventLoop()
            self.ended.connect(loop.quit)
            loop.exec()

    def wait(self) -> None:
        """Stop and wait: for the window that is about to close. Nothing is called any more."""
        self._stop.set()
        QThreadPool.globalInstance().waitForDone()
        if self.is_running:
            self._end()

    def _make_dialog(self, parent: QWidget, text: str) -> ProgressDialog:
        title, cancel = self.tr("Please wait"), self.tr("Cancel")
        dialog = ProgressDialog(parent, title, text, cancel, after=_SHOW_AFTER)
        dialog.setMinimumWidth(360)
        # The dialog would hide itself at once; it stays until the work has really stopped.
        dialog.canceled.disconnect()
        dialog.canceled.connect(self.cancel)
        return dialog

    # In the other thread

    def _run(self) -> None:
        try:
            with much_is_made():
                result = self._function(self._progress)
        except Exception as error:
            self._raised.emit(error)
        else:
            self._returned.emit(result)
        finally:
            self._left.set()

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self._progressed.emit(done, total)

    # Back on the UI thread

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self._is_telling or not self.is_running or self._stop.is_set():
            return
        self.dialog.setMaximum(total)
        self._is_telling = True
        self.dialog.setValue(done)  # other events come within it, the end of the work among them
        self._is_telling = False
        if not self.is_running:
            self._let_go()

    @Slot(object)
    def _on_returned(self, result: Result) -> None:
        if self.is_running:
            success = self._success
            self._end()
            success(result)

    @Slot(object)
    def _on_raised(self, error: Exception) -> None:
        if not self.is_running:
            return
        failure = self._failure
        self._end()
        if not isinstance(error, Cancelled):
            failure(error)

    def _end(self) -> None:
        self.is_running = False
        # The other thread may still be inside the signal that brought this; deleted now, it would crash.
        self._left.wait()
        # Whom these belong to must not live on until this is deleted, and then be deleted by it.
        self._success = self._failure = _nothing
        # Stopped for good: a dialog that was not shown yet would otherwise come up over what follows.
        self.dialog.canceled.disconnect()
        self.dialog.reset()
        self.dialog.hide()
        self.ended.emit()
        if not self._is_telling:
            self._let_go()

    def _let_go(self) -> None:
        self.dialog.deleteLater()
        self.deleteLater()


def wait_for(parent: QWidget, text: str, function: Callable[[Progress], Result]) -> Result:
    """Do one Qt-free function in another thread and return what it returns, or raise what it raises.

    Raises Cancelled where the person stopped it.
    """
    results: list[Result] = []
    errors: list[Exception] = []
    BackgroundTask(parent, text, function, results.append, errors.append).wait_out()
    for error in errors:
        raise error
    if not results:
        raise Cancelled
    return results[0]


def _nothing(_told: object) -> None:
    pass
