"""The period that an office reports on next: as it did the year before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Period
from vqdesk.periods.habits import expected_period
from vqdesk.periods.period import next_period


def quarter(at: int, year: int) -> Period:
    return Period("quý", year, at)


LIKE_MANY = (quarter(1, 2025), Period("6 tháng", 2025), Period("9 tháng", 2025), Period("năm", 2025))
HALVES = (Period("6 tháng", 2025), Period("năm", 2025))
QUARTERS = tuple(quarter(at, 2025) for at in (1, 2, 3, 4))
BOTH = (*QUARTERS, *LIKE_MANY[1:])
MONTHS = tuple(Period("tháng", 2025, at) for at in range(1, 13))


@pytest.mark.parametrize(
    ("known", "period", "following"),
    [
        (LIKE_MANY, Period("năm", 2025), quarter(1, 2026)),
        (LIKE_MANY, quarter(1, 2026), Period("6 tháng", 2026)),
        (LIKE_MANY, Period("6 tháng", 2026), Period("9 tháng", 2026)),
        (LIKE_MANY, Period("9 tháng", 2026), Period("năm", 2026)),
        (HALVES, Period("năm", 2025), Period("6 tháng", 2026)),
        (HALVES, Period("6 tháng", 2026, None, "2026-01-01", "2026-06-14"), Period("năm", 2026)),
        (QUARTERS, quarter(1, 2026), quarter(2, 2026)),
        (QUARTERS, quarter(4, 2025), quarter(1, 2026)),
        (BOTH, quarter(1, 2026), quarter(2, 2026)),
        (BOTH, Period("6 tháng", 2026), Period("9 tháng", 2026)),
        ((*MONTHS, *HALVES), Period("6 tháng", 2026), Period("năm", 2026)),
        ((*MONTHS, *HALVES), Period("tháng", 2026, 6), Period("tháng", 2026, 7)),
        (LIKE_MANY[3:], Period("năm", 2025), Period("năm", 2026)),
        (HALVES, quarter(1, 2026), quarter(2, 2026)),
        (LIKE_MANY, Period("khác", 2026), Period("khác", 2026)),
        (LIKE_MANY, Period("quý", None, 1), quarter(2, None)),  # type: ignore[arg-type]
    ],
)
def test_what_followed_the_year_before_follows_again(
    known: tuple[Period, ...], period: Period, following: Period
) -> None:
    assert expected_period(period, known) == following


kinds = st.sampled_from([("quý", 1), ("quý", 2), ("quý", 3), ("quý", 4), ("6 tháng", None), ("năm", None)])


@given(kinds, st.integers(2000, 2030))
def test_without_a_year_before_it_is_the_next_of_its_kind(kind: tuple[str, int | None], year: int) -> None:
    period = Period(kind[0], year, kind[1])  # type: ignore[arg-type]
    assert expected_period(period, []) == next_period(period)
    assert expected_period(period, [Period("tháng", year - 1, 3), Period("khác", year)]) == next_period(
        period
    )
