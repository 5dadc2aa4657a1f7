"""The program started once more on a store that is open: its window comes to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from vqdesk.system.paths import log_file
from vqdesk.system.window_call import waiting_calls

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session


class SecondStart(QObject):
    """Answer whoever starts the program a second time: the window comes and imports its file, if any.

    `file_given` tells of a file (Path). None is taken while a dialog is open or something runs: whoever gave
    it is told so by the second start.
    """

    file_given = Signal(object)

    def __init__(self, session: Session, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._runner, self._window = session, runner, window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def start(self) -> None:
        """Begin to answer; the folder is there, for the mark of the window's run lies in it."""
        self._watcher.addPath(str(log_file().parent))
        self.answer()

    @Slot()
    def _on_changed(self) -> None:
        # What is imported must not be asked about within the watcher's own call.
        QTimer.singleShot(0, self.answer)

    def answer(self) -> None:
        """Answer the calls that wait."""
        if not self._window.isVisible():
            return
        for call in waiting_calls(self._session.store.path):
            modal = QApplication.activeModalWidget()
            _bring_to_front(modal or self._window)
            if call.file is None:
                call.take()
            elif modal is None and self._runner.running is None and call.take():
                self.file_given.emit(call.file)


def _bring_to_front(window: QWidget) -> None:
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
