"""The base of short texts that have something to choose from: a button at the right opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QToolButton

from ui.editors.line_editor import LineEditor
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_OPEN = {
    QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F4).toCombined(),
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down).toCombined(),
}


class ButtonEditor(LineEditor):
    """Edit a text freely; F4, Alt+Down and the button `open_choice`, which those who derive from it say.

    The button never takes the focus; `told` is its tooltip.
    """

    def __init__(self, told: str, parent: QWidget | None = None, *, most: int = 4) -> None:
        super().__init__(parent, most=most)
        self._button = self._make_button(told)

    def _make_button(self, told: str) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        set_tip(button, told)
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._on_button_clicked)
        self.setViewportMargins(0, 0, button.sizeHint().width(), 0)
        return button

    def set_locked(self, locked: bool) -> None:
        """Let nothing be chosen while the text is locked."""
        super().set_locked(locked)
        self._button.setEnabled(not locked)

    def open_choice(self) -> None:
        """Show what can be chosen."""
        raise NotImplementedError

    def _on_button_clicked(self) -> None:
        self.take_composed()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open_choice()

    # Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what can be chosen at F4 and Alt+Down."""
        if event.keyCombination().toCombined() in _OPEN and not self.isReadOnly():
            self.take_composed()
            self.open_choice()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right edge of the first line."""
        super().resizeEvent(event)
        frame = self.frameWidth()
        width = self._button.sizeHint().width()
        height = min(self.height() - 2 * frame, self.minimumHeight())
        self._button.setGeometry(self.width() - frame - width, frame, width, height)
