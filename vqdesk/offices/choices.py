"""What an office has chosen for its reports: kept in the store as JSON, by the organisation's id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.records import NO_ORGANISATION
from vqdesk.offices.names import Offices

if TYPE_CHECKING:
    from db.store.store import Store


def office_choice(store: Store, organisation: str, name: str) -> Any:
    """Return what an organisation, named as reports name it, has chosen under a name; None for nothing.

    What cannot be read is nothing.
    """
    offices = Offices(store.registers.organisations())
    kept = (store.settings.get(_key(each, name)) for each in _ids(offices, organisation))
    return next((read for read in map(_read, kept) if read is not None), None)


def keep_office_choice(store: Store, organisation: str, name: str, chosen: object) -> None:
    """Keep what an organisation has chosen under a name, as JSON; None forgets it.

    An organisation that the register does not know comes into it.
    """
    offices = Offices(store.registers.organisations())
    ids = _ids(offices, organisation)
    if not ids:
        ids = [store.registers.add_organisation(" ".join(organisation.split())).record.id]
    # An office may have had two lives: the one that has a choice keeps it.
    own = next((each for each in ids if store.settings.get(_key(each, name))), ids[0])
    store.settings.keep(_key(own, name), "" if chosen is None else json.dumps(chosen, ensure_ascii=False))


def _ids(offices: Offices, organisation: str) -> list[str]:
    return offices.ids(organisation) if organisation.strip() else [NO_ORGANISATION]


def _key(organisation_id: str, name: str) -> str:
    return f"choice/{organisation_id}/{name}"


def _read(kept: str | None) -> Any:
    try:
        return json.loads(kept) if kept else None
    except ValueError:
        return None
