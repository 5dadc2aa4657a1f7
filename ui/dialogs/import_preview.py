"""What was recognised in a file, before any of it is stored."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from db.errors import Refused
from db.records import Period
from ui.dialogs.dialog import Dialog
from ui.dialogs.import_columns import ColumnsView
from ui.dialogs.import_target import TargetView
from ui.dialogs.row_table import show_rows
from ui.forms.period_editor import PeriodEditor
from ui.models.account_model import AccountModel
from ui.models.draft_model import DraftModel
from ui.names import report_name
from vqdesk.messages import place

if TYPE_CHECKING:
    from db.records import Draft
    from ui.session import Session
    from vqdesk.formats.annex_in import Recognised
    from vqdesk.importing import Incoming

_UNKNOWN = Period("khác")
_CHECKED = Qt.CheckState.Checked


class ImportPreview(Dialog):
    """Show a file's annexes: tasks beside the source's cells, columns, account; accepted means: store it.

    `found()` is what shall be stored as new reports; `updated()` is the stored report brought up to date,
    None where a new one is wanted.
    """

    def __init__(self, session: Session, incoming: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Import “{name}”").format(name=incoming.name))
        self.accept_button.setText(self.tr("&Import"))
        self._session, self._incoming = session, incoming
        self._columns: list[dict[str, str]] = [{} for _ in incoming.annexes]
        self._recognised: list[Recognised | None] = [None] * len(incoming.annexes)
        self._without_period: set[int] = set()
        self._at = 0
        self.annexes = QListWidget()
        self.facts = QLabel()
        self.problem = QLabel()
        self.period = PeriodEditor()
        self.into = QComboBox()
        self.tabs = QTabWidget()
        self.tasks = DraftModel(self)
        self.account = AccountModel(session.lang, self)
        self.table, self.account_table = QTableView(), QTableView()
        self.source = QTextBrowser()
        self.columns = ColumnsView()
        self.target = TargetView()
        self._lay_out()
        self._connect()
        self._show()
        self.table.setFocus()
        self.fit(1100, 640)

    def found(self) -> list[Recognised]:
        """Return the annexes that are wanted, as new reports."""
        return [self._found(place) for place in self._wanted()]

    def updated(self) -> Draft | None:
        """Return the stored report as it will be; None where a new report is wanted."""
        return self.target.merged() if self._into() is not None else None

    # Layout

    def _lay_out(self) -> None:
        for number, annex in enumerate(self._incoming.annexes):
            item = QListWidgetItem(annex.title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if number else _CHECKED)
            self.annexes.addItem(item)
        self.annexes.setCurrentRow(0)
        self.annexes.setMaximumHeight(4 * self.fontMetrics().lineSpacing() + 8)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        if len(self._incoming.annexes) > 1:
            form.addRow(self.tr("Anne&xes in the file"), self.annexes)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        form.addRow(self.tr("Recognised"), self.facts)
        form.addRow(self.period)
        self.into.addItem(self.tr("A new report"), None)
        for report in self._session.store.reports():
            self.into.addItem(
                self.tr("Bring up to date: {report}").format(report=report_name(report)), report.id
            )
        self.into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.addRow(self.tr("Import in&to"), self.into)
        self.column.addLayout(form)
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self._lay_out_tabs()
        self.column.addWidget(self.tabs, 1)

    def _lay_out_tabs(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.source)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        self.source.setTabChangesFocus(True)
        for table, model in ((self.table, self.tasks), (self.account_table, self.account)):
            show_rows(table, model)
            table.horizontalHeader().setStretchLastSection(True)
        for part in (self.table, self.source, self.account_table):
            part.setMinimumHeight(80)
        self.tabs.addTab(split, self.tr("Ta&sks"))
        self.tabs.addTab(self.columns, self.tr("&Columns"))
        self.tabs.addTab(self.account_table, "")
        self.tabs.addTab(self.target, self.tr("&Matches"))

    def _connect(self) -> None:
        self.annexes.currentRowChanged.connect(self._on_annex_chosen)
        self.annexes.itemChanged.connect(self._judge)
        self.period.changed.connect(self._on_period_changed)
        self.into.currentIndexChanged.connect(self._on_into_chosen)
        self.columns.chosen.connect(self._on_column_chosen)
        self.target.changed.connect(self._show_tasks)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)

    # What is recognised

    def _found(self, place: int) -> Recognised:
        """Return an annex as it is understood now; one that names no period gets an open one for now."""
        found = self._recognised[place]
        if found is None:
            annex, columns = self._incoming.annexes[place], self._columns[place]
            try:
                found = annex.recognise(columns=columns)
            except Refused as refused:
                if refused.key != "period.none":
                    raise
                self._without_period.add(place)
                found = annex.recognise(period=_UNKNOWN, columns=columns)
            self._recognised[place] = found
        return found

    def _set_report_period(self, place: int, period: Period) -> None:
        found = self._found(place)
        report = replace(found.draft.report, period=period)
        self._recognised[place] = replace(found, draft=found.draft.with_report(report))
        self._without_period.discard(place)

    def _wanted(self) -> list[int]:
        if self.annexes.count() == 1:
            return [0]
        return [row for row in range(self.annexes.count()) if self.annexes.item(row).checkState() == _CHECKED]

    def _into(self) -> str | None:
        return self.into.currentData() if len(self._wanted()) == 1 else None

    # Showing

    def _show(self) -> None:
        found = self._found(self._at)
        report = found.draft.report
        lines = [" - ".join(report.titles), report.organisation]
        lines.append(
            self.tr("{domains} domains, {tasks} tasks").format(
                domains=len(found.draft.sections), tasks=sum(len(each.tasks) for each in found.draft.sections)
            )
        )
        self.facts.setText("\n".join(line for line in lines if line.strip()))
        self.period.set_period(report.period)
        self.period.setEnabled(found.grid is not None)
        self.columns.show_header(found.header)
        self.account.show(found.account)
        self.tabs.setTabText(2, self.tr("&What was done ({count})").format(count=len(found.account)))
        self._fit_columns()
        self._show_target()

    def _show_target(self) -> None:
        into = self._into()
        self.tabs.setTabVisible(3, into is not None)
        if into is not None:
            self.target.show_drafts(self._found(self._wanted()[0]).draft, self._session.store.draft(into))
        self._show_tasks()

    def _show_tasks(self) -> None:
        marks = self.target.marks() if self._into() is not None else {}
        self.tasks.show(self._found(self._at).draft, marks)
        sign = self.fontMetrics().averageCharWidth()
        for column in range(self.tasks.columnCount()):
            self.table.horizontalHeader().resizeSection(column, (8 if column == 0 else 26) * sign)
        self.table.clearSpans()
        for row in self.tasks.domain_rows():
            self.table.setSpan(row, 0, 1, max(2, self.tasks.columnCount()))
        if self.tasks.rowCount():
            self.table.selectRow(0)
        self._judge()

    def _fit_columns(self) -> None:
        sign = self.fontMetrics().averageCharWidth()
        for column, signs in enumerate((26, 36, 30, 12)):
            self.account_table.horizontalHeader().resizeSection(column, signs * sign)

    def _judge(self) -> None:
        """Say what stands in the way, else what is worth a look."""
        wanted = self._wanted()
        missing = [place for place in wanted if self._found(place) and place in self._without_period]
        count = self.account.problems()
        said = ""
        if not wanted:
            said = self.tr("Choose the annex to import.")
        elif missing:
            said = self.tr("The file does not say which period it reports on; choose the period above.")
        elif self._into() is not None and not self.target.is_clear():
            said = self.tr("A task of the report was chosen twice; choose another one under “Matches”.")
        self.accept_button.setEnabled(not said)
        if not said and count:
            said = self.tr("{count} places are worth a look; see “What was done”.").format(count=count)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _on_annex_chosen(self, row: int) -> None:
        self._at = row
        self._show()

    def _on_period_changed(self) -> None:
        self._set_report_period(self._at, self.period.period())
        self._show_target()

    def _on_into_chosen(self) -> None:
        self._show_target()

    def _on_column_chosen(self, heading: str, field: str) -> None:
        """Read the annex anew with the heading's other field; the period that was chosen stays."""
        period = self.period.period()
        without = self._at in self._without_period
        self._columns[self._at][heading] = field
        self._recognised[self._at] = None
        self._found(self._at)
        if not without:
            self._set_report_period(self._at, period)
        self._show()

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        self.source.setHtml(self._told(current.row()) if current.isValid() else "")

    def _told(self, row: int) -> str:
        """Return the source's cells of a row, each with its place."""
        found, record = self._found(self._at), self.tasks.record(row)
        at = found.places.get(record.id)
        if found.grid is None or at is None:
            return ""
        parts = []
        for cell in found.grid.covering(at):
            text = escape(cell.text).replace("\n", "<br>")
            parts.append(f"<p><small>{escape(place(cell.where, self._session.lang))}</small><br>{text}</p>")
        return "".join(parts)
