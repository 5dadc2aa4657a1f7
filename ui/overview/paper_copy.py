"""The overview printed: the printer is asked for, then the one page is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from ui.dialogs import message_box
from ui.dialogs.native_dialogs import tame
from ui.paper.measures import Sheet
from ui.paper.pdf import page_layout
from ui.printing.commands import fit_to_paper
from ui.printing.print_server import ask_this_pc
from vqdesk.annex.layout.typography import ACROSS
from vqdesk.summary.overview_layout import overview_titles

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.paper.overview.page import OverviewPage


def print_page(page: OverviewPage, parent: QWidget) -> None:
    """Ask for a printer and print the page; where it does not take it, that is said."""
    ask_this_pc()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(ACROSS))
    printer.setFullPage(True)
    printer.setDocName(" - ".join(filter(None, overview_titles(page.overview))))
    dialog = QPrintDialog(printer, parent)
    tame(dialog)
    if dialog.exec() and not _printed(page, printer):
        said = QCoreApplication.translate(
            "PrintCommands",
            "The printer did not take the pages: look whether it is on, then print again.",
        )
        message_box.warn(parent, said)


def _printed(page: OverviewPage, printer: QPrinter) -> bool:
    painter = QPainter()
    for copy in range(1 if printer.supportsMultipleCopies() else printer.copyCount()):
        if not (printer.newPage() if copy else painter.begin(printer)):
            return False
        painter.save()
        fit_to_paper(printer, painter, Sheet.of(ACROSS))
        page.paint(painter)
        painter.restore()
    return bool(painter.end())
