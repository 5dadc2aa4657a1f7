"""The marks in the fields of a task's form: what was found there, and where a figure holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.editors.text_marks import TextMark
from ui.findings.open_findings import said_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.findings.check_service import CheckService
    from ui.forms.task_form import TaskForm
    from vqdesk.checks.frame.finding import Finding, Stretch
    from vqdesk.checks.kept_check import CheckedTask

AFTER_KEY = 300
"""Milliseconds from a key to the check of what is typed."""


class FormMarks(QObject):
    """Mark what the check finds in the task that a form shows, and have it check what is typed there.

    `holds_shown`: whether figures that hold are ticked, too.
    """

    chosen = Signal(object)
    """The clerk clicked into the place of a finding."""

    def __init__(self, service: CheckService, form: TaskForm) -> None:
        super().__init__(form)
        self._service, self._form = service, form
        self.holds_shown = True
        self._soon = QTimer(self, singleShot=True, interval=AFTER_KEY)
        self._soon.timeout.connect(self._look)
        self._heard: set[int] = set()
        form.typed.connect(self._soon.start)
        form.loaded.connect(self.show)
        service.found.connect(self._on_found)
        service.begun.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Mark what is known of the task that is shown."""
        checked = self._service.results.get(self._form.record_id or "")
        for name, field in self._form.fields.items():
            if id(field.editor) not in self._heard:
                self._heard.add(id(field.editor))
                field.editor.mark_chosen.connect(self._on_mark_chosen)
            text = checked.texts.get(name, "") if checked else field.editor.text()
            field.editor.show_marks(self._marks(name, checked) if checked else (), text=text)

    def mark_of(self, finding: Finding) -> TextMark | None:
        """Return where a finding of the shown task stands now; None where its words were edited."""
        field = self._form.fields.get(finding.remark.stretch.field)
        marks = field.editor.marks.all if field else ()
        return next((mark for mark in marks if mark.source == finding), None)

    def light(self, finding: Finding | None) -> None:
        """Light up the places that show why, and none besides, in all fields that were not edited since.

        Where nothing else shows it, the finding's own words are lit; without a finding nothing is.
        """
        lit = (finding.remark.lit or (finding.remark.stretch,)) if finding else ()
        checked = self._service.results.get(self._form.record_id or "")
        for name, field in self._form.fields.items():
            is_same = checked is not None and checked.texts.get(name, "") == field.editor.text()
            field.editor.light(_lit(lit, name) if is_same else ())

    def _look(self) -> None:
        task = self._form.record_id
        if task is not None:
            self._service.look_at(task, self._form.texts())

    @Slot(object)
    def _on_found(self, tasks: set[str]) -> None:
        if self._form.record_id in tasks:
            self.show()

    def _on_mark_chosen(self, mark: TextMark) -> None:
        if mark.kind != "held":
            self.chosen.emit(mark.source)

    def _marks(self, name: str, checked: CheckedTask) -> Iterator[TextMark]:
        lang = self._form.session.lang
        for finding in checked.findings:
            field, start, end = finding.remark.stretch
            if field == name and end > start:
                kind = finding.severity if finding.accepted is None else "accepted"
                lit = _lit(finding.remark.lit, name)
                yield TextMark(start, end, kind, said_of(finding, lang), lit, finding)
        for held in checked.held if self.holds_shown else ():
            if held.stretch.field == name:
                said = self.tr("Right: {computation}").format(computation=held.computation)
                place = (held.stretch.start, held.stretch.end)
                yield TextMark(*place, "held", said if held.computation else "", _lit(held.lit, name))


def _lit(stretches: tuple[Stretch, ...], name: str) -> tuple[tuple[int, int], ...]:
    return tuple((each.start, each.end) for each in stretches if each.field == name)
