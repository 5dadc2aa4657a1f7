"""Which tasks the tree shows, and in which groups: as in the annex, by unit, by deadline, or in none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from ui.session.calls import TASK_FILTERS, TaskFilter
from vqdesk.messages.catalogue import say
from vqdesk.tracking.understood import shown_day, understood_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.verbs.outline import TaskOutline
    from ui.session.calls import TaskCalls
    from ui.session.standings import OpenStandings
    from vqdesk.tracking.standings import Standing

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
    """Order tasks by their last days as they are judged now; what was judged once is known."""

    def __init__(self, standings: OpenStandings, lang: str) -> None:
        self._standings, self._lang = standings, lang
        self._known: dict[str, tuple[TaskOutline, tuple[bool, str]]] = {}
        self._placed: dict[int, tuple[Standing, tuple[bool, str]]] = {}

    def runs(self, rows: Iterable[TaskOutline]) -> Iterator[TaskRun]:
        """Yield the tasks in runs of one last day, the earliest first, each with its key and its name.

        What has no last day comes behind, as it was understood; within a run the annex's order stays.
        """
        found: dict[tuple[bool, str], list[TaskOutline]] = {}
        for row in rows:
            found.setdefault(self._place(row), []).append(row)
        for place in sorted(found):
            is_without, key = place
            said = key if is_without else self._said(date.fromisoformat(key))
            yield key, said[:1].upper() + said[1:], found[place]

    def _said(self, day: date) -> str:
        return say("show.deadline.until", self._lang, day=shown_day(day))

    def _place(self, row: TaskOutline) -> tuple[bool, str]:
        known = self._known.get(row.id)
        if known is None or known[0] is not row:
            known = self._known[row.id] = (row, self._place_of(self._standings.of(row)))
        return known[1]

    def _place_of(self, standing: Standing) -> tuple[bool, str]:
        """Return where a standing has its task; tasks of the same texts share one."""
        placed = self._placed.get(id(standing))
        if placed is None:
            without = True, understood_as(standing.judgement.deadline, self._lang)
            place = (False, standing.day.isoformat()) if standing.day else without
            placed = self._placed[id(standing)] = (standing, place)
        return placed[1]


class Units:
    """Put tasks under the units that lead them."""

    def __init__(self, calls: TaskCalls, without: str) -> None:
        self._calls, self._without = calls, without

    def runs(self, rows: Iterable[TaskOutline]) -> Iterator[TaskRun]:
        """Yield the tasks in runs of one leading unit, as the units first come; those without one behind."""
        found: dict[str, tuple[str, list[TaskOutline]]] = {}
        for row in rows:
            key, said = self._calls.lead(row.unit)
            if key in found:
                found[key][1].append(row)
            else:
                found[key] = (said, [row])
        for key in sorted(found, key=lambda key: not key):
            said, tasks = found[key]
            yield key, said or self._without, tasks
