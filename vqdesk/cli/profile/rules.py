"""The command that tells and chooses which rules of the check an organisation uses: `rules`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

from db.text.clock import format_clock
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, option
from vqdesk.cli.frame.selection import open_to_change, open_to_read, organisation_named
from vqdesk.messages.catalogue import say
from vqdesk.system.json_output import write_json
from vqdesk.text.figures import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from vqdesk.checks.chosen import ChosenRules
    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the command `rules`."""
    params = [
        option(call, "organisation", "NAME", told="rules_organisation"),
        option(call, "off", "RULE", multiple=True),
        option(call, "on", "RULE", multiple=True),
        option(call, "limit", "RULE_NUMBER", multiple=True),
        option(call, "reset", told="usual_rules"),
        option(call, "json"),
    ]
    return [StoreCommand(call, "rules", _rules, params)]


@click.pass_context
def _rules(
    ctx: click.Context,
    organisation: str | None,
    off: Sequence[str],
    on: Sequence[str],
    limit: Sequence[str],
    reset: bool,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.checks.chosen import USUAL_RULES
    from vqdesk.offices.chosen_rules import chosen_rules, keep_chosen_rules, rules_choices

    turned = [(_named(off), False), (_named(on), True)]
    numbers = [_limit(text) for text in limit]
    with open_to_read(ctx) as opened:
        named = organisation_named(opened, None, organisation)
        choices = rules_choices(opened, named) if opened is not None else []
    if off or on or limit or reset:
        with open_to_change(ctx) as opened:
            chosen = USUAL_RULES if reset else chosen_rules(opened, named)
            for rules, is_on in turned:
                chosen = chosen.turned(rules, on=is_on)
            for rule, number in numbers:
                chosen = chosen.with_limit(rule, number)
            choices = keep_chosen_rules(opened, named, chosen)
    chosen, lang = choices[-1] if choices else USUAL_RULES, ctx.obj.lang
    streams.write_out(
        _as_json(named, chosen, choices, lang) if json else "".join(_lines(named, chosen, lang))
    )


def _named(names: Iterable[str]) -> list[AnyRule]:
    """Return the rules of these ids, or of the families that they begin."""
    from vqdesk.checks.catalogue import RULES, rules_named

    found = []
    for name in names:
        rules = rules_named(name)
        if not rules:
            raise WrongUsage("usage.rule", name=name, rules=tuple(rule.id for rule in RULES))
        found += rules
    return found


def _limit(text: str) -> tuple[AnyRule, Decimal]:
    """Read `RULE=NUMBER`, with a comma or a point."""
    from vqdesk.checks.catalogue import RULES

    name, _, typed = text.partition("=")
    with_one = {rule.id: (rule, rule.limit) for rule in RULES if rule.limit is not None}
    if name.strip() not in with_one:
        raise WrongUsage("usage.limit", text=text, rules=tuple(with_one))
    rule, limit = with_one[name.strip()]
    try:
        number = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not limit.allows(number):
        least, most = (format_number(each) for each in (limit.choices[0], limit.choices[-1]))
        raise WrongUsage("usage.limit_number", text=text, rule=rule.id, least=least, most=most)
    return rule, number


# What is told


def _lines(organisation: str, chosen: ChosenRules, lang: str) -> Iterator[str]:
    from vqdesk.checks.catalogue import RULES
    from vqdesk.checks.rule_words import limit_words, rule_name

    for rule in RULES:
        switched = say(f"show.switched.{'off' if rule.id in chosen.off else 'on'}", lang)
        words = limit_words(rule.limit, chosen.limit(rule), lang) if rule.limit else ""
        yield "\t".join((switched, rule.id, rule_name(rule.id, lang), words)) + "\n"
    count = say("show.rules.count", lang, off=len(chosen.switched_off()), all=len(RULES))
    named = organisation or say("import.no_organisation", lang)
    yield f"{named}: {count}\n"
    if chosen.at:
        yield say("show.rules.changed", lang, who=chosen.by, when=format_clock(chosen.at)) + "\n"


def _as_json(organisation: str, chosen: ChosenRules, choices: Iterable[ChosenRules], lang: str) -> str:
    from vqdesk.checks.catalogue import RULES
    from vqdesk.checks.rule_words import rule_explained, rule_name

    rules = [
        {
            "rule": rule.id,
            "name": rule_name(rule.id, lang),
            "explained": rule_explained(rule.id, lang),
            "severity": rule.severity,
            "on": rule.id not in chosen.off,
            "limit": str(chosen.limit(rule)) if rule.limit else None,
            "usual": str(rule.limit.usual) if rule.limit else None,
        }
        for rule in RULES
    ]
    data = {
        "organisation": organisation,
        "rules": rules,
        "switched_off": list(chosen.switched_off()),
        "choices": [each.as_json() for each in choices],
    }
    return write_json(data)
