"""Keys: what is typed into a text acts on no task, and what acts on tasks belongs to the tree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.commands import MENUS
from ui.main_window import MainWindow
from ui.outline.arrangement import Arrangement
from ui.widgets.keyboard import focused_editor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.editors.text_editor import TextEditor
    from ui.session.session import Session

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
COMMANDS = [command for _, commands in MENUS for command in commands if command and command.shortcut]
EVERYWHERE = [command.shortcut for command in COMMANDS if not command.tree]
OF_TEXTS = {
    *(f"Ctrl+{letter}" for letter in "ABCDEIKLNUVXGJMRTW"),
    *(
        held + key
        for held in ("", "Shift+", "Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+")
        for key in ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Ins", "Del", "Backspace")
    ),
    *("Return", "Tab", "Space", "Ctrl+Tab", "Ctrl+Space", "Ctrl+Return", "Shift+Return", "F4", "F10"),
} - {"Ctrl+PgUp", "Ctrl+PgDown"}  # in Word from one to the next that was looked for: as from task to task
"""What means something else in a field, here or in Word: there Ctrl+H and Ctrl+S are what they are here."""
EDITORS = ("number", "unit", "content", "documents", "result", "evaluation", "extra:Ghi chú")


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    session.change_report(with_remarks)
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    session.open_report(session.report_id)
    shown.tree.setFocus()
    qtbot.waitUntil(shown.tree.hasFocus)
    return shown


def with_remarks(report: object) -> object:
    from dataclasses import replace

    return replace(report, columns=replace(headings_of(report), extra=("Ghi chú",)).columns)


def enter(window: MainWindow, name: str) -> TextEditor:
    editor = window.task_form.fields[name].editor
    editor.setFocus()
    assert editor.hasFocus()
    return editor


def press(key: int, held: Qt.KeyboardModifier = NONE, text: str = "", *, repeated: bool = False) -> None:
    """Send a key as the window system does: shortcuts have the first word."""
    focus = QApplication.focusWidget()
    assert focus is not None
    if text:
        window = focus.window().windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, key, held, text, repeated))
    else:
        QTest.keyClick(focus, Qt.Key(key), held)


def press_shortcut(shortcut: str) -> None:
    combination = QKeySequence(shortcut)[0]
    press(combination.key().value, combination.keyboardModifiers())


def tasks(window: MainWindow) -> list[object]:
    session = window.session
    return [session.task(row.id) for row in session.outline()]


# The table


def test_no_shortcut_is_ctrl_shift_and_a_letter() -> None:
    """Vietnamese input methods are switched on and off by them."""
    for command in COMMANDS:
        combination = QKeySequence(command.shortcut)[0]
        is_letter = Qt.Key.Key_A <= combination.key() <= Qt.Key.Key_Z
        assert not (is_letter and combination.keyboardModifiers() == CONTROL | SHIFT), command.key


def test_the_menu_says_which_keys_are_the_tree_s_alone(window: MainWindow) -> None:
    for command in COMMANDS:
        said = window.actions_[command.key].text().partition("\t")[2]
        assert said.endswith(" in the tree") == command.tree, command.key


@pytest.mark.parametrize("name", EDITORS)
def test_insert_is_nothing_in_a_field_and_a_new_task_in_the_tree(window: MainWindow, name: str) -> None:
    window.session.go_to("task", "a")
    editor, before = enter(window, name), tasks(window)
    text = editor.text()
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_X, text="x")
    assert (editor.text(), len(tasks(window))) == (f"x{text}", len(before)), "nothing is written over"
    press(Qt.Key.Key_Z, CONTROL)
    window.tree.setFocus()
    press(Qt.Key.Key_Insert)
    assert len(tasks(window)) == len(before) + 1


def test_what_works_everywhere_means_nothing_in_a_text() -> None:
    assert set(EVERYWHERE) & OF_TEXTS == set()
    assert {"Ctrl+Z", "Ctrl+Y", "Ctrl+F", "F3", "F6", "Ctrl+O", "Ctrl+P"} <= set(EVERYWHERE)


def test_no_editor_claims_what_works_everywhere(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    editors = [enter(window, name) for name in EDITORS] + [window.find_panel.field]
    for shortcut in set(EVERYWHERE) - {"Ctrl+Z", "Ctrl+Y"}:
        combination = QKeySequence(shortcut)[0]
        for editor in editors:
            kind = QEvent.Type.ShortcutOverride
            event = QKeyEvent(kind, combination.key().value, combination.keyboardModifiers(), "")
            event.ignore()
            QCoreApplication.sendEvent(editor, event)
            assert not event.isAccepted(), (shortcut, editor.objectName())


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.tree], ids=lambda each: each.key)
def test_what_acts_on_tasks_acts_in_the_tree_alone(window: MainWindow, command: object) -> None:
    called: list[str] = []
    window.actions_[command.key].triggered.disconnect()
    window.actions_[command.key].triggered.connect(lambda: called.append(command.key))
    window.session.go_to("task", "b")
    for name in EDITORS:
        enter(window, name)
        press_shortcut(command.shortcut)
    window.find_panel.start()
    press_shortcut(command.shortcut)
    assert called == []
    window.tree.setFocus()
    if command.needs == "part":
        window.outline_filter.show_only(Arrangement.of("no_state"))  # so that there is something to lift
    press_shortcut(command.shortcut)
    assert called == [command.key]


@pytest.mark.parametrize("name", EDITORS)
def test_no_key_of_the_table_or_of_word_touches_a_task(window: MainWindow, name: str) -> None:
    called: list[str] = []
    for command in COMMANDS:
        if command.key not in ("undo", "redo"):
            window.actions_[command.key].triggered.disconnect()
            window.actions_[command.key].triggered.connect(lambda *_, key=command.key: called.append(key))
    window.session.go_to("task", "b")
    before = tasks(window)
    combinations = {command.shortcut for command in COMMANDS} | {
        f"Ctrl+{letter}" for letter in "BDEGHIJKLMNRSTUW"
    }
    for shortcut in sorted(combinations - {"Ctrl+Z", "Ctrl+Y", "Ctrl+V", "Ctrl+C", "Del"}):
        enter(window, name)
        press_shortcut(shortcut)
    assert window.session.flush()
    assert tasks(window) == before
    assert {command.key for command in COMMANDS if command.tree} & set(called) == set()


def test_every_line_that_is_typed_in_is_ours() -> None:
    """Qt's own takes back single keys, loses a composed word and types what was meant for a menu."""
    root = Path(__file__).parents[2] / "ui"
    sources = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    made = re.compile(r"(?:= |\(|, )(?:QLineEdit|QTextEdit|QComboBox|QSpinBox|QDoubleSpinBox|QDateEdit)\(")
    assert [path.name for path, source in sources.items() if made.search(source)] == []
    editable = [path.name for path, source in sources.items() if ".setEditable(True)" in source]
    assert editable == [path.name for path, source in sources.items() if "self.setLineEdit(" in source]


# In the fields


def test_alt_and_a_letter_without_a_match_types_nothing(window: MainWindow) -> None:
    window.session.go_to("task", "b")
    for editor in [enter(window, name) for name in EDITORS] + [window.find_panel.field]:
        editor.setFocus()
        before = editor.text()
        for letter in "qzj1đ":
            press(ord(letter.upper()), ALT, letter)
            press(ord(letter.upper()), ALT | SHIFT, letter.upper())
        assert editor.text() == before, editor.objectName()
        press(ord("Q"), ALT | CONTROL, "@")  # AltGr does type
        assert editor.text() != before, editor.objectName()


class Erasing(QKeyEvent):
    """Ctrl+K or Ctrl+U as Linux has it."""

    def matches(self, key: QKeySequence.StandardKey) -> bool:
        return key in (QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine)


def test_what_is_a_link_or_a_line_in_word_erases_nothing(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    for editor in [enter(window, name) for name in EDITORS] + [window.find_panel.field]:
        event = Erasing(QEvent.Type.KeyPress, Qt.Key.Key_K, CONTROL, "\x0b")
        editor.keyPressEvent(event)
        assert not event.isAccepted()


def test_letters_typed_on_into_a_box_choose_nothing(window: MainWindow) -> None:
    kind = window.report_form.period_editor.kind
    kind.setFocus()
    before = kind.currentIndex()
    for letter in "UBND xã tqn9":
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()[0]), NONE, letter)
        if letter != " ":  # opens the list
            QCoreApplication.sendEvent(kind, event)
    assert kind.currentIndex() == before


def test_alt_and_a_letter_chooses_nothing(window: MainWindow) -> None:
    period = window.report_form.period_editor
    period.start.box.setChecked(True)
    before = period.period()
    for field in (period.kind, period.ordinal, period.year, period.start.edit):
        field.show()
        field.setFocus()
        for letter in "qzjkm19":
            event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), ALT, letter)
            QCoreApplication.sendEvent(field, event)
            assert not event.isAccepted()
    assert period.period() == before
    assert period.year.text() == str(before.year)


def test_alt_down_in_the_unit_opens_its_list(window: MainWindow) -> None:
    window.session.go_to("task", "b")
    editor = enter(window, "unit")
    press(Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert editor.proposals()
    popup.hide()
    assert [row.id for row in window.session.outline()] == ["a", "b", "c", "d"]


def test_tab_goes_from_field_to_field(
    window: MainWindow, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    from db.records import Period

    session = window.session
    session.store.reports.add(make_draft("before", Period("6 tháng", 2024)))
    session.go_to("task", "a")
    assert window.task_form.former_view.isVisible()
    enter(window, "number")
    seen = []
    for _ in EDITORS:
        seen.append((focused_editor().objectName(), QApplication.focusWidget()))
        press(Qt.Key.Key_Tab, text="\t")
    assert [name for name, _ in seen] == list(EDITORS)
    assert QApplication.focusWidget() is window.task_form.former_view.text
    for letter in " k":
        press(ord(letter.upper()), text=letter)
    assert session.flush()
    assert session.task("a").result == "Đã làm 14/16 xã"


def test_a_blank_after_tab_takes_out_no_column(window: MainWindow) -> None:
    form, before = window.report_form, window.session.report()
    form.fields["attached_to"].editor.setFocus()
    press(Qt.Key.Key_Tab, text="\t")
    assert form.columns.table.hasFocus()
    for letter in " k":
        press(ord(letter.upper()), text=letter)
    window.session.flush()
    assert window.session.report() == before
    press(Qt.Key.Key_Tab, text="\t")
    assert form.columns.add_button.hasFocus()


def test_enter_in_a_remark_goes_on(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    editor = enter(window, "extra:Ghi chú")
    press(ord("X"), text="x")
    press(Qt.Key.Key_Return, text="\r")
    assert not editor.hasFocus()
    window.session.flush()
    assert window.session.task("a").extra == {"Ghi chú": "x"}


# Deleting


def test_what_was_deleted_stands_in_the_bar_with_its_undo(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    press(Qt.Key.Key_Delete)
    assert window.bars.done.text == "Đã xóa nhiệm vụ 1."
    window.bars.done.buttons["undo"].click()
    assert [row.id for row in window.session.outline()] == ["a", "b", "c", "d"]


def test_what_was_deleted_with_a_domain_stands_there_too(window: MainWindow) -> None:
    window.session.go_to("domain", "kinh-te")
    press(Qt.Key.Key_Delete)
    assert window.bars.done.text == "Đã xóa lĩnh vực I và các nhiệm vụ trong đó."
    window.bars.done.buttons["undo"].click()
    assert [row.id for row in window.session.outline()] == ["a", "b", "c", "d"]


def test_a_held_key_deletes_one_task(window: MainWindow) -> None:
    repeats = {
        key
        for key in ("delete", "add_task", "duplicate", "undo", "move_up")
        if window.actions_[key].autoRepeat()
    }
    assert repeats == {"undo", "move_up"}


def test_a_held_key_is_one_where_each_repetition_has_a_release(window: MainWindow) -> None:
    """X11 sends release and press at the same moment, and Qt does not always see that they are one."""
    window.session.go_to("task", "a")
    handle = window.windowHandle()
    for at in (1000, 1660, 1690, 1720):
        if at > 1000:
            send(handle, QEvent.Type.KeyRelease, at)
        send(handle, QEvent.Type.KeyPress, at)
    assert [row.id for row in window.session.outline()] == ["b", "c", "d"]
    send(handle, QEvent.Type.KeyRelease, 1800)
    send(handle, QEvent.Type.KeyPress, 1860)
    assert [row.id for row in window.session.outline()] == ["c", "d"]


def send(handle: object, kind: QEvent.Type, at: int) -> None:
    """Send the Delete key at a moment, as the window system does: shortcuts have the first word."""
    event = QKeyEvent(kind, Qt.Key.Key_Delete, NONE, "\x7f")
    event.setTimestamp(at)
    if kind == QEvent.Type.KeyPress:
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, NONE, "\x7f")
        override.setTimestamp(at)
        override.ignore()
        QCoreApplication.sendEvent(QApplication.focusWidget(), override)
        if not override.isAccepted():
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
            return
    QCoreApplication.sendEvent(handle, event)


# F3


@pytest.fixture
def two(window: MainWindow, make_draft: Callable[..., Draft]) -> MainWindow:
    window.session.store.reports.add(make_draft("other"))
    window.find_panel.field.setFocus()
    window.find_panel.field.insert("nong nghiep")
    return window


def places(window: MainWindow, boxes: object, times: int, *, yes: bool = True) -> list[tuple[str, str]]:
    boxes.yes = yes
    seen = []
    for _ in range(times):
        press(Qt.Key.Key_F3)
        seen.append((window.session.report_id, window.session.task_id))
    return seen


def test_f3_asks_before_it_opens_another_report(two: MainWindow, boxes: object) -> None:
    here = two.session.report_id
    assert places(two, boxes, 3, yes=False) == [(here, "a"), (here, "b"), (here, "b")]
    name = "9 tháng năm 2024 - UBND huyện Văn Quan"
    assert boxes.asked == [f"That was the last result in this report. Go on in the report “{name}”?"]
    assert places(two, boxes, 3, yes=False) == [(here, "a"), (here, "b"), (here, "b")]
    assert len(boxes.asked) == 2
    boxes.asked.clear()
    seen = places(two, boxes, 5)
    assert seen == [(here, "a"), (here, "b"), ("other", "a"), ("other", "b"), (here, "a")]
    assert len(boxes.asked) == 2


def test_f3_where_nothing_is_in_this_report(two: MainWindow, boxes: object) -> None:
    two.session.write_task("a", "unit", "x")
    two.session.write_task("b", "unit", "x")
    here = two.session.report_id
    assert places(two, boxes, 2, yes=False) == [(here, None)] * 2
    assert "Nothing was found in this report." in boxes.asked[0]
    assert places(two, boxes, 1) == [("other", "a")]


def test_f3_puts_the_cursor_into_no_text(window: MainWindow) -> None:
    window.session.go_to("task", "c")
    window.find_panel.field.insert("nong nghiep")
    for widget in (window.find_panel.field, window.tree):
        widget.setFocus()
        press(Qt.Key.Key_F3)
        assert widget.hasFocus()
    enter(window, "result")
    press(Qt.Key.Key_F3)
    assert window.session.task_id == "a"
    assert focused_editor() is None
    assert window.find_panel.results.hasFocus()
    press(Qt.Key.Key_Return, text="\r")  # now it is wanted
    assert window.task_form.fields["unit"].editor.hasFocus()


def test_f3_goes_on_from_a_result_that_is_gone(window: MainWindow) -> None:
    window.find_panel.field.setFocus()
    window.find_panel.field.insert("phong")
    press(Qt.Key.Key_F3)
    assert window.session.task_id == "a"
    window.session.delete_task()
    press(Qt.Key.Key_F3)
    assert window.session.task_id == "b"
    window.session.write_task("b", "unit", "x")
    press(Qt.Key.Key_F3)
    assert window.session.task_id == "c"


def test_results_say_what_is_stored_now(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.find_panel
    panel.field.insert("nong nghiep")
    panel.go_next()
    window.session.write_task("b", "content", "Trồng mới 800 ha rừng")
    window.session.go_to("task", "a")
    window.session.move_task_down()
    lines = [
        "2 · Phòng Nông nghiệp · Trồng mới 800 ha rừng",
        "1 · Phòng Nông nghiệp · Xây dựng đường giao thông nông thôn",
    ]
    qtbot.waitUntil(lambda: [panel.hits.index(row).data() for row in range(panel.hits.rowCount())] == lines)
    window.session.delete_task()
    qtbot.waitUntil(lambda: panel.count.text() == "Results: 1")
    window.session.undo()
    qtbot.waitUntil(lambda: panel.count.text() == "Results: 2")


def test_a_domain_s_new_name_is_in_the_results(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.find_panel
    panel.field.insert("linh vuc")
    panel.go_next()
    window.session.rename_domain("khac", "III", "Lĩnh vực xã hội")
    qtbot.waitUntil(lambda: "III. Lĩnh vực xã hội" in [panel.hits.index(row).data() for row in range(3)])


def test_a_search_that_renews_itself_disturbs_no_word(window: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtGui import QInputMethodEvent

    window.find_panel.field.insert("nong nghiep")
    window.find_panel.go_next()
    editor = enter(window, "result")
    QCoreApplication.sendEvent(editor, QInputMethodEvent("năm", []))
    window.session.write_task("b", "content", "Trồng mới 800 ha rừng")
    with qtbot.waitSignal(window.find_panel.hits.modelReset):
        pass
    assert "năm" not in editor.text()
