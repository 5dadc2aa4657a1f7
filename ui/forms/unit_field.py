"""The editor of a unit's name, which proposes those that are known."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QRect, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QToolButton

from db.errors import Refused
from db.text.folding import fold
from ui.editors.line_editor import ENTER, LineEditor
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

SHOWN_ROWS = 8
SUGGEST_DELAY = 150
"""Milliseconds; UniKey's backspaces and letters come closer together than that."""
_OPEN = {
    QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F4).toCombined(),
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down).toCombined(),
}
_LISTS_OWN_KEYS = (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def find_names(text: str, names: Iterable[str]) -> list[str]:
    """Return the names that hold every typed word, found without marks and case.

    Names that begin with the text stand first, otherwise the order stays.
    """
    typed = fold(text).split()
    found = [name for name in names if all(word in fold(name) for word in typed)]
    return sorted(found, key=lambda name: not fold(name).startswith(" ".join(typed)))


class UnitField(LineEditor):
    """Edit a name freely, with the known ones proposed in a list below.

    Nothing is ever completed inside the text, and every key reaches it first; the list is walked with
    the arrow keys. Choosing replaces the text in one step. F4, Alt+Down and the button show all names.
    `names` is asked each time the focus comes.
    """

    def __init__(self, names: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._known: list[str] = []
        self._list = QStringListModel(self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN_ROWS)
        self._completer.setWidget(self)
        # The stubs do not know that a signal of two kinds is chosen from by its type.
        self._completer.activated[str].connect(self._on_chosen)  # type: ignore[index]
        self._soon = QTimer(self, singleShot=True, interval=SUGGEST_DELAY)
        self._soon.timeout.connect(self._on_typed)
        self.edited.connect(self._soon.start)
        self._button = self._make_button()

    def _make_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        set_tip(button, self.tr("Show all names (F4)"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._on_button_clicked)
        self.setViewportMargins(0, 0, button.sizeHint().width(), 0)
        return button

    def proposals(self) -> list[str]:
        """Return the names in the list, whether it is open or not."""
        return self._list.stringList()

    # The list

    def _on_typed(self) -> None:
        text = self.text()
        found = find_names(text, self._known) if text.strip() else []
        self._propose([] if found == [text] else found)

    def _on_button_clicked(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._propose(self._known)

    def _propose(self, names: list[str]) -> None:
        popup = self._completer.popup()
        self._list.setStringList(names)
        if not names or not self.hasFocus():
            popup.hide()
            return
        self._completer.complete(QRect(0, 0, self.width(), self.height()))
        popup.setCurrentIndex(self._list.index(-1))

    def _on_chosen(self, name: str) -> None:
        self.put_text(name)
        self._soon.stop()

    # Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the open list its keys; F4 and Alt+Down open it."""
        if self._completer.popup().isVisible() and event.key() in _LISTS_OWN_KEYS:
            event.ignore()
        elif event.keyCombination().toCombined() in _OPEN:
            self._propose(self._known)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right edge of the first line."""
        super().resizeEvent(event)
        frame = self.frameWidth()
        width = self._button.sizeHint().width()
        height = min(self.height() - 2 * frame, self.minimumHeight())
        self._button.setGeometry(self.width() - frame - width, frame, width, height)
