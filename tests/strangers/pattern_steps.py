"""What a regular expression costs, counted in the steps of a matcher that backtracks as Python's does.

Python's own tells no steps, and a clock would tell another thing on each machine. This one tries what that
one tries, in its order, so that one that grows with the square there grows with the square here.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    _Go = Callable[[int], bool]

_CATEGORIES = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda sign: sign.isalnum() or sign == "_",
}
_DEEP = 100_000


def pattern_steps(pattern: re.Pattern[str], text: str, how: str) -> int:
    """Return the steps of `fullmatch`, or of finding all that a pattern matches (`finditer`)."""
    counted = _Counted(pattern, text)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEEP)
    try:
        counted.whole() if how == "fullmatch" else counted.all()
    finally:
        sys.setrecursionlimit(before)
    return counted.steps


def _sign_is(name: str, sign: str) -> bool:
    """Tell whether a sign is of a category, as `CATEGORY_NOT_SPACE`."""
    kind = name.rpartition("_")[2]
    return bool(_CATEGORIES[kind](sign)) != ("_NOT_" in name)


class _Counted:
    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._nodes = list(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]  # noqa: SLF001
        self._text = text.lower() if pattern.flags & re.IGNORECASE else text
        self._folds = bool(pattern.flags & re.IGNORECASE)
        self._dot_is_all = bool(pattern.flags & re.DOTALL)
        self.steps = 0

    def whole(self) -> None:
        self._go(self._nodes, 0, lambda at: at == len(self._text))

    def all(self) -> None:
        at = 0
        while at <= len(self._text):
            end = self._end(self._nodes, at)
            at = at + 1 if end is None or end == at else end

    def _end(self, nodes: Sequence[Any], at: int) -> int | None:
        """Return where the first match of some nodes ends."""
        ends: list[int] = []
        self._go(nodes, at, lambda end: ends.append(end) is None)
        return ends[0] if ends else None

    def _go(self, nodes: Sequence[Any], at: int, then: _Go) -> bool:
        self.steps += 1
        if not nodes:
            return then(at)
        (code, value), rest = nodes[0], nodes[1:]
        name = str(code)

        def go_on(end: int) -> bool:
            return self._go(rest, end, then)

        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return at < len(self._text) and self._fits(name, value, self._text[at]) and go_on(at + 1)
        if name == "AT":
            return self._stands(str(value), at) and go_on(at)
        if name == "SUBPATTERN":
            return self._go(list(value[3]), at, go_on)
        if name == "BRANCH":
            return any(self._go(list(each), at, go_on) for each in value[1])
        if name in ("ASSERT", "ASSERT_NOT"):
            return self._sees(*value, at) == (name == "ASSERT") and go_on(at)
        if name == "ATOMIC_GROUP":
            end = self._end(list(value), at)
            return end is not None and go_on(end)
        return self._repeat(name, *value, at, go_on)

    def _repeat(self, name: str, least: int, most: Any, inside: Any, at: int, go_on: _Go) -> bool:
        nodes, most = list(inside), int(most)
        if name == "POSSESSIVE_REPEAT":
            count, end = 0, self._end(nodes, at)
            while end is not None and end > at and count < most:
                count, at = count + 1, end
                end = self._end(nodes, at)
            return count >= least and go_on(at)

        def again(count: int, here: int) -> bool:
            def more() -> bool:
                return count < most and self._go(
                    nodes, here, lambda end: (end > here or count < least) and again(count + 1, end)
                )

            if name == "MIN_REPEAT":
                return (count >= least and go_on(here)) or more()
            return more() or (count >= least and go_on(here))

        return again(0, at)

    def _sees(self, way: int, inside: Any, at: int) -> bool:
        if way > 0:
            return self._end(list(inside), at) is not None
        begin = at - inside.getwidth()[0]
        return begin >= 0 and self._end(list(inside), begin) == at

    def _stands(self, name: str, at: int) -> bool:
        if "BOUNDARY" in name:
            sides = [
                0 <= each < len(self._text) and _sign_is("WORD", self._text[each]) for each in (at - 1, at)
            ]
            return (sides[0] != sides[1]) != ("NON" in name)
        return at == 0 if "BEGINNING" in name else at == len(self._text)

    def _fits(self, name: str, value: Any, sign: str) -> bool:
        if name == "ANY":
            return self._dot_is_all or sign != "\n"
        if name == "IN":
            wanted = [each for each in value if str(each[0]) != "NEGATE"]
            return any(self._is_in(*each, sign) for each in wanted) == (len(wanted) == len(value))
        return self._is_in("LITERAL", value, sign) == (name == "LITERAL")

    def _is_in(self, code: object, value: Any, sign: str) -> bool:
        if str(code) == "CATEGORY":
            return _sign_is(str(value), sign)
        low, high = value if str(code) == "RANGE" else (value, value)
        return any(
            low <= ord(each) <= high
            for each in ({sign, sign.upper()} if self._folds else {sign})
            if len(each) == 1
        )
