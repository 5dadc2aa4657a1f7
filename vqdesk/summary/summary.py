"""A report summed up: how many tasks stand in each group by unit and by domain, which are late or untold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.summary.copies import quoted_internally
from vqdesk.summary.leads import Leads, key_of_name
from vqdesk.text.figures import join_number
from vqdesk.tracking.groups import DONE_GROUPS, GROUPS, LATE_GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from db.records import Draft, Report, Task, Unit
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.tracking.groups import Judgement, StatusGroup

    Judge = Callable[[Task], Judgement]

_IN_TIME = frozenset(["done_in_time", "open_in_time"])
_LISTED = frozenset([*LATE_GROUPS, "unknown"])


class Rates(NamedTuple):
    """Three shares in percent, half rounded up to one decimal; None where they are shares of nothing.

    `done` and `late` are of all tasks, `in_time` of those that are done.
    """

    done: Decimal | None
    in_time: Decimal | None
    late: Decimal | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many tasks stand in each group; a task whose group cannot be told is `unknown`, and in no other."""

    groups: Mapping[StatusGroup, int]

    @property
    def total(self) -> int:
        """Return how many tasks there are: the groups and the untold add up to it."""
        return sum(self.groups.values())

    @property
    def done(self) -> int:
        """Return how many are done, in time or late."""
        return sum(self.groups[group] for group in DONE_GROUPS)

    @property
    def late(self) -> int:
        """Return how many are late, done or not."""
        return sum(self.groups[group] for group in LATE_GROUPS)

    @property
    def rates(self) -> Rates:
        """Return the three shares."""
        in_time = self.groups["done_in_time"]
        return Rates(share(self.done, self.total), share(in_time, self.done), share(self.late, self.total))


@dataclass(frozen=True, slots=True)
class CountedName:
    """A unit or a domain and its tasks; "" is what names none."""

    name: str
    count: Count


@dataclass(frozen=True, slots=True)
class JudgedTask:
    """A task, the units that lead it, and the group that it stands in with the reason."""

    task: Task
    units: tuple[str, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report summed up as of a day.

    `count` has every task once. In `units` a task of several leads stands under each of them: `shared` tells
    how many these are. `undated` are those that count as in time because nothing tells a deadline. `late` and
    `unknown` are in the annex's order. `copy` tells who may have it; one for others that may not tell how
    each task stands does not have these lists (`lists_tasks`).
    """

    report: Report
    as_of: date
    count: Count
    units: tuple[CountedName, ...]
    domains: tuple[CountedName, ...]
    late: tuple[JudgedTask, ...]
    unknown: tuple[JudgedTask, ...]
    shared: int
    undated: int
    copy: Copy
    lists_tasks: bool = True


def summarise(draft: Draft, as_of: date, judge: Judge, register: Iterable[Unit] = ()) -> ReportSummary:
    """Sum a report up by what `judge` says of each task as of a day.

    It is the own office's, which quotes what is internal, too; `copy_of_summary` has the one for others.
    Names of the register's units are not parted at a comma or "và" of their own, and what one unit is called
    there, in the report's period before another, is one unit. Units stand as they first come, domains as in
    the annex; letters' case and unseen signs make no other unit.
    """
    leads = Leads(register, draft.report.period)
    by_unit, by_domain = _Names(leads.key), _Names(key_of_name)
    whole: Counter[StatusGroup] = Counter()
    late, unknown, shared, undated = list[JudgedTask](), list[JudgedTask](), 0, 0
    for section in draft.sections:
        domain = join_number(section.domain.numeral, section.domain.name)
        if not (domain or section.tasks):
            continue
        of_domain = by_domain.of(domain)
        for task in section.tasks:
            judgement, units = judge(task), leads.of(task.unit)
            group = judgement.group
            for counts in (whole, of_domain, *(by_unit.of(unit) for unit in units or ("",))):
                counts[group] += 1
            shared += len(units) > 1
            undated += judgement.deadline is None and group in _IN_TIME
            if group in _LISTED:
                (unknown if group == "unknown" else late).append(JudgedTask(task, units, judgement))
    return ReportSummary(
        report=draft.report,
        as_of=as_of,
        count=counted_groups(whole),
        units=by_unit.counted(),
        domains=by_domain.counted(),
        late=tuple(late),
        unknown=tuple(unknown),
        shared=shared,
        undated=undated,
        copy="internal" if quoted_internally(draft.report) else "issued",
    )


def share(part: int, whole: int) -> Decimal | None:
    """Return a share in percent with one decimal, a half rounded up: 31 of 40 is 77.5; None of nothing."""
    # Whole numbers round as people do by hand: nothing is lost on the way.
    return None if not whole else Decimal((2000 * part + whole) // (2 * whole)).scaleb(-1)


class _Names:
    """The groups' counts by name; names of one key are one, called as it first stands."""

    def __init__(self, key_of: Callable[[str], str]) -> None:
        self._key_of = key_of
        self._counts: dict[str, tuple[str, Counter[StatusGroup]]] = {}
        self._of_written: dict[str, Counter[StatusGroup]] = {}

    def of(self, name: str) -> Counter[StatusGroup]:
        """Return the counts of a name, to be added to; from then on it stands there."""
        counts = self._of_written.get(name)
        if counts is None:
            _, counts = self._counts.setdefault(self._key_of(name), (name, Counter()))
            self._of_written[name] = counts
        return counts

    def counted(self) -> tuple[CountedName, ...]:
        """Return the names as they came."""
        return tuple(CountedName(name, counted_groups(counts)) for name, counts in self._counts.values())


def counted_groups(counts: Counter[StatusGroup]) -> Count:
    """Return how many stand in each group, with noughts."""
    return Count({group: counts[group] for group in GROUPS})
