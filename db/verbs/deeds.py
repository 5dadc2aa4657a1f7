"""What was done, the newest first: the entries of the history gathered by the act that made them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from db.access.careful_reading import Careful
from db.changes import REPLAYS
from db.history.undo import DELETED, REPLACED, RESTORED, Step
from db.mending import make_text
from db.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.rows import Row

_THROUGHOUT = (REPLACED, "renumber")
"""Verbs that act on a whole report though its own record may stay as it was."""
_HEAD = "id, step, verb, who, at, record, report_id, record_id, field, device"
_BODY = 'record, report_id, record_id, field, "before", "after", verb'


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


class Deeds(Careful):
    """Read what was done, page by page, and what the records it was done to are called."""

    def deeds(
        self, report_id: str | None = None, *, before: int | None = None, limit: int = 100
    ) -> list[Deed]:
        """Return what was done in a report, or at all, the newest first, before an entry's number.

        The next page is `before` the last deed's `first`. Where pages are damaged, nothing.
        """
        found: list[Deed] = []
        at = before if before is not None else 1 << 62
        while len(found) < limit:
            start = at
            deed = self._carefully_or(None, lambda start=start: self._deed(report_id, start))  # type: ignore[misc]
            if deed is None:
                break
            found.append(deed)
            at = deed.first
        return found

    def _deed(self, report_id: str | None, before: int) -> Deed | None:
        where, values = ("", []) if report_id is None else (" AND report_id = ?", [report_id])
        with self._reading() as db:
            rows = db.read(
                f"SELECT {_HEAD} FROM history WHERE id < ?{where} ORDER BY id DESC LIMIT 1", [before, *values]
            )
            if not rows:
                return None
            head = _Head(*rows[0])
            first = self._first(head, where, values)
            body = self._body(head, first, where, values)
        same = body[0]
        verb, replay = (same[6], head.verb) if head.verb in REPLAYS and head.step else (head.verb, None)
        field, old, new = same[3:6] if len(body) == 1 and same[3] is not None else (None, None, None)
        if replay == "undo":
            old, new = new, old
        record, report, record_id = same[:3]
        if verb in _THROUGHOUT and report is not None:
            record, record_id = "report", report
        return Deed(
            *(head.id, first, head.step, verb, replay, head.who, head.at),
            *(record, report, record_id, field, old, new),
        )

    def _first(self, head: _Head, where: str, values: list[str]) -> int:
        """Return the first entry of what was done with an entry."""
        if head.step is not None and head.verb not in REPLAYS:
            return head.step
        same = "(step IS ? AND verb = ? AND device = ? AND at = ?"
        if head.step is None:
            if head.field is not None:
                return head.id
            same += " AND field IS NULL"
        rows = self._db.read(
            f"SELECT id FROM history WHERE id < ?{where} AND NOT {same}) ORDER BY id DESC LIMIT 1",
            [head.id, *values, head.step, head.verb, head.device, head.at],
        )
        return rows[0][0] + 1 if rows else 1

    def _body(self, head: _Head, first: int, where: str, values: list[str]) -> list[tuple[Any, ...]]:
        """Return one or two of the entries that tell what was done: what was repeated, for an undo."""
        if head.step is not None:
            span = f"step = ?{where} AND verb NOT IN {REPLAYS}"
            asked = [head.step, *values]
        else:
            span, asked = f"id BETWEEN ? AND ?{where}", [first, head.id, *values]
        rows = self._db.read(f"SELECT {_BODY} FROM history WHERE {span} ORDER BY id DESC LIMIT 2", asked)
        if len(rows) < 2:
            return rows or [(head.record, head.report_id, head.record_id, head.field, None, None, head.verb)]
        record = _record_of(rows[0][6])
        told = [row for row in rows if row[0] == record]
        if not told:
            # What makes a report begins with its own record.
            only, kind = ("", []) if record is None else (" AND record = ?", [record])
            sql = f"SELECT {_BODY} FROM history WHERE {span}{only} ORDER BY id LIMIT 1"
            told = self._db.read(sql, [*asked, *kind])
        return [*told, *rows][:2]

    def named(self, report_id: str | None, record: str, ids: Iterable[str]) -> dict[str, Row]:
        """Return the rows that records are known by: as they are, or as they were before they went."""
        kind, wanted = KINDS[record], list(dict.fromkeys(ids))
        nothing: dict[str, Row] = {}
        if not wanted:
            return nothing

        def read() -> dict[str, Row]:
            marks = ", ".join("?" * len(wanted))
            where, values = ("", []) if not kind.in_report else ("report_id = ? AND ", [report_id])
            rows = self._rows(
                f"SELECT {', '.join(kind.columns)} FROM {record} WHERE {where}id IN ({marks})",
                [*values, *wanted],
            )
            return {row["id"]: row for row in rows}

        found = self._carefully_or(nothing, read)
        gone = [each for each in wanted if each not in found]
        return found | self._carefully_or(nothing, lambda: self._recorded_last(report_id, record, gone))

    def _recorded_last(self, report_id: str | None, record: str, ids: list[str]) -> dict[str, Row]:
        """Return records as the history had them last."""
        found: dict[str, Row] = {}
        if not ids:
            return found
        with self._reading() as db:
            rows = db.read(
                'SELECT record_id, coalesce("before", "after") FROM history WHERE report_id IS ?'
                f" AND record = ? AND field IS NULL AND verb NOT IN {REPLAYS}"
                f" AND record_id IN ({', '.join('?' * len(ids))}) ORDER BY id",
                [report_id, record, *ids],
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
