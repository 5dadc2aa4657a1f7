"""The part of a dialog in which a new password is typed, twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from db.errors import Refused
from ui.backups.password_dialog import PasswordField
from ui.widgets.label import Label
from vqdesk.backups.backup_service import expect_long
from vqdesk.messages.catalogue import say, sentence


class NewPassword(QWidget):
    """Two fields for one password, and what is wrong with it; `changed` tells of every key."""

    changed = Signal()

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self.first, self.again = PasswordField(), PasswordField()
        self.shown = QCheckBox(self.tr("S&how the password"))
        self.told = Label(wraps=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("&Password"), self.first)
        form.addRow(self.tr("&Once more"), self.again)
        form.addRow(self.shown)
        form.addRow(self.told)
        for field in (self.first, self.again):
            self.shown.toggled.connect(field.show_letters)
            field.textChanged.connect(self._judge)

    def text(self) -> str:
        """Return the password as it was typed first."""
        return self.first.text()

    def is_right(self) -> bool:
        """Tell whether it is long enough and was typed twice the same."""
        return not self._problem() and self.first.text() == self.again.text()

    def _problem(self) -> str:
        try:
            expect_long(self.first.text())
        except Refused as refused:
            return sentence(refused, self._lang)
        return ""

    def _judge(self) -> None:
        said = self._problem() if self.first.text() else ""
        if not said and self.again.text() and not self.first.text().startswith(self.again.text()):
            said = say("backup.passwords_differ", self._lang)
        self.told.setText(said)
        self.changed.emit()
