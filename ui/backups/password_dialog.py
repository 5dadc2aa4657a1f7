"""The dialogs about the password of backups: to open one, and to protect those that are made from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from ui.dialogs.dialog import Dialog
from ui.widgets.keyboard import ComposedWord, is_menu_key

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

_LONGEST = 1000


class PasswordField(QLineEdit):
    """A line that hides what is typed; no text of an old encoding is looked for in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_LONGEST)
        self._composed = ComposedWord()

    def show_letters(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember the word that is being composed, as is done where the letters are shown."""
        self._composed.notice(event)
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the word that was being composed."""
        self._composed.commit(self, asks=False)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key but a menu's."""
        if is_menu_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PasswordDialog(Dialog):
    """Ask for the password of a backup; `password()` is the answer."""

    enter_accepts = True

    def __init__(self, parent: QWidget | None, said: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Password of the backup"))
        self.accept_button.setText(self.tr("Open"))
        self.said = self.add_text(said)
        self.field, self.shown = PasswordField(), QCheckBox(self.tr("&Show the password"))
        form = QFormLayout()
        form.addRow(self.tr("&Password"), self.field)
        form.addRow(self.shown)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.shown.toggled.connect(self.field.show_letters)
        self.field.textChanged.connect(self._judge)
        self._judge()
        self.fit(460)

    def password(self) -> str:
        """Return what was typed."""
        return self.field.text()

    def _judge(self) -> None:
        self.accept_button.setEnabled(bool(self.field.text()))
