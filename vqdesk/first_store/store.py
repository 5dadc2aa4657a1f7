"""Opening the store: made and filled with the shipped profiles where there is none."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.errors import Notice, Refused
from db.store.store import Store
from vqdesk.offices import profiles
from vqdesk.system.paths import unsaved_folders
from vqdesk.unsaved.kept_texts import SecondPlace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.file.connection import Before

_NOT_WRITABLE = ("folder.read_only", "store.read_only", "store.no_access")


def open_store(path: Path) -> Store:
    """Open a store, made and filled with the shipped profiles where there is none; Refused store.*.

    One of an older schema is backed up before it is brought up to this program's.
    """
    store = Store.open(path, before_migration=lambda old: _backing_up(path)(old))
    # Until all that was typed is stored nothing goes that could still help.
    store.keep_aside(SecondPlace(store.device(), store.path, unsaved_folders()).holds_some())
    try:
        store.registers.seed(profiles.shipped_organisations(), profiles.units())
    except Refused as refused:
        # A full disk does not keep the clerk from what is there: without the newest profiles.
        if not store.health.is_damaged:  # that is told already, and better
            store.notices.append(Notice(refused.key, refused.values))
    except BaseException:
        store.close()
        raise
    return store


def _backing_up(path: Path) -> Before:
    # Loaded by the one start that needs it.
    from db.backups.making import backing_up_first
    from vqdesk.backups.backup_settings import BackupSettings

    return backing_up_first(path, BackupSettings.read(path).key)


@contextmanager
def readable_store(path: Path) -> Iterator[Store]:
    """Open a store that is there to read from it; Refused store.*.

    Where nobody may write it is read as it lies, and verbs are refused.
    """
    try:
        store = open_store(path)
    except Refused as refused:
        if refused.key not in _NOT_WRITABLE:
            raise
        from db.store.read_only import read_only

        with read_only(path, refused) as store:
            yield store
        return
    with store:
        yield store
