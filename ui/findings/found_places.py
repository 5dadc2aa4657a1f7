"""The findings of the open report in the order in which a person reads them, kept by task."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.frame.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vqdesk.checks.frame.finding import Finding
    from vqdesk.checks.kept_check import CheckedTask

ACCEPTED = "accepted"
FOUND_KINDS = (*SEVERITIES, ACCEPTED)
"""What is open by severity, the gravest first, and what somebody accepted."""


class FoundPlace(NamedTuple):
    """A finding with its task, where its field stands in the annex, and which of `FOUND_KINDS` it is of."""

    column: int
    start: int
    task: str
    finding: Finding
    kind: str


class TaskPlaces(NamedTuple):
    """What was found in one task by columns and places in the text, and the same by `FOUND_KINDS`."""

    places: tuple[FoundPlace, ...] = ()
    by_kind: tuple[tuple[FoundPlace, ...], ...] = ((),) * len(FOUND_KINDS)
    counts: tuple[int, ...] = (0,) * len(FOUND_KINDS)
    rules: frozenset[str] = frozenset()

    @property
    def open(self) -> list[FoundPlace]:
        """Return what nobody accepted."""
        return [each for each in self.places if each.kind != ACCEPTED]


_NONE = TaskPlaces()


def places_in_order(checked: CheckedTask, columns: Mapping[str, int]) -> TaskPlaces:
    """Return what was found in a task; `columns` tells at which place of the annex each field stands."""
    if not checked.findings:
        return _NONE
    places = []
    for finding in checked.findings:
        field, start, _ = finding.remark.stretch
        kind = finding.severity if finding.accepted is None else ACCEPTED
        places.append(FoundPlace(columns.get(field, len(columns)), start, checked.task, finding, kind))
    places.sort(key=lambda each: each[:2])
    by_kind = tuple(tuple(each for each in places if each.kind == kind) for kind in FOUND_KINDS)
    rules = frozenset(each.finding.rule for each in places)
    return TaskPlaces(tuple(places), by_kind, tuple(map(len, by_kind)), rules)


class FoundPlaces:
    """Hold what was found in each task.

    A report has ten thousand tasks and some times more findings: what is asked here goes through the tasks
    at most. Their order is that of whoever asks.
    """

    def __init__(self) -> None:
        self._by_task: dict[str, TaskPlaces] = {}

    def put(self, task: str, found: TaskPlaces) -> None:
        """Hold what is found in a task now."""
        if found.places:
            self._by_task[task] = found
        else:
            self._by_task.pop(task, None)

    def clear(self) -> None:
        """Hold nothing."""
        self._by_task = {}

    def of(self, task: str) -> TaskPlaces:
        """Return what was found in a task."""
        return self._by_task.get(task, _NONE)

    def by_kind(self, tasks: Iterable[str]) -> dict[str, list[FoundPlace]]:
        """Return what was found in these tasks, in their order, by `FOUND_KINDS`."""
        by_task = [found.by_kind for task in tasks if (found := self._by_task.get(task)) is not None]
        lists = (list(chain.from_iterable(each)) for each in zip(_NONE.by_kind, *by_task, strict=True))
        return dict(zip(FOUND_KINDS, lists, strict=True))

    def rules(self) -> set[str]:
        """Return the ids of the rules that found something."""
        return set().union(*(found.rules for found in self._by_task.values()))

    def questioned(self) -> dict[str, tuple[int, int]]:
        """Return how many open places of each task are wrong and how many doubtful, where there are some."""
        counts = {task: found.counts[:2] for task, found in self._by_task.items()}
        return {task: (wrong, doubtful) for task, (wrong, doubtful) in counts.items() if wrong or doubtful}

    def counts(self, tasks: Iterable[str]) -> dict[str, int]:
        """Return how many of each of `FOUND_KINDS` were found in these tasks."""
        each = [found.counts for task in tasks if (found := self._by_task.get(task)) is not None]
        return dict(zip(FOUND_KINDS, map(sum, zip(_NONE.counts, *each, strict=True)), strict=True))

    def first(self, tasks: Iterable[str], most: int) -> dict[str, list[FoundPlace]]:
        """Return the first places of each of `FOUND_KINDS` that was found in these tasks, `most` of each."""
        first: defaultdict[str, list[FoundPlace]] = defaultdict(list)
        missing = set(FOUND_KINDS)
        for task in tasks:
            found = self._by_task.get(task)
            if found is None or not any(
                count and kind in missing for kind, count in zip(FOUND_KINDS, found.counts, strict=True)
            ):
                continue
            for place in found.places:
                first[place.kind].append(place)
            missing -= {kind for kind, places in first.items() if len(places) >= most}
            if not missing:
                break
        return {kind: places[:most] for kind, places in first.items()}

    def rank(self, tasks: Sequence[str], task: str, finding: Finding) -> tuple[int, int]:
        """Return which of the open places of these tasks a finding is, 0 where it is none, and how many."""
        counts = [sum(found.counts[:-1]) if (found := self._by_task.get(each)) else 0 for each in tasks]
        here = [each.finding for each in self.of(task).open]
        at = sum(counts[: tasks.index(task)]) + here.index(finding) + 1 if finding in here else 0
        return at, sum(counts)

    def beside(
        self, tasks: Sequence[str], at: int, before: int, after: int, *, backward: bool
    ) -> FoundPlace | None:
        """Return the next open place, or that before; from the last one on to the first, None without any.

        It is looked for from the task at a place on, of whose open places `before` lie before, and all but
        `after` behind.
        """
        here = self.of(tasks[at]).open
        rest = here[:before][::-1] if backward else here[after:]
        if rest:
            return rest[0]
        step = -1 if backward else 1
        for more in range(1, len(tasks) + 1):
            found = self._by_task.get(tasks[(at + step * more) % len(tasks)])
            if found is not None and any(found.counts[:-1]):
                return found.open[-1 if backward else 0]
        return None
