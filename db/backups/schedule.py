"""When a backup is due, and which ones may go: decided from numbers and times alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from db.backups.names import Reason

INTERVAL = timedelta(minutes=30)
SHARE = 50
"""Backups take at most one part in so many of the time."""

SIZE_LIMIT = 2 * 1024**3
"""Bytes that the backups of a store take at most, the newest apart."""

_SPECIAL: tuple[Reason, ...] = ("restore", "migration", "purge", "asked")
_SPECIAL_DAYS = 30
_AGES: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (1, lambda made: (made.date(), made.hour)),
    (31, lambda made: made.date()),
    # A week of two months is two: else a month may have none left once only months count.
    (26 * 7, lambda made: (made.isocalendar()[:2], made.month)),
)
"""Up to so many days old, one is kept of each of these; of older ones one a month."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that is there; `number` tells the order, `is_sound` that its rehearsal did not fail."""

    number: int
    made: datetime
    reason: Reason
    size: int
    is_sound: bool = True


def is_due(
    *, has_changed: bool, since_last: timedelta | None, last_took: timedelta, at_start: bool = False
) -> bool:
    """Tell whether a backup is to be made now.

    `since_last` is the time since the last one ended, None where there is none; where the clock went back
    meanwhile it counts as long ago. At a start the half hour need not be over, the share of the time must.
    """
    if not has_changed:
        return False
    if since_last is None or since_last < timedelta(0):
        return True
    rest = last_took * (SHARE - 1)
    return since_last >= (rest if at_start else max(rest, INTERVAL))


def thinned(backups: Iterable[KeptBackup], now: datetime, limit: int = SIZE_LIMIT) -> list[KeptBackup]:
    """Return the backups that may go, the oldest first.

    The newest stays, and the newest sound one. One is kept of each hour of the last day, of each day of the
    last month, of each week of half a year, and of each month; those made before a restore, a migration
    or a purge, and those asked for, all stay for a month. Where the rest takes more than the limit
    the oldest go, the special ones last.
    """
    newest_first = sorted(backups, key=lambda each: each.number, reverse=True)
    must = _newest(newest_first)
    stay: list[KeptBackup] = []
    seen: set[object] = set()
    for each in newest_first:
        bucket = _bucket(each, now)
        is_first = each.is_sound and bucket not in seen
        if is_first:
            seen.add(bucket)
        if is_first or each in must or _is_special(each, now):
            stay.append(each)
    stay = _within(stay, must, now, limit)
    return sorted((each for each in newest_first if each not in stay), key=lambda each: each.number)


def _newest(newest_first: Sequence[KeptBackup]) -> list[KeptBackup]:
    sound = [each for each in newest_first if each.is_sound]
    return [*newest_first[:1], *sound[:1]]


def _is_special(each: KeptBackup, now: datetime) -> bool:
    return each.reason in _SPECIAL and now - each.made <= timedelta(days=_SPECIAL_DAYS)


def _bucket(each: KeptBackup, now: datetime) -> object:
    """Return what a backup stands for: its hour, day, week or month, by its age."""
    age = now - each.made
    for place, (days, of) in enumerate(_AGES):
        if age <= timedelta(days=days):
            return place, of(each.made)
    return len(_AGES), (each.made.year, each.made.month)


def _within(
    stay: list[KeptBackup], must: Sequence[KeptBackup], now: datetime, limit: int
) -> list[KeptBackup]:
    left = sorted(stay, key=lambda each: (each in must, _is_special(each, now), each.number))
    size = sum(each.size for each in left)
    while left and left[0] not in must and size > limit:
        size -= left.pop(0).size
    return left
