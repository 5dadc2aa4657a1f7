"""How a task stood: after each of its changes, whatever was undone, done again, deleted and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.store.store import Store
from vqdesk.messages.deed_names import task_change_words
from vqdesk.unsaved.record_texts import texts_of_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.history.task_past import TaskChange
    from db.records import Draft

LONG = "Đã thực hiện theo kế hoạch của huyện. " * 12
VERBS = st.one_of(
    st.tuples(
        st.just("write"), st.sampled_from(["result", "evaluation", "extra:Ghi chú"]), st.integers(0, 9)
    ),
    st.tuples(st.sampled_from(["undo", "redo", "other", "renumber", "move", "delete", "replace", "restore"])),
)


def all_changes(store: Store, task_id: str, page: int = 100) -> list[TaskChange]:
    found: list[TaskChange] = []
    while more := store.history.of_task("r", task_id, before=found[-1].first if found else None, limit=page):
        found += more
    return found


def now(store: Store) -> dict[str, str] | None:
    try:
        texts = texts_of_task(store.tasks.get("r", "t1"))
    except Refused:
        return None
    return {name: text for name, text in texts.items() if text}


def do(store: Store, verb: tuple[object, ...]) -> None:
    name, *rest = verb
    if name in ("undo", "redo"):
        getattr(store.history, str(name))("r")
    elif name == "other":
        store.tasks.write("r", "t2", "result", LONG + str(len(all_changes(store, "t2"))))
    elif name == "renumber":
        store.tasks.renumber("r")
    elif now(store) is None:
        return
    elif name == "write":
        field, number = rest
        text = f"{LONG}{number}" if field == "result" else str(number)
        store.tasks.write("r", "t1", str(field), text)
    elif name == "move":
        store.tasks.move("r", "t1", domain_id="d2", before=None)
    elif name == "delete":
        store.tasks.delete("r", "t1")
    elif name == "replace":
        store.tasks.write_all("r", [("t1", "result", "hai"), ("t1", "documents", LONG), ("t2", "unit", "x")])
    else:
        store.tasks.restore("r", "t1", {"content": LONG, "extra:Ghi chú": "một"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(verbs=st.lists(VERBS, max_size=14))
def test_every_state_is_known(
    verbs: list[tuple[object, ...]],
    make_draft: Callable[..., Draft],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with Store.open(tmp_path_factory.mktemp("past") / "s.vqd", who="clerk") as store:
        store.reports.add(make_draft())
        states, seen = [now(store)], 1
        for verb in verbs:
            do(store, verb)
            changes = all_changes(store, "t1")
            # What a verb did to the task is one change more; where it did nothing, none.
            states += [now(store)] * (len(changes) - seen)
            seen = len(changes)
        for change, state in zip(reversed(all_changes(store, "t1", page=3)), states, strict=False):
            after = store.history.texts_around("r", "t1", change).after
            shown = None if after is None else {name: text for name, text in after.items() if text}
            assert shown == state


@pytest.fixture
def store(path: Path, make_draft: Callable[..., Draft]) -> Store:
    with Store.open(path, who="chị Hoa") as opened:
        opened.reports.add(make_draft())
        yield opened


def test_a_task_comes_back_as_one_step(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "một")
    store.tasks.write("r", "t1", "result", "hai")
    store.tasks.write("r", "t1", "evaluation", "90%")
    first = all_changes(store, "t1")[2]
    before = store.history.texts_around("r", "t1", first).after
    assert before is not None
    assert (before["result"], before["evaluation"]) == ("một", "")
    assert store.tasks.restore("r", "t1", before)
    assert store.tasks.get("r", "t1").result == "một"
    assert store.tasks.get("r", "t1").evaluation == ""
    assert not store.tasks.restore("r", "t1", before)
    # Nothing of the history went, and one step takes it back.
    said = task_change_words(store, "r", "t1", all_changes(store, "t1"), "vi")
    assert said[0] == "Đưa nhiệm vụ 1 về một trạng thái trước"
    assert len(said) == 5
    store.history.undo("r")
    assert store.tasks.get("r", "t1").result == "hai"
    assert store.tasks.get("r", "t1").evaluation == "90%"


def test_the_change_of_another_task_is_none_of_it(store: Store) -> None:
    store.tasks.write("r", "t2", "result", LONG)
    store.history.undo("r")
    assert [change.verb for change in all_changes(store, "t1")] == ["create"]
    assert [(change.verb, change.replay) for change in all_changes(store, "t2")] == [
        ("write_task", "undo"),
        ("write_task", None),
        ("create", None),
    ]
    assert all_changes(store, "t2")[0].who == "chị Hoa"


def test_a_locked_report_keeps_its_tasks(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "một")
    store.states.lock("r", "Đã trình", signed=False)
    with pytest.raises(Refused, match=r"report\.locked"):
        store.tasks.restore("r", "t1", {})
    assert store.tasks.get("r", "t1").result == "một"
