"""What is to be done soon or in a while, and is not done any more where what it is done for is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, QTimerEvent


class TurnTimer(QTimer):
    """Time out once in a turn of the window's own, after the one in which what was done so far is drawn.

    A timer of no time at all would have it done right before the drawing: the window is held for both.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=0)
        self._is_drawn = False

    def start(self) -> None:  # type: ignore[override]  # the stubs have its two kinds apart
        """Begin anew."""
        self._is_drawn = False
        super().start()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Let the first turn go by."""
        if self._is_drawn:
            self.stop()
            self.timeout.emit()
        self._is_drawn = True


def soon(owner: QObject, act: Callable[[], object]) -> None:
    """Do something once what waits is done, if its owner is still there; an error of it is told.

    With `QTimer.singleShot` it would be done for an owner that is gone, or its error be lost.
    """
    timer = QTimer(owner, singleShot=True, interval=0)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start()


def stop_timers(*owners: QObject) -> None:
    """Stop every timer of these and of all that is theirs."""
    for owner in owners:
        for timer in owner.findChildren(QTimer):
            timer.stop()
