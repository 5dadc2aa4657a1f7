"""What is to be done soon or in a while, and is not done any more where what it is done for is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


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
