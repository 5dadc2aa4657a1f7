"""A number of a text with all that is read of it: value, unit, noun, approximator, place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Approximator = Literal["", "about", "over", "under"]
Lead = Literal["growth", "share", "bare", "level", "target", "none"]
"""What the words before a number make of it; `bare` stands alone in a bracket, `none` tells nothing."""

PERCENT, POINTS, DONG = "%", "điểm %", "đồng"
HALF = Decimal("0.5")
MOST_OF_TASK = 60
"""Numbers of a task's own words with which its result is compared; those behind them are left unread."""

_ROUNDED = 100  # whole numbers below it are taken as exact


@dataclass(slots=True, eq=False)
class Amount:
    """One number of a text; `start`, `end` are those of its digits, `stop` is where its unit ends.

    `typed` is what stands there, with dots for spaces between its groups.
    `value` is in the unit's basis (triệu đồng in đồng, ha in m2), `step` what
    one in its last digit is worth there. `other` is what the digits may mean as well: `4,974` is 4.974 or
    4974. `unit` is `%`, `điểm %`, a measure's basis or "" where things are counted; `noun` the words that
    follow, at most four. `sentence`, `segment` (its
    part up to a semicolon), `bracket` (0: none) and `depth` tell where it stands; `before` and
    `after` are the lower-case words up to the neighbouring numbers, `own` those of its clause before it,
    `led` what these make of it once that was asked for.
    `change` tells that it compares two others, `is_percent` that it is a percentage, or a difference of two.
    """

    index: int
    field: str
    start: int
    end: int
    stop: int
    typed: str
    value: Decimal
    other: Decimal | None
    step: Decimal
    decimals: int
    unit: str
    noun: str
    is_percent: bool
    sentence: int
    segment: int
    depth: int
    bracket: int
    approximator: Approximator = ""
    ranged: bool = False
    before: str = ""
    after: str = ""
    change: bool = False
    own: str = ""
    led: Lead | None = None

    @property
    def scale(self) -> Decimal:
        """Return what one of the typed number is worth in the unit's basis."""
        return self.step.scaleb(self.decimals) if self.decimals else self.step

    @property
    def slack(self) -> Decimal:
        """Return by how much its value may be rounded: half its last digit.

        Nothing for what is counted, for whole percentages and for small whole numbers.
        """
        if self.is_percent and not self.decimals:
            return Decimal(0)
        if not self.decimals and (self.value < _ROUNDED * self.step or (self.step == 1 and not self.unit)):
            return Decimal(0)
        return self.step * HALF
