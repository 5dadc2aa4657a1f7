"""Several cells and rows written, added or deleted at once: one step, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Task

if TYPE_CHECKING:
    from db.store.store import Store


def ids(store: Store) -> list[str]:
    return [task.id for task in store.tasks.of("r")]


def test_texts_and_new_tasks_are_one_step(store: Store) -> None:
    before = list(store.tasks.of("r"))
    added = [Task("r", "d1", "n1", unit="Một"), Task("r", "d1", "n2", unit="Hai", extra={"Ghi chú": "x"})]
    texts = [("t1", "unit", "khác"), ("t4", "content", ""), ("t4", "extra:Ghi chú", "mới")]
    changes = store.tasks.write_all("r", texts, added, after="t2")
    assert ids(store) == ["t1", "t2", "n1", "n2", "t3", "t4", "t5"]
    assert store.tasks.get("r", "t1").unit == "khác"
    assert store.tasks.get("r", "t4").extra["Ghi chú"] == "mới"
    assert store.tasks.get("r", "n2").extra == {"Ghi chú": "x"}
    assert "r" in changes.order
    assert store.history.undo("r").step is not None
    assert list(store.tasks.of("r")) == before
    store.history.redo("r")
    assert ids(store)[2:4] == ["n1", "n2"]


def test_new_tasks_without_a_place_stand_at_their_domains_end(store: Store) -> None:
    store.tasks.write_all("r", [], [Task("r", "d1", "n1"), Task("r", "d1", "n2")])
    assert ids(store) == ["t1", "t2", "t3", "n1", "n2", "t4", "t5"]


def test_equal_texts_are_no_step(store: Store) -> None:
    unit = store.tasks.get("r", "t1").unit
    assert not store.tasks.write_all("r", [("t1", "unit", unit)])


def test_several_tasks_are_deleted_as_one_step_or_not_at_all(store: Store) -> None:
    before = list(store.tasks.of("r"))
    with pytest.raises(Refused):
        store.tasks.delete_all("r", ["t1", "nobody"])
    assert list(store.tasks.of("r")) == before
    store.tasks.delete_all("r", ["t1", "t4"])
    assert ids(store) == ["t2", "t3", "t5"]
    store.history.undo("r")
    assert list(store.tasks.of("r")) == before


TASKS = [f"t{at}" for at in range(1, 6)]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moved=st.lists(st.sampled_from(TASKS), min_size=1, unique=True),
    domain_id=st.sampled_from(["d1", "d2"]),
    at=st.integers(0, 3),
    is_narrow=st.booleans(),
)
def test_tasks_that_move_together_stand_behind_each_other(
    store: Store, moved: list[str], domain_id: str, at: int, is_narrow: bool
) -> None:
    before = list(store.tasks.of("r"))
    lists = {name: [task.id for task in before if task.domain_id == name] for name in ("d1", "d2")}
    target = next(iter(lists[domain_id][at:]), None)
    behind = lists[domain_id][at:]
    left = {name: [each for each in held if each not in moved] for name, held in lists.items()}
    first = next((each for each in behind if each not in moved), None)
    place = left[domain_id].index(first) if first else len(left[domain_id])
    left[domain_id][place:place] = moved
    with pytest.MonkeyPatch.context() as patch:
        if is_narrow:  # all of the domain is spread anew
            patch.setattr("db.verbs.siblings.LONGEST", 0)
        changes = store.tasks.move_all("r", moved, domain_id=domain_id, before=target)
    now = list(store.tasks.of("r"))
    assert {name: [task.id for task in now if task.domain_id == name] for name in left} == left
    assert bool(changes) == (left != lists)
    if changes:
        assert "r" in changes.order
        store.history.undo("r")
    assert list(store.tasks.of("r")) == before


@pytest.mark.parametrize("moved", [["t1", "t3"], ["t3", "t1"], ["t2", "t3", "t1"]])
def test_the_history_is_sound_where_the_first_task_stays(store: Store, moved: list[str]) -> None:
    for before in ("t1", None):
        store.tasks.move_all("r", moved, domain_id="d1", before=before)
        store._access.checked.clear()  # noqa: SLF001
        store.health.check(depth="words")
        assert not store.notices


def test_the_history_is_sound_where_the_first_text_stays(store: Store) -> None:
    unit = store.tasks.get("r", "t1").unit
    store.tasks.write_all("r", [("t1", "unit", unit), ("t2", "unit", "Khác")])
    store._access.checked.clear()  # noqa: SLF001
    store.health.check(depth="words")
    assert not store.notices


def test_tasks_move_together_or_not_at_all(store: Store) -> None:
    before = list(store.tasks.of("r"))
    for moved, domain_id, target in (
        (["t1", "nobody"], "d2", None),
        (["t1"], "nowhere", None),
        (["t1"], "d2", "t2"),
    ):
        with pytest.raises(Refused):
            store.tasks.move_all("r", moved, domain_id=domain_id, before=target)
        assert list(store.tasks.of("r")) == before


def test_one_text_of_each_task_is_read(store: Store) -> None:
    store.tasks.write("r", "t2", "extra:Ghi chú", "x")
    whole = list(store.tasks.of("r"))
    for field in ("unit", "content", "extra:Ghi chú"):
        assert list(store.tasks.texts_of("r", field)) == [(task.id, task.text(field)) for task in whole]
