"""How long the text is that has the keys: one quiet line at the form's foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> TaskForm:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.resize(300, 360)
    made.show()
    made.show_task("a")
    qtbot.waitExposed(made)
    return made


def enter(form: TaskForm, name: str, qtbot: QtBot) -> None:
    form.fields[name].editor.setFocus()
    qtbot.waitUntil(form.fields[name].editor.hasFocus)


def test_it_counts_the_field_that_has_the_keys(form: TaskForm, qtbot: QtBot) -> None:
    enter(form, "result", qtbot)
    assert form.fields["result"].editor.text() == "Đã làm 14/16 xã"
    assert form.foot.count.text() == "Characters: 15, words: 4"
    enter(form, "unit", qtbot)
    unit = form.fields["unit"].editor.text()
    assert form.foot.count.text() == f"Characters: {len(unit)}, words: {len(unit.split())}"
    form.fields["unit"].editor.clearFocus()
    assert form.foot.count.text() == ""


def test_line_ends_are_no_characters_and_blanks_divide_words(form: TaskForm, qtbot: QtBot) -> None:
    enter(form, "result", qtbot)
    form.fields["result"].editor.selectAll()
    form.fields["result"].editor.insertPlainText("một hai\nba\u00a0bốn\n\tnăm 𝔸")
    qtbot.waitUntil(lambda: form.foot.count.text() == "Characters: 19, words: 6")
    form.fields["result"].editor.put_text("a" * 19_999 + " b" * 1_000)
    qtbot.waitUntil(lambda: form.foot.count.text() == "Characters: 21.999, words: 1.001")


def test_a_key_in_a_long_text_counts_nothing_at_once(form: TaskForm, qtbot: QtBot) -> None:
    """At 20,000 characters it takes no time of the key's; who types without a pause sees it nevertheless."""
    enter(form, "result", qtbot)
    editor = form.fields["result"].editor
    editor.put_text("từ " * 6_700)
    qtbot.waitUntil(lambda: form.foot.count.text() == "Characters: 20.100, words: 6.700")
    before = form.foot.count.text()
    QTest.keyClick(editor, Qt.Key.Key_A)
    assert form.foot.count.text() == before

    def types_on() -> bool:
        QTest.keyClick(editor, Qt.Key.Key_A)
        return form.foot.count.text() != before

    qtbot.waitUntil(types_on)


def test_it_is_in_sight_wherever_the_form_is_scrolled(form: TaskForm, qtbot: QtBot) -> None:
    form.fields["result"].editor.put_text("dòng\n" * 40)
    for name in ("result", "number"):
        enter(form, name, qtbot)
        QApplication.processEvents()
        foot = form.foot
        assert foot.isVisible()
        assert form.rect().contains(foot.geometry())
        assert foot.geometry().top() > form.viewport().geometry().bottom()
        assert foot.height() >= foot.sizeHint().height()
        assert foot.geometry().width() == form.viewport().width()
    assert form.widget().minimumSizeHint().width() <= form.viewport().width()
