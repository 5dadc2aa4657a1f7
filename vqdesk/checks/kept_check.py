"""The check of a report that is being edited: kept by task, so that only what changed is looked at again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.records import EXTRA, TASK_FIELDS
from vqdesk.checks.acceptances import mark_accepted
from vqdesk.checks.arithmetic.figures_shown import computation
from vqdesk.checks.catalogue import RULES
from vqdesk.checks.checker import Coverage, can_be_read, check_report, check_task, coverage_of
from vqdesk.checks.frame.finding import Stretch
from vqdesk.checks.frame.rule import ReportRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.records import Acceptance
    from vqdesk.checks.claims.stated import Judged
    from vqdesk.checks.failures import FailedRule
    from vqdesk.checks.frame.finding import Finding
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A number that was computed again and is right; `computation` tells how, `lit` are its parts."""

    stretch: Stretch
    computation: str
    lit: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class CheckedTask:
    """What was found in one task, and the `texts` by field in which it was; offsets are those of these.

    `failures` are the rules that could not look at it.
    """

    task: str
    texts: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    held: tuple[HeldPlace, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    failures: tuple[FailedRule, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return what nobody accepted."""
        return tuple(each for each in self.findings if each.accepted is None)


class KeptCheck:
    """Hold the tasks of a report, in the annex's order, with what was found in each.

    `look_at` looks at one task alone; what compares tasks with each other is looked at by `look_at_whole`.
    A rule that raises is left out where it does; `failures` are those that compare tasks.
    """

    def __init__(
        self,
        subjects: Sequence[Subject],
        acceptances: Iterable[Acceptance] = (),
        rules: Sequence[AnyRule] = RULES,
    ) -> None:
        self._subjects = {subject.task: subject for subject in subjects}
        self._rules = tuple(rules)
        self._order = {rule.id: place for place, rule in enumerate(self._rules)}
        self._alone: dict[str, list[Finding]] = {}
        self._compared: dict[str, list[Finding]] = {}
        self._held: dict[str, tuple[HeldPlace, ...]] = {}
        self._coverage: dict[str, Coverage] = {}
        self._accepted: defaultdict[str, list[Acceptance]] = defaultdict(list)
        self._take(acceptances)
        self._failed: dict[str, list[FailedRule]] = {}
        self.failures: list[FailedRule] = []

    @property
    def tasks(self) -> list[str]:
        """Return the ids of all tasks."""
        return list(self._subjects)

    def put(self, task: str, texts: Mapping[str, str]) -> bool:
        """Take texts of a task by field as they are now; tell whether any is another than before."""
        subject = self._subjects.get(task)
        if subject is None:
            return False
        known = {name: text for name, text in texts.items() if name in TASK_FIELDS or name.startswith(EXTRA)}
        now = {name: text for name, text in {**subject.texts, **known}.items() if text}
        if now == subject.texts:
            return False
        self._subjects[task] = replace(subject, number=now.get("number", ""), texts=now)
        return True

    def look_at(self, task: str) -> CheckedTask:
        """Return what is found in a task, as it is now."""
        subject = self._subjects[task]
        failed: list[FailedRule] = []
        self._failed[task] = failed
        self._alone[task] = check_task(subject, self._rules, failed)
        self._coverage[task] = coverage_of([subject], failed)
        claims = subject.claims if can_be_read(subject) else ()
        self._held[task] = tuple(_held(subject, each) for each in claims if each.verdict == "hold")
        subject.forget()
        return self._checked(task)

    def look_at_whole(self) -> list[CheckedTask]:
        """Compare the tasks with each other; return those in which that finds another thing than before."""
        rules = [rule for rule in self._rules if isinstance(rule, ReportRule)]
        before, self._compared = self._compared, defaultdict(list)
        self.failures = []
        for finding in check_report(list(self._subjects.values()), rules, self.failures):
            self._compared[finding.task].append(finding)
        touched = {*before, *self._compared}
        return [
            self._checked(task)
            for task in self._subjects
            if task in touched and before.get(task) != self._compared.get(task) and task in self._alone
        ]

    def accept(self, acceptances: Iterable[Acceptance]) -> list[CheckedTask]:
        """Take what is accepted now; return the tasks in which that is another thing than before."""
        before = {each for of_task in self._accepted.values() for each in of_task}
        touched = {each.place.task_id for each in before ^ self._take(acceptances)}
        return [self._checked(task) for task in self._subjects if task in touched and task in self._alone]

    def _take(self, acceptances: Iterable[Acceptance]) -> set[Acceptance]:
        taken = list(acceptances)
        self._accepted.clear()
        for each in taken:
            self._accepted[each.place.task_id].append(each)
        return set(taken)

    def _checked(self, task: str) -> CheckedTask:
        subject = self._subjects[task]
        found = [*self._alone.get(task, ()), *self._compared.get(task, ())]
        found.sort(key=lambda each: (each.remark.stretch, self._order[each.rule]))
        marked = mark_accepted(found, [subject], self._accepted.get(task, ()))
        return CheckedTask(
            task,
            subject.texts,
            tuple(marked),
            self._held.get(task, ()),
            self._coverage.get(task, Coverage()),
            tuple(self._failed.get(task, ())),
        )


def _held(subject: Subject, judged: Judged) -> HeldPlace:
    claim = judged.claim
    view = subject.passages[claim.stated.field].view
    stretches = [
        Stretch(each.field, view.start(each.start), view.end(each.stop if each.is_percent else each.end))
        for each in (claim.stated, *claim.parts)
        if each.field == claim.stated.field
    ]
    shown = computation(judged) if claim.formula != "listed" else ""
    return HeldPlace(stretches[0], shown, tuple(stretches[1:]))
