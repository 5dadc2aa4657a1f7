"""The rules of this room, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.names.former import FORMER_NAME
from vqdesk.checks.names.place_names import NEAR_PLACE
from vqdesk.checks.names.unit_names import NEAR_UNIT

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

NAMES_RULES: tuple[AnyRule, ...] = (NEAR_UNIT, NEAR_PLACE, FORMER_NAME)
