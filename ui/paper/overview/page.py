"""The overview's page: what it says on top, and where its charts and lists stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from ui.paper.fonts import Fonts
from ui.paper.measures import millimetres
from ui.paper.overview import plate
from ui.paper.overview.counts_chart import CountedBar, CountsChart
from ui.paper.overview.ink import Ink, pitch
from ui.paper.overview.lack_lists import LackLists
from ui.paper.overview.means_chart import MeansChart
from vqdesk.columns.internal import WATERMARK
from vqdesk.summary.layout import format_rate
from vqdesk.summary.overview import gathered
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
    from PySide6.QtGui import QPainter

    from ui.paper.overview.ink import PageSpot
    from vqdesk.summary.overview import Overview

_LEFT, _BETWEEN = millimetres(155), millimetres(9)
_NOTE_LINES = 3
_LEAST_ROWS = 2


class OverviewPage:
    """Paint an overview on one page of A4 across, the same on every device.

    Raises Refused font.none, font.letters. Needs an application for its fonts; of one thread.
    """

    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        self._fonts = Fonts()

    def paint(self, painter: QPainter) -> list[PageSpot]:
        """Paint the page; return what of it leads somewhere.

        The painter's units are those of `ui.paper.measures`, from the sheet's corner on.
        """
        painter.save()
        ink, content = Ink(painter, self._fonts), plate.INSIDE
        painter.fillRect(plate.SHEET, plate.WHITE)
        top = self._paint_titles(ink, content)
        top = self._paint_figures(ink, QRectF(content.left(), top, content.width(), content.bottom() - top))
        bottom = self._paint_notes(ink, content)
        self._paint_means(ink, QRectF(content.left(), top, _LEFT, bottom - top))
        left = content.left() + _LEFT + _BETWEEN
        self._paint_counts(ink, QRectF(left, top, content.right() - left, bottom - top))
        painter.restore()
        return ink.spots

    def _paint_titles(self, ink: Ink, content: QRectF) -> float:
        title, period, office = overview_titles(self.overview)
        first = QRectF(content.left(), content.top(), content.width(), pitch(plate.TITLE_TEXT))
        second = QRectF(content.left(), first.bottom(), content.width(), pitch(plate.SUBTITLE))
        ink.write(title, first, plate.TITLE_TEXT)
        told = QRectF(content.right() - millimetres(70), first.top(), millimetres(70), first.height())
        if self.overview.copy == "internal":
            ink.write(WATERMARK, told, plate.HEAD, "right")
        said = f"{told_day(self.overview)}. {told_former(self.overview)}."
        wide = ink.width(said, plate.TEXT) + plate.PART_GAP
        named = second.adjusted(0, 0, -wide, 0)
        ink.write(" - ".join(part for part in (period, office) if part), named, plate.SUBTITLE)
        ink.lead(named, "", "", office)
        drop = pitch(plate.SUBTITLE) - pitch(plate.TEXT)
        ink.write(said, second.translated(0, drop * 0.8), plate.TEXT, "right")
        end = second.bottom() + plate.NARROW_GAP
        ink.rule(QPointF(content.left(), end), QPointF(content.right(), end), plate.BLACK)
        return end + plate.NARROW_GAP

    def _paint_figures(self, ink: Ink, box: QRectF) -> float:
        """Write the four figures that a leader asks for first."""
        figures = self._figures()
        wide = box.width() / len(figures)
        for at, (figure, caption) in enumerate(figures):
            cell = QRectF(box.left() + at * wide, box.top(), wide - plate.PART_GAP, pitch(plate.FIGURE))
            ink.write(figure, cell, plate.FIGURE)
            left = ink.width(figure, plate.FIGURE) + 2 * plate.NARROW_GAP
            lines = ink.broken(caption, plate.TEXT, cell.width() - left, 2)
            drop = (cell.height() - len(lines) * pitch(plate.TEXT)) / 2
            ink.write_lines(lines, cell.adjusted(left, drop, 0, 0), plate.TEXT)
        end = box.top() + pitch(plate.FIGURE) + plate.NARROW_GAP
        ink.rule(QPointF(box.left(), end), QPointF(box.right(), end))
        return end + plate.PART_GAP / 2

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

    def _paint_notes(self, ink: Ink, content: QRectF) -> float:
        """Write at the foot what must be known to read the figures; return where it begins."""
        notes = " ".join((overview_said("key"), *overview_notes(self.overview)))
        lines = ink.broken(notes, plate.SMALL_TEXT, content.width(), _NOTE_LINES)
        top = content.bottom() - len(lines) * pitch(plate.SMALL_TEXT)
        ink.rule(
            QPointF(content.left(), top - plate.NARROW_GAP), QPointF(content.right(), top - plate.NARROW_GAP)
        )
        box = QRectF(content.left(), top, content.width(), content.bottom() - top)
        ink.write_lines(lines, box, plate.SMALL_TEXT, plate.QUIET)
        ink.lead(box, "", "", notes)
        return top - 2 * plate.NARROW_GAP

    def _paint_means(self, ink: Ink, box: QRectF) -> None:
        top = box.top()
        for chart in self._charts(ink, box):
            chart.paint(QPointF(box.left(), top))
            top += chart.height + plate.PART_GAP

    def _charts(self, ink: Ink, box: QRectF) -> list[MeansChart]:
        """Return the charts by domain and unit; of too many lines those of the fewest tasks are gathered."""
        overview = self.overview
        rows = {"domains": len(overview.domains), "units": len(overview.units)}
        while True:
            charts = [
                MeansChart(ink, overview, "domains", gathered(overview.domains, rows["domains"]), box.width())
            ]
            if overview.units:
                lines = gathered(overview.units, rows["units"])
                charts.append(MeansChart(ink, overview, "units", lines, box.width()))
            high = sum(chart.height for chart in charts) + (len(charts) - 1) * plate.PART_GAP
            longer = max(rows, key=lambda by: rows[by])
            if high <= box.height() or rows[longer] <= _LEAST_ROWS:
                return charts
            rows[longer] -= 1

    def _paint_counts(self, ink: Ink, box: QRectF) -> None:
        overview, top = self.overview, box.top()
        groups = zip(group_rows(overview), plate.GROUP_FILLINGS.values(), strict=True)
        due = zip(due_rows(overview), plate.DUE_FILLINGS.values(), strict=True)
        for name, rows in (("groups", groups), ("due", due)):
            bars = [CountedBar(*row, filling) for row, filling in rows]
            chart = CountsChart(ink, overview_said(name), bars, box.width())
            chart.paint(QPointF(box.left(), top))
            top += chart.height + plate.PART_GAP
        LackLists(ink, overview, box.width(), box.bottom() - top).paint(QPointF(box.left(), top))
