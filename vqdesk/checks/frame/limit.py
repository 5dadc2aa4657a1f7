"""A number of a rule that an office may set: how much is passed over, from where on something is told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vqdesk.checks.frame.subject import Surroundings


@dataclass(frozen=True, slots=True)
class Limit:
    """The number of a rule, by its id; `kind` names the sentence that says what it does. Get one from `make`.

    `choices` are offered, the least first; any other between the least and the largest may be set, whole
    where they are.
    """

    rule: str
    kind: str
    usual: Decimal
    choices: tuple[Decimal, ...]

    @classmethod
    def make(cls, rule: str, kind: str, usual: str, choices: str) -> Limit:
        """Return a limit of numbers that are written with a point, the choices with blanks between them."""
        return cls(rule, kind, Decimal(usual), tuple(map(Decimal, choices.split())))

    def of(self, around: Surroundings) -> Decimal:
        """Return the number that the office has set, else the usual one."""
        return around.limits.get(self.rule, self.usual)

    def allows(self, number: Decimal) -> bool:
        """Tell whether an office may set this number."""
        is_whole = all(each == each.to_integral_value() for each in self.choices)
        fits = number.is_finite() and self.choices[0] <= number <= self.choices[-1]
        return fits and (not is_whole or number == number.to_integral_value())
