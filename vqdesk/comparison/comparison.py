"""Two periods' reports side by side: what is new, gone, risen, fallen, and which words changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from db.records import EXTRA
from db.text.folding import fold_name
from vqdesk.annex.layout.copies import internal_columns, issued_task
from vqdesk.merge.matching import match_tasks
from vqdesk.merge.pairing import domain_partners
from vqdesk.merge.standstill import tells_same
from vqdesk.periods.period import period_name
from vqdesk.periods.renaming import rename_period
from vqdesk.text.figures import join_number, mean_of, parse_percent
from vqdesk.text.seen import same_words
from vqdesk.text.word_diff import DiffPiece, diff_words
from vqdesk.tracking.groups import day_asked, judge
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from db.records import Column, Domain, Draft, Period, Report, Section, Task
    from vqdesk.merge.matching import Pair
    from vqdesk.tracking.deadlines import Deadline
    from vqdesk.tracking.groups import StatusGroup
    from vqdesk.tracking.status_words import StatusWords

Status = Literal["new", "gone", "unchanged", "fallen", "risen", "changed"]
STATUSES: tuple[Status, ...] = get_args(Status)

TRACKING = ("deadline", "status", "finished")
"""The texts that tell in which group a task counts, beside its evaluation."""

_GROUPING = frozenset((*TRACKING, "evaluation"))
_STATES = ("status", "finished")


@dataclass(frozen=True, slots=True)
class ComparedTask:
    """One task then and now; one of the two is None where the task is new or gone.

    `result` and `documents` tell the words that changed (see `word_diff.diff_words`). `difference` is now
    less then, in points of percent, where both evaluations are percentages. `how` and `score` tell how
    the two were found to be one task (see `matching.Pair`), "" and 0 where there is only one.
    `deadline_moved` tells that another day is set, in other words. The groups are as of each period's last
    day, None where there is only one task, or where neither report has deadlines, statuses or finished days.
    """

    status: Status
    domain: Domain
    then: Task | None
    now: Task | None
    percent_then: Decimal | None
    percent_now: Decimal | None
    result: tuple[DiffPiece, ...]
    documents: tuple[DiffPiece, ...]
    how: str = ""
    score: int = 0
    deadline_moved: bool = False
    group_then: StatusGroup | None = None
    group_now: StatusGroup | None = None

    @property
    def deadline_then(self) -> str:
        """Return the deadline as it was written then."""
        return self.then.deadline if self.then else ""

    @property
    def deadline_now(self) -> str:
        """Return the deadline as it is written now."""
        return self.now.deadline if self.now else ""

    @property
    def other_states(self) -> list[tuple[str, str, str]]:
        """Return which of status and finished day is another one: its key, as it was, as it is."""
        if self.then is None or self.now is None:
            return []
        pairs = [(field, getattr(self.then, field), getattr(self.now, field)) for field in _STATES]
        return [(field, then, now) for field, then, now in pairs if same_words(then) != same_words(now)]

    @property
    def is_regrouped(self) -> bool:
        """Tell whether the task counts in another group than it did."""
        return self.group_then != self.group_now and None not in (self.group_then, self.group_now)

    @property
    def task(self) -> Task:
        """Return the task as it is now, or as it was last where it has gone."""
        found = self.now or self.then
        assert found is not None
        return found

    @property
    def difference(self) -> Decimal | None:
        """Return by how many points of percent the evaluation rose."""
        if self.percent_then is None or self.percent_now is None:
            return None
        return self.percent_now - self.percent_then

    @property
    def evaluation_then(self) -> str:
        """Return the evaluation as it was written then."""
        return self.then.evaluation if self.then else ""

    @property
    def evaluation_now(self) -> str:
        """Return the evaluation as it is written now."""
        return self.now.evaluation if self.now else ""


@dataclass(frozen=True, slots=True)
class Summary:
    """How a group of tasks fared: how many of each status, and the mean percentages.

    Means are rounded to hundredths, None where no task of the group had a percentage; `had_then` and
    `have_now` tell of how many tasks each mean is made.
    """

    name: str
    counts: Mapping[Status, int]
    mean_then: Decimal | None
    mean_now: Decimal | None
    had_then: int
    have_now: int

    @property
    def tasks(self) -> int:
        """Return how many tasks the group has, those that have gone included."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports compared: the tasks in the later one's order, the gone ones after their domain's."""

    then: Report
    now: Report
    tasks: tuple[ComparedTask, ...]
    domains: tuple[Summary, ...]
    units: tuple[Summary, ...]
    total: Summary
    new_columns: tuple[Column, ...] = ()
    gone_columns: tuple[Column, ...] = ()


def compare_reports(then: Draft, now: Draft, words: StatusWords = DEFAULT) -> Comparison:
    """Compare an earlier report with a later one, task by task.

    Tasks of the same id are one task, then those that `matching.match_tasks` finds. A task is unchanged
    where narrative, evaluation, status and finished day say the same in the same words; else its percentage
    tells whether it has risen or fallen, and it is changed where no percentage does. `words` are the office's
    words for a status. Columns are new and gone by what they hold, further ones by their headings.
    """
    found = match_tasks(now, then)
    domains = {section.domain.id: section.domain for section in now.sections}
    groups = _Groups(then, now, words)
    pairs = [groups.told(_compare_pair(pair, domains[pair.new.domain_id])) for pair in found.pairs]
    tasks = tuple(_order(now.sections, pairs, _group_gone(found.gone, now, then)))
    return _summed_up(then.report, now.report, tasks)


def issued_comparison(comparison: Comparison) -> Comparison:
    """Return a comparison as others may have it: nothing of a column that is internal in either report.

    What is derived of such a column's texts goes with them, and where they tell of the groups none is told.
    """
    reports = (comparison.then, comparison.now)
    closed = {column.field for report in reports for column in internal_columns(report.columns)}
    if not closed:
        return comparison
    then, now = (
        replace(report, columns=tuple(each for each in report.columns if each.field not in closed))
        for report in reports
    )
    tasks = tuple(_issued_task(task, closed, then, now) for task in comparison.tasks)
    return replace(
        _summed_up(then, now, tasks),
        new_columns=tuple(each for each in comparison.new_columns if each.field not in closed),
        gone_columns=tuple(each for each in comparison.gone_columns if each.field not in closed),
    )


def _issued_task(task: ComparedTask, closed: Iterable[str], then: Report, now: Report) -> ComparedTask:
    old = task.then and issued_task(task.then, then.columns)
    new = task.now and issued_task(task.now, now.columns)
    status = _status(old, new) if old and new else task.status
    issued = _task(status, task.domain, old, new, task.how, task.score)
    if _GROUPING.isdisjoint(closed):
        return replace(
            issued, deadline_moved=task.deadline_moved, group_then=task.group_then, group_now=task.group_now
        )
    return issued


def _summed_up(then: Report, now: Report, tasks: tuple[ComparedTask, ...]) -> Comparison:
    return Comparison(
        then=then,
        now=now,
        tasks=tasks,
        domains=_summaries(tasks, lambda task: domain_title(task.domain)),
        units=_summaries(tasks, lambda task: " ".join(task.task.unit.split())),
        total=_summary("", tasks),
        new_columns=_without(now, then),
        gone_columns=_without(then, now),
    )


class _Groups:
    """In which groups the tasks of two reports count, where these tell of deadlines at all."""

    def __init__(self, then: Draft, now: Draft, words: StatusWords) -> None:
        self._then, self._now, self._words = then.report.period, now.report.period, words
        self._tells = any(map(_tells_of_deadlines, (then, now)))

    def told(self, task: ComparedTask) -> ComparedTask:
        """Return a compared task with its groups and whether its deadline was moved."""
        if task.then is None or task.now is None or not self._tells:
            return task
        judged = [
            judge(each, period, day_asked(period), self._words)
            for each, period in ((task.then, self._then), (task.now, self._now))
        ]
        other_words = _words(task.then.deadline) != _words(task.now.deadline)
        moved = other_words and _are_other_days(judged[0].deadline, judged[1].deadline)
        return replace(task, deadline_moved=moved, group_then=judged[0].group, group_now=judged[1].group)


def _words(text: str) -> str:
    return same_words(text).casefold()


def _tells_of_deadlines(draft: Draft) -> bool:
    return any(draft.report.column(field) for field in TRACKING) or any(
        getattr(task, field) for task in draft.tasks for field in TRACKING
    )


def _are_other_days(then: Deadline | None, now: Deadline | None) -> bool:
    """Tell whether two deadlines are not one; those that name no day are compared by their words alone."""
    if then is None or now is None or then.last_day is None or now.last_day is None:
        return True
    return then.last_day != now.last_day


def _without(report: Report, other: Report) -> tuple[Column, ...]:
    """Return the columns that another report has not; a period in a heading is as there."""

    def named(column: Column, period: Period) -> str:
        return (
            column.key
            if column.key != "extra"
            else EXTRA + fold_name(rename_period(column.heading, period, other.period))
        )

    there = {named(column, other.period) for column in other.columns}
    return tuple(column for column in report.columns if named(column, report.period) not in there)


def domain_title(domain: Domain) -> str:
    """Return a domain as one line: `I. Lĩnh vực kinh tế`."""
    return join_number(domain.numeral, domain.name)


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON holds it, without what is internal.

    `schema` is "vqdesk.comparison/1". `then` and `now` name the reports (`id`, `organisation`,
    `period`, the period's name). Each of `tasks` has `id`, `status`, `domain`, `number`, `unit`,
    `content`, `how`, `score`; `evaluation` and `parse_percent`, each with `then` and `now` (null where the
    task was not there or the text is no percentage), `difference`; `result` and `documents`, lists of
    [kind, text]. `domains`, `units` and `total` have `name`, `tasks`, a count by status, and
    `mean`, `with_percent`, each with `then` and `now`. Numbers with decimals are texts: "88.0". A task whose
    deadline was moved has `deadline`, one that counts in another group `group`, each with `then` and `now`;
    `columns` names those that are `new` and `gone`.
    """

    def named(report: Report) -> dict[str, str]:
        period = period_name(report.period)
        return {"id": report.id, "organisation": report.organisation, "period": period}

    comparison = issued_comparison(comparison)
    return {
        "schema": "vqdesk.comparison/1",
        "then": named(comparison.then),
        "now": named(comparison.now),
        "tasks": [_task_data(task) for task in comparison.tasks],
        "domains": [_summary_data(summary) for summary in comparison.domains],
        "units": [_summary_data(summary) for summary in comparison.units],
        "total": _summary_data(comparison.total),
        "columns": {
            "new": [column.heading for column in comparison.new_columns],
            "gone": [column.heading for column in comparison.gone_columns],
        },
    }


def _compare_pair(pair: Pair, domain: Domain) -> ComparedTask:
    new, old = pair.new, pair.old
    if old is None:
        return _task("new", domain, None, new)
    return _task(_status(old, new), domain, old, new, pair.how, pair.score)


def _task(
    status: Status, domain: Domain, old: Task | None, new: Task | None, how: str = "", score: int = 0
) -> ComparedTask:
    def texts(field: str) -> tuple[str, str]:
        return (getattr(old, field) if old else "", getattr(new, field) if new else "")

    return ComparedTask(
        status,
        domain,
        old,
        new,
        parse_percent(old.evaluation) if old else None,
        parse_percent(new.evaluation) if new else None,
        diff_words(*texts("result")),
        diff_words(*texts("documents")),
        how,
        score,
    )


def _status(old: Task, new: Task) -> Status:
    before, after = parse_percent(old.evaluation), parse_percent(new.evaluation)
    if before is not None and after is not None and before != after:
        return "risen" if after > before else "fallen"
    return "unchanged" if tells_same(old, new) else "changed"


def _group_gone(gone: Iterable[Task], now: Draft, then: Draft) -> dict[str, list[ComparedTask]]:
    """Return the tasks that have gone by the id of their domain: the later report's, if it has it."""
    domains = {section.domain.id: section.domain for section in then.sections}
    partners = domain_partners(now, then)
    for section in now.sections:
        if old := partners.get(section.domain.id):
            domains[old] = section.domain
    found: dict[str, list[ComparedTask]] = {}
    for task in gone:
        domain = domains[task.domain_id]
        found.setdefault(domain.id, []).append(_task("gone", domain, task, None))
    return found


def _order(
    sections: Iterable[Section], pairs: Iterable[ComparedTask], gone: dict[str, list[ComparedTask]]
) -> Iterator[ComparedTask]:
    by_domain: dict[str, list[ComparedTask]] = {}
    for task in pairs:
        by_domain.setdefault(task.domain.id, []).append(task)
    for section in sections:
        yield from by_domain.get(section.domain.id, ())
        yield from gone.pop(section.domain.id, ())
    for tasks in gone.values():
        yield from tasks


def _summaries(tasks: Iterable[ComparedTask], name_of: Callable[[ComparedTask], str]) -> tuple[Summary, ...]:
    """Return a summary for each name, as they first stand; case and unseen signs do not part."""
    groups: dict[str, list[ComparedTask]] = {}
    names: dict[str, str] = {}
    for task in tasks:
        name = name_of(task)
        key = same_words(name).casefold()
        names.setdefault(key, name)
        groups.setdefault(key, []).append(task)
    return tuple(_summary(names[key], group) for key, group in groups.items())


def _summary(name: str, tasks: Sequence[ComparedTask]) -> Summary:
    counted = Counter(task.status for task in tasks)
    then = [task.percent_then for task in tasks if task.percent_then is not None]
    now = [task.percent_now for task in tasks if task.percent_now is not None]
    counts = {status: counted[status] for status in STATUSES}
    return Summary(name, counts, mean_of(then), mean_of(now), len(then), len(now))


def _task_data(task: ComparedTask) -> dict[str, Any]:
    shown = task.task
    return {
        "id": shown.id,
        "status": task.status,
        "domain": domain_title(task.domain),
        "number": shown.number,
        "unit": shown.unit,
        "content": shown.content,
        "how": task.how,
        "score": task.score,
        "evaluation": {
            "then": task.then.evaluation if task.then else None,
            "now": task.now.evaluation if task.now else None,
        },
        "percent": {"then": _number(task.percent_then), "now": _number(task.percent_now)},
        "difference": _number(task.difference),
        "result": [list(piece) for piece in task.result],
        "documents": [list(piece) for piece in task.documents],
        **_tracking_data(task),
    }


def _tracking_data(task: ComparedTask) -> dict[str, Any]:
    """Return a deadline that was moved and a group that changed, nothing where neither is."""
    data: dict[str, Any] = {}
    if task.deadline_moved:
        data["deadline"] = {"then": task.deadline_then, "now": task.deadline_now}
    if task.is_regrouped:
        data["group"] = {"then": task.group_then, "now": task.group_now}
    return data


def _summary_data(summary: Summary) -> dict[str, Any]:
    return {
        "name": summary.name,
        "tasks": summary.tasks,
        **{str(status): count for status, count in summary.counts.items()},
        "mean": {"then": _number(summary.mean_then), "now": _number(summary.mean_now)},
        "with_percent": {"then": summary.had_then, "now": summary.have_now},
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
