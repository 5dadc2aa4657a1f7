"""What was typed and could not be stored: collected from the editors, kept elsewhere, tried again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import Refused
from ui.session.drafts import Drafts
from vqdesk.system.paths import unsaved_folders
from vqdesk.unsaved.kept_texts import SecondPlace
from vqdesk.unsaved.record_texts import stored_text

if TYPE_CHECKING:
    from pathlib import Path

    from db.errors import Notice
    from db.store.store import Store
    from vqdesk.unsaved.kept_texts import UnsavedText

RETRY = 2000
"""Milliseconds from one try to the next."""


class Unstored(QObject):
    """Know all that editors hold and the store has refused.

    Forms are asked whenever an editor's state changes (`look`). What they tell is written to the second
    place at once, together with what an earlier run has left (`left`) until that is put in or let go, and
    is taken from there as soon as it is stored. `texts` is empty while all is well.
    """

    asked = Signal()
    """Forms `tell`, in their slot, what they hold and could not store."""

    changed = Signal()
    """`texts`, `reason`, `kept_in` or `left` may be others."""
    settled = Signal()
    """All that could not be stored is stored."""
    retried = Signal()
    """Whoever has no clock of its own tries again to store what waits."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._told: list[UnsavedText] = []
        self._second = SecondPlace(store.device(), store.path, unsaved_folders())
        self.drafts = Drafts(store, self._named, self)
        self.reason: Refused | None = None
        """Read-only: why the last text was refused."""
        self.texts: list[UnsavedText] = []
        """Read-only."""
        self.left: list[UnsavedText] = []
        """Read-only: what an earlier run could not store, or was typing when it was ended."""
        self.kept_in: Path | None = None
        """Read-only: the file of the second place; None while texts could not be kept there either."""
        self.report_names: dict[str, str] = {}
        """What the reports are called whose texts are edited, by id."""
        self.timer = QTimer(self, interval=RETRY)
        self.timer.timeout.connect(self._on_timeout)

    def tell(self, texts: list[UnsavedText]) -> None:
        """Answer `asked`."""
        self._told += texts

    def refuse(self, refused: Refused) -> None:
        """Take down why a text could not be stored."""
        if self.reason is None or (self.reason.key, self.reason.values) != (refused.key, refused.values):
            self.reason = refused
            self.changed.emit()

    def look(self) -> None:
        """Ask the forms, and bring the second place to what they tell."""
        self._told = []
        self.asked.emit()
        found = [self._named(text) for text in self._told]
        known = {(text.key, text.text): text for text in self.texts}
        found = [known.get((text.key, text.text), text) for text in found]
        if found == self.texts and (self.kept_in is not None or not found):
            return
        had, self.texts = self.texts, found
        self._keep()
        if not found:
            self.reason = None
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()
        self.changed.emit()
        if had and not found:
            self.settled.emit()

    def read_left(self) -> list[Notice]:
        """Look for what an earlier run has left; return what is to be told of files that cannot be read.

        What is in the store all the same is not left.
        """
        found = self._second.read()
        typed, unread = self.drafts.read()
        known = {(text.key, text.text) for text in found}
        found += [text for text in typed if (text.key, text.text) not in known]
        self.left = [text for text in found if not self._is_stored(text)]
        if found:
            self._keep()
        if typed and (self.kept_in is not None or not self.left):
            self.drafts.clear()
        self.changed.emit()
        notices, self._second.notices = [*self._second.notices, *unread], []
        return notices

    def let_go(self, text: UnsavedText) -> None:
        """Forget one of the texts that an earlier run has left."""
        self.left = [each for each in self.left if each != text]
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        self.kept_in = None
        self._store.keep_aside(bool(self.left or self.texts))
        with suppress(Refused):
            self.kept_in = self._second.keep([*self.left, *self.texts])

    def _named(self, text: UnsavedText) -> UnsavedText:
        name = self.report_names.get(text.report, "")
        return replace(text, report_name=name, at=datetime.now().astimezone().isoformat(timespec="seconds"))

    def _is_stored(self, text: UnsavedText) -> bool:
        try:
            return stored_text(self._store, *text.key) == text.text
        except Refused:
            return False

    def _on_timeout(self) -> None:
        self.retried.emit()
        self.look()
