"""What the window works on: the open report with every verb; signals tell what changed."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from db.changes import Changes
from db.errors import Refused
from db.history.undo import DELETED, REPLACED, RESTORED
from db.ids import new_id
from db.text.folding import fold
from db.verbs.tasks import following_number
from ui.session import office_choices, row_moves
from ui.session.open_report import OpenReport
from vqdesk.backups.first import back_up_first
from vqdesk.backups.stopping import stopped_by
from vqdesk.system.progress import Cancelled, Progress
from vqdesk.unsaved.record_texts import stored_text, with_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from db.backups.restoring import Restored
    from db.history.undo import Step
    from db.records import AcceptedPlace, Draft, Report, SignedPart
    from db.verbs.outline import TaskOutline
    from vqdesk.checks.chosen import ChosenRules
    from vqdesk.columns.edits import ColumnsEdit
    from vqdesk.columns.presets import Preset
    from vqdesk.offices.register import ChosenOffices
    from vqdesk.styles.kept_styles import Choice
    from vqdesk.tracking.status_words import StatusWords
    from vqdesk.unsaved.kept_texts import UnsavedText

UNCHANGED = "unchanged"
"""Told of where a file says what the report says already, so that nothing was stored."""

FROM_BIN = "from_bin"
"""Told of where a report was not imported but taken out of the bin, being equal."""

_P = ParamSpec("_P")
_Result = TypeVar("_Result")


def _refusing(
    verb: Callable[Concatenate[Session, _P], object],
) -> Callable[Concatenate[Session, _P], bool]:
    """Let a verb tell True when it was done; a refusal, which is told to the clerk, or a stop gives False."""

    @wraps(verb)
    def guarded(session: Session, /, *args: _P.args, **kwargs: _P.kwargs) -> bool:
        try:
            verb(session, *args, **kwargs)
        except Refused as refused:
            session.refuse(refused)
            return False
        except Cancelled:
            return False
        return True

    return guarded


class Session(OpenReport):
    """Join the window to one store.

    Every verb is one transaction and one undo step. It first has the editors store what they hold
    (`flush_wanted`; the `write_*` verbs are what editors call then, so they do not), then acts, then
    emits what changed. A verb returns False when it was refused: `refused` has carried the sentence
    and nothing was changed. All of it runs on the UI thread; what may take long in a large report is done by
    `at_length`, which the window sets so that it is drawn meanwhile and the clerk can stop it.
    """

    def verb_at_length(self, verb: Callable[[], _Result]) -> _Result:
        """Do a verb of the store that changes many rows; raises Cancelled where the clerk stopped it."""

        def told(progress: Progress) -> _Result:
            with self.store.telling(progress):
                return self.read_ahead(verb())

        return self.at_length(self.tr("Storing the change..."), told)

    # Texts: called by the editors

    def write_task(self, task_id: str, field: str, text: str, edit: str | None = None) -> bool:
        """Store one text of a task; saves with one `edit` token are one undo step."""
        return self._write(lambda: self.store.tasks.write(self._open(), task_id, field, text, edit=edit))

    def write_domain(self, domain_id: str, field: str, text: str, edit: str | None = None) -> bool:
        """Store a domain's numeral or name."""
        return self._write(lambda: self.store.domains.write(self._open(), domain_id, field, text, edit=edit))

    def write_report(self, report: Report, edit: str | None = None) -> bool:
        """Store the open report's own texts: titles, period, organisation, headings."""
        return self.change_report(lambda _: report, edit)

    def change_report(self, change: Callable[[Report], Report], edit: str | None = None) -> bool:
        """Store what `change` makes of the open report's own record."""
        reports = self.store.reports
        return self._write(lambda: reports.write(change(reports.get(self._open())), edit=edit))

    def write_elsewhere(
        self, report_id: str, record: str, record_id: str, field: str, text: str, edit: str | None = None
    ) -> bool:
        """Store one text of a record of a report that is not open."""
        store = self.store
        if record == "task":
            return self._write(lambda: store.tasks.write(report_id, record_id, field, text, edit=edit))
        if record == "domain":
            return self._write(lambda: store.domains.write(report_id, record_id, field, text, edit=edit))
        return self._write(
            lambda: store.reports.write(with_texts(store.reports.get(report_id), {field: text}), edit=edit)
        )

    @_refusing
    def put_in(self, text: UnsavedText) -> None:
        """Write a text that an earlier run could not store, as an edit of its own, and go there."""
        self.flush()
        if text.report != self.report_id:
            self.open_report(text.report)
        if text.report != self.report_id:
            return
        stored_text(self.store, *text.key)  # refused where there is no such record any more
        self.go_to(text.record, text.record_id)
        writes = {
            "task": lambda: self.write_task(text.record_id, text.field, text.text),
            "domain": lambda: self.write_domain(text.record_id, text.field, text.text),
            "report": lambda: self.change_report(lambda was: with_texts(was, {text.field: text.text})),
        }
        if writes[text.record]():
            self.unstored.let_go(text)
            self.acted.emit()
            self.say_deed()
            self.field_chosen.emit(text.field)
        elif self.unstored.reason is not None:
            raise self.unstored.reason

    @_refusing
    def keep_style(self, choice: Choice) -> None:
        """Keep how the organisation's annexes look; the report's own numeral is an undo step if it changed.

        The editors store what they hold before the clerk is asked.
        """
        from vqdesk.styles import kept_styles

        report = self.store.reports.get(self._open())
        changes = self.store.reports.write(replace(report, numeral=choice.numeral))
        kept = kept_styles.keep(self.store, report.organisation, choice.style, choice.template or b"")
        if "style" not in kept.registers:
            self.tell_deed(changes)
            return
        self.tell(changes | kept)
        act = self.store.history.undoable(None)
        if act is not None:
            self.register_done.emit(act, False)

    @_refusing
    def register_offices(self, chosen: ChosenOffices, names: Iterable[str]) -> None:
        """Put the chosen offices of these names into the registers, with their units."""
        changes = chosen.register(names)
        self.tell(changes)
        act = self.store.history.undoable(None) if changes else None
        if act is not None:
            self.register_done.emit(act, False)

    @_refusing
    def keep_status_words(self, words: StatusWords) -> None:
        """Keep the words that the open report's office has for the status of a task, and judge by them."""
        office_choices.change_status_words(self, self.store.reports.get(self._open()), words)

    @_refusing
    def keep_rules(self, chosen: ChosenRules) -> None:
        """Keep by which rules the reports of the open report's office are checked."""
        from vqdesk.offices.chosen_rules import keep_chosen_rules

        keep_chosen_rules(self.store, self.store.reports.get(self._open()).organisation, chosen)

    @_refusing
    def accept_place(self, place: AcceptedPlace, reason: str) -> None:
        """Accept a place of the open report that the check questions, with a reason."""
        self.flush()
        self.tell_deed(self.store.acceptances.accept(self._open(), place, reason))

    @_refusing
    def withdraw_acceptance(self, acceptance_id: str) -> None:
        """Have an accepted place of the open report be questioned again."""
        self.flush()
        self.tell_deed(self.store.acceptances.withdraw(self._open(), acceptance_id))

    @_refusing
    def sign_off(self, part: SignedPart, who: str) -> None:
        """Sign a part of the open report off, as it is stored, in somebody's name."""
        from vqdesk.checks.sign_offs import sign_report

        self._expect_stored()
        report_id = self._open()
        made = self.at_length(
            self.tr("Signing off..."), lambda _: sign_report(self.store, report_id, part, who)
        )
        self.tell_deed(made)

    @_refusing
    def withdraw_sign_off(self, sign_off_id: str) -> None:
        """Take a sign-off of the open report away."""
        self.flush()
        self.tell_deed(self.store.sign_offs.withdraw(self._open(), sign_off_id))

    def _write(self, verb: Callable[[], Changes]) -> bool:
        """Store; why a text was refused is the standing bar's to tell, at every try of the autosave."""
        try:
            changes = verb()
        except Refused as refused:
            self._write_refused = True
            self.unstored.refuse(refused)
            return False
        self._write_refused = False
        self.tell(changes)
        return True

    # Tasks

    @_refusing
    def add_task(self) -> None:
        """Add a task after the current one (or at the current or last domain's end), with the next number.

        Where there is no domain yet, one comes with it.
        """
        self.flush()
        report_id = self._open()
        after = self.task_id
        domain_id = self.domain_id
        if domain_id is None:
            domains = self.domains()
            domain_id = domains[-1].id if domains else None
        number = following_number([row.number for row in self.outline()])
        added = self.store.tasks.add(report_id, domain_id, after=after, number=number)
        self._did(added, "task", added.record.id)

    @_refusing
    def duplicate_task(self) -> None:
        """Put a copy of the current task right after it and go there."""
        self.flush()
        if self.task_id:
            added = self.store.tasks.duplicate(self._open(), self.task_id)
            self._did(added, "task", added.record.id)

    @_refusing
    def delete_task(self) -> None:
        """Delete the current task; undo brings it back. The place moves on to its neighbour."""
        self.flush()
        if not self.task_id:
            return
        near = row_moves.replacement(self.outline(), self.task_id)
        domain_id = self.domain_id or ""
        changes = self.store.tasks.delete(self._open(), self.task_id)
        self._did(changes, *(("task", near) if near else ("domain", domain_id)))

    @_refusing
    def move_task_up(self) -> None:
        """Move the current task one row up in the annex, at a domain's top into the domain above."""
        self.flush()
        target = row_moves.one_up(self.outline(), self._domain_ids(), self.task_id)
        if self.task_id and target:
            self._move(*target)

    @_refusing
    def move_task_down(self) -> None:
        """Move the current task one row down in the annex, at a domain's end into the domain below."""
        self.flush()
        target = row_moves.one_down(self.outline(), self._domain_ids(), self.task_id)
        if self.task_id and target:
            self._move(*target)

    @_refusing
    def move_task_to(self, domain_id: str) -> None:
        """Move the current task to the end of another domain."""
        self.flush()
        if self.task_id:
            self._move(domain_id, None)

    @_refusing
    def renumber(self) -> None:
        """Number the tasks 1, 2, 3 through the annex; rows without a number stay so."""
        self.flush()
        report_id = self._open()
        self._did(self.verb_at_length(lambda: self.store.tasks.renumber(report_id)), *self.place())

    def _move(self, domain_id: str, before: str | None) -> None:
        task_id = self.task_id or ""
        changes = self.store.tasks.move(self._open(), task_id, domain_id=domain_id, before=before)
        self._did(changes, "task", task_id)

    # Domains

    @_refusing
    def add_domain(self, numeral: str, name: str) -> None:
        """Add a domain at the annex's end and go there."""
        self.flush()
        added = self.store.domains.add(self._open(), numeral=numeral, name=name)
        self._did(added, "domain", added.record.id)

    @_refusing
    def rename_domain(self, domain_id: str, numeral: str, name: str) -> None:
        """Give a domain another numeral and name."""
        self.flush()
        edit = new_id()  # one undo step for both
        changes = Changes()
        for field, text in (("numeral", numeral), ("name", name)):
            changes |= self.store.domains.write(self._open(), domain_id, field, text, edit=edit)
        self._did(changes, "domain", domain_id)

    @_refusing
    def move_domain_up(self) -> None:
        """Move the current domain, with its tasks, before the one above."""
        self.flush()
        above = row_moves.neighbour(self._domain_ids(), self.domain_id, -1)
        if self.domain_id and above:
            changes = self.store.domains.move(self._open(), self.domain_id, before=above)
            self._did(changes, "domain", self.domain_id)

    @_refusing
    def move_domain_down(self) -> None:
        """Move the current domain, with its tasks, behind the one below."""
        self.flush()
        below = row_moves.neighbour(self._domain_ids(), self.domain_id, 1)
        if self.domain_id and below:
            before = row_moves.neighbour(self._domain_ids(), below, 1)
            changes = self.store.domains.move(self._open(), self.domain_id, before=before)
            self._did(changes, "domain", self.domain_id)

    @_refusing
    def delete_domain(self) -> None:
        """Delete the current domain with its tasks (the window has asked before)."""
        self.flush()
        report_id, domain_id = self._open(), self.domain_id
        if not domain_id:
            return
        near = row_moves.neighbour(self._domain_ids(), self.domain_id, 1) or row_moves.neighbour(
            self._domain_ids(), self.domain_id, -1
        )
        changes = self.verb_at_length(lambda: self.store.domains.delete(report_id, domain_id))
        self._did(changes, "domain", near or "")

    # Columns

    @_refusing
    def change_columns(
        self, edit: ColumnsEdit, verb: str, field: str | None = None, *, stays: bool = False
    ) -> None:
        """Change the open report's columns, their texts along with them; `field`: which it is about.

        The place becomes the report; with `stays` it remains, and the field there is gone to.
        """
        self.flush()
        report_id, columns = self._open(), self.store.columns
        changes = self.verb_at_length(
            lambda: columns.write(report_id, edit.columns, edit.texts, verb=verb, field=field)
        )
        if stays:
            self._did(changes, *self.place(), field)
        else:
            self._did(changes, "report", report_id)

    @_refusing
    def keep_preset(self, name: str) -> None:
        """Keep the open report's columns as a preset of its organisation, under a name."""
        office_choices.remember_preset(self, self.store.reports.get(self._open()), name)

    @_refusing
    def forget_preset(self, name: str) -> None:
        """Forget a preset of the open report's organisation."""
        office_choices.drop_preset(self, self.store.reports.get(self._open()), name)

    @_refusing
    def put_presets(self, organisation: str, presets: Sequence[Preset]) -> None:
        """Have an organisation keep these presets and no others, as before or after another verb."""
        office_choices.put_presets(self.store, organisation, presets)

    # Reports

    @_refusing
    def add_report(self, draft: Draft, verb: str = "create") -> None:
        """Store a new report and show it; `verb` is what the history calls it."""
        self.flush()
        self.tell(self.verb_at_length(lambda: self.store.reports.add(draft, verb=verb)))
        self.open_report(draft.report.id)
        self.whole_done.emit(verb, [draft.report.id])

    @_refusing
    def delete_report(self, report_id: str) -> None:
        """Put a report into the bin (the window has asked before); the open one gives way to another.

        That is the latest of the same office; where there is none, no report is open.
        """
        self.flush()
        office = _office(self.store.reports.get(report_id))
        changes = self.verb_at_length(lambda: self.store.reports.delete(report_id))
        self._leave(changes, report_id, office)
        self.whole_done.emit(DELETED, [report_id])

    @_refusing
    def restore_report(self, report_id: str) -> None:
        """Take a report out of the bin and show it."""
        self.flush()
        self.tell(self.verb_at_length(lambda: self.store.bin.restore(report_id)))
        self.open_report(report_id)
        self.whole_done.emit(RESTORED, [report_id])

    @_refusing
    def purge_report(self, report_id: str) -> None:
        """Remove a report in the bin for good (the window has asked before)."""
        self.flush()
        self.at_length(self.tr("Removing the report..."), lambda _: self._purge(report_id))

    def _purge(self, report_id: str) -> None:
        back_up_first(self.store, "purge")
        self.store.bin.purge(report_id)
        self.store.tidying.tidy_or_tell(beside=True)

    @_refusing
    def thin_history(self, before: date) -> None:
        """Thin what was done before a day (the window has asked before), and give its room back."""
        self.flush()

        def thin(progress: Progress) -> tuple[int, int]:
            back_up_first(self.store, "purge")
            with self.store.telling(progress):
                gone = self.store.history.thin(before)
            return gone, self.store.tidying.tidy_or_tell(beside=True) if gone else 0

        self.thinned.emit(*self.at_length(self.tr("Thinning old changes..."), thin))

    # Backups

    @_refusing
    def restore_backup(self, path: Path, password: str | None = None) -> None:
        """Put a backup in the place of all that is there (the window has asked before), and show that."""
        from vqdesk.backups.backup_service import BackupService

        service = BackupService(self.store)

        def restore(progress: Progress) -> Restored:
            with stopped_by(progress) as stop:
                return service.restore(path, password=password, stop=stop)

        self._expect_stored()
        restored = self.at_length(self.tr("Restoring the data..."), restore)
        self.show_store_anew()
        self.restored.emit(restored, path)

    @_refusing
    def restore_reports(self, path: Path, report_ids: Sequence[str], password: str | None = None) -> None:
        """Bring reports of a backup back as new ones, and show the first of them."""
        from vqdesk.backups.backup_service import BackupService

        service = BackupService(self.store)
        self._expect_stored()
        made, changes = self.at_length(
            self.tr("Bringing the reports back..."),
            lambda _: service.restore_reports(path, report_ids, password=password),
        )
        self.tell(changes)
        self.open_report(made[0])
        self.whole_done.emit("from_backup", made)

    def _expect_stored(self) -> None:
        """Refuse (unsaved.first) what may not be done while a text is not stored."""
        if not self.flush():
            raise Refused("unsaved.first")

    def _leave(self, changes: Changes, report_id: str, office: list[str]) -> None:
        """Tell that a report is gone; where it was open show its office's latest other one."""
        if report_id == self.report_id:
            self.report_id = None
            rest = [report for report in self.store.reports.all() if _office(report) == office]
            self.open_report(rest[0].id if rest else None)
        self.tell(changes)

    # Undo and redo

    @_refusing
    def undo(self) -> None:
        """Take the open report's newest step back and go to where it acted; stop at an act on all of it."""
        self._replay(backward=True)

    @_refusing
    def redo(self) -> None:
        """Do the open report's newest undone step again and go to where it acted, as `undo`."""
        self._replay(backward=False)

    def _replay(self, *, backward: bool) -> None:
        self.flush()
        report_id = self.report_id
        if report_id is None:
            return
        before = self.outline()
        replay = self.store.history.undo if backward else self.store.history.redo
        replayed = self.verb_at_length(lambda: replay(report_id))
        step = replayed.step
        if step is not None:
            self.tell(replayed)
            self.acted.emit()
            self.go_to(*self._place_of(step, replayed, before))
            self.tell_when_drawn(lambda: self.stepped.emit(step, backward))
            return
        act = self.store.history.undoable(report_id) if backward else self.store.history.redoable(report_id)
        if act is not None:
            self.stopped.emit(act, backward)

    @_refusing
    def take_back(self, report_id: str | None, number: int) -> None:
        """Take an act on a whole report back, and all that was done in it since (the window has asked).

        None: what was done to the look of an organisation's annexes, or to the registers.
        """
        self.flush()
        if report_id is None:
            replayed = self.store.history.take_back(None, number)
            self.tell(replayed)
            self.taken_back.emit("", replayed.steps)
            return
        way = self.store.history.way_back(report_id, number)
        office = _office(self.store.reports.get(report_id)) if way == "remove" else []
        replayed = self.verb_at_length(lambda: self.store.history.take_back(report_id, number))
        if way == "remove":
            self._leave(replayed, report_id, office)
            self.whole_done.emit(DELETED, [report_id])
            return
        self._show_anew(replayed, report_id)
        if replayed.steps:
            self.taken_back.emit(report_id, replayed.steps)
        else:
            self.whole_done.emit(RESTORED, [report_id])

    @_refusing
    def do_again(self, report_id: str | None, number: int, last: int | None = None) -> None:
        """Do an act by name once more, and what was taken back with it up to the step `last`."""
        self.flush()
        if report_id is None:
            replayed = self.store.history.do_again(None, number, last)
            self.tell(replayed)
            self.register_done.emit(replayed.steps[-1], True)
            return
        replayed = self.verb_at_length(lambda: self.store.history.do_again(report_id, number, last))
        self._show_anew(replayed, report_id)
        self.whole_done.emit(REPLACED, [report_id])

    def _show_anew(self, changes: Changes, report_id: str) -> None:
        """Show a report of which everything may be another."""
        self.report_id = None
        self.tell(changes)
        self.open_report(report_id)
        self.acted.emit()

    def _place_of(
        self, step: Step, changes: Changes, before: list[TaskOutline]
    ) -> tuple[str, str, str | None]:
        """Return where a step of the open report acted; where that is gone, its neighbour before the step."""
        if step.record == "report" and step.report_id not in changes.reports:
            return (*self.place(), None)
        if step.record == "acceptance":
            row = self.store.history.named(step.report_id, step.record, [step.record_id]).get(
                step.record_id, {}
            )
            return "task", row.get("task_id", ""), row.get("field")
        if step.record == "sign_off":
            return (*self.place(), None)
        if step.record == "task" and not self._has("task", step.record_id):
            return "task", row_moves.replacement(before, step.record_id) or "", None
        return step.record, step.record_id, step.field


def _office(report: Report) -> list[str]:
    """Return what tells one organisation's reports from another's, whatever its blanks and capitals."""
    return fold(report.organisation).split()
