"""What stands over the forms: told once, one after the other, to eyes and ears, and never in the way."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from db.errors import Notice
from ui.main_window import MainWindow
from ui.widgets import standing_bar
from vqdesk.messages.catalogue import say, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


def said(key: str, **values: object) -> str:
    return say(key, "vi", **values)


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.tree.setFocus()
    qtbot.waitUntil(shown.tree.hasFocus)
    return shown


def test_they_are_told_one_after_the_other_and_once(window: MainWindow) -> None:
    notices = [
        Notice("store.recovered", {"name": "store.vqd"}),
        Notice("store.journal_aside", {"name": "store.vqd", "aside": "<b>x</b>"}),
    ]
    window.session.store.notices += notices
    window.bars.tell_notices()
    assert window.session.store.notices == []
    news = window.bars.news
    assert (news.text, news.kind) == (told(notices[0], "vi"), "calm")
    assert news.buttons["next"].text() == "Next (1 more)"
    QTest.mouseClick(news.buttons["next"], LEFT)
    assert news.text == told(notices[1], "vi")
    assert news.label.textFormat() == Qt.TextFormat.PlainText
    QTest.mouseClick(news.buttons["next"], LEFT)
    assert news.isHidden()


def test_what_comes_up_at_a_verb_is_told_after_it(window: MainWindow) -> None:
    window.session.store.notices.append(Notice("store.doubt_lost", {"name": "store.vqd"}))
    window.session.write_task("a", "result", "xong")
    assert window.bars.news.text == said("store.doubt_lost", name="store.vqd")
    assert window.tree.hasFocus()


def test_who_hears_the_window_is_told_at_each_new_sentence(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[object, str]] = []

    def hear(event: object) -> None:
        heard.append((event.type(), event.object().accessibleName()))

    ear = SimpleNamespace(Event=QAccessible.Event, updateAccessibility=hear)
    monkeypatch.setattr(standing_bar, "QAccessible", ear)
    for sentence in ("Một.", "Một.", "Hai."):
        window.bars.refuse(sentence)
    assert heard == [(QAccessible.Event.Alert, "Một."), (QAccessible.Event.Alert, "Hai.")]


def test_what_was_done_is_told_with_its_undo(window: MainWindow) -> None:
    window.session.go_to("task", "c")
    window.session.delete_task()
    window.bars.tell_done("Đã xóa nhiệm vụ 3.", undo=window.session.undo)
    done = window.bars.done
    assert (done.text, done.kind) == ("Đã xóa nhiệm vụ 3.", "done")
    assert [name for name, button in done.buttons.items() if button.isVisible()] == ["undo", "close"]
    QTest.mouseClick(done.buttons["undo"], LEFT)
    assert window.session.task("c").number == "3"
    assert done.text == said("done.undone", what="Xóa nhiệm vụ 3")
    assert [name for name, button in done.buttons.items() if button.isVisible()] == ["redo", "close"]
    QTest.mouseClick(done.buttons["redo"], LEFT)
    assert [row.id for row in window.session.outline()] == ["a", "b", "d"]
    assert done.text == said("done.redone", what="Xóa nhiệm vụ 3")
    QTest.mouseClick(done.buttons["close"], LEFT)
    assert done.isHidden()
    assert window.tree.hasFocus()


def test_what_was_done_goes_when_something_else_is_done(window: MainWindow) -> None:
    window.session.go_to("task", "c")
    window.session.delete_task()
    window.bars.tell_done("Đã xóa nhiệm vụ 3.", undo=window.session.undo)
    window.session.go_to("task", "a")
    assert window.bars.done.text, "to look elsewhere takes nothing away"
    window.session.write_task("a", "result", "xong")
    assert window.bars.done.isHidden(), "its button would take the edit back"
    window.bars.tell_done("Đã xóa báo cáo.", more=("Thùng rác", lambda: None), stays=True)
    window.session.write_task("a", "result", "xong cả")
    assert window.bars.done.text
    assert window.bars.done.buttons["more"].text() == "Thùng rác"
