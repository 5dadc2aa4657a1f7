"""The bin: what was removed is kept whole for 90 days, comes back as it was, and is nowhere meanwhile."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.foreign.reports import read_foreign
from db.store.store import Store
from db.verbs.bin import DAYS
from vqdesk.importing.file_import import store_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.records import Draft


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(path: Path, make_draft: Callable[..., Draft], clock: Clock) -> Iterator[Store]:
    with Store.open(path, who="lan", now=clock) as opened:
        opened.add_report(make_draft())
        yield opened


def removed(store: Store) -> list[str]:
    return [each.report.id for each in store.bin()]


def is_lawful(store: Store) -> bool:
    store._checked.clear()  # noqa: SLF001
    store.check(depth="words")
    return not store.notices


def test_what_is_in_the_bin_is_found_nowhere_and_comes_back_to_the_letter(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.add_report(make_draft("s", attached_to="riêng"))
    store.write_task("s", "t1", "extra:Ghi chú", "xong\u00a0rồi")
    store.move_task("s", "t2", domain_id="d2", before="t4")
    draft, revision = store.draft("s"), store.revision("s")
    store.delete_report("s")
    assert [report.id for report in store.reports()] == ["r"]
    assert {hit.report_id for hit in store.search("noi dung")} == {"r"}
    assert store.former_task("r", "t1") is None
    for read in (store.report, store.draft, store.outline):
        with pytest.raises(Refused, match=r"report\.unknown"):
            read("s")
    (kept,) = store.bin()
    assert (kept.report, kept.tasks, kept.who, kept.at) == (
        draft.report,
        5,
        "lan",
        "2026-03-01T08:00:00+00:00",
    )
    assert store.binned("s") == kept
    assert store.binned("r") is None
    assert store.binned_draft("s") == draft
    assert is_lawful(store)
    assert store.restore("s") == draft.report
    assert store.draft("s") == draft
    assert {hit.report_id for hit in store.search("noi dung")} == {"r", "s"}
    assert store.revision("s") > revision
    assert store.bin() == []
    assert is_lawful(store)


def test_the_last_removed_comes_first(store: Store, make_draft: Callable[..., Draft], clock: Clock) -> None:
    for report_id in ("a", "b"):
        store.add_report(make_draft(report_id))
    for report_id in ("b", "r", "a"):
        store.delete_report(report_id)
        clock.now += timedelta(minutes=1)
    assert removed(store) == ["a", "r", "b"]
    store.restore("r")
    store.delete_report("r")
    assert removed(store) == ["r", "a", "b"]


def test_after_its_days_a_report_is_in_the_bin_no_more_but_in_the_history(
    store: Store, make_draft: Callable[..., Draft], clock: Clock
) -> None:
    store.delete_report("r")
    clock.now += timedelta(days=DAYS)
    assert removed(store) == ["r"]
    clock.now += timedelta(seconds=1)
    assert removed(store) == []
    with pytest.raises(Refused, match=r"bin\.unknown"):
        store.restore("r")
    history = store.history("r")
    other = make_draft(attached_to="khác")
    store.add_report(other)
    assert store.draft("r") == other
    assert store.history("r")[-len(history) :] == history
    assert is_lawful(store)
    # Its own act, not the one of its former life, is what undo meets and what is taken back by name.
    act = store.undoable("r")
    assert act is not None
    assert store.way_back("r", act.id) == "remove"
    assert store.way_back("r", 1) is None
    store.take_back("r", act.id)
    assert removed(store) == ["r"]
    store.restore("r")
    assert store.draft("r") == other
    assert is_lawful(store)


def test_a_clock_that_was_set_wrong_for_a_day_takes_nothing_away(store: Store, clock: Clock) -> None:
    store.delete_report("r")
    clock.now += timedelta(days=3650)
    assert removed(store) == []
    clock.now -= timedelta(days=7300)
    assert removed(store) == ["r"]
    clock.now += timedelta(days=3650)
    store.restore("r")
    assert [report.id for report in store.reports()] == ["r"]


def test_the_bin_is_there_after_a_restart(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.add_report(make_draft())
        store.delete_report("r")
    with Store.open(path) as store:
        assert removed(store) == ["r"]
        store.restore("r")
        assert store.draft("r") == make_draft()


def test_what_was_made_and_nothing_else_costs_a_row_to_take_back(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.add_report(make_draft("big", sizes=(300, 300)))
    act = store.undoable("big")
    assert act is not None
    before = len(store.history("big", limit=9999))
    count = "SELECT count(*) FROM history"
    rows = store._value(count)  # noqa: SLF001
    assert store.take_back("big", act.id) == []
    assert store._value(count) - rows <= 5  # noqa: SLF001
    assert len(store.history("big", limit=9999)) > before, "it tells of every record all the same"
    assert removed(store) == ["big"]
    assert store.bin()[0].tasks == 600
    assert store.binned_draft("big") == make_draft("big", sizes=(300, 300))
    assert is_lawful(store)
    store.restore("big")
    assert store.draft("big") == make_draft("big", sizes=(300, 300))
    assert is_lawful(store)


def test_what_was_changed_since_it_was_made_goes_into_the_bin_and_comes_back(store: Store) -> None:
    store.write_task("r", "t1", "result", "đã làm")
    draft = store.draft("r")
    store.take_back("r", 1)
    assert removed(store) == ["r"]
    assert store.undo("r") is store.redo("r") is store.redoable("r") is None
    store.restore("r")
    assert store.draft("r") == draft


def test_an_act_is_answered_by_name_once(store: Store, make_draft: Callable[..., Draft]) -> None:
    other = make_draft(attached_to="khác")
    store.replace_report(other)
    act = store.undoable("r")
    assert act is not None
    assert [store.way_back("r", number) for number in (act.id, 1, 99)] == ["revert", "remove", None]
    store.write_task("r", "t1", "result", "đã làm")
    assert [step.verb for step in store.since("r", act.id)] == ["write_task"]
    assert [step.verb for step in store.take_back("r", act.id)] == ["write_task", "replace_report"]
    assert store.draft("r") == make_draft()
    assert store.way_back("r", act.id) == "again"
    with pytest.raises(Refused, match=r"act\.gone"):
        store.do_again("r", 1)
    store.write_task("r", "t2", "result", "việc khác")
    assert store.way_back("r", act.id) is None
    for verb in (store.take_back, store.do_again):
        with pytest.raises(Refused, match=r"act\.gone"):
            verb("r", act.id)
    assert store.task("r", "t2").result == "việc khác"


def test_who_went_back_past_a_restoring_meets_it_no_more(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.replace_report(make_draft(attached_to="khác"))
    act = store.undoable("r")
    assert act is not None
    store.write_task("r", "t1", "result", "đã làm")
    store.delete_report("r")
    store.restore("r")
    assert store.undo("r") is None
    restoring = store.undoable("r")
    assert restoring is not None
    assert (restoring.verb, store.way_back("r", restoring.id)) == ("restore_report", "remove")
    last = store.take_back("r", act.id)[0]
    store.do_again("r", act.id, last.id)
    assert store.undo("r") == last
    assert store.redo("r") == last
    assert store.task("r", "t1").result == "đã làm"
    assert is_lawful(store)


def test_reports_that_came_together_in_an_older_program_go_one_by_one(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path, who="lan") as store:
        store.add_reports([(make_draft("a"), ()), (make_draft("b"), ())])
    # As it was written then: one step for both, noted at the first.
    connection = sqlite3.connect(path)
    connection.execute("UPDATE history SET step = 1")
    connection.execute("DELETE FROM undo WHERE report_id = 'b'")
    connection.commit()
    connection.close()
    with Store.open(path, who="lan") as store:
        assert is_lawful(store)
        act = store.undoable("b")
        assert act is not None
        assert (act.id, act.verb, act.is_making) == (1, "import", True)
        assert store.undo("b") is None
        for report_id in ("a", "b"):
            assert store.way_back(report_id, 1) == "remove"
            draft = store.draft(report_id)
            store.take_back(report_id, 1)
            assert removed(store) == [report_id]
            store.restore(report_id)
            assert store.draft(report_id) == draft
        assert is_lawful(store)


def test_a_known_id_in_the_bin_is_no_new_report(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.delete_report("r")
    for draft in (make_draft(), make_draft(attached_to="khác")):
        with pytest.raises(Refused, match=r"report\.in_bin") as caught:
            store.add_report(draft)
        assert caught.value.values == {"id": "r"}
    with pytest.raises(Refused, match=r"report\.in_bin"):
        store_draft(store, make_draft(attached_to="khác"))
    assert (removed(store), store.reports()) == (["r"], [])
    assert store_draft(store, make_draft()) == "r"
    assert (removed(store), store.draft("r")) == ([], make_draft())
    extra = make_draft("x")
    task = replace(extra.sections[0].tasks[0], extra={"Ghi chú": ""})
    first = replace(extra.sections[0], tasks=(task, *extra.sections[0].tasks[1:]))
    store.add_report(replace(extra, sections=(first, extra.sections[1])))
    store.delete_report("x")
    assert store_draft(store, make_draft("x")) == "x", "an empty text in a further column is none"


def test_what_cannot_be_read_of_a_removed_report_is_refused_and_the_rest_of_the_bin_stays(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        for report_id in ("r", "s", "t"):
            store.add_report(make_draft(report_id))
            store.delete_report(report_id)
    connection = sqlite3.connect(path)
    damage = (
        "UPDATE history SET \"before\" = CAST(x'6bff' || \"before\" AS TEXT) WHERE verb = 'delete_report'"
    )
    connection.execute(f"{damage} AND report_id = 's' AND record = 'report'")
    connection.execute(f"{damage} AND report_id = 't' AND record_id = 't1'")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert sorted(removed(store)) == ["r", "t"]
        for verb in (store.restore, store.binned_draft):
            with pytest.raises(Refused, match=r"store\.damaged_undo"):
                verb("t")
        with pytest.raises(Refused, match=r"bin\.unknown"):
            store.restore("s")
        store.restore("r")
        assert store.draft("r") == make_draft()


def test_no_other_pc_gets_what_lies_in_the_bin(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.add_report(make_draft("s"))
    store.delete_report("s")
    store.close()
    (found,) = read_foreign(store.path)
    assert found.draft.report.id == "r"
    assert {change.report_id for change in found.changes} == {"r"}
