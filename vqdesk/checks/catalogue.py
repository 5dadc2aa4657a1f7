"""All rules, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.arithmetic.all_rules import ARITHMETIC_RULES
from vqdesk.checks.names.all_rules import NAMES_RULES
from vqdesk.checks.references.all_rules import REFERENCES_RULES
from vqdesk.checks.rows.all_rules import ROWS_RULES
from vqdesk.checks.words.all_rules import WORDS_RULES

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

RULES: tuple[AnyRule, ...] = (
    *ARITHMETIC_RULES,
    *ROWS_RULES,
    *REFERENCES_RULES,
    *NAMES_RULES,
    *WORDS_RULES,
)


def rules_named(name: str) -> list[AnyRule]:
    """Return the rule of this id, or those of the family that it begins: `row` has `row.evaluation`."""
    return [rule for rule in RULES if rule.id == name or rule.id.startswith(f"{name}.")]
