"""What the open report's tasks call for: judged once for each text, in short turns, and counted."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import Refused
from db.file.database import Closed
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.changes import Changes
    from db.verbs.outline import TaskOutline
    from ui.session.open_report import OpenReport

TaskFilter = Literal["no_result", "no_state", "late", "found", "unchanged", "soon", "unclear"]
TASK_FILTERS: tuple[TaskFilter, ...] = (
    *("no_result", "no_state", "late", "found", "unchanged", "soon", "unclear"),
)
HOW_FAR = frozenset({"evaluation", "status"})
"""The columns in which a task says how far it is; an annex with neither counts its tasks alone."""
_ASKS: dict[TaskFilter, frozenset[str]] = {"no_result": frozenset({"result"}), "no_state": HOW_FAR}
"""What can be missing only where the annex has a column for it."""
_TURN = 0.008  # seconds in which tasks are judged before the window has a turn
_TOGETHER = 64  # tasks between two looks at the clock


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
        self._known: dict[str, tuple[TaskOutline, frozenset[TaskFilter]]] = {}
        self._leads: dict[str, tuple[str, str]] = {}
        self._sorted: dict[tuple[frozenset[TaskFilter], bool, bool], frozenset[TaskFilter]] = {}
        self._at, self._is_live = 0, False
        self._turn = QTimer(self, singleShot=True, interval=0)
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
        self._known.clear()
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

    def _belongs(self, row: TaskOutline, name: TaskFilter) -> bool:
        if name == "found":
            return row.id in self._found
        if name == "unchanged":
            return row.id in self._unchanged
        return name in self._of(row)

    def _of(self, row: TaskOutline) -> frozenset[TaskFilter]:
        known = self._known.get(row.id)
        if known is None or known[0] is not row:
            known = self._known[row.id] = (row, self._judged(row))
        return known[1]

    def _judged(self, row: TaskOutline) -> frozenset[TaskFilter]:
        self.lead(row.unit)  # to group by units is no work then
        standings = self._session.standings
        standing = standings.of(row)
        called: dict[TaskFilter, bool] = {
            "no_result": not row.has_result,
            "no_state": not (row.evaluation.strip() or row.status.strip()),
            "late": standing.is_late,
            "soon": standing.mark == "soon",
            "unclear": bool(standings.lacking(row)),
        }
        return frozenset(name for name, is_called in called.items() if is_called)

    # Counting

    def _count_again(self) -> None:
        self._at = 0
        if self._is_live:
            self._turn.start()

    def _go_on(self) -> None:
        """Judge tasks for one turn; count when all are judged."""
        with suppress(Refused, Closed):  # whoever shows the report tells why; a killed window leaves a turn
            rows, until = self._session.outline(), time.perf_counter() + _TURN
            while self._at < len(rows):
                for row in rows[self._at : self._at + _TOGETHER]:
                    self._of(row)
                self._at += _TOGETHER
                if time.perf_counter() > until:
                    self._turn.start()
                    return
            self._count(rows)

    def _count(self, rows: list[TaskOutline]) -> None:
        kinds = Counter(self._known[row.id][1] for row in rows)
        counts = Counter[TaskFilter]()
        for kind, count in kinds.items():
            counts.update(dict.fromkeys(kind, count))
        if self._found or self._unchanged:
            here = {row.id for row in rows}
            counts.update({"found": len(self._found & here), "unchanged": len(self._unchanged & here)})
        self.counts = {name: counts[name] for name in self.asked() if counts[name]}
        self.counted.emit()

    def _on_report_opened(self) -> None:
        self._found = self._unchanged = frozenset()
        self._known.clear()
        self.counts = {}
        self.counted.emit()
        self._count_again()

    def _on_changed(self, changes: Changes) -> None:
        here = self._session.report_id
        if here in changes.reports:
            self.renew()  # other columns ask for other things
        elif here in changes.order or any(report == here for report, _ in changes.tasks):
            self._count_again()
