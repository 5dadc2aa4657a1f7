"""Undo and redo: what they mean, how they are called, what is told of them; the same for key and button."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QToolBar, QToolButton, QWidget
from shiboken6 import isValid

from db.errors import Refused
from db.history.undo import DELETED, NAMED_OFFICE, NAMED_UNIT, REPLACED, RESTORED, WORDS_EVERYWHERE
from ui.dialogs import message_box
from ui.session.record_names import told_name
from ui.session.session import FROM_BIN, UNCHANGED
from ui.widgets.application import application
from ui.widgets.keyboard import focused_editor
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.history.undo import Step
    from db.verbs.history import Way
    from ui.notices.bars import NoticeBars
    from ui.session.session import Session
    from ui.widgets.keyboard import Editor
    from ui.widgets.standing_bar import Kind

_YEAR = 365
"""Days after which single steps may be thinned."""
_LONGEST = 80
"""Characters of a step's name in a menu."""
_PASSED = (QMenuBar, QMenu, QToolBar, QToolButton)
"""Who has the focus for the moment of a command."""
_MADE = {
    "create": "done.create",
    "import": "done.import",
    "carry_over": "done.carry_over",
    "duplicate_report": "done.duplicate_report",
    "from_backup": "done.from_backup",
    REPLACED: "done.replace_report",
    RESTORED: "done.restore_report",
    FROM_BIN: "done.from_bin",
    UNCHANGED: "done.unchanged",
}


class HistoryCommands(QObject):
    """Take steps back and do them again: those of the editor that one types in, then the open report's.

    What makes, replaces, removes or restores a whole report is told in the bar, and taken back after a
    question that names it; so is what is done to the look of an organisation's annexes, and an office that
    came into the registers.
    """

    named = Signal()
    """What undo or redo would do may be another thing than before."""

    def __init__(self, session: Session, bars: NoticeBars, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._bars, self._window = session, bars, window
        self._typed_in: Editor | None = None
        self._steps: dict[bool, tuple[Step, str] | None] = {}
        """What is next, backward and forward, and how it is called: asked for many times in a verb."""
        session.changed.connect(self._steps.clear)
        session.report_opened.connect(self._steps.clear)
        session.deed_done.connect(self._on_deed_done)
        session.aside_done.connect(self._on_aside_done)
        session.stepped.connect(self._on_stepped)
        session.stopped.connect(self._on_stopped)
        session.whole_done.connect(self._on_whole_done)
        session.taken_back.connect(self._on_taken_back)
        session.register_done.connect(self._on_register_done)
        session.thinned.connect(self._on_thinned)
        session.changed.connect(self.named)
        session.report_opened.connect(self.named)
        application().focusChanged.connect(self._on_focus_changed)

    # The commands

    def undo(self) -> None:
        """Take back the last word in the editor, or else the open report's newest step."""
        editor = self._editor()
        if editor is not None and editor.can_undo():
            editor.undo()
        else:
            self._session.undo()

    def redo(self) -> None:
        """Do again what was taken back last, as `undo`."""
        editor = self._editor()
        if editor is not None and editor.can_redo():
            editor.redo()
        else:
            self._session.redo()

    def is_there(self, *, backward: bool) -> bool:
        """Tell whether the command has something to do; where nobody can tell, it says why."""
        editor = self._editor()
        if editor is not None and (editor.can_undo() if backward else editor.can_redo()):
            return True
        try:
            return self._next(backward=backward) is not None
        except Refused:
            return True

    def name(self, *, backward: bool) -> str:
        """Return what the command would take back, or do again, on one line; "" for nothing."""
        editor = self._editor()
        if editor is not None and (editor.can_undo() if backward else editor.can_redo()):
            return self.tr("what was typed")
        with suppress(Refused):
            found = self._next(backward=backward)
            return found[1] if found is not None else ""
        return ""

    def _next(self, *, backward: bool) -> tuple[Step, str] | None:
        if backward not in self._steps:
            history, report_id = self._session.store.history, self._session.report_id
            step = None
            if report_id is not None:
                step = history.undoable(report_id) if backward else history.redoable(report_id)
            self._steps[backward] = (step, self._name_of(step)) if step is not None else None
        return self._steps[backward]

    def _name_of(self, step: Step) -> str:
        from vqdesk.messages.deed_names import shortened, step_words

        said = shortened(step_words(self._session.store, step, self._session.lang), _LONGEST)
        return f"{said}..." if step.is_whole else said

    def _editor(self) -> Editor | None:
        """Return the editor that a command means: the one with the focus, or that lent it to a menu."""
        now = QApplication.focusWidget()
        if now is not None and not isinstance(now, _PASSED):
            return focused_editor() if self._window.isAncestorOf(now) else None
        last = self._typed_in
        if last is None or not isValid(last) or not last.isVisible():
            return None
        return last

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, _PASSED) or not self._window.isAncestorOf(now):
            return
        if self._typed_in is not None and isValid(self._typed_in):
            self._typed_in.steps_changed.disconnect(self.named)
        self._typed_in = focused_editor()
        if self._typed_in is not None:
            self._typed_in.steps_changed.connect(self.named)
        self.named.emit()

    # Acts on whole reports, by name

    def ask_back(self, report_id: str | None, number: int) -> bool:
        """Ask, saying what goes away, and take an act by name back, or do it again; tell whether it was."""
        self._session.flush()
        try:
            way = self._session.store.history.way_back(report_id, number)
            if way is None:
                raise Refused("act.gone")
            question, yes = self._question(way, report_id, number)
        except Refused as refused:
            self._session.refuse(refused)
            return False
        if not message_box.ask(QApplication.activeModalWidget() or self._window, question, yes):
            return False
        step = self._session.store.history.step(number)
        if step is not None and step.verb == WORDS_EVERYWHERE:
            return self._swap_words(step, backward=way == "revert")
        if way == "again":
            return self._session.do_again(report_id, number)
        return self._session.take_back(report_id, number)

    def _swap_words(self, step: Step, *, backward: bool) -> bool:
        """Put replaced words back, or replace them again; what stayed is named in the bar."""
        from ui.session.words import swap_words
        from vqdesk.messages.deed_names import step_words
        from vqdesk.replacing.telling import swapped_words

        replayed = swap_words(self._session, step.id, backward=backward)
        if replayed is None:
            return False
        store, lang = self._session.store, self._session.lang
        with suppress(Refused):
            what = step_words(store, step, lang)
            said = swapped_words(store, replayed, what, lang, backward=backward)
            kind: Kind = "calm" if replayed.kept or replayed.refused else "done"
            if not replayed:
                self._bars.tell_done(said, kind=kind)
            elif backward:
                again = partial(self._swap_words, step, backward=False)
                self._bars.tell_done(said, redo=again, kind=kind)
            else:
                self._bars.tell_done(said, undo=partial(self.ask_back, None, step.id), asks=True, kind=kind)
        return bool(replayed)

    def ask_all_back(self, ids: list[str]) -> None:
        """Ask, and put all reports that came together into the bin."""
        question = self.tr("The {count} reports that came with it go into the bin. Undo it?")
        if message_box.ask(self._window, question.format(count=len(ids)), self.tr("Into the bin")):
            done = [report_id for report_id in ids if self._session.delete_report(report_id)]
            said = say("done.deleted_many", self._session.lang, count=len(done))
            if len(done) > 1:
                self._bars.tell_done(said, more=(self.tr("Bin..."), self.show_bin), stays=True)

    def _question(self, way: Way, report_id: str | None, number: int) -> tuple[str, str]:
        """Return what is asked before an act is answered, and the button that does it."""
        if report_id is None:
            return self._register_question(way, number)
        store = self._session.store
        removed = store.bin.get(report_id)
        report = removed.report if removed else store.reports.get(report_id)
        later = len(store.history.since(report_id, number))
        said, yes = {
            "restore": (
                self.tr("Take the report “{name}” with its {count} tasks out of the bin?"),
                self.tr("Take out"),
            ),
            "remove": (
                self.tr(
                    "The report “{name}” with its {count} tasks, and all that was changed in it, "
                    "goes into the bin. Undo it?"
                ),
                self.tr("Into the bin"),
            ),
            "revert": (self._revert_question(later), self.tr("Undo")),
            "again": (self.tr("Update the report “{name}” from the file again?"), self.tr("Redo")),
        }[way]
        count = removed.tasks if removed else len(store.tasks.outline(report_id))
        name = told_name(store, report, self._session.lang) or report.id
        return said.format(name=name, count=count, later=later), yes

    def _register_question(self, way: Way, number: int) -> tuple[str, str]:
        from vqdesk.messages.deed_names import step_words

        history = self._session.store.history
        step, later = history.step(number), len(history.since(None, number))
        what = step_words(self._session.store, step, self._session.lang) if step is not None else ""
        if way == "again":
            return self.tr("Do this again: {what}?").format(what=what), self.tr("Redo")
        if step is not None and step.verb == WORDS_EVERYWHERE:
            said = self.tr("Undo this: {what}? What was edited there since stays as it is.")
        elif step is not None and step.verb in (NAMED_OFFICE, NAMED_UNIT):
            said = self.tr("Undo this: {what}? The register is as before it; the reports' texts stay.")
        elif step is not None and step.record != "style":
            said = self.tr(
                "Undo this: {what}? The organisation and the units that came then leave the lists; the "
                "reports' texts stay."
            )
            if later:
                said = self.tr(
                    "Undo this: {what}? The organisation and the units that came then leave the lists; the "
                    "reports' texts stay. What was done to them since goes with it: {later}."
                )
        elif later:
            said = self.tr(
                "Undo this: {what}? The annexes look again as before it; changes of the look made since go "
                "with it: {later}."
            )
        else:
            said = self.tr("Undo this: {what}? The annexes look again as before it.")
        return said.format(what=what, later=later), self.tr("Undo")

    def _revert_question(self, later: int) -> str:
        if not later:
            return self.tr(
                "The report “{name}” becomes what it was before it was updated from a file. Undo it?"
            )
        return self.tr(
            "The report “{name}” becomes what it was before it was updated from a file; "
            "changes made since, which go with it: {later}. Undo it?"
        )

    # What is said

    def _on_aside_done(
        self, what: str, back: Callable[[], bool] | None, again: Callable[[], bool] | None
    ) -> None:
        from vqdesk.messages.deed_names import said_done

        def take_back() -> None:
            if back is not None and back():
                said = say("done.undone", self._session.lang, what=what)
                self._bars.tell_done(said, redo=again)

        said = said_done(what, self._session.lang)
        self._bars.tell_done(said, undo=take_back if back is not None else None)

    def _on_deed_done(self, step: Step) -> None:
        from ui.history.added_place import ADDING, added_words
        from vqdesk.messages.deed_names import done_words

        with suppress(Refused):
            is_added = step.verb in ADDING
            said = done_words(self._session.store, step, self._session.lang)
            said = added_words(self._session, step) if is_added else said
            self._bars.tell_done(said, undo=self._session.undo)

    def _on_stepped(self, step: Step, backward: bool) -> None:
        from vqdesk.messages.deed_names import step_words

        with suppress(Refused):
            lang = self._session.lang
            what = step_words(self._session.store, step, lang)
            if backward:
                self._bars.tell_done(say("done.undone", lang, what=what), redo=self._session.redo)
            else:
                self._bars.tell_done(say("done.redone", lang, what=what), undo=self._session.undo)

    def _on_stopped(self, act: Step, backward: bool) -> None:
        from vqdesk.messages.deed_names import step_words

        with suppress(Refused):
            lang = self._session.lang
            what = step_words(self._session.store, act, lang)
            answer = partial(self.ask_back, act.report_id, act.id)
            if backward:
                key = "done.stops_words" if act.verb == WORDS_EVERYWHERE else "done.stops"
                said = say(key, lang, what=what)
                self._bars.tell_done(said, undo=answer, kind="calm", asks=True)
            else:
                said = say("done.stops_redo", lang, what=what)
                self._bars.tell_done(said, redo=answer, kind="calm", asks=True)

    def _on_whole_done(self, verb: str, told: list[str]) -> None:
        with suppress(Refused):
            if len(told) > 1:
                key = "done.from_backup_many" if verb == "from_backup" else "done.import_many"
                said = say(key, self._session.lang, count=len(told))
                self._bars.tell_done(said, undo=partial(self.ask_all_back, told), asks=True)
            else:
                self._tell_whole(verb, told[0])

    def _tell_whole(self, verb: str, report_id: str) -> None:
        from vqdesk.offices.names import Offices

        store, lang = self._session.store, self._session.lang
        if verb == DELETED:
            removed = store.bin.get(report_id)
            if removed is not None:
                said = say(
                    "done.delete_report", lang, report=told_name(store, removed.report, lang) or report_id
                )
                answer = partial(self.ask_back, report_id, removed.step)
                more = (self.tr("Bin..."), self.show_bin)
                self._bars.tell_done(said, undo=answer, asks=True, more=more, stays=True)
            return
        act = store.history.undoable(report_id) if verb != UNCHANGED else None
        undo = partial(self.ask_back, report_id, act.id) if act is not None and act.is_whole else None
        report = store.reports.get(report_id)
        said = say(_MADE.get(verb, "done.create"), lang, report=told_name(store, report, lang) or report_id)
        if verb in (RESTORED, FROM_BIN) and Offices(store.registers.organisations()).twins(
            store.reports.all(), report
        ):
            said = f"{said} {say('done.twin', lang)}"
        if verb in ("import", REPLACED):
            from ui.session.registers import told_other_names

            said = f"{said} {told_other_names(self._session, report_id)}".rstrip()
        self._bars.tell_done(said, undo=undo, asks=True)

    def _on_taken_back(self, report_id: str, steps: list[Step]) -> None:
        from vqdesk.messages.deed_names import step_words

        with suppress(Refused):
            lang, act, last = self._session.lang, steps[-1], steps[0]
            said = say("done.undone", lang, what=step_words(self._session.store, act, lang))
            again = partial(self._session.do_again, report_id or None, act.id, last.id)
            self._bars.tell_done(said, redo=again)

    def _on_register_done(self, step: Step, is_again: bool) -> None:
        from vqdesk.messages.deed_names import done_words, step_words

        with suppress(Refused):
            store, lang = self._session.store, self._session.lang
            if is_again:
                said = say("done.redone", lang, what=step_words(store, step, lang))
            else:
                said = done_words(store, step, lang)
            # No step of the open report, whose own ones may follow at once, is meant by it.
            is_office = step.record != "style"
            self._bars.tell_done(said, undo=partial(self.ask_back, None, step.id), asks=True, stays=is_office)

    def _on_thinned(self, count: int, smaller: int) -> None:
        lang = self._session.lang
        megabytes = f"{max(smaller, 0) / 1_000_000:.1f}"
        said = megabytes.replace(".", ",") if lang == "vi" else megabytes
        key = "done.thinned" if count else "done.nothing_thinned"
        self._bars.tell_done(say(key, lang, count=count, megabytes=said))

    # Lists

    def thin_changes(self) -> None:
        """Ask, saying what goes, and leave one change of each text and day of what is older than a year."""
        question = self.tr(
            "Thin the changes that are older than a year? Of each text one change a day is left, with the "
            "text before and after that day; the reports stay as they are. This cannot be undone."
        )
        if message_box.ask(self._window, question, self.tr("Thin out")):
            self._session.thin_history(date.today() - timedelta(days=_YEAR))

    def show_bin(self) -> None:
        """Show the reports in the bin."""
        from ui.history.bin_dialog import BinDialog

        self._session.flush()
        dialog = BinDialog(self._session, QApplication.activeModalWidget() or self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_changes(self) -> None:
        """Show what was done, the newest first."""
        from ui.history.changes_dialog import ChangesDialog

        self._session.flush()
        dialog = ChangesDialog(self._session, self.ask_back, self._window)
        dialog.exec()
        dialog.deleteLater()
