"""The one-line field of every dialog and of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.editors.word_field import WordField
from ui.editors.word_steps import Caret
from ui.widgets.keyboard import character_at, is_menu_key, is_other_habit, is_redo, is_undo, unit_at

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.editors.word_steps import TextEdit


class LineEdit(WordField, QLineEdit):
    """Edit one line; undo takes back words, and a composed word stays where it was composed.

    `setText` shows another text, without steps.
    """

    steps_changed = Signal()
    """`can_undo` or `can_redo` tells another thing than before."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin_steps()
        self.textChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.selectionChanged.connect(self._on_caret_moved)
        self.setText(text)

    def setText(self, text: str | None) -> None:
        """Show another text, with no steps to undo."""
        self._stepping = True
        try:
            super().setText(text)
        finally:
            self._stepping = False
        self.forget_steps()

    def _qt_menu(self) -> QMenu:
        return self.createStandardContextMenu()

    # Steps

    def forget_steps(self) -> None:
        """Keep the text and forget how it came."""
        self._steps.clear(self.text())
        self._tell_steps()

    def _step(self, change: TextEdit | None) -> None:
        if change is None:
            return
        self._stepping = True
        try:
            self._select(Caret(change.start, change.start + change.length))
            self.insert(change.text)
            self._select(change.caret)
        finally:
            self._stepping = False
        self._tell_steps()

    def _select(self, caret: Caret) -> None:
        anchor, position = (unit_at(self.text(), place) for place in caret)
        if anchor == position:
            self.setCursorPosition(position)
        else:
            self.setSelection(anchor, position - anchor)

    def _on_changed(self, text: str) -> None:
        if not self._stepping:
            self._steps.changed(text, self._caret, character_at(text, self.cursorPosition()), self._source)
            self._tell_steps()

    def _on_caret_moved(self) -> None:
        if self._source != "whole":
            return  # Qt tells now of the cursor first, now of the text: what stood before the key counts
        text, position, anchor = self.text(), self.cursorPosition(), self.cursorPosition()
        if self.hasSelectedText():
            start, end = self.selectionStart(), self.selectionEnd()
            anchor = start if position == end else end
        self._caret = Caret(character_at(text, anchor), character_at(text, position))
        if not self._stepping:
            self._steps.moved(self._caret)

    # Qt's own methods

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when the field has no step of its own left."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            able = self.can_undo() if is_undo(event) else self.can_redo() if is_redo(event) else None
            if able is not None:
                event.setAccepted(able)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back and do again; every other key but a menu's is Qt's."""
        self._source = "key"
        if is_menu_key(event) or is_other_habit(event):
            event.ignore()
        elif is_undo(event):
            self.undo()
        elif is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)
        self._end_typing()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the word that was being composed."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take_composed()
            self._steps.close()
        super().focusOutEvent(event)
