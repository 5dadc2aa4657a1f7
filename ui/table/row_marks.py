"""The marks at the rows' left side, by which a row is chosen and dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class RowMarks(QHeaderView):
    """Show a mark a row, and below the last one what lies below the rows.

    Qt would fill that place in the colour of lines: in high contrast a white block on the black table.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks, and the table's paper where there are none."""
        super().paintEvent(event)
        page = self.viewport()
        below = self.length() - self.offset()
        if below >= page.height():
            return
        painter = QPainter(page)
        rest = QRect(0, below, page.width(), page.height() - below)
        painter.fillRect(rest, self.palette().color(QPalette.ColorRole.Base))
        painter.end()
