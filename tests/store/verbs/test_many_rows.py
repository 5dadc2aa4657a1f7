"""Several cells and rows written, added or deleted at once: one step, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


def test_one_text_of_each_task_is_read(store: Store) -> None:
    store.tasks.write("r", "t2", "extra:Ghi chú", "x")
    whole = list(store.tasks.of("r"))
    for field in ("unit", "content", "extra:Ghi chú"):
        assert list(store.tasks.texts_of("r", field)) == [(task.id, task.text(field)) for task in whole]
