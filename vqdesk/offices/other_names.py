"""Other names of offices: how reports and register name them, and what an office is also called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from db.ids import new_id
from db.office_names import tells_more
from db.records import Organisation
from db.text.folding import fold
from vqdesk.messages.catalogue import say
from vqdesk.offices.name_key import name_key
from vqdesk.offices.names import Offices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.changes import Made
    from db.store.store import Store

_BEGIN, _END = "", "9999"


@dataclass(frozen=True, slots=True)
class OfficeName:
    """A name of an office, as a report or the register has it, and in how many reports it stands.

    `standing` tells whether it is an official one, another name of the one in `offices`, one that all of
    `offices` have, which is none's, or unknown to the register.
    """

    name: str
    reports: int
    standing: Literal["official", "other", "shared", "unknown"]
    offices: tuple[str, ...] = ()


def read_office_names(store: Store) -> list[OfficeName]:
    """Return all names of offices in reports and register, each as it is written, in order."""
    known = store.registers.organisations()
    offices = Offices(known)
    used = Counter(" ".join(report.organisation.split()) for report in store.reports.all())
    registered = {name for each in known for name in (each.name, *each.aliases)}
    names = sorted(({*used, *registered}) - {""}, key=lambda name: (fold(name), name))
    return [OfficeName(name, used[name], *name_standing(offices, name)) for name in names]


def name_standing(
    offices: Offices, name: str
) -> tuple[Literal["official", "other", "shared", "unknown"], tuple[str, ...]]:
    """Return what the register knows of a name, and the offices concerned."""
    official = offices.official_of_other(name)
    if official:
        return "other", (official,)
    sharing = offices.sharing(name)
    if sharing:
        return "shared", tuple(sharing)
    return ("official", ()) if offices.ids(name) else ("unknown", ())


def told_standing(offices: Offices, name: str, lang: str) -> str:
    """Return that a report's organisation is named by another name of an office; "" where it is not."""
    standing, concerned = name_standing(offices, name)
    values = {"name": " ".join(name.split()), "organisation": "".join(concerned[:1]), "names": concerned}
    return say(f"office.told_{standing}", lang, **values) if standing in ("other", "shared") else ""


def office_meant(store: Store, name: str) -> Organisation:
    """Return the register's profile of the office that a name means, or a new one of that name."""
    known = store.registers.organisations()
    ids = Offices(known).ids(name)
    official = Offices(known).official_of_other(name)
    found = [each for each in known if each.id in ids]
    # A profile of another name that came with a report is the office's too.
    own = [each for each in found if name_key(each.name) == name_key(official or name)]
    return next(iter(own or found), None) or Organisation(new_id(), " ".join(name.split()))


def keep_other_names(store: Store, office: Organisation, names: Iterable[str]) -> Made[Organisation]:
    """Keep what an office is also called, one step that is undone by name; each is one line, and once.

    Refused: office.name_taken where another office of the same time has one of them.
    """
    lines = (" ".join(name.split()) for name in names)
    kept = tuple(dict.fromkeys(line for line in lines if line and line != office.name))
    new = [name for name in kept if name not in office.aliases]
    for each in store.registers.organisations():
        if name_key(each.name) == name_key(office.name) or not _are_together(each, office):
            continue
        taken = {name_key(name) for name in _names_of(each)} - {""}
        for name in new:
            if name_key(name) in taken:
                raise Refused("office.name_taken", name=name, organisation=each.name)
    return store.registers.name_office(replace(office, aliases=kept))


def _names_of(office: Organisation) -> tuple[str, ...]:
    """Return the names that an office keeps to itself: of one that came with a report not its own."""
    own = (office.name, office.short_name) if tells_more(office) else ()
    return (*own, *office.aliases)


def _are_together(one: Organisation, other: Organisation) -> bool:
    """Tell whether two offices are there on one day."""
    return (one.valid_from or _BEGIN) <= (other.valid_to or _END) and (other.valid_from or _BEGIN) <= (
        one.valid_to or _END
    )
