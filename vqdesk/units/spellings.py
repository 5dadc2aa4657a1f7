"""All spellings of units in a store: where they are used, and what the register knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from vqdesk.text.collation import sort_key
from vqdesk.tracking.unit_lists import find_unit, unit_names
from vqdesk.units.likeness import likeness_key
from vqdesk.units.parts import unit_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.records import Unit
    from db.store.store import Store
    from vqdesk.system.progress import Progress

KnownAs = Literal["official", "alias", "unknown"]


@dataclass(frozen=True, slots=True)
class UnitSpelling:
    """A name of a unit to the letter, in how many tasks and reports it stands, and whom it means.

    `official` is the register's name of the unit that it means, "" where the register has none. `alike` is
    equal for spellings that are likely one unit.
    """

    name: str
    tasks: int
    reports: int
    official: str
    alike: str

    @property
    def standing(self) -> KnownAs:
        """Return whether it is the register's own name, another name that it knows, or neither."""
        if not self.official:
            return "unknown"
        return "official" if self.official == self.name else "alias"


@dataclass(frozen=True, slots=True)
class UnitSpellings:
    """The spellings in order, likely the same ones in groups; and the reports that could not be read."""

    all: tuple[UnitSpelling, ...]
    unread: Mapping[str, Refused]

    def groups(self) -> list[tuple[UnitSpelling, ...]]:
        """Return those that are likely one unit, two or more each, of which some are used.

        The register's own name is the first, then those that are used most.
        """
        found: dict[str, list[UnitSpelling]] = {}
        for each in self.all:
            if each.alike:
                found.setdefault(each.alike, []).append(each)
        many = [group for group in found.values() if len(group) > 1 and any(each.tasks for each in group)]
        return [
            tuple(sorted(group, key=lambda each: (each.standing != "official", -each.tasks)))
            for group in many
        ]


def read_spellings(store: Store, progress: Progress | None = None) -> UnitSpellings:
    """Read which units the tasks of all reports name, lead and helping ones.

    The register's official names come too, used or not. `progress` hears of reports.
    """
    register = store.registers.units()
    known = unit_names(register)
    tasks: dict[str, int] = {}
    reports: dict[str, int] = {}
    unread: dict[str, Refused] = {}
    all_reports = store.reports.all()
    for done, report in enumerate(all_reports):
        if progress is not None:
            progress(done, len(all_reports))
        try:
            rows = store.tasks.units_of(report.id)
        except Refused as refused:
            unread[report.id] = refused
            continue
        here: set[str] = set()
        for _, _, unit, coordinating in rows:
            named = {part.name for text in (unit, coordinating) for part in unit_parts(text, known)}
            for name in named:
                tasks[name] = tasks.get(name, 0) + 1
            here |= named
        for name in here:
            reports[name] = reports.get(name, 0) + 1
    names = dict.fromkeys([*tasks, *(unit.name for unit in register)])
    made = [
        UnitSpelling(name, tasks.get(name, 0), reports.get(name, 0), *_meant(name, register))
        for name in names
    ]
    return UnitSpellings(tuple(sorted(made, key=_order)), unread)


def other_names(store: Store, report_id: str) -> dict[str, str]:
    """Return the names in a report that mean a unit of the register by another than its official one."""
    register = store.registers.units()
    known = unit_names(register)
    rows = store.tasks.units_of(report_id)
    named = {part.name for row in rows for text in row[2:] for part in unit_parts(text, known)}
    meant = {name: find_unit(name, register) for name in sorted(named, key=sort_key)}
    return {name: unit.name for name, unit in meant.items() if unit is not None and unit.name != name}


def _meant(name: str, register: Iterable[Unit]) -> tuple[str, str]:
    """Return the register's name of the unit that is meant, and what likely the same ones share."""
    unit = find_unit(name, list(register))
    return (unit.name, likeness_key(unit.name)) if unit is not None else ("", likeness_key(name))


def _order(spelling: UnitSpelling) -> tuple[object, ...]:
    return sort_key(spelling.official or spelling.name), not spelling.tasks, sort_key(spelling.name)


def proposed_name(group: Iterable[UnitSpelling]) -> str:
    """Return the spelling that is proposed to be kept: the register's, else the one that is used most."""
    chosen = list(group)
    official = [each.official for each in chosen if each.official]
    if official:
        return official[0]
    return max(chosen, key=lambda each: (each.tasks, len(each.name))).name
