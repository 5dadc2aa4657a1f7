"""The dialog with a store's backups: a new one, one that is looked at again, one that is brought back."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from db.backups.names import ENDINGS
from db.errors import Refused
from ui.backups.backup_model import BackupModel
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.second_place_dialog import SecondPlaceDialog, second_place_words
from ui.backups.words import backup_words
from ui.backups.work import BackupWork
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.dialogs.file_dialogs import file_to_open, file_to_write
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder, load_folder
from ui.session.record_names import shown_file_name
from ui.widgets.row_table import WideTable, show_rows
from ui.widgets.standing_bar import StandingBar
from vqdesk.backups.backup_service import BackupService
from vqdesk.messages.catalogue import say, sentence

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from db.backups.names import BackupForm
    from ui.session.session import Session
    from ui.widgets.standing_bar import Kind

_Result = TypeVar("_Result")

_REASON = 1


class BackupsDialog(Dialog):
    """List the backups, the newest first, with what can be done about them; it closes once data came back.

    Long work is done in another thread. What cannot be done is told in a box, and all is as it was.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Backups"))
        self._session = session
        self.service = BackupService(session.store)
        self.work = BackupWork(session, self)
        self.said = StandingBar()
        self.model = BackupModel(self, session.lang)
        self.table = WideTable()
        self.table.setAccessibleName(self.tr("Backups"))
        self._commands = QVBoxLayout()
        self.make_button = self._command(self.tr("&Back up now"), self.make)
        self.export_button = self._command(self.tr("Save to a fi&le..."), self.export)
        self.verify_button = self._command(self.tr("&Rehearse again"), self.verify)
        self.restore_button = self._command(self.tr("Re&store..."), self.restore)
        self.other_button = self._command(self.tr("From another &file..."), self.restore_other)
        self._commands.addSpacing(12)
        self.second_button = self._command(self.tr("Second &place..."), self.choose_second)
        self.password_button = self._command(self.tr("Pass&word..."), self.choose_password)
        self._lay_out()
        self._fill()
        self.table.setFocus()
        self.fit(860, 440)

    def _command(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        self._commands.addWidget(button)
        return button

    def _lay_out(self) -> None:
        show_rows(self.table, self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.widen(_REASON, 16 * self.fontMetrics().averageCharWidth())
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.table.doubleClicked.connect(self.restore)
        self.column.addWidget(self.said)
        self.state = self.add_text("")
        row = QHBoxLayout()
        row.addWidget(self.table, 1)
        self._commands.addStretch(1)
        row.addLayout(self._commands)
        self.column.addLayout(row, 1)

    # What the clerk does

    def make(self) -> None:
        """Make a backup of what there is now."""
        if not self._session.flush_first():
            return
        made = self._run(self.tr("Backing up..."), lambda stop: self.service.make(stop=stop))
        if made is not None:
            self._fill(made.path)
            self._tell("done", say("backup.made", self._session.lang))

    def export(self) -> None:
        """Ask for a password and a file, and write a backup of what there is now there."""
        from ui.backups.export_dialog import ExportBackupDialog

        if not self._session.flush_first():
            return
        dialog = ExportBackupDialog(
            self, is_protected=self.service.settings.key is not None, lang=self._session.lang
        )
        if dialog.exec():
            self._export_as(dialog.form(), dialog.password())
        dialog.deleteLater()

    def _export_as(self, form: BackupForm, password: str | None) -> None:
        out = self._file_to_write(form)
        if out is None:
            return
        found = self._run(
            self.tr("Writing the backup..."),
            lambda stop: self.service.export(out, password=password, stop=stop),
        )
        if found is not None:
            keep_folder(self._session.store, EXPORT_FOLDER, out.parent)
            self._tell("done", say("backup.exported", self._session.lang, file=shown_file_name(out)))

    def _file_to_write(self, form: BackupForm) -> Path | None:
        """Ask where a backup of a form shall go, and whether a file that is there may go for it."""
        ending, title = ENDINGS[form], self.tr("Save a backup to a file")
        proposed = load_folder(self._session.store, EXPORT_FOLDER) / f"vqdesk-{date.today()}{ending}"
        kind = self.tr("Backups (*{ending})").format(ending=ending)
        out, _ = file_to_write(self, title, proposed, [kind], confirm=False)
        if out is None:
            return None
        if not out.name.lower().endswith(ending):
            out = out.with_name(f"{out.name}{ending}")
        question = self.tr("The file “{name}” is there already. Replace it?")
        said = question.format(name=shown_file_name(out))
        if os.path.isfile(out) and not message_box.ask(self, said, self.tr("Replace")):
            return None
        return out

    def verify(self) -> None:
        """Rehearse the chosen backup once more."""
        path = self._chosen()
        if path is None:
            return
        self.said.hide()
        found = self.work.look_into(
            path,
            self.tr("Rehearsing the backup..."),
            lambda password: self.service.verify(path, password=password),
        )
        if found is not None:
            self._fill(path)
            verdict = found[1].verdict
            said = say(f"backup.rehearsed_{verdict}", self._session.lang, backup=self._name(path))
            self._tell("alarm" if verdict == "bad" else "done", said)

    def restore(self) -> None:
        """Restore from the chosen backup."""
        path = self._chosen()
        if path is not None:
            self.restore_from(path)

    def restore_other(self) -> None:
        """Restore from a file that is chosen."""
        folder = self.service.settings.second or load_folder(self._session.store, EXPORT_FOLDER)
        filters = [self.tr("Backups (*.vqd *.vqd.gz *.vqd.enc)"), self.tr("All files (*)")]
        path = file_to_open(self, self.tr("Restore from a backup"), folder, filters)
        if path is not None:
            self.restore_from(path)

    def restore_from(self, path: Path) -> None:
        """Show what restoring a backup would change, and restore what the clerk chooses of it."""
        if not self._session.flush_first():
            return
        self.said.hide()
        found = self.work.look_into(
            path,
            self.tr("Looking into the backup..."),
            lambda password: self.service.preview(path, password=password),
        )
        if found is None:
            return
        password, differences = found
        is_damaged = self._session.store.health.is_damaged
        dialog = RestoreDialog(self, path, differences, self._session.lang, is_damaged=is_damaged)
        if dialog.exec():
            reports = dialog.reports()
            if reports is None:
                done = self._session.restore_backup(path, password)
            else:
                done = self._session.restore_reports(path, reports, password)
            if done:
                self.accept()
        dialog.deleteLater()
        self._fill(path)

    def choose_second(self) -> None:
        """Choose the second place of the backups."""
        self.said.hide()
        dialog = SecondPlaceDialog(self, self._session, self.service, self.work)
        dialog.exec()
        dialog.deleteLater()
        self._fill(self._chosen())

    def choose_password(self) -> None:
        """Choose the password of later backups."""
        from ui.backups.set_password_dialog import SetPasswordDialog

        self.said.hide()
        dialog = SetPasswordDialog(self, self.service, self.work, self._session.lang)
        dialog.exec()
        if dialog.said:
            self._fill(self._chosen())
            self._tell("done", dialog.said)
        dialog.deleteLater()

    # Inside

    def _run(self, text: str, work: Callable[[threading.Event], _Result]) -> _Result | None:
        self.said.hide()
        return self.work.run(text, work)

    def _name(self, path: Path) -> str:
        return backup_words(path, self._session.lang)

    def _chosen(self) -> Path | None:
        row = self.table.currentIndex().row()
        return self.model.row(row).path if row >= 0 else None

    def _fill(self, path: Path | None = None) -> None:
        """Read the list anew; the backup of this path is chosen, else the newest.

        What cannot be listed is told: the list is empty then, and that does not mean that there are none.
        """
        try:
            backups = self.service.all()[::-1]
        except Refused as refused:
            backups = []
            self._tell("alarm", sentence(refused, self._session.lang))
        self.model.show(backups)
        if self.model.rowCount():
            self.table.selectRow(self.model.row_of(path) if path else 0)
        self._enable()
        with suppress(Refused):  # whoever does something is told
            self.state.setText(self._state())

    def _state(self) -> str:
        """Return where the backups lie, and whether they are protected."""
        status, lang = self.service.status(), self._session.lang
        parts = [say("backup.state_here", lang), second_place_words(status, lang)]
        parts.append(say("backup.state_protected" if status.is_protected else "backup.state_open", lang))
        return "\n".join(parts)

    def _enable(self) -> None:
        for button in (self.verify_button, self.restore_button):
            button.setEnabled(self.table.currentIndex().isValid())

    def _tell(self, kind: Kind, said: str) -> None:
        self.said.say(kind, said)
        self.make_room()
