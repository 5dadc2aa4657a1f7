"""The form of a task with a deadline: what is said beside it, and the first deadline that is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from db.records import Column, Period
from ui.editors.day_editor import DayEditor
from ui.editors.list_editor import ListEditor
from ui.editors.units_editor import UnitsEditor
from ui.forms.task_form import TaskForm
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


@pytest.fixture
def form(tracked: Session, qtbot: QtBot) -> Iterator[TaskForm]:
    made = TaskForm(tracked)
    qtbot.addWidget(made)
    made.resize(900, 700)
    tracked.go_to("task", "t2")
    made.show_task("t2")
    made.show()
    made.activateWindow()
    yield made
    tracked.flush()  # while the store is open
    delete(made)


def enter(form: TaskForm, name: str, qtbot: QtBot) -> None:
    editor = form.fields[name].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)


def replace_text(form: TaskForm, name: str, text: str, qtbot: QtBot) -> None:
    """Type a text in the place of a field's, and leave the field."""
    enter(form, name, qtbot)
    form.fields[name].editor.selectAll()
    form.fields[name].editor.insertPlainText(text)
    enter(form, "content", qtbot)


def test_the_editors_are_the_columns_kinds(form: TaskForm) -> None:
    kinds = {name: type(field.editor) for name, field in form.fields.items()}
    assert kinds["deadline"] is kinds["finished"] is DayEditor
    assert kinds["coordinating"] is UnitsEditor
    assert kinds["status"] is kinds["unit"] is ListEditor


def test_fields_stand_in_the_report_s_order(form: TaskForm, tracked: Session) -> None:
    def order() -> list[str]:
        places = {
            name: field.mapTo(form.widget(), field.rect().topLeft()) for name, field in form.fields.items()
        }
        return sorted(places, key=lambda name: (places[name].y(), places[name].x()))

    form.widget().layout().activate()
    report = tracked.report()
    assert order() == [column.field for column in report.columns]
    moved = (report.columns[5], *report.columns[:5], *report.columns[6:])
    tracked.change_report(lambda was: replace(was, columns=moved))
    QApplication.processEvents()
    assert order() == [column.field for column in moved]


def test_what_a_deadline_is_understood_as(form: TaskForm, qtbot: QtBot) -> None:
    assert form.deadline_view.said.text() == "đến hết ngày 15/9/2026"
    assert form.deadline_view.first.isHidden()
    for text, said in (
        ("trước ngày 15/9", "đến hết ngày 14/9/2026"),
        ("Hằng tháng", "định kỳ, không có ngày cuối"),
        ("khi có yêu cầu", "không định ngày"),
        ("31/6/2026", "không có ngày này trên lịch"),
        ("", "chưa ghi thời hạn"),
    ):
        form.fields["deadline"].editor.set_text(text)
        qtbot.waitUntil(lambda said=said: form.deadline_view.said.text() == said)


def test_the_group_stands_beside_the_status_with_its_reason(form: TaskForm, qtbot: QtBot) -> None:
    said = form.status_view.said.text()
    assert said.startswith("Chưa hoàn thành, trong hạn (tính đến ngày 11/9/2026)")
    assert "còn 4 ngày" in said
    form.fields["status"].editor.insertPlainText("Hoàn thành")
    qtbot.waitUntil(lambda: form.status_view.said.text().startswith("Hoàn thành đúng hạn"))
    form.fields["status"].editor.insertPlainText(" một nửa")
    qtbot.waitUntil(lambda: form.status_view.said.text().startswith("Chưa xác định"))


def test_without_a_status_the_group_stands_beside_the_deadline(form: TaskForm, tracked: Session) -> None:
    columns = tuple(column for column in tracked.report().columns if column.key != "status")
    tracked.change_report(lambda report: replace(report, columns=columns))
    assert form.status_view.isHidden()
    assert form.deadline_view.group.text().startswith("Chưa hoàn thành, trong hạn")


def test_a_moved_deadline_keeps_the_first_one_in_one_step(
    form: TaskForm, tracked: Session, qtbot: QtBot
) -> None:
    enter(form, "deadline", qtbot)
    form.fields["deadline"].editor.selectAll()
    for letter in "20/9/2026":
        QTest.keyClicks(form.fields["deadline"].editor, letter)
        form.saves["deadline"].store()
    assert tracked.task("t2").first_deadline == "", "the field is not left yet"
    enter(form, "content", qtbot)
    task = tracked.task("t2")
    assert (task.deadline, task.first_deadline) == ("20/9/2026", "15/9/2026")
    assert form.deadline_view.first.text() == "Hạn đầu: 15/9/2026"
    assert form.deadline_view.drop.isVisible()
    replace_text(form, "deadline", "25/9/2026", qtbot)
    assert tracked.task("t2").first_deadline == "15/9/2026"
    for deadline, first in (("20/9/2026", "15/9/2026"), ("15/9/2026", "")):
        tracked.undo()
        task = tracked.task("t2")
        assert (task.deadline, task.first_deadline) == (deadline, first)
        assert form.fields["deadline"].editor.text() == deadline
    assert form.deadline_view.first.isHidden()
    assert form.fields["deadline"].editor.hasFocus(), "undo leads to where it acted"
    tracked.redo()
    assert tracked.task("t2").first_deadline == "15/9/2026"
    assert form.deadline_view.first.text() == "Hạn đầu: 15/9/2026"


def test_only_a_slip(form: TaskForm, tracked: Session, qtbot: QtBot) -> None:
    replace_text(form, "deadline", "20/9/2026", qtbot)
    QTest.mouseClick(form.deadline_view.drop, Qt.MouseButton.LeftButton)
    task = tracked.task("t2")
    assert (task.deadline, task.first_deadline) == ("20/9/2026", "")
    assert form.deadline_view.first.isHidden()
    tracked.undo()
    assert tracked.task("t2").first_deadline == "15/9/2026"
    assert form.deadline_view.first.text() == "Hạn đầu: 15/9/2026"


def test_a_day_from_the_calendar_moves_the_deadline(form: TaskForm, tracked: Session, qtbot: QtBot) -> None:
    enter(form, "deadline", qtbot)
    editor = form.fields["deadline"].editor
    QTest.keyClick(editor, Qt.Key.Key_F4)
    assert editor.popup.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(editor.popup.focusWidget(), key)
    assert tracked.task("t2").first_deadline == ""
    enter(form, "content", qtbot)
    task = tracked.task("t2")
    assert (task.deadline, task.first_deadline) == ("22/9/2026", "15/9/2026")


def test_another_record_ends_the_edit(form: TaskForm, tracked: Session, qtbot: QtBot) -> None:
    enter(form, "deadline", qtbot)
    form.fields["deadline"].editor.selectAll()
    form.fields["deadline"].editor.insertPlainText("20/9/2026")
    form.show_task("t1")
    assert tracked.task("t2").first_deadline == "15/9/2026"
    assert form.deadline_view.first.isHidden()
    assert tracked.task("t1").first_deadline == ""


@pytest.mark.parametrize("text", ["Thường xuyên", "", "15/9/2026 ", "ngày 15/9"])
def test_what_names_no_other_day_keeps_none(
    form: TaskForm, tracked: Session, qtbot: QtBot, text: str
) -> None:
    replace_text(form, "deadline", text, qtbot)
    assert (tracked.task("t2").deadline, tracked.task("t2").first_deadline) == (text, "")


def test_a_day_told_twice_in_the_cell_cannot_be_dropped(form: TaskForm, qtbot: QtBot) -> None:
    form.fields["deadline"].editor.set_text("30/9 (gia hạn đến 31/10)")
    qtbot.waitUntil(lambda: form.deadline_view.first.text() == "Hạn đầu: 30/9/2026")
    assert form.deadline_view.said.text() == "đến hết ngày 31/10/2026"
    assert form.deadline_view.drop.isHidden()


def test_units_that_the_register_has_not_are_said(form: TaskForm, tracked: Session, qtbot: QtBot) -> None:
    tracked.tell(tracked.store.registers.add_unit("Công an xã"))
    form.show_task("t5")
    said = form.fields["coordinating"].said
    assert said.text() == "Chưa có trong danh mục đơn vị: Trạm Y tế"
    tracked.tell(tracked.store.registers.add_unit("Trạm Y tế xã", ("Trạm Y tế",)))
    form.show_task("t5")
    assert said.text() == "Tên chính thức trong danh mục: Trạm Y tế xã"
    assert tracked.task("t5").coordinating.count("Trạm Y tế") == 1, "the clerk's words stay"
    tracked.write_task("t5", "coordinating", "trạm y tế xã; Công an xã")
    form.show_task("t5")
    assert said.text() == "Đều có trong danh mục đơn vị (2)"
    tracked.write_task("t5", "coordinating", "trạm y tế xã (phối hợp), các đơn vị liên quan")
    form.show_task("t5")
    assert said.text() == "Đều có trong danh mục đơn vị (1)", "what means several is no unit"
    form.show_task("t2")
    assert said.text() == "Nhiều đơn vị thì cách nhau bằng dấu ; hoặc xuống dòng"


@pytest.mark.parametrize(
    ("period", "names"),
    [
        (Period("quý", 2026, 3), ["Phòng Kinh tế", "Trạm Y tế"]),
        (Period("quý", 2024, 3), ["Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng"]),
        (Period("năm", 2025), ["Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng", "Trạm Y tế"]),
    ],
)
def test_units_of_the_report_s_period_are_proposed(
    period: Period, names: list[str], form: TaskForm, tracked: Session, qtbot: QtBot
) -> None:
    registers = tracked.store.registers
    registers.add_unit("Phòng Kinh tế và Hạ tầng", valid_to="2025-06-30")
    registers.add_unit("Trạm Y tế", valid_from="2025-07-01")
    tracked.change_report(lambda report: replace(report, period=period))
    for name in ("unit", "coordinating"):
        enter(form, name, qtbot)
        editor = form.fields[name].editor
        QTest.keyClick(editor, Qt.Key.Key_F4)
        assert editor.proposals() == names
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


def test_the_status_is_chosen_or_typed(form: TaskForm, qtbot: QtBot) -> None:
    enter(form, "status", qtbot)
    editor = form.fields["status"].editor
    QTest.keyClick(editor, Qt.Key.Key_F4)
    assert editor.proposals() == list(DEFAULT.names)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


def test_documents_are_found_in_the_output_too(form: TaskForm, qtbot: QtBot) -> None:
    box = form.citation_boxes["output"]
    assert box.isHidden()
    form.fields["output"].editor.insertPlainText("Kế hoạch số 12/KH-UBND ngày 5/8/2026")
    qtbot.waitUntil(box.isVisible)
    assert box.citations.model().rowCount() == 1


def test_an_internal_column_is_marked_and_can_be_added(form: TaskForm, tracked: Session) -> None:
    assert not form.internal_note.isHidden()
    form.internal_note.click()
    column = tracked.report().columns[-1]
    assert (column.key, column.visibility) == ("extra", "internal")
    # It is called as any column that is added, and the clerk stays with the task.
    step = tracked.store.history.undoable(tracked.report_id)
    assert (step.verb, step.field) == ("add_column", column.field)
    assert tracked.place() == ("task", "t2")
    assert form.internal_note.isHidden()
    assert form.fields[column.field].editor.hasFocus()
    note = Column("note", "Ghi chú", visibility="internal")
    tracked.change_report(lambda report: replace(report, columns=(*report.columns[:-2], note)))
    assert form.fields["note"].label.text() == f"Ghi chú [{form.tr('internal')}]"
    tracked.undo()
    tracked.undo()
    assert tracked.report().column(column.field) is None
    assert not form.internal_note.isHidden()


def test_an_internal_note_is_refused_where_a_column_is_called_so(form: TaskForm, tracked: Session) -> None:
    own = Column("extra", form.tr("Internal note"))
    tracked.change_report(lambda report: replace(report, columns=(*report.columns, own)))
    said: list[str] = []
    tracked.refused.connect(said.append)
    form.internal_note.click()
    assert len(said) == 1
    assert tracked.report().columns[-1] == own


@pytest.mark.parametrize("width", [430, 900])
def test_nothing_is_cut_off(form: TaskForm, width: int) -> None:
    form.resize(width, 400)
    QApplication.processEvents()
    page = form.widget()
    assert page.width() <= form.viewport().width()
    for field in form.fields.values():
        assert page.rect().contains(field.mapTo(page, field.rect().bottomRight()))


BACK = "\b"
UNIKEY = f"Pha{BACK}ân{BACK}{BACK}ấn d{BACK}đa{BACK}âu{BACK}{BACK}ấu"
"""What UniKey makes of the keys `Phaans ddaaus`: it takes letters back and sends them anew."""


def test_every_editor_under_unikey(form: TaskForm, tracked: Session, qtbot: QtBot) -> None:
    for name, field in form.fields.items():
        enter(form, name, qtbot)
        field.editor.selectAll()
        for letter in UNIKEY:
            if letter == BACK:
                QTest.keyClick(field.editor, Qt.Key.Key_Backspace)
            else:
                press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(field.editor, press)
        assert field.editor.text() == "Phấn đấu", name
    tracked.flush()
    task = tracked.task("t2")
    assert {getattr(task, name) for name in form.fields} == {"Phấn đấu"}
    assert task.first_deadline == ""
