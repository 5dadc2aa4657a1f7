"""Changes that are told twice, as a number and in percent, where the former number need not be told."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.former import former_after, now_of
from vqdesk.checks.claims.judging import judge_claim
from vqdesk.checks.claims.stated import StatedClaim

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import ClaimFormula
    from vqdesk.checks.numbers.amounts import Amount

_BACK, _AHEAD = 10, 4
_RISEN, _FALLEN = re.compile(r"\btăng\b"), re.compile(r"\bgiảm\b")
_IS_OF_CHANGE = re.compile(
    r"[^,;.()\n\d]{0,60}(?:\(\s?(?:(?:tức|tương ứng|tương đương|bằng|tỷ lệ|tăng|giảm)\s)*[-+–~]?\s?"
    r"|(?:,|\s[-–])?\s?(?:tương ứng|tương đương|bằng|tỷ lệ|tỉ lệ|tức|=)\s?"
    r"(?:(?:với|là|tăng|giảm|tỷ lệ)\s)*)"
)


def said_again(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read the percentage that says a difference again: `giảm 03 người chết (30%)`, `tương ứng giảm 24%`."""
    for claim in cell.claims[-1:]:
        beside = claim.stated.index + 1 == amount.index and claim.stated.sentence == amount.sentence
        if not (amount.is_percent and beside and claim.formula == claim.family == "difference"):
            return None
        if claim.parts and _IS_OF_CHANGE.fullmatch(cell.passage.text[claim.stated.stop : amount.start]):
            bound = judge_claim(claim).verdict == "hold"
            now, former = claim.parts
            fell = bool(_FALLEN.search(claim.stated.own))
            if fell != bool(_RISEN.search(claim.stated.own)) and fell == (now.value > former.value):
                now, former = former, now
            formula: ClaimFormula = "growth"
            parts = (now, former)
            return replace(
                claim, family="growth", stated=amount, formula=formula, parts=parts, base=former, bound=bound
            )
    return None


def of_change(cell: ClaimCell, amount: Amount) -> StatedClaim | None:
    """Read what a difference is of a former number that is not told: `có 40 vụ, giảm 10 vụ (20%)`."""
    if not amount.is_percent or not amount.index or former_after(cell, amount) is not None:
        return None
    change = cell.amounts[amount.index - 1]
    if not change.change or change.is_percent or change.sentence != amount.sentence:
        return None
    words = cell.passage.text[change.stop : amount.start]
    rises, falls = _RISEN.search(change.own), _FALLEN.search(change.own)
    if not _IS_OF_CHANGE.fullmatch(words) or bool(rises) == bool(falls):
        return None
    now = now_of(cell, change, change)
    if now is None or now.is_percent or now.ranged:
        return None
    claim = StatedClaim("growth", amount, "risen" if rises else "fallen", (change, now), base=now)
    near = [a for a in cell.back(change, _BACK) if not a.change and change.sentence - a.sentence <= 1]
    others = [a for a in near if alike(a, change) == 2 and a is not now]
    rate = now.index in cell.pairs or now.index in cell.denominators  # it may be the points of its rate
    trials = [
        claim,
        *(replace(claim, parts=(change, a), base=a, trust="weak" if rate else "likely") for a in others),
    ]
    claim.trust = "weak" if rate else "likely" if others else "sure"
    return min(trials, key=_distance)


def _distance(claim: StatedClaim) -> Decimal:
    """Return how far what a percentage states is from what its parts give."""
    computed = judge_claim(claim).computed
    return Decimal(10**6) if computed is None else abs(computed - claim.stated.value)
