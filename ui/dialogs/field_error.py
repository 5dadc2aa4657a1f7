"""What is wrong with a field, said right below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette

from ui.looks.colours import colours
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.editors.line_edit import LineEdit

_LETTERS = QPalette.ColorRole.WindowText


class FieldError(Label):
    """Say what is to be changed in a field; hidden while there is nothing.

    It goes with the next change of the field, which whoever makes it connects to `clear`. Who hears the
    window is told when it comes, and again in the field.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(wraps=True)
        self._field = field
        self.hide()

    def say(self, said: str) -> None:
        """Show a sentence, and lead to its field; "" shows nothing."""
        self.setText(said)
        self.setVisible(bool(said))
        self.setAccessibleName(said)
        self._field.setAccessibleDescription(said)
        if said:
            self._colour()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Show nothing."""
        if not self.isHidden():
            self.say("")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the application."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._colour()

    def _colour(self) -> None:
        if self.palette().color(_LETTERS) != colours().wrong:
            palette = QPalette()
            palette.setColor(_LETTERS, colours().wrong)
            self.setPalette(palette)


class MissingText(FieldError):
    """Say below a line that something is to be written there, once that is tried without.

    The button that needs it stays in use: one that is grey does not say what it waits for.
    """

    def __init__(self, line: LineEdit, missing: str) -> None:
        super().__init__(line)
        self._line, self._missing = line, missing
        line.textChanged.connect(self.clear)

    def is_written(self) -> bool:
        """Tell whether something is written; where not, say so and lead to the line."""
        is_there = bool(self._line.text().strip())
        self.say("" if is_there else self._missing)
        return is_there
