"""The text of a cell as it is drawn: its first lines, and an ellipsis where there are more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from ui.looks.colours import colours
from ui.looks.sizes import HAIR_SPACE, SMALL_SPACE
from ui.widgets.keyboard import unit_at

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.editors.text_marks import Finder

_BREAK = "\u2028"
_MORE = "…"


def draw_text(painter: QPainter, option: QStyleOptionViewItem, text: str, find: Finder | None = None) -> None:
    """Draw as many whole lines of a text as its cell has room for; frame the cell that has the keys.

    What `find` finds in it is lit, as far as it is in sight.
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
    _draw_lines(painter, room, text, alignment, metrics, None if is_chosen else find)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.color(role), 1, Qt.PenStyle.DashLine))
        painter.drawRect(cell.adjusted(1, 1, -2, -2))
    painter.restore()


def _draw_lines(
    painter: QPainter,
    room: QRect,
    text: str,
    alignment: Qt.AlignmentFlag,
    metrics: QFontMetrics,
    find: Finder | None,
) -> None:
    wanted = QTextOption(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    wanted.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    shown = text.replace("\n", _BREAK)
    layout = QTextLayout(shown, painter.font())
    layout.setTextOption(wanted)
    layout.setFormats(_lit(shown, find))
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
    end = QTextLayout(cut, painter.font())
    end.setTextOption(wanted)
    end.setFormats(_lit(cut, find))
    end.beginLayout()
    end.createLine().setLineWidth(room.width())
    end.endLayout()
    end.draw(painter, QPointF(room.left(), line_top))


def _lit(text: str, find: Finder | None) -> list[QTextLayout.FormatRange]:
    """Return how found words are drawn, at their places as Qt counts them."""
    found: list[QTextLayout.FormatRange] = []
    for start, end in find(text) if find is not None and text else ():
        lit = QTextLayout.FormatRange()
        lit.start, lit.length = unit_at(text, start), unit_at(text, end) - unit_at(text, start)  # type: ignore[attr-defined]
        lit.format.setBackground(colours().changed)  # type: ignore[attr-defined]
        lit.format.setForeground(colours().on_changed)  # type: ignore[attr-defined]
        found.append(lit)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
