"""One report as the check's thread looks at it: what waits to be looked at, and what is due."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from ui.findings.found_places import places_in_order
from ui.findings.open_findings import field_places
from ui.runtime.garbage_collector import much_is_kept, much_is_made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db.store.store import Store
    from ui.findings.found_places import TaskPlaces
    from vqdesk.checks.failures import FailedRule
    from vqdesk.checks.kept_check import CheckedTask

WHOLE_AFTER = 1.0
"""Seconds without a change before tasks are compared with each other."""
_AT_ONCE = 25  # tasks that are told of together
_BREATH = 0.0005  # seconds in which the window has Python for itself, after each task


class WantedReport(NamedTuple):
    """A report that is to be looked at, from one task on; `turn` tells this check from earlier ones."""

    turn: int
    report_id: str
    first: str


class LookedAt(NamedTuple):
    """What was found in a task, and the same in the order in which a person reads it."""

    checked: CheckedTask
    places: TaskPlaces


class ReportLooking:
    """Look at a report task by task, what is edited first, and at the whole of it after a pause.

    It is made and used in one thread. Raises Refused where the report cannot be read.
    """

    def __init__(self, store: Store, turn: int, report_id: str, first: str) -> None:
        # Loaded here: the start of the window needs none of it.
        from vqdesk.checks.catalogue import RULES
        from vqdesk.checks.kept_check import KeptCheck
        from vqdesk.review.stored import Reviewed, read_reviewed

        self.turn = turn
        self._is_new = True
        self._store, self._report_id = store, report_id
        reviewed, report = Reviewed(()), None
        if report_id:
            report = store.reports.get(report_id)
            reviewed = read_reviewed(store, report, is_signed_told=False)
        self._columns = field_places(report)
        self._check = KeptCheck(reviewed.subjects, reviewed.accepted, reviewed.used(RULES))
        self._waiting = sorted(self._check.tasks, key=lambda task: task != first)
        self._whole_at: float | None = time.monotonic()

    @property
    def pause(self) -> float | None:
        """Return after how many seconds there is something to do unasked; None for never."""
        if self._waiting:
            return 0
        return None if self._whole_at is None else max(self._whole_at - time.monotonic(), 0)

    @property
    def is_due(self) -> bool:
        """Tell whether the tasks are to be compared with each other now."""
        return not self._waiting and self._whole_at is not None and time.monotonic() >= self._whole_at

    @property
    def failures(self) -> list[FailedRule]:
        """Return the rules that could not compare the tasks with each other."""
        return self._check.failures

    def look_at(self, texts: Mapping[str, Mapping[str, str]]) -> list[LookedAt]:
        """Look at tasks of which some texts by field may be others now; return those that are."""
        edited = [task for task, now in texts.items() if self._check.put(task, now)]
        if edited:
            self._waiting = [task for task in self._waiting if task not in edited]
            self._whole_at = time.monotonic() + WHOLE_AFTER
        return self._in_order(self._check.look_at(task) for task in edited)

    def look_at_more(self, wait: Callable[[float], bool]) -> list[LookedAt]:
        """Look at the next few tasks that nobody looked at yet; `wait` tells whether to end instead."""
        checked: list[CheckedTask] = []
        with much_is_kept():
            for task in self._waiting[:_AT_ONCE]:
                checked.append(self._check.look_at(task))
                if wait(_BREATH):
                    break
        del self._waiting[: len(checked)]
        return self._in_order(checked)

    def look_at_whole(self) -> list[LookedAt]:
        """Compare the tasks with each other; return those in which that finds another thing than before."""
        self._whole_at = None
        is_first, self._is_new = self._is_new, False
        with much_is_kept() if is_first else much_is_made():
            return self._in_order(self._check.look_at_whole())

    def accept(self) -> list[LookedAt]:
        """Read what is accepted now; return the tasks in which that is another thing than before."""
        return self._in_order(self._check.accept(self._store.acceptances.of(self._report_id)))

    def _in_order(self, checked: Iterable[CheckedTask]) -> list[LookedAt]:
        """Put in order here what the window shows, and not while somebody waits for it."""
        return [LookedAt(each, places_in_order(each, self._columns)) for each in checked]
