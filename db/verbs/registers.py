"""The verbs on the registers: organisations and units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.access.careful_reading import Careful
from db.history.recorder import Recorder
from db.history.undo import Place
from db.ids import new_id
from db.records import Organisation, Unit
from db.rows import KINDS, organisation_row, unit_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Kind, Row

_UNIT = KINDS["unit"]
_ORGANISATION = KINDS["organisation"]


class RegisterVerbs(Careful):
    """Verbs on organisations and units; each is one transaction and one undo step."""

    def add_unit(
        self,
        name: str,
        aliases: Iterable[str] = (),
        *,
        valid_from: str | None = None,
        valid_to: str | None = None,
    ) -> Unit:
        """Add a unit and return it."""
        unit = Unit(new_id(), name, tuple(aliases), valid_from, valid_to)
        self._add(_UNIT, unit_row(unit))
        return unit

    def write_unit(self, unit: Unit, *, edit: str | None = None) -> None:
        """Write the fields of a unit that differ."""
        self._write(_UNIT, unit_row(unit), edit)

    def delete_unit(self, unit_id: str) -> None:
        """Delete a unit from the register; the tasks' texts stay."""
        self._delete(_UNIT, unit_id)

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
    ) -> Organisation:
        """Add an organisation's profile and return it."""
        made = Organisation(new_id(), name, short_name, parent, level, place, symbol, valid_from, valid_to)
        self._add(_ORGANISATION, organisation_row(made))
        return made

    def write_organisation(self, organisation: Organisation, *, edit: str | None = None) -> None:
        """Write the fields of an organisation's profile that differ."""
        self._write(_ORGANISATION, organisation_row(organisation), edit)

    def delete_organisation(self, organisation_id: str) -> None:
        """Delete an organisation's profile; the reports' texts stay."""
        self._delete(_ORGANISATION, organisation_id)

    def seed(self, organisations: Iterable[Organisation], units: Iterable[Unit]) -> None:
        """Put the shipped profiles into registers that were never filled; no undo step."""
        if self._carefully_or(1, lambda: self._value("SELECT 1 FROM about WHERE key = 'seeded'")):
            return
        with self._transaction():
            self._db.execute("INSERT INTO about (key, value) VALUES ('seeded', '1')")
            if self._value("SELECT 1 FROM unit UNION ALL SELECT 1 FROM organisation"):
                return
            recorder = Recorder(self._db, self._index, self._stamp("seed"))
            recorder.insert(_ORGANISATION, [organisation_row(each) for each in organisations])
            recorder.insert(_UNIT, [unit_row(each) for each in units])

    def _add(self, kind: Kind, row: Row) -> None:
        with self._verb(f"add_{kind.name}", Place(kind.name, None, row["id"])) as recorder:
            recorder.insert(kind, [row])

    def _write(self, kind: Kind, row: Row, edit: str | None) -> None:
        with self._lock:
            stored = self._record(kind, None, row["id"])
            seen = self._fit(kind.name, stored, 0)
            changes = [(row["id"], name, text) for name, text in row.items() if seen[name] != text]
            field = changes[0][1] if len(changes) == 1 else None
            with self._verb(
                f"write_{kind.name}", Place(kind.name, None, row["id"], field), edit=edit
            ) as recorder:
                recorder.update(kind, None, changes)

    def _delete(self, kind: Kind, record_id: str) -> None:
        with self._verb(f"delete_{kind.name}", Place(kind.name, None, record_id)) as recorder:
            self._record(kind, None, record_id)
            recorder.delete(kind, None, [record_id])
