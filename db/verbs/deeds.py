"""What was done, the newest first: the entries of the history gathered by the act that made them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from db.changes import REPLAYS
from db.history.differences import Differences, Texts
from db.history.undo import (
    COLUMN_VERBS,
    DELETED,
    REGISTER_VERBS,
    REPLACED,
    REPLACED_WORDS,
    RESTORED,
    WORDS_EVERYWHERE,
    Step,
)
from db.mending import UNREADABLE, make_text
from db.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.file.database import Database
    from db.rows import Row

_THROUGHOUT = (REPLACED, REPLACED_WORDS, "renumber", *COLUMN_VERBS)
"""Verbs that act on a whole report though its own record may stay as it was."""
_ADDED = f"SELECT step FROM history WHERE report_id IS NULL AND verb IN {REGISTER_VERBS}"
_HEAD = "id, step, verb, who, at, record, report_id, record_id, field, device"
_BODY = 'record, report_id, record_id, field, "before", "after", verb, id, base, place'


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: when (ISO, UTC), by whom, what.

    `verb` is what was done, or what was taken back (`replay` "undo") or done again ("redo"). `record`,
    `record_id` and `field` tell where; field, before and after are None where more than one text changed.
    `step` is None for what was done elsewhere and came with a file. `newest` names its last entry.
    """

    newest: int
    first: int
    step: int | None
    verb: str
    replay: str | None
    who: str
    at: str
    record: str
    report_id: str | None
    record_id: str
    field: str | None
    before: str | None
    after: str | None

    @property
    def as_step(self) -> Step:
        """The step that was done, or taken back, with its place."""
        verb = RESTORED if (self.verb, self.replay) == (DELETED, "undo") else self.verb
        return Step(self.step or 0, verb, self.report_id, self.record, self.record_id, self.field)


class _Head(NamedTuple):
    id: int
    step: int | None
    verb: str
    who: str
    at: str
    record: str
    report_id: str | None
    record_id: str
    field: str | None
    device: int


def deed_before(
    db: Database, report_id: str | None, before: int, style_of: Sequence[str] = ()
) -> Deed | None:
    """Return what was done last before an entry's number, in a report or at all; None where nothing was.

    With a report counts what was done to the style of its organisation, by the ids that this may have, and
    what came into the registers by name.
    """
    heads = []
    for where, values in _scopes(report_id, style_of):
        # One after the other: both at once would go through all that was ever done.
        rows = db.read(
            f"SELECT {_HEAD} FROM history WHERE id < ?{where} ORDER BY id DESC LIMIT 1", [before, *values]
        )
        heads += [(_Head(*row), where, values) for row in rows]
    if not heads:
        return None
    head, where, values = max(heads, key=lambda each: each[0].id)
    first = _first(db, head, where, values)
    body = _body(db, head, first, where, values)
    same = body[0]
    verb, replay = (same[6], head.verb) if head.verb in REPLAYS and head.step else (head.verb, None)
    is_text = len(body) == 1 and same[3] is not None and same[0] != "style"
    field, old, new = (same[3], *_texts(db, same)) if is_text else (None, None, None)
    if replay == "undo":
        old, new = new, old
    record, report, record_id = same[:3]
    if verb in _THROUGHOUT and report is not None:
        record, record_id = "report", report
    if verb == WORDS_EVERYWHERE:
        # It is taken back in all the reports that it was done in.
        record, report, record_id, field, old, new = "report", None, "", None, None, None
    return Deed(
        *(head.id, first, head.step, verb, replay, head.who, head.at),
        *(record, report, record_id, field, old, new),
    )


def _scopes(report_id: str | None, style_of: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    if report_id is None:
        yield "", []
        return
    yield " AND report_id = ?", [report_id]
    yield f" AND report_id IS NULL AND step IN ({_ADDED})", []
    for office in style_of:
        yield " AND report_id IS NULL AND record = 'style' AND record_id = ?", [office]


def _first(db: Database, head: _Head, where: str, values: list[str]) -> int:
    """Return the first entry of what was done with an entry."""
    if head.step is not None and head.verb not in REPLAYS:
        return head.step
    same = "(step IS ? AND verb = ? AND device = ? AND at = ?"
    if head.step is None:
        if head.field is not None:
            return head.id
        same += " AND field IS NULL"
    rows = db.read(
        f"SELECT id FROM history WHERE id < ?{where} AND NOT {same}) ORDER BY id DESC LIMIT 1",
        [head.id, *values, head.step, head.verb, head.device, head.at],
    )
    return rows[0][0] + 1 if rows else 1


def _body(db: Database, head: _Head, first: int, where: str, values: list[str]) -> list[tuple[Any, ...]]:
    """Return one or two of the entries that tell what was done: what was repeated, for an undo."""
    if head.step is not None:
        span = f"step = ?{where} AND verb NOT IN {REPLAYS}"
        asked = [head.step, *values]
    else:
        span, asked = f"id BETWEEN ? AND ?{where}", [first, head.id, *values]
    rows = db.read(f"SELECT {_BODY} FROM history WHERE {span} ORDER BY id DESC LIMIT 2", asked)
    if len(rows) < 2:
        place = head.record, head.report_id, head.record_id, head.field
        return rows or [(*place, None, None, head.verb, head.id, None, None)]
    record = _record_of(rows[0][6])
    told = [row for row in rows if row[0] == record]
    if not told:
        # What makes a report begins with its own record.
        only, kind = ("", []) if record is None else (" AND record = ?", [record])
        sql = f"SELECT {_BODY} FROM history WHERE {span}{only} ORDER BY id LIMIT 1"
        told = db.read(sql, [*asked, *kind])
    return [*told, *rows][:2]


def _texts(db: Database, row: tuple[Any, ...]) -> tuple[Any, Any]:
    """Return the texts before and after of a row of the BODY columns; what cannot be told is U+FFFD."""
    before, after, _, id_, base, place = row[4:]
    try:
        return Differences(db).whole(row[:4], id_, Texts(before, after, base, place))
    except ValueError:
        return UNREADABLE, UNREADABLE


def recorded_last(
    db: Database, report_id: str | None, record: str, ids: list[str], step: int | None = None
) -> dict[str, Row]:
    """Return records as the history had them last, or as a step of it that brought or took them has them."""
    found: dict[str, Row] = {}
    if not ids:
        return found
    # A report's history is long, a step of it is not: the + keeps SQLite from going by the report.
    values: list[str | int | None]
    where, values = "report_id IS ?", [report_id]
    if step is not None:
        where, values = "step = ? AND +report_id IS ?", [step, report_id]
    rows = db.read(
        f'SELECT record_id, coalesce("before", "after") FROM history WHERE {where}'
        f" AND record = ? AND field IS NULL AND verb NOT IN {REPLAYS}"
        f" AND record_id IN ({', '.join('?' * len(ids))}) ORDER BY id",
        [*values, record, *ids],
    )
    for record_id, text in rows:
        try:
            row = json.loads(text)
        except (ValueError, TypeError, RecursionError):
            continue
        if isinstance(row, dict):
            found[record_id] = {name: make_text(value) for name, value in row.items()}
    return found


def _record_of(verb: str) -> str | None:
    """Return the kind of record that a verb is about, as its name tells."""
    return next((name for name in KINDS if verb.endswith(f"_{name}")), None)
