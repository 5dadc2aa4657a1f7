"""The form of the report itself: whose it is, its period, its titles and its columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.columns.columns_box import ColumnsBox
from ui.editors.line_editor import LineEditor
from ui.editors.list_editor import ListEditor
from ui.editors.period_editor import PeriodEditor
from ui.editors.text_editor import TextEditor
from ui.forms.autosave import kept_text
from ui.forms.record_form import RecordForm
from ui.offices.button import OfficeButton
from ui.widgets.label import Label
from vqdesk.messages.catalogue import say
from vqdesk.offices.names import Offices
from vqdesk.offices.other_names import told_standing
from vqdesk.offices.register import ChosenOffices
from vqdesk.periods.period import period_name
from vqdesk.unsaved.record_texts import PERIOD, texts_of_report, with_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.records import Report, Unit
    from ui.editors.field import Field
    from ui.forms.autosave import Key
    from ui.session.session import Session
    from vqdesk.offices.country import CountryOffice
    from vqdesk.unsaved.kept_texts import UnsavedText


def drop_blank_lines(text: str) -> str:
    """Return the text without its blank lines: every line is one title."""
    return "\n".join(line for line in kept_text(text).split("\n") if line.strip())


class ReportForm(RecordForm):
    """Edit the open report's own texts.

    Another period changes the period alone: titles and headings stay as they were written. Below the period
    stands what speaks against it: another report of the same, an office that is not there.
    """

    record = "report"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.period_editor = PeriodEditor()
        self._period_waits, self._period_before = False, ""
        self.columns, self.doubts = ColumnsBox(session), Label(wraps=True)
        self.office_button = OfficeButton(self._organisation)
        self.page.addWidget(self._organisation_field())
        self.page.addWidget(self.period_editor)
        self.page.addWidget(self.doubts)
        titles = TextEditor(least=2, most=5)
        self.page.addWidget(
            self.add_field("titles", self.tr("T&itles, one a line"), titles, drop_blank_lines)
        )
        self.page.addWidget(self.add_field("attached_to", self.tr("&Attached to"), LineEditor()))
        self.page.addWidget(self.columns)
        self.page.addStretch()
        self.period_editor.changed.connect(self._on_period_changed)
        self.office_button.chosen.connect(self._on_office_chosen)
        session.changed.connect(self._on_changed)
        session.unstored.retried.connect(self._store_period)
        self.show_lock()

    def show_report(self) -> None:
        """Show the open report; what was typed before is stored first."""
        report = self.session.report()
        if report is not None:
            self._period_waits = self._period_waits and report.id == self.record_id
            self.load(report.id, texts_of_report(report))
            self._show_rest(report)

    def show_lock(self) -> None:
        """Leave period, office and columns of a locked report as they are."""
        super().show_lock()
        is_locked = self.session.lock.is_locked
        self.period_editor.setEnabled(not is_locked)
        self.office_button.setEnabled(not is_locked)
        self.columns.show_lock()

    # Layout

    def _organisation_field(self) -> Field:
        field = self.add_field("organisation", self.tr("&Organisation"), ListEditor(self._organisations))
        field.put_beside(self.office_button)
        return field

    # What is shown

    def unsaved(self, key: Key, text: str, before: str) -> UnsavedText:
        """Name the period, which is no editor's."""
        made = super().unsaved(key, text, before)
        return replace(made, field_name=self.tr("Period")) if key[2] == PERIOD else made

    def _show_rest(self, report: Report) -> None:
        self._period_before = period_name(report.period)
        if self.period_editor.period() != report.period and not self._period_waits:
            self.period_editor.set_period(report.period)
        self.columns.show_report(report)
        self._show_doubts(report)

    def _show_doubts(self, report: Report) -> None:
        store, lang = self.session.store, self.session.lang
        offices = Offices(store.registers.organisations())
        twin = offices.twins(store.reports.all(), report)
        said = [say("done.twin", lang)] if twin else []
        known = told_standing(offices, report.organisation, lang)
        said += [known] if known else []
        if doubt := offices.doubt(report.organisation, report.period):
            said.append(say(f"office.told_{doubt.why}", lang, **doubt.values()))
        self.doubts.setText(" ".join(said))
        self.doubts.setVisible(bool(said))

    def _organisation(self) -> str:
        return self.saves["organisation"].text().strip()

    def _organisations(self) -> list[str]:
        """Return the offices that there are in the period; another one can be typed."""
        offices = Offices(self.session.store.registers.organisations())
        return offices.in_period(self.period_editor.period())

    # What the clerk does

    def store(self) -> None:
        """Store what the editors hold, a half-typed year too."""
        super().store()
        if self.record_id is not None:
            self.period_editor.commit()
            self._store_period()

    def write_field(self, record_id: str, name: str, text: str, edit: str) -> bool:
        """Store one of the report's texts."""
        return self.session.change_report(lambda report: with_texts(report, {name: text}), edit)

    def _on_office_chosen(self, office: CountryOffice, units: Sequence[Unit]) -> None:
        """Write the office's name, and put it into the registers: here nothing is to be accepted."""
        chosen = ChosenOffices(self.session.store)
        name = chosen.choose(office, units)
        if self.session.register_offices(chosen, [name]):
            self.saves["organisation"].put(name)

    def _on_period_changed(self) -> None:
        self._period_waits = True
        self._store_period()

    def _store_period(self) -> None:
        """Store the chosen period; one that could not be stored stays chosen and is tried again."""
        if not self._period_waits or self.record_id != self.session.report_id:
            return
        period = self.period_editor.period()
        self._period_waits = not self.session.change_report(lambda report: replace(report, period=period))
        self.session.unstored.look()

    def unstored(self) -> list[UnsavedText]:
        """Return the texts, and the period where that waits."""
        texts = super().unstored()
        if self._period_waits and self.record_id is not None:
            key = (self.record_id, self.record_id, PERIOD)
            chosen = period_name(self.period_editor.period())
            texts.append(self.unsaved(key, chosen, self._period_before))
        return texts

    def _on_field_chosen(self, name: str) -> None:
        """Go to a text, or to a column by its field."""
        if name not in self.fields and self.isVisible() and self.columns.choose(name):
            self.columns.table.setFocus()
        else:
            super()._on_field_chosen(name)

    def _on_changed(self, changes: Changes) -> None:
        if self.session.report_id not in changes.reports and not changes.registers:
            return
        report = self.session.report()
        if report is not None and report.id == self.record_id:
            self.refresh(texts_of_report(report))
            self._show_rest(report)
