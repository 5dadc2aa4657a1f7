"""A backup opened as a store: a copy of it, looked through, and compared with what was backed up."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from db.access.store_file import contents_of
from db.backups.packing import file_form, unpack
from db.backups.sealing import SEAL, is_unbroken
from db.backups.shelf import backup_refusal
from db.disk.os_errors import trouble
from db.disk.temporary import temporary_folder, temporary_refusal
from db.errors import Refused
from db.file import page_check
from db.file.connection import (
    close_after,
    connect_to_read,
    is_legible,
    is_open_here,
    looked_at_twice,
    uri,
)
from db.file.database import Database
from db.file.file_check import BACKUP, WARY, check_mark, read_kind
from db.file.identity import SCHEMA
from db.file.journal import read_journal
from db.file.lineage import mark_after
from db.file.recovery import journal_of
from db.file.refusals import error_code, is_of_the_disk, refuse_file_errors
from db.file.schema_check import has_all_of_ours, never_run
from db.history import law
from db.history.floors import Floor, keep_floor
from db.rows import json_text
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.access.store_file import Contents
    from db.backups.protection import Key
    from db.backups.shelf import Verdict

_READ_ONLY = Refused("backup.read_only")


@contextmanager
def opened_backup(path: Path, *, password: str | None = None, key: Key | None = None) -> Iterator[Store]:
    """Open a backup as a store for reading: a copy in the folder for temporary files, gone after the block.

    Raises Refused backup.*, store.newer, temp.*, disk.*, file.*.
    """
    with temporary_folder() as folder:
        copy = folder / "copy.vqd"
        try:
            make_store_of(path, copy, password=password, key=key)
        except OSError as error:
            # The copy alone needs room; what does not answer may be either disk.
            is_full = trouble(error) == "full"
            raise (temporary_refusal(error) if is_full else backup_refusal(error, path)) from error
        with read_copy(copy, path.name) as store:
            yield store


@contextmanager
def read_copy(copy: Path, name: str) -> Iterator[Store]:
    """Open the store that a backup of this name held for reading alone; Refused backup.*."""
    try:
        db = looked_at_twice(copy, lambda: connect_to_read(copy))
    except Refused as refused:
        raise _of_backup(refused, name) from refused
    with Store(copy, db) as store:
        store.refuse_writing(_READ_ONLY)
        yield store


def make_store_of(path: Path, target: Path, *, password: str | None = None, key: Key | None = None) -> None:
    """Write the store that a backup holds to a new file, in this program's schema.

    Raises Refused backup.*, store.newer, disk.*, file.*, and OSError.
    """
    with suppress(OSError):
        # On Linux a look into it would take the lock from whoever has it open.
        if is_open_here(path):
            raise Refused("backup.is_store", name=path.name)
    if file_form(path) == "plain" and read_journal(journal_of(path)) is not None:
        raise Refused("store.unfinished", name=path.name)
    try:
        _make_store_of(path, target, password, key)
    except Refused as refused:
        if refused.key != "backup.damaged":
            raise
        # SQLite calls it damage as well that a disk did not answer for a moment: all is read once more.
        target.unlink(missing_ok=True)
        _make_store_of(path, target, password, key)


def _make_store_of(path: Path, target: Path, password: str | None, key: Key | None) -> None:
    unpack(path, target, password=password, key=key)
    try:
        if is_unbroken(target) is False:
            raise Refused("backup.damaged", name=path.name)
        _become_store(target, path.name)
    except (sqlite3.Error, UnicodeDecodeError, page_check.Unreachable) as error:
        full = isinstance(error, sqlite3.Error) and error_code(error) == sqlite3.SQLITE_FULL
        if not full and _is_silent(error):
            raise silent_refusal(target) from error
        raise Refused("disk.full" if full else "backup.damaged", name=path.name) from error
    except Refused as refused:
        raise _of_backup(refused, path.name) from refused


def _is_silent(error: Exception) -> bool:
    """Tell whether an error tells of a disk that does not answer, and nothing of what lies on it."""
    if isinstance(error, sqlite3.Error):
        return is_of_the_disk(error)
    return isinstance(error, page_check.Unreachable)


def silent_refusal(copy: Path) -> Refused:
    """Return what a person is told where a copy cannot be read: of the backup itself nothing is known."""
    return Refused("disk.unreachable", name=str(copy.parent))


def _become_store(path: Path, name: str) -> None:
    connection = sqlite3.connect(f"{uri(path)}?mode=rw", uri=True, isolation_level=None)
    try:
        never_run(connection)
        # A copy that is cut off is made anew.
        for pragma in (*WARY, "journal_mode = MEMORY", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        version = check_mark(connection, name)
        if not has_all_of_ours(connection):
            raise Refused("backup.damaged", name=name)
        if read_kind(connection) not in ("store", BACKUP):
            raise Refused("backup.not_backup", name=name)
        db = Database(connection)
        if version < SCHEMA:
            from db.file.migrations import bring_up

            bring_up(db.utils)
        db.execute("UPDATE about SET value = 'store' WHERE key = 'kind'")
    except BaseException as error:
        close_after(error, connection)
        raise
    connection.close()


def make_ready(path: Path, floor: Floor) -> None:
    """Make a store ready to take another's place: no counter will be below the floor, all is on the disk.

    Raises Refused store.*, disk.*.
    """

    def make() -> None:
        with refuse_file_errors(path):
            _make_ready(path, floor)

    looked_at_twice(path, make)


def _make_ready(path: Path, floor: Floor) -> None:
    connection = sqlite3.connect(f"{uri(path)}?mode=rw", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        db = Database(connection)
        with db.atomic():
            keep_floor(db, floor)
            db.execute("DELETE FROM about WHERE key = ?", [SEAL])
            about = dict(db.read("SELECT key, value FROM about WHERE key IN ('device', 'mark')"))
            # No journal of another state may be taken for one of this.
            mark = mark_after(about.get("device", ""), about.get("mark", ""), os.urandom(8).hex())
            db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('mark', ?)", [mark])
    except BaseException as error:
        close_after(error, connection)
        raise
    connection.close()
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _of_backup(refused: Refused, name: str) -> Refused:
    if refused.key in ("store.damaged", "store.not_store"):
        key = "backup.damaged" if refused.key == "store.damaged" else "backup.not_backup"
        return Refused(key, name=name)
    return Refused(refused.key, **{**refused.values, **({"name": name} if "name" in refused.values else {})})


def look_through(store: Store) -> tuple[Verdict, Contents | None]:
    """Check every page and every row of an opened backup; return the verdict and what it holds.

    It is flawed where only the law of the history is broken: so may the store have been that was backed up.
    Raises Refused disk.unreachable: a disk that does not answer tells nothing of the backup.
    """
    found = _look_through(store)
    if found[0] == "sound":
        return found
    if not is_legible(store.path):
        raise silent_refusal(store.path)
    return _look_through(store)


def _look_through(store: Store) -> tuple[Verdict, Contents | None]:
    db = store.file.database
    # What cannot be read is not read around here: a verdict is wanted, not what is left.
    db.damage_is_sure, was_sure = False, db.damage_is_sure
    try:
        if not page_check.is_sound(db.conn, is_given=True):
            return "bad", None
        offences = any(law.find_offences(db))
        return ("flawed" if offences else "sound"), contents_of(db)
    except Refused as refused:
        if refused.key != "store.unreachable":
            raise
        raise silent_refusal(store.path) from refused
    except (sqlite3.DatabaseError, UnicodeDecodeError, page_check.Unreachable) as error:
        if _is_silent(error):
            raise silent_refusal(store.path) from error
        return "bad", None
    finally:
        db.damage_is_sure = was_sure


def is_sealed(store: Store) -> bool:
    """Tell whether an opened backup was sealed: then it is to the byte what was backed up."""
    return bool(store.file.database.read("SELECT 1 FROM about WHERE key = ?", [SEAL]))


def compared(found: Contents, wanted: Contents) -> tuple[bool, int]:
    """Tell whether a backup holds what the store held, and of how many reports that could not be told."""
    is_equal = (found.state, found.registers, found.reports.keys()) == (
        *(wanted.state, wanted.registers),
        wanted.reports.keys(),
    )
    for report_id, digest in wanted.reports.items():
        is_equal = is_equal and digest in (None, found.reports.get(report_id))
    return is_equal, sum(digest is None for digest in wanted.reports.values())


def digest_of(contents: Contents) -> str:
    """Return one hash of what a backup holds."""
    told = [contents.state, contents.registers, sorted(contents.reports.items())]
    return hashlib.sha256(json_text(told).encode()).hexdigest()


def file_digest(path: Path) -> str:
    """Return the hash of a file's bytes; OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
