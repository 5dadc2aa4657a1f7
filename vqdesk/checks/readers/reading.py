"""The claims of a text: read once, each judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.claims.belied import but_belied
from vqdesk.checks.claims.direction import turn
from vqdesk.checks.claims.explaining import explain, join_repairs
from vqdesk.checks.claims.judging import judge_claim, outcome_of
from vqdesk.checks.claims.weighing import weigh
from vqdesk.checks.numbers.amounts import POINTS
from vqdesk.checks.numbers.words import PLAN, name_after
from vqdesk.checks.readers.called import read_called
from vqdesk.checks.readers.grand_totals import read_grand_totals
from vqdesk.checks.readers.growths import read_growth, read_step
from vqdesk.checks.readers.listings import read_listings
from vqdesk.checks.readers.lists import read_lists
from vqdesk.checks.readers.quotients import read_apart, read_quotient
from vqdesk.checks.readers.remains import read_remains
from vqdesk.checks.readers.shares import read_shares
from vqdesk.checks.readers.structures import read_divisions, read_structures
from vqdesk.checks.readers.sums import read_divided, read_mates, read_rests
from vqdesk.checks.readers.totals import Pending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Judged, StatedClaim
    from vqdesk.checks.numbers.amounts import Amount


def read_claims(cell: ClaimCell) -> list[Judged]:
    """Return a field's claims in the order of its text, each with its verdict."""
    if not cell.amounts:
        return []
    listings = [*read_listings(cell)]
    _own_parts(cell, listings)
    pending: list[Pending] = []
    for amount in cell.amounts:
        claim = _read(cell, amount)
        if isinstance(claim, Pending):
            pending.append(claim)
        elif claim is not None:
            cell.claims.append(claim)
    again = any(claim.stated.index in cell.bases for claim in listings)
    cell.claims += read_listings(cell) if again else listings
    cell.claims += read_grand_totals(cell)
    cell.claims += read_shares(cell, pending)
    cell.claims += [*read_remains(cell)]
    cell.claims += [*read_structures(cell)]
    cell.claims += read_rests(cell)
    cell.claims += read_divided(cell)
    cell.claims += [*read_mates(cell)]
    cell.claims += [*read_divisions(cell)]
    cell.claims += read_lists(cell)
    based = {claim.stated.index for claim in cell.claims if claim.parts}
    claims = [claim for claim in cell.claims if claim.parts or not _is_told_twice(claim, based)]
    judged = but_belied([_judged(claim, cell) for claim in claims])
    join_repairs(judged)
    told = [
        turn(each, cell)
        for each in judged
        if each.verdict != "unread" or each.claim.formula not in _ONLY_IF_SURE or each.claim.is_cut_short
    ]
    return sorted(told, key=lambda each: each.claim.stated.start)


def _judged(claim: StatedClaim, cell: ClaimCell) -> Judged:
    judged = explain(weigh(judge_claim(claim), cell), cell)
    apart = read_apart(cell, claim.stated) if judged.verdict == "unread" else None
    return judged if apart is None else explain(weigh(judge_claim(apart), cell), cell)


def _is_told_twice(claim: StatedClaim, based: set[int]) -> bool:
    """Tell whether a percentage of nothing known is one of something in another claim."""
    return claim.stated.is_percent and claim.stated.index in based


def _own_parts(cell: ClaimCell, listings: Sequence[StatedClaim]) -> None:
    """Note of the parts of lists that add up whose parts they are."""
    for claim in listings:
        if outcome_of(claim).verdict == "hold":
            cell.owners.update((part.index, claim.stated) for part in claim.parts)


def _read(cell: ClaimCell, amount: Amount) -> StatedClaim | Pending | None:
    if amount.ranged or amount.index in cell.bases:
        return None
    if amount.change or amount.unit == "lần":
        return read_step(cell, amount) or read_growth(cell, amount)
    if not amount.is_percent:
        return read_step(cell, amount)
    if (called := read_called(cell, amount)) is not None:
        return called
    if _lacks(amount):
        return read_step(cell, amount) or read_growth(cell, amount)
    kind = cell.lead(amount)
    compares = kind == "growth" or amount.unit == POINTS
    compares = compares or (kind in ("bare", "share", "none") and _is_of_change(cell, amount))
    return read_growth(cell, amount) if compares else read_quotient(cell, amount)


# What nobody claims in so many words is no claim unless it holds or is plainly wrong.
_ONLY_IF_SURE = frozenset(["sum", "rest", "balance", "difference", "listed"])
_SAME = re.compile(r"(?:tương ứng|tương đương|bằng|tỷ lệ|tỉ lệ|tức|đạt|=)(?:\s(?:tỷ lệ|với|là))?")


def _lacks(amount: Amount) -> bool:
    """Tell whether a percentage says what lacks to a target: `còn thiếu 8% so với chỉ tiêu`."""
    return amount.own.endswith("thiếu ") and bool(PLAN.search(name_after(amount)))


_REACHED, _ALL = frozenset(["đạt", "bằng"]), 100


def _is_of_change(cell: ClaimCell, percent: Amount) -> bool:
    """Tell whether a percentage only says a difference again: `giảm 04 vụ (22,2%)`."""
    before = percent.index - 1
    if before < 0:
        return False
    while before > 0 and cell.amounts[before].depth > percent.depth:
        before -= 1
    other = cell.amounts[before]
    if not other.change or other.segment != percent.segment:
        return False
    words = percent.own.strip(" (:+-–")
    said = words.removeprefix(other.noun).strip()
    if said in _REACHED and percent.value >= _ALL:
        return False  # `vượt 27 ha so với kế hoạch (385 ha), đạt 107%`
    return (not words or _SAME.fullmatch(said) is not None) and not PLAN.search(name_after(percent))
