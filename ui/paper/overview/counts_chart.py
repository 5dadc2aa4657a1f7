"""Charts of counts: the groups of the tasks, and when those that are not done are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from ui.paper.measures import millimetres
from ui.paper.overview import plate
from ui.paper.overview.ink import pitch
from vqdesk.summary.layout import format_rate
from vqdesk.summary.summary import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.paper.overview.ink import Ink
    from ui.paper.overview.plate import Filling

_NAME, _LABEL = millimetres(42), millimetres(20)


class CountedBar(NamedTuple):
    """A row of a chart: how many of the whole."""

    name: str
    tasks: int
    filling: Filling


class CountsChart:
    """Counts under a heading, each with its share of their sum; the largest has the longest bar."""

    def __init__(self, heading: str, bars: Sequence[CountedBar], width: float) -> None:
        self._heading, self._bars, self._width = heading, bars, width

    @property
    def height(self) -> float:
        """Return how much room it takes."""
        return pitch(plate.HEAD) + plate.NARROW_GAP + len(self._bars) * self._pitch

    @property
    def _pitch(self) -> float:
        return pitch(plate.TEXT) + plate.NARROW_GAP

    def paint(self, ink: Ink, place: QPointF) -> None:
        """Paint it from a place on."""
        whole = sum(bar.tasks for bar in self._bars)
        longest = max(bar.tasks for bar in self._bars)
        ink.write(self._heading, QRectF(place.x(), place.y(), self._width, pitch(plate.HEAD)), plate.HEAD)
        first = place.y() + pitch(plate.HEAD) + plate.NARROW_GAP
        for at, bar in enumerate(self._bars):
            box = QRectF(place.x(), first + at * self._pitch, self._width, pitch(plate.TEXT))
            self._paint_bar(ink, bar, whole, longest, box)
        left = place.x() + _NAME
        end = first + len(self._bars) * self._pitch - plate.NARROW_GAP
        ink.rule(QPointF(left, first), QPointF(left, end), plate.BLACK)

    def _paint_bar(self, ink: Ink, bar: CountedBar, whole: int, longest: int, box: QRectF) -> None:
        rate = share(bar.tasks, whole)
        name = QRectF(box.left(), box.top(), _NAME - plate.NARROW_GAP, box.height())
        ink.write(bar.name, name, plate.TEXT)
        room = box.width() - _NAME - _LABEL
        wide = room * bar.tasks / longest if longest else 0
        drawn = QRectF(box.left() + _NAME, box.center().y() - plate.BAR / 2, wide, plate.BAR)
        if bar.tasks:
            ink.draw_bar(drawn, bar.filling)
        told = f"{bar.tasks} ({format_rate(rate)})" if bar.tasks else "0"
        label = QRectF(drawn.right() + plate.NARROW_GAP, box.top(), box.right() - drawn.right(), box.height())
        ink.write(told, label, plate.TEXT)
        ink.lead(box, "", "", f"{bar.name}: {told}")
