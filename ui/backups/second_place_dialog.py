"""The dialog about the second place of the backups: which folder, when a copy came there last."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from db.errors import Refused
from ui.backups.words import moment_words
from ui.dialogs.dialog import Dialog
from ui.dialogs.file_dialogs import folder_to_use
from ui.session.recent_folders import EXPORT_FOLDER, load_folder
from ui.session.record_names import shown_path
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    import threading

    from ui.backups.work import BackupWork
    from ui.session.session import Session
    from vqdesk.backups.backup_service import BackupService, BackupStatus


class SecondPlaceDialog(Dialog):
    """Choose the second place, or use none any more; the newest backup is copied there at once."""

    def __init__(
        self, parent: QWidget | None, session: Session, service: BackupService, work: BackupWork
    ) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Second place of the backups"))
        self._session, self._service, self._work = session, service, work
        self.add_text(say("show.backup.why_second", session.lang))
        self.state = self.add_text("")
        self.column.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.choose_button = self.buttons.addButton(self.tr("&Choose a folder..."), role)
        self.choose_button.setDefault(True)
        self.choose_button.clicked.connect(self.choose)
        self.none_button = self.buttons.addButton(self.tr("&Use none any more"), role)
        self.none_button.setAutoDefault(False)
        self.none_button.clicked.connect(self.use_none)
        self._show()
        self.fit(560)

    def choose(self) -> None:
        """Ask for a folder, and copy the newest backup there."""
        service = self._service
        folder = service.settings.second or load_folder(self._session.store, EXPORT_FOLDER)
        place = folder_to_use(self, self.tr("Second place of the backups"), folder)
        if place is None:
            return

        def use(stop: threading.Event) -> None:
            service.choose_second(place)
            if not service.all():
                service.make(stop=stop)

        self._work.run(self.tr("Copying the backup there..."), use)
        self._show()

    def use_none(self) -> None:
        """Copy backups to no second place any more; what lies there stays."""
        self._work.run(self.tr("Forgetting the second place..."), lambda _: self._service.choose_second(None))
        self._show()

    def _show(self) -> None:
        is_chosen, lang = self._service.settings.second is not None, self._session.lang
        with suppress(Refused):  # whoever does something is told
            said = second_place_words(self._service.status(), lang)
            self.state.setText(said if is_chosen else say("backup.state_unchosen", lang))
        self.none_button.setEnabled(is_chosen)
        self.make_room()


def second_place_words(status: BackupStatus, lang: str) -> str:
    """Return which second place there is, when a copy came there last, and how long it has been away."""
    if status.second is None:
        return say("backup.state_no_second", lang)
    folder = shown_path(status.second)
    if not status.second_at:
        return say("backup.state_second_never", lang, folder=folder)
    said = say("backup.state_second", lang, folder=folder, moment=moment_words(status.second_at, lang))
    away = say("backup.state_away", lang, days=status.days_away) if status.days_away else ""
    return f"{said} {away}".strip()
