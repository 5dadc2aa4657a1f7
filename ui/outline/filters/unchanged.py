"""What looks, in a thread of its own, which tasks tell the same as in the period before."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db.errors import Refused

if TYPE_CHECKING:
    from db.changes import Changes
    from ui.session.session import Session

_PAUSE = 0.3  # seconds after a change; what is typed on would be looked at in vain
_BREATH = 0.002  # seconds between two pages in which the window has the store for itself


class UnchangedService(QObject):
    """Tell a session's `calls` which tasks are unchanged, from `start` to `stop`, after every change."""

    _came = Signal(str, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stopping, self._wanted = threading.Event(), threading.Event()
        self._report_id: str | None = None
        self._thread = threading.Thread(target=self._run, name="unchanged", daemon=True)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        session.report_opened.connect(self._look)
        session.changed.connect(self._on_changed)

    def start(self) -> None:
        """Look from now on."""
        if self._thread.ident is None and not self._stopping.is_set():
            self._look()
            self._thread.start()

    def stop(self) -> None:
        """End, and wait for that."""
        self._stopping.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join()

    @Slot()
    def _look(self) -> None:
        self._report_id = self._session.report_id
        self._wanted.set()

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.order or changes.tasks:
            self._look()  # another report may be the one before

    @Slot(str, object)
    def _on_came(self, report_id: str, tasks: frozenset[str]) -> None:
        if report_id == self._session.report_id and not self._stopping.is_set():
            self._session.calls.put_unchanged(tasks)

    # In the thread

    def _run(self) -> None:
        from db.file.database import Closed

        with suppress(Closed):
            while not self._stopping.is_set():
                self._wanted.wait()
                self._wanted.clear()
                report_id = self._report_id
                if report_id and not self._stopping.is_set():
                    self._look_at(report_id)
                self._stopping.wait(_PAUSE)

    def _look_at(self, report_id: str) -> None:
        found: set[str] = set()
        with suppress(Refused):  # whoever shows the report tells why
            for page in self._session.store.tasks.unchanged(report_id):
                found |= page
                if self._wanted.is_set() or self._stopping.wait(_BREATH):
                    return
            self._came.emit(report_id, frozenset(found))
