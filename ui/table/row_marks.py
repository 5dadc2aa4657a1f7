"""The marks at the rows' left side, by which a row is chosen and dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget


class RowMarks(QHeaderView):
    """Show a mark a row, and below the last one what lies below the rows.

    Qt would fill that place in the colour of lines: in high contrast a white block on the black table.
    """

    about_to_press = Signal(int)
    """A row's mark is pressed; which rows are chosen is still as before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self._low: list[int] = []
        """The rows that were made low, wherever they stand by now."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of it first: Qt then chooses this row alone, and would forget what is dragged together."""
        self.about_to_press.emit(self.logicalIndexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def follow(self, model: QAbstractItemModel) -> None:
        """Follow the rows of a model that come and go; a row keeps its height when it moves on."""
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)

    def fit(self, usual: int, rows: Iterable[int], low: int) -> None:
        """Have some rows be low and all others as high as usual.

        Only those are looked at that are low or were: ten thousand would hold the window.
        """
        self.setDefaultSectionSize(usual)
        wanted = list(rows)
        self.setUpdatesEnabled(False)  # else each of them would have Qt look where all rows begin
        for row in set(self._low).difference(wanted):
            if row < self.count() and self.sectionSize(row) != usual:
                self.resizeSection(row, usual)
        for row in wanted:
            if self.sectionSize(row) != low:
                self.resizeSection(row, low)
        self.setUpdatesEnabled(True)
        self._low = wanted

    def _on_inserted(self, _above: QModelIndex, first: int, last: int) -> None:
        self._low = [row + (last - first + 1) * (row >= first) for row in self._low]

    def _on_removed(self, _above: QModelIndex, first: int, last: int) -> None:
        left = (row for row in self._low if not first <= row <= last)
        self._low = [row - (last - first + 1) * (row > last) for row in left]

    def sizeHint(self) -> QSize:
        """Return the width that was given: Qt would ask two hundred rows how wide their marks are."""
        return QSize(self.maximumWidth(), 0)

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
