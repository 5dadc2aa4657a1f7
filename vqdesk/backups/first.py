"""A backup before something is done that changes much of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.backups.names import Reason
    from db.store.store import Store


def back_up_first(store: Store, reason: Reason) -> None:
    """Back a store up, unless a sound backup holds all that is in it, or it holds nothing.

    Raises Refused disk.*, folder.*, backup.bad_copy: then what was to be done is better left.
    """
    if store.file.holds_nothing():
        return
    # Loaded by those alone who have something to lose.
    from vqdesk.backups.backup_service import BackupService

    BackupService(store).before(reason)
