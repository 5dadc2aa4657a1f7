"""A bar over the forms that says something without asking for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.looks.colours import colours
from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QResizeEvent

    Kind = Literal["alarm", "calm", "done"]

_NARROW = 120  # letters of a bar whose buttons stand below its text
_LEAST = 48  # letters of text beside its buttons
_NO_ALIGNMENT = Qt.AlignmentFlag(0)
_BACK, _LETTERS = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class StandingBar(QFrame):
    """Show sentences and buttons until told otherwise; hidden while there is nothing to say.

    It never takes the focus nor a key: who types goes on typing. Who hears the window is told when the
    sentences change.
    """

    def __init__(self, parent: QWidget | None = None, label: Label | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = "calm"
        self.label = label or Label(wraps=True)
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
        self._colour()
        self.label.setText(text)
        self.setAccessibleName(text)
        self._turn()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _colour(self) -> None:
        """Draw in the kind's colours, as they are in the light, in the dark or in high contrast."""
        back, letters = self._drawn_in()
        if self.label.palette().color(_LETTERS) == letters and self.palette().color(_BACK) == back:
            return
        palette = QPalette()
        palette.setColor(_BACK, back)
        palette.setColor(_LETTERS, letters)
        self.setPalette(palette)
        self.label.setPalette(palette)
        for button in self.buttons.values():
            # Not the bar's colours: the line around it is drawn from what would lie behind it.
            button.setPalette(QApplication.palette(button))

    def _drawn_in(self) -> tuple[QColor, QColor]:
        """Return what the bar is drawn on, and its letters."""
        return _colours(self.kind)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the application."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._colour()

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
        self._turn()
        self.updateGeometry()

    def _turn(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        is_narrow = self.width() < max(_NARROW * letter, self._beside() + _LEAST * letter)
        if not is_narrow:
            self._lie_in_a_row()
            return
        self._layout.setDirection(_COLUMN)
        self._layout.setAlignment(self._row, Qt.AlignmentFlag.AlignLeft)

    def _lie_in_a_row(self) -> None:
        self._layout.setDirection(_ROW)
        self._layout.setAlignment(self._row, _NO_ALIGNMENT)

    def _beside(self) -> int:
        """Return how wide that is which stands beside the text."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        return sum(button.sizeHint().width() + self._row.spacing() for button in shown)


def _colours(kind: Kind) -> tuple[QColor, QColor]:
    """Return what a bar is drawn on, and its letters."""
    now = colours()
    return {
        "alarm": (now.alarm, now.on_alarm),
        "calm": (now.calm, now.on_calm),
        "done": (now.done, now.on_done),
    }[kind]
