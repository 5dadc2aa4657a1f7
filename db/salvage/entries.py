"""The entries of a salvaged history: which of them can still be told, and what makes others whole again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.changes import REPLAYS, Change
from db.history.differences import Differences, Texts, whole_from
from db.history.replays import entries_of, span_of
from db.mending import unfit_fields
from db.rows import KINDS, set_value, value_of, whole_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.file.database import Database
    from db.history.differences import FieldKey
    from db.rows import Row
    from db.salvage.fresh import RecordKey

_PAGE = 500
_COLUMNS = (
    'id, step, verb, who, at, record, report_id, record_id, field, "before", "after", base, place, counter,'
    " device"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Which entries of the history are missing: for certain, with their reports, or all up to a number."""

    reports: dict[int, str | None] = field(default_factory=dict)
    newest: int = 0
    """The newest that may be missing of which nobody knows; 0: it is known of all."""
    step: int = 0
    """The newest step that the undo stack may have lost; 0: it lost none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the history: the change that it tells, as it is stored, with its device's number."""

    change: Change
    base: int | None
    place: int | None
    device: int

    @property
    def key(self) -> FieldKey:
        """Return the field that it is about."""
        return self.change.record, self.change.report_id, self.change.record_id, self.change.field


def history_entries(db: Database, where: str, values: tuple[Any, ...] = ()) -> Iterator[Entry]:
    """Yield the rows of the history that meet a condition, the oldest first."""
    last = 0
    sql = f"SELECT {_COLUMNS} FROM history WHERE ({where}) AND id > ? ORDER BY id LIMIT {_PAGE}"
    while rows := db.read(sql, [*values, last]):
        for number, step, verb, who, at, record, report_id, record_id, *texts, counter, device in rows:
            name, before, after, base, place = texts
            change = Change(
                *(number, "", counter, step, verb, who, at, record, report_id, record_id, name, before, after)
            )
            yield Entry(change, base, place, device)
        last = rows[-1][0]


def meant(differences: Differences, entry: Entry) -> list[Change]:
    """Return the changes that a row means; ValueError, TypeError where that cannot be told."""
    return entries_of(differences, entry.change, entry.base, entry.place)


def apply(states: dict[RecordKey, Row], change: Change) -> None:
    """Do what a change says to a report's records; KeyError where it is about none of them."""
    key = (change.record, change.report_id, change.record_id)
    if change.field is not None:
        set_value(states[key], change.field, change.after)
    elif change.after is None:
        states.pop(key, None)
    else:
        states[key] = whole_row(KINDS[change.record], change.after)


class UntoldEntries:
    """Find the entries of which nobody can tell what they changed, and make whole what can be.

    `unreadable` are those of which a text could not be read.
    """

    def __init__(self, db: Database, unreadable: set[int], missing: Missing) -> None:
        self._db, self._unreadable, self._missing = db, unreadable, missing

    def settle(self) -> dict[int, str | None]:
        """Make whole what can be; return the others, with their reports."""
        bad = self._find()
        if self._make_whole(bad):
            bad = self._find()
        return {number: entry.change.report_id for number, entry in bad.items()}

    def _find(self) -> dict[int, Entry]:
        bad: dict[int, Entry] = {}
        differences = Differences(self._db)
        for entry in history_entries(
            self._db, "base IS NOT NULL OR field IS NULL OR verb IN ('undo', 'redo')"
        ):
            try:
                self._expect_told(differences, entry, bad)
            except (ValueError, TypeError, AttributeError, RecursionError):
                bad[entry.change.id] = entry
        for number in self._unreadable - bad.keys():
            bad |= {entry.change.id: entry for entry in history_entries(self._db, "id = ?", (number,))}
        return bad

    def _expect_told(self, differences: Differences, entry: Entry, bad: dict[int, Entry]) -> None:
        change = entry.change
        if change.id in self._unreadable or entry.base in bad or entry.base in self._unreadable:
            raise ValueError("what it builds upon cannot be read")
        is_replay = change.verb in REPLAYS
        span = span_of(change.field, change.before, change.after) if is_replay else None
        if span is not None and any(span.first <= each <= span.last for each in (*bad, *self._unreadable)):
            raise ValueError("what it repeats cannot be read")
        for each in meant(differences, entry):
            _expect_whole(each)

    # Made whole

    def _make_whole(self, bad: dict[int, Entry]) -> bool:
        """Make whole the differences of which the base is lost; tell whether there were any.

        The text in which an entry ended is the one with which the next of its field begins, or the record's
        own: from there back each difference tells what was before.
        """
        keys = {entry.key for entry in bad.values() if entry.base is not None}
        return any([self._make_field_whole(key, bad) for key in sorted(keys, key=repr)])

    def _make_field_whole(self, key: FieldKey, bad: dict[int, Entry]) -> bool:
        where = "record = ? AND report_id IS ? AND record_id = ? AND field = ? AND step IS NOT NULL"
        own = list(history_entries(self._db, f"{where} AND verb NOT IN ('undo', 'redo')", key))
        steps = {entry.change.step for entry in own}
        breaks = {number for number, report_id in self._missing.reports.items() if report_id == key[1]}
        marks = ", ".join("?" * len(steps))
        sql = f"SELECT id FROM history WHERE verb IN ('undo', 'redo') AND step IN ({marks})"
        breaks |= {number for (number,) in self._db.read(sql, sorted(filter(None, steps)))}
        differences, text, later, made = Differences(self._db), self._text_now(key), 1 << 62, {}
        for entry in reversed(own):
            number, change = entry.change.id, entry.change
            if any(number < each < later for each in breaks) or number <= self._missing.newest:
                text = None
            later = number
            if number not in bad:
                text = differences.whole(key, number, _texts(entry))[0]
            elif entry.base is None or number in self._unreadable or text is None:
                text = None
            else:
                text, after = _before(text, entry), text
                if text is not None:
                    made[number] = text, after, change
        for number, (before, after, _) in made.items():
            if bad[number].base not in made:
                sql = 'UPDATE history SET "before" = ?, "after" = ?, base = NULL, place = NULL WHERE id = ?'
                self._db.execute(sql, [before, after, number])
        return bool(made)

    def _text_now(self, key: FieldKey) -> str | None:
        record, report_id, record_id, name = key
        kind = KINDS[record]
        sql = f"SELECT {', '.join(kind.columns)} FROM {kind.name} WHERE {kind.where}"
        rows = self._db.read(sql, {"report_id": report_id, "id": record_id})
        try:
            return value_of(dict(zip(kind.columns, rows[0], strict=True)), name or "") if rows else None
        except (ValueError, KeyError, AttributeError):
            return None


def _texts(entry: Entry) -> Texts:
    return Texts(entry.change.before, entry.change.after, entry.base, entry.place)


def _before(after: str, entry: Entry) -> str | None:
    """Return the text before a difference, given the one after; None where that does not fit."""
    taken, put, place = entry.change.before or "", entry.change.after or "", entry.place
    try:
        # The other way round: what was put in is taken out.
        return whole_from(after, Texts(put, taken, entry.base, place))[1]
    except ValueError:
        return None


def _expect_whole(change: Change) -> None:
    """Raise ValueError and the like where a whole record is told that is none."""
    if change.field is not None:
        return
    kind = KINDS[change.record]
    for text in (change.before, change.after):
        row = None if text is None else whole_row(kind, text)
        if row is not None and (row.keys() != set(kind.columns) or unfit_fields(kind, row)):
            raise ValueError("no record of ours")
