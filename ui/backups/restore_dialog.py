"""The dialog before a backup is restored: what would change, and whether all comes back or single reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QRadioButton, QWidget

from ui.backups.difference_model import DifferenceModel
from ui.backups.words import backup_words
from ui.dialogs.dialog import Dialog
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.backups.comparing import ReportDifference

_ORGANISATION = 1


class RestoreDialog(Dialog):
    """Ask what of a backup is to be restored; `reports()` is the answer.

    In the place of a damaged store (`is_damaged`) all data come back or nothing does.
    """

    def __init__(
        self,
        parent: QWidget | None,
        path: Path,
        differences: Sequence[ReportDifference],
        lang: str,
        *,
        is_damaged: bool = False,
    ) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.accept_button.setText(self.tr("Restore"))
        self._is_damaged = is_damaged
        self.whole = QRadioButton(self.tr("&All data become what they were in the backup"))
        self.single = QRadioButton(self.tr("&Only the reports ticked below, as new reports"))
        self.whole.setChecked(True)
        self.model = DifferenceModel(self, differences, lang)
        self.table = WideTable()
        self.table.setAccessibleName(self.tr("What restoring would change"))
        self._lay_out(say("backup.restore_what", lang, backup=backup_words(path, lang)))
        self.single.setEnabled(not is_damaged and any(each.standing != "gone" for each in differences))
        self.single.toggled.connect(self._on_toggled)
        self.model.ticked.connect(self._judge)
        self._judge()
        self.fit(900, 460)

    def reports(self) -> list[str] | None:
        """Return the ids of the reports that are to come back as new ones, None for all data."""
        return self.model.chosen() if self.single.isChecked() else None

    def _lay_out(self, what: str) -> None:
        self.add_text(what)
        self.column.addWidget(self.whole)
        self.column.addWidget(self.single)
        self.said = self.add_text("")
        show_rows(self.table, self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.widen(_ORGANISATION, 18 * self.fontMetrics().averageCharWidth())
        self.table.setMinimumHeight(4 * self.table.verticalHeader().defaultSectionSize())
        if self.model.rowCount():
            self.table.selectRow(0)
        self.column.addWidget(self.table, 1)

    def _on_toggled(self, is_single: bool) -> None:
        self.model.has_ticks = is_single
        self._judge()

    def _judge(self) -> None:
        if self.single.isChecked():
            said = self.tr(
                "The ticked reports come back with their whole history, beside those that are there now; "
                "nothing that is there changes."
            )
        elif self._is_damaged:
            said = self.tr("The damaged data file is kept as it is beside the restored one.")
        elif all(self.model.row(at).standing == "same" for at in range(self.model.rowCount())):
            said = self.tr(
                "All reports are as they are in the backup. What is there now is backed up first, so that "
                "you can go back."
            )
        else:
            said = self.tr(
                "What is there now is backed up first, so that you can go back. The lists of organisations, "
                "the looks of annexes and the bin become what they were as well."
            )
        self.said.setText(said)
        self.accept_button.setEnabled(self.whole.isChecked() or bool(self.model.chosen()))
