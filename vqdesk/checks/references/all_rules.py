"""The rules of this room, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.references.dates import DATE
from vqdesk.checks.references.days import ORDER, TWO_DATES
from vqdesk.checks.references.form import REFERENCE_FORM
from vqdesk.checks.references.spellings import TWO_WAYS
from vqdesk.checks.references.years import YEAR

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

REFERENCES_RULES: tuple[AnyRule, ...] = (REFERENCE_FORM, DATE, TWO_DATES, ORDER, YEAR, TWO_WAYS)
