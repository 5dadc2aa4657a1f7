"""The condition of a store's file, told without changing a byte of it or beside it."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.connection import close_after, is_open_here, refusing, uri
from db.errors import Refused
from db.layout import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

SQLITE = sqlite3.sqlite_version
"""The version of SQLite that the program uses."""

_OUT_OF_REACH = ("store.in_use", "store.cut_off", "store.no_access")
_TRIES = 3

State = Literal["missing", "sound", "unknown", "troubled"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What became known of a file: `missing`, `sound`, `unknown` (it could not be looked into) or `troubled`.

    `trouble` says why, and what to do, where it is neither missing nor sound; `size` is in bytes,
    `schema` the version that the file is in, both None where unknown.
    """

    state: State
    size: int | None = None
    schema: int | None = None
    trouble: Refused | None = None


def condition(path: Path) -> Condition:
    """Look through a store's file, every page of it; a long one takes seconds.

    It is opened for reading alone: another process's lock, a write that was cut off, a newer
    schema and damage are told and left as they are. A store open in this process is read past its
    own lock; what is written to it meanwhile has it read again.
    """
    size = None
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refused("store.not_store", name=path.name)
        if not size:
            return Condition("missing", size)
        schema = _settled(path)
    except (FileNotFoundError, NotADirectoryError):
        return Condition("missing")
    except OSError:
        return Condition("unknown", size, trouble=Refused("store.unreachable", name=path.name))
    except Refused as refused:
        state: State = "unknown" if refused.key in _OUT_OF_REACH else "troubled"
        return Condition(state, size, trouble=refused)
    if not os.access(path, os.W_OK):
        return Condition("troubled", size, schema, Refused("store.read_only", name=path.name))
    return Condition("sound", size, schema)


def _settled(path: Path) -> int:
    """Look through the file; once more where a write of this process came between."""
    ours = is_open_here(path)
    for _ in range(_TRIES):
        before = path.stat()
        try:
            return _look_through(path, ours=ours)
        except Refused:
            after = path.stat()
            if not ours or (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
                raise
    return _look_through(path, ours=ours)


def _look_through(path: Path, *, ours: bool) -> int:
    """Return the schema's version of a sound store; Refused says what is the matter with any other."""
    # Immutable takes no lock; only our own process's lock may be passed by.
    address = f"{uri(path)}?mode=ro" + ("&immutable=1" if ours else "")
    with refusing(path):
        try:
            connection = sqlite3.connect(address, uri=True, timeout=0.5)
            try:
                return _check(connection, path.name)
            except sqlite3.Error as error:
                close_after(error, connection)
                raise
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            if refused := _out_of_reach(error, path):
                raise refused from error
            raise


def _check(connection: sqlite3.Connection, name: str) -> int:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Refused("store.not_store", name=name)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise Refused("store.newer", name=name)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Refused("store.damaged", name=name)
    about = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'about'").fetchone()[0]
    if not about:
        raise Refused("store.damaged", name=name)
    if connection.execute("SELECT value FROM about WHERE key = 'kind'").fetchone() != ("store",):
        raise Refused("store.not_store", name=name)
    return version


def _out_of_reach(error: sqlite3.OperationalError, path: Path) -> Refused | None:
    """Return what keeps a file from being looked into: a lock, a journal, a missing right."""
    code = error.sqlite_errorcode & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Refused("store.in_use", name=path.name)
    if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return None
    journal = path.with_name(path.name + "-journal")
    return Refused("store.cut_off" if journal.exists() else "store.no_access", name=path.name)
