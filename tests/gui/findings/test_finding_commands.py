"""From finding to finding by key: explained, taken, left so with a reason, listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Column, Period
from ui.findings.form_marks import AFTER_KEY
from ui.findings.found_places import places_in_order
from ui.main_window import MainWindow
from ui.outline.model import COUNT_ROLE
from vqdesk.checks.acceptances import accepted_place
from vqdesk.checks.failures import FailedRule
from vqdesk.checks.frame.finding import Finding, Remark, Stretch
from vqdesk.checks.frame.subject import Subject
from vqdesk.periods.carry_over import carry_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor
    from ui.findings.bar import FindingBar
    from ui.findings.list_dialog import FindingsDialog
    from ui.session.session import Session

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
        dialog.show()
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.missing.text() == "Write why it may stay so."
        dialog.reason.setText("Số của Sở")
        assert dialog.missing.isHidden()
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
        rules = [dialog.about.itemData(at) for at in range(dialog.about.count())]
        assert rules[rules.index("figures") + 1] == "ratio"
        dialog.kind.setCurrentIndex(0)
        dialog.about.setCurrentIndex(dialog.about.findData("row.above"))
        assert {dialog.model.row(at).finding.rule for at in range(dialog.model.rowCount())} == {"row.above"}
        dialog.about.setCurrentIndex(dialog.about.findData("ratio"))
        assert [dialog.model.row(at).task for at in range(dialog.model.rowCount())] == ["b"]
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


@pytest.mark.parametrize(("points", "size"), [(12, (838, 471)), (10, (700, 440))])
def test_on_a_small_screen_the_list_shows_its_explanation_whole(
    write_in: Callable[[int], None],
    checked: MainWindow,
    boxes: object,
    points: int,
    size: tuple[int, int],
) -> None:
    write_in(points)

    def look(dialog: FindingsDialog) -> bool:
        dialog.resize(*size)  # 92 % of 1366 x 768 at 150 %, and less
        dialog.show()
        QApplication.processEvents()
        foot = dialog.said.mapTo(dialog, dialog.said.rect().bottomLeft()).y()
        assert foot < dialog.buttons.y()
        assert dialog.said.visibleRegion().boundingRect() == dialog.said.rect()
        header = dialog.table.horizontalHeader()
        assert header.sectionViewportPosition(3) + 200 < dialog.table.viewport().width()
        return False

    boxes.dialogs.append(look)
    checked.findings.show_list()
    assert boxes.dialogs == []


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


@pytest.mark.parametrize(("points", "size"), [(12, (911, 492)), (12, (960, 520)), (10, (720, 460))])
def test_on_a_small_screen_its_buttons_are_in_sight_below_another_bar(
    write_in: Callable[[int], None], checked: MainWindow, points: int, size: tuple[int, int]
) -> None:
    """A screen of 1366 x 768 at 150 % has 911 x 512, of 1920 x 1080 at 200 % 960 x 540, less the title."""
    write_in(points)
    checked.bars.tell(["Lần trước chương trình không được đóng bình thường. " * 4])
    go_to_wrong(checked)
    QApplication.processEvents()
    checked.resize(*size)
    QApplication.processEvents()
    assert (checked.width(), checked.height()) == size
    button = bar(checked).buttons["close"]
    assert checked.rect().contains(button.mapTo(checked, button.rect().bottomRight()))
    label = bar(checked).label
    assert label.width() >= 40 * label.fontMetrics().averageCharWidth()
    assert label.height() >= label.heightForWidth(label.width())


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


FIELDS = (
    *("number", "content", "unit", "coordinating", "documents", "output", "deadline"),
    *("result", "evaluation", "status", "finished", "note", "extra:Ghi chú riêng"),
)
BACK = "\b"
UNIKEY = f"phâ{BACK}ần d{BACK}đâ{BACK}ầu, sa{BACK}át nha{BACK}ập"
"""What UniKey makes of the keys: it takes letters back and sends them anew. Both words are questioned."""


@pytest.mark.parametrize("name", FIELDS)
def test_in_every_field_every_letter_is_right_however_often_the_check_comes(
    session: Session, qtbot: QtBot, name: str
) -> None:
    columns = tuple(Column(*each.split(":")) if ":" in each else Column(each, each) for each in FIELDS)
    session.change_report(lambda report: replace(report, columns=columns))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.open_report(session.report_id)
    session.go_to("task", "b")
    service = window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)
    editor, marks = window.task_form.fields[name].editor, window.findings.marks
    before = "Phần đầu 886/965, đạt 98,1%; "
    had = editor.text()
    editor.setFocus()
    editor.put_text(before)
    for letter in UNIKEY:
        if letter == BACK:
            QTest.keyClick(editor, Qt.Key.Key_Backspace)
        else:
            QApplication.sendEvent(editor, QInputMethodEvent(letter, []))  # first composed, then typed
            typed = QInputMethodEvent()
            typed.setCommitString(letter)
            QApplication.sendEvent(editor, typed)
        service.look_at("b", window.task_form.texts())
        marks.show()
        window.grab()
        QApplication.processEvents()
    whole = f"{before}phần đầu, sát nhập"
    assert (editor.text(), editor.textCursor().position()) == (whole, len(whole))
    qtbot.waitUntil(lambda: service.results["b"].texts.get(name) == whole)
    if name in ("content", "result"):
        assert [text for kind, text in kinds(editor) if kind == "warning"] == ["Phần đầu", "sát nhập"]
    while editor.can_undo():
        editor.undo()
    assert editor.text() == had
    service.stop()


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


# Places that were left so


REASON = "Số của Sở"


@pytest.fixture
def left_so(checked: MainWindow, qtbot: QtBot) -> MainWindow:
    """Leave the wrong figure so, with a reason."""
    service = checked.findings.service
    found = service.results["b"]
    at = next(at for at, each in enumerate(found.findings) if each.rule == "ratio")
    checked.session.accept_place(accepted_place(at, found.findings, [Subject("b", "", found.texts)]), REASON)
    qtbot.waitUntil(lambda: ("accepted", "98,1%") in kinds(result(checked)))
    return checked


def test_the_key_shows_who_left_it_so_and_questions_it_again(left_so: MainWindow, qtbot: QtBot) -> None:
    editor = result(left_so)
    editor.setFocus()
    editor.go_to_place(WRONG.index("98,1%") + 1)
    assert bar(left_so).isHidden()
    QTest.keyClick(editor, F7, SHIFT)
    assert REASON in bar(left_so).text
    assert "clerk" in bar(left_so).text
    assert "886 / 965 = 91,8%" in bar(left_so).text
    assert "(Shift+F7)" in bar(left_so).buttons["again"].text()
    QTest.keyClick(editor, F7, SHIFT)
    qtbot.waitUntil(lambda: ("error", "98,1%") in kinds(editor))
    assert bar(left_so).isHidden()
    left_so.session.undo()
    qtbot.waitUntil(lambda: ("accepted", "98,1%") in kinds(editor))
    assert editor.text() == WRONG


def test_the_keys_explain_the_place_at_the_cursor_first(checked: MainWindow) -> None:
    editor = result(checked)
    editor.setFocus()
    for key in (SHIFT, CONTROL):
        editor.go_to_place(2)
        QTest.keyClick(editor, F7, key)
        assert bar(checked).finding is None
        assert bar(checked).text.startswith("Put the cursor into a marked place")
        editor.go_to_place(len(WRONG) - 1)
        QTest.keyClick(editor, F7, key)
        assert bar(checked).finding.rule == "ratio"
        assert (bar(checked).suggestion.text(), editor.text()) == ("91,8%", WRONG)
        bar(checked).leave()
    QTest.keyClick(editor, F7, CONTROL)
    QTest.keyClick(editor, F7, CONTROL)
    assert editor.text() == RIGHT


def test_the_words_themselves_are_lit_where_nothing_else_shows_why(checked: MainWindow, qtbot: QtBot) -> None:
    editor = result(checked)
    go_to_wrong(checked)
    assert [WRONG[start:end] for start, end in editor.marks.lit] == ["886", "965"]
    text = "Việc sát nhập đã xong."
    checked.session.write_task("b", "result", text)
    qtbot.waitUntil(lambda: ("warning", "sát nhập") in kinds(editor))
    editor.setFocus()
    editor.go_to_place(text.index("nhập"))
    QTest.keyClick(editor, F7, SHIFT)
    assert [text[start:end] for start, end in editor.marks.lit] == ["sát nhập"]


def test_edited_around_it_the_place_stays_so(left_so: MainWindow, qtbot: QtBot) -> None:
    text = f"Trong kỳ. {WRONG} Đã rà soát lại."
    left_so.session.write_task("b", "result", text)
    qtbot.waitUntil(lambda: left_so.findings.service.results["b"].texts["result"] == text)
    assert ("accepted", "98,1%") in kinds(result(left_so))
    assert ("error", "98,1%") not in kinds(result(left_so))


@pytest.mark.parametrize(("old", "new"), [("98,1%", "97,1%"), ("886", "887"), ("965", "960")])
def test_with_one_of_its_numbers_edited_it_is_questioned_again(
    left_so: MainWindow, qtbot: QtBot, old: str, new: str
) -> None:
    editor = result(left_so)
    editor.setFocus()
    editor.put_in_place(WRONG.index(old), WRONG.index(old) + len(old), new)
    words = new if "%" in new else "98,1%"
    qtbot.waitUntil(lambda: ("error", words) in kinds(editor))
    assert ("accepted", words) not in kinds(editor)


def test_carried_over_it_stays_so_and_the_earlier_reason_is_shown(
    left_so: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = left_so.session
    draft = session.store.reports.draft(session.report_id)
    session.add_report(carry_over(draft, Period("năm", 2024), result="copy", evaluation="copy"))
    qtbot.waitUntil(lambda: left_so.findings.service.is_whole)
    session.go_to("task", "b")
    editor = result(left_so)
    qtbot.waitUntil(lambda: ("accepted", "98,1%") in kinds(editor))
    mark = next(mark for mark in editor.marks.all if mark.kind == "accepted")
    assert mark.said.startswith(f"Đã chấp nhận: {REASON} (clerk, ")
    assert "886 / 965 = 91,8%" in mark.said

    editor.mark_chosen.emit(mark)
    shown = bar(left_so)
    assert shown.text.startswith(f"Đã chấp nhận: {REASON} (clerk, ")
    assert shown.suggestion.isHidden()
    assert shown.buttons["accept"].isHidden()
    QTest.keyClick(left_so.focusWidget(), F7, CONTROL)
    assert editor.text() == WRONG
    shown.buttons["again"].click()
    qtbot.waitUntil(lambda: ("error", "98,1%") in kinds(editor))
    assert shown.isHidden()
    assert len(session.store.acceptances.of("bao-cao-9-thang")) == 1


# Fields without a column


def test_a_finding_in_a_field_without_a_column_is_told_and_taken(
    checked: MainWindow, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, field = checked.findings.service, "extra:Ghi chú"
    stretch = Stretch(field, WRONG.index("98"), len(WRONG) - 1)
    remark = Remark(stretch, "check.row.no_output", suggestion="91,8%")
    finding = Finding("row.no_output", "error", "b", "2", "98,1%", remark)
    service.results["b"] = replace(service.results["b"], findings=(finding,), texts={field: WRONG})
    service.places.put("b", places_in_order(service.results["b"], {}))

    def go(dialog: FindingsDialog) -> bool:
        dialog.kind.setCurrentIndex(dialog.kind.findData("error"))
        row = next(at for at in range(dialog.model.rowCount()) if dialog.model.row(at).finding == finding)
        told = dialog.model.index(row, 5).data()
        assert told == "Ghi chú (no column of this annex)"
        dialog.table.selectRow(row)
        dialog.go()
        return True

    boxes.dialogs.append(go)
    checked.findings.show_list()
    assert checked.session.task_id == "b"
    assert "It is in “Ghi chú”, for which this annex has no column: “98,1%”." in bar(checked).text
    QTest.keyClick(checked, F7, CONTROL)
    assert "just edited" in bar(checked).text  # the store has another text there

    written: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        "ui.findings.commands.texts_of_task", lambda task: {field: WRONG} if task.id == "b" else {}
    )
    monkeypatch.setattr(checked.session, "write_task", lambda *texts: not written.append(texts))
    checked.findings.explain("b", finding)
    QTest.keyClick(checked, F7, CONTROL)
    assert written == [("b", field, RIGHT)]
    assert bar(checked).isHidden()


# A figure in the wrong column


@pytest.mark.parametrize("blank", ["", " "])
def test_a_figure_in_the_wrong_column_is_put_into_its_own_by_one_key_and_one_step(
    checked: MainWindow, qtbot: QtBot, blank: str
) -> None:
    session, text = checked.session, "Đang hoàn thiện hồ sơ trình phê duyệt. (Đạt 70%KH)"
    session.write_task("b", "result", text)
    session.write_task("b", "evaluation", blank)
    service = checked.findings.service
    qtbot.waitUntil(lambda: any(each.rule == "row.misplaced" for each in service.results["b"].open))
    finding = next(each for each in service.results["b"].open if each.rule == "row.misplaced")
    checked.findings.go_to("b", finding)
    assert bar(checked).suggestion.text() == "70%"
    assert "“Đánh giá mức độ hoàn thành (%)”" in bar(checked).take_button.text()
    QTest.keyClick(checked.focusWidget(), F7, CONTROL)
    evaluation = checked.task_form.fields["evaluation"].editor
    assert (evaluation.text(), evaluation.hasFocus(), result(checked).text()) == ("70%", True, text)
    assert session.task("b").evaluation == "70%"
    qtbot.waitUntil(lambda: not any(each.rule == "row.misplaced" for each in service.results["b"].open))
    QTest.keyClick(evaluation, Qt.Key.Key_Z, CONTROL)
    session.flush()
    assert (evaluation.text(), session.task("b").evaluation) == (blank, blank)
    assert session.task("b").result == text


def test_what_stands_in_the_column_by_now_is_not_written_over(checked: MainWindow, qtbot: QtBot) -> None:
    session, service = checked.session, checked.findings.service
    session.write_task("b", "result", "Đang hoàn thiện hồ sơ trình phê duyệt. (Đạt 70%KH)")
    qtbot.waitUntil(lambda: any(each.rule == "row.misplaced" for each in service.results["b"].open))
    finding = next(each for each in service.results["b"].open if each.rule == "row.misplaced")
    checked.findings.go_to("b", finding)
    evaluation = checked.task_form.fields["evaluation"].editor
    evaluation.set_text("65%")
    checked.findings.take()
    assert evaluation.text() == "65%"
    assert "nothing was written there" in bar(checked).text
