"""Which period an office reports on next, as it did the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Period
from vqdesk.periods.period import next_period

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = {"6 tháng": 6, "9 tháng": 9, "năm": 12}
_YEAR = 12


def expected_period(period: Period, known: Iterable[Period]) -> Period:
    """Return the period that follows one, by what followed it the year before among an office's `known` ones.

    After a year comes what that year began with. Months follow each other, whatever else is reported on
    between them. Where the known ones do not tell, it is `next_period`.
    """
    last = _last_month(period)
    if period.year is None or last is None:
        return next_period(period)
    ends = last == _YEAR
    former = [each for each in known if each.year == period.year - (not ends) and _last_month(each)]
    is_habit = ends or (period.kind, period.ordinal) in {(each.kind, each.ordinal) for each in former}
    later = [each for each in former if (0 if ends else last) < (_last_month(each) or 0) < _YEAR + (not ends)]
    if not (is_habit and later):
        return next_period(period)
    of_quarters = period.kind == "quý"
    found = min(later, key=lambda each: (_last_month(each), (each.kind == "quý") != of_quarters))
    return Period(found.kind, period.year + ends, found.ordinal)


def _last_month(period: Period) -> int | None:
    """Return the month in which a quarter, some months from the year's begin or a year end; else None."""
    return period.ordinal and 3 * period.ordinal if period.kind == "quý" else _MONTHS.get(period.kind)
