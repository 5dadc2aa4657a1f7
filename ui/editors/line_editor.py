"""The editor of a short text: one line that may become several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.editors.text_editor import TextEditor
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(TextEditor):
    """Edit a short text; Enter goes to the next field, Shift+Enter breaks the line.

    Not a QLineEdit: imported and pasted line breaks, tabs and no-break spaces stay, and are seen.
    """

    def __init__(self, parent: QWidget | None = None, *, most: int = 4) -> None:
        super().__init__(parent, least=1, most=most)
        set_tip(self, self.tr("Enter goes to the next field, Shift+Enter starts a new line."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in ENTER and plain:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
