"""The preview of an import: tasks, columns, period, matches, account; by clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from db.errors import Refused
from db.records import Domain, Draft, Period, Section, Task
from ui.importing.dialog import ImportDialog
from ui.session.session import Session
from vqdesk.annex.layout.style import AnnexStyle
from vqdesk.annex.recognition.recogniser import Recognised
from vqdesk.annex.source.import_log import ImportLog, LogEntry
from vqdesk.formats.exchange.writer import write
from vqdesk.importing.file_import import Annex, Incoming, open_clipboard, open_file
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.store.store import Store

ANNEX = Path(__file__).parents[2] / "data" / "van-quan-9-thang-2024.txt"
HEAD = "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\tGhi chú\n"
ROWS = "1\tPhòng Nội vụ\tSắp xếp đơn vị hành chính\tĐã xong\t88%\tx\n2\tCông an\tTuần tra\tĐang làm\t50%\t\n"
Display = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def session(store: Store) -> Session:
    return Session(store)


def pasted(text: str = HEAD + ROWS, title: str = "BIỂU ĐÁNH GIÁ năm 2024\n") -> Incoming:
    return open_clipboard("", title + text, "clipboard")


def tasks(draft: Draft) -> list[Task]:
    return [task for section in draft.sections for task in section.tasks]


def choose(combo: QComboBox, index: int) -> None:
    """Choose an entry as a hand does: the box hears of it through `activated`."""
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def stored(session: Session, *, near: bool = False) -> Draft:
    """Store what `pasted` gives, with a task more; `near` words the second task a little otherwise."""
    draft = pasted().annexes[0].recognise().draft
    first, second = tasks(draft)
    if near:
        second = replace(second, content="Tuần tra ban đêm trên địa bàn", evaluation="40%")
    gone = replace(first, id="gone", number="3", content="Diễn tập phòng thủ", unit="Ban Chỉ huy quân sự")
    draft = Draft(draft.report, (Section(draft.sections[0].domain, (first, second, gone)),))
    session.store.reports.add(draft)
    return draft


def column(dialog: ImportDialog, at: int) -> list[str]:
    model = dialog.tasks.model
    return [model.data(model.index(row, at), Display) for row in range(model.rowCount())]


# Tasks


def test_the_tasks_stand_beside_the_cells_of_the_source(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(open_file(ANNEX))
    first = dialog.tasks.model.record(1)
    assert isinstance(first, Task)
    shown = dialog.tasks.text.toPlainText()
    assert "dòng 12, cột 2 - Tên đơn vị" in shown
    assert first.unit in shown
    assert dialog.tabs.tabText(2) == "&What was done (6)"
    assert not dialog.tabs.isTabVisible(3)


def test_the_arrows_go_through_the_tasks_and_enter_imports(
    opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened(open_file(ANNEX))
    assert dialog.focusWidget() is dialog.tasks.table
    before = dialog.tasks.text.toPlainText()
    qtbot.keyClick(dialog.tasks.table, Qt.Key.Key_Down)
    assert "dòng 13" not in before
    assert dialog.tasks.text.toPlainText() != before
    qtbot.keyClick(dialog.tasks.table, Qt.Key.Key_Return)
    assert dialog.result() == ImportDialog.DialogCode.Accepted


def test_domains_are_bold_over_the_whole_row(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(open_file(ANNEX))
    model, table = dialog.tasks.model, dialog.tasks.table
    assert isinstance(model.record(0), Domain)
    font = model.data(model.index(0, 0), Qt.ItemDataRole.FontRole)
    assert isinstance(font, QFont)
    assert font.bold()
    assert model.data(model.index(1, 0), Qt.ItemDataRole.FontRole) is None
    assert (table.columnSpan(0, 0), table.columnSpan(1, 0)) == (model.columnCount(), 1)


def test_a_file_that_looks_like_markup_is_shown_to_the_letter(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(pasted(HEAD + ROWS.replace("Tuần tra", "<b>Tuần & tra")))
    dialog.tasks.table.selectRow(1)
    assert "<b>Tuần & tra" in dialog.tasks.text.toPlainText()


def test_a_file_of_ours_shows_the_texts_of_its_tasks(opened: Callable[..., ImportDialog]) -> None:
    draft = pasted().annexes[0].recognise().draft
    dialog = opened(Incoming("a.json", (Annex("a", ready=Recognised(draft, ImportLog())),)))
    assert "Sắp xếp đơn vị hành chính" in dialog.tasks.text.toPlainText()
    assert not dialog.period.isEnabled()
    assert dialog.columns.combos == {}
    assert dialog.found()[0].draft == draft


def test_ten_thousand_tasks_are_shown_at_once(opened: Callable[..., ImportDialog]) -> None:
    rows = "".join(f"{at}\tĐơn vị {at % 40}\tViệc {at}\tĐã làm\t{at % 100}%\t\n" for at in range(1, 10_001))
    dialog = opened(pasted(HEAD + rows))
    assert dialog.tasks.model.rowCount() == 10_000
    dialog.tasks.table.selectRow(9_999)
    assert "Việc 10000" in dialog.tasks.text.toPlainText()


# Columns


def test_a_column_that_is_given_another_field_is_read_anew(
    opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened(pasted())
    assert tasks(dialog.found()[0].draft)[0].note == "x"
    dialog.tabs.setCurrentWidget(dialog.columns)
    combo = dialog.columns.combos["Ghi chú"]
    combo.setFocus()
    assert combo.currentText() == "Ghi chú"
    for _ in range(6):
        qtbot.keyClick(combo, Qt.Key.Key_Up)
    first = tasks(dialog.found()[0].draft)[0]
    assert (first.documents, first.note) == ("x", "")
    assert dialog.columns.combos["Ghi chú"] is combo
    assert dialog.focusWidget() is combo
    assert combo.currentData() == "documents"
    assert "x" in column(dialog, dialog.tasks.model.fields().index("documents"))


def test_what_was_decided_is_told_and_one_click_takes_it_for_the_other(
    opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    head = "TT\tNhiệm vụ\tChủ trì\tKết quả\tThời hạn\tGhi chú (nội bộ)"
    rows = "1\tLập đề án\tVăn phòng\tTờ trình\t30/9/2024\tx\n2\tRà soát\tCông an\tBáo cáo\tQuý III/2024\t"
    dialog = opened(pasted(f"{head}\n{rows}\n"))
    dialog.tabs.setCurrentWidget(dialog.columns)
    page = dialog.columns
    assert page.combos["Kết quả"].currentData() == "output"
    assert page.reasons["Kết quả"].text() == "Theo chữ trong cột."
    assert page.others["Kết quả"].isVisible()
    assert not page.others["Chủ trì"].isVisible()
    assert not page.reasons["Chủ trì"].isVisible()
    assert page.combos["Ghi chú (nội bộ)"].currentData() == "note"
    assert "nội bộ" in page.reasons["Ghi chú (nội bộ)"].text()
    qtbot.mouseClick(page.others["Kết quả"], Qt.MouseButton.LeftButton)
    assert page.combos["Kết quả"].currentData() == "result"
    assert tasks(dialog.found()[0].draft)[0].result == "Tờ trình"
    assert page.reasons["Kết quả"].text() == "Do bạn chọn."


def test_columns_that_leave_no_annex_are_refused_in_a_sentence(
    opened: Callable[..., ImportDialog], boxes: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(pasted())
    before = dialog.found()

    def refuse(*_args: object, **_values: object) -> None:
        raise Refused("file.no_table", name="clipboard")

    monkeypatch.setattr(Annex, "recognise", refuse)
    combo = dialog.columns.combos["Nội dung"]
    choose(combo, combo.findData("extra"))
    error = dialog.columns.errors["Nội dung"]
    assert "Không tìm thấy biểu" in error.text()
    assert boxes.warned == []
    assert combo.currentData() == "content"
    assert dialog.found() == before


# Period


def test_an_annex_without_a_period_waits_for_one(opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
    dialog = opened(pasted(title=""))
    assert "choose the period" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert not dialog.accept_button.isEnabled()
    assert dialog.focusWidget() is dialog.period.kind
    qtbot.keyClick(dialog.period.kind, Qt.Key.Key_Up)
    assert not dialog.accept_button.isEnabled()
    dialog.period.year.selectAll()
    qtbot.keyClicks(dialog.period.year, "202")
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.period.year, "3")
    assert dialog.accept_button.isEnabled()
    assert dialog.problem.isHidden()
    qtbot.keyClick(dialog.period.year, Qt.Key.Key_Return)
    assert dialog.result() == ImportDialog.DialogCode.Accepted
    assert dialog.found()[0].draft.report.period == Period("năm", 2023)


def test_a_period_that_was_chosen_outlives_another_choice_of_columns(
    opened: Callable[..., ImportDialog],
) -> None:
    dialog = opened(pasted(title=""))
    dialog.period.year.setValue(2023)
    choose(dialog.columns.combos["Ghi chú"], 3)
    assert dialog.found()[0].draft.report.period.year == 2023
    assert dialog.accept_button.isEnabled()


def test_a_file_without_a_period_takes_that_of_the_report_it_updates(
    opened: Callable[..., ImportDialog], session: Session
) -> None:
    stored(session)
    dialog = opened(pasted(title=""))
    choose(dialog.into, 1)
    assert dialog.accept_button.isEnabled()
    assert dialog.updated().report.period == Period("năm", 2024)
    assert dialog.period.year.value() == 2024


# Into what


def test_what_changes_in_a_report_is_marked_and_its_former_text_shown(
    opened: Callable[..., ImportDialog], session: Session
) -> None:
    old = stored(session)
    dialog = opened(pasted(HEAD + ROWS.replace("88%", "90%") + "4\tA\tTrồng mới rừng phòng hộ\tx\t1%\t\n"))
    assert "Change" not in dialog.tasks.model.headings().values()
    dialog.into.setCurrentIndex(1)
    assert [task.id for task in tasks(dialog.updated())][:2] == [task.id for task in tasks(old)[:2]]
    assert column(dialog, 0) == ["changed", "same", "not in file", "new"]
    table = dialog.tasks.table
    room = table.fontMetrics().horizontalAdvance("not in file") + 2 * table.fontMetrics().averageCharWidth()
    assert table.columnWidth(0) >= room
    model, at = dialog.tasks.model, dialog.tasks.model.fields().index("evaluation")
    coloured = [bool(model.data(model.index(0, each), Qt.ItemDataRole.BackgroundRole)) for each in (at, 1)]
    assert coloured == [True, False]
    dialog.tasks.table.selectRow(0)
    told = dialog.tasks.text.toPlainText()
    assert told.index("In the report until now:") < told.index("88%") < told.index("90%")
    dialog.into.setCurrentIndex(0)
    assert dialog.updated() is None
    assert len(column(dialog, 0)) == 3


def test_the_clerk_decides_about_near_matches(opened: Callable[..., ImportDialog], session: Session) -> None:
    first, second, _gone = tasks(stored(session, near=True))
    dialog = opened(pasted(HEAD + ROWS.replace("Tuần tra", "Tuần tra ban đêm địa bàn")))
    dialog.into.setCurrentIndex(1)
    assert dialog.tabs.isTabVisible(3)
    assert dialog.tabs.tabText(3) == "&Matches (1)"
    target = dialog.target
    assert "To be decided: 1" in target.summary.text()
    row = target.model.row(0)
    assert row.old.id == second.id
    assert target.model.data(target.model.index(0, 1), Display) == f"{row.score}%"
    assert 80 <= row.score < 100
    assert target.partner.currentData() == second.id
    assert [task.id for task in tasks(dialog.updated())] == [first.id, second.id, "gone"]
    choose(target.partner, 0)
    assert column(dialog, 0).count("new") == 1
    assert [task.id for task in tasks(dialog.updated())].count(second.id) == 1
    target.keep_gone.click()
    kept = [task.id for task in tasks(dialog.updated())]
    assert kept[0] == first.id
    assert second.id not in kept
    assert len(kept) == 2
    assert "leaves the report" in target.model.data(target.model.index(1, 0), Display)


def test_a_new_task_may_be_an_old_one_that_no_words_tell(
    opened: Callable[..., ImportDialog], session: Session, qtbot: QtBot
) -> None:
    stored(session)
    dialog = opened(pasted(HEAD + ROWS + "3\tBan Chỉ huy\tHội thao quốc phòng\tx\t1%\t\n"))
    dialog.into.setCurrentIndex(1)
    dialog.tabs.setCurrentWidget(dialog.target)
    partner = dialog.target.partner
    assert partner.currentData() is None
    partner.setFocus()
    qtbot.keyClick(partner, Qt.Key.Key_Down)
    assert partner.currentData() == "gone"
    merged = tasks(dialog.updated())
    assert [(task.id, task.content) for task in merged][2:] == [("gone", "Hội thao quốc phòng")]
    assert column(dialog, 0) == ["same", "same", "changed"]


def test_an_old_task_is_chosen_once_only(opened: Callable[..., ImportDialog], session: Session) -> None:
    old = stored(session)
    dialog = opened(pasted(HEAD + "7\tA\tViệc khác hẳn\tx\t1%\t\n8\tB\tMột việc nữa\ty\t2%\t\n"))
    dialog.into.setCurrentIndex(1)
    for row in (0, 1):
        dialog.target.table.selectRow(row)
        choose(dialog.target.partner, dialog.target.partner.findData(tasks(old)[0].id))
    assert not dialog.accept_button.isEnabled()
    assert "chosen twice" in dialog.problem.text()
    choose(dialog.target.partner, 0)
    assert dialog.accept_button.isEnabled()


def test_another_period_does_not_undo_what_was_decided(
    opened: Callable[..., ImportDialog], session: Session
) -> None:
    stored(session, near=True)
    dialog = opened(pasted(HEAD + ROWS.replace("Tuần tra", "Tuần tra ban đêm địa bàn")))
    dialog.into.setCurrentIndex(1)
    choose(dialog.target.partner, 0)
    decided = dialog.target.partners()
    dialog.period.year.setValue(2025)
    assert dialog.target.partners() == decided
    assert dialog.updated().report.period.year == 2024


# Several annexes


def test_of_several_annexes_those_with_a_mark_are_stored(
    opened: Callable[..., ImportDialog], session: Session, qtbot: QtBot
) -> None:
    stored(session)
    one, two = pasted().annexes[0], pasted(title="BIỂU năm 2025\n").annexes[0]
    dialog = opened(Incoming("a.docx", (Annex("một", one.grid), Annex("hai", two.grid))))
    dialog.into.setCurrentIndex(1)
    assert dialog.tabs.isTabVisible(3)
    dialog.annexes.setFocus()
    qtbot.keyClick(dialog.annexes, Qt.Key.Key_Down)
    assert dialog.period.year.value() == 2025
    qtbot.keyClick(dialog.annexes, Qt.Key.Key_Space)
    assert [found.draft.report.period.year for found in dialog.found()] == [2024, 2025]
    assert not dialog.into.isEnabled()
    assert not dialog.tabs.isTabVisible(3)
    assert dialog.updated() is None
    for row in (0, 1):
        dialog.annexes.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled()
    assert dialog.problem.text() == "Choose the annex to import."


def test_the_annex_that_has_no_period_is_named(opened: Callable[..., ImportDialog]) -> None:
    one, two = pasted().annexes[0], pasted(title="").annexes[0]
    dialog = opened(Incoming("a.docx", (Annex("một", one.grid), Annex("hai", two.grid))))
    dialog.annexes.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.annexes.currentRow() == 1
    dialog.annexes.setCurrentRow(0)
    assert "“hai”" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()


def test_an_annex_without_a_task_is_not_imported(opened: Callable[..., ImportDialog]) -> None:
    blank, filled = pasted(HEAD + "1\t\t\t\t\t\n").annexes[0], pasted().annexes[0]
    dialog = opened(Incoming("a.docx", (Annex("một", blank.grid),)))
    assert (
        dialog.problem.text() == "The annex has no task yet; choose a file in which the tasks are filled in."
    )
    assert not dialog.accept_button.isEnabled()
    dialog = opened(Incoming("a.docx", (Annex("một", blank.grid), Annex("hai", filled.grid))))
    assert dialog.annexes.currentRow() == 1
    assert [len(found.draft.sections) for found in dialog.found()] == [1]
    assert dialog.accept_button.isEnabled()
    dialog.annexes.item(0).setCheckState(Qt.CheckState.Checked)
    assert "“một” has no task" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()


def test_a_report_of_the_same_period_is_told_of(opened: Callable[..., ImportDialog], store: Store) -> None:
    annex = pasted()
    dialog = opened(annex)
    assert "already" not in dialog.problem.text()
    store.reports.add(annex.annexes[0].recognise().draft)
    dialog = opened(annex)
    assert dialog.problem.text().startswith("There is a report of this period already: Năm 2024; ")
    assert dialog.accept_button.isEnabled()
    dialog.into.setCurrentIndex(1)
    assert "already" not in dialog.problem.text()


def test_annexes_without_a_mark_are_told_of(opened: Callable[..., ImportDialog]) -> None:
    annex = pasted().annexes[0]
    dialog = opened(Incoming("a.docx", (Annex("một", annex.grid), Annex("hai", annex.grid))))
    said = "The file has 2 annexes, 1 marked: only what is marked is imported."
    assert dialog.problem.text() == said
    assert dialog.accept_button.isEnabled()
    dialog.annexes.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.problem.isHidden()


def test_every_annex_is_in_sight_however_long_its_title(opened: Callable[..., ImportDialog]) -> None:
    annex = pasted().annexes[0]
    dialog = opened(Incoming("a.docx", tuple(Annex(f"{name} " * 40, annex.grid) for name in ("một", "hai"))))
    dialog.resize(628, 353)
    last = dialog.annexes.visualItemRect(dialog.annexes.item(1))
    assert last.bottom() <= dialog.annexes.viewport().height()
    assert not dialog.annexes.horizontalScrollBar().isVisible()


# Account


def test_problems_come_first_and_are_said_in_a_sentence(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(pasted(HEAD + ROWS + "Tổng\t\t\t\t50%\nNơi nhận:\n"))
    model = dialog.log_page.model
    assert model.data(model.index(0, 1), Display) == "Tổng"
    assert model.data(model.index(0, 1), Qt.ItemDataRole.FontRole).bold()
    assert "worth a look" in dialog.problem.text()
    assert dialog.accept_button.isEnabled()
    assert "Tổng" in dialog.log_page.text.toPlainText()


def test_a_conversion_is_shown_before_and_after(opened: Callable[..., ImportDialog]) -> None:
    found = pasted().annexes[0].recognise()
    account = ImportLog()
    account.add("line 3, column 2", "e\u0302\u0301", "converted", "account.nfc")
    account.add(
        "line 4, column 2", "Phßng", "converted", "account.legacy", charset="TCVN3", after="Phòng Nội vụ"
    )
    dialog = opened(Incoming("a.txt", (Annex("a", ready=replace(found, account=account)),)))
    model = dialog.log_page.model
    shown = [tuple(model.data(model.index(row, at), Display) for at in (0, 1, 2)) for row in (0, 1)]
    assert shown == [
        ("dòng 3, cột 2", "e\u0302\u0301", "ế"),
        ("dòng 4, cột 2", "Phßng", "Phòng Nội vụ"),
    ]
    dialog.log_page.table.selectRow(1)
    assert "Phòng Nội vụ" in dialog.log_page.text.toPlainText()


def test_nothing_to_look_at_says_nothing(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(pasted())
    assert dialog.problem.isHidden()
    assert dialog.tabs.tabText(2) == "&What was done (0)"


# The whole


def test_escape_leaves_all_as_it_was(
    opened: Callable[..., ImportDialog], session: Session, qtbot: QtBot
) -> None:
    old = stored(session)
    dialog = opened(pasted(HEAD + ROWS.replace("88%", "90%")))
    dialog.into.setCurrentIndex(1)
    dialog.target.keep_gone.click()
    qtbot.keyClick(dialog.tasks.table, Qt.Key.Key_Escape)
    assert dialog.result() == ImportDialog.DialogCode.Rejected
    assert session.store.reports.draft(old.report.id) == old


def test_the_tabs_have_keys(opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
    dialog = opened(pasted())
    for key, shown in ((Qt.Key.Key_C, 1), (Qt.Key.Key_W, 2), (Qt.Key.Key_S, 0)):
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        qtbot.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        assert dialog.tabs.currentIndex() == shown


@pytest.mark.parametrize(("points", "size"), [(12, (838, 471)), (10, (700, 420))])
@pytest.mark.parametrize("count", [1, 2])
def test_the_preview_fits_a_small_screen(
    write_in: Callable[[int], None],
    opened: Callable[..., ImportDialog],
    count: int,
    points: int,
    size: tuple[int, int],
) -> None:
    write_in(points)
    annex = pasted(HEAD + ROWS + "Tổng\t\t\t\t50%\n").annexes[0]
    dialog = opened(Incoming("a.docx", (annex,) * count))
    dialog.resize(*size)  # 92 % of 1366 x 768 at 150 %, and less
    assert (dialog.width(), dialog.height()) == size
    area = dialog.body.parentWidget().parentWidget()
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() <= (30, 90)[count - 1]
    assert dialog.tasks.orientation() == Qt.Orientation.Horizontal


def test_struck_out_text_is_left_out_until_the_clerk_wants_it(
    opened: Callable[[Incoming], ImportDialog], qtbot: QtBot
) -> None:
    def read(kept: bool) -> Incoming:
        rows = ROWS + ("" if not kept else "3\tBan Chỉ huy\tDiễn tập\tKế hoạch\tĐã xong\t100%\n")
        why = "account.struck_kept" if kept else "account.struck_row"
        account = (LogEntry("table 1, row 3", "3\tDiễn tập", "converted" if kept else "skipped", why),)
        (annex,) = pasted(HEAD + rows).annexes
        assert annex.grid is not None
        grid = replace(annex.grid, account=account)
        return Incoming("a.docx", (Annex("a", grid),), has_struck=True, keeps_struck=kept, again=read)

    dialog = opened(read(kept=False))
    assert len(tasks(dialog.found()[0].draft)) == 2
    assert "1 cells or rows are struck out whole: choose at “Struck-out text”" in dialog.problem.text()
    choose(dialog.struck, 1)
    qtbot.waitUntil(lambda: len(tasks(dialog.found()[0].draft)) == 3)
    choose(dialog.struck, 0)
    qtbot.waitUntil(lambda: len(tasks(dialog.found()[0].draft)) == 2)
    choose(dialog.struck, 1)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_that_is_gone_leaves_the_choice_as_it_was(
    opened: Callable[[Incoming], ImportDialog], qtbot: QtBot
) -> None:
    def gone(_kept: bool) -> Incoming:
        raise Refused("file.missing", name="a.docx")

    dialog = opened(replace(pasted(), has_struck=True, again=gone))
    choose(dialog.struck, 1)
    qtbot.waitUntil(lambda: "a.docx" in dialog.trouble)
    assert dialog.struck.currentIndex() == 0
    assert len(tasks(dialog.found()[0].draft)) == 2


def test_formulas_without_a_result_are_told_above_and_a_hidden_sheet_is_named(
    opened: Callable[[Incoming], ImportDialog],
) -> None:
    (annex,) = pasted().annexes
    assert annex.grid is not None
    account = [
        LogEntry(f"sheet 1, row {row}, column 5", "=A1", "skipped", "account.formula") for row in (5, 6)
    ]
    account.append(LogEntry("sheet 1, row 7, column 5", "=A1", "converted", "account.formula_old"))
    seen = Annex("Biểu 1", replace(annex.grid, account=account))
    hidden = Annex("Biểu cũ", replace(annex.grid, hidden=True))
    dialog = opened(Incoming("a.xlsx", (seen, hidden)))
    assert [dialog.annexes.item(row).text() for row in (0, 1)] == ["Biểu 1", "Hidden: Biểu cũ"]
    assert "3 formulas" in dialog.problem.text()
    dialog = opened(Incoming("a.xlsx", (Annex("Biểu 1", annex.grid),)))
    assert "formulas" not in dialog.problem.text()


def test_a_doubtful_period_is_asked_and_one_click_answers(
    opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened(pasted(title="Kết quả tháng 3 và quý I năm 2026\n"))
    assert not dialog.accept_button.isEnabled()
    assert "“tháng 3 năm 2026”, “quý I năm 2026”" in dialog.problem.text()
    buttons = [button for button in dialog.period.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in buttons] == ["tháng 3 năm 2026", "quý I năm 2026"]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert dialog.accept_button.isEnabled()
    assert dialog.period.period() == Period("quý", 2026, 1)
    (found,) = dialog.found()
    assert found.draft.report.period == Period("quý", 2026, 1)


def test_a_period_that_is_told_offers_no_others(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(pasted())
    assert not [button for button in dialog.period.findChildren(QPushButton) if button.isVisible()]


# How the annex looks


def styled(tmp_path: Path, draft: Draft) -> Incoming:
    (tmp_path / "a.json").write_text(write(draft, AnnexStyle("decree")), encoding="utf-8")
    return open_file(tmp_path / "a.json")


def test_a_style_that_is_left_is_told_with_the_rest(
    session: Session,
    opened: Callable[[Incoming], ImportDialog],
    make_draft: Callable[..., Draft],
    tmp_path: Path,
) -> None:
    incoming = styled(tmp_path, make_draft("moi", Period("năm", 2025)))
    assert opened(incoming).log_page.model.rowCount() == 0
    kept_styles.keep(session.store, "UBND huyện Văn Quan", AnnexStyle(table_size=14))
    assert opened(incoming).log_page.model.rowCount() == 1
