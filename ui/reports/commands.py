"""Which report is open: the list, a new one, the sample, and what the first start offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs import message_box
from ui.session.open_report import LAST_REPORT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.importing.commands import Transfers
    from ui.session.session import Session


class Reports(QObject):
    """Open reports in the session.

    Each dialog is loaded when it is opened, with what it needs: the window is there sooner.
    """

    bin_wanted = Signal()
    """The removed reports are to be shown."""

    def __init__(self, session: Session, transfers: Transfers, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._transfers, self._window = session, transfers, window

    def open_last(self) -> bool:
        """Open the report that was open last, else the latest; False where there is none."""
        known = [report.id for report in self._session.store.reports.all()]
        last = self._session.store.settings.get(LAST_REPORT)
        if known:
            self._session.open_report(last if last in known else known[0])
        return bool(known)

    def offer_first(self) -> None:
        """Ask how to begin."""
        from ui.reports.first_start_dialog import BIN, IMPORT, NEW, OPEN_SAMPLE, FirstStartDialog

        dialog = FirstStartDialog(self._window, len(self._session.store.bin.all()))
        begin = {
            OPEN_SAMPLE: self.open_sample,
            NEW: self.make_new,
            IMPORT: self._transfers.choose_import,
            BIN: self.bin_wanted.emit,
        }
        if dialog.exec() and dialog.choice:
            begin[dialog.choice]()

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
        if dialog.exec():
            self._session.add_report(dialog.draft())
        elif dialog.open_instead:
            self._session.open_report(dialog.open_instead)

    def carry_over(self) -> None:
        """Ask how the next period begins, and open its report."""
        from ui.reports.carry_over_dialog import CarryOverDialog
        from vqdesk.periods.carry_over import VERB

        if self._session.report_id is None or not self._session.flush_first():
            return
        source = self._session.store.reports.draft(self._session.report_id)
        dialog = CarryOverDialog(self._session, source, self._window)
        if dialog.exec():
            self._session.add_report(dialog.draft(), VERB)
        elif dialog.open_instead:
            self._session.open_report(dialog.open_instead)

    def compare(self) -> None:
        """Show what became of another period's report in the open one; the one before comes first."""
        from ui.comparison.dialog import CompareView

        now = self._session.report() if self._session.flush_first() else None
        if now is None:
            return
        others = [report for report in self._session.store.reports.all() if report.id != now.id]
        if not others:
            message_box.warn(self._window, self.tr("There is no other report to compare with yet."))
            return
        # The list has the latest first: what ends before the open one is most likely meant.
        mine = (now.organisation, now.period.last_day)
        others.sort(key=lambda report: (report.organisation != mine[0], report.period.last_day > mine[1]))
        CompareView(self._session, now, others, self._window).exec()

    def change_style(self) -> None:
        """Let the clerk change how the annexes of the open report's organisation look."""
        from ui.style.dialog import StyleDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        dialog = StyleDialog(self._session, report, self._window)
        if dialog.exec():
            self._session.keep_style(dialog.choice(), dialog.headings())
        dialog.deleteLater()

    def show_list(self, said: str = "") -> None:
        """Let the clerk choose among the reports; `said` stands above them."""
        from ui.reports.list_dialog import ReportListDialog

        self._session.flush()
        dialog = ReportListDialog(self._session, self._window, said)
        dialog.new_wanted.connect(self.make_new)
        dialog.bin_wanted.connect(self.bin_wanted)
        chosen = dialog.chosen() if dialog.exec() else None
        if chosen and chosen != self._session.report_id:
            self._session.open_report(chosen)
