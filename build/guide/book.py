"""The guide as a book, by Qt's own printing: title, contents, pictures, numbers of pages: make.py docs."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from environment import ROOT
from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
)

from ui.actions import told_keys
from ui.app import make_application
from ui.guide.document import GuideDocument, blocks_of
from ui.guide.pages import guide_pages
from ui.looks.colours import SCHEME_COLOURS
from ui.paper import pdf_finish
from ui.paper.fonts import document_family
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock

    from ui.guide.pages import GuidePage

BOOK = ROOT / "dist" / "vqdesk-guide.pdf"
_TITLE = "Hướng dẫn sử dụng vqdesk"
_PER_INCH = 96
_SHARPNESS = 10  # dots of the PDF for one of the layout
_PICTURE_RATIO = 2.0
_POINTS, _SMALL_POINTS = 12, 10
_INDENT = "\u2003\u2003"
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\)")


def _dots(millimetres: float) -> float:
    return millimetres * _PER_INCH / 25.4


_SHEET = QSizeF(_dots(210), _dots(297))
_LEFT, _TOP = _dots(25), _dots(22)
_ROOM = QSizeF(_SHEET.width() - 2 * _LEFT, _SHEET.height() - 2 * _TOP)


class BookHead(NamedTuple):
    """A heading of the book: its level, what it says, and its page, of the book without its contents."""

    level: int
    text: str
    page: int


def main() -> int:
    """Write the book; return the exit code."""
    make_application("vi")
    BOOK.parent.mkdir(exist_ok=True)
    with open(BOOK, "wb") as out:
        count = write_book(guide_pages(told_keys()), out)
    print(f"Written: {BOOK.relative_to(ROOT).as_posix()}, {count} pages, {BOOK.stat().st_size // 1024} KB")
    return 0


def write_book(pages: Sequence[GuidePage], out: BinaryIO) -> int:
    """Write the guide's pages as PDF, the same bytes every time; return how many sheets it has."""
    body = _set(_body_text(pages))
    for block in [each for each in blocks_of(body) if each.blockFormat().headingLevel() == 1]:
        _begin_sheet(QTextCursor(block))
    _lay_out_anew(body)
    _keep_with_next(body)
    heads = find_heads(body)
    # Numbers need no line more: the contents are as long with those of the body alone.
    front = _set(_contents_text(heads, 0), _SMALL_POINTS).pageCount()
    contents = _set(_contents_text(heads, front), _SMALL_POINTS)
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    properties = pdf_finish.Properties(_TITLE, "vqdesk", "")
    QHashSeed.setDeterministicGlobalSeed()  # Qt keeps the fonts in a hash
    _paint([contents, body], made, properties)
    QHashSeed.resetRandomGlobalSeed()
    pdf_finish.finish(io.BytesIO(made.data().data()), out, properties)
    return front + body.pageCount()


def _keep_with_next(body: GuideDocument) -> None:
    """Begin a sheet with a heading that would stand at a sheet's end, without what it is of."""
    for block in [each for each in blocks_of(body) if each.blockFormat().headingLevel() > 1]:
        if _sheet_of(body, block) != _sheet_of(body, block.next()):
            _begin_sheet(QTextCursor(block))
            _lay_out_anew(body)


def _lay_out_anew(body: GuideDocument) -> None:
    """Lay all of it out: Qt loses tables where it moves what was laid out before."""
    body.setPageSize(_ROOM / 2)
    body.setPageSize(_ROOM)


def _sheet_of(body: GuideDocument, block: QTextBlock) -> int:
    """Return on which sheet a block's first line stands: where it has no room it moves down in its block."""
    top = body.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineAt(0)
    # A line that was moved down stands a hair's breadth above its sheet.
    return int((top + (line.y() if line.isValid() else 0) + 1) // _ROOM.height()) + 1


def find_heads(body: GuideDocument) -> list[BookHead]:
    """Return the headings with their pages."""
    return [
        BookHead(level, block.text(), _sheet_of(body, block))
        for block in blocks_of(body)
        if (level := block.blockFormat().headingLevel())
    ]


def _body_text(pages: Sequence[GuidePage]) -> str:
    texts = [_LINK.sub(r"*\1*", page.text) for page in pages]
    return "\n\n".join(text.replace("# ", f"# {at}. ", 1) for at, text in enumerate(texts, 1))


def _contents_text(heads: Sequence[BookHead], before: int) -> str:
    rows = [
        f"| {head.text if head.level == 1 else _INDENT + head.text} | {head.page + before} |"
        for head in heads
    ]
    release = find_release()
    head = (f"# {_TITLE}\n", f"Phiên bản {release.version}\n", "| Mục lục | |", "|---|--:|")
    return "\n".join((*head, *rows))


def _set(markdown: str, points: float = _POINTS) -> GuideDocument:
    font = QFont([document_family()])
    font.setPointSizeF(points)
    # Without hinting a letter is as wide here as on paper.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document = GuideDocument(markdown, font, on_paper=True)
    document.setPageSize(_ROOM)
    document.fit_pictures(_ROOM.width(), _PICTURE_RATIO)
    return document


def _begin_sheet(cursor: QTextCursor) -> None:
    wanted: QTextBlockFormat = cursor.blockFormat()
    if cursor.position():
        wanted.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(wanted)


def _paint(documents: Sequence[GuideDocument], made: QBuffer, properties: pdf_finish.Properties) -> None:
    writer = QPdfWriter(made)
    writer.setResolution(_PER_INCH * _SHARPNESS)
    sheet = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setDocumentXmpMetadata(pdf_finish.metadata(properties))
    painter = QPainter(writer)
    painter.scale(_SHARPNESS, _SHARPNESS)
    number = 0
    for document in documents:
        for page in range(document.pageCount()):
            number += 1
            if number > 1:
                writer.newPage()
            _paint_sheet(painter, document, page, number)
    painter.end()


def _paint_sheet(painter: QPainter, document: GuideDocument, page: int, number: int) -> None:
    black = SCHEME_COLOURS["high light"].text
    look = QAbstractTextDocumentLayout.PaintContext()
    look.palette.setColor(QPalette.ColorRole.Text, black)  # type: ignore[attr-defined]  # not in the stubs
    look.clip = QRectF(0, page * _ROOM.height(), _ROOM.width(), _ROOM.height())  # type: ignore[attr-defined]
    painter.save()
    painter.translate(_LEFT, _TOP - page * _ROOM.height())
    painter.setClipRect(look.clip)  # type: ignore[attr-defined]
    document.documentLayout().draw(painter, look)
    painter.restore()
    foot_font = QFont(document.defaultFont())
    foot_font.setPixelSize(round(_POINTS * _PER_INCH / 72))
    painter.setFont(foot_font)
    painter.setPen(black)
    foot = QRectF(0, _SHEET.height() - _TOP, _SHEET.width(), _TOP)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(number))


if __name__ == "__main__":
    sys.exit(main())
