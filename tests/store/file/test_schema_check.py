"""Nothing that a stranger put into the clerk's own store ever runs, and the store opens all the same."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.file import schema_check
from db.file.identity import FINGERPRINT, SCHEMA
from db.file.schema_check import fingerprint, schema_of
from db.foreign.reports import read_foreign
from db.store.store import Store
from vqdesk.messages.catalogue import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft

BY_HAND = "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES"
FOREIGN = {
    "insert": "CREATE TRIGGER x AFTER INSERT ON task BEGIN DELETE FROM history; END",
    "update": "CREATE TRIGGER x AFTER UPDATE ON task BEGIN UPDATE task SET result = 'của kẻ lạ'; END",
    "delete": "CREATE TRIGGER x BEFORE DELETE ON task BEGIN SELECT RAISE(ABORT, 'no'); END",
    "settings": "CREATE TRIGGER x AFTER INSERT ON setting BEGIN DELETE FROM report; END",
    "mark": "CREATE TRIGGER x AFTER INSERT ON about BEGIN UPDATE task SET result = 'của kẻ lạ'; END",
    "view": "CREATE VIEW x AS SELECT randomblob(1000000000)",
    "index": "CREATE INDEX x ON task (length(content) / 0)",
    "unique": "CREATE UNIQUE INDEX x ON task (unit, id)",
    "name": 'CREATE TRIGGER "a "" b\'; --" AFTER INSERT ON task BEGIN DELETE FROM history; END',
    "case": "create trigger x after insert on task begin delete from history; end",
    "no sense": f"{BY_HAND} ('trigger', 'x', 'task', 0, 'CREATE TRIGGER x ???')",
    "no type": f"{BY_HAND} ('table', 'x', 'task', 0,"
    " 'CREATE/**/TRIGGER x AFTER INSERT ON task BEGIN DELETE FROM history; END')",
    "our name": f"{BY_HAND} ('table', 'task', 'task', 0,"
    " 'CREATE/**/TRIGGER x AFTER INSERT ON task BEGIN DELETE FROM history; END')",
    "no name": f"{BY_HAND} (7, NULL, x'ff', 0, 'CREATE TRIGGER x ???')",
    "many": "".join(
        f"CREATE TRIGGER x{count} AFTER INSERT ON task BEGIN DELETE FROM history; END;" for count in range(9)
    ),
}


@pytest.fixture
def held(path: Path, make_draft: Callable[..., Draft]) -> Path:
    """Return the file of a store with a report."""
    with Store.open(path) as store:
        store.reports.add(make_draft())
    return path


def put(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def work(store: Store) -> None:
    """Do what would set a stranger's things off."""
    store.tasks.write("r", "t1", "result", "của mình")
    store.tasks.add("r", "d1", content="mới")
    store.settings.keep("a", "b")
    store.tasks.delete("r", "t2")
    store.history.undo("r")


def foreign(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
    connection.close()
    return [name for name in names if name not in {entry[1] for entry in schema_of(SCHEMA)}]


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_not_ours_is_taken_off_and_told_and_never_runs(
    held: Path, make_draft: Callable[..., Draft], kind: str
) -> None:
    put(held, FOREIGN[kind])
    with Store.open(held) as store:
        (notice,) = store.notices
        assert (notice.key, notice.values["name"]) == ("store.foreign_taken_off", held.name)
        for lang in ("vi", "en"):
            assert len(told(notice, lang)) < 500
        assert store.reports.draft("r") == make_draft()
        work(store)
        assert store.tasks.get("r", "t1").result == "của mình"
        assert len(store.history.changes("r")) > 8
    assert foreign(held) == []
    with Store.open(held) as store:
        assert store.notices == []
        work(store)
    (found,) = read_foreign(held).reports
    assert found.draft.report.id == "r"


def test_a_stranger_s_table_stays_and_does_nothing(held: Path) -> None:
    put(
        held,
        "CREATE TABLE notes (text); INSERT INTO notes VALUES ('ghi chú'); CREATE INDEX n ON notes (text)",
    )
    with Store.open(held) as store:
        assert store.notices == []
        work(store)
    assert foreign(held) == ["notes", "n"]


def test_a_full_disk_keeps_nobody_out_and_nothing_runs(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(held, FOREIGN["update"])
    take_off = schema_check._take_off  # noqa: SLF001

    def without_room(connection: sqlite3.Connection, *more: object) -> bool:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        put_in = "INSERT INTO setting SELECT hex(randomblob(9000)), '' FROM sqlite_schema"
        real = connection

        class Full:
            """A connection whose transactions end on a full disk."""

            in_transaction = property(lambda _: real.in_transaction)

            def execute(self, sql: str, *values: object) -> object:
                return real.execute(put_in if sql == "COMMIT" else sql, *values)

            def set_authorizer(self, judge: Callable[..., int]) -> None:
                real.set_authorizer(judge)

        return take_off(Full(), *more)

    monkeypatch.setattr(schema_check, "_take_off", without_room)
    with Store.open(held) as store:
        assert store.notices == []
        with pytest.raises((Refused, sqlite3.DatabaseError)):
            store.tasks.write("r", "t1", "result", "của mình")
        assert "của kẻ lạ" not in {task.result for task in store.tasks.of("r")}
    monkeypatch.undo()
    with Store.open(held) as store:
        assert [notice.key for notice in store.notices] == ["store.foreign_taken_off"]
        work(store)
        assert "của kẻ lạ" not in {task.result for task in store.tasks.of("r")}


def test_the_fingerprint_is_of_what_the_migrations_make() -> None:
    # Where a migration was added: the new one is what this test says.
    assert fingerprint(schema_of(SCHEMA)) == FINGERPRINT
    assert fingerprint(list(schema_of(SCHEMA))[1:]) != FINGERPRINT


def test_a_start_on_a_store_of_ours_makes_no_schema_to_compare(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_version: int) -> None:
        raise AssertionError("made")

    monkeypatch.setattr(schema_check, "schema_of", never)
    Store.open(held).close()


@pytest.mark.skipif(not hasattr(sqlite3.Connection, "setconfig"), reason="Python 3.11 cannot switch it")
def test_triggers_are_switched_off_besides(held: Path) -> None:
    with Store.open(held) as store:
        store._access.db.execute(FOREIGN["update"])  # noqa: SLF001
        store.tasks.write("r", "t1", "result", "của mình")
        assert store.tasks.get("r", "t1").result == "của mình"
