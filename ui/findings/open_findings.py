"""What is said of findings, and where the open report has its tasks and columns."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.errors import Refused
from db.text.clock import format_clock
from vqdesk.checks.told import SEVERITY_NAMES
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from db.records import Report
    from ui.session.session import Session
    from vqdesk.checks.frame.finding import Finding


def task_ids(session: Session) -> list[str]:
    """Return the ids of the open report's tasks in the annex's order."""
    return [row.id for row in session.outline()]


def field_places(report: Report | None) -> dict[str, int]:
    """Return at which place each of a report's columns stands."""
    return {column.field: at for at, column in enumerate(report.columns)} if report else {}


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
