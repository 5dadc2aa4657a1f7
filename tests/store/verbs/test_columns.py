"""The columns of a report changed with their texts: one transaction, one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import Refused
from db.history.undo import COLUMN_VERBS
from db.records import Column, Draft, Section
from db.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "extra:Ghi chú"


def others(store: Store) -> list[Column]:
    """Return the columns of the report without its note."""
    return [column for column in store.reports.get("r").columns if column.field != NOTE]


def texts(store: Store, heading: str) -> list[str | None]:
    return [task.extra.get(heading) for task in store.tasks.of("r")]


@pytest.fixture
def noted(store: Store) -> Store:
    """Return the store with notes in two tasks and a blank one in a third."""
    for task_id, text in (("t1", "Một\nhai"), ("t2", "  "), ("t4", "Bốn")):
        store.tasks.write("r", task_id, NOTE, text)
    return store


def state(store: Store) -> Any:
    return store.reports.draft("r")


def test_how_many_tasks_have_a_text(noted: Store) -> None:
    noted.tasks.write("r", "t1", "deadline", "30/9")
    assert noted.columns.filled("r") == {"number": 5, "unit": 5, "content": 5, NOTE: 2, "deadline": 1}


def test_a_column_is_added_and_undone(store: Store) -> None:
    before = state(store)
    columns = (Column("deadline", "Thời hạn", "Tiến độ", "internal"), *before.report.columns)
    changes = store.columns.write("r", columns, verb="add_column", field="deadline")
    assert store.reports.get("r").columns == columns
    assert (changes.reports, changes.tasks) == ({"r": {"columns"}}, {})
    step = store.history.undo("r").step
    assert step is not None
    assert (step.verb, step.record, step.record_id, step.field) == ("add_column", "report", "r", "deadline")
    assert state(store) == before
    store.history.redo("r")
    assert store.reports.get("r").columns == columns


def test_the_same_columns_are_no_step(store: Store) -> None:
    revision = store.reports.revision("r")
    assert not store.columns.write("r", store.reports.get("r").columns)
    assert store.reports.revision("r") == revision


def test_texts_follow_a_renamed_column_in_one_step(noted: Store) -> None:
    before = state(noted)
    renamed = [*others(noted), Column("extra", "Ghi chú thêm")]
    changes = noted.columns.write("r", renamed, {NOTE: "extra:Ghi chú thêm"}, verb="write_column")
    assert texts(noted, "Ghi chú thêm") == ["Một\nhai", "  ", None, "Bốn", None]
    assert texts(noted, "Ghi chú") == [None] * 5
    assert {task_id for _, task_id in changes.tasks} == {"t1", "t2", "t4"}
    assert [hit.record_id for hit in noted.search.find("bốn")] == ["t4"]
    noted.history.undo("r")
    assert state(noted) == before
    noted.history.redo("r")
    assert texts(noted, "Ghi chú thêm")[3] == "Bốn"


def test_texts_go_under_a_key_and_back(noted: Store) -> None:
    before = state(noted)
    noted.columns.write("r", [*others(noted), Column("note", "Ghi chú")], {NOTE: "note"})
    assert [task.note for task in noted.tasks.of("r")] == ["Một\nhai", "  ", "", "Bốn", ""]
    noted.columns.write("r", before.report.columns, {"note": NOTE})
    assert texts(noted, "Ghi chú") == ["Một\nhai", "  ", None, "Bốn", None]
    noted.history.undo("r")
    noted.history.undo("r")
    assert state(noted) == before


def test_a_removed_column_takes_its_texts_along_and_undo_brings_both(noted: Store) -> None:
    noted.tasks.write("r", "t1", "deadline", "30/9")
    noted.tasks.write("r", "t1", "first_deadline", "15/8")
    before = state(noted)
    gone: dict[str, str | None] = {NOTE: None, "deadline": None, "first_deadline": None}
    noted.columns.write("r", others(noted), gone, verb="remove_column", field=NOTE)
    assert texts(noted, "Ghi chú") == [None] * 5
    task = noted.tasks.get("r", "t1")
    assert (task.deadline, task.first_deadline) == ("", "")
    noted.history.undo("r")
    assert state(noted) == before


def test_two_columns_change_names(noted: Store) -> None:
    noted.columns.write("r", [*others(noted), Column("extra", "A"), Column("extra", "B")], {NOTE: "extra:A"})
    noted.tasks.write("r", "t3", "extra:B", "Ba")
    columns = noted.reports.get("r").columns
    noted.columns.write("r", columns, {"extra:A": "extra:B", "extra:B": "extra:A"})
    assert texts(noted, "B") == ["Một\nhai", "  ", None, "Bốn", None]
    assert texts(noted, "A") == [None, None, "Ba", None, None]


def test_no_text_takes_the_place_of_another(noted: Store) -> None:
    noted.tasks.write("r", "t4", "note", "Đã có")
    before = state(noted)
    with pytest.raises(Refused, match=r"column\.occupied"):
        noted.columns.write("r", [*others(noted), Column("note", "Ghi chú")], {NOTE: "note"})
    assert state(noted) == before


def test_one_field_has_one_column(store: Store) -> None:
    twice = (Column("note", "Ghi chú"), Column("note", "Khác"))
    with pytest.raises(ValueError, match="one column"):
        store.columns.write("r", twice)


def test_a_change_of_columns_has_a_name_in_the_history(noted: Store) -> None:
    noted.columns.write("r", others(noted), {NOTE: None}, verb="remove_column", field=NOTE)
    deed = noted.history.deeds("r")[0]
    assert (deed.verb, deed.record, deed.record_id) == ("remove_column", "report", "r")
    noted.history.undo("r")
    deed = noted.history.deeds("r")[0]
    assert (deed.verb, deed.replay, deed.record) == ("remove_column", "undo", "report")


@pytest.mark.parametrize("verb", COLUMN_VERBS)
def test_what_was_done_is_what_the_history_says(noted: Store, path: Path, verb: str) -> None:
    noted.tasks.write("r", "t1", "deadline", "30/9")
    before = state(noted)
    noted.columns.write("r", [*others(noted), Column("note", "A")], {NOTE: "note"}, verb=verb, field="note")
    noted.columns.write("r", before.report.columns, {"note": NOTE, "deadline": None}, verb=verb, field=NOTE)
    noted.history.undo("r")
    noted.close()
    with Store.open(path) as again:
        again.health.check(depth="words")
        assert again.health.flaws == []
        step = again.history.undoable("r")
        assert step is not None
        assert (step.verb, step.field, step.is_whole) == (verb, "note", False)


def test_many_tasks_in_several_pages(store: Store) -> None:
    count = 1200
    made = store.reports.draft("r").sections[0].tasks[0]
    draft = store.reports.draft("r")
    tasks = tuple(replace(made, id=f"m{at}", extra={"Ghi chú": f"Chữ {at}"}) for at in range(count))
    store.reports.replace(Draft(draft.report, (Section(draft.sections[0].domain, tasks),)))
    store.columns.write("r", [*others(store), Column("extra", "Khác")], {NOTE: "extra:Khác"})
    assert texts(store, "Khác") == [f"Chữ {at}" for at in range(count)]
    store.history.undo("r")
    assert texts(store, "Ghi chú") == [f"Chữ {at}" for at in range(count)]
