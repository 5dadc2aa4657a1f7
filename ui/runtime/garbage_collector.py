"""Python's garbage collector on the UI thread alone; another thread would free Qt's objects wrongly."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

_MILLISECONDS = 2000

_AT_WORK: list[None] = []
"""One for each thread that is within `much_is_made`; lists are safe across threads."""


@contextmanager
def much_is_made() -> Iterator[None]:
    """Have the collector rest while a thread makes many objects that it will let go by itself.

    To look through all that the check of a large store holds would keep the window waiting each time.
    """
    _AT_WORK.append(None)
    try:
        yield
    finally:
        _AT_WORK.pop()


@contextmanager
def much_is_kept() -> Iterator[None]:
    """Have the collector rest while a thread makes many objects that stay, and look through them no more.

    Rings that are garbage by then stay, too: it is for what happens seldom.
    """
    with much_is_made():
        yield
        if GarbageCollector.is_started:
            gc.freeze()


class GarbageCollector(QObject):
    """Collect garbage in this object's thread as often as Python would by itself, until it is stopped."""

    is_started = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.collect_due)

    def start(self) -> None:
        """Take the collector's work over from Python; what is there already is looked through no more."""
        gc.disable()
        gc.freeze()
        GarbageCollector.is_started = True
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        GarbageCollector.is_started = False
        gc.unfreeze()
        gc.enable()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it; see `much_is_made`."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [generation for generation, (count, threshold) in enumerate(due) if count > threshold]
        if generations and not _AT_WORK:
            gc.collect(generations[-1])
