"""From finding to finding by key: explained, taken, left so with a reason, listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.findings.form_marks import AFTER_KEY
from ui.outline.model import COUNT_ROLE
from vqdesk.checks.failures import FailedRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor
    from ui.findings.bar import FindingBar
    from ui.findings.list_dialog import FindingsDialog
    from ui.main_window import MainWindow

WRONG = "Đã cấp 886/965 giấy chứng nhận, đạt 98,1%."
RIGHT = "Đã cấp 886/965 giấy chứng nhận, đạt 91,8%."
MORE = " Đã thu 50/500 phiếu, đạt 12,5%."
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
F7 = Qt.Key.Key_F7


@pytest.fixture
def checked(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """Show the window with its check at work, task b open with a wrong figure."""
    window.session.write_task("b", "result", WRONG)
    window.session.go_to("task", "b")
    service = window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)
    yield window
    service.stop()


def result(window: MainWindow) -> TextEditor:
    return window.task_form.fields["result"].editor


def bar(window: MainWindow) -> FindingBar:
    return window.findings.bar


def kinds(editor: TextEditor) -> list[tuple[str, str]]:
    return [(mark.kind, editor.text()[mark.start : mark.end]) for mark in editor.marks.all]


def go_to_wrong(window: MainWindow) -> None:
    for _ in range(20):
        QTest.keyClick(window.focusWidget(), F7, ALT)
        if bar(window).finding is not None and bar(window).finding.rule == "ratio":
            return
    raise AssertionError(bar(window).text)


def test_what_is_wrong_is_marked_in_the_form(checked: MainWindow) -> None:
    assert ("error", "98,1%") in kinds(result(checked))
    assert result(checked).text() == WRONG


def test_what_is_typed_is_marked_before_it_is_stored(checked: MainWindow, qtbot: QtBot) -> None:
    editor = result(checked)
    editor.setFocus()
    editor.go_to_place(len(WRONG))
    for letter in MORE:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(editor, event)
    assert editor.text() == WRONG + MORE
    qtbot.waitUntil(lambda: ("error", "12,5%") in kinds(editor))
    assert ("error", "98,1%") in kinds(editor)


def test_a_figure_that_holds_is_ticked_unless_that_is_not_wanted(checked: MainWindow, qtbot: QtBot) -> None:
    checked.session.write_task("b", "result", RIGHT)
    editor = result(checked)
    qtbot.waitUntil(lambda: kinds(editor) == [("held", "91,8%")])
    assert checked.actions_["holds"].isChecked()
    checked.actions_["holds"].trigger()
    assert kinds(editor) == []
    assert not checked.actions_["holds"].isChecked()
    checked.actions_["holds"].trigger()
    assert kinds(editor) == [("held", "91,8%")]


def test_the_key_leads_to_the_finding_and_explains_it(checked: MainWindow) -> None:
    go_to_wrong(checked)
    editor = result(checked)
    assert editor.hasFocus()
    assert "886 / 965 = 91,8%" in bar(checked).text
    assert bar(checked).suggestion.text() == "91,8%"
    assert (editor.textCursor().hasSelection(), editor.textCursor().position()) == (
        False,
        WRONG.index("%") + 1,
    )
    assert [editor.text()[start:end] for start, end in editor.marks.lit] == ["886", "965"]


def test_keys_go_round_and_back(checked: MainWindow) -> None:
    seen = []
    for _ in range(12):
        checked.findings.go_next()
        seen.append((checked.session.task_id, bar(checked).finding))
    count = len({(task, finding.rule, finding.remark.stretch) for task, finding in seen})
    assert count > 1
    assert seen[0] == seen[count]
    checked.findings.go_back()
    assert (checked.session.task_id, bar(checked).finding) == seen[10]


def test_the_suggestion_is_taken_as_one_step(checked: MainWindow, qtbot: QtBot) -> None:
    go_to_wrong(checked)
    QTest.keyClick(checked.focusWidget(), F7, CONTROL)
    editor = result(checked)
    assert (editor.text(), editor.hasFocus(), bar(checked).isHidden()) == (RIGHT, True, True)
    qtbot.waitUntil(lambda: kinds(editor) == [("held", "91,8%")])
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == WRONG
    qtbot.waitUntil(lambda: ("error", "98,1%") in kinds(editor))


def test_the_suggestion_may_be_edited_before(checked: MainWindow) -> None:
    go_to_wrong(checked)
    field = bar(checked).suggestion
    field.setFocus()
    field.selectAll()
    for letter in "92%":
        QTest.keyClick(field, letter)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert result(checked).text() == WRONG.replace("98,1%", "92%")
    assert result(checked).hasFocus()


def test_a_place_is_left_so_with_a_reason_and_questioned_again(
    checked: MainWindow, qtbot: QtBot, boxes: object
) -> None:
    go_to_wrong(checked)

    def leave_so(dialog: object) -> bool:
        assert not dialog.accept_button.isEnabled()
        dialog.reason.setText("Số của Sở")
        assert dialog.accept_button.isEnabled()
        return True

    boxes.dialogs.append(leave_so)
    QTest.keyClick(checked.focusWidget(), F7, SHIFT)
    qtbot.waitUntil(lambda: ("error", "98,1%") not in kinds(result(checked)))
    assert bar(checked).isHidden()

    def again(dialog: FindingsDialog) -> bool:
        assert all(dialog.model.row(at).finding.accepted is None for at in range(dialog.model.rowCount()))
        dialog.kind.setCurrentIndex(dialog.kind.findData("accepted"))
        assert dialog.model.rowCount() == 1
        assert "Số của Sở" in dialog.said.text()
        assert "clerk" in dialog.said.text()
        dialog.again_button.click()
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
        return False

    boxes.dialogs.append(again)
    checked.findings.show_list()
    assert boxes.dialogs == []
    qtbot.waitUntil(lambda: ("error", "98,1%") in kinds(result(checked)))


def test_the_list_leads_to_a_finding(checked: MainWindow, boxes: object) -> None:
    def choose(dialog: FindingsDialog) -> bool:
        assert dialog.told.text().startswith("Đã kiểm 1 số: 0 đúng, 1 sai, 0 không đọc được.")
        dialog.kind.setCurrentIndex(dialog.kind.findData("error"))
        dialog.about.setCurrentIndex(dialog.about.findData("figures"))
        assert [dialog.model.row(at).finding.rule for at in range(dialog.model.rowCount())] == ["ratio"]
        dialog.unit.setCurrentIndex(dialog.unit.findData("Phòng Tài chính"))
        assert dialog.model.rowCount() == 0
        dialog.unit.setCurrentIndex(0)
        dialog.go()
        return True

    checked.session.go_to("task", "a")
    boxes.dialogs.append(choose)
    checked.findings.show_list()
    assert checked.session.task_id == "b"
    assert bar(checked).finding.rule == "ratio"


def test_the_list_says_which_rule_could_not_look(
    checked: MainWindow, boxes: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [FailedRule("row.status", "b", "2", ValueError(WRONG))]
    monkeypatch.setattr(checked.findings.service, "failures", lambda: failures)

    def look(dialog: FindingsDialog) -> bool:
        assert "chưa kiểm được: Tình trạng không khớp với cột khác (nhiệm vụ 2);" in dialog.told.text()
        return False

    boxes.dialogs.append(look)
    checked.findings.show_list()
    assert boxes.dialogs == []


def test_the_bar_goes_when_another_task_is_shown(checked: MainWindow) -> None:
    go_to_wrong(checked)
    checked.session.go_to("task", "a")
    assert bar(checked).isHidden()


def test_a_click_explains_a_mark(checked: MainWindow) -> None:
    editor = result(checked)
    mark = next(mark for mark in editor.marks.all if mark.kind == "error")
    cursor = editor.textCursor()
    cursor.setPosition(mark.start + 2)
    point = editor.cursorRect(cursor).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "886 / 965" in bar(checked).text
    assert editor.textCursor().position() in (mark.start + 1, mark.start + 2, mark.start + 3)


def test_the_tree_counts_what_is_questioned(checked: MainWindow, qtbot: QtBot) -> None:
    outline = checked.tree.outline
    root = outline.index(0, 0)

    def counts(kind: str, record_id: str) -> tuple[int, int]:
        return outline.place(kind, record_id).data(COUNT_ROLE)

    qtbot.waitUntil(lambda: counts("task", "b")[0] == 1)
    assert counts("domain", "kinh-te")[0] >= 1
    assert root.data(COUNT_ROLE)[0] >= 1
    assert "1 wrong" in outline.place("task", "b").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    plain = checked.tree.grab().toImage()
    before = root.data(COUNT_ROLE)[0]
    checked.session.write_task("b", "result", RIGHT)
    qtbot.waitUntil(lambda: counts("task", "b")[0] == 0)
    assert root.data(COUNT_ROLE)[0] == before - 1
    assert checked.tree.grab().toImage() != plain


def test_every_letter_is_right_while_marks_come_and_go(checked: MainWindow, qtbot: QtBot) -> None:
    """Vietnamese input methods send Backspace and the letters again, here 30 keys a second."""
    editor = result(checked)
    editor.setFocus()
    editor.go_to_place(len(WRONG))
    checks = []
    checked.findings.service.found.connect(checks.append)
    for _ in range(3):
        for letter in " Thu":
            QTest.keyClick(editor, letter, delay=33)
        for typed in ("a", "â", "ấ"):
            if typed != "a":
                QTest.keyClick(editor, Qt.Key.Key_Backspace, delay=33)
            event = QInputMethodEvent()
            event.setCommitString(typed)
            QApplication.sendEvent(editor, event)
            qtbot.wait(33)
        qtbot.wait(AFTER_KEY + 100)
    assert editor.text() == WRONG + " Thuấ" * 3
    assert editor.textCursor().position() == len(editor.text())
    assert checks
    assert ("error", "98,1%") in kinds(editor)


def test_a_word_in_the_making_is_left_alone_when_the_check_comes(checked: MainWindow, qtbot: QtBot) -> None:
    editor = result(checked)
    editor.setFocus()
    editor.go_to_place(len(WRONG))
    QApplication.sendEvent(editor, QInputMethodEvent(" tiê", []))
    with qtbot.waitSignal(checked.findings.service.found):
        checked.findings.service.look_at("b", {"content": "Cấp 10/20 giấy, đạt 50%"})
    assert (editor.is_composing, editor.text(), editor.text_with_composed()) == (True, WRONG, WRONG + " tiê")
    event = QInputMethodEvent()
    event.setCommitString(" tiền")
    QApplication.sendEvent(editor, event)
    assert editor.text() == WRONG + " tiền"


def test_what_was_found_in_a_text_that_is_another_by_now_is_thrown_away(checked: MainWindow) -> None:
    editor = result(checked)
    before = checked.findings.service.results["b"]
    editor.set_text(RIGHT)
    checked.findings.service.found.emit({"b"})
    assert before.texts["result"] == WRONG
    assert kinds(editor) == []
