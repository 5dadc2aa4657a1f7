"""The button in the window's status bar that says when the data were backed up last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from ui.backups.words import moment_words
from ui.looks.colours import colours
from ui.looks.icons import icon
from ui.widgets.literal import literal
from ui.widgets.tip import set_tip
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from vqdesk.backups.backup_service import BackupStatus


class BackupStatusButton(QPushButton):
    """Say when the newest backup was made and rehearsed, with a sign where something is wrong with that.

    Hidden until something is known. The mouse alone presses it, for a key would be one that somebody types;
    the menu shows the backups as well.
    """

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.is_warning = False
        """Read-only."""
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @Slot(object)
    def show_status(self, status: BackupStatus) -> None:
        """Show how the backups stand."""
        said, self.is_warning = backup_status_words(status, self._lang)
        self.setText(literal(said))
        self.setAccessibleName(said)
        self._draw_icon()
        set_tip(self, self.tr("Show the backups (menu File)"))
        self.setVisible(bool(said))

    def _draw_icon(self) -> None:
        self.setIcon(icon("warning", colours().doubtful) if self.is_warning else QIcon())

    def changeEvent(self, event: QEvent) -> None:
        """Follow other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()


def backup_status_words(status: BackupStatus, lang: str, now: datetime | None = None) -> tuple[str, bool]:
    """Return how the backups stand on one line, "" for nothing to say, and whether that is a warning."""
    last = status.last
    if status.is_bad:
        return say("show.backup_bar.bad", lang), True
    if last is None:
        return (say("show.backup_bar.none", lang), True) if status.is_behind else ("", False)
    if status.is_behind:
        days = max(1, ((now or datetime.now(UTC)) - last.name.made).days)
        return say("show.backup_bar.behind", lang, days=days), True
    today = now.astimezone().date() if now else None
    moment, rehearsal = moment_words(last.name.made, lang, today), last.known.rehearsal
    if rehearsal is None:
        return say("show.backup_bar.unrehearsed", lang, moment=moment), False
    at = datetime.fromisoformat(rehearsal.at).astimezone()
    if at.date() == last.name.made.astimezone().date():
        return say("show.backup_bar.sound", lang, moment=moment), False
    return say("show.backup_bar.later", lang, moment=moment, later=moment_words(at, lang, today)), False
