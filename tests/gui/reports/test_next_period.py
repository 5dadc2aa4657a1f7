"""The next period from this one, last period beside it, and two periods compared, in the window."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from db.records import Column, Domain, Draft, Period, Report, Section, Task
from ui.comparison.dialog import ComparisonDialog
from ui.main_window import MainWindow
from ui.session.recent_folders import EXPORT_FOLDER, load_folder
from ui.session.session import Session
from vqdesk.first_store.sample import sample_draft
from vqdesk.text.figures import parse_percent

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.dialogs.dialog import Dialog


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(Session(store))
    qtbot.addWidget(shown)
    shown.show()
    shown.session.add_report(sample_draft())
    return shown


def accept(_dialog: Dialog) -> bool:
    return True


def carried(window: MainWindow, boxes: object) -> None:
    boxes.dialogs.append(accept)
    window.actions_["carry_over"].trigger()


def test_the_next_period_has_the_same_tasks_and_empty_narratives(window: MainWindow, boxes: object) -> None:
    before = window.session.store.reports.draft(window.session.report_id)
    carried(window, boxes)
    after = window.session.store.reports.draft(window.session.report_id)
    assert after.report.period == Period("năm", 2024)
    assert window.windowTitle().startswith("Năm 2024 - ")
    assert "năm 2024" in after.report.titles[1]
    ids = [[task.id for section in draft.sections for task in section.tasks] for draft in (before, after)]
    assert ids[0] == ids[1]
    assert {task.result for section in after.sections for task in section.tasks} == {""}
    window.bars.done.buttons["undo"].click()
    assert [report.id for report in window.session.store.reports.all()] == [before.report.id]
    assert window.session.report_id == before.report.id


def test_the_period_proposed_is_the_one_that_followed_the_year_before(
    window: MainWindow, boxes: object
) -> None:
    draft = window.session.store.reports.draft(window.session.report_id)
    for at, (kind, year) in enumerate((("6 tháng", 2024), ("năm", 2024))):
        report = replace(draft.report, id=f"kept-{at}", period=Period(kind, year))
        window.session.store.reports.add(Draft(report, ()))
    elsewhere = replace(
        draft.report, id="other", period=Period("quý", 2024, 1), organisation="UBND xã Tri Lễ"
    )
    window.session.store.reports.add(Draft(elsewhere, ()))
    window.session.open_report("kept-1")
    carried(window, boxes)
    assert window.session.report().period == Period("6 tháng", 2025)


def test_what_the_clerk_chooses_is_taken_over(window: MainWindow, boxes: object) -> None:
    def fill(dialog: Dialog) -> bool:
        dialog.results.setChecked(True)
        dialog.without_done.setChecked(True)
        dialog.titles.selectAll()
        dialog.titles.insertPlainText("BIỂU MỚI")
        dialog.period.set_period(Period("quý", 2025, 1))
        dialog.period.changed.emit()
        return True

    boxes.dialogs.append(fill)
    window.actions_["carry_over"].trigger()
    draft = window.session.store.reports.draft(window.session.report_id)
    assert draft.report.titles == ("BIỂU MỚI",)
    assert "quý I năm 2025" in headings_of(draft.report).results
    tasks = [task for section in draft.sections for task in section.tasks]
    shares = [parse_percent(t.evaluation) for section in sample_draft().sections for t in section.tasks]
    assert len(tasks) == sum(share is None or share < 100 for share in shares) < 13
    assert all(task.result for task in tasks)
    assert {task.evaluation for task in tasks} == {""}


def test_notes_and_further_columns_are_asked_once_and_remembered(window: MainWindow, boxes: object) -> None:
    session = window.session
    columns = (
        Column("content", "Việc"),
        Column("deadline", "Hạn"),
        Column("status", "Tình trạng"),
        Column("note", "Ghi chú"),
        Column("extra", "Chỉ tiêu"),
        Column("extra", "Ý kiến"),
    )
    report = Report("r", "UBND xã A", Period("quý", 2026, 3), ("BIỂU",), "", columns)
    task = Task(
        "r",
        "d",
        "t",
        content="việc",
        deadline="15/9",
        status="Đang thực hiện",
        note="nhắc",
        extra={"Chỉ tiêu": "5", "Ý kiến": "ổn"},
    )
    session.add_report(Draft(report, (Section(Domain("r", "d", "", ""), (task,)),)))
    shown: list[dict[str, bool]] = []

    def fill(dialog: Dialog) -> bool:
        shown.append({box.text(): box.isChecked() for box in dialog.columns.values()})
        if len(shown) == 1:
            dialog.columns["note"].click()
            dialog.columns["Chỉ tiêu"].click()
            dialog.period.set_period(Period("quý", 2027, 1))
            dialog.period.changed.emit()
            assert "15/9" not in dialog.stale.text()
            assert "Có 1 nhiệm vụ ghi thời hạn theo kỳ hoặc không ghi năm (việc)" in dialog.stale.text()
        return True

    for _ in range(2):
        boxes.dialogs.append(fill)
        window.actions_["carry_over"].trigger()
        (section,) = session.store.reports.draft(session.report_id).sections
        (made,) = section.tasks
        assert (made.deadline, made.status, made.note, made.extra) == ("15/9", "", "nhắc", {})
    assert shown == [
        {"Ghi chú": False, "Chỉ tiêu": True, "Ý kiến": False},
        {"Ghi chú": True, "Chỉ tiêu": False, "Ý kiến": False},
    ]


def test_the_same_period_cannot_be_chosen(window: MainWindow, boxes: object) -> None:
    def fill(dialog: Dialog) -> bool:
        dialog.period.set_period(window.session.report().period)
        dialog.period.changed.emit()
        assert not dialog.accept_button.isEnabled()
        return False

    boxes.dialogs.append(fill)
    window.actions_["carry_over"].trigger()
    assert len(window.session.store.reports.all()) == 1


def test_last_period_stands_beside_and_is_taken_over_by_a_button(window: MainWindow, boxes: object) -> None:
    first = window.session.outline()[0].id
    window.session.go_to("task", first)
    assert window.task_form.former_view.isHidden()
    former = window.session.task(first)
    carried(window, boxes)
    window.session.go_to("task", first)
    view = window.task_form.former_view
    assert not view.isHidden()
    assert view.text.toPlainText().startswith(former.result[:40])
    assert former.evaluation in view.label.text()
    view.copy_button.click()
    window.session.flush()
    assert window.session.task(first).result == former.result


def test_two_periods_are_compared_and_written(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    carried(window, boxes)
    first = window.session.outline()[0].id
    window.session.write_task(first, "evaluation", "95%")
    seen: list[ComparisonDialog] = []

    def look(dialog: Dialog) -> bool:
        assert isinstance(dialog, ComparisonDialog)
        seen.append(dialog)
        qtbot.waitUntil(lambda: dialog.comparison is not None and dialog.runner.running is None)
        assert dialog.tasks.rowCount() == 13
        assert dialog.tasks.task(0).status == "risen"
        assert "line-through" in dialog.detail.toHtml()
        dialog.status.setCurrentIndex(1)
        assert dialog.tasks.rowCount() == 0
        for ending in (".docx", ".xlsx"):
            dialog.export_to(tmp_path / f"so sanh{ending}")
            qtbot.waitUntil(lambda: dialog.runner.running is None)
        dialog.export_to(tmp_path / "none" / "a.docx")
        qtbot.waitUntil(lambda: dialog.runner.running is None)
        assert "none" in dialog.trouble
        return True

    boxes.dialogs.append(look)
    window.actions_["compare"].trigger()
    assert len(boxes.offered) == 2
    assert len(seen) == 1
    assert {path.read_bytes()[:2] for path in tmp_path.glob("so sanh.*")} == {b"PK"}
    assert boxes.warned == []


def test_with_one_report_there_is_nothing_to_compare(window: MainWindow, boxes: object) -> None:
    window.actions_["compare"].trigger()
    assert boxes.warned == ["There is no other report to compare with yet."]


def compared(window: MainWindow, qtbot: QtBot, boxes: object) -> ComparisonDialog:
    """Return the comparison with last period, shown."""
    carried(window, boxes)
    reports = {report.id: report for report in window.session.store.reports.all()}
    now = reports.pop(window.session.report_id)
    view = ComparisonDialog(window.session, now, list(reports.values()), window)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.comparison is not None and view.runner.running is None)
    return view


def test_a_comparison_can_be_read_on_a_small_screen(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    view = compared(window, qtbot, boxes)
    sign = view.fontMetrics().averageCharWidth()
    view.resize(628, 353)  # 92 % of 683 x 384
    area = view.body.parentWidget().parentWidget()
    assert area.verticalScrollBar().maximum() == area.horizontalScrollBar().maximum() == 0
    for place, (table, column) in enumerate(((view.table, 2), (view.summary_table, 0))):
        view.tabs.setCurrentIndex(place)
        qtbot.waitUntil(table.isVisible)
        assert table.columnWidth(column) >= 24 * sign
    view.resize(1200, 700)
    for place, table in enumerate((view.table, view.summary_table)):
        view.tabs.setCurrentIndex(place)
        qtbot.waitUntil(lambda: table.viewport().width() > 1000)  # noqa: B023
        qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())  # noqa: B023


def test_the_later_period_is_this_one_whichever_report_is_open(
    window: MainWindow, qtbot: QtBot, boxes: object
) -> None:
    former = window.session.report_id
    first = window.session.outline()[0].id
    carried(window, boxes)
    window.session.write_task(first, "evaluation", "95%")
    later = window.session.report()
    window.session.open_report(former)
    seen: list[ComparisonDialog] = []
    boxes.dialogs.append(lambda dialog: bool(seen.append(dialog)))
    QTest.keyClick(window.tree, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    (view,) = seen
    qtbot.waitUntil(lambda: view.comparison is not None and view.runner.running is None)
    assert (view.comparison.then.id, view.comparison.now.id) == (former, later.id)
    office = "UBND huyện Văn Quan"
    assert view.order.text() == (
        f"Last period: 9 tháng năm 2024 - {office}. This period: Năm 2024 - {office}."
    )
    task = view.tasks.task(0)
    assert (task.evaluation_then, task.evaluation_now) == ("88,0%", "95%")


def test_a_moved_deadline_and_another_group_are_shown(
    window: MainWindow, qtbot: QtBot, boxes: object
) -> None:
    first = window.session.outline()[0].id
    window.session.write_task(first, "deadline", "15/8/2024")
    carried(window, boxes)
    window.session.write_task(first, "deadline", "31/12/2024")
    reports = {report.id: report for report in window.session.store.reports.all()}
    now = reports.pop(window.session.report_id)
    view = ComparisonDialog(window.session, now, list(reports.values()), window)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view.comparison is not None and view.runner.running is None)
    assert view.columns.isHidden()
    view.status.setCurrentIndex(view.status.count() - 1)
    assert 0 < view.tasks.rowCount() < 13
    assert view.tasks.task(0).task.id == first
    assert "15/8/2024 → 31/12/2024" in view.detail.toPlainText()
    assert "Chưa hoàn thành, quá hạn → Chưa hoàn thành, trong hạn" in view.detail.toPlainText()


def test_the_sums_say_what_they_are(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    view = compared(window, qtbot, boxes)
    model = view.summaries
    across = Qt.Orientation.Horizontal
    headings = [
        model.headerData(at, across, Qt.ItemDataRole.DisplayRole) for at in range(model.columnCount())
    ]
    assert headings[-2:] == ["Trung bình kỳ trước\n(số nhiệm vụ)", "Trung bình kỳ này\n(số nhiệm vụ)"]
    bold = [model.data(model.index(row, 0), Qt.ItemDataRole.FontRole) for row in range(model.rowCount())]
    assert [font is not None and font.bold() for font in bold[:3]] == [True, True, False]
    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_the_file_of_a_comparison_is_named_after_what_is_compared(
    window: MainWindow, qtbot: QtBot, boxes: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = compared(window, qtbot, boxes)
    named: list[str] = []
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _dialog, name: named.append(name))
    boxes.file = str(tmp_path / "so sánh.docx")
    view.export_button.click()
    qtbot.waitUntil(lambda: view.runner.running is None)
    assert named == ["Comparison of nam 2024 with 9 thang nam 2024.docx"]
    assert (tmp_path / "so sánh.docx").exists()
    assert load_folder(window.session.store, EXPORT_FOLDER) == tmp_path


def test_the_window_shows_what_is_internal_and_the_comparison_s_file_does_not_have_it(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    secret = "BIMATNOIBO"
    window.session.write_task(window.session.outline()[0].id, "result", secret)
    window.session.change_report(
        lambda report: replace(
            report,
            columns=tuple(
                replace(column, visibility="internal") if column.key == "result" else column
                for column in report.columns
            ),
        )
    )
    view = compared(window, qtbot, boxes)
    assert secret in view.detail.toPlainText()
    view.export_to(tmp_path / "a.docx")
    qtbot.waitUntil(lambda: view.runner.running is None)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert not [name for name in archive.namelist() if secret.encode() in archive.read(name)]
