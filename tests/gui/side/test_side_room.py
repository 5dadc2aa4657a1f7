"""In a narrow window the tree gives way to the side, and the side to the tree where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.side.room import _FOR_ALL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

CONTROL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def letters(window: MainWindow, count: int) -> int:
    return count * window.fontMetrics().averageCharWidth()


@pytest.fixture
def narrow(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return a window that is too narrow for three, the history shown beside a task."""
    window.showNormal()
    window.resize(letters(window, _FOR_ALL - 12), 700)
    window.session.go_to("task", "a")
    with qtbot.waitSignal(window.side.laid_out):
        QTest.keyClick(window.tree, Qt.Key.Key_F5, CONTROL)
    return window


def test_the_tree_gives_way(narrow: MainWindow) -> None:
    assert not narrow.tree.isVisible()
    assert narrow.side_room.tree.button.isVisible()
    assert narrow.splitter.sizes()[0] <= 2 * narrow.side_room.tree.button.width()
    assert narrow.forms.width() > letters(narrow, 40)


def test_in_a_wide_window_all_three_stand(narrow: MainWindow, qtbot: QtBot) -> None:
    narrow.resize(letters(narrow, _FOR_ALL + 30), 700)
    qtbot.waitUntil(narrow.tree.isVisible)
    assert narrow.side.is_shown
    assert not narrow.side_room.tree.button.isVisible()
    qtbot.waitUntil(lambda: narrow.splitter.sizes()[0] > letters(narrow, 15))


@pytest.mark.parametrize("way", ["button", "F6", "Ctrl+F", "filter"])
def test_whoever_wants_the_tree_has_it(narrow: MainWindow, qtbot: QtBot, way: str) -> None:
    editor = narrow.task_form.fields["result"].editor
    editor.setFocus()
    if way == "button":
        QTest.mouseClick(narrow.side_room.tree.button, LEFT)
    elif way == "F6":
        QTest.keyClick(editor, Qt.Key.Key_F6)
        QTest.keyClick(narrow.side.page("task_history").list, Qt.Key.Key_F6)
    elif way == "filter":
        narrow.actions_["filter"].trigger()
    else:
        QTest.keyClick(editor, Qt.Key.Key_F, CONTROL)
    assert narrow.tree.isVisible()
    assert not narrow.side.is_shown
    if way in ("button", "F6"):
        assert narrow.tree.hasFocus()
    if way == "Ctrl+F":
        assert narrow.find_panel.field.hasFocus()
    qtbot.waitUntil(lambda: narrow.splitter.sizes()[0] > letters(narrow, 15))


def test_closing_the_side_brings_the_tree_back(narrow: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(narrow.side.head.close_button, LEFT)
    qtbot.waitUntil(narrow.tree.isVisible)


def test_no_key_is_left_to_a_field_of_another_report(narrow: MainWindow, make_draft: object) -> None:
    from db.records import Period

    narrow.session.store.reports.add(make_draft("other", Period("6 tháng", 2024)))
    narrow.task_form.fields["result"].editor.setFocus()
    narrow.session.open_report("other")
    assert narrow.side_room.tree.button.hasFocus()
