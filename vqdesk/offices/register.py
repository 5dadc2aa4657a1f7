"""Offices of the country put into the store's registers: their profiles and departments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.changes import Changes
from vqdesk.offices.country import is_one_office
from vqdesk.offices.name_key import name_key
from vqdesk.offices.names import Offices

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
    return _add(store, profile_in(store.registers.organisations(), office), units)


class ChosenOffices:
    """Offices that were chosen in a dialog, with their units; get one from `ChosenOffices(store)`.

    They are known as those of the register are, which has none of them until the dialog is accepted.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._chosen: dict[str, tuple[Organisation, tuple[Unit, ...]]] = {}

    def choose(self, office: CountryOffice, units: Iterable[Unit]) -> str:
        """Choose an office and return the name that it will have in the register."""
        profile = profile_in(self._known(), office)
        self._chosen[name_key(profile.name)] = profile, tuple(units)
        return profile.name

    def offices(self) -> Offices:
        """Return the register's offices and the chosen ones."""
        return Offices(self._known())

    def register(self, names: Iterable[str]) -> Changes:
        """Put the chosen offices of these names into the registers, each as one step; others are let be."""
        changes = Changes()
        for key in {name_key(name) for name in names} & self._chosen.keys():
            changes |= _add(self._store, *self._chosen[key])
        return changes

    def _known(self) -> list[Organisation]:
        known = {each.id: each for each in self._store.registers.organisations()}
        return list((known | {profile.id: profile for profile, _ in self._chosen.values()}).values())


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


def _add(store: Store, profile: Organisation, units: Iterable[Unit]) -> Made[Organisation]:
    known = {name for unit in store.registers.units() if unit.valid_to is None for name in _names(unit)}
    new = [unit for unit in units if name_key(unit.name) not in known]
    return store.registers.add_office(profile, new)


def _names(unit: Unit) -> set[str]:
    return {name_key(name) for name in (unit.name, *unit.aliases)}
