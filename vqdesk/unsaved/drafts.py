"""Drafts: what is typed at this moment, kept in a file by a thread of its own."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.unsaved.kept_texts import SecondPlace, UnsavedText

_PATIENCE = 5.0
"""Seconds that the end of a window waits for a disk that is slow."""


class DraftKeeper:
    """Keep the newest texts in a place: nobody waits for the disk, and of what waits only the newest counts.

    A draft that cannot be kept is none: what is typed is stored soon, and whoever cannot store it says so.
    """

    def __init__(self, place: SecondPlace) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._waiting: list[UnsavedText] | None = None
        self._thread: threading.Thread | None = None

    def keep(self, texts: Sequence[UnsavedText]) -> None:
        """Have these texts kept and nothing else; none: the file goes."""
        with self._lock:
            self._waiting = list(texts)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()

    def wait(self) -> None:
        """Come back when all is kept, or the disk takes too long."""
        thread = self._thread
        if thread is not None:
            thread.join(_PATIENCE)

    def _run(self) -> None:
        while True:
            with self._lock:
                texts, self._waiting = self._waiting, None
                if texts is None:
                    self._thread = None
                    return
            with suppress(Refused):
                self._place.keep(texts)
