"""Whether a claim holds: exact arithmetic, rounding half up, half a unit of slack for what was rounded."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Context, Decimal
from itertools import islice, product
from typing import TYPE_CHECKING

from vqdesk.checks.claims.stated import Judged, Outcome, StatedClaim
from vqdesk.checks.numbers.slip import LAST_DIGIT, round_to, slip_of
from vqdesk.checks.numbers.words import PLAN, name_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.numbers.amounts import Amount

_HUNDRED = Decimal(100)
_WIDE = Context(prec=60)
_WIDEST = Decimal("0.5")  # of a number: no rounding of its parts makes more
_NEAR, _NEARER = Decimal("0.05"), Decimal("0.005")  # of a number of few signs, of one told exactly
_FEW_SIGNS = 2
_ESTIMATED = re.compile(r"\bước(?: tính| đạt| thực hiện)?\s\Z")
_ROUGHLY = Decimal(10)
_NEARLY, _UNLIKELY = Decimal("1.12"), Decimal("1.5")
_MOST_READINGS = 16
_QUOTIENTS = frozenset(["share", "growth", "risen", "fallen", "times", "joint"])
_ROUNDED = _QUOTIENTS | {"over"}
_NOTHING, _ONE = Decimal(0), Decimal(1)
_HOLDS = frozenset(["hold", "cut_off"])


def judge_claim(claim: StatedClaim) -> Judged:
    """Return whether the claim holds in one of the readings of its numbers, else what it should be."""
    return Judged(claim, *outcome_of(claim))


def claim_holds(claim: StatedClaim) -> bool:
    """Tell whether a claim holds, be it cut off."""
    return outcome_of(claim).verdict in _HOLDS


def outcome_of(claim: StatedClaim) -> Outcome:
    """Return what `judge_claim` tells of a claim; it is found out once."""
    if claim.outcome is None:
        claim.outcome = _find_out(claim)
    return claim.outcome


def _find_out(claim: StatedClaim) -> Outcome:
    if claim.formula == "listed":
        count = Decimal(len(claim.names))
        return Outcome("hold" if count == claim.stated.value else "wrong", count)
    if not claim.parts:
        return Outcome("unread")
    for amount in (claim.stated, *claim.parts):
        if amount.other is not None and not amount.is_percent:
            return _of_readings(claim)
    return _judge(claim, claim.stated.value, tuple([part.value for part in claim.parts]))


def _of_readings(claim: StatedClaim) -> Outcome:
    """Return the outcome of the reading of a claim's digits that holds, else of the nearest."""
    nearest: Outcome | None = None
    cut: Outcome | None = None
    for stated, parts in _readings(claim):
        found = _judge(claim, stated, parts)
        if nearest is None or _is_nearer(claim.stated, found, nearest):
            nearest = found
        if found.verdict == "hold":
            return found
        if found.verdict == "cut_off":
            cut = cut or found
    return cut or nearest or Outcome("unread")


def excuse(judged: Judged, slack: Decimal) -> Judged:
    """Return a claim as it holds for whoever passes over percentages that are off by no more than `slack`.

    One whose digits changed places, or whose comma moved, stays wrong.
    """
    stated = judged.claim.stated
    if not slack or judged.verdict != "wrong" or judged.computed is None or not stated.is_percent:
        return judged
    slip = slip_of(stated.value, judged.computed, stated.decimals)
    if slip in ("swapped", "point") or abs(judged.computed - stated.value) > slack:
        return judged
    return Judged(judged.claim, "hold", judged.computed)


def may_be_share(top: Amount, percent: Amount, base: Amount) -> bool:
    """Tell roughly whether a share may hold, which spares most judging."""
    if top.other is not None or base.other is not None or percent.other is not None:
        return True
    stated = percent.value
    return abs(top.value * _HUNDRED - stated * base.value) <= base.value * max(_ROUGHLY, stated / _ROUGHLY)


def is_nearly(claim: StatedClaim) -> bool:
    """Tell whether a slip makes what is stated of a quotient that comes near: its parts are right."""
    stated = claim.stated
    computed = _compute(claim, [part.value for part in claim.parts])
    slipped = computed is not None and slip_of(stated.value, computed, stated.decimals)
    return bool(slipped) and _times_off(claim) < _NEARLY


def is_unlikely(claim: StatedClaim) -> bool:
    """Tell whether a quotient is so far off that its parts are likely others."""
    return _times_off(claim) > _UNLIKELY


def _times_off(claim: StatedClaim) -> Decimal:
    """Return how many times what is stated what the parts give is, or the reverse."""
    computed = _compute(claim, [part.value for part in claim.parts])
    if not computed or not claim.stated.value:
        return _HUNDRED
    low, high = sorted((computed, claim.stated.value))
    return _WIDE.divide(high, low)


def _is_nearer(stated: Amount, found: Outcome, other: Outcome) -> bool:
    """Tell whether another reading of the digits comes nearer to what is stated, by powers of ten."""
    if not found.computed or not other.computed:
        return False
    typed = stated.value / stated.scale
    return abs(found.computed.adjusted() - typed.adjusted()) < abs(
        other.computed.adjusted() - typed.adjusted()
    )


def _readings(claim: StatedClaim) -> Iterator[tuple[Decimal, tuple[Decimal, ...]]]:
    """Yield what the digits may mean, the likeliest first: `4,974` is a fraction or a group."""
    amounts = (claim.stated, *claim.parts)
    choices = [(a.value,) if a.other is None or a.is_percent else (a.value, a.other) for a in amounts]
    for stated, *parts in islice(product(*choices), _MOST_READINGS):
        yield stated, tuple(parts)


def _judge(claim: StatedClaim, stated: Decimal, parts: tuple[Decimal, ...]) -> Outcome:
    computed = _compute(claim, parts)
    if computed is None:
        return Outcome("unread")
    amount = claim.stated
    scale = _ONE if amount.is_percent else amount.scale
    shown, typed = (computed, stated) if scale is _ONE else (computed / scale, stated / scale)
    if amount.approximator and _is_near(claim, typed, shown):
        return Outcome("hold", shown)
    off = abs(shown - typed)
    if off <= _ONE:  # what is further off was neither rounded nor cut off
        if round_to(shown, amount.decimals) == typed:
            return Outcome("hold", shown)
        if claim.formula in _ROUNDED:
            if _cut(shown, amount.decimals) == typed:
                return Outcome("cut_off", shown, "cut")
            if _is_padded(shown, typed, amount):
                return Outcome("cut_off", shown, "padded")
    if off > abs(typed) * _WIDEST:
        return Outcome("wrong", shown)
    slack = _slack(claim, parts) / scale
    rounded = slack and _rounds(shown - slack, shown + slack, typed, amount.decimals)
    if rounded and slip_of(typed, shown, amount.decimals) not in ("swapped", "point"):
        return Outcome("hold", shown)
    return Outcome("wrong", shown)


def _compute(claim: StatedClaim, parts: Sequence[Decimal]) -> Decimal | None:
    """Return what the parts give, in the basis of the stated number's unit."""
    formula = claim.formula
    if formula == "share":
        return _WIDE.divide(parts[0], parts[1]) * _HUNDRED if parts[1] else None
    if formula == "growth":
        return _WIDE.divide(abs(parts[0] - parts[1]), parts[1]) * _HUNDRED if parts[1] else None
    if formula == "times":
        return _WIDE.divide(parts[0], parts[1]) if parts[1] else None
    if formula == "joint":
        return _WIDE.divide(parts[0], parts[1] + parts[2]) * _HUNDRED if parts[1] + parts[2] else None
    if formula in ("risen", "fallen"):
        former = parts[1] + (parts[0] if formula == "fallen" else -parts[0])
        return _WIDE.divide(parts[0], former) * _HUNDRED if former > 0 else None
    if formula == "difference":
        return abs(parts[0] - parts[1])
    if formula == "rest":
        return (_HUNDRED if claim.family == "shares" else 2 * parts[0]) - sum(parts, Decimal(0))
    if formula == "balance":
        return 2 * (parts[0] + parts[1]) - sum(parts, _NOTHING)
    return abs(parts[0] - _HUNDRED) if formula == "over" else sum(parts, Decimal(0))


def _slack(claim: StatedClaim, parts: Sequence[Decimal]) -> Decimal:
    """Return by how much the result may be off, because parts were rounded by half their last digit.

    The whole numbers of a quotient, plans above all, are taken as exact.
    """
    if claim.formula not in _QUOTIENTS:
        planned = claim.base if claim.family == "points" and PLAN.search(name_after(claim.stated)) else None
        slacks = (
            part.slack
            for part, value in zip(claim.parts, parts, strict=True)
            if value == part.value and part is not planned  # nobody rounds a target
        )
        about = (_round_step(part) for part in claim.parts if part.approximator)
        return sum(slacks, _NOTHING) + sum(about, _NOTHING)
    relative = _NOTHING
    for part, value in zip(claim.parts, parts, strict=True):
        if part.decimals and value and value == part.value:
            relative += part.slack / value
    if not relative:
        return _NOTHING
    return parts[0] / parts[1] * relative * (1 if claim.formula == "times" else _HUNDRED)


def _round_step(amount: Amount) -> Decimal:
    """Return what one of the last digit that is no nought is worth in a number that is only about right."""
    digits = amount.typed.replace(".", "").replace(",", "")
    return amount.step.scaleb(len(digits) - len(digits.rstrip("0")))


def _rounds(low: Decimal, high: Decimal, stated: Decimal, decimals: int) -> bool:
    """Tell whether something from low to high gives the stated number, rounded half up."""
    return round_to(low, decimals) <= stated <= round_to(high, decimals)


def _cut(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(LAST_DIGIT[decimals], ROUND_DOWN, _WIDE)


def _is_padded(computed: Decimal, stated: Decimal, amount: Amount) -> bool:
    """Tell whether noughts only feign more decimals than were computed: 88,0 for 87,5."""
    digits = amount.typed.partition(",")[2] or amount.typed.partition(".")[2]
    kept = len(digits.rstrip("0"))
    return kept < amount.decimals and round_to(computed, kept) == stated


def is_on_other_side(word: str, stated: Decimal, computed: Decimal) -> bool:
    """Tell whether `hơn` is said of what is less, or `gần` of what is more."""
    return computed < stated if word == "over" else word == "under" and computed > stated


def _is_near(claim: StatedClaim, stated: Decimal, computed: Decimal) -> bool:
    """Tell whether a number that is only about right is so within reason."""
    round_number = len(claim.stated.typed.replace(".", "").replace(",", "").strip("0")) <= _FEW_SIGNS
    if claim.formula == "sum" and not round_number and _ESTIMATED.search(claim.stated.own):
        return False  # the parts of an estimate are estimates: they make it all the same
    reach = abs(stated) * (_NEAR if round_number else _NEARER)
    if claim.stated.is_percent and is_on_other_side(claim.stated.approximator, stated, computed):
        reach = _NOTHING
    return abs(computed - stated) <= max(reach, Decimal(1).scaleb(-claim.stated.decimals))
