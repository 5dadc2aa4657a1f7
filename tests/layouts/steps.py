"""What reading costs, counted in lines of Python that are run: the same on every machine and at any load."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Made = TypeVar("_Made")

LINEAR = 2.3
"""Twice as much takes at most so many times the steps; what looks at each pair takes four times as many."""


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python a call runs, in all modules."""
    count = 0

    def line(_frame: object, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(make: Callable[[int], _Made], work: Callable[[_Made], object], size: int) -> float:
    """Return how many times the steps of `size` twice as much takes; what is made is not counted."""
    small, large = make(size), make(2 * size)
    work(small)  # what is made at the first use alone
    return steps(lambda: work(large)) / steps(lambda: work(small))


class Counted(str):
    """A text that counts the characters copied where it is put together with another one."""

    copied = 0

    def __add__(self, other: str) -> Counted:
        Counted.copied += len(self) + len(other)
        return Counted(str.__add__(self, other))

    def __format__(self, spec: str) -> str:
        Counted.copied += len(self)
        return str.__format__(self, spec)
