"""The bin: reports that were taken away, kept whole by the history, and how they come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.history.recorder import PAGE
from db.history.undo import DELETED, Place
from db.mending import Damaged
from db.records import Draft, Section
from db.rows import KINDS, domain_from, report_from, task_from, whole_row

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.store_check import Health
    from db.access.transaction import Access
    from db.changes import Changes, Made
    from db.history.recorder import Recorder
    from db.history.undo import Step
    from db.records import Report
    from db.rows import Row

DAYS = 90
"""How long a report stays in the bin. Later the history alone knows it."""

_OF_STEP = "step = ? AND report_id = ? AND verb NOT IN ('undo', 'redo')"


@dataclass(frozen=True, slots=True)
class Removed:
    """A report in the bin: as it was, when (ISO, UTC) and by whom it was removed, its tasks' number."""

    report: Report
    at: str
    who: str
    tasks: int
    step: int


class Bin:
    """Take reports away and bring them back.

    A report is in the bin for DAYS after it was deleted, or after what made it was taken back. Nothing of
    it is found, listed or exported meanwhile.
    """

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording, health: Health) -> None:
        self._access, self._careful, self._recording = access, careful, recording
        self._health = health

    def put(self, report_id: str) -> Changes:
        """Delete a report with all its rows: it goes into the bin."""
        with self._recording.verb(DELETED, Place("report", report_id, report_id)) as recorder:
            self._access.record(KINDS["report"], None, report_id)
            self._delete_rows(recorder, report_id)
        return recorder.changes

    def _delete_rows(self, recorder: Recorder, report_id: str) -> None:
        for kind in (KINDS["task"], KINDS["domain"]):
            rows = self._access.rows(
                f"SELECT id FROM {kind.name} WHERE report_id = ? ORDER BY docid", [report_id]
            )
            recorder.delete(kind, report_id, [row["id"] for row in rows])
        recorder.delete(KINDS["report"], report_id, [report_id])

    def all(self) -> list[Removed]:
        """Return the reports in the bin, the last removed first; what is damaged of them is left out."""
        with self._access.lock:
            found = self._removals()
            removed = [each for each in map(self._removed, found) if each is not None]
        return sorted(removed, key=lambda each: (each.at, each.step), reverse=True)

    def get(self, report_id: str) -> Removed | None:
        """Return a report in the bin; None where it is not there."""
        with self._access.lock:
            found = self._removals()
            steps = [step for step in found if step.report_id == report_id]
            return self._removed(steps[0]) if steps else None

    def draft(self, report_id: str) -> Draft:
        """Return the whole report as it went into the bin; Refused bin.unknown, store.damaged_undo."""
        removed = self._expect_binned(report_id)
        with self._health.expecting_damage("store.damaged_undo"):
            rows = self._recorded(removed.step, report_id)
        domains = sorted(rows["domain"], key=_place)
        tasks = sorted(rows["task"], key=lambda row: (row["domain_id"], *_place(row)))
        of_domain = {
            domain_id: tuple(map(task_from, group))
            for domain_id, group in groupby(tasks, key=lambda row: str(row["domain_id"]))
        }
        sections = tuple(Section(domain_from(row), of_domain.get(row["id"], ())) for row in domains)
        return Draft(report_from(rows["report"][0]), sections)

    def restore(self, report_id: str) -> Made[Report]:
        """Take a report out of the bin, as it was; Refused bin.unknown, store.damaged_undo."""
        with self._access.lock, self._health.expecting_damage("store.damaged_undo"):
            step = self._stack_step(self._expect_binned(report_id))
            with self._access.transaction():
                changes = self._recording.play([step], backward=step.verb == DELETED)
            return changes.made(report_from(self._careful.row_of("report", None, report_id)))

    def _stack_step(self, removed: Removed) -> Step:
        with self._access.reading():
            step = self._recording.stack.step(removed.step)
        if step is None:
            raise Refused("bin.unknown", report=removed.report.id)
        return step

    def _expect_binned(self, report_id: str) -> Removed:
        removed = self.get(report_id)
        if removed is None:
            raise Refused("bin.unknown", report=report_id)
        return removed

    def _removals(self) -> list[Step]:
        def read() -> list[Step]:
            with self._access.reading():
                return list({step.report_id: step for step in self._recording.stack.removals()}.values())

        nothing: list[Step] = []
        return self._careful.read_or(nothing, read)

    def _removed(self, step: Step) -> Removed | None:
        """Return what a step took away; None where that is too long ago, or its history is damaged."""
        try:
            at, who, text, count = self._careful.read_or(None, lambda: self._told(step)) or ("",) * 4
            removed_at = datetime.fromisoformat(at)
            report = report_from(whole_row(KINDS["report"], text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if removed_at < self._recording.now() - timedelta(days=DAYS):
            return None
        return Removed(report, at, who, count, step.id)

    def _told(self, step: Step) -> tuple[Any, ...] | None:
        """Return when and by whom a step took its report away, the report's own record, its tasks' number."""
        sql = f"""
            SELECT at, who,
                (SELECT coalesce("before", "after") FROM history WHERE {_OF_STEP} AND record = 'report'),
                (SELECT count(*) FROM history WHERE {_OF_STEP} AND record = 'task')
            FROM history WHERE step = ? AND report_id = ? AND record = 'report' ORDER BY id DESC LIMIT 1
        """
        with self._access.reading() as db:
            rows = db.read(sql, [step.id, step.report_id] * 3)
        return rows[0] if rows else None

    def _recorded(self, step: int, report_id: str) -> dict[str, list[Row]]:
        """Return every row of a report that a step took away or brought; ValueError where it is damaged."""
        rows: dict[str, list[Row]] = {"report": [], "domain": [], "task": []}
        sql = (
            f'SELECT id, record, coalesce("before", "after") FROM history WHERE {_OF_STEP}'
            f" AND field IS NULL AND id > ? ORDER BY id LIMIT {PAGE}"
        )
        last = 0
        while True:
            with self._access.reading() as db:
                found = db.read(sql, [step, report_id, last])
            for _, record, text in found:
                if isinstance(text, Damaged):
                    raise ValueError("a text in the history does not decode")
                rows[record].append(whole_row(KINDS[record], text))
            if len(found) < PAGE:
                return rows
            last = found[-1][0]


def _place(row: Row) -> tuple[str, str]:
    return row["rank"], row["id"]
