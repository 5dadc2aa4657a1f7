"""What came of a salvage, as a person knows it: which records came back, and which did not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.backups.shelf import HeldReport
from db.flaws import Spot
from db.mending import mended
from db.rows import KINDS, report_from, whole_row
from db.salvage.shapes import KEPT_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.flaws import Flaw
    from db.records import Period
    from db.rows import Row
    from db.salvage.fresh import FreshStore, RecordKey
    from db.salvage.rows import IndexEntry, RowReader
    from db.salvage.settling import Settled

NAMED = 40
"""Characters of a record's content by which it is known."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: rows read and lost of each table, records as a person knows them, pages not read.

    `pages` are those of which nothing could be read, with the table that each belongs to ("": nobody can
    tell); `torn` those at which a row could not be followed. `read` counts the rows that were taken over,
    `missing` those known to be gone from their table, None where nobody knows how many. Records that came
    back `from_history`, single `fields` that did, records that are `lost`, and `stand_ins` for those of which
    only what belonged to them is left. `without_undo`: reports (None: the registers) of which undo begins
    anew; what their history still tells stays readable.
    """

    name: str
    page_count: int
    pages: dict[int, str]
    torn: dict[int, str]
    read: dict[str, int]
    missing: dict[str, int | None]
    reports: tuple[HeldReport, ...]
    binned: int
    from_history: tuple[Spot, ...]
    fields: tuple[tuple[Spot, str], ...]
    lost: tuple[Spot, ...]
    stand_ins: tuple[Spot, ...]
    flaws: tuple[Flaw, ...]
    without_undo: tuple[str | None, ...]
    steps_gone: int
    entries_gone: int
    removed: int
    """Rows that the whole history does not know and that were left out: removed before, or of a wrong id."""
    doubtful: int
    """Records in pages that may have been given up before: some of them may have been removed."""
    is_head_sound: bool
    was_cut_off: bool
    """A write that was cut off was taken back first."""

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing at all was found amiss."""
        found = (self.pages, self.torn, self.missing, self.from_history, self.fields, self.lost, self.flaws)
        gone = (self.without_undo, self.steps_gone, self.entries_gone, self.removed, self.doubtful)
        return self.is_head_sound and not any(found) and not any(gone)


class Telling:
    """Tell what came of a salvage, while its fresh store is open."""

    def __init__(self, name: str, reader: RowReader, store: FreshStore, settled: Settled) -> None:
        self._name, self._reader, self._store, self._settled = name, reader, store, settled
        self._names: dict[str | None, tuple[str, Period | None]] = {}
        columns = ", ".join(KINDS["report"].columns)
        rows = [
            dict(zip(KINDS["report"].columns, row, strict=True))
            for row in store.db.read(f"SELECT {columns} FROM report ORDER BY made DESC, id")
        ]
        self._reports = [report_from(mended(KINDS["report"], row)) for row in rows]
        for report in self._reports:
            self._names[report.id] = report.organisation, report.period
        self._binned = 0
        for text in self._removed():
            report = report_from(mended(KINDS["report"], whole_row(KINDS["report"], text)))
            self._names[report.id] = report.organisation, report.period
            self._binned += 1

    def _removed(self) -> list[str]:
        """Return the reports in the bin, as the history has them."""
        sql = (
            'SELECT max(coalesce("before", "after")) FROM history JOIN undo USING (step)'
            " WHERE history.record = 'report' AND history.field IS NULL"
            " AND history.verb NOT IN ('undo', 'redo') AND undo.record = 'report'"
            " AND history.report_id NOT IN (SELECT id FROM report) GROUP BY history.report_id"
        )
        return [text for (text,) in self._store.db.read(sql)]

    def told(self, damaged: set[str], *, was_cut_off: bool) -> Salvaged:
        """Return all of it; `damaged` are the tables that may have lost rows."""
        noted, trees, settled = self._store.noted, self._reader.trees, self._settled
        missing, unknown = self._missing(damaged)
        brought = settled.from_history.keys() | settled.lost.keys()
        lost = [flaw.spot for flaw in settled.lost.values() if flaw.spot]
        lost += [self._spot_of(key, known) for key, known in unknown.items() if key not in brought]
        stand_ins = [self._spot(key, row) for key, row in settled.stand_ins.items()]
        is_stood_for = {(each.record, each.report_id, each.id) for each in stand_ins}
        return Salvaged(
            self._name,
            self._reader.file.count,
            dict(sorted(trees.bad.items())),
            dict(sorted(self._reader.overflow.items())),
            {table: noted.put[table] for table in KEPT_TABLES if noted.put[table]},
            missing,
            self._held(),
            self._binned,
            tuple(self._spot(key, row) for key, row in settled.from_history.items()),
            tuple(self._fields()),
            tuple(spot for spot in lost if (spot.record, spot.report_id, spot.id) not in is_stood_for),
            tuple(stand_ins),
            tuple(self._flaws()),
            tuple(sorted(settled.without_undo, key=str)),
            settled.steps_gone,
            settled.entries_gone,
            len(settled.removed),
            len(noted.doubtful),
            self._reader.file.is_head_sound,
            was_cut_off,
        )

    def _missing(self, damaged: set[str]) -> tuple[dict[str, int | None], dict[RecordKey, IndexEntry]]:
        """Return how many rows each table is known to have lost, and which records an index tells of them."""
        missing: dict[str, int | None] = {}
        unknown: dict[RecordKey, IndexEntry] = {}
        for table in KEPT_TABLES:
            known = self._reader.known.get(table)
            if known is None:
                if table in damaged:
                    missing[table] = None
                continue
            there = self._store.noted.rowids.get(table, set())
            gone = [each for rowid, each in known.items() if rowid not in there]
            if gone:
                missing[table] = len(gone)
            if table != "history":
                unknown |= {(table, each.report_id, each.id): each for each in gone}
        return missing, unknown

    def _fields(self) -> Iterable[tuple[Spot, str]]:
        for key, names in self._settled.fields_from_history.items():
            for name in sorted(names):
                yield self._spot(key, self._row(key)), name

    def _flaws(self) -> Iterable[Flaw]:
        """Yield what differs from the history; that it lost entries is told by what undo cannot do."""
        gone = self._settled.removed.keys() | self._settled.lost.keys()
        for flaw in self._settled.flaws:
            spot = flaw.spot
            if spot is None or (spot.record, spot.report_id, spot.id) not in gone:
                yield flaw

    def _held(self) -> tuple[HeldReport, ...]:
        count = dict(self._store.db.read("SELECT report_id, count(*) FROM task GROUP BY report_id"))
        return tuple(
            HeldReport(each.id, each.organisation, each.period, count.get(each.id, 0))
            for each in self._reports
        )

    def _row(self, key: RecordKey) -> Row:
        kind = KINDS[key[0]]
        sql = f"SELECT {', '.join(kind.columns)} FROM {kind.name} WHERE {kind.where}"
        rows = self._store.db.read(sql, {"report_id": key[1], "id": key[2]})
        return dict(zip(kind.columns, rows[0], strict=True)) if rows else {}

    def _spot(self, key: RecordKey, row: Row) -> Spot:
        told = " ".join(str(row.get("content") or row.get("name") or row.get("words") or "").split())[:NAMED]
        number = str(row.get("number") or row.get("numeral") or "")
        return Spot(*key, *self._names.get(key[1], ("", None)), number, str(row.get("unit") or ""), told)

    def _spot_of(self, key: RecordKey, known: IndexEntry) -> Spot:
        return Spot(*key, *self._names.get(key[1], ("", None)), known.number)
