"""The check of the whole store, in a thread of its own once the window is there."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from db.access.store_file import Stopped
from db.errors import Refused
from ui.support.background import Background
from vqdesk.backups.first import back_up_first

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.session.session import Session


class StoreCheck(Background):
    """Check the session's store while nobody waits for it; what is found is told and shown.

    The store gives its connection back at once to whoever wants it; the check goes on afterwards. `told` says
    that the store has something to tell of the place where it lies.
    """

    ended, told = Signal(), Signal()
    damaged = Signal()
    """Pages of a table were found damaged that were not known to be when it began."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent, "store check")
        self._told = 0
        self._was_damaged = False
        self.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, once; what is checked already is not checked again."""
        if not self.has_begun:
            self._told = len(self.session.store.health.flaws)
            self._was_damaged = self.session.store.health.is_damaged
        super().start()

    def run(self) -> None:
        """Look where the store lies, check all of it, then clear up."""
        self._tell_places()
        # A disk that does not answer is told by whoever next wants something of it.
        with suppress(Refused):
            self.session.store.health.check_when_idle(self.stopping)
        if not self.stopping.is_set():
            self.ended.emit()
            # What is not cleared up now, for want of room or as the store is closed, is the next time.
            with suppress(Refused, Stopped):
                self._clear_up()

    def _tell_places(self) -> None:
        """Tell of the place where the store lies: a share that is away keeps whoever asks for it waiting."""
        # Loaded here: the start of the window needs none of it.
        from vqdesk.diagnostics.told_places import untold_places

        places = untold_places(self.session.store)
        if places and not self.stopping.is_set():
            self.session.store.notices.extend(places)
            self.told.emit()

    def _clear_up(self) -> None:
        """Count the day, and take out of the store what has been in the bin for its days."""
        store = self.session.store
        store.bin.count_day()
        with self.in_turn():
            store.bin.purge_old(partial(back_up_first, store, "purge"))
        store.tidying.tidy_when_idle(self.stopping, self.in_turn)

    @Slot()
    def _on_ended(self) -> None:
        """Have the window read again what is read with care now, and tell why."""
        if len(self.session.store.health.flaws) > self._told:
            self.session.read_again()
        if self.session.store.health.is_damaged and not self._was_damaged:
            self.damaged.emit()
