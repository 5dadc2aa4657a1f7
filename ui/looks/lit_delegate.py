"""A sentence on one line with the found words lit; where there is no room it is cut around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.looks.colours import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

PIECES = Qt.ItemDataRole.UserRole + 1
"""What stands before the found words, the words, and what stands behind them."""
_MARGIN = 4


class LitDelegate(QStyledItemDelegate):
    """Draw the pieces of a place's sentence."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row: its ground as the style has it, then what is before, the words, what is behind."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""  # type: ignore[attr-defined]  # the stubs lack it
        widget = drawn.widget  # type: ignore[attr-defined]
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, widget)
        before, words, behind = index.data(PIECES)
        area = drawn.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)  # type: ignore[attr-defined]
        metrics: QFontMetrics = drawn.fontMetrics  # type: ignore[attr-defined]
        is_chosen = bool(drawn.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        ink = drawn.palette.color(role)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(drawn.font)  # type: ignore[attr-defined]
        for text, is_lit in _fitted(metrics, area.width(), before, words, behind):
            wide = metrics.horizontalAdvance(text)
            box = QRect(area.left(), area.top(), wide, area.height())
            if is_lit:
                high = min(metrics.height() + 2, area.height())
                painter.fillRect(
                    QRect(box.left(), box.center().y() - high // 2 + 1, wide, high), colours().changed
                )
            painter.setPen(colours().on_changed if is_lit else ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
            area.setLeft(area.left() + wide)
        painter.restore()


def _fitted(metrics: QFontMetrics, room: int, before: str, words: str, behind: str) -> list[tuple[str, bool]]:
    """Return the pieces as far as there is room, the words always in sight; True for what is lit."""
    words = _cut(metrics, words, room, Qt.TextElideMode.ElideRight)
    left = max(room - metrics.horizontalAdvance(words), 0)
    ahead = max(left // 2, left - metrics.horizontalAdvance(behind))
    before = _cut(metrics, before, ahead, Qt.TextElideMode.ElideLeft)
    rest = max(left - metrics.horizontalAdvance(before), 0)
    return [(before, False), (words, True), (_cut(metrics, behind, rest, Qt.TextElideMode.ElideRight), False)]


def _cut(metrics: QFontMetrics, text: str, room: int, mode: Qt.TextElideMode) -> str:
    return text if metrics.horizontalAdvance(text) <= room else metrics.elidedText(text, mode, room)
