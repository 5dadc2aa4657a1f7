"""Tables in dialogs, read row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


def show_rows(table: QTableView, model: QAbstractTableModel) -> None:
    """Show a model's rows: one at a time is chosen, long texts stay on a line, Tab leaves the table."""
    table.setModel(model)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)  # or all headings turn bold with the first row
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)


class WideTable(QTableView):
    """A table one column of which takes the room that the others leave.

    A stretched column would shrink to nothing where there is little room; here it keeps a least width
    and the table scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide, self._least = 0, 0

    def widen(self, column: int, least: int) -> None:
        """Give a column the room that is left, never less than `least` pixels; call it with a model set."""
        self._wide, self._least = column, least
        header = self.horizontalHeader()
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._on_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the other width."""
        super().resizeEvent(event)
        self._fill()

    def _on_resized(self, column: int, _former: int, _now: int) -> None:
        if column != self._wide:
            self._fill()

    def _fill(self) -> None:
        if self._least:
            header = self.horizontalHeader()
            others = header.length() - header.sectionSize(self._wide)
            header.resizeSection(self._wide, max(self._least, self.viewport().width() - others))
