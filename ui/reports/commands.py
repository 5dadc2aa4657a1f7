"""Report commands: which one is open, a new one, the next period, the sample, the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import Refused
from ui.reports.standing_commands import StandingCommands
from ui.session.open_report import LAST_REPORT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import Draft
    from ui.history.commands import HistoryCommands
    from ui.importing.commands import ImportCommands
    from ui.session.session import Session
    from vqdesk.offices.register import ChosenOffices


class ReportCommands(QObject):
    """Open reports in the session.

    Each dialog is loaded when it is opened, with what it needs: the window is there sooner.
    """

    told = Signal(str, object)
    """What was done, and what takes it back."""

    def __init__(
        self, session: Session, importing: ImportCommands, history: HistoryCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._importing, self._history = session, importing, history
        self._window = window
        self._standing = StandingCommands(session, window, self.told.emit)

    def open_last(self) -> bool:
        """Open the report that was open last, where one was in it, else the latest; False: there is none."""
        reports, wanted = self._session.store.reports, self._session.store.settings.get(LAST_REPORT)
        try:
            found = reports.get(wanted).id if wanted else None
        except Refused:
            found = None  # it is gone, or cannot be read
        if found is None:
            found = next((report.id for report in reports.all()), None)
        if found is not None:
            self._session.open_report(found, returns=True)
        return found is not None

    def open_sample(self) -> None:
        """Open the sample report; it is stored at the first time only, and taken out of the bin."""
        from vqdesk.first_store.sample import sample_draft

        draft = sample_draft()
        if any(report.id == draft.report.id for report in self._session.store.reports.all()):
            self._session.open_report(draft.report.id)
        elif self._session.store.bin.get(draft.report.id):
            self._session.restore_report(draft.report.id)
        else:
            self._session.add_report(draft)

    def make_new(self) -> None:
        """Ask for a new report's organisation and period, and open it."""
        from ui.reports.new_dialog import NewReportDialog

        self._session.flush()
        dialog = NewReportDialog(self._session, self._window)
        if dialog.ask_until(lambda: self._add(dialog.draft(), dialog.chosen)):
            return
        if dialog.open_instead:
            self._session.open_report(dialog.open_instead)

    def carry_over(self) -> None:
        """Ask how the next period begins, and open its report."""
        from ui.reports.carry_over_dialog import CarryOverDialog
        from vqdesk.periods.carry_over import VERB

        if self._session.report_id is None or not self._session.flush_first():
            return
        source = self._session.store.reports.draft(self._session.report_id)
        dialog = CarryOverDialog(self._session, source, self._window)
        if dialog.ask_until(lambda: self._add(dialog.draft(), dialog.chosen, VERB)):
            dialog.remember()
        elif dialog.open_instead:
            self._session.open_report(dialog.open_instead)

    def _add(self, draft: Draft, chosen: ChosenOffices, verb: str = "create") -> bool:
        """Store a new report; its office comes into the registers before, where it was chosen for it."""
        return self._session.register_offices(
            chosen, [draft.report.organisation]
        ) and self._session.add_report(draft, verb)

    def change_lock(self) -> None:
        """Lock the open report, or open it again, after a question."""
        if self._session.report_id is not None:
            act = self._standing.unlock if self._session.lock.is_locked else self._standing.lock
            act(self._session.report_id)

    def show_list(self, said: str = "") -> None:
        """Let the clerk choose among the reports; `said` stands above them."""
        from ui.reports.list_dialog import ReportListDialog

        self._session.flush()
        dialog = ReportListDialog(self._session, self._window, said)
        dialog.new_wanted.connect(self.make_new)
        dialog.bin_wanted.connect(self._history.show_bin)
        dialog.told.connect(self.told)
        chosen = dialog.chosen() if dialog.exec() else None
        if chosen and chosen != self._session.report_id:
            self._session.open_report(chosen)
