"""The verbs on the domains of a report."""

from __future__ import annotations

from db.access.transaction import Access
from db.history.undo import Place
from db.ids import new_id
from db.records import Domain
from db.rows import KINDS, domain_row
from db.verbs.siblings import Siblings

_DOMAIN = KINDS["domain"]
_FIELDS = ("numeral", "name")


class DomainVerbs(Access):
    """Verbs on domains; each is one transaction and one undo step."""

    def add_domain(
        self, report_id: str, *, numeral: str = "", name: str = "", after: str | None = None
    ) -> Domain:
        """Add a domain after another one, or at the end, and return it."""
        domain = Domain(report_id, new_id(), numeral, name)
        siblings = Siblings(self._db, report_id)
        with self._verb("add_domain", Place("domain", report_id, domain.id)) as recorder:
            self._record(KINDS["report"], None, report_id)
            siblings.expect(after)
            recorder.insert(_DOMAIN, [domain_row(domain, siblings.free_rank(recorder, after=after))])
        return domain

    def write_domain(
        self, report_id: str, domain_id: str, field: str, text: str, *, edit: str | None = None
    ) -> None:
        """Write a domain's numeral or name."""
        if field not in _FIELDS:
            raise ValueError(f"a domain has no field {field!r}")
        with self._verb("write_domain", Place("domain", report_id, domain_id, field), edit=edit) as recorder:
            self._record(_DOMAIN, report_id, domain_id)
            recorder.update(_DOMAIN, report_id, [(domain_id, field, text)])

    def move_domain(self, report_id: str, domain_id: str, *, before: str | None) -> None:
        """Put a domain with its tasks before another one, None: to the end."""
        siblings = Siblings(self._db, report_id)
        with self._verb("move_domain", Place("domain", report_id, domain_id)) as recorder:
            siblings.expect(domain_id)
            siblings.expect(before)
            if before in (domain_id, siblings.following(domain_id)):
                return
            rank = siblings.free_rank(recorder, before=before, moving=domain_id)
            recorder.update(_DOMAIN, report_id, [(domain_id, "rank", rank)])

    def delete_domain(self, report_id: str, domain_id: str) -> None:
        """Delete a domain with its tasks."""
        with self._verb("delete_domain", Place("domain", report_id, domain_id)) as recorder:
            self._record(_DOMAIN, report_id, domain_id)
            rows = self._rows(
                "SELECT id FROM task WHERE report_id = ? AND domain_id = ? ORDER BY rank, id",
                [report_id, domain_id],
            )
            recorder.delete(KINDS["task"], report_id, [row["id"] for row in rows])
            recorder.delete(_DOMAIN, report_id, [domain_id])
