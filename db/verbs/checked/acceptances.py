"""The places of a report that somebody accepted as they are: read, accepted, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.changes import Changes
from db.errors import Refused
from db.history.guard import lock_of_report
from db.history.undo import Place
from db.ids import new_id
from db.mending import make_readable
from db.records import EXTRA, TASK_TEXTS, Acceptance
from db.rows import KINDS, acceptance_from, acceptance_row, value_of
from db.text.characters import fit
from db.verbs.checked.signers import signer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.transaction import Access
    from db.changes import Made
    from db.file.database import Database
    from db.history.recorder import Recorder
    from db.records import AcceptedPlace

LONGEST_REASON = 1000
"""Characters of a reason: a long sentence has 300, and all reasons are read with every check."""

_ACCEPTANCE, _TASK = KINDS["acceptance"], KINDS["task"]


class Acceptances:
    """Read and change which places of reports are accepted; each verb is one transaction and one undo step.

    They go with the task that they are in, and come back with it.
    """

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording) -> None:
        self._access, self._careful, self._recording = access, careful, recording

    def of(self, report_id: str) -> list[Acceptance]:
        """Return a report's acceptances, the oldest first; Refused (report.unknown)."""
        self._careful.row_of("report", None, report_id)
        found = map(acceptance_from, self._careful.of_report("acceptance", report_id))
        return sorted(found, key=lambda each: (each.at, each.id))

    def accept(
        self, report_id: str, place: AcceptedPlace, reason: str, *, who: str | None = None
    ) -> Made[Acceptance]:
        """Accept a place with a reason; one that is accepted already has the new one from now on.

        `who`: the PC's user. Raises Refused acceptance.no_reason, acceptance.long_reason, signer.none,
        signer.long, task.unknown, and acceptance.words_gone where the words stand there no more.
        """
        if place.field not in TASK_TEXTS and not place.field.startswith(EXTRA):
            raise ValueError(f"a task has no field {place.field!r}")
        acceptance = Acceptance(
            *(report_id, new_id(), place, _fit_reason(reason), signer(who, self._recording.who)),
            self._recording.now().isoformat(timespec="seconds"),
        )
        step = Place("acceptance", report_id, acceptance.id)
        with self._recording.verb("add_acceptance", step) as recorder:
            row = make_readable(_TASK, self._access.record(_TASK, report_id, place.task_id))
            if place.words not in (value_of(row, place.field) or ""):
                raise Refused("acceptance.words_gone", words=place.words)
            former = [each.id for each in self.of(report_id) if each.place == place]
            recorder.delete(_ACCEPTANCE, report_id, former)
            recorder.insert(_ACCEPTANCE, [acceptance_row(acceptance)])
        return recorder.changes.made(acceptance)

    def take(self, report_id: str, brought: Iterable[Acceptance]) -> Changes:
        """Take over what is accepted in another copy of the report, with its reason, name and time.

        What is here stays: a place that is accepted already, one that was and was withdrawn here, one whose
        task is not here and one whose words stand there no more are passed over. One undo step. A locked
        report takes nothing over.
        """
        brought, changes = list(brought), Changes()
        if not brought:
            return changes
        with self._access.lock:
            if self._is_locked(report_id):
                return changes
            own = self.of(report_id)
            places, were_here = {each.place for each in own}, self._were_here(report_id)
            fresh = [
                replace(each, report_id=report_id)
                for each in brought
                if each.place not in places
                and each.id not in were_here
                and self._stands(report_id, each.place)
            ]
            if fresh:
                step = Place("acceptance", report_id, fresh[0].id)
                with self._recording.verb("add_acceptance", step) as recorder:
                    recorder.insert(_ACCEPTANCE, [acceptance_row(each) for each in fresh])
                changes = recorder.changes
        return changes

    def _were_here(self, report_id: str) -> set[str]:
        """Return the ids of all acceptances that the report's history knows."""
        sql = "SELECT DISTINCT record_id FROM history WHERE report_id = ? AND record = 'acceptance'"
        with self._access.reading() as db:
            return {record_id for (record_id,) in db.read(sql, [report_id])}

    def _is_locked(self, report_id: str) -> bool:
        with self._access.reading() as db:
            return lock_of_report(db, report_id) is not None

    def _stands(self, report_id: str, place: AcceptedPlace) -> bool:
        try:
            row = make_readable(_TASK, self._access.record(_TASK, report_id, place.task_id))
        except Refused:
            return False
        return place.words in (value_of(row, place.field) or "")

    def withdraw(self, report_id: str, acceptance_id: str) -> Changes:
        """Have a place be questioned again; Refused (acceptance.unknown)."""
        step = Place("acceptance", report_id, acceptance_id)
        with self._recording.verb("delete_acceptance", step) as recorder:
            self._access.record(_ACCEPTANCE, report_id, acceptance_id)
            recorder.delete(_ACCEPTANCE, report_id, [acceptance_id])
        return recorder.changes


def delete_tasks(db: Database, recorder: Recorder, report_id: str, task_ids: Iterable[str]) -> None:
    """Delete tasks, and before them what is accepted in them."""
    gone = list(task_ids)
    known = db.read("SELECT id, task_id FROM acceptance WHERE report_id = ? ORDER BY id", [report_id])
    of_gone = set(gone)
    recorder.delete(_ACCEPTANCE, report_id, [id_ for id_, task_id in known if task_id in of_gone])
    recorder.delete(_TASK, report_id, gone)


def _fit_reason(reason: str) -> str:
    if len(reason) > LONGEST_REASON:
        raise Refused("acceptance.long_reason", count=len(reason), most=LONGEST_REASON)
    made = fit(reason)[0].strip()
    if not made:
        raise Refused("acceptance.no_reason")
    return made
