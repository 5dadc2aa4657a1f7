"""Which period an office most likely reports on at a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Period

if TYPE_CHECKING:
    from datetime import date

_STILL = 10
"""Days of a month in which the report of the month before is still being written."""
_ENDS = {3: Period("quý", None, 1), 6: Period("6 tháng"), 9: Period("9 tháng"), 12: Period("năm")}
"""What is reported on at the end of a quarter."""


def period_due(today: date) -> Period:
    """Return the period that ends with this month, in its first days with the month before.

    At the end of a quarter that is what the offices add up then: quarter I, 6 months, 9 months, the year.
    """
    year, month = today.year, today.month
    if today.day <= _STILL:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    at_end = _ENDS.get(month)
    if at_end is None:
        return Period("tháng", year, month)
    return Period(at_end.kind, year, at_end.ordinal)
