"""The domains of a report: read, added, written, moved, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from db.history.undo import Place
from db.ids import new_id
from db.records import Domain
from db.rows import KINDS, domain_row
from db.verbs.checked.acceptances import delete_tasks
from db.verbs.siblings import Siblings

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.transaction import Access
    from db.changes import Changes, Made

_DOMAIN = KINDS["domain"]
_FIELDS = ("numeral", "name")


class Domains:
    """Read and change the domains of reports; each verb is one transaction and one undo step."""

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording) -> None:
        self._access, self._careful, self._recording = access, careful, recording

    def of(self, report_id: str) -> list[Domain]:
        """Return a report's domains in the annex's order; Refused (report.unknown)."""
        self._careful.row_of("report", None, report_id)
        return self._careful.domains(report_id)

    def get(self, report_id: str, domain_id: str) -> Domain:
        """Return one domain; Refused (domain.unknown)."""
        for domain in self.of(report_id):
            if domain.id == domain_id:
                return domain
        raise Refused("domain.unknown", domain=domain_id)

    def add(
        self, report_id: str, *, numeral: str = "", name: str = "", after: str | None = None
    ) -> Made[Domain]:
        """Add a domain after another one, or at the end."""
        domain = Domain(report_id, new_id(), numeral, name)
        siblings = Siblings(self._access.db, report_id)
        with self._recording.verb("add_domain", Place("domain", report_id, domain.id)) as recorder:
            self._access.record(KINDS["report"], None, report_id)
            siblings.expect(after)
            recorder.insert(_DOMAIN, [domain_row(domain, siblings.free_rank(recorder, after=after))])
        return recorder.changes.made(domain)

    def write(
        self, report_id: str, domain_id: str, field: str, text: str, *, edit: str | None = None
    ) -> Changes:
        """Write a domain's numeral or name."""
        if field not in _FIELDS:
            raise ValueError(f"a domain has no field {field!r}")
        with self._recording.verb(
            "write_domain", Place("domain", report_id, domain_id, field), edit=edit
        ) as recorder:
            self._access.record(_DOMAIN, report_id, domain_id)
            recorder.update(_DOMAIN, report_id, [(domain_id, field, text)])
        return recorder.changes

    def move(self, report_id: str, domain_id: str, *, before: str | None) -> Changes:
        """Put a domain with its tasks before another one, None: to the end."""
        siblings = Siblings(self._access.db, report_id)
        with self._recording.verb("move_domain", Place("domain", report_id, domain_id)) as recorder:
            siblings.expect(domain_id)
            siblings.expect(before)
            if before in (domain_id, siblings.following(domain_id)):
                return recorder.changes
            rank = siblings.free_rank(recorder, before=before, moving=domain_id)
            recorder.update(_DOMAIN, report_id, [(domain_id, "rank", rank)])
        return recorder.changes

    def delete(self, report_id: str, domain_id: str) -> Changes:
        """Delete a domain with its tasks."""
        with self._recording.verb("delete_domain", Place("domain", report_id, domain_id)) as recorder:
            self._access.record(_DOMAIN, report_id, domain_id)
            rows = self._access.rows(
                "SELECT id FROM task WHERE report_id = ? AND domain_id = ? ORDER BY rank, id",
                [report_id, domain_id],
            )
            delete_tasks(self._access.db, recorder, report_id, [row["id"] for row in rows])
            recorder.delete(_DOMAIN, report_id, [domain_id])
        return recorder.changes
