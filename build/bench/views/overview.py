"""The leader's overview beside the mere painting of the same page: every zoom paints it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.imports import STORE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.clock import Clock
    from PySide6.QtGui import QPainter

    from ui.paper.overview.page import OverviewPage

ZOOMS = 30


def overview(folder: Path, clock: Clock) -> dict[str, object]:
    """Paint the stored report's page in many sizes; it is laid out before, away from the window."""
    page = _page(folder)
    with clock.running():
        _zoomed(page.paint)
    return {"same": page.overview.whole.now.total > 0}


def floor(folder: Path, clock: Clock) -> dict[str, object]:
    """Paint the same in the same sizes from a recording of Qt's."""
    from PySide6.QtGui import QPainter, QPicture

    page, picture = _page(folder), QPicture()
    painter = QPainter(picture)
    page.paint(painter)
    painter.end()
    with clock.running():
        _zoomed(picture.play)
    return {"same": picture.size() > 0}


def _page(folder: Path) -> OverviewPage:
    from PySide6.QtWidgets import QApplication

    from db.store.store import Store
    from ui.app import make_application
    from ui.paper.overview.page import OverviewPage
    from vqdesk.summary.overview_stored import overview_stored

    if QApplication.instance() is None:
        make_application("vi")
    with Store.open(folder / STORE) as store:
        return OverviewPage(overview_stored(store, store.reports.all()[0].id))


def _zoomed(paint: Callable[[QPainter], object]) -> None:
    from PySide6.QtGui import QImage, QPainter

    from ui.paper.measures import PER_INCH

    image = QImage(1600, 1130, QImage.Format.Format_RGB32)
    for at in range(ZOOMS):
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = (0.5 + at / ZOOMS) * 96 / PER_INCH
        painter.scale(scale, scale)
        paint(painter)
        painter.end()


JOBS = {"overview": overview, "overview-floor": floor}
