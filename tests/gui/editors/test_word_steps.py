"""Undo in the editors: words, whatever keys and backspaces an input method made them of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QComboBox

from ui.editors.day_editor import DayEditor
from ui.editors.line_edit import LineEdit
from ui.editors.line_editor import LineEditor
from ui.editors.list_editor import ListEditor
from ui.editors.text_editor import TextEditor
from ui.editors.units_editor import UnitsEditor
from ui.editors.word_steps import PAUSE, Caret, WordSteps

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Editor = TextEditor | LineEdit

BACK = "\b"
UNIKEY = f"Pha{BACK}ân{BACK}{BACK}ấn d{BACK}đa{BACK}âu{BACK}{BACK}ấu"
"""What UniKey makes of the keys `Phaans ddaaus`."""
MAKERS = [
    TextEditor,
    LineEditor,
    lambda: ListEditor(list),
    lambda: UnitsEditor(list),
    DayEditor,
    LineEdit,
    lambda: _combo_editor(),
]


def _combo_editor() -> LineEdit:
    combo = QComboBox()
    combo.setEditable(True)
    combo.setLineEdit(LineEdit())
    combo.setCompleter(None)
    editor = combo.lineEdit()
    editor.combo = combo  # kept alive
    return editor


@pytest.fixture(params=range(len(MAKERS)), ids=["text", "line", "list", "units", "day", "one_line", "combo"])
def editor(request: pytest.FixtureRequest, qtbot: QtBot) -> Editor:
    made = MAKERS[request.param]()
    qtbot.addWidget(getattr(made, "combo", made))
    return made


def press(editor: Editor, key: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    send(editor, key, {Qt.Key.Key_Backspace: BACK, Qt.Key.Key_Return: "\r"}.get(key, ""), held)


def send(
    editor: Editor, key: int, text: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(editor, QKeyEvent(kind, key, held, text))


def type_text(editor: Editor, text: str) -> None:
    for letter in text:
        send(editor, Qt.Key.Key_Backspace if letter == BACK else ord(letter.upper()[0]), letter)


def compose(editor: Editor, text: str) -> None:
    QCoreApplication.sendEvent(editor, QInputMethodEvent(text, []))


def commit(editor: Editor, text: str, back: int = 0) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text, -back, back)
    QCoreApplication.sendEvent(editor, event)


def taken_back(editor: Editor) -> list[str]:
    """Undo all, and return the text after each step."""
    seen = []
    while editor.can_undo():
        editor.undo()
        seen.append(editor.text())
        assert len(seen) < 50
    return seen


def done_again(editor: Editor) -> list[str]:
    seen = []
    while editor.can_redo():
        editor.redo()
        seen.append(editor.text())
    return seen


# What was typed, by whom


def test_unikey_is_taken_back_by_words(editor: Editor) -> None:
    type_text(editor, UNIKEY)
    assert editor.text() == "Phấn đấu"
    assert taken_back(editor) == ["Phấn ", ""]
    assert done_again(editor) == ["Phấn ", "Phấn đấu"]
    assert not editor.can_redo()


def test_composed_words_are_taken_back_by_words(editor: Editor) -> None:
    for composed in ("P", "Ph", "Pha", "Phâ", "Phân", "Phấn"):
        compose(editor, composed)
        assert not editor.can_undo()
    commit(editor, "Phấn")
    type_text(editor, " ")
    for composed in ("d", "đ", "đâu", "đấu"):
        compose(editor, composed)
    commit(editor, "đấu")
    assert editor.text() == "Phấn đấu"
    assert taken_back(editor) == ["Phấn ", ""]


@pytest.mark.parametrize(
    ("made", "steps"),
    [
        ([("Phan", 0), ("â", 2), ("n", 0), ("ấn", 2)], [""]),  # an input method that sends anew
        ([("Phan", 0), ("", 2), ("ấn", 0)], [""]),  # one that takes off first
        ([("năm", 0), (" nay", 0), (" đạt", 0)], ["năm nay", "năm", ""]),
        ([("năm nay", 0)], [""]),
    ],
)
def test_other_input_methods(editor: Editor, made: list[tuple[str, int]], steps: list[str]) -> None:
    for text, back in made:
        commit(editor, text, back)
    assert taken_back(editor) == steps


def test_a_mark_set_on_an_older_word_is_one_step(editor: Editor) -> None:
    for text, marked in (("hoa", f"{BACK}à"), ("a", f"{BACK}à"), ("ca", f"{BACK}{BACK}cá")):
        show(editor, text)
        type_text(editor, marked)
        assert taken_back(editor) == [text]


def test_letters_selected_and_replaced_as_some_input_methods_do(editor: Editor) -> None:
    type_text(editor, "Phan")
    for _ in range(2):
        press(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "ân")
    assert editor.text() == "Phân"
    assert taken_back(editor) == [""]


def test_long_typing_is_as_many_steps_as_words(editor: Editor) -> None:
    type_text(editor, "Xây dựng 2,5 km  đường (xã A)")
    steps = taken_back(editor)
    assert steps[0] == "Xây dựng 2,5 km  đường (xã "
    assert len(steps) == 7


# Where a step ends


def test_going_elsewhere_ends_a_step(editor: Editor) -> None:
    type_text(editor, "abc")
    press(editor, Qt.Key.Key_Left)
    type_text(editor, "d")
    assert taken_back(editor) == ["abc", ""]


def test_going_away_and_back_ends_a_step(editor: Editor) -> None:
    type_text(editor, "ab")
    press(editor, Qt.Key.Key_Left)
    press(editor, Qt.Key.Key_Right)
    type_text(editor, "c")
    assert taken_back(editor) == ["ab", ""]


def test_a_pause_ends_a_step(editor: Editor) -> None:
    now = [100.0]
    editor._steps.clock = lambda: now[0]  # noqa: SLF001
    type_text(editor, "ab")
    now[0] += PAUSE
    type_text(editor, "c")
    now[0] += PAUSE + 0.1
    type_text(editor, "d")
    assert taken_back(editor) == ["abc", ""]


def test_leaving_ends_a_step(editor: Editor, qtbot: QtBot) -> None:
    window = getattr(editor, "combo", editor)
    window.show()
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(window.hasFocus)
    type_text(editor, "ab")
    window.clearFocus()
    window.setFocus()
    if not isinstance(editor, TextEditor):
        editor.deselect()
        editor.end(False)
    type_text(editor, "c")
    assert taken_back(editor) == ["ab", ""]


def test_backspaces_are_taken_back_by_words(editor: Editor) -> None:
    show(editor, "một hai ba")
    type_text(editor, BACK * 8)
    assert editor.text() == "mộ"
    assert taken_back(editor) == ["một ", "một hai ", "một hai ba"]


def test_deleting_ahead_is_taken_back_by_words(editor: Editor) -> None:
    show(editor, "một hai ba")
    press(editor, Qt.Key.Key_Home)
    for _ in range(9):
        press(editor, Qt.Key.Key_Delete)
    assert taken_back(editor) == ["ba", "hai ba", "một hai ba"]


def test_a_word_at_once_is_a_step_of_its_own(editor: Editor) -> None:
    show(editor, "một hai")
    press(editor, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, "ba")
    assert taken_back(editor) == ["một ", "một hai"]


def test_typing_over_what_is_selected_returns_the_selection(editor: Editor) -> None:
    show(editor, "một hai")
    editor.selectAll()
    type_text(editor, "ba")
    editor.undo()
    assert editor.text() == "một hai"
    assert selected(editor) == "một hai"


def test_the_cursor_returns(editor: Editor) -> None:
    show(editor, "đường 🛣 xã")
    press(editor, Qt.Key.Key_Home)
    for _ in range(7):
        press(editor, Qt.Key.Key_Right)
    type_text(editor, "mới ")
    assert editor.text() == "đường 🛣mới  xã"
    press(editor, Qt.Key.Key_End)
    editor.undo()
    assert (editor.text(), place(editor)) == ("đường 🛣 xã", 8)  # as Qt counts
    editor.redo()
    assert (editor.text(), place(editor)) == ("đường 🛣mới  xã", 12)


def test_showing_a_text_leaves_no_steps(editor: Editor) -> None:
    type_text(editor, "ab")
    show(editor, "khác")
    assert not editor.can_undo()
    assert not editor.can_redo()
    editor.undo()
    editor.redo()
    assert editor.text() == "khác"


def test_what_leaves_the_text_as_it_was_is_no_step(editor: Editor) -> None:
    type_text(editor, f"ab{BACK}{BACK}")
    assert not editor.can_undo()
    assert taken_back(editor) == []


def test_a_new_word_ends_doing_again(editor: Editor) -> None:
    type_text(editor, "ab cd")
    editor.undo()
    type_text(editor, "x")
    assert not editor.can_redo()
    assert taken_back(editor) == ["ab ", ""]


def test_steps_are_told(editor: Editor) -> None:
    told: list[tuple[bool, bool]] = []
    editor.steps_changed.connect(lambda: told.append((editor.can_undo(), editor.can_redo())))
    type_text(editor, "ab")
    editor.undo()
    editor.redo()
    assert told == [(True, False), (False, True), (True, False)]


def test_undo_while_a_word_is_composed_takes_that_word(editor: Editor) -> None:
    type_text(editor, "ab ")
    compose(editor, "năm")
    editor.undo()
    assert editor.text() == "ab "
    editor.redo()
    assert editor.text() == "ab năm"


# What the keys and the menu do


def test_keys_and_menu_take_words_back(editor: Editor) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    type_text(editor, "ab cd")
    press(editor, Qt.Key.Key_Z, control)
    assert editor.text() == "ab "
    press(editor, Qt.Key.Key_Y, control)
    assert editor.text() == "ab cd"

    menu = editor.make_menu()
    able = {action.objectName(): action for action in menu.actions()}
    assert able["edit-undo"].isEnabled()
    assert not able["edit-redo"].isEnabled()
    able["edit-undo"].trigger()
    assert editor.text() == "ab "
    menu.deleteLater()


@pytest.mark.parametrize(
    "make", [TextEditor, LineEditor, lambda: ListEditor(list), lambda: UnitsEditor(list), DayEditor]
)
def test_pasting_and_putting_are_steps_of_their_own(make: Callable[[], TextEditor], qtbot: QtBot) -> None:
    editor = make()
    qtbot.addWidget(editor)
    type_text(editor, "a")
    data = QMimeData()
    data.setText("dán vào\nhai dòng")
    editor.insertFromMimeData(data)
    type_text(editor, "b")
    editor.put_text("đặt vào")
    assert taken_back(editor) == ["adán vào\nhai dòngb", "adán vào\nhai dòng", "a", ""]


def test_a_line_break_and_what_stands_apart(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    type_text(editor, "một")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "hai")
    assert taken_back(editor) == ["một\n\n", ""]
    assert done_again(editor)[-1] == "một\n\nhai"


# The law


@given(st.data())
def test_every_text_between_steps_comes_back(data: st.DataObject) -> None:
    now = [0.0]
    steps = WordSteps(lambda: now[0])
    text = data.draw(st.text("ab \n", max_size=12))
    steps.clear(text)
    first = text
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 3)))
        added = data.draw(st.text("ab \n🛣", max_size=3))
        source = data.draw(st.sampled_from(["key", "method", "whole"]))
        now[0] += data.draw(st.sampled_from([0.1, 3.0]))
        text = text[:start] + added + text[end:]
        steps.changed(text, Caret(start, end), start + len(added), source)
    last = text
    while steps.can_undo:
        change = steps.undo()
        assert change is not None
        text = text[: change.start] + change.text + text[change.start + change.length :]
        assert 0 <= min(change.caret) <= max(change.caret) <= len(text)
    assert text == first
    while steps.can_redo:
        change = steps.redo()
        assert change is not None
        text = text[: change.start] + change.text + text[change.start + change.length :]
    assert text == last


def show(editor: Editor, text: str) -> None:
    """Show a text, the cursor at its end."""
    if isinstance(editor, TextEditor):
        editor.set_text(text)
        editor.moveCursor(QTextCursor.MoveOperation.End)
    else:
        editor.setText(text)


def selected(editor: Editor) -> str:
    return editor.textCursor().selectedText() if isinstance(editor, TextEditor) else editor.selectedText()


def place(editor: Editor) -> int:
    return editor.textCursor().position() if isinstance(editor, TextEditor) else editor.cursorPosition()
