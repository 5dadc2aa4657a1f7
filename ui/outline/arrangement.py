"""Which tasks the tree shows, and in which groups: as in the annex, by unit, by deadline, or in none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from ui.session.calls import TASK_FILTERS, TaskFilter
from vqdesk.messages.catalogue import say
from vqdesk.tracking.understood import shown_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.verbs.outline import TaskOutline
    from ui.session.calls import TaskCalls

__all__ = ["GROUPINGS", "TASK_FILTERS", "Arrangement", "Deadlines", "Grouping", "TaskFilter", "Units"]
Grouping = Literal["domain", "unit", "deadline", "flat"]
GROUPINGS: tuple[Grouping, ...] = ("domain", "unit", "deadline", "flat")
TaskRun = tuple[str, str, "list[TaskOutline]"]
"""Tasks that stand under one label: its key, its text and they."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the tree shows: the tasks that belong to all of the filters, in groups."""

    filters: frozenset[TaskFilter] = frozenset()
    grouping: Grouping = "domain"

    @classmethod
    def of(cls, *filters: TaskFilter, by: Grouping = "domain") -> Arrangement:
        """Return what shows the tasks of these filters."""
        return cls(frozenset(filters), by)

    @property
    def is_usual(self) -> bool:
        """Tell whether the tree is the whole annex in its order."""
        return self == Arrangement()

    def by(self, grouping: Grouping) -> Arrangement:
        """Return the same tasks in other groups."""
        return replace(self, grouping=grouping)

    def lifted(self) -> Arrangement:
        """Return the same groups with all tasks."""
        return replace(self, filters=frozenset())


class Deadlines:
    """Order tasks by their last days as they are judged now."""

    def __init__(self, calls: TaskCalls, lang: str) -> None:
        self._calls, self._lang = calls, lang

    def runs(self, rows: Iterable[TaskOutline]) -> Iterator[TaskRun]:
        """Yield the tasks in runs of one last day, the earliest first, each with its key and its name.

        What has no last day comes behind, as it was understood; within a run the annex's order stays.
        """
        found = self._calls.by_last_day(rows)
        for place in sorted(found):
            is_without, key = place
            said = key if is_without else self._said(date.fromisoformat(key))
            yield key, said[:1].upper() + said[1:], found[place]

    def _said(self, day: date) -> str:
        return say("show.deadline.until", self._lang, day=shown_day(day))


class Units:
    """Put tasks under the units that lead them."""

    def __init__(self, calls: TaskCalls, without: str) -> None:
        self._calls, self._without = calls, without

    def runs(self, rows: Iterable[TaskOutline]) -> Iterator[TaskRun]:
        """Yield the tasks in runs of one leading unit, as the units first come; those without one behind."""
        found = self._calls.by_lead(rows)
        for key in sorted(found, key=lambda key: not key):
            tasks = found[key]
            yield key, self._calls.lead(tasks[0].unit)[1] or self._without, tasks
