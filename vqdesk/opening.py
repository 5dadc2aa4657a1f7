"""How every part of the program opens the store that it works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Notice, Refused
from db.store import Store
from vqdesk import profiles

if TYPE_CHECKING:
    from pathlib import Path


def open_store(path: Path) -> Store:
    """Open a store, made and filled with the shipped profiles where there is none; Refused store.*."""
    store = Store.open(path)
    try:
        store.seed(profiles.organisations(), profiles.units())
    except Refused as refused:
        # A full disk does not keep the clerk from what is there: without the newest profiles.
        store.notices.append(Notice(refused.key, refused.values))
    except BaseException:
        store.close()
        raise
    return store
