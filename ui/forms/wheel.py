"""The wheel scrolls the form: a field that it passes over must not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


class PassingWheel(QObject):
    """Keep the wheel away from fields without the focus; get one from `let_wheel_pass`."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what the field stands in."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def let_wheel_pass(parent: QWidget, fields: Iterable[QWidget]) -> None:
    """Have the wheel change none of the fields that it passes over; one that was clicked into it may."""
    passing = PassingWheel(parent)
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(passing)
