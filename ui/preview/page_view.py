"""The view of pages below each other, as large as wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.paper.measures import LEFT_TWIPS, PER_INCH, TOP_TWIPS, Sheet
from ui.paper.painting import paint
from ui.preview.page_images import PageImages
from vqdesk.annex.layout.typography import ACROSS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ui.paper.composition import Composition
    from ui.paper.pager import PaperPage

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
_GAP = 12
_MARK = 4
_ON_THE_SCREEN = 96  # dots of an inch at 100 %, as programs for texts have it


class PageView(QAbstractScrollArea):
    """Show pages in a column; PgUp and PgDn page through, Ctrl+wheel zooms around the pointer.

    It fits the pages to its width until a zoom is chosen. The block of `mark` has a bar beside it.
    """

    page_shown = Signal(int, int)
    """Which page (from 1) of how many is in sight; 0 of 0 without pages."""
    zoomed = Signal(float)
    block_chosen = Signal(int)
    """A block was double-clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fits = True
        self.zoom = 1.0
        self.mark: int | None = None
        self._pages: list[PaperPage] = []
        self._images = PageImages()
        self._composition: Composition | None = None
        self._sheet = Sheet.of(ACROSS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Preview of the annex"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.verticalScrollBar().setSingleStep(24)

    def show_pages(self, composition: Composition | None, pages: list[PaperPage]) -> None:
        """Show these pages; the place in the annex stays."""
        if composition is not self._composition:
            self._images.clear()
        self._composition, self._pages = composition, list(pages)
        if composition is not None and composition.sheet != self._sheet:
            self._sheet = composition.sheet
            if self.fits:
                self.fit_width()
        self._lay_out()
        self.viewport().update()
        self._tell_page()

    # Where things are

    @property
    def page_number(self) -> int:
        """Return which page (from 1) is in sight: the upper one of several, at the end the last; 0: none."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return len(self._pages)
        middle = bar.value() + min(self.viewport().height(), self._step) // 2
        return min(len(self._pages), middle // self._step + 1)

    @property
    def _scale(self) -> float:
        return self.zoom * _ON_THE_SCREEN / PER_INCH

    @property
    def _step(self) -> int:
        """Return how far one page's top is from the next one's."""
        return round(self._sheet.height * self._scale) + _GAP

    def page_rect(self, page_index: int) -> QRect:
        """Return where a page (from 0) is in the viewport."""
        width = round(self._sheet.width * self._scale)
        free = max((self.viewport().width() - width) // 2, _GAP // 2)
        left = free - self.horizontalScrollBar().value()
        top = _GAP // 2 + page_index * self._step - self.verticalScrollBar().value()
        return QRect(left, top, width, self._step - _GAP)

    def block_rect(self, index: int, page: int) -> QRect | None:
        """Return where a block is in the viewport on the page (from 0) that it begins on."""
        rects = self._piece_rects(page, index) if page < len(self._pages) else []
        return rects[0] if rects else None

    def _piece_rects(self, page_index: int, index: int | None) -> list[QRect]:
        page, scale = self.page_rect(page_index), self._scale
        return [
            QRect(
                page.left(),
                page.top() + round((TOP_TWIPS + each.top) * scale),
                page.width(),
                round(each.height * scale),
            )
            for each in self._pages[page_index].pieces
            if each.block_index == index
        ]

    # Moving

    def show_page(self, number: int) -> None:
        """Go to a page's top; the first and the last are as far as it goes."""
        page_index = min(max(number, 1), len(self._pages)) - 1
        self.verticalScrollBar().setValue(max(page_index, 0) * self._step)

    def show_block(self, index: int, page: int) -> None:
        """Bring a block that begins on a page (from 0) into sight; one that is stays where it is."""
        rect = self.block_rect(index, page)
        if rect is None:
            return
        room, top, bottom = self.viewport().height(), rect.top(), rect.bottom()
        if top >= 0 and (bottom < room or top < room // 4):
            return
        bar = self.verticalScrollBar()
        page_top = page * self._step
        wanted = bar.value() + top - room // 5
        # The whole page where it has room.
        fits = bar.value() + bottom < page_top + room
        bar.setValue(page_top if fits else wanted)

    def is_in_sight(self, index: int) -> bool:
        """Tell whether something of a block is in the viewport."""
        room = self.viewport().rect()
        first = max(self.verticalScrollBar().value(), 0) // self._step
        for page_index in range(first, len(self._pages)):
            if self.page_rect(page_index).top() > room.bottom():
                return False
            rects = self._piece_rects(page_index, index)
            if any(rect.intersects(room) for rect in rects):
                return True
        return False

    def zoom_to(self, zoom: float, around: QPointF | None = None) -> None:
        """Show the pages in a size; the point of the viewport, else its middle, stays where it is."""
        self.fits = False
        self._zoom_around(zoom, around or QPointF(self.viewport().rect().center()))

    def zoom_in(self) -> None:
        """Take the next larger size."""
        self.zoom_to(next((each for each in ZOOMS if each > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller size."""
        self.zoom_to(next((each for each in reversed(ZOOMS) if each < self.zoom * 0.99), ZOOMS[0]))

    def fit_width(self) -> None:
        """Make the pages as wide as the view, now and whenever it changes."""
        self.fits = True
        around = QPointF(self.viewport().width() / 2, 0)
        self._zoom_around(self._fitting(), around)

    def _fitting(self) -> float:
        # The room for a scroll bar is always kept: it must not come and go with the zoom.
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar - _GAP
        return max(room / (self._sheet.width * _ON_THE_SCREEN / PER_INCH), 0.1)

    def _zoom_around(self, zoom: float, around: QPointF) -> None:
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        before = self.page_rect(0)
        height = (around.y() - before.top()) / max(self._step, 1)
        width = (around.x() - before.left()) / max(before.width(), 1)
        self.zoom = zoom
        self._lay_out()
        vertical.setValue(round(height * self._step + _GAP / 2 - around.y()))
        horizontal.setValue(round(width * self._sheet.width * self._scale + _GAP / 2 - around.x()))
        self.viewport().update()
        self.zoomed.emit(self.zoom)
        self._tell_page()

    def _lay_out(self) -> None:
        room = self.viewport().size()
        height = len(self._pages) * self._step
        width = round(self._sheet.width * self._scale) + _GAP
        for bar, size, shown in (
            (self.verticalScrollBar(), height, room.height()),
            (self.horizontalScrollBar(), 0 if self.fits else width, room.width()),
        ):
            bar.setPageStep(shown)
            bar.setRange(0, max(size - shown, 0))

    def _tell_page(self) -> None:
        self.page_shown.emit(self.page_number, len(self._pages))

    # Qt's own methods

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(self.palette().ColorRole.Mid))
        if self._composition is None:
            return
        first = max(self.verticalScrollBar().value() - _GAP // 2, 0) // self._step
        for page_index in range(first, len(self._pages)):
            rect = self.page_rect(page_index)
            if rect.top() > event.rect().bottom():
                break
            self._paint_page(painter, self._pages[page_index], rect)
            self._paint_mark(painter, page_index)

    def _paint_page(self, painter: QPainter, page: PaperPage, rect: QRect) -> None:
        def draw(target: QPainter) -> None:
            target.fillRect(QRect(0, 0, rect.width(), rect.height()), Qt.GlobalColor.white)
            target.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            target.scale(self._scale, self._scale)
            if self._composition is not None:
                paint(page, self._composition, target, screen=True)

        image = self._images.of(page, rect.size(), self.devicePixelRatioF(), draw)
        if isinstance(image, QPixmap):
            painter.drawPixmap(rect.topLeft(), image)
            return
        painter.save()
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        draw(painter)
        painter.restore()

    def _paint_mark(self, painter: QPainter, page_index: int) -> None:
        """Paint a bar beside the marked block; it is not on the paper."""
        colour = self.palette().color(self.palette().ColorRole.Highlight)
        for rect in self._piece_rects(page_index, self.mark):
            left = rect.left() + round(LEFT_TWIPS * self._scale) - 2 * _MARK
            painter.fillRect(QRect(left, rect.top(), _MARK, rect.height()), colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        if self.fits:
            self.fit_width()
        else:
            self._lay_out()
            self._tell_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            zoom = min(max(self.zoom * 1.1**steps, ZOOMS[0]), ZOOMS[-1])
            self.zoom_to(zoom, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page through, zoom, or scroll."""
        bar = self.verticalScrollBar()
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: self.page_down,
            Qt.Key.Key_PageUp: self.page_up,
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
        }
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif event.key() in keys:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)

    def page_down(self) -> None:
        """Show what is below: the rest of a page that is higher than the view, else the next page."""
        page_index = self.verticalScrollBar().value() // self._step
        room, bottom = self.viewport().height(), self.page_rect(page_index).bottom()
        if bottom > room + _GAP:
            self._scroll(min(round(room * 0.9), bottom - room + _GAP))
        else:
            self.verticalScrollBar().setValue((page_index + 1) * self._step)

    def page_up(self) -> None:
        """Show what is above: the beginning of a page that is higher than the view, else the page before."""
        page_index, passed = divmod(self.verticalScrollBar().value(), self._step)
        if passed:
            self._scroll(-min(passed, max(round(self.viewport().height() * 0.9), 1)))
        else:
            self.verticalScrollBar().setValue((page_index - 1) * self._step)

    def _scroll(self, by: int) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which block was meant."""
        point = event.position().toPoint()
        for page_index, page in enumerate(self._pages):
            if self.page_rect(page_index).contains(point):
                index = self._block_at(page, point - self.page_rect(page_index).topLeft())
                if index is not None:
                    self.block_chosen.emit(index)

    def _block_at(self, page: PaperPage, point: QPoint) -> int | None:
        height = point.y() / self._scale - TOP_TWIPS
        under = (each.block_index for each in page.pieces if each.top <= height < each.top + each.height)
        return next(under, None)
