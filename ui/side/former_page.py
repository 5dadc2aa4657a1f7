"""What last period's report said of the task that is shown, compared with what stands there now."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.errors import Refused
from ui.looks.sizes import USUAL_SPACE
from ui.session.record_names import told_name
from ui.side.former_field import FormerField
from ui.widgets.label import Caption, Label
from vqdesk.checks.told import field_heading
from vqdesk.messages.catalogue import sentence
from vqdesk.offices.names import Offices
from vqdesk.text.figures import parse_percent
from vqdesk.unsaved.record_texts import texts_of_task

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from db.changes import Changes
    from db.records import Report, Task
    from ui.forms.task_form import TaskForm
    from ui.session.session import Session

MARKS = "side.marks"
"""The setting that keeps whether differences are marked; "hidden" where not."""
_AFTER_TYPING = 400
"""Milliseconds from a key to the comparison: nobody looks at it while letters come."""
_MAIN = ("result", "documents", "evaluation")
_OTHERS = ("output", "status", "finished", "reason", "note")
_ON_A_LINE = ("evaluation", "status", "finished")


class FormerPage(QScrollArea):
    """Show a task's texts in the period before; out of sight it does nothing, and looks when it comes.

    Where there is none it says why, with a button for what helps.
    """

    import_wanted = Signal()
    """The file of an earlier period is to be imported."""
    compare_wanted = Signal()
    """The report is to be compared with an earlier one, which has other tasks."""

    def __init__(self, session: Session, form: TaskForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._form = session, form
        self._former: tuple[Report, Task] | None = None
        self._of: tuple[str | None, str | None] | None = None
        self.notice, self.name = Label(wraps=True), Label(wraps=True)
        self.import_button = QPushButton(self.tr("Import last period's file..."))
        self.compare_button = QPushButton(self.tr("Compare with another period..."))
        self.marks = QCheckBox(self.tr("Mark what differs"))
        self.legend = Caption(wraps=True)
        self.legend.setText(
            self.tr("Struck out: only in the last period. Underlined: only in the period of now.")
        )
        self.fields = {name: FormerField(name, replaces=name in _ON_A_LINE) for name in (*_MAIN, *_OTHERS)}
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.marks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        with suppress(Refused):
            self.marks.setChecked(self._session.store.settings.get(MARKS) != "hidden")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*4 * (USUAL_SPACE,))
        column.setSpacing(USUAL_SPACE)
        column.addWidget(self.notice)
        for button in (self.import_button, self.compare_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.hide()
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.name, self.marks, self.legend, *self.fields.values()):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(self.fields["result"].text)

    def _connect(self) -> None:
        session = self._session
        self._soon.timeout.connect(self._compare)
        self.marks.toggled.connect(self._on_marks_toggled)
        session.place_changed.connect(self.look)
        session.report_opened.connect(self._forget)
        session.changed.connect(self._on_changed)
        session.lock.changed.connect(self._compare)
        self._form.typed.connect(self._on_typed)
        self.import_button.clicked.connect(self.import_wanted)
        self.compare_button.clicked.connect(self.compare_wanted)
        for name, field in self.fields.items():
            field.wanted.connect(partial(self._on_wanted, name))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Look now: out of sight nothing was followed."""
        super().showEvent(event)
        self._form.show_former_beside(shown=False)
        self._of = None
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave last period to the form again."""
        super().hideEvent(event)
        self._form.show_former_beside(shown=True)

    def look(self) -> None:
        """Show the former state of the task that is chosen now."""
        of = (self._session.report_id, self._session.task_id)
        if not self.isVisible():
            return
        if of != self._of:
            self._of, self._former = of, None
            self._read()
            self.verticalScrollBar().setValue(0)
        self._compare()

    def _read(self) -> None:
        said, helping = "", None
        try:
            said, helping = self._find()
        except Refused as refused:
            said = sentence(refused, self._session.lang)
        self.notice.setText(said)
        self.notice.setVisible(bool(said))
        for button in (self.import_button, self.compare_button):
            button.setVisible(button is helping)
        self.setFocusProxy(helping or self.fields["result"].text)
        for part in (self.name, self.marks, self.legend):
            part.setVisible(self._former is not None)
        if self._former is None:
            for field in self.fields.values():
                field.hide()
            return
        report, task = self._former
        self.name.setText(told_name(self._session.store, report, self._session.lang))
        today, texts = self._session.report(), texts_of_task(task)
        for name, field in self.fields.items():
            text = texts.get(name, "")
            field.setVisible(name in _MAIN or bool(text))
            field.show_text(field_heading(name, today), text, self._said(name, text))

    def _find(self) -> tuple[str, QPushButton | None]:
        """Look the former task up; return why there is none, and the button that helps."""
        task_id, report = self._session.task_id, self._session.report()
        if task_id is None or report is None:
            return self.tr("Choose a task to see what was reported of it in the last period."), None
        self._former = self._session.former_task(task_id)
        if self._former is not None:
            return "", None
        offices = Offices(self._session.store.registers.organisations())
        last = report.period.last_day
        earlier = (
            each.id
            for each in self._session.store.reports.all()
            if each.id != report.id
            and offices.same(each.organisation, report.organisation)
            and each.period.last_day < last
        )
        if next(earlier, None) is None:
            said = self.tr(
                "There is no report of an earlier period of this organisation here. Import last period's "
                "file and make the next period's report from it: each task then has its former text beside."
            )
            return said, self.import_button
        said = self.tr(
            "No earlier report has this task: it is new, or last period's came from a file of its own. The "
            "comparison finds tasks by their words, too."
        )
        return said, self.compare_button

    def _said(self, name: str, text: str) -> str:
        """Return what is said of a text: that there is none, that an evaluation is in words."""
        if not text.strip():
            return self.tr("not evaluated") if name == "evaluation" else self.tr("nothing was written")
        if name == "evaluation" and parse_percent(text) is None:
            return self.tr("words, no percentage")
        return ""

    def _compare(self) -> None:
        """Mark what differs from what stands in the form now, stored or not."""
        if self._former is None or not self.isVisible():
            return
        is_shown = self._form.record_id == self._session.task_id and self._form.isVisible()
        today = self._texts_now(is_shown=is_shown)
        marks = self.marks.isChecked()
        self.legend.setVisible(marks)
        for name, field in self.fields.items():
            if field.isVisibleTo(self):
                field.compare(today.get(name, ""), marks=marks)
                field.offer(there=is_shown and self._form.takes(name), today=today.get(name, ""))

    def _texts_now(self, *, is_shown: bool) -> dict[str, str]:
        if is_shown:
            return self._form.texts()
        with suppress(Refused):  # whoever shows the task tells why
            if self._session.task_id:
                return texts_of_task(self._session.task(self._session.task_id))
        return {}

    # What happens elsewhere

    def _forget(self) -> None:
        self._of = None
        self.look()

    def _on_typed(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            return
        here = self._session.report_id
        others = [report for report, _ in changes.tasks if report != here]
        if others or changes.order or changes.reports:
            self._forget()
        elif changes.tasks:
            self._soon.start()

    def _on_marks_toggled(self, on: bool) -> None:
        self._session.keep_setting(MARKS, "" if on else "hidden")
        self._compare()

    def _on_wanted(self, name: str, text: str) -> None:
        if not self._session.lock.refuses():
            self._form.put_behind(name, text)
