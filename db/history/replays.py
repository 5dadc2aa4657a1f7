"""Undo and redo in the history: a row names the entries that it repeats instead of repeating their texts.

A short row stands for as many entries as it repeats: its id and counter are those of the last of them, the
ones before are taken too. It has no field, and in place of each text, before, after or both, `[first, last,
count]`: the ids between which the repeated entries of its step, record and report stand. `entries_of` is
what tells of any row of the history which changes it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.changes import REPLAYS
from db.history.differences import Differences, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Self

    from db.changes import Change
    from db.file.database import Database

_BEGIN = "["
"""A whole record stands in the history as a JSON object, never as a list."""

_SPAN = re.compile(r"\[([1-9][0-9]{0,15}),([1-9][0-9]{0,15}),([1-9][0-9]{0,15})\]")

_WORTH = 64
"""Characters of texts below which they are repeated: a short row is no shorter."""

ENTRY = 'id, record, report_id, record_id, field, "before", "after", base, place'
"""The columns of the history that say what an entry changed."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A step's entry, as it is to be done now: for undo its texts have changed places."""

    id: int
    record: str
    report_id: str | None
    record_id: str
    field: str | None
    before: str | None
    after: str | None

    @classmethod
    def of(cls, change: Change) -> Self:
        """Return a change as an entry that may be repeated."""
        return cls(
            *(change.id, change.record, change.report_id, change.record_id),
            *(change.field, change.before, change.after),
        )

    @classmethod
    def read(cls, row: Sequence[Any], differences: Differences) -> Self:
        """Return what a row of the ENTRY columns says; ValueError where its texts cannot be told."""
        id_, record, report_id, record_id, field, *texts = row
        key = (record, report_id, record_id, field)
        return cls(id_, *key, *differences.whole(key, id_, Texts(*texts)))

    @property
    def sort(self) -> tuple[str, str, str | None]:
        """What is done, to which kind of record, of which report."""
        return _action(self.field, self.before, self.after), self.record, self.report_id

    def swapped(self) -> Repeated:
        """Return what takes the entry back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Span:
    """The ids between which repeated entries stand, and their number."""

    first: int
    last: int
    count: int


def short_row(entries: Sequence[Repeated]) -> tuple[str | None, str | None] | None:
    """Return what a short row for entries of one sort has before and after; None where it is not worth it."""
    if sum(len(entry.before or "") + len(entry.after or "") for entry in entries) < _WORTH:
        return None
    ids = [entry.id for entry in entries]
    text = f"[{min(ids)},{max(ids)},{len(ids)}]"
    action = entries[0].sort[0]
    return None if action == "insert" else text, None if action == "delete" else text


def span_of(field: object, before: object, after: object) -> Span | None:
    """Return which entries a row of the history repeats, None where it says itself what changed.

    Raises ValueError where it says neither.
    """
    texts = [text for text in (before, after) if isinstance(text, str)]
    if field is not None or not texts or not texts[0].startswith(_BEGIN):
        return None
    found = _SPAN.fullmatch(texts[0])
    if found is None or len(set(texts)) > 1:
        raise ValueError("no span of entries")
    span = Span(*map(int, found.groups()))
    if not span.first <= span.last or span.count > span.last - span.first + 1:
        raise ValueError("no span of entries")
    return span


def entries_of(
    differences: Differences, change: Change, base: int | None = None, place: int | None = None
) -> list[Change]:
    """Return the changes that a row of the store's history means, the oldest first.

    A row that says itself what changed is its own; raises ValueError where what a short one repeats, or
    what a difference builds upon, is not there.
    """
    if base is not None:
        key = (change.record, change.report_id, change.record_id, change.field)
        before, after = differences.whole(key, change.id, Texts(change.before, change.after, base, place))
        return [replace(change, before=before, after=after)]
    span = span_of(change.field, change.before, change.after)
    if span is None:
        return [change]
    rows = differences.db.read(
        f"SELECT {ENTRY} FROM history"
        " WHERE id BETWEEN ? AND ? AND step IS ? AND record = ? AND report_id IS ?"
        " AND verb NOT IN ('undo', 'redo') ORDER BY id",
        [span.first, span.last, change.step, change.record, change.report_id],
    )
    return repeated(change, span, [Repeated.read(row, differences) for row in rows])


def repeated(change: Change, span: Span, originals: Iterable[Repeated]) -> list[Change]:
    """Return the changes that a short row means, given the entries in its span by rising id. ValueError."""
    both = change.before is not None and change.after is not None
    action = "update" if both else _action(None, change.before, change.after)
    found = [each.swapped() if change.verb == REPLAYS[0] else each for each in originals]
    found = [each for each in found if each.sort[0] == action]
    is_odd = change.verb not in REPLAYS or min(change.id, change.counter) < span.count
    if is_odd or len(found) != span.count:
        raise ValueError("what is repeated is not there")
    if change.verb == REPLAYS[0]:
        found.reverse()
    begin = 1 - span.count
    return [
        replace(
            change,
            id=change.id + offset,
            counter=change.counter + offset,
            record_id=each.record_id,
            field=each.field,
            before=each.before,
            after=each.after,
        )
        for offset, each in enumerate(found, begin)
    ]


class Originals:
    """What changes from another store repeat, once it is stored here: `shortened` names it by its id."""

    def __init__(self, db: Database, changes: Iterable[Change], devices: Mapping[str, int]) -> None:
        self._db, self._differences = db, Differences(db)
        self._places = {
            replace(Repeated.of(change), id=0): (devices[change.device], change.counter)
            for change in changes
            if change.verb not in REPLAYS
        }

    def shortened(self, change: Change) -> tuple[str | None, str | None, str | None]:
        """Return what is stored as field, before and after of a change."""
        told = change.field, change.before, change.after
        if change.verb not in REPLAYS:
            return told
        done = replace(Repeated.of(change), id=0)
        original = done.swapped() if change.verb == REPLAYS[0] else done
        row = self._db.execute(
            f"SELECT {ENTRY} FROM history"
            " WHERE device = ? AND counter = ? AND step IS NULL AND verb NOT IN ('undo', 'redo')",
            self._places.get(original, (0, 0)),
        ).fetchone()
        # Under its number another store may have told something else.
        if row is None or replace(Repeated.read(row, self._differences), id=0) != original:
            return told
        short = short_row([replace(done, id=row[0])])
        return told if short is None else (None, *short)


def taken_numbers(db: Database, device: int) -> set[int]:
    """Return the counters of a device that short rows stand for, besides their own."""
    sql = 'SELECT counter, field, "before", "after" FROM history WHERE device = ? AND field IS NULL'
    rows: Iterable[Any] = db.execute(f"{sql} AND verb IN ('undo', 'redo')", [device])
    spans = ((counter, span_of(*texts)) for counter, *texts in rows)
    return {
        number
        for counter, span in spans
        if span is not None
        for number in range(counter - span.count + 1, counter)
    }


def _action(field: str | None, before: str | None, after: str | None) -> str:
    if field is not None:
        return "update"
    return "delete" if after is None else "insert"
