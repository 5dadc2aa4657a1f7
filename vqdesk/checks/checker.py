"""A report's tasks put before the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.catalogue import RULES
from vqdesk.checks.frame.finding import Finding, Remark
from vqdesk.checks.frame.rule import AnyRule, TaskRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject


def check_report(subjects: Sequence[Subject], rules: Iterable[AnyRule] = RULES) -> list[Finding]:
    """Return what the rules find in the tasks of a report, in the order of the tasks and of their texts."""
    places = {id(subject): place for place, subject in enumerate(subjects)}
    found: list[tuple[int, Finding]] = []
    for rule in rules:
        found += [
            (places[id(subject)], _finding(rule, subject, remark))
            for subject, remark in _remarks(rule, subjects)
        ]
    found.sort(key=lambda each: (each[0], each[1].remark.stretch))
    return [finding for _, finding in found]


def check_task(subject: Subject, rules: Iterable[AnyRule] = RULES) -> list[Finding]:
    """Return what the rules that need one task alone find in it, in the order of its texts."""
    return check_report([subject], [rule for rule in rules if isinstance(rule, TaskRule)])


def _remarks(rule: AnyRule, subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    if isinstance(rule, TaskRule):
        for subject in subjects:
            for remark in rule.find(subject):
                yield subject, remark
    else:
        yield from rule.find(subjects)


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
