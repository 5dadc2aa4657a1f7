"""What a review sheet holds: findings, coverage and sign-offs, as plain values of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.layout.copies import internal_columns
from vqdesk.checks.checker import can_be_read
from vqdesk.checks.frame.finding import Stretch
from vqdesk.checks.sign_offs import signed_states
from vqdesk.checks.signed_words import signed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.records import Report, SignedPart
    from db.store.store import Store
    from vqdesk.checks.checker import Coverage
    from vqdesk.checks.frame.finding import Finding, Severity
    from vqdesk.checks.frame.subject import Subject


class SignedNote(NamedTuple):
    """A sign-off in sentences: who checked which part when, and each place that was touched since.

    `is_broken`: something was, so that the part is to be checked again.
    """

    part: SignedPart
    lines: tuple[str, ...]
    is_broken: bool = False


class PlacedFinding(NamedTuple):
    """A finding and the task that it is in."""

    subject: Subject
    finding: Finding


class UnreadNumber(NamedTuple):
    """A number of a task's text that should be computed from others and could not be."""

    subject: Subject
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """All that is told of one check; `at` is its moment (ISO), `release` the version that made it.

    `found` is in the annex's order, as the `subjects` are; what was accepted stands apart. `report` is None
    for passages of a file, whose name is `source`. `rules` are the ids of the only rules that were asked for,
    empty for all; less grave findings than `least` were left out. `notes` say what was not
    looked at.
    """

    found: tuple[PlacedFinding, ...]
    subjects: tuple[Subject, ...]
    coverage: Coverage
    at: str
    release: str
    report: Report | None = None
    source: str = ""
    signed: tuple[SignedNote, ...] = ()
    rules: tuple[str, ...] = ()
    least: Severity = "info"
    notes: tuple[str, ...] = ()

    def open(self, severity: Severity) -> list[PlacedFinding]:
        """Return the findings of a severity that nobody accepted."""
        found = (each for each in self.found if each.finding.accepted is None)
        return [each for each in found if each.finding.severity == severity]

    @property
    def accepted(self) -> list[PlacedFinding]:
        """Return the findings that somebody accepted."""
        return [each for each in self.found if each.finding.accepted is not None]

    @property
    def unread(self) -> list[UnreadNumber]:
        """Return the numbers that could not be read, in the annex's order; as many as the coverage counts."""
        return [each for subject in self.subjects for each in _unread(subject)]

    @property
    def is_internal(self) -> bool:
        """Tell whether texts of internal columns may stand on the sheet, in sentences or explanations."""
        return self.report is not None and bool(internal_columns(self.report.columns))


def _unread(subject: Subject) -> Iterator[UnreadNumber]:
    if not can_be_read(subject) or not subject.verdicts["unread"]:
        return
    found: list[Stretch] = []
    for judged in subject.claims:
        if judged.verdict == "unread":
            stated = judged.claim.stated
            view = subject.passages[stated.field].view
            end = stated.stop if stated.is_percent else stated.end
            found.append(Stretch(stated.field, view.start(stated.start), view.end(end)))
    for field, passage in subject.passages.items():
        view = passage.view
        found += [Stretch(field, view.start(start), view.end(end)) for start, end in passage.unread]
    order = {field: place for place, field in enumerate(subject.passages)}
    yield from (
        UnreadNumber(subject, each) for each in sorted(found, key=lambda each: (order[each[0]], each))
    )


def place_findings(findings: Iterable[Finding], subjects: Iterable[Subject]) -> list[PlacedFinding]:
    """Return the findings of a report with its tasks."""
    by_task = {subject.task: subject for subject in subjects}
    return [PlacedFinding(by_task[finding.task], finding) for finding in findings]


def signed_notes(store: Store, report_id: str, lang: str) -> tuple[SignedNote, ...]:
    """Return the sign-offs of a stored report in sentences, that of the content first."""
    return tuple(
        SignedNote(state.sign_off.part, tuple(signed_words(store, state, lang)), state.is_broken)
        for state in signed_states(store, report_id)
    )
