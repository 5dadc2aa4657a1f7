"""The dialog that begins the next period from the report that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from ui.dialogs.dialog import Dialog
from ui.forms.period_editor import PeriodEditor
from ui.forms.text_editor import TextEditor
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from vqdesk.carrying import carry_over, proposed
from vqdesk.periods import next_period, period_name

if TYPE_CHECKING:
    from db.records import Draft


class CarryOverDialog(Dialog):
    """Ask for the new period and what is taken along; `draft()` is the new report.

    Titles, the results' heading and the attached line follow the period until the clerk has changed
    them.
    """

    def __init__(self, source: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("New period from this one"))
        self.accept_button.setText(self.tr("Make the new period"))
        self._source = source
        self.period = PeriodEditor()
        self.period.set_period(next_period(source.report.period))
        self.titles = TextEditor(least=2, most=4)
        self.heading = LineEdit()
        self.attached = TextEditor(least=1, most=3)
        self.results = QCheckBox(self.tr("&Copy last period's narratives"))
        self.evaluations = QCheckBox(self.tr("Copy last period's &evaluations"))
        self.without_done = QCheckBox(self.tr("&Leave out tasks that are done (100 % or more)"))
        self.warning = Label(wraps=True)
        self._lay_out()
        self._propose()
        self.period.changed.connect(self._propose)
        self.fit(640)

    def draft(self) -> Draft:
        """Return the new report as it is to be stored."""
        self.period.commit()
        period = self.period.period()
        headings = proposed(self._source.report, period).headings
        if headings.results is not None:
            headings = replace(headings, results=self.heading.text())
        return carry_over(
            self._source,
            period,
            result="copy" if self.results.isChecked() else "empty",
            evaluation="copy" if self.evaluations.isChecked() else "empty",
            without_done=self.without_done.isChecked(),
            titles=tuple(line for line in self.titles.text().split("\n") if line.strip()),
            attached_to=self.attached.text(),
            headings=headings,
        )

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
        form.addRow(self.tr("&Titles"), self.titles)
        form.addRow(self.tr("Results' &heading"), self.heading)
        form.addRow(self.tr("&Attached line"), self.attached)
        form.setRowVisible(self.heading, self._source.report.headings.results is not None)
        self.column.addLayout(form)
        for box in (self.results, self.evaluations, self.without_done):
            self.column.addWidget(box)
        self.column.addWidget(self.warning)
        self.column.addStretch(1)

    def _propose(self) -> None:
        """Write what the period asks for where nobody has typed something else."""
        period = self.period.period()
        report = proposed(self._source.report, period)
        if not self.titles.document().isModified():
            self.titles.set_text("\n".join(report.titles))
        if not self.heading.isModified():
            self.heading.setText(report.headings.results or "")
        if not self.attached.document().isModified():
            self.attached.set_text(report.attached_to)
        same = period == self._source.report.period
        self.warning.setText(
            self.tr("This is the period of the open report; choose another one.") if same else ""
        )
        self.accept_button.setEnabled(not same)
