"""The group of the national statistic in which a task counts, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from db.errors import Notice
from vqdesk.text.figures import parse_percent
from vqdesk.tracking.deadlines import Deadline, read_deadline
from vqdesk.tracking.finished import Finished, read_finished
from vqdesk.tracking.spans import days_of
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from db.records import Period
    from vqdesk.tracking.status_words import StatusRead, StatusWords

StatusGroup = Literal["done_in_time", "done_late", "open_in_time", "open_late", "unknown"]
GROUPS: tuple[StatusGroup, ...] = ("done_in_time", "done_late", "open_in_time", "open_late", "unknown")
DONE_GROUPS: tuple[StatusGroup, ...] = ("done_in_time", "done_late")
LATE_GROUPS: tuple[StatusGroup, ...] = ("done_late", "open_late")
_WHOLE = 100


class Tracked(Protocol):
    """What is read of a task."""

    @property
    def assignment(self) -> str:
        """The assigning documents."""

    @property
    def deadline(self) -> str:
        """Its text as it is now."""

    @property
    def first_deadline(self) -> str:
        """The text before the deadline was moved."""

    @property
    def evaluation(self) -> str:
        """A share or words."""

    @property
    def status(self) -> str:
        """A word of the office's list."""

    @property
    def finished(self) -> str:
        """The day."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """In which group a task counts; `reason_in_words` says why, `doubts` what else is doubtful.

    `deadline` and `finished` are what was read, None where there is nothing. `done` tells whether the task
    was done on the day asked about, None where the texts disagree or nobody knows their words.
    """

    group: StatusGroup
    reason: Notice
    doubts: tuple[Notice, ...] = ()
    deadline: Deadline | None = None
    finished: Finished | None = None
    done: bool | None = None


def day_asked(period: Period) -> date | None:
    """Return the day as of which a report is judged unless another is asked for: its period's last."""
    return days_of(period)[1]


def judge(task: Tracked, period: Period, as_of: date | None, words: StatusWords = DEFAULT) -> Judgement:
    """Tell in which group a task of a period's report counts as of a day.

    Done is what a status word, 100 % or a finished date says; where they disagree the group is `unknown`.
    What was finished after the day was not done on it, whatever was written since. In time counts against the
    deadline that was set first, its own day is in time. See `_done` and `_open`.
    """
    facts = _Facts(task, period, as_of, words)
    verdict = _verdict(facts)
    reason = Notice("show.judged.whole", {"facts": facts.told(), "verdict": verdict.why})
    return Judgement(
        verdict.group, reason, facts.doubts(verdict.why.key), facts.deadline, facts.finished, facts.is_done
    )


class _Verdict(NamedTuple):
    group: StatusGroup
    why: Notice


def _unknown(key: str, **values: object) -> _Verdict:
    return _Verdict("unknown", Notice(key, values))


@lru_cache(maxsize=20_000)
def _share(evaluation: str) -> Decimal | None:
    return parse_percent(evaluation)


class _Facts:
    """What a task's texts say, each by itself."""

    def __init__(self, task: Tracked, period: Period, as_of: date | None, words: StatusWords) -> None:
        self.task, self.period, self.as_of = task, period, as_of
        self.status = words.read(task.status)
        self.share = _share(task.evaluation) if task.evaluation else None
        # A sentence of its own is no status.
        self.evaluated = words.read(task.evaluation) if self.share is None else None
        self.finished = read_finished(task.finished, period)
        self.finished_said = words.read(task.finished) if self.finished is None else None
        self.finished = self.finished or self._told_elsewhere()
        self.deadline = read_deadline(task.deadline, period, task.first_deadline)

    def _told_elsewhere(self) -> Finished | None:
        """Return the day that the status tells: `Đã hoàn thành ngày 20/8`."""
        for said, text in ((self.status, self.task.status), (self.evaluated, self.task.evaluation)):
            if said is not None and said.dated:
                return read_finished(text, self.period)
        return None

    @property
    def _said(self) -> list[StatusRead]:
        each = (self.status, self.evaluated, self.finished_said)
        return [status for status in each if status is not None and status.meaning is not None]

    @property
    def is_done(self) -> bool | None:
        """Return whether the task is done; None where nobody can tell. What says nothing is not done."""
        if self.is_finish_open:
            return None
        if len(self.done) == 1:
            return True in self.done
        return None if self.done or self.is_status_unknown or self.is_finished_untold else False

    @cached_property
    def done(self) -> set[bool]:
        """Return what the texts say of whether the task is done: both where they disagree.

        A finish after the day asked about tells that all else was written later.
        """
        if self.is_finished_later:
            return {False}
        return self._done_by_words | ({True} if self.finished is not None else set())

    @property
    def _done_by_words(self) -> set[bool]:
        found = {status.is_done for status in self._said if not status.timing_only}
        if self.share is not None:
            found.add(self.share >= _WHOLE)
        return found

    @property
    def is_finished_later(self) -> bool:
        """Tell whether the task was finished after the day asked about."""
        return self.finished is not None and self.as_of is not None and self.finished.first > self.as_of

    @property
    def is_finish_open(self) -> bool:
        """Tell whether nothing but a finish such as `tháng 9` tells of one, and the day is in that month."""
        if self.finished is None or self.as_of is None or self._done_by_words:
            return False
        return self.finished.first <= self.as_of < self.finished.last

    @property
    def timing(self) -> Literal["", "in_time", "late"]:
        """Return whether words say that the task is in time, or late; words of a later finish do not."""
        if self.is_finished_later:
            return ""
        return next((status.said for status in self._said if status.said), "")

    @property
    def is_status_unknown(self) -> bool:
        return self.status is not None and self.status.meaning is None

    @property
    def is_finished_untold(self) -> bool:
        said = self.finished_said
        return self.finished is None and said is not None and said.meaning is None

    def day(self, day: date | None) -> str:
        """Return a day as it is said: without its year where that is the one asked about."""
        if day is None:
            return ""
        said = f"{day.day}/{day.month}"
        return said if self.as_of is not None and day.year == self.as_of.year else f"{said}/{day.year}"

    def told(self) -> tuple[object, ...]:
        """Return the facts that stand before the verdict, as values of a sentence."""
        told: list[object] = [text.strip() for text in (self.task.status,) if text.strip()]
        if self.share is not None or (self.evaluated is not None and self.evaluated.meaning):
            told.append(self.task.evaluation.strip())
        if self.finished is not None:
            key = "show.judged.finished_later" if self.is_finished_later else "show.judged.finished"
            days = {"text": self._finished_words(self.finished), "asked": self.day(self.as_of)}
            told.append(Notice(key, days))
        return *told, self._deadline_told()

    def _finished_words(self, finished: Finished) -> str:
        if finished.first == finished.last:
            return self.day(finished.last)
        return self.task.finished.strip()

    def _deadline_told(self) -> Notice:
        deadline = self.deadline
        if deadline is None:
            return Notice("show.judged.no_deadline")
        if deadline.first is not None and deadline.last_day is not None:
            days = {"first": self.day(deadline.first), "day": self.day(deadline.last_day)}
            return Notice("show.judged.moved", days)
        if deadline.kind == "day" and deadline.last_day is not None:
            return Notice("show.judged.deadline", {"text": self.day(deadline.last_day)})
        return Notice("show.judged.deadline", {"text": f"“{self.task.deadline.strip()}”"})

    def doubts(self, verdict: str) -> tuple[Notice, ...]:
        """Return what a person should look at, whatever the group, but what the verdict tells already."""
        found = []
        if self.is_status_unknown and verdict != "show.judged.status":
            found.append(Notice("show.doubt.status", {"text": self.task.status.strip()}))
        if self.is_finished_untold and verdict != "show.judged.finish_untold":
            found.append(Notice("show.doubt.finished", {"text": self.task.finished.strip()}))
        if self.deadline is not None and self.deadline.kind == "text":
            key = _UNTOLD[self.deadline.doubt]
            found.append(Notice(key, {"text": self.task.deadline.strip()}))
        return (*found, *self._doubts_of_finish())

    def _doubts_of_finish(self) -> list[Notice]:
        assigned = assigned_on(self.task.assignment) if self.finished is not None else None
        if self.finished is None or assigned is None or self.finished.last >= assigned:
            return []
        days = {"day": self.day(self.finished.last), "assigned": self.day(assigned)}
        return [Notice("show.doubt.before_assigned", days)]


_UNTOLD = {
    "impossible": "show.doubt.deadline_impossible",
    "no_year": "show.doubt.deadline_no_year",
    "unclear": "show.doubt.deadline_unclear",
    "first_unknown": "show.doubt.deadline_first",
    "": "show.doubt.deadline_unclear",
}


def assigned_on(assignment: str) -> date | None:
    """Return the day of the document that assigns a task, the earliest of several; None for none.

    Where no document has one it is the earliest day that is told.
    """
    return _assigned_on(assignment) if assignment else None


@lru_cache(maxsize=20_000)
def _assigned_on(assignment: str) -> date | None:
    from vqdesk.text.citations import find_citations  # as in `documents`: not with the window
    from vqdesk.text.dates import find_dates

    cited = [each.date for each in find_citations(assignment) if each.date]
    # `Thông báo ngày 20/4/2026`, or the day alone.
    return min(cited or [each.date for each in find_dates(assignment)], default=None)


def _verdict(facts: _Facts) -> _Verdict:
    if len(facts.done) > 1:
        return _unknown("show.judged.disagree")
    if facts.is_done is not None:
        return _done(facts) if facts.is_done else _open(facts)
    if facts.is_status_unknown:
        return _unknown("show.judged.status", text=facts.task.status.strip())
    if facts.is_finish_open:
        return _unknown("show.judged.finish_open", day=facts.day(facts.as_of))
    return _unknown("show.judged.finish_untold", text=facts.task.finished.strip())


def _done(facts: _Facts) -> _Verdict:
    """Judge what is done: by its date, else by what the status says, else by the day asked about."""
    deadline = facts.deadline
    if _names_no_day(deadline):
        if facts.timing == "late":
            return _Verdict("done_late", Notice("show.judged.said_late"))
        return _Verdict("done_in_time", Notice("show.judged.done_no_day"))
    against = deadline.against if deadline else None
    if deadline is not None and against is not None:
        if facts.finished is not None:
            return _finished(facts, facts.finished, deadline, against)
        if not facts.timing and facts.as_of is not None and facts.as_of <= against:
            if deadline.doubt != "first_unknown":
                return _Verdict(
                    "done_in_time", Notice("show.judged.not_after", {"day": facts.day(facts.as_of)})
                )
            return _unknown("show.judged.first_unknown")
    if facts.timing == "late":
        return _Verdict("done_late", Notice("show.judged.said_late"))
    if facts.timing == "in_time":
        return _Verdict("done_in_time", Notice("show.judged.said_in_time"))
    return _unknown("show.judged.deadline_untold" if against is None else "show.judged.no_date")


def _finished(facts: _Facts, finished: Finished, deadline: Deadline, against: date) -> _Verdict:
    if finished.first > against:
        days = (finished.first - against).days
        return _Verdict("done_late", Notice("show.judged.late", {"days": days}))
    if finished.last > against:
        return _unknown("show.judged.finish_vague")
    if deadline.doubt == "first_unknown":
        return _unknown("show.judged.first_unknown")
    return _Verdict("done_in_time", Notice("show.judged.in_time"))


def _open(facts: _Facts) -> _Verdict:
    """Judge what is not done, paused and awaiting tasks too: by the deadline and the day asked about."""
    deadline = facts.deadline
    if _names_no_day(deadline):
        if facts.timing == "late":
            return _Verdict("open_late", Notice("show.judged.open_said_late"))
        return _Verdict("open_in_time", Notice("show.judged.open_no_day"))
    against = deadline.against if deadline else None
    if deadline is None or against is None:
        if facts.timing == "late":
            return _Verdict("open_late", Notice("show.judged.open_said_late"))
        if facts.timing == "in_time":
            return _Verdict("open_in_time", Notice("show.judged.open_said_in_time"))
        return _unknown("show.judged.deadline_untold")
    if facts.as_of is None:
        return _unknown("show.judged.no_day_asked")
    left = (against - facts.as_of).days
    if left < 0:
        return _Verdict("open_late", Notice("show.judged.open_late", {"days": -left}))
    if deadline.doubt == "first_unknown":
        return _unknown("show.judged.first_unknown")
    key = "show.judged.open_in_time" if left else "show.judged.open_today"
    return _Verdict("open_in_time", Notice(key, {"days": left}))


def _names_no_day(deadline: Deadline | None) -> bool:
    """Tell whether nothing can be late: no deadline, an open one, a recurrence that names no day."""
    if deadline is None:
        return True
    return deadline.against is None and deadline.kind in ("open", "recurring")
