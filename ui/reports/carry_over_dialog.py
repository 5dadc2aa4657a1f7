"""The dialog that begins the next period from the report that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QGroupBox, QVBoxLayout, QWidget

from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.editors.line_editor import LineEditor
from ui.editors.office_box import OfficeBox
from ui.editors.period_editor import PeriodEditor
from ui.editors.text_editor import TextEditor
from ui.offices.button import OfficeButton, add_office_row
from ui.reports.doubts import ReportDoubts
from ui.widgets.label import Label
from ui.widgets.literal import literal
from ui.widgets.tip import set_tip
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.columns.heads import rename_head, results_head
from vqdesk.messages.catalogue import say
from vqdesk.offices.carried_columns import remember_columns, remembered_columns
from vqdesk.offices.register import ChosenOffices
from vqdesk.offices.status_words import status_words
from vqdesk.periods.carry_over import (
    carry_over,
    find_shifted_deadlines,
    find_unfitting_periods,
    kept_columns,
    propose_texts,
    shifted_values,
)
from vqdesk.periods.habits import expected_period
from vqdesk.periods.period import period_name
from vqdesk.text.attached_line import find_left_over
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Column, Draft, Period, Report, Unit
    from ui.session.session import Session
    from vqdesk.offices.country import CountryOffice
    from vqdesk.periods.carry_over import Kept

_LONGEST = 60  # characters of a heading beside its box


class CarryOverDialog(Dialog):
    """Ask for the new period, whose it is, and what is taken along; `draft()` is the new report.

    Titles, the results' heading and the attached line follow period and organisation until the clerk has
    changed them, and notes and further columns what is copied, else what the office chose last.
    `open_instead` is the id of the report that the clerk wants to see, None where a new one is made. `chosen`
    are the offices that come into the registers once it is accepted.
    """

    def __init__(self, session: Session, source: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Next period's report"))
        self.accept_button.setText(self.tr("Make the next period's report"))
        self._source = source
        self.open_instead: str | None = None
        self.period = PeriodEditor()
        self.period.set_period(_expected(session, source.report))
        self.organisation = OfficeBox()
        self.office_button = OfficeButton(self.organisation.name)
        self.chosen = ChosenOffices(session.store)
        self.organisation.show_name(source.report.organisation)
        self.doubts = ReportDoubts(session, self.chosen)
        self.titles = TextEditor(least=2, most=4)
        self.heading = LineEdit()
        self.attached = LineEditor(most=3)
        self.results = QCheckBox(self.tr("&Copy last period's narratives"))
        self.evaluations = QCheckBox(self.tr("Copy last period's &evaluations, statuses and finished days"))
        self._store, self._lang = session.store, session.lang
        asked = kept_columns(source)
        self._remembered = remembered_columns(self._store, source.report, asked)
        self.columns = {name: QCheckBox(literal(_cut(self._heading(name)))) for name in asked}
        self._chosen: set[str] = set()
        self.without_done = QCheckBox(self.tr("&Leave out tasks that are done; those that recur stay"))
        self.warning = Label(wraps=True)
        self.stale = Label(wraps=True)
        self._lay_out()
        self._propose()
        self._propose_columns()
        self._tell_stale()
        self.period.changed.connect(self._propose)
        for text in (self.titles, self.heading, self.attached):
            text.textChanged.connect(self._tell_stale)
        self.organisation.editTextChanged.connect(self._propose)
        self.doubts.changed.connect(self._judge)
        self.doubts.open_wanted.connect(self._on_open_wanted)
        for offer in (self.office_button.chosen, self.doubts.office_chosen):
            offer.connect(self._on_office_chosen)
        for box in (self.results, self.evaluations):
            box.toggled.connect(self._propose_columns)
        for heading, box in self.columns.items():
            box.clicked.connect(lambda _, heading=heading: self._chosen.add(heading))
        self.fit(640)

    def draft(self) -> Draft:
        """Return the new report as it is to be stored."""
        self.period.commit()
        period, organisation = self.period.period(), self.organisation.name()
        columns = self._headed(propose_texts(self._source.report, period).columns)
        return carry_over(
            self._source,
            period,
            result=_kept(self.results),
            evaluation=_kept(self.evaluations),
            without_done=self.without_done.isChecked(),
            titles=tuple(line for line in self.titles.text().split("\n") if line.strip()),
            attached_to=self.attached.text(),
            annex_columns=columns,
            organisation=organisation,
            columns=self._kept_columns(),
            words=status_words(self._store, self._source.report.organisation),
        )

    def remember(self) -> None:
        """Remember for the office what was chosen for notes and further columns, unless all was copied."""
        if not (self.results.isChecked() and self.evaluations.isChecked()):
            remember_columns(self._store, self._source.report, self._kept_columns())

    def accept(self) -> None:
        """Close, unless the period that is still being typed has a report or another office."""
        self.period.commit()
        if self._is_clear():
            super().accept()

    def _lay_out(self) -> None:
        self.add_text(
            self.tr(
                "The new report takes over domains, units and tasks of “{period}”. "
                "Last period's narratives stay in sight beside the new ones."
            ).format(period=period_name(self._source.report.period))
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.period)
        form.addRow(self.warning)
        add_office_row(form, self.tr("O&rganisation"), self.organisation, self.office_button)
        form.addRow(self.doubts)
        form.addRow(self.tr("&Titles"), self.titles)
        form.addRow(self.tr("Results' &heading"), self.heading)
        form.addRow(self.tr("&Attached line"), self.attached)
        form.setRowVisible(self.heading, bool(results_head(self._source.report.columns)))
        self.column.addLayout(form)
        self.column.addWidget(self.stale)
        for box in (self.results, self.evaluations):
            self.column.addWidget(box)
        if self.columns:
            self.column.addWidget(self._columns_box())
        self.column.addWidget(self.without_done)
        self.column.addStretch(1)

    def _columns_box(self) -> QGroupBox:
        box = QGroupBox(
            self.tr("Notes and further columns that keep last period's texts; the others are left empty")
        )
        column = QVBoxLayout(box)
        for heading, each in self.columns.items():
            set_tip(each, self._heading(heading))
            column.addWidget(each)
        return box

    def _kept_columns(self) -> dict[str, Kept]:
        return {name: _kept(box) for name, box in self.columns.items()}

    def _heading(self, name: str) -> str:
        column = self._source.report.column(name)
        return column.heading if column else CATALOGUE[name].heading if name in CATALOGUE else name

    def _headed(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """Return columns under the head that is written for the results, where there is one."""
        head = results_head(columns)
        return rename_head(columns, head, self.heading.text()) if head else columns

    def _tell_stale(self) -> None:
        """Say what the titles and the attached line still name of another period, number or date."""
        period = self.period.period()
        titles = tuple(self.titles.text().split("\n"))
        columns = self._headed(self._source.report.columns)
        report = replace(self._source.report, period=period, titles=titles, columns=columns)
        said = []
        if others := ", ".join(f"“{period_name(each)}”" for each in find_unfitting_periods(report)):
            told = self.tr("The titles still name {periods}; see whether that goes with the next period.")
            said.append(told.format(periods=others))
        if left := ", ".join(f"“{text}”" for text in find_left_over(self.attached.text())):
            told = self.tr("The attached line still has {texts}; see whether that is to be left open.")
            said.append(told.format(texts=left))
        if shifted := find_shifted_deadlines(self._source, self._source.report.period, period):
            said.append(say("carried.shifted", self._lang, **shifted_values(shifted, period)))
        self.stale.setText("\n".join(said))
        self.stale.setVisible(bool(said))
        self.make_room()

    def _propose(self) -> None:
        """Write what period and organisation ask for where nobody has typed something else."""
        period = self.period.period()
        report = propose_texts(self._source.report, period, self.organisation.name())
        if not self.titles.document().isModified():
            self.titles.set_text("\n".join(report.titles))
        if not self.heading.isModified():
            self.heading.setText(results_head(report.columns))
        if not self.attached.document().isModified():
            self.attached.set_text(report.attached_to)
        self._tell_stale()
        self.organisation.offer(self.doubts.offices.in_period(period))
        self._judge()

    def _propose_columns(self) -> None:
        """Tick what belongs to the tasks, or all beside copied results; what was clicked stays."""
        wanted = kept_columns(
            self._source,
            result=_kept(self.results),
            evaluation=_kept(self.evaluations),
            remembered=self._remembered,
        )
        for name, kept in wanted.items():
            if name not in self._chosen:
                self.columns[name].setChecked(kept == "copy")

    def _is_same(self) -> bool:
        return self.period.period().is_same(self._source.report.period)

    def _is_clear(self) -> bool:
        return not self._is_same() and self.doubts.is_clear()

    def _judge(self) -> None:
        """Say what speaks against the new report."""
        own = self._source.report
        period, organisation = self.period.period(), self.organisation.name()
        # The open report is not its own twin.
        self.doubts.show_report(replace(own, period=period, organisation=organisation))
        same = self._is_same()
        self.warning.setText(
            self.tr("This is the period of the open report; choose another one.") if same else ""
        )
        self.warning.setVisible(same)
        self.make_room()
        self.accept_button.setEnabled(self._is_clear())

    def _on_office_chosen(self, office: CountryOffice, units: Sequence[Unit]) -> None:
        name = self.chosen.choose(office, units)
        self.doubts.renew()
        self.organisation.setEditText(name)

    def _on_open_wanted(self, report_id: str) -> None:
        self.open_instead = report_id
        self.reject()
        if self.isVisible():
            self.open_instead = None


def _kept(box: QCheckBox) -> Kept:
    return "copy" if box.isChecked() else "empty"


def _expected(session: Session, report: Report) -> Period:
    """Return the period that the report's office is expected to report on next."""
    office = same_words(report.organisation)
    reports = [each for each in session.store.reports.all() if same_words(each.organisation) == office]
    return expected_period(report.period, [each.period for each in reports])


def _cut(heading: str) -> str:
    text = " ".join(heading.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
