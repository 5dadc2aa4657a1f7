"""Which tasks the tree shows: all as in the annex, those that call for work, or by their deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from vqdesk.messages.catalogue import say
from vqdesk.tracking.understood import shown_day, understood_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.verbs.outline import TaskOutline
    from ui.session.standings import OpenStandings

TaskFilter = Literal["all", "no_state", "no_result", "late", "soon", "unclear"]
TASK_FILTERS: tuple[TaskFilter, ...] = ("all", "no_state", "no_result", "late", "soon", "unclear")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the tree shows: not assessed, without a result, late (done or not), due soon, not clear in all."""

    shown: TaskFilter = "all"
    by_deadline: bool = False

    @property
    def is_usual(self) -> bool:
        """Tell whether the tree is the whole annex in its order."""
        return self == Arrangement()

    def shows(self, row: TaskOutline, standings: OpenStandings) -> bool:
        """Tell whether a task is among what is shown."""
        if self.shown == "no_state":
            return not (row.evaluation.strip() or row.status.strip())
        if self.shown == "late":
            return standings.of(row).is_late
        if self.shown == "soon":
            return standings.of(row).mark == "soon"
        if self.shown == "no_result":
            return not row.has_result
        return self.shown == "all" or bool(standings.lacking(row))


class Deadlines:
    """Order tasks by their last days as they are judged now; what was judged once is known."""

    def __init__(self, standings: OpenStandings, lang: str) -> None:
        self._standings, self._lang = standings, lang
        self._known: dict[str, tuple[TaskOutline, tuple[bool, str]]] = {}

    def runs(self, rows: Iterable[TaskOutline]) -> Iterator[tuple[str, str, list[TaskOutline]]]:
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
            standing = self._standings.of(row)
            without = True, understood_as(standing.judgement.deadline, self._lang)
            place = (False, standing.day.isoformat()) if standing.day else without
            known = self._known[row.id] = (row, place)
        return known[1]
