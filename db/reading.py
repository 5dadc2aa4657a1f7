"""The store's reads; each takes the connection for one page of rows at most."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Any

from db.access import Access
from db.changes import Change
from db.errors import ReportChanged
from db.folding import fold
from db.history import PAGE
from db.records import Draft, Section
from db.replays import entries_of
from db.rows import (
    KINDS,
    TASK_COLUMNS,
    domain_from,
    organisation_from,
    report_from,
    task_from,
    task_of,
    unit_from,
)
from db.search import Hit, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Domain, Organisation, Report, Task, Unit

_WHOLE_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*\.?\s*")
_STARTING_CHARACTERS = 80

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


class Reading(Access):
    """Read reports, registers, history, and what a search finds."""

    def reports(self) -> list[Report]:
        """Return all reports, the latest period's end first, then the latest made."""
        rows = self._rows("SELECT * FROM report ORDER BY made DESC")
        return sorted(map(report_from, rows), key=lambda report: report.period.last_day, reverse=True)

    def report(self, report_id: str) -> Report:
        """Return one report's own record; Refused (report.unknown)."""
        return report_from(self._record(KINDS["report"], None, report_id))

    def domains(self, report_id: str) -> list[Domain]:
        """Return a report's domains in the annex's order."""
        self._record(KINDS["report"], None, report_id)
        rows = self._rows("SELECT * FROM domain WHERE report_id = ? ORDER BY rank, id", [report_id])
        return [domain_from(row) for row in rows]

    def domain(self, report_id: str, domain_id: str) -> Domain:
        """Return one domain; Refused (domain.unknown)."""
        return domain_from(self._record(KINDS["domain"], report_id, domain_id))

    def task(self, report_id: str, task_id: str) -> Task:
        """Return one task; Refused (task.unknown)."""
        return task_from(self._record(KINDS["task"], report_id, task_id))

    def former_task(self, report_id: str, task_id: str) -> tuple[Report, Task] | None:
        """Return the task of the same id in the last report of the same organisation before this one.

        Before is: its period ends earlier, or on the same day and it was made earlier. None where no
        report before has the task; Refused (report.unknown). The task need not be in this report.
        """
        with self._lock:
            this = self._record(KINDS["report"], None, report_id)
            rows = self._rows(
                "SELECT * FROM report WHERE organisation = ? AND id <> ? AND EXISTS"
                " (SELECT 1 FROM task WHERE task.report_id = report.id AND task.id = ?)",
                [this["organisation"], report_id, task_id],
            )
            ends = {row["id"]: (report_from(row).period.last_day, row["made"]) for row in (this, *rows)}
            # Where the days of this period are not told, the time of making alone can tell.
            mine = ends[report_id]
            before = [row for row in rows if (ends[row["id"]] if mine[0] else ("", row["made"])) < mine]
            if not before:
                return None
            last = max(before, key=lambda row: ends[row["id"]])
            return report_from(last), self.task(last["id"], task_id)

    def outline(self, report_id: str) -> list[TaskOutline]:
        """Return every task of a report in the annex's order, without the long texts."""
        columns = (
            "domain_id, id, number, unit, substr(content, 1, 400), evaluation, result <> '', documents <> ''"
        )
        while True:
            try:
                return [_outline(*values) for values in self._task_values(report_id, columns)]
            except ReportChanged:
                continue

    def tasks(self, report_id: str) -> Iterator[Task]:
        """Return a report's tasks one by one in the annex's order, read in pages.

        Raises ReportChanged where the report was changed since the call.
        """
        return starmap(task_of, self._task_values(report_id, ", ".join(TASK_COLUMNS)))

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

    def revision(self, report_id: str) -> int:
        """Return a number that grows with every change of a report and never comes twice."""
        return int(self._value("SELECT number FROM revision WHERE report_id = ?", [report_id]) or 0)

    def saved_at(self, report_id: str) -> str | None:
        """Return the time (ISO, UTC) of a report's last change."""
        found: str | None = self._value("SELECT changed FROM revision WHERE report_id = ?", [report_id])
        return found

    def task_saved_at(self, report_id: str, task_id: str) -> str | None:
        """Return the time (ISO, UTC) of a task's last change."""
        sql = "SELECT changed FROM task WHERE report_id = ? AND id = ?"
        found: str | None = self._value(sql, [report_id, task_id])
        return found

    def next_number(self, report_id: str) -> str:
        """Return the highest whole number of a report's tasks, plus one."""
        rows = self._rows("SELECT DISTINCT number FROM task WHERE report_id = ?", [report_id])
        found = [_WHOLE_NUMBER.fullmatch(row["number"]) for row in rows]
        return str(max((int(match[1]) for match in found if match), default=0) + 1)

    def units(self) -> list[Unit]:
        """Return the register of units, by name."""
        units = [unit_from(row) for row in self._rows("SELECT * FROM unit ORDER BY id")]
        return sorted(units, key=lambda unit: (fold(unit.name), unit.name))

    def organisations(self) -> list[Organisation]:
        """Return the register of organisations, by name."""
        found = [organisation_from(row) for row in self._rows("SELECT * FROM organisation ORDER BY id")]
        return sorted(found, key=lambda organisation: (fold(organisation.name), organisation.name))

    def unit_names(self) -> list[str]:
        """Return the names to suggest: of the register with its aliases, and those used in tasks."""
        names = {name for unit in self.units() for name in (unit.name, *unit.aliases)}
        names.update(row["unit"] for row in self._rows(_USED_UNITS))
        return sorted((name for name in names if name.strip()), key=lambda name: (fold(name), name))

    def history(self, report_id: str, limit: int = 200) -> list[Change]:
        """Return a report's changes, the newest first, whether or not the history repeats their texts."""
        columns = (
            "history.id, device.id AS device, counter, step, verb, who, at, record, report_id, record_id,"
        )
        rows = self._rows(
            f'SELECT {columns} field, "before", "after" FROM history'
            " JOIN device ON device.number = history.device WHERE report_id = ?"
            " ORDER BY history.id DESC LIMIT ?",
            [report_id, limit],
        )
        found: list[Change] = []
        for row in rows:
            if len(found) >= limit:
                break
            with self._reading() as db:
                found += reversed(entries_of(db, Change(**row)))
        return found[:limit]

    def search(self, query: str, *, report_id: str | None = None, limit: int = 200) -> list[Hit]:
        """Return where a query is found, with or without marks; the last word may be a beginning.

        A query with marks has its exact hits first; else the newest report first, in the annex's order.
        """
        with self._reading() as db:
            return find(db, self._index, query, report_id, limit)

    def _task_values(self, report_id: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield the columns of a report's tasks in the annex's order, a page under the lock at a time."""
        self._record(KINDS["report"], None, report_id)
        with self._reading() as db:
            revision = self.revision(report_id)
            order = db.execute(
                "SELECT task.docid FROM domain JOIN task"
                " ON task.report_id = domain.report_id AND task.domain_id = domain.id"
                " WHERE domain.report_id = ? ORDER BY domain.rank, domain.id, task.rank, task.id",
                [report_id],
            )
            # Eight bytes a task: the rest of a long annex is read page by page.
            docids = array("q", (docid for (docid,) in order))
        return self._task_pages(report_id, revision, docids, columns)

    def _task_pages(
        self, report_id: str, revision: int, docids: array[int], columns: str
    ) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(docids), PAGE):
            page = docids[start : start + PAGE].tolist()
            places = ", ".join("?" * len(page))
            with self._reading() as db:
                if self.revision(report_id) != revision:
                    raise ReportChanged
                # Long annexes pass here: rows by their columns' names would take twice the time.
                rows = db.execute(
                    f"SELECT docid, {columns} FROM task WHERE docid IN ({places})", page
                ).fetchall()
            found = {row[0]: row[1:] for row in rows}
            yield from (found[docid] for docid in page)


def _outline(
    domain_id: str, task_id: str, number: str, unit: str, start: str, evaluation: str, *has: int
) -> TaskOutline:
    content_start = " ".join(start.split())[:_STARTING_CHARACTERS]
    return TaskOutline(domain_id, task_id, number, unit, content_start, evaluation, *map(bool, has))
