"""Units in a report's period: which of the register's there are, and which names are proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.text.folding import fold_name
from vqdesk.tracking.unit_lists import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Period, Unit
    from db.store.store import Store


def is_in_period(unit: Unit, period: Period) -> bool:
    """Tell whether there is a unit on any day of a period; what tells no day leaves it open."""
    first, last = period.first_day, period.last_day
    has_ended = bool(unit.valid_to and first and unit.valid_to < first)
    begins_later = bool(unit.valid_from and last and last < unit.valid_from)
    return not (has_ended or begins_later)


def by_period(units: Iterable[Unit], period: Period) -> tuple[list[Unit], list[Unit]]:
    """Return the units that there are in a period, and the others."""
    known = list(units)
    there = [unit for unit in known if is_in_period(unit, period)]
    return there, [unit for unit in known if unit not in there]


def proposed_units(store: Store, period: Period) -> list[str]:
    """Return the names to propose in a report of a period, in order.

    Those of the register with its aliases, and those that are used in any task, but the names of units alone
    that had ended before the period or began after it.
    """
    there, others = by_period(store.registers.units(), period)
    left_out = _keys(others) - _keys(there)
    return [name for name in store.registers.unit_names() if fold_name(name) not in left_out]


def _keys(units: Iterable[Unit]) -> set[str]:
    return {fold_name(name) for name in unit_names(units)}
