"""Findings and coverage as JSON and as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.text.clock import format_clock
from vqdesk.checks.rule_words import off_sentence
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.records import Report
    from vqdesk.checks.checker import Coverage
    from vqdesk.checks.failures import FailedRule
    from vqdesk.checks.frame.finding import Finding, Severity

_EXTRA = "extra:"
_LONGEST = 60  # characters of a quoted place
SEVERITY_NAMES: dict[Severity, str] = {
    "error": "show.severity.error",
    "warning": "show.severity.warning",
    "info": "show.severity.info",
}


def check_json(
    findings: Iterable[Finding],
    coverage: Coverage,
    lang: str,
    off: Sequence[str] = (),
    failures: Iterable[FailedRule] = (),
) -> dict[str, Any]:
    """Return the form of `check --json`; offsets are in characters of the field's text as it is stored.

    A finding that offers to fill another field of the task has `move`: the `field`, and the `text` for it.
    Where the office has switched rules `off` their ids are in `switched_off`; where rules raised, `failed`
    has each with the task's id, "" for the whole report.
    """
    data: dict[str, Any] = {
        "findings": [_as_data(finding, lang) for finding in findings],
        "coverage": {
            "claims": coverage.claims,
            "hold": coverage.hold,
            "cut_off": coverage.cut_off,
            "wrong": coverage.wrong,
            "unread": coverage.unread,
        },
    }
    if off:
        data["switched_off"] = list(off)
    if failed := [{"rule": each.rule, "task": each.task} for each in failures]:
        data["failed"] = failed
    return data


def _as_data(finding: Finding, lang: str) -> dict[str, Any]:
    remark = finding.remark
    data = {
        "rule": finding.rule,
        "severity": finding.severity,
        "task": finding.task,
        "number": finding.number,
        "field": remark.stretch.field,
        "start": remark.stretch.start,
        "end": remark.stretch.end,
        "text": finding.text,
        "stated": remark.stated,
        "computed": remark.computed,
        "message": say(remark.key, lang, **remark.values),
        "suggestion": remark.suggestion or "",
        "accepted": _accepted(finding),
    }
    if remark.move is not None:
        data["move"] = {"field": remark.move.field, "text": remark.move.text}
    return data


def _accepted(finding: Finding) -> dict[str, str] | None:
    accepted = finding.accepted
    if accepted is None:
        return None
    return {"reason": accepted.reason, "by": accepted.who, "when": accepted.at}


def check_text(
    findings: Iterable[Finding],
    coverage: Coverage,
    lang: str,
    report: Report | None = None,
    off: Iterable[str] = (),
) -> str:
    """Return findings as a person reads them on a screen, and at the end what was checked.

    Where the report is known its own headings name the columns. Last stands which rules are switched `off`.
    """
    lines = [line for finding in findings for line in _lines(finding, lang, report)]
    told = filter(None, (coverage_sentence(coverage, lang), off_sentence(off, lang)))
    return "\n".join([*(lines or [say("show.check.nothing", lang)]), "", *told, ""])


def coverage_sentence(coverage: Coverage, lang: str) -> str:
    """Return how many claims were checked; what is only cut off counts as right."""
    return say(
        "show.check.covered",
        lang,
        claims=coverage.claims,
        hold=coverage.hold + coverage.cut_off,
        wrong=coverage.wrong,
        unread=coverage.unread,
    )


def _lines(finding: Finding, lang: str, report: Report | None) -> Iterator[str]:
    text = " ".join(finding.text.split())
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    key = "show.check.place" if finding.number else "show.check.place_unnumbered"
    field = finding.remark.stretch.field
    place = say(key, lang, number=finding.number, field=field_heading(field, report), text=text)
    yield f"{say(SEVERITY_NAMES[finding.severity], lang)} [{finding.rule}] {place}"
    yield f"    {say(finding.remark.key, lang, **finding.remark.values)}"
    if accepted := finding.accepted:
        when = format_clock(accepted.at)
        yield f"    {say('show.check.accepted', lang, reason=accepted.reason, who=accepted.who, when=when)}"


def field_heading(field: str, report: Report | None = None) -> str:
    """Return what a field is called: by the report's own heading, else the usual one."""
    column = report.column(field) if report else None
    if column is not None:
        return column.heading
    return field.removeprefix(_EXTRA) if field.startswith(_EXTRA) else CATALOGUE[field].heading
