"""The chart of means: a row a domain or unit, its bar of this period over that of the last."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from ui.paper.measures import millimetres
from ui.paper.overview import plate
from ui.paper.overview.ink import pitch
from vqdesk.summary.overview_layout import line_name, overview_said, told_mean, told_mean_then

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.paper.overview.ink import Ink, SpotKind
    from ui.paper.overview.letters import Letters
    from ui.paper.overview.plate import Filling
    from vqdesk.annex.layout.typography import TextStyle
    from vqdesk.summary.layout import By
    from vqdesk.summary.overview import Overview, OverviewLine, Tally

_NAME, _COUNT, _WORDS, _LABEL = (millimetres(each) for each in (52, 18, 15, 25))
_MOST_LINES = 2
_FULL = Decimal(100)
_LONGEST = Decimal(150)
"""Percent that the longest bar shows; what is more is written at its end."""


def scale_of(overview: Overview) -> Decimal:
    """Return how many percent the longest bar shows: the same in all charts of a page."""
    lines = (overview.whole, *overview.domains, *overview.units)
    tallies = [tally for line in lines for tally in (line.now, line.then) if tally is not None]
    means = [mean.value for tally in tallies if (mean := tally.mean) is not None]
    return min(max([_FULL, *means]), _LONGEST)


class MeansChart:
    """Means by domain or unit under a heading; over the domains stands the whole report.

    It is measured, then painted.
    """

    LEAST_ROW = pitch(plate.TEXT) + plate.NARROW_GAP
    """How high a row is at least."""

    def __init__(
        self, letters: Letters, overview: Overview, by: By, lines: Sequence[OverviewLine], width: float
    ) -> None:
        self._letters, self._overview, self._by, self._width = letters, overview, by, width
        self._has_words = overview.whole.now.in_words > 0
        whole = [(overview_said("whole"), overview.whole)] if by == "domains" else []
        self._rows = [*whole, *((line_name(line, by), line) for line in lines)]
        self._names = [
            letters.broken(name, self._style(line), _NAME - plate.NARROW_GAP, _MOST_LINES)
            for name, line in self._rows
        ]
        self._scale = scale_of(overview)

    @property
    def height(self) -> float:
        """Return how much room it takes."""
        return self._head_height + sum(map(self._row_height, range(len(self._rows))))

    def paint(self, ink: Ink, place: QPointF) -> None:
        """Paint it from a place on."""
        self._paint_head(ink, QRectF(place.x(), place.y(), self._width, pitch(plate.HEAD)))
        top = place.y() + self._head_height
        left, end = place.x() + self._bars_left, place.y() + self.height - plate.NARROW_GAP
        full = left + self._room * float(_FULL / self._scale)
        ink.rule(QPointF(full, top), QPointF(full, end))
        for at in range(len(self._rows)):
            box = QRectF(place.x(), top, self._width, self._row_height(at))
            self._paint_row(ink, at, box)
            top = box.bottom()
        ink.rule(QPointF(left, place.y() + self._head_height), QPointF(left, end), plate.BLACK)

    # Sizes

    @property
    def _head_height(self) -> float:
        return pitch(plate.HEAD) + pitch(plate.SMALL_TEXT) + plate.NARROW_GAP

    @property
    def _bars_left(self) -> float:
        return _NAME + _COUNT + (_WORDS if self._has_words else 0)

    @property
    def _room(self) -> float:
        """Return how long the longest bar is."""
        return self._width - self._bars_left - _LABEL

    def _row_height(self, at: int) -> float:
        figures = pitch(plate.TEXT) + (pitch(plate.SMALL_TEXT) if self._overview.former else 0)
        return max(len(self._names[at]) * pitch(plate.TEXT), figures) + plate.NARROW_GAP

    def _style(self, line: OverviewLine) -> TextStyle:
        return plate.STRONG if line is self._overview.whole else plate.TEXT

    # Painting

    def _paint_head(self, ink: Ink, box: QRectF) -> None:
        ink.write(overview_said(self._by), box, plate.HEAD)
        self._paint_keys(ink, box)
        line = QRectF(box.left(), box.bottom() + plate.NARROW_GAP / 2, box.width(), pitch(plate.SMALL_TEXT))
        bars = line.left() + self._bars_left
        columns = [("assessed", line.left() + _NAME, _COUNT)]
        if self._has_words:
            columns.append(("words", line.left() + _NAME + _COUNT, _WORDS))
        for name, left, wide in columns:
            column = QRectF(left, line.top(), wide - plate.NARROW_GAP, line.height())
            ink.write(overview_said(name), column, plate.SMALL_TEXT, "right", plate.QUIET)
        middle = bars + self._room * float(_FULL / self._scale)
        mark = QRectF(middle - plate.PART_GAP * 2, line.top(), plate.PART_GAP * 4, line.height())
        ink.write(f"{_FULL}%", mark, plate.SMALL_TEXT, "centre", plate.QUIET)

    def _paint_keys(self, ink: Ink, box: QRectF) -> None:
        """Paint at a line's right end what the kinds of bars mean."""
        kinds = [("then", plate.THEN, plate.THIN_BAR), ("now", plate.NOW, plate.BAR)]
        right = box.right()
        for name, filling, high in kinds if self._overview.former else kinds[1:]:
            text = overview_said(name)
            left = right - self._letters.width(text, plate.SMALL_TEXT) - plate.NARROW_GAP / 10
            top = box.center().y() - pitch(plate.SMALL_TEXT) / 2
            ink.write(text, QRectF(left, top, right - left, pitch(plate.SMALL_TEXT)), plate.SMALL_TEXT)
            bar = QRectF(
                left - plate.NARROW_GAP - millimetres(6), box.center().y() - high / 2, millimetres(6), high
            )
            ink.draw_bar(bar, filling)
            right = bar.left() - plate.PART_GAP

    def _paint_row(self, ink: Ink, at: int, box: QRectF) -> None:
        name, line = self._rows[at]
        style = self._style(line)
        ink.write_lines(
            self._names[at], QRectF(box.left(), box.top(), _NAME - plate.NARROW_GAP, box.height()), style
        )
        count = QRectF(box.left() + _NAME, box.top(), _COUNT - plate.NARROW_GAP, box.height())
        ink.write(self._counted(line.now), count, style, "right")
        if self._has_words:
            words = QRectF(
                count.right() + plate.NARROW_GAP, box.top(), _WORDS - plate.NARROW_GAP, box.height()
            )
            ink.write(str(line.now.in_words), words, style, "right")
        now = QRectF(box.left() + self._bars_left, box.top(), self._room, pitch(plate.TEXT))
        self._paint_mean(ink, line.now, now, plate.NOW, style, told_mean(line.now))
        if self._overview.former:
            then = QRectF(now.left(), now.bottom(), now.width(), pitch(plate.SMALL_TEXT))
            self._paint_mean(
                ink, line.then, then, plate.THEN, plate.SMALL_TEXT, told_mean_then(line, self._overview)
            )
        kind, key = self._leads_to(line)
        ink.lead(box.adjusted(0, 0, 0, -plate.NARROW_GAP), kind, key, self._told(name, line))

    def _leads_to(self, line: OverviewLine) -> tuple[SpotKind, str]:
        """Return what a row leads to: its domain, or the first task of its unit; nothing where it gathers."""
        if line.record:
            return "domain", line.record
        if self._by == "units" and not line.gathers:
            return "task", line.now.tasks[0].id
        return "", ""

    def _paint_mean(
        self, ink: Ink, tally: Tally | None, room: QRectF, filling: Filling, style: TextStyle, told: str
    ) -> None:
        """Paint a bar with its figure at its end; where there is no mean, why there is none."""
        mean = tally.mean if tally else None
        left, colour = room.left() + plate.NARROW_GAP, plate.QUIET
        if mean is not None:
            share = min(max(mean.value, Decimal(0)), self._scale) / self._scale
            high = plate.BAR if filling is plate.NOW else plate.THIN_BAR
            top = room.center().y() - high / 2
            bar = QRectF(room.left(), top, room.width() * float(share), high)
            ink.draw_bar(bar, filling)
            left, colour = bar.right() + plate.NARROW_GAP, plate.BLACK
        wide = room.right() + _LABEL - left
        # The line of 100 % does not go through a figure.
        ink.clear(QRectF(left, room.top(), min(self._letters.width(told, style), wide), pitch(style)))
        ink.write(told, QRectF(left, room.top(), wide, pitch(style)), style, colour=colour)

    def _counted(self, tally: Tally) -> str:
        return f"{tally.assessed}/{tally.total}" if self._overview.asks_state else f"-/{tally.total}"

    def _told(self, name: str, line: OverviewLine) -> str:
        """Return a row in full, for whoever points at it."""
        parts = [f"{overview_said('now')}: {told_mean(line.now)}"]
        if self._overview.former:
            parts.append(f"{overview_said('then')}: {told_mean_then(line, self._overview)}")
        counted = f"{overview_said('assessed')}: {self._counted(line.now)}"
        return "\n".join((name, counted, *parts))
