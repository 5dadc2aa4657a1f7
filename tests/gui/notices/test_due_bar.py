"""What is due is said once a day, at the window's foot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from ui.main_window import MainWindow
from ui.notices.due_bar import DueBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


@pytest.fixture
def bar(tracked: Session, qtbot: QtBot) -> DueBar:
    made = DueBar(tracked)
    qtbot.addWidget(made)
    return made


def test_what_is_due_is_said_once_a_day(bar: DueBar, tracked: Session) -> None:
    bar.look()
    assert bar.label.text() == (
        "Hôm nay, 11/9/2026: 1 nhiệm vụ chưa xong đã quá hạn, 1 nhiệm vụ đến hạn trong 7 ngày."
    )
    bar.hide()
    bar.look()
    assert bar.isHidden()
    tracked.standings.today = lambda: date(2026, 9, 12)
    tracked.standings.look_at_clock()
    bar.look()
    assert bar.text.startswith("Hôm nay, 12/9/2026")


def test_only_what_there_is_can_be_shown(bar: DueBar, tracked: Session) -> None:
    tracked.write_task("t1", "status", "Hoàn thành đúng hạn")
    bar.look()
    assert bar.text == "Hôm nay, 11/9/2026: 1 nhiệm vụ đến hạn trong 7 ngày."
    assert bar.buttons["late"].isHidden()
    assert not bar.buttons["soon"].isHidden()


def test_its_counts_follow_what_is_written(bar: DueBar, tracked: Session) -> None:
    bar.look()
    tracked.write_task("t1", "status", "Hoàn thành đúng hạn")
    assert bar.text == "Hôm nay, 11/9/2026: 1 nhiệm vụ đến hạn trong 7 ngày."
    assert bar.buttons["late"].isHidden()
    tracked.undo()
    assert "1 nhiệm vụ chưa xong đã quá hạn" in bar.text
    assert not bar.buttons["late"].isHidden()


def test_it_goes_when_all_is_done_and_stays_away(bar: DueBar, tracked: Session) -> None:
    bar.look()
    for row in tracked.outline():
        tracked.write_task(row.id, "status", "Hoàn thành đúng hạn")
    assert bar.text == ""
    tracked.undo()
    assert bar.text == ""


def test_nothing_is_said_of_what_is_long_over(bar: DueBar, tracked: Session) -> None:
    tracked.standings.today = lambda: date(2026, 11, 30)
    tracked.standings.renew()
    bar.look()
    assert bar.text == ""


def test_the_window_shows_what_is_late(tracked: Session, qtbot: QtBot) -> None:
    window = MainWindow(tracked)
    qtbot.addWidget(window)
    window.show()
    assert not window.due_bar.isVisible()
    window.get_ready()
    assert window.due_bar.isVisible()
    assert window.due_bar.geometry().top() > window.splitter.geometry().top(), "it is at the foot"
    assert window.focusWidget() is window.tree
    QTest.mouseClick(window.due_bar.buttons["late"], Qt.MouseButton.LeftButton)
    assert window.tree.outline.arrangement.filters == {"late"}
    assert window.outline_filter.chips.chosen == {"late"}
    # It said two things: the other one can be seen as well.
    assert "1 nhiệm vụ đến hạn trong 7 ngày" in window.due_bar.text
    assert not window.due_bar.buttons["late"].isVisible()
    tracked.write_task("t1", "result", "Đang làm tiếp")
    assert not window.due_bar.buttons["late"].isVisible()
    QTest.mouseClick(window.due_bar.buttons["soon"], Qt.MouseButton.LeftButton)
    assert window.tree.outline.arrangement.filters == {"soon"}
    assert not window.due_bar.isVisible()


def test_another_day_is_noticed_when_the_clerk_comes_back(tracked: Session, qtbot: QtBot) -> None:
    window = MainWindow(tracked)
    qtbot.addWidget(window)
    window.show()
    window.get_ready()
    window.due_bar.hide()
    tracked.standings.today = lambda: date(2026, 9, 16)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.due_bar.isVisible())
    assert window.due_bar.text == "Hôm nay, 16/9/2026: 2 nhiệm vụ chưa xong đã quá hạn."
