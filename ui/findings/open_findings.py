"""The findings of the open report in the order in which a person reads them."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from db.errors import Refused
from db.text.clock import format_clock
from vqdesk.checks.told import SEVERITY_NAMES
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Container

    from ui.findings.check_service import CheckService
    from ui.session.session import Session
    from vqdesk.checks.frame.finding import Finding


class FoundPlace(NamedTuple):
    """A finding with its task and where that and its field stand in the annex."""

    row: int
    column: int
    start: int
    task: str
    finding: Finding


def found_places(session: Session, service: CheckService) -> list[FoundPlace]:
    """Return all findings known by now, accepted ones too, by tasks, columns and places in the text."""
    columns, found = field_places(session), list[FoundPlace]()
    for row, task in enumerate(session.outline()):
        if (checked := service.results.get(task.id)) is not None and checked.findings:
            found += _in_order(row, task.id, checked.findings, columns)
    return found


ACCEPTED = "accepted"


def places_by_kind(
    session: Session, service: CheckService, most: int, tasks: Container[str] | None = None
) -> tuple[Counter[str], dict[str, list[FoundPlace]]]:
    """Return how many findings are open by severity and how many accepted, and the first `most` of each.

    Of these tasks only, where there are any. It takes no longer than to count them all.
    """
    columns, counts = field_places(session), Counter[str]()
    first: dict[str, list[FoundPlace]] = defaultdict(list)
    for row, task in enumerate(session.outline()):
        checked = service.results.get(task.id) if tasks is None or task.id in tasks else None
        if checked is None or not checked.findings:
            continue
        kinds = [_kind(each) for each in checked.findings]
        counts.update(kinds)
        if any(len(first[kind]) < most for kind in kinds):
            for place in _in_order(row, task.id, checked.findings, columns):
                first[_kind(place.finding)].append(place)
    return counts, {kind: places[:most] for kind, places in first.items()}


def _kind(finding: Finding) -> str:
    return finding.severity if finding.accepted is None else ACCEPTED


def field_places(session: Session) -> dict[str, int]:
    """Return at which place each of the open report's columns stands."""
    report = session.report()
    return {column.field: at for at, column in enumerate(report.columns)} if report else {}


def _in_order(
    row: int, task: str, findings: tuple[Finding, ...], columns: dict[str, int]
) -> list[FoundPlace]:
    """Return a task's findings by columns and places in the text."""
    places = []
    for finding in findings:
        field, start, _ = finding.remark.stretch
        places.append(FoundPlace(row, columns.get(field, len(columns)), start, task, finding))
    if len(places) > 1:
        places.sort(key=lambda each: each[:3])
    return places


def severity_word(finding: Finding, lang: str) -> str:
    """Return how grave a finding is."""
    return say(SEVERITY_NAMES[finding.severity], lang)


def explanation(finding: Finding, lang: str) -> str:
    """Return the sentence that explains a finding, with the computation."""
    return say(finding.remark.key, lang, **finding.remark.values)


def said_of(finding: Finding, lang: str) -> str:
    """Return how grave a finding is with its explanation, and of an accepted one why, by whom and when."""
    said = f"{severity_word(finding, lang)}: {explanation(finding, lang)}"
    accepted = _accepted(finding, lang)
    return f"{accepted}. {said}" if accepted else said


def explanation_accepted(finding: Finding, lang: str) -> str:
    """Return the sentence that explains a finding, of an accepted one behind why, by whom and when."""
    accepted, explained = _accepted(finding, lang), explanation(finding, lang)
    return f"{accepted} - {explained}" if accepted else explained


def _accepted(finding: Finding, lang: str) -> str:
    accepted = finding.accepted
    if accepted is None:
        return ""
    when = format_clock(accepted.at)
    return say("show.check.accepted", lang, reason=accepted.reason, who=accepted.who, when=when)


def switched_off(session: Session) -> tuple[str, ...]:
    """Return the ids of the rules that the open report's office has switched off; none of no report."""
    from vqdesk.offices.chosen_rules import chosen_rules

    with suppress(Refused):  # whoever shows the report tells why
        report = session.report()
        return chosen_rules(session.store, report.organisation).switched_off() if report else ()
    return ()
