"""Changes of a store's file: rows that no verb writes, a schema of a stranger, and pages that are cut."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mutants.byte_changes import change_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_VALUES: tuple[Any, ...] = (
    *(None, 0, -1, 1, 2**31, 2**62, 1.5, float("inf"), "", "a", b"", b"\xff\xfe", b"\0" * 3000, "a" * 90_000),
    *(
        "{}",
        "[]",
        "[" * 3000,
        '{"a":{"b":[]}}',
        '{"a":1,"a":2}',
        "NaN",
        "2024-13-45",
        "năm",
        "9 tháng",
        "\x00",
    ),
    *("report", "task", "undo", "redo", "write_task", "import", "../../etc/passwd", "a" * 65, "\u0301" * 900),
    *(
        '{"kind":"năm","year":99999999,"ordinal":null,"start":null,"end":null}',
        "extra:a",
        "extra:" + "b" * 999,
    ),
)
_SCHEMA = (
    "CREATE TRIGGER a AFTER INSERT ON task BEGIN DELETE FROM report; END",
    "CREATE VIEW b AS SELECT * FROM report",
    "CREATE VIRTUAL TABLE c USING fts5(x)",
    "CREATE TABLE d (x)",
    "CREATE INDEX e ON task (id)",
    "ALTER TABLE task ADD COLUMN x",
    "DROP TABLE history",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 99",
    "PRAGMA application_id = 1",
    "UPDATE about SET kind = 'backup'",
    "DELETE FROM report",
    "DELETE FROM domain",
    "UPDATE history SET counter = 1",
)


def change_store(data: bytes, chance: Random) -> bytes:
    """Return a store's file with some of its rows, its schema, or its bytes changed."""
    if chance.random() < 0.3:
        return change_bytes(data, chance)
    if chance.random() < 0.15:
        return _changed_header(data, chance)
    with tempfile.TemporaryDirectory(prefix="vqdesk-mutant-") as folder:
        path = Path(folder) / "a.vqd"
        path.write_bytes(data)
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA synchronous = OFF")
            for _ in range(chance.choice((1, 1, 2, 5))):
                with contextlib.suppress(sqlite3.Error, OverflowError):
                    chance.choice(_WAYS)(connection, chance)
            connection.commit()
        finally:
            connection.close()
        return path.read_bytes()


def _changed_header(data: bytes, chance: Random) -> bytes:
    """Change a number of the database's own head, or of a page's."""
    made = bytearray(data)
    page = chance.randrange(len(made) // 4096) * 4096 if chance.random() < 0.6 else 0
    at = page + chance.randrange(0, 100)
    struct.pack_into(">H", made, at, chance.choice((0, 1, 2, 3, 4095, 4096, 0x8000, 0xFFFF)))
    return bytes(made)


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows]


def _value(connection: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(_tables(connection))
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column = chance.choice(columns)
    where = "1" if chance.random() < 0.2 else f"rowid % 7 = {chance.randrange(7)}"
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (chance.choice(_VALUES),))


def _other_rows(connection: sqlite3.Connection, chance: Random) -> None:
    """Give rows the value of another row."""
    table = chance.choice(_tables(connection))
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column = chance.choice(columns)
    number = chance.randrange(1, 30)
    connection.execute(
        f'UPDATE OR IGNORE "{table}" SET "{column}" ='
        f' (SELECT "{column}" FROM "{table}" LIMIT 1 OFFSET {number}) WHERE rowid % 3 = 1'
    )


def _drop_rows(connection: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(_tables(connection))
    connection.execute(f'DELETE FROM "{table}" WHERE rowid % 5 = {chance.randrange(5)}')


def _schema(connection: sqlite3.Connection, chance: Random) -> None:
    connection.execute(chance.choice(_SCHEMA))


def _written_schema(connection: sqlite3.Connection, chance: Random) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE rowid % 3 = ?",
        (
            chance.choice(("TEXT", "task", "NOT NULL")),
            chance.choice(("BLOB", "report", "")),
            chance.randrange(3),
        ),
    )


def _texts_as_bytes(connection: sqlite3.Connection, chance: Random) -> None:
    """Have texts hold bytes that are no UTF-8."""
    there = _tables(connection)
    table = chance.choice([each for each in ("task", "history", "report", "domain") if each in there])
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column = chance.choice(columns)
    connection.execute(f'UPDATE "{table}" SET "{column}" = CAST(x\'41FFFE80ED\' AS TEXT) WHERE rowid % 4 = 1')


_WAYS: tuple[Callable[[sqlite3.Connection, Random], None], ...] = (
    *(_value,) * 5,
    *(_other_rows, _other_rows, _drop_rows, _schema, _written_schema, _texts_as_bytes),
)
