"""A list of rows over the whole text of the chosen one, as the tables of an import look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTableView, QWidget

from ui.widgets.passage import PassageView
from ui.widgets.row_table import show_rows

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel
    from PySide6.QtGui import QResizeEvent

_LEAST = 72  # pixels of height; a heading and two rows
_LOW = 14  # lines of text; with fewer the two stand beside each other


def as_list(table: QTableView, model: QAbstractTableModel) -> None:
    """Show the model's rows as low as a line, with headings that say as much as fits."""
    show_rows(table, model)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setMinimumHeight(_LEAST)
    line = table.fontMetrics().lineSpacing()
    rows, header = table.verticalHeader(), table.horizontalHeader()
    rows.setMinimumSectionSize(line)
    rows.setDefaultSectionSize(line + 8)
    header.setMinimumSectionSize(6 * table.fontMetrics().averageCharWidth())
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.setHighlightSections(False)


class ListWithText(QSplitter):
    """A table over the whole text of its row; beside it where there is no room for both."""

    def __init__(self, parent: QWidget | None = None, table: QTableView | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.table = table or QTableView()
        self.table.setAccessibleName(self.tr("Tasks"))
        self.text = PassageView()
        self.text.setAccessibleName(self.tr("Whole text of the chosen row"))
        self.text.setTabChangesFocus(True)
        self.text.setOpenLinks(False)
        self.text.setMinimumHeight(_LEAST)
        self.addWidget(self.table)
        self.addWidget(self.text)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 1)
        self.setSizes([200, 100])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the room that there is."""
        low = event.size().height() < _LOW * self.fontMetrics().lineSpacing()
        self.setOrientation(Qt.Orientation.Horizontal if low else Qt.Orientation.Vertical)
        super().resizeEvent(event)
