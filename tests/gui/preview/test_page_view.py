"""The view of the pages: paging through, and as large as wanted."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from ui.paper.composition import Composition
from ui.preview.pane import PreviewPane
from vqdesk.annex.layout.table import lay_out
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from db.records import Domain, Task
    from ui.preview.page_view import PageView


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    """Return the pane with the sample's pages."""
    draft = sample_draft()

    def rows() -> Iterator[Domain | Task]:
        for section in draft.sections:
            yield section.domain
            yield from section.tasks

    composition = Composition(lay_out(draft.report, rows))
    shown = PreviewPane()
    qtbot.addWidget(shown)
    shown.resize(500, 600)
    shown.show()
    shown.view.show_pages(composition, list(composition.pager().pages(composition.measured_blocks())))
    return shown


def test_paging_through(pane: PreviewPane, qtbot: QtBot) -> None:
    shown, pages = pane.view, 7
    for number in range(1, 4):
        assert shown.page_number == number
        qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    assert pane.place.text() == f"Page 4/{pages}"
    pane.previous.click()
    assert shown.page_number == 3
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert shown.page_number == pages
    qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    assert shown.page_number == pages
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    assert shown.page_number == 1


def test_a_page_that_is_higher_than_the_view_is_read_to_its_end(pane: PreviewPane, qtbot: QtBot) -> None:
    shown = pane.view
    shown.zoom_to(2.0)
    shown.show_page(1)
    seen = [shown.verticalScrollBar().value()]
    while shown.page_number < 2:
        qtbot.keyClick(shown, Qt.Key.Key_PageDown)
        seen.append(shown.verticalScrollBar().value())
        assert seen[-1] - seen[-2] <= shown.viewport().height() + 8  # and what parts the pages
    assert len(seen) > 2
    qtbot.keyClick(shown, Qt.Key.Key_PageUp)
    assert shown.verticalScrollBar().value() < seen[-1]


def test_it_fits_the_width_until_a_zoom_is_chosen(pane: PreviewPane) -> None:
    shown = pane.view
    assert pane.fit.isChecked()
    width = shown.viewport().width()
    assert width - 30 < shown.page_rect(0).width() <= width
    pane.larger.click()
    assert not pane.fit.isChecked()
    zoom = shown.zoom
    pane.smaller.click()
    assert shown.zoom < zoom
    assert pane.zoom.text() == f"{round(shown.zoom * 100)} %"
    pane.fit.click()
    assert shown.fits
    assert shown.page_rect(0).width() <= width
    pane.fit.click()
    assert shown.zoom == 1.0


def test_ctrl_and_wheel_zoom_around_the_pointer(pane: PreviewPane) -> None:
    shown = pane.view
    shown.zoom_to(1.0)
    shown.show_page(3)
    point = QPointF(shown.viewport().width() / 3, shown.viewport().height() / 2)
    before = shown.page_rect(2)
    place = (point.y() - before.top()) / before.height()
    for step, larger in ((120, True), (-120, False)):
        zoom = shown.zoom
        wheel(shown, point, step)
        assert (shown.zoom > zoom) == larger
        after = shown.page_rect(2)
        assert abs((point.y() - after.top()) / after.height() - place) < 0.02


def wheel(
    shown: PageView,
    point: QPointF,
    step: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
) -> None:
    event = QWheelEvent(
        point,
        shown.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, step),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(shown.viewport(), event)


def test_keys_zoom(pane: PreviewPane, qtbot: QtBot) -> None:
    shown, control = pane.view, Qt.KeyboardModifier.ControlModifier
    shown.zoom_to(1.0)
    qtbot.keyClick(shown, Qt.Key.Key_Plus, control)
    larger = shown.zoom
    assert larger > 1.0
    qtbot.keyClick(shown, Qt.Key.Key_Minus, control)
    assert shown.zoom < larger


def test_an_arrow_and_the_wheel_scroll(pane: PreviewPane, qtbot: QtBot) -> None:
    shown = pane.view
    shown.zoom_to(1.0)
    shown.show_page(1)
    before, zoom = shown.verticalScrollBar().value(), shown.zoom
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    after_key = shown.verticalScrollBar().value()
    assert after_key > before
    wheel(shown, QPointF(20, 20), -120, Qt.KeyboardModifier.NoModifier)
    assert shown.verticalScrollBar().value() > after_key
    assert shown.zoom == zoom


def test_a_page_too_large_for_an_image_is_painted_all_the_same(pane: PreviewPane) -> None:
    """No more memory than an image may take; what is in sight is the same."""
    shown = pane.view
    shown.zoom_to(4.0)
    shown.show_page(1)
    page = shown.page_rect(0)
    assert page.width() * page.height() * 4 > 16_000_000
    picture = shown.viewport().grab().toImage()
    dots = product(range(0, picture.width(), 3), range(0, picture.height(), 3))
    assert len({picture.pixel(*dot) for dot in dots}) > 2, "letters on the paper"


def test_a_narrow_pane_tells_the_page_by_its_number(pane: PreviewPane) -> None:
    assert pane.place.text() == "Page 1/7"
    pane.setMinimumWidth(1)
    pane.resize(120, 600)
    assert (pane.place.text(), pane.place.accessibleDescription()) == ("1/7", "Page 1/7")
    pane.resize(500, 600)
    assert pane.place.text() == "Page 1/7"
