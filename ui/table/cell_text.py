"""The text of a cell as it is drawn: its first lines, and an ellipsis where there are more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from ui.looks.sizes import HAIR_SPACE, SMALL_SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

_BREAK = "\u2028"
_MORE = "…"


def draw_text(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    """Draw as many whole lines of a text as its cell has room for; frame the cell that has the keys.

    Qt's own way lays the whole text out and draws half a line below the ellipsis.
    """
    cell: QRect = option.rect  # type: ignore[attr-defined]
    state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
    palette: QPalette = option.palette  # type: ignore[attr-defined]
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
    painter.save()
    painter.setPen(palette.color(role))
    painter.setFont(option.font)  # type: ignore[attr-defined]
    room = cell.adjusted(SMALL_SPACE, HAIR_SPACE, -SMALL_SPACE, -HAIR_SPACE)
    alignment = Qt.AlignmentFlag(option.displayAlignment)  # type: ignore[attr-defined]
    metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
    _draw_lines(painter, room, text, alignment, metrics)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.color(role), 1, Qt.PenStyle.DashLine))
        painter.drawRect(cell.adjusted(1, 1, -2, -2))
    painter.restore()


def _draw_lines(
    painter: QPainter, room: QRect, text: str, alignment: Qt.AlignmentFlag, metrics: QFontMetrics
) -> None:
    wanted = QTextOption(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    wanted.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    shown = text.replace("\n", _BREAK)
    layout = QTextLayout(shown, painter.font())
    layout.setTextOption(wanted)
    layout.beginLayout()
    most = max(1, room.height() // metrics.lineSpacing())
    start, height = 0, 0.0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, height))
        height += line.height()
        last, start = start, line.textStart() + line.textLength()
    layout.endLayout()
    is_middle = bool(alignment & Qt.AlignmentFlag.AlignVCenter)
    top = room.top() + (max(0.0, room.height() - height) / 2 if is_middle else 0)
    if _units(shown) <= start:
        layout.draw(painter, QPointF(room.left(), top))
        return
    for at in range(layout.lineCount() - 1):
        layout.lineAt(at).draw(painter, QPointF(room.left(), top))
    rest = shown.encode("utf-16-le")[2 * last : 2 * start].decode("utf-16-le", "ignore")
    cut = metrics.elidedText(
        rest.rstrip(_BREAK).rstrip() + " " + _MORE, Qt.TextElideMode.ElideRight, room.width()
    )
    line_top = round(top + layout.lineAt(layout.lineCount() - 1).y())
    across = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask
    painter.drawText(QRect(room.left(), line_top, room.width(), metrics.height()), int(across), cut)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
