"""A page of the guide as a document: for the screen in the window's colours, for paper in black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from ui.guide.pages import anchor_of, folder
from ui.looks.colours import SCHEME_COLOURS, colours
from ui.looks.sizes import HAIR_SPACE, PART_SPACE, SMALL_SPACE, USUAL_SPACE, WIDE_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextFragment

    from ui.looks.colours import Colours

_HEAD_SHARES = {1: 1.6, 2: 1.25}
_LINE = 125.0  # in a hundred of the letters' height
_LINES = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
PICTURE_SCALE = 1.5
"""Dots of a guide's picture for one of the window that it shows."""


class GuideDocument(QTextDocument):
    """Markdown with the guide's pictures, laid out for reading; headings are found by their links' names."""

    def __init__(self, markdown: str, font: QFont, *, on_paper: bool = False) -> None:
        super().__init__()
        self._colours = SCHEME_COLOURS["light"] if on_paper else colours()
        self.setDefaultFont(font)
        self.setDocumentMargin(0 if on_paper else WIDE_SPACE)
        self.setMarkdown(markdown)
        for block in blocks_of(self):
            self._lay_out(block)
        for fragment in [each for block in blocks_of(self) for each in _fragments(block)]:
            self._draw(fragment)
        for table in _tables(self):
            _rule(table, self._colours, HAIR_SPACE if on_paper else SMALL_SPACE)

    def block_of(self, anchor: str) -> QTextBlock:
        """Return the heading that a link calls so, else the first block."""
        named = (block for block in blocks_of(self) if anchor and block.blockFormat().headingLevel())
        return next((block for block in named if anchor_of(block.text()) == anchor), self.begin())

    def fit_pictures(self, room: float, ratio: float) -> None:
        """Put the pictures in, no wider than `room`, for what has `ratio` dots for one of it."""
        for name in {each.charFormat().toImageFormat().name() for each in self._pictures()}:
            picture = QImage(str(folder() / name)).convertToFormat(QImage.Format.Format_RGB32)
            width = min(picture.width() / PICTURE_SCALE, room)
            # Drawn smaller than it is it would lose lines.
            fitted = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            fitted.setDevicePixelRatio(ratio)
            self.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), fitted)
        self.markContentsDirty(0, self.characterCount())

    def _pictures(self) -> Iterator[QTextFragment]:
        for block in blocks_of(self):
            yield from (each for each in _fragments(block) if each.charFormat().isImageFormat())

    def _lay_out(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        wanted = block.blockFormat()
        level = wanted.headingLevel()
        is_picture = any(each.charFormat().isImageFormat() for each in _fragments(block))
        if not is_picture:
            wanted.setLineHeight(_LINE, _LINES)
        if level:
            wanted.setTopMargin(PART_SPACE if level > 1 else 0)
            wanted.setBottomMargin(USUAL_SPACE)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            head = QTextCharFormat()
            head.setFontPointSize(self.defaultFont().pointSizeF() * _HEAD_SHARES.get(level, 1.0))
            head.setFontWeight(QFont.Weight.DemiBold)
            cursor.setCharFormat(head)
        elif wanted.hasProperty(QTextFormat.Property.BlockCodeFence):
            wanted.setBottomMargin(0)
        elif QTextCursor(block).currentTable() is None:
            wanted.setBottomMargin(SMALL_SPACE if block.textList() else USUAL_SPACE)
            wanted.setTopMargin(0)
        QTextCursor(block).setBlockFormat(wanted)

    def _draw(self, fragment: QTextFragment) -> None:
        cursor = QTextCursor(self)
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        now = fragment.charFormat()
        if now.fontFixedPitch():
            now.clearProperty(QTextFormat.Property.FontFamilies)
            now.clearProperty(QTextFormat.Property.FontFixedPitch)
            now.setBackground(self._colours.stripe)
            now.setFontWeight(QFont.Weight.DemiBold)
            now.setForeground(self._colours.accent)
            cursor.setCharFormat(now)
        elif now.isAnchor():
            now.setForeground(self._colours.accent)
            cursor.setCharFormat(now)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield a document's blocks in their order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _rule(table: QTextTable, drawn_in: Colours, space: int) -> None:
    """Draw a line below each row."""
    looks: QTextTableFormat = table.format()
    looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    looks.setHeaderRowCount(1)
    looks.setBorder(0)
    looks.setBorderCollapse(True)
    looks.setCellPadding(space)
    looks.setCellSpacing(0)
    looks.setTopMargin(SMALL_SPACE)
    looks.setBottomMargin(WIDE_SPACE)
    table.setFormat(looks)
    for row in range(table.rows()):
        for column in range(table.columns()):
            place = table.cellAt(row, column)
            cell = QTextTableCellFormat(place.format().toTableCellFormat())
            cell.setBottomBorder(1)
            cell.setBottomBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
            cell.setBottomBorderBrush(drawn_in.line)
            place.setFormat(cell)
