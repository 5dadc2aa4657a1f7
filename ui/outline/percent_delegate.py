"""How a task's state looks in the tree: a bar with its percentage, a sentence, or that it is missing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.outline.model import NODE_ROLE, STATE_ROLE
from ui.widgets.shades import readable

_FULL = Decimal(100)
_BAR = QColor(0x9F, 0xD3, 0xA6)
_BAR_LOW = QColor(0xF3, 0xD3, 0x8A)
_FRAME = QColor(0xA0, 0xA0, 0xA0)
_PAPER = QColor(0xFF, 0xFF, 0xFF)
_INK = QColor(0x20, 0x20, 0x20)
_MISSING = QColor(0xB0, 0x30, 0x20)
_MISSING_CHOSEN = QColor(0xFF, 0xD0, 0xC8)
_HALF = Decimal(50)


class PercentDelegate(QStyledItemDelegate):
    """Paint the state column; the text in the bar is the clerk's own (`88,0%`), the bar ends at 100."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell in the style's own colours of choice and focus."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        text, own.text = own.text, ""
        style = own.widget.style() if own.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        node = index.data(NODE_ROLE)
        if node is None or node.task is None:
            return
        painter.save()
        value = index.data(STATE_ROLE)
        if value is not None:
            self._paint_bar(painter, own, value, text)
        else:
            self._paint_text(painter, own, text, missing=not node.task.evaluation.strip())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a cell a little taller than its text, so that bars stand apart."""
        size = super().sizeHint(option, index)
        return QSize(max(size.width(), 6 * option.fontMetrics.averageCharWidth()), size.height() + 6)

    def _paint_bar(self, painter: QPainter, option: QStyleOptionViewItem, value: Decimal, text: str) -> None:
        frame = option.rect.adjusted(4, 3, -5, -4)
        share = min(max(value / _FULL, Decimal(0)), Decimal(1))
        filled = QRect(frame)
        filled.setWidth(int(frame.width() * share))
        painter.fillRect(frame, _PAPER)
        painter.fillRect(filled, _BAR if value >= _HALF else _BAR_LOW)
        painter.setPen(_FRAME)
        painter.drawRect(frame)
        painter.setPen(_INK)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, *, missing: bool
    ) -> None:
        painter.setPen(_letters(option, missing=missing))
        rect = option.rect.adjusted(5, 0, -5, 0)
        text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignCenter if missing else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, text)


def _letters(option: QStyleOptionViewItem, *, missing: bool) -> QColor:
    """Return a colour that can be read where the cell is drawn, in the light and in the dark."""
    is_active = bool(option.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    if option.state & QStyle.StateFlag.State_Selected:
        colour = option.palette.color(group, QPalette.ColorRole.HighlightedText)
        behind = option.palette.color(group, QPalette.ColorRole.Highlight)
        return readable(_MISSING_CHOSEN if missing else colour, behind)
    colour = option.palette.color(group, QPalette.ColorRole.Text)
    return readable(_MISSING if missing else colour, option.palette.color(group, QPalette.ColorRole.Base))
