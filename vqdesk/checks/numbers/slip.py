"""The slip that most likely turned one number into another."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_CLOSE = Decimal("0.006")
_WIDE = Context(prec=60)
_SWAPPED = 3  # digits that change places in one slip
_FAR_MOVED = 3  # places by which a point is moved at most
LAST_DIGIT = [Decimal((0, (1,), -decimals)) for decimals in range(21)]
"""One in the last digit by the number of decimals; no number that is read has more."""


def round_to(value: Decimal, decimals: int) -> Decimal:
    """Round half up to so many decimals."""
    return value.quantize(LAST_DIGIT[decimals], ROUND_HALF_UP, _WIDE)


def slip_of(stated: Decimal, computed: Decimal, decimals: int) -> str:
    """Tell `swapped` digits, a moved `point`, one wrong `digit`; "" for anything else."""
    typed, wanted = _digits(stated, decimals), _digits(round_to(computed, decimals), decimals)
    padded = wanted.zfill(len(typed)) if decimals else wanted
    if _are_swapped(typed, padded):
        return "swapped"  # `1,05` for 0,15 as well
    if stated and computed and _is_moved(stated, computed, decimals):
        return "point"
    if (
        len(typed) == len(padded)
        and (len(wanted) == len(typed) or decimals > 1)
        and _differ(typed, padded) == 1
    ):
        return "digit"  # `6,09` for 0,09 as well
    return ""


def is_swapped(stated: Decimal, computed: Decimal, decimals: int) -> bool:
    """Tell whether `slip_of` two numbers is that digits have changed places."""
    typed, wanted = _digits(stated, decimals), _digits(round_to(computed, decimals), decimals)
    return _are_swapped(typed, wanted.zfill(len(typed)) if decimals else wanted)


def _are_swapped(typed: str, wanted: str) -> bool:
    if typed == wanted or len(typed) != len(wanted):
        return False
    return sorted(typed) == sorted(wanted) and _differ(typed, wanted) <= _SWAPPED


def is_one_slip(typed: str, right: Decimal, decimals: int, least: int) -> bool:
    """Tell whether a number of at least so many digits is the right one but for one, or two exchanged.

    Noughts before it count: `08` for 5. That two digits change places is no accident in two digits either.
    """
    digits = "".join(filter(str.isdecimal, typed))
    wanted = str(int(abs(round_to(right, decimals)).scaleb(decimals))).zfill(len(digits))
    if len(wanted) != len(digits):
        return False
    wrong = [pair for pair in zip(digits, wanted, strict=True) if pair[0] != pair[1]]
    return (len(wrong) == 1 and len(digits) >= least) or (len(wrong) == 2 and wrong[0] == wrong[1][::-1])


def _differ(typed: str, wanted: str) -> int:
    """Return how many of two numbers' digits are others."""
    return sum(a != b for a, b in zip(typed, wanted, strict=True))


def _digits(value: Decimal, decimals: int) -> str:
    return str(int(abs(value).scaleb(decimals)))


def _is_moved(stated: Decimal, computed: Decimal, decimals: int) -> bool:
    """Tell whether the two differ by a power of ten, within rounding."""
    right = round_to(computed, decimals)
    apart = stated.adjusted() - computed.adjusted()
    for places in range(max(-_FAR_MOVED, apart - 1), min(_FAR_MOVED, apart + 1) + 1):
        if not places:
            continue
        moved = computed.scaleb(places)
        near = abs(moved - stated) <= abs(stated) * _CLOSE
        if near or (decimals and round_to(moved, decimals) == stated):
            return True
        if right and places > 0 and right.scaleb(places) == stated:
            return True
    # `72` for 7,2: a comma that is left out.
    return not decimals and any(round_to(computed, places).scaleb(places) == stated for places in (1, 2))
