"""What was found, by task: in order, counted, and one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Acceptance, AcceptedPlace
from ui.findings.found_places import ACCEPTED, FoundPlaces, places_in_order
from vqdesk.checks.frame.finding import Finding, Remark, Stretch
from vqdesk.checks.kept_check import CheckedTask

if TYPE_CHECKING:
    from ui.findings.found_places import FoundPlace
    from vqdesk.checks.frame.finding import Severity

TASKS = ["a", "b", "c", "d"]
COLUMNS = {"content": 0, "result": 1}


def finding(task: str, field: str, start: int, severity: Severity, *, accepted: bool = False) -> Finding:
    remark = Remark(Stretch(field, start, start + 2), "check.row.above")
    place = AcceptedPlace(task, "ratio", field, "12")
    why = Acceptance("r", "1", place, "Số của Sở", "Hà", "2024-09-27T01:02:03+00:00") if accepted else None
    return Finding("ratio", severity, task, "1", "12", remark, why)


@pytest.fixture
def places() -> FoundPlaces:
    """Return what was found in a and c; nothing was in b and d."""
    made = FoundPlaces()
    found = {
        "a": [
            finding("a", "extra:Ghi chú", 0, "info"),
            finding("a", "result", 9, "error"),
            finding("a", "content", 4, "warning"),
            finding("a", "result", 5, "error", accepted=True),
        ],
        "b": [],
        "c": [finding("c", "result", 3, "error")],
    }
    for task, each in found.items():
        made.put(task, places_in_order(CheckedTask(task, {}, tuple(each)), COLUMNS))
    return made


def everything(places: FoundPlaces) -> list[FoundPlace]:
    return [place for task in TASKS for place in places.of(task).places]


def test_they_stand_as_the_annex_is_read(places: FoundPlaces) -> None:
    read = [(place.task, place.column, place.start, place.kind) for place in everything(places)]
    assert read == [
        ("a", 0, 4, "warning"),
        ("a", 1, 5, ACCEPTED),
        ("a", 1, 9, "error"),
        ("a", 2, 0, "info"),
        ("c", 1, 3, "error"),
    ]
    by_kind = {kind: [each.task for each in found] for kind, found in places.by_kind(TASKS).items()}
    assert by_kind == {"error": ["a", "c"], "warning": ["a"], "info": ["a"], ACCEPTED: ["a"]}
    assert [each.task for each in places.by_kind(["c", "a"])["error"]] == ["c", "a"]
    assert places.rules() == {"ratio"}


def test_they_are_counted_by_kind_and_by_task(places: FoundPlaces) -> None:
    assert places.counts(TASKS) == {"error": 2, "warning": 1, "info": 1, ACCEPTED: 1}
    assert places.counts(["b"]) == {"error": 0, "warning": 0, "info": 0, ACCEPTED: 0}
    assert places.questioned() == {"a": (1, 1), "c": (1, 0)}


def test_the_first_of_each_kind(places: FoundPlaces) -> None:
    first = places.first(TASKS, 1)
    assert {kind: [place.task for place in each] for kind, each in first.items()} == {
        "error": ["a"],
        "warning": ["a"],
        "info": ["a"],
        ACCEPTED: ["a"],
    }
    assert [place.task for place in places.first(TASKS, 2)["error"]] == ["a", "c"]


def test_which_of_the_open_ones_it_is(places: FoundPlaces) -> None:
    open_ = [place for place in everything(places) if place.kind != ACCEPTED]
    ranks = [places.rank(TASKS, place.task, place.finding) for place in open_]
    assert ranks == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert places.rank(TASKS, "a", places.of("a").places[1].finding) == (0, 4)


@pytest.mark.parametrize(
    ("at", "before", "after", "following", "former"),
    [
        (0, 0, 1, ("a", 9), ("c", 3)),  # at the first one
        (0, 2, 3, ("c", 3), ("a", 9)),  # at the last one of a
        (2, 0, 1, ("a", 4), ("a", 0)),  # at the last one of all
        (0, 1, 1, ("a", 9), ("a", 4)),  # between two
        (1, 0, 0, ("c", 3), ("a", 0)),  # where nothing was found
        (3, 0, 0, ("a", 4), ("c", 3)),
    ],
)
def test_the_one_behind_and_the_one_before(
    places: FoundPlaces, at: int, before: int, after: int, following: object, former: object
) -> None:
    behind = places.beside(TASKS, at, before, after, backward=False)
    assert (behind.task, behind.start) == following
    in_front = places.beside(TASKS, at, before, after, backward=True)
    assert (in_front.task, in_front.start) == former


def test_a_single_one_is_its_own_neighbour(places: FoundPlaces) -> None:
    places.put("a", places_in_order(CheckedTask("a", {}), COLUMNS))
    for backward in (False, True):
        assert places.beside(TASKS, 2, 0, 1, backward=backward).task == "c"
    places.clear()
    assert places.beside(TASKS, 2, 0, 0, backward=False) is None
