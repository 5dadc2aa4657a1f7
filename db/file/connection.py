"""The one connection to a store's file: made, opened and locked, renewed, closed."""

from __future__ import annotations

import os
import sqlite3
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, TypeVar
from urllib.parse import quote
from weakref import WeakKeyDictionary

from db.disk.claim import claim, give_up, left_notice, locked_refusal
from db.disk.os_errors import trouble
from db.disk.replacing import replace_file
from db.disk.writable import private_file, private_folder, sync_folder, take_free_name, tighten, try_to_write
from db.errors import Notice, Refused
from db.file import page_check
from db.file.database import Database
from db.file.file_check import WARY, check_mark, mind_the_end, refuse_damaged
from db.file.identity import APPLICATION_ID, SCHEMA
from db.file.journal import read_journal
from db.file.recovery import Make, journal_of, prepare, remove_copies
from db.file.refusals import error_code, file_refusal, refuse_file_errors
from db.file.schema_check import never_run, schema_version, take_off_foreign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Before = Callable[[sqlite3.Connection], object]

_Opened = TypeVar("_Opened")

_open_here: WeakKeyDictionary[Database, tuple[int, int]] = WeakKeyDictionary()

_untold: dict[Path, list[Notice]] = {}
_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    *WARY,
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten
    "cache_size = -16000",
)


def connect(path: Path, *, known: bool = False, before_migration: Before | None = None) -> Database:
    """Open a store's file for this process alone; `take_notices` gives what was done to it for that.

    `before_migration` gets the connection before a store of an older schema is brought up.

    A missing or empty file becomes a new store, but not where the store is `known` to be there: then
    it is out of reach. Raises Refused (store.*, folder.*, disk.full); a file that is no sound store
    is left as it was, to the byte.
    """
    try:
        if path.exists() and is_open_here(path):
            raise Refused("store.locked", name=path.name)
        found = prepare(path)
        untold = _untold.setdefault(path, [])
        untold += [notice for notice in found.notices if notice not in untold]
        if known and found.make is not Make.NOTHING:
            raise Refused("store.unreachable", name=path.name)
        _prepare_folder(path)
        tighten(path)
        with refuse_file_errors(path):
            if found.make is not Make.NOTHING:
                _make(path, found.make)
            db = _opened(path, before_migration)
    except OSError as error:
        raise file_refusal(error, path) from error
    except Refused as refused:
        if refused.key != "store.locked":
            raise
        raise locked_refusal(path) from refused
    left = claim(path)
    # What was being written then is told already.
    if left is not None and all(notice.key != "store.recovered" for notice in untold):
        untold.append(left_notice(path, left))
    return db


def take_notices(path: Path) -> list[Notice]:
    """Return, once, what was done to a file when it was opened, also where that was refused in the end."""
    return _untold.pop(path, [])


def looked_at_twice(path: Path, opened: Callable[[], _Opened]) -> _Opened:
    """Open a file in some manner, once more where it seems damaged; then it must not be open any more.

    Within a statement SQLite calls it damage as well that a page cannot be read from the disk. Raises
    Refused store.unreachable where that is so.
    """
    try:
        return opened()
    except Refused as refused:
        if refused.key != "store.damaged":
            raise
    if not is_legible(path):
        raise Refused("store.unreachable", name=path.name)
    return opened()


def is_legible(path: Path) -> bool:
    """Tell whether the disk gives all bytes of a file that is not open in this process."""
    try:
        with path.open("rb", buffering=0) as stream:
            while stream.read(1024 * 1024):
                pass
    except OSError:
        return False
    return True


def _connected(path: Path, mode: Literal["rw", "ro"]) -> sqlite3.Connection:
    # No statement opens a transaction by itself; db.atomic() says BEGIN. SQLite makes no file here.
    return sqlite3.connect(
        f"{uri(path)}?mode={mode}", uri=True, timeout=0.5, isolation_level=None, check_same_thread=False
    )


def _opened(path: Path, before: Before | None) -> Database:
    connection = _connected(path, "rw")
    try:
        try:
            db = _set_up(connection, path, before)
        except sqlite3.DatabaseError as error:
            # Its head is ours: what SQLite cannot take for a file of its own is damaged.
            if error_code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, None):
                raise Refused("store.damaged", name=path.name) from error
            raise
        _open_here[db] = _identity(path)
    except _CutShort as error:
        close_after(error, connection)
        return _opened_short(path)
    except BaseException as error:
        close_after(error, connection)
        raise
    return db


class _CutShort(Exception):
    """Say that a file's end is missing."""


def _opened_short(path: Path) -> Database:
    """Open a file of which the end is missing, so that SQLite reads what is there and writes nothing."""
    connection = _connected(path, "ro")
    try:
        mind_the_end(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        check_mark(connection, path.name)
        refuse_damaged(connection, path)
        db = Database(connection)
        db.is_cut_short = True
        _open_here[db] = _identity(path)
    except BaseException as error:
        close_after(error, connection)
        raise
    return db


class MustBeWritten(Exception):
    """Say that a store cannot be read without writing: a journal waits to be played, or its schema is old."""


def connect_to_read(path: Path) -> Database:
    """Open a store's file for reading alone: no byte of it and no file beside it is written.

    All is read as it was at one moment. Raises MustBeWritten, Refused (store.*).
    """
    with refuse_file_errors(path):
        connection = _connected(path, "ro")
        try:
            never_run(connection)
            for pragma in (*WARY, "query_only = ON"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN")
            if check_mark(connection, path.name) < SCHEMA:
                raise MustBeWritten
            refuse_damaged(connection, path)
        except sqlite3.OperationalError as error:
            close_after(error, connection)
            if error_code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise MustBeWritten from error
            raise
        except BaseException as error:
            close_after(error, connection)
            raise
    return Database(connection)


def _make(path: Path, make: Make) -> None:
    """Make a store under another name and give it its own when it is whole.

    So that a file cut short under a store's own name is never a first start.
    """
    from db.disk.temporary import temporary_name  # loads more than a usual start needs

    new = path.with_name(temporary_name(".vqd"))
    try:
        private_file(new).close()
        connection = sqlite3.connect(f"{uri(new)}?mode=rw", uri=True, isolation_level=None)
        try:
            # A making that is cut off is begun anew: there is nothing that a journal would give back.
            for pragma in (*_PRAGMAS, "synchronous = FULL", "journal_mode = MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _migrate(Database(connection))
        except BaseException as error:
            close_after(error, connection)
            raise
        connection.close()
        if make is Make.INSTEAD:
            replace_file(new, path)
        else:
            with suppress(FileExistsError):  # another process was faster
                take_free_name(new, path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def close(db: Database, path: Path, *, well: bool) -> None:
    """Close a store's file; closing twice is allowed.

    Where all went well, what was kept before a journal was played back goes with it.
    """
    is_open = db in _open_here
    if is_open and leads_to(db, path):
        give_up(path)
    db.let_go()
    _open_here.pop(db, None)
    if is_open and well and _has_no_journal(path):
        remove_copies(path)


def _has_no_journal(path: Path) -> bool:
    """Tell whether no journal lies beside a file; of a disk that does not answer nobody knows."""
    try:
        return not journal_of(path).exists()
    except OSError:
        return False


def renew(db: Database, path: Path) -> list[Notice]:
    """Make the connection to a store's file anew after an error of the disk, and tell what that took.

    Raises Refused (store.unreachable, ...); then there is no connection, and it may be tried again.
    """
    db.let_go()
    _open_here.pop(db, None)
    fresh = looked_at_twice(path, lambda: connect(path, known=True))
    _open_here[db] = _open_here.pop(fresh)
    db.take(fresh.conn)
    return take_notices(path)


def is_open_here(path: Path) -> bool:
    """Tell whether this process has the file open as a store, by whatever name."""
    return _identity(path) in list(_open_here.values())


def leads_to(db: Database, path: Path) -> bool:
    """Tell whether a connection's file is the one that stands at the path."""
    try:
        return _open_here.get(db) == _identity(path)
    except OSError:
        return False


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def close_after(error: BaseException, connection: sqlite3.Connection) -> None:
    """Close a connection that an error made useless."""
    # A cursor in a frame of the traceback would keep the file locked beyond the close.
    traceback.clear_frames(error.__traceback__)
    connection.close()


def uri(path: Path) -> str:
    """Return a file's address, to which SQLite's parameters can be added."""
    # As bytes: a folder's name need not be UTF-8 on Linux.
    plain = quote(os.fsencode(path.absolute().as_posix()))
    return "file://" + ("" if plain.startswith("/") else "/") + plain


def _prepare_folder(path: Path) -> None:
    """Make the folder and see that files can be made in it, as the journal must be. OSError."""
    try:
        private_folder(path.parent)
        _clear(path.parent)
        try_to_write(path.parent)
    except OSError as error:
        # A full disk does not keep the clerk from reading what is there.
        if trouble(error) != "full" or not path.exists():
            raise


def _clear(folder: Path) -> None:
    """Take away what starts and exports that were cut off have left beside the store."""
    if any(name.startswith(".vqdesk-") for name in os.listdir(folder)):
        from db.disk.temporary import clear  # loads more than a usual start needs

        clear(folder)


def _set_up(connection: sqlite3.Connection, path: Path, before: Before | None) -> Database:
    never_run(connection)
    if mind_the_end(connection):
        raise _CutShort
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    # EXCLUSIVE locks nothing by itself: this takes the lock, and it stays.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    _expect_played(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    db = Database(connection)
    if check_mark(connection, path.name) > 0:
        refuse_damaged(connection, path)
    if foreign := take_off_foreign(connection):
        taken_off = Notice("store.foreign_taken_off", {"name": path.name, "names": foreign})
        _untold.setdefault(path, []).append(taken_off)
    if before is not None and 0 < schema_version(connection) < SCHEMA:
        before(connection)
    try:
        _migrate(db)
    except page_check.Unreachable as error:
        raise Refused("store.unreachable", name=path.name) from error
    return db


def _expect_played(path: Path) -> None:
    """Refuse a file beside which a journal still waits; what would be written now could not be told apart.

    Where the disk does not answer whether there is a journal, SQLite takes it that there is none.
    """
    try:
        waiting = read_journal(journal_of(path))
    except OSError as error:
        raise file_refusal(error, path) from error
    if waiting is not None:
        raise Refused("store.unreachable", name=path.name)


def _migrate(db: Database) -> None:
    """Bring the schema up to this program's, all of it or nothing."""
    if schema_version(db.conn) == SCHEMA:
        return
    from db.file.migrations import bring_up  # with sqlite-utils, which no other start needs

    bring_up(db.utils)
