"""Work on backups that a person stops in the middle, as they stop all other long work."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.access.store_file import Stopped
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.system.progress import Progress


@contextmanager
def stopped_by(progress: Progress) -> Iterator[threading.Event]:
    """Give what is set once `progress` raises Cancelled; what was given up for it raises that as well."""
    try:
        yield _Asking(progress)
    except Stopped as stopped:
        raise Cancelled from stopped


class _Asking(threading.Event):
    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def is_set(self) -> bool:
        """Ask."""
        if not super().is_set():
            try:
                self._progress(0, 0)
            except Cancelled:
                self.set()
        return super().is_set()
