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
        opened.reports.add(make_draft())
        yield opened


def removed(store: Store) -> list[str]:
    return [each.report.id for each in store.bin.all()]


def is_lawful(store: Store) -> bool:
    store._access.checked.clear()  # noqa: SLF001
    store.health.check(depth="words")
    return not store.notices


def test_what_is_in_the_bin_is_found_nowhere_and_comes_back_to_the_letter(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(make_draft("s", attached_to="riêng"))
    store.tasks.write("s", "t1", "extra:Ghi chú", "xong\u00a0rồi")
    store.tasks.move("s", "t2", domain_id="d2", before="t4")
    draft, revision = store.reports.draft("s"), store.reports.revision("s")
    store.reports.delete("s")
    assert [report.id for report in store.reports.all()] == ["r"]
    assert {hit.report_id for hit in store.search.find("noi dung")} == {"r"}
    assert store.tasks.former("r", "t1") is None
    for read in (store.reports.get, store.reports.draft, store.tasks.outline):
        with pytest.raises(Refused, match=r"report\.unknown"):
            read("s")
    (kept,) = store.bin.all()
    assert (kept.report, kept.tasks, kept.who, kept.at) == (
        draft.report,
        5,
        "lan",
        "2026-03-01T08:00:00+00:00",
    )
    assert store.bin.get("s") == kept
    assert store.bin.get("r") is None
    assert store.bin.draft("s") == draft
    assert is_lawful(store)
    assert store.bin.restore("s").record == draft.report
    assert store.reports.draft("s") == draft
    assert {hit.report_id for hit in store.search.find("noi dung")} == {"r", "s"}
    assert store.reports.revision("s") > revision
    assert store.bin.all() == []
    assert is_lawful(store)


def test_the_last_removed_comes_first(store: Store, make_draft: Callable[..., Draft], clock: Clock) -> None:
    for report_id in ("a", "b"):
        store.reports.add(make_draft(report_id))
    for report_id in ("b", "r", "a"):
        store.reports.delete(report_id)
        clock.now += timedelta(minutes=1)
    assert removed(store) == ["a", "r", "b"]
    store.bin.restore("r")
    store.reports.delete("r")
    assert removed(store) == ["r", "a", "b"]


def test_after_its_days_a_report_is_in_the_bin_no_more_but_in_the_history(
    store: Store, make_draft: Callable[..., Draft], clock: Clock
) -> None:
    store.reports.delete("r")
    clock.now += timedelta(days=DAYS)
    assert removed(store) == ["r"]
    clock.now += timedelta(seconds=1)
    assert removed(store) == []
    with pytest.raises(Refused, match=r"bin\.unknown"):
        store.bin.restore("r")
    history = store.history.changes("r")
    other = make_draft(attached_to="khác")
    store.reports.add(other)
    assert store.reports.draft("r") == other
    assert store.history.changes("r")[-len(history) :] == history
    assert is_lawful(store)
    # Its own act, not the one of its former life, is what undo meets and what is taken back by name.
    act = store.history.undoable("r")
    assert act is not None
    assert store.history.way_back("r", act.id) == "remove"
    assert store.history.way_back("r", 1) is None
    store.history.take_back("r", act.id)
    assert removed(store) == ["r"]
    store.bin.restore("r")
    assert store.reports.draft("r") == other
    assert is_lawful(store)


def test_a_clock_that_was_set_wrong_for_a_day_takes_nothing_away(store: Store, clock: Clock) -> None:
    store.reports.delete("r")
    clock.now += timedelta(days=3650)
    assert removed(store) == []
    clock.now -= timedelta(days=7300)
    assert removed(store) == ["r"]
    clock.now += timedelta(days=3650)
    store.bin.restore("r")
    assert [report.id for report in store.reports.all()] == ["r"]


def test_the_bin_is_there_after_a_restart(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
        store.reports.delete("r")
    with Store.open(path) as store:
        assert removed(store) == ["r"]
        store.bin.restore("r")
        assert store.reports.draft("r") == make_draft()


def test_what_was_made_and_nothing_else_costs_a_row_to_take_back(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.add(make_draft("big", sizes=(300, 300)))
    act = store.history.undoable("big")
    assert act is not None
    before = len(store.history.changes("big", limit=9999))
    count = "SELECT count(*) FROM history"
    rows = store._access.value(count)  # noqa: SLF001
    assert store.history.take_back("big", act.id).steps == ()
    assert store._access.value(count) - rows <= 5  # noqa: SLF001
    assert len(store.history.changes("big", limit=9999)) > before, "it tells of every record all the same"
    assert removed(store) == ["big"]
    assert store.bin.all()[0].tasks == 600
    assert store.bin.draft("big") == make_draft("big", sizes=(300, 300))
    assert is_lawful(store)
    store.bin.restore("big")
    assert store.reports.draft("big") == make_draft("big", sizes=(300, 300))
    assert is_lawful(store)


def test_what_was_changed_since_it_was_made_goes_into_the_bin_and_comes_back(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "đã làm")
    draft = store.reports.draft("r")
    store.history.take_back("r", 1)
    assert removed(store) == ["r"]
    assert store.history.undo("r").step is store.history.redo("r").step is store.history.redoable("r") is None
    store.bin.restore("r")
    assert store.reports.draft("r") == draft


def test_an_act_is_answered_by_name_once(store: Store, make_draft: Callable[..., Draft]) -> None:
    other = make_draft(attached_to="khác")
    store.reports.replace(other)
    act = store.history.undoable("r")
    assert act is not None
    assert [store.history.way_back("r", number) for number in (act.id, 1, 99)] == ["revert", "remove", None]
    store.tasks.write("r", "t1", "result", "đã làm")
    assert [step.verb for step in store.history.since("r", act.id)] == ["write_task"]
    assert [step.verb for step in store.history.take_back("r", act.id).steps] == [
        "write_task",
        "replace_report",
    ]
    assert store.reports.draft("r") == make_draft()
    assert store.history.way_back("r", act.id) == "again"
    with pytest.raises(Refused, match=r"act\.gone"):
        store.history.do_again("r", 1)
    store.tasks.write("r", "t2", "result", "việc khác")
    assert store.history.way_back("r", act.id) is None
    for verb in (store.history.take_back, store.history.do_again):
        with pytest.raises(Refused, match=r"act\.gone"):
            verb("r", act.id)
    assert store.tasks.get("r", "t2").result == "việc khác"


def test_who_went_back_past_a_restoring_meets_it_no_more(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.replace(make_draft(attached_to="khác"))
    act = store.history.undoable("r")
    assert act is not None
    store.tasks.write("r", "t1", "result", "đã làm")
    store.reports.delete("r")
    store.bin.restore("r")
    assert store.history.undo("r").step is None
    restoring = store.history.undoable("r")
    assert restoring is not None
    assert (restoring.verb, store.history.way_back("r", restoring.id)) == ("restore_report", "remove")
    last = store.history.take_back("r", act.id).steps[0]
    store.history.do_again("r", act.id, last.id)
    assert store.history.undo("r").step == last
    assert store.history.redo("r").step == last
    assert store.tasks.get("r", "t1").result == "đã làm"
    assert is_lawful(store)


def test_reports_that_came_together_in_an_older_program_go_one_by_one(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path, who="lan") as store:
        store.reports.add_all([(make_draft("a"), ()), (make_draft("b"), ())])
    # As it was written then: one step for both, noted at the first.
    connection = sqlite3.connect(path)
    connection.execute("UPDATE history SET step = 1")
    connection.execute("DELETE FROM undo WHERE report_id = 'b'")
    connection.commit()
    connection.close()
    with Store.open(path, who="lan") as store:
        assert is_lawful(store)
        act = store.history.undoable("b")
        assert act is not None
        assert (act.id, act.verb, act.is_making) == (1, "import", True)
        assert store.history.undo("b").step is None
        for report_id in ("a", "b"):
            assert store.history.way_back(report_id, 1) == "remove"
            draft = store.reports.draft(report_id)
            store.history.take_back(report_id, 1)
            assert removed(store) == [report_id]
            store.bin.restore(report_id)
            assert store.reports.draft(report_id) == draft
        assert is_lawful(store)


def test_a_known_id_in_the_bin_is_no_new_report(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.reports.delete("r")
    for draft in (make_draft(), make_draft(attached_to="khác")):
        with pytest.raises(Refused, match=r"report\.in_bin") as caught:
            store.reports.add(draft)
        assert caught.value.values == {"id": "r"}
    with pytest.raises(Refused, match=r"report\.in_bin"):
        store_draft(store, make_draft(attached_to="khác"))
    assert (removed(store), store.reports.all()) == (["r"], [])
    assert store_draft(store, make_draft()) == "r"
    assert (removed(store), store.reports.draft("r")) == ([], make_draft())
    extra = make_draft("x")
    task = replace(extra.sections[0].tasks[0], extra={"Ghi chú": ""})
    first = replace(extra.sections[0], tasks=(task, *extra.sections[0].tasks[1:]))
    store.reports.add(replace(extra, sections=(first, extra.sections[1])))
    store.reports.delete("x")
    assert store_draft(store, make_draft("x")) == "x", "an empty text in a further column is none"


def test_what_cannot_be_read_of_a_removed_report_is_refused_and_the_rest_of_the_bin_stays(
    path: Path, make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        for report_id in ("r", "s", "t"):
            store.reports.add(make_draft(report_id))
            store.reports.delete(report_id)
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
        for verb in (store.bin.restore, store.bin.draft):
            with pytest.raises(Refused, match=r"store\.damaged_undo"):
                verb("t")
        with pytest.raises(Refused, match=r"bin\.unknown"):
            store.bin.restore("s")
        store.bin.restore("r")
        assert store.reports.draft("r") == make_draft()


def test_no_other_pc_gets_what_lies_in_the_bin(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.reports.add(make_draft("s"))
    store.reports.delete("s")
    store.close()
    (found,) = read_foreign(store.path).reports
    assert found.draft.report.id == "r"
    assert {change.report_id for change in found.changes} == {"r"}
