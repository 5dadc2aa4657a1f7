"""A bar over the forms that says something without asking for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    Kind = Literal["alarm", "calm", "done"]

_COLOURS = {
    "alarm": (QColor(0xA8, 0x10, 0x10), QColor(0xFF, 0xFF, 0xFF)),
    "calm": (QColor(0xFF, 0xF3, 0xC4), QColor(0x20, 0x20, 0x20)),
    "done": (QColor(0xD9, 0xF2, 0xDF), QColor(0x10, 0x30, 0x18)),
}
"""What a bar is drawn on, and its letters: readable side by side, also for whoever sees few colours."""
_NARROW = 900
_NO_ALIGNMENT = Qt.AlignmentFlag(0)
_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class StandingBar(QFrame):
    """Show sentences and buttons until told otherwise; hidden while there is nothing to say.

    It never takes the focus nor a key: who types goes on typing. Who hears the window is told when the
    sentences change.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = "calm"
        self.label = Label(wraps=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._layout = QBoxLayout(_ROW, self)
        self._layout.setContentsMargins(10, 6, 10, 6)
        self._layout.addWidget(self.label, 1)
        self._layout.addLayout(self._row)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def add_button(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        """Add a button; the mouse alone presses it, for a key would be one that somebody types."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoDefault(False)
        button.setPalette(QPalette())  # not the bar's colours
        button.clicked.connect(take_composed)
        button.clicked.connect(lambda: pressed())
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons[name] = button
        return button

    def say(self, kind: Kind, text: str) -> None:
        """Show a text in a kind's colours; what is shown so already is not drawn anew."""
        if not self.isHidden() and (text, kind) == (self.label.text(), self.kind):
            return
        self.kind = kind
        back, letters = _COLOURS[kind]
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, back)
        palette.setColor(QPalette.ColorRole.WindowText, letters)
        self.setPalette(palette)
        self.label.setPalette(palette)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def text(self) -> str:
        """What is shown; "" while the bar is hidden."""
        return "" if self.isHidden() else self.label.text()

    def minimumSizeHint(self) -> QSize:
        """Return what the text needs as wide as the bar is.

        Qt tells what it would need in the narrowest bar: a window with two of them would be higher than a
        small screen.
        """
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the text where there is little room."""
        super().resizeEvent(event)
        self.updateGeometry()
        is_narrow = event.size().width() < _NARROW
        self._layout.setDirection(_COLUMN if is_narrow else _ROW)
        self._layout.setAlignment(self._row, Qt.AlignmentFlag.AlignLeft if is_narrow else _NO_ALIGNMENT)
