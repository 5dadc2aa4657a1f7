"""The condition of a store's file, told without changing a byte of it or beside it."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db import flaws
from db.disk.claim import find_holder
from db.errors import Refused
from db.file import page_check
from db.file.connection import close_after, is_open_here, uri
from db.file.database import Database
from db.file.file_check import WARY, check_mark, mind_the_end, refuse_damaged
from db.file.recovery import journal_of
from db.file.refusals import error_code, refuse_file_errors
from db.flaws import Flaw
from db.history import law
from db.search import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    _Look = tuple[int, tuple[Flaw, ...]]

SQLITE = sqlite3.sqlite_version
"""The version of SQLite that the program uses."""

_OUT_OF_REACH = ("store.in_use", "store.in_use_by", "store.cut_off", "store.no_access")
_TRIES = 3
_WORDS_COMPARED = 16 * 1024 * 1024
"""Bytes up to which the search index is compared with the rows word by word: two seconds."""

FileState = Literal["missing", "sound", "unknown", "troubled"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What became known of a file: `missing`, `sound`, `unknown` (it could not be looked into) or `troubled`.

    `trouble` says why, and what to do, where it cannot be opened; `size` is in bytes, `schema` the
    version that the file is in, both None where unknown. `flaws` are what is wrong in one that can.
    """

    state: FileState
    size: int | None = None
    schema: int | None = None
    trouble: Refused | None = None
    flaws: tuple[Flaw, ...] = ()


def condition(path: Path) -> Condition:
    """Look through a store's file, every page and every text of it; a long one takes seconds.

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
        schema, flaws = _settled(path)
    except (FileNotFoundError, NotADirectoryError):
        return Condition("missing")
    except OSError:
        return Condition("unknown", size, trouble=Refused("store.unreachable", name=path.name))
    except Refused as refused:
        state: FileState = "unknown" if refused.key in _OUT_OF_REACH else "troubled"
        return Condition(state, size, trouble=refused)
    if not os.access(path, os.W_OK):
        return Condition("troubled", size, schema, Refused("store.read_only", name=path.name), flaws)
    return Condition("troubled" if flaws else "sound", size, schema, flaws=flaws)


def _settled(path: Path) -> _Look:
    """Look through the file; once more where a write of this process came between."""
    ours = is_open_here(path)
    for _ in range(_TRIES):
        before = path.stat()
        refused: Refused | None = None
        found: _Look = (0, ())
        try:
            found = _look_through(path, ours=ours)
        except Refused as error:
            refused = error
        if refused is None and not found[1]:
            return found
        after = path.stat()
        if not ours or (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            if refused is not None:
                raise refused
            return found
    return _look_through(path, ours=ours)


def _look_through(path: Path, *, ours: bool) -> _Look:
    """Return the schema's version of a store and its flaws; Refused says why one cannot be opened."""
    # Immutable takes no lock; only our own process's lock may be passed by.
    address = f"{uri(path)}?mode=ro" + ("&immutable=1" if ours else "")
    with refuse_file_errors(path):
        try:
            connection = sqlite3.connect(address, uri=True, timeout=0.5)
            try:
                return _check(connection, path)
            except sqlite3.Error as error:
                close_after(error, connection)
                raise
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            if refused := _out_of_reach(error, path):
                raise refused from error
            raise


def _check(connection: sqlite3.Connection, path: Path) -> _Look:
    name = path.name
    for pragma in WARY:
        connection.execute(f"PRAGMA {pragma}")
    is_cut_short = mind_the_end(connection)
    version = check_mark(connection, name)
    refuse_damaged(connection, path)
    try:
        found = tuple(_flaws(Database(connection), path))
    except page_check.Unreachable as error:
        raise Refused("store.unreachable", name=name) from error
    return version, (Flaw(flaws.DAMAGED_PART, part="end"), *found) if is_cut_short else found


def _flaws(db: Database, path: Path) -> Iterator[Flaw]:
    is_whole = page_check.is_sound(db.conn)
    if not is_whole:
        found = page_check.damaged(db.conn, page_check.ALL)
        for table, lines in found.items():
            if table == page_check.SPACE and len(found) > 1:
                continue
            is_index = page_check.is_of_indexes(db.conn, lines) or table in page_check.SEARCH_TABLES
            part = "search" if table in page_check.SEARCH_TABLES else table
            yield Flaw(flaws.INDEX_DIFFERS if is_index else flaws.DAMAGED_PART, part=part)
    yield from filter(None, law.find_offences(db))
    if is_whole and path.stat().st_size <= _WORDS_COMPARED:
        try:
            for _ in check.check_index(db):
                pass
        except check.IndexDiffers:
            yield Flaw(flaws.INDEX_DIFFERS, part="search")


def _out_of_reach(error: sqlite3.OperationalError, path: Path) -> Refused | None:
    """Return what keeps a file from being looked into: a lock, a journal, a missing right."""
    code = error_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        holder = find_holder(path)
        if holder is not None:
            return Refused("store.in_use_by", name=path.name, **holder.values)
        return Refused("store.in_use", name=path.name)
    if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return None
    journal = journal_of(path)
    return Refused("store.cut_off" if journal.exists() else "store.no_access", name=path.name)
