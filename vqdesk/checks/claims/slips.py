"""What most likely went wrong in a claim that does not hold; doubtful ones without a likely slip are left open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.judging import round_to

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Judged


def explain(judged: Judged, cell: ClaimCell) -> Judged:
    """Return a wrong claim with its likeliest slip; one that is only doubtful and has none is unread."""
    if judged.verdict != "wrong" or judged.computed is None:
        return judged
    stated = judged.claim.stated
    judged.slip = slip_of(stated.value / stated.scale, judged.computed, stated.decimals)
    trust = judged.claim.trust
    if trust == "weak" and judged.slip not in ("swapped", "point"):
        judged.verdict = "unread"
    return judged


def slip_of(stated: Decimal, computed: Decimal, decimals: int) -> str:
    """Tell `swapped` digits, a moved `point`, one wrong `digit`; "" for anything else."""
    right = round_to(computed, decimals)
    typed, wanted = _digits(stated, decimals), _digits(right, decimals)
    if len(typed) == len(wanted) and typed != wanted and sorted(typed) == sorted(wanted):
        return "swapped"
    if stated and computed and _is_moved(stated, computed):
        return "point"
    if len(typed) == len(wanted) and sum(a != b for a, b in zip(typed, wanted, strict=True)) == 1:
        return "digit"
    return ""


def _digits(value: Decimal, decimals: int) -> str:
    return str(int(abs(value).scaleb(decimals)))


def _is_moved(stated: Decimal, computed: Decimal) -> bool:
    """Tell whether the two differ by a power of ten, within rounding."""
    for places in (-3, -2, -1, 1, 2, 3):
        moved = computed.scaleb(places)
        if abs(moved - stated) <= max(abs(stated) * Decimal("0.006"), Decimal(0)):
            return True
    return False
