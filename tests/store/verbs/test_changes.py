"""Every verb, undo and redo returns what it changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from db.store.store import Store

WRITTEN = Changes(tasks={("r", "t1"): frozenset({"result"})})
MOVED = Changes(order=frozenset({"r"}))


def told(changes: Changes) -> tuple[object, ...]:
    return changes.reports, changes.domains, changes.tasks, changes.order, changes.registers


def test_a_text_its_undo_and_its_redo_change_one_field(store: Store) -> None:
    assert store.tasks.write("r", "t1", "result", "đã làm") == WRITTEN
    assert told(store.history.undo("r")) == told(store.history.redo("r")) == told(WRITTEN)
    assert not store.tasks.write("r", "t1", "result", "đã làm")


@pytest.mark.parametrize(
    "verb",
    [
        lambda store: store.tasks.add("r", "d1"),
        lambda store: store.tasks.duplicate("r", "t1"),
        lambda store: store.tasks.move("r", "t1", domain_id="d2", before=None),
        lambda store: store.tasks.delete("r", "t1"),
        lambda store: store.domains.add("r"),
        lambda store: store.domains.move("r", "d1", before=None),
        lambda store: store.domains.delete("r", "d1"),
    ],
)
def test_rows_that_come_go_or_move_are_told_by_their_report(
    store: Store, verb: Callable[[Store], Changes]
) -> None:
    for changes in (verb(store), store.history.undo("r"), store.history.redo("r")):
        assert told(changes) == told(MOVED)


def test_what_stands_in_order_already_changes_nothing(store: Store) -> None:
    assert not store.tasks.move("r", "t1", domain_id="d1", before="t2")
    assert not store.history.redo("r")


def test_whole_reports_and_registers(store: Store, make_draft: Callable[..., Draft]) -> None:
    came = store.reports.add(make_draft("s"))
    assert (set(came.reports), came.order, came.tasks) == ({"s"}, frozenset({"s"}), {})
    for changes in (store.reports.delete("s"), store.bin.restore("s")):
        assert told(changes) == told(came)
    report = replace(store.reports.get("s"), attached_to="khác")
    assert store.reports.write(report) == Changes(reports={"s": frozenset({"attached_to"})})
    assert store.registers.add_unit("Phòng Y tế").registers == frozenset({"unit"})
    assert store.history.undo(None).registers == frozenset({"unit"})


def test_an_act_taken_back_tells_all_that_went_with_it(store: Store) -> None:
    draft = store.reports.draft("r")
    store.reports.replace(replace(draft, sections=draft.sections[:1]))
    act = store.history.undoable("r")
    assert act is not None
    store.tasks.write("r", "t1", "result", "đã làm")
    back = store.history.take_back("r", act.id)
    assert told(back) == told(WRITTEN | MOVED)
    assert told(store.history.do_again("r", act.id, back.steps[0].id)) == told(WRITTEN | MOVED)
