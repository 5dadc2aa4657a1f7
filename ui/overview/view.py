"""The view of the overview's page, as large as wanted; it tells what is pointed at and what is clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.looks.colours import colours
from ui.looks.sizes import USUAL_SPACE
from ui.paper.measures import PER_INCH
from ui.paper.overview import plate
from ui.preview.page_view import ZOOMS
from ui.widgets.tip import show_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ui.paper.overview.ink import PageSpot
    from ui.paper.overview.page import OverviewPage

_ON_THE_SCREEN = 96  # dots of an inch at 100 %
_RING = 2  # dots
_LARGEST = 64_000_000
"""Bytes of a picture that is kept; a page that is shown larger is painted each time."""


class OverviewView(QAbstractScrollArea):
    """Show the page whole until a zoom is chosen; Ctrl and the wheel, + and - zoom it.

    `chosen` is a spot that leads somewhere and was clicked. Up and Down go from one to the next, Enter takes
    the `current` one.
    """

    chosen = Signal(object)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fits, self.zoom = True, 1.0
        self.spots: list[PageSpot] = []
        self.current: PageSpot | None = None
        self._page: OverviewPage | None = None
        self._image: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Page of the overview"))
        self.viewport().setMouseTracking(True)

    def show_page(self, page: OverviewPage | None) -> None:
        """Show a page, or none; who hears the window is told its figures."""
        self._page, self._image, self.spots, self.current = page, None, [], None
        if page is not None:
            self._paint_image()
        self.setAccessibleDescription("\n".join(spot.told for spot in self.spots))
        self.viewport().unsetCursor()
        self.viewport().update()

    # Where things are

    @property
    def _scale(self) -> float:
        return self.zoom * _ON_THE_SCREEN / PER_INCH

    def page_rect(self) -> QRect:
        """Return where the page is in the viewport."""
        wide, high = self._size()
        left, top = (
            max((room - side) // 2, USUAL_SPACE // 2) - bar.value()
            for room, side, bar in (
                (self.viewport().width(), wide, self.horizontalScrollBar()),
                (self.viewport().height(), high, self.verticalScrollBar()),
            )
        )
        return QRect(left, top, wide, high)

    def spot_rect(self, spot: PageSpot) -> QRect:
        """Return where a spot is in the viewport."""
        corner, scale = self.page_rect().topLeft(), self._scale
        place = spot.place
        return QRect(
            corner.x() + round(place.left() * scale),
            corner.y() + round(place.top() * scale),
            round(place.width() * scale),
            round(place.height() * scale),
        )

    def spot_at(self, point: QPointF) -> PageSpot | None:
        """Return what is told or leads somewhere at a point of the viewport."""
        where = self._on_page(point)
        return next((spot for spot in self.spots if spot.place.contains(where)), None)

    def _on_page(self, point: QPointF) -> QPointF:
        """Return a point of the viewport in the page's units."""
        corner, scale = self.page_rect().topLeft(), self._scale
        return QPointF((point.x() - corner.x()) / scale, (point.y() - corner.y()) / scale)

    def _size(self) -> tuple[int, int]:
        return round(plate.SHEET.width() * self._scale), round(plate.SHEET.height() * self._scale)

    def _step(self, by: int) -> None:
        """Make the next spot that leads somewhere the current one, and bring it into sight."""
        leading = [spot for spot in self.spots if spot.kind]
        if not leading:
            return
        before = leading.index(self.current) if self.current in leading else -max(by, 0)
        self.current = leading[min(max(before + by, 0), len(leading) - 1)]
        rect, room = self.spot_rect(self.current), self.viewport().rect()
        for bar, first, last, end in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), room.right()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), room.bottom()),
        ):
            # Its beginning comes first, where it has no room as a whole.
            bar.setValue(bar.value() + (first if first < 0 else min(max(last + _RING - end, 0), first)))
        self.setAccessibleDescription(self.current.told)
        self.viewport().update()

    # Zooming

    def zoom_to(self, zoom: float, around: QPointF | None = None) -> None:
        """Show the page in a size; the point of the viewport, else its middle, stays where it is."""
        self.fits = False
        self._zoom_around(zoom, around or QPointF(self.viewport().rect().center()))

    def zoom_in(self) -> None:
        """Take the next larger size."""
        self.zoom_to(next((each for each in ZOOMS if each > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller size."""
        self.zoom_to(next((each for each in reversed(ZOOMS) if each < self.zoom * 0.99), ZOOMS[0]))

    def fit_page(self) -> None:
        """Show the whole page, now and whenever the view changes."""
        self.fits = True
        room = self.size()
        edges = 2 * self.frameWidth() + USUAL_SPACE
        across = (room.width() - edges) / plate.SHEET.width()
        down = (room.height() - edges) / plate.SHEET.height()
        zoom = max(min(across, down) * PER_INCH / _ON_THE_SCREEN, 0.1)
        self._zoom_around(zoom, QPointF(0, 0))

    def _zoom_around(self, zoom: float, around: QPointF) -> None:
        under = self._on_page(around)
        if zoom != self.zoom:
            self._image = None
        self.zoom = zoom
        self._lay_out()
        left, top = under.x() * self._scale - around.x(), under.y() * self._scale - around.y()
        self.horizontalScrollBar().setValue(round(left) + USUAL_SPACE // 2)
        self.verticalScrollBar().setValue(round(top) + USUAL_SPACE // 2)
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    def _lay_out(self) -> None:
        room, size = self.viewport().size(), self._size()
        for bar, side, shown in (
            (self.horizontalScrollBar(), size[0], room.width()),
            (self.verticalScrollBar(), size[1], room.height()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(3 * USUAL_SPACE)
            bar.setRange(0, 0 if self.fits else max(side + USUAL_SPACE - shown, 0))

    # Painting

    def _paint_image(self) -> QPixmap | None:
        """Return the page's picture in the size of now, kept until that changes; None: it is too large."""
        ratio = self.devicePixelRatioF()
        wide, high = (round(side * ratio) for side in self._size())
        kept = self._image
        if kept is not None and (kept.width(), kept.height()) == (wide, high):
            return kept
        is_large = wide * high * 4 > _LARGEST
        image = QPixmap(1, 1) if is_large else QPixmap(wide, high)
        painter = QPainter(image)
        self._paint_page(painter, self._scale * ratio)
        painter.end()
        image.setDevicePixelRatio(ratio)
        self._image = None if is_large else image
        return self._image

    def _paint_page(self, painter: QPainter, scale: float) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        if self._page is not None:
            self.spots = self._page.paint(painter)

    # Qt's own methods

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page; it is white paper in every colour of the window."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colours().ground)
        if self._page is None:
            return
        rect, image = self.page_rect(), self._paint_image()
        if image is not None:
            painter.drawPixmap(rect.topLeft(), image)
        else:
            painter.setClipRect(rect)
            painter.translate(rect.topLeft())
            self._paint_page(painter, self._scale)
            painter.resetTransform()
            painter.setClipping(False)
        # Where the ground is white too, the paper has an edge all the same.
        painter.setPen(colours().line)
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.current is not None and self.hasFocus():
            painter.setPen(QPen(plate.BLUE, _RING))
            painter.drawRect(self.spot_rect(self.current).adjusted(-_RING, -_RING, _RING, _RING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new size."""
        super().resizeEvent(event)
        if self.fits:
            self.fit_page()
        else:
            self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in full what is pointed at."""
        if event.type() == QEvent.Type.ToolTip:
            asked: QHelpEvent = event  # type: ignore[assignment]
            spot = self.spot_at(QPointF(asked.pos()))
            show_tip(self, asked.globalPos(), spot.told if spot else "")
            return True
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what leads somewhere."""
        spot = self.spot_at(event.position())
        hand = spot is not None and spot.kind != ""
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked, where that leads somewhere."""
        spot = self.spot_at(event.position())
        if spot is not None and spot.kind and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom_to(min(max(self.zoom * 1.1**steps, ZOOMS[0]), ZOOMS[-1]), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, or scroll."""
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.text() == "+":
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut) or event.text() == "-":
            self.zoom_out()
        elif event.text() == "0":
            self.fit_page()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)
