"""The dialog before a backup is written to a file of the clerk's choice: with which password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QWidget

from ui.backups.new_password import NewPassword
from ui.dialogs.dialog import Dialog
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from db.backups.names import BackupForm


class ExportBackupDialog(Dialog):
    """Ask for the form of a backup that is written to a file; `form()` and `password()` are the answer.

    Where the backups have a password (`is_protected`) the file gets that, unless another is chosen.
    """

    def __init__(self, parent: QWidget | None, *, is_protected: bool, lang: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Save a backup to a file"))
        self.accept_button.setText(self.tr("Choose the file..."))
        self.bare = QRadioButton(self.tr("&Without a password: whoever gets the file can read it"))
        self.usual = QRadioButton(self.tr("With the password of the other &backups"))
        self.own = QRadioButton(self.tr("With a password of i&ts own:"))
        self.new = NewPassword(lang)
        (self.usual if is_protected else self.bare).setChecked(True)
        self.usual.setVisible(is_protected)
        for choice in (self.bare, self.usual, self.own):
            self.column.addWidget(choice)
            choice.toggled.connect(self._judge)
        self.column.addWidget(self.new)
        self.keep = self.add_text(say("backup.keep_password", lang))
        self.column.addStretch(1)
        self.new.changed.connect(self._judge)
        self._judge()
        self.fit(560)

    def form(self) -> BackupForm:
        """Return the form that the file is to have."""
        return "packed" if self.bare.isChecked() else "protected"

    def password(self) -> str | None:
        """Return the file's own password; None for that of the other backups, or for none."""
        return self.new.text() if self.own.isChecked() else None

    def _judge(self) -> None:
        own = self.own.isChecked()
        self.new.setVisible(own)
        self.keep.setVisible(not self.bare.isChecked())
        self.accept_button.setEnabled(not own or self.new.is_right())
        self.make_room()
