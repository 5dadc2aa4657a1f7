"""Editors with something to choose from: a day from a calendar, several units from the register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QToolButton, QWidget

from ui.editors.day_editor import DayEditor, place_of_day, written_day
from ui.editors.list_editor import ListEditor
from ui.editors.units_editor import UnitsEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor

NAMES = [
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Văn phòng HĐND và UBND",
    "Công an xã",
]


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    def shown(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(400, 60)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)

    return shown


def press(key: int, text: str = "", held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Send a key as the window system does, to the popup where one is open."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert target is not None
    handle = target.window().windowHandle()
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(handle, QKeyEvent(kind, key, held, text))


def write(editor: TextEditor, text: str, at: int | None = None) -> None:
    """Type a text as an input method gives it, in the place of what is there; the cursor goes to `at`."""
    editor.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(editor, event)
    if at is not None:
        cursor = editor.textCursor()
        cursor.setPosition(at)
        editor.setTextCursor(cursor)


# Days


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 9, 5), "05/9/2026"),
        (date(2026, 2, 20), "20/02/2026"),
        (date(2026, 1, 1), "01/01/2026"),
        (date(2026, 12, 31), "31/12/2026"),
    ],
)
def test_a_day_is_written_as_the_decree_has_it(day: date, written: str) -> None:
    assert written_day(day) == written


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("15/9/2026", "15/9/2026"),
        ("trước ngày 15/9/2026 (thứ Ba)", "15/9/2026"),
        ("ngày 05 tháng 9 năm 2026", "05 tháng 9 năm 2026"),
        ("trước 15/9", "15/9"),
        ("30/9/2026 (gia hạn đến 31/10/2026)", "30/9/2026 (gia hạn đến 31/10/2026)"),
        ("Quý III/2026", "Quý III/2026"),
        ("", ""),
    ],
)
def test_what_a_chosen_day_replaces(text: str, replaced: str) -> None:
    start, end = place_of_day(text)
    assert text[start:end] == replaced


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F4, "No"), (Qt.Key.Key_Down, "Alt")])
def test_a_day_by_keys(show: Callable[[QWidget], None], key: Qt.Key, held: str) -> None:
    editor = DayEditor()
    show(editor)
    write(editor, "trước ngày 15/9/2026")
    press(key, held=getattr(Qt.KeyboardModifier, f"{held}Modifier"))
    assert editor.popup.isVisible()
    assert editor.popup.calendar.selectedDate() == QDate(2026, 9, 15)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return, "\r")
    assert not editor.popup.isVisible()
    assert editor.text() == "trước ngày 16/9/2026"
    assert editor.hasFocus()
    editor.undo()
    assert editor.text() == "trước ngày 15/9/2026"


def test_a_day_by_mouse(show: Callable[[QWidget], None]) -> None:
    editor = DayEditor()
    show(editor)
    write(editor, "15/9/2026")
    QTest.mouseClick(editor.findChild(QToolButton), Qt.MouseButton.LeftButton)
    view = editor.popup.calendar.findChild(QTableView)
    rows, columns = range(view.model().rowCount()), range(view.model().columnCount())
    cells = [view.model().index(row, column) for row in rows for column in columns]
    twentieth = next(cell for cell in cells if cell.data() == 20)
    spot = view.visualRect(twentieth).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert editor.text() == "20/9/2026"
    assert not editor.popup.isVisible()


def test_escape_leaves_the_day_as_it_was(show: Callable[[QWidget], None]) -> None:
    editor = DayEditor()
    left: list[str] = []
    editor.left.connect(lambda: left.append(editor.text()))
    show(editor)
    write(editor, "Hằng tháng")
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Escape)
    assert not editor.popup.isVisible()
    assert editor.text() == "Hằng tháng"
    assert left == []
    assert editor.hasFocus()


def test_the_calendar_opens_at_what_the_text_means(show: Callable[[QWidget], None]) -> None:
    editor = DayEditor(lambda text: date(2026, 9, 30) if text == "Quý III/2026" else None)
    show(editor)
    write(editor, "Quý III/2026")
    press(Qt.Key.Key_F4)
    assert editor.popup.calendar.selectedDate() == QDate(2026, 9, 30)
    press(Qt.Key.Key_Escape)


def test_a_composed_word_is_in_the_text_before_the_calendar_opens(show: Callable[[QWidget], None]) -> None:
    editor = DayEditor()
    show(editor)
    QCoreApplication.sendEvent(editor, QInputMethodEvent("hạn", []))
    press(Qt.Key.Key_F4)
    assert editor.text() == "hạn"
    press(Qt.Key.Key_Escape)


# Several units


@pytest.mark.parametrize(
    ("text", "at", "found", "after"),
    [
        ("cong an", None, "Công an xã", "Công an xã"),
        ("Trạm Y tế; cong", None, "Công an xã", "Trạm Y tế; Công an xã"),
        ("Trạm Y tế, cong", None, "Công an xã", "Trạm Y tế, Công an xã"),
        ("Trạm Y tế và cong", None, "Công an xã", "Trạm Y tế và Công an xã"),
        ("Trạm Y tế\ncong", None, "Công an xã", "Trạm Y tế\nCông an xã"),
        ("cong; Trạm Y tế", 4, "Công an xã", "Công an xã; Trạm Y tế"),
        ("công an x; Trạm Y tế", 4, "Công an xã", "Công an xã; Trạm Y tế"),
        ("phòng kinh tế, hạ", None, "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        (
            "Công an xã, van phong hdnd va",
            None,
            "Văn phòng HĐND và UBND",
            "Công an xã, Văn phòng HĐND và UBND",
        ),
    ],
)
def test_each_unit_is_proposed_by_itself(
    show: Callable[[QWidget], None], text: str, at: int | None, found: str, after: str
) -> None:
    editor = UnitsEditor(lambda: NAMES)
    show(editor)
    write(editor, text, at)
    assert editor.fitting() == [found]
    editor.choose(found)
    assert editor.text() == after
    editor.undo()
    assert editor.text() == text


def test_a_unit_that_nobody_knows_is_proposed_nothing(show: Callable[[QWidget], None]) -> None:
    editor = UnitsEditor(lambda: NAMES)
    show(editor)
    for text in ("Trạm Y tế", "Công an xã; ", "", "Công an xã"):
        write(editor, text)
        assert editor.fitting() == []


def test_a_second_unit_by_keys(show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    editor = UnitsEditor(lambda: NAMES)
    show(editor)
    write(editor, "Trạm Y tế; ")
    QTest.keyClicks(editor, "cong")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, "\r")
    assert editor.text() == "Trạm Y tế; Công an xã"
    QTest.keyClicks(editor, "; x")
    assert editor.text() == "Trạm Y tế; Công an xã; x"


# All of them


@pytest.mark.parametrize(
    "make", [DayEditor, lambda: ListEditor(lambda: NAMES), lambda: UnitsEditor(lambda: NAMES)]
)
def test_the_button_covers_no_text(show: Callable[[QWidget], None], make: Callable[[], TextEditor]) -> None:
    editor = make()
    show(editor)
    button = editor.findChild(QToolButton)
    assert editor.viewport().geometry().right() < button.geometry().left()
    assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert button.accessibleName()


@pytest.mark.parametrize("editor", ["list", "units"])
def test_a_command_s_key_is_heard_while_the_list_is_open(qtbot: QtBot, editor: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = ListEditor(lambda: NAMES, window) if editor == "list" else UnitsEditor(lambda: NAMES, window)
    heard: list[str] = []
    for key in ("F6", "Ctrl+Z"):
        command = QAction(key, window, shortcut=key)
        command.triggered.connect(lambda _=False, key=key: heard.append(key))
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    write(field, "Công an xã")
    press(Qt.Key.Key_F4)
    assert QApplication.activePopupWidget() is not None
    # What the editor does itself it does: the list stays.
    press(Qt.Key.Key_Z, "z", Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_F6)
    assert heard == ["F6"]
    assert QApplication.activePopupWidget() is None
    assert field.hasFocus()
