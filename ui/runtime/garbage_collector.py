"""Python's garbage collector on the UI thread alone; another thread would free Qt's objects wrongly."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_MILLISECONDS = 2000


class GarbageCollector(QObject):
    """Collect garbage in this object's thread as often as Python would by itself, until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.collect_due)

    def start(self) -> None:
        """Take the collector's work over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [generation for generation, (count, threshold) in enumerate(due) if count > threshold]
        if generations:
            gc.collect(generations[-1])
