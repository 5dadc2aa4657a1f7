"""Which operations of a deed are tried: none that changes the disk and stands alone is left out."""

from __future__ import annotations

from trials.shim import CHANGING, EVERY, Kind, Tried
from trials.sparing import few_of


def operations(*told: str) -> list[Tried]:
    return [Tried(Kind[kind], path) for kind, _, path in (each.partition(" ") for each in told)]


def test_of_a_run_the_first_two_one_in_the_middle_and_the_last_are_tried() -> None:
    run = operations("CREATE a", *["WRITE a"] * 9, "SYNC a")
    assert few_of(run, 100) == [0, 1, 2, 5, 9, 10]
    assert few_of(run, 1) == list(range(11))


def test_short_runs_are_tried_whole() -> None:
    assert few_of(operations("WRITE a", "WRITE a", "WRITE a", "WRITE b", "WRITE a"), 100) == [0, 1, 2, 3, 4]


def test_another_file_or_kind_between_ends_a_run_and_a_look_does_not() -> None:
    changing = operations(*["WRITE a", "WRITE b"] * 5)
    assert few_of(changing, 100) == list(range(10))
    looking = operations(*["WRITE a", "READ a"] * 5)
    assert few_of(looking, 100) == [0, 1, 2, 4, 8]


def test_of_those_that_only_look_each_so_many_is_tried() -> None:
    assert few_of(operations(*["READ a"] * 8, "WRITE a"), 3) == [0, 3, 6, 8]
    assert few_of([], 3) == []


def test_every_kind_either_changes_or_looks() -> None:
    assert CHANGING < EVERY
    assert Kind.TRIED not in EVERY
    assert Kind.MARK not in EVERY
