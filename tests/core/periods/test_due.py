"""Which period is proposed at a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vqdesk.periods.due import period_due
from vqdesk.periods.period import period_name


@pytest.mark.parametrize(
    ("today", "named"),
    [
        (date(2026, 1, 5), "năm 2025"),
        (date(2026, 1, 20), "tháng 1 năm 2026"),
        (date(2026, 3, 25), "quý I năm 2026"),
        (date(2026, 4, 10), "quý I năm 2026"),
        (date(2026, 4, 11), "tháng 4 năm 2026"),
        (date(2026, 6, 15), "6 tháng năm 2026"),
        (date(2026, 9, 30), "9 tháng năm 2026"),
        (date(2026, 11, 30), "tháng 11 năm 2026"),
        (date(2026, 12, 31), "năm 2026"),
    ],
)
def test_the_period_that_is_reported_on(today: date, named: str) -> None:
    assert period_name(period_due(today)) == named


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_it_ends_with_this_month_or_the_month_before(today: date) -> None:
    period = period_due(today)
    last = {"quý": 3, "6 tháng": 6, "9 tháng": 9, "năm": 12}.get(period.kind, period.ordinal)
    assert last is not None
    assert period.year is not None
    ago = (today.year - period.year) * 12 + today.month - last
    assert ago == (1 if today.day <= 10 else 0)
