"""The table model of a store's backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.backups.words import moment_words, rehearsal_words, size_words
from ui.widgets.record_model import RecordModel
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from db.backups.shelf import Backup


class BackupModel(RecordModel["Backup"]):
    """Show when and why each backup was made, what it holds, its size and form, and its rehearsal."""

    def __init__(self, parent: QObject, lang: str) -> None:
        super().__init__(parent)
        self._lang = lang

    def row_of(self, path: Path) -> int:
        """Return a backup's row, the first where it is in none."""
        return next((at for at, each in enumerate(self.rows) if each.path == path), 0)

    def headings(self) -> tuple[str, ...]:
        """Return the columns' headings."""
        return (
            self.tr("Made"),
            self.tr("Why"),
            self.tr("Reports"),
            self.tr("Size"),
            self.tr("Form"),
            self.tr("Rehearsed"),
        )

    def cells(self, row: Backup) -> tuple[str, ...]:
        """Return what is told of a backup."""
        # Of a backup that was found without what is known of it nobody has counted its reports.
        reports = str(len(row.known.reports)) if row.known.sha256 else ""
        return (
            moment_words(row.name.made, self._lang),
            say(f"show.backup_reason.{row.name.reason}", self._lang),
            reports,
            size_words(row.size),
            say(f"show.backup_form.{row.name.form}", self._lang),
            rehearsal_words(row.known.rehearsal, self._lang),
        )
