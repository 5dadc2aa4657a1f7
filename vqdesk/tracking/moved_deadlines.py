"""Deadlines that a clerk moves: the first one is kept, for in time counts against that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.tracking.deadlines import read_deadline

if TYPE_CHECKING:
    from datetime import date

    from db.records import Period


def first_after(before: str, after: str, first: str, period: Period) -> str:
    """Return the first deadline to keep when a deadline's text was changed; `first` is what is kept already.

    A day that became another keeps the first text; one that is the first day again keeps none. Where either
    names no day nothing is told to have moved, and what is kept stays.
    """
    origin = first if first.strip() else before
    was, now = _first_day(origin, period), _last_day(after, period)
    if was is None or now is None:
        return first
    return "" if was == now else origin


def _first_day(text: str, period: Period) -> date | None:
    read = read_deadline(text, period)
    return read.first or read.last_day if read else None


def _last_day(text: str, period: Period) -> date | None:
    read = read_deadline(text, period)
    return read.last_day if read and read.kind != "recurring" else None
