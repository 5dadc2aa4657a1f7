"""The bin: reports that were taken away, kept whole by the history, and how they come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.history.recorder import PAGE
from db.history.undo import DELETED, Place
from db.history.used_days import days_since, is_noted
from db.mending import Damaged
from db.records import Draft, Section
from db.rows import (
    KINDS,
    acceptance_from,
    domain_from,
    report_from,
    sign_off_from,
    state_from,
    task_from,
    whole_row,
)
from db.verbs.words.replacing import forget_gone_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.store_check import Health
    from db.access.tidying import Tidying
    from db.access.transaction import Access
    from db.changes import Changes, Made
    from db.history.recorder import Recorder
    from db.history.undo import Step
    from db.records import Report
    from db.rows import Row

DAYS = 90
"""On how many days on which the program is used a report stays in the bin."""

_PURGE = "purge_report"

_OF_STEP = "step = ? AND report_id = ? AND verb NOT IN ('undo', 'redo')"


@dataclass(frozen=True, slots=True)
class Removed:
    """A report in the bin: as it was, when (ISO, UTC) and by whom it was removed, its tasks' number.

    After `days_left` more days of use it may be removed for good.
    """

    report: Report
    at: str
    who: str
    tasks: int
    step: int
    days_left: int


class Bin:
    """Take reports away and bring them back.

    A report is in the bin for DAYS of use after it was deleted, or after what made it was taken back, and
    until it is removed for good. Nothing of it is found, listed or exported meanwhile.
    """

    def __init__(
        self,
        access: Access,
        careful: CarefulReading,
        recording: Recording,
        health: Health,
        tidying: Tidying,
    ) -> None:
        self._access, self._careful, self._recording = access, careful, recording
        self._health, self._tidying = health, tidying

    def put(self, report_id: str) -> Changes:
        """Delete a report with all its rows: it goes into the bin."""
        with self._recording.verb(DELETED, Place("report", report_id, report_id)) as recorder:
            self._access.record(KINDS["report"], None, report_id)
            self._delete_rows(recorder, report_id)
        return recorder.changes

    def _delete_rows(self, recorder: Recorder, report_id: str) -> None:
        for kind in reversed([each for each in KINDS.values() if each.in_report]):
            order = "docid" if kind.searched else "id"
            rows = self._access.rows(
                f"SELECT id FROM {kind.name} WHERE report_id = ? ORDER BY {order}", [report_id]
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
        checked = (
            tuple(map(acceptance_from, rows["acceptance"])),
            tuple(map(sign_off_from, rows["sign_off"])),
        )
        state = state_from(rows["state"][0]) if rows["state"] else None
        return Draft(report_from(rows["report"][0]), sections, *checked, state)

    def restore(self, report_id: str) -> Made[Report]:
        """Take a report out of the bin, as it was; Refused bin.unknown, store.damaged_undo."""
        with self._access.lock, self._health.expecting_damage("store.damaged_undo"):
            step = self._stack_step(self._expect_binned(report_id))
            with self._access.transaction():
                changes = self._recording.play([step], backward=step.verb == DELETED)
            return changes.made(report_from(self._careful.row_of("report", None, report_id)))

    def count_day(self) -> None:
        """Count today as a day of use; a day on which something is stored counts by itself."""
        at = self._recording.now().isoformat()
        with self._access.reading() as db:
            known = is_noted(db, at)
        if not known:
            with self._access.transaction():
                recorder = self._recording.recorder(_PURGE)
                recorder.finish()

    def purge(self, report_id: str) -> None:
        """Remove a report in the bin for good: its history and its steps go, nothing brings it back.

        What its texts leave behind in the file is `Tidying`'s. Raises Refused bin.unknown,
        disk.no_room_to_tidy.
        """
        with self._access.lock:
            self._expect_binned(report_id)
            self._tidying.expect_room()
            with self._access.transaction():
                recorder = self._recording.recorder(_PURGE)
                recorder.note(KINDS["report"], report_id)
                recorder.finish()
                db = self._access.db
                # Nothing else builds upon them: what undo repeats, and differences, are of one report.
                for table in ("history", "undo"):
                    db.execute(f"DELETE FROM {table} WHERE report_id = ?", [report_id])
                db.execute("DELETE FROM setting WHERE key LIKE ?", [f"%.{report_id}"])
                forget_gone_words(db)
                self._tidying.note()

    def purge_old(self, before: Callable[[], object] | None = None) -> int:
        """Remove for good what has been in the bin for its days; return how many reports that were.

        `before` is called first where there is any; what it raises leaves them where they are.
        """
        old = [each for each in self.all() if not each.days_left]
        if old and before is not None:
            before()
        for each in old:
            self.purge(each.report.id)
        return len(old)

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
        """Return what a step took away; None where its history is damaged."""
        try:
            at, who, text, count, left = self._careful.read_or(None, lambda: self._told(step)) or ("",) * 5
            datetime.fromisoformat(at)
            report = report_from(whole_row(KINDS["report"], text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return Removed(report, at, who, count, step.id, left)

    def _told(self, step: Step) -> tuple[Any, ...] | None:
        """Return when and by whom a step took its report away, its record, its tasks' number, days left."""
        sql = f"""
            SELECT at, who,
                (SELECT coalesce("before", "after") FROM history WHERE {_OF_STEP} AND record = 'report'),
                (SELECT count(*) FROM history WHERE {_OF_STEP} AND record = 'task'), id
            FROM history WHERE step = ? AND report_id = ? AND record = 'report' ORDER BY id DESC LIMIT 1
        """
        with self._access.reading() as db:
            rows = db.read(sql, [step.id, step.report_id] * 3)
            if not rows:
                return None
            *told, newest = rows[0]
            return *told, max(DAYS - days_since(db, newest), 0)

    def _recorded(self, step: int, report_id: str) -> dict[str, list[Row]]:
        """Return every row of a report that a step took away or brought; ValueError where it is damaged."""
        rows: dict[str, list[Row]] = {name: [] for name, kind in KINDS.items() if kind.in_report}
        rows["report"] = []
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
