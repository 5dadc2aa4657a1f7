"""A cache of painted pages, so that scrolling is fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize

    from ui.paper.pager import PaperPage

_MOST = 48_000_000
"""Bytes of all images together."""
_LARGEST = 16_000_000
"""Bytes of one; a page that is shown larger is painted each time, as far as it is in sight."""


class PageImages:
    """Keep images of the pages that were shown last."""

    def __init__(self) -> None:
        self._images: dict[int, tuple[PaperPage, QSize, float, QPixmap]] = {}

    def clear(self) -> None:
        """Keep none."""
        self._images.clear()

    def of(
        self, page: PaperPage, size: QSize, ratio: float, draw: Callable[[QPainter], None]
    ) -> QPixmap | None:
        """Return a page's image in a size, painted now if need be; None where it would be too large."""
        if _bytes(size, ratio) > _LARGEST:
            return None
        kept = self._images.pop(page.number, None)
        if kept is None or kept[0] is not page or kept[1:3] != (size, ratio):
            kept = (page, size, ratio, _painted(size, ratio, draw))
        self._images[page.number] = kept
        while sum(_bytes(image[1], image[2]) for image in self._images.values()) > _MOST:
            del self._images[next(iter(self._images))]
        return kept[3]


def _bytes(size: QSize, ratio: float) -> int:
    return round(size.width() * size.height() * ratio * ratio * 4)


def _painted(size: QSize, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    image = QPixmap(size * ratio)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image
