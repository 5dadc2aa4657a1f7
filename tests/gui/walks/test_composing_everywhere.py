"""Vietnamese typed by an input method into every field: the right text, never lost, whatever is clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from every_dialog import BUILDERS, Built
from every_window import PLACES
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from walked import pages

from ui.backups.password_dialog import PasswordField
from ui.outline.arrangement import Arrangement
from ui.widgets.keyboard import take_composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor
    from ui.main_window import MainWindow

BACK = "\b"
TELEX = ("d", BACK + "đ", "a", "t", BACK * 2 + "ạt")
"""What UniKey sends for d d a t j: letters, and backspaces with the letters that were composed."""
VNI = ("d", BACK + "đ", "a", BACK + "ạ", "t")
WORD = "đạt"


def press(text: str) -> None:
    """Send keys as the desktop does: to whatever has the focus."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        key = Qt.Key.Key_Backspace if letter == BACK else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(focus, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def compose(text: str) -> None:
    """Hold a word, as an input method does that composes it in the field itself."""
    focus = QApplication.focusWidget()
    assert focus is not None
    for end in range(1, len(text) + 1):
        QCoreApplication.sendEvent(focus, QInputMethodEvent(text[:end], []))


def fields(window: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Yield every field of a window that one may write into now."""
    for part in window.findChildren(QWidget):
        if isinstance(part, QLineEdit | QPlainTextEdit) and part.isVisible() and part.isEnabled():
            is_number = isinstance(part.parent(), QAbstractSpinBox)
            if not part.isReadOnly() and not is_number and part.window() is window:
                yield part


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def enter(field: QLineEdit | QPlainTextEdit) -> str:
    """Put the cursor behind a field's text; return the text."""
    host = field.parentWidget() if isinstance(field.parent(), QComboBox) else field
    host.setFocus()
    if isinstance(field, QLineEdit):
        field.end(False)
    else:
        field.moveCursor(field.textCursor().MoveOperation.End)
    return text_of(field)


# Dialogs


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.parametrize("way", [TELEX, VNI], ids=["telex", "vni"])
def test_a_word_typed_into_a_dialog_is_right(
    built: Built, qtbot: QtBot, name: str, way: tuple[str, ...]
) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in pages(dialog):
        for field in list(fields(dialog)):
            before = enter(field)
            for event in way:
                press(event)
            assert text_of(field) == before + WORD, field


@pytest.mark.parametrize("name", BUILDERS)
def test_a_word_composed_in_a_dialog_is_kept_when_another_field_is_chosen(
    built: Built, qtbot: QtBot, name: str
) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in pages(dialog):
        there = list(fields(dialog))
        for field in there:
            before = enter(field)
            others = {other: text_of(other) for other in there if other is not field}
            compose(WORD)
            next(button for button in dialog.buttons.buttons() if button.isEnabled()).setFocus()
            assert text_of(field) == before + WORD, field
            assert {other: text_of(other) for other in others} == others
            enter(field)
            compose(WORD)
            if isinstance(field, PasswordField):
                dialog.setFocus()
            take_composed()  # as every button and command does
            assert text_of(field) == before + 2 * WORD, field


# The window


WRITTEN = ("task", "domain", "report", "find", "preview")


@pytest.mark.parametrize("place", WRITTEN)
@pytest.mark.parametrize("way", [TELEX, VNI], ids=["telex", "vni"])
def test_a_word_typed_into_the_window_is_right(window: MainWindow, place: str, way: tuple[str, ...]) -> None:
    PLACES[place](window)
    window.outline_filter.show_only(Arrangement())
    found = list(fields(window))
    assert found
    for field in found:
        before = enter(field)
        for event in way:
            press(event)
        assert text_of(field) == before + WORD, field.objectName()


def _tree(window: MainWindow) -> None:
    spot = window.tree.visualRect(window.tree.outline.place("task", "c")).center()
    QTest.mouseClick(window.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)


LEAVING = {
    "tree": _tree,
    "next task": lambda window: window.actions_["next_task"].trigger(),
    "table": lambda window: window.actions_["table"].trigger(),
    "preview": lambda window: window.actions_["preview"].trigger(),
    "filter": lambda window: window.outline_filter.show_only(Arrangement.of("no_state")),
    "find": lambda window: window.actions_["find"].trigger(),
    "saved": lambda window: window.actions_["save"].trigger(),
    "closed": lambda window: window.close(),
}


@pytest.mark.parametrize("how", LEAVING)
def test_a_word_composed_in_the_form_is_stored_in_its_field(window: MainWindow, how: str) -> None:
    for name in ("number", "unit", "content", "documents", "result", "evaluation"):
        window.session.go_to("task", "b")
        if window.table.is_shown:
            window.table.leave()
        field = window.task_form.fields[name].editor
        before = enter(field)
        compose(WORD)
        LEAVING[how](window)
        if how == "closed":
            assert window.session.store.tasks.get(window.session.report_id, "b").text(name) == before + WORD
            return
        window.session.flush()
        assert window.session.task("b").text(name) == before + WORD, name
        assert WORD not in window.session.task("c").text(name)


@pytest.mark.parametrize("way", [TELEX, VNI], ids=["telex", "vni"])
def test_a_word_typed_into_every_cell_is_right(window: MainWindow, way: tuple[str, ...]) -> None:
    PLACES["table"](window)
    table = window.table.pane.table
    for column in table.tasks.columns:
        before = window.session.task("b").text(column.field)
        _edit(window, column.field)
        for event in way:
            press(event)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert window.session.task("b").text(column.field) == before + WORD, column.field


def test_a_word_composed_in_a_cell_is_stored_there(window: MainWindow) -> None:
    PLACES["table"](window)
    table = window.table.pane.table
    for column in table.tasks.columns:
        before = window.session.task("b").text(column.field)
        _edit(window, column.field)
        compose(WORD)
        other = table.tasks.index(table.tasks.row_of("task", "d"), 0)
        table.scrollTo(other)
        spot = table.visualRect(other).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
        assert window.session.task("b").text(column.field) == before + WORD, column.field
        assert WORD not in window.session.task("d").text(column.field)


def _edit(window: MainWindow, field: str) -> TextEditor:
    table = window.table.pane.table
    table.go_to(table.tasks.row_of("task", "b"), table.tasks.column_of(field))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    return editor
