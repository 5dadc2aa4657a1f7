"""The dialog where the store is damaged: what is left of it, which backups there are, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QPlainTextEdit, QPushButton

from ui.backups.backup_model import BackupModel
from ui.dialogs.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.backups.salvage_account import held_reports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.backups.shelf import Backup

Answer = Literal["salvage", "restore", "look", "other", "close"]

_WHY = 1


class DamagedStoreDialog(Dialog):
    """Say what is damaged and offer what can be done; `answer` is what was chosen.

    `account` are the sentences on what was salvaged, none where nothing could be; `can_look`: the damaged
    file can be opened to be read. `unlisted` says why nobody knows which backups there are.
    """

    def __init__(
        self,
        said: str,
        account: Sequence[str],
        backups: Sequence[Backup],
        lang: str,
        *,
        can_salvage: bool,
        can_look: bool,
        unlisted: str = "",
    ) -> None:
        super().__init__(None, "")
        self.setWindowTitle(self.tr("Damaged data file"))
        self.answer: Answer = "close"
        self.backup: Backup | None = None
        self.add_text(said)
        self.add_text(
            self.tr("Whatever you choose, the damaged file is kept beside it under another name, unchanged.")
        )
        self._add_account(account)
        self.model = BackupModel(self, lang)
        self._lang = lang
        self.table = WideTable()
        self.holds = Label(wraps=True)
        self._add_backups(backups, unlisted)
        self.salvage_button = self._add_button(self.tr("&Use what was salvaged"), "salvage")
        self.restore_button = self._add_button(self.tr("&Restore the backup"), "restore")
        self.look_button = self._add_button(self.tr("&Open it to look"), "look")
        self.other_button = self._add_button(self.tr("Other &file..."), "other")
        self.salvage_button.setEnabled(can_salvage)
        self.look_button.setVisible(can_look)
        (self.salvage_button if can_salvage else self.other_button).setDefault(True)
        self._enable()
        self.fit(860, 560)

    def _add_account(self, account: Sequence[str]) -> None:
        label = self.add_text(self.tr("What could be &salvaged from it:"))
        self.account = QPlainTextEdit("\n".join(account))
        self.account.setReadOnly(True)
        self.account.setTabChangesFocus(True)
        self.account.setAccessibleName(self.tr("What could be salvaged"))
        self.account.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        label.setBuddy(self.account)
        self.column.addWidget(self.account, 3)

    def _add_backups(self, backups: Sequence[Backup], unlisted: str) -> None:
        if not backups:
            self.add_text(unlisted or self.tr("There is no backup beside it."))
            self.table.hide()
            return
        label = self.add_text(self.tr("&Backups beside it, the newest first:"))
        self.table.setAccessibleName(self.tr("Backups"))
        show_rows(self.table, self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.widen(_WHY, 20 * self.fontMetrics().averageCharWidth())
        self.table.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        label.setBuddy(self.table)
        self.column.addWidget(self.table, 2)
        self.column.addWidget(self.holds)
        self.model.show(backups)
        self.table.selectRow(next((at for at, each in enumerate(backups) if each.is_sound), 0))
        self.table.selectionModel().currentRowChanged.connect(self._enable)

    def _add_button(self, text: str, answer: Answer) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.choose(answer))
        return button

    def _enable(self) -> None:
        row = self.table.currentIndex().row()
        self.restore_button.setEnabled(row >= 0)
        self.holds.setText(held_reports(self.model.row(row).known.reports, self._lang) if row >= 0 else "")

    def choose(self, answer: Answer) -> None:
        """Take an answer and close."""
        row = self.table.currentIndex().row()
        self.backup = self.model.row(row) if row >= 0 else None
        self.answer = answer
        self.accept()
