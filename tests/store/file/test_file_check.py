"""Whoever looks into a file says the same of its mark: start, reader, check-up, import of a store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db.access.condition import condition
from db.errors import Refused
from db.file.connection import connect_to_read
from db.file.identity import APPLICATION_ID, SCHEMA
from db.foreign.quarantine import quarantined
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _check_up(path: Path) -> None:
    if (found := condition(path)).trouble is not None:
        raise found.trouble


def _copy(path: Path) -> None:
    with quarantined(path):
        pass


def _start(path: Path) -> None:
    Store.open(path).close()


def _read(path: Path) -> None:
    connect_to_read(path).conn.close()


@pytest.mark.parametrize("look", [_start, _read, _check_up, _copy])
@pytest.mark.parametrize(
    ("mark", "version", "key"),
    [
        (7, SCHEMA, "store.not_store"),
        (7, SCHEMA + 1, "store.not_store"),
        (APPLICATION_ID, SCHEMA + 1, "store.newer"),
    ],
)
@pytest.mark.parametrize("is_whole", [True, False])
def test_whoever_looks_says_the_same_of_a_mark(
    path: Path, look: Callable[[Path], None], mark: int, version: int, key: str, *, is_whole: bool
) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if not is_whole:
            connection.execute("DROP TABLE about")
        connection.execute(f"PRAGMA application_id = {mark}")
        connection.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with pytest.raises(Refused) as caught:
        look(path)
    assert (caught.value.key, caught.value.values) == (key, {"name": path.name})
    assert path.read_bytes() == before
