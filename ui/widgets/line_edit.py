"""The one-line field of every dialog and of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.keyboard import (
    Composed,
    character_at,
    is_menu_key,
    is_other_habit,
    is_redo,
    is_undo,
    rewire,
    unit_at,
)
from ui.widgets.word_steps import Caret, WordSteps

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QMouseEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.widgets.word_steps import Change, Source


class LineEdit(QLineEdit):
    """Edit one line; undo takes back words, and a composed word stays where it was composed.

    `setText` shows another text, without steps.
    """

    steps_changed = Signal()
    """`can_undo` or `can_redo` tells another thing than before."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._able = WordSteps(), (False, False)
        self._source: Source = "whole"
        self._caret = Caret(0, 0)
        self._composed = Composed()
        self._stepping = False
        self.textChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.selectionChanged.connect(self._on_caret_moved)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text, with no steps to undo."""
        self._stepping = True
        try:
            super().setText(text)
        finally:
            self._stepping = False
        self.forget_steps()

    # Steps

    def can_undo(self) -> bool:
        """Tell whether the field has a step to take back."""
        return self._steps.can_undo

    def can_redo(self) -> bool:
        """Tell whether the field has a step to do again."""
        return self._steps.can_redo

    def undo(self) -> None:
        """Take the last word back; cursor and selection return to where they were."""
        self.take_composed()
        self._step(self._steps.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.take_composed()
        self._step(self._steps.redo())

    def forget_steps(self) -> None:
        """Keep the text and forget how it came."""
        self._steps.clear(self.text())
        self._tell_steps()

    def take_composed(self) -> None:
        """Take what an input method is composing here for typed."""
        self._composed.commit(self, asks=self.hasFocus())

    def _step(self, change: Change | None) -> None:
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

    def _end_typing(self) -> None:
        self._source = "whole"
        self._on_caret_moved()

    def _tell_steps(self) -> None:
        able = self.can_undo(), self.can_redo()
        if able != self._able:
            self._able = able
            self.steps_changed.emit()

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

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take notice of the word that is being composed, and of what comes of it."""
        self._source = "method"
        self._composed.notice(event)
        super().inputMethodEvent(event)
        self._end_typing()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the composed word in before the cursor goes elsewhere."""
        self.take_composed()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show Qt's menu with the field's own steps."""
        menu = self.make_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """Return the menu of the right mouse button."""
        self.take_composed()
        return rewire(self.createStandardContextMenu(), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the word that was being composed."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take_composed()
            self._steps.close()
        super().focusOutEvent(event)
