"""A report's tasks put before the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vqdesk.checks.catalogue import RULES
from vqdesk.checks.frame.finding import Finding, Remark
from vqdesk.checks.frame.rule import AnyRule, TaskRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject


def check_report(subjects: Sequence[Subject], rules: Iterable[AnyRule] = RULES) -> list[Finding]:
    """Return what the rules find in the tasks of a report, in the order of the tasks and of their texts."""
    rules = tuple(rules)
    places = {id(subject): place for place, subject in enumerate(subjects)}
    order = {rule.id: place for place, rule in enumerate(rules)}
    found = [
        (places[id(subject)], _finding(rule, subject, remark))
        for rule, subject, remark in _remarks(rules, subjects)
    ]
    found.sort(key=lambda each: (each[0], each[1].remark.stretch, order[each[1].rule]))
    return _without_doubles([finding for _, finding in found])


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """Leave out what a rule says twice of overlapping places of one text."""
    kept: list[Finding] = []
    ends: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        field, start, end = finding.remark.stretch
        key = (finding.rule, finding.task, field)
        if start < ends.get(key, -1) or (start == end == ends.get(key)):
            continue
        ends[key] = end
        kept.append(finding)
    return kept


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many claims were looked at: those that hold, hold but cut off, are wrong, and cannot be told."""

    hold: int = 0
    cut_off: int = 0
    wrong: int = 0
    unread: int = 0

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return self.hold + self.cut_off + self.wrong + self.unread


def coverage_of(subjects: Iterable[Subject]) -> Coverage:
    """Count the claims of tasks by their verdict; a number that is too long to be read is unread."""
    verdicts: Counter[str] = Counter()
    for subject in subjects:
        verdicts.update(judged.verdict for judged in subject.claims)
        verdicts["unread"] += sum(len(passage.unread) for passage in subject.passages.values())
    return Coverage(**verdicts)


def check_task(subject: Subject, rules: Iterable[AnyRule] = RULES) -> list[Finding]:
    """Return what the rules that need one task alone find in it, in the order of its texts."""
    return check_report([subject], [rule for rule in rules if isinstance(rule, TaskRule)])


def _remarks(
    rules: Sequence[AnyRule], subjects: Sequence[Subject]
) -> Iterator[tuple[AnyRule, Subject, Remark]]:
    """Yield what the rules find; those that need one task alone see each while its words are at hand."""
    alone = [rule for rule in rules if isinstance(rule, TaskRule)]
    for subject in subjects:
        for task_rule in alone:
            for remark in task_rule.find(subject):
                yield task_rule, subject, remark
    for rule in rules:
        if not isinstance(rule, TaskRule):
            for subject, remark in rule.find(subjects):
                yield rule, subject, remark


def _finding(rule: AnyRule, subject: Subject, remark: Remark) -> Finding:
    field, start, end = remark.stretch
    return Finding(
        rule.id,
        remark.severity or rule.severity,
        subject.task,
        subject.number,
        subject.text(field)[start:end],
        remark,
    )
