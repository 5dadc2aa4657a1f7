"""Several spellings of a unit made one in all reports: each place before and after, and the named change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.ids import new_id
from db.records import Unit
from db.verbs.words.replacing import TextWrite
from vqdesk.tracking.unit_lists import find_unit, unit_names
from vqdesk.units.parts import rename

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.changes import Made
    from db.store.store import Store
    from db.verbs.words.replacing import ReplacedWords
    from vqdesk.system.progress import Progress

UNIT_FIELDS = ("unit", "coordinating")
"""The texts of a task that name units: who leads, and who helps."""


@dataclass(frozen=True, slots=True)
class UnitMerge:
    """Which spellings become which; `known` are names that are never parted where they are looked for."""

    spellings: tuple[str, ...]
    keep: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A text of a task in which units are renamed, before and after.

    `places`: how many units of it are; `dropped`: how many are left out, as the unit would stand twice;
    `stays`: it does stand twice, as words are around it.
    """

    report_id: str
    task_id: str
    field: str
    number: str
    name: str
    before: str
    after: str
    places: int
    dropped: int
    stays: bool


@dataclass(frozen=True, slots=True)
class UnitPlaces:
    """What was found, report by report in the annex's order; and the reports that are passed over.

    A report is passed over where it is locked and has such a place, or cannot be read.
    """

    places: list[UnitPlace] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


def plan_merge(store: Store, spellings: Iterable[str], keep: str) -> UnitMerge:
    """Return a merge of spellings into the one that is kept; Refused units.no_name, units.nothing."""
    keep = " ".join(keep.split())
    others = tuple(dict.fromkeys(name for each in spellings if (name := " ".join(each.split())) != keep))
    if not keep:
        raise Refused("units.no_name")
    if not any(others):
        raise Refused("units.nothing")
    known = dict.fromkeys((*unit_names(store.registers.units()), *others, keep))
    return UnitMerge(tuple(filter(None, others)), keep, tuple(known))


def find_unit_places(
    store: Store,
    merge: UnitMerge,
    report_ids: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> UnitPlaces:
    """Find each text that a merge changes, in all reports or some. `progress` hears of reports."""
    found = UnitPlaces()
    chosen = [each.id for each in store.reports.all()] if report_ids is None else report_ids
    for done, report_id in enumerate(chosen):
        if progress is not None:
            progress(done, len(chosen))
        try:
            places = _places(store, merge, report_id)
            if places:
                store.states.expect_open(report_id)
        except Refused as refused:
            found.refused[report_id] = refused
            continue
        found.places.extend(places)
    return found


def _places(store: Store, merge: UnitMerge, report_id: str) -> list[UnitPlace]:
    places = []
    for task_id, number, *texts in store.tasks.units_of(report_id):
        for name, text in zip(UNIT_FIELDS, texts, strict=True):
            if made := rename(text, merge.spellings, merge.keep, merge.known):
                where = report_id, task_id, name, number, texts[0]
                places.append(UnitPlace(*where, text, made.text, made.places, made.dropped, made.stays))
    return places


def merge_units(
    store: Store, merge: UnitMerge, places: Iterable[UnitPlace], *, remember: bool = False
) -> Made[ReplacedWords]:
    """Rename the units at these places as one change, which is undone whole, by name.

    With `remember` the register knows the other spellings from then on, as other names of the unit.
    """
    writes = [
        TextWrite(each.report_id, "task", each.task_id, each.field, each.before, each.after, each.places)
        for each in places
    ]
    unit = remembered(store, merge) if remember else None
    words = "; ".join(merge.spellings)
    return store.words.replace(writes, words, merge.keep, by_name=True, what="units", unit=unit)


def remembered(store: Store, merge: UnitMerge) -> Unit:
    """Return the register's unit of the name that is kept, the spellings among its other names."""
    register = store.registers.units()
    unit = find_unit(merge.keep, register) or Unit(new_id(), merge.keep)
    return replace(unit, aliases=with_aliases(unit, merge.spellings, register))


def with_aliases(unit: Unit, names: Iterable[str], register: Iterable[Unit]) -> tuple[str, ...]:
    """Return a unit's other names with more of them; what is another unit's own name is none of its."""
    own: Mapping[str, None] = {each.name: None for each in register if each.id != unit.id} | {unit.name: None}
    return tuple(dict.fromkeys([*unit.aliases, *(name for name in names if name not in own)]))
