"""Every verb, undo and redo returns what it changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.changes import Changes
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft

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


STEPS = st.tuples(
    st.sampled_from(("add", "write", "move", "delete", "domain", "delete domain", "undo", "redo")),
    st.integers(0, 9),
    st.integers(0, 9),
)


def changed(store: Store, verb: str, one: int, other: int) -> Changes:
    """Do a verb to what stands at two places of the report."""
    rows, domains = store.tasks.outline("r"), [domain.id for domain in store.domains.of("r")]
    if verb in ("undo", "redo"):
        return store.history.undo("r") if verb == "undo" else store.history.redo("r")
    if not domains:
        return store.domains.add("r", name="mới")
    domain = domains[one % len(domains)]
    if verb == "domain":
        return store.domains.move("r", domain, before=domains[other % len(domains)])
    if verb == "delete domain":
        return store.domains.delete("r", domain)
    if verb == "add" or not rows:
        return store.tasks.add("r", domain, unit=f"Phòng {other}")
    row = rows[other % len(rows)]
    if verb == "move":
        here = [each.id for each in rows if each.domain_id == domain]
        return store.tasks.move("r", row.id, domain_id=domain, before=here[one % len(here)] if here else None)
    return (
        store.tasks.delete("r", row.id)
        if verb == "delete"
        else store.tasks.write("r", row.id, "content", str(one))
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=8), few=st.sampled_from((0, 50)))
def test_the_outline_after_a_change_is_the_one_that_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    make_draft: Callable[..., Draft],
    steps: list[tuple[str, int, int]],
    few: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch, Store.open(tmp_path_factory.mktemp("o") / "o.vqd") as store:
        patch.setattr("db.verbs.tasks._FEW", few)
        store.reports.add(make_draft("r"))
        known = store.tasks.outline("r")
        for step in steps:
            changes, before = changed(store, *step), {row.id: row for row in known}
            known = store.tasks.outline_after("r", known, changes)
            assert known == store.tasks.outline("r"), step
            written = {task_id for _, task_id in {*changes.tasks, *changes.placed}}
            assert all(row is before[row.id] for row in known if row.id not in written), "others are the same"


def test_tasks_that_came_went_or_moved_are_named(store: Store) -> None:
    assert store.tasks.move("r", "t1", domain_id="d2", before=None).placed == {("r", "t1")}
    assert store.history.undo("r").placed == {("r", "t1")}
    assert store.domains.move("r", "d1", before=None).placed == frozenset()
    assert store.domains.delete("r", "d1").placed == {("r", "t1"), ("r", "t2"), ("r", "t3")}


def test_few_rows_are_put_where_they_stand_now(store: Store) -> None:
    verbs: list[Callable[[], Changes]] = [
        lambda: store.tasks.move("r", "t3", domain_id="d1", before="t1"),
        lambda: store.history.undo("r"),
        lambda: store.tasks.move("r", "t1", domain_id="d2", before="t4"),
        lambda: store.tasks.add("r", "d1", after="t2"),
        lambda: store.tasks.delete("r", "t2"),
        lambda: store.domains.move("r", "d2", before="d1"),
    ]
    known = store.tasks.outline("r")
    for verb in verbs:
        known = store.tasks.outline_after("r", known, verb())
        assert known == store.tasks.outline("r")
