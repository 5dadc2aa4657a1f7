"""The forms of a task and of a domain: what they show beside the texts, and by which names."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.records import Section
from ui.editors.field import with_mnemonic
from ui.forms.domain_form import DomainForm
from ui.forms.evaluation_view import EvaluationView
from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.session.session import Session

REPORT = "bao-cao-9-thang"


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> TaskForm:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.show_task("a")
    return made


def shown(form: TaskForm) -> list[str]:
    model = form.citations.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_a_task_is_shown_to_the_letter(form: TaskForm, session: Session) -> None:
    for task_id in ("a", "b", "c", "d"):
        form.show_task(task_id)
        task, report = session.task(task_id), session.report()
        columns = [column.field for column in report.columns]
        assert list(form.fields) == columns
        assert {name: form.fields[name].editor.text() for name in columns} == {
            name: getattr(task, name) for name in columns
        }


def test_showing_changes_nothing(form: TaskForm, session: Session) -> None:
    before = session.store.reports.revision(REPORT)
    for task_id in ("a", "b", "c", "d", "a"):
        form.show_task(task_id)
        session.flush()
    assert session.store.reports.revision(REPORT) == before


def test_fields_are_named_as_the_annex_names_them(form: TaskForm, session: Session) -> None:
    report = session.report()
    assert report is not None
    assert form.fields["unit"].label.text().replace("&", "") == "Tên đơn vị (U)"
    headings = replace(headings_of(report), unit="Cơ quan & đơn vị", evaluation=None, documents=None)
    session.write_report(replace(report, columns=headings.columns))
    assert form.fields["unit"].label.text() == "Cơ q&uan && đơn vị"
    assert form.fields["unit"].label.buddy() is form.fields["unit"].editor
    # A column that the annex does not have: shown where there is a text for it.
    assert not form.fields["evaluation"].isHidden()
    form.show_task("b")
    assert form.fields["evaluation"].isHidden()
    assert form.evaluation_view.isHidden()
    assert form.fields["documents"].isHidden()


@pytest.mark.parametrize(
    ("heading", "label", "marked"),
    [
        ("Tên đơn vị", "Đơn &vị", "Tên đơn &vị"),
        ("Unit", "&Unit", "&Unit"),
        ("TT", "&Số", "TT (&S)"),
        ("A & B", "&B", "A && &B"),
        ("Nhiệm vụ & mức", "&Unit", "Nhiệm vụ && mức (&U)"),
        ("Đánh giá, hoàn thành", "Mức &hoàn thành", "Đánh giá, &hoàn thành"),
        ("TT", "Số", "TT"),
    ],
)
def test_a_heading_with_the_key_of_the_label(heading: str, label: str, marked: str) -> None:
    assert with_mnemonic(heading, label) == marked


def test_citations_follow_the_text(form: TaskForm, qtbot: QtBot) -> None:
    assert shown(form) == ["Kế hoạch 42/KH-UBND, 30/01/2024"]
    editor = form.fields["documents"].editor
    editor.selectAll()
    editor.insertPlainText("Nghị quyết số 63-NQ/HU, ngày 25/12/2023; văn bản khác; 26/KH-UBND")
    qtbot.waitUntil(lambda: len(shown(form)) == 2)
    assert shown(form) == ["Nghị quyết 63-NQ/HU, 25/12/2023", "26/KH-UBND"]
    assert form.citations_label.text().endswith("2")
    form.show_task("b")
    assert shown(form) == []


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("88,0%", "88,0%"),
        ("88%", "88%"),
        ("112,4%", "112,4%"),
        ("0", "0%"),
        ("Chưa có cơ sở triển khai", "words, no percentage"),
        ("Đạt 80%KH", "words, no percentage"),
        ("", "none yet"),
        (" \n", "none yet"),
    ],
)
def test_how_an_evaluation_is_understood(qtbot: QtBot, text: str, reading: str) -> None:
    view = EvaluationView()
    qtbot.addWidget(view)
    view.show_evaluation(text)
    assert view.reading() == reading


def test_the_evaluation_is_read_while_it_is_typed(form: TaskForm, qtbot: QtBot) -> None:
    form.show_task("b")
    assert form.evaluation_view.reading() == "none yet"
    form.fields["evaluation"].editor.insertPlainText("75,0%")
    qtbot.waitUntil(lambda: form.evaluation_view.reading() == "75,0%")
    assert form.fields["evaluation"].editor.text() == "75,0%"


def test_a_form_that_outlives_its_store_is_let_be(session: Session, qtbot: QtBot) -> None:
    session.first_sight.is_ahead = True  # what is derived waits
    form = TaskForm(session)
    qtbot.addWidget(form)
    form.show_task("a")
    session.standings.judged_anew.emit()
    session.store.close()
    qtbot.waitSignal(form._soon.timeout).wait()  # noqa: SLF001


def test_units_are_proposed_from_the_store(form: TaskForm, qtbot: QtBot) -> None:
    form.show()
    editor = form.fields["unit"].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    editor.insertPlainText("cong an")
    qtbot.waitUntil(lambda: editor.proposals() == ["Công an huyện"])  # type: ignore[attr-defined]
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


def test_what_is_not_stored_yet(form: TaskForm, session: Session) -> None:
    assert form.saved_label.text() == ""
    form.fields["content"].editor.insertPlainText("a")
    assert form.saved_label.text().startswith("Being edited")
    session.flush()
    assert form.saved_label.text() == "", "when it was stored is the window's to tell"


def test_a_chosen_field_has_the_focus(form: TaskForm, session: Session, qtbot: QtBot) -> None:
    form.show()
    for name in ("result", "number"):
        session.go_to("task", "a", name)
        qtbot.waitUntil(form.fields[name].editor.hasFocus)


def test_columns_beyond_the_six(session: Session, qtbot: QtBot, make_draft: Callable[..., Draft]) -> None:
    draft = make_draft("them")
    headings = replace(headings_of(draft.report), extra=("Ghi chú", "Hạn"))
    first = draft.sections[0]
    task = replace(first.tasks[0], extra=MappingProxyType({"Hạn": "30/9"}))
    session.add_report(
        replace(
            draft,
            report=replace(draft.report, columns=headings.columns),
            sections=(Section(first.domain, (task,)),),
        )
    )
    form = TaskForm(session)
    qtbot.addWidget(form)
    form.show_task("a")
    assert form.fields["extra:Hạn"].editor.text() == "30/9"
    assert form.fields["extra:Hạn"].label.text() == "Hạn"
    form.fields["extra:Ghi chú"].editor.insertPlainText("chờ vốn")
    session.flush()
    assert session.task("a").extra == {"Ghi chú": "chờ vốn", "Hạn": "30/9"}
    session.undo()
    assert form.fields["extra:Ghi chú"].editor.text() == ""
    session.open_report(REPORT)
    form.show_task("a")
    assert [name for name in form.fields if name.startswith("extra:")] == []


@pytest.mark.parametrize("size", [(880, 560), (430, 270)])
def test_nothing_is_cut_off(form: TaskForm, qtbot: QtBot, size: tuple[int, int]) -> None:
    form.resize(*size)
    form.show()
    QApplication.processEvents()
    page = form.widget()
    assert page.width() <= form.viewport().width()
    for field in form.fields.values():
        place = field.mapTo(page, field.rect().bottomRight())
        assert page.rect().contains(place)
        assert field.editor.height() >= field.editor.minimumHeight()


def test_a_task_that_is_gone_is_left_alone(form: TaskForm, session: Session) -> None:
    session.go_to("task", "a")
    session.delete_task()
    session.undo()
    assert form.fields["result"].editor.text() == "Đã làm 14/16 xã"
    session.redo()
    session.flush()


def test_a_domain(session: Session, qtbot: QtBot) -> None:
    form = DomainForm(session)
    qtbot.addWidget(form)
    form.show_domain("kinh-te")
    form.fields["name"].editor.selectAll()
    form.fields["name"].editor.insertPlainText("Kinh tế\u00a0- ngân sách")
    session.flush()
    domain = session.store.domains.get(REPORT, "kinh-te")
    assert (domain.numeral, domain.name) == ("I", "Kinh tế\u00a0- ngân sách")
    session.undo()
    assert form.fields["name"].editor.text() == "Lĩnh vực kinh tế"
