"""The dialog that protects the backups that are made from now on, or does so no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ui.backups.new_password import NewPassword
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from ui.backups.work import BackupWork
    from vqdesk.backups.backup_service import BackupService


class SetPasswordDialog(Dialog):
    """Set, change or clear the password of later backups, saying what is lost with it; `said` tells what was.

    The choice is kept before the dialog closes; why it could not be is told over it.
    """

    def __init__(self, parent: QWidget | None, service: BackupService, work: BackupWork, lang: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Password of the backups"))
        self._service, self._work, self._lang = service, work, lang
        self.said = ""
        is_set = service.settings.key is not None
        self.accept_button.setText(self.tr("Change the password") if is_set else self.tr("Set the password"))
        self.add_text(say("backup.state_protected" if is_set else "backup.state_open", lang))
        self.add_text(say("backup.keep_password", lang))
        self.add_text(say("show.backup.password_holds", lang))
        self.password = NewPassword(lang)
        self.password.changed.connect(self._judge)
        self.column.addWidget(self.password)
        self.column.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.clear_button = self.buttons.addButton(self.tr("&Use none any more..."), role)
        self.clear_button.setAutoDefault(False)
        self.clear_button.setVisible(is_set)
        self.clear_button.clicked.connect(self.clear)
        self._judge()
        self.fit(560)

    def accept(self) -> None:
        """Protect later backups by what was typed."""
        if self.password.is_right():
            self._choose(self.password.text(), say("backup.password_set", self._lang))

    def clear(self) -> None:
        """Ask, and protect later backups by nothing."""
        question = self.tr(
            "Whoever gets a backup that is made from now on can read it. Those that are there keep their "
            "password. Use none any more?"
        )
        if message_box.ask(self, question, self.tr("Use none")):
            self._choose(None, say("backup.password_cleared", self._lang))

    def _choose(self, password: str | None, said: str) -> None:
        def choose() -> bool:
            self._service.choose_password(password)
            return True

        if self._work.run(self.tr("Setting the password..."), lambda _: choose()):
            self.said = said
            super().accept()

    def _judge(self) -> None:
        self.accept_button.setEnabled(self.password.is_right())
        self.make_room()
