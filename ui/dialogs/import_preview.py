"""What was recognised in a file, before any of it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import Refused
from db.readable import readable
from ui.dialogs import message
from ui.dialogs.dialog import Dialog
from ui.dialogs.import_account import AccountView
from ui.dialogs.import_columns import ColumnsView
from ui.dialogs.import_target import TargetView
from ui.dialogs.import_tasks import Shown, TasksView
from ui.forms.period_editor import PeriodEditor
from ui.names import report_name
from ui.widgets.label import Label
from ui.widgets.literal import window_title
from ui.widgets.tip import set_tip
from ui.work import Work
from vqdesk.messages import sentence
from vqdesk.periods import period_name

if TYPE_CHECKING:
    from db.records import Draft
    from ui.dialogs.import_readings import Readings
    from ui.session import Session
    from vqdesk.formats.annex_in import Recognised

_CHECKED = Qt.CheckState.Checked
_LEAST_TABS = 132  # pixels of height: a bar, a heading and three rows
_MOST_ANNEXES = 4  # lines of the list; more are scrolled


class ImportPreview(Dialog):
    """Show a file's annexes: tasks beside the source's cells, columns, account; accepted means: store it.

    `found()` is what shall be stored as new reports; `updated()` is the stored report brought up to date,
    None where a new one is wanted.
    """

    def __init__(self, session: Session, readings: Readings, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(window_title(self.tr("Import “{name}”").format(name=readable(readings.name))))
        self.accept_button.setText(self.tr("&Import"))
        self._session, self._readings = session, readings
        self._at = readings.first
        self.annexes = QListWidget()
        self.facts, self.problem, self.sign = Label(wraps=True), Label(wraps=True), Label()
        self.period = PeriodEditor()
        # A year counts while it is typed: the button must not wait for the focus to go elsewhere.
        self.period.year.setKeyboardTracking(True)
        self.into = QComboBox()
        self.struck = QComboBox()
        self._work: Work | None = None
        self.tabs = QTabWidget()
        self.tasks = TasksView(session.lang)
        self.columns = ColumnsView()
        self.account = AccountView(session.lang)
        self.target = TargetView()
        self._lay_out()
        self._connect()
        self._show_annex()
        self.fit(1100, 660)
        first = self.period.kind if readings.lacks_period(self._at) else self.tasks.table
        first.setFocus()

    def found(self) -> list[Recognised]:
        """Return the annexes that are wanted, as new reports."""
        return [self._readings.found(place) for place in self._wanted()]

    def updated(self) -> Draft | None:
        """Return the stored report as it will be; None where a new report is wanted."""
        return self.target.merged() if self._into() is not None else None

    # Layout

    def _lay_out(self) -> None:
        self.sign.setPixmap(self.style().standardPixmap(QStyle.StandardPixmap.SP_MessageBoxWarning))
        size = 2 * self.fontMetrics().lineSpacing()
        self.sign.setMaximumSize(size, size)
        self.sign.setScaledContents(True)
        top = QHBoxLayout()
        top.addWidget(self.sign)
        top.addWidget(self.problem, 1)
        middle = QHBoxLayout()
        facts = QVBoxLayout()
        facts.addLayout(self._facts_form())
        facts.addStretch(1)
        middle.addLayout(facts, 1)
        middle.addWidget(self.period, 0, Qt.AlignmentFlag.AlignTop)
        middle.setSpacing(24)
        self.column.addLayout(top)
        self.column.addLayout(middle)
        self._lay_out_tabs()
        self.column.addWidget(self.tabs, 1)

    def _facts_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._list_annexes()
        if self.annexes.count() > 1:
            lines = min(self.annexes.count(), _MOST_ANNEXES)
            self.annexes.setFixedHeight(lines * self.annexes.sizeHintForRow(0) + 6)
            self.annexes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            form.addRow(self.tr("Anne&xes in the file"), self.annexes)
        form.addRow(self.facts)
        if self._readings.has_struck:
            for text, kept in (
                (self.tr("Leave out, and tell where it stood"), False),
                (self.tr("Keep as ordinary text"), True),
            ):
                self.struck.addItem(text, kept)
            self.struck.setCurrentIndex(int(self._readings.keeps_struck))
            form.addRow(self.tr("Str&uck-out text"), self.struck)
        self.into.addItem(self.tr("A new report"), None)
        for report in self._session.store.reports():
            name = self.tr("Bring up to date: {report}").format(report=report_name(report))
            self.into.addItem(name, report.id)
        self.into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.into.setMinimumContentsLength(20)
        self.into.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        form.addRow(self.tr("Import in&to"), self.into)
        return form

    def _list_annexes(self) -> None:
        self.annexes.clear()
        for place, annex in enumerate(self._readings.annexes):
            title = self.tr("{title} (hidden sheet)") if annex.hidden else "{title}"
            item = QListWidgetItem(title.format(title=annex.title))
            set_tip(item, item.text())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED if place == self._readings.first else Qt.CheckState.Unchecked)
            self.annexes.addItem(item)
        self.annexes.setCurrentRow(self._readings.first)

    def _lay_out_tabs(self) -> None:
        self.tabs.addTab(self.tasks, self.tr("Ta&sks"))
        self.tabs.addTab(self.columns, self.tr("&Columns"))
        self.tabs.addTab(self.account, "")
        self.tabs.addTab(self.target, "")
        # The tables take what is left; what they would like to have must not make the body scroll.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(_LEAST_TABS)

    def _connect(self) -> None:
        self.annexes.currentRowChanged.connect(self._on_annex_chosen)
        self.annexes.itemChanged.connect(self._on_annex_marked)
        self.period.changed.connect(self._on_period_changed)
        self.into.currentIndexChanged.connect(self._on_into_chosen)
        self.struck.activated.connect(self._on_struck_chosen)
        self.columns.chosen.connect(self._on_column_chosen)
        self.target.changed.connect(self._show_tasks)

    def done(self, result: int) -> None:
        """Close, after what is still being read."""
        if self._work is not None:
            self._work.wait()
        super().done(result)

    # What is wanted

    def _wanted(self) -> list[int]:
        count = self.annexes.count()
        return [row for row in range(count) if count == 1 or self.annexes.item(row).checkState() == _CHECKED]

    def _into(self) -> str | None:
        return self.into.currentData() if len(self._wanted()) == 1 else None

    # Showing

    def _show_annex(self) -> None:
        """Show what was recognised in the annex that is chosen."""
        found = self._readings.found(self._at)
        report, sections = found.draft.report, found.draft.sections
        counts = self.tr("{domains} domains, {tasks} tasks").format(
            domains=sum(bool(each.domain.numeral or each.domain.name) for each in sections),
            tasks=sum(len(each.tasks) for each in sections),
        )
        # With several annexes the list above has the titles.
        titles = " - ".join(report.titles) if self.annexes.count() == 1 else ""
        last = " - ".join(part for part in (report.organisation, counts) if part.strip())
        self.facts.setText("\n".join(line for line in (titles, last) if line.strip()))
        self.period.set_period(report.period)
        self.period.setEnabled(found.grid is not None)
        self.period.offer(self._readings.doubtful(self._at))
        self.columns.show_header(found.header)
        self.account.show_account(found.account)
        count = len(found.account)
        self.tabs.setTabText(2, self.tr("&What was done ({count})").format(count=count))
        self._show_target()

    def _show_target(self) -> None:
        """Match the annex with the stored report that shall be brought up to date."""
        into = self._into()
        self.into.setEnabled(len(self._wanted()) < 2)
        self.tabs.setTabVisible(3, into is not None)
        if into is not None:
            draft = self._readings.found(self._wanted()[0]).draft
            self.target.show_drafts(draft, self._session.store.draft(into))
            count = self.target.to_decide()
            self.tabs.setTabText(3, self.tr("&Matches ({count})").format(count=count))
        self._show_tasks()

    def _show_tasks(self) -> None:
        found = self._readings.found(self._at)
        shown = Shown(found.draft, found)
        if self._into() is not None and self._wanted() == [self._at] and self.target.is_clear():
            target = self.target
            shown = Shown(target.merged(), found, target.marks(), target.former(), target.sources())
        self.tasks.show_draft(shown)
        self._judge()

    def _judge(self) -> None:
        """Say what stands in the way, else what is worth a look."""
        said = self._obstacle()
        self.accept_button.setEnabled(not said)
        said = said or "\n".join(self._notices())
        self.problem.setText(said)
        for part in (self.problem, self.sign):
            part.setVisible(bool(said))

    def _notices(self) -> list[str]:
        said = []
        wanted, there, count = len(self._wanted()), self.annexes.count(), self.account.model.problems()
        if wanted < there:
            notice = self.tr(
                "The file has {count} annexes, {marked} marked: only what is marked is imported."
            )
            said.append(notice.format(count=there, marked=wanted))
        if self._into() is None and any(map(self._is_stored, self._wanted())):
            said.append(
                self.tr("There is a report of this period already; to bring it up to date, choose it above.")
            )
        if whole := self.account.model.struck():
            notice = self.tr("{count} cells or rows are struck out whole: choose above whether to keep them.")
            said.append(notice.format(count=whole))
        if formulas := self.account.model.formulas():
            notice = self.tr(
                "{count} formulas have no result, or perhaps an old one: open the file in Excel, save it, "
                "import it again."
            )
            said.append(notice.format(count=formulas))
        if count:
            notice = self.tr("{count} places are worth a look; see “What was done”.")
            said.append(notice.format(count=count))
        return said

    def _is_stored(self, place: int) -> bool:
        """Tell whether a report of the annex's period and organisation is in the store."""
        new = self._readings.found(place).draft.report
        return any(
            old.id != new.id and old.period == new.period and new.organisation in ("", old.organisation)
            for old in self._session.store.reports()
        )

    def _obstacle(self) -> str:
        wanted = self._wanted()
        if not wanted:
            return self.tr("Choose the annex to import.")
        blank = [place for place in wanted if self._readings.lacks_tasks(place)]
        if blank and self.annexes.count() > 1:
            said = self.tr("“{title}” has no task yet; take its mark off, or choose another file.")
            return said.format(title=self._readings.annexes[blank[0]].title)
        if blank:
            return self.tr("The annex has no task yet; choose a file in which the tasks are filled in.")
        missing = [place for place in wanted if self._readings.lacks_period(place)]
        if missing and self._at not in missing:
            title = self._readings.annexes[missing[0]].title
            said = self.tr("“{title}” does not say which period it reports on; choose it and its period.")
            return said.format(title=title)
        if missing and (periods := self._readings.doubtful(self._at)):
            said = self.tr("The titles name {periods}; choose the period that the report is about.")
            return said.format(periods=", ".join(f"“{period_name(each)}”" for each in periods))
        if missing and self.annexes.count() > 1:
            return self.tr("This annex does not say its period; choose the period and the year.")
        if missing:
            return self.tr("The file does not say its period; choose the period and the year.")
        if self._into() is not None and not self.target.is_clear():
            return self.tr("A task of the report was chosen twice; choose another one under “Matches”.")
        return ""

    # Events

    def _on_annex_chosen(self, row: int) -> None:
        self._at = row
        self._show_annex()

    def _on_annex_marked(self, item: QListWidgetItem) -> None:
        self.annexes.setCurrentItem(item)
        self._show_target()

    def _on_period_changed(self) -> None:
        self._readings.set_period(self._at, self.period.period())
        if self._into() is not None and self._wanted() == [self._at]:
            self.target.set_new(self._readings.found(self._at).draft)
        self._judge()

    def _on_into_chosen(self) -> None:
        """Match with the chosen report; a file that names no period is taken to be of the report's."""
        into, wanted = self._into(), self._wanted()
        if into is not None and self._readings.lacks_period(wanted[0]):
            self._readings.set_period(wanted[0], self._session.store.report(into).period)
            self.period.set_period(self._readings.found(self._at).draft.report.period)
        self._show_target()

    def _on_struck_chosen(self) -> None:
        """Read the file once more, with its struck-out text kept or left out."""
        kept = bool(self.struck.currentData())
        if kept == self._readings.keeps_struck or self._work is not None:
            return
        readings = self._readings
        text = self.tr("Reading “{name}”...").format(name=readable(readings.name))
        self._work = Work(
            self, text, lambda _: readings.again(keep_struck=kept), self._on_read, self._on_unread
        )
        self._work.ended.connect(self._on_work_ended)
        self._work.start()

    def _on_read(self, readings: object) -> None:
        former, self._readings = self._readings, cast("Readings", readings)
        if [each.title for each in former.annexes] != [each.title for each in self._readings.annexes]:
            with QSignalBlocker(self.annexes):
                self._list_annexes()
            self._at = self._readings.first
        self._show_annex()

    def _on_unread(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        message.warn(self, sentence(error, self._session.lang))

    def _on_work_ended(self) -> None:
        self._work = None
        self.struck.setCurrentIndex(int(self._readings.keeps_struck))

    def _on_column_chosen(self, heading: str, field: str) -> None:
        try:
            self._readings.set_column(self._at, heading, field)
        except Refused as refused:
            self.columns.show_header(self._readings.found(self._at).header)
            message.warn(self, sentence(refused, self._session.lang))
        else:
            self._show_annex()
