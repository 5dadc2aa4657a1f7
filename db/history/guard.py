"""The guard of locked reports: nothing is written into one, whatever the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.changes import STATE_VERBS
from db.errors import Refused
from db.flaws import Spot
from db.mending import make_readable
from db.rows import KINDS, report_from, state_from

if TYPE_CHECKING:
    from db.file.database import Database
    from db.rows import Kind

_OF_STATE = "SELECT {} FROM state WHERE report_id = ?"


class Guard:
    """Refuse what would change a locked report, inside one verb's transaction.

    What stands when the verb begins counts to its end: what restores a locked report writes all of it.
    """

    def __init__(self, db: Database, verb: str) -> None:
        self._db, self._changes_states = db, verb in STATE_VERBS
        self._known: dict[str, Refused | None] = {}

    def expect_open(self, kind: Kind, report_id: str | None) -> None:
        """Raise Refused (report.locked, report.signed) where a record of a locked report would change."""
        if report_id is None or (self._changes_states and kind.name == "state"):
            return
        if report_id not in self._known:
            self._known[report_id] = lock_of_report(self._db, report_id)
        refused = self._known[report_id]
        if refused is not None:
            raise refused


def lock_of_report(db: Database, report_id: str) -> Refused | None:
    """Return why a report may not be changed now; None where it may, or is not there."""
    found = _row(db, KINDS["state"], report_id, "report_id")
    state = state_from(found) if found else None
    if state is None or not state.is_locked:
        return None
    row = _row(db, KINDS["report"], report_id, "id")
    report = report_from(row) if row else None
    return Refused(
        "report.signed" if state.state == "signed" else "report.locked",
        spot=Spot("report", report_id, report_id, report.organisation, report.period)
        if report
        else Spot("report", report_id, report_id),
        id=report_id,
        reason=state.reason,
        who=state.who,
        at=state.at,
    )


def _row(db: Database, kind: Kind, report_id: str, key: str) -> dict[str, object] | None:
    rows = db.read(f"SELECT {', '.join(kind.columns)} FROM {kind.name} WHERE {key} = ?", [report_id])
    return make_readable(kind, dict(zip(kind.columns, rows[0], strict=True))) if rows else None
