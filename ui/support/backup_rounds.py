"""Backups in a thread of their own while the window is there: at its start, and then whenever one is due."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from db.access.store_file import Stopped
from db.errors import Notice, Refused
from ui.support.background import Background

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.session.session import Session
    from vqdesk.backups.backup_service import BackupService

LOOK_EVERY = 60.0
"""Seconds between two looks whether a backup is due."""


class BackupRounds(Background):
    """Back the session's store up while nobody waits for it.

    `made` tells that a backup was made, `stood` after each look how they stand (`BackupStatus`), `told` that
    the store has something to tell about them. Why none could be made is told once, until one could.
    """

    made = Signal()
    stood = Signal(object)
    told = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent, "backups")
        self._said: set[str] = set()

    def run(self) -> None:
        """Look at once and then each minute; a backup on its way is given up at the end."""
        # Loaded here: the start of the window needs none of it.
        from vqdesk.backups.backup_service import BackupService

        at_start = True
        while not self.stopping.is_set():
            # What was chosen may have changed since.
            service = BackupService(self.session.store)
            with suppress(Stopped), self.in_turn():
                self._look(service, at_start=at_start)
            with suppress(Refused):  # that is told by now
                self.stood.emit(service.status())
            at_start = False
            self.stopping.wait(LOOK_EVERY)

    def _look(self, service: BackupService, *, at_start: bool) -> None:
        try:
            if service.make_if_due(at_start=at_start, stop=self.stopping) is not None:
                self._said.clear()
                self.made.emit()
            notices = service.notices()
        except Refused as refused:
            notices = [Notice(refused.key, dict(refused.values))]
        fresh = [notice for notice in notices if notice.key not in self._said]
        self._said.update(notice.key for notice in fresh)
        if fresh and not self.stopping.is_set():
            self.session.store.notices.extend(fresh)
            self.told.emit()
