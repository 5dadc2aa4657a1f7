"""Which tasks the tree shows: all as in the annex, those that call for work, or by their deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from vqdesk.messages.catalogue import say
from vqdesk.tracking.understood import shown_day, understood_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.verbs.outline import TaskOutline
    from ui.session.standings import OpenStandings

TaskFilter = Literal["all", "late", "soon", "no_result", "unclear"]
TASK_FILTERS: tuple[TaskFilter, ...] = ("all", "late", "soon", "no_result", "unclear")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the tree shows: late (done or not), due within seven days, without a result, not clear in all."""

    shown: TaskFilter = "all"
    by_deadline: bool = False

    @property
    def is_usual(self) -> bool:
        """Tell whether the tree is the whole annex in its order."""
        return self == Arrangement()

    def shows(self, row: TaskOutline, standings: OpenStandings) -> bool:
        """Tell whether a task is among what is shown."""
        if self.shown == "late":
            return standings.of(row).is_late
        if self.shown == "soon":
            return standings.of(row).mark == "soon"
        if self.shown == "no_result":
            return not row.has_result
        return self.shown == "all" or bool(standings.lacking(row))


def runs_by_deadline(
    rows: Iterable[TaskOutline], standings: OpenStandings, lang: str
) -> Iterator[tuple[str, str, list[TaskOutline]]]:
    """Return the tasks in runs of one last day, the earliest first, each with its key and what it is called.

    What has no last day comes behind, as it was understood; within a run the annex's order stays.
    """

    def place(row: TaskOutline) -> tuple[bool, str]:
        standing = standings.of(row)
        if standing.day:
            return False, standing.day.isoformat()
        return True, understood_as(standing.judgement.deadline, lang)

    for (is_without, key), run in groupby(sorted(rows, key=place), key=place):
        said = key if is_without else say("show.deadline.until", lang, day=shown_day(date.fromisoformat(key)))
        yield key, said[:1].upper() + said[1:], list(run)
