"""What is to be done in a while, and is not done any more where what it is done for is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def stop_timers(*owners: QObject) -> None:
    """Stop every timer of these and of all that is theirs."""
    for owner in owners:
        for timer in owner.findChildren(QTimer):
            timer.stop()
