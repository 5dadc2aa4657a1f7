"""Laws of the days of documents: a series in order is left alone, one that was moved is told."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vqdesk.checks.checker import check_report
from vqdesk.checks.frame.subject import Subject
from vqdesk.checks.references.days import ORDER, TWO_DATES

SERIES = st.lists(
    st.tuples(st.integers(1, 400), st.integers(0, 300)),
    min_size=6,
    max_size=20,
    unique_by=lambda pair: pair[0],
)


def in_order(series: list[tuple[int, int]]) -> list[tuple[int, date]]:
    """Return numbers with days of 2024 that rise with them."""
    numbers, days = sorted(number for number, _ in series), sorted(day for _, day in series)
    return [(number, date(2024, 1, 1) + timedelta(day)) for number, day in zip(numbers, days, strict=True)]


def report(documents: list[tuple[int, date]]) -> list[Subject]:
    return [
        Subject(str(at), str(at), {"documents": f"Kế hoạch số {number:02}/KH-UBND ngày {day:%d/%m/%Y}"})
        for at, (number, day) in enumerate(documents)
    ]


@given(SERIES, st.randoms(use_true_random=False))
def test_a_series_in_order_is_left_alone(series: list[tuple[int, int]], chance: object) -> None:
    documents = in_order(series)
    chance.shuffle(documents)  # type: ignore[attr-defined]
    assert check_report(report([*documents, *documents]), [ORDER, TWO_DATES]) == []


@given(SERIES, st.data())
def test_a_document_that_is_moved_behind_two_later_ones_is_told(
    series: list[tuple[int, int]], data: st.DataObject
) -> None:
    documents = in_order(series)
    at = data.draw(st.integers(0, len(documents) - 3))
    number, _ = documents[at]
    documents[at] = (number, documents[at + 2][1] + timedelta(1))
    found = check_report(report(documents), [ORDER])
    assert f"số {number:02}/KH-UBND" in " ".join(each.text for each in found)


@given(SERIES, st.data())
def test_one_number_with_another_day_is_told(series: list[tuple[int, int]], data: st.DataObject) -> None:
    documents = in_order(series)
    number, day = data.draw(st.sampled_from(documents))
    other = day + timedelta(1 if day.month < 12 else -1)
    found = check_report(report([*documents, (number, other)]), [TWO_DATES])
    assert {each.text.split()[3] for each in found} == {f"{number:02}/KH-UBND"}
    assert len(found) == 2
