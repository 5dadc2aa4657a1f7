"""The dialog that compares the open report with another period's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFormLayout,
    QHeaderView,
    QSizePolicy,
    QWidget,
)

from db.errors import Refused
from ui.comparison.model import COMPARED_KINDS, ComparedTasksModel, SummariesModel
from ui.dialogs.dialog import Dialog
from ui.dialogs.file_dialogs import file_to_write, with_ending
from ui.dialogs.written_message import tell_written
from ui.runtime.task_runner import TaskRunner
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder, load_folder
from ui.session.record_names import shown_file_name, shown_path, told_name, told_period
from ui.widgets.choices import ComboBox, Tabs
from ui.widgets.label import Caption, Label
from ui.widgets.list_with_text import ListWithText, as_list
from ui.widgets.passage import Passage
from ui.widgets.row_table import WideTable
from vqdesk.comparison.comparison import STATUSES, compare_reports
from vqdesk.comparison.export import COMPARISON_ENDINGS, export_comparison
from vqdesk.comparison.layout import column_lines, told_group
from vqdesk.exporting.file_names import plain_name
from vqdesk.messages.catalogue import say, sentence
from vqdesk.offices.status_words import status_words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex

    from db.records import Report
    from ui.session.session import Session
    from vqdesk.comparison.comparison import ComparedTask, Comparison

_LEAST_TABS = 132  # pixels of height: a bar, a heading and three rows


class ComparisonDialog(Dialog):
    """Show task by task what became of one period's report in the later one; export it.

    One of them is the open report, the other the one before, until another is chosen; `order` says which is
    the former. What is compared is what is stored.
    """

    def __init__(
        self, session: Session, now: Report, others: list[Report], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Comparison with another period"))
        self._session, self._now, self._others = session, now, others
        self.comparison: Comparison | None = None
        self.runner = TaskRunner(session, self)
        self.other = ComboBox()
        self.status = ComboBox()
        self.tasks = ComparedTasksModel(session.lang, self)
        self.summaries = SummariesModel(session.lang, self)
        self.table, self.summary_table = WideTable(), WideTable()
        self.list = ListWithText(table=self.table)
        self.detail = self.list.text
        self.tabs = Tabs()
        self.columns, self.order = Label(wraps=True), Caption(wraps=True)
        self.export_button = self.buttons.addButton(self.tr("&Export..."), self.buttons.ButtonRole.ActionRole)
        self._lay_out()
        self.other.currentIndexChanged.connect(self._compare)
        self.status.currentIndexChanged.connect(self._on_status_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self.export_button.clicked.connect(self._on_export_clicked)
        self._compare()
        self.table.setFocus()
        self.fit(1060, 620)

    # Layout

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        store, lang = self._session.store, self._session.lang
        self.other.addItems([told_name(store, report, lang) for report in self._others])
        self.status.addItem(self.tr("All tasks"))
        self.status.addItems([say(f"show.status.{status}", self._session.lang) for status in STATUSES])
        self.status.addItem(say("show.compare.moved", self._session.lang))
        form.addRow(self.tr("Compare &with"), self.other)
        form.addRow(self.tr("&Show"), self.status)
        self.column.addLayout(form)
        self.column.addWidget(self.order)
        self.column.addWidget(self.columns)
        self.columns.hide()
        for table, model in ((self.table, self.tasks), (self.summary_table, self.summaries)):
            as_list(table, model)
        self.table.setAccessibleName(self.tr("Tasks of both periods"))
        self.summary_table.setAccessibleName(self.tr("Sums of domains and units"))
        self._set_widths()
        self.tabs.addTab(self.list, self.tr("&Tasks"))
        self.tabs.addTab(self.summary_table, self.tr("&Domains and units"))
        # The tables take what is left; what they would like to have must not make the body scroll.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(_LEAST_TABS)
        self.column.addWidget(self.tabs, 1)

    def _set_widths(self) -> None:
        character_width = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        for column, characters in enumerate((6, 24, 40, 13, 13, 13, 15)):
            header.resizeSection(column, characters * character_width)
        self.table.widen(2, 24 * character_width)
        header = self.summary_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.summary_table.widen(0, 24 * character_width)

    # Comparing

    def _compare(self) -> None:
        store, lang = self._session.store, self._session.lang
        then, now = self._others[self.other.currentIndex()], self._now
        if now.period.last_day and then.period.last_day > now.period.last_day:
            then, now = now, then
        names = {name: told_name(store, each, lang) for name, each in (("then", then), ("now", now))}
        self.order.setText(self.tr("Last period: {then}. This period: {now}.").format(**names))
        words = status_words(store, self._now.organisation)
        self.runner.start(
            self.tr("Comparing..."),
            lambda _: compare_reports(store.reports.draft(then.id), store.reports.draft(now.id), words),
            self._show,
            self._fail,
        )

    def _show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.tasks.show(comparison)
        self.summaries.show(comparison)
        self.columns.setText("\n".join(column_lines(comparison, self._session.lang)))
        self.columns.setVisible(bool(self.columns.text()))
        self._choose_first()

    def _choose_first(self) -> None:
        self.detail.clear()
        if self.tasks.rowCount():
            self.table.selectRow(0)

    def _on_status_chosen(self, index: int) -> None:
        self.tasks.choose(COMPARED_KINDS[index])
        self._choose_first()

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid():
            self.detail.show_passages(self._told(self.tasks.task(current.row())))

    def _told(self, task: ComparedTask) -> list[Passage]:
        """Return a task's texts with the words marked that came and went."""
        lang = self._session.lang
        named = " - ".join(filter(None, (task.task.unit, task.task.content)))
        evaluations = " → ".join(text or "…" for text in (task.evaluation_then, task.evaluation_now))
        parts = [
            Passage.of("", named, title=True),
            Passage.of(say("show.compare.evaluation", lang), evaluations),
        ]
        for state, then, now in task.other_states:
            parts.append(Passage.of(say(f"show.field.{state}", lang), f"{then or '…'} → {now or '…'}"))
        if task.deadline_moved:
            deadlines = " → ".join(text or "…" for text in (task.deadline_then, task.deadline_now))
            parts.append(Passage.of(say("show.compare.deadline", lang), deadlines))
        if task.is_regrouped:
            groups = " → ".join(told_group(group, lang) for group in (task.group_then, task.group_now))
            parts.append(Passage.of(say("show.compare.status_group", lang), groups))
        for name, pieces in (("documents", task.documents), ("result", task.result)):
            if pieces:
                parts.append(Passage(say(f"show.compare.{name}", lang), pieces))
        return parts

    # Export

    def _on_export_clicked(self) -> None:
        if self.comparison is None:
            return
        filters = [self.tr("Word document (*.docx)"), self.tr("Excel workbook (*.xlsx)")]
        folder = load_folder(self._session.store, EXPORT_FOLDER)
        proposed = folder / f"{self._file_name(self.comparison)}.docx"
        chosen, kind = file_to_write(self, self.tr("Export the comparison"), proposed, filters)
        if chosen:
            keep_folder(self._session.store, EXPORT_FOLDER, chosen.parent)
            self.export_to(with_ending(chosen, kind, COMPARISON_ENDINGS))

    def _file_name(self, comparison: Comparison) -> str:
        """Return the name that is proposed for the file: what is compared."""
        store, lang = self._session.store, self._session.lang
        now, then = (told_period(store, each, lang) for each in (comparison.now, comparison.then))
        return plain_name(self.tr("Comparison of {now} with {then}").format(now=now, then=then))

    def export_to(self, path: Path) -> None:
        """Write the comparison into a file."""
        comparison = self.comparison
        if comparison is not None:
            self.runner.start(
                self.tr("Writing “{name}”...").format(name=shown_file_name(path)),
                lambda _: export_comparison(comparison, path),
                lambda _: tell_written(
                    self,
                    self.tr("The comparison was written to “{path}”.").format(path=shown_path(path)),
                    path,
                ),
                self._fail,
            )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.tell_trouble(sentence(error, self._session.lang))

    def done(self, result: int) -> None:
        """Close; what is still running stops first."""
        self.runner.stop()
        super().done(result)
