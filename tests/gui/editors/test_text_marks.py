"""Marks lie under the words, follow them, and touch neither text nor cursor nor steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from db.search.query import Query
from ui.editors.text_editor import TextEditor
from ui.editors.text_marks import TextMark, TextMarks, draw_found, draw_marks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = "Đã cấp 886/965 giấy, đạt 98,1%.\nCòn lại 79 giấy."
MARK = TextMark(25, 30, "error", "886 / 965 = 91,8%", ((7, 10), (11, 14)))


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor()
    qtbot.addWidget(made)
    made.resize(500, 160)
    made.set_text(TEXT)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.mark.parametrize(
    ("now", "places"),
    [
        (TEXT, [(25, 30)]),
        ("Nay " + TEXT, [(29, 34)]),  # before it
        (TEXT + " Hết.", [(25, 30)]),  # behind it
        (TEXT.replace("Đã ", ""), [(22, 27)]),
        (TEXT.replace("98,1", "98,12"), []),  # within it
        (TEXT.replace("98,1%", "98,1%%"), []),  # right behind it
        (TEXT.replace("98,1%", "198,1%"), []),  # right before it
        ("", []),
        (TEXT[:20], []),
    ],
)
def test_a_mark_follows_its_words_until_they_are_touched(now: str, places: list[tuple[int, int]]) -> None:
    marks = TextMarks()
    marks.show([MARK], TEXT)
    marks.follow(now)
    assert [(each.start, each.end) for each in marks.all] == places


def test_what_is_lit_follows_too() -> None:
    marks = TextMarks()
    marks.show([MARK], TEXT)
    marks.follow("Nay " + TEXT)
    assert marks.all[0].lit == ((11, 14), (15, 18))
    marks.follow("Nay " + TEXT.replace("886", "887"))
    assert marks.all[0].lit == ((15, 18),)


def test_marking_changes_the_picture_alone(editor: TextEditor) -> None:
    editor.go_to_place(3)
    plain, heard = editor.grab().toImage(), []
    editor.edited.connect(lambda: heard.append("edited"))
    editor.show_marks([MARK], text=TEXT)
    editor.light(MARK.lit)
    assert editor.grab().toImage() != plain
    assert (editor.text(), editor.textCursor().position(), editor.can_undo(), heard) == (TEXT, 3, False, [])
    editor.show_marks([], text=TEXT)
    editor.light(())
    assert editor.grab().toImage() == plain


def test_marks_of_another_text_are_not_shown(editor: TextEditor) -> None:
    editor.show_marks([MARK], text=TEXT + " ")
    assert editor.marks.all == []


def test_typing_moves_marks_and_every_letter_comes(editor: TextEditor) -> None:
    editor.show_marks([MARK], text=TEXT)
    editor.go_to_place(0)
    for letter in "Nay ":
        QTest.keyClick(editor, letter)
    assert editor.text() == "Nay " + TEXT
    assert [(each.start, each.end) for each in editor.marks.all] == [(29, 34)]
    editor.undo()
    assert editor.text() == TEXT
    assert [(each.start, each.end) for each in editor.marks.all] == [(25, 30)]


def test_a_word_that_is_composed_is_left_alone_and_hides_no_other_mark(
    editor: TextEditor, drawn: list[int]
) -> None:
    editor.show_marks([MARK], text=TEXT)
    editor.go_to_place(3)
    QApplication.sendEvent(editor, QInputMethodEvent("tiê", []))
    assert editor.is_composing
    assert [(each.start, each.end) for each in editor.marks.all] == [(25, 30)]
    editor.grab()
    assert drawn[-1] == 1
    event = QInputMethodEvent()
    event.setCommitString("tiên ")
    QApplication.sendEvent(editor, event)
    assert editor.text() == TEXT[:3] + "tiên " + TEXT[3:]
    assert [(each.start, each.end) for each in editor.marks.all] == [(30, 35)]


def test_signs_outside_the_first_plane_move_nothing(editor: TextEditor, drawn: list[int]) -> None:
    text = "\U0001f600\U0001f600 " + TEXT
    editor.set_text(text)
    plain = editor.grab().toImage()
    editor.show_marks([TextMark(28, 33, "warning", "x")], text=text)
    assert editor.grab().toImage() != plain
    assert drawn[-1] == 1
    assert text[28:33] == "98,1%"
    assert [mark.said for mark in editor.marks_at(point(editor, 30))] == ["x"]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    counts: list[int] = []
    monkeypatch.setattr("ui.editors.text_editor.draw_marks", lambda *given: counts.append(draw_marks(*given)))
    return counts


def point(editor: TextEditor, place: int) -> QPoint:
    cursor = editor.textCursor()
    cursor.setPosition(len(editor.text()[:place].encode("utf-16-le")) // 2)
    return editor.cursorRect(cursor).center()


def test_where_the_mouse_rests_the_mark_is_explained_and_its_numbers_are_lit(
    editor: TextEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    editor.show_marks([MARK], text=TEXT)
    editor.light([(0, 2)])
    at = point(editor, 27)
    QApplication.sendEvent(editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, QPoint(1, 1)))
    assert said == [MARK.said]
    assert editor.marks.pointed_at == list(MARK.lit)
    QApplication.sendEvent(editor.viewport(), QEvent(QEvent.Type.Leave))
    assert editor.marks.pointed_at == []
    assert editor.marks.lit == [(0, 2)]  # that of what is explained stays


def test_of_overlapping_marks_each_is_drawn_and_told_the_gravest_first(
    editor: TextEditor, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(*marks: TextMark) -> int:
        """Return how many rows of dots of the picture the marks have changed."""
        editor.show_marks(marks, text=TEXT)
        image = editor.viewport().grab().toImage()
        columns = range(image.width())
        return sum(
            any(image.pixel(x, y) != plain.pixel(x, y) for x in columns) for y in range(image.height())
        )

    editor.document().setModified(False)
    plain = editor.viewport().grab().toImage()
    info = TextMark(20, 31, "info", "Góp ý", ((0, 2),))
    assert rows(info, MARK) > rows(MARK) > 0
    assert rows(MARK, TextMark(0, 6, "info", "khác")) == rows(MARK)
    editor.show_marks([info, MARK, TextMark(25, 30, "accepted", "Đã chấp nhận")], text=TEXT)
    editor.grab()
    assert drawn[-1] == 3
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    at = point(editor, 27)
    QApplication.sendEvent(editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, QPoint(1, 1)))
    assert [word in said[0] for word in (MARK.said, "Góp ý", "Đã chấp nhận")] == [True] * 3
    assert said[0].index(MARK.said) < said[0].index("Góp ý") < said[0].index("Đã chấp nhận")
    assert editor.marks.pointed_at == [*MARK.lit, (0, 2)]
    heard: list[TextMark] = []
    editor.mark_chosen.connect(heard.append)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == [MARK]


def test_a_click_into_a_mark_is_told(editor: TextEditor) -> None:
    heard: list[TextMark] = []
    editor.mark_chosen.connect(heard.append)
    editor.show_marks([MARK], text=TEXT)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point(editor, 2))
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point(editor, 27))
    assert heard == [MARK]


def test_what_is_put_in_place_is_one_step(editor: TextEditor) -> None:
    editor.put_in_place(25, 30, "91,8%")
    assert editor.text() == TEXT.replace("98,1%", "91,8%")
    editor.undo()
    assert editor.text() == TEXT
    assert not editor.can_undo()


def test_words_that_are_looked_for_are_lit_also_as_they_are_typed(
    editor: TextEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    monkeypatch.setattr("ui.editors.text_editor.draw_found", lambda *given: counts.append(draw_found(*given)))
    editor.go_to_place(0)
    plain = editor.grab().toImage()
    editor.seek(Query("giay").words_in)
    assert editor.grab().toImage() != plain
    assert (editor.text(), editor.can_undo(), counts[-1]) == (TEXT, False, 2)
    QTest.keyClicks(editor, "giay ")
    editor.grab()
    assert counts[-1] == 3
    editor.seek(None)
    editor.grab()
    assert counts[-1] == 0
