"""What a store holds, as one hash that stays the same wherever and whenever the same was stored."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEARCH_TABLES = ("task_index", "domain_index")
_NOT_THE_CLERKS = (
    "setting:faults.next",
    "about:device",
    "about:mark",
    "about:kind",
    "about:seal",
    "about:floor",
    "about:untidy",
)


def content_of(data: bytes) -> str:
    """Return the hash of a store's bytes, or a backup's; ValueError where they are no sound store.

    Every row of every table counts, in the order of its keys, and what the search finds by; the id of
    the device does not, nor the mark of the last transaction: they are drawn by lot. What makes a backup
    of a store, and a store of a backup, does not count either: it holds what the store held. Nor does that
    a store is to be tidied yet, which a disk did not let it be.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data)
        # Read from memory, a file that says WAL cannot be read: no store says so.
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise ValueError(verdict)
        whole = hashlib.sha256()
        for line in _lines(connection):
            whole.update(line.encode("utf-8", "surrogateescape") + b"\n")
    except sqlite3.Error as error:
        raise ValueError(str(error)) from error
    finally:
        connection.close()
    return whole.hexdigest()


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    tables = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '_sqlite%' ORDER BY name"
    ).fetchall()
    for name, sql in tables:
        yield f"table {name}: {sql}"
        if name in _SEARCH_TABLES:
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")
        elif name == "device":
            yield repr(connection.execute("SELECT number FROM device ORDER BY 1").fetchall())
        elif not name.startswith(_SEARCH_TABLES):
            columns = connection.execute(f"SELECT count(*) FROM pragma_table_info('{name}')").fetchone()[0]
            order = ", ".join(str(place) for place in range(1, columns + 1))
            for row in connection.execute(f"SELECT * FROM {name} ORDER BY {order}"):
                if not f"{name}:{row[0]}".startswith(_NOT_THE_CLERKS):
                    yield repr(row)
        else:
            rows = connection.execute(f"SELECT * FROM {name}")
            yield f"{name} {hashlib.sha256(repr(rows.fetchall()).encode()).hexdigest()}"
