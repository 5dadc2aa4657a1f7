"""What differs between two lists of rows: plain functions, so that a tree need not be made anew."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count, pairwise
from operator import is_not, ne
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

_Row = TypeVar("_Row")


class Differing(NamedTuple):
    """The rows from `start` to `old_stop` give way to those from `new_start` to `new_stop`."""

    start: int
    old_stop: int
    new_start: int
    new_stop: int

    def __bool__(self) -> bool:
        return self.start < self.old_stop or self.new_start < self.new_stop


def changed_stretch(
    old: Sequence[_Row], new: Sequence[_Row], is_same: Callable[[_Row, _Row], bool]
) -> Differing:
    """Return the shortest stretch outside of which two lists are the same."""
    start, end = same_rows(old, new, is_not)
    most = min(len(old), len(new))
    while start < most and (old[start] is new[start] or is_same(old[start], new[start])):
        start += 1
    end = min(end, most - start)
    while end < most - start and (old[~end] is new[~end] or is_same(old[~end], new[~end])):
        end += 1
    return Differing(start, len(old) - end, start, len(new) - end)


def same_rows(
    old: Sequence[_Row], new: Sequence[_Row], differ: Callable[[_Row, _Row], object] = ne
) -> tuple[int, int]:
    """Return how many of the first and of the last rows of two lists are the same, none counted twice.

    All of it is Python's own: ten thousand rows that are looked at one by one hold the window.
    """
    most = min(len(old), len(new))
    start = next(compress(count(), map(differ, old, new)), most)
    end = next(compress(count(), map(differ, reversed(old), reversed(new))), most)
    return start, min(end, most - start)


def changed_stretches(old: Sequence[Hashable], new: Sequence[Hashable], most: int) -> Iterator[Differing]:
    """Yield what differs between two lists of keys, the last stretch first; more than `most` are one.

    A key that comes twice in a list is no mark to go by.
    """
    whole = changed_stretch(old, new, lambda one, other: one == other)
    marks = [(whole.start - 1, whole.new_start - 1), *_rising(old, new, whole)]
    marks.append((whole.old_stop, whole.new_stop))
    found = [Differing(before[0] + 1, after[0], before[1] + 1, after[1]) for before, after in pairwise(marks)]
    found = list(filter(None, found))
    yield from reversed(found) if len(found) <= most else iter([whole])


def _rising(old: Sequence[Hashable], new: Sequence[Hashable], within: Differing) -> list[tuple[int, int]]:
    """Return the places, in both lists, of as many keys as stand in the same order in both."""
    places = {old[at]: at for at in range(within.start, within.old_stop)}
    if len(places) < within.old_stop - within.start:
        return []
    ends: list[int] = []
    chains: list[tuple[int, int]] = []
    former: dict[tuple[int, int], tuple[int, int] | None] = {}
    for at in range(within.new_start, within.new_stop):
        place = places.pop(new[at], None)
        if place is None:
            continue
        length = bisect_left(ends, place)
        former[place, at] = chains[length - 1] if length else None
        ends[length : length + 1] = [place]
        chains[length : length + 1] = [(place, at)]
    rising: list[tuple[int, int]] = []
    link = chains[-1] if chains else None
    while link is not None:
        rising.append(link)
        link = former[link]
    return rising[::-1]
