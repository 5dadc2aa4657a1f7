"""The history of a task at the window's side, and the way back to any of its states as a new step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.side.two_lines import MORE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.side.history_page import TaskHistoryPage

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> TaskHistoryPage:
    """Return the page of a task that was written three times."""
    session = window.session
    window.resize(1366, 740)
    session.go_to("task", "a")
    for result in ("Đã làm 15/16 xã", "Đã làm 16/16 xã"):
        session.write_task("a", "result", result)
    session.write_task("a", "evaluation", "100%")
    QTest.keyClick(window.tree, Qt.Key.Key_F5, CONTROL)
    return window.side.page("task_history")


def rows(page: TaskHistoryPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def choose(page: TaskHistoryPage, row: int) -> None:
    rect = page.list.visualRect(page.model.index(row))
    QTest.mouseClick(page.list.viewport(), LEFT, pos=rect.center())


def test_it_tells_who_did_what_and_when(page: TaskHistoryPage) -> None:
    assert rows(page) == [
        "Sửa “Đánh giá mức độ hoàn thành (%)”",
        *2 * ["Sửa “Khối lượng nhiệm vụ triển khai”"],
        "Lập báo cáo",
    ]
    more = page.model.index(0).data(MORE)
    assert more.endswith(" - clerk")
    assert more[2] == "/"
    assert page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{rows(page)[0]}, {more}"


def test_the_chosen_change_shows_its_words(page: TaskHistoryPage) -> None:
    choose(page, 1)
    assert "15/16" in page.detail.toPlainText()
    assert "line-through" in page.detail.toHtml()
    choose(page, 3)
    assert "Xây dựng đường giao thông nông thôn" in page.detail.toPlainText()


def test_the_first_change_of_a_long_text_is_in_sight(page: TaskHistoryPage, window: MainWindow) -> None:
    long = "Đã làm một việc như kế hoạch đã giao.\n" * 80
    window.session.write_task("a", "result", f"{long}Xong.")
    window.session.write_task("a", "result", f"{long}Chưa xong.")
    page.look()
    choose(page, 0)
    assert page.detail.verticalScrollBar().value() > 0
    cursor = page.detail.cursorRect()
    assert page.detail.viewport().rect().contains(cursor.center())


def test_a_former_state_comes_back_as_a_new_step(
    page: TaskHistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, 3)
    QTest.mouseClick(page.back_button, LEFT)
    task = window.session.task("a")
    assert (task.result, task.evaluation) == ("Đã làm 14/16 xã", "88,0%")
    assert window.task_form.fields["result"].editor.text() == "Đã làm 14/16 xã"
    qtbot.waitUntil(lambda: len(rows(page)) == 5)
    assert rows(page)[0] == "Đưa nhiệm vụ 1 về một trạng thái trước"
    window.tree.setFocus()
    QTest.keyClick(window.tree, Qt.Key.Key_Z, CONTROL)
    assert window.session.task("a").evaluation == "100%"
    assert window.session.task("a").result == "Đã làm 16/16 xã"


def test_the_state_of_now_is_none_to_go_back_to(page: TaskHistoryPage) -> None:
    assert not page.back_button.isEnabled()
    assert page.said.text() == "This is how the task is now."
    choose(page, 2)
    assert page.back_button.isEnabled()
    assert page.said.isHidden()


def test_what_is_typed_is_stored_before(page: TaskHistoryPage, window: MainWindow) -> None:
    editor = window.task_form.fields["documents"].editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_X)
    choose(page, 2)
    QTest.mouseClick(page.back_button, LEFT)
    changes = window.session.store.history.of_task(window.session.report_id, "a")
    assert [change.verb for change in changes[:2]] == ["restore_task", "write_task"]


def test_a_word_being_composed_is_stored_before(page: TaskHistoryPage, window: MainWindow) -> None:
    editor = window.task_form.fields["documents"].editor
    editor.setFocus()
    QApplication.sendEvent(editor, QInputMethodEvent("năm", []))
    choose(page, 2)
    editor.setFocus()
    QApplication.sendEvent(editor, QInputMethodEvent("này", []))
    QTest.mouseClick(page.back_button, LEFT)
    history, report_id = window.session.store.history, window.session.report_id
    change = next(each for each in history.of_task(report_id, "a") if "documents" in each.fields)
    assert "này" in history.texts_around(report_id, "a", change).before["documents"]


def test_a_locked_report_refuses_with_a_sentence(
    page: TaskHistoryPage, window: MainWindow, qtbot: QtBot, boxes: object
) -> None:
    assert window.session.lock.lock(window.session.report_id, "Đã trình", signed=False)
    choose(page, 3)
    with qtbot.waitSignal(window.session.refused):
        QTest.mouseClick(page.back_button, LEFT)
    assert window.session.task("a").evaluation == "100%"


def test_it_follows_the_task_and_what_is_stored(
    page: TaskHistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, 2)
    chosen = page.model.change(2)
    window.session.write_task("a", "note", "Xong")
    qtbot.waitUntil(lambda: len(rows(page)) == 5)
    assert page.model.change(page.list.currentIndex().row()) == chosen
    window.session.go_to("task", "b")
    assert rows(page) == ["Lập báo cáo"]
    window.session.go_to("domain", "kinh-te")
    assert rows(page) == []
    assert page.notice.text() == "Choose a task to see what was done to it."


def test_out_of_sight_it_reads_nothing(
    page: TaskHistoryPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.side.hide()
    asked: list[str] = []
    history = window.session.store.history
    monkeypatch.setattr(history, "of_task", lambda *_, **__: asked.append("read") or [])
    window.session.write_task("a", "note", "Xong")
    window.session.go_to("task", "b")
    assert asked == []
    assert not page._soon.isActive()  # noqa: SLF001


def test_a_long_past_is_read_page_by_page(page: TaskHistoryPage, window: MainWindow) -> None:
    for number in range(120):
        window.session.write_task("a", "note", str(number))
    page.look()
    assert page.model.rowCount() == 100
    page.list.scrollToBottom()
    while page.model.canFetchMore(page.list.rootIndex()):
        page.model.fetchMore(page.list.rootIndex())
    assert page.model.rowCount() == 124
