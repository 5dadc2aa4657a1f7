"""Texts and bars on a page, in units of `ui.paper.measures`, and what of it leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.paper.measures import ASCENT, PITCH, points
from ui.paper.overview import plate

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from ui.paper.overview.letters import Letters
    from ui.paper.overview.plate import Filling
    from vqdesk.annex.layout.typography import TextStyle

Side = Literal["left", "centre", "right"]
SpotKind = Literal["task", "domain", "lack", ""]


class PageSpot(NamedTuple):
    """A place on the page: what it leads to, "" for nothing, and what is told of it in full."""

    place: QRectF
    kind: SpotKind
    key: str
    told: str


def pitch(style: TextStyle) -> float:
    """Return how far the lines of a kind of text are from each other."""
    return points(style.size * PITCH)


class Ink:
    """Write and draw with a painter; `spots` are gathered meanwhile. Of one thread."""

    def __init__(self, painter: QPainter, letters: Letters) -> None:
        self._painter, self.letters = painter, letters
        self.spots: list[PageSpot] = []

    # Texts

    def write(
        self, text: str, box: QRectF, style: TextStyle, side: Side = "left", colour: QColor = plate.BLACK
    ) -> None:
        """Write a text on one line from the top of a box on; what has no room is cut off with dots."""
        shown = self.letters.cut(text, style, box.width())
        left = box.left()
        if side != "left":
            free = box.width() - self.letters.width(shown, style)
            left += free if side == "right" else free / 2
        self._painter.setFont(self.letters.font(style))
        self._painter.setPen(colour)
        self._painter.drawText(QPointF(left, box.top() + points(style.size * ASCENT)), shown)

    def write_lines(
        self, lines: list[str], box: QRectF, style: TextStyle, colour: QColor = plate.BLACK
    ) -> None:
        """Write lines below each other from the top of a box on."""
        for at, line in enumerate(lines):
            self.write(line, box.translated(0, at * pitch(style)), style, colour=colour)

    # Bars

    def draw_bar(self, box: QRectF, filling: Filling) -> None:
        """Draw a bar with its outline: what it is filled with is seen without colours, too."""
        painter = self._painter
        painter.fillRect(box, filling.ground)
        if filling.hatch is not None:
            painter.save()
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(filling.hatch, plate.LINE_WIDTH))
            painter.drawLines(_hatching(box, crossed=filling.crossed))
            painter.restore()
        # Within the box, so that a short bar is no longer than it says.
        inner = box.adjusted(*(edge * plate.HAIR_WIDTH / 2 for edge in (1, 1, -1, -1)))
        painter.setPen(QPen(plate.BLACK, plate.HAIR_WIDTH, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)

    def clear(self, box: QRectF) -> None:
        """Take away what was drawn in a place."""
        self._painter.fillRect(box, plate.WHITE)

    def rule(self, start: QPointF, end: QPointF, colour: QColor = plate.HAIR) -> None:
        """Draw a thin line."""
        self._painter.setPen(QPen(colour, plate.HAIR_WIDTH))
        self._painter.drawLine(QLineF(start, end))

    def lead(self, place: QRectF, kind: SpotKind, key: str, told: str) -> None:
        """Have a place lead somewhere, and tell something in full."""
        self.spots.append(PageSpot(place, kind, key, told))


def _hatching(box: QRectF, *, crossed: bool) -> list[QLineF]:
    """Return slanting lines that cover a box, as far apart on every device."""
    high, lines = box.height(), []
    count = int((box.width() + high) // plate.HATCH_STEP) + 1
    for at in range(count):
        x = box.left() + at * plate.HATCH_STEP
        lines.append(QLineF(x - high, box.bottom(), x, box.top()))
        if crossed:
            lines.append(QLineF(x - high, box.top(), x, box.bottom()))
    return lines
