"""The line around an editor, on whole dots of the screen at every scale."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.looks.colours import colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def draw_edge(widget: QWidget) -> None:
    """Draw the line at a widget's four edges, as thick as a dot of the window.

    Qt's style draws its own by the window's dots: where the screen has a fraction more of them, as at 125 %,
    one side or the other comes to lie outside the widget, or below the paper, and is not seen.
    """
    painter = QPainter(widget)
    to_screen = painter.deviceTransform()
    back, _ = to_screen.inverted()
    around = to_screen.mapRect(QRectF(widget.rect()))
    # Half a dot goes up, as with Qt's own clipping, not to the even one.
    left, top, right, bottom = (
        floor(at + 0.5) for at in (around.left(), around.top(), around.right(), around.bottom())
    )
    thick = max(int(widget.devicePixelRatioF()), 1)
    high, wide = bottom - top, right - left
    for side in (
        QRectF(left, top, wide, thick),
        QRectF(left, bottom - thick, wide, thick),
        QRectF(left, top, thick, high),
        QRectF(right - thick, top, thick, high),
    ):
        painter.fillRect(back.mapRect(side), colours().line)
    painter.end()
