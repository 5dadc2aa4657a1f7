"""The form of one task: a row of the annex."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from db.errors import Refused
from ui.editors.line_editor import LineEditor
from ui.editors.list_editor import ListEditor
from ui.editors.text_editor import TextEditor
from ui.forms.citation_list import CitationList
from ui.forms.evaluation_view import EvaluationView
from ui.forms.former_view import FormerView
from ui.forms.record_form import RecordForm
from ui.widgets.label import Label
from ui.widgets.literal import literal
from vqdesk.text.figures import join_number
from vqdesk.unsaved.record_texts import texts_of_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from db.changes import Changes
    from db.records import Report
    from ui.editors.field import Field
    from ui.session.session import Session

AFTER_TYPING = 300
"""Milliseconds from a key to the views that are derived from the text."""
_OWN = ("number", "unit", "content", "documents", "result", "evaluation")
_NARROW = 560
_START = 60
_ROW = QBoxLayout.Direction.LeftToRight
_COLUMN = QBoxLayout.Direction.TopToBottom


class TaskForm(RecordForm):
    """Edit a task; what is recognised in its documents and its evaluation stands beside them.

    The fields are named as the report's columns. A column that the annex does not have is shown only
    where the task has a text for it.
    """

    record = "task"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.citations = CitationList()
        self.citations_label = Label()
        self.evaluation_view = EvaluationView()
        self.former_view = FormerView()
        self.saved_label = Label()
        self._extra = QVBoxLayout()
        self._wide_rows: list[QBoxLayout] = []
        self._lay_out()
        self._order_tabs()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TYPING)
        self._soon.timeout.connect(self._show_derived)
        for name in ("documents", "evaluation"):
            self.fields[name].editor.textChanged.connect(self._soon.start)
        self.former_view.copy_wanted.connect(self._on_former_wanted)
        session.changed.connect(self._on_changed)
        session.unstored.changed.connect(self.show_state)

    def show_task(self, task_id: str) -> None:
        """Show a task of the open report; what was typed before is stored first."""
        # All is read before any of it is shown: what cannot be read leaves the form as it was.
        task, report = self.session.task(task_id), self.session.report()
        former = self.session.former_task(task_id)
        if task_id != self.record_id:
            self.verticalScrollBar().setValue(0)
        self._fit_extra(report)
        self.load(task_id, texts_of_task(task))
        self._name_fields(report)
        self._show_derived()
        self.former_view.show_former(former, report.organisation if report else "")

    # Layout

    def _lay_out(self) -> None:
        number = self.add_field("number", self.tr("N&o."), LineEditor(most=2))
        unit = self.add_field("unit", self.tr("&Unit"), ListEditor(self.session.store.registers.unit_names))
        content = self.add_field("content", self.tr("&Content of the task"), TextEditor(least=2, most=6))
        documents = self.add_field("documents", self.tr("&Documents issued"), TextEditor(least=4, most=8))
        result = self.add_field(
            "result", self.tr("&What was done"), TextEditor(least=7, most=16, stretch=True)
        )
        evaluation = self.add_field("evaluation", self.tr("Eva&luation (%)"), LineEditor())
        self._recognised = self._citations_box()
        number.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)
        self._add_row(number, unit, stretches=(0, 1))
        self.page.addWidget(content)
        self._wide_rows.append(self._add_row(documents, self._recognised, stretches=(3, 2)))
        # The narratives take whatever height is left over.
        beside_former = self._add_row(result, self.former_view, stretches=(3, 2))
        self.page.setStretchFactor(beside_former, 1)
        self._wide_rows.append(beside_former)
        view = QWidget()
        beside = QVBoxLayout(view)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch()
        beside.addWidget(self.evaluation_view)
        self._wide_rows.append(self._add_row(evaluation, view, stretches=(3, 2)))
        self.page.addLayout(self._extra)
        self.saved_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.addWidget(self.saved_label)

    def _add_row(self, *widgets: QWidget, stretches: tuple[int, ...]) -> QBoxLayout:
        row = QBoxLayout(_ROW)
        for widget, stretch in zip(widgets, stretches, strict=True):
            row.addWidget(widget, stretch)
        self.page.addLayout(row)
        return row

    def _citations_box(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.citations_label)
        layout.addWidget(self.citations, 1)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside a field below it where there is little room."""
        super().resizeEvent(event)
        for row in self._wide_rows:
            row.setDirection(_COLUMN if event.size().width() < _NARROW else _ROW)

    # What is shown

    def _fit_extra(self, report: Report | None) -> None:
        """Have one field for every column that has no place of its own above."""
        wanted = [column.field for column in report.columns if column.field not in _OWN] if report else []
        present = [name for name in self.fields if name not in _OWN]
        if wanted == present:
            return
        for name in present:
            self.drop_field(name)
        for name in wanted:
            column = report.column(name) if report else None
            label = literal(column.heading if column else name)
            self._extra.addWidget(self.add_field(name, label, LineEditor(most=6)))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Have Tab go from field to field; what is only read comes behind them."""
        widgets = [field.editor for field in self.fields.values()] + [self.former_view.text]
        for one, other in pairwise(widgets):
            self.setTabOrder(one, other)

    def _show_headings(self) -> None:
        self._name_fields(self.session.report())

    def _name_fields(self, report: Report | None) -> None:
        if report is None:
            return
        for name in _OWN:
            column = report.column(name)
            heading = column.heading if column else None
            field: Field = self.fields[name]
            field.set_heading(heading)
            field.setVisible(heading is not None or bool(field.editor.text()))
        self._recognised.setVisible(not self.fields["documents"].isHidden())
        self.evaluation_view.setVisible(not self.fields["evaluation"].isHidden())

    def _show_derived(self) -> None:
        count = self.citations.show_text(self.fields["documents"].editor.text())
        self.citations_label.setText(self.tr("Recognised documents: {count}").format(count=count))
        self.evaluation_view.show_evaluation(self.fields["evaluation"].editor.text())

    def show_state(self) -> None:
        """Show when the task was stored last, or that it is about to be."""
        report_id, task_id = self.session.report_id, self.record_id
        if report_id is None or task_id is None:
            self.saved_label.clear()
        elif self.session.unstored.texts:
            self.saved_label.setText(self.tr("Not stored yet: see the red bar"))
        elif self.waiting:
            self.saved_label.setText(self.tr("Being edited; it is stored by itself"))
        else:
            self.saved_label.setText(self._stored_at(report_id, task_id))

    def _stored_at(self, report_id: str, task_id: str) -> str:
        try:
            at = self.session.store.tasks.saved_at(report_id, task_id)
        except Refused:
            return ""  # what cannot be looked up is not claimed
        return self.tr("Stored at {time}").format(time=_shown_time(at)) if at else ""

    def place_name(self, texts: Mapping[str, str]) -> str:
        """Return number, unit and how the content begins."""
        parts = (join_number(texts["number"], texts["unit"]), " ".join(texts["content"].split())[:_START])
        return " - ".join(part for part in parts if part)

    # What the session tells

    def write_field(self, record_id: str, name: str, text: str, edit: str) -> bool:
        """Store one text of a task."""
        return self.session.write_task(record_id, name, text, edit)

    def _on_former_wanted(self, text: str) -> None:
        """Put last period's narrative behind what is typed; the editor's undo takes it back."""
        editor = self.fields["result"].editor
        editor.take_composed()
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(("\n" if editor.text() else "") + text)
        editor.setTextCursor(cursor)
        editor.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        report_id = self.session.report_id
        if report_id in changes.reports:
            self._show_headings()
        if (report_id, self.record_id) in changes.tasks and self.record_id:
            with suppress(Refused):  # gone by the same verb
                self.refresh(texts_of_task(self.session.task(self.record_id)))
        self.show_state()


def _shown_time(at: str) -> str:
    """Return an ISO time as the clerk's clock and calendar show it."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S, %d/%m/%Y")
