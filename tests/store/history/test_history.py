from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from db.disk.claim import user_name
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from db.records import Draft


def test_every_change_tells_who_when_what(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "đã làm")
    store.tasks.write("r", "t1", "extra:Ghi chú", "x")
    newest, older = store.history.changes("r", limit=2)
    assert (older.verb, older.who, older.at) == ("write_task", "lan", "2024-09-27T08:30:15+00:00")
    assert (older.record, older.report_id, older.record_id) == ("task", "r", "t1")
    assert (older.field, older.before, older.after) == ("result", "", "đã làm")
    assert (newest.field, newest.before, newest.after) == ("extra:Ghi chú", None, "x")
    assert newest.device == older.device
    assert len(newest.device) == 36
    assert (newest.id, newest.counter) == (older.id + 1, older.counter + 1)


def test_whole_records_are_kept_in_the_history(store: Store) -> None:
    store.tasks.write("r", "t1", "result", "đã làm")
    store.tasks.delete("r", "t1")
    change = store.history.changes("r", limit=1)[0]
    assert (change.field, change.after) == (None, None)
    assert json.loads(change.before or "")["result"] == "đã làm"
    store.history.undo("r")
    change = store.history.changes("r", limit=1)[0]
    assert (change.verb, change.before) == ("undo", None)
    assert json.loads(change.after or "")["result"] == "đã làm"


def test_history_only_grows(store: Store) -> None:
    def counters() -> list[int]:
        return [change.counter for change in reversed(store.history.changes("r", limit=1000))]

    before = counters()
    for verb in (
        lambda: store.domains.delete("r", "d1"),
        lambda: store.history.undo("r"),
        lambda: store.history.redo("r"),
        lambda: store.history.undo("r"),
        lambda: store.tasks.write("r", "t1", "content", "x"),
        lambda: store.reports.delete("r"),
    ):
        verb()
        after = counters()
        assert after[: len(before)] == before
        assert len(after) > len(before)
        before = after
    assert before == list(range(1, len(before) + 1))


def test_the_time_is_told_in_utc(path: Path, make_draft: Callable[..., Draft]) -> None:
    vietnam = timezone(timedelta(hours=7))
    with Store.open(path, now=lambda: datetime(2024, 1, 1, 6, 0, 0, tzinfo=vietnam)) as store:
        store.reports.add(make_draft())
        assert store.reports.saved_at("r") == "2023-12-31T23:00:00+00:00"


def test_the_user_is_empty_where_the_system_tells_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert user_name() == ""


def test_settings_are_kept_without_history(path: Path) -> None:
    with Store.open(path) as store:
        assert store.settings.get("last") is None
        store.settings.keep("last", "r")
        store.settings.keep("last", "s")
    with Store.open(path) as store:
        assert store.settings.get("last") == "s"
        assert store.history.undoable("r") is None


def test_many_threads_may_use_one_store(store: Store, make_draft: Callable[..., Draft]) -> None:
    store.reports.add(make_draft("big", sizes=(600,)))
    gate = threading.Barrier(6)

    def write(worker: int) -> None:
        gate.wait()
        for number in range(20):
            task = store.tasks.add("r", "d1", after="t1", number=f"{worker}-{number}").record
            store.tasks.write("r", task.id, "content", "đường", edit=f"{worker}")

    def read(_: int) -> None:
        gate.wait()
        for _ in range(5):
            assert len(list(store.tasks.of("big"))) == 600
            assert len(store.reports.draft("r").sections) == 2
            store.search.find("duong")

    with ThreadPoolExecutor(6) as pool:
        done = [pool.submit(write, worker) for worker in range(4)] + [
            pool.submit(read, 0),
            pool.submit(read, 1),
        ]
        for each in done:
            each.result()
    numbers = {task.number for task in store.tasks.of("r")}
    assert len(numbers) == 5 + 80
    assert len(store.search.find("duong")) == 80
    counters = [change.counter for change in store.history.changes("r", limit=1000)]
    assert counters == sorted(counters, reverse=True)
