"""Painting of pages, on a screen, a printer or into a PDF."""

from __future__ import annotations

from math import atan2, degrees
from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, Qt
from PySide6.QtGui import QColor, QPen

from ui.paper.measures import BORDER_TWIPS, LEFT_TWIPS, NUMBER_TOP, TOP_TWIPS

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.paper.composition import Composition, SetCell
    from ui.paper.pager import BlockPiece, PaperPage

_PAPER_PEN = QPen(Qt.GlobalColor.black, BORDER_TWIPS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
_SCREEN_PEN = QPen(Qt.GlobalColor.black, 1)
_SCREEN_PEN.setCosmetic(True)
_WATERMARK = QColor(217, 217, 217)


def paint(page: PaperPage, composition: Composition, painter: QPainter, *, screen: bool = False) -> None:
    """Paint a page; the painter's units are those of `ui.paper.measures`, from the sheet's corner on.

    On a `screen` the table's lines are one dot wide, however small the page is shown.
    """
    painter.save()
    _paint_watermark(composition, painter)
    painter.setPen(Qt.GlobalColor.black)
    if page.number > 1:
        composition.number(page.number).paint(painter, LEFT_TWIPS, NUMBER_TOP, 0, 1)
    painter.translate(LEFT_TWIPS, TOP_TWIPS)
    lines: list[QLine] = []
    header = page.header
    # In the order in which it is read: so it is copied out of a PDF.
    for piece in page.pieces:
        if piece.block.in_table and header is not None:
            _paint_header(header, composition, painter, lines)
            header = None
        cells = composition.cells(piece.block)
        _paint_piece(piece, cells, painter)
        if piece.block.in_table:
            lines += _lines_around(piece, cells)
    painter.setPen(_SCREEN_PEN if screen else _PAPER_PEN)
    painter.drawLines(lines)
    painter.restore()


def _paint_watermark(composition: Composition, painter: QPainter) -> None:
    """Paint what stands behind the text from corner to corner, light enough to read through."""
    words = composition.watermark()
    if words is None:
        return
    sheet = composition.sheet
    painter.save()
    painter.setPen(_WATERMARK)
    painter.translate(sheet.width // 2, sheet.height // 2)
    painter.rotate(-degrees(atan2(sheet.height, sheet.width)))
    words.paint(painter, -sheet.diagonal // 2, -words.lines.pitch // 2, 0, 1)
    painter.restore()


def _paint_header(top: int, composition: Composition, painter: QPainter, lines: list[QLine]) -> None:
    for cell in composition.header.cells:
        upper, lower = top + cell.top, top + cell.top + cell.height
        tall = sum(each.lines.number * each.lines.pitch for each in cell.paragraphs)
        y = upper + (cell.height - tall) // 2
        for paragraph in cell.paragraphs:
            paragraph.paint(painter, cell.left + cell.inset, y, 0, paragraph.lines.number)
            y += paragraph.lines.number * paragraph.lines.pitch
        lines += (
            QLine(cell.left, upper, cell.right, upper),
            QLine(cell.left, lower, cell.right, lower),
            QLine(cell.left, upper, cell.left, lower),
            QLine(cell.right, upper, cell.right, lower),
        )


def _paint_piece(piece: BlockPiece, cells: tuple[SetCell, ...], painter: QPainter) -> None:
    for cell, first, last in zip(cells, piece.first, piece.last, strict=True):
        top, passed = piece.top + piece.block.padding, 0
        for paragraph in cell.paragraphs:
            lines = paragraph.lines
            begin, end = max(first - passed, 0), min(last - passed, lines.number)
            passed += lines.number
            if begin < end:
                top += lines.before if begin == 0 else 0
                paragraph.paint(painter, cell.left + cell.inset, top, begin, end)
                top += (end - begin) * lines.pitch + lines.after


def _lines_around(piece: BlockPiece, cells: tuple[SetCell, ...]) -> list[QLine]:
    """Return a row's lines: above, below, and beside its cells."""
    if not cells:
        return []
    top, bottom = piece.top, piece.top + piece.height
    left, right = cells[0].left, cells[-1].right
    edges = [left, *(cell.right for cell in cells)]
    return [
        QLine(left, top, right, top),
        QLine(left, bottom, right, bottom),
        *(QLine(x, top, x, bottom) for x in edges),
    ]
