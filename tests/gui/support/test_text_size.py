"""The size of the text: from the menu, by the wheel, remembered, and everything goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.looks.looks import Looks
from ui.looks.sizes import CAPTION_SHARE, LEAST_POINTS, MOST_POINTS, TEXT_POINTS
from ui.support.text_size import KEPT_SIZE, kept_size, write_as_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.main_window import MainWindow

ANGLE = QPoint(0, 120)


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Looks]:
    made = Looks.of(qapp)
    yield made
    made.write_in(TEXT_POINTS)


def turn(window: MainWindow, over: QWidget, notches: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a part of the window, as the system tells it."""
    handle = window.windowHandle()
    at = QPointF(over.mapTo(window, over.rect().center()))
    event = QWheelEvent(
        at, window.mapToGlobal(at), QPoint(), notches * ANGLE, Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(handle, event)


def test_the_menu_writes_larger_and_smaller_within_bounds(looks: Looks, window: MainWindow) -> None:
    assert window.tree.font().pointSize() == TEXT_POINTS
    for _ in range(9):
        window.actions_["larger_text"].trigger()
    assert looks.text_size == MOST_POINTS
    assert window.session.store.settings.get(KEPT_SIZE) == str(MOST_POINTS)
    for _ in range(9):
        window.actions_["smaller_text"].trigger()
    assert looks.text_size == LEAST_POINTS
    window.actions_["usual_text"].trigger()
    assert looks.text_size == TEXT_POINTS


def test_everything_goes_with_it(looks: Looks, window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "a")
    field = window.task_form.fields["number"]

    def heights() -> tuple[int, ...]:
        return (
            window.tree.visualRect(window.tree.outline.place("task", "a")).height(),
            field.width(),
            field.editor.minimumHeight(),
            window.tool_bar.iconSize().height(),
            window.menuBar().sizeHint().height(),
            window.statusBar().height(),
        )

    before = heights()
    looks.write_in(MOST_POINTS)
    qtbot.waitUntil(lambda: all(now > then for now, then in zip(heights(), before, strict=True)))
    assert field.label.font().pointSizeF() == pytest.approx(MOST_POINTS * CAPTION_SHARE, abs=0.1)


def test_ctrl_and_the_wheel_write_larger(looks: Looks, window: MainWindow) -> None:
    window.get_ready()
    window.session.go_to("task", "a")
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    for over in (window.tree.viewport(), window.task_form.fields["result"].editor.viewport()):
        looks.write_in(TEXT_POINTS)
        turn(window, over, 1, control)
        assert looks.text_size == TEXT_POINTS + 1
        turn(window, over, 2, none)
        assert looks.text_size == TEXT_POINTS + 1
        turn(window, over, -2, control)
        assert looks.text_size == TEXT_POINTS - 1


def test_over_the_preview_the_wheel_zooms_the_page(looks: Looks, window: MainWindow) -> None:
    window.get_ready()
    window.side.show("preview")
    QApplication.processEvents()
    view = window.preview.pane.view
    zoom = view.zoom
    turn(window, view.viewport(), 1, Qt.KeyboardModifier.ControlModifier)
    assert looks.text_size == TEXT_POINTS
    assert view.zoom > zoom


@pytest.mark.parametrize(("kept", "size"), [("14", 14), ("99", 16), ("1", 10), ("x", 12), ("9" * 5000, 12)])
def test_the_next_start_writes_so(looks: Looks, store: Store, kept: str, size: int) -> None:
    store.settings.keep(KEPT_SIZE, kept)
    write_as_kept(store)
    assert looks.text_size == kept_size(store) == size
