"""The import dialog: what was recognised in a file, before any of it is stored."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.errors import Refused
from db.records import Period
from db.text.readable import readable
from ui.dialogs.dialog import Dialog
from ui.editors.office_box import OfficeBox
from ui.editors.period_editor import PeriodEditor
from ui.importing.columns_page import ImportColumnsPage
from ui.importing.log_page import ImportLogPage
from ui.importing.matching_page import MatchingPage
from ui.importing.target_question import TargetQuestion
from ui.importing.tasks_page import ShownDraft, TasksPage
from ui.importing.titles_proposal import TitlesProposal
from ui.looks.icons import sign
from ui.offices.button import OfficeButton, add_office_row
from ui.runtime.background_task import BackgroundTask
from ui.session.record_names import told_name
from ui.widgets.choices import ComboBox, Tabs
from ui.widgets.label import Label
from ui.widgets.literal import window_title
from ui.widgets.tip import set_tip
from vqdesk.importing.targets import bring_into, compare_with_target, tell_moved_deadlines
from vqdesk.messages.catalogue import say, sentence
from vqdesk.offices.register import ChosenOffices
from vqdesk.periods.carry_over import find_unfitting_periods
from vqdesk.periods.period import period_name
from vqdesk.styles.brought_styles import weigh_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Draft, Report, Unit
    from ui.importing.readings import Readings
    from ui.session.session import Session
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.offices.country import CountryOffice

_CHECKED = Qt.CheckState.Checked
_LEAST_TABS = 132  # pixels of height: a bar, a heading and three rows
_MOST_ANNEXES = 4  # lines of the list; more are scrolled


class ImportDialog(Dialog):
    """Show a file's annexes: tasks beside the source's cells, columns, log; accepted means: store it.

    `found()` is what shall be stored as new reports; `updated()` is the stored report brought up to date,
    None where a new one is wanted. `chosen` are the offices that come into the registers with new reports.
    """

    def __init__(self, session: Session, readings: Readings, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(window_title(self.tr("Import “{name}”").format(name=readable(readings.name))))
        self.accept_button.setText(self.tr("&Import"))
        self._session, self._readings = session, readings
        self._at = readings.first
        self.annexes = QListWidget()
        self.annexes.setAccessibleName(self.tr("Annexes in the file"))
        self.facts, self.problem, self.sign = Label(wraps=True), Label(wraps=True), Label()
        self.period = PeriodEditor()
        # A year counts while it is typed: the button must not wait for the focus to go elsewhere.
        self.period.year.setKeyboardTracking(True)
        self.organisation = OfficeBox()
        self.office_button = OfficeButton(self.organisation.name, small=True)
        self.chosen = ChosenOffices(session.store)
        self.into = ComboBox()
        self.titles, self.question = TitlesProposal(), TargetQuestion()
        self._offices = self.chosen.offices()
        self._adopted: set[int] = set()  # annexes whose period is that of the report they shall go into
        self._touched = False
        self.struck = ComboBox()
        self._reading: BackgroundTask[Readings] | None = None
        self.tabs = Tabs()
        self.tasks = TasksPage(session.lang)
        self.columns = ImportColumnsPage(session.lang)
        self.log_page = ImportLogPage(session.lang)
        self.target = MatchingPage()
        self._lay_out()
        self._connect()
        self._show_annex()
        self.fit(1100, 660)
        first = self.period.kind if readings.lacks_period(self._at) else self.tasks.table
        first.setFocus()

    def found(self) -> list[Recognised]:
        """Return the annexes that are wanted, as new reports."""
        return [self._readings.found(index) for index in self._wanted()]

    def is_touched(self) -> bool:
        """Tell whether a period, columns or matches were chosen, or a name was typed."""
        return self._touched or super().is_touched()

    def updated(self) -> Draft | None:
        """Return the stored report as it will be; None where a new report is wanted."""
        return self.target.merged() if self._into() is not None else None

    # Layout

    def _lay_out(self) -> None:
        self.sign.setPixmap(sign("warning", self))
        self.sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
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
        self.column.addWidget(self.titles)
        self.column.addWidget(self.question)
        self._lay_out_tabs()
        self.column.addWidget(self.tabs, 1)

    def _facts_form(self) -> QFormLayout:
        # Wrapped rows would get less height than they need beside the period.
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._list_annexes()
        if self.annexes.count() > 1:
            lines = min(self.annexes.count(), _MOST_ANNEXES)
            self.annexes.setFixedHeight(lines * self.annexes.sizeHintForRow(0) + 6)
            self.annexes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            form.addRow(self.tr("Anne&xes in the file"), self.annexes)
        form.addRow(self.facts)
        add_office_row(form, self.tr("O&rganisation"), self.organisation, self.office_button)
        if self._readings.has_struck:
            for text, kept in (
                (self.tr("Leave out, and tell where it stood"), False),
                (self.tr("Keep as ordinary text"), True),
            ):
                self.struck.addItem(text, kept)
            self.struck.setCurrentIndex(int(self._readings.keeps_struck))
            form.addRow(self.tr("Str&uck-out text"), self.struck)
        self._fill_into()
        self.into.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.into.setMinimumContentsLength(20)
        self.into.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        form.addRow(self.tr("Import in&to"), self.into)
        return form

    def _fill_into(self) -> None:
        """Offer a new report, then the reports of the annex's period and office, then all others."""
        reports, chosen = self._session.store.reports.all(), self.into.currentData()
        twins = self._twins(self._at)
        with QSignalBlocker(self.into):
            self.into.clear()
            self.into.addItem(self.tr("A new report"), None)
            for report in twins:
                name = self.tr("Bring up to date, of the same period: {report}")
                self.into.addItem(name.format(report=self._told(report)), report.id)
            for report in reports:
                if report not in twins:
                    name = self.tr("Bring up to date: {report}").format(report=self._told(report))
                    self.into.addItem(name, report.id)
            self.into.setCurrentIndex(max(0, self.into.findData(chosen)) if chosen else 0)

    def _told(self, report: Report) -> str:
        return told_name(self._session.store, report, self._session.lang)

    def _list_annexes(self) -> None:
        self.annexes.clear()
        for index, annex in enumerate(self._readings.annexes):
            title = self.tr("Hidden: {title}") if annex.hidden else "{title}"
            item = QListWidgetItem(title.format(title=annex.title))
            set_tip(item, item.text())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED if index == self._readings.first else Qt.CheckState.Unchecked)
            self.annexes.addItem(item)
        self.annexes.setCurrentRow(self._readings.first)

    def _lay_out_tabs(self) -> None:
        self.tabs.addTab(self.tasks, self.tr("Ta&sks"))
        self.tabs.addTab(self.columns, self.tr("&Columns"))
        self.tabs.addTab(self.log_page, "")
        self.tabs.addTab(self.target, "")
        # The tables take what is left; what they would like to have must not make the body scroll.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(_LEAST_TABS)

    def _connect(self) -> None:
        self.annexes.currentRowChanged.connect(self._on_annex_chosen)
        self.annexes.itemChanged.connect(self._on_annex_marked)
        self.period.changed.connect(self._on_period_changed)
        self.organisation.editTextChanged.connect(self._on_organisation_changed)
        self.office_button.chosen.connect(self._on_office_chosen)
        self.titles.changed.connect(self._on_titles_changed)
        self.question.changed.connect(self._judge)
        self.question.new_wanted.connect(lambda: self.into.setCurrentIndex(0))
        self.into.currentIndexChanged.connect(self._on_into_chosen)
        self.struck.activated.connect(self._on_struck_chosen)
        self.columns.chosen.connect(self._on_column_chosen)
        self.target.changed.connect(self._on_matched)

    def done(self, result: int) -> None:
        """Close, after what is still being read."""
        if self._reading is not None:
            self._reading.wait()
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
        report = found.draft.report
        self.period.set_period(report.period)
        self.period.setEnabled(found.grid is not None)
        self.period.offer(self._readings.doubtful(self._at))
        own, proposed = self._readings.own_titles(self._at), self._readings.proposed_titles(self._at)
        self.titles.show_titles(own, proposed, report.titles)
        self._show_facts()
        self._show_organisation()
        self._fill_into()
        self.columns.show_header(found.header)
        self._show_target()

    def _show_facts(self) -> None:
        draft = self._readings.found(self._at).draft
        report, sections = draft.report, draft.sections
        counts = self.tr("{domains} domains, {tasks} tasks").format(
            domains=sum(bool(each.domain.numeral or each.domain.name) for each in sections),
            tasks=sum(len(each.tasks) for each in sections),
        )
        # With several annexes the list above has the titles.
        titles = " - ".join(report.titles) if self.annexes.count() == 1 else ""
        self.facts.setText("\n".join(line for line in (titles, counts) if line.strip()))

    def _show_organisation(self) -> None:
        """Show whose the annex is; the name that a profile has goes before one in capitals."""
        found = self._readings.found(self._at)
        report = found.draft.report
        official = self._offices.official(report.organisation)
        is_spelling = official and not self._offices.official_of_other(report.organisation)
        if found.grid is not None and report.organisation.isupper() and is_spelling:
            self._readings.set_organisation(self._at, str(official))
        self.organisation.show_name(self._readings.found(self._at).draft.report.organisation)
        self.organisation.offer(self._offices.in_period(report.period))

    def _brought(self) -> Recognised:
        """Return the chosen annex as it will be: the report that it goes into keeps what is its own."""
        found, into = self._readings.found(self._at), self._into()
        store = self._session.store
        if into is not None and self._wanted() == [self._at]:
            found = bring_into(found, store.reports.get(into), self._offices)
        return weigh_style(store, found)

    def _show_account(self) -> None:
        brought, target = self._brought(), self.target
        account = brought.account
        if self._into() is not None and self._wanted() == [self._at] and target.is_clear():
            merged, former = target.merged(), target.former()
            account = tell_moved_deadlines(brought, merged, former, target.partners())
        self.log_page.show_account(account)
        self.tabs.setTabText(2, self.tr("&What was done ({count})").format(count=len(account)))

    def _show_target(self) -> None:
        """Match the annex with the stored report that shall be brought up to date."""
        into = self._into()
        self.into.setEnabled(len(self._wanted()) < 2)
        self.tabs.setTabVisible(3, into is not None)
        if into is not None:
            old = self._session.store.reports.draft(into)
            new = self._readings.found(self._wanted()[0])
            self.target.show_drafts(bring_into(new, old.report, self._offices).draft, old)
            count = self.target.to_decide()
            self.tabs.setTabText(3, self.tr("&Matches ({count})").format(count=count))
        self._show_tasks()

    def _show_tasks(self) -> None:
        found = self._readings.found(self._at)
        self._show_account()
        shown = ShownDraft(found.draft, found)
        if self._into() is not None and self._wanted() == [self._at] and self.target.is_clear():
            target = self.target
            shown = ShownDraft(target.merged(), found, target.marks(), target.former(), target.sources())
        self.tasks.show_draft(shown)
        self._judge()

    def _judge(self) -> None:
        """Say what stands in the way, else what is worth a look."""
        into, wanted = self._into(), self._wanted()
        old = None if into is None else self._session.store.reports.get(into)
        report = self._readings.found(wanted[0]).draft.report if wanted else None
        self.question.ask(compare_with_target(report, old, self._offices) if report and old else None, old)
        # Whose report it stays is said where it is chosen.
        is_own = self.period.isEnabled() and into is None
        self.organisation.setEnabled(is_own)
        self.office_button.setEnabled(is_own)
        said = self._obstacle()
        self.accept_button.setEnabled(not said)
        said = said or "\n".join(self._notices())
        self.problem.setText(said)
        for part in (self.problem, self.sign):
            part.setVisible(bool(said))

    def _notices(self) -> list[str]:
        said = []
        wanted, there, count = len(self._wanted()), self.annexes.count(), self.log_page.model.problems()
        if wanted < there:
            notice = self.tr(
                "The file has {count} annexes, {marked} marked: only what is marked is imported."
            )
            said.append(notice.format(count=there, marked=wanted))
        if self._into() is None and any(map(self._twins, self._wanted())):
            told = self.tr(
                "There is a report of this period already: {report}; the file will be a second one, unless "
                "you choose at “Import into” to bring that one up to date."
            )
            twin = next(twins[0] for twins in map(self._twins, self._wanted()) if twins)
            said.append(told.format(report=self._told(twin)))
        if self._into() is None:
            said += [*self._overruled(), *self._doubts(), *self._stale_titles()]
        if whole := self.log_page.model.struck():
            notice = self.tr(
                "{count} cells or rows are struck out whole: choose at “Struck-out text” to keep them or not."
            )
            said.append(notice.format(count=whole))
        if formulas := self.log_page.model.formulas():
            notice = self.tr(
                "{count} formulas have no result, or perhaps an old one: open the file in Excel, save it, "
                "import it again."
            )
            said.append(notice.format(count=formulas))
        if count:
            notice = self.tr("{count} places are worth a look; see “What was done”.")
            said.append(notice.format(count=count))
        return said

    def _doubts(self) -> list[str]:
        """Return what speaks against the offices of the annexes that become new reports."""
        reports = [self._readings.found(index).draft.report for index in self._wanted()]
        doubts = (self._offices.doubt(report.organisation, report.period) for report in reports)
        lang = self._session.lang
        said = [say(f"office.ask_{doubt.why}", lang, **doubt.values()) for doubt in doubts if doubt]
        return list(dict.fromkeys(said))

    def _overruled(self) -> list[str]:
        """Return what is said of answers, given before the file was read, that the file stands against."""
        if self._at not in self._wanted():
            return []
        report, said = self._readings.found(self._at).draft.report, []
        period, office = self._readings.overruled(self._at)
        if period is not None:
            told = self.tr(
                "The page before says {answered}, the file {own}: the report will be of {own}, unless you "
                "choose another period below."
            )
            said.append(told.format(answered=period_name(period), own=period_name(report.period)))
        if office:
            told = self.tr("The page before says {answered}, the file {own}: the report will be of {own}.")
            said.append(told.format(answered=office, own=" ".join(report.organisation.split())))
        return said

    def _stale_titles(self) -> list[str]:
        """Return what is said of titles that name another period than the one that the clerk has chosen."""
        told = self.tr("The titles still name {periods}; see whether that goes with the chosen period.")
        chosen = (index for index in self._wanted() if self._readings.has_period(index))
        named = (find_unfitting_periods(self._readings.found(index).draft.report) for index in chosen)
        periods = dict.fromkeys(f"“{period_name(each)}”" for each in chain.from_iterable(named))
        return [told.format(periods=", ".join(periods))] if periods else []

    def _twins(self, index: int) -> list[Report]:
        """Return the stored reports of an annex's period and office, of any office where it names none."""
        new = self._readings.found(index).draft.report
        reports = self._session.store.reports.all()
        if new.organisation.strip():
            return self._offices.twins(reports, new)
        return [old for old in reports if old.id != new.id and old.period.is_same(new.period)]

    def _obstacle(self) -> str:
        wanted = self._wanted()
        if not wanted:
            return self.tr("Choose the annex to import.")
        blank = [index for index in wanted if self._readings.lacks_tasks(index)]
        if blank and self.annexes.count() > 1:
            said = self.tr("“{title}” has no task yet; take its mark off, or choose another file.")
            return said.format(title=self._readings.annexes[blank[0]].title)
        if blank:
            return self.tr("The annex has no task yet; choose a file in which the tasks are filled in.")
        missing = [index for index in wanted if self._readings.lacks_period(index)]
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
        if (into := self._into()) is not None and (said := self._target_obstacle(into)):
            return said
        if self.question.is_open():
            return self.tr("Say below whether the file belongs to the report that is chosen.")
        return ""

    def _target_obstacle(self, report_id: str) -> str:
        """Return why a report cannot be brought up to date; "" where it can."""
        try:
            self._session.store.states.expect_open(report_id)
        except Refused as refused:
            return sentence(refused, self._session.lang)
        if not self.target.is_clear():
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
        self._adopted.discard(self._at)
        self.organisation.offer(self._offices.in_period(self.period.period()))
        own, proposed = self._readings.own_titles(self._at), self._readings.proposed_titles(self._at)
        self.titles.propose(own, proposed)
        self.make_room()
        self._on_titles_changed()

    def _on_titles_changed(self) -> None:
        self._readings.set_titles(self._at, self.titles.titles())
        self._show_facts()
        self._show_account()
        self._on_told()

    def _on_organisation_changed(self) -> None:
        self._readings.set_organisation(self._at, self.organisation.name())
        self._on_told()

    def _on_office_chosen(self, office: CountryOffice, units: Sequence[Unit]) -> None:
        name = self.chosen.choose(office, units)
        self._offices = self.chosen.offices()
        self.organisation.setEditText(name)

    def _on_told(self) -> None:
        """Judge the annex anew after the clerk has said what it is."""
        self._touched = True
        self._fill_into()
        if self._into() is not None and self._wanted() == [self._at]:
            self.target.set_new(self._brought().draft)
            self._show_account()
        self._judge()

    def _on_into_chosen(self) -> None:
        """Match with the chosen report; a file that names no period is taken to be of the report's."""
        into, wanted = self._into(), self._wanted()
        for index in wanted[:1]:
            if into is not None and self._may_adopt(index, self._session.store.reports.get(into)):
                self._adopted.add(index)
                self._readings.set_period(index, self._session.store.reports.get(into).period)
            elif index in self._adopted:
                self._adopted.discard(index)
                self._readings.set_period(index, Period("khác"))
            self.period.set_period(self._readings.found(self._at).draft.report.period)
        self._show_target()

    def _may_adopt(self, index: int, report: Report) -> bool:
        """Tell whether an annex may be of a report's period: it names none, or leaves it open."""
        if not (self._readings.lacks_period(index) or index in self._adopted):
            return False
        doubtful = self._readings.doubtful(index)
        return not doubtful or any(period.is_same(report.period) for period in doubtful)

    def _on_matched(self) -> None:
        self._touched = True
        self._show_tasks()

    def _on_struck_chosen(self) -> None:
        """Read the file once more, with its struck-out text kept or left out."""
        kept = bool(self.struck.currentData())
        if kept == self._readings.keeps_struck or self._reading is not None:
            return
        readings = self._readings
        text = self.tr("Reading “{name}”...").format(name=readable(readings.name))
        self._reading = BackgroundTask(
            self, text, lambda _: readings.again(keep_struck=kept), self._on_read, self._on_unread
        )
        self._reading.ended.connect(self._on_reading_ended)
        self._reading.start()

    def _on_read(self, readings: Readings) -> None:
        former, self._readings = self._readings, readings
        if [each.title for each in former.annexes] != [each.title for each in self._readings.annexes]:
            with QSignalBlocker(self.annexes):
                self._list_annexes()
            self._at = self._readings.first
        self._show_annex()

    def _on_unread(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.tell_trouble(sentence(error, self._session.lang))

    def _on_reading_ended(self) -> None:
        self._reading = None
        self.struck.setCurrentIndex(int(self._readings.keeps_struck))

    def _on_column_chosen(self, heading: str, field: str) -> None:
        try:
            self._readings.set_column(self._at, heading, field)
        except Refused as refused:
            self.columns.show_header(self._readings.found(self._at).header)
            self.columns.refuse(heading, sentence(refused, self._session.lang))
        else:
            self._touched = True
            self._show_annex()
