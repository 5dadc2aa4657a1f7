"""The rules of the check in words: what each is called, what it looks for, what its number does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import say
from vqdesk.text.figures import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from vqdesk.checks.frame.limit import Limit


def rule_family(rule: str) -> str:
    """Return what a rule is about, by its id: "figures", "row", "period", "reference", "name", "words"."""
    return rule.partition(".")[0] if "." in rule else "figures"


def rule_name(rule: str, lang: str) -> str:
    """Return what a rule is called, by its id."""
    return say(f"show.rule.{rule.replace('.', '_')}", lang)


def rule_explained(rule: str, lang: str) -> str:
    """Return what a rule looks for, with an example."""
    return say(f"show.rule_told.{rule.replace('.', '_')}", lang)


def limit_words(limit: Limit, number: Decimal | None, lang: str) -> str:
    """Return what a number of a rule does, None: its usual one."""
    number = limit.usual if number is None else number
    if not number:
        return say(f"show.limit_none.{limit.kind}", lang)
    return say(f"show.limit.{limit.kind}", lang, number=format_number(number))


def off_sentence(off: Iterable[str], lang: str, most: int | None = None) -> str:
    """Return the sentence that says which rules an office has switched off; "" where there are none.

    No more than `most` of them are named, None: all.
    """
    names = [rule_name(rule, lang) for rule in off]
    if not names:
        return ""
    named = "; ".join(names[:most])
    if most and len(names) > most:
        named = f"{named} {say('show.check.off_more', lang, count=len(names) - most)}"
    return say("show.check.off", lang, count=len(names), rules=named)
