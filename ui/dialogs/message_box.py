"""Message boxes: one sentence, and a question that names what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox

from ui.dialogs.help_key import HELP_KEY, ask_for_help
from ui.looks.icons import sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QAbstractButton, QWidget

ANSWER_PAUSE = 800
"""Milliseconds without a key after which one answers a box."""
_SIGNS = {
    QMessageBox.Icon.Warning: "warning",
    QMessageBox.Icon.Question: "question",
    QMessageBox.Icon.Information: "about",
}
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


def warn(parent: QWidget | None, sentence: str) -> None:
    """Show one sentence until it is acknowledged."""
    box = _box(parent, QMessageBox.Icon.Warning, sentence)
    box.addButton(QMessageBox.StandardButton.Ok)
    take_off_pictures(box.buttons())
    box.exec()


def ask(parent: QWidget | None, question: str, yes: str, no: str = "") -> bool:
    """Ask before something is done; True for the button `yes`. Escape and Enter leave things as they are.

    `no` is what these do, where "Cancel" could be taken for the other.
    """
    box = _box(parent, QMessageBox.Icon.Question, question)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    if no:
        stay.setText(no)
    box.setDefaultButton(stay)
    take_off_pictures(box.buttons())
    box.exec()
    return box.clickedButton() is accept


def tell_and_offer(parent: QWidget | None, sentence: str, *choices: str) -> int:
    """Tell that something is done and offer what may follow; the choice's place, -1 for Close."""
    box = _box(parent, QMessageBox.Icon.Information, sentence)
    buttons = [box.addButton(choice, QMessageBox.ButtonRole.ActionRole) for choice in choices]
    close = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    take_off_pictures(box.buttons())
    box.exec()
    return next((index for index, button in enumerate(buttons) if button is box.clickedButton()), -1)


def take_off_pictures(buttons: Sequence[QAbstractButton]) -> None:
    """Take the pictures off buttons of Qt's own: on some systems they have some, of another family."""
    for button in buttons:
        button.setIcon(QIcon())


class MessageBox(QMessageBox):
    """A box that is not answered by keys meant for an editor.

    Whoever was typing when it came goes on for a moment: nothing pressed before `ANSWER_PAUSE` has passed
    counts, and a letter alone never answers, though Qt would take it for a button's.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._pause = QElapsedTimer()
        QShortcut(QKeySequence(HELP_KEY), self, self._on_help_wanted)

    def _on_help_wanted(self) -> None:
        ask_for_help(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait for the pause."""
        super().showEvent(event)
        self._pause.start()
        self.installEventFilter(self)
        for button in self.buttons():
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take away the keys of somebody who types."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        if self._pause.elapsed() < ANSWER_PAUSE:
            self._pause.start()
            return True
        return bool(event.text().strip()) and event.text().isprintable()


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str) -> QMessageBox:
    box = MessageBox(parent)
    box.setIconPixmap(sign(_SIGNS[icon], box))
    box.setWindowTitle(QCoreApplication.applicationName())
    # A file's or a report's name may look like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box
