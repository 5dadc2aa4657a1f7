"""The editors: what is typed and pasted is what they hold, also under UniKey."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from db.text.characters import fit
from ui.editors.day_editor import DayEditor
from ui.editors.line_editor import LineEditor
from ui.editors.list_editor import ListEditor, find_names
from ui.editors.text_editor import TextEditor
from ui.editors.units_editor import UnitsEditor
from ui.forms.domain_form import DomainForm
from ui.forms.report_form import ReportForm
from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.forms.record_form import RecordForm
    from ui.session.session import Session

NAMES = ["Phòng Kinh tế", "Phòng Nội vụ", "Văn phòng HĐND và UBND", "Công an huyện"]
BACK = "\b"
UNIKEY = f"Pha{BACK}âns"[:-1] + f"{BACK}{BACK}ấn d{BACK}đa{BACK}âu{BACK}{BACK}ấu"
"""What UniKey makes of the keys `Phaans ddaaus`: it takes letters back and sends them anew."""


def press(widget: QWidget, key: int, text: str = "", modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Send a key as the window system does: to the window, which finds the popup or the focus."""
    held = modifiers or Qt.KeyboardModifier.NoModifier
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget.window().windowHandle(), QKeyEvent(kind, key, held, text))


def type_text(widget: QWidget, text: str, *, packet: bool = False) -> None:
    """Type letters and backspaces; `packet`: letters without a key, as Windows hands on UniKey's."""
    for letter in text:
        if letter == BACK:
            press(widget, Qt.Key.Key_Backspace, BACK)
        else:
            press(widget, 0 if packet else ord(letter.upper()[0]), letter)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Show a widget in a window of its own and give it the focus."""
    windows = []

    def shown(widget: QWidget) -> None:
        window = widget.window()
        if window is widget:
            window = QWidget()
            QVBoxLayout(window).addWidget(widget)
            window.layout().addWidget(QPushButton())
            window.resize(500, 300)
            qtbot.addWidget(window)
            windows.append(window)
        window.show()
        window.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)

    yield shown
    windows.clear()


def paste(editor: TextEditor, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)


# UniKey


@pytest.mark.parametrize("packet", [False, True])
@pytest.mark.parametrize(
    "make",
    [
        TextEditor,
        LineEditor,
        lambda: ListEditor(lambda: NAMES),
        lambda: UnitsEditor(lambda: NAMES),
        DayEditor,
    ],
)
def test_letters_taken_back_and_sent_anew(
    show: Callable[[QWidget], None], make: Callable[[], TextEditor], packet: bool
) -> None:
    editor = make()
    show(editor)
    type_text(editor, UNIKEY, packet=packet)
    assert editor.text() == "Phấn đấu"


@pytest.mark.parametrize(
    "make",
    [
        lambda session: (TaskForm(session), "show_task", "a"),
        lambda session: (DomainForm(session), "show_domain", "kinh-te"),
        lambda session: (ReportForm(session), "show_report"),
    ],
)
def test_every_editor_of_the_forms_under_unikey(
    session: Session,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
    make: Callable[[Session], tuple[RecordForm, str]],
) -> None:
    form, shows, *of = make(session)
    qtbot.addWidget(form)
    getattr(form, shows)(*of)
    form.show()
    for field in form.fields.values():
        show(field.editor)
        field.editor.selectAll()
        type_text(field.editor, UNIKEY)
        assert field.editor.text() == "Phấn đấu", field.editor.objectName()
    session.flush()
    read = type(form)(session)
    qtbot.addWidget(read)
    getattr(read, shows)(*of)
    assert {name: field.editor.text() for name, field in read.fields.items()} == dict.fromkeys(
        form.fields, "Phấn đấu"
    )


def test_unikey_while_names_are_proposed(show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    editor = ListEditor(lambda: NAMES)
    show(editor)
    type_text(editor, "Pho")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    type_text(editor, f"{BACK}òng Noo")
    type_text(editor, f"{BACK}{BACK}ội")
    assert editor.text() == "Phòng Nội"


def test_an_input_method_commits_its_own_way(show: Callable[[QWidget], None]) -> None:
    editor = TextEditor()
    show(editor)
    type_text(editor, "Pha")
    event = QInputMethodEvent()
    event.setCommitString("ấ", -1, 1)
    QCoreApplication.sendEvent(editor, event)
    assert editor.text() == "Phấ"


# To the letter


def fitting() -> st.SearchStrategy[str]:
    letters = st.sampled_from("aấ\u00a0\t\n đ1%\u200b\u2009\u00ad“”")
    others = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\ufffc")
    return st.text(letters | others).map(lambda text: fit(text)[0])


@given(text=fitting())
@settings(max_examples=60)
def test_a_shown_text_is_the_same_text(qapp: QApplication, text: str) -> None:
    editor = TextEditor()
    editor.set_text(text)
    assert editor.text() == text
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == text


def test_half_a_character_is_taken_off() -> None:
    assert fit("a\ud800b") == ("ab", 1)


@given(text=st.text())
@settings(max_examples=60)
def test_fit_is_settled_after_once(text: str) -> None:
    assert fit(fit(text)[0]) == (fit(text)[0], 0)


@pytest.mark.parametrize(
    ("pasted", "held", "told"),
    [
        ("một\u00a0hai\tba\nbốn", "một\u00a0hai\tba\nbốn", False),
        ("dòng\r\nsau\rnữa", "dòng\nsau\nnữa", False),
        ("ngắt\u000bdòng\u2028nữa\u2029hết", "ngắt\ndòng\nnữa\nhết", False),
        ("Pha\u0302\u0301n", "Phấn", False),
        ("a\u0000b\u0007c\uffffd\ufffe", "abcd", True),
        ("<b>đậm</b>", "<b>đậm</b>", False),
    ],
)
def test_pasting(qtbot: QtBot, pasted: str, held: str, told: bool) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    said: list[str] = []
    editor.noticed.connect(said.append)
    paste(editor, pasted)
    assert editor.text() == held
    assert bool(said[-1]) is told


def test_pasting_is_one_step_over_the_selection(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.set_text("trước")
    editor.selectAll()
    paste(editor, "sau\nnữa")
    assert editor.text() == "sau\nnữa"
    editor.undo()
    assert editor.text() == "trước"
    assert not editor.can_undo()


def test_pasted_markup_comes_as_plain_text(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    data = QMimeData()
    data.setText("đậm")
    data.setHtml("<b>đậm</b>")
    editor.insertFromMimeData(data)
    assert editor.text() == "đậm"


def test_a_dropped_file_is_left_to_the_window(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/bieu.docx")])
    assert not editor.canInsertFromMimeData(data)


def test_keys_for_what_has_no_key(show: Callable[[QWidget], None]) -> None:
    editor = TextEditor()
    show(editor)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    type_text(editor, "a")
    press(editor, Qt.Key.Key_Tab, "\t", control)
    press(editor, Qt.Key.Key_Space, " ", control | shift)
    press(editor, Qt.Key.Key_Return, "\r", shift)
    press(editor, Qt.Key.Key_Return, "\r")
    type_text(editor, "b")
    assert editor.text() == "a\t\u00a0\n\nb"
    press(editor, Qt.Key.Key_Tab, "\t")
    assert not editor.hasFocus()
    assert editor.text() == "a\t\u00a0\n\nb"


def test_enter_in_a_short_text_goes_on(show: Callable[[QWidget], None]) -> None:
    editor = LineEditor()
    show(editor)
    type_text(editor, "a")
    press(editor, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "b")
    assert editor.text() == "a\nb"
    press(editor, Qt.Key.Key_Return, "\r")
    assert editor.text() == "a\nb"
    assert not editor.hasFocus()


# Undo


def test_undo_is_the_editors_until_its_steps_are_used_up(
    show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    editor = TextEditor()
    show(editor)
    editor.set_text("cũ")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        assert not claims(editor, key)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, " mới")
    assert claims(editor, Qt.Key.Key_Z)
    editor.undo()
    assert editor.text() == "cũ"
    assert not claims(editor, Qt.Key.Key_Z)
    assert claims(editor, Qt.Key.Key_Y)
    press(editor, Qt.Key.Key_Y, "\x19", Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "cũ mới"
    editor.undo()
    editor.set_text("khác")
    assert not claims(editor, Qt.Key.Key_Y)


def claims(editor: TextEditor, key: Qt.Key) -> bool:
    """Tell whether the editor keeps Ctrl+key from the window's shortcuts."""
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier, "")
    event.ignore()
    QCoreApplication.sendEvent(editor, event)
    return event.isAccepted()


def test_showing_a_text_is_no_edit(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_text("một")
    with qtbot.waitSignal(editor.edited):
        editor.insertPlainText("hai")


# Height


def test_an_editor_grows_with_its_text_up_to_its_limit(show: Callable[[QWidget], None]) -> None:
    editor = TextEditor(least=2, most=4)
    show(editor)
    heights = []
    for lines in (1, 2, 3, 4, 9):
        editor.set_text("\n".join("a" * lines))
        QApplication.processEvents()
        heights.append(editor.height())
        assert (editor.verticalScrollBar().maximum() > 0) is (lines > 4)
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_long_paragraph_is_seen_whole_at_every_width(show: Callable[[QWidget], None]) -> None:
    editor = LineEditor(most=20)
    editor.set_text("Phấn đấu hoàn thành " * 12)
    show(editor)
    for width in (500, 250, 400):
        editor.window().resize(width, 400)
        QApplication.processEvents()
        assert editor.verticalScrollBar().maximum() == 0
        assert editor.height() < 400


# Names


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("phong noi", ["Phòng Nội vụ"]),
        ("Phòng", ["Phòng Kinh tế", "Phòng Nội vụ", "Văn phòng HĐND và UBND"]),
        ("van phong", ["Văn phòng HĐND và UBND"]),
        ("hdnd", ["Văn phòng HĐND và UBND"]),
        ("xã", []),
    ],
)
def test_matching_names(typed: str, found: list[str]) -> None:
    assert find_names(typed, NAMES) == found


def test_choosing_a_name_replaces_the_text_as_one_step(show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    editor = ListEditor(lambda: NAMES)
    show(editor)
    type_text(editor, "phong noi")
    assert editor.text() == "phong noi"
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert editor.proposals() == ["Phòng Nội vụ"]
    assert editor.text() == "phong noi"
    press(editor, Qt.Key.Key_Down)
    assert editor.text() == "phong noi"
    press(editor, Qt.Key.Key_Return, "\r")
    assert editor.text() == "Phòng Nội vụ"
    assert QApplication.activePopupWidget() is None
    editor.undo()
    assert editor.text() == "phong noi"


def test_a_name_that_nobody_knows_stays(show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    editor = ListEditor(lambda: NAMES)
    show(editor)
    type_text(editor, "Cong")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(editor, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    type_text(editor, " ty")
    press(editor, Qt.Key.Key_Return, "\r")
    assert editor.text() == "Cong ty"
    assert not editor.hasFocus()


def test_all_names_at_a_key(show: Callable[[QWidget], None]) -> None:
    editor = ListEditor(lambda: NAMES)
    show(editor)
    press(editor, Qt.Key.Key_F4)
    assert editor.proposals() == NAMES
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Return, "\r")
    assert editor.text() == "Phòng Nội vụ"


@pytest.mark.parametrize("width", range(334, 404, 7))
def test_lines_are_as_long_as_the_editor_also_where_a_scroll_bar_came_as_it_was_shown(
    qtbot: QtBot, width: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor = TextEditor(window, least=3, most=20, stretch=True)
    editor.hide()
    editor.resize(640, 480)
    editor.set_text("Huyện có 16 xã thực hiện công tác lập điều chỉnh quy hoạch chung xây dựng. " * 8)
    window.show()
    editor.setGeometry(0, 0, width, 60)
    editor.show()
    editor.setGeometry(0, 0, width - 14, 190)  # room for it below, and beside it a scroll bar
    assert editor.horizontalScrollBar().maximum() == 0
    layout = editor.document().firstBlock().layout()
    assert all(
        layout.lineAt(at).naturalTextWidth() <= editor.viewport().width() for at in range(layout.lineCount())
    )


@pytest.mark.parametrize("points", range(10, 17))
@pytest.mark.parametrize("make", [LineEditor, partial(TextEditor, least=1, most=4)])
def test_the_paper_is_within_the_edge_at_every_width(
    make: Callable[[QWidget], TextEditor],
    points: int,
    write_in: Callable[[int], None],
    qtbot: QtBot,
) -> None:
    """Where its lines become more or fewer the editor becomes higher or lower while it is laid out."""
    write_in(points)
    window = QWidget()
    qtbot.addWidget(window)
    editor = make(window)
    editor.set_text("Phòng Nông nghiệp và Phát triển nông thôn")
    window.show()
    heights = set()
    for width in (700, 200, 379, 230, 260, 700):
        editor.resize(width, editor.height())
        QApplication.processEvents()
        heights.add(editor.height())
        assert editor.viewport().geometry().bottom() == editor.height() - 2
        assert not editor.verticalScrollBar().isVisible()
    assert len(heights) > 1
