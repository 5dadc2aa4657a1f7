"""The bin: what was removed is kept whole for 90 days of use, comes back as it was, is nowhere else."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from db.access import tidying
from db.access.store_file import StoreFile
from db.errors import Refused
from db.foreign.reports import read_foreign
from db.store.store import Store
from db.text.folding import fold
from db.verbs.bin import DAYS
from vqdesk.importing.file_import import store_draft

if TYPE_CHECKING:
    import os
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


def use(store: Store, clock: Clock, days: int) -> None:
    """Use the program on so many further days."""
    for _ in range(days):
        clock.now += timedelta(days=1)
        store.bin.count_day()
        store.bin.count_day()


def days_left(store: Store) -> dict[str, int]:
    return {each.report.id: each.days_left for each in store.bin.all()}


def test_only_days_of_use_count_and_after_them_a_report_is_removed_for_good(
    store: Store, make_draft: Callable[..., Draft], clock: Clock
) -> None:
    store.reports.delete("r")
    clock.now += timedelta(days=400)
    assert days_left(store) == {"r": DAYS}
    use(store, clock, 1)
    assert days_left(store) == {"r": DAYS - 1}
    store.reports.add(make_draft("s"))
    store.reports.delete("s")
    assert days_left(store) == {"r": DAYS - 1, "s": DAYS}, "the day itself does not count"
    clock.now += timedelta(days=1)
    store.reports.add(make_draft("x"))
    assert days_left(store) == {"r": DAYS - 2, "s": DAYS - 1}, "a day counts by what is stored on it"
    use(store, clock, DAYS - 3)
    asked: list[str] = []
    assert store.bin.purge_old(lambda: asked.append("too early")) == 0
    use(store, clock, 1)
    assert days_left(store) == {"r": 0, "s": 1}
    store.bin.restore("r")
    store.reports.delete("r")
    assert days_left(store) == {"r": DAYS, "s": 1}
    use(store, clock, 1)
    assert (store.bin.purge_old(lambda: asked.append("now")), asked) == (1, ["now"])
    assert days_left(store) == {"r": DAYS - 1}
    assert store.history.changes("s") == []
    assert is_lawful(store)


def test_nothing_is_removed_where_the_backup_before_it_is_refused(store: Store, clock: Clock) -> None:
    store.reports.delete("r")
    use(store, clock, DAYS)

    def refuse() -> None:
        raise Refused("disk.full", name="x")

    with pytest.raises(Refused, match=r"disk\.full"):
        store.bin.purge_old(refuse)
    assert days_left(store) == {"r": 0}


def test_a_clock_that_jumps_takes_nothing_away(store: Store, clock: Clock) -> None:
    store.reports.delete("r")
    for _ in range(DAYS):
        for years in (10, -20, 10):
            clock.now += timedelta(days=365 * years)
            store.bin.count_day()
    assert days_left(store) == {"r": DAYS - 2}
    store.bin.restore("r")
    assert [report.id for report in store.reports.all()] == ["r"]


def test_the_day_is_counted_in_the_order_of_the_history_not_by_the_clock(
    store: Store, make_draft: Callable[..., Draft], clock: Clock
) -> None:
    use(store, clock, 5)
    clock.now += timedelta(days=3650)
    store.reports.delete("r")
    clock.now -= timedelta(days=3640)
    use(store, clock, 2)
    assert days_left(store) == {"r": DAYS - 2}


SENTINELS = ("bímậtthứnhất", "BÍMẬTTHỨHAI", "bimatthuba", "Cộtbímật", "bímậtđầu")


@pytest.mark.parametrize("beside", [False, True])
def test_of_what_is_removed_for_good_no_word_is_left_in_the_file(
    path: Path, make_draft: Callable[..., Draft], clock: Clock, beside: bool
) -> None:
    first, second, third, column, title = SENTINELS
    folded = [fold(word) for word in SENTINELS]
    with Store.open(path, who="lan", now=clock) as store:
        store.reports.add(make_draft())
        store.reports.add(make_draft("s", sizes=(30, 30), titles=(title,)))
        before = store.reports.draft("r"), store.history.changes("r", limit=9999)
        for number in range(1, 40):
            store.tasks.write("s", f"t{number}", "result", f"{first} {third}{number} " * number * 8)
            store.tasks.write("r", f"t{number % 5 + 1}", "result", f"việc {number} " * 30)
        store.tasks.write("s", "t9", f"extra:{column}", second)
        store.tasks.delete("s", "t7")
        store.domains.write("s", "d2", "name", f"{second} lĩnh vực")
        store.settings.keep("export.part.s", first)
        store.settings.keep("another", "s")
        store.reports.delete("s")
    held = path.read_bytes()
    assert all(word.encode() in held for word in (first, second, third, column, title, folded[0]))
    with Store.open(path, who="lan", now=clock) as store:
        here, told = store.reports.draft("r"), store.history.changes("r", limit=9999)
        store.bin.purge("s")
        assert store.tidying.is_due
        assert (store.tidying.tidy_beside() if beside else store.tidying.tidy()) > 100_000
        assert not store.tidying.is_due
        assert (removed(store), store.history.changes("s")) == ([], [])
        assert (store.settings.get("export.part.s"), store.settings.get("another")) == (None, "s")
        with pytest.raises(Refused, match=r"bin\.unknown"):
            store.bin.restore("s")
        assert (store.reports.draft("r"), store.history.changes("r", limit=9999)) == (here, told)
        assert {hit.report_id for hit in store.search.find("viec 39")} == {"r"}
        assert is_lawful(store)
        while store.history.undo("r").step:
            pass
        assert store.reports.draft("r") == before[0]
        while store.history.redo("r").step:
            pass
        assert store.reports.draft("r") == here
        assert is_lawful(store)
    kept = path.read_bytes()
    words = {*SENTINELS, *folded, *(word.lower() for word in SENTINELS)}
    assert [word for word in words if word.encode() in kept] == []


def test_a_report_that_was_removed_for_good_may_come_anew_and_no_number_comes_twice(
    store: Store, make_draft: Callable[..., Draft]
) -> None:
    store.reports.delete("r")
    revision = store.reports.revision("r")
    known = {(each.id, each.counter) for each in store.history.changes("r", limit=9999)}
    store.bin.purge("r")
    (deed,) = store.history.deeds()
    assert (deed.verb, deed.record_id, deed.who, deed.report_id) == ("purge_report", "r", "lan", None)
    assert store.reports.add(make_draft()) is not None
    assert store.reports.draft("r") == make_draft()
    assert store.reports.revision("r") > revision
    assert not known & {(each.id, each.counter) for each in store.history.changes("r", limit=9999)}
    act = store.history.undoable("r")
    assert act is not None
    store.history.take_back("r", act.id)
    store.bin.restore("r")
    assert is_lawful(store)


def test_without_room_to_write_the_file_anew_nothing_is_removed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.reports.delete("r")
    room = shutil.disk_usage(store.path.parent)._replace(free=store.path.stat().st_size)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)
    for verb in (lambda: store.bin.purge("r"), store.tidying.tidy):
        with pytest.raises(Refused, match=r"disk\.no_room_to_tidy"):
            verb()
    assert removed(store) == ["r"]
    assert not store.tidying.is_due


def test_a_size_that_the_disk_does_not_tell_is_no_reason_to_refuse(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was tidied, and stored, ended in an error of the system."""
    store.reports.delete("r")
    store.bin.purge("r")
    stages, stat = list(store.tidying.stages()), type(store.path).stat

    def silent(path: Path, **more: bool) -> os.stat_result:
        if path == store.path:
            raise OSError(errno.EIO, "planted")
        return stat(path, **more)

    def end() -> None:
        stages[-1]()
        monkeypatch.setattr(type(store.path), "stat", silent)

    monkeypatch.setattr(store.tidying, "stages", lambda: (*stages[:-1], end))
    assert store.tidying.tidy() == 0
    monkeypatch.undo()
    assert not store.tidying.is_due


@pytest.mark.parametrize("beside", [False, True])
def test_what_is_removed_stays_so_where_the_disk_lets_nothing_be_tidied(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, beside: bool
) -> None:
    """A removal that was stored was told as refused."""
    store.reports.delete("r")
    store.bin.purge("r")

    def full() -> None:
        raise Refused("disk.full", name=store.path.name)

    monkeypatch.setattr(store.tidying, "expect_room", full)
    assert store.tidying.tidy_or_tell(beside=beside) == 0
    assert [notice.key for notice in store.notices] == ["disk.full", "store.untidy"]
    store.notices.clear()
    monkeypatch.undo()
    assert store.tidying.is_due
    assert store.tidying.tidy_or_tell(beside=beside) != 0
    assert not store.notices


def test_tidying_begins_again_where_somebody_writes_and_is_done_when_nobody_does(
    store: Store, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.reports.add(make_draft("s", sizes=(300, 300)))
    store.reports.delete("s")
    store.bin.purge("s")
    former, typed = tidying._write_anew, iter(["một", "hai"])  # noqa: SLF001

    def typing(*places: object) -> None:
        for text in islice(typed, 1):
            store.tasks.write("r", "t1", "result", text)
        former(*places)  # type: ignore[arg-type]

    monkeypatch.setattr(tidying, "_write_anew", typing)
    monkeypatch.setattr(tidying, "_PATIENCE", 0.0)
    size = store.path.stat().st_size
    store.tidying.tidy_when_idle(threading.Event())
    assert next(typed, None) is None, "it was begun again"
    assert not store.tidying.is_due
    assert store.path.stat().st_size < size
    assert store.tasks.get("r", "t1").result == "hai"
    store.tasks.write("r", "t1", "result", "ba")
    assert store.history.undo("r").step is not None
    assert is_lawful(store)
    assert not [each.name for each in store.path.parent.iterdir() if each.name.startswith(".vqdesk")]


def test_a_store_of_two_names_is_tidied_where_it_lies(store: Store, make_draft: Callable[..., Draft]) -> None:
    other = store.path.with_name("tên khác.vqd")
    other.hardlink_to(store.path)
    store.reports.add(make_draft("s", sizes=(300, 300)))
    store.reports.delete("s")
    store.bin.purge("s")
    assert store.tidying.tidy_beside() > 0
    assert not store.tidying.is_due
    assert other.samefile(store.path)
    assert is_lawful(store)


def test_a_copy_that_cannot_be_read_is_no_damage_and_the_file_itself_is_tidied(
    store: Store, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    former = StoreFile.copy_plainly

    def spoilt(file: StoreFile, copy: Path, stop: threading.Event | None) -> int:
        written = former(file, copy, stop)
        with copy.open("r+b") as stream:
            stream.seek(100)
            stream.write(bytes(1000))  # the tables' names, which SQLite reads first
        return written

    store.reports.add(make_draft("s", sizes=(300, 300)))
    store.reports.delete("s")
    store.bin.purge("s")
    monkeypatch.setattr(StoreFile, "copy_plainly", spoilt)
    assert store.tidying.tidy_beside() > 0
    assert not store.tidying.is_due
    assert is_lawful(store)


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
