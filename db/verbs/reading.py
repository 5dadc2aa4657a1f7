"""The store's reads; each takes the connection for one page of rows at most."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from db.access.careful_reading import Careful, View
from db.changes import Change
from db.errors import Refused, ReportChanged
from db.file.salvage import daring, is_damage, until_damage
from db.history.replays import entries_of
from db.mending import make_text
from db.records import Draft, Section
from db.rows import TASK_COLUMNS, organisation_from, report_from, task_from, task_of, unit_from
from db.search.query import Hit, run_query
from db.text.folding import fold, office_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Domain, Organisation, Report, Task, Unit
    from db.rows import Row

_WHOLE_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*\.?\s*")
STARTING_CHARACTERS = 80

# Units used in tasks, each found by one step in the index on unit.
_USED_UNITS = """
WITH RECURSIVE used (unit) AS (
    SELECT min(unit) FROM task
    UNION ALL SELECT (SELECT min(task.unit) FROM task WHERE task.unit > used.unit) FROM used
    WHERE unit IS NOT NULL
)
SELECT unit FROM used WHERE unit IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class TaskOutline:
    """A task as the tree shows it; `content_start` is one line of at most 80 characters."""

    domain_id: str
    id: str
    number: str
    unit: str
    content_start: str
    evaluation: str
    has_result: bool
    has_documents: bool


class Reading(Careful):
    """Read reports, registers, history, and what a search finds.

    What is damaged is read as far as it can be, and told in `notices`; see `db.access.careful_reading`.
    """

    def reports(self) -> list[Report]:
        """Return all reports, the latest period's end first, then the latest made."""
        rows = sorted(self._all_of("report"), key=lambda row: row["made"], reverse=True)
        return sorted(map(report_from, rows), key=lambda report: report.period.last_day, reverse=True)

    def report(self, report_id: str) -> Report:
        """Return one report's own record; Refused (report.unknown)."""
        return report_from(self._row_of("report", None, report_id))

    def domains(self, report_id: str) -> list[Domain]:
        """Return a report's domains in the annex's order."""
        self._row_of("report", None, report_id)
        return self._domains(report_id)

    def domain(self, report_id: str, domain_id: str) -> Domain:
        """Return one domain; Refused (domain.unknown)."""
        for domain in self.domains(report_id):
            if domain.id == domain_id:
                return domain
        raise Refused("domain.unknown", domain=domain_id)

    def task(self, report_id: str, task_id: str) -> Task:
        """Return one task; Refused (task.unknown)."""
        return task_from(self._row_of("task", report_id, task_id))

    def former_task(self, report_id: str, task_id: str) -> tuple[Report, Task] | None:
        """Return the task of the same id in the last report of the same organisation before this one.

        Before is: its period ends earlier, or another one on the same day that was made earlier. Where its
        own organisation has none, one counts whose profile ended before this period did: it handed over.
        None where no report before has the task; Refused (report.unknown). The task need not be in this
        report.
        """
        with self._lock:
            return self._carefully_or(None, lambda: self._former_task(report_id, task_id))

    def _former_task(self, report_id: str, task_id: str) -> tuple[Report, Task] | None:
        this = self._row_of("report", None, report_id)
        found = self._rows(
            "SELECT * FROM report WHERE id <> ? AND EXISTS"
            " (SELECT 1 FROM task WHERE task.report_id = report.id AND task.id = ?)",
            [report_id, task_id],
        )
        own = report_from(this)
        reports = [(report_from(fit), fit["made"]) for fit in (self._fit("report", row, 0) for row in found)]
        # Where the days of this period are not told, the time of making alone can tell.
        last, made = own.period.last_day, this["made"]
        before = [
            (report.organisation, (report.period.last_day, at), report)
            for report, at in reports
            if ((report.period.last_day, at) if last else ("", at)) < (last, made)
            and not report.period.is_same(own.period)
        ]
        mine = [each for each in before if office_key(each[0]) == office_key(own.organisation)]
        ended = self._ended(last) if before and not mine else frozenset()
        mine = mine or [each for each in before if office_key(each[0]) in ended]
        if not mine:
            return None
        former = max(mine, key=lambda each: each[1])[2]
        return former, self.task(former.id, task_id)

    def _ended(self, day: str) -> frozenset[str]:
        """Return the names, as they are compared, of the organisations that had ended by a day."""
        rows = self._rows("SELECT name FROM organisation WHERE valid_to < ?", [day])
        return frozenset(office_key(str(row["name"])) for row in rows)

    def outline(self, report_id: str) -> list[TaskOutline]:
        """Return every task of a report in the annex's order, without the long texts."""
        while True:
            try:
                return [_outline(*values) for values in self._task_values(report_id, _OUTLINE)]
            except ReportChanged:
                continue

    def tasks(self, report_id: str) -> Iterator[Task]:
        """Return a report's tasks one by one in the annex's order, read in pages.

        Raises ReportChanged where the report was changed since the call.
        """
        return map(self._task_of, self._task_values(report_id, _WHOLE))

    def _task_of(self, values: tuple[Any, ...]) -> Task:
        try:
            return task_of(*values)
        except (ValueError, TypeError, RecursionError):
            row = dict(zip(TASK_COLUMNS, values, strict=True)) | {"rank": ""}
            return task_from(self._fit("task", row, 0))

    def draft(self, report_id: str) -> Draft:
        """Return the whole report as it was at one moment."""
        while True:
            try:
                before = self.revision(report_id)
                report, domains = self.report(report_id), self.domains(report_id)
                tasks = {
                    domain_id: tuple(group)
                    for domain_id, group in groupby(self.tasks(report_id), key=lambda task: task.domain_id)
                }
                if self.revision(report_id) == before:
                    return Draft(report, tuple(Section(each, tasks.get(each.id, ())) for each in domains))
            except ReportChanged:
                continue

    def saved_at(self, report_id: str) -> str | None:
        """Return the time (ISO, UTC) of a report's last change."""
        return self._moment("SELECT changed FROM revision WHERE report_id = ?", [report_id])

    def task_saved_at(self, report_id: str, task_id: str) -> str | None:
        """Return the time (ISO, UTC) of a task's last change."""
        return self._moment("SELECT changed FROM task WHERE report_id = ? AND id = ?", [report_id, task_id])

    def _moment(self, sql: str, values: list[str]) -> str | None:
        found = self._carefully_or(None, lambda: self._value(sql, values))
        try:
            return found if isinstance(found, str) and datetime.fromisoformat(found) else None
        except ValueError:
            return None

    def next_number(self, report_id: str) -> str:
        """Return the highest whole number of a report's tasks, plus one."""
        rows = self._rows("SELECT DISTINCT number FROM task WHERE report_id = ?", [report_id])
        found = [_WHOLE_NUMBER.fullmatch(make_text(row["number"])) for row in rows]
        return str(max((int(match[1]) for match in found if match), default=0) + 1)

    def units(self) -> list[Unit]:
        """Return the register of units, by name."""
        units = [unit_from(row) for row in self._all_of("unit")]
        return sorted(units, key=lambda unit: (fold(unit.name), unit.name, unit.id))

    def organisations(self) -> list[Organisation]:
        """Return the register of organisations, by name."""
        found = [organisation_from(row) for row in self._all_of("organisation")]
        return sorted(found, key=lambda each: (fold(each.name), each.name, each.id))

    def unit_names(self) -> list[str]:
        """Return the names to suggest: of the register with its aliases, and those used in tasks."""
        names = {name for unit in self.units() for name in (unit.name, *unit.aliases)}
        used = self._carefully_or(None, lambda: self._rows(_USED_UNITS)) or []
        names.update(make_text(row["unit"]) for row in used)
        return sorted((name for name in names if name.strip()), key=lambda name: (fold(name), name))

    def history(self, report_id: str, limit: int = 200) -> list[Change]:
        """Return a report's changes, the newest first, whether or not the history repeats their texts.

        Where pages are damaged, those before the damage; a row that names what is not there is left as it is.
        """
        columns = (
            "history.id, device.id AS device, counter, step, verb, who, at, record, report_id, record_id,"
        )
        sql = (
            f'SELECT {columns} field, "before", "after" FROM history'
            " JOIN device ON device.number = history.device WHERE report_id = ?"
            " ORDER BY history.id DESC LIMIT ?"
        )
        rows = self._carefully_or(None, lambda: self._rows(sql, [report_id, limit]))
        if rows is not None:
            read = [Change(**row) for row in rows]
        else:
            with self._reading() as db, daring(db):
                read = [Change(*row) for row in until_damage(db, sql, [report_id, limit])]
        found: list[Change] = []
        for change in read:
            if len(found) >= limit:
                break
            found += reversed(self._written_out(change))
        return found[:limit]

    def _written_out(self, change: Change) -> list[Change]:
        try:
            with self._reading() as db:
                return entries_of(db, change)
        except (ValueError, TypeError):
            return [change]
        except Refused as refused:
            if refused.key != "store.damaged":
                raise
            return [change]

    def search(self, query: str, *, report_id: str | None = None, limit: int = 200) -> list[Hit]:
        """Return where a query is found, with or without marks; the last word may be a beginning.

        A query with marks has its exact hits first; else the newest report first, in the annex's order.
        """

        def read() -> list[Hit]:
            with self._reading() as db:
                try:
                    return run_query(db, self._index, query, report_id, limit)
                except sqlite3.DatabaseError as error:
                    # FTS5 tells damage of its tables as anything, but this disk or our turn have codes.
                    if is_damage(error) or _code(error) == sqlite3.SQLITE_ERROR:
                        raise Refused("store.damaged", name=self.path.name) from error
                    raise

        try:
            return self._carefully(read)
        except Refused as refused:
            if refused.key != "store.damaged":
                raise
            raise Refused("store.damaged_search", name=self.path.name) from refused


def _code(error: sqlite3.Error) -> int | None:
    return getattr(error, "sqlite_errorcode", None)


def _outline_values(row: Row) -> tuple[Any, ...]:
    return (
        *(row[name] for name in ("domain_id", "id", "number", "unit")),
        *(row["content"][:400], row["evaluation"], int(row["result"] != ""), int(row["documents"] != "")),
    )


_OUTLINE = View(
    "domain_id, id, number, unit, substr(content, 1, 400), evaluation, result <> '', documents <> ''",
    (*[str] * 6, int, int),
    _outline_values,
)
_WHOLE = View(", ".join(TASK_COLUMNS), (str,) * len(TASK_COLUMNS), itemgetter(*TASK_COLUMNS))
NUMBERS = View("id, number", (str, str), itemgetter("id", "number"))


def _outline(
    domain_id: str, task_id: str, number: str, unit: str, start: str, evaluation: str, *has: int
) -> TaskOutline:
    content_start = " ".join(start.split())[:STARTING_CHARACTERS]
    return TaskOutline(domain_id, task_id, number, unit, content_start, evaluation, *map(bool, has))
