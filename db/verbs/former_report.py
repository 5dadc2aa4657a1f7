"""The report before a report: the last of the same organisation, or of one that handed over to it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from db.office_names import OfficeNames
from db.records import Period
from db.rows import organisation_from, report_from
from db.text.folding import office_key
from db.text.signs import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.access.careful_reading import CarefulReading
    from db.access.transaction import Access
    from db.records import Report
    from db.rows import Row

_MOST_LOOKED = 12
"""Reports before that are asked for a task in common; each takes a look at all of their tasks."""
_PAGE = 500
_LOOKED_AT = "id, made, organisation, period"
_SHARED = (
    "SELECT EXISTS (SELECT 1 FROM task AS was JOIN task AS now ON now.report_id = ?2 AND now.id = was.id"
    " WHERE was.report_id = ?1)"
)
_TOLD = ("result", "documents", "evaluation", "status", "finished")
_SAME = (
    "SELECT now.id, was.id IS NOT NULL"
    + "".join(f" AND trim(now.{name}, '{BLANKS}') = trim(was.{name}, '{BLANKS}')" for name in _TOLD)
    + " AS same FROM (SELECT * FROM task WHERE report_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3) AS now"
    " LEFT JOIN task AS was ON was.report_id = ?4 AND was.id = now.id ORDER BY now.id"
)


def former_report(access: Access, careful: CarefulReading, report_id: str, task_id: str) -> Report | None:
    """Return the last report before one that has a task; see `Tasks.former`. Refused (report.unknown)."""
    this = careful.row_of("report", None, report_id)
    found = access.rows(
        f"SELECT {_LOOKED_AT} FROM report WHERE id <> ? AND EXISTS"
        " (SELECT 1 FROM task WHERE task.report_id = report.id AND task.id = ?)",
        [report_id, task_id],
    )
    earlier = _earlier(careful, this, found)
    return report_from(careful.row_of("report", None, earlier[0])) if earlier else None


def unchanged_tasks(access: Access, careful: CarefulReading, report_id: str) -> Iterator[frozenset[str]]:
    """Yield, in parts, the tasks that tell what the last report before tells; see `Tasks.unchanged`."""
    this = careful.row_of("report", None, report_id)
    others = access.rows(f"SELECT {_LOOKED_AT} FROM report WHERE id <> ?", [report_id])
    for earlier in _earlier(careful, this, others)[:_MOST_LOOKED]:
        if access.value(_SHARED, [earlier, report_id]):
            yield from _same(access, report_id, earlier)
            return


def _same(access: Access, report_id: str, earlier: str) -> Iterator[frozenset[str]]:
    last = ""
    while True:
        rows = access.rows(_SAME, [report_id, last, _PAGE, earlier])
        yield frozenset(row["id"] for row in rows if row["same"])
        if len(rows) < _PAGE:
            return
        last = rows[-1]["id"]


def _earlier(careful: CarefulReading, this: Row, found: list[Row]) -> list[str]:
    """Return, the last one first, the ids of those found reports that a report goes on from."""
    own = report_from(this)
    # Where the days of this period are not told, the time of making alone can tell.
    last, made = own.period.last_day, this["made"]
    before = []
    for row in found:
        organisation, period = _known(careful, row)
        stands = (period.last_day, row["made"])
        if (stands if last else ("", row["made"])) < (last, made) and not period.is_same(own.period):
            before.append((organisation, stands, row["id"]))
    known = [organisation_from(row) for row in careful.all_of("organisation")] if before else []
    names = OfficeNames(known, office_key)
    # A thousand reports are of few offices.
    offices = {name: names.office(name) for name in {own.organisation, *(each[0] for each in before)}}
    mine = [each for each in before if offices[each[0]] == offices[own.organisation]]
    ended = {office_key(each.name) for each in known if each.valid_to and each.valid_to < last}
    mine = mine or [each for each in before if offices[each[0]] in ended]
    return [each[2] for each in sorted(mine, key=lambda each: each[1], reverse=True)]


def _known(careful: CarefulReading, row: Row) -> tuple[str, Period]:
    """Return a report's organisation and period; of a damaged one as readers rely on them."""
    try:
        return str(row["organisation"]), _period(row["period"])
    except (ValueError, TypeError, RecursionError):
        report = report_from(careful.row_of("report", None, row["id"]))
        return report.organisation, report.period


@lru_cache(maxsize=2048)
def _period(text: str) -> Period:
    """Return the period that a row tells: there are few, and each switch of tasks asks for all of them."""
    period = Period(**json.loads(text))
    period.last_day.encode()  # one that is no text, or no month, is damaged
    return period
