"""The registers: organisations, how their annexes look, and units; read, added, written, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.changes import Changes
from db.file.mark import NothingToStore
from db.history.undo import ADDED_OFFICE, NAMED_OFFICE, NAMED_UNIT, Place
from db.ids import new_id
from db.mending import make_text
from db.records import NO_ORGANISATION, KeptStyle, Organisation, Unit
from db.rows import KINDS, organisation_from, organisation_row, style_from, style_row, unit_from, unit_row
from db.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.store_check import Health
    from db.access.transaction import Access
    from db.changes import Made
    from db.history.recorder import Recorder
    from db.rows import Kind, Row

_UNIT = KINDS["unit"]
_ORGANISATION = KINDS["organisation"]
_STYLE = KINDS["style"]
_WRITE_STYLE = "write_style"

# Units used in tasks, each found by one step in the index on unit.
_USED_UNITS = """
WITH RECURSIVE used (unit) AS (
    SELECT min(unit) FROM task
    UNION ALL SELECT (SELECT min(task.unit) FROM task WHERE task.unit > used.unit) FROM used
    WHERE unit IS NOT NULL
)
SELECT unit FROM used WHERE unit IS NOT NULL
"""


class Registers:
    """Read and change organisations, styles and units; each verb is one transaction and one undo step.

    What was done to a style, an office that came with its units, and an office or a unit that was named are
    taken back by name alone, as acts on whole reports are.
    """

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording, health: Health) -> None:
        self._access, self._careful, self._recording, self._health = access, careful, recording, health

    def units(self) -> list[Unit]:
        """Return the register of units, by name."""
        units = [unit_from(row) for row in self._careful.all_of("unit")]
        return sorted(units, key=lambda unit: (fold(unit.name), unit.name, unit.id))

    def organisations(self) -> list[Organisation]:
        """Return the register of organisations, by name."""
        found = [organisation_from(row) for row in self._careful.all_of("organisation")]
        return sorted(found, key=lambda each: (fold(each.name), each.name, each.id))

    def unit_names(self) -> list[str]:
        """Return the names to suggest: of the register with its aliases, and those used in tasks."""
        names = {name for unit in self.units() for name in (unit.name, *unit.aliases)}
        used = self._careful.read_or(None, lambda: self._access.rows(_USED_UNITS)) or []
        names.update(make_text(row["unit"]) for row in used)
        return sorted((name for name in names if name.strip()), key=lambda name: (fold(name), name))

    def add_unit(
        self,
        name: str,
        aliases: Iterable[str] = (),
        *,
        valid_from: str | None = None,
        valid_to: str | None = None,
    ) -> Made[Unit]:
        """Add a unit."""
        unit = Unit(new_id(), name, tuple(aliases), valid_from, valid_to)
        return self._add(_UNIT, unit_row(unit)).made(unit)

    def name_unit(self, unit: Unit) -> Made[Unit]:
        """Keep a unit with its names, new or as it is to be, as a step that is taken back by name."""
        return self._name(_UNIT, NAMED_UNIT, unit_row(unit)).made(unit)

    def write_unit(self, unit: Unit, *, edit: str | None = None) -> Changes:
        """Write the fields of a unit that differ."""
        return self._write(_UNIT, unit_row(unit), edit)

    def delete_unit(self, unit_id: str) -> Changes:
        """Delete a unit from the register; the tasks' texts stay."""
        return self._delete(_UNIT, unit_id)

    def add_organisation(
        self,
        name: str,
        *,
        short_name: str = "",
        parent: str = "",
        level: str = "",
        place: str = "",
        symbol: str = "",
        valid_from: str | None = None,
        valid_to: str | None = None,
        aliases: Iterable[str] = (),
    ) -> Made[Organisation]:
        """Add an organisation's profile."""
        texts = (name, short_name, parent, level, place, symbol)
        made = Organisation(new_id(), *texts, valid_from, valid_to, tuple(aliases))
        return self._add(_ORGANISATION, organisation_row(made)).made(made)

    def add_office(self, organisation: Organisation, units: Iterable[Unit]) -> Made[Organisation]:
        """Put an organisation's profile and units into the registers, as one step.

        Of a profile that is there the fields that differ are written; a unit that is there stays.
        """
        row = organisation_row(organisation)
        with self._access.lock:
            new = [unit for unit in units if not self._has(_UNIT, unit.id)]
            is_there = self._has(_ORGANISATION, organisation.id)
            changes = self._differing(_ORGANISATION, row) if is_there else []
            # A step stands where it changed something.
            is_units_alone = is_there and new and not changes
            place = (
                Place("unit", None, new[0].id) if is_units_alone else Place("organisation", None, row["id"])
            )
            with self._recording.verb(ADDED_OFFICE, place) as recorder:
                recorder.insert(_ORGANISATION, [] if is_there else [row])
                recorder.update(_ORGANISATION, None, changes)
                recorder.insert(_UNIT, [unit_row(each) for each in new])
            return recorder.changes.made(organisation)

    def name_office(self, organisation: Organisation) -> Made[Organisation]:
        """Keep an organisation with its names, new or as it is to be, as a step taken back by name."""
        return self._name(_ORGANISATION, NAMED_OFFICE, organisation_row(organisation)).made(organisation)

    def write_organisation(self, organisation: Organisation, *, edit: str | None = None) -> Changes:
        """Write the fields of an organisation's profile that differ."""
        return self._write(_ORGANISATION, organisation_row(organisation), edit)

    def delete_organisation(self, organisation_id: str) -> Changes:
        """Delete an organisation's profile with its style; the reports' texts stay."""
        place = Place("organisation", None, organisation_id)
        with self._recording.verb("delete_organisation", place) as recorder:
            self._access.record(_ORGANISATION, None, organisation_id)
            if self._has(_STYLE, organisation_id):
                recorder.delete(_STYLE, None, [organisation_id])
            recorder.delete(_ORGANISATION, None, [organisation_id])
        return recorder.changes

    def style(self, organisation_id: str) -> KeptStyle | None:
        """Return the style of an organisation; None where none is kept, or it cannot be read."""
        sql = f"SELECT {', '.join(_STYLE.columns)} FROM style WHERE id = ?"
        rows = self._careful.read_or(None, lambda: self._access.rows(sql, [organisation_id]))
        return style_from(self._careful.fit("style", rows[0], 0)) if rows else None

    def write_style(self, organisation: Organisation, style: KeptStyle) -> Changes:
        """Keep the style of an organisation, which comes into the register where it is not there yet.

        It stays there when the style is taken back.
        """
        with self._health.expecting_damage("store.damaged_record"), self._access.transaction():
            changes = self.take_styles([(organisation, style)])
            if not changes:
                raise NothingToStore
        return changes

    def take_styles(self, styles: Iterable[tuple[Organisation, KeptStyle]]) -> Changes:
        """Keep styles inside a transaction, each a step of its own."""
        changes = Changes()
        for organisation, style in styles:
            changes |= self._register(organisation, style)
            recorder = self._recording.recorder(_WRITE_STYLE)
            self._put(recorder, style)
            if recorder.changed:
                self._recording.finish(recorder, _WRITE_STYLE, Place("style", None, style.id))
                changes |= recorder.changes
        return changes

    def _register(self, organisation: Organisation, style: KeptStyle) -> Changes:
        is_known = style.id == NO_ORGANISATION or self._has(_ORGANISATION, style.id)
        recorder = self._recording.recorder("add_organisation")
        if not is_known and (style.form or style.template):
            recorder.insert(_ORGANISATION, [organisation_row(organisation)])
        return recorder.changes

    def _put(self, recorder: Recorder, style: KeptStyle) -> None:
        if self._has(_STYLE, style.id):
            fields = (("form", style.form), ("template", style.template))
            recorder.update(_STYLE, None, [(style.id, name, text) for name, text in fields])
        elif style.form or style.template:
            recorder.insert(_STYLE, [style_row(style)])

    def _has(self, kind: Kind, record_id: str) -> bool:
        return bool(self._access.value(f"SELECT 1 FROM {kind.name} WHERE id = ?", [record_id]))

    def seed(self, organisations: Iterable[Organisation], units: Iterable[Unit]) -> Changes:
        """Put the shipped profiles into registers that were never filled; no undo step."""
        if self._careful.read_or(1, lambda: self._access.value("SELECT 1 FROM about WHERE key = 'seeded'")):
            return Changes()
        with self._access.transaction():
            self._access.db.execute("INSERT INTO about (key, value) VALUES ('seeded', '1')")
            if self._access.value("SELECT 1 FROM unit UNION ALL SELECT 1 FROM organisation"):
                return Changes()
            recorder = self._recording.recorder("seed")
            recorder.insert(_ORGANISATION, [organisation_row(each) for each in organisations])
            recorder.insert(_UNIT, [unit_row(each) for each in units])
        return recorder.changes

    def _add(self, kind: Kind, row: Row) -> Changes:
        with self._recording.verb(f"add_{kind.name}", Place(kind.name, None, row["id"])) as recorder:
            recorder.insert(kind, [row])
        return recorder.changes

    def _name(self, kind: Kind, verb: str, row: Row) -> Changes:
        with self._access.lock:
            is_there = self._has(kind, row["id"])
            changes = self._differing(kind, row) if is_there else []
            with self._recording.verb(verb, Place(kind.name, None, row["id"])) as recorder:
                recorder.insert(kind, [] if is_there else [row])
                recorder.update(kind, None, changes)
            return recorder.changes

    def _write(self, kind: Kind, row: Row, edit: str | None) -> Changes:
        with self._access.lock:
            changes = self._differing(kind, row)
            field = changes[0][1] if len(changes) == 1 else None
            with self._recording.verb(
                f"write_{kind.name}", Place(kind.name, None, row["id"], field), edit=edit
            ) as recorder:
                recorder.update(kind, None, changes)
            return recorder.changes

    def _differing(self, kind: Kind, row: Row) -> list[tuple[str, str, str | None]]:
        """Return what of a stored record differs from a row: id, field, and the row's text."""
        seen = self._careful.fit(kind.name, self._access.record(kind, None, row["id"]), 0)
        return [(row["id"], name, text) for name, text in row.items() if seen[name] != text]

    def _delete(self, kind: Kind, record_id: str) -> Changes:
        with self._recording.verb(f"delete_{kind.name}", Place(kind.name, None, record_id)) as recorder:
            self._access.record(kind, None, record_id)
            recorder.delete(kind, None, [record_id])
        return recorder.changes
