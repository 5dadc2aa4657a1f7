"""The place at the window's side: one page at a time, by keys and tabs, remembered, and idle out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Period
from ui.main_window import MainWindow
from ui.side.pages import SIDE_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft

KEYS = {
    "former": Qt.Key.Key_F3,
    "task_history": Qt.Key.Key_F5,
    "findings": Qt.Key.Key_F8,
    "preview": Qt.Key.Key_F2,
}
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def side(window: MainWindow, make_draft: Callable[..., Draft]) -> MainWindow:
    """Return the window of a report with one before it, a task of it chosen."""
    window.session.store.reports.add(make_draft("before", Period("6 tháng", 2024)))
    window.resize(1366, 740)
    window.session.go_to("task", "a")
    return window


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key, CONTROL)


@pytest.mark.parametrize("page", SIDE_PAGES)
def test_a_key_shows_a_page_and_hides_it(side: MainWindow, page: str) -> None:
    editor = side.task_form.fields["result"].editor
    editor.setFocus()
    press(side, KEYS[page])
    assert side.side.shown == page
    assert [key for key in SIDE_PAGES if side.actions_[key].isChecked()] == [page]
    assert editor.hasFocus()
    press(side, KEYS[page])
    assert side.side.shown == ""
    assert not side.actions_[page].isChecked()


def test_a_tab_turns_to_another_page(side: MainWindow, qtbot: QtBot) -> None:
    press(side, KEYS["former"])
    qtbot.waitExposed(side)
    tabs = side.side.head.tabs
    at = SIDE_PAGES.index("preview")
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(at).center())
    assert side.side.shown == "preview"
    assert side.preview.is_in_sight
    assert not side.side.page("former").isVisible()
    press(side, KEYS["former"])
    assert side.side.shown == "former"
    assert not side.preview.is_in_sight


def test_its_button_gives_the_form_all_the_room(side: MainWindow, qtbot: QtBot) -> None:
    alone = side.forms.width()
    with qtbot.waitSignal(side.side.laid_out):
        press(side, KEYS["former"])
    assert side.forms.width() < alone
    with qtbot.waitSignal(side.side.laid_out):
        QTest.mouseClick(side.side.head.close_button, Qt.MouseButton.LeftButton)
    assert side.side.shown == ""
    assert side.forms.width() == alone


def test_the_last_page_and_its_width_are_there_again(side: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.side.laid_out):
        press(side, KEYS["former"])
    side.resizeDocks([side.side.dock], [300], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: side.side.dock.width() < 320)
    wide = side.side.dock.width()
    side.close()
    again = MainWindow(side.session)
    qtbot.addWidget(again)
    again.resize(1366, 740)
    again.show()
    assert again.side.shown == "former"
    qtbot.waitUntil(lambda: again.side.dock.width() == wide)


def test_where_there_is_little_room_the_tabs_say_less(side: MainWindow) -> None:
    press(side, KEYS["task_history"])
    head = side.side.head
    tabs = range(len(SIDE_PAGES))
    head.resize(1000, head.height())
    assert all(head.tabs.tabText(at) and not head.tabs.tabIcon(at).isNull() for at in tabs)
    head.resize(head.minimumSizeHint().width() + 110, head.height())
    assert [bool(head.tabs.tabText(at)) for at in tabs] == [False, True, False, False]
    assert [head.tabs.tabIcon(at).isNull() for at in tabs] == [False, True, False, False]
    assert head.tabs.sizeHint().width() <= head.width()
    heard = QAccessible.queryAccessibleInterface(head.tabs)
    assert [heard.child(at).text(QAccessible.Text.Name) for at in tabs] == list(head.titles.values())
    press(side, KEYS["preview"])
    head.resize(head.minimumSizeHint().width() + 110, head.height())
    assert [bool(head.tabs.tabText(at)) for at in tabs] == [False, False, False, True]
    head.resize(head.minimumSizeHint())
    assert not any(head.tabs.tabText(at) or head.tabs.tabIcon(at).isNull() for at in tabs)
    assert head.tabs.sizeHint().width() <= head.width()


def test_f6_leads_to_the_side_and_escape_back(side: MainWindow) -> None:
    press(side, KEYS["task_history"])
    editor = side.task_form.fields["result"].editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F6)
    page = side.side.page("task_history")
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_F6)
    QTest.keyClick(page.list, Qt.Key.Key_F6)
    assert side.tree.hasFocus()
    QTest.keyClick(side.tree, Qt.Key.Key_F6)
    assert side.forms.isAncestorOf(side.focusWidget())


def test_out_of_sight_nothing_is_looked_up(side: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    press(side, KEYS["former"])
    press(side, KEYS["preview"])
    asked: list[str] = []
    look = side.session.store.tasks.former
    monkeypatch.setattr(side.side.page("former"), "_find", lambda: (str(asked.append("former") or ""), None))
    monkeypatch.setattr(side.session.store.tasks, "former", look)
    side.session.go_to("task", "b")
    QTest.keyClick(side.task_form.fields["result"].editor, Qt.Key.Key_A)
    QApplication.processEvents()
    page = side.side.page("former")
    assert asked == []
    assert not page._soon.isActive()  # noqa: SLF001
    press(side, KEYS["former"])
    assert asked == ["former"]
