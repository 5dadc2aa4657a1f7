"""The overview's page as files: PDF with its fonts, and a PNG to put into other documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter

from ui.paper.measures import PER_INCH
from ui.paper.overview import plate
from ui.paper.overview.page import OverviewPage
from ui.paper.pdf import start_application, write_painted
from ui.paper.pdf_finish import Properties
from vqdesk.annex.layout.typography import ACROSS
from vqdesk.exporting.atomic_file import place_file_of
from vqdesk.summary.overview_layout import overview_titles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vqdesk.summary.overview import Overview

OVERVIEW_ENDINGS = (".png", ".pdf")
DOTS_PER_INCH = 200
_PER_METRE = round(DOTS_PER_INCH / 0.0254)


def export_overview(overview: Overview, out: Path) -> None:
    """Write an overview to a file by its ending (`.png`, `.pdf`), all of it or nothing.

    The same overview is the same bytes. For any thread. Raises UnknownEnding, and Refused as `place_file`
    does, font.* and temp.*.
    """
    with place_file_of(out, OVERVIEW_ENDINGS) as (stream, ending):
        if ending == ".pdf":
            write_overview_pdf(overview, stream)
        else:
            stream.write(overview_png(overview))


def write_overview_pdf(overview: Overview, stream: BinaryIO) -> None:
    """Write an overview as PDF: its texts are texts, its fonts embedded."""
    title, period, office = overview_titles(overview)
    properties = Properties(" - ".join(part for part in (title, period) if part), office, "")

    def paint_page(painter: QPainter, _turn: Callable[[], object]) -> None:
        OverviewPage(overview).paint(painter)

    write_painted(paint_page, ACROSS, properties, stream)


def overview_png(overview: Overview, *, with_margins: bool = True) -> bytes:
    """Return an overview as PNG of 200 dots an inch: the sheet, or what its margins leave.

    For any thread.
    """
    start_application()
    shown = plate.SHEET if with_margins else plate.INSIDE
    return _png(_painted(OverviewPage(overview), shown))


def _painted(page: OverviewPage, shown: QRectF) -> QImage:
    scale = DOTS_PER_INCH / PER_INCH
    image = QImage(round(shown.width() * scale), round(shown.height() * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(_PER_METRE)
    image.setDotsPerMeterY(_PER_METRE)
    image.fill(plate.WHITE)
    painter = QPainter(image)
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(-shown.topLeft())
        page.paint(painter)
    finally:
        painter.end()
    return image


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes, PySide6 a str
        raise MemoryError
    return bytes(buffer.data().data())
