"""What most likely went wrong in a claim; a doubtful one without a likely slip is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.claims.slip import slip_of

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Judged


def explain(judged: Judged, cell: ClaimCell) -> Judged:
    """Return a wrong claim with its likeliest slip; one that is only doubtful and has none is unread."""
    if judged.verdict != "wrong" or judged.computed is None:
        return judged
    stated = judged.claim.stated
    judged.slip = slip_of(stated.value / stated.scale, judged.computed, stated.decimals)
    claim = judged.claim
    plain = judged.slip in ("swapped", "point")
    if claim.trust == "weak":
        judged.verdict = "wrong" if plain else "unread"
        claim.trust = "likely" if plain else "weak"
    elif plain:
        claim.trust = "sure"
    return judged
