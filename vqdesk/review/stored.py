"""What a review looks at, read at one moment: it is checked, and put on a sheet, without the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.acceptances import mark_accepted
from vqdesk.checks.catalogue import RULES
from vqdesk.checks.checker import check_report, coverage_of
from vqdesk.checks.failures import FailedRule, failed_sentence, log_failures
from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.checks.rule_words import off_sentence
from vqdesk.checks.stored import stored_subjects
from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.messages.catalogue import say
from vqdesk.offices.chosen_rules import chosen_rules
from vqdesk.offices.departments import units_of_office
from vqdesk.offices.places import places_around
from vqdesk.offices.status_words import status_words
from vqdesk.review.sheet import PlacedFinding, ReviewSheet, place_findings, signed_notes
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Acceptance, Report
    from db.store.store import Store
    from vqdesk.checks.checker import Coverage
    from vqdesk.checks.frame.finding import Severity
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.review.sheet import SignedNote
    from vqdesk.system.progress import Progress


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Tasks, and of a stored report what was accepted and signed off in it.

    `report` is None for passages of a file, whose name is `source`. `off` are the ids of the rules that the
    office does not use.
    """

    subjects: Sequence[Subject]
    report: Report | None = None
    accepted: Sequence[Acceptance] = ()
    signed: tuple[SignedNote, ...] = ()
    source: str = ""
    off: tuple[str, ...] = ()

    def used(self, rules: Sequence[AnyRule]) -> list[AnyRule]:
        """Return those of these rules that the office uses."""
        return [rule for rule in rules if rule.id not in self.off]


def read_reviewed(store: Store, report: Report, *, is_signed_told: bool = True) -> Reviewed:
    """Read a stored report with all that its rules look at; Refused report.unknown."""
    places = places_around(report.organisation, store.registers.organisations())
    statuses = status_words(store, report.organisation)
    rules = chosen_rules(store, report.organisation)
    return Reviewed(
        stored_subjects(store, report, places, statuses, rules.limits, units_of_office(report.organisation)),
        report,
        store.acceptances.of(report.id),
        signed_notes(store, report.id, FILE_LANG) if is_signed_told else (),
        off=rules.switched_off(),
    )


class CheckedReview(NamedTuple):
    """What was found in it, how many figures were checked, and which rules raised where."""

    found: list[PlacedFinding]
    coverage: Coverage
    failures: list[FailedRule]


def check_reviewed(
    reviewed: Reviewed,
    rules: Sequence[AnyRule] = RULES,
    least: Severity = SEVERITIES[-1],
    progress: Progress | None = None,
) -> CheckedReview:
    """Return what those of these rules find that the office uses, as grave as `least`, with who accepted it.

    A rule that raises is left out where it does, and logged. `progress` hears of each task of a report.
    """
    subjects, failures = reviewed.subjects, list[FailedRule]()
    rules = reviewed.used(rules)
    if reviewed.report is None:
        # The passages of a file are of many reports: what one says of a document is nothing to the next.
        found = []
        for each in subjects:
            found += [PlacedFinding(each, one) for one in check_report([each], rules, failures)]
            each.forget()
    else:
        # Marked before any is left out: which of several that say the same it is tells their order.
        looking = reviewed.used(RULES) if reviewed.accepted else rules
        all_found = check_report(subjects, looking, failures, progress)
        found = place_findings(mark_accepted(all_found, subjects, reviewed.accepted), subjects)
    coverage = coverage_of(subjects, failures)
    log_failures(failures, set())
    if reviewed.report is None:
        failures = [each._replace(number=each.task) for each in failures]
    wanted, grave = {rule.id for rule in rules}, SEVERITIES[: SEVERITIES.index(least) + 1]
    found = [each for each in found if each.finding.rule in wanted and each.finding.severity in grave]
    return CheckedReview(found, coverage, failures)


def fill_sheet(
    reviewed: Reviewed,
    checked: CheckedReview,
    rules: Sequence[AnyRule] = (),
    least: Severity = SEVERITIES[-1],
) -> ReviewSheet:
    """Put on a sheet what was found just now; `rules` are the only ones that were asked for, none for all."""
    notes = off_sentence(reviewed.off, FILE_LANG), failed_sentence(checked.failures, FILE_LANG)
    return ReviewSheet(
        found=tuple(checked.found),
        subjects=tuple(reviewed.subjects),
        coverage=checked.coverage,
        at=datetime.now(UTC).isoformat(),
        release=find_release().named(say("show.build", FILE_LANG)),
        report=reviewed.report,
        source=reviewed.source,
        signed=reviewed.signed,
        rules=tuple(each.id for each in rules),
        least=least,
        notes=tuple(filter(None, notes)),
    )
