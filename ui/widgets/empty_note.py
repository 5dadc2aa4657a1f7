"""What stands where there is nothing yet: one sentence, and the buttons that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.looks.sizes import USUAL_SPACE, WIDE_SPACE
from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label
from ui.widgets.literal import without_key
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent
    from PySide6.QtWidgets import QAbstractScrollArea

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = 44  # of a line of the sentence


class EmptyNote(QWidget):
    """Say in one sentence what is not there, with a button for each thing that helps.

    It fills a page's middle, or lies over an empty view (`lie_over`) and leaves the rest of it free.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: QAbstractScrollArea | None = None
        self._is_low = False
        self._unwanted: set[str] = set()
        self.label = Label(wraps=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*4 * (WIDE_SPACE,))
        self._column.setSpacing(USUAL_SPACE)
        self._column.addStretch(1)
        self._column.addWidget(self.label)
        self._column.addSpacing(USUAL_SPACE)
        self._stack = QVBoxLayout()  # all as wide as the widest
        self._stack.setSpacing(USUAL_SPACE)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._stack)
        middle.addStretch(1)
        self._column.addLayout(middle)
        self._column.addStretch(1)
        self.say(text)

    def say(self, text: str) -> None:
        """Say another sentence."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self._place()

    def add_button(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        """Add a button; Enter presses it, too."""
        button = _NoteButton(text)
        button.clicked.connect(take_composed)
        button.clicked.connect(lambda: pressed())
        self._stack.addWidget(button)
        self.buttons[name] = button
        return button

    def add_action(self, action: QAction) -> QPushButton:
        """Add a button that does what a command of the menu does, where that can act."""
        button = self.add_button(action.objectName(), without_key(action.text()), action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            set_tip(button, action.toolTip() if action.shortcut().toString() else "")

        action.changed.connect(follow)
        follow()
        return button

    def want(self, name: str, *, wanted: bool) -> None:
        """Show a button, or leave it out."""
        (self._unwanted.discard if wanted else self._unwanted.add)(name)
        self.buttons[name].setVisible(wanted)

    def lie_over(self, view: QAbstractScrollArea) -> None:
        """Lie over a view's middle, behind it in the order of Tab."""
        self._view = view
        self.setParent(view.viewport())
        view.viewport().installEventFilter(self)
        before: QWidget = view
        for button in self.buttons.values():
            QWidget.setTabOrder(before, button)
            before = button

    def show_over(self, *, is_there: bool, is_low: bool = False) -> None:
        """Come into sight or go; `is_low`: at the view's foot, for above there is something."""
        had_keys = any(button.hasFocus() for button in self.buttons.values())
        self._is_low = is_low
        self.setVisible(is_there)
        if had_keys and not is_there and self._view is not None:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._view is None or self.isHidden():
            return  # where it would lie hangs on rows that Qt would have to lay out for that
        room, top = self._view.viewport().size(), self._top(self._view)
        width = min(room.width(), _LETTERS * self.fontMetrics().averageCharWidth())
        height = self._fit(width, room.height() - top)
        free = room.height() - height
        y = free if self._is_low else max(top, free // 2)
        self.setGeometry((room.width() - width) // 2, y, width, height)

    def _fit(self, width: int, most: int) -> int:
        """Leave the last buttons out for which there is no room, but for the first; return the height."""
        shown = [button for name, button in self.buttons.items() if name not in self._unwanted]
        for count in range(len(shown), 0, -1):
            for at, button in enumerate(shown):
                button.setVisible(at < count)
            self._column.invalidate()
            self._column.activate()
            if self.heightForWidth(width) <= most:
                break
        return self.heightForWidth(width)

    def _top(self, view: QAbstractScrollArea) -> int:
        """Return where what the view shows in its first row ends."""
        if not isinstance(view, QAbstractItemView) or not view.model().rowCount():
            return 0
        return view.visualRect(view.model().index(0, 0)).bottom() + 1


class _NoteButton(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it, as Space does."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
