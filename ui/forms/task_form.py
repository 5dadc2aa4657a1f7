"""The form of one task: a row of the annex."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QPushButton

from db.errors import Refused
from db.file.database import Closed
from db.records import EXTRA, TASK_FIELDS, Column
from db.text.folding import fold
from ui.editors.day_editor import DayEditor
from ui.editors.line_editor import LineEditor
from ui.editors.list_editor import ListEditor
from ui.editors.text_editor import TextEditor
from ui.editors.units_editor import UnitsEditor
from ui.forms.citation_list import CitationBox
from ui.forms.derived_views import BesideView, DeadlineView
from ui.forms.evaluation_view import EvaluationView
from ui.forms.field_rows import FieldRows
from ui.forms.first_deadlines import keep_first_deadline
from ui.forms.former_view import FormerView
from ui.forms.record_form import RecordForm
from ui.forms.task_reading import TaskReading
from ui.phrases.phrases import Phrases
from ui.widgets.label import Label
from ui.widgets.literal import literal
from ui.widgets.tip import set_tip
from vqdesk.text.figures import join_number
from vqdesk.unsaved.record_texts import texts_of_task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.records import Report, Task
    from ui.forms.autosave import Key
    from ui.session.session import Session

AFTER_TYPING = 300
"""Milliseconds from a key to the views that are derived from the text."""
_START = 60
_NARROW = 400
_CITING = ("assignment", "documents", "output")
_SHORT = ("unit", "coordinating", "leader", "officer", "finished")
_JUDGED = ("assignment", "deadline", "evaluation", "status", "finished")
_DERIVED = (*_CITING, *_JUDGED[1:], "coordinating")


class TaskForm(RecordForm):
    """Edit a task; what is recognised in its texts stands beside them.

    The fields are named as the report's columns, and stand in their order. A column that the annex does not
    have is shown only where the task has a text for it. Those that are internal are marked. A deadline that
    becomes another day when its field is left keeps the first one, in the same step.
    """

    record, begins_in = "task", "result"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.reading = TaskReading(session)
        self.citation_boxes = {name: CitationBox(hides=name != "documents") for name in _CITING}
        self.citations = self.citation_boxes["documents"].citations
        self.citations_label = self.citation_boxes["documents"].label
        self.evaluation_view = EvaluationView()
        self.former_view = FormerView()
        self.deadline_view, self.status_view = DeadlineView(), BesideView()
        self.internal_note = QPushButton(self.tr("Add an internal note"))
        self.saved_label = Label(wraps=True)
        self.phrases = Phrases(session, self)
        self._first_deadline = ""
        self._arranged: tuple[list[str], bool] = ([], False)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TYPING)
        self._soon.timeout.connect(self._derive_again)
        self.former_view.copy_wanted.connect(self._on_former_wanted)
        self.deadline_view.dropped.connect(self._on_first_dropped)
        self.internal_note.clicked.connect(self._on_internal_note_clicked)
        session.changed.connect(self._on_changed)
        session.standings.judged_anew.connect(self._soon.start)
        session.first_sight.over.connect(self._on_first_sight_over)
        session.unstored.changed.connect(self.show_state)
        self.show_lock()

    def show_task(self, task_id: str) -> None:
        """Show a task of the open report; what was typed before is stored first."""
        # All is read before any of it is shown: what cannot be read leaves the form as it was.
        task, report = self.session.task(task_id), self.session.report()
        is_first = self.session.first_sight.is_ahead
        former = None if is_first else self.session.former_task(task_id)
        if task_id != self.record_id:
            self.verticalScrollBar().setValue(0)
        texts = texts_of_task(task)
        self._fit_columns(report, texts)
        self.load(task_id, texts)
        self._first_deadline = task.first_deadline
        self._name_fields(report)
        self._show_evaluation()
        if not is_first:
            self._show_derived()
            self._show_former(report, former)

    # Layout

    def _lay_out(self) -> None:
        beside: dict[str, QWidget] = {
            "result": self.former_view,
            "deadline": self.deadline_view,
            "status": self.status_view,
        }
        for view in (*beside.values(), *self.citation_boxes.values(), self.evaluation_view):
            view.setParent(
                self.widget()
            )  # until its field is there it is in no layout, and no window of its own
            view.hide()
        self.rows = FieldRows(
            beside=beside,
            below=self.citation_boxes,
            short=_SHORT,
            led="number",
            growing="result",
        )
        self.page.addLayout(self.rows, 1)
        set_tip(
            self.internal_note,
            self.tr(
                "A column for the own office alone: it is on the leader's copy and never on the issued one."
            ),
        )
        self.internal_note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.saved_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._end = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._end.addWidget(self.internal_note)
        self._end.addWidget(self.saved_label, 1)
        self.page.addLayout(self._end)
        self.foot.row.addWidget(self.phrases.button)

    def _make(self, name: str) -> None:
        """Make the field of a text; those that no task here needs are never made."""
        if name.startswith(EXTRA):
            field = self.add_field(name, literal(name.removeprefix(EXTRA)), LineEditor(most=6))
            self.phrases.look_after(field.editor)
            return
        label, make = self._makers()[name]
        field = self.add_field(name, label, make())
        self.phrases.look_after(field.editor)
        if name == "number":
            field.fix_width(14)
        if name == "evaluation":
            field.put_below(self.evaluation_view)
        if name in self.citation_boxes:
            chips = self.citation_boxes[name].citations
            chips.place_wanted.connect(partial(self._on_place_wanted, field.editor))
        if name in _DERIVED:
            field.editor.textChanged.connect(self._soon.start)
        if name == "deadline":
            self.saves[name].edit_ended.connect(self._on_deadline_left)

    def show_lock(self) -> None:
        """Leave out of use what would change a locked task."""
        super().show_lock()
        is_locked = self.session.lock.is_locked
        for part in (self.internal_note, self.deadline_view.drop):
            part.setEnabled(not is_locked)
        self.former_view.copy_button.setHidden(is_locked)

    def _makers(self) -> dict[str, tuple[str, Callable[[], TextEditor]]]:
        """Return each field's own label and the maker of its editor."""
        names = self._units
        prose = partial(TextEditor, least=2, most=6)
        return {
            "number": (self.tr("N&o."), partial(LineEditor, most=2)),
            "content": (self.tr("&Content of the task"), prose),
            "assignment": (self.tr("Assigning document"), prose),
            "unit": (self.tr("&Unit"), partial(ListEditor, names)),
            "coordinating": (self.tr("Co-ordinating units"), partial(UnitsEditor, names, most=6)),
            "leader": (self.tr("Leader"), LineEditor),
            "officer": (self.tr("Officer"), LineEditor),
            "output": (self.tr("Output"), prose),
            "deadline": (self.tr("Deadline"), partial(DayEditor, self.reading.day)),
            "documents": (self.tr("&Documents issued"), partial(TextEditor, least=2, most=5)),
            "result": (self.tr("&What was done"), partial(TextEditor, least=7, most=16, stretch=True)),
            "evaluation": (self.tr("Eva&luation (%)"), LineEditor),
            "status": (self.tr("Status"), partial(ListEditor, self._status_words)),
            "finished": (self.tr("Finished on"), partial(DayEditor, self.reading.day)),
            "reason": (self.tr("Reason, difficulties"), prose),
            "note": (self.tr("Note"), prose),
        }

    def _units(self) -> list[str]:
        report = self.session.report()
        from vqdesk.offices.period_units import proposed_units  # what no first sight needs

        return proposed_units(self.session.store, report.period) if report else []

    def _status_words(self) -> list[str]:
        return list(self.session.standings.words().names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside a field below it where there is little room."""
        super().resizeEvent(event)
        width = event.size().width()
        was_narrow = self.rows.is_narrow
        self.rows.make_narrow(width)
        if was_narrow != self.rows.is_narrow:
            self._lead_narrative()
        direction = QBoxLayout.Direction
        self._end.setDirection(direction.TopToBottom if width < _NARROW else direction.LeftToRight)

    # What is shown

    def _fit_columns(self, report: Report | None, texts: Mapping[str, str]) -> None:
        """Have a field for every column, in the report's order, and behind them for texts that have none."""
        columns = [column.field for column in report.columns] if report else []
        for name in [name for name in self.fields if name.startswith(EXTRA) and name not in columns]:
            self.drop_field(name)
        others = [name for name in TASK_FIELDS if name not in columns]
        order = [*columns, *(name for name in others if texts.get(name) or name in self.fields)]
        for name in order:
            if name not in self.fields:
                self._make(name)
        # Where the narrative is hidden, nothing that is shown may stand in it.
        is_told = "result" in columns or bool(texts.get("result"))
        self._arrange(order, paired=is_told and "evaluation" in order)

    def _arrange(self, order: list[str], *, paired: bool) -> None:
        """Lay the fields out; `paired`: the evaluation stands in a line over the narrative's head."""
        if (order, paired) == self._arranged:
            return
        self._arranged = order, paired
        self.rows.arrange(self.fields, [name for name in order if not (paired and name == "evaluation")])
        if paired:
            self.fields["result"].put_over_head(self.fields["evaluation"])
        self._lead_narrative()
        # Tab goes from field to field; what is only read comes behind them.
        widgets: list[QWidget] = [self.fields[name].editor for name in order]
        widgets += [self.former_view.text, *(box.citations for box in self.citation_boxes.values())]
        for one, other in pairwise(widgets):
            self.setTabOrder(one, other)

    def _lead_narrative(self) -> None:
        evaluation = self.fields.get("evaluation")
        if evaluation is not None:
            evaluation.read_across(self._arranged[1], narrow=self.rows.is_narrow)

    def _name_fields(self, report: Report | None) -> None:
        if report is None:
            return
        for name, field in self.fields.items():
            column = report.column(name)
            mark = self._mark(column.heading) if column and column.visibility == "internal" else ""
            field.set_heading(column.heading if column else None, mark)
            field.setVisible(column is not None or bool(field.editor.text()))
        self.internal_note.setHidden(any(column.visibility == "internal" for column in report.columns))

    def _mark(self, heading: str) -> str:
        mark = self.tr("internal")
        return "" if fold(mark) in fold(heading) else mark

    def _is_there(self, name: str) -> bool:
        return name in self.fields and not self.fields[name].isHidden()

    def _text(self, name: str) -> str:
        return self.fields[name].editor.text() if name in self.fields else ""

    def _show_former(self, report: Report | None, former: tuple[Report, Task] | None) -> None:
        former = former if self._is_there("result") else None
        self.former_view.show_former(former, report.organisation if report else "")

    @Slot()
    def _on_first_sight_over(self) -> None:
        """Show what the start's first sight did without."""
        if self.record_id is None:
            return
        # The next place that is shown tells why; a killed window leaves a turn.
        with suppress(Refused, Closed):
            self._show_derived()
            self._show_former(self.session.report(), self.session.former_task(self.record_id))

    @Slot()
    def _derive_again(self) -> None:
        # The next place that is shown tells why; a killed window leaves a turn.
        with suppress(Refused, Closed):
            self._show_derived()

    def _show_evaluation(self) -> None:
        self.evaluation_view.show_evaluation(self._text("evaluation"))
        self.evaluation_view.setVisible(self._is_there("evaluation"))

    def _show_derived(self) -> None:
        self.reading.get_ready()
        for name, box in self.citation_boxes.items():
            box.show_text(self._text(name), there=self._is_there(name))
        self._show_evaluation()
        if "coordinating" in self.fields:
            self.fields["coordinating"].say(self.reading.units(self._text("coordinating")))
        self._show_standing()

    def _show_standing(self) -> None:
        """Say how deadline and status are understood, where the task has them."""
        view = self.deadline_view
        has_deadline, has_status = self._is_there("deadline"), self._is_there("status")
        view.setVisible(has_deadline)
        self.status_view.setVisible(has_status)
        if not (has_deadline or has_status):
            return
        texts = {name: self._text(name) for name in _JUDGED}
        told = self.reading.told({**texts, "first_deadline": self._first_deadline})
        view.say(told.deadline)
        view.show_first(told.first, can_drop=bool(self._first_deadline.strip()))
        view.show_group("" if has_status else told.group)
        self.status_view.say(told.group)

    def show_state(self) -> None:
        """Show what is not stored yet; when the last was stored stands once, at the window's foot."""
        is_shown = self.session.report_id is not None and self.record_id is not None
        if is_shown and self.session.unstored.texts:
            self.saved_label.setText(self.tr("Not stored yet: see the red bar"))
        elif is_shown and self.waiting:
            self.saved_label.setText(self.tr("Being edited; it is stored by itself"))
        else:
            self.saved_label.clear()

    def place_name(self, texts: Mapping[str, str]) -> str:
        """Return number, unit and how the content begins."""
        parts = (join_number(texts["number"], texts["unit"]), " ".join(texts["content"].split())[:_START])
        return " - ".join(part for part in parts if part)

    # What the session tells

    def write_field(self, record_id: str, name: str, text: str, edit: str) -> bool:
        """Store one text of a task."""
        return self.session.write_task(record_id, name, text, edit)

    def _on_deadline_left(self, key: Key, before: str, after: str, edit: str) -> None:
        """Keep the first deadline of one that was moved."""
        keep_first_deadline(self.session.store, self.write, key, before, after, edit)

    def _on_first_dropped(self) -> None:
        """Forget the first deadline: the day was only corrected."""
        self.store()
        if self.record_id is not None and self.session.write_task(self.record_id, "first_deadline", ""):
            self.session.say_deed()

    def _on_internal_note_clicked(self) -> None:
        """Give the report a column for the own office alone, and go there."""
        from vqdesk.columns.edits import add_column

        report = self.session.report()
        column = Column("extra", self.tr("Internal note"), visibility="internal")
        try:
            edit = add_column(report.columns if report else (), column)
        except Refused as refused:
            self.session.refuse(refused)
        else:
            self.session.change_columns(edit, "add_column", column.field, stays=True)

    def _on_former_wanted(self, text: str) -> None:
        """Put last period's narrative behind what is typed."""
        self.put_behind("result", text)

    def put_behind(self, name: str, text: str) -> None:
        """Put a text behind what stands in a field; the editor's undo takes it back in one step."""
        editor = self.fields[name].editor
        editor.take_composed()
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(("\n" if editor.text() else "") + text)
        editor.setTextCursor(cursor)
        editor.setFocus()

    def show_former_beside(self, *, shown: bool) -> None:
        """Show last period beside the narrative, or not: it stands at the window's side."""
        self.former_view.keep_out(not shown)

    def takes(self, name: str) -> bool:
        """Tell whether something may be put into a field: it is there, and the report is not locked."""
        return self._is_there(name) and not self.session.lock.is_locked

    def _on_place_wanted(self, editor: TextEditor, place: int) -> None:
        """Show where in the text a recognised document is referred to."""
        editor.setFocus()
        editor.go_to_place(place)

    def _on_changed(self, changes: Changes) -> None:
        report_id = self.session.report_id
        if report_id in changes.reports:
            self._show_columns()
        if (report_id, self.record_id) in changes.tasks and self.record_id:
            with suppress(Refused):  # gone by the same verb
                task = self.session.task(self.record_id)
                self._first_deadline = task.first_deadline
                self.refresh(texts_of_task(task))
                self._show_standing()
        self.show_state()

    def _show_columns(self) -> None:
        """Show the report's columns as they are now."""
        with suppress(Refused):
            report = self.session.report()
            texts: dict[str, str] = {}
            with suppress(Refused):  # the task is gone, or another is about to be shown
                if self.record_id is not None:
                    texts = texts_of_task(self.session.task(self.record_id))
            self._fit_columns(report, texts)
            if texts:
                self.load(self.record_id, texts)
            self._name_fields(report)
            self._show_derived()
