"""Units that come into the register with a change by name, and leave it when that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.history.undo import Place
from db.rows import KINDS, unit_row, value_of, whole_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.access.transaction import Access
    from db.history.recorder import Recorder
    from db.history.replays import Repeated
    from db.records import Unit
    from db.rows import Row

_UNIT = KINDS["unit"]


def register_unit(recorder: Recorder, access: Access, unit: Unit) -> None:
    """Put a unit into the register inside a transaction; of one that is there the other names are written."""
    row = unit_row(unit)
    if _stored(access, unit.id) is None:
        recorder.insert(_UNIT, [row])
    else:
        recorder.update(_UNIT, None, [(unit.id, "aliases", row["aliases"])])


def swap_units(recorder: Recorder, access: Access, entries: Iterable[Repeated]) -> list[Place]:
    """Do what entries of the register say inside a transaction; return where it was changed since, and stays.

    Raises ValueError where what was recorded is damaged.
    """
    kept = []
    for each in entries:
        stored = _stored(access, each.record_id)
        if not _is_as_left(stored, each):
            kept.append(Place("unit", None, each.record_id, each.field))
        elif each.field is not None:
            recorder.update(_UNIT, None, [(each.record_id, each.field, each.after)])
        elif each.after is None:
            recorder.delete(_UNIT, None, [each.record_id])
        else:
            recorder.insert(_UNIT, [whole_row(_UNIT, each.after)])
    return kept


def _is_as_left(stored: Row | None, entry: Repeated) -> bool:
    """Tell whether a unit stands as an entry expects it: not there, whole as it was, or with such a text."""
    if stored is None:
        return entry.field is None and entry.before is None
    if entry.field is not None:
        return value_of(stored, entry.field) == entry.before
    return entry.before is not None and stored == whole_row(_UNIT, entry.before)


def _stored(access: Access, unit_id: str) -> Row | None:
    rows = access.rows(f"SELECT {', '.join(_UNIT.columns)} FROM unit WHERE id = ?", [unit_id])
    return rows[0] if rows else None
