"""Boxes, dates and tabs that the wheel passes over: what it scrolls is what they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QWidget,
)

from ui.widgets.keyboard import is_menu_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

TURNED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
"""What Qt has the wheel change, without a click and unseen; a scroll bar alone is there to be turned."""


if TYPE_CHECKING:
    # What the classes below stand before: a class of Qt cannot be inherited from twice.
    _Widget = QWidget
else:
    _Widget = object


class _Still(_Widget):
    """A mixin that the wheel passes over, with the focus or without."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what this stands in."""
        event.ignore()


class _Box(_Still):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no key that is meant for a menu."""
        if is_menu_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ComboBox(_Box, QComboBox):
    """Choose one of several; the wheel changes nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no key that is meant for a menu, no letter: that of whoever types on is no choice.

        Space, F4 and Alt+Down open the list, where letters do choose.
        """
        is_letter = bool(event.text().strip()) and event.text().isprintable()
        if is_letter and not self.isEditable():
            event.ignore()
        else:
            super().keyPressEvent(event)


class SpinBox(_Box, QSpinBox):
    """Write a number; the wheel changes nothing."""


class DateEdit(_Box, QDateEdit):
    """Write a day; the wheel changes nothing."""


class Tabs(QTabWidget):
    """Show one of several pages; the wheel turns none over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(TabBar())
        # Tab stops at the bar itself: coming back from the foot to a proxy, it passes over what is above.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs know no None here
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)


class TabBar(_Still, QTabBar):
    """Choose one of several pages; the wheel turns none over."""


def keep_wheel_off(window: QWidget) -> None:
    """Keep the wheel off the boxes of a dialog that Qt itself makes: a file's kind, a printer's copies."""
    passing = _PassingWheel(window)
    for field in (window, *window.findChildren(QWidget)):
        if isinstance(field, TURNED_BY_WHEEL) and not isinstance(field, QScrollBar):
            if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(passing)


class _PassingWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what the field stands in."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
