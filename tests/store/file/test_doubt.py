"""An error of the disk: what was stored is known, told truly, and the store goes on."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import Refused
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.records import Draft

IOERR, CANTOPEN, FULL = sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL
CORRUPT = sqlite3.SQLITE_CORRUPT


class Faults:
    """Errors to come: before or after the n-th statement that begins so."""

    def __init__(self) -> None:
        self.planned: list[tuple[str, int, bool]] = []
        self.then: Callable[[], object] = lambda: None

    def plan(self, begin: str, code: int, *, after: bool = False, times: int = 1) -> None:
        self.planned += [(begin, code, after)] * times

    def due(self, sql: str, *, after: bool) -> None:
        for fault in self.planned:
            if sql.startswith(fault[0]) and fault[2] is after:
                self.planned.remove(fault)
                self.then()
                error = sqlite3.OperationalError("planted")
                error.sqlite_errorcode = fault[1]
                raise error


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    found = Faults()

    class Faulty(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            found.due(sql, after=False)
            cursor = super().execute(sql, *values)
            found.due(sql, after=True)
            return cursor

    connect = sqlite3.connect
    monkeypatch.setattr(
        "db.file.connection.sqlite3.connect", lambda *given, **named: connect(*given, factory=Faulty, **named)
    )
    return found


@pytest.fixture
def store(faults: Faults, path: Path, make_draft: Callable[..., Draft]) -> Iterator[Store]:
    with Store.open(path) as opened:
        opened.reports.add(make_draft())
        yield opened


def refusal(verb: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        verb()
    return caught.value.key


def told(store: Store) -> list[str]:
    return [notice.key for notice in store.notices]


def test_what_was_stored_in_spite_of_an_error_is_done(store: Store, faults: Faults) -> None:
    faults.plan("COMMIT", IOERR, after=True)
    made = store.tasks.add("r", "d1", after="t1").record
    assert [task.id for task in store.tasks.of("r")].count(made.id) == 1
    assert told(store) == []
    undone = store.history.undo("r").step
    assert undone is not None
    assert undone.record_id == made.id


@pytest.mark.parametrize(("code", "key"), [(IOERR, "store.unreachable"), (FULL, "disk.full")])
@pytest.mark.parametrize("begin", ["COMMIT", "UPDATE task", "INSERT OR REPLACE INTO about"])
def test_what_was_refused_is_not_there_and_the_next_is_done(
    store: Store, faults: Faults, make_draft: Callable[..., Draft], begin: str, code: int, key: str
) -> None:
    if begin == "UPDATE task":
        begin = "INSERT INTO undo"
    faults.plan(begin, code)
    assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == key
    assert store.reports.draft("r") == make_draft()
    store.tasks.write("r", "t1", "result", "hai")
    assert store.tasks.get("r", "t1").result == "hai"


def test_what_cannot_be_looked_up_is_in_doubt_until_the_disk_is_back(
    store: Store, faults: Faults, path: Path
) -> None:
    away = path.with_name("away")
    faults.plan("COMMIT", IOERR, after=True)
    faults.then = lambda: path.rename(away)
    assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == "store.in_doubt"
    assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == "store.unreachable"
    assert refusal(lambda: store.tasks.get("r", "t1")) == "store.unreachable"
    away.rename(path)
    assert store.tasks.get("r", "t1").result == "một"
    assert told(store) == ["store.doubt_stored"]


def test_a_doubt_that_comes_to_nothing_is_told(store: Store, faults: Faults, path: Path) -> None:
    away = path.with_name("away")
    faults.plan("COMMIT", IOERR)
    faults.then = lambda: path.rename(away)
    assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == "store.in_doubt"
    away.rename(path)
    assert store.tasks.get("r", "t1").result == ""
    assert told(store) == ["store.doubt_lost"]


def test_a_file_that_went_away_gets_nothing_until_it_is_back(store: Store, path: Path) -> None:
    away = path.with_name("away")
    path.rename(away)
    before = away.read_bytes()
    assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == "store.unreachable"
    assert away.read_bytes() == before
    assert not path.exists()
    away.rename(path)
    store.tasks.write("r", "t1", "result", "hai")
    assert store.tasks.get("r", "t1").result == "hai"


@pytest.mark.parametrize("other", ["new", "older"])
def test_another_file_in_its_place_is_told_and_left(
    store: Store, path: Path, make_draft: Callable[..., Draft], other: str
) -> None:
    away = path.with_name("away")
    if other == "older":
        path.with_name("older").write_bytes(path.read_bytes())
        store.tasks.write("r", "t1", "result", "mới")
    path.rename(away)
    if other == "older":
        path.with_name("older").rename(path)
    else:
        with Store.open(path) as fresh:
            fresh.reports.add(make_draft())
    before = path.read_bytes()
    for _ in range(2):
        assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == "store.another"
        assert refusal(lambda: store.tasks.get("r", "t1")) == "store.another"
    assert path.read_bytes() == before
    away.replace(path)
    assert store.tasks.get("r", "t1").result == ("mới" if other == "older" else "")


def test_a_journal_that_cannot_be_made_once_is_tried_again(store: Store, faults: Faults) -> None:
    faults.plan("PRAGMA user_version", CANTOPEN)
    store.tasks.write("r", "t1", "result", "một")
    assert store.tasks.get("r", "t1").result == "một"


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (OSError(28, "full"), "disk.full"),
        (PermissionError(13, "no"), "folder.read_only"),
        (OSError(30, "read-only"), "folder.read_only"),
        (OSError(5, "input/output"), "store.unreachable"),
    ],
)
def test_the_reason_that_a_journal_cannot_be_made_is_the_folders(
    store: Store, faults: Faults, monkeypatch: pytest.MonkeyPatch, error: OSError, key: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("db.file.refusals.try_to_write", fail)
    faults.plan("PRAGMA user_version", CANTOPEN, times=2)
    assert refusal(lambda: store.tasks.write("r", "t1", "result", "một")) == key


def test_what_changes_nothing_writes_nothing(store: Store, path: Path) -> None:
    before = path.read_bytes()
    store.tasks.write("r", "t1", "result", "")
    store.history.redo("r")
    assert path.read_bytes() == before
    assert store.history.redo("r").step is None


def test_a_page_that_the_disk_did_not_give_is_no_damage(store: Store, faults: Faults) -> None:
    faults.plan("SELECT", CORRUPT)
    assert refusal(lambda: store.tasks.get("r", "t1")) == "store.unreachable"
    assert store.tasks.get("r", "t1").number == "1"
    store.tasks.write("r", "t1", "result", "một")
    assert store.tasks.get("r", "t1").result == "một"


def test_a_file_that_the_disk_does_not_give_is_no_damage(
    store: Store, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Opening it anew goes well as long as nothing of it is read.
    monkeypatch.setattr("db.access.transaction.is_legible", lambda _: False)
    faults.plan("SELECT", CORRUPT)
    faults.plan("PRAGMA integrity_check", CORRUPT)
    assert refusal(lambda: store.tasks.get("r", "t1")) == "store.unreachable"
    assert store.tasks.get("r", "t1").number == "1"


def test_damage_is_told_and_looked_for_once(
    store: Store, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.access.transaction.is_legible", lambda _: True)
    faults.plan("SELECT", CORRUPT)
    faults.plan("PRAGMA integrity_check(1)", CORRUPT)
    # Past the connection, by it, before and after the index is made anew.
    faults.plan("PRAGMA integrity_check('vocabulary')", CORRUPT, times=4)
    faults.plan("REINDEX", CORRUPT)
    assert store.tasks.get("r", "t1").number == "1"
    assert told(store) == ["store.damaged_part"]
    assert [report.id for report in store.reports.all()] == ["r"]
    faults.plan("PRAGMA integrity_check", CORRUPT)
    assert store.tasks.get("r", "t1").number == "1"
    assert ("PRAGMA integrity_check", CORRUPT, False) in faults.planned


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_store_is_opened_again_where_it_seemed_damaged(
    store: Store, faults: Faults, path: Path, times: int
) -> None:
    store.close()
    faults.plan("PRAGMA integrity_check", CORRUPT, times=times)
    if times == 3:  # past the connection, by it, and by the one that was made anew
        assert refusal(lambda: Store.open(path)) == "store.unreachable"
    with Store.open(path) as opened:
        assert opened.tasks.get("r", "t1").number == "1"


def test_what_a_refused_opening_has_done_is_told_by_the_next(
    store: Store, faults: Faults, path: Path
) -> None:
    store.close()
    path.with_name("kho.vqd-journal").write_bytes(b"something else" * 100)
    faults.plan("BEGIN EXCLUSIVE", IOERR)
    assert refusal(lambda: Store.open(path)) == "store.unreachable"
    with Store.open(path) as opened:
        assert told(opened) == ["store.journal_aside"]
    with Store.open(path) as opened:
        assert told(opened) == []


def test_a_journal_that_sqlite_did_not_see_is_not_written_over(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    journal = path.with_name("kho.vqd-journal")
    whole = path.read_bytes()
    # It is there, as far as we see, and SQLite had no answer to whether it is.
    monkeypatch.setattr("db.file.connection.read_journal", lambda seen: seen == journal or None)
    assert refusal(lambda: Store.open(path)) == "store.unreachable"
    assert path.read_bytes() == whole
    monkeypatch.undo()
    Store.open(path).close()


@pytest.mark.parametrize(
    "read",
    [
        lambda store: store.reports.all(),
        lambda store: store.reports.draft("r"),
        lambda store: store.history.changes("r"),
        lambda store: list(store.tasks.of("r")),
    ],
)
def test_a_disk_that_does_not_answer_never_lets_less_be_read(
    store: Store, faults: Faults, monkeypatch: pytest.MonkeyPatch, read: Callable[[Store], object]
) -> None:
    whole = read(store)
    monkeypatch.setattr("db.access.transaction.is_legible", lambda _: False)
    monkeypatch.setattr("db.file.connection.is_legible", lambda _: False)
    faults.plan("SELECT", CORRUPT, times=40)
    assert refusal(lambda: read(store)) == "store.unreachable"
    faults.planned.clear()
    assert read(store) == whole
