"""Rows of a list at the side: what it is on the first line, more of it in quiet letters below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.looks.colours import colours
from ui.looks.sizes import CAPTION_SHARE, SMALL_SPACE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractListModel
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

MORE, SIGN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""The second line of a row, None for a head over others; the name of the colour of a sign before it."""
_BAR = 3  # dots of a sign's width
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draw rows of two lines, and heads of one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, then the lines."""
        own: Any = QStyleOptionViewItem(option)  # the stubs know none of what it holds
        self.initStyleOption(own, index)
        text, more, sign = index.data(), index.data(MORE), index.data(SIGN)
        is_chosen = bool(own.state & QStyle.StateFlag.State_Selected)
        own.text = ""
        widget = own.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, widget)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        group = QPalette.ColorGroup.Active
        if not own.state & QStyle.StateFlag.State_Active or not widget.hasFocus():
            group = QPalette.ColorGroup.Inactive
        letters = own.palette.color(group, role)
        room = own.rect.adjusted(2 * SMALL_SPACE, SMALL_SPACE // 2, -SMALL_SPACE, -SMALL_SPACE // 2)
        painter.save()
        if sign:
            bar = QRect(own.rect.left() + 2, room.top(), _BAR, room.height())
            painter.fillRect(bar, letters if is_chosen else getattr(colours(), sign))
        font = QFont(own.font)
        font.setBold(more is None)
        self._line(painter, room, text, font, letters)
        if more is not None:
            room.setTop(room.top() + own.fontMetrics.lineSpacing())
            quiet = letters if is_chosen else colours().quiet
            self._line(painter, room, more, _caption(own.font), quiet)
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of one line or of two."""
        own: Any = option
        line = own.fontMetrics.lineSpacing()
        lines = line if index.data(MORE) is None else 2 * line
        return QSize(0, lines + SMALL_SPACE)


class TwoLineList(QListView):
    """List rows of two lines; a click on one, or Enter, tells that it is `wanted`."""

    wanted = Signal(QModelIndex)

    def __init__(self, model: QAbstractListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Want the current row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows another height with another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


def _caption(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * CAPTION_SHARE)
    return made
