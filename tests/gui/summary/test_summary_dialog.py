"""The summary in the window: figures as of a day, what is late, sentences to paste, files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import docx
import pytest
from judged_report import GROUPS, ID, LATE, judged_draft
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from db.records import Column, Period
from ui.main_window import MainWindow
from ui.session.recent_folders import EXPORT_FOLDER, load_folder
from ui.session.session import Session
from ui.summary.dialog import SummaryDialog
from vqdesk.summary.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.dialogs.dialog import Dialog

SHOWN = Qt.ItemDataRole.DisplayRole
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    store.reports.add(judged_draft())
    shown = MainWindow(Session(store))
    qtbot.addWidget(shown)
    shown.show()
    shown.session.open_report(ID)
    return shown


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SummaryDialog:
    view = SummaryDialog(window.session, window.session.report(), window)
    qtbot.addWidget(view)
    view.show()
    counted(view, qtbot)
    return view


def counted(view: SummaryDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.summary is not None and view.runner.running is None)


def rows_of(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [str(model.data(model.index(row, column), SHOWN)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_is_opened_from_the_menu_and_by_its_key(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    seen: list[str] = []

    def look(dialog: Dialog) -> bool:
        assert isinstance(dialog, SummaryDialog)
        counted(dialog, qtbot)
        seen.append(str(dialog.summary.count.total))
        return False

    boxes.dialogs += [look, look]
    window.actions_["summary"].trigger()
    window.activateWindow()
    window.tree.setFocus()
    qtbot.waitUntil(window.tree.hasFocus)
    qtbot.keyClick(window.tree, Qt.Key.Key_F7)
    assert seen == ["8", "8"]


def test_a_period_that_still_runs_is_first_looked_at_as_of_today(window: MainWindow, qtbot: QtBot) -> None:
    today, report = date.today(), window.session.report()
    for end, asked in (
        (today + timedelta(1), today),
        (today, today),
        (today - timedelta(1), today - timedelta(1)),
    ):
        running = replace(report, period=Period("khác", end.year, start="2020-01-01", end=end.isoformat()))
        view = SummaryDialog(window.session, running, window)
        qtbot.addWidget(view)
        assert view.when.currentData() == asked
        qtbot.waitUntil(lambda view=view: view.runner.running is None)


def test_without_a_report_there_is_no_summary(store: Store, qtbot: QtBot) -> None:
    shown = MainWindow(Session(store))
    qtbot.addWidget(shown)
    assert not shown.actions_["summary"].isEnabled()


def test_window_files_and_sentences_show_the_same_figures(
    dialog: SummaryDialog, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    for ending in (".docx", ".xlsx"):
        dialog.export_to(tmp_path / f"a{ending}")
        qtbot.waitUntil(lambda: dialog.runner.running is None)
    assert len(boxes.offered) == 2
    tables = docx.Document(str(tmp_path / "a.docx")).tables
    book = load_workbook(tmp_path / "a.xlsx")
    for model, table, sheet in zip((dialog.units, dialog.domains), tables, book.worksheets, strict=False):
        shown = rows_of(model)
        assert [[cell.text for cell in row.cells] for row in table.rows[2:]] == shown
        for row in shown:
            (cells,) = [each for each in sheet.iter_rows() if each[0].value == row[0]]
            assert [str(cell.value) for cell in cells[:7]] == row[:7]
            for cell, figure in zip(cells[7:], row[7:], strict=True):
                assert figure in (
                    cell.value,
                    f"{100 * cell.value:.1f}%".replace(".", ",") if cell.value != "-" else "",
                )
    whole = rows_of(dialog.units)[0]
    assert whole[1:7] == ["8", *map(str, GROUPS.values())]
    said = dialog.sentences.toPlainText()
    assert said.startswith(f"Tổng số nhiệm vụ: {whole[1]}; hoàn thành 3 ({whole[7]}), ")
    assert f"trong đó đúng hạn {whole[2]} ({whole[8]}), quá hạn {whole[3]}; " in said
    assert f"Số nhiệm vụ quá hạn: 3 ({whole[9]} tổng số)" in said
    assert said.split("\n") == list(sentences(dialog.summary))


def test_the_file_is_for_others_unless_the_leader_s_copy_is_asked_for(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    report = window.session.report()
    columns = (*report.columns, Column("deadline", "Hạn", visibility="internal"))
    window.session.store.columns.write(ID, columns, {}, verb="write_columns")
    dialog = SummaryDialog(window.session, replace(report, columns=columns), window)
    qtbot.addWidget(dialog)
    dialog.show()
    counted(dialog, qtbot)
    # The clerk sees all of it.
    assert [dialog.tasks.task(row).task.id for row in range(len(LATE))] == list(LATE)
    assert dialog.leader.isVisible()
    assert not dialog.leader.isChecked()
    for is_leader_s in (False, True):
        dialog.leader.setChecked(is_leader_s)
        dialog.export_to(tmp_path / "a.docx")
        qtbot.waitUntil(lambda: dialog.runner.running is None)
        document = docx.Document(str(tmp_path / "a.docx"))
        assert (document.paragraphs[0].text == "Bản nội bộ") == is_leader_s
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert ("15/8/2026" in cells) == is_leader_s


def test_where_nothing_is_internal_no_copy_is_asked_about(dialog: SummaryDialog) -> None:
    assert dialog.leader.isHidden()


def test_the_notes_tell_of_several_leads_and_missing_deadlines(dialog: SummaryDialog) -> None:
    assert dialog.notes.isVisible()
    first, second = dialog.notes.text().split("\n")
    assert first.startswith("Có 2 nhiệm vụ do nhiều đơn vị chủ trì")
    assert second.startswith("Có 2 nhiệm vụ không ghi thời hạn")


def test_headings_are_whole_and_the_whole_is_bold(dialog: SummaryDialog) -> None:
    model = dialog.units
    headings = [model.headerData(at, ACROSS, SHOWN) for at in range(model.columnCount())]
    assert headings[:3] == ["Đơn vị chủ trì", "Tổng\nsố", "Hoàn thành\nđúng hạn"]
    assert headings[5:] == [
        *("Chưa hoàn thành,\nquá hạn", "Chưa\nxác định"),
        *("Hoàn thành /\ntổng số", "Đúng hạn /\nhoàn thành", "Quá hạn /\ntổng số"),
    ]
    bold = [model.data(model.index(row, 0), Qt.ItemDataRole.FontRole) for row in range(2)]
    assert [font is not None and font.bold() for font in bold] == [True, False]
    assert model.data(model.index(1, 1), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_the_period_s_end_today_or_another_day(dialog: SummaryDialog, qtbot: QtBot) -> None:
    assert dialog.when.itemText(0).endswith("(30/09/2026)")
    assert not dialog.day.isEnabled()
    dialog.when.setCurrentIndex(1)
    counted(dialog, qtbot)
    assert dialog.summary.as_of == date.today()
    dialog.when.setCurrentIndex(2)
    assert dialog.day.isEnabled()
    counted(dialog, qtbot)
    dialog.day.put_text("31/8/2026")
    qtbot.waitUntil(lambda: dialog.summary is not None and dialog.summary.as_of == date(2026, 8, 31))
    assert [each.task.id for each in dialog.summary.late] == ["a"]
    assert "31/08/2026" in dialog.sentences.toPlainText()


def test_where_the_period_tells_no_last_day_it_is_today(window: MainWindow, qtbot: QtBot) -> None:
    report = replace(window.session.report(), period=Period("khác", 2026))
    view = SummaryDialog(window.session, report, window)
    qtbot.addWidget(view)
    counted(view, qtbot)
    assert view.when.count() == 2
    assert view.summary.as_of == date.today()


def test_what_is_no_day_is_said_and_nothing_is_counted(dialog: SummaryDialog, qtbot: QtBot) -> None:
    dialog.when.setCurrentIndex(2)
    counted(dialog, qtbot)
    assert dialog.doubt.isHidden()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.day.setFocus()
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "31/6/2026")
    assert dialog.doubt.text().startswith("“31/6/2026” không phải là một ngày; hãy ghi ")
    assert dialog.doubt.isVisible()
    assert dialog.summary is None
    assert rows_of(dialog.units) == []
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "31/8/2026")
    qtbot.waitUntil(lambda: dialog.summary is not None and dialog.summary.as_of == date(2026, 8, 31))
    assert dialog.doubt.isHidden()
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()
    assert dialog.isHidden()


def test_a_day_chosen_while_counting_is_counted_next(dialog: SummaryDialog, qtbot: QtBot) -> None:
    dialog.when.setCurrentIndex(2)
    dialog.day.put_text("31/8/2026")
    dialog.day.put_text("2026-07-01")
    # Nothing of a day that is not the one above is shown meanwhile.
    assert dialog.summary is None
    assert rows_of(dialog.units) == []
    assert not dialog.export_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.summary is not None and dialog.summary.as_of == date(2026, 7, 1))


def test_late_tasks_stand_with_their_reasons(dialog: SummaryDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.list)
    assert [each.task.id for each in map(dialog.tasks.task, range(4))] == [*LATE, "e"]
    rows = rows_of(dialog.tasks)
    assert rows[0][:5] == ["1", "Phòng Kinh tế", "Nhiệm vụ số 1", "15/8/2026", "Hoàn thành quá hạn"]
    assert "quá hạn 5 ngày" in rows[0][5]
    assert rows[3][4] == "Chưa xác định"
    assert "quá hạn 5 ngày" in dialog.list.text.toPlainText()


def test_a_chosen_task_is_gone_to(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    def choose(dialog: Dialog) -> bool:
        counted(dialog, qtbot)
        assert not dialog.go_button.isEnabled()
        dialog.tabs.setCurrentWidget(dialog.list)
        dialog.table.selectRow(1)
        assert dialog.go_button.isEnabled()
        dialog.go_button.click()
        assert dialog.result() == 1
        return True

    boxes.dialogs.append(choose)
    window.actions_["summary"].trigger()
    assert window.session.task_id == "c"
    assert window.forms.currentWidget() is window.task_form


def test_enter_in_the_list_goes_to_the_task(dialog: SummaryDialog, qtbot: QtBot) -> None:
    dialog.tabs.setCurrentWidget(dialog.list)
    dialog.table.setFocus()
    dialog.table.selectRow(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.task_chosen == "h"


def test_the_sentences_are_copied(dialog: SummaryDialog) -> None:
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "\n".join(sentences(dialog.summary))


def test_the_file_is_named_after_the_period(
    dialog: SummaryDialog,
    store: Store,
    qtbot: QtBot,
    boxes: object,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    named: list[str] = []
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _dialog, name: named.append(name))
    boxes.file = str(tmp_path / "tổng hợp.xlsx")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.runner.running is None)
    assert named == ["Summary of quy III nam 2026.docx"]
    assert (tmp_path / "tổng hợp.xlsx").exists()
    assert load_folder(store, EXPORT_FOLDER) == tmp_path


def test_what_cannot_be_written_is_told(
    dialog: SummaryDialog, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    dialog.export_to(tmp_path / "none" / "a.docx")
    qtbot.waitUntil(lambda: dialog.runner.running is None)
    assert len(boxes.warned) == 1
    assert "không có thư mục" in boxes.warned[0]


def test_it_can_be_read_on_a_small_screen(dialog: SummaryDialog, qtbot: QtBot) -> None:
    sign = dialog.fontMetrics().averageCharWidth()
    dialog.resize(628, 353)  # 92 % of 683 x 384
    dialog.notes.setText(f"{dialog.notes.text()} " * 2)
    area = dialog.body.parentWidget().parentWidget()
    assert area.verticalScrollBar().maximum() == area.horizontalScrollBar().maximum() == 0
    for page, table, column in (
        (dialog.tabs.widget(0), dialog.unit_table, 0),
        (dialog.domain_table, dialog.domain_table, 0),
        (dialog.list, dialog.table, 5),
    ):
        dialog.tabs.setCurrentWidget(page)
        qtbot.waitUntil(table.isVisible)
        assert table.columnWidth(column) >= 24 * sign
