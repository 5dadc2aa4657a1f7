"""A backup in the store's place: also where the store that stands there cannot be opened."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.backups.rehearsing import look_through, make_ready, make_store_of, read_copy
from db.backups.shelf import backup_refusal
from db.disk.file_lock import locked
from db.disk.replacing import replace_file
from db.disk.temporary import temporary_name
from db.disk.writable import free_name, keep_under, private_folder, sync_folder, take_free_name
from db.errors import Refused
from db.file.recovery import journal_of
from db.history.floors import Floor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.backups.protection import Key
    from db.backups.shelf import Backup
    from db.store.store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """What a whole restore did: `before` is the backup of what was there, by which it is undone.

    `aside` is the damaged file that was kept under another name.
    """

    before: Backup | None = None
    aside: Path | None = None


@contextmanager
def fresh_store(
    backup: Path, beside: Path, *, password: str | None = None, key: Key | None = None
) -> Iterator[Path]:
    """Give the store that a backup holds as a file beside another, looked through; gone after the block.

    Raises Refused backup.*, store.newer, file.*, and OSError.
    """
    fresh = beside.with_name(temporary_name(".vqd"))
    try:
        make_store_of(backup, fresh, password=password, key=key)
        with read_copy(fresh, backup.name) as store:
            expect_sound(store, backup.name)
        yield fresh
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def expect_sound(backup: Store, name: str) -> None:
    """Refuse (backup.damaged) an opened backup of which pages are damaged."""
    if look_through(backup)[0] == "bad":
        raise Refused("backup.damaged", name=name)


def free_aside(path: Path) -> Path:
    """Return a free name beside a store under which a damaged file is kept."""
    return free_name(path.parent, f"{path.stem}-damaged-", path.suffix)


def restore_over(
    path: Path, backup: Path, *, password: str | None = None, key: Key | None = None
) -> Restored:
    """Put a backup where a store lies that cannot be opened, or none; the damaged file is kept aside.

    Raises Refused store.locked, backup.*, disk.*, folder.*; then all is as it was.
    """
    try:
        private_folder(path.parent)
        with fresh_store(backup, path, password=password, key=key) as fresh:
            make_ready(fresh, Floor())
            return Restored(aside=put_over(fresh, path))
    except OSError as error:
        raise backup_refusal(error, path) from error


def put_over(fresh: Path, path: Path) -> Path | None:
    """Put a fresh store where one lies that is not open, and return under which name that one is kept.

    None where none was there. Raises Refused store.locked, and OSError.
    """
    if not path.exists():
        take_free_name(fresh, path)
        sync_folder(path.parent)
        return None
    aside = free_aside(path)
    with locked(path):
        pass  # nobody has it
    # Whenever this is cut off, a store stands there: the former one or the new one.
    keep_under(path, aside)
    journal = journal_of(path)
    if journal.exists():
        keep_under(journal, journal_of(aside))
    replace_file(fresh, path)
    journal.unlink(missing_ok=True)
    sync_folder(path.parent)
    return aside
