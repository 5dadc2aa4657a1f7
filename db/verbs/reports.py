"""The verbs on whole reports: take in, bring to a draft, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from db.history.recorder import Recorder
from db.history.undo import REPLACED, Place
from db.ids import is_id
from db.rows import KINDS, domain_row, report_row, task_row
from db.verbs.fractional_index import spread_ranks
from db.verbs.replace import bring
from db.verbs.whole_acts import WholeActs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.changes import Change
    from db.records import Draft, Report


class ReportVerbs(WholeActs):
    """Verbs on whole reports; each is one transaction, and one undo step of each report."""

    def add_report(self, draft: Draft, *, verb: str = "create") -> None:
        """Store a draft as a new report under its own ids; Refused (report.differs) where the id is taken."""
        self.add_reports([(draft, ())], verb=verb)

    def add_reports(self, items: Sequence[tuple[Draft, Sequence[Change]]], *, verb: str = "import") -> None:
        """Store new reports under their own ids, each with the history that it brings: all or none.

        What the history brings keeps its device, counter and time and stands before the entries of
        this verb; undo takes a report back and never its history. Entries that are known stay as they
        are. Raises Refused report.differs where an id is taken, report.in_bin where it is in the bin;
        then nothing is stored.
        """
        if not items:
            return
        for draft, changes in items:
            _check_ids(draft)
            _check_changes(draft.report.id, changes)
        with self._expecting_damage("store.damaged_record"), self._transaction():
            self._edit = None
            for draft, changes in items:
                report_id = draft.report.id
                recorder = Recorder(self._db, self._index, self._stamp(verb), progress=self._progress)
                recorder.take_over(changes)
                self._take_in(recorder, draft.with_report(draft.report))
                self._finish(recorder, verb, Place("report", report_id, report_id))

    def add_history(self, report_id: str, changes: Sequence[Change]) -> None:
        """Take over what is not yet known of a stored report's history elsewhere; nothing to undo."""
        _check_changes(report_id, changes)
        with self._transaction():
            self._edit = None  # so that the entries of one step stand side by side
            self._record(KINDS["report"], None, report_id)
            Recorder(self._db, self._index, self._stamp("import")).take_over(changes)

    def _take_in(self, recorder: Recorder, draft: Draft) -> None:
        report_id = draft.report.id
        if self._value("SELECT 1 FROM report WHERE id = ?", [report_id]):
            raise Refused("report.differs", id=report_id)
        if self.binned(report_id) is not None:
            raise Refused("report.in_bin", id=report_id)
        made = self._value("SELECT coalesce(max(made), 0) + 1 FROM report")
        recorder.insert(KINDS["report"], [report_row(draft.report, made)])
        domains = zip(draft.sections, spread_ranks(len(draft.sections)), strict=True)
        recorder.insert(KINDS["domain"], [domain_row(section.domain, rank) for section, rank in domains])
        tasks = []
        for section in draft.sections:
            ranks = spread_ranks(len(section.tasks))
            tasks += [task_row(task, rank) for task, rank in zip(section.tasks, ranks, strict=True)]
        recorder.insert(KINDS["task"], tasks)

    def replace_report(self, draft: Draft) -> None:
        """Bring the report of the draft's id to the draft: by ids, and only what is unequal."""
        report_id = draft.report.id
        _check_ids(draft)
        with self._verb(REPLACED, Place("report", report_id, report_id)) as recorder:
            self._record(KINDS["report"], None, report_id)
            bring(self._db, recorder, draft.with_report(draft.report))

    def write_report(self, report: Report, *, edit: str | None = None) -> None:
        """Write the fields of a report's own record that differ."""
        with self._lock:
            row = self._record(KINDS["report"], None, report.id)
            # What is damaged was shown mended: only what differs from that was written by the clerk.
            seen = self._fit("report", row, 0)
            changes = [
                (report.id, name, text) for name, text in report_row(report).items() if seen[name] != text
            ]
            field = changes[0][1] if len(changes) == 1 else None
            with self._verb(
                "write_report", Place("report", report.id, report.id, field), edit=edit
            ) as recorder:
                recorder.update(KINDS["report"], report.id, changes)


def _check_ids(draft: Draft) -> None:
    domains = [section.domain.id for section in draft.sections]
    tasks = [task.id for section in draft.sections for task in section.tasks]
    for ids in ([draft.report.id], domains, tasks):
        if len(set(ids)) != len(ids) or not all(map(is_id, ids)):
            raise ValueError("a draft's ids must be valid and stand once")
    if any(task.domain_id != section.domain.id for section in draft.sections for task in section.tasks):
        raise ValueError("a task of a draft must name the domain that it stands in")


def _check_changes(report_id: str, changes: Sequence[Change]) -> None:
    if any(change.report_id != report_id for change in changes):
        raise ValueError("a report brings its own history only")
