"""Reading with care: damaged rows as far as they can be read, and what could not be read told."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from db import flaws
from db.errors import Refused, ReportChanged
from db.file.salvage import pages, read_row
from db.flaws import Flaw, Spot
from db.history.recorder import PAGE
from db.mending import UNREADABLE, fit_for_files, mended, unfit_fields
from db.records import Domain
from db.rows import KINDS, domain_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from db.access.store_check import Health
    from db.access.transaction import Access
    from db.rows import Row

_Read = TypeVar("_Read")
_TASK, _DOMAIN, _REPORT = KINDS["task"], KINDS["domain"], KINDS["report"]


@dataclass(frozen=True, slots=True)
class View:
    """What is read of each task: columns with the types that they have, and the same of a whole row."""

    columns: str
    types: tuple[type, ...]
    of: Callable[[Row], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Survey:
    """A report's domains and its tasks' docids in the annex's order, found without an index."""

    domains: list[Domain]
    docids: array[int]


_PLACES = View("domain_id, id", (str, str), itemgetter("domain_id", "id"))


class CarefulReading:
    """Read rows; where they are damaged, what is left of them.

    The way through the indexes is tried first. A text that does not decode, or is none, is mended for
    whoever reads it and told. Where pages are damaged, and in reports of which the check found
    something, the table itself is read, row by row.
    """

    def __init__(self, access: Access, health: Health) -> None:
        self._access = access
        self._health = health

    def read(self, read: Callable[[], _Read]) -> _Read:
        """Read; where pages are damaged check all of them, which mends indexes, and read again."""
        try:
            return read()
        except Refused as refused:
            # In a transaction nothing else may be written; the verb is taken back.
            if refused.key != "store.damaged" or self._access.is_in_verb:
                raise
        if not self._access.ledger.is_damaged:
            self._access.checked.clear()
            self._health.check()
        return read()

    def read_or(self, otherwise: _Read, read: Callable[[], _Read]) -> _Read:
        """Read as `read`; what is only shown beside a report is left out where it is damaged."""
        try:
            return self.read(read)
        except Refused as refused:
            if refused.key != "store.damaged" or self._access.is_in_verb:
                raise
            return otherwise

    def all_of(self, name: str) -> list[Row]:
        """Return every row of what stands outside reports, and of the reports themselves."""
        rows = self.read(lambda: self._numbered(name, None))
        return [self.fit(name, row, docid) for docid, row in rows]

    def of_report(self, name: str, report_id: str) -> list[Row]:
        """Return every row of a kind in a report, in no order; where pages are damaged, those left."""
        nothing: list[tuple[int, Row]] = []
        rows = self.read_or(nothing, lambda: self._numbered(name, report_id))
        return [self.fit(name, row, docid) for docid, row in rows]

    def _numbered(self, name: str, report_id: str | None) -> list[tuple[int, Row]]:
        with self._access.reading() as db:
            return [each for page in pages(db, KINDS[name], report_id) for each in page]

    def row_of(self, name: str, report_id: str | None, record_id: str) -> Row:
        """Return one record's row; Refused (report.unknown, ...) where it is not there, or not to be read."""
        try:
            row = self.read(lambda: self._access.record(KINDS[name], report_id, record_id))
        except Refused as refused:
            is_doubtful = self._access.ledger.is_doubtful(report_id or record_id)
            wanted = [f"{name}.unknown"] * is_doubtful + ["store.damaged", "store.damaged_record"]
            if refused.key not in wanted or self._is_undecided(refused):
                raise
            found = self.read(lambda: self._search_row(name, report_id, record_id))
            if found is None:
                raise Refused(f"{name}.unknown", **{name: record_id}) from refused
            return found
        return self.fit(name, row, 0)

    def _is_undecided(self, refused: Refused) -> bool:
        """Tell whether damage may be a disk that did not answer: it is seen after the transaction."""
        return (
            refused.key == "store.damaged" and not self._access.is_damaged and self._access.db.in_transaction
        )

    def _search_row(self, name: str, report_id: str | None, record_id: str) -> Row | None:
        """Look for a record through its table, by the id that it is shown under."""
        with self._access.reading() as db:
            for page in pages(db, KINDS[name], report_id):
                for docid, row in page:
                    fit = self.fit(name, row, docid)
                    if fit["id"] == record_id:
                        return fit
        return None

    def fit(self, name: str, row: Row, docid: int) -> Row:
        """Return a row as readers rely on it; what had to be mended is told."""
        kind = KINDS[name]
        unfit = unfit_fields(kind, row)
        is_doubtful = self._access.ledger.is_doubtful(kind.report_of(row))
        if not unfit and not is_doubtful:
            return row
        fit = mended(kind, row, docid)
        if is_doubtful:
            fit = fit_for_files(kind, fit)
        spot = self._spot(name, fit)
        for field in unfit:
            key = flaws.RECORD_ASTRAY if field.endswith("id") else flaws.DAMAGED_FIELD
            self._access.ledger.add(Flaw(key, spot, field))
        return fit

    def _spot(self, name: str, row: Row) -> Spot:
        report_id = KINDS[name].report_of(row)
        organisation, period = self._name_of(report_id)
        known_by = self._office(row["id"]) if name == "style" else row.get("name")
        told = str(row.get("content") or known_by or row.get("words") or "")
        return Spot(
            name,
            report_id,
            row["id"],
            organisation,
            period,
            str(row.get("number") or row.get("numeral") or ""),
            str(row.get("unit") or ""),
            " ".join(told.split())[:40],
        )

    def _office(self, organisation_id: str) -> str:
        sql = "SELECT name FROM organisation WHERE id = ?"
        return str(self.read_or(None, lambda: self._access.value(sql, [organisation_id])) or "")

    def _name_of(self, report_id: str | None) -> tuple[str, Any]:
        from db.rows import report_from

        if report_id is None:
            return "", None
        sql = f"SELECT {', '.join(_REPORT.columns)} FROM report WHERE id = ?"
        rows = self.read_or(None, lambda: self._access.rows(sql, [report_id]))
        if not rows:
            return "", None
        report = report_from(mended(_REPORT, rows[0]))
        return report.organisation, report.period

    # A report's rows

    def domains(self, report_id: str) -> list[Domain]:
        """Return a report's domains in the annex's order, with stand-ins for those of tasks without one."""
        if not self._access.ledger.is_doubtful(report_id):
            sql = "SELECT * FROM domain WHERE report_id = ? ORDER BY rank, id"
            rows = self.read_or(None, lambda: self._access.rows(sql, [report_id]))
            if rows is not None:
                return [domain_from(self.fit("domain", row, row["docid"])) for row in rows]
        return self._survey(report_id).domains

    def _survey(self, report_id: str) -> _Survey:
        domains = self._in_order("domain", report_id)
        places = {row["id"]: place for place, (_, row) in enumerate(domains)}
        found = [domain_from(row) for _, row in domains]
        tasks = self._in_order("task", report_id)
        for _, row in tasks:
            if row["domain_id"] not in places:
                places[row["domain_id"]] = len(places)
                found.append(Domain(report_id, row["domain_id"], "", UNREADABLE))
                self._access.ledger.add(
                    Flaw(
                        flaws.RECORD_LOST, self._spot("domain", {**row, "id": row["domain_id"], "number": ""})
                    )
                )
        tasks.sort(key=lambda entry: places[entry[1]["domain_id"]])
        return _Survey(found, array("q", (docid for docid, _ in tasks)))

    def _in_order(self, name: str, report_id: str) -> list[tuple[int, Row]]:
        rows = self.read(lambda: self._numbered(name, report_id))
        fit = [(docid, self.fit(name, row, docid)) for docid, row in rows]
        return sorted(fit, key=lambda entry: (entry[1]["rank"], entry[1]["id"]))

    def task_values(self, report_id: str, view: View) -> Iterator[tuple[Any, ...]]:
        """Yield a view of a report's tasks in the annex's order, a page under the lock at a time."""
        self.row_of("report", None, report_id)
        with self._access.lock:
            revision = self.revision(report_id)
            docids = self.read_or(None, lambda: self._docids(report_id))
            is_doubtful = docids is None or self._access.ledger.is_doubtful(report_id)
            if docids is None or is_doubtful:
                docids = self._survey(report_id).docids
        return self._task_pages(report_id, revision, docids, view, is_doubtful)

    def revision(self, report_id: str) -> int:
        """Return a number that grows with every change of a report and never comes twice."""
        sql = "SELECT number FROM revision WHERE report_id = ?"
        found = self.read_or(None, lambda: self._access.value(sql, [report_id]))
        return found if isinstance(found, int) else 0

    def moment(self, sql: str, values: list[str]) -> str | None:
        """Return a stored time in ISO form; None where there is none."""
        found = self.read_or(None, lambda: self._access.value(sql, values))
        try:
            return found if isinstance(found, str) and datetime.fromisoformat(found) else None
        except ValueError:
            return None

    def _docids(self, report_id: str) -> array[int]:
        # Eight bytes a task: the rest of a long annex is read page by page.
        found = array("q")
        for _, docids in self._by_domains("docid", report_id):
            found.extend(docids)
        return found

    def _by_domains(self, column: str, report_id: str) -> list[tuple[Any, list[Any]]]:
        """Return each domain's id with one column of its tasks, in the annex's order.

        An index has them in that order, domain by domain: sorting all of them takes three times as long.
        """
        its = "(SELECT id FROM domain WHERE docid = ?)"  # as stored, though it may not decode
        sql = f"SELECT {column} FROM task WHERE report_id = ? AND domain_id = {its} ORDER BY rank, id"
        of_report = "SELECT docid, id FROM domain WHERE report_id = ? ORDER BY rank, id"
        with self._access.reading() as db:
            return [
                (domain_id, [value for (value,) in db.read(sql, [report_id, docid])])
                for docid, domain_id in db.read(of_report, [report_id])
            ]

    def task_order(self, report_id: str) -> list[tuple[str, str]]:
        """Return domain and id of each task of a report in the annex's order, as `task_values` has them."""
        self.row_of("report", None, report_id)
        # An index has all of it: a long annex is read in one go.
        rows = None
        if not self._access.ledger.is_doubtful(report_id):
            rows = self.read_or(None, lambda: self._placed(report_id))
        return list(self.task_values(report_id, _PLACES)) if rows is None else rows

    def task_places(self, report_id: str, task_ids: Iterable[str]) -> list[tuple[str, int, str]]:
        """Return of some tasks of a report the domain, the place in it and the id, in that order.

        Those that are gone are left out, and all where the report is damaged.
        """
        if self._access.ledger.is_doubtful(report_id):
            return []
        before = (
            "SELECT count(*) FROM task WHERE report_id = it.report_id AND domain_id = it.domain_id"
            " AND (rank, id) < (it.rank, it.id)"
        )
        sql = f"SELECT domain_id, ({before}), id FROM task AS it WHERE report_id = ? AND id = ?"

        def read() -> list[tuple[str, int, str]]:
            with self._access.reading() as db:
                return sorted(row for task_id in task_ids for row in db.read(sql, [report_id, task_id]))

        return self.read_or([], read)

    def _placed(self, report_id: str) -> list[tuple[str, str]] | None:
        found = self._by_domains("id", report_id)
        is_sound = {type(each) for domain_id, ids in found for each in (domain_id, *ids)} <= {str}
        return [(domain_id, task_id) for domain_id, ids in found for task_id in ids] if is_sound else None

    def _task_pages(
        self, report_id: str, revision: int, docids: array[int], view: View, is_doubtful: bool
    ) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(docids), PAGE):
            page = docids[start : start + PAGE].tolist()
            with self._access.lock:
                if self.revision(report_id) != revision:
                    raise ReportChanged
                rows = None if is_doubtful else self._sound_page(page, view)
                if rows is None:
                    rows = self._mended_page(page, view)
            yield from rows

    def _sound_page(self, page: list[int], view: View) -> list[tuple[Any, ...]] | None:
        """Return a page of tasks; None where one of them is not as it should be."""
        places = ", ".join("?" * len(page))
        sql = f"SELECT docid, {view.columns} FROM task WHERE docid IN ({places})"

        def read() -> list[tuple[Any, ...]]:
            with self._access.reading() as db:
                return db.read(sql, page)

        # Long annexes pass here: rows by their columns' names would take twice the time.
        rows = self.read_or(None, read)
        # By columns: to look at each row takes three times as long.
        types = (int, *view.types)
        if not rows or any(
            set(map(type, column)) != {wanted}
            for column, wanted in zip(zip(*rows, strict=True), types, strict=True)
        ):
            return None
        found = {row[0]: row[1:] for row in rows}
        return [found[docid] for docid in page] if len(found) == len(page) else None

    def _mended_page(self, page: list[int], view: View) -> list[tuple[Any, ...]]:
        def read() -> list[tuple[int, Row | None]]:
            with self._access.reading() as db:
                return [(docid, read_row(db, _TASK, docid)) for docid in page]

        rows = []
        for docid, row in self.read(read):
            if row is None:
                self._access.ledger.add(Flaw(flaws.RECORD_LOST, Spot("task", None, str(docid))))
            else:
                rows.append(view.of(self.fit("task", row, docid)))
        return rows
