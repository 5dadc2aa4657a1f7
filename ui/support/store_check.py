"""The check of the whole store, in a thread of its own once the window is there."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db.access.store_file import Stopped
from db.errors import Refused

if TYPE_CHECKING:
    from ui.session.session import Session


class StoreCheck(QObject):
    """Check the session's store while nobody waits for it; what is found is told and shown.

    The store gives its connection back at once to whoever wants it; the check goes on afterwards.
    """

    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store check", daemon=True)
        self._told = 0
        self.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, once; what is checked already is not checked again."""
        if self._thread.ident is None:
            self._told = len(self._session.store.health.flaws)
            self._thread.start()

    def stop(self) -> None:
        """Stop and wait: the store is about to be closed."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        # A disk that does not answer is told by whoever next wants something of it.
        with suppress(Refused):
            self._session.store.health.check_when_idle(self._stop)
        if not self._stop.is_set():
            self.ended.emit()
            # What is not cleared up now, for want of room or because the store is closed, is the next time.
            with suppress(Refused, Stopped):
                self._clear_up()

    def _clear_up(self) -> None:
        """Count the day, and take out of the store what has been in the bin for its days."""
        from vqdesk.backups.backup_service import BackupService

        store = self._session.store
        store.bin.count_day()
        store.bin.purge_old(lambda: BackupService(store).before("purge"))
        store.tidying.tidy_when_idle(self._stop)

    @Slot()
    def _on_ended(self) -> None:
        """Have the window read again what is read with care now, and tell why."""
        if len(self._session.store.health.flaws) > self._told:
            self._session.read_again()
