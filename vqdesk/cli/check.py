"""The command `check`: what a reviewer would question in a report, or in passages of a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, expect_ending, option
from vqdesk.cli.frame.selection import choose, open_to_read
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Acceptance, Report
    from vqdesk.checks.failures import FailedRule
    from vqdesk.checks.frame.finding import Severity
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.cli.frame.context import Call
    from vqdesk.review.sheet import PlacedFinding, SignedNote


def commands(call: Call) -> list[click.Command]:
    """Return the command `check`."""
    params = [
        argument(call, "REPORT", required=False),
        option(call, "organisation", "NAME"),
        option(call, "rule", "RULE", multiple=True),
        option(call, "severity", "SEVERITY", type=click.Choice(SEVERITIES)),
        option(call, "texts", "FILE", type=Path),
        option(call, "out", "OUT", told="review_out", type=Path),
        option(call, "json"),
    ]
    return [StoreCommand(call, "check", _check, params)]


class _Asked(NamedTuple):
    """What is checked: tasks, and of a stored report what was accepted and signed off in it."""

    subjects: list[Subject]
    report: Report | None = None
    accepted: Sequence[Acceptance] = ()
    signed: tuple[SignedNote, ...] = ()
    off: tuple[str, ...] = ()


@click.pass_context
def _check(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    rule: Sequence[str],
    severity: Severity | None,
    texts: Path | None,
    out: Path | None,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.checks.checker import coverage_of
    from vqdesk.checks.failures import failed_sentence, log_failures
    from vqdesk.checks.rule_words import off_sentence
    from vqdesk.checks.told import check_json, check_text

    if out is not None:
        from vqdesk.review.export import REVIEW_ENDINGS

        expect_ending(out, REVIEW_ENDINGS)
    if texts is not None and report is not None:
        raise WrongUsage("usage.either", one="--texts", other=report)
    rules = _rules(rule)
    asked = _asked(ctx, report, organisation, texts, is_signed_told=out is not None)
    rules = [each for each in rules if each.id not in asked.off]
    least: Severity = severity or SEVERITIES[-1]
    failures: list[FailedRule] = []
    found = _find(asked, rules, least, failures)
    coverage, lang = coverage_of(asked.subjects, failures), ctx.obj.lang
    log_failures(failures, set())
    if asked.report is None:
        failures = [each._replace(number=each.task) for each in failures]
    if failed := failed_sentence(failures, lang):
        streams.complain(failed)
    findings = [each.finding for each in found]
    if out is not None:
        from vqdesk.formats.small_documents.texts import FILE_LANG
        from vqdesk.review.export import export_review
        from vqdesk.review.sheet import ReviewSheet

        sheet = ReviewSheet(
            found=tuple(found),
            subjects=tuple(asked.subjects),
            coverage=coverage,
            at=datetime.now(UTC).isoformat(),
            release=str(find_release()),
            report=asked.report,
            source=texts.name if texts is not None else "",
            signed=asked.signed,
            rules=tuple(each.id for each in rules) if rule else (),
            least=least,
            notes=tuple(
                filter(None, (off_sentence(asked.off, FILE_LANG), failed_sentence(failures, FILE_LANG)))
            ),
        )
        export_review(sheet, out)
    if json:
        streams.write_out(write_json(check_json(findings, coverage, lang, asked.off, failures)))
    elif out is not None:
        streams.write_out(say("export.done", lang, name=out) + "\n")
    else:
        streams.write_out(check_text(findings, coverage, lang, asked.report, asked.off))


def _rules(names: Sequence[str]) -> list[AnyRule]:
    """Return the rules of these ids, or of the families that they begin: `row` has `row.evaluation`."""
    from vqdesk.checks.catalogue import RULES, rules_named

    found = {name: rules_named(name) for name in names}
    for name, rules in found.items():
        if not rules:
            raise WrongUsage("usage.rule", name=name, rules=tuple(rule.id for rule in RULES))
    return [rule for rule in RULES if not names or any(rule in rules for rules in found.values())]


def _asked(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    texts: Path | None,
    *,
    is_signed_told: bool,
) -> _Asked:
    if texts is not None:
        from vqdesk.checks.passages_file import read_passages

        return _Asked(read_passages(texts))
    from vqdesk.checks.stored import stored_subjects
    from vqdesk.formats.small_documents.texts import FILE_LANG
    from vqdesk.offices.chosen_rules import chosen_rules
    from vqdesk.offices.places import places_around
    from vqdesk.offices.status_words import status_words
    from vqdesk.review.sheet import signed_notes

    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.health.check()
        places = places_around(chosen.organisation, opened.registers.organisations())
        statuses = status_words(opened, chosen.organisation)
        rules = chosen_rules(opened, chosen.organisation)
        return _Asked(
            stored_subjects(opened, chosen, places, statuses, rules.limits),
            chosen,
            opened.acceptances.of(chosen.id),
            signed_notes(opened, chosen.id, FILE_LANG) if is_signed_told else (),
            rules.switched_off(),
        )


def _find(
    asked: _Asked, rules: Sequence[AnyRule], least: Severity, failures: list[FailedRule]
) -> list[PlacedFinding]:
    from vqdesk.checks.acceptances import mark_accepted
    from vqdesk.checks.catalogue import RULES
    from vqdesk.checks.checker import check_report
    from vqdesk.review.sheet import PlacedFinding, place_findings

    if asked.report is None:
        # The passages of a file are of many reports: what one says of a document is nothing to the next.
        found = [
            PlacedFinding(each, one)
            for each in asked.subjects
            for one in check_report([each], rules, failures)
        ]
    else:
        # Marked before any is left out: which of several that say the same it is tells their order.
        looking = [each for each in RULES if each.id not in asked.off]
        all_found = check_report(asked.subjects, looking if asked.accepted else rules, failures)
        marked = mark_accepted(all_found, asked.subjects, asked.accepted)
        found = place_findings(marked, asked.subjects)
    wanted, grave = {rule.id for rule in rules}, SEVERITIES[: SEVERITIES.index(least) + 1]
    return [each for each in found if each.finding.rule in wanted and each.finding.severity in grave]
