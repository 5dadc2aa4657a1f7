from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.verbs.fractional_index import between, between_many, rising, spread_ranks


@given(st.lists(st.floats(0, 1), max_size=200))
def test_a_new_rank_stands_strictly_between_its_neighbours(places: list[float]) -> None:
    ranks: list[str] = []
    for place in places:
        at = round(place * len(ranks))
        new = between(ranks[at - 1] if at else None, ranks[at] if at < len(ranks) else None)
        ranks.insert(at, new)
        assert rising(ranks)


@given(st.integers(0, 500), st.booleans(), st.booleans())
def test_many_ranks_rise_within_their_gap(count: int, has_low: bool, has_high: bool) -> None:
    low, high = ("a5" if has_low else None), ("a6" if has_high else None)
    ranks = between_many(low, high, count)
    assert len(ranks) == count
    assert rising([*filter(None, [low]), *ranks, *filter(None, [high])])
    assert max(map(len, ranks), default=0) <= 12


def test_adding_at_either_end_stays_short() -> None:
    last = first = between(None, None)
    for _ in range(20_000):
        last, first = between(last, None), between(None, first)
    assert len(last) <= 5
    assert len(first) <= 5


@pytest.mark.parametrize("upward", [True, False])
def test_a_list_typed_into_one_gap_grows_slowly(upward: bool) -> None:
    low, high = spread_ranks(2)
    for _ in range(1000):
        new = between(low, high)
        low, high = (new, high) if upward else (low, new)
    assert len(new) <= 40


def test_random_places_stay_short() -> None:
    rng, ranks = random.Random(1), spread_ranks(3)
    for _ in range(5000):
        at = rng.randrange(len(ranks) + 1)
        ranks.insert(at, between(ranks[at - 1] if at else None, ranks[at] if at < len(ranks) else None))
    assert rising(ranks)
    assert max(map(len, ranks)) <= 24


@pytest.mark.parametrize(("low", "high"), [("a1", "a1"), ("a2", "a1"), ("", "a1"), ("a1", "ä")])
def test_what_is_no_gap_is_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match=r"rank|stand"):
        between(low, high)
