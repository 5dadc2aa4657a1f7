"""Rank texts: the order among rows, so that a move changes one row and no other.

A rank is a whole part and a fraction, compared as plain text. The whole part's first letter tells
its length (`a` one digit, `b` two, ...; `Z` one, `Y` two, ... below zero), so that adding at either
end stays short; the fraction is there for places in between and never ends in `0`.
"""

from __future__ import annotations

from itertools import pairwise

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}

LONGEST = 48
"""Beyond this length a list is better spread anew than made longer."""


def between(before: str | None, after: str | None) -> str:
    """Return a rank that stands after `before` and before `after`; None: nothing stands there.

    Raises ValueError unless `before` < `after`.
    """
    if before is None and after is None:
        return "a0"
    if before is None:
        whole, fraction = _parts(after or "")
        return whole if fraction else _step(whole, -1)
    if after is None:
        return _step(_parts(before)[0], 1)
    if before >= after:
        raise ValueError(f"{before!r} does not stand before {after!r}")
    whole, fraction = _parts(before)
    after_whole, after_fraction = _parts(after)
    if whole == after_whole:
        return whole + _fraction_between(fraction, after_fraction)
    following = _step(whole, 1)
    return following if following < after else whole + _fraction_between(fraction, None)


def spread_ranks(count: int) -> list[str]:
    """Return so many short ranks in rising order."""
    return between_many(None, None, count)


def between_many(before: str | None, after: str | None, count: int) -> list[str]:
    """Return so many ranks in rising order that stand after `before` and before `after`."""
    if after is None:
        ranks = [between(before, None)] if count else []
        while len(ranks) < count:
            # The first one is a whole part without a fraction, and so are all that follow.
            begun, last = ranks[-1][:-1], _VALUE[ranks[-1][-1]]
            ranks += [begun + digit for digit in _DIGITS[last + 1 :]]
            ranks.append(_step(ranks[-1], 1))
        return ranks[:count]
    if count == 0:
        return []
    middle = between(before, after)
    left = between_many(before, middle, count // 2)
    return [*left, middle, *between_many(middle, after, count - count // 2 - 1)]


def rising(ranks: list[str]) -> bool:
    """Tell whether each rank stands before the next one."""
    return all(left < right for left, right in pairwise(ranks))


def _parts(rank: str) -> tuple[str, str]:
    length = _whole_length(rank[:1])
    if len(rank) < length or any(char not in _VALUE for char in rank) or (rank[length:].endswith("0")):
        raise ValueError(f"{rank!r} is no rank")
    return rank[:length], rank[length:]


def _whole_length(head: str) -> int:
    """Return the length of a whole part, its first letter included."""
    if "a" <= head <= "z":
        return ord(head) - ord("a") + 2
    if "A" <= head <= "Z":
        return ord("Z") - ord(head) + 2
    raise ValueError(f"{head!r} begins no rank")


def _step(whole: str, by: int) -> str:
    """Return the next (1) or the former (-1) whole part."""
    head, digits = whole[0], whole[1:]
    value = _number(digits) + by
    if 0 <= value < _BASE ** len(digits):
        return head + _text(value, len(digits))
    if by > 0:
        head = "a" if head == "Z" else chr(ord(head) + 1)
        return head + "0" * (_whole_length(head) - 1)
    head = "Z" if head == "a" else chr(ord(head) - 1)
    return head + "z" * (_whole_length(head) - 1)


def _fraction_between(low: str, high: str | None) -> str:
    """Return a fraction strictly between two; stay beside the longer one.

    The longer one was most likely put in last, and the next comes beside it again: so a list
    typed into one gap grows by one digit in about thirty rows, not in six.
    """
    depth = max(len(low), len(high or ""))
    bottom = _number(low.ljust(depth, "0"))
    top = _BASE**depth if high is None else _number(high.ljust(depth, "0"))
    if top - bottom < 2:
        depth, bottom, top = depth + 1, bottom * _BASE, top * _BASE
        chosen = (bottom + top) // 2
    else:
        chosen = bottom + 1 if len(low) >= len(high or "") else top - 1
    return _text(chosen, depth).rstrip("0")


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * _BASE + _VALUE[digit]
    return value


def _text(value: int, length: int) -> str:
    digits = []
    for _ in range(length):
        value, digit = divmod(value, _BASE)
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
