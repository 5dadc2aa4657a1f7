"""What is being typed, kept each second until it is stored: a kill or a power cut takes no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vqdesk.system.paths import draft_folders
from vqdesk.unsaved.drafts import DraftKeeper
from vqdesk.unsaved.kept_texts import SecondPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.errors import Notice
    from db.store.store import Store
    from vqdesk.unsaved.kept_texts import UnsavedText

EVERY = 1000
"""Milliseconds between two drafts."""


class Drafts(QObject):
    """Keep what editors hold and the store has not, each second while there is such.

    Forms call `look` when something is typed and `settle` when something was stored. `named` gives a text
    the names and the time that a person finds it by.
    """

    asked = Signal()
    """Forms `tell`, in their slot, what they hold that is not in the store."""

    def __init__(self, store: Store, named: Callable[[UnsavedText], UnsavedText], parent: QObject) -> None:
        super().__init__(parent)
        self._named = named
        self._told: list[UnsavedText] = []
        self._kept: list[UnsavedText] = []
        self._place = SecondPlace(store.device(), store.path, draft_folders())
        self._keeper = DraftKeeper(self._place)
        self.timer = QTimer(self, interval=EVERY)
        self.timer.timeout.connect(self.keep)

    def tell(self, texts: list[UnsavedText]) -> None:
        """Answer `asked`."""
        self._told += texts

    def look(self) -> None:
        """Take notice that something is typed."""
        if not self.timer.isActive():
            self.timer.start()

    def settle(self) -> None:
        """Take notice that something may be stored: a draft of it is none any more."""
        if self._kept:
            self.keep()

    @Slot()
    def keep(self) -> None:
        """Keep what is not in the store now; with nothing of the kind there is no draft."""
        self._told = []
        self.asked.emit()
        if not self._told:
            self.timer.stop()
        if self._told != self._kept:
            self._kept = self._told
            self._keeper.keep([self._named(text) for text in self._told])

    def read(self) -> tuple[list[UnsavedText], list[Notice]]:
        """Return what an earlier run was typing when it ended, and what is to be told of unreadable files."""
        found = self._place.read()
        notices, self._place.notices = self._place.notices, []
        return found, notices

    def clear(self) -> None:
        """Let go of what an earlier run has left: it is kept elsewhere."""
        self._kept = []
        self._keeper.keep([])

    def stop(self) -> None:
        """Keep what is not stored, for the last time: the window closes."""
        self.timer.stop()
        self.settle()
        self.timer.stop()
        self._keeper.wait()
