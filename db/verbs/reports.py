"""Whole reports: read, taken in, brought to a draft, written, deleted."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from db.changes import Changes, expect_own
from db.errors import Refused, ReportChanged
from db.file.mark import NothingToStore
from db.history.undo import REPLACED, Place
from db.ids import is_id
from db.records import Draft, Section
from db.rows import (
    KINDS,
    acceptance_row,
    domain_row,
    report_from,
    report_row,
    sign_off_row,
    state_row,
    task_row,
)
from db.verbs.fractional_index import spread_ranks
from db.verbs.replace import bring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.store_check import Health
    from db.access.transaction import Access
    from db.changes import Change
    from db.history.recorder import Recorder
    from db.records import KeptStyle, Organisation, Report
    from db.verbs.bin import Bin
    from db.verbs.checked.acceptances import Acceptances
    from db.verbs.checked.sign_offs import SignOffs
    from db.verbs.checked.states import States
    from db.verbs.domains import Domains
    from db.verbs.registers import Registers
    from db.verbs.tasks import Tasks


class StoredReports:
    """Read and change whole reports; each verb is one transaction, and one undo step of each report."""

    def __init__(
        self,
        access: Access,
        careful: CarefulReading,
        recording: Recording,
        health: Health,
        *,
        bin: Bin,
        domains: Domains,
        tasks: Tasks,
        registers: Registers,
        acceptances: Acceptances,
        sign_offs: SignOffs,
        states: States,
    ) -> None:
        self._access, self._careful, self._recording, self._health = access, careful, recording, health
        self._bin, self._domains, self._tasks, self._registers = bin, domains, tasks, registers
        self._acceptances, self._sign_offs, self._states = acceptances, sign_offs, states

    def all(self) -> list[Report]:
        """Return all reports, the latest period's end first, then the latest made."""
        rows = sorted(self._careful.all_of("report"), key=lambda row: row["made"], reverse=True)
        return sorted(map(report_from, rows), key=lambda report: report.period.last_day, reverse=True)

    def count(self, at_most: int = -1) -> int:
        """Return how many reports there are, counting no further than `at_most`; none of them is read."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM report LIMIT ?)"
        return int(self._careful.read(lambda: self._access.value(sql, (at_most,))))

    def get(self, report_id: str) -> Report:
        """Return one report's own record; Refused (report.unknown)."""
        return report_from(self._careful.row_of("report", None, report_id))

    def draft(self, report_id: str) -> Draft:
        """Return the whole report as it was at one moment."""
        while True:
            try:
                before = self.revision(report_id)
                report, domains = self.get(report_id), self._domains.of(report_id)
                tasks = {
                    domain_id: tuple(group)
                    for domain_id, group in groupby(
                        self._tasks.of(report_id), key=lambda task: task.domain_id
                    )
                }
                checked = tuple(self._acceptances.of(report_id)), tuple(self._sign_offs.of(report_id))
                state = self._states.kept(report_id)
                if self.revision(report_id) == before:
                    sections = tuple(Section(each, tasks.get(each.id, ())) for each in domains)
                    return Draft(report, sections, *checked, state)
            except ReportChanged:
                continue

    def revision(self, report_id: str) -> int:
        """Return a number that grows with every change of a report and never comes twice."""
        return self._careful.revision(report_id)

    def saved_at(self, report_id: str) -> str | None:
        """Return the time (ISO, UTC) of a report's last change."""
        return self._careful.moment("SELECT changed FROM revision WHERE report_id = ?", [report_id])

    def made_at(self, report_id: str, verb: str) -> str | None:
        """Return the time (ISO, UTC) at which a verb made a report; None where another made it."""
        first = "(SELECT id FROM history WHERE report_id = ? AND record = 'report' ORDER BY id LIMIT 1)"
        return self._careful.moment(
            f"SELECT at FROM history WHERE id = {first} AND verb = ?", [report_id, verb]
        )

    def add(self, draft: Draft, *, verb: str = "create") -> Changes:
        """Store a draft as a new report under its own ids; Refused (report.differs) where the id is taken."""
        return self.add_all([(draft, ())], verb=verb)

    def add_all(
        self,
        items: Sequence[tuple[Draft, Sequence[Change]]],
        styles: Sequence[tuple[Organisation, KeptStyle]] = (),
        *,
        verb: str = "import",
    ) -> Changes:
        """Store new reports under their own ids, each with the history that it brings: all or none.

        What the history brings keeps its device, counter and time and stands before the entries of
        this verb; undo takes a report back and never its history. Entries that are known stay as they
        are. `styles` come with them, each in a step of its own. Raises Refused report.differs where an id is
        taken, report.in_bin where it is in the bin; then nothing is stored.
        """
        made = Changes()
        if not items and not styles:
            return made
        for draft, changes in items:
            _check_ids(draft)
            expect_own(draft.report.id, changes)
        with self._health.expecting_damage("store.damaged_record"), self._access.transaction():
            for draft, changes in items:
                report_id = draft.report.id
                recorder = self._recording.recorder(verb)
                recorder.take_over(changes)
                self._take_in(recorder, draft.with_report(draft.report))
                self._recording.finish(recorder, verb, Place("report", report_id, report_id))
                made |= recorder.changes
            made |= self._registers.take_styles(styles)
        return made

    def _take_in(self, recorder: Recorder, draft: Draft) -> None:
        report_id = draft.report.id
        if self._access.value("SELECT 1 FROM report WHERE id = ?", [report_id]):
            raise Refused("report.differs", id=report_id)
        if self._bin.get(report_id) is not None:
            raise Refused("report.in_bin", id=report_id)
        made = self._access.value("SELECT coalesce(max(made), 0) + 1 FROM report")
        recorder.insert(KINDS["report"], [report_row(draft.report, made)])
        domains = zip(draft.sections, spread_ranks(len(draft.sections)), strict=True)
        recorder.insert(KINDS["domain"], [domain_row(section.domain, rank) for section, rank in domains])
        tasks = []
        for section in draft.sections:
            ranks = spread_ranks(len(section.tasks))
            tasks += [task_row(task, rank) for task, rank in zip(section.tasks, ranks, strict=True)]
        recorder.insert(KINDS["task"], tasks)
        recorder.insert(KINDS["acceptance"], [acceptance_row(each) for each in draft.acceptances])
        recorder.insert(KINDS["sign_off"], [sign_off_row(each) for each in draft.sign_offs])
        recorder.insert(KINDS["state"], [state_row(draft.state)] if draft.state else [])

    def replace(self, draft: Draft, styles: Sequence[tuple[Organisation, KeptStyle]] = ()) -> Changes:
        """Bring the report of the draft's id to the draft: by ids, and only what is unequal.

        `styles` come with it, each in a step of its own.
        """
        report_id = draft.report.id
        _check_ids(draft)
        with self._health.expecting_damage("store.damaged_record"), self._access.transaction():
            self._access.record(KINDS["report"], None, report_id)
            recorder = self._recording.recorder(REPLACED)
            bring(self._access.db, recorder, draft.with_report(draft.report))
            if recorder.changed:
                self._recording.finish(recorder, REPLACED, Place("report", report_id, report_id))
            changes = recorder.changes | self._registers.take_styles(styles)
            if not changes:
                raise NothingToStore
        return changes

    def delete(self, report_id: str) -> Changes:
        """Delete a report with all its rows: it goes into the bin."""
        return self._bin.put(report_id)

    def write(self, report: Report, *, edit: str | None = None) -> Changes:
        """Write the fields of a report's own record that differ."""
        with self._access.lock:
            row = self._access.record(KINDS["report"], None, report.id)
            # What is damaged was shown mended: only what differs from that was written by the clerk.
            seen = self._careful.fit("report", row, 0)
            changes = [
                (report.id, name, text) for name, text in report_row(report).items() if seen[name] != text
            ]
            field = changes[0][1] if len(changes) == 1 else None
            with self._recording.verb(
                "write_report", Place("report", report.id, report.id, field), edit=edit
            ) as recorder:
                recorder.update(KINDS["report"], report.id, changes)
            return recorder.changes


def _check_ids(draft: Draft) -> None:
    domains = [section.domain.id for section in draft.sections]
    tasks = [task.id for task in draft.tasks]
    checked = [each.id for each in draft.acceptances] + [each.id for each in draft.sign_offs]
    checked += [draft.state.id] if draft.state else []
    for ids in ([draft.report.id], domains, tasks, checked):
        if len(set(ids)) != len(ids) or not all(map(is_id, ids)):
            raise ValueError("a draft's ids must be valid and stand once")
    if any(task.domain_id != section.domain.id for section in draft.sections for task in section.tasks):
        raise ValueError("a task of a draft must name the domain that it stands in")
