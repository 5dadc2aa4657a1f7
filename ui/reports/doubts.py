"""Doubts about a new report, before it is made: there is one already, or its office is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.offices.button import OfficeButton
from ui.session.record_names import told_name
from ui.widgets.label import Label
from ui.widgets.literal import literal
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from db.records import Report
    from ui.session.session import Session
    from vqdesk.offices.register import ChosenOffices


class ReportDoubts(QWidget):
    """Tell a new report's twin and what speaks against its office; `is_clear` once each was answered.

    A twin is a report of the same period and organisation: it can be opened instead, or the clerk says
    that there shall be two. Of an office that has ended the successors are offered.
    """

    changed = Signal()
    open_wanted = Signal(str)
    """The clerk wants the report that is there: its id."""
    office_chosen = Signal(object, object)
    """The clerk wants this office (`CountryOffice`) with these units."""

    def __init__(self, session: Session, chosen: ChosenOffices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._lang, self._chosen = session.store, session.lang, chosen
        self._reports = session.store.reports.all()
        self.renew()
        self._twin = self._ended = ""
        self.twin, self.office = Label(wraps=True), Label(wraps=True)
        self.open_button = QPushButton(self.tr("&Open that report"))
        self.second = QCheckBox(self.tr("Make a second report of this period all the same"))
        self.anyway = QCheckBox()
        self.successors = OfficeButton(lambda: self._ended)
        self.successors.setText(self.tr("Choose its successor..."))
        self.successors.setAccessibleName(self.successors.text())
        self._lay_out()
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._twin))
        self.successors.chosen.connect(self.office_chosen)
        for box in (self.second, self.anyway):
            box.toggled.connect(self.changed)

    def renew(self) -> None:
        """Know the offices anew: one was chosen."""
        self.offices = self._chosen.offices()

    def show_report(self, report: Report) -> None:
        """Judge a report that shall be made; another twin or office is another question."""
        twins = self.offices.twins(self._reports, report)
        twin = twins[0].id if twins else ""
        if twin != self._twin:
            self.second.setChecked(False)
        self._twin = twin
        if twins:
            told = self.tr("There is a report of this period already: {report}.")
            self.twin.setText(told.format(report=told_name(self._store, twins[0], self._lang)))
        doubt = self.offices.doubt(report.organisation, report.period)
        said = "" if doubt is None else say(f"office.ask_{doubt.why}", self._lang, **doubt.values())
        if said != self.office.text():
            self.anyway.setChecked(False)
        self.office.setText(said)
        self._ended = doubt.full_name if doubt and doubt.successors else ""
        keep = self.tr("Make the report as {organisation} all the same")
        self.anyway.setText(literal(keep.format(organisation=doubt.organisation)) if doubt else "")
        for part in (self.twin, self.open_button, self.second):
            part.setVisible(bool(twins))
        for part in (self.office, self.anyway):
            part.setVisible(doubt is not None)
        self.successors.setVisible(bool(self._ended))
        self.setVisible(bool(twins) or doubt is not None)

    def is_clear(self) -> bool:
        """Tell whether nothing speaks against the report, or the clerk has said that it shall be made."""
        return not (
            (self._twin and not self.second.isChecked())
            or (self.office.text() and not self.anyway.isChecked())
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.twin, 1)
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(self.second)
        row = QHBoxLayout()
        row.addWidget(self.office, 1)
        row.addWidget(self.successors)
        column.addLayout(row)
        column.addWidget(self.anyway)
