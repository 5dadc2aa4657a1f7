"""The program started once more on a store that is open: its window comes to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.session.record_names import shown_file_name
from ui.widgets.timers import soon
from vqdesk.system.paths import log_file

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session


class SecondStart(QObject):
    """Answer whoever starts the program a second time: the window comes and imports its file, if any.

    `file_given` tells of a file (Path). While a dialog is open it waits, and the dialog says so; one that
    begins with a file (`take_file`) takes it.
    """

    file_given = Signal(object)

    def __init__(self, session: Session, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._runner, self._window = session, runner, window
        self._waiting: list[Path] = []
        self._watched: QWidget | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def start(self) -> None:
        """Begin to answer; the folder is there, for the mark of the window's run lies in it."""
        if not self._watcher.directories():
            self._watcher.addPath(str(log_file().parent))
            self.answer()

    @Slot()
    def _on_changed(self) -> None:
        # What is imported must not be asked about within the watcher's own call.
        soon(self, self.answer)

    def answer(self) -> None:
        """Answer the calls that wait."""
        from vqdesk.system.window_call import waiting_calls  # what no first sight needs

        if not self._window.isVisible():
            return
        for call in waiting_calls(self._session.store.path):
            _bring_to_front(QApplication.activeModalWidget() or self._window)
            if call.take() and call.file is not None:
                self._take(call.file)

    def _take(self, file: Path) -> None:
        """Hand a file over, or have it wait behind the open dialog."""
        from ui.dialogs.dialog import Dialog  # loads more than a start without a second one needs

        modal = QApplication.activeModalWidget()
        take_file = getattr(modal, "take_file", None)
        if take_file is not None:
            take_file(file)
            return
        if file not in self._waiting:
            self._waiting.append(file)
        if isinstance(modal, Dialog):
            said = self.tr("The file “{name}” waits: it is offered for import once this is closed.")
            modal.tell(said.format(name=shown_file_name(file)))
        self._go_on()

    def _go_on(self) -> None:
        """Hand the first file that waits over, once nothing is in its way."""
        if not self._waiting or not self._window.isVisible():
            return
        modal = QApplication.activeModalWidget()
        if modal is not None:
            self._watch(modal)
        elif self._runner.running is not None:
            self._runner.running.ended.connect(self._on_free, Qt.ConnectionType.UniqueConnection)
        else:
            self.file_given.emit(self._waiting.pop(0))
            self._on_free()

    def _watch(self, modal: QWidget) -> None:
        if modal is not self._watched:
            self._watched = modal
            modal.installEventFilter(self)

    @Slot()
    def _on_free(self) -> None:
        # What is asked next, by whoever is just being answered, goes first.
        soon(self, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the dialog in the way is gone."""
        if event.type() == QEvent.Type.Hide and watched is self._watched:
            watched.removeEventFilter(self)
            self._watched = None
            self._on_free()
        return super().eventFilter(watched, event)


def _bring_to_front(window: QWidget) -> None:
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
