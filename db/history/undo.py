"""Each report's undo steps, and the steps played backward and forward through the recorder."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from db.changes import Changes
from db.history.differences import Differences
from db.history.recorder import PAGE
from db.history.replays import ENTRY, Repeated
from db.mending import Damaged
from db.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from db.errors import Refused
    from db.file.database import Database
    from db.history.recorder import Recorder


DELETED, RESTORED, REPLACED = "delete_report", "restore_report", "replace_report"
ADDED_OFFICE, NAMED_OFFICE, NAMED_UNIT = "add_office", "name_office", "name_unit"
REGISTER_VERBS = (ADDED_OFFICE, NAMED_OFFICE, NAMED_UNIT)
"""Verbs of the registers that are taken back by name alone."""
REPLACED_WORDS, WORDS_EVERYWHERE = "replace_words", "replace_words_everywhere"
"""Words replaced in one report, a step as any other; and by name, a step of no report."""
COLUMN_VERBS = ("add_column", "write_column", "move_column", "remove_column", "write_columns")
SHOWN_AT = {"first_deadline": "deadline"}
"""Fields whose steps are seen, and undone, where another stands."""

_ON_ITS_RECORD = ("write_report", "renumber", REPLACED_WORDS, *COLUMN_VERBS)
"""Verbs that act on a report's own record or through all of it, and are a step as any other."""

_COLUMNS = "step, verb, report_id, record, record_id, field"
_WHOLE = f"(record = 'report' AND verb NOT IN {_ON_ITS_RECORD})"
_MAKING = f"({_WHOLE} AND verb NOT IN ('{DELETED}', '{REPLACED}', '{WORDS_EVERYWHERE}'))"


@dataclass(frozen=True, slots=True)
class Step:
    """One undo step: what was done, and where, so that the window can go there."""

    id: int
    verb: str
    report_id: str | None
    record: str
    record_id: str
    field: str | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether it is undone by name alone.

        It was done to a whole report, a style or the words of several reports, it put an office into the
        registers, or named one or a unit there.
        """
        if self.record == "style" or self.verb in REGISTER_VERBS:
            return True
        return self.record == "report" and self.verb not in _ON_ITS_RECORD

    @property
    def is_making(self) -> bool:
        """Tell whether the report came with it."""
        others = (DELETED, RESTORED, REPLACED, WORDS_EVERYWHERE)
        return self.record == "report" and self.is_whole and self.verb not in others


@dataclass(frozen=True, slots=True)
class Replayed(Changes):
    """What was changed by taking steps back or doing them again, and the steps, the first played first.

    Of words that were replaced by name: the texts that were written since and stay, and why reports refused.
    """

    steps: tuple[Step, ...] = ()
    kept: tuple[Place, ...] = ()
    refused: tuple[tuple[str, Refused], ...] = ()

    @classmethod
    def of(cls, changes: Changes, steps: Iterable[Step] = ()) -> Self:
        """Return changes with the steps that made them."""
        return cls(
            *(changes.reports, changes.domains, changes.tasks, changes.order, changes.registers),
            *(changes.checked, changes.states, changes.placed, tuple(steps)),
        )

    @property
    def step(self) -> Step | None:
        """The one step of an undo or redo; None where there was none."""
        return self.steps[0] if self.steps else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a verb acts."""

    record: str
    report_id: str | None
    record_id: str
    field: str | None = None


class UndoStack:
    """The steps of each report, newest last, and the undone ones, the next to redo first.

    The registers' steps are those of the report None. A report that was deleted and restored keeps the
    step of its deletion, undone: there stands the act that brought it back.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self, report_id: str | None, *, done: bool) -> Step | None:
        """Return what undo (done) or redo (not done) meets next: a step, or an act on the whole report."""
        if done:
            where, order = f"(done = 1 OR verb = '{DELETED}')", "DESC"
        else:
            is_there = "(report_id IS NULL OR report_id IN (SELECT id FROM report))"
            where, order = f"done = 0 AND verb <> '{DELETED}' AND NOT {_MAKING} AND {is_there}", "ASC"
        found = self._steps(f"report_id IS ? AND {where} ORDER BY step {order} LIMIT 1", [report_id])
        if done and report_id is not None:
            found += self._replaced_in(report_id)
        return max(found, key=lambda step: step.id) if found else None

    def _replaced_in(self, report_id: str) -> list[Step]:
        """Return what was last replaced by name in several reports of which this is one."""
        return self._steps(
            f"report_id IS NULL AND verb = '{WORDS_EVERYWHERE}' AND done = 1 AND EXISTS"
            " (SELECT 1 FROM history WHERE history.step = undo.step AND history.report_id = ?)"
            " ORDER BY step DESC LIMIT 1",
            [report_id],
        )

    def step(self, number: int) -> Step | None:
        """Return the step of a number; None where it is none any more."""
        found = self._steps("step = ?", [number])
        return found[0] if found else None

    def is_done(self, number: int) -> bool:
        """Tell whether a step stands done."""
        return bool(self._db.read("SELECT 1 FROM undo WHERE step = ? AND done = 1", [number]))

    def from_on(self, report_id: str | None, number: int, *, done: bool) -> list[Step]:
        """Return a report's steps from a number on that are done, or undone, the first done first."""
        where = "done = 1" if done else f"done = 0 AND verb <> '{DELETED}'"
        return self._steps(f"report_id IS ? AND step >= ? AND {where} ORDER BY step", [report_id, number])

    def removals(self) -> list[Step]:
        """Return the steps that took away reports which are not there, the newest of each last."""
        gone = "report_id NOT IN (SELECT id FROM report)"
        away = f"((verb = '{DELETED}' AND done = 1) OR ({_MAKING} AND done = 0))"
        return self._steps(f"record = 'report' AND {away} AND {gone} ORDER BY step", [])

    def _steps(self, where: str, values: list[Any]) -> list[Step]:
        rows = self._db.read(f"SELECT {_COLUMNS}, done FROM undo WHERE {where}", values)
        return [
            Step(number, RESTORED if verb == DELETED and not done else verb, *place)
            for number, verb, *place, done in rows
        ]

    def push(self, step: int, verb: str, place: Place) -> None:
        """Put a step that was just done on the stack."""
        self._db.execute(
            f"INSERT INTO undo ({_COLUMNS}, done) VALUES (?, ?, ?, ?, ?, ?, 1)",
            [step, verb, place.report_id, place.record, place.record_id, place.field],
        )

    def mark(self, step: int, *, done: bool) -> None:
        """Note that a step was undone or redone."""
        self._db.execute("UPDATE undo SET done = ? WHERE step = ?", [int(done), step])

    def drop_undone(self, report_id: str | None) -> None:
        """Forget what could be redone in a report; the history keeps it."""
        self._db.execute(
            f"DELETE FROM undo WHERE report_id IS ? AND done = 0 AND verb <> '{DELETED}' AND NOT {_MAKING}",
            [report_id],
        )

    def drop_restored(self, report_id: str, number: int) -> None:
        """Forget that a report was restored after a step: who went back before it went past that."""
        self._db.execute(
            f"DELETE FROM undo WHERE report_id IS ? AND step > ? AND done = 0 AND verb = '{DELETED}'",
            [report_id, number],
        )

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
    done, total = 0, _count(db, step)
    for entries in _pages(db, step, backward=backward):
        if any(isinstance(text, Damaged) for each in entries for text in (each.before, each.after)):
            raise ValueError("a text in the history does not decode")
        changes = [entry.swapped() for entry in entries] if backward else entries
        for (_, record, report_id), group in groupby(changes, key=lambda entry: entry.sort):
            recorder.repeat(KINDS[record], report_id, list(group))
        done += len(entries)
        recorder.tell(done, total)


def _count(db: Database, step: int) -> int:
    rows = db.read("SELECT count(*) FROM history WHERE step = ? AND verb NOT IN ('undo', 'redo')", [step])
    return int(rows[0][0])


def _pages(db: Database, step: int, *, backward: bool) -> Iterator[list[Repeated]]:
    compare, order = ("<", "DESC") if backward else (">", "ASC")
    sql = (
        f"SELECT {ENTRY} FROM history"
        f" WHERE step = ? AND verb NOT IN ('undo', 'redo') AND id {compare} ? ORDER BY id {order} LIMIT ?"
    )
    last: Any = 1 << 62 if backward else 0
    differences = Differences(db)
    while rows := db.read(sql, [step, last, PAGE]):
        yield [Repeated.read(row, differences) for row in rows]
        last = rows[-1][0]
