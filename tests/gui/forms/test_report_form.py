"""The form of the report: every text of its own, its period, its columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from db.records import PERIOD_KINDS, Draft, Organisation, Period, Report
from ui.editors.period_editor import PeriodEditor
from ui.forms.report_form import ReportForm, drop_blank_lines
from vqdesk.columns.edits import remove_column

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

REPORT = "bao-cao-9-thang"


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> ReportForm:
    session.store.registers.seed([Organisation("o1", "UBND xã Văn Quan")], [])
    made = ReportForm(session)
    qtbot.addWidget(made)
    made.show_report()
    return made


def stored(session: Session) -> Report:
    return session.store.reports.get(REPORT)


def rewrite(form: ReportForm, name: str, text: str) -> None:
    form.fields[name].editor.selectAll()
    form.fields[name].editor.insertPlainText(text)
    form.store()


def test_showing_changes_nothing(form: ReportForm, session: Session) -> None:
    before = session.store.reports.revision(REPORT)
    form.show_report()
    session.flush()
    assert session.store.reports.revision(REPORT) == before


def test_every_text(form: ReportForm, session: Session) -> None:
    for name in form.fields:
        rewrite(form, name, f"Sửa {name}")
    report = stored(session)
    assert report.organisation == "Sửa organisation"
    assert report.titles == ("Sửa titles",)
    assert report.attached_to == "Sửa attached_to"
    for _ in form.fields:
        session.undo()
    assert form.fields["titles"].editor.text() == "BIỂU ĐÁNH GIÁ\n" + (
        "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024"
    )
    assert form.fields["organisation"].editor.text() == "UBND huyện Văn Quan"


def test_organisations_are_proposed(form: ReportForm, qtbot: QtBot) -> None:
    form.show()
    editor = form.fields["organisation"].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_F4)
    assert editor.proposals() == ["UBND xã Văn Quan"]  # type: ignore[attr-defined]
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("period", "ended"), [(Period("tháng", 2026, 11), "UBND huyện"), (Period("năm", 2024), "UBND xã")]
)
def test_an_office_that_is_not_there_in_the_period_is_not_proposed(
    form: ReportForm, session: Session, qtbot: QtBot, period: Period, ended: str
) -> None:
    session.store.registers.add_organisation("UBND huyện", valid_to="2025-06-30")
    session.store.registers.add_organisation("UBND xã", valid_from="2025-07-01")
    session.change_report(lambda report: replace(report, period=period))
    form.show()
    editor = form.fields["organisation"].editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_F4)
    proposed = editor.proposals()  # type: ignore[attr-defined]
    assert {"UBND huyện", "UBND xã", "UBND xã Văn Quan"} - set(proposed) == {ended}
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


def test_every_line_is_a_title(form: ReportForm, session: Session) -> None:
    rewrite(form, "titles", "\nMột\u00a0hai\n\n  \nBa\n")
    assert stored(session).titles == ("Một\u00a0hai", "Ba")
    # The blank line that was just begun is not taken from under the cursor.
    assert form.fields["titles"].editor.text().endswith("Ba\n")
    assert drop_blank_lines("") == ""
    rewrite(form, "titles", "")
    assert stored(session).titles == ()


def test_the_columns_follow_what_is_stored(form: ReportForm, session: Session) -> None:
    before = stored(session).columns
    assert form.columns.model.columns == before
    form.columns.choose("documents")
    edit = remove_column(before, "documents")
    assert session.change_columns(edit, "remove_column", "documents")
    assert form.columns.model.columns == edit.columns
    assert form.columns.chosen() == edit.columns[3]
    session.undo()
    assert form.columns.model.columns == before
    session.change_report(lambda report: replace(report, columns=before[:2]))
    assert form.columns.model.columns == before[:2]
    assert form.columns.chosen() == before[1]


def test_another_period_leaves_titles_and_headings(form: ReportForm, session: Session) -> None:
    before = stored(session)
    form.period_editor.kind.setCurrentIndex(PERIOD_KINDS.index("quý"))
    form.period_editor.ordinal.setCurrentIndex(2)
    form.period_editor.year.setValue(2025)
    after = stored(session)
    assert after.period == Period("quý", 2025, 3)
    assert (after.titles, after.columns) == (before.titles, before.columns)
    for _ in range(3):
        session.undo()
    assert stored(session).period == before.period
    assert form.period_editor.period() == before.period


def test_a_period_that_another_report_has_and_an_office_that_is_gone_are_told(
    form: ReportForm, session: Session
) -> None:
    session.store.registers.add_organisation("UBND huyện Văn Quan", valid_to="2025-06-30")
    other = replace(stored(session), id="khac", period=Period("quý", 2026, 3))
    session.store.reports.add(Draft(other, ()))
    form.show_report()
    assert form.doubts.isHidden()
    session.change_report(lambda report: replace(report, period=other.period))
    assert "hai báo cáo cùng kỳ" in form.doubts.text()
    assert "kết thúc hoạt động ngày 30/06/2025" in form.doubts.text()
    assert not form.doubts.isHidden()
    session.undo()
    assert form.doubts.isHidden()


def test_the_arrows_go_from_no_year_to_this_one(form: ReportForm) -> None:
    year = form.period_editor.year
    year.setValue(0)
    assert year.text() == "none"
    year.stepDown()
    assert year.value() == 0
    year.stepUp()
    assert year.value() == date.today().year
    year.stepUp()
    assert year.value() == date.today().year + 1


def test_a_year_is_stored_when_it_is_typed_out(form: ReportForm, session: Session, qtbot: QtBot) -> None:
    form.show()
    year = form.period_editor.year
    year.setFocus()
    qtbot.waitUntil(year.hasFocus)
    year.selectAll()
    qtbot.keyClicks(year, "2026")
    rewrite(form, "attached_to", "Khác")
    assert stored(session).period.year == 2026


@pytest.mark.parametrize(
    "period",
    [
        Period("tháng", 2024, 12),
        Period("quý", 2024, 4),
        Period("6 tháng", 2024),
        Period("9 tháng", 2024),
        Period("năm", 2024),
        Period("năm", None),
        Period("tháng", 2024, None),
        Period("khác", 2024, None, "2024-03-01", "2024-04-15"),
        Period("khác", None, None, None, "2024-04-15"),
    ],
)
def test_every_period_is_shown_as_it_is(qtbot: QtBot, period: Period) -> None:
    editor = PeriodEditor()
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_period(period)
    assert editor.period() == period


def test_days_of_a_period(qtbot: QtBot) -> None:
    editor = PeriodEditor()
    qtbot.addWidget(editor)
    editor.set_period(Period("khác", 2024))
    with qtbot.waitSignal(editor.changed):
        editor.start.box.click()
    editor.start.edit.setDate(QDate(2024, 3, 1))
    assert editor.period() == Period("khác", 2024, None, "2024-03-01", None)


def test_the_wheel_passes_over_a_period(qtbot: QtBot) -> None:
    editor = PeriodEditor()
    qtbot.addWidget(editor)
    editor.set_period(Period("tháng", 2024, 5))
    for watched in (editor.kind, editor.ordinal, editor.year, editor.start.edit):
        event = QWheelEvent(
            QPointF(2, 2),
            QPointF(2, 2),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(watched, event)
    assert editor.period() == Period("tháng", 2024, 5)
