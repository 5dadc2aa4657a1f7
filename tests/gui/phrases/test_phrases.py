"""The phrases of an office: chosen by a menu of the field, put in as one step, edited one a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from db.errors import Refused
from ui.forms.task_form import TaskForm
from ui.phrases.dialog import PhrasesDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Boxes
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor
    from ui.session.session import Session

PHRASES = ["Đang triển khai thực hiện", "Hoàn thành R&D,\u00a0đúng tiến độ "]


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> Iterator[TaskForm]:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.show_task("a")
    made.resize(700, 600)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.phrases.keep(PHRASES)
    yield made
    made.store()
    made.close()  # what the focus leaves is stored while there is a store


def enter(form: TaskForm, name: str, qtbot: QtBot) -> TextEditor:
    editor = form.fields[name].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def opened() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def offered(menu: QMenu) -> list[QAction]:
    return menu.actions()[: len(PHRASES)]


def test_f4_and_a_digit_put_a_phrase_in_as_one_step(form: TaskForm, session: Session, qtbot: QtBot) -> None:
    editor = enter(form, "result", qtbot)
    before = editor.text()
    editor.go_to_place(3)
    QTest.keyClicks(editor, "xx")
    QTest.keyClick(editor, Qt.Key.Key_F4)
    QTest.keyClick(opened(), Qt.Key.Key_2)
    assert editor.text() == before[:3] + "xx" + PHRASES[1] + before[3:]
    assert editor.textCursor().position() == 5 + len(PHRASES[1])
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == before[:3] + "xx" + before[3:]
    editor.redo()
    form.store()
    assert session.task("a").result == before[:3] + "xx" + PHRASES[1] + before[3:]


def test_it_takes_the_place_of_what_is_selected(form: TaskForm, qtbot: QtBot) -> None:
    editor = enter(form, "content", qtbot)
    before = editor.text()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_F4)
    QTest.keyClick(opened(), Qt.Key.Key_Down)
    QTest.keyClick(opened(), Qt.Key.Key_Return)
    assert editor.text() == PHRASES[0]
    editor.undo()
    assert editor.text() == before


def test_the_button_writes_where_the_cursor_is(form: TaskForm, qtbot: QtBot) -> None:
    editor = enter(form, "evaluation", qtbot)
    editor.selectAll()
    QTest.mouseClick(form.phrases.button, Qt.MouseButton.LeftButton)
    menu = opened()
    assert all(action.isEnabled() for action in offered(menu))
    QTest.keyClick(menu, Qt.Key.Key_1)
    assert editor.text() == PHRASES[0]
    assert editor.hasFocus()
    editor.clearFocus()
    QTest.mouseClick(form.phrases.button, Qt.MouseButton.LeftButton)
    assert not any(action.isEnabled() for action in offered(opened()))
    QTest.keyClick(opened(), Qt.Key.Key_Escape)


def test_the_menu_of_the_right_button_offers_them_too(form: TaskForm, qtbot: QtBot) -> None:
    editor = enter(form, "result", qtbot)
    menu = editor.make_menu()
    (phrases,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    editor.selectAll()
    offered(phrases)[0].trigger()
    assert editor.text() == PHRASES[0]
    menu.deleteLater()


def test_nothing_is_put_into_what_may_not_be_changed(form: TaskForm, qtbot: QtBot) -> None:
    editor = enter(form, "result", qtbot)
    editor.setReadOnly(True)
    menu = form.phrases.menu(editor)
    assert not any(action.isEnabled() for action in offered(menu))
    assert offered(menu)[1].text() == "&2  Hoàn thành R&&D,\u00a0đúng tiến độ "
    menu.deleteLater()


def test_a_word_being_composed_is_taken_before(form: TaskForm, qtbot: QtBot) -> None:
    from PySide6.QtGui import QInputMethodEvent

    editor = enter(form, "result", qtbot)
    editor.selectAll()
    QApplication.sendEvent(editor, QInputMethodEvent("chữ", []))
    QTest.keyClick(editor, Qt.Key.Key_F4)
    QTest.keyClick(opened(), Qt.Key.Key_1)
    assert editor.text() == "chữ" + PHRASES[0]


def test_what_is_selected_is_kept_as_a_phrase(form: TaskForm, qtbot: QtBot) -> None:
    editor = enter(form, "result", qtbot)
    text = editor.text()
    editor.selectAll()
    menu = form.phrases.menu(editor)
    next(action for action in menu.actions() if action.text().startswith("&Keep")).trigger()
    assert form.phrases.kept() == [*PHRASES, text]
    menu.deleteLater()
    again = form.phrases.menu(editor)  # it is one already
    assert not [action for action in again.actions() if action.text().startswith("&Keep")]
    again.deleteLater()


def test_they_are_edited_one_a_line(form: TaskForm, session: Session, boxes: Boxes) -> None:
    def write(dialog: PhrasesDialog) -> bool:
        assert dialog.text.text() == "\n".join(PHRASES)
        dialog.text.put_text("một\n\n  hai \nmột\n")
        return True

    boxes.dialogs.append(lambda _dialog: False)
    form.phrases.edit()
    assert form.phrases.kept() == PHRASES
    boxes.dialogs.append(write)
    form.phrases.edit()
    assert form.phrases.kept() == ["một", "  hai "]
    report = session.report()
    assert report is not None
    session.write_report(replace(report, organisation="UBND xã Khác"))
    assert form.phrases.kept() == []
    session.undo()
    assert form.phrases.kept() == ["một", "  hai "]


def test_too_many_are_refused_with_all_that_was_written(qtbot: QtBot) -> None:
    dialog = PhrasesDialog([], "UBND xã Yên Phúc")
    qtbot.addWidget(dialog)
    dialog.show()
    text = "\n".join(f"câu {number}" for number in range(61))
    dialog.text.put_text(text)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "61" in dialog.trouble
    assert dialog.text.text() == text
    dialog.text.put_text(text.rpartition("\n")[0])
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert len(dialog.phrases()) == 60


def test_a_store_that_refuses_is_told(
    form: TaskForm, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_key: str, _value: str) -> None:
        raise Refused("disk.full", name="vqdesk.vqd")

    monkeypatch.setattr(session.store.settings, "keep", refuse)
    said: list[str] = []
    session.refused.connect(said.append)
    form.phrases.keep(["khác"])
    assert len(said) == 1
    assert form.phrases.kept() == PHRASES
