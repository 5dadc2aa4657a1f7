"""Which names are one office: its name and short name, and the other names that its profile has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Organisation

_TELLING = ("short_name", "parent", "level", "place", "symbol", "valid_from", "valid_to", "aliases")


class OfficeNames:
    """Know the profiles of a register by each of their names, which `key` turns into what is compared.

    A name or short name is its own office's, whoever else has it as another name; but a profile that tells
    nothing beside its name came with a report's text, and is the office that has this as another name. What
    several offices have as another name is none's.
    """

    def __init__(self, known: Iterable[Organisation], key: Callable[[str], str]) -> None:
        self._key = key
        own: dict[str, list[Organisation]] = {}
        told: set[str] = set()
        further: dict[str, dict[str, list[Organisation]]] = {}
        for office in known:
            names = {key(office.name), key(office.short_name)} - {""}
            for name in names:
                own.setdefault(name, []).append(office)
            if tells_more(office):
                told |= names
            for name in {key(alias) for alias in office.aliases} - names - {""}:
                further.setdefault(name, {}).setdefault(key(office.name), []).append(office)
        free = {name: list(offices.values()) for name, offices in further.items() if name not in told}
        self._shared = {name: offices for name, offices in free.items() if len(offices) > 1}
        self._others = {name: offices[0] for name, offices in free.items() if len(offices) == 1}
        self._known = own | self._others

    def profiles(self, name: str) -> list[Organisation]:
        """Return the profiles of the office that a name means, in the register's order; none: it has none."""
        return self._known.get(self._key(name), [])

    def office(self, name: str) -> str:
        """Return, as names are compared, the name of the office that a name means; an unknown one itself."""
        key = self._key(name)
        found = self._known.get(key)
        return self._key(found[0].name) if found else key

    def official(self, name: str) -> str:
        """Return the name of the office that has a name as another one; "" where none alone has."""
        found = self._others.get(self._key(name))
        return found[0].name if found else ""

    def sharing(self, name: str) -> list[str]:
        """Return the names of the offices that all have a name as another one, so that it is none's."""
        return [each[0].name for each in self._shared.get(self._key(name), ())]


def tells_more(office: Organisation) -> bool:
    """Tell whether a profile has more than its name; one that has not came with a report."""
    return any(getattr(office, each) for each in _TELLING)
