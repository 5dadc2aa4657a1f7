"""The table model of a store's backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.backups.words import moment_words, rehearsal_words, size_words
from ui.widgets.tip import tip
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.backups.shelf import Backup

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class BackupModel(QAbstractTableModel):
    """Show when and why each backup was made, what it holds, its size and form, and its rehearsal."""

    def __init__(self, parent: QObject, lang: str) -> None:
        super().__init__(parent)
        self._lang = lang
        self._rows: Sequence[Backup] = ()

    def show(self, rows: Sequence[Backup]) -> None:
        """Show these backups, in this order."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> Backup:
        """Return the backup of a row."""
        return self._rows[at]

    def row_of(self, path: Path) -> int:
        """Return a backup's row, the first where it is in none."""
        return next((at for at, each in enumerate(self._rows) if each.path == path), 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many backups there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Made"),
            self.tr("Why"),
            self.tr("Reports"),
            self.tr("Size"),
            self.tr("Form"),
            self.tr("Rehearsed"),
        )[section]

    def data(self, index: _Index, role: int = 0) -> str | None:
        """Return a cell's text."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        backup, lang = self._rows[index.row()], self._lang
        # Of a backup that was found without what is known of it nobody has counted its reports.
        reports = str(len(backup.known.reports)) if backup.known.sha256 else ""
        text = (
            moment_words(backup.name.made, lang),
            say(f"show.backup_reason.{backup.name.reason}", lang),
            reports,
            size_words(backup.size),
            say(f"show.backup_form.{backup.name.form}", lang),
            rehearsal_words(backup.known.rehearsal, lang),
        )[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
