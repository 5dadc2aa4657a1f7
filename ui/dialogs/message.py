"""Message boxes: one sentence, and a question that names what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def warn(parent: QWidget | None, sentence: str) -> None:
    """Show one sentence until it is acknowledged."""
    _box(parent, QMessageBox.Icon.Warning, sentence).exec()


def tell(parent: QWidget, sentence: str) -> None:
    """Show one sentence beside the window, which goes on taking the keys, until it is put away by a click."""
    box = _box(parent, QMessageBox.Icon.Information, sentence)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    box.setModal(False)
    box.show()


def ask(parent: QWidget | None, question: str, yes: str) -> bool:
    """Ask before something is done; True for the button `yes`. Escape and Enter leave things as they are."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is accept


def offer(parent: QWidget | None, sentence: str, *choices: str) -> int:
    """Tell that something is done and offer what may follow; the choice's place, -1 for Close."""
    box = _box(parent, QMessageBox.Icon.Information, sentence)
    buttons = [box.addButton(choice, QMessageBox.ButtonRole.ActionRole) for choice in choices]
    close = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
    return buttons.index(box.clickedButton()) if box.clickedButton() in buttons else -1


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(QCoreApplication.applicationName())
    # A file's or a report's name may look like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box
