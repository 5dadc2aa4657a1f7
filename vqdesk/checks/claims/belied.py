"""Wrong claims that other claims of the text belie: nobody made them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vqdesk.checks.claims.stated import Judged, StatedClaim

    Question = Callable[[StatedClaim], bool]

_BY_CHANCE = 10  # what is less fits together by chance


def but_belied(judged: Sequence[Judged]) -> list[Judged]:
    """Return all but the wrong claims that what holds beside them belies."""
    held = [each.claim for each in judged if each.verdict in ("hold", "cut_off")]
    questions = (
        _ends_in_other_rest([each.claim for each in judged if each.verdict == "hold"]),
        _is_half_of_balance([each.claim for each in judged]),
        _overlaps(held),
        _is_borrowed(held),
    )
    return [
        each
        for each in judged
        if each.verdict != "wrong" or not any(is_belied(each.claim) for is_belied in questions)
    ]


def _ends_in_other_rest(held: Sequence[StatedClaim]) -> Question:
    """Ask for a sum whose last part is what is left of another total: it is none of its parts."""
    rests = {id(claim.stated): claim.parts[0] for claim in held if claim.formula == "rest"}

    def ask(claim: StatedClaim) -> bool:
        whole = rests.get(id(claim.parts[-1])) if claim.formula == "sum" and claim.parts else None
        return whole is not None and whole is not claim.stated and whole.value >= _BY_CHANCE

    return ask


def _is_half_of_balance(claims: Sequence[StatedClaim]) -> Question:
    """Ask for a sum of some numbers of a balance alone: what came is not what went and is left."""
    balances = [_numbers(claim) for claim in claims if claim.formula == "balance"]
    return lambda claim: (
        claim.formula in ("sum", "rest") and any(_numbers(claim) <= balance for balance in balances)
    )


def _overlaps(held: Sequence[StatedClaim]) -> Question:
    """Ask for a sum whose parts have shares of the total that hold, and exceed it: they overlap.

    `64.820 lượt, trong đó BHYT 58.137 (89,7%), nội trú 7.426 (11,5%), chuyển tuyến 1.893`.
    """
    shares = {(id(claim.parts[0]), id(claim.parts[1])) for claim in held if claim.formula == "share"}

    def ask(claim: StatedClaim) -> bool:
        told = [part for part in claim.parts if (id(part), id(claim.stated)) in shares]
        added = sum((part.value for part in told), Decimal(0))
        return claim.formula == "sum" and len(told) > 1 and added > claim.stated.value

    return ask


def _is_borrowed(held: Sequence[StatedClaim]) -> Question:
    """Ask for a growth from a number that another growth, which holds, starts from.

    `7.104 tỷ đồng, tăng 4,8% so với năm trước (6.780 tỷ đồng); trong khi tổng thu tăng 7,3%`.
    """
    growths = [claim for claim in held if claim.formula in ("growth", "difference")]

    def is_of(claim: StatedClaim, other: StatedClaim) -> bool:
        one = {id(part) for part in claim.parts} & {id(part) for part in other.parts}
        before = other.stated.index < claim.stated.index and other.base is not None and id(other.base) in one
        return before and (other.formula == claim.formula or len(one) == 1)

    return lambda claim: claim.formula == "growth" and any(is_of(claim, other) for other in growths)


def _numbers(claim: StatedClaim) -> set[int]:
    return {id(number) for number in (claim.stated, *claim.parts)}
