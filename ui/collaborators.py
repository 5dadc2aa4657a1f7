"""The window's collaborators: those who do what its commands say, each made with whom it works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.actions import told_keys
from ui.backups.commands import BackupCommands
from ui.comparison.commands import ComparisonCommands
from ui.exporting.commands import ExportCommands
from ui.findings.commands import FindingCommands
from ui.first_run.commands import FirstRunCommands
from ui.guide.commands import GuideCommands
from ui.history.commands import HistoryCommands
from ui.importing.commands import ImportCommands
from ui.notices.bars import NoticeBars
from ui.offices.commands import OfficeNameCommands
from ui.outline.commands import OutlineCommands
from ui.outline.filters.unchanged import UnchangedService
from ui.overview.commands import OverviewCommands
from ui.printing.commands import PrintCommands
from ui.replacing.commands import ReplaceCommands
from ui.reports.commands import ReportCommands
from ui.review.commands import ReviewCommands
from ui.runtime.task_runner import TaskRunner
from ui.style.commands import StyleCommands
from ui.summary.commands import SummaryCommands
from ui.support.backup_rounds import BackupRounds
from ui.support.commands import SupportCommands
from ui.support.second_start import SecondStart
from ui.support.store_check import StoreCheck
from ui.units.commands import UnitCommands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session


@dataclass(frozen=True, slots=True)
class Collaborators:
    """The window's collaborators by name; `collaborators` makes them."""

    bars: NoticeBars
    history: HistoryCommands
    outline: OutlineCommands
    importing: ImportCommands
    exporting: ExportCommands
    printing: PrintCommands
    replacing: ReplaceCommands
    reports: ReportCommands
    comparison: ComparisonCommands
    summary: SummaryCommands
    overview: OverviewCommands
    findings: FindingCommands
    first_run: FirstRunCommands
    review: ReviewCommands
    annex_style: StyleCommands
    backing_up: BackupCommands
    support: SupportCommands
    guide: GuideCommands
    store_check: StoreCheck
    backups: BackupRounds
    second_start: SecondStart
    units: UnitCommands
    office_names: OfficeNameCommands
    unchanged: UnchangedService

    def stop(self) -> None:
        """Stop whatever runs, and wait for it: the window closes."""
        for commands in (self.importing, self.exporting, self.review, self.support):
            commands.runner.stop()
        self.printing.stop()
        self.guide.close()
        self.findings.service.stop()
        self.unchanged.stop()
        self.store_check.stop()
        self.backups.stop()


def collaborators(session: Session, window: QWidget) -> Collaborators:
    """Return collaborators who work on a session and show their dialogs over a window."""
    bars = NoticeBars(session, window)
    history = HistoryCommands(session, bars, window)
    outline = OutlineCommands(session, window)
    outline.told.connect(bars.tell_done)
    importing = ImportCommands(session, TaskRunner(session, window), window)
    backups = BackupRounds(session, window)
    backups.told.connect(bars.tell_notices)
    backing_up = BackupCommands(session, bars, window)
    backups.stood.connect(backing_up.button.show_status)
    second_start = SecondStart(session, importing.runner, window)
    second_start.file_given.connect(lambda file: importing.import_file(file))
    findings = FindingCommands(session, window)
    findings.rules_kept.connect(lambda said, undo: bars.tell_done(said, undo=undo))
    reports = ReportCommands(session, importing, history, window)
    first_run = FirstRunCommands(session, importing, window)
    first_run.sample_wanted.connect(lambda: reports.open_sample())
    first_run.told.connect(lambda said: bars.tell([said]))
    first_run.backups_wanted.connect(lambda: backing_up.show())
    first_run.bin_wanted.connect(lambda: history.show_bin())
    reports.told.connect(lambda said, undo: bars.tell_done(said, undo=undo, stays=True))
    store_check = StoreCheck(session, window)
    store_check.told.connect(bars.tell_notices)
    return Collaborators(
        bars=bars,
        history=history,
        outline=outline,
        importing=importing,
        exporting=ExportCommands(session, TaskRunner(session, window), findings, window),
        printing=PrintCommands(session, TaskRunner(session, window), window),
        replacing=ReplaceCommands(session, bars, history.ask_back, window),
        reports=reports,
        comparison=ComparisonCommands(session, window),
        summary=SummaryCommands(session, window),
        overview=OverviewCommands(session, window),
        findings=findings,
        first_run=first_run,
        review=ReviewCommands(session, TaskRunner(session, window), findings.service, window),
        annex_style=StyleCommands(session, window),
        backing_up=backing_up,
        support=SupportCommands(session, TaskRunner(session, window), window),
        guide=GuideCommands(told_keys, window),
        store_check=store_check,
        backups=backups,
        second_start=second_start,
        units=UnitCommands(session, bars, history.ask_back, window),
        office_names=OfficeNameCommands(session, window),
        unchanged=UnchangedService(session, window),
    )
