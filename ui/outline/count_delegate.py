"""The tree's titles, with how many places the check questions below each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.looks.colours import colours
from ui.looks.sizes import CAPTION_SHARE, SMALL_SPACE
from ui.outline.model import COUNT_ROLE
from ui.outline.percent_delegate import PaintedCell, room_beside

if TYPE_CHECKING:
    from ui.outline.model import Questioned

_GAP = SMALL_SPACE


class CountDelegate(QStyledItemDelegate):
    """Paint a title; at its right end the number of wrong places, then that of doubtful ones."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one title, cut off before its numbers."""
        counts: Questioned | None = index.data(COUNT_ROLE)
        own = QStyleOptionViewItem(option)
        room = room_beside(PaintedCell.of(own), index)
        if room:
            # A label is as long as the row, but for the count at its end.
            own.rect = PaintedCell.of(own).rect.adjusted(0, 0, room, 0)  # type: ignore[attr-defined]
        if not counts or not any(counts):
            super().paint(painter, own, index)
            return
        self.initStyleOption(own, index)
        cell = PaintedCell.of(own)
        style = cell.widget.style() if cell.widget else QApplication.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, own, painter, cell.widget)
        font = _small(own)
        wide = sum(_width(font, count) for count in counts if count)
        whole = QRect(cell.rect)  # the cell's own is the option's
        own.rect = whole.adjusted(0, 0, -wide, 0)  # type: ignore[attr-defined]
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, cell.widget)
        self._paint_counts(painter, whole, counts, font)

    def _paint_counts(self, painter: QPainter, cell: QRect, counts: Questioned, font: QFont) -> None:
        now = colours()
        painter.save()
        painter.setFont(font)
        high = _height(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = cell.right()
        for count, colour in reversed(list(zip(counts, (now.wrong, now.doubtful), strict=True))):
            if not count:
                continue
            wide = _width(font, count)
            right -= wide
            pill = QRect(right + _GAP, cell.top() + (cell.height() - high) // 2, wide - _GAP, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(now.on_sign)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(count))
        painter.restore()


def _small(option: QStyleOptionViewItem) -> QFont:
    """Return the letters of numbers, as small as a caption's: they leave the title its room."""
    font = QFont(option.font)  # type: ignore[attr-defined]  # the stubs lack it
    font.setPointSizeF(font.pointSizeF() * CAPTION_SHARE)
    return font


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _width(font: QFont, count: int) -> int:
    return max(QFontMetrics(font).horizontalAdvance(str(count)) + 2 * _GAP, _height(font)) + _GAP
