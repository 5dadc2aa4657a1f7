"""The mixin of fields that are typed into: undo by words, and the word being composed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ui.editors.word_steps import Caret, WordSteps
from ui.widgets.keyboard import ComposedWord, rewire

if TYPE_CHECKING:
    from PySide6.QtCore import Signal
    from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QMouseEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.editors.word_steps import EditSource, TextEdit


if TYPE_CHECKING:

    class _Field(QWidget):
        """What a field has of Qt's class, which cannot be inherited from twice."""

        steps_changed: ClassVar[Signal]
else:
    _Field = object


class WordField(_Field):
    """A mixin to be named before a Qt class, as in `class LineEdit(WordField, QLineEdit)`.

    The field calls `_begin_steps`, tells its steps of changes, and has the signal `steps_changed`: `can_undo`
    or `can_redo` tells another thing than before. `_step` puts a change in, `_on_caret_moved` looks where
    the cursor stands, `_qt_menu` makes the menu that Qt would show.
    """

    def _begin_steps(self) -> None:
        self._steps, self._able = WordSteps(), (False, False)
        self._source: EditSource = "whole"
        self._caret = Caret(0, 0)
        self._composed = ComposedWord()
        self._stepping = False

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

    def take_composed(self) -> None:
        """Take what an input method is composing here for typed."""
        self._composed.commit(self, asks=self.hasFocus())

    def _step(self, change: TextEdit | None) -> None:
        raise NotImplementedError

    def _on_caret_moved(self) -> None:
        raise NotImplementedError

    def _qt_menu(self) -> QMenu:
        raise NotImplementedError

    def _end_typing(self) -> None:
        self._source = "whole"
        self._on_caret_moved()

    def _tell_steps(self) -> None:
        able = self.can_undo(), self.can_redo()
        if able != self._able:
            self._able = able
            self.steps_changed.emit()

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
        return rewire(self._qt_menu(), self)
