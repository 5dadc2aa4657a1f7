"""The rules of this room, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.rows.evaluation_rules import EVALUATION_RULES
from vqdesk.checks.rows.outputs import OUTPUT_RULES
from vqdesk.checks.rows.period_rules import PERIOD_RULES
from vqdesk.checks.rows.reached import TARGET_RULES
from vqdesk.checks.rows.tracked import TRACKED_RULES
from vqdesk.checks.rows.unfinished import UNFINISHED_RULES

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

ROWS_RULES: tuple[AnyRule, ...] = (
    *EVALUATION_RULES,
    *UNFINISHED_RULES,
    *TARGET_RULES,
    *OUTPUT_RULES,
    *TRACKED_RULES,
    *PERIOD_RULES,
)
