"""The rules of this room, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

ARITHMETIC_RULES: tuple[AnyRule, ...] = ()
