"""What was done to one task, the newest first, and how it stood after each of its changes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from db.changes import REPLAYS, Change
from db.history.differences import Differences, Texts
from db.history.replays import entries_of
from db.mending import UNREADABLE
from db.records import EXTRA, TASK_TEXTS
from db.rows import KINDS, set_value, whole_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.file.database import Database
    from db.rows import Row

_TASK = KINDS["task"]
_DONE_TO = (
    f"SELECT step FROM history WHERE report_id = ?1 AND record = 'task' AND record_id = ?2"
    f" AND verb NOT IN {REPLAYS}"
)
# A short row of an undo is known by the first record that it repeats: its step tells of the others.
_WHOSE = (
    "report_id = ?1 AND record = 'task' AND (record_id = ?2"
    f" OR (field IS NULL AND verb IN {REPLAYS} AND step IN ({_DONE_TO})))"
)
_HEADS = (
    f"SELECT id, step, verb, who, at, device, field FROM history WHERE id < ?3 AND {_WHOSE}"
    " ORDER BY id DESC LIMIT ?4"
)
_ROWS = (
    'SELECT id, step, verb, record_id, field, "before", "after", base, place FROM history'
    f" WHERE id > ?3 AND {_WHOSE} ORDER BY id DESC"
)
_ORIGINALS = (
    "SELECT verb, field FROM history WHERE step = ? AND record = 'task' AND report_id = ?"
    f" AND record_id = ? AND verb NOT IN {REPLAYS} ORDER BY id"
)


class PastTexts(NamedTuple):
    """The texts of a task by field, before a change and after it; None where there was no task."""

    before: dict[str, str] | None
    after: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One change of a task: when (ISO, UTC), by whom, what, in which fields (None: the whole task).

    `verb` is what was done, or what was taken back (`replay` "undo") or done again ("redo"). `step` is None
    for what was done elsewhere and came with a file. `first` and `newest` are its entries of the history.
    """

    first: int
    newest: int
    step: int | None
    verb: str
    replay: str | None
    who: str
    at: str
    fields: tuple[str | None, ...]


class _Head(NamedTuple):
    id: int
    step: int | None
    verb: str
    who: str
    at: str
    device: int
    field: str | None

    @property
    def deed(self) -> tuple[object, ...]:
        """What the entries of one deed have in common; what came with a file belongs to no step."""
        return self.step or -self.id, self.verb, self.who, self.at, self.device


def task_changes(db: Database, report_id: str, task_id: str, before: int, limit: int) -> list[TaskChange]:
    """Return the changes of a task before an entry's number, of so many entries or few more."""
    heads = [_Head(*row) for row in db.read(_HEADS, [report_id, task_id, before, limit])]
    if len(heads) == limit:
        # The last deed may have more entries than the page had room for.
        deed = heads[-1].deed
        rest = map(_Head._make, db.read(_HEADS, [report_id, task_id, heads[-1].id, -1]))
        heads += takewhile(lambda each: each.deed == deed, rest)
    return [
        _change(db, report_id, task_id, list(group))
        for _, group in groupby(heads, key=lambda each: each.deed)
    ]


def _change(db: Database, report_id: str, task_id: str, heads: list[_Head]) -> TaskChange:
    last = heads[0]
    verb, replay = last.verb, None
    fields = [head.field for head in reversed(heads)]
    if last.verb in REPLAYS and last.step is not None:
        originals = db.read(_ORIGINALS, [last.step, report_id, task_id])
        if originals:
            verb, replay = originals[0][0], last.verb
            fields = [field for _, field in originals]
    span = heads[-1].id, last.id, last.step
    return TaskChange(*span, verb, replay, last.who, last.at, tuple(dict.fromkeys(fields)))


def texts_around(
    db: Database, row: Row | None, report_id: str, task_id: str, change: TaskChange
) -> PastTexts:
    """Return how a task stood before a change and after it, given its row of now (None: it is gone).

    Raises ValueError where an entry cannot be told any more.
    """
    past = _Past(db, row, report_id, task_id)
    return PastTexts(past.before(change.first), past.before(change.newest + 1))


class _Past:
    """Go back from a task's row of now; of each field the entry that went back furthest counts."""

    def __init__(self, db: Database, row: Row | None, report_id: str, task_id: str) -> None:
        self._db, self._differences = db, Differences(db)
        self._row, self._report_id, self._task_id = row, report_id, task_id

    def before(self, entry: int) -> dict[str, str] | None:
        """Return the task's texts before an entry of the history was written."""
        row = dict(self._row) if self._row is not None else None
        fields: dict[str, tuple[Change, int | None, int | None]] = {}
        for change, base, place in self._entries(entry - 1):
            if change.field is not None:
                fields[change.field] = change, base, place
                continue
            for each in reversed(entries_of(self._differences, change, base, place)):
                if each.record_id != self._task_id:
                    continue
                if each.field is not None:
                    fields[each.field] = each, None, None
                else:
                    fields = {}
                    row = whole_row(_TASK, each.before) if each.before is not None else None
        if row is None:
            return None
        for name, (change, base, place) in fields.items():
            set_value(row, name, self._text_before(change, base, place))
        return all_texts_in(row)

    def _entries(self, above: int) -> Iterator[tuple[Change, int | None, int | None]]:
        rows = self._db.read(_ROWS, [self._report_id, self._task_id, above])
        for id_, step, verb, record_id, field, before, after, base, place in rows:
            told = Change(
                *(id_, "", id_, step, verb, "", "", "task"),
                *(self._report_id, record_id, field, before, after),
            )
            yield told, base, place

    def _text_before(self, change: Change, base: int | None, place: int | None) -> str | None:
        key = "task", self._report_id, self._task_id, change.field
        before, _ = self._differences.whole(key, change.id, Texts(change.before, change.after, base, place))
        if before is not None and UNREADABLE in before:
            raise ValueError("a text in the history cannot be read")
        return before


def all_texts_in(row: Row) -> dict[str, str]:
    """Return all texts of a task's row by field."""
    extra: dict[str, Any] = json.loads(row["extra"])
    return {
        **{name: str(row[name] or "") for name in TASK_TEXTS},
        **{EXTRA + heading: str(text) for heading, text in extra.items()},
    }
