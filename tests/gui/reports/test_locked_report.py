"""A locked report in the window: read and copied alone, with the reason in sight and the way to open it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from db.records import Period
from ui.commands import WRITES
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.reports.list_dialog import ReportListDialog
from ui.session.record_names import format_moment
from vqdesk.importing.file_import import open_clipboard
from vqdesk.periods.duplicate import COPIED

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.editors.text_editor import TextEditor
    from ui.forms.record_form import RecordForm
    from ui.main_window import MainWindow
    from ui.session.session import Session

REASON = "Đã gửi UBND tỉnh"
OTHER = "bao-cao-nam"
ANNEX = "TT\tĐơn vị\tNội dung nhiệm vụ\tKết quả\n1\tPhòng A\tLàm đường\tĐã làm\n"


def because(qtbot: QtBot, reason: str, *, signed: bool = False) -> Callable[[Dialog], bool]:
    """Return who writes a reason into the dialog and goes on."""

    def answer(dialog: Any) -> bool:
        dialog.show()
        dialog.reason.insert(reason)  # QTest has no Vietnamese letters
        if signed:
            dialog.signed.click()
        return True

    return answer


@pytest.fixture
def locked(window: MainWindow, boxes: Any, qtbot: QtBot) -> MainWindow:
    """Return the window with its report locked, the first task in the form."""
    window.session.go_to("task", "a")
    boxes.dialogs.append(because(qtbot, REASON))
    window.actions_["lock"].trigger()
    assert window.session.lock.is_locked
    return window


def editors(form: RecordForm) -> list[TextEditor]:
    return [field.editor for field in form.fields.values()]


def test_a_bar_says_who_locked_it_when_and_why_and_opens_it(
    locked: MainWindow, boxes: Any, qtbot: QtBot
) -> None:
    assert locked.lock_bar.isVisible()
    assert all(words in locked.lock_bar.text for words in ("đã chốt", "clerk", f"“{REASON}”", "chỉ xem"))
    boxes.dialogs.append(because(qtbot, "Tỉnh yêu cầu sửa"))
    qtbot.mouseClick(locked.lock_bar.buttons["unlock"], Qt.MouseButton.LeftButton)
    assert locked.lock_bar.text == ""
    assert locked.session.store.states.of(locked.session.report_id or "").reason == "Tỉnh yêu cầu sửa"
    editor = locked.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "x")
    locked.session.flush()
    assert "x" in locked.session.task("a").result


def test_without_a_reason_it_says_beside_the_line_what_is_missing(
    window: MainWindow, boxes: Any, qtbot: QtBot
) -> None:
    def answer(dialog: Any) -> int:
        dialog.show()
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert dialog.missing.isVisible()
        assert dialog.missing.text().startswith("Write why")
        assert dialog.focusWidget() is dialog.reason
        dialog.reason.insert("x")
        assert not dialog.missing.isVisible()
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Backspace)
        qtbot.keyClicks(dialog.reason, "  ")
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        assert dialog.missing.isVisible()
        dialog.reason.insert(REASON)
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        return dialog.result()

    boxes.dialogs += [answer, answer]
    window.actions_["lock"].trigger()
    assert window.session.lock.is_locked
    window.actions_["lock"].trigger()
    assert not window.session.lock.is_locked


def test_a_signed_one_says_so(window: MainWindow, boxes: Any, qtbot: QtBot) -> None:
    boxes.dialogs.append(because(qtbot, "Chủ tịch đã ký", signed=True))
    window.actions_["lock"].trigger()
    assert "đã ký" in window.lock_bar.text
    assert window.session.store.states.of(window.session.report_id or "").state == "signed"


def test_its_texts_are_chosen_and_copied_and_no_key_changes_them(locked: MainWindow, qtbot: QtBot) -> None:
    before = locked.session.task("a")
    for editor in editors(locked.task_form):
        editor.setFocus()
        text = editor.text()
        for key in ("a", "Backspace", "Return", "Ctrl+Tab", "Ctrl+Shift+Space", "Ctrl+V", "F4", "Alt+Down"):
            keys = {"a": Qt.Key.Key_A, "Backspace": Qt.Key.Key_Backspace, "Return": Qt.Key.Key_Return}
            keys |= {"Ctrl+Tab": Qt.Key.Key_Tab, "Ctrl+Shift+Space": Qt.Key.Key_Space, "F4": Qt.Key.Key_F4}
            keys |= {"Ctrl+V": Qt.Key.Key_V, "Alt+Down": Qt.Key.Key_Down}
            held = Qt.KeyboardModifier.NoModifier
            for name in ("Control", "Shift", "Alt"):
                if (name if name != "Control" else "Ctrl") in key:
                    held |= getattr(Qt.KeyboardModifier, f"{name}Modifier")
            QApplication.clipboard().setText("dán vào")
            qtbot.keyClick(editor, keys[key], held)
            assert editor.text() == text, key
        editor.put_text("khác")
        editor.put_in_place(0, 0, "khác")
        assert editor.text() == text
        editor.moveCursor(QTextCursor.MoveOperation.Start)
        qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
        if text and "\n" not in text:
            assert editor.textCursor().selectedText() == text
            qtbot.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            assert QApplication.clipboard().text() == text
    locked.session.flush()
    assert locked.session.task("a") == before
    assert not locked.session.unstored.texts


def test_what_would_change_it_is_out_of_use_and_says_why(locked: MainWindow) -> None:
    for key in filter(None, WRITES):
        action = locked.actions_[key]
        assert not action.isEnabled(), key
        assert REASON in action.toolTip(), key
    for key in ("export", "print", "carry_over", "copy_rows", "compare"):
        assert locked.actions_[key].isEnabled(), key
    assert not locked.task_form.internal_note.isEnabled()
    assert locked.task_form.former_view.copy_button.isHidden()
    locked.session.lock.unlock(locked.session.report_id or "", "Sửa")
    assert locked.actions_["add_task"].isEnabled()
    assert REASON not in locked.actions_["add_task"].toolTip()
    assert locked.task_form.internal_note.isEnabled()


def test_undo_is_refused_and_said(window: MainWindow, boxes: Any, qtbot: QtBot) -> None:
    window.session.write_task("a", "result", "Một")
    boxes.dialogs.append(because(qtbot, REASON))
    window.actions_["lock"].trigger()
    window.actions_["undo"].trigger()
    assert window.session.task("a").result == "Một"
    (said,) = boxes.warned
    assert REASON in said
    assert "Mở chốt" in said


def test_what_is_being_typed_is_stored_before_the_report_is_locked(
    window: MainWindow, boxes: Any, qtbot: QtBot
) -> None:
    window.session.go_to("task", "b")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "dang go")
    boxes.dialogs.append(because(qtbot, REASON))
    window.actions_["lock"].trigger()
    assert window.session.task("b").result == "dang go"
    assert editor.isReadOnly()
    assert not window.session.unstored.texts


def test_the_page_of_the_report_is_read_alone(locked: MainWindow, qtbot: QtBot) -> None:
    session = locked.session
    session.go_to("report", session.report_id or "")
    form, before = locked.report_form, session.report()
    assert all(editor.isReadOnly() for editor in editors(form))
    assert not form.period_editor.isEnabled()
    assert not form.office_button.isEnabled()
    box = form.columns
    buttons = (box.add_button, box.change_button, box.remove_button, box.up_button, box.preset_button)
    assert not any(button.isEnabled() for button in buttons)
    assert not box.visibility.isEnabled()
    box.table.setFocus()
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(box.table, key)
    box.table.selectRow(1)
    assert not box.change_button.isEnabled()
    assert session.report() == before
    session.go_to("domain", "kinh-te")
    assert all(editor.isReadOnly() for editor in editors(locked.domain_form))
    session.lock.unlock(session.report_id or "", "Sửa")
    session.go_to("report", session.report_id or "")
    assert box.add_button.isEnabled()
    assert form.period_editor.isEnabled()
    assert not any(editor.isReadOnly() for editor in editors(form))


def test_another_report_is_written_in_and_the_locked_one_still_is_not(
    locked: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session, first = locked.session, locked.session.report_id
    session.add_report(make_draft(OTHER, Period("năm", 2024)))
    session.go_to("task", "a")
    assert not locked.lock_bar.isVisible()
    assert not any(editor.isReadOnly() for editor in editors(locked.task_form))
    assert locked.actions_["delete"].isEnabled()
    session.open_report(first)
    session.go_to("task", "a")
    assert locked.lock_bar.isVisible()
    assert all(editor.isReadOnly() for editor in editors(locked.task_form))
    assert not locked.actions_["delete"].isEnabled()


def test_a_verb_that_is_called_all_the_same_is_refused_and_nothing_waits(
    locked: MainWindow, boxes: Any
) -> None:
    assert not locked.session.add_task()
    assert not locked.session.duplicate_task()
    assert not locked.session.delete_report(locked.session.report_id or "")
    assert len(boxes.warned) == 3
    assert not locked.session.unstored.texts


def test_a_locked_target_is_refused_when_it_is_chosen_for_an_import(locked: MainWindow) -> None:
    readings = Readings(open_clipboard("", f"9 tháng năm 2024\n\n{ANNEX}", "clipboard"))
    dialog = ImportDialog(locked.session, readings, locked)
    dialog.into.setCurrentIndex(dialog.into.findData(locked.session.report_id))
    assert not dialog.accept_button.isEnabled()
    assert REASON in dialog.problem.text()
    assert "Mở chốt" in dialog.problem.text()
    locked.session.lock.unlock(locked.session.report_id or "", "Sửa")
    dialog.into.setCurrentIndex(0)
    dialog.into.setCurrentIndex(dialog.into.findData(locked.session.report_id))
    assert REASON not in dialog.problem.text()
    dialog.deleteLater()


# The list


@pytest.fixture
def listed(session: Session, make_draft: Callable[..., Draft], qtbot: QtBot) -> ReportListDialog:
    """Show the list of two reports of two offices."""
    other = make_draft(OTHER, Period("năm", 2024))
    object.__setattr__(other.report, "organisation", "UBND xã Tràng Các")
    session.store.reports.add(other)
    dialog = ReportListDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rows(dialog: ReportListDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items if item is not None]


def test_the_list_tells_tasks_what_is_evaluated_and_how_each_stands(listed: ReportListDialog) -> None:
    assert rows(listed) == [
        ["Năm 2024", "UBND xã Tràng Các", "4", "3/4", "đang nhập"],
        ["9 tháng năm 2024", "UBND huyện Văn Quan", "4", "3/4", "đang nhập"],
    ]
    assert not listed.unlock_button.isEnabled()


def test_the_list_shows_one_office_s_reports(listed: ReportListDialog, qtbot: QtBot) -> None:
    assert [listed.office.itemText(row) for row in range(listed.office.count())] == [
        "All",
        "UBND huyện Văn Quan",
        "UBND xã Tràng Các",
    ]
    qtbot.keyClick(listed.office, Qt.Key.Key_Down)
    qtbot.keyClick(listed.office, Qt.Key.Key_Down)
    assert [row[1] for row in rows(listed)] == ["UBND xã Tràng Các"]
    assert listed.chosen() == OTHER


def test_reports_are_locked_signed_and_opened_from_the_list(
    listed: ReportListDialog, session: Session, boxes: Any, qtbot: QtBot
) -> None:
    boxes.dialogs += [because(qtbot, REASON), because(qtbot, "Đã ký"), because(qtbot, "Sửa")]
    listed.lock_button.click()
    assert rows(listed)[1][4] == "đã chốt"
    assert not listed.delete_button.isEnabled()
    assert listed.delete_button.toolTip() == "A locked report is not deleted; unlock it first."
    assert listed.unlock_button.isEnabled()
    assert "Lock" not in listed.lock_button.text()
    listed.lock_button.click()
    assert rows(listed)[1][4] == "đã ký"
    assert not listed.lock_button.isEnabled()
    listed.unlock_button.click()
    assert rows(listed)[1][4] == "đang nhập"
    assert listed.chosen() == session.report_id
    assert listed.delete_button.isEnabled()
    assert listed.delete_button.toolTip() == ""
    assert session.store.states.of(session.report_id or "").reason == "Sửa"


def test_a_copy_is_listed_and_chosen(listed: ReportListDialog, session: Session) -> None:
    first = session.report_id
    listed.copy_button.click()
    assert len(rows(listed)) == 3
    assert listed.chosen() not in (first, OTHER)
    assert listed.chosen() == session.report_id
    assert session.task("a") == session.store.tasks.get(session.report_id or "", "a")
    made = format_moment(session.store.reports.made_at(session.report_id or "", COPIED))
    periods = [str(listed.list.topLevelItem(at).text(0)) for at in range(3)]
    assert [each for each in periods if "bản sao" in each] == [f"9 tháng năm 2024 (bản sao lập {made})"]
    assert len(set(periods)) == 3
    session.store.reports.write(replace(session.report(), attached_to="Kèm theo"))
    assert format_moment(session.store.reports.made_at(session.report_id or "", COPIED)) == made


def test_an_archived_report_leaves_the_list_and_comes_back(
    listed: ReportListDialog, session: Session, qtbot: QtBot
) -> None:
    told: list[tuple[str, Callable[[], object]]] = []
    listed.told.connect(lambda said, undo: told.append((said, undo)))
    listed.list.setCurrentItem(listed.list.topLevelItem(0))
    assert listed.chosen() == OTHER
    listed.archive_button.click()
    assert session.store.states.of(OTHER).archived
    (said, undo) = told[0]
    assert "Đã lưu trữ báo cáo “Năm 2024 - UBND xã Tràng Các”" in said
    undo()
    assert not session.store.states.of(OTHER).archived
    listed.archive_button.click()
    again = ReportListDialog(session)
    qtbot.addWidget(again)
    assert [row[1] for row in rows(again)] == ["UBND huyện Văn Quan"]
    again.archived.click()
    assert rows(again)[0][4] == "đang nhập, lưu trữ"
    again.list.setCurrentItem(again.list.topLevelItem(0))
    again.archive_button.click()
    assert not session.store.states.of(OTHER).archived
    again.archived.click()
    assert len(rows(again)) == 2


def test_archiving_is_told_at_the_window_s_foot(window: MainWindow, session: Session) -> None:
    report_id = session.report_id or ""
    window.reports.told.emit("Đã lưu trữ", lambda: session.lock.archive(report_id, back=True))
    assert window.bars.done.text == "Đã lưu trữ"
    session.lock.archive(report_id, back=False)
    window.reports.told.emit("Đã lưu trữ", lambda: session.lock.archive(report_id, back=True))
    window.bars.done.buttons["undo"].click()
    assert not session.store.states.of(report_id).archived


def test_what_is_only_read_stands_on_the_ground(window: MainWindow, session: Session) -> None:
    session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    assert (editor.viewport().autoFillBackground(), editor.frameWidth() > 0) == (True, True)
    session.lock.lock(session.report_id or "", REASON, signed=False)
    assert (editor.viewport().autoFillBackground(), editor.frameWidth() > 0) == (False, False)
    session.lock.unlock(session.report_id or "", REASON)
    assert (editor.viewport().autoFillBackground(), editor.frameWidth() > 0) == (True, True)
