"""How reports stand: open, locked or marked as signed, in the list or archived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.history.guard import lock_of_report
from db.ids import new_id
from db.records import ReportState
from db.rows import KINDS, state_from, state_row
from db.text.characters import fit
from db.verbs.checked.acceptances import LONGEST_REASON
from db.verbs.checked.signers import signer

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.transaction import Access
    from db.changes import Made

_STATE = KINDS["state"]


class States:
    """Read and change how reports stand; each verb is one transaction and in the history with its reason.

    None is an undo step: Ctrl+Z never unlocks. Each is taken back by its counterpart.
    """

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording) -> None:
        self._access, self._careful, self._recording = access, careful, recording

    def of(self, report_id: str) -> ReportState:
        """Return how a report stands; Refused (report.unknown)."""
        self._careful.row_of("report", None, report_id)
        return self.kept(report_id) or ReportState(report_id)

    def all(self) -> dict[str, ReportState]:
        """Return how reports stand by their ids; one that is not in it is open and in the list."""
        return {row["report_id"]: state_from(row) for row in self._careful.all_of("state")}

    def kept(self, report_id: str) -> ReportState | None:
        """Return what was kept of a report's state; None where nobody ever changed it."""
        found = self._careful.of_report("state", report_id)
        return state_from(found[0]) if found else None

    def expect_open(self, report_id: str) -> None:
        """Raise Refused (report.locked, report.signed) where nothing of a report may be changed."""
        with self._access.reading() as db:
            refused = lock_of_report(db, report_id)
        if refused is not None:
            raise refused

    def lock(
        self, report_id: str, reason: str, *, signed: bool = False, who: str | None = None
    ) -> Made[ReportState]:
        """Lock a report, or mark it as signed: nothing of it is changed until it is unlocked.

        `who`: the PC's user. Raises Refused report.unknown, state.no_reason, state.long_reason, signer.none,
        signer.long.
        """
        made = self._state(report_id, reason, who)
        if signed:
            return self._put("sign_report", replace(made, state="signed"))
        return self._put("lock_report", replace(made, state="locked"))

    def unlock(self, report_id: str, reason: str, *, who: str | None = None) -> Made[ReportState]:
        """Open a locked report again; Refused state.open where it is open, and as `lock`."""
        with self._access.lock:
            if not self.of(report_id).is_locked:
                raise Refused("state.open", id=report_id)
            return self._put("unlock_report", self._state(report_id, reason, who))

    def archive(self, report_id: str, *, back: bool = False) -> Made[ReportState]:
        """Put a report out of the list, or `back` into it; what is so already stays as it is.

        It may be locked and stays as it is otherwise. Refused report.unknown.
        """
        with self._access.lock:
            now = self.of(report_id)
            at = "" if back else now.archived or self._now()
            verb = "unarchive_report" if back else "archive_report"
            return self._put(verb, replace(now, archived=at))

    def _state(self, report_id: str, reason: str, who: str | None) -> ReportState:
        now = self.of(report_id)
        return replace(
            now,
            state="open",
            reason=_fit_reason(reason),
            who=signer(who, self._recording.who),
            at=self._now(),
        )

    def _put(self, verb: str, state: ReportState) -> Made[ReportState]:
        """Put a state in the former one's place, where it differs."""
        with self._access.lock:
            former = self.of(state.report_id)
            made = replace(state, id=new_id())
            with self._recording.besides_steps(verb) as recorder:
                if state != former:
                    recorder.delete(_STATE, state.report_id, [former.id] if former.id else [])
                    recorder.insert(_STATE, [state_row(made)])
            return recorder.changes.made(made if recorder.changed else former)

    def _now(self) -> str:
        return self._recording.now().isoformat(timespec="seconds")


def _fit_reason(reason: str) -> str:
    """Return a reason as it is kept; Refused state.no_reason, state.long_reason."""
    if len(reason) > LONGEST_REASON:
        raise Refused("state.long_reason", count=len(reason), most=LONGEST_REASON)
    text = " ".join(fit(reason)[0].split())
    if not text:
        raise Refused("state.no_reason")
    return text
