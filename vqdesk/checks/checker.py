"""A report's tasks put before the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vqdesk.checks.catalogue import RULES
from vqdesk.checks.failures import FailedRule
from vqdesk.checks.frame.finding import Finding, Remark
from vqdesk.checks.frame.rule import AnyRule, TaskRule
from vqdesk.messages.catalogue import can_say
from vqdesk.system.gc_pause import pause_gc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.system.progress import Progress

_AT_ONCE = 8  # tasks that a rule sees in turn: what it needs stays at hand, which saves a tenth of the time


@pause_gc()  # nothing that a rule makes goes in a ring
def check_report(
    subjects: Sequence[Subject],
    rules: Iterable[AnyRule] = RULES,
    failures: list[FailedRule] | None = None,
    progress: Progress | None = None,
) -> list[Finding]:
    """Return what the rules find in the tasks of a report, in the order of the tasks and of their texts.

    A rule that raises is left out where it does, and put into `failures`; without these it raises.
    `progress` hears of each task; what it raises ends the check. Of several tasks none keeps what was read of
    its numbers.
    """
    rules = tuple(rules)
    places = {id(subject): place for place, subject in enumerate(subjects)}
    order = {rule.id: place for place, rule in enumerate(rules)}
    found = [
        (places[id(subject)], finding) for subject, finding in _found(rules, subjects, failures, progress)
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


def coverage_of(subjects: Iterable[Subject], failures: list[FailedRule] | None = None) -> Coverage:
    """Count the claims of tasks by their verdict; a number that is too long to be read is unread.

    A task whose numbers cannot be read is left out and put into `failures`; without these it raises.
    """
    verdicts: Counter[str] = Counter()
    for subject in subjects:
        try:
            verdicts.update(subject.verdicts)
        except Exception as error:
            _leave_out("figures", subject, error, failures)
    return Coverage(**verdicts)


def can_be_read(subject: Subject) -> bool:
    """Tell whether the numbers of a task can be read; where not, `coverage_of` tells of it."""
    try:
        return subject.verdicts is not None
    except Exception:
        return False


def check_task(
    subject: Subject, rules: Iterable[AnyRule] = RULES, failures: list[FailedRule] | None = None
) -> list[Finding]:
    """Return what the rules that need one task alone find in it, in the order of its texts."""
    return check_report([subject], [rule for rule in rules if isinstance(rule, TaskRule)], failures)


def _found(
    rules: Sequence[AnyRule],
    subjects: Sequence[Subject],
    failures: list[FailedRule] | None,
    progress: Progress | None,
) -> list[tuple[Subject, Finding]]:
    """Return what the rules find; those that need one task alone see each while its words are at hand."""
    alone = [rule for rule in rules if isinstance(rule, TaskRule)]
    found: list[tuple[Subject, Finding]] = []
    for at in range(0, len(subjects), _AT_ONCE):
        few = subjects[at : at + _AT_ONCE]
        for place in range(at, at + len(few)):
            _tell(progress, place, len(subjects))
        for task_rule in alone:
            found += _found_alone(task_rule, few, failures)
        if len(subjects) > 1:
            for subject in few:
                subject.forget()
    for rule in rules:
        _tell(progress, len(subjects), len(subjects))
        if not isinstance(rule, TaskRule):
            try:
                told = [(each, _finding(rule, each, remark)) for each, remark in rule.find(subjects)]
            except Exception as error:
                _leave_out(rule.id, None, error, failures)
            else:
                found += told
    return found


def _found_alone(
    rule: TaskRule, subjects: Sequence[Subject], failures: list[FailedRule] | None
) -> list[tuple[Subject, Finding]]:
    found: list[tuple[Subject, Finding]] = []
    for subject in subjects:
        try:
            # Most rules find nothing in most tasks.
            remarks = list(rule.find(subject))
            found += [(subject, _finding(rule, subject, remark)) for remark in remarks] if remarks else ()
        except Exception as error:
            _leave_out(rule.id, subject, error, failures)
    return found


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _leave_out(
    rule: str, subject: Subject | None, error: Exception, failures: list[FailedRule] | None
) -> None:
    if failures is None:
        raise error
    task, number = (subject.task, subject.number) if subject is not None else ("", "")
    failures.append(FailedRule(rule, task, number, error))


def _finding(rule: AnyRule, subject: Subject, remark: Remark) -> Finding:
    field, start, end = remark.stretch
    text = subject.text(field)
    if not 0 <= start <= end <= len(text):
        raise ValueError("a remark on a place that the text has not")
    if not can_say(remark.key, remark.values):
        raise KeyError(remark.key)
    return Finding(
        rule.id,
        remark.severity or rule.severity,
        subject.task,
        subject.number,
        text[start:end],
        remark,
    )
