"""What each picture of the guide shows: the running program's windows, brought into a state.

The pictures are taken of them, and the tests make them anew and compare what they say with the record.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog

from db.records import Draft, Period
from db.store.store import Store
from ui.backups.dialog import BackupsDialog
from ui.comparison.dialog import ComparisonDialog
from ui.exporting.dialog import ExportDialog
from ui.findings.before_export import BeforeExport
from ui.findings.list_dialog import FindingsDialog
from ui.first_run.dialog import FirstStartDialog
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.main_window import MainWindow
from ui.overview.dialog import OverviewDialog
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.new_dialog import NewReportDialog
from ui.review.sign_dialog import SignDialog
from ui.session.session import Session
from vqdesk.backups.backup_service import BackupService
from vqdesk.exporting.file_export import ExportOptions, export
from vqdesk.first_store.sample import sample_draft
from vqdesk.importing.file_import import open_file
from vqdesk.periods.carry_over import carry_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from ui.findings.check_service import CheckService

_WIDE, _HIGH, _WIDER = 900, 580, 1300
_NOW = datetime(2024, 10, 2, 1, 15, tzinfo=UTC)
_YEAR = Period("năm", 2024)
_WHO = "Nguyễn Thị Lan"
_PATIENCE = 60.0  # seconds at most until something has come
_IN_PROGRESS = "Đã trồng 812/750 ha rừng, đạt 108,3% kế hoạch; 02 sản phẩm OCOP đã được công nhận 3 sao."


@dataclass
class Stage:
    """A store of its own for one scene, with the sample in it, and a window on that."""

    folder: Path
    store: Store
    session: Session

    @classmethod
    def set_up(cls, folder: Path) -> Stage:
        """Return a fresh stage in an empty folder."""
        store = Store.open(folder / "vqdesk.vqd", who=_WHO, now=lambda: _NOW)
        store.reports.add(sample_draft())
        session = Session(store, "vi")
        session.standings.today = lambda: date(2024, 10, 2)
        session.open_report(sample_draft().report.id)
        return cls(folder, store, session)

    def next_period(self) -> None:
        """Add the year's report, with some of its results written, and open it."""
        draft = _with_results(carry_over(sample_draft(), _YEAR))
        self.store.reports.add(draft)
        self.session.open_report(draft.report.id)

    def window(self, wide: int = _WIDE) -> MainWindow:
        """Return the main window at its work."""
        window = MainWindow(self.session)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(wide, _HIGH)
        window.show()
        return window

    def go_to_task(self, number: str) -> None:
        """Go to a task by its number."""
        self.session.go_to("task", next(row.id for row in self.session.outline() if row.number == number))

    def service(self, window: MainWindow) -> CheckService:
        """Return the window's check once it has looked at everything."""
        service = window.findings.service
        service.start()
        wait_until(lambda: service.is_whole)
        return service


def wait_until(is_so: Callable[[], object]) -> None:
    """Let the program work until something is so; AssertionError where it never is."""
    until = time.monotonic() + _PATIENCE
    while not is_so():
        QApplication.processEvents()
        time.sleep(0.005)
        assert time.monotonic() < until, "it did not come"


def _with_results(draft: Draft) -> Draft:
    first, *others = draft.sections
    tasks = list(first.tasks)
    tasks[0] = replace(tasks[0], result="Cả 16/16 xã đã được phê duyệt quy hoạch chung.", evaluation="100%")
    tasks[2] = replace(tasks[2], result=_IN_PROGRESS, evaluation="92,5%")
    return Draft(draft.report, (replace(first, tasks=tuple(tasks)), *others))


def _first_start(stage: Stage) -> QWidget:
    return FirstStartDialog(stage.session, lambda _parent: None)


def _new_report(stage: Stage) -> QWidget:
    dialog = NewReportDialog(stage.session)
    dialog.organisation.show_name("UBND xã Yên Phúc")
    dialog.period.set_period(Period("quý", 2026, 1))
    dialog.period.changed.emit()
    return dialog


def _window(stage: Stage) -> QWidget:
    window = stage.window()
    stage.go_to_task("2")
    return window


def _task(stage: Stage) -> QWidget:
    stage.next_period()
    window = stage.window(_WIDER)
    stage.go_to_task("3")
    divided = _show_beside(window, "former")
    wait_until(lambda: divided)
    window.task_form.fields["result"].editor.setFocus()
    return window


def _show_beside(window: MainWindow, page: str) -> list[bool]:
    """Show a page at the window's side; what is returned is filled once it has taken its room."""
    divided: list[bool] = []
    window.side.laid_out.connect(lambda: divided.append(True))
    window.actions_[page].trigger()
    return divided


def _table(stage: Stage) -> QWidget:
    window = stage.window()
    window.table.toggle()
    return window


def _import(stage: Stage) -> QWidget:
    file = stage.folder / "Biểu năm 2024.docx"
    stage.next_period()
    report_id = stage.session.report_id or ""
    export(stage.store, report_id, file)
    stage.store.reports.delete(report_id)
    return ImportDialog(stage.session, Readings(open_file(file)))


def _matching(stage: Stage) -> QWidget:
    report_id = sample_draft().report.id
    file = stage.folder / "Phòng Nông nghiệp.docx"
    export(stage.store, report_id, file, ExportOptions(unit="Phòng Nông nghiệp và PTNT"))
    dialog = ImportDialog(stage.session, Readings(open_file(file)))
    dialog.into.setCurrentIndex(dialog.into.findData(report_id))
    dialog.tabs.setCurrentWidget(dialog.target)
    dialog.target.keep_gone.setChecked(True)
    return dialog


def _next_period(stage: Stage) -> QWidget:
    return CarryOverDialog(stage.session, stage.store.reports.draft(sample_draft().report.id))


def _compare(stage: Stage) -> QWidget:
    stage.next_period()
    now = stage.session.report()
    assert now is not None
    others = [report for report in stage.store.reports.all() if report.id != now.id]
    dialog = ComparisonDialog(stage.session, now, others)
    wait_until(lambda: dialog.comparison is not None and dialog.runner.running is None)
    return dialog


def _overview(stage: Stage) -> QWidget:
    stage.next_period()
    report = stage.session.report()
    assert report is not None
    dialog = OverviewDialog(stage.session, report)
    wait_until(lambda: dialog.page is not None and dialog.runner.running is None)
    return dialog


def _findings(stage: Stage) -> QWidget:
    window = stage.window()
    return FindingsDialog(stage.session, stage.service(window), lambda _finding: None, window)


def _sign(stage: Stage) -> QWidget:
    window = stage.window()
    service = stage.service(window)
    stage.session.sign_off("content", _WHO)
    come: list[object] = []
    service.signed.connect(come.append)
    dialog = SignDialog(stage.session, service, window)
    wait_until(lambda: come)
    return dialog


def _export(stage: Stage) -> QWidget:
    window = stage.window()
    report = stage.session.report()
    assert report is not None
    units = [row.unit for row in stage.session.outline()]
    review = BeforeExport(stage.session, stage.service(window))
    folder = Path(r"D:\Báo cáo")
    return ExportDialog(window, report, folder, stage.session.domains(), units, lang="vi", review=review)


def _preview(stage: Stage) -> QWidget:
    window = stage.window(_WIDER)
    stage.go_to_task("1")
    settled: list[bool] = []
    divided = _show_beside(window, "preview")
    paginator = window.preview.paginator
    assert paginator is not None
    paginator.settled.connect(lambda: settled.append(True))
    wait_until(lambda: settled and divided)
    return window


def _backups(stage: Stage) -> QWidget:
    for days in (9, 2, 0):
        BackupService(stage.store, now=lambda days=days: _NOW - timedelta(days)).make()
    return BackupsDialog(stage.session)


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "first-start": _first_start,
    "new-report": _new_report,
    "window": _window,
    "import": _import,
    "task": _task,
    "table": _table,
    "next-period": _next_period,
    "compare": _compare,
    "overview": _overview,
    "findings": _findings,
    "sign": _sign,
    "preview": _preview,
    "export": _export,
    "matching": _matching,
    "backups": _backups,
}
"""Each picture's name, with what returns the window to be taken; it is not shown yet."""


@contextmanager
def staged(name: str, folder: Path) -> Iterator[QWidget]:
    """Yield the window of a scene, shown and settled; close all of it afterwards."""
    stage = Stage.set_up(folder)
    shown = SCENES[name](stage)
    shown.show()
    if isinstance(shown, QDialog):
        shown.resize(shown.size().boundedTo(QSize(_WIDE, _HIGH)))
    for _ in range(10):
        QApplication.processEvents()
    try:
        yield shown
    finally:
        for window in (*QApplication.topLevelWidgets(), shown):
            window.close()
        stage.store.close()
