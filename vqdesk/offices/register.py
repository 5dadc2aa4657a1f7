"""An office of the country put into the store's registers: its profile and its departments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.offices.country import is_one_office
from vqdesk.offices.name_key import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.changes import Made
    from db.records import Organisation, Unit
    from db.store.store import Store
    from vqdesk.offices.country import CountryOffice


def add_office(store: Store, office: CountryOffice, units: Iterable[Unit]) -> Made[Organisation]:
    """Put an office and units into the registers, as one step; what is there already stays as it is.

    The profile that comes with the changes is the register's. Where an office of another province has its
    name there, it is named with its province.
    """
    known = {name for unit in store.registers.units() if unit.valid_to is None for name in _names(unit)}
    new = [unit for unit in units if name_key(unit.name) not in known]
    return store.registers.add_office(profile_in(store.registers.organisations(), office), new)


def profile_in(register: Iterable[Organisation], office: CountryOffice) -> Organisation:
    """Return the profile that an office has in a register, its blank fields filled, or would have there."""
    made = office.profile()
    there = [
        each for each in register if each.valid_to is None and name_key(each.name) == name_key(made.name)
    ]
    for each in there:
        # A profile without a parent came with a report or a style.
        if not each.parent or is_one_office(each, made):
            blank = [
                name
                for name in ("short_name", "parent", "level", "place", "symbol")
                if not getattr(each, name)
            ]
            return replace(each, **{name: getattr(made, name) for name in blank})
    if there:
        return replace(made, name=office.full_name, short_name=f"{office.area}, {office.province}")
    return made


def _names(unit: Unit) -> set[str]:
    return {name_key(name) for name in (unit.name, *unit.aliases)}
