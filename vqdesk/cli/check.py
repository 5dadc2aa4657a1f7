"""The command `check`: what a reviewer would question in a report or in passages of a file; sign-offs."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.errors import Refused
from db.records import SIGNED_PARTS
from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, expect_ending, option
from vqdesk.cli.frame.selection import (
    choose,
    open_to_change,
    open_to_read,
    organisation_named,
    store_named,
)
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import SignedPart
    from db.store.store import Store
    from vqdesk.checks.frame.finding import Severity
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.sign_offs import SignedState
    from vqdesk.cli.frame.context import Call
    from vqdesk.review.stored import Reviewed

    Told = Sequence[tuple[SignedState, Sequence[str]]]
    """Sign-offs with their sentences."""


def commands(call: Call) -> list[click.Command]:
    """Return the command `check`."""
    parts = click.Choice(SIGNED_PARTS)
    params = [
        argument(call, "REPORT", required=False),
        option(call, "organisation", "NAME"),
        option(call, "rule", "RULE", multiple=True),
        option(call, "severity", "SEVERITY", type=click.Choice(SEVERITIES)),
        option(call, "texts", "FILE", type=Path),
        option(call, "out", "OUT", told="review_out", type=Path),
        option(call, "sign", "PART", type=parts, multiple=True),
        option(call, "by", "NAME"),
        option(call, "withdraw", "PART", type=parts, multiple=True),
        option(call, "json"),
    ]
    return [StoreCommand(call, "check", _check, params)]


@click.pass_context
def _check(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    rule: Sequence[str],
    severity: Severity | None,
    texts: Path | None,
    out: Path | None,
    sign: Sequence[SignedPart],
    by: str | None,
    withdraw: Sequence[SignedPart],
    json: bool,
    store: Path | None,
) -> None:
    if by is not None and not sign:
        raise WrongUsage("usage.only_with", one="--by", other="--sign")
    if sign or withdraw:
        for name, given in {"--rule": rule, "--severity": severity, "--texts": texts, "--out": out}.items():
            if given:
                raise WrongUsage("usage.either", one="--sign" if sign else "--withdraw", other=name)
        _sign(ctx, report, organisation, sign, by, withdraw, json=json)
        return
    if out is not None:
        _expect_sheet(out, texts)
    if texts is not None and report is not None:
        raise WrongUsage("usage.either", one="--texts", other=report)
    rules = _rules(rule)
    told: Told = ()
    if texts is not None:
        reviewed = _passages(ctx, texts, organisation)
    else:
        reviewed, told = _stored(ctx, report, organisation, is_for_sheet=out is not None)
    least: Severity = severity or SEVERITIES[-1]
    _tell(ctx, reviewed, told, rules, least, out, json=json, are_chosen=bool(rule))


def _expect_sheet(out: Path, texts: Path | None) -> None:
    """Raise WrongUsage where a sheet has no ending of one, or would take the place of what is checked."""
    from vqdesk.review.export import REVIEW_ENDINGS

    expect_ending(out, REVIEW_ENDINGS)
    # Where one of them is not there they are two, and whatever reads or writes them tells the rest.
    with suppress(OSError, ValueError):
        if texts is not None and os.path.samefile(out, texts):
            raise WrongUsage("usage.same_file", one="--out", other="--texts", name=out.name)


def _rules(names: Sequence[str]) -> list[AnyRule]:
    """Return the rules of these ids, or of the families that they begin: `row` has `row.evaluation`."""
    from vqdesk.checks.catalogue import RULES, rules_named

    found = {name: rules_named(name) for name in names}
    for name, rules in found.items():
        if not rules:
            raise WrongUsage("usage.rule", name=name, rules=tuple(rule.id for rule in RULES))
    return [rule for rule in RULES if not names or any(rule in rules for rules in found.values())]


def _passages(ctx: click.Context, texts: Path, organisation: str | None) -> Reviewed:
    """Read passages; the rules are those of an office or a store that is named, else the usual ones."""
    from vqdesk.checks.chosen import USUAL_RULES
    from vqdesk.checks.passages_file import read_passages
    from vqdesk.offices.chosen_rules import chosen_rules
    from vqdesk.review.stored import Reviewed

    rules = USUAL_RULES
    if organisation is not None or store_named(ctx) is not None:
        with open_to_read(ctx) as opened:
            if opened is not None and (organisation is not None or opened.reports.all()):
                rules = chosen_rules(opened, organisation_named(opened, None, organisation))
    subjects = read_passages(texts, rules.limits)
    return Reviewed(subjects, source=texts.name, off=rules.switched_off())


def _stored(
    ctx: click.Context, report: str | None, organisation: str | None, *, is_for_sheet: bool
) -> tuple[Reviewed, Told]:
    from vqdesk.review.stored import read_reviewed

    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.health.check()
        reviewed = read_reviewed(opened, chosen, is_signed_told=is_for_sheet)
        return reviewed, _signed(opened, chosen.id, ctx.obj.lang) if not is_for_sheet else ()


def _tell(
    ctx: click.Context,
    reviewed: Reviewed,
    told: Told,
    rules: Sequence[AnyRule],
    least: Severity,
    out: Path | None,
    *,
    json: bool,
    are_chosen: bool,
) -> None:
    """Check, write the sheet where one is wanted, and say it; `are_chosen`: others were left out."""
    from vqdesk.checks.failures import failed_sentence
    from vqdesk.checks.told import check_json, check_text
    from vqdesk.review.stored import check_reviewed, fill_sheet

    lang = ctx.obj.lang
    checked = check_reviewed(reviewed, rules, least)
    if failed := failed_sentence(checked.failures, lang):
        streams.complain(failed)
    findings, coverage = [each.finding for each in checked.found], checked.coverage
    if out is not None:
        from vqdesk.review.export import export_review

        export_review(fill_sheet(reviewed, checked, rules if are_chosen else (), least), out)
    if json:
        streams.write_out(write_json(check_json(findings, coverage, lang, reviewed.off, checked.failures)))
    elif out is not None:
        streams.write_out(say("export.done", lang, name=out) + "\n")
    else:
        told_findings = check_text(findings, coverage, lang, reviewed.report, reviewed.off)
        streams.write_out(told_findings + _lines(told))


# Sign-offs


def _sign(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    sign: Sequence[SignedPart],
    by: str | None,
    withdraw: Sequence[SignedPart],
    *,
    json: bool,
) -> None:
    """Withdraw sign-offs, then sign parts off, and tell how the report's sign-offs stand."""
    from vqdesk.checks.sign_offs import sign_report

    with open_to_change(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        signed = {each.part: each.id for each in opened.sign_offs.of(chosen.id)}
        for part in withdraw:
            if part not in signed:
                raise Refused("sign_off.none", part=part)
        for part in dict.fromkeys(withdraw):
            opened.sign_offs.withdraw(chosen.id, signed[part])
        for part in sign:
            sign_report(opened, chosen.id, part, by)
        told = _signed(opened, chosen.id, ctx.obj.lang)
    nobody = say("show.sign_off.nobody", ctx.obj.lang) + "\n"
    streams.write_out(
        write_json({"signed": [_as_data(*each) for each in told]}) if json else _lines(told) or nobody
    )


def _signed(store: Store, report_id: str, lang: str) -> Told:
    from vqdesk.checks.sign_offs import signed_states
    from vqdesk.checks.signed_words import signed_words

    return [(state, signed_words(store, state, lang)) for state in signed_states(store, report_id)]


def _as_data(state: SignedState, words: Sequence[str]) -> dict[str, Any]:
    sign_off = state.sign_off
    return {
        "part": sign_off.part,
        "by": sign_off.who,
        "when": sign_off.at,
        "digest": sign_off.digest,
        "holds": not state.is_broken,
        "touched": list(words[1:]),
    }


def _lines(told: Told) -> str:
    lines = [line for _, (said, *touched) in told for line in (said, *(f"- {each}" for each in touched))]
    return "".join(f"{line}\n" for line in lines)
