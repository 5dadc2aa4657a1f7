"""Backups in a thread of their own while the window is there: at its start, and then whenever one is due."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import Notice, Refused

if TYPE_CHECKING:
    from ui.session.session import Session
    from vqdesk.backups.backup_service import BackupService

LOOK_EVERY = 60.0
"""Seconds between two looks whether a backup is due."""


class BackupRounds(QObject):
    """Back the session's store up while nobody waits for it.

    `made` tells that a backup was made, `told` that the store has something to tell about them. Why none
    could be made is told once, until one could.
    """

    made = Signal()
    told = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._said: set[str] = set()

    def start(self) -> None:
        """Begin, once."""
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """Stop and wait: the store is about to be closed. A backup on its way is given up."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        # Loaded here: the start of the window needs none of it.
        from vqdesk.backups.backup_service import BackupService

        at_start = True
        while not self._stop.is_set():
            # What was chosen may have changed since.
            self._look(BackupService(self._session.store), at_start=at_start)
            at_start = False
            self._stop.wait(LOOK_EVERY)

    def _look(self, service: BackupService, *, at_start: bool) -> None:
        try:
            if service.make_if_due(at_start=at_start, stop=self._stop) is not None:
                self._said.clear()
                self.made.emit()
            notices = service.notices()
        except Refused as refused:
            notices = [Notice(refused.key, dict(refused.values))]
        fresh = [notice for notice in notices if notice.key not in self._said]
        self._said.update(notice.key for notice in fresh)
        if fresh and not self._stop.is_set():
            self._session.store.notices.extend(fresh)
            self.told.emit()
