"""A unit of the register: its official name and other names, kept as one step that is undone by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.ids import new_id
from db.records import Unit
from db.text.folding import fold_name
from vqdesk.tracking.unit_lists import find_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.changes import Made
    from db.store.store import Store

_BEGIN, _END = "", "9999"


def unit_meant(store: Store, name: str) -> Unit:
    """Return the register's unit that a spelling means, or a new one of that name."""
    return find_unit(name, store.registers.units()) or Unit(new_id(), name)


def keep_unit(store: Store, unit: Unit, name: str, aliases: Iterable[str]) -> Made[Unit]:
    """Keep a unit's name and other names in the register; each is one line, and once.

    Refused units.no_name, units.taken where another unit of the same time has one of them.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("units.no_name")
    lines = (" ".join(alias.split()) for alias in aliases)
    made = replace(
        unit, name=name, aliases=tuple(dict.fromkeys(line for line in lines if line and line != name))
    )
    for each in store.registers.units():
        if each.id != unit.id and _overlap(each, made):
            taken = {fold_name(other) for other in (each.name, *each.aliases)}
            for own in (name, *made.aliases):
                if fold_name(own) in taken:
                    raise Refused("units.taken", name=own, official=each.name)
    return store.registers.name_unit(made)


def _overlap(one: Unit, other: Unit) -> bool:
    """Tell whether two units are there on one day."""
    return (one.valid_from or _BEGIN) <= (other.valid_to or _END) and (other.valid_from or _BEGIN) <= (
        one.valid_to or _END
    )
