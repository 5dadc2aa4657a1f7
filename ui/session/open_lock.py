"""How the open report stands, and the verbs that lock reports, open them again and archive them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import Refused
from db.records import ReportState
from ui.session.record_names import format_moment
from vqdesk.messages.catalogue import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from ui.session.open_report import OpenReport


class OpenLock(QObject):
    """Tell whether the open report may be changed; `changed` where that is another than before.

    The store refuses what would change a locked report; the window asks here to leave it from the start.
    """

    changed = Signal()

    def __init__(self, session: OpenReport) -> None:
        super().__init__(session)
        self._session = session
        self.state = ReportState("")
        session.report_opened.connect(self._look)
        session.changed.connect(self._on_changed)

    @property
    def is_locked(self) -> bool:
        """Tell whether nothing of the open report may be changed."""
        return self.state.is_locked

    @property
    def told(self) -> str:
        """What is said of a locked report: since when, by whom, why; "" where it is open."""
        return self.words(self.state)

    def words(self, state: ReportState) -> str:
        """Return what is said of a report that is locked; "" of one that is open."""
        if not state.is_locked:
            return ""
        when = format_moment(state.at)
        key = "show.standing.signed" if state.state == "signed" else "show.standing.locked"
        return say(key, self._session.lang, when=when, who=state.who, reason=state.reason)

    def refuses(self) -> bool:
        """Say why nothing of the open report may be changed, where it is so; tell whether it is."""
        try:
            if self._session.report_id:
                self._session.store.states.expect_open(self._session.report_id)
        except Refused as refused:
            self._session.refuse(refused)
            return True
        return False

    # Verbs

    def lock(self, report_id: str, reason: str, *, signed: bool) -> bool:
        """Lock a report or mark it as signed, with all that is typed in it."""
        states = self._session.store.states
        return self._session.flush_first() and self._do(lambda: states.lock(report_id, reason, signed=signed))

    def unlock(self, report_id: str, reason: str) -> bool:
        """Open a report again."""
        return self._do(lambda: self._session.store.states.unlock(report_id, reason))

    def archive(self, report_id: str, *, back: bool) -> bool:
        """Put a report out of the list, or back into it."""
        return self._do(lambda: self._session.store.states.archive(report_id, back=back))

    def _do(self, verb: Callable[[], Changes]) -> bool:
        try:
            changes = verb()
        except Refused as refused:
            self._session.refused.emit(sentence(refused, self._session.lang))
            return False
        self._session.tell(changes)
        return True

    # What the session tells

    def _on_changed(self, changes: Changes) -> None:
        if self._session.report_id in changes.states | changes.order:
            self._look()

    def _look(self) -> None:
        report_id, before = self._session.report_id or "", self.state
        try:
            kept = self._session.store.states.kept(report_id) if report_id else None
        except Refused:
            kept = None  # whoever shows the report tells why
        self.state = kept or ReportState(report_id)
        if self.state != before:
            self.changed.emit()
