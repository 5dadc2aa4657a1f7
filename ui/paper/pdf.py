"""An annex on pages: PDF, for the window and for the command line."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QCoreApplication, QFile, QHashSeed, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from db.disk import temporary
from ui.paper import pdf_finish
from ui.paper.composition import Composition
from ui.paper.measures import PER_INCH
from ui.paper.painting import paint
from vqdesk.annex.layout.typography import ACROSS, UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.annex.layout.typography import Page

_LEAST_FREE = 1 << 20
_NO_ROOM = ("QIODevice", "No space left on device")
"""How Qt itself says that a disk is full, in whatever language it speaks."""


def write_pdf(table: AnnexTable, stream: BinaryIO, name: str, template: bytes | None) -> None:
    """Write an annex as PDF: fonts embedded, one page in memory at a time, the same bytes every time.

    For any thread. Without a window's application one without a window is started. Raises Refused font.none,
    font.letters, annex.header_high, temp.*, and what reading the rows and writing the stream raise.
    """
    del name, template
    start_application()
    properties = pdf_finish.Properties(table.title, table.organisation, table.changed)
    with temporary.temporary_folder() as folder:
        file = QFile(str(folder / "annex.pdf"))
        with _same_order():
            _write(table, file, properties)
        # Qt goes on writing into a full disk and tells nobody.
        if file.error() != QFile.FileError.NoError:
            raise temporary.temporary_refusal(OSError(_number(file, folder), file.errorString()))
        with open(file.fileName(), "rb") as made:
            pdf_finish.finish(made, stream, properties)


def _write(table: AnnexTable, file: QFile, properties: pdf_finish.Properties) -> None:
    composition = Composition(table)
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        raise temporary.temporary_refusal(OSError(errno.EACCES, file.errorString()))
    writer = QPdfWriter(file)
    writer.setResolution(PER_INCH)
    writer.setPageLayout(page_layout(table.page))
    writer.setDocumentXmpMetadata(pdf_finish.metadata(properties))
    painter = QPainter(writer)
    try:
        for page in composition.pager().pages(composition.set_blocks()):
            if page.number > 1:
                writer.newPage()
            paint(page, composition, painter)
    finally:
        painter.end()
        file.close()


def page_layout(page: Page) -> QPageLayout:
    """Return a page for a device; its margins are the pager's own."""
    sides = QPageLayout.Orientation
    sheet = QPageSize(QPageSize.PageSizeId.A4)
    if page not in (ACROSS, UPRIGHT):
        sheet = QPageSize(QSizeF(*sorted(page)), QPageSize.Unit.Millimeter)
    return QPageLayout(sheet, sides.Portrait if page.is_upright else sides.Landscape, QMarginsF(0, 0, 0, 0))


def start_application() -> None:
    """Have Qt's fonts at hand; a command shows nothing and so needs no screen, even where there is one."""
    if QCoreApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        globals()["_application"] = QGuiApplication([])


def _number(file: QFile, folder: Path) -> int:
    """Return the error of a file that Qt could not write: it tells the system's words, but no number."""
    is_full = (
        file.errorString() == QCoreApplication.translate(*_NO_ROOM)
        or shutil.disk_usage(folder).free < _LEAST_FREE
    )
    return errno.ENOSPC if is_full else errno.EIO


@contextmanager
def _same_order() -> Iterator[None]:
    """Have Qt write the fonts in the same order every time: it keeps them in a hash."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()
