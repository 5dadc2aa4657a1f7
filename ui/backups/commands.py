"""Backup commands: their list, and what was restored is told and taken back."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import Refused
from ui.backups.status_button import BackupStatusButton
from ui.backups.words import backup_words
from ui.dialogs import message_box
from ui.session.record_names import shown_path
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.backups.restoring import Restored
    from ui.notices.bars import NoticeBars
    from ui.session.session import Session


class BackupCommands(QObject):
    """Show the backups; a whole restore is told in the bar and taken back from there, after a question."""

    def __init__(self, session: Session, bars: NoticeBars, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._bars, self._window = session, bars, window
        self.button = BackupStatusButton(session.lang, window)
        """For the window's status bar."""
        self.button.clicked.connect(self.show)
        session.restored.connect(self._on_restored)

    def show(self) -> None:
        """Show the backups."""
        # With what reads and writes them; loaded now, so that the window is there sooner.
        from ui.backups.dialog import BackupsDialog

        self._session.flush()
        dialog = BackupsDialog(self._session, self._window)
        dialog.exec()
        with suppress(Refused):  # it stays as it was said last
            self.button.show_status(dialog.service.status())
        dialog.deleteLater()

    def ask_back(self, before: Path) -> None:
        """Ask, and restore what was there before a restore."""
        question = self.tr(
            "All data become again what they were before they were restored. What was done since is "
            "backed up first. Undo it?"
        )
        if message_box.ask(self._window, question, self.tr("Undo")):
            self._session.restore_backup(before)

    def _on_restored(self, restored: Restored, path: Path) -> None:
        lang = self._session.lang
        backup = backup_words(path, lang)
        if restored.before is not None:
            undo = partial(self.ask_back, restored.before.path)
            said = say("backup.all_restored", lang, backup=backup)
            self._bars.tell_done(said, undo=undo, asks=True, stays=True)
        elif restored.aside is not None:
            file = shown_path(restored.aside)
            self._bars.tell_done(say("backup.kept_damaged", lang, backup=backup, file=file), stays=True)
        else:
            self._bars.tell_done(say("backup.all_restored_over", lang, backup=backup), stays=True)
