"""The recorder through which every change goes: the row, its history, the index, the revision."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from db.changes import REPLAYS
from db.history.differences import Differences, Texts
from db.history.floors import read_floor
from db.history.gathering import Gathering
from db.history.guard import Guard
from db.history.replays import ENTRY, Originals, Repeated, short_row, taken_numbers
from db.history.used_days import note_day
from db.mending import make_readable
from db.rows import Kind, Row, json_text, set_value, value_of, whole_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db.changes import Change, Changes
    from db.file.database import Database
    from db.search.index import Index

    Progress = Callable[[int, int], None]
    _Pages = Callable[[Sequence[tuple[int, Row]]], Iterator[Sequence[tuple[int, Row]]]]

PAGE = 500
"""Rows that are read or written in one go."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does what, and when."""

    verb: str
    who: str
    at: str


_LOG_COLUMNS = """
INSERT INTO history
    (id, device, counter, step, verb, who, at, record, report_id, record_id, field, "before", "after",
     base, place)
"""
_LOG = f"{_LOG_COLUMNS} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_OF_STEP = f"""
SELECT {ENTRY} FROM history WHERE step = ? AND verb NOT IN ('undo', 'redo')
    AND record = ? AND report_id IS ? AND record_id = ? AND field = ?
"""
_MOVE_ON = 'UPDATE history SET "before" = ?, "after" = ?, base = ?, place = ?, at = ? WHERE id = ?'

_Entry = tuple[str, str | None, str | None, str | None]
"""Record id, field, before, after."""

_Item = TypeVar("_Item")


class Recorder:
    """Write one verb's changes, inside its transaction.

    With a `step`, the changes belong to that step: undo and redo repeat it, and with `moves_on`
    a field's newest text takes the place of the former one in the step's entry. `progress` hears after each
    page how many of how many rows are done; what it raises goes through. Raises Refused report.locked,
    report.signed where something of such a report would change.
    """

    def __init__(
        self,
        db: Database,
        index: Index,
        stamp: Stamp,
        *,
        step: int | None = None,
        moves_on: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self._db = db
        self._index = index
        self._stamp = stamp
        self.step = step
        self._moves_on = moves_on
        self._progress = progress
        self._touched: set[str] = set()
        self._gathering = Gathering()
        self._guard = Guard(db, stamp.verb)
        self.changed = False
        self._device = 1
        index.begin()
        self._floor = read_floor(db)
        self._last_id = max(self._last("id"), self._floor.entry)
        self._first_id = self._last_id + 1
        self._counter = self._last_counter()

    def _last_counter(self) -> int:
        return max(self._last("counter", "WHERE device = ?", [self._device]), self._floor.counter)

    def _last(self, column: str, where: str = "", values: Sequence[object] = ()) -> int:
        found: int = self._db.execute(
            f"SELECT coalesce(max({column}), 0) FROM history {where}", values
        ).fetchone()[0]
        return found

    @property
    def changes(self) -> Changes:
        """What was changed so far."""
        return self._gathering.changes()

    def insert(self, kind: Kind, rows: Sequence[Row]) -> None:
        """Insert whole records of one report, or ones outside reports."""
        if not rows:
            return
        docids = self._put(kind, rows, self._paged)
        if docids is None:
            self._log(kind, kind.report_of(rows[0]), _inserted(rows))
        else:
            # At the end: a statement that inserts several rows makes FTS5 write out what it holds.
            self._log_inserted(kind, rows[0]["report_id"], docids)

    def delete(self, kind: Kind, report_id: str | None, ids: Sequence[str]) -> None:
        """Delete whole records; what stands on them must be gone before."""
        for page in self._paged(ids):
            self._log(kind, report_id, _deleted(self._take(kind, report_id, page)))

    def update(
        self, kind: Kind, report_id: str | None, changes: Sequence[tuple[str, str, str | None]]
    ) -> None:
        """Set fields (record id, field, text), in this order; equal texts are no change."""
        for page in self._paged(changes):
            self._log(kind, report_id, self._set(kind, report_id, page))

    def tell(self, done: int, total: int) -> None:
        """Tell whoever waits how far it is."""
        if self._progress is not None:
            self._progress(done, total)

    def _paged(self, items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
        done = 0
        for page in _pages(items):
            yield page
            done += len(page)
            self.tell(done, len(items))

    def repeat(self, kind: Kind, report_id: str | None, entries: Sequence[Repeated]) -> None:
        """Do what entries of one sort say, at most a page of them.

        The history gets one short row for them all (see `replays`) where what changed is what they say.
        """
        action = entries[0].sort[0]
        if action == "insert":
            rows = [whole_row(kind, entry.after or "") for entry in entries]
            self._put(kind, rows, _pages)
            made, is_same = _inserted(rows), True
        elif action == "delete":
            taken = self._take(kind, report_id, [entry.record_id for entry in entries])
            made = _deleted(taken)
            is_same = all(taken[entry.record_id] == whole_row(kind, entry.before or "") for entry in entries)
        else:
            made = self._set(
                kind, report_id, [(each.record_id, each.field or "", each.after) for each in entries]
            )
            is_same = made == [(each.record_id, each.field, each.before, each.after) for each in entries]
        short = short_row(entries) if is_same else None
        if short is None:
            self._log(kind, report_id, made)
        else:
            last_id, counter, same = self._numbered(kind, report_id, len(entries))
            row = (last_id + len(entries), self._device, counter + len(entries), *same)
            self._db.execute(_LOG, [*row, entries[0].record_id, None, *short, None, None])

    def _put(self, kind: Kind, rows: Sequence[Row], paged: _Pages) -> range | None:
        """Insert whole records page by page; return their docids, None where the kind has none."""
        self._guard.expect_open(kind, kind.report_of(rows[0]))
        self._gathering.rows(kind, kind.report_of(rows[0]), (row["id"] for row in rows))
        values = itemgetter(*kind.columns)
        stamp = (self._stamp.at,) if kind.stamped else ()
        if not kind.searched:
            self._db.conn.executemany(kind.insert_sql, [(*values(row), *stamp) for row in rows])
            return None
        last = self._db.execute(f"SELECT coalesce(max(docid), 0) FROM {kind.name}").fetchone()[0]
        for page in paged(list(enumerate(rows, last + 1))):
            self._index.add(kind, page)
            self._db.conn.executemany(kind.insert_sql, [(docid, *values(row), *stamp) for docid, row in page])
        return range(last + 1, last + 1 + len(rows))

    def _take(self, kind: Kind, report_id: str | None, ids: Sequence[str]) -> dict[str, Row]:
        """Delete a page of whole records and return what they were."""
        self._guard.expect_open(kind, report_id)
        found = self._rows(kind, report_id, ids)
        self._gathering.rows(kind, report_id, found)
        self._index_change(kind, removed=found.values())
        self._db.conn.executemany(
            f"DELETE FROM {kind.name} WHERE {kind.where}",
            [{"report_id": report_id, "id": row_id} for row_id in found],
        )
        return {row_id: row for row_id, (_, row) in found.items()}

    def _set(
        self, kind: Kind, report_id: str | None, changes: Sequence[tuple[str, str, str | None]]
    ) -> list[_Entry]:
        """Set a page of fields and return what changed."""
        old = self._rows(kind, report_id, list(dict.fromkeys(change[0] for change in changes)))
        new = {key: dict(row) for key, (_, row) in old.items()}
        entries: list[_Entry] = []
        columns: dict[str, list[Row]] = {}
        for row_id, name, after in changes:
            row = new[row_id]
            before = value_of(row, name)
            if before == after:
                continue
            column = set_value(row, name, after)
            columns.setdefault(column, []).append(
                {"report_id": report_id, "id": row_id, "value": row[column], "changed": self._stamp.at}
            )
            entries.append((row_id, name, before, after))
            self._gathering.field(kind, report_id, row_id, name)
        if entries:
            self._guard.expect_open(kind, report_id)
        stamp = ", changed = :changed" if kind.stamped else ""
        for column, values in columns.items():
            sql = f"UPDATE {kind.name} SET {column} = :value{stamp} WHERE {kind.where}"
            self._db.conn.executemany(sql, values)
        reworded = [
            key
            for key, (_, row) in old.items()
            if any(row[column] != new[key][column] for column in kind.indexed)
        ]
        self._index_change(
            kind,
            removed=[old[key] for key in reworded],
            added=[(old[key][0], new[key]) for key in reworded],
        )
        return entries

    def take_over(self, changes: Sequence[Change]) -> None:
        """Add what another store recorded, in this order, where it is not yet known.

        The entries belong to no step here: undo and redo pass them by. Those of an undo or redo there
        name what they repeat, as they do here.
        """
        devices = {device: self._number_of(device) for device in {change.device for change in changes}}
        taken = {number: taken_numbers(self._db, number) for number in devices.values()}
        numbered = [
            (number, each)
            for number, each in enumerate(changes, self._last_id + 1)
            if each.counter not in taken[devices[each.device]]
        ]
        self._last_id += len(changes)
        originals = Originals(self._db, changes, devices)
        for replays in (False, True):  # what is repeated first
            chosen = [entry for entry in numbered if (entry[1].verb in REPLAYS) is replays]
            for page in _pages(chosen):
                rows = [
                    (
                        *(number, devices[each.device], each.counter, None, each.verb, each.who, each.at),
                        *(each.record, each.report_id, each.record_id),
                        *originals.shortened(each),
                        *(None, None),
                    )
                    for number, each in page
                ]
                self._db.conn.executemany(f"{_LOG} ON CONFLICT (device, counter) DO NOTHING", rows)
        self._counter = self._last_counter()

    def _number_of(self, device: str) -> int:
        """Return the number of a device, a new one where it was never met."""
        self._db.execute("INSERT OR IGNORE INTO device (id) VALUES (?)", [device])
        found: int = self._db.execute("SELECT number FROM device WHERE id = ?", [device]).fetchone()[0]
        return found

    def note(self, kind: Kind, record_id: str) -> None:
        """Add an entry of an act that no record tells of; it belongs to no step and says no text.

        It stands last, so that its number is never given again where others go.
        """
        last_id, counter, (_, *same, _) = self._numbered(kind, None, 1)
        numbers = (last_id + 1, self._device, counter + 1, None)
        self._db.execute(_LOG, [*numbers, *same, None, record_id, *(None,) * 5])

    def finish(self) -> None:
        """Count the day, and the revision of every report that was touched."""
        note_day(self._db, self._stamp.at, self._first_id)
        for report_id in sorted(self._touched):
            self._db.execute(
                "INSERT INTO revision (report_id, number, changed) VALUES (:report, :floor + 1, :at)"
                " ON CONFLICT (report_id) DO UPDATE SET number = max(number, :floor) + 1,"
                " changed = excluded.changed",
                {"report": report_id, "floor": self._floor.revision, "at": self._stamp.at},
            )

    def _index_change(
        self, kind: Kind, removed: Iterable[tuple[int, Row]] = (), added: Iterable[tuple[int, Row]] = ()
    ) -> None:
        if kind.searched:
            self._index.remove(kind, removed)
            self._index.add(kind, added)

    def _rows(self, kind: Kind, report_id: str | None, ids: Sequence[str]) -> dict[str, tuple[int, Row]]:
        """Return docid and row of each record, in the order of the ids."""
        docid = "docid" if kind.searched else "0"
        sql = f"SELECT {docid}, {', '.join(kind.columns)} FROM {kind.name} WHERE id IN ({_marks(ids)})"
        values: list[Any] = list(ids)
        if kind.in_report:
            sql += " AND report_id = ?"
            values.append(report_id)
        found = {}
        for values_read in self._db.read(sql, values):
            row = make_readable(kind, dict(zip(kind.columns, values_read[1:], strict=True)))
            found[row["id"]] = (values_read[0], row)
        return {row_id: found[row_id] for row_id in ids}

    def _log(self, kind: Kind, report_id: str | None, entries: Sequence[_Entry]) -> None:
        if not entries:
            return
        fresh = [entry for entry in entries if not (self._moves_on and self._move_on(kind, report_id, entry))]
        last_id, counter, same = self._numbered(kind, report_id, len(fresh))
        # One text alone is what a clerk types, again and again in the same field.
        is_typed = kind.in_report and len(fresh) == 1
        rows = [
            (
                *(last_id + number, self._device, counter + number, *same, *entry[:2]),
                *(self._texts(kind, report_id, entry) if is_typed else Texts(*entry[2:])),
            )
            for number, entry in enumerate(fresh, 1)
        ]
        self._db.conn.executemany(_LOG, rows)

    def _log_inserted(self, kind: Kind, report_id: str, docids: range) -> None:
        """Record new rows as they are in their table: SQLite makes their JSON in half the time."""
        last_id, counter, same = self._numbered(kind, report_id, len(docids))
        before = docids.start - 1
        fields = ", ".join(f"'{column}', {column}" for column in kind.columns)
        self._db.execute(
            f"{_LOG_COLUMNS} SELECT ? + docid, ?, ? + docid, ?, ?, ?, ?, ?, ?, id, NULL, NULL,"
            f" json_object({fields}), NULL, NULL FROM {kind.name} WHERE docid BETWEEN ? AND ? ORDER BY docid",
            [last_id - before, self._device, counter - before, *same, docids.start, docids.stop - 1],
        )

    def _numbered(self, kind: Kind, report_id: str | None, count: int) -> tuple[int, int, tuple[Any, ...]]:
        """Take numbers for new entries: the last id and counter before them, and what they have in common."""
        self.changed = True
        if report_id is not None:
            self._touched.add(report_id)
        if self.step is None:
            self.step = self._last_id + 1
        stamp = self._stamp
        same = (self.step, stamp.verb, stamp.who, stamp.at, kind.name, report_id)
        before = self._last_id, self._counter
        self._last_id += count
        self._counter += count
        return *before, same

    def _texts(self, kind: Kind, report_id: str | None, entry: _Entry, *, besides: int = 0) -> Texts:
        row_id, name, before, after = entry
        if name is None or before is None or after is None:
            return Texts(before, after)
        key = (kind.name, report_id, row_id, name)
        return Differences(self._db).shortened(key, before, after, besides=besides)

    def _move_on(self, kind: Kind, report_id: str | None, entry: _Entry) -> bool:
        """Let the step's entry of this field end in the newer text; tell whether it has one."""
        row_id, name, before, after = entry
        rows = self._db.read(_OF_STEP, [self.step, kind.name, report_id, row_id, name])
        if not rows:
            return False
        try:
            before = Repeated.read(rows[0], Differences(self._db)).before
        except ValueError:
            return False  # what cannot be told any more stays as it is, and this is an entry of its own
        texts = self._texts(kind, report_id, (row_id, name, before, after), besides=rows[0][0])
        self._db.execute(_MOVE_ON, [*texts, self._stamp.at, rows[0][0]])
        return True


def _inserted(rows: Iterable[Row]) -> list[_Entry]:
    return [(row["id"], None, None, json_text(row)) for row in rows]


def _deleted(rows: dict[str, Row]) -> list[_Entry]:
    return [(row_id, None, json_text(row), None) for row_id, row in rows.items()]


def _pages(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), PAGE):
        yield items[start : start + PAGE]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
