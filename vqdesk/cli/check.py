"""The command `check`: what a reviewer would question in a report, or in passages of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.selection import choose, open_to_read
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Acceptance, Report
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `check`."""
    params = [
        argument(call, "REPORT", required=False),
        option(call, "organisation", "NAME"),
        option(call, "rule", "RULE", multiple=True),
        option(call, "severity", "SEVERITY", type=click.Choice(SEVERITIES)),
        option(call, "texts", "FILE", type=Path),
        option(call, "json"),
    ]
    return [StoreCommand(call, "check", _check, params)]


@click.pass_context
def _check(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    rule: Sequence[str],
    severity: str | None,
    texts: Path | None,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.checks.acceptances import mark_accepted
    from vqdesk.checks.catalogue import RULES
    from vqdesk.checks.checker import check_report, coverage_of
    from vqdesk.checks.told import check_json, check_text

    if texts is not None and report is not None:
        raise WrongUsage("usage.either", one="--texts", other=report)
    rules = _rules(rule)
    subjects, chosen, accepted = _subjects(ctx, report, organisation, texts)
    least = SEVERITIES.index(severity or SEVERITIES[-1])
    # Marked before any is left out: which of several that say the same it is tells their order.
    asked = RULES if accepted else rules
    # The passages of a file are of many reports: what one says of a document is nothing to the next.
    reports = [[subject] for subject in subjects] if chosen is None else [subjects]
    all_found = [finding for each in reports for finding in check_report(each, asked)]
    marked = mark_accepted(all_found, subjects, accepted)
    wanted = {each.id for each in rules}
    found = [each for each in marked if each.rule in wanted and SEVERITIES.index(each.severity) <= least]
    coverage, lang = coverage_of(subjects), ctx.obj.lang
    if json:
        streams.write_out(write_json(check_json(found, coverage, lang)))
    else:
        streams.write_out(check_text(found, coverage, lang, chosen))


def _rules(names: Sequence[str]) -> list[AnyRule]:
    """Return the rules of these ids, or of the families that they begin: `row` has `row.evaluation`."""
    from vqdesk.checks.catalogue import RULES

    for name in names:
        if not any(_is_of(rule, name) for rule in RULES):
            raise WrongUsage("usage.rule", name=name, rules=tuple(rule.id for rule in RULES))
    return [rule for rule in RULES if not names or any(_is_of(rule, name) for name in names)]


def _is_of(rule: AnyRule, name: str) -> bool:
    return rule.id == name or rule.id.startswith(f"{name}.")


def _subjects(
    ctx: click.Context, report: str | None, organisation: str | None, texts: Path | None
) -> tuple[list[Subject], Report | None, list[Acceptance]]:
    if texts is not None:
        from vqdesk.checks.passages_file import read_passages

        return read_passages(texts), None, []
    from vqdesk.checks.stored import stored_subjects
    from vqdesk.offices.places import places_around
    from vqdesk.offices.status_words import status_words

    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.health.check()
        places = places_around(chosen.organisation, opened.registers.organisations())
        statuses = status_words(opened, chosen.organisation)
        subjects = stored_subjects(opened, chosen, places, statuses)
        return subjects, chosen, opened.acceptances.of(chosen.id)
