"""A claim: a number that a text states, and the other numbers by which it can be computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from vqdesk.checks.numbers.amounts import Amount

ClaimFamily = Literal["ratio", "share", "base", "growth", "difference", "points", "sum", "shares", "count"]
ClaimFormula = Literal[
    "share",
    "growth",
    "risen",
    "fallen",
    "difference",
    "sum",
    "times",
    "rest",
    "over",
    "listed",
    "joint",
    "balance",
]
"""How the parts give the number: a / b as percent, (a - b) / b as percent, a / (b - a) and
a / (b + a) as percent, a - b, a + b + ..., a / b,
a - b - c ..., a - 100, how many names a list has, a / (b + c) as percent, or a + b - c - d ..."""
ClaimVerdict = Literal["hold", "cut_off", "wrong", "unread"]
Trust = Literal["sure", "likely", "weak"]
"""How sure it is that these are the parts: by the words alone, by the words and figures, by figures alone."""


class Outcome(NamedTuple):
    """What a claim is judged to be; see `Judged`."""

    verdict: ClaimVerdict
    computed: Decimal | None = None
    why: str = ""


@dataclass(slots=True)
class StatedClaim:
    """What is claimed: `stated` should be what `formula` makes of `parts`.

    `names` are the stretches of a list that is counted. `bound` tells that other words than its own
    make sure of the base: `trong đó`, or a share beside it that holds for the same. `outcome` is what it
    was judged to be, once it was.
    """

    family: ClaimFamily
    stated: Amount
    formula: ClaimFormula
    parts: tuple[Amount, ...]
    trust: Trust = "sure"
    names: tuple[tuple[int, int], ...] = ()
    base: Amount | None = None
    bound: bool = False
    outcome: Outcome | None = field(default=None, init=False, repr=False, compare=False)

    def of(self, first: Amount, second: Amount) -> StatedClaim:
        """Return the same claim of two other numbers, the second its base."""
        parts = (first, second)
        return StatedClaim(
            self.family, self.stated, self.formula, parts, self.trust, self.names, second, self.bound
        )

    @property
    def is_cut_short(self) -> bool:
        """Tell whether it is the total of more numbers than are added up."""
        return self.formula == "sum" and not self.parts


@dataclass(slots=True)
class Judged:
    """A claim with its verdict.

    `computed` is what the parts give, in the stated number's own unit; None where nothing can be computed.
    `why` names the kind of a cut-off (`cut`, `padded`); `slip` what most likely went wrong (`swapped`,
    `point`, `digit`, `base`, `part`, `rest` for the share of all but the part, `way` for a change's
    direction, "" for nothing known), `instead` the base that would fit, or the part that would mend this
    and another claim if it were `right`.
    """

    claim: StatedClaim
    verdict: ClaimVerdict
    computed: Decimal | None = None
    why: str = ""
    slip: str = ""
    instead: Amount | None = None
    right: Decimal | None = None
