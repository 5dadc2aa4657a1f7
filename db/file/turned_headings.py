"""Headings of the second schema turned into columns: in reports, and in what the history tells of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.former_headings import columns_of
from db.mending import lenient
from db.records import NO_ORGANISATION
from db.rows import columns_json, json_text
from db.text.folding import office_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlite_utils import Database

_REPORTS = "SELECT id, organisation, columns FROM report"
_ENTRIES = """
SELECT id, record_id, field, "before", "after" FROM history
WHERE record = 'report' AND (field IS NULL OR field = 'headings') ORDER BY id
"""


def turn_headings(db: Database) -> None:
    """Turn headings into columns; what an organisation's style hides is hidden in each of its reports.

    What cannot be read stays as it is: whoever reads it shows what there is.
    """
    db.conn.text_factory = lenient
    try:
        hidden = _Hidden(db)
        for report_id, organisation, headings in db.execute(_REPORTS).fetchall():
            turned = _columns(headings, hidden.of(report_id, organisation))
            if turned is not None:
                db.execute("UPDATE report SET columns = ? WHERE id = ?", [turned, report_id])
        _turn_history(db, hidden)
    finally:
        db.conn.text_factory = str
    db.execute("UPDATE undo SET field = 'columns' WHERE record = 'report' AND field = 'headings'")


def _turn_history(db: Database, hidden: _Hidden) -> None:
    for number, report_id, field, before, after in db.execute(_ENTRIES).fetchall():
        turned = [_entry(text, report_id, field, hidden) for text in (before, after)]
        db.execute(
            'UPDATE history SET field = ?, "before" = ?, "after" = ? WHERE id = ?',
            [field and "columns", *turned, number],
        )


def _entry(text: Any, report_id: str, field: str | None, hidden: _Hidden) -> Any:
    """Return what an entry tells, in columns."""
    if field is not None:
        turned = _columns(text, hidden.of(report_id, None))
        return text if turned is None else turned
    row = _object(text)
    if row is None or "headings" not in row:
        return text
    turned = _columns(row["headings"], hidden.of(report_id, str(row.get("organisation", ""))))
    names = {"headings": "columns"}
    whole = {names.get(name, name): value for name, value in row.items()}
    return json_text(whole | {"columns": row["headings"] if turned is None else turned})


def _columns(text: Any, hidden: Collection[str]) -> str | None:
    """Return headings as columns; None where they are none."""
    headings = _object(text)
    if headings is None:
        return None
    try:
        return columns_json(columns_of(headings, hidden))
    except (TypeError, KeyError):
        return None


def _object(text: Any) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


class _Hidden:
    """The fields that the styles of organisations hide, by report: the same at each of its entries."""

    def __init__(self, db: Database) -> None:
        self._by_office = {
            office: frozenset(map(str, hidden))
            for office, form in db.execute("SELECT id, form FROM style").fetchall()
            if isinstance(hidden := (_object(form) or {}).get("hidden"), list)
        }
        self._offices = offices_by_name(db)
        self._of_report: dict[str, frozenset[str]] = {}

    def of(self, report_id: str, organisation: str | None) -> frozenset[str]:
        """Return what is hidden in a report; of what organisation it is was told before."""
        if organisation is not None and report_id not in self._of_report:
            office = self._offices.get(office_key(organisation), "")
            self._of_report[report_id] = self._by_office.get(office, frozenset())
        return self._of_report.get(report_id, frozenset())


def offices_by_name(db: Database) -> dict[str, str]:
    """Return the ids of the organisations that are known, by each name as such names are compared."""
    rows = db.execute("SELECT id, name, short_name FROM organisation ORDER BY name, id").fetchall()
    known = {"": NO_ORGANISATION}
    for place in (1, 2):
        for row in rows:
            known.setdefault(office_key(row[place]), row[0])
    return known
