"""What is open in the window: the report, the place in it, and the signals that tell what changed."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from db.changes import Changes
from db.errors import Refused
from db.file.database import Closed
from ui.session.calls import TaskCalls
from ui.session.open_lock import OpenLock
from ui.session.record_names import told_name
from ui.session.standings import FirstSight, OpenStandings
from ui.session.unstored import Unstored
from ui.widgets.timers import TurnTimer
from vqdesk.annex.layout.copies import internal_columns
from vqdesk.messages.catalogue import say, sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Domain, Report, Task
    from db.search.query import Hit
    from db.store.store import Store
    from db.verbs.outline import TaskOutline
    from vqdesk.system.progress import Progress

_Done = TypeVar("_Done")
LAST_REPORT, LAST_PLACE = "window.report", "window.place"
_MANY = 1_000
"""Tasks that are read in another thread before their report is shown."""
_LONG = 400
"""Tasks of a report that is short: all of a verb is done in one go."""
_REGISTERS = frozenset({"unit", "organisation", "style"})
"""All kinds of records that stand outside reports."""


class AtLength(Protocol):
    """Run a function, under a text that says what is done; raises Cancelled where the clerk stopped it."""

    def __call__(self, text: str, function: Callable[[Progress], _Done], /) -> _Done:
        """Return what the function returns."""


class OpenReport(QObject):
    """Show one report of a store, at one place, and read it.

    All of it runs on the UI thread. `ui.session.session.Session` adds the verbs.
    """

    report_opened = Signal(str)
    """Another report is shown: its id, "" for none. Everything is to be read again."""
    changed = Signal(object)
    """Something was stored, undone or redone, in whichever report: what it changed (`db.changes.Changes`)."""
    place_changed = Signal(str, str)
    """The window goes there: "report" | "domain" | "task", id."""
    field_chosen = Signal(str)
    """After place_changed: the form puts the cursor into this field (undo and search point there)."""
    field_shown = Signal(str)
    """After place_changed: the form brings this field into sight; the focus stays where it is."""
    acted = Signal()
    """A verb was done, undone or redone: what editors could undo by themselves is older than that."""
    deed_done = Signal(object)
    """A verb of the clerk was done in the open report, not the typing of a text: its step."""
    aside_done = Signal(str, object, object)
    """A verb was done that is no step of any report: its name, what takes it back, what does it again.

    None where nothing does."""
    stepped = Signal(object, bool)
    """A step (`db.history.undo.Step`) of the open report was undone, or with False redone."""
    stopped = Signal(object, bool)
    """Undo, with False redo, came to an act on the whole report: that is taken back by name alone."""
    whole_done = Signal(str, object)
    """An act on whole reports was done, named by its verb: the reports' ids."""
    taken_back = Signal(str, object)
    """An act on a whole report was taken back, and the report is still there: its id, the steps.

    The id is "" where it was done to the look of an organisation's annexes or to the registers."""
    register_done = Signal(object, bool)
    """The look of an organisation's annexes was changed, or an office came into the registers: the step.

    With True it was done again."""
    restored = Signal(object, object)
    """A backup took the place of all that was there: `db.backups.restoring.Restored`, the backup's path."""
    thinned = Signal(int, int)
    """Old changes were thinned: how many went, and by how many bytes the store's file is smaller."""
    refused = Signal(str)
    """One sentence for a message box."""
    flush_wanted = Signal()
    """Editors store what they hold, now, in their slot."""

    def __init__(self, store: Store, lang: str = "vi", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.at_length: AtLength = _at_once
        self.lang = lang
        self.report_id: str | None = None
        self.kind = "report"
        self.domain_id: str | None = None
        self.task_id: str | None = None
        self._outline: list[TaskOutline] | None = None
        self._places: dict[str, int] | None = None
        self._grouped: tuple[list[TaskOutline], dict[str, list[TaskOutline]]] | None = None
        self._domains: list[Domain] | None = None
        self._report: Report | None = None
        self._kept_place = ""
        self._ahead: tuple[Changes, list[TaskOutline] | None] | None = None
        self._write_refused = False
        self._tell: Callable[[], None] = self._say_deed
        self._telling = TurnTimer(self)
        self._telling.timeout.connect(self._on_drawn)
        self.unstored = Unstored(store, self)
        self.lock = OpenLock(self)
        self.first_sight = FirstSight(self)
        self.standings = OpenStandings(self)
        self.calls = TaskCalls(self)

    # Reading

    def report(self) -> Report | None:
        """Return the open report's record, None when none is open."""
        if self.report_id is None:
            return None
        if self._report is None or self._report.id != self.report_id:
            self._report = self.store.reports.get(self.report_id)
        return self._report

    def report_told(self) -> str:
        """Return the open report's name, of a copy with since when it is one; "" where none is open."""
        report = self.report()
        return told_name(self.store, report, self.lang) if report else ""

    @property
    def has_internal(self) -> bool:
        """Tell whether the open report has columns that only the own office sees, as far as can be told."""
        with suppress(Refused):  # whoever shows the report tells why
            report = self.report()
            return report is not None and bool(internal_columns(report.columns))
        return False

    def domains(self) -> list[Domain]:
        """Return the open report's domains in the annex's order."""
        if self._domains is None:
            self._domains = self.store.domains.of(self.report_id) if self.report_id else []
        return self._domains

    def domain(self) -> Domain | None:
        """Return the current domain, or that of the current task; None where the report is the place."""
        return next((domain for domain in self.domains() if domain.id == self.domain_id), None)

    def former_task(self, task_id: str) -> tuple[Report, Task] | None:
        """Return what last period's report of the same organisation said of a task of the open one."""
        return self.store.tasks.former(self.report_id, task_id) if self.report_id else None

    def outline(self) -> list[TaskOutline]:
        """Return the open report's tasks in the annex's order, without their long texts."""
        if self._outline is None:
            self._outline = self.store.tasks.outline(self.report_id) if self.report_id else []
        return self._outline

    def rows_of(self, domain_id: str | None) -> list[TaskOutline]:
        """Return the outline's rows of one domain; whoever changes them takes a copy."""
        return self.by_domain(self.outline()).get(domain_id or "", [])

    def by_domain(self, rows: list[TaskOutline]) -> dict[str, list[TaskOutline]]:
        """Return the outline's rows, or some of them, by their domains; those of the whole are kept."""
        if self._grouped is not None and self._grouped[0] is rows:
            return self._grouped[1]
        grouped = {domain_id: list(run) for domain_id, run in groupby(rows, attrgetter("domain_id"))}
        if rows is self._outline:
            self._grouped = (rows, grouped)
        return grouped

    def task(self, task_id: str) -> Task:
        """Return a task of the open report, as stored."""
        return self.store.tasks.get(self._open(), task_id)

    def row(self, task_id: str | None) -> TaskOutline | None:
        """Return one task's row of the outline; None where it is not in it."""
        outline, at = self.outline(), self.position(task_id)
        return outline[at] if at >= 0 else None

    def position(self, task_id: str | None) -> int:
        """Return a task's place in the outline, -1 where it is not in it."""
        if self._places is None:
            rows = self.outline()
            self._places = dict(zip([row.id for row in rows], range(len(rows)), strict=True))
        return self._places.get(task_id or "", -1)

    def search(self, query: str, limit: int = 200) -> list[Hit]:
        """Return where the words are found: the open report first, then the others."""
        if not query.strip():
            return []
        here = self.store.search.find(query, report_id=self.report_id, limit=limit) if self.report_id else []
        if len(here) >= limit:
            return here  # others would have no room
        seen = {(hit.report_id, hit.record_id, hit.field) for hit in here}
        others = self.store.search.find(query, limit=limit)
        return (here + [hit for hit in others if (hit.report_id, hit.record_id, hit.field) not in seen])[
            :limit
        ]

    # The place

    def open_report(self, report_id: str | None, *, returns: bool = False) -> None:
        """Show a report, at its first row, or where it `returns` at the place of the last time; None: none.

        The open report stays where a text of it could not be stored, and where the other cannot be read.
        """
        if not self.flush_first():
            return
        if report_id:
            try:
                name = told_name(self.store, self.store.reports.get(report_id), self.lang)
                self.unstored.report_names[report_id] = name
            except Refused as refused:
                self.refuse(refused)
                return
        rows = self._read_first(report_id) if report_id else None
        self.report_id = report_id or None
        self._telling.stop()
        self._forget_rows()
        self._outline = rows
        self._set_place("report", "")
        if self.report_id:
            self.keep_setting(LAST_REPORT, self.report_id)
        self.report_opened.emit(self.report_id or "")
        if self.report_id and not (returns and self.return_to_place()):
            self.go_to("report", self.report_id)

    def _read_first(self, report_id: str) -> list[TaskOutline] | None:
        """Return a long report's rows, read while the window can be drawn; None: as they are asked for."""
        with suppress(Refused, Cancelled):  # whoever shows the report tells why
            if self.store.tasks.count(report_id) >= _MANY:
                outline = self.store.tasks.outline
                return self.at_length(self.tr("Opening the report..."), lambda _: outline(report_id))
        return None

    def go_to(self, kind: str, record_id: str, field: str | None = None, *, enters: bool = True) -> None:
        """Make a record of the open report the current place; one that is gone leads to the report.

        The cursor goes into the field, unless it is only shown (`enters`).
        """
        self.flush()
        if not self._has(kind, record_id):
            kind, record_id, field = "report", self.report_id or "", None
        self._set_place(kind, record_id)
        self.place_changed.emit(kind, record_id)
        if field:
            (self.field_chosen if enters else self.field_shown).emit(field)

    def go_to_hit(self, hit: Hit, *, enters: bool = True) -> None:
        """Show what a search found, in whichever report it is; the cursor goes there where it `enters`."""
        if hit.report_id != self.report_id:
            self.open_report(hit.report_id)
        if hit.report_id == self.report_id:
            self.go_to(hit.record, hit.record_id, hit.field, enters=enters)

    def read_again(self) -> None:
        """Show the open report as the store reads it now: something was found to be damaged."""
        self.flush()
        self._forget_rows()
        if self.report_id:
            self.tell(Changes(order=frozenset({self.report_id})))
            self.go_to(*self.place())

    def show_store_anew(self) -> None:
        """Show a store in which everything may be another; the place stays where it is still there."""
        was, place = self.report_id, self.place()
        known = [report.id for report in self.store.reports.all()]
        self.report_id = None
        self.open_report(was if was in known else next(iter(known), None))
        self.tell(Changes(order=frozenset(known), registers=_REGISTERS))
        if was is not None and self.report_id == was:
            self.go_to(*place)
        self.acted.emit()

    def place(self) -> tuple[str, str]:
        """Return the current place: its kind and the record's id."""
        return self.kind, self.task_id or self.domain_id or self.report_id or ""

    def flush(self) -> bool:
        """Have every editor store what it holds; return False when a text could not be stored."""
        self._write_refused = False
        self.flush_wanted.emit()
        return not (self._write_refused or self.unstored.texts)

    def flush_first(self) -> bool:
        """Have every editor store what it holds; say so where what the clerk chose must wait for that."""
        done = self.flush()
        if not done:
            self.refused.emit(say("unsaved.first", self.lang))
        return done

    def keep_place(self) -> None:
        """Keep where the clerk works, for the next start; nothing is written where that is known."""
        place = " ".join((self.report_id or "", *self.place()))
        if self.report_id and place != self._kept_place:
            self._kept_place = place
            self.keep_setting(LAST_PLACE, place)

    def return_to_place(self) -> bool:
        """Go where the clerk worked last in the open report; False where that is gone."""
        with suppress(Refused):
            report_id, _, place = (self.store.settings.get(LAST_PLACE) or "").partition(" ")
            kind, _, record_id = place.partition(" ")
            if report_id == self.report_id and self._has(kind, record_id):
                self.go_to(kind, record_id)
                return True
        return False

    def keep_setting(self, key: str, value: str) -> None:
        """Keep how the window stands; not worth a sentence where the disk is full or gone."""
        with suppress(Refused):
            self.store.settings.keep(key, value)

    def refuse(self, refused: Refused) -> None:
        """Tell the clerk why something was refused."""
        self.refused.emit(sentence(refused, self.lang))

    # Inside

    def _open(self) -> str:
        if self.report_id is None:
            raise Refused("report.none")
        return self.report_id

    def _did(self, changes: Changes, kind: str, record_id: str, field: str | None = None) -> None:
        """Tell what a verb changed in the open report, and go to a record of it."""
        self.tell_deed(changes)
        self.go_to(kind, record_id, field)

    def tell_deed(self, changes: Changes) -> None:
        """Tell what a verb of the clerk changed, and by which step where that is the open report's."""
        self.tell(changes)
        self.acted.emit()
        if changes:
            self.say_deed()

    @property
    def is_long(self) -> bool:
        """Tell whether the open report has so many tasks that what is only told of a verb waits a turn."""
        return self._outline is not None and len(self._outline) > _LONG

    def say_deed(self) -> None:
        """Tell which step of the open report was done last: no editor's, for those are not told."""
        self.tell_when_drawn(self._say_deed)

    def tell_when_drawn(self, tell: Callable[[], None]) -> None:
        """Tell what was done: of a long report once its rows are drawn, unless other news came by then."""
        if self.is_long:
            self._tell = tell
            self._telling.start()
        else:
            tell()

    def _on_drawn(self) -> None:
        with suppress(Closed):  # a killed window leaves a turn
            self._tell()

    def _say_deed(self) -> None:
        if self.report_id is None:
            return
        with suppress(Refused):  # done all the same; the next verb says what is wrong with the store
            step = self.store.history.undoable(self.report_id)
            if step is not None and not step.is_whole:
                self.deed_done.emit(step)

    def tell(self, changes: Changes) -> None:
        """Tell every view what was changed in the store."""
        self._take(changes)
        self.changed.emit(changes)

    def _take(self, changes: Changes) -> None:
        """Bring the rows that are kept here up to date."""
        report_id = self.report_id or ""
        if report_id in changes.reports:
            self._report = None
        is_moved = report_id in changes.order
        if is_moved or any(report == report_id for report, _ in changes.domains):
            self._domains = None
        ahead, self._ahead = self._ahead, None
        if is_moved or any(report == report_id for report, _ in changes.tasks):
            rows = ahead[1] if ahead and ahead[0] is changes else self._rows_after(changes)
            if is_moved:
                self._places = None
            self._outline = rows

    def _rows_after(self, changes: Changes) -> list[TaskOutline] | None:
        """Return the outline after changes; None where it was not read or cannot be read now."""
        if self._outline is None or not self.report_id:
            return None
        with suppress(Refused):
            return self.store.tasks.outline_after(self.report_id, self._outline, changes)
        return None

    def read_ahead(self, done: _Done) -> _Done:
        """Return what a verb did, and read what `tell` will need: in its thread, while the window waits."""
        if isinstance(done, Changes):
            self._ahead = (done, self._rows_after(done))
        return done

    def _forget_rows(self) -> None:
        """Have tasks and domains read again."""
        self._outline = self._domains = self._places = self._report = None

    def _set_place(self, kind: str, record_id: str) -> None:
        self.kind = kind
        self.task_id = record_id if kind == "task" else None
        self.domain_id = record_id if kind == "domain" else None
        if row := self.row(self.task_id):
            self.domain_id = row.domain_id

    def _domain_ids(self) -> list[str]:
        return [domain.id for domain in self.domains()]

    def _has(self, kind: str, record_id: str) -> bool:
        if kind == "task":
            return self.position(record_id) >= 0
        if kind == "domain":
            return any(domain.id == record_id for domain in self.domains())
        return kind == "report" and record_id == self.report_id


def _at_once(_text: str, function: Callable[[Progress], _Done]) -> _Done:
    return function(lambda _done, _total: None)
