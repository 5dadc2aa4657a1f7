"""What a task's form shows beside its texts: the evaluation in sight, recognised documents as chips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.forms.citation_list import CitationBox
from ui.forms.evaluation_view import EvaluationView, ThinBar
from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

TWO = "1. Kế hoạch số 18/KH-UBND ngày 22/01/2024; 2. Công văn số 19/UBND-VP"


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> TaskForm:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.resize(850, 640)
    made.show()
    made.show_task("a")
    qtbot.waitExposed(made)
    return made


def place(form: TaskForm, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(form.widget(), QPoint(0, 0)), widget.size())


# The evaluation


@pytest.mark.parametrize("size", [(860, 640), (450, 640), (300, 500)])
def test_the_evaluation_stands_in_a_line_over_the_narrative(
    form: TaskForm, session: Session, size: tuple[int, int]
) -> None:
    """On a small screen with the preview open, also at 125 %, with long texts above it."""
    session.write_task("a", "content", "Tập trung lãnh đạo, chỉ đạo thực hiện hoàn thành công tác. " * 9)
    form.resize(*size)
    QApplication.processEvents()
    head, narrative = place(form, form.fields["result"].label), place(form, form.fields["result"].editor)
    field = form.fields["evaluation"]
    evaluation, label, editor = (place(form, each) for each in (field, field.label, field.editor))
    assert label.right() < editor.left()
    assert label.top() < editor.center().y() < label.bottom()
    assert evaluation.bottom() < head.top()
    assert head.bottom() < narrative.top()
    assert (evaluation.left(), evaluation.right()) == (narrative.left(), narrative.right())
    assert editor.width() * 2 >= narrative.width() - 60
    assert form.verticalScrollBar().value() == 0
    assert evaluation.bottom() <= form.viewport().height()


def test_its_bar_is_thin_and_right_beside_it_or_below(form: TaskForm) -> None:
    form.show_task("a")
    editor, view = form.fields["evaluation"].editor, form.evaluation_view
    bar = view.findChild(ThinBar)
    assert bar is not None
    assert bar.isVisible()
    assert place(form, bar).left() - place(form, editor).right() <= 10
    assert abs(place(form, bar).center().y() - place(form, editor).center().y()) <= 1
    form.resize(450, 640)
    QApplication.processEvents()
    assert 0 <= place(form, bar).top() - place(form, editor).bottom() <= 8
    form.resize(850, 640)
    QApplication.processEvents()
    assert place(form, bar).left() > place(form, editor).right()
    assert bar.height() <= view.fontMetrics().height()
    picture = bar.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 0)
    lit = [y for y in range(picture.height()) if picture.pixelColor(picture.width() // 4, y) != ground]
    assert 1 <= len(lit) <= 9 * picture.devicePixelRatio()


@pytest.mark.parametrize("text", ["88,0%", "Chưa có cơ sở", ""])
def test_what_is_shown_of_it_never_changes_its_height(qtbot: QtBot, text: str) -> None:
    view = EvaluationView()
    qtbot.addWidget(view)
    before = view.height()
    view.show_evaluation(text)
    assert view.height() == before
    font = QFont(view.font())
    font.setPointSizeF(2 * font.pointSizeF())
    view.setFont(font)
    assert view.height() > before


def test_without_a_narrative_it_stands_alone(form: TaskForm, session: Session) -> None:
    report = session.report()
    assert report is not None
    session.write_task("a", "result", "")
    session.write_report(replace(report, columns=replace(headings_of(report), result=None).columns))
    form.show_task("a")
    QApplication.processEvents()
    assert form.fields["result"].isHidden()
    assert form.fields["evaluation"].isVisible()
    assert form.evaluation_view.isVisible()
    field = form.fields["evaluation"]
    assert place(form, field.label).bottom() < place(form, field.editor).top()
    assert place(form, field.editor).bottom() < place(form, form.evaluation_view).top()
    session.write_report(report)
    form.show_task("a")
    QApplication.processEvents()
    assert place(form, field.label).right() < place(form, field.editor).left()
    assert place(form, field).bottom() < place(form, form.fields["result"].label).top()


# Recognised documents


def test_a_chip_says_all_of_its_document(form: TaskForm, session: Session) -> None:
    session.write_task("a", "documents", TWO)
    form.show_task("a")
    model = form.citations.model()
    index = model.index(1, 0)
    assert index.data() == "Công văn 19/UBND-VP"
    told = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told.split("\n") == [
        "Công văn số 19/UBND-VP",
        "Type: Công văn",
        "Number, symbol: 19/UBND-VP",
        "Date: not told",
    ]
    assert index.data(Qt.ItemDataRole.ToolTipRole) == told
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data()


def test_chips_stand_below_the_text_in_as_many_lines_as_they_need(form: TaskForm, session: Session) -> None:
    session.write_task("a", "documents", TWO)
    form.show_task("a")
    QApplication.processEvents()
    chips = form.citations
    model = chips.model()
    assert place(form, chips).top() > place(form, form.fields["documents"].editor).bottom()
    rects = [chips.visualRect(model.index(row, 0)) for row in range(2)]
    assert rects[0].top() == rects[1].top()
    one_line = chips.height()
    form.resize(330, 640)
    QApplication.processEvents()
    rects = [chips.visualRect(model.index(row, 0)) for row in range(2)]
    assert rects[0].bottom() < rects[1].top() + 1
    assert one_line < chips.height()
    assert all(chips.viewport().rect().contains(rect) for rect in rects)
    session.write_task("a", "documents", "")
    form.show_task("a")
    assert chips.height() == one_line


def test_many_chips_are_scrolled_and_take_little_room(qtbot: QtBot) -> None:
    box = CitationBox()
    qtbot.addWidget(box)
    box.resize(500, 60)
    box.show()
    box.show_text("; ".join(f"Kế hoạch số {number}/KH-UBND" for number in range(1, 60)), there=True)
    QApplication.processEvents()
    assert box.citations.model().rowCount() == 59
    assert box.citations.height() <= 3 * box.citations.line_height()
    assert box.citations.verticalScrollBar().maximum() > 0


def test_an_empty_field_keeps_the_line_of_its_chips(form: TaskForm, qtbot: QtBot) -> None:
    """What is below does not move when the first document is recognised."""
    editor = form.fields["documents"].editor
    editor.selectAll()
    editor.insertPlainText("Kế hoạch")
    qtbot.waitUntil(lambda: form.citations_label.text().endswith("0"))
    QApplication.processEvents()
    before = place(form, form.fields["result"]).top()
    editor.insertPlainText(" số 42/KH-UBND")
    qtbot.waitUntil(lambda: form.citations_label.text().endswith("1"))
    QApplication.processEvents()
    assert place(form, form.fields["result"]).top() == before


def test_chips_are_reached_by_keys_and_lead_to_their_place(
    form: TaskForm, session: Session, qtbot: QtBot
) -> None:
    session.write_task("a", "documents", TWO)
    form.show_task("a")
    form.fields["evaluation"].editor.setFocus()
    qtbot.waitUntil(form.fields["evaluation"].editor.hasFocus)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert form.citations.hasFocus()
    assert form.citations.currentIndex().row() == 0
    QTest.keyClick(form.citations, Qt.Key.Key_Right)
    assert form.citations.currentIndex().row() == 1
    QTest.keyClick(form.citations, Qt.Key.Key_Return)
    editor = form.fields["documents"].editor
    assert editor.hasFocus()
    assert editor.textCursor().position() == TWO.index("Công văn")
    assert not editor.textCursor().hasSelection()
    assert editor.text() == TWO


def test_no_chips_are_no_stop_of_tab(form: TaskForm, session: Session) -> None:
    session.write_task("a", "documents", "không có")
    form.show_task("a")
    assert form.citations.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_chip_is_never_wider_than_its_list(form: TaskForm, session: Session) -> None:
    session.write_task("a", "documents", "Kế hoạch số 18/KH-UBND-BCĐ-VPHĐND-TTHĐND ngày 22/01/2024")
    form.show_task("a")
    form.resize(330, 500)
    QApplication.processEvents()
    chips = form.citations
    assert chips.model().rowCount() == 1
    assert chips.visualRect(chips.model().index(0, 0)).width() <= chips.viewport().width()
    assert chips.event(QEvent(QEvent.Type.FontChange))
