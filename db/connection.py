"""The one connection to a store's file: opened, locked, and its errors told as refusals."""

from __future__ import annotations

import errno
import os
import sqlite3
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary

from db.database import Database
from db.errors import Refused
from db.layout import APPLICATION_ID, SCHEMA
from db.writable import try_to_write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_CHECKED_SIZE = 16 * 1024 * 1024
"""Up to this size a file is checked whole at each start; larger ones as their pages are read."""

_open_here: WeakKeyDictionary[Database, tuple[int, int]] = WeakKeyDictionary()

_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "cache_size = -16000",
)


def connect(path: Path) -> Database:
    """Open a store's file for this process alone; a missing or empty file becomes a new store.

    Raises Refused (store.*, folder.*, disk.full); a refused file is left as it was, to the byte.
    """
    with refusing(path):
        is_new = _inspect(path)
        _prepare_folder(path)
        # No statement opens a transaction by itself; db.atomic() says BEGIN.
        connection = sqlite3.connect(path, timeout=0.5, isolation_level=None, check_same_thread=False)
        try:
            db = _set_up(connection, path, is_new)
            _open_here[db] = _identity(path)
        except BaseException as error:
            close_after(error, connection)
            raise
        return db


def close(db: Database) -> None:
    """Close a store's file; closing twice is allowed."""
    db.conn.close()
    _open_here.pop(db, None)


def is_open_here(path: Path) -> bool:
    """Tell whether this process has the file open as a store, by whatever name."""
    return _identity(path) in list(_open_here.values())


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def close_after(error: BaseException, connection: sqlite3.Connection) -> None:
    """Close a connection that an error made useless."""
    # A cursor in a frame of the traceback would keep the file locked beyond the close.
    traceback.clear_frames(error.__traceback__)
    connection.close()


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn the errors of files and of SQLite into refusals that name the store's file."""
    try:
        yield
    except sqlite3.Error as error:
        refused = _refusal(error, path)
        if refused is None:
            raise
        raise refused from error


def _inspect(path: Path) -> bool:
    """Tell whether a new store is to be made; refuse what is not ours, without touching it."""
    try:
        if not path.exists():
            return True
        if not path.is_file():
            raise Refused("store.not_store", name=path.name)
        if path.stat().st_size == 0:
            return True
        if _making_was_cut_off(path):
            return True
    except OSError as error:
        raise _folder_refusal(error, path) from error
    # An immutable connection takes no lock, rolls nothing back and makes no file. Reading the
    # header ourselves instead would, on POSIX, drop the locks of a store open in this process.
    connection = sqlite3.connect(f"{uri(path)}?mode=ro&immutable=1", uri=True)
    try:
        _refuse_foreign(connection, path)
    finally:
        connection.close()
    return False


def _making_was_cut_off(path: Path) -> bool:
    """Tell whether a journal beside the file takes it back to nothing."""
    journal = path.with_name(path.name + "-journal")
    if not journal.is_file():
        return False
    with journal.open("rb") as stream:
        head = stream.read(20)
    return head[:8] == _JOURNAL_MAGIC and head[16:20] == bytes(4)


def uri(path: Path) -> str:
    """Return a file's address, to which SQLite's parameters can be added."""
    plain = quote(path.absolute().as_posix())
    return "file://" + ("" if plain.startswith("/") else "/") + plain


def _prepare_folder(path: Path) -> None:
    """Make the folder and see that files can be made in it, as the journal must be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try_to_write(path.parent)
    except OSError as error:
        raise _folder_refusal(error, path) from error
    if path.exists() and not os.access(path, os.W_OK):
        raise Refused("store.read_only", name=path.name)


def _folder_refusal(error: OSError, path: Path) -> Refused:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refused("disk.full", name=path.name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Refused("folder.read_only", folder=str(path.parent))
    return Refused("folder.missing", folder=str(path.parent))


def _set_up(connection: sqlite3.Connection, path: Path, is_new: bool) -> Database:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    # EXCLUSIVE locks nothing by itself: this takes the lock, and it stays.
    connection.execute("BEGIN EXCLUSIVE")
    if is_new and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    db = Database(connection)
    _refuse_foreign(connection, path)
    if connection.execute("PRAGMA user_version").fetchone()[0] > 0:
        _refuse_damaged(connection, path)
    _migrate(db)
    return db


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Refused("store.not_store", name=path.name)
    if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
        raise Refused("store.newer", name=path.name)


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    try:
        kind = connection.execute("SELECT value FROM about WHERE key = 'kind'").fetchone()
        if kind is not None and kind[0] != "store":
            raise Refused("store.not_store", name=path.name)
        small = path.stat().st_size <= _CHECKED_SIZE
        sound = not small or connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.Error as error:
        raise _refusal(error, path) or Refused("store.damaged", name=path.name) from error
    if kind is None or not sound:
        raise Refused("store.damaged", name=path.name)


def _migrate(db: Database) -> None:
    """Bring the schema up to this program's, all of it or nothing."""
    if db.conn.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
        return
    from db.migrations import schema  # with sqlite-utils, which no other start needs

    with db.atomic():
        schema.apply(db.utils)
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def _refusal(error: sqlite3.Error, path: Path) -> Refused | None:
    """Return what a person is told; None for what only a mistake in the program brings about."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return Refused("folder.read_only", folder=str(path.parent))
    key = {
        sqlite3.SQLITE_BUSY: "store.locked",
        sqlite3.SQLITE_LOCKED: "store.locked",
        sqlite3.SQLITE_PERM: "store.locked",
        sqlite3.SQLITE_NOTADB: "store.not_store",
        sqlite3.SQLITE_CORRUPT: "store.damaged",
        sqlite3.SQLITE_FULL: "disk.full",
        sqlite3.SQLITE_IOERR: "store.unreachable",
    }.get(code & 0xFF)
    return Refused(key, name=path.name) if key else None
