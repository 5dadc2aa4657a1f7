"""What a clerk is told once of the place where a store lies."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from db.errors import Notice, Refused
from vqdesk.system.disk_places import find_places

if TYPE_CHECKING:
    from db.store.store import Store
    from vqdesk.system.disk_places import DiskPlace

PLACES_TOLD = "window.places_told"
_MOST = 20  # places of which it is kept that they were told; a stick gets a letter on each PC


def place_notice(place: DiskPlace) -> Notice:
    """Return what is to be known of a place."""
    return Notice(f"place.{place.kind}", {"program": place.name})


def untold_places(store: Store) -> list[Notice]:
    """Return what was not told yet of a store's place, and keep in the store that it is told now."""
    try:
        told = (store.settings.get(PLACES_TOLD) or "").split()
        new = {_mark(store, place): place for place in find_places(store.path)}
        new = {mark: place for mark, place in new.items() if mark not in told}
        if new:
            store.settings.keep(PLACES_TOLD, " ".join([*told, *new][-_MOST:]))
    except Refused:
        return []  # there is something else to be told, and it is told the next time
    return [place_notice(place) for place in new.values()]


def _mark(store: Store, place: DiskPlace) -> str:
    told = f"{place.kind}\n{place.name}\n{store.path.absolute().parent}"
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:12]
