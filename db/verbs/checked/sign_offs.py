"""Who checked a report's content and who its form, and when: read, signed, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import ReportChanged
from db.history.undo import Place
from db.ids import new_id
from db.records import SIGNED_PARTS, SignOff
from db.rows import KINDS, sign_off_from, sign_off_row
from db.verbs.checked.signers import signer

if TYPE_CHECKING:
    from db.access.careful_reading import CarefulReading
    from db.access.recording import Recording
    from db.access.transaction import Access
    from db.changes import Changes, Made
    from db.records import SignedPart

_SIGN_OFF = KINDS["sign_off"]


class SignOffs:
    """Read and change who signed reports off; each verb is one transaction and one undo step."""

    def __init__(self, access: Access, careful: CarefulReading, recording: Recording) -> None:
        self._access, self._careful, self._recording = access, careful, recording

    def of(self, report_id: str) -> list[SignOff]:
        """Return a report's sign-offs, that of the content first; Refused (report.unknown)."""
        self._careful.row_of("report", None, report_id)
        found = map(sign_off_from, self._careful.of_report("sign_off", report_id))
        # Of one that is damaged nobody knows what was checked.
        told = [each for each in found if each.part in SIGNED_PARTS]
        return sorted(told, key=lambda each: (SIGNED_PARTS.index(each.part), each.at, each.id))

    def sign(
        self,
        report_id: str,
        part: SignedPart,
        digest: str,
        *,
        revision: int | None = None,
        who: str | None = None,
    ) -> Made[SignOff]:
        """Sign a part of a report off; the part's former sign-off goes.

        `digest` is that of the texts which were seen, `who`: the PC's user. Raises Refused report.unknown,
        signer.none, signer.long, and ReportChanged where the report is of another `revision` by now.
        """
        if part not in SIGNED_PARTS:
            raise ValueError(f"nobody checks {part!r}")
        at = self._recording.now().isoformat(timespec="seconds")
        made = SignOff(report_id, new_id(), part, signer(who, self._recording.who), at, digest)
        with self._recording.verb("add_sign_off", Place("sign_off", report_id, made.id)) as recorder:
            self._access.record(KINDS["report"], None, report_id)
            if revision not in (None, self._careful.revision(report_id)):
                raise ReportChanged
            former = [each.id for each in self.of(report_id) if each.part == part]
            recorder.delete(_SIGN_OFF, report_id, former)
            recorder.insert(_SIGN_OFF, [sign_off_row(made)])
        return recorder.changes.made(made)

    def withdraw(self, report_id: str, sign_off_id: str) -> Changes:
        """Take a sign-off away; Refused (sign_off.unknown)."""
        with self._recording.verb("delete_sign_off", Place("sign_off", report_id, sign_off_id)) as recorder:
            self._access.record(_SIGN_OFF, report_id, sign_off_id)
            recorder.delete(_SIGN_OFF, report_id, [sign_off_id])
        return recorder.changes
