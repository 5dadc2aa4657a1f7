"""The headings of the table: the sign of the order takes no width from the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader

from ui.looks.sizes import HAIR_SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_SIGN = 10


class Headings(QHeaderView):
    """Show headings over several lines, and the sign of the order below the words of its column.

    Qt would put it beside them, in half of the headings' height: a narrow column had no room for its words.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Have Qt draw no sign of the order."""
        super().initStyleOptionForIndex(option, column)
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_  # type: ignore[attr-defined]

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw a heading, with the sign where the rows stand in its order."""
        painter.save()
        super().paintSection(painter, rect, column)
        painter.restore()
        if self.isSortIndicatorShown() and column == self.sortIndicatorSection():
            sign = QStyleOptionHeader()
            self.initStyleOption(sign)
            descending = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            signs = QStyleOptionHeader.SortIndicator
            sign.sortIndicator = signs.SortUp if descending else signs.SortDown  # type: ignore[attr-defined]
            left, top = rect.center().x() - _SIGN // 2, rect.bottom() - _SIGN - HAIR_SPACE
            sign.rect = QRect(left, top, _SIGN, _SIGN)  # type: ignore[attr-defined]
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorHeaderArrow, sign, painter, self)
