"""A report's figures for its leader: means against the last period, deadlines, what is missing or stalled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from vqdesk.merge.matching import match_tasks
from vqdesk.merge.pairing import domain_partners
from vqdesk.merge.standstill import tells_same
from vqdesk.summary.copies import quoted_internally
from vqdesk.summary.leads import Leads, key_of_name
from vqdesk.summary.summary import Count, counted_groups
from vqdesk.text.figures import join_number, parse_percent
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from db.records import Draft, Report, Task, Unit
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.summary.summary import Judge
    from vqdesk.tracking.groups import Judgement

DueKind = Literal["overdue", "soon", "later", "none", "untold"]
DUE_KINDS: tuple[DueKind, ...] = get_args(DueKind)
LackKind = Literal["overdue", "no_state", "no_result", "stalled"]
LACK_KINDS: tuple[LackKind, ...] = get_args(LackKind)
SOON_DAYS = 30
_TENTH = Decimal("0.1")
_FAR = Decimal(10) ** 20
_STATE = frozenset(["evaluation", "status"])


class Mean(NamedTuple):
    """A mean of percentages, a half rounded up to one decimal, and of how many tasks it is one."""

    value: Decimal
    of: int


class MeasuredTask(NamedTuple):
    """What a task says of how far it is: a share, words, or nothing. `assessed` by its status as well."""

    id: str
    percent: Decimal | None
    in_words: bool
    assessed: bool


@dataclass(frozen=True)
class Tally:
    """Some tasks of one period, each once."""

    tasks: tuple[MeasuredTask, ...] = ()

    @property
    def total(self) -> int:
        """Return how many there are."""
        return len(self.tasks)

    @cached_property
    def assessed(self) -> int:
        """Return how many say how far they are."""
        return sum(task.assessed for task in self.tasks)

    @cached_property
    def in_words(self) -> int:
        """Return how many evaluations are words: they are in no mean, and are not nought."""
        return sum(task.in_words for task in self.tasks)

    @cached_property
    def mean(self) -> Mean | None:
        """Return the mean of the percentages; None where there is none."""
        found = [task.percent for task in self.tasks if task.percent is not None]
        if not found:
            return None
        value = sum(found, Decimal(0)) / len(found)
        # A number of forty digits is let through as an evaluation and has no tenths left to round to.
        return Mean(value if abs(value) >= _FAR else value.quantize(_TENTH, ROUND_HALF_UP), len(found))


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """A domain or a unit in this period, and in the one before: None where there is none of it.

    `name` is "" for what names none. `gathers` others of which there were too many, 0 for a line of its own.
    `record` is the id of a domain, "" elsewhere.
    """

    name: str
    now: Tally
    then: Tally | None = None
    gathers: int = 0
    record: str = ""


class NamedTask(NamedTuple):
    """A task as a list names it."""

    id: str
    number: str
    content: str


@dataclass(frozen=True, slots=True)
class LackList:
    """The tasks that lack something, in the annex's order; without names (`tasks` empty) where closed."""

    kind: LackKind
    count: int
    tasks: tuple[NamedTask, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A report's figures for its leader as of a day.

    `former` is the report before, None where there is none: then no line has figures of it, and nothing is
    told of what stalled. `due` counts the tasks that are not done, as far as can be told, by their deadlines
    of now; `moved` of them had another one first, by which `groups` counts. `asks_state` tells whether the
    annex says of its tasks how far they are. A task of several leads is in each one's line (`shared`).
    """

    report: Report
    as_of: date
    former: Report | None
    whole: OverviewLine
    domains: tuple[OverviewLine, ...]
    units: tuple[OverviewLine, ...]
    groups: Count
    due: Mapping[DueKind, int]
    moved: int
    shared: int
    lacks: tuple[LackList, ...]
    asks_state: bool
    copy: Copy


def take_overview(
    draft: Draft, former: Draft | None, as_of: date, judge: Judge, register: Iterable[Unit] = ()
) -> Overview:
    """Take a report's figures by what `judge` says of each task as of a day, beside those of the one before.

    It is the own office's, which quotes what is internal, too; `copy_of_overview` has the one for others.
    """
    judged = [(task, judge(task)) for task in draft.tasks]
    register = list(register)
    units, shared = _unit_lines(draft, former, register)
    fields = {column.field for column in draft.report.columns}
    due, moved = _due(judged, as_of)
    return Overview(
        report=draft.report,
        as_of=as_of,
        former=former.report if former else None,
        whole=OverviewLine("", _tally(draft.tasks), _tally(former.tasks) if former else None),
        domains=_domain_lines(draft, former),
        units=units,
        groups=counted_groups(Counter(judgement.group for _, judgement in judged)),
        due=due,
        moved=moved,
        shared=shared,
        lacks=tuple(_lacks(draft, former, judged, as_of, fields)),
        asks_state=not _STATE.isdisjoint(fields),
        copy="internal" if quoted_internally(draft.report) else "issued",
    )


def copy_of_overview(overview: Overview, copy: Copy) -> Overview:
    """Return an own office's overview as one of the copies: the issued one names nothing internal."""
    closed = quoted_internally(overview.report)
    if copy != "issued" or not closed:
        return replace(overview, copy=copy)
    # Whoever reads which tasks lack something reads what is internal of them.
    unnamed = bool(closed - {"unit"})
    lacks = (replace(each, tasks=()) if unnamed else each for each in overview.lacks)
    units = () if "unit" in closed else overview.units
    shared = 0 if "unit" in closed else overview.shared
    return replace(overview, copy=copy, units=units, shared=shared, lacks=tuple(lacks))


def gathered(lines: Sequence[OverviewLine], most: int) -> tuple[OverviewLine, ...]:
    """Return at most so many lines: the fewest tasks are gathered in a last one, each task counted once.

    Those that stay keep their order.
    """
    stay, others = stay_and_others(lines, most)
    if not others:
        return tuple(stay)
    then = [line.then for line in others if line.then is not None]
    rest = OverviewLine("", _union(line.now for line in others), _union(then) if then else None, len(others))
    return (*stay, rest)


def stay_and_others(
    lines: Sequence[OverviewLine], most: int
) -> tuple[Sequence[OverviewLine], Sequence[OverviewLine]]:
    """Return the lines that stay, and those of the fewest tasks which `gathered` makes one line of."""
    if len(lines) <= most:
        return lines, ()
    places = sorted(range(len(lines)), key=lambda at: -lines[at].now.total)
    stay, others = sorted(places[: max(most - 1, 0)]), sorted(places[max(most - 1, 0) :])
    return [lines[at] for at in stay], [lines[at] for at in others]


def _union(tallies: Iterable[Tally]) -> Tally:
    found = {task.id: task for task in chain.from_iterable(tally.tasks for tally in tallies)}
    return Tally(tuple(found.values()))


# Lines


def _measured(task: Task) -> MeasuredTask:
    percent = parse_percent(task.evaluation)
    says = bool(same_words(task.evaluation))
    return MeasuredTask(task.id, percent, says and percent is None, says or bool(same_words(task.status)))


def _tally(tasks: Iterable[Task]) -> Tally:
    return Tally(tuple(map(_measured, tasks)))


def _domain_lines(draft: Draft, former: Draft | None) -> tuple[OverviewLine, ...]:
    """Return a line a domain, those of one name in one; a domain of before is found as in a comparison."""
    partners = domain_partners(draft, former) if former else {}
    before = {section.domain.id: section.tasks for section in former.sections} if former else {}
    names: dict[str, tuple[str, str]] = {}
    now: dict[str, list[Task]] = {}
    then: dict[str, list[Task]] = {}
    for section in draft.sections:
        name = join_number(section.domain.numeral, section.domain.name)
        if not (name or section.tasks):
            continue
        key = key_of_name(name)
        names.setdefault(key, (name, section.domain.id))
        now.setdefault(key, []).extend(section.tasks)
        if (partner := partners.get(section.domain.id)) is not None:
            then.setdefault(key, []).extend(before[partner])
    return tuple(
        OverviewLine(name, _tally(now[key]), _tally(then[key]) if key in then else None, record=record)
        for key, (name, record) in names.items()
    )


def _unit_lines(
    draft: Draft, former: Draft | None, register: Iterable[Unit]
) -> tuple[tuple[OverviewLine, ...], int]:
    """Return a line a lead unit, that of most tasks first, and how many tasks have several."""
    leads = Leads(register, draft.report.period)
    names, now = _by_lead(draft.tasks, leads)
    then = _by_lead(former.tasks, leads)[1] if former else {}
    lines = [
        OverviewLine(name, _tally(now[key]), _tally(then[key]) if key in then else None)
        for key, name in names.items()
    ]
    shared = sum(len(leads.of(task.unit)) > 1 for task in draft.tasks)
    return tuple(sorted(lines, key=lambda line: -line.now.total)), shared


def _by_lead(tasks: Iterable[Task], leads: Leads) -> tuple[dict[str, str], dict[str, list[Task]]]:
    names: dict[str, str] = {}
    found: dict[str, list[Task]] = {}
    for task in tasks:
        for unit in leads.of(task.unit) or ("",):
            key = leads.key(unit)
            names.setdefault(key, unit)
            found.setdefault(key, []).append(task)
    return names, found


# Deadlines, and what is lacking


def _due(judged: Iterable[tuple[Task, Judgement]], as_of: date) -> tuple[dict[DueKind, int], int]:
    open_ = [judgement for _, judgement in judged if not judgement.done]
    counted = Counter(_due_kind(judgement, as_of) for judgement in open_)
    moved = sum(each.deadline is not None and each.deadline.first is not None for each in open_)
    return {kind: counted[kind] for kind in DUE_KINDS}, moved


def _due_kind(judgement: Judgement, as_of: date) -> DueKind:
    deadline = judgement.deadline
    day = deadline.last_day if deadline else None
    if day is None:
        return "untold" if deadline is not None and deadline.kind == "text" else "none"
    if day < as_of:
        return "overdue"
    return "soon" if (day - as_of).days <= SOON_DAYS else "later"


def _lacks(
    draft: Draft,
    former: Draft | None,
    judged: Sequence[tuple[Task, Judgement]],
    as_of: date,
    fields: Collection[str],
) -> Iterable[LackList]:
    """Yield a list for each kind that the annex's columns and the report before allow to tell."""
    overdue = [task for task, each in judged if not each.done and _due_kind(each, as_of) == "overdue"]
    yield _lack("overdue", overdue)
    tasks = draft.tasks
    if not _STATE.isdisjoint(fields):
        yield _lack("no_state", [task for task in tasks if not _measured(task).assessed])
    if "result" in fields:
        yield _lack("no_result", [task for task in tasks if not same_words(task.result)])
    if former is not None:
        done = {task.id for task, judgement in judged if judgement.done}
        yield _lack("stalled", [task for task in _unchanged(draft, former) if task.id not in done])


def _unchanged(draft: Draft, former: Draft) -> Iterable[Task]:
    for pair in match_tasks(draft, former).pairs:
        if pair.old is not None and tells_same(pair.old, pair.new):
            yield pair.new


def _lack(kind: LackKind, tasks: Sequence[Task]) -> LackList:
    named = tuple(NamedTask(task.id, task.number, task.content) for task in tasks)
    return LackList(kind, len(named), named)
