"""Where undo begins anew in a salvaged store: what is there is written into the history once more.

What the history still tells of the report stays readable, as what came from elsewhere does: it belongs to no
step any more. A report in the bin stays there, removed once more.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from db.history.differences import Differences
from db.history.floors import reached
from db.history.undo import COLUMN_VERBS, DELETED, WORDS_EVERYWHERE
from db.mending import UNREADABLE
from db.rows import KINDS, json_text, whole_row
from db.salvage.entries import apply, history_entries, meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.file.database import Database
    from db.rows import Row
    from db.salvage.entries import Missing
    from db.salvage.fresh import RecordKey

SALVAGED = "salvage"
"""The verb of entries that say what was salvaged."""

_MADE = (
    "INSERT INTO history (id, device, counter, step, verb, who, at, record, report_id, record_id, field,"
    ' "before", "after") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
)
_STEPS = """
SELECT step, min(verb) FILTER (WHERE verb NOT IN ('undo', 'redo')),
    (SELECT verb = 'undo' FROM history AS last WHERE last.step = history.step ORDER BY id DESC LIMIT 1)
FROM history WHERE step IS NOT NULL GROUP BY step
"""
_REMOVALS = """
SELECT report_id, max(id) FROM history WHERE record = 'report' AND step IS NOT NULL AND field IS NULL
    AND (verb = 'undo' OR "after" IS NULL) AND report_id NOT IN (SELECT id FROM report) GROUP BY report_id
"""
_STEP = (
    "INSERT OR IGNORE INTO undo (step, done, verb, report_id, record, record_id)"
    " VALUES (:step, :done, :verb, :report, 'report', :report)"
)

_Told = tuple["RecordKey", "Row", str]
"""A record with the moment of its last change."""


class Beginnings:
    """Cut undo off, report by report, inside a transaction; `now` is the moment of it."""

    def __init__(self, db: Database, missing: Missing, now: str) -> None:
        self._db, self._missing, self._now = db, missing, now
        self.steps_gone = 0

    def settle_steps(self) -> set[str | None]:
        """Have the undo stack's steps be as the history tells them; return the reports where they cannot."""
        broken: set[str | None] = set()
        self._settle_verbs()
        if self._missing.newest:
            sql = "SELECT DISTINCT report_id FROM undo WHERE step <= ?"
            broken |= {report_id for (report_id,) in self._db.read(sql, [self._missing.newest])}
        told = {step: (verb, bool(is_undone)) for step, verb, is_undone in self._db.read(_STEPS)}
        sql = "SELECT step, done, verb, report_id, record, record_id, field FROM undo"
        for step, done, *place in self._db.read(sql):
            known, is_undone = told.get(step, (None, False))
            if known is None:
                broken.add(place[1])
                self._db.execute("DELETE FROM undo WHERE step = ?", [step])
                self.steps_gone += 1
                continue
            if is_undone == bool(done):
                self._db.execute("UPDATE undo SET done = ? WHERE step = ?", [int(not is_undone), step])
            self._settle_place(step, [known, *place[1:]])
        return broken

    def _settle_verbs(self) -> None:
        """Have each step go by one verb, of several that are told by the one that is used most."""
        own = "SELECT step, verb FROM history WHERE step IS NOT NULL AND verb NOT IN ('undo', 'redo')"
        both = f"{own} UNION ALL SELECT step, verb FROM undo"
        used = dict(self._db.read(f"SELECT verb, count(*) FROM ({both}) GROUP BY verb"))
        sql = f"SELECT step FROM ({both}) GROUP BY step HAVING count(DISTINCT verb) > 1"
        for (step,) in self._db.read(sql):
            verbs = self._db.read(f"SELECT DISTINCT verb FROM ({both}) WHERE step = ?", [step])
            verb = max((verb for (verb,) in verbs), key=lambda each: used[each])
            for table in ("history", "undo"):
                where = "step = ? AND verb NOT IN ('undo', 'redo')"
                self._db.execute(f"UPDATE {table} SET verb = ? WHERE {where}", [verb, step])

    def _settle_place(self, step: int, place: list[Any]) -> None:
        """Have a step's verb and place be what its entries say."""
        verb, report_id, record, record_id, name = place
        if verb == WORDS_EVERYWHERE:
            sql = "UPDATE undo SET report_id = NULL, record = 'report', record_id = '', field = NULL"
            self._db.execute(f"{sql} WHERE step = ?", [step])
            return
        found = self._db.read(
            "SELECT DISTINCT report_id, record, record_id, field FROM history"
            " WHERE step = ? AND verb NOT IN ('undo', 'redo')",
            [step],
        )
        is_of_report = (record, record_id) == ("report", report_id)
        is_known = any(report_id == each[0] for each in found) and (
            is_of_report or any((record, record_id) == each[1:3] for each in found)
        )
        if not is_known:
            report_id, record, record_id, name = found[0] if len(found) == 1 else (*found[0][:3], None)
        if name is not None and verb not in COLUMN_VERBS and all(name != each[3] for each in found):
            name = None
        sql = "UPDATE undo SET verb = ?, report_id = ?, record = ?, record_id = ?, field = ? WHERE step = ?"
        self._db.execute(sql, [verb, report_id, record, record_id, name, step])

    def drop_steps(self) -> None:
        """Take off the steps before one that the undo stack may have lost: undo must not pass over it."""
        if not self._missing.step:
            return
        sql = f"DELETE FROM undo WHERE step <= ? AND NOT (verb = '{DELETED}' AND done = 1)"
        self.steps_gone += self._db.execute(sql, [self._missing.step]).rowcount
        # What is in the bin is known by its step alone.
        for report_id, number in self._db.read(_REMOVALS):
            step, verb = self._db.read("SELECT step, verb FROM history WHERE id = ?", [number])[0]
            sql = "SELECT verb FROM history WHERE step = ? ORDER BY id LIMIT 1"
            values = {"step": step, "done": int(verb != "undo"), "report": report_id}
            self._db.execute(_STEP, {**values, "verb": self._db.read(sql, [step])[0][0]})

    def begin_anew(self, report_id: str | None) -> None:
        """Write anew into the history what is there of a report, or of the registers."""
        there = self._there(report_id)
        removed = [] if there or report_id is None else self._removed(report_id)
        self._write_out(report_id)
        self._db.execute("UPDATE history SET step = NULL WHERE report_id IS ?", [report_id])
        self.steps_gone += self._db.execute("DELETE FROM undo WHERE report_id IS ?", [report_id]).rowcount
        rows = there or removed
        self._tell(report_id, [(key, None, json_text(row), at) for key, row, at in rows], SALVAGED)
        if removed:
            gone = [(key, json_text(row), None, at) for key, row, at in reversed(rows)]
            step = self._tell(report_id, gone, DELETED)
            self._db.execute(_STEP, {"step": step, "done": 1, "verb": DELETED, "report": report_id})

    def _there(self, report_id: str | None) -> list[_Told]:
        found = []
        for kind in KINDS.values():
            if (report_id is None) == (kind.in_report or kind.name == "report"):
                continue
            where = "" if report_id is None else f" WHERE {'report_id' if kind.in_report else 'id'} = ?"
            at = "changed" if kind.stamped else "NULL"
            sql = f"SELECT {at}, {', '.join(kind.columns)} FROM {kind.name}{where}"
            for moment, *values in self._db.read(sql, [] if report_id is None else [report_id]):
                row = dict(zip(kind.columns, values, strict=True))
                key = (kind.name, kind.report_of(row), row["id"])
                if kind.stamped and not is_moment(moment):
                    moment = self._now
                    sql = f"UPDATE {kind.name} SET changed = ? WHERE report_id = ? AND id = ?"
                    self._db.execute(sql, [moment, report_id, row["id"]])
                found.append((key, row, moment or self._now))
        return found

    def _removed(self, report_id: str) -> list[_Told]:
        """Return what a report in the bin held, as far as the history tells it; nothing: it is in no bin."""
        alive: dict[RecordKey, Row] = {}
        gone: dict[tuple[int | None, str], dict[RecordKey, Row]] = {}
        found: dict[RecordKey, Row] = {}
        own = ("report", report_id, report_id)
        differences = Differences(self._db)
        for entry in history_entries(self._db, "report_id IS ? AND step IS NOT NULL", (report_id,)):
            act = entry.change.step, entry.change.verb
            with suppress(ValueError, TypeError, KeyError):
                for each in meant(differences, entry):
                    key = (each.record, report_id, each.record_id)
                    if each.field is None and each.after is None:
                        told = alive.get(key) or whole_row(KINDS[each.record], each.before or "")
                        gone.setdefault(act, {})[key] = told
                    apply(alive, each)
                    if key == own and key not in alive:
                        # What stands there still went as well: that entry is lost.
                        found = {**alive, **gone[act]}
                        alive.clear()
        found = alive if own in alive else found
        if own not in found:
            return []
        for domain_id in {row["domain_id"] for key, row in found.items() if key[0] == "task"}:
            found.setdefault(("domain", report_id, domain_id), nameless_domain(report_id, domain_id, "z"))
        order = list(KINDS)
        rows = sorted(found.items(), key=lambda each: order.index(each[0][0]))
        return [(key, row, self._now) for key, row in rows]

    def _write_out(self, report_id: str | None) -> None:
        """Write out the rows that name what they repeat: without steps nobody could tell."""
        differences = Differences(self._db)
        where = "report_id IS ? AND verb IN ('undo', 'redo') AND field IS NULL"
        for entry in list(history_entries(self._db, where, (report_id,))):
            try:
                told = meant(differences, entry)
            except (ValueError, TypeError):
                told = []
            if told == [entry.change]:
                continue
            self._db.execute("DELETE FROM history WHERE id = ?", [entry.change.id])
            for each in told:
                values = (each.record, report_id, each.record_id, each.field, each.before, each.after)
                numbers = (each.id, entry.device, each.counter, None)
                self._db.execute(_MADE, [*numbers, each.verb, each.who, each.at, *values])

    def _tell(
        self, report_id: str | None, told: Sequence[tuple[RecordKey, str | None, str | None, str]], verb: str
    ) -> int:
        """Write entries of whole records into the history; return their step."""
        counters = reached(self._db)
        step = counters.entry + 1
        for offset, ((record, _, record_id), before, after, at) in enumerate(told, 1):
            numbers = (counters.entry + offset, 1, counters.counter + offset, step)
            self._db.execute(
                _MADE, [*numbers, verb, "", at, record, report_id, record_id, None, before, after]
            )
        return step


def nameless_domain(report_id: str, domain_id: str, rank: str) -> Row:
    """Return what stands in a domain's place of which only its tasks are left."""
    nothing = dict.fromkeys(KINDS["domain"].columns, "")
    return {**nothing, "report_id": report_id, "id": domain_id, "rank": rank, "name": UNREADABLE}


def is_moment(text: object) -> bool:
    """Tell whether a text is a moment in ISO form."""
    try:
        return isinstance(text, str) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False
