"""Which rules an office uses, and the numbers that it has set; with who chose so, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from vqdesk.checks.catalogue import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.checks.frame.rule import AnyRule

_LONGEST = 20  # characters of a number


@dataclass(frozen=True, slots=True)
class ChosenRules:
    """The ids of the rules that are switched off, and numbers by the id of their rule; empty is the usual.

    `by` chose so, `at` (ISO); "" where nobody did.
    """

    off: frozenset[str] = frozenset()
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    by: str = ""
    at: str = ""

    def switched_off(self) -> tuple[str, ...]:
        """Return the ids of the rules that do not, in their order."""
        return tuple(rule.id for rule in RULES if rule.id in self.off)

    def limit(self, rule: AnyRule) -> Decimal | None:
        """Return the number of a rule; None where it has none."""
        return self.limits.get(rule.id, rule.limit.usual) if rule.limit is not None else None

    def is_same(self, other: ChosenRules) -> bool:
        """Tell whether the same is chosen, whoever chose it."""
        return (self.off, dict(self.limits)) == (other.off, dict(other.limits))

    def turned(self, rules: Iterable[AnyRule], *, on: bool) -> ChosenRules:
        """Return this choice with rules on or off."""
        ids = {rule.id for rule in rules}
        return replace(self, off=self.off - ids if on else self.off | ids)

    def with_limit(self, rule: AnyRule, number: Decimal) -> ChosenRules:
        """Return this choice with another number of a rule that has one; the usual one is no choice."""
        others = {name: each for name, each in self.limits.items() if name != rule.id}
        is_usual = rule.limit is None or number == rule.limit.usual
        return replace(self, limits=others if is_usual else {**others, rule.id: number})

    def as_json(self) -> dict[str, Any]:
        """Return the choice as it is kept."""
        limits = {rule: str(number) for rule, number in sorted(self.limits.items())}
        return {"at": self.at, "by": self.by, "off": sorted(self.off), "limits": limits}

    @classmethod
    def from_json(cls, kept: object) -> ChosenRules | None:
        """Return a kept choice without what this version does not know; None of what is none."""
        if not isinstance(kept, Mapping):
            return None
        off, limits = kept.get("off"), kept.get("limits")
        names = off if isinstance(off, list) else []
        texts = limits if isinstance(limits, Mapping) else {}
        numbers = {rule.id: _number(texts.get(rule.id)) for rule in RULES}
        return cls(
            frozenset(rule.id for rule in RULES if rule.id in names),
            {
                rule.id: number
                for rule in RULES
                if (number := numbers[rule.id]) is not None and rule.limit and rule.limit.allows(number)
            },
            *(text if isinstance(text := kept.get(name), str) else "" for name in ("by", "at")),
        )


def _number(text: object) -> Decimal | None:
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


USUAL_RULES = ChosenRules()
"""Every rule, with its usual number."""
