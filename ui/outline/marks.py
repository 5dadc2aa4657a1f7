"""The marks of tasks that are late or due soon, told apart by their shape and not by colour alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from ui.looks.colours import colours, scheme

if TYPE_CHECKING:
    from ui.looks.colours import Scheme
    from vqdesk.tracking.standings import Mark

SIZE = 10
"""Dots of a mark's side."""
_SCALES = (1, 2, 3)


def mark_icon(mark: Mark) -> QIcon | None:
    """Return a mark: a full dot for late, half of one for due soon, a ring for done too late."""
    return _icon(mark, scheme()) if mark else None


@cache
def _icon(mark: Mark, _of: Scheme) -> QIcon:
    icon = QIcon()
    for scale in _SCALES:
        icon.addPixmap(_picture(mark, scale))
        # Its own: Qt would tint it with the colour of choice.
        icon.addPixmap(_picture(mark, scale, on_choice=True), QIcon.Mode.Selected)
    return icon


def _picture(mark: Mark, scale: int, *, on_choice: bool = False) -> QPixmap:
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on_choice:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours().paper)
        painter.drawEllipse(QRectF(0, 0, SIZE, SIZE))
    _draw(painter, mark)
    painter.end()
    return pixmap


def _draw(painter: QPainter, mark: Mark) -> None:
    colour = colours().doubtful if mark == "soon" else colours().wrong
    around = QRectF(1.5, 1.5, SIZE - 3, SIZE - 3)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if mark == "late" else colours().paper)
    painter.drawEllipse(around)
    if mark == "soon":
        painter.setBrush(colour)
        painter.drawChord(around, 0, -180 * 16)
