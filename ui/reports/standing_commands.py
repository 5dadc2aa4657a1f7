"""What is done to how a report stands, each after its question: lock, unlock, archive; and its copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.session.record_names import told_name
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


class StandingCommands:
    """Ask over a window, act in the session; each returns the id of the report that is then of interest.

    `tell` is told what no question told before, and what takes it back.
    """

    def __init__(
        self, session: Session, window: QWidget, tell: Callable[[str, Callable[[], object]], object]
    ) -> None:
        self._session, self._window, self._tell = session, window, tell

    def lock(self, report_id: str) -> str:
        """Ask why, and lock a report or mark it as signed; one that is locked can only be marked."""
        from ui.reports.lock_dialog import LockDialog

        if self._session.flush_first():
            told = self._session.lock.words(self._session.store.states.of(report_id))
            dialog = LockDialog(self._name(report_id), self._window, told)
            if dialog.exec():
                self._session.lock.lock(report_id, dialog.reason.text(), signed=dialog.signed.isChecked())
            dialog.deleteLater()
        return report_id

    def unlock(self, report_id: str) -> str:
        """Ask why, and open a locked report again."""
        from ui.reports.lock_dialog import UnlockDialog

        state = self._session.store.states.of(report_id)
        dialog = UnlockDialog(self._name(report_id), self._session.lock.words(state), self._window)
        if dialog.exec():
            self._session.lock.unlock(report_id, dialog.reason.text())
        dialog.deleteLater()
        return report_id

    def archive(self, report_id: str) -> str:
        """Put a report out of the list, or back into it where it is out of it."""
        state = self._session.store.states.of(report_id)
        is_back = bool(state.archived)
        if self._session.lock.archive(report_id, back=is_back):
            key = "done.back_in_list" if is_back else "done.out_of_list"
            said = say(key, self._session.lang, name=self._name(report_id))
            self._tell(said, lambda: self._session.lock.archive(report_id, back=not is_back))
        return report_id

    def duplicate(self, report_id: str) -> str:
        """Make a copy, which is open, and show it."""
        from vqdesk.periods.duplicate import COPIED, duplicate

        if not self._session.flush_first():
            return report_id
        copy = duplicate(self._session.store.reports.draft(report_id))
        return copy.report.id if self._session.add_report(copy, COPIED) else report_id

    def _name(self, report_id: str) -> str:
        store = self._session.store
        return told_name(store, store.reports.get(report_id), self._session.lang) or report_id
