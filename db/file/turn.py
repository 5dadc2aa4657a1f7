"""Whose turn it is to use the one connection."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Turn:
    """A lock that its holder may take again, and that tells whether another thread waits for it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0

    @property
    def is_wanted(self) -> bool:
        """Tell whether another thread waits: who has time gives the turn back then."""
        return self._waiting > 0

    def __enter__(self) -> None:
        if self._lock.acquire(blocking=False):
            return
        self._count(1)
        try:
            self._lock.acquire()
        finally:
            self._count(-1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()

    def give(self) -> None:
        """Give the turn back in the middle of a block; `take` it again before the block ends."""
        self._lock.release()

    def take(self, seconds: float = -1) -> bool:
        """Take the turn, waiting so long at most (-1: for ever); tell whether it was had."""
        return self._lock.acquire(timeout=seconds)

    def _count(self, more: int) -> None:
        with self._counting:
            self._waiting += more
