"""Text of an old encoding in a field: the conversion is offered beside it, and nothing done unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.editors.legacy_offer import LegacyOffer
from ui.forms.task_form import TaskForm
from ui.reports.new_dialog import NewReportDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

OLD, RIGHT = "Uû ban nh©n d©n x· B¶n Míi", "Uỷ ban nhân dân xã Bản Mới"


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> TaskForm:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.show_task("a")
    made.show()
    qtbot.waitExposed(made)
    return made


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)


def test_pasting_into_a_field_offers_the_conversion(form: TaskForm, session: Session, qtbot: QtBot) -> None:
    field = form.fields["content"]
    before = field.editor.text()
    assert field.offer.isHidden()
    paste(OLD)
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.editor.text() == OLD
    assert field.offer.isVisible()
    assert f"“{RIGHT}”" in field.offer.said.text()
    assert "TCVN3" in field.offer.said.text()
    qtbot.mouseClick(field.offer.convert, Qt.MouseButton.LeftButton)
    assert field.editor.text() == RIGHT
    assert field.offer.isHidden()
    form.store()
    assert session.store.tasks.get(session.report_id or "", "a").content == RIGHT
    field.editor.undo()
    assert field.editor.text() == OLD
    field.editor.undo()
    assert field.editor.text() == before


def test_declined_the_text_stays_and_is_not_asked_about_again(form: TaskForm, qtbot: QtBot) -> None:
    field = form.fields["result"]
    field.editor.set_text(OLD)
    assert field.offer.isVisible()
    qtbot.mouseClick(field.offer.leave, Qt.MouseButton.LeftButton)
    assert field.offer.isHidden()
    field.editor.set_text("")
    field.editor.set_text(OLD)
    assert field.offer.isHidden()
    assert field.editor.text() == OLD


def test_a_dialogs_lines_are_looked_after_too(session: Session, qtbot: QtBot) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    (offer,) = dialog.findChildren(LegacyOffer)
    assert offer.isHidden()
    first, second = dialog.titles
    paste(OLD)
    first.selectAll()
    qtbot.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert offer.isVisible()
    second.setText("Tiến độ")
    assert offer.isVisible()
    qtbot.mouseClick(offer.convert, Qt.MouseButton.LeftButton)
    assert first.text() == RIGHT
    assert offer.isHidden()
    first.undo()
    assert first.text() == OLD
    assert offer.isVisible()
    dialog.organisation.setEditText(OLD)
    assert dialog.organisation.currentText() == OLD
