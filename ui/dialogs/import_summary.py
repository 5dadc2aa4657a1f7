"""What was recognised in a file, before any of it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from ui.dialogs.dialog import Dialog
from vqdesk.messages import place
from vqdesk.periods import period_name

if TYPE_CHECKING:
    from db.records import Draft
    from vqdesk.formats.account import Account


class ImportDialog(Dialog):
    """Show titles, period, how many domains and tasks, and the account; accepted means: store it."""

    def __init__(self, parent: QWidget | None, name: str, draft: Draft, account: Account, lang: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Import “{name}”").format(name=name))
        self.accept_button.setText(self.tr("Import"))
        self._lang = lang
        self._add_facts(draft)
        self.table = QTableWidget(0, 4)
        self._add_account(account.as_json(lang))
        self.fit(760, 460)

    def _add_facts(self, draft: Draft) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        tasks = sum(len(section.tasks) for section in draft.sections)
        report = draft.report
        nothing = self.tr("(not named in the file)")
        facts = (
            (self.tr("Titles"), "\n".join(report.titles)),
            (self.tr("Organisation"), report.organisation),
            (self.tr("Period"), period_name(report.period)),
            (self.tr("Domains"), str(len(draft.sections))),
            (self.tr("Tasks"), str(tasks)),
        )
        for title, text in facts:
            label = QLabel(text.strip() or nothing)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            form.addRow(f"{title}:", label)
        self.column.addLayout(form)

    def _add_account(self, entries: list[dict[str, str]]) -> None:
        if not entries:
            self.add_text(self.tr("Every text was taken over to the letter."))
            self.column.addStretch(1)
            return
        self.add_text(self.tr("What was not taken over to the letter ({count}):").format(count=len(entries)))
        self._fill(entries)
        self.column.addWidget(self.table, 1)

    def _fill(self, entries: list[dict[str, str]]) -> None:
        actions = {
            "joined": self.tr("joined"),
            "skipped": self.tr("left out"),
            "converted": self.tr("converted"),
            "moved": self.tr("moved"),
        }
        table = self.table
        table.setHorizontalHeaderLabels(
            [self.tr("Place"), self.tr("Text"), self.tr("What was done"), self.tr("Why")]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setMinimumHeight(120)
        table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            action = actions.get(entry["action"], entry["action"])
            what = " ".join(entry["what"].split())
            texts = (place(entry["where"], self._lang), what, action, entry["why"])
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text[:200])
                item.setToolTip(text)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 24 * self.fontMetrics().averageCharWidth())
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
