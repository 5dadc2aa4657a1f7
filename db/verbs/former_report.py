"""The report before a report: the last of the same organisation, or of one that handed over to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.rows import report_from
from db.text.folding import office_key

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.transaction import Access
    from db.records import Report


def former_report(access: Access, careful: CarefulReading, report_id: str, task_id: str) -> Report | None:
    """Return the last report before one that has a task; see `Tasks.former`. Refused (report.unknown)."""
    this = careful.row_of("report", None, report_id)
    found = access.rows(
        "SELECT * FROM report WHERE id <> ? AND EXISTS"
        " (SELECT 1 FROM task WHERE task.report_id = report.id AND task.id = ?)",
        [report_id, task_id],
    )
    own = report_from(this)
    reports = [(report_from(fit), fit["made"]) for fit in (careful.fit("report", row, 0) for row in found)]
    # Where the days of this period are not told, the time of making alone can tell.
    last, made = own.period.last_day, this["made"]
    before = [
        (report.organisation, (report.period.last_day, at), report)
        for report, at in reports
        if ((report.period.last_day, at) if last else ("", at)) < (last, made)
        and not report.period.is_same(own.period)
    ]
    mine = [each for each in before if office_key(each[0]) == office_key(own.organisation)]
    ended = _ended(access, last) if before and not mine else frozenset()
    mine = mine or [each for each in before if office_key(each[0]) in ended]
    return max(mine, key=lambda each: each[1])[2] if mine else None


def _ended(access: Access, day: str) -> frozenset[str]:
    """Return the names, as they are compared, of the organisations that had ended by a day."""
    rows = access.rows("SELECT name FROM organisation WHERE valid_to < ?", [day])
    return frozenset(office_key(str(row["name"])) for row in rows)
