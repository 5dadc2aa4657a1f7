"""The page of the first start: three questions, by keys, and what comes of the answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from ui.app import begin
from ui.first_run.dialog import FirstStartDialog
from ui.main_window import MainWindow
from ui.session.session import Session
from vqdesk.periods.due import period_due
from vqdesk.periods.period import period_in_title, period_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.dialogs.dialog import Dialog
    from ui.importing.dialog import ImportDialog

NAMED = "BIỂU ĐÁNH GIÁ 6 tháng năm 2024\n"
ANNEX = "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\n1\tPhòng Nội vụ\tViệc số 1\tĐã làm\t88%\n"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def empty(store: Store, qtbot: QtBot) -> MainWindow:
    """Show a window on a store without a report."""
    window = MainWindow(Session(store, "vi"))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> FirstStartDialog:
    """Show the page alone."""
    shown = FirstStartDialog(Session(store, "vi"), lambda _parent: None)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def press(qtbot: QtBot, page: Dialog, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        qtbot.keyClick(page.focusWidget() or page, key)


def test_three_times_enter_make_an_empty_report_of_the_period_that_is_due(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, store: Store
) -> None:
    def answer(page: Dialog) -> int:
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        press(qtbot, page, *3 * [Qt.Key.Key_Return])
        return page.result()

    boxes.dialogs.append(answer)
    begin(empty, None)
    (report,) = store.reports.all()
    due = period_due(date.today())
    assert (report.organisation, report.period, empty.session.report_id) == ("", due, report.id)
    assert period_in_title(due) in report.titles[1]
    assert [column.field for column in report.columns][:3] == ["number", "unit", "content"]
    assert empty.session.outline() == []


def test_enter_goes_from_question_to_question(page: FirstStartDialog, qtbot: QtBot) -> None:
    assert page.organisation.isAncestorOf(page.focusWidget()) or page.organisation is page.focusWidget()
    qtbot.keyClicks(page.focusWidget(), "UBND xa Yen Phuc")
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.focusWidget() is page.period.kind
    press(qtbot, page, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert page.focusWidget() is page.ways["blank"]
    assert page.isVisible()
    press(qtbot, page, Qt.Key.Key_Enter)
    assert page.result() == 1
    assert page.answers().organisation == page.draft().report.organisation == "UBND xa Yen Phuc"


def test_what_was_typed_makes_the_report(empty: MainWindow, boxes: Boxes, store: Store) -> None:
    def answer(page: FirstStartDialog) -> bool:
        page.organisation.setEditText("UBND xã Yên Phúc")
        page.period.kind.setCurrentIndex(4)
        page.period.year.setValue(2025)
        return True

    boxes.dialogs.append(answer)
    empty.first_run.offer()
    (report,) = store.reports.all()
    assert (report.organisation, period_name(report.period)) == ("UBND xã Yên Phúc", "năm 2025")


def test_a_file_that_is_wanted_is_asked_for(store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    chosen: list[Path | None] = [None, tmp_path / "Biểu.docx"]
    page = FirstStartDialog(Session(store, "vi"), lambda _parent: chosen.pop(0))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    press(qtbot, page, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Up)
    assert page.ways["file"].isChecked()
    press(qtbot, page, Qt.Key.Key_Return)  # the file is not chosen: nothing is answered
    assert page.isVisible()
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.file_label.text() == "Biểu.docx"
    assert page.isVisible()
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.result() == 1
    assert page.answers().file == tmp_path / "Biểu.docx"


def test_a_file_is_dropped_on_the_page(page: FirstStartDialog, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "Biểu.xlsx"))])
    page.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, LEFT, NONE))
    assert (page.answers().way, page.answers().file) == ("file", tmp_path / "Biểu.xlsx")


def test_the_file_is_shown_before_it_is_stored_and_says_its_own_period(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NAMED + ANNEX, encoding="utf-8")
    boxes.dialogs += [_answer(file), lambda _review: not store.reports.all()]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: bool(empty.session.report_id))
    (report,) = store.reports.all()
    assert (period_name(report.period), report.organisation) == ("6 tháng năm 2024", "UBND xã Yên Phúc")
    assert len(empty.session.outline()) == 1
    told = "The file covers 6 tháng năm 2024, not năm 2025"
    assert empty.bars.news.text.startswith(told)
    empty.bars.news.hide()
    empty.session.open_report(report.id)
    assert empty.bars.news.isHidden()  # it is said once


def test_what_a_file_overrules_is_said_before_it_is_stored(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    file, seen = tmp_path / "a.txt", []
    own = "(Kèm theo Báo cáo số 1/BC-UBND, ngày 1/7/2025 của UBND xã Tri Lễ)\n"
    file.write_text(NAMED + own + ANNEX, encoding="utf-8")

    def answer(page: FirstStartDialog) -> bool:
        page.show()
        qtbot.keyClicks(page.organisation.lineEdit(), "UBND xa Yen Phuc")
        page.take_file(file)
        return True

    def look(review: ImportDialog) -> bool:
        review.show()
        seen.extend((review.problem.isVisible(), review.problem.text()))
        qtbot.keyClick(review.period.year, Qt.Key.Key_Up)
        seen.append(review.problem.text())
        return False

    boxes.dialogs += [answer, look, lambda _page: False]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: not boxes.dialogs)
    due = period_name(period_due(date.today()))
    period = f"The page before says {due}, the file 6 tháng năm 2024: the report will be of 6 tháng năm 2024"
    office = "The page before says UBND xa Yen Phuc, the file UBND xã Tri Lễ"
    assert seen[0]
    assert period in seen[1]
    assert office in seen[1]
    assert period not in seen[2], "it is the clerk's choice by now"
    assert store.reports.all() == []


def test_a_file_of_another_office_keeps_it_and_no_bar_says_again_what_its_preview_said(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    own = "(Kèm theo Báo cáo số 1/BC-UBND, ngày 1/7/2025 của UBND xã Tri Lễ)\n"
    file.write_text(NAMED.replace("6 tháng năm 2024", "năm 2025") + own + ANNEX, encoding="utf-8")
    boxes.dialogs += [_answer(file), lambda review: "the file UBND xã Tri Lễ" in review.problem.text()]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: bool(empty.session.report_id))
    assert empty.session.report().organisation == "UBND xã Tri Lễ"  # type: ignore[union-attr]
    assert empty.bars.news.isHidden()


def test_a_file_of_the_period_that_was_chosen_is_as_expected(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NAMED.replace("6 tháng năm 2024", "năm 2025") + ANNEX, encoding="utf-8")
    boxes.dialogs += [_answer(file), lambda _review: True]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: bool(empty.session.report_id))
    assert empty.bars.news.isHidden()


def test_what_a_file_leaves_open_is_as_it_was_answered(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, tmp_path: Path
) -> None:
    file, seen = tmp_path / "a.txt", []

    def look(review: ImportDialog) -> bool:
        seen.append((review.organisation.name(), period_name(review.period.period())))
        return False

    file.write_text(ANNEX, encoding="utf-8")
    boxes.dialogs += [_answer(file), look, lambda _page: False]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: not boxes.dialogs)
    assert seen == [("UBND xã Yên Phúc", "năm 2025")]


def test_a_period_that_nobody_has_chosen_answers_for_no_file(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, tmp_path: Path
) -> None:
    file, seen = tmp_path / "a.txt", []

    def answer(page: FirstStartDialog) -> bool:
        page.take_file(file)
        return True

    def look(review: ImportDialog) -> bool:
        seen.append(review.accept_button.isEnabled())
        return False

    file.write_text(ANNEX, encoding="utf-8")
    boxes.dialogs += [answer, look, lambda _page: False]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: not boxes.dialogs)
    assert seen == [False]


@pytest.mark.parametrize("bad", [True, False])
def test_where_nothing_comes_of_a_file_the_page_is_there_as_it_was(
    empty: MainWindow, boxes: Boxes, qtbot: QtBot, store: Store, tmp_path: Path, bad: bool
) -> None:
    file, seen = tmp_path / "a.docx", []
    file.write_bytes(b"no document")
    if not bad:
        file = tmp_path / "a.txt"
        file.write_text(NAMED + ANNEX, encoding="utf-8")

    def look(page: FirstStartDialog) -> bool:
        seen.append((page.organisation.name(), page.answers().file, bool(page.trouble)))
        return False

    boxes.dialogs += [_answer(file), *([] if bad else [lambda _review: False]), look]
    empty.first_run.offer()
    qtbot.waitUntil(lambda: not boxes.dialogs)
    assert seen == [("UBND xã Yên Phúc", file, bad)]
    assert store.reports.all() == []
    assert boxes.warned == []


def _answer(file: Path) -> Callable[[FirstStartDialog], bool]:
    def answer(page: FirstStartDialog) -> bool:
        page.organisation.setEditText("UBND xã Yên Phúc")
        page.period.kind.setCurrentIndex(4)
        page.period.year.setValue(2025)
        page.take_file(file)
        return True

    return answer


@pytest.mark.parametrize("way", ["backups", "bin"])
def test_what_was_there_before_is_got_back_without_answers(store: Store, qtbot: QtBot, way: str) -> None:
    page = FirstStartDialog(Session(store, "vi"), lambda _parent: None, removed=2)
    qtbot.addWidget(page)
    page.links[way].click()
    assert (page.result(), page.answers().way) == (1, way)


def test_the_bin_is_offered_where_something_is_in_it(page: FirstStartDialog) -> None:
    assert list(page.links) == ["backups"]


def test_put_off_it_leaves_all_as_it_was(empty: MainWindow, boxes: Boxes, store: Store) -> None:
    boxes.dialogs.append(lambda _page: False)
    empty.first_run.offer()
    assert store.reports.all() == []
    assert empty.session.report_id is None


def test_the_days_of_a_period_are_not_asked_for(page: FirstStartDialog) -> None:
    assert not page.period.start.box.isVisible()
    assert page.period.year.isVisible()
