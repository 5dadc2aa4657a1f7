"""The dialog that makes a new report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from db.ids import new_id
from db.records import Draft, Period, Report, Section
from ui.columns.preset_choice import PresetChoice
from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.editors.office_box import OfficeBox
from ui.editors.period_editor import PeriodEditor
from ui.offices.button import OfficeButton, add_office_row
from ui.reports.doubts import ReportDoubts
from vqdesk.columns.edits import hide_columns
from vqdesk.columns.presets import preset_of
from vqdesk.offices.column_presets import columns_for, presets_of, titles_for
from vqdesk.offices.register import ChosenOffices
from vqdesk.periods.period import default_titles, period_in_title
from vqdesk.periods.renaming import rename_lines
from vqdesk.styles.kept_styles import style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Column, Unit
    from ui.session.session import Session
    from vqdesk.columns.presets import Preset
    from vqdesk.offices.country import CountryOffice


class NewReportDialog(Dialog):
    """Ask for organisation, period, titles and columns; `draft()` is the new report.

    The columns are those of a preset, at first as in the open report; what the organisation's style hides in
    new reports is hidden. The titles follow period and columns until the clerk has changed them. The domains
    of the open report are taken over with their ids, without tasks, where that is wanted. `open_instead` is
    the id of the report that the clerk wants to see, None where a new one is made. `chosen` are the offices
    that come into the registers once it is accepted.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("New report"))
        self.accept_button.setText(self.tr("Make the report"))
        self._session = session
        self._open = session.report()
        self.open_instead: str | None = None
        self.organisation = OfficeBox()
        self.office_button = OfficeButton(self.organisation.name)
        self.chosen = ChosenOffices(session.store)
        self.period = PeriodEditor()
        today = date.today()
        self.period.set_period(Period("tháng", today.year, today.month))
        self.doubts = ReportDoubts(session, self.chosen)
        self.titles = (LineEdit(), LineEdit())
        self.preset = PresetChoice()
        self._own: Preset | None = None
        self._hidden: frozenset[str] = frozenset()
        self.domains = QCheckBox(self.tr("Take over the names of the open report's domains"))
        self._lay_out()
        self.preset.changed.connect(self._propose_titles)
        self._propose()
        self.period.changed.connect(self._propose)
        self.organisation.editTextChanged.connect(self._judge)
        self.doubts.changed.connect(self._judge)
        self.doubts.open_wanted.connect(self._on_open_wanted)
        for offer in (self.office_button.chosen, self.doubts.office_chosen):
            offer.connect(self._on_office_chosen)
        self.fit(620)

    def draft(self) -> Draft:
        """Return the new report as it is to be stored."""
        self.period.commit()
        report = self._report()
        domains = self._session.domains() if self.domains.isChecked() else []
        return Draft(report, tuple(Section(replace(each, report_id=report.id), ()) for each in domains))

    def accept(self) -> None:
        """Close, unless the period that is still being typed has a report or another office."""
        self.period.commit()
        if self.doubts.is_clear():
            super().accept()

    def _report(self) -> Report:
        period = self.period.period()
        return Report(
            id=new_id(),
            organisation=self.organisation.name(),
            period=period,
            titles=tuple(edit.text() for edit in self.titles if edit.text().strip()),
            attached_to="",
            columns=self.preset.columns(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.organisation.show_name(self._open.organisation if self._open else "")
        add_office_row(form, self.tr("&Organisation"), self.organisation, self.office_button)
        form.addRow(self.period)
        form.addRow(self.doubts)
        form.addRow(self.tr("&Title"), self.titles[0])
        form.addRow(self.tr("&Second line"), self.titles[1])
        form.addRow(self.preset.label(self.tr("&Columns")), self.preset)
        self.column.addLayout(form)
        self.column.addWidget(self.domains)
        self.column.addStretch(1)
        there = bool(self._open and self._session.domains())
        self.domains.setVisible(there)
        self.domains.setChecked(there)

    def _propose(self) -> None:
        """Offer the offices that the period has, and what the report may be called."""
        self.organisation.offer(self.doubts.offices.in_period(self.period.period()))
        self._judge()

    def _propose_titles(self) -> None:
        """Write the titles of period and columns where nobody has typed others."""
        for edit, text in zip(self.titles, (*self._titles(), ""), strict=False):
            if not edit.isModified():
                edit.setText(text)

    def _titles(self) -> tuple[str, ...]:
        """Return what the report is called: as the preset says, or as the open one, of the new period."""
        period, preset, own = self.period.period(), self.preset.preset(), self._open
        if own is not None and preset == self._own and 0 < len(own.titles) <= len(self.titles):
            return rename_lines(own.titles, own.period, period)
        return titles_for(preset, period) if preset is not None else default_titles(period)

    def _offer_presets(self) -> None:
        """Offer the organisation's presets, and where the open report's columns are none of them, these."""
        name = self.organisation.name()
        presets, wanted = presets_of(self._session.store, name), None
        if self._open is not None:
            period = period_in_title(self._open.period)
            self._own = preset_of(self.tr("As in the open report"), self._open.columns, period)
            wanted = next((each for each in presets if each.columns == self._own.columns), self._own)
        if wanted is not None and wanted == self._own:
            presets.insert(0, wanted)
        is_first = self.preset.preset() is None
        self._hidden = style_of(self._session.store, name).hidden
        self.preset.offer([(preset, self._columns_of(preset)) for preset in presets])
        if is_first and wanted is not None:
            self.preset.choose(wanted)

    def _columns_of(self, preset: Preset) -> tuple[Column, ...]:
        """Return the columns of a preset for the period; what the open report shows, it goes on showing."""
        columns = columns_for(preset, self.period.period())
        return columns if preset == self._own else hide_columns(columns, self._hidden)

    def _judge(self) -> None:
        self._offer_presets()
        self.doubts.show_report(self._report())
        self.make_room()
        self.accept_button.setEnabled(self.doubts.is_clear())

    def _on_office_chosen(self, office: CountryOffice, units: Sequence[Unit]) -> None:
        name = self.chosen.choose(office, units)
        self.doubts.renew()
        self.organisation.setEditText(name)

    def _on_open_wanted(self, report_id: str) -> None:
        self.open_instead = report_id
        self.reject()
        if self.isVisible():
            self.open_instead = None
