"""The table of tasks: opened in the form's place, edited in place, every edit stored as the form's are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.errors import Refused
from ui.editors.list_editor import ListEditor
from ui.main_window import MainWindow
from ui.table.order import RowOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from conftest import AtTable
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

KEY = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def stored(at: AtTable, task_id: str, field: str) -> str:
    return at.window.session.task(task_id).text(field)


# The place


def test_the_key_shows_the_table_at_the_same_task_and_goes_back_to_it(at: AtTable, qtbot: QtBot) -> None:
    assert (at.table.isVisible(), at.window.splitter.isVisible()) == (True, False)
    assert at.window.actions_["table"].isChecked()
    assert at.place()[0] == "a"
    at.go("b", "content")
    assert at.window.session.place() == ("task", "b")
    at.press(KEY.Key_Escape)
    assert (at.table.isVisible(), at.window.splitter.isVisible()) == (False, True)
    assert at.window.task_form.record_id == "b"
    assert at.window.task_form.fields["content"].editor.hasFocus()
    at.press(KEY.Key_F11)
    assert at.place() == ("b", "content")
    at.press(KEY.Key_F11)
    at.window.task_form.fields["result"].editor.setFocus()
    at.press(KEY.Key_F11)
    assert at.place() == ("b", "result")
    at.window.table.pane.back.click()
    assert not at.table.isVisible()
    assert not at.window.actions_["table"].isChecked()


def test_it_stands_as_the_annex_with_the_reports_own_columns(at: AtTable) -> None:
    assert at.cells() == [
        "I. Lĩnh vực kinh tế",
        *("a", "b", "c"),
        "II. Lĩnh vực văn hóa",
        "d",
        "III. Lĩnh vực khác",
    ]
    tasks = at.table.tasks
    headings = [tasks.headerData(each, Qt.Orientation.Horizontal, 0) for each in range(tasks.columnCount())]
    report = at.window.session.report()
    assert report is not None
    assert headings == [" ".join(column.heading.split()) for column in report.columns]
    assert at.table.columnSpan(0, 0) == tasks.columnCount()
    assert at.table.columnSpan(1, 0) == 1
    assert at.table.rowHeight(0) < at.table.rowHeight(1)


def test_hidden_columns_are_not_there_and_internal_ones_are_marked(at: AtTable) -> None:
    from dataclasses import replace

    def changed(report: object) -> object:
        columns = list(report.columns)  # type: ignore[attr-defined]
        columns[1] = replace(columns[1], visibility="hidden")
        columns[2] = replace(columns[2], visibility="internal")
        return replace(report, columns=tuple(columns))  # type: ignore[type-var]

    fields = [column.field for column in at.table.tasks.columns]
    at.window.session.change_report(changed)  # type: ignore[arg-type]
    assert [column.field for column in at.table.tasks.columns] == [fields[0], *fields[2:]]
    said = at.table.tasks.headerData(1, Qt.Orientation.Horizontal, 0)
    assert str(said).endswith("[internal]")


def test_a_screen_reader_is_told_the_whole_text_of_a_cell(at: AtTable) -> None:
    text = "Rất dài. " * 200
    at.window.session.write_task("a", "content", text)
    index = at.table.tasks.index(1, at.table.tasks.column_of("content"))
    assert len(str(index.data())) < len(text)
    read = QAccessible.queryAccessibleInterface(at.table)
    assert read.text(QAccessible.Text.Name) == "Tasks as a table"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == text
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Nội dung nhiệm vụ trọng tâm"
    assert str(index.data(Qt.ItemDataRole.ToolTipRole)).startswith("Rất dài.")


def test_everything_over_the_table_has_a_name(at: AtTable, nameless: Callable[..., list[str]]) -> None:
    assert nameless(at.window.table.pane) == []


# Edits


def test_a_key_takes_the_place_of_the_old_text_and_enter_goes_down(at: AtTable) -> None:
    at.go("a", "content")
    at.type("Mở đường")
    assert at.editor().text() == "Mở đường"
    at.press(KEY.Key_Return)
    assert stored(at, "a", "content") == "Mở đường"
    assert at.place() == ("b", "content")
    assert at.table.hasFocus()


def test_enter_without_an_edit_steps_over_the_bands(at: AtTable) -> None:
    at.go("c", "content")
    at.press(KEY.Key_Return)
    assert at.place()[0] == "d"
    at.press(KEY.Key_Return, SHIFT)
    assert at.place()[0] == "c"


def test_f2_keeps_the_text_and_lines_are_begun_by_shift_or_alt_and_enter(at: AtTable) -> None:
    at.go("a", "result")
    at.press(KEY.Key_F2)
    at.press(KEY.Key_Return, SHIFT)
    at.type("hai")
    at.press(KEY.Key_Return, ALT)
    at.type("ba")
    at.press(KEY.Key_Tab)
    assert stored(at, "a", "result") == "Đã làm 14/16 xã\nhai\nba"
    assert at.place()[1] == "evaluation"
    at.type("90%")
    at.press(KEY.Key_Backtab, SHIFT)
    assert stored(at, "a", "evaluation") == "90%"
    assert at.place()[1] == "result"


def test_escape_gives_the_old_text_back_also_where_the_new_one_was_stored(at: AtTable) -> None:
    at.go("a", "content")
    before, undo = stored(at, "a", "content"), at.window.actions_["undo"].text()
    at.type("khác")
    at.window.session.flush()
    assert stored(at, "a", "content") == "khác"
    at.press(KEY.Key_Escape)
    assert stored(at, "a", "content") == before
    assert (at.table.hasFocus(), at.place()) == (True, ("a", "content"))
    assert at.window.actions_["undo"].text() == undo


def test_typing_is_stored_within_two_seconds(at: AtTable, qtbot: QtBot) -> None:
    at.go("b", "result")
    at.type("Đang làm")
    qtbot.waitUntil(lambda: stored(at, "b", "result") == "Đang làm")
    at.type(" tiếp")
    assert at.editor().text() == "Đang làm tiếp"


def test_an_edit_is_one_step_that_undo_takes_back_at_its_cell(at: AtTable) -> None:
    at.go("a", "content")
    at.type("một")
    at.window.session.flush()
    at.type(" hai")
    at.press(KEY.Key_Return)
    at.go("c", "number")
    at.press(KEY.Key_Down, SHIFT)
    at.press(KEY.Key_Z, CONTROL)
    assert len(at.table.selectedIndexes()) == 1
    assert stored(at, "a", "content") == "Xây dựng đường giao thông nông thôn"
    assert at.place() == ("a", "content")
    at.press(KEY.Key_Y, CONTROL)
    assert stored(at, "a", "content") == "một hai"


def test_a_click_elsewhere_stores_what_was_typed(at: AtTable) -> None:
    at.go("a", "content")
    at.type("giữ")
    at.go("d", "content")
    assert stored(at, "a", "content") == "giữ"
    assert at.place() == ("d", "content")


def test_leaving_the_table_stores_what_was_typed(at: AtTable) -> None:
    at.go("a", "content")
    at.type("giữ")
    at.press(KEY.Key_F11)
    assert stored(at, "a", "content") == "giữ"
    assert at.window.task_form.fields["content"].editor.text() == "giữ"


def test_the_editor_of_a_unit_proposes_the_known_ones(at: AtTable) -> None:
    at.go("a", "unit")
    at.press(KEY.Key_F2)
    assert isinstance(at.editor(), ListEditor)


def test_an_editor_lies_over_its_cell_and_within_the_table(at: AtTable) -> None:
    at.window.session.write_task("d", "evaluation", "Rất dài. " * 100)
    at.go("d", "evaluation")
    at.press(KEY.Key_F2)
    editor = at.editor()
    assert at.table.viewport().rect().contains(editor.geometry())
    assert editor.height() > at.table.rowHeight(1)
    assert editor.width() > at.table.columnWidth(0)


def test_a_refused_text_keeps_its_editor_open_and_says_why(
    at: AtTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.go("a", "content")
    at.type("chưa ghi được")
    with monkeypatch.context() as broken:

        def refuse(*_args: object, **_named: object) -> None:
            raise Refused("disk.full", name="x")

        broken.setattr(at.window.session.store.tasks, "write", refuse)
        at.press(KEY.Key_Return)
        assert at.editor().text() == "chưa ghi được"
        assert at.window.bars.alarm.isVisible()
        (kept,) = at.window.session.unstored.texts
        assert (kept.key, kept.text) == (
            (at.window.session.report_id, "task", "a", "content"),
            "chưa ghi được",
        )
    at.press(KEY.Key_Return)
    assert stored(at, "a", "content") == "chưa ghi được"
    assert at.window.session.unstored.texts == []


def test_a_refused_text_outlives_its_editor(at: AtTable, monkeypatch: pytest.MonkeyPatch) -> None:
    at.go("a", "content")
    at.type("còn đây")
    with monkeypatch.context() as broken:

        def refuse(*_args: object, **_named: object) -> None:
            raise Refused("disk.full", name="x")

        broken.setattr(at.window.session.store.tasks, "write", refuse)
        at.table.order_by(RowOrder("content"))  # editors go with the rows
        assert [text.text for text in at.window.session.unstored.texts] == ["còn đây"]
    at.window.session.flush()
    assert stored(at, "a", "content") == "còn đây"


def test_a_moved_deadline_keeps_the_first_one(tracked: Session, qtbot: QtBot) -> None:
    window = MainWindow(tracked)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    tracked.go_to("task", "t1")
    window.table.toggle()
    table = window.table.pane.table
    qtbot.waitUntil(table.hasFocus)
    table.go_to(table.currentIndex().row(), table.tasks.column_of("deadline"))
    QTest.keyClicks(table, "2")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "0/9/2026")
    QTest.keyClick(focus, KEY.Key_Return)
    task = tracked.task("t1")
    assert (task.deadline, task.first_deadline) == ("20/9/2026", "10/9/2026")
    tracked.undo()
    task = tracked.task("t1")
    assert (task.deadline, task.first_deadline) == ("10/9/2026", "")


# Vietnamese input methods


def test_unikey_begins_a_word_over_a_cell(at: AtTable) -> None:
    """UniKey sends Backspace and the letters again: `dduwowngf` for `đường`."""
    at.go("a", "content")
    at.type("d")
    for erased, again in ((1, "đ"), (0, "u"), (1, "ư"), (0, "o"), (1, "ơ"), (0, "ng"), (3, "ờng")):
        for _ in range(erased):
            at.press(KEY.Key_Backspace)
        at.type(again)
    at.press(KEY.Key_Return)
    assert stored(at, "a", "content") == "đường"


def test_a_word_may_be_composed_over_a_cell(at: AtTable) -> None:
    at.go("a", "content")
    for text in ("n", "nă", "năm"):
        QCoreApplication.sendEvent(at.table, QInputMethodEvent(text, []))
    done = QInputMethodEvent()
    done.setCommitString("năm")
    QCoreApplication.sendEvent(at.table, done)
    at.type(" nay")
    at.press(KEY.Key_Return)
    assert stored(at, "a", "content") == "năm nay"


def test_a_word_that_is_composed_in_a_cell_goes_into_it_at_a_click_elsewhere(at: AtTable) -> None:
    at.go("a", "content")
    at.press(KEY.Key_F2)
    QCoreApplication.sendEvent(at.editor(), QInputMethodEvent(" mới", []))
    at.go("d", "content")
    assert stored(at, "a", "content").endswith("nông thôn mới")
    assert stored(at, "d", "content") == "Giữ gìn trật tự"


# Rows that come and go


def test_the_tree_verbs_work_by_their_keys(at: AtTable) -> None:
    at.go("b", "content")
    at.press(KEY.Key_Up, ALT)
    assert at.cells()[1:4] == ["b", "a", "c"]
    assert at.place()[0] == "b"
    at.press(KEY.Key_Insert)
    (added,) = {*at.cells()[1:5]} - {"a", "b", "c"}
    assert at.cells()[1:5] == ["b", added, "a", "c"]
    assert at.place() == (added, "unit")
    at.press(KEY.Key_Z, CONTROL)
    assert at.cells()[1:4] == ["b", "a", "c"]


def test_an_open_editor_stays_when_another_row_changes(at: AtTable) -> None:
    at.go("a", "content")
    at.type("đang")
    at.window.session.write_task("b", "content", "từ nơi khác")
    at.type(" gõ")
    assert at.editor().text() == "đang gõ"
    shown = at.table.tasks.index(2, at.table.tasks.column_of("content")).data()
    assert shown == "từ nơi khác"


def test_the_menu_has_the_verbs(at: AtTable, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(
        at.window,
        "_show_menu",
        lambda keys, _point, first: seen.extend([*keys, *(each.text() for each in first)]),
    )
    at.table.menu_wanted.emit(QPoint(0, 0))
    assert {"add_task", "move_up", "table", "&Copy", "Delete the chosen &tasks"} <= set(seen)


def test_another_report_is_shown_from_its_beginning(at: AtTable, make_draft: Callable[..., object]) -> None:
    from db.records import Period

    at.window.session.store.reports.add(make_draft("khac", Period("năm", 2025)))  # type: ignore[arg-type]
    at.window.session.open_report("khac")
    assert at.table.isVisible()
    assert at.cells()[1:4] == ["a", "b", "c"]
    at.window.session.open_report(None)
    assert not at.window.table.is_shown


def test_what_is_looked_for_over_the_table_is_lit_in_a_cell_s_editor(at: AtTable) -> None:
    at.window.table.pane.words.setText("rừng")
    at.window.table.pane.look()
    at.go("b", "content")
    at.press(KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert editor.marks.found_in(editor.text()) == [(17, 21)]
    at.window.table.pane.words.clear()
    at.window.table.pane.look()
    assert editor.marks.found_in(editor.text()) == []
