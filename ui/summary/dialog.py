"""The dialog that sums the open report up: by unit, by domain, what is late, and sentences to paste."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.dialog import Dialog
from ui.dialogs.file_dialogs import file_to_write, with_ending
from ui.dialogs.written_message import tell_written
from ui.editors.day_editor import DayEditor, written_day
from ui.runtime.task_runner import TaskRunner
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder, load_folder
from ui.session.record_names import shown_file_name, shown_path
from ui.summary.leader_part import overview_part
from ui.summary.model import CountsModel, ListedTasksModel
from ui.widgets.choices import ComboBox, Tabs
from ui.widgets.label import Label
from ui.widgets.list_with_text import ListWithText, as_list
from ui.widgets.passage import Passage, PassageView
from ui.widgets.row_table import WideTable
from ui.widgets.timers import soon
from vqdesk.exporting.file_names import plain_name
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import format_day, period_name
from vqdesk.summary import layout
from vqdesk.summary.copies import copy_of_summary
from vqdesk.summary.export import SUMMARY_ENDINGS, export_summary
from vqdesk.summary.sentences import sentences
from vqdesk.summary.stored import summarise_stored
from vqdesk.text.dates import read_day
from vqdesk.tracking.groups import day_asked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex

    from db.records import Report
    from ui.session.session import Session
    from vqdesk.summary.summary import JudgedTask, ReportSummary

_LEAST_TABS = 132  # pixels of height: a bar, a heading and three rows


class SummaryDialog(Dialog):
    """Show a report's figures as of its period's last day, today or another day; export them, copy sentences.

    `task_chosen` is the task that the clerk wants to go to. What is summed up is what is stored.
    """

    def __init__(self, session: Session, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Summary"))
        self._session, self._report = session, report
        self.summary: ReportSummary | None = None
        self.task_chosen: str | None = None
        self.runner = TaskRunner(session, self)
        self.when, self.day, self.doubt = ComboBox(), DayEditor(), Label(wraps=True)
        lang = session.lang
        self.units, self.domains = CountsModel("units", lang, self), CountsModel("domains", lang, self)
        self.unit_table, self.domain_table = WideTable(), WideTable()
        self.notes = Label(wraps=True)
        self.tasks = ListedTasksModel(lang, self)
        self.table = WideTable()
        self.list = ListWithText(table=self.table)
        self.sentences = PassageView()
        self.leader = QCheckBox(self.tr("&Write the leader's copy: it quotes internal columns and says so"))
        self.tabs = Tabs()
        role = self.buttons.ButtonRole.ActionRole
        self.go_button = self.buttons.addButton(self.tr("&Go to the task"), role)
        self.copy_button = self.buttons.addButton(self.tr("&Copy the sentences"), role)
        self.export_button = self.buttons.addButton(self.tr("&Export..."), role)
        for button in self.buttons.buttons():
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)  # Enter ends a day that is typed, and goes to a task; no more
        self._lay_out()
        self._connect()
        self._sum_up()
        self.fit(1060, 620)

    # Layout

    def _lay_out(self) -> None:
        self._fill_days()
        row = QHBoxLayout()
        row.addWidget(self.when)
        row.addWidget(self.day, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.as_of_label = Label(self.tr("&As of"))
        self.as_of_label.setBuddy(self.when)
        form.addRow(self.as_of_label, row)
        self.column.addLayout(form)
        self.column.addWidget(self.doubt)
        for table, model in (
            (self.unit_table, self.units),
            (self.domain_table, self.domains),
            (self.table, self.tasks),
        ):
            as_list(table, model)
        self._name()
        self._set_widths()
        self.tabs.addTab(self._unit_page(), self.tr("By &unit"))
        self.tabs.addTab(self.domain_table, self.tr("By &domain"))
        self.tabs.addTab(self.list, self.tr("&Late, not known"))
        self.tabs.addTab(self.sentences, self.tr("&Sentences for the report"))
        # The tables take what is left; what they would like to have must not make the body scroll.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(_LEAST_TABS)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.leader)

    def _fill_days(self) -> None:
        end, today = day_asked(self._report.period), date.today()
        if end is not None:
            self.when.addItem(self.tr("The period's end ({day})").format(day=_written(end)), end)
        self.when.addItem(self.tr("Today ({day})").format(day=_written(today)), today)
        self.when.addItem(self.tr("Another day"))
        # What is due later is not late yet: a period that still runs is looked at as the tree does.
        self.when.setCurrentIndex(int(end is not None and today < end))
        self.day.set_text(written_day(today))
        self.day.setEnabled(False)

    def _unit_page(self) -> QWidget:
        page = _Page()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.unit_table, 1)
        column.addWidget(self.notes)
        return page

    def _name(self) -> None:
        self.when.setAccessibleName(self.tr("As of which day"))
        self.day.setAccessibleName(self.tr("Another day"))
        self.unit_table.setAccessibleName(self.tr("Figures by unit"))
        self.domain_table.setAccessibleName(self.tr("Figures by domain"))
        self.table.setAccessibleName(self.tr("Tasks that are late or not known"))
        self.sentences.setAccessibleName(self.tr("Sentences for the report"))
        self.sentences.setTabChangesFocus(True)
        self.sentences.setOpenLinks(False)

    def _set_widths(self) -> None:
        character_width = self.fontMetrics().averageCharWidth()
        for table in (self.unit_table, self.domain_table):
            header = table.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            # What is shortened is shortened as if it were one line.
            header.setTextElideMode(Qt.TextElideMode.ElideNone)
            table.widen(0, 24 * character_width)
        header = self.table.horizontalHeader()
        for column, characters in enumerate((6, 20, 28, 14, 26)):
            header.resizeSection(column, characters * character_width)
        self.table.widen(len(layout.LISTED) - 1, 30 * character_width)

    def _connect(self) -> None:
        self.when.currentIndexChanged.connect(self._on_when_chosen)
        self.day.textChanged.connect(self._sum_up)
        self.tabs.currentChanged.connect(self._enable)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self.table.activated.connect(self.go)
        self.go_button.clicked.connect(self.go)
        self.copy_button.clicked.connect(self.copy)
        self.export_button.clicked.connect(self._on_export_clicked)

    # Summing up

    def _as_of(self) -> date | None:
        """Return the day that is asked about; None where what is typed is none."""
        offered: date | None = self.when.currentData()
        return offered or read_day(self.day.text())

    def _on_when_chosen(self) -> None:
        self.day.setEnabled(self.when.currentData() is None)
        self._sum_up()

    def _sum_up(self) -> None:
        # Figures of another day than the one above them are never in sight, even where counting is stopped.
        self._show(None)
        store, report_id, as_of = self._session.store, self._report.id, self._as_of()
        self.doubt.setVisible(as_of is None)
        if as_of is None:
            self.doubt.setText(say("usage.day", self._session.lang, text=self.day.text()))
            return
        self.runner.start(
            self.tr("Counting..."), lambda _: summarise_stored(store, report_id, as_of), self._on_counted
        )

    def _on_counted(self, summary: ReportSummary) -> None:
        if summary.as_of == self._as_of():
            self._show(summary)
        else:
            # Another day was chosen meanwhile; the runner is free once this has returned.
            soon(self, self._sum_up)

    def _show(self, summary: ReportSummary | None) -> None:
        self.summary = summary
        for model in (self.units, self.domains, self.tasks):
            model.show(summary)
        said = "\n".join(layout.notes(summary, self._session.lang)) if summary else ""
        self.notes.setText(said)
        self.notes.setVisible(bool(said))
        self.leader.setVisible(summary is not None and summary.copy == "internal")
        told = sentences(summary) if summary else ()
        self.sentences.show_passages(Passage.of("", sentence) for sentence in told)
        self.list.text.clear()
        if self.tasks.rowCount():
            self.table.selectRow(0)
        self._enable()

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid():
            self.list.text.show_passages(self._told(self.tasks.task(current.row())))
        self._enable()

    def _told(self, each: JudgedTask) -> list[Passage]:
        """Return why a task is late, and what it is."""
        lang = self._session.lang
        cells = dict(zip(layout.LISTED, layout.list_cells(each, lang), strict=True))
        passages = [Passage.of(cells["group"], cells["reason"], title=True)]
        for name in ("unit", "task", "deadline"):
            if cells[name]:
                passages.append(Passage.of(layout.summary_heading(name, lang), cells[name]))
        return passages

    def _enable(self) -> None:
        is_there = self.summary is not None
        self.copy_button.setEnabled(is_there)
        self.export_button.setEnabled(is_there)
        listed = self.tabs.currentWidget() is self.list
        self.go_button.setEnabled(listed and self.table.currentIndex().isValid())

    # What is done with it

    def go(self) -> None:
        """Close, and go to the task that is chosen in the list."""
        row = self.table.currentIndex().row()
        if 0 <= row < self.tasks.rowCount():
            self.task_chosen = self.tasks.task(row).task.id
            self.accept()

    def copy(self) -> None:
        """Put the sentences into the clipboard, a line each."""
        if self.summary is not None:
            QGuiApplication.clipboard().setText("\n".join(sentences(self.summary)))

    def _on_export_clicked(self) -> None:
        if self.summary is None:
            return
        filters = [self.tr("Word document (*.docx)"), self.tr("Excel workbook (*.xlsx)")]
        folder = load_folder(self._session.store, EXPORT_FOLDER)
        proposed = folder / f"{self._file_name(self.summary)}.docx"
        chosen, kind = file_to_write(self, self.tr("Export the summary"), proposed, filters)
        if chosen:
            keep_folder(self._session.store, EXPORT_FOLDER, chosen.parent)
            self.export_to(with_ending(chosen, kind, SUMMARY_ENDINGS))

    def _file_name(self, summary: ReportSummary) -> str:
        period = period_name(summary.report.period)
        return plain_name(self.tr("Summary of {period}").format(period=period))

    def export_to(self, path: Path) -> None:
        """Write the summary into a file: as others may have it, unless the leader's copy is asked for."""
        if self.summary is not None:
            summary = copy_of_summary(self.summary, "internal" if self.leader.isChecked() else "issued")
            store, is_word = self._session.store, path.suffix.lower() == ".docx"
            self.runner.start(
                self.tr("Writing “{name}”...").format(name=shown_file_name(path)),
                lambda _: export_summary(summary, path, overview_part(store, summary) if is_word else None),
                lambda _: tell_written(
                    self, self.tr("The summary was written to “{path}”.").format(path=shown_path(path)), path
                ),
            )

    def is_touched(self) -> bool:
        """Tell that closing drops nothing: a day that is typed here only asks."""
        return False

    def done(self, result: int) -> None:
        """Close; what is still running stops first."""
        self.runner.stop()
        super().done(result)


class _Page(QWidget):
    def hasHeightForWidth(self) -> bool:
        """Leave it to the table to give way to a note of several lines; the body does not scroll for it."""
        return False


def _written(day: date) -> str:
    return format_day(day.isoformat())
