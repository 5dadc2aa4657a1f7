"""The units that lead tasks: names of one unit are one, as the register and the report's period have it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from db.text.folding import fold_name
from vqdesk.offices.period_units import by_period
from vqdesk.text.seen import same_words
from vqdesk.tracking.unit_lists import find_unit, split_units, unit_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Period, Unit

_REGISTERED = "\0"
"""Begins the key of a unit that the register has: no name's own does."""


class Leads:
    """Tell the units in tasks' texts for one period.

    Names of the register's units are not parted at a comma or "và" of their own, and what one unit is called
    there, in the period before another, is one unit.
    """

    def __init__(self, register: Iterable[Unit], period: Period) -> None:
        self._there, self._others = by_period(register, period)
        self._known = unit_names([*self._there, *self._others])
        self.key: Callable[[str], str] = cache(self._key)
        """Returns what is the same for two names of a unit."""
        self.of: Callable[[str], tuple[str, ...]] = cache(self._of)
        """Returns the units that a text names, each once."""

    def _key(self, name: str) -> str:
        unit = find_unit(name, self._there) or find_unit(name, self._others)
        return key_of_name(name) if unit is None else f"{_REGISTERED}{fold_name(unit.name)}"

    def _of(self, text: str) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for name in split_units(text, self._known):
            if name := " ".join(name.split()):
                found.setdefault(self.key(name), name)
        return tuple(found.values())


def key_of_name(name: str) -> str:
    """Return what is the same for two names that are read as one."""
    return same_words(name).casefold()
