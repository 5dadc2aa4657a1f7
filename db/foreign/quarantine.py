"""The copy of a store's file from another PC: looked through before a row of it is read.

The file may have been made by anybody. It is never opened where it lies: SQLite would play a journal
back into it, and a journal can name any file to be deleted.
"""

from __future__ import annotations

import sqlite3
import stat
import time
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from db.disk import temporary
from db.disk.os_errors import reading_refusal
from db.disk.writable import private_opener
from db.errors import Refused
from db.file.connection import close_after, is_open_here, uri
from db.file.file_check import FILE_KINDS, WARY, check_mark, read_kind
from db.file.identity import SCHEMA
from db.file.journal import MAGIC
from db.file.migrations import bring_up
from db.file.recovery import journal_of
from db.file.refusals import error_code
from db.file.schema_check import entries, schema_of
from db.limits import LARGEST_STORE, MOST_SECONDS, MOST_STORE_ROWS

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

_LIMITS = {
    # A row of the history is a task with its six texts, each of a million characters at the very most.
    sqlite3.SQLITE_LIMIT_LENGTH: 32 * 1024 * 1024,
    # The longest statement of our schema has 600 characters, the widest table 13 columns.
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    # No statement of ours needs another database, and no trigger may be there.
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_PRAGMAS = (*WARY, "mmap_size = 0", "temp_store = MEMORY")
_STEPS_BETWEEN_LOOKS = 10_000
_PAGE = 500
_COPIED_AT_ONCE = 1024 * 1024
_READ_TABLES = (
    *("about", "device", "report", "domain", "task", "acceptance", "sign_off", "state", "history"),
    *("organisation", "style"),
)


@dataclass
class Quarantine:
    """The copy, sound and of this program's schema; its rows are still anybody's."""

    connection: sqlite3.Connection
    name: str
    deadline: float
    rows_left: int

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield a query's rows; Refused (file.too_big) where there are too many or it takes too long."""
        cursor = self.connection.execute(sql)
        while page := cursor.fetchmany(_PAGE):
            self.count(len(page))
            yield from page

    def count(self, rows: int) -> None:
        """Count rows, also those that other rows stand for; Refused as `rows`."""
        self.rows_left -= rows
        if self.rows_left < 0 or time.monotonic() > self.deadline:
            raise Refused("file.too_big", name=self.name)


@contextmanager
def quarantined(path: Path) -> Iterator[Quarantine]:
    """Copy a store's file and open the copy for reading alone; the copy is gone after the block.

    Raises Refused file.*, disk.unreachable, temp.*, store.locked
    (this process has it open), store.unfinished (a journal lies beside it), store.not_store,
    store.newer, store.damaged; SQLite's errors in the block become refusals as well.
    """
    deadline = time.monotonic() + MOST_SECONDS
    with temporary.temporary_folder() as folder:
        copy = folder / "copy.vqd"
        _copy(path, copy)
        with _refusing(path.name):
            _bring_up(copy, path.name, deadline)
            with _opened(copy, deadline) as connection:
                _check(connection, path.name)
                connection.set_authorizer(_reads_only)
                yield Quarantine(connection, path.name, deadline, MOST_STORE_ROWS)


def _copy(path: Path, copy: Path) -> None:
    name = path.name
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):
            raise Refused("file.not_file", name=name or str(path))
        # Closing the file here would drop the locks that this process holds on it (POSIX).
        if is_open_here(path):
            raise Refused("store.locked", name=name)
        _refuse_journal(path)
        size = _copy_bytes(path, copy)
        _refuse_journal(path)
        moved = _state(before) != _state(path.stat())
    except (OSError, ValueError) as error:
        raise reading_refusal(error, name or str(path)) from error
    if size > LARGEST_STORE:
        raise Refused("file.too_big", name=name)
    if not size:
        raise Refused("file.empty", name=name)
    if moved:
        raise Refused("store.unfinished", name=name)


def _copy_bytes(path: Path, copy: Path) -> int:
    """Copy a file up to just beyond the limit and return the bytes copied."""
    size = 0
    with path.open("rb") as source, _copy_target(copy) as target:
        while size <= LARGEST_STORE and (piece := source.read(_COPIED_AT_ONCE)):
            with _refusing_to_write():
                _write_whole(target, piece)
            size += len(piece)
    return size


def _copy_target(copy: Path) -> FileIO:
    with _refusing_to_write():
        return FileIO(copy, "x", opener=private_opener)


def _write_whole(target: FileIO, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[target.write(rest) :]


@contextmanager
def _refusing_to_write() -> Iterator[None]:
    """Tell trouble with the copy's disk from trouble with the file's."""
    try:
        yield
    except OSError as error:
        raise temporary.temporary_refusal(error) from error


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _refuse_journal(path: Path) -> None:
    """Refuse a file whose newest transaction lies, in part or whole, in a file beside it."""
    journal = journal_of(path)
    if journal.is_file():
        with journal.open("rb") as stream:
            if stream.read(len(MAGIC)) == MAGIC:
                raise Refused("store.unfinished", name=path.name)
    log = path.with_name(path.name + "-wal")
    if log.is_file() and log.stat().st_size:
        raise Refused("store.unfinished", name=path.name)


@contextmanager
def _opened(copy: Path, deadline: float, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    # An immutable connection takes no lock and looks for no journal.
    mode = "mode=rw" if writing else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"{uri(copy)}?{mode}", uri=True, isolation_level=None)
    try:
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        if hasattr(connection, "enable_load_extension"):
            connection.enable_load_extension(False)
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
        for pragma in (*_PRAGMAS, f"query_only = {'OFF' if writing else 'ON'}"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    except BaseException as error:
        close_after(error, connection)
        raise
    connection.close()


def _check(connection: sqlite3.Connection, name: str) -> int:
    """Refuse what is no sound store and return the version of its schema."""
    version = _version(connection, name)
    # Before the check of the pages: that one calls into every virtual table that the schema names.
    _check_schema(connection, version, name)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Refused("store.damaged", name=name)
    kind = read_kind(connection)
    if kind is None:
        raise Refused("store.damaged", name=name)
    if kind not in FILE_KINDS:
        raise Refused("store.not_store", name=name)
    return version


def _version(connection: sqlite3.Connection, name: str) -> int:
    version = check_mark(connection, name)
    # One of our own stores whose making was cut off is made anew; of a stranger's nothing can come.
    if version < 1:
        raise Refused("store.not_store", name=name)
    return version


def _check_schema(connection: sqlite3.Connection, version: int, name: str) -> None:
    """Refuse a schema that is not, to the word, the one that this program makes."""
    wanted = schema_of(version)
    found = entries(connection, len(wanted) + 1)
    if found - wanted:
        raise Refused("store.not_store", name=name)
    if wanted - found:
        raise Refused("store.damaged", name=name)


def _bring_up(copy: Path, name: str, deadline: float) -> None:
    """Bring a copy of an older schema to this program's."""
    with _opened(copy, deadline) as connection:
        if _version(connection, name) == SCHEMA:
            return
        _check(connection, name)
    with _opened(copy, deadline, writing=True) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        bring_up(Database(connection, execute_plugins=False))


def _reads_only(action: int, what: str | None, *_: str | None) -> int:
    """Let statements read the tables that are taken over, and nothing else."""
    allowed = action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and what in _READ_TABLES)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn SQLite's errors into refusals: on a copy of our own, only the file can bring them about."""
    try:
        yield
    except sqlite3.Error as error:
        key = {
            sqlite3.SQLITE_NOTADB: "store.not_store",
            sqlite3.SQLITE_INTERRUPT: "file.too_big",
            sqlite3.SQLITE_TOOBIG: "file.too_big",
            sqlite3.SQLITE_IOERR: "disk.unreachable",
            sqlite3.SQLITE_CANTOPEN: "disk.unreachable",
            sqlite3.SQLITE_FULL: "disk.full",
        }.get(error_code(error) or 0, "store.damaged")
        raise Refused(key, name=name) from error
    except UnicodeDecodeError as error:
        # SQLite's own message may quote the file.
        raise Refused("store.damaged", name=name) from error
