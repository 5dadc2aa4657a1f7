"""The dialog with a store's backups: a new one, one that is looked at again, one that is brought back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from db.errors import Refused
from ui.backups.asking import with_password
from ui.backups.backup_model import BackupModel
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.words import backup_words, moment_words
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.dialogs.file_dialogs import file_to_open
from ui.session.recent_folders import EXPORT_FOLDER, load_folder
from ui.session.record_names import shown_path
from ui.widgets.row_table import WideTable, show_rows
from ui.widgets.standing_bar import StandingBar
from vqdesk.backups.backup_service import BackupService
from vqdesk.backups.stopping import stopped_by
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from ui.session.session import Session
    from ui.widgets.standing_bar import Kind
    from vqdesk.system.progress import Progress

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
        self.said = StandingBar()
        self.model = BackupModel(self, session.lang)
        self.table = WideTable()
        self.table.setAccessibleName(self.tr("Backups"))
        self._commands = QVBoxLayout()
        self.make_button = self._command(self.tr("&Back up now"), self.make)
        self.verify_button = self._command(self.tr("&Rehearse again"), self.verify)
        self.restore_button = self._command(self.tr("Re&store..."), self.restore)
        self.other_button = self._command(self.tr("From another &file..."), self.restore_other)
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
        made = self._do(self.tr("Backing up..."), lambda stop: self.service.make(stop=stop))
        if made is not None:
            self._fill(made.path)
            self._tell("done", say("backup.made", self._session.lang))

    def verify(self) -> None:
        """Rehearse the chosen backup once more."""
        path = self._chosen()
        if path is None:
            return
        found = self._look_into(
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
        found = self._look_into(
            path,
            self.tr("Looking into the backup..."),
            lambda password: self.service.preview(path, password=password),
        )
        if found is None:
            return
        password, differences = found
        dialog = RestoreDialog(self, path, differences, self._session.lang)
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

    # Inside

    def _do(self, text: str, work: Callable[[threading.Event], _Result]) -> _Result | None:
        """Do something long that can be stopped; None where it was, or was refused, which is told."""

        def run(progress: Progress) -> _Result:
            with stopped_by(progress) as stop:
                return work(stop)

        return self._unless_refused(lambda: self._session.at_length(text, run))

    def _look_into(
        self, path: Path, text: str, look: Callable[[str | None], _Result]
    ) -> tuple[str | None, _Result] | None:
        """Return a backup's password, which is asked for, and what a look into it gave; None as `_do`."""

        def attempt(password: str | None) -> _Result:
            def run(progress: Progress) -> _Result:
                found = look(password)
                progress(0, 0)  # of what was stopped meanwhile nothing is told
                return found

            return self._session.at_length(text, run)

        return self._unless_refused(lambda: with_password(self, path, self._session.lang, attempt))

    def _unless_refused(self, work: Callable[[], _Result]) -> _Result | None:
        self.said.hide()
        try:
            return work()
        except Refused as refused:
            message_box.warn(self, sentence(refused, self._session.lang))
        except Cancelled:
            pass
        return None

    def _name(self, path: Path) -> str:
        return backup_words(path, self._session.lang)

    def _chosen(self) -> Path | None:
        row = self.table.currentIndex().row()
        return self.model.row(row).path if row >= 0 else None

    def _fill(self, path: Path | None = None) -> None:
        """Read the list anew; the backup of this path is chosen, else the newest."""
        self.model.show(self.service.all()[::-1])
        if self.model.rowCount():
            self.table.selectRow(self.model.row_of(path) if path else 0)
        self._enable()
        with suppress(Refused):  # whoever does something is told
            self.state.setText(self._state())

    def _state(self) -> str:
        """Return where the backups lie, and whether they are protected."""
        status, lang = self.service.status(), self._session.lang
        parts = [say("backup.state_here", lang)]
        if status.second is None:
            parts.append(say("backup.state_no_second", lang))
        elif status.second_at:
            moment = moment_words(status.second_at, lang)
            parts.append(say("backup.state_second", lang, folder=shown_path(status.second), moment=moment))
        else:
            parts.append(say("backup.state_second_never", lang, folder=shown_path(status.second)))
        parts.append(say("backup.state_protected" if status.is_protected else "backup.state_open", lang))
        return " ".join(parts)

    def _enable(self) -> None:
        for button in (self.verify_button, self.restore_button):
            button.setEnabled(self.table.currentIndex().isValid())

    def _tell(self, kind: Kind, said: str) -> None:
        self.said.say(kind, said)
        self.make_room()
