"""The commands of the check: from finding to finding, what is done about one, the list of all."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import Refused
from ui.findings.bar import FindingBar
from ui.findings.check_service import CheckService
from ui.findings.open_findings import explanation, field_places, task_ids
from vqdesk.checks.frame.finding import Finding
from vqdesk.checks.told import field_heading
from vqdesk.messages.catalogue import say
from vqdesk.unsaved.record_texts import texts_of_task

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.editors.text_editor import TextEditor
    from ui.findings.form_marks import FormMarks
    from ui.findings.found_places import FoundPlace
    from ui.forms.task_form import TaskForm
    from ui.session.session import Session
    from vqdesk.checks.chosen import ChosenRules
    from vqdesk.checks.frame.finding import Move

HELD = "view.held"
"""The setting that keeps whether figures that hold are ticked; "hidden" where not."""


class FindingCommands(QObject):
    """Lead through what the check found. The bar explains one finding; marks and list lead to it."""

    holds_toggled = Signal(bool)
    rules_kept = Signal(str, object)
    """Other rules were chosen: a sentence, and what takes that back."""
    counted = Signal(object)
    """How many places of each task are wrong and how many doubtful."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.service = CheckService(session, window)
        self.bar = FindingBar(session.lang, window)
        self.marks: FormMarks | None = None
        self._holds_shown = True
        self._form: TaskForm | None = None
        self._task = self._field = ""
        self.bar.taken.connect(self.take)
        self.bar.accepting.connect(self.accept)
        self.bar.questioning.connect(self.accept)
        self.bar.went.connect(self._on_went)
        self.bar.left.connect(self._on_left)
        self.service.found.connect(self._follow)
        self.service.begun.connect(self._leave)
        self._counting = QTimer(self, singleShot=True, interval=200)
        """Counts are told together: a large report is told in many parts."""
        self._counting.timeout.connect(self._count)
        self.service.found.connect(self._counting.start)
        self.service.begun.connect(self._counting.start)
        session.place_changed.connect(self._on_place_changed)

    def attach(self, form: TaskForm) -> None:
        """Mark in this form what is found in the task that it shows."""
        from ui.findings.form_marks import FormMarks

        self._form = form
        self.marks = FormMarks(self.service, form)
        self.marks.holds_shown = self._holds_shown
        self.marks.chosen.connect(self._on_mark_chosen)
        self.bar.listen_for_escape(form)

    # From finding to finding

    def go_next(self) -> None:
        """Go to the next finding, from the last one to the first."""
        self._go(backward=False)

    def go_back(self) -> None:
        """Go to the finding before, from the first one to the last."""
        self._go(backward=True)

    def go_to(self, task: str, finding: Finding) -> None:
        """Go to a finding, put the cursor behind its words and explain it."""
        self._session.go_to("task", task, finding.remark.stretch.field)
        self.explain(task, finding)
        mark = self.marks.mark_of(finding) if self.marks else None
        editor = self._editor(finding.remark.stretch.field)
        if mark is not None and editor is not None:
            editor.go_to_place(mark.end)

    def explain(self, task: str, finding: Finding) -> None:
        """Explain a finding of the task that is shown, and light up the numbers that it is about."""
        at, count = self.service.places.rank(task_ids(self._session), task, finding)
        self._task, self._field = task, finding.remark.stretch.field
        move = finding.remark.move if finding.remark.suggestion is None else None
        place = f"{at}/{count}" if at else f"{count}"
        target = self._heading(move.field) if move else ""
        self.bar.explain(finding, place, target, self._unseen(finding))
        if self.marks is not None:
            self.marks.light(finding)

    def _go(self, *, backward: bool) -> None:
        self._session.flush()
        tasks = task_ids(self._session)
        target = self._beside(tasks, backward=backward) if tasks else None
        if target is None:
            self.bar.tell(self.tr("Nothing to look at was found in this report so far."))
        else:
            self.go_to(target.task, target.finding)

    def _beside(self, tasks: list[str], *, backward: bool) -> FoundPlace | None:
        """Return the open place behind the one that is explained, else behind the cursor; or before it."""
        places, finding = self.service.places, self.bar.finding
        open_ = places.of(self._task).open if finding is not None and self._task in tasks else []
        at = next((at for at, each in enumerate(open_) if each.finding == finding), None)
        if at is not None:
            return places.beside(tasks, tasks.index(self._task), at, at + 1, backward=backward)
        row, *here = self._here(tasks)
        before = sum([each.column, each.start] <= here for each in places.of(tasks[row]).open)
        return places.beside(tasks, row, before, before, backward=backward)

    def _here(self, tasks: list[str]) -> tuple[int, int, int]:
        """Return where the cursor stands: in which task, column and place of the text."""
        task = self._session.task_id
        if task not in tasks:
            domain = self._session.domain_id
            rows = [at for at, row in enumerate(self._session.outline()) if row.domain_id == domain]
            return (rows[0] if rows else 0, -1, -1)
        columns = field_places(self._session.report())
        for name, field in self._form.fields.items() if self._form else ():
            if field.editor.hasFocus():
                text, cursor = field.editor.text(), field.editor.textCursor()
                return (tasks.index(task), columns.get(name, len(columns)), min(cursor.position(), len(text)))
        return (tasks.index(task), -1, -1)

    # What is done about one

    def _explained(self) -> Finding | None:
        """Return the finding that is explained; where none is, explain the one at the cursor instead."""
        if self.bar.finding is not None:
            return self.bar.finding
        here = [each.editor for each in self._form.fields.values()] if self._form else []
        marks = [mark for editor in here if editor.hasFocus() for mark in editor.marks_at_cursor()]
        found = next((mark.source for mark in marks if isinstance(mark.source, Finding)), None)
        if found is not None:
            self._on_mark_chosen(found)
        else:
            said = self.tr("Put the cursor into a marked place, or press Alt+F7 to go to the next one.")
            self.bar.tell(said)
        return None

    def take(self) -> None:
        """Put what stands in the bar in the place of the finding's words: one step, taken back by Ctrl+Z."""
        finding = self._explained()
        if finding is None or finding.accepted is not None or self._form is None or self.marks is None:
            return
        if self._session.lock.refuses():
            return
        remark, words = finding.remark, self.bar.suggestion.text()
        if remark.suggestion is None:
            self._fill(remark.move, words)
            return
        mark, editor = self.marks.mark_of(finding), self._editor(remark.stretch.field)
        if editor is None and self._put_unseen(finding, words):
            self._leave()
        elif mark is None or editor is None:
            self.bar.tell(self.tr("These words were just edited; they are being checked again."))
        else:
            editor.put_in_place(mark.start, mark.end, words)
            editor.setFocus()
            self._leave()

    def _fill(self, move: Move | None, words: str) -> None:
        """Write into an empty field what belongs there, as an edit of its own; the words elsewhere stay."""
        editor = self._editor(move.field) if move else None
        if move is None or editor is None or self._form is None:
            return
        if editor.text().strip():
            said = self.tr("Something stands in “{field}” by now; nothing was written there.")
            self.bar.tell(said.format(field=self._heading(move.field)))
            return
        self._form.saves[move.field].put(words)
        editor.setFocus()
        self._leave()

    def _put_unseen(self, finding: Finding, words: str) -> bool:
        """Put words in the place of a finding's in a text that no field shows; tell whether it was done."""
        field, start, end = finding.remark.stretch
        checked = self.service.results.get(self._task)
        text = checked.texts.get(field, "") if checked else ""
        with suppress(Refused):
            if text and texts_of_task(self._session.task(self._task)).get(field) == text:
                done = self._session.write_task(self._task, field, text[:start] + words + text[end:])
                if done:
                    self._session.say_deed()  # no field shows it
                return done
        return False

    def accept(self) -> None:
        """Ask why the place may stay as it is, and keep that; it is questioned no more.

        One that was left so is questioned again.
        """
        from ui.findings.accept_dialog import AcceptDialog
        from vqdesk.checks.acceptances import accepted_place
        from vqdesk.checks.frame.subject import Subject

        finding, task = self._explained(), self._task
        if finding is None or not self._session.flush_first() or self._session.lock.refuses():
            return
        if finding.accepted is not None:
            self.withdraw(finding)
            return
        explained = explanation(finding, self._session.lang)
        dialog = AcceptDialog(self._window, finding.text, explained)

        def accept() -> bool:
            checked = self.service.results.get(task)
            if checked is None or finding not in checked.findings:
                return True  # the text is another by now
            at = checked.findings.index(finding)
            place = accepted_place(at, checked.findings, [Subject(task, "", checked.texts)])
            is_accepted = self._session.accept_place(place, dialog.reason.text())
            if is_accepted:
                self._leave()
            return is_accepted

        dialog.ask_until(accept)
        dialog.deleteLater()

    def withdraw(self, finding: Finding) -> None:
        """Have an accepted place be questioned again."""
        if finding.accepted is not None:
            self._session.withdraw_acceptance(finding.accepted.id)

    def show_list(self) -> None:
        """Show the list of all findings; go to the one that is chosen there."""
        from ui.findings.list_dialog import FindingsDialog

        if self._session.report_id is None or not self._session.flush_first():
            return
        dialog = FindingsDialog(self._session, self.service, self.withdraw, self._window)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            self.go_to(chosen.task, chosen.finding)

    def choose_rules(self) -> None:
        """Have the clerk choose the rules by which the reports of the office are checked."""
        from ui.findings.rules_dialog import RulesDialog
        from vqdesk.checks.catalogue import RULES
        from vqdesk.offices.chosen_rules import chosen_rules

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        before = chosen_rules(self._session.store, report.organisation)
        dialog = RulesDialog(before, report.organisation, self._session.lang, self._window)

        def keep() -> bool:
            return dialog.chosen().is_same(before) or self._keep_rules(dialog.chosen())

        is_kept, chosen = dialog.ask_until(keep), dialog.chosen()
        dialog.deleteLater()
        if is_kept and not chosen.is_same(before):
            off, every = len(chosen.switched_off()), len(RULES)
            said = say("show.rules.kept", self._session.lang, off=off, all=every)
            self.rules_kept.emit(said, partial(self._keep_rules, before))

    def _keep_rules(self, chosen: ChosenRules) -> bool:
        is_kept = self._session.keep_rules(chosen)
        if is_kept:
            self.service.look_at_report()
        return is_kept

    # Ticks

    def restore(self) -> None:
        """Tick figures that hold, or do not, as the last time."""
        with suppress(Refused):  # they are ticked
            self._tick(shown=self._session.store.settings.get(HELD) != "hidden")

    def toggle_holds(self) -> None:
        """Tick figures that hold, or do not; it is kept for the next time."""
        self._tick(shown=not self._holds_shown)
        self._session.keep_setting(HELD, "" if self._holds_shown else "hidden")

    def _tick(self, *, shown: bool) -> None:
        self._holds_shown = shown
        if self.marks is not None:
            self.marks.holds_shown = shown
            self.marks.show()
        self.holds_toggled.emit(shown)

    # What happens elsewhere

    def _count(self) -> None:
        self.counted.emit(self.service.places.questioned())

    def _follow(self, tasks: set[str]) -> None:
        """Hide the bar when what it explains is not found any more."""
        finding, checked = self.bar.finding, self.service.results.get(self._task)
        if finding is not None and self._task in tasks and checked and finding not in checked.findings:
            self._leave()

    def _on_went(self, backward: bool) -> None:
        self._go(backward=backward)

    def _on_mark_chosen(self, finding: Finding) -> None:
        if self._form is not None and self._form.record_id:
            self.explain(self._form.record_id, finding)

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        if (kind, record_id) != ("task", self._task):
            self._leave()

    def _on_left(self, had_focus: bool) -> None:
        """Light nothing up any more, and go back to the text that was explained."""
        if self.marks is not None:
            self.marks.light(None)
        editor = self._editor(self._field)
        if had_focus and editor is not None and editor.isVisible():
            editor.setFocus()

    def _leave(self) -> None:
        """Explain nothing."""
        self.bar.leave()

    def _editor(self, field: str) -> TextEditor | None:
        found = self._form.fields.get(field) if self._form else None
        return found.editor if found else None

    def _heading(self, field: str) -> str:
        return field_heading(field, self._session.report())

    def _unseen(self, finding: Finding) -> str:
        """Return where a finding is of which no field shows the words; "" where one does."""
        field = finding.remark.stretch.field
        shown = self._form.fields.get(field) if self._form else None
        if shown is not None and not shown.isHidden():
            return ""
        said = self.tr("It is in “{field}”, for which this annex has no column: “{words}”.")
        return said.format(field=self._heading(field), words=finding.text)
