"""The undo stack, and the steps played backward and forward through the recorder."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from db.history import PAGE
from db.mending import Damaged
from db.replays import Repeated
from db.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.database import Database
    from db.history import Recorder


@dataclass(frozen=True, slots=True)
class Step:
    """One undo step: what was done, and where, so that the window can go there."""

    id: int
    verb: str
    report_id: str | None
    record: str
    record_id: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a verb acts."""

    record: str
    report_id: str | None
    record_id: str
    field: str | None = None


class UndoStack:
    """The steps done, newest last, and the undone ones, the next to redo first."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self, *, done: bool) -> Step | None:
        """Return the step that undo (done) or redo (not done) takes next."""
        order = "DESC" if done else "ASC"
        rows = self._db.read(
            "SELECT step, verb, report_id, record, record_id, field FROM undo"
            f" WHERE done = ? ORDER BY step {order} LIMIT 1",
            [int(done)],
        )
        return Step(*rows[0]) if rows else None

    def push(self, step: int, verb: str, place: Place) -> None:
        """Put a step that was just done on the stack."""
        self._db.execute(
            "INSERT INTO undo (step, done, verb, report_id, record, record_id, field)"
            " VALUES (?, 1, ?, ?, ?, ?, ?)",
            [step, verb, place.report_id, place.record, place.record_id, place.field],
        )

    def mark(self, step: int, *, done: bool) -> None:
        """Note that a step was undone or redone."""
        self._db.execute("UPDATE undo SET done = ? WHERE step = ?", [int(done), step])

    def drop_undone(self) -> None:
        """Forget what could be redone; the history keeps it."""
        self._db.execute("DELETE FROM undo WHERE done = 0")

    def settle(self, step: Step, field: str | None) -> bool:
        """Take a step off that ended where it began; tell whether it did. `field`: written last."""
        if self._ends_where_it_began(step.id):
            self._db.execute("DELETE FROM undo WHERE step = ?", [step.id])
            return True
        if field != step.field:
            self._db.execute("UPDATE undo SET field = NULL WHERE step = ?", [step.id])
        return False

    def _ends_where_it_began(self, step: int) -> bool:
        rows = self._db.execute(
            "SELECT 1 FROM history WHERE step = ? AND verb NOT IN ('undo', 'redo')"
            ' AND "before" IS NOT "after" LIMIT 1',
            [step],
        )
        return rows.fetchone() is None


def play(db: Database, recorder: Recorder, step: int, *, backward: bool) -> None:
    """Take a step's changes back, or do them once more; ValueError where what was recorded is damaged."""
    for entries in _pages(db, step, backward=backward):
        if any(isinstance(text, Damaged) for each in entries for text in (each.before, each.after)):
            raise ValueError("a text in the history does not decode")
        done = [entry.swapped() for entry in entries] if backward else entries
        for (_, record, report_id), group in groupby(done, key=lambda entry: entry.sort):
            recorder.repeat(KINDS[record], report_id, list(group))


def _pages(db: Database, step: int, *, backward: bool) -> Iterator[list[Repeated]]:
    compare, order = ("<", "DESC") if backward else (">", "ASC")
    sql = (
        'SELECT id, record, report_id, record_id, field, "before", "after" FROM history'
        f" WHERE step = ? AND verb NOT IN ('undo', 'redo') AND id {compare} ? ORDER BY id {order} LIMIT ?"
    )
    last: Any = 1 << 62 if backward else 0
    while rows := db.read(sql, [step, last, PAGE]):
        yield [Repeated(*row) for row in rows]
        last = rows[-1][0]
