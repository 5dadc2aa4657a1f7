from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.store.store import Store
from db.verbs.fractional_index import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft

MOVES = [
    ("t1", "d1", None, "d1: t2 t3 t1 | d2: t4 t5"),
    ("t3", "d1", "t1", "d1: t3 t1 t2 | d2: t4 t5"),
    ("t3", "d1", "t2", "d1: t1 t3 t2 | d2: t4 t5"),
    ("t1", "d1", "t3", "d1: t2 t1 t3 | d2: t4 t5"),
    ("t2", "d2", "t4", "d1: t1 t3 | d2: t2 t4 t5"),
    ("t2", "d2", "t5", "d1: t1 t3 | d2: t4 t2 t5"),
    ("t2", "d2", None, "d1: t1 t3 | d2: t4 t5 t2"),
]


def _order(store: Store) -> str:
    return " | ".join(
        f"{section.domain.id}: {' '.join(task.id for task in section.tasks)}".strip()
        for section in store.reports.draft("r").sections
    )


def _rows(path: Path) -> dict[str, tuple[object, ...]]:
    """Return every row of the tree as it lies in the closed file."""
    connection = sqlite3.connect(path)
    rows = {row[2]: row for kind in ("task", "domain") for row in connection.execute(f"SELECT * FROM {kind}")}
    connection.close()
    return rows


@pytest.mark.parametrize(("task_id", "domain_id", "before", "expected"), MOVES)
def test_a_move_changes_one_row(
    path: Path,
    make_draft: Callable[..., Draft],
    task_id: str,
    domain_id: str,
    before: str | None,
    expected: str,
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    rows = _rows(path)
    with Store.open(path) as store:
        store.tasks.move("r", task_id, domain_id=domain_id, before=before)
        assert _order(store) == expected
    now = _rows(path)
    assert [key for key, row in rows.items() if now[key] != row] == [task_id]


@pytest.mark.parametrize(
    ("domain_id", "before", "expected"),
    [("d1", None, ["d2", "d3", "d1"]), ("d3", "d1", ["d3", "d1", "d2"]), ("d1", "d3", ["d2", "d1", "d3"])],
)
def test_a_domain_moves_with_its_tasks_by_one_row(
    path: Path, make_draft: Callable[..., Draft], domain_id: str, before: str | None, expected: list[str]
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft(sizes=(2, 2, 2)))
    rows = _rows(path)
    with Store.open(path) as store:
        store.domains.move("r", domain_id, before=before)
        assert [domain.id for domain in store.domains.of("r")] == expected
        assert [line.domain_id for line in store.tasks.outline("r")] == [
            each for each in expected for _ in range(2)
        ]
    now = _rows(path)
    assert [key for key, row in rows.items() if now[key] != row] == [domain_id]


@pytest.mark.parametrize(("task_id", "before"), [("t1", "t1"), ("t1", "t2"), ("t3", None)])
def test_a_move_to_the_same_place_is_no_change(store: Store, task_id: str, before: str | None) -> None:
    changes, step = store.history.changes("r"), store.history.undoable("r")
    store.tasks.move("r", task_id, domain_id="d1", before=before)
    store.domains.move("r", "d1", before="d2")
    store.domains.move("r", "d2", before=None)
    assert (store.history.changes("r"), store.history.undoable("r")) == (changes, step)


def test_tasks_are_added_where_they_are_wanted(store: Store) -> None:
    last = store.tasks.add("r", "d1", number="7", content="cuối", extra={"Ghi chú": "x"}).record
    after = store.tasks.add("r", "d1", after="t1", unit="Phòng Y tế").record
    assert _order(store) == f"d1: t1 {after.id} t2 t3 {last.id} | d2: t4 t5"
    assert store.tasks.get("r", last.id) == last
    assert store.tasks.get("r", after.id) == after
    assert (last.number, last.content, last.extra, after.unit) == (
        "7",
        "cuối",
        {"Ghi chú": "x"},
        "Phòng Y tế",
    )


def test_a_task_without_a_domain_brings_one_and_both_are_one_step(store: Store) -> None:
    before = store.reports.draft("r")
    task = store.tasks.add("r", None, content="mới").record
    last = store.reports.draft("r").sections[-1]
    assert ((last.domain.numeral, last.domain.name), last.tasks) == (("", ""), (task,))
    step = store.history.undo("r").step
    assert (step and step.verb, store.reports.draft("r")) == ("add_task", before)
    store.history.redo("r")
    assert store.reports.draft("r").sections[-1] == last
    with pytest.raises(Refused, match=r"report\.unknown"):
        store.tasks.add("gone", None)


def test_domains_are_added_where_they_are_wanted(store: Store) -> None:
    last = store.domains.add("r", numeral="III", name="Lĩnh vực khác").record
    after = store.domains.add("r", after="d1").record
    assert _order(store) == f"d1: t1 t2 t3 | {after.id}: | d2: t4 t5 | {last.id}:"
    assert store.domains.get("r", last.id) == last


def test_a_duplicate_stands_right_after_its_original(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "đã làm")
    copy = store.tasks.duplicate("r", "t1").record
    assert _order(store) == f"d1: t1 {copy.id} t2 t3 | d2: t4 t5"
    assert (copy.number, copy.result, copy.content) == ("6", "đã làm", "Nội dung 1")
    store.tasks.write("r", "t2", "number", "")
    assert store.tasks.duplicate("r", "t2").record.number == ""


def test_renumbering_leaves_rows_without_a_number(store: Store) -> None:
    store.tasks.write("r", "t2", "number", "")
    store.tasks.move("r", "t5", domain_id="d1", before="t1")
    step = store.history.undoable("r")
    store.tasks.renumber("r")
    assert [task.number for task in store.tasks.of("r")] == ["1", "2", "", "3", "4"]
    assert len({change.step for change in store.history.changes("r") if change.verb == "renumber"}) == 1
    store.history.undo("r")
    assert [task.number for task in store.tasks.of("r")] == ["5", "1", "", "3", "4"]
    assert store.history.undoable("r") == step


def test_texts_are_written_field_by_field(store: Store) -> None:
    for field in ("number", "unit", "content", "documents", "result", "evaluation", "extra:Ghi chú"):
        store.tasks.write("r", "t1", field, f"{field} mới")
    task = store.tasks.get("r", "t1")
    assert (task.number, task.unit, task.content) == ("number mới", "unit mới", "content mới")
    assert (task.documents, task.result, task.evaluation) == ("documents mới", "result mới", "evaluation mới")
    assert task.extra == {"Ghi chú": "extra:Ghi chú mới"}
    store.domains.write("r", "d1", "name", "Kinh tế")
    store.domains.write("r", "d1", "numeral", "A")
    assert (store.domains.get("r", "d1").name, store.domains.get("r", "d1").numeral) == ("Kinh tế", "A")


def test_equal_text_is_no_change(store: Store) -> None:
    changes, revision = store.history.changes("r"), store.reports.revision("r")
    store.tasks.write("r", "t1", "content", "Nội dung 1")
    store.tasks.write("r", "t1", "extra:Ghi chú", "")
    store.domains.write("r", "d1", "name", "Lĩnh vực 1")
    store.reports.write(store.reports.get("r"))
    assert (store.history.changes("r"), store.reports.revision("r")) == (changes, revision)


def test_a_further_text_that_is_typed_and_taken_off_again_leaves_nothing(store: Store) -> None:
    """Else a step would stay that takes nothing back."""
    before, steps = store.tasks.get("r", "t2"), store.history.undoable("r")
    store.tasks.write("r", "t2", "extra:Ghi chú nội bộ", "hỏi lại", edit="e")
    store.tasks.write("r", "t2", "extra:Ghi chú nội bộ", "", edit="e")
    assert (store.tasks.get("r", "t2"), store.history.undoable("r")) == (before, steps)
    store.tasks.write("r", "t2", "extra:Ghi chú nội bộ", "hỏi lại")
    store.tasks.write("r", "t2", "extra:Ghi chú nội bộ", "")
    assert store.tasks.get("r", "t2").extra == {}
    store.history.undo("r")
    assert store.tasks.get("r", "t2").extra == {"Ghi chú nội bộ": "hỏi lại"}


def test_a_domain_goes_with_its_tasks_and_comes_back(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.domains.delete("r", "d1")
    assert _order(store) == "d2: t4 t5"
    assert store.search.find("Lĩnh vực 1") == store.search.find("Nội dung 2") == []
    store.history.undo("r")
    assert store.reports.draft("r") == make_draft()
    assert len(store.search.find("Nội dung 2")) == 1


def test_crowding_one_place_spreads_the_list_anew(store: Store) -> None:
    ids: list[str] = []
    low, high = "t1", "t2"
    for place in range(300):
        added = store.tasks.add("r", "d1", after=low).record.id
        low, high = (added, high) if place % 2 else (low, added)
        ids.insert(ids.index(high) if high in ids else len(ids), added)
    assert store.history.undo("r").step is not None
    assert store.history.redo("r").step is not None
    lowest = {change.after for change in store.history.changes("r", limit=5000) if change.field == "rank"}
    assert max(len(rank or "") for rank in lowest) <= LONGEST
    order = [line.id for line in store.tasks.outline("r")]
    assert len(order) == 305
    assert order[0] == "t1"
    assert order[-4:] == ["t2", "t3", "t4", "t5"]


def test_verbs_refuse_what_is_not_there(store: Store) -> None:
    changes = store.history.changes("r")
    for call, key in [
        (lambda: store.tasks.add("r", "x"), "domain.unknown"),
        (lambda: store.tasks.add("r", "d1", after="t4"), "task.unknown"),
        (lambda: store.domains.add("x"), "report.unknown"),
        (lambda: store.domains.add("r", after="x"), "domain.unknown"),
        (lambda: store.tasks.write("r", "x", "content", ""), "task.unknown"),
        (lambda: store.domains.write("r", "x", "name", ""), "domain.unknown"),
        (lambda: store.tasks.move("r", "x", domain_id="d1", before=None), "task.unknown"),
        (lambda: store.tasks.move("r", "t1", domain_id="x", before=None), "domain.unknown"),
        (lambda: store.tasks.move("r", "t1", domain_id="d2", before="t2"), "task.unknown"),
        (lambda: store.domains.move("r", "x", before=None), "domain.unknown"),
        (lambda: store.domains.move("r", "d1", before="x"), "domain.unknown"),
        (lambda: store.tasks.delete("r", "x"), "task.unknown"),
        (lambda: store.domains.delete("r", "x"), "domain.unknown"),
        (lambda: store.tasks.duplicate("r", "x"), "task.unknown"),
        (lambda: store.tasks.renumber("x"), "report.unknown"),
    ]:
        with pytest.raises(Refused) as caught:
            call()
        assert caught.value.key == key
    assert store.history.changes("r") == changes


def test_a_field_that_no_record_has_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="field"):
        store.tasks.write("r", "t1", "rank", "x")
    with pytest.raises(ValueError, match="field"):
        store.domains.write("r", "d1", "rank", "x")


def test_a_verb_tells_how_far_it_is_and_is_taken_back_by_who_stops_it(store: Store) -> None:
    told: list[tuple[int, int]] = []
    with store.telling(lambda done, total: told.append((done, total))):
        store.domains.delete("r", "d1")
        store.history.undo("r")
    assert told == [(3, 3), (1, 1), (4, 4)]
    store.tasks.renumber("r")
    assert len(told) == 3
    was = store.reports.draft("r")

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.telling(stop):
        store.domains.delete("r", "d1")
    assert store.reports.draft("r") == was
    store.domains.delete("r", "d1")
    assert [section.domain.id for section in store.reports.draft("r").sections] == ["d2"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        (" \n\u00a0", False),
        ("\u200b\ufeff", False),
        ("\n\u00a0x", True),
        ("Đã", True),
        ("-", True),
    ],
)
def test_a_text_that_nobody_sees_is_none_in_the_outline(store: Store, text: str, says: bool) -> None:
    store.tasks.write("r", "t1", "result", text)
    assert store.tasks.outline("r")[0] == store.tasks.outline_row("r", "t1")
    assert store.tasks.outline_row("r", "t1").has_result is says
