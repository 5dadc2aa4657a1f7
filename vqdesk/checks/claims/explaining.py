"""What would mend a wrong claim: another base, or one part that mends a sum and a share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import judge_claim, outcome_of
from vqdesk.checks.claims.parts import mending
from vqdesk.checks.numbers.slip import is_swapped, round_to
from vqdesk.checks.numbers.words import name_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Judged, StatedClaim
    from vqdesk.checks.numbers.amounts import Amount

_KNOWN = ("swapped", "point", "rest")  # slips that tell all
_MORE = 2  # words by which another number is called like a part
_AROUND = 20  # numbers to each side of a share in which another base is looked for


def explain(judged: Judged, cell: ClaimCell) -> Judged:
    """Return a wrong share with the other number that it would be right of, where no slip explains it."""
    claim = judged.claim
    if judged.verdict == "wrong" and claim.formula == "share" and judged.slip not in _KNOWN:
        other = _other_base(judged, cell)
        if other is not None and (_is_called_rather(cell, claim, other) or _is_right_before(claim, other)):
            return judge_claim(claim.of(claim.parts[0], other))
        if other is not None:
            judged.slip, judged.instead = "base", other
    return judged


def _is_called_rather(cell: ClaimCell, claim: StatedClaim, other: Amount) -> bool:
    """Tell whether another number is called like the part, of several that one word makes plans.

    `Kế hoạch 1.150 người tham gia y tế, 480 người tham gia xã hội; 361 người tham gia xã hội, đạt 75,2%`.
    """
    if claim.family != "base":
        return False
    top, base = claim.parts
    said = cell.words_of(top)
    more = len(said & cell.words_of(other)) - len(said & cell.words_of(base))
    return more >= _MORE and base.index < other.index < top.index and base.sentence == other.sentence


def _is_right_before(claim: StatedClaim, other: Amount) -> bool:
    """Tell whether another base stands right before a part whose share is in a bracket: it is rather meant.

    `phải giải quyết 5.102 hồ sơ. Trong đó đã giải quyết 4.991, bằng 97,8%; đúng hạn 4.976 (99,7%)`.
    """
    top, stated = claim.parts[0], claim.stated
    in_bracket = stated.index == top.index + 1 and stated.depth == top.depth + 1
    beside = 0 < top.index - other.index <= _MORE and other.sentence == top.sentence
    beside = beside and claim.parts[1].sentence < top.sentence
    return in_bracket and beside and other.value > top.value and not name_after(stated).strip()


def _other_base(judged: Judged, cell: ClaimCell) -> Amount | None:
    """Return another number of the cell that a share would be right against."""
    claim = judged.claim
    top, base = claim.parts
    place = claim.stated.index
    for other in cell.amounts[max(0, place - _AROUND) : place + _AROUND]:
        taken = other is base or other is top or other.is_percent or other.value == base.value
        if taken or not alike(other, base) or other.field != base.field:
            continue
        if outcome_of(claim.of(top, other)).verdict == "hold":
            return other
    return None


def join_repairs(judged: Sequence[Judged]) -> None:
    """Find the one part of each wrong sum that would mend it, and name it.

    Which one it is tells a wrong share that it would mend as well, shares of all others that hold, or its
    digits in another order.
    """
    shares: dict[int, list[Judged]] = {}
    for each in judged:
        if each.verdict == "wrong" and each.claim.formula == "share":
            shares.setdefault(id(each.claim.parts[0]), []).append(each)
    held = {
        (id(each.claim.parts[0]), id(each.claim.parts[1]))
        for each in judged
        if each.verdict == "hold" and each.claim.formula == "share"
    }
    for added in judged:
        if added.verdict == "wrong" and added.claim.formula == "sum" and not _is_joined(added, shares):
            _mend(added, _the_other(added, held) or _the_swapped(added))


def _is_joined(added: Judged, shares: dict[int, list[Judged]]) -> bool:
    """Name the one part that would mend a wrong sum and a wrong share, in both; tell whether there is one."""
    for part, right in _needed(added):
        for share in shares.get(id(part), ()):
            if _mends(share, right):
                added.slip = share.slip = "part"
                added.instead = share.instead = part
                added.right = share.right = right
                return True
    return False


def _mend(added: Judged, mended: tuple[Amount, Decimal] | None) -> None:
    if mended is not None:
        added.slip = "part"
        added.instead, added.right = mended


def _the_other(added: Judged, held: set[tuple[int, int]]) -> tuple[Amount, Decimal] | None:
    """Return the part of a wrong sum that is wrong where all others have shares of its total that hold."""
    total = id(added.claim.stated)
    others = [part for part in added.claim.parts if (id(part), total) not in held]
    mended = [(part, value) for part, value in _needed(added) if [part] == others]
    return mended[0] if len(added.claim.parts) > 1 and mended else None


def _the_swapped(added: Judged) -> tuple[Amount, Decimal] | None:
    """Return the one part of a wrong sum whose digits in another order make it right; the total has none."""
    if added.slip in _KNOWN:
        return None
    swapped = [(part, right) for part, right in _needed(added) if _is_swapped(part, right)]
    return swapped[0] if len(swapped) == 1 else None


def _is_swapped(part: Amount, right: Decimal) -> bool:
    right = right / part.scale
    return round_to(right, part.decimals) == right and is_swapped(
        part.value / part.scale, right, part.decimals
    )


def _needed(added: Judged) -> Iterator[tuple[Amount, Decimal]]:
    """Yield each part of a sum with the value that would make the sum right."""
    parts = added.claim.parts
    return mending(added.claim.stated, parts, sum((part.value for part in parts), Decimal(0)))


def _mends(share: Judged, right: Decimal) -> bool:
    top, base = share.claim.parts
    mended = replace(top, value=right, other=None)
    return outcome_of(replace(share.claim, parts=(mended, base))).verdict in ("hold", "cut_off")
