"""The check of the open report, in a thread of its own while it is edited."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from db.errors import Refused
from db.file.database import Closed
from ui.findings.found_places import FoundPlaces
from ui.findings.report_looking import ReportLooking, WantedReport
from ui.runtime.garbage_collector import much_is_kept, much_is_made
from ui.support.background import Background
from vqdesk.unsaved.record_texts import texts_of_task

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from PySide6.QtCore import QObject

    from db.changes import Changes
    from ui.findings.report_looking import LookedAt
    from ui.session.session import Session
    from vqdesk.checks.checker import Coverage
    from vqdesk.checks.failures import FailedRule
    from vqdesk.checks.kept_check import CheckedTask
    from vqdesk.review.sheet import SignedNote

_FEW = 50  # tasks that are read one by one; of more the whole report is
_AT_ONCE = 500  # tasks that are told of together: the window has a breath between
_COUNTS = attrgetter("hold", "cut_off", "wrong", "unread")


@dataclass(slots=True)
class _Wanted:
    """What the thread is to look at: another report, texts by task and field, what is accepted or signed."""

    report: WantedReport | None = None
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    accepts: bool = False
    signed: str = ""
    """The report of which the sign-offs are asked for."""

    def __bool__(self) -> bool:
        return bool(self.report or self.texts or self.accepts or self.signed)


class CheckService(Background):
    """Keep what was found in the open report, by task, and look again at what is changed.

    Rules run in the thread alone. What they found in texts that are others by now is thrown away by whoever
    shows it: `CheckedTask.texts` says which they were. `results` holds the latest of each task, `places` the
    same as a person reads it.
    """

    found = Signal(object)
    """Something else was found in these tasks: a set of their ids."""
    begun = Signal()
    """Another report is looked at, or the same from the beginning: nothing is known of it."""
    signed = Signal(object)
    """How the sign-offs of the open report stand, asked for by `look_at_signed`: `SignedNote`s."""
    _came = Signal(int, object)
    _ended = Signal(int, object)
    _signed_came = Signal(str, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent, "checks")
        self.results: dict[str, CheckedTask] = {}
        self.places = FoundPlaces()
        self.is_whole = False
        """Whether every task was looked at since the check began."""
        self._failed: list[FailedRule] = []
        self._logged: set[str] = set()
        self.is_paused = False
        """Read-only: what nobody edits is not looked at, until `go_on`."""
        self._turn = 0
        self._changed = threading.Condition()
        self._wanted = _Wanted()
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._signed_came.connect(self._on_signed_came, Qt.ConnectionType.QueuedConnection)
        session.report_opened.connect(self.look_at_report)
        session.changed.connect(self._on_changed)

    # On the UI thread

    def start(self) -> None:
        """Begin with the open report, once."""
        if not self.has_begun:
            self.look_at_report()
        super().start()

    def stop(self) -> None:
        """Have it end, and wait for that."""
        with self._changed:
            self.stopping.set()
            self._changed.notify()
        super().stop()

    @Slot()
    def look_at_report(self) -> None:
        """Look at all of the open report anew."""
        self.results = {}
        self.places.clear()
        self.is_whole, self._failed = False, []
        with self._changed:
            self._turn += 1
            report = WantedReport(self._turn, self.session.report_id or "", self.session.task_id or "")
            self._wanted = _Wanted(report)
            self._changed.notify()
        self.begun.emit()

    def look_at(self, task: str, texts: Mapping[str, str]) -> None:
        """Look at a task with these texts by field; those that are not given are as they were."""
        with self._changed:
            known = self._wanted.texts
            known[task] = {**known.get(task, {}), **texts}
            self._changed.notify()

    def look_at_signed(self) -> None:
        """Look how the sign-offs stand; `signed` tells it."""
        with self._changed:
            self._wanted.signed = self.session.report_id or ""
            self._changed.notify()

    def pause(self) -> None:
        """Look at nothing but what is edited, until `go_on`."""
        self.is_paused = True

    def go_on(self) -> None:
        """Look at all that waits again."""
        with self._changed:
            self.is_paused = False
            self._changed.notify()

    def coverage(self, tasks: Container[str] | None = None) -> Coverage:
        """Return how many figures were checked so far, in these tasks only where there are any."""
        from vqdesk.checks.checker import Coverage

        all_ = [each.coverage for each in self.results.values() if tasks is None or each.task in tasks]
        return Coverage(*map(sum, zip((0, 0, 0, 0), *map(_COUNTS, all_), strict=True)))

    def failures(self) -> list[FailedRule]:
        """Return the rules that could not look, known by now: each is a fault of the program."""
        return [*self._failed, *(each for checked in self.results.values() for each in checked.failures)]

    def _on_changed(self, changes: Changes) -> None:
        report_id = self.session.report_id
        tasks = [task_id for report, task_id in changes.tasks if report == report_id]
        is_other = report_id in changes.order or report_id in changes.reports or bool(changes.registers)
        if is_other or len(tasks) > _FEW:
            self.look_at_report()
            return
        for task_id in tasks:
            with suppress(Refused):  # gone by the same verb
                self.look_at(task_id, texts_of_task(self.session.task(task_id)))
        if report_id in changes.checked:
            with self._changed:
                self._wanted.accepts = True
                self._changed.notify()

    @Slot(int, object)
    def _on_came(self, turn: int, looked_at: list[LookedAt]) -> None:
        if turn == self._turn and not self.stopping.is_set():
            for checked, places in looked_at:
                self.results[checked.task] = checked
                self.places.put(checked.task, places)
            self.found.emit({checked.task for checked, _ in looked_at})

    @Slot(int, object)
    def _on_ended(self, turn: int, failures: list[FailedRule]) -> None:
        if turn == self._turn and not self.stopping.is_set():
            self.is_whole, self._failed = True, failures
            self.found.emit(set())

    @Slot(str, object)
    def _on_signed_came(self, report_id: str, notes: tuple[SignedNote, ...]) -> None:
        if report_id == self.session.report_id and not self.stopping.is_set():
            self.signed.emit(notes)

    # In the thread

    def run(self) -> None:
        """Look at what is wanted, until the store is closed; a fault of the program is logged and told."""
        from vqdesk.checks.failures import whole_failure  # no start waits for it

        looking: ReportLooking | None = None
        while not self.stopping.is_set():
            wanted = self._take(looking.pause if looking else None)
            turn = self._turn if looking is None else looking.turn
            try:
                looking = self._go_on(looking, wanted)
            except Closed:
                raise
            except Exception as error:
                looking = None
                self._end(turn if wanted.report is None else wanted.report.turn, [whole_failure(error)])

    def _take(self, pause: float | None) -> _Wanted:
        """Wait until something is wanted, for a pause in seconds at most; None: as long as it takes."""
        with self._changed:
            if self.is_paused:
                pause = None
            if pause != 0 and not (self._wanted or self.stopping.is_set()):
                self._changed.wait(pause)
            wanted, self._wanted = self._wanted, _Wanted()
            return wanted

    def _go_on(self, looking: ReportLooking | None, wanted: _Wanted) -> ReportLooking | None:
        if wanted.signed:
            with suppress(Refused), much_is_made():
                self._signed_came.emit(wanted.signed, self._signed_notes(wanted.signed))
        if wanted.report is not None:
            with suppress(Refused), much_is_kept():  # whoever shows the report tells why
                looking = ReportLooking(self.session.store, *wanted.report)
            if looking is None or looking.turn != wanted.report.turn:
                return None
        if looking is None:
            return None
        if wanted.accepts:
            with suppress(Refused):
                self._tell(looking.turn, looking.accept())
        if checked := looking.look_at(wanted.texts):
            self._tell(looking.turn, checked)
        elif self.is_paused:
            pass
        elif checked := looking.look_at_more(self._is_to_end):
            self._tell(looking.turn, checked)
        elif looking.is_due:
            self._tell(looking.turn, looking.look_at_whole())
            self._end(looking.turn, looking.failures)
        return looking

    def _signed_notes(self, report_id: str) -> tuple[SignedNote, ...]:
        from vqdesk.review.sheet import signed_notes

        return signed_notes(self.session.store, report_id, self.session.lang)

    def _tell(self, turn: int, looked_at: list[LookedAt]) -> None:
        from vqdesk.checks.failures import log_failures

        log_failures((failure for each in looked_at for failure in each.checked.failures), self._logged)
        for first in range(0, len(looked_at), _AT_ONCE):
            self._came.emit(turn, looked_at[first : first + _AT_ONCE])

    def _end(self, turn: int, failures: list[FailedRule]) -> None:
        from vqdesk.checks.failures import log_failures

        log_failures(failures, self._logged)
        self._ended.emit(turn, failures)

    def _is_to_end(self, seconds: float) -> bool:
        """Wait for so long at most; tell whether to look at no more."""
        return self.stopping.wait(seconds) or self.is_paused
