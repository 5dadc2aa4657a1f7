"""Print commands: pages are counted, the printer asked for, then page by page is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter

from ui.dialogs import message_box
from ui.widgets.progress import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from ui.paper.measures import Sheet
    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.system.progress import Progress

_SHOW_AFTER = 400


class Counted(NamedTuple):
    """An annex with its rows in memory, and how many pages it has."""

    table: AnnexTable
    pages: int


class PrintCommands(QObject):
    """Print the session's report, for paper: its issued copy, or the leader's.

    What prints is loaded when it is asked for.
    """

    ended = Signal()
    """Printing is over, done or not."""

    def __init__(self, session: Session, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self.runner, self._window = session, runner, window
        self.job: PrintJob | None = None

    def print_report(self) -> None:
        """Put the open report on pages, ask for the printer, and print."""
        self._print("issued")

    def print_internal(self) -> None:
        """Print the copy that has what is internal."""
        self._print("internal")

    def _print(self, copy: Copy) -> None:
        report_id = self._session.report_id
        if report_id is None or self.job:
            return
        store = self._session.store

        def count(progress: Progress) -> Counted:
            from ui.paper.composition import Composition
            from vqdesk.exporting.file_export import kept_options, lay_out_report

            table = lay_out_report(store, report_id, replace(kept_options(store, report_id), copy=copy))
            # What is edited while the printer works is not half on the paper.
            table = replace(table, rows=tuple(table.rows))
            composition = Composition(table)
            number = 0
            for page in composition.pager().pages(composition.measured_blocks()):
                number = page.number
                progress(0, 0)
            return Counted(table, number)

        self.runner.start(self.tr("Making the pages..."), count, self._ask)

    def stop(self) -> None:
        """Stop: the window closes."""
        self.runner.stop()
        if self.job is not None:
            self.job.cancel()

    def _ask(self, counted: Counted) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.dialogs.native_dialogs import tame
        from ui.paper.pdf import page_layout
        from ui.printing.print_server import ask_this_pc
        from vqdesk.annex.layout.typography import ACROSS, UPRIGHT

        ask_this_pc()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # An office has paper of this size; a larger page is made to fit.
        printer.setPageLayout(page_layout(UPRIGHT if counted.table.page.is_upright else ACROSS))
        printer.setFullPage(True)
        printer.setDocName(counted.table.title)
        dialog = QPrintDialog(printer, self._window)
        tame(dialog)
        dialog.setMinMax(1, counted.pages)
        dialog.setFromTo(1, counted.pages)
        if dialog.exec():
            self.job = PrintJob(self._window, printer, counted)
            self.job.ended.connect(self._on_printed)
            self.job.start()

    def _on_printed(self, done: bool) -> None:
        self.job = None
        if not done:
            said = self.tr("The printer did not take the pages: look whether it is on, then print again.")
            message_box.warn(self._window, said)
        self.ended.emit()


class PrintJob(QObject):
    """Print a page at a time, so that the window lives and the clerk can cancel; of the UI thread."""

    ended = Signal(bool)
    """Whether the printer took all; True after cancelling too."""

    def __init__(self, window: QWidget, printer: QPrinter, counted: Counted) -> None:
        super().__init__(window)
        self._printer, self._counted = printer, counted
        self._pages = self._printed()
        title, cancel = self.tr("Printing"), self.tr("Cancel")
        self._dialog = ProgressDialog(window, title, "", cancel, most=counted.pages, after=_SHOW_AFTER)
        self._dialog.canceled.connect(self.cancel)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; it goes on while the window's loop runs."""
        self._timer.start()

    def cancel(self) -> None:
        """Print no further page."""
        if self._timer.isActive():
            self._printer.abort()
            self._end(True)

    def _go_on(self) -> None:
        try:
            number = next(self._pages, None)
        except OSError:
            self._end(False)
            return
        if number is None:
            self._end(True)
        else:
            self._dialog.setLabelText(self.tr("Printing page {number}...").format(number=number))
            self._dialog.setValue(number)

    def _end(self, done: bool) -> None:
        self._timer.stop()
        self._pages.close()
        self._dialog.canceled.disconnect()
        self._dialog.hide()
        self._dialog.deleteLater()
        self.ended.emit(done)
        self.deleteLater()

    def _printed(self) -> Generator[int, None, None]:
        """Yield the number of each page that is printed; OSError where the printer does not take them."""
        from ui.paper.composition import Composition
        from ui.paper.painting import paint

        printer, painter = self._printer, QPainter()
        composition = Composition(self._counted.table)
        begun = False
        try:
            for _ in range(1 if printer.supportsMultipleCopies() else printer.copyCount()):
                for page in composition.pager().pages(composition.set_blocks()):
                    if not _is_wanted(printer, page.number):
                        continue
                    if not (printer.newPage() if begun else painter.begin(printer)):
                        raise OSError
                    begun = True
                    painter.save()
                    fit_to_paper(printer, painter, composition.sheet)
                    paint(page, composition, painter)
                    painter.restore()
                    yield page.number
        finally:
            if painter.isActive():
                painter.end()


def _is_wanted(printer: QPrinter, number: int) -> bool:
    """Tell whether a page is among those that were asked for."""
    if printer.printRange() != printer.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return bool(ranges.contains(number))
    return printer.fromPage() <= number <= (printer.toPage() or number)


def fit_to_paper(printer: QPrinter, painter: QPainter, sheet: Sheet) -> None:
    """Make the painter's units ours; on paper of another size the page is made to fit."""
    from ui.paper.measures import PER_INCH

    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    exact = printer.resolution() / PER_INCH
    fitting = min(paper.width() / sheet.width, paper.height() / sheet.height)
    scale = exact if abs(fitting / exact - 1) < 0.01 else fitting
    painter.translate((paper.width() - sheet.width * scale) / 2, (paper.height() - sheet.height * scale) / 2)
    painter.scale(scale, scale)
