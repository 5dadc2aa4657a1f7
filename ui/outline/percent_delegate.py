"""The tree's column of states: a bar with the percentage, a sentence, or that it is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui.looks.colours import colours
from ui.looks.shades import readable_colour
from ui.outline.model import MISSING_ROLE, NODE_ROLE, SHORT_ROLE, STATE_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFontMetrics
    from PySide6.QtWidgets import QWidget

_FULL = Decimal(100)
_MARGIN = 6
STATE_MARGINS = 12
"""Dots of a state's cell, or of its heading, beside the text."""


class PaintedCell(NamedTuple):
    """What Qt says of a cell that is painted. PySide6's stubs leave the fields of style options out."""

    text: str
    rect: QRect
    widget: QWidget | None
    state: QStyle.StateFlag
    palette: QPalette
    metrics: QFontMetrics

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> PaintedCell:
        """Return what an option says."""
        return cls(
            option.text,  # type: ignore[attr-defined]
            option.rect,  # type: ignore[attr-defined]
            option.widget,  # type: ignore[attr-defined]
            option.state,  # type: ignore[attr-defined]
            option.palette,  # type: ignore[attr-defined]
            option.fontMetrics,  # type: ignore[attr-defined]
        )


class PercentDelegate(QStyledItemDelegate):
    """Paint the state column; the text in the bar is the clerk's own (`88,0%`), the bar ends at 100."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell in the style's own colours of choice and focus."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        cell = PaintedCell.of(own)
        node = index.data(NODE_ROLE)
        if node is not None and node.task is None:
            room = room_beside(cell, index.sibling(index.row(), 0))
            cell = cell._replace(rect=cell.rect.adjusted(room, 0, 0, 0))
            own.rect = cell.rect  # type: ignore[attr-defined]
        own.text = ""  # type: ignore[attr-defined]
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, cell.widget)
        if node is None:
            return
        painter.save()
        if node.task is None:
            self._paint_count(painter, cell)
            painter.restore()
            return
        value = index.data(STATE_ROLE)
        if value is not None:
            self._paint_bar(painter, cell, value)
        else:
            missing = bool(index.data(MISSING_ROLE))
            if missing and cell.metrics.horizontalAdvance(cell.text) > cell.rect.width() - STATE_MARGINS:
                cell = cell._replace(text=str(index.data(SHORT_ROLE)))
            self._paint_text(painter, cell, missing=missing)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a cell a little taller than its text, so that bars stand apart."""
        size = super().sizeHint(option, index)
        return QSize(
            max(size.width(), 6 * PaintedCell.of(option).metrics.averageCharWidth()), size.height() + 6
        )

    def _paint_bar(self, painter: QPainter, cell: PaintedCell, value: Decimal) -> None:
        frame = cell.rect.adjusted(4, 3, -5, -4)
        share = min(max(value / _FULL, Decimal(0)), Decimal(1))
        filled = QRect(frame)
        filled.setWidth(int(frame.width() * share))
        now = colours()
        painter.fillRect(frame, now.paper)
        painter.fillRect(filled, now.share)
        painter.setPen(now.line)
        painter.drawRect(frame)
        painter.setPen(now.on_share)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, cell.text)

    def _paint_count(self, painter: QPainter, cell: PaintedCell) -> None:
        """Paint how many of a label's tasks say how far they are."""
        painter.setPen(_letters(cell, missing=False))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(cell.rect.adjusted(0, 0, -_MARGIN, 0), right, cell.text)

    def _paint_text(self, painter: QPainter, cell: PaintedCell, *, missing: bool) -> None:
        painter.setPen(_letters(cell, missing=missing))
        rect = cell.rect.adjusted(5, 0, -5, 0)
        text = cell.metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignCenter if missing else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, text)


def room_beside(cell: PaintedCell, index: QModelIndex | QPersistentModelIndex) -> int:
    """Return how much of the state's cell a title may have: all of a label's but for its count."""
    node, tree = index.data(NODE_ROLE), cell.widget
    if node is None or node.task is not None or not isinstance(tree, QTreeView):
        return 0
    said = str(index.sibling(index.row(), 1).data() or "")
    taken = cell.metrics.horizontalAdvance(said) + 2 * _MARGIN if said else 0
    return max(tree.columnWidth(1) - taken, 0)


def _letters(cell: PaintedCell, *, missing: bool) -> QColor:
    """Return a colour that can be read where the cell is drawn, in the light and in the dark."""
    is_active = bool(cell.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    if cell.state & QStyle.StateFlag.State_Selected:
        colour = cell.palette.color(group, QPalette.ColorRole.HighlightedText)
        behind = cell.palette.color(group, QPalette.ColorRole.Highlight)
        return readable_colour(colours().doubtful if missing else colour, behind)
    colour = cell.palette.color(group, QPalette.ColorRole.Text)
    return readable_colour(
        colours().doubtful if missing else colour, cell.palette.color(group, QPalette.ColorRole.Base)
    )
