"""A backup's file: copied, marked, packed, protected and rehearsed, before it gets a name that lasts."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.backups.packing import pack, protect_file
from db.backups.rehearsing import (
    compared,
    digest_of,
    file_digest,
    look_through,
    opened_backup,
    silent_refusal,
)
from db.backups.sealing import mark_as_backup
from db.backups.shelf import Backup, HeldReport, KnownBackup, Rehearsal, Shelf, backup_refusal
from db.disk.temporary import clear, temporary_name
from db.disk.writable import private_file, private_folder, sync_folder, take_free_name
from db.errors import Refused
from db.file.connection import uri
from db.file.refusals import is_of_the_disk, refuse_file_errors, sqlite_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.access.store_file import Contents
    from db.backups.names import BackupForm, Reason
    from db.backups.protection import Key
    from db.file.connection import Before
    from db.store.store import Store

    Copy = Callable[[Path], Contents | None]
    """Copies the store to a file; returns what it held, None where that cannot be told."""


def put_on(shelf: Shelf, reason: Reason, copy: Copy, key: Key | None, now: datetime) -> Backup:
    """Make a backup in a store's folder; Refused backup.bad_copy, disk.*, folder.*, store.*."""
    begun = time.monotonic()
    try:
        private_folder(shelf.folder)
        with written(shelf.folder, None, copy, key, now) as (file, form, known):
            name = shelf.free_name(now, reason, form)
            path = shelf.folder / str(name)
            take_free_name(file, path)
            sync_folder(shelf.folder)
        known = replace(known, took=round(time.monotonic() - begun, 3))
        shelf.note(path.name, known)
        return Backup(path, name, path.stat().st_size, known)
    except OSError as error:
        raise backup_refusal(error, shelf.folder / shelf.stem) from error


@contextmanager
def written(
    folder: Path, form: BackupForm | None, copy: Copy, key: Key | None, now: datetime
) -> Iterator[tuple[Path, BackupForm, KnownBackup]]:
    """Give a rehearsed backup in a folder under a name of the moment; form None: packed if that pays.

    Whoever wants it to stay gives it another name in the block. What earlier ones that were cut off have
    left in the folder goes first: it may hold a whole store. Raises Refused as `put_on`,
    backup.no_password where it shall be protected and there is no key, and OSError.
    """
    clear(folder)
    plain, packed, protected = (folder / temporary_name(ending) for ending in (".vqd", ".gz", ".enc"))
    try:
        contents = copy(plain)
        _mark(plain, contents)
        file: Path = plain
        made: BackupForm = "plain"
        if form != "plain" and (pack(plain, packed) or form == "packed"):
            file, made = packed, "packed"
        if form == "protected" or (form is None and key is not None):
            if key is None:
                raise Refused("backup.no_password")
            protect_file(file, protected, key)
            file, made = protected, "protected"
        for each in (plain, packed):
            if each != file:
                each.unlink(missing_ok=True)
        yield file, made, _rehearsed(file, contents, key, now)
    finally:
        for each in (plain, packed, protected):
            with suppress(OSError):
                each.unlink(missing_ok=True)


def _mark(plain: Path, contents: Contents | None) -> None:
    """Have a copy say that it is a backup; one of a damaged store, whose contents cannot be told, may not."""
    try:
        mark_as_backup(plain)
    except sqlite3.DatabaseError as error:
        refused = sqlite_refusal(error, plain)
        if refused is not None and refused.key not in ("store.damaged", "store.unreachable"):
            raise refused from error
        # In the copy of a sound store, as this one was found, only the disk brings damage about.
        if contents is not None or is_of_the_disk(error):
            raise silent_refusal(plain) from error


def _rehearsed(file: Path, wanted: Contents | None, key: Key | None, now: datetime) -> KnownBackup:
    """Open a backup that was just made and compare it; Refused backup.bad_copy."""
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    sha256 = file_digest(file)
    try:
        with opened_backup(file, key=key) as copy:
            verdict, found = look_through(copy)
            if wanted is None:
                digest = digest_of(found) if found else ""
                return KnownBackup("", 0, sha256, digest, held_by(copy), Rehearsal(at, verdict))
            is_equal, uncompared = (False, 0) if found is None else compared(found, wanted)
            if verdict != "bad" and found is not None and is_equal:
                rehearsal = Rehearsal(at, verdict, uncompared)
                return KnownBackup(found.state, 0, sha256, digest_of(found), held_by(copy), rehearsal)
    except Refused as refused:
        if refused.key != "backup.damaged":
            raise
        if wanted is None:
            return KnownBackup(sha256=sha256, rehearsal=Rehearsal(at, "bad"))
    raise Refused("backup.bad_copy", name=file.name)


def held_by(store: Store) -> tuple[HeldReport, ...]:
    """Return the reports that an opened backup holds."""
    counts = dict(store.file.database.read("SELECT report_id, count(*) FROM task GROUP BY report_id"))
    return tuple(
        HeldReport(each.id, each.organisation, each.period, counts.get(each.id, 0))
        for each in store.reports.all()
    )


def backing_up_first(path: Path, key: Key | None = None) -> Before:
    """Return what backs a store's file up before it is brought up to this program's schema.

    It is kept whatever its rehearsal tells: a damaged store is brought up as far as it goes.
    """

    def back_up(connection: sqlite3.Connection) -> None:
        put_on(Shelf(path), "migration", lambda plain: _copied(connection, plain), key, datetime.now(UTC))

    return back_up


def _copied(connection: sqlite3.Connection, plain: Path) -> None:
    private_file(plain).close()
    with refuse_file_errors(plain):
        copy = sqlite3.connect(f"{uri(plain)}?mode=rw", uri=True, isolation_level=None)
        try:
            connection.backup(copy)
        finally:
            copy.close()
