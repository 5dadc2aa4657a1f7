"""How the tasks of a report stand on a day: their groups, what is late, what is due soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from vqdesk.tracking.groups import DONE_GROUPS, LATE_GROUPS, day_asked, judge

if TYPE_CHECKING:
    from datetime import date

    from db.records import Period
    from vqdesk.tracking.groups import Judgement, Tracked
    from vqdesk.tracking.status_words import StatusWords

    Mark = Literal["late", "soon", "done_late", ""]

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands: its group with the reason, and what calls for work.

    `mark` is `late` for a task that is not done and late, `soon` for one that is not done, as far as can be
    told, and due within seven days, `done_late` for one that was done too late.
    """

    judgement: Judgement
    mark: Mark

    @property
    def is_late(self) -> bool:
        """Tell whether it counts as late, done or not."""
        return self.judgement.group in LATE_GROUPS

    @property
    def day(self) -> date | None:
        """The last day that is in time now."""
        deadline = self.judgement.deadline
        return deadline.last_day if deadline else None


class Standings:
    """Judge the tasks of a period's report; texts that were judged once are not judged again.

    Groups are as of today, and of the period's last day when that is over: an old report does not get later
    every day. Due soon is what is due from `today` on; what was finished since the period's last day calls
    for no work.
    """

    def __init__(self, period: Period, today: date, words: StatusWords) -> None:
        self.period, self.today, self.words = period, today, words
        self._known: dict[tuple[str, ...], Standing] = {}

    @cached_property
    def as_of(self) -> date:
        """The day on which the tasks are judged."""
        last = day_asked(self.period)
        return min(self.today, last) if last else self.today

    def of(self, task: Tracked) -> Standing:
        """Return how a task stands."""
        texts = (
            *(task.deadline, task.first_deadline, task.status, task.finished, task.evaluation),
            task.assignment,
        )
        known = self._known.get(texts)
        if known is None:
            judgement = now = judge(task, self.period, self.as_of, self.words)
            if judgement.finished is not None and self.as_of < judgement.finished.first <= self.today:
                now = judge(task, self.period, self.today, self.words)
            known = self._known[texts] = Standing(judgement, self._mark(now))
        return known

    def _mark(self, judgement: Judgement) -> Mark:
        if judgement.group in DONE_GROUPS:
            return "done_late" if judgement.group == "done_late" else ""
        day = judgement.deadline.last_day if judgement.deadline else None
        if day is not None and self.today <= day <= self.today + SOON:
            return "soon"
        return "late" if judgement.group == "open_late" else ""
