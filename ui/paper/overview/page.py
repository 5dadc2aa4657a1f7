"""The overview's page: what it says on top, and where its charts and lists stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from ui.paper.measures import millimetres
from ui.paper.overview import plate
from ui.paper.overview.counts_chart import CountedBar, CountsChart
from ui.paper.overview.ink import Ink, pitch
from ui.paper.overview.lack_lists import LackLists
from ui.paper.overview.letters import Letters
from ui.paper.overview.means_chart import MeansChart
from vqdesk.columns.internal import WATERMARK
from vqdesk.summary.layout import format_rate
from vqdesk.summary.overview import OverviewLine, Tally, gathered, stay_and_others
from vqdesk.summary.overview_layout import (
    due_rows,
    group_rows,
    overview_notes,
    overview_said,
    overview_titles,
    told_day,
    told_former,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from ui.paper.overview.ink import PageSpot
    from vqdesk.summary.layout import By
    from vqdesk.summary.overview import Overview

    PagePart = MeansChart | CountsChart | LackLists
    Gather = Callable[[Sequence[OverviewLine], int], Sequence[OverviewLine]]

_LEFT, _BETWEEN = millimetres(155), millimetres(9)
_NOTE_LINES = 3
_LEAST_ROWS = 2


class OverviewPage:
    """An overview on one page of A4 across, laid out once, then painted the same on every device.

    Made in any thread, painted in one at a time. Raises Refused font.none, font.letters; needs an application
    for its fonts.
    """

    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        self._letters = Letters()
        inside, gap = plate.INSIDE, plate.NARROW_GAP
        self._notes = " ".join((overview_said("key"), *overview_notes(overview)))
        self._note_lines = self._letters.broken(self._notes, plate.SMALL_TEXT, inside.width(), _NOTE_LINES)
        self._titles_end = inside.top() + pitch(plate.TITLE_TEXT) + pitch(plate.SUBTITLE) + gap
        self._figures_end = self._titles_end + pitch(plate.FIGURE) + 2 * gap
        self._notes_top = inside.bottom() - len(self._note_lines) * pitch(plate.SMALL_TEXT)
        top = self._figures_end + plate.PART_GAP / 2
        body = QRectF(inside.left(), top, inside.width(), self._notes_top - 2 * gap - top)
        self._left = QRectF(body.left(), top, _LEFT, body.height())
        self._right = body.adjusted(_LEFT + _BETWEEN, 0, 0, 0)
        self._charts = self._fitting_charts(self._left)
        self._counts = list(self._counts_charts(self._right.width()))
        high = sum(chart.height + plate.PART_GAP for chart in self._counts)
        self._lists = LackLists(self._letters, overview, self._right.width(), self._right.height() - high)

    def paint(self, painter: QPainter) -> list[PageSpot]:
        """Paint the page; return what of it leads somewhere.

        The painter's units are those of `ui.paper.measures`, from the sheet's corner on.
        """
        painter.save()
        ink = Ink(painter, self._letters)
        painter.fillRect(plate.SHEET, plate.WHITE)
        # In the order in which it is read: so it is copied out of a PDF.
        self._paint_titles(ink, plate.INSIDE)
        self._paint_figures(ink, plate.INSIDE)
        left: list[PagePart] = [*self._charts]
        right: list[PagePart] = [*self._counts, self._lists]
        for parts, box in ((left, self._left), (right, self._right)):
            top = box.top()
            for part in parts:
                part.paint(ink, QPointF(box.left(), top))
                top += part.height + plate.PART_GAP
        self._paint_notes(ink, plate.INSIDE)
        painter.restore()
        return ink.spots

    def _paint_titles(self, ink: Ink, inside: QRectF) -> None:
        title, period, office = overview_titles(self.overview)
        first = QRectF(inside.left(), inside.top(), inside.width(), pitch(plate.TITLE_TEXT))
        second = QRectF(inside.left(), first.bottom(), inside.width(), pitch(plate.SUBTITLE))
        ink.write(title, first, plate.TITLE_TEXT)
        if self.overview.copy == "internal":
            ink.write(WATERMARK, first, plate.HEAD, "right")
        said = f"{told_day(self.overview)}. {told_former(self.overview)}."
        wide = self._letters.width(said, plate.TEXT) + plate.PART_GAP
        named = second.adjusted(0, 0, -wide, 0)
        ink.write(" - ".join(part for part in (period, office) if part), named, plate.SUBTITLE)
        ink.lead(named, "", "", office)
        drop = pitch(plate.SUBTITLE) - pitch(plate.TEXT)
        ink.write(said, second.translated(0, drop * 0.8), plate.TEXT, "right")
        end = self._titles_end
        ink.rule(QPointF(inside.left(), end), QPointF(inside.right(), end), plate.BLACK)

    def _paint_figures(self, ink: Ink, inside: QRectF) -> None:
        """Write the four figures that a leader asks for first."""
        figures, top = self._figures(), self._titles_end + plate.NARROW_GAP
        wide = inside.width() / len(figures)
        for at, (figure, caption) in enumerate(figures):
            cell = QRectF(inside.left() + at * wide, top, wide - plate.PART_GAP, pitch(plate.FIGURE))
            ink.write(figure, cell, plate.FIGURE)
            left = self._letters.width(figure, plate.FIGURE) + 2 * plate.NARROW_GAP
            lines = self._letters.broken(caption, plate.TEXT, cell.width() - left, 2)
            drop = (cell.height() - len(lines) * pitch(plate.TEXT)) / 2
            ink.write_lines(lines, cell.adjusted(left, drop, 0, 0), plate.TEXT)
        end = self._figures_end
        ink.rule(QPointF(inside.left(), end), QPointF(inside.right(), end))

    def _figures(self) -> list[tuple[str, str]]:
        overview, now = self.overview, self.overview.whole.now
        mean = now.mean
        assessed = f"{now.assessed}/{now.total}" if overview.asks_state else "-"
        return [
            (str(now.total), overview_said("figure_tasks")),
            (assessed, overview_said("figure_assessed")),
            (
                (format_rate(mean.value), overview_said("figure_mean", count=mean.of))
                if mean
                else ("-", overview_said("figure_no_mean"))
            ),
            (str(overview.due["overdue"]), overview_said("figure_overdue")),
        ]

    def _paint_notes(self, ink: Ink, inside: QRectF) -> None:
        """Write at the foot what must be known to read the figures."""
        box = QRectF(inside.left(), self._notes_top, inside.width(), inside.bottom() - self._notes_top)
        line = box.top() - plate.NARROW_GAP
        ink.rule(QPointF(box.left(), line), QPointF(box.right(), line))
        ink.write_lines(self._note_lines, box, plate.SMALL_TEXT, plate.QUIET)
        ink.lead(box, "", "", self._notes)

    def _fitting_charts(self, box: QRectF) -> list[MeansChart]:
        """Return the charts by domain and unit; of too many lines those of the fewest tasks are gathered."""
        overview = self.overview
        lines: dict[By, tuple[OverviewLine, ...]] = {"domains": overview.domains}
        if overview.units:
            lines["units"] = overview.units
        rows = {by: len(each) for by, each in lines.items()}

        def charts(
            gather: Callable[[Sequence[OverviewLine], int], Sequence[OverviewLine]],
        ) -> list[MeansChart]:
            return [
                MeansChart(self._letters, overview, by, gather(each, rows[by]), box.width())
                for by, each in lines.items()
            ]

        room = box.height() - (len(lines) - 1) * plate.PART_GAP
        # More than these have room nowhere.
        rows = {by: min(count, int(room // MeansChart.LEAST_ROW)) for by, count in rows.items()}
        while sum(chart.height for chart in charts(_outlined)) > room:
            longer = max(rows, key=lambda by: rows[by])
            if rows[longer] <= _LEAST_ROWS:
                break
            rows[longer] -= 1
        return charts(gathered)

    def _counts_charts(self, width: float) -> Iterator[CountsChart]:
        overview = self.overview
        groups = zip(group_rows(overview), plate.GROUP_FILLINGS.values(), strict=True)
        due = zip(due_rows(overview), plate.DUE_FILLINGS.values(), strict=True)
        for name, rows in (("groups", groups), ("due", due)):
            bars = [CountedBar(*row, filling) for row, filling in rows]
            yield CountsChart(overview_said(name), bars, width)


def _outlined(lines: Sequence[OverviewLine], most: int) -> Sequence[OverviewLine]:
    """Return as many lines as `gathered` does, and as high ones, without counting what is gathered."""
    stay, others = stay_and_others(lines, most)
    return (*stay, OverviewLine("", Tally(), gathers=len(others))) if others else stay
