"""What a person is told of an error with a store's file: SQLite's, the disk's or the folder's."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.disk.os_errors import trouble
from db.disk.writable import try_to_write
from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROBED = 64 * 1024
_OF_THE_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


@contextmanager
def refuse_file_errors(path: Path) -> Iterator[None]:
    """Turn the errors of files and of SQLite into refusals that name the store's file."""
    try:
        yield
    except sqlite3.Error as error:
        refused = sqlite_refusal(error, path)
        if refused is None:
            raise
        raise refused from error
    except UnicodeDecodeError as error:
        # SQLite's own message quotes the file.
        raise Refused("store.damaged", name=path.name) from error


def file_refusal(error: OSError, path: Path) -> Refused:
    """Return what a person is told of an error with a store's file or folder."""
    found = trouble(error)
    if found == "denied":
        return _not_writable(path) or Refused("store.no_access", name=path.name)
    if found in ("missing", "folder"):
        return Refused("folder.missing", folder=str(path.parent))
    key = {"full": "disk.full", "held": "store.locked", "long": "file.long_name", "name": "file.bad_name"}
    return Refused(key.get(found, "store.unreachable"), name=path.name)


def _not_writable(path: Path) -> Refused | None:
    """Return which right to write, or what room, is missing; None where none is, or nothing can be seen."""
    try:
        if not path.parent.is_dir():
            return None
        # An empty file has room on most full disks.
        try_to_write(path.parent, _PROBED)
        writable = not path.exists() or os.access(path, os.W_OK)
    except OSError as error:
        if trouble(error) == "full":
            return Refused("disk.full", name=path.name)
        if trouble(error) == "denied":
            return Refused("folder.read_only", folder=str(path.parent))
        return None
    return None if writable else Refused("store.read_only", name=path.name)


def sqlite_refusal(error: sqlite3.Error, path: Path) -> Refused | None:
    """Return what a person is told; None for what only a mistake in the program brings about."""
    code = error_code(error)
    if code is None:
        return None
    if code in _OF_THE_DISK:
        # SQLite does not tell why the system refused; the folder does, as long as it lasts.
        return _not_writable(path) or Refused("store.unreachable", name=path.name)
    key = {
        sqlite3.SQLITE_BUSY: "store.locked",
        sqlite3.SQLITE_LOCKED: "store.locked",
        sqlite3.SQLITE_PERM: "store.locked",
        sqlite3.SQLITE_NOTADB: "store.not_store",
        sqlite3.SQLITE_CORRUPT: "store.damaged",
        sqlite3.SQLITE_FULL: "disk.full",
    }.get(code)
    return Refused(key, name=path.name) if key else None


def error_code(error: sqlite3.Error) -> int | None:
    """Return the code of an error without what SQLite adds to it; None where it comes from Python."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def is_of_the_disk(error: sqlite3.Error) -> bool:
    """Tell whether it was the disk that did not do what SQLite asked for: nothing is known of the file."""
    return error_code(error) in _OF_THE_DISK


def spoils(error: sqlite3.Error) -> bool:
    """Tell whether a connection is not to be trusted after an error: SQLite keeps it until it is closed."""
    return error_code(error) in (*_OF_THE_DISK, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOTADB)
