"""Pasting from Word into a field: paragraphs and lists, one step, old encodings with a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

LIST = (
    "<html><body><p class=MsoNormal>Đã <b>làm</b>:</p><p class=MsoListParagraph style='mso-list:l0'>"
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·"
    "<span>&nbsp;&nbsp; </span></span></span><![endif]>Một việc</p></body></html>"
)
OLD = "<p><span style='font-family:\".VnTime\"'>Uû ban nh©n d©n x·</span></p>"


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> TaskForm:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.show_task("a")
    made.show()
    qtbot.waitExposed(made)
    return made


def paste(form: TaskForm, name: str, html: str, plain: str, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml(html)
    if plain:
        data.setText(plain)
    QApplication.clipboard().setMimeData(data)
    editor = form.fields[name].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_list_is_pasted_as_word_shows_it_in_one_step(
    form: TaskForm, session: Session, qtbot: QtBot
) -> None:
    editor = form.fields["result"].editor
    before = editor.text()
    paste(form, "result", LIST, "Đã làm:\r\n·\tMột việc\r\n", qtbot)
    assert editor.text() == "Đã làm:\n- Một việc"
    form.store()
    assert session.task("a").result == "Đã làm:\n- Một việc"
    editor.undo()
    assert editor.text() == before
    assert not editor.can_undo()


def test_html_without_plain_text_is_pasted_too(form: TaskForm, qtbot: QtBot) -> None:
    paste(form, "content", LIST, "", qtbot)
    assert form.fields["content"].editor.text() == "Đã làm:\n- Một việc"


def test_an_old_encoding_is_turned_with_a_notice(form: TaskForm, qtbot: QtBot) -> None:
    field = form.fields["content"]
    paste(form, "content", OLD, "Uû ban nh©n d©n x·\r\n", qtbot)
    assert field.editor.text() == "Uỷ ban nhân dân xã"
    assert field.notice.isVisible()
    assert "TCVN3" in field.notice.text()
    assert field.offer.isHidden()
    paste(form, "content", "", "chữ", qtbot)
    assert field.notice.isHidden()
