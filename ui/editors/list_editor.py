"""The editor of a text that is free, with those that are known proposed in a list below."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QStringListModel, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter

from db.errors import Refused
from db.text.folding import fold
from ui.editors.button_editor import ButtonEditor
from ui.editors.line_editor import ENTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

SHOWN_ROWS = 8
SUGGEST_DELAY = 150
"""Milliseconds; UniKey's backspaces and letters come closer together than that."""
_LISTS_OWN_KEYS = (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def find_names(text: str, names: Iterable[str]) -> list[str]:
    """Return the names that hold every typed word, found without marks and case.

    Names that begin with the text stand first, otherwise the order stays.
    """
    typed = fold(text).split()
    found = [name for name in names if all(word in fold(name) for word in typed)]
    return sorted(found, key=lambda name: not fold(name).startswith(" ".join(typed)))


class ListEditor(ButtonEditor):
    """Edit a text freely, with the known ones proposed in a list below.

    Nothing is ever completed inside the text, and every key reaches it first; the list is walked with
    the arrow keys. Choosing replaces the text in one step. F4, Alt+Down and the button show all names.
    `names` is asked each time the focus comes.
    """

    def __init__(
        self, names: Callable[[], list[str]], parent: QWidget | None = None, *, most: int = 4
    ) -> None:
        super().__init__(self.tr("Show the whole list (F4)"), parent, most=most)
        self._names = names
        self._known: list[str] = []
        self._list = QStringListModel(self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN_ROWS)
        self._completer.setWidget(self)
        # After the completer's own, so that it is asked first.
        self._completer.popup().installEventFilter(self)
        # The stubs do not know that a signal of two kinds is chosen from by its type.
        self._completer.activated[str].connect(self._on_chosen)  # type: ignore[index]
        self._soon = QTimer(self, singleShot=True, interval=SUGGEST_DELAY)
        self._soon.timeout.connect(self._on_typed)
        self.edited.connect(self._soon.start)

    def proposals(self) -> list[str]:
        """Return the names in the list, whether it is open or not."""
        return self._list.stringList()

    def open_choice(self) -> None:
        """Show all names."""
        self._propose(self._known)

    # What is proposed, and what choosing does

    def fitting(self) -> list[str]:
        """Return the known names that fit what is typed; none where one of them is written out."""
        text = self.text()
        found = find_names(text, self._known) if text.strip() else []
        return [] if found == [text] else found

    def choose(self, name: str) -> None:
        """Write a name that was chosen, as one step."""
        self.put_text(name)

    # The list

    def _on_typed(self) -> None:
        self._propose(self.fitting())

    def _propose(self, names: list[str]) -> None:
        popup = self._completer.popup()
        self._list.setStringList(names)
        if not names or not self.hasFocus():
            popup.hide()
            return
        self._completer.complete(QRect(0, 0, self.width(), self.height()))
        popup.setCurrentIndex(self._list.index(-1))

    def _on_chosen(self, name: str) -> None:
        self.choose(name)
        self._soon.stop()

    # Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a command's key says while the list is open: to Qt the list is a window of its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            command = self._command_of(event)
            if command is not None:
                self._completer.popup().hide()
                command.trigger()
                return True
        return super().eventFilter(watched, event)

    def _command_of(self, event: QKeyEvent) -> QAction | None:
        """Return the window's command of a key that the editor leaves to it."""
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
        asked.ignore()
        QCoreApplication.sendEvent(self, asked)
        if asked.isAccepted():
            return None
        key = QKeySequence(event.keyCombination())
        commands = self.window().findChildren(QAction)
        return next((each for each in commands if each.isEnabled() and key in each.shortcuts()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the open list its keys."""
        if self._completer.popup().isVisible() and event.key() in _LISTS_OWN_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for the names anew."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            with suppress(Refused):  # proposals are not worth a sentence; those of the last time are here
                self._known = self._names()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._soon.stop()
