"""What the open report's tasks call for: judged once for each text, in short turns, and counted."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from db.errors import Refused
from db.file.database import Closed
from ui.widgets.timers import TurnTimer
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.changes import Changes
    from db.verbs.outline import TaskOutline
    from ui.session.open_report import OpenReport
    from vqdesk.tracking.standings import Standing

TaskFilter = Literal["no_result", "no_state", "late", "found", "unchanged", "soon", "unclear"]
LastDay = tuple[bool, str]
"""Whether a task is without a last day; the day in ISO form, else what stands there as it is understood."""
TASK_FILTERS: tuple[TaskFilter, ...] = (
    *("no_result", "no_state", "late", "found", "unchanged", "soon", "unclear"),
)
HOW_FAR = frozenset({"evaluation", "status"})
"""The columns in which a task says how far it is; an annex with neither counts its tasks alone."""
_ASKS: dict[TaskFilter, frozenset[str]] = {"no_result": frozenset({"result"}), "no_state": HOW_FAR}
"""What can be missing only where the annex has a column for it."""
_TURN = 0.008  # seconds in which tasks are judged before the window has a turn
_TOGETHER = 64  # tasks between two looks at the clock
_NOT_KNOWN = (None,)


class TaskCalls(QObject):
    """Tell which filters each task of the open report belongs to, and count them once `start` was called.

    A task is judged anew when its row is another. What the check found and what is as it was in the period
    before is told by whoever knows (`put_found`, `put_unchanged`).
    """

    counted = Signal()
    """`counts` is up to date, and may be another than before."""
    moved = Signal(object)
    """Tasks came into these filters, or went from them, and not by a text that was written: a set."""

    def __init__(self, session: OpenReport) -> None:
        super().__init__(session)
        self._session = session
        self.counts: Mapping[TaskFilter, int] = {}
        """Read-only: how many tasks each filter has; one that has none, or that cannot be, is not in it."""
        self._found: frozenset[str] = frozenset()
        self._unchanged: frozenset[str] = frozenset()
        self._known: dict[str, tuple[TaskOutline, frozenset[TaskFilter], LastDay]] = {}
        self._days: dict[int, tuple[Standing, LastDay]] = {}
        self._leads: dict[str, tuple[str, str]] = {}
        self._sorted: dict[tuple[frozenset[TaskFilter], bool, bool], frozenset[TaskFilter]] = {}
        self._is_live = False
        self._turn = TurnTimer(self)
        self._turn.timeout.connect(self._go_on)
        session.report_opened.connect(self._on_report_opened)
        session.changed.connect(self._on_changed)
        session.standings.judged_anew.connect(self.renew)

    def start(self) -> None:
        """Count from now on."""
        self._is_live = True
        self._turn.start()

    def renew(self) -> None:
        """Judge all tasks anew."""
        self._forget()
        self._count_again()

    @property
    def is_counting(self) -> bool:
        """Tell whether tasks are still being judged, so that `counted` is to come."""
        return self._turn.isActive()

    def put_found(self, counts: Mapping[str, tuple[int, int]]) -> None:
        """Take in which tasks something is wrong or doubtful."""
        found = frozenset(task for task, count in counts.items() if any(count))
        if found != self._found:
            self._found = found
            self._count_again()
            self.moved.emit({"found"})

    def put_unchanged(self, tasks: Collection[str]) -> None:
        """Take which tasks tell what they told in the period before."""
        unchanged = frozenset(tasks)
        if unchanged != self._unchanged:
            self._unchanged = unchanged
            self._count_again()
            self.moved.emit({"unchanged"})

    def has(self, row: TaskOutline, filters: Collection[TaskFilter]) -> bool:
        """Tell whether a task belongs to all of these filters."""
        return all(self._belongs(row, name) for name in filters)

    def having(self, rows: Iterable[TaskOutline], filters: Collection[TaskFilter]) -> list[TaskOutline]:
        """Return those of some tasks that belong to all of these filters; to ask each takes longer."""
        judged = frozenset(filters) - {"found", "unchanged"}
        known = [self._found] * ("found" in filters) + [self._unchanged] * ("unchanged" in filters)
        left = [row for row in rows if all([row.id in tasks for tasks in known])] if known else rows
        return [row for row in left if judged <= self._of(row)] if judged else list(left)

    def asked(self) -> list[TaskFilter]:
        """Return the filters that the open report has columns for."""
        report = self._session.report()
        asked = {column.field for column in report.columns} if report else set()
        return [name for name in TASK_FILTERS if name not in _ASKS or asked & _ASKS[name]]

    def among(self, row: TaskOutline, filters: Iterable[TaskFilter]) -> tuple[TaskFilter, ...]:
        """Return those of some filters that a task belongs to."""
        kinds = self._of(row)
        key = (kinds, row.id in self._found, row.id in self._unchanged)
        known = self._sorted.get(key)
        if known is None:
            others: dict[TaskFilter, bool] = {"found": key[1], "unchanged": key[2]}
            known = self._sorted[key] = kinds.union(name for name, has in others.items() if has)
        return tuple([name for name in filters if name in known])

    def lead(self, unit: str) -> tuple[str, str]:
        """Return what the spellings of the unit that leads have in common, and its name; "" for none.

        Of several units the first leads; capitals and signs that nobody sees make no other unit.
        """
        known = self._leads.get(unit)
        if known is None:
            from vqdesk.tracking.unit_lists import split_units  # the first sight of a report needs it not

            lead = next(iter(split_units(unit)), "")
            known = self._leads[unit] = (same_words(lead).casefold(), lead) if lead else ("", "")
        return known

    def counts_among(self, rows: Iterable[TaskOutline]) -> Counter[TaskFilter]:
        """Return how many of some tasks belong to each filter."""
        judged = self._judgements(rows)
        counts = Counter[TaskFilter]()
        for kinds, count in Counter([each[1] for each in judged]).items():
            counts.update(dict.fromkeys(kinds, count))
        if self._found or self._unchanged:
            here = {each[0].id for each in judged}
            counts.update({"found": len(self._found & here), "unchanged": len(self._unchanged & here)})
        return counts

    def by_lead(self, rows: Iterable[TaskOutline]) -> dict[str, list[TaskOutline]]:
        """Return tasks by what the spellings of their leading units have in common, in their order."""
        keys: dict[str, str] = {}
        found: dict[str, list[TaskOutline]] = {}
        for row in rows:
            key = keys.get(row.unit)
            if key is None:
                key = keys[row.unit] = self.lead(row.unit)[0]
            if key in found:
                found[key].append(row)
            else:
                found[key] = [row]
        return found

    def by_last_day(self, rows: Iterable[TaskOutline]) -> dict[LastDay, list[TaskOutline]]:
        """Return tasks by their last days as they are judged now, in their order."""
        found: dict[LastDay, list[TaskOutline]] = {}
        for row, _, day in self._judgements(rows):
            if day in found:
                found[day].append(row)
            else:
                found[day] = [row]
        return found

    def _belongs(self, row: TaskOutline, name: TaskFilter) -> bool:
        if name == "found":
            return row.id in self._found
        if name == "unchanged":
            return row.id in self._unchanged
        return name in self._of(row)

    def _of(self, row: TaskOutline) -> frozenset[TaskFilter]:
        return self._judgement(row)[1]

    def _judgement(self, row: TaskOutline) -> tuple[TaskOutline, frozenset[TaskFilter], LastDay]:
        known = self._known.get(row.id)
        if known is None or known[0] is not row:
            # To group by units or by days is no work then.
            self.lead(row.unit)
            standing = self._session.standings.of(row)
            known = self._known[row.id] = (row, self._judged(row, standing), self._last_day(standing))
        return known

    def _judgements(
        self, rows: Iterable[TaskOutline]
    ) -> list[tuple[TaskOutline, frozenset[TaskFilter], LastDay]]:
        """Return the judgement of each row: a call for each of ten thousand would hold the window."""
        known = self._known
        return [
            was if (was := known.get(row.id, _NOT_KNOWN))[0] is row else self._judgement(row) for row in rows
        ]

    def _last_day(self, standing: Standing) -> LastDay:
        known = self._days.get(id(standing))  # tasks of the same texts share one
        if known is None:
            from vqdesk.tracking.understood import understood_as

            lang = self._session.lang
            day = standing.day
            last = (
                (False, day.isoformat()) if day else (True, understood_as(standing.judgement.deadline, lang))
            )
            known = self._days[id(standing)] = (standing, last)
        return known[1]

    def _judged(self, row: TaskOutline, standing: Standing) -> frozenset[TaskFilter]:
        standings = self._session.standings
        called: dict[TaskFilter, bool] = {
            "no_result": not row.has_result,
            "no_state": not row.has_state,
            "late": standing.is_late,
            "soon": standing.mark == "soon",
            "unclear": bool(standings.lacking(row)),
        }
        return frozenset(name for name, is_called in called.items() if is_called)

    # Counting

    def _forget(self) -> None:
        self._known.clear()
        self._days.clear()

    def _count_again(self) -> None:
        if self._is_live:
            self._turn.start()

    def _go_on(self) -> None:
        """Judge tasks for one turn; count when all are judged."""
        with suppress(Refused, Closed):  # whoever shows the report tells why; a killed window leaves a turn
            rows, until, known = self._session.outline(), time.perf_counter() + _TURN, self._known
            left = [row for row in rows if known.get(row.id, _NOT_KNOWN)[0] is not row]
            for at, row in enumerate(left, 1):
                self._of(row)
                if at % _TOGETHER == 0 and time.perf_counter() > until:
                    self._turn.start()
                    return
            self._count(rows)

    def _count(self, rows: list[TaskOutline]) -> None:
        counts = self.counts_among(rows)
        self.counts = {name: counts[name] for name in self.asked() if counts[name]}
        self.counted.emit()

    def _on_report_opened(self) -> None:
        self._found = self._unchanged = frozenset()
        self._forget()
        self.counts = {}
        self.counted.emit()
        self._count_again()

    def _on_changed(self, changes: Changes) -> None:
        here = self._session.report_id
        if here in changes.reports:
            self.renew()  # other columns ask for other things
        elif here in changes.order or any(report == here for report, _ in changes.tasks):
            self._count_again()
