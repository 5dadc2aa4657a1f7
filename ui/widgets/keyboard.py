"""Keys, composed words and undo as every field treats them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMenu, QWidget

_HELD = (
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
)
_CONTROL = Qt.KeyboardModifier.ControlModifier
# Qt knows only one of them for each platform, the window's shortcut is the first everywhere.
_REDO = {
    QKeyCombination(_CONTROL, Qt.Key.Key_Y).toCombined(),
    QKeyCombination(_CONTROL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z).toCombined(),
}


_ERASES = (QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine)


@runtime_checkable
class Editor(Protocol):
    """A field that one types into, with steps of its own."""

    @property
    def steps_changed(self) -> SignalInstance:
        """`can_undo` or `can_redo` tells another thing than before."""

    def isVisible(self) -> bool:
        """Tell whether it can be seen: a widget's."""

    def can_undo(self) -> bool:
        """Tell whether the field has a step to take back."""

    def can_redo(self) -> bool:
        """Tell whether the field has a step to do again."""

    def undo(self) -> None:
        """Take back the last word typed here."""

    def redo(self) -> None:
        """Do again what was taken back last."""

    def take_composed(self) -> None:
        """Take what an input method is composing here for typed."""


def take_composed() -> None:
    """Put the word that an input method is composing into the field that it is typed in.

    Called before whatever the clerk chooses is done: afterwards the same field may show another record,
    and the rest of the word would be that one's.
    """
    editor = focused_editor()
    if editor is not None:
        editor.take_composed()
    else:
        QGuiApplication.inputMethod().commit()


def focused_editor() -> Editor | None:
    """Return the editor that one types into now, None where the focus is elsewhere."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QComboBox):
        widget = widget.lineEdit()
    return widget if isinstance(widget, Editor) else None


class ComposedWord:
    """The word that an input method is composing in one field."""

    def __init__(self) -> None:
        self.text = ""

    def notice(self, event: QInputMethodEvent) -> None:
        """Take notice of what the field is told."""
        self.text = event.preeditString()

    def commit(self, editor: QWidget, *, asks: bool) -> None:
        """Have the editor take the word in: by the input method, or without it where it does not do so.

        It is not asked (`asks`) for an editor that the focus has left: it would write elsewhere.
        """
        if self.text and asks:
            QGuiApplication.inputMethod().commit()
        if self.text:
            event = QInputMethodEvent()
            event.setCommitString(self.text)
            editor.inputMethodEvent(event)
            if asks:
                QGuiApplication.inputMethod().reset()  # or it would write the word once more


def is_menu_key(event: QKeyEvent) -> bool:
    """Tell whether a key is meant for a menu or the desktop: where nothing matches, Qt would type its letter.

    Control and Alt together are AltGr, which does type.
    """
    held = event.modifiers() & _HELD
    is_held = bool(held) and not held & _CONTROL
    return is_held and bool(event.text()) and event.text().isprintable()


def is_other_habit(event: QKeyEvent) -> bool:
    """Tell whether Qt would erase for keys that are something else in Word: on Linux Ctrl+K and Ctrl+U."""
    return any(event.matches(erases) for erases in _ERASES)


def is_undo(event: QKeyEvent) -> bool:
    """Tell whether a key means undo."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Tell whether a key means redo."""
    return event.keyCombination().toCombined() in _REDO


def rewire(menu: QMenu, editor: Editor) -> QMenu:
    """Have the undo and redo of a field's own menu be the field's steps."""
    for name, able, act in (
        ("edit-undo", editor.can_undo(), editor.undo),
        ("edit-redo", editor.can_redo(), editor.redo),
    ):
        for action in menu.actions():
            if action.objectName() == name:
                action.triggered.disconnect()
                action.triggered.connect(act)
                action.setEnabled(able)
    return menu


def character_at(text: str, unit: int) -> int:
    """Return the place in a text, in characters, that Qt counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))


def unit_at(text: str, character: int) -> int:
    """Return a place in a text as Qt counts it."""
    return len(text[:character].encode("utf-16-le", "surrogatepass")) // 2
