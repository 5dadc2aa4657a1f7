"""Numbers as the clerk typed theirs: the same decimals, signs and leading nought; a computation in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.numbers.slip import round_to
from vqdesk.text.figures import format_number

if TYPE_CHECKING:
    from decimal import Decimal

    from vqdesk.checks.claims.stated import Judged, StatedClaim
    from vqdesk.checks.numbers.amounts import Amount

_POINTED = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})")
_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_EXACT = 4  # decimals of a computed value
_SIGNS = str.maketrans(",.", ".,")


def like_typed(value: Decimal, amount: Amount) -> str:
    """Write a value as a number beside it is typed."""
    rounded = round_to(value, amount.decimals)
    text = format_number(rounded)
    typed = amount.typed
    if _POINTED.fullmatch(typed):
        return f"{rounded:f}"
    if not amount.decimals and _COMMA_GROUPS.fullmatch(typed):
        return text.translate(_SIGNS)
    if "." not in typed and len(typed.partition(",")[0]) > 3:
        text = text.replace(".", "")
    return text.zfill(len(typed)) if typed.startswith("0") and typed.isdecimal() else text


def machine_number(value: Decimal) -> str:
    """Write a value for machines: a point, at most four decimals, none that is nought."""
    text = f"{round_to(value, _EXACT):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def computation(judged: Judged) -> str:
    """Return how the number comes about: `886 / 965 = 91,8%`."""
    claim, computed = judged.claim, judged.computed
    if computed is None:
        return ""
    parts = [part.typed + ("%" if part.is_percent else "") for part in claim.parts]
    sign = claim.stated.unit if claim.stated.is_percent else ""
    shown = _shown(computed, claim.stated) + (f" {sign}" if sign == "điểm %" else sign)
    return f"{_ordered(judged) or _in_turn(claim, parts)} = {shown}"


def _in_turn(claim: StatedClaim, parts: list[str]) -> str:
    """Write what is computed of numbers whose order tells what each is."""
    match claim.formula:
        case "share" | "times":
            return " / ".join(parts)
        case "risen":
            return f"{parts[0]} / ({parts[-1]} − {parts[0]})"
        case "fallen":
            return f"{parts[0]} / ({parts[-1]} + {parts[0]})"
        case "joint":
            return f"{parts[0]} / ({' + '.join(parts[1:])})"
        case "balance":
            return " − ".join([" + ".join(parts[:2]), *parts[2:]])
        case "rest":
            return " − ".join(["100%", *parts] if claim.family == "shares" else parts)
        case _:
            return " + ".join(parts)


def _ordered(judged: Judged) -> str:
    """Write a difference with the larger number first, without signs of an absolute value."""
    claim = judged.claim
    if claim.formula not in ("growth", "difference", "over"):
        return ""
    parts = sorted(claim.parts, key=lambda part: -part.value)
    words = [part.typed + ("%" if part.is_percent else "") for part in parts]
    if claim.formula == "over":
        part = parts[0]
        return f"{words[0]} − 100%" if part.value >= 100 else f"100% − {words[0]}"
    less = " − ".join(words)
    return less if claim.formula == "difference" else f"({less}) / {claim.parts[1].typed}"


def _shown(computed: Decimal, stated: Amount) -> str:
    rounded = round_to(computed, stated.decimals)
    return format_number(rounded)
