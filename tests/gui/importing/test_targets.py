"""Where a file and a new period belong, in the window: told, asked, never decided for the clerk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings
from PySide6.QtCore import Qt

from db.records import Period
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.main_window import MainWindow
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.new_dialog import NewReportDialog
from ui.style.dialog import StyleDialog
from vqdesk.importing.file_import import open_clipboard
from vqdesk.offices import profiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.session.session import Session

OFFICE = "UBND huyện Văn Quan"
NINE, HALF = Period("9 tháng", 2024), Period("6 tháng", 2024)
ROWS = (
    "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\n"
    "1\tPhòng Nông nghiệp\tXây dựng đường giao thông nông thôn\tĐã làm 8/16 xã\t50%\n"
)


@pytest.fixture
def session(session: Session) -> Session:
    session.store.registers.seed(profiles.shipped_organisations(), profiles.units())
    return session


@pytest.fixture
def preview(session: Session, qtbot: QtBot) -> Callable[..., ImportDialog]:
    def show(period: str = "6 tháng năm 2024", office: str = OFFICE, head: str = "") -> ImportDialog:
        of = f"(Kèm theo Báo cáo số 7/BC-UBND của {office})\n" if office else ""
        text = f"{head}BIỂU ĐÁNH GIÁ\nTiến độ {period}\n{of}{ROWS}"
        dialog = ImportDialog(session, Readings(open_clipboard("", text, "clipboard")))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


# The preview


def test_another_period_is_asked_about_and_nothing_is_chosen(
    session: Session, preview: Callable[..., ImportDialog]
) -> None:
    before = session.store.reports.draft(session.report_id)
    dialog = preview()
    assert dialog.question.isHidden()
    dialog.into.setCurrentIndex(1)
    assert dialog.question.told.text() == (
        "The file is of the period 6 tháng năm 2024; the report is 9 tháng năm 2024."
    )
    assert [dialog.question.bring.isChecked(), dialog.question.new.isChecked()] == [False, False]
    assert not dialog.accept_button.isEnabled()
    dialog.question.bring.click()
    assert dialog.accept_button.isEnabled()
    report = dialog.updated().report
    assert (report.period, report.organisation, report.titles, report.attached_to) == (
        before.report.period,
        before.report.organisation,
        before.report.titles,
        before.report.attached_to,
    )
    told = [dialog.log_page.model.texts(row) for row in range(dialog.log_page.model.rowCount())]
    assert any("Tiến độ 6 tháng năm 2024" in " ".join(texts) for texts in told)


def test_the_attached_line_that_a_file_brings_is_shown_before_and_after(
    session: Session, preview: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    before = session.store.reports.draft(session.report_id).report
    dialog = preview("9 tháng năm 2024")
    dialog.into.setFocus()
    qtbot.keyClick(dialog.into, Qt.Key.Key_Down)
    assert dialog.into.currentIndex() == 1
    line = f"(Kèm theo Báo cáo số 7/BC-UBND của {OFFICE})"
    model = dialog.log_page.model
    told = {tuple(texts[1:3]) for texts in map(model.texts, range(model.rowCount()))}
    assert (before.attached_to, line) in told
    assert ("\n".join(before.titles), "BIỂU ĐÁNH GIÁ\nTiến độ 9 tháng năm 2024") in told
    assert "worth a look" in dialog.problem.text()
    assert dialog.updated().report.attached_to == line
    qtbot.keyClick(dialog.into, Qt.Key.Key_Up)
    assert not any(before.attached_to in model.texts(row) for row in range(model.rowCount()))


def test_the_file_can_be_a_report_of_its_own_instead(preview: Callable[..., ImportDialog]) -> None:
    dialog = preview()
    dialog.into.setCurrentIndex(1)
    dialog.question.new.click()
    assert dialog.into.currentIndex() == 0
    assert dialog.question.isHidden()
    assert dialog.updated() is None
    assert dialog.found()[0].draft.report.period == HALF
    # Chosen once more it is asked once more.
    dialog.into.setCurrentIndex(1)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.question.new.isChecked()


@pytest.mark.parametrize(
    ("period", "office", "words"),
    [
        ("9 tháng năm 2024", "UBND xã Tân Đoàn", ("UBND xã Tân Đoàn", OFFICE)),
        ("năm 2024", "UBND xã Tân Đoàn", ("UBND xã Tân Đoàn, năm 2024", f"{OFFICE}, 9 tháng năm 2024")),
    ],
)
def test_another_office_is_asked_about(
    preview: Callable[..., ImportDialog], period: str, office: str, words: tuple[str, ...]
) -> None:
    dialog = preview(period, office)
    dialog.into.setCurrentIndex(1)
    assert all(word in dialog.question.told.text() for word in words)
    assert not dialog.accept_button.isEnabled()
    dialog.question.bring.click()
    assert dialog.updated().report.organisation == OFFICE


def test_one_office_by_another_name_is_not_asked_about(preview: Callable[..., ImportDialog]) -> None:
    dialog = preview("9 tháng năm 2024", "Uỷ ban nhân dân huyện Văn Quan")
    dialog.into.setCurrentIndex(1)
    assert dialog.question.isHidden()
    assert dialog.accept_button.isEnabled()
    assert dialog.updated().report.organisation == OFFICE


def test_the_period_chosen_anew_answers_the_question(preview: Callable[..., ImportDialog]) -> None:
    dialog = preview()
    dialog.into.setCurrentIndex(1)
    dialog.period.kind.setCurrentIndex(3)
    assert dialog.question.isHidden()
    assert dialog.accept_button.isEnabled()


def test_a_file_that_tells_no_period_takes_that_of_whichever_report_is_chosen(
    session: Session, make_draft: Callable[..., Draft], preview: Callable[..., ImportDialog]
) -> None:
    session.store.reports.add(make_draft("half", HALF))
    dialog = preview(period="", office="")
    for place in (1, 2, 1):
        dialog.into.setCurrentIndex(place)
        chosen = session.store.reports.get(dialog.into.currentData())
        assert dialog.question.isHidden()
        assert dialog.period.period() == dialog.updated().report.period == chosen.period
    dialog.into.setCurrentIndex(0)
    assert not dialog.accept_button.isEnabled()


def test_the_report_of_the_same_period_is_offered_first_and_not_chosen(
    session: Session, make_draft: Callable[..., Draft], preview: Callable[..., ImportDialog]
) -> None:
    session.store.reports.add(make_draft("half", HALF))
    session.store.reports.add(make_draft("year", Period("năm", 2024)))
    dialog = preview()
    assert dialog.into.currentIndex() == 0
    assert dialog.into.itemData(1) == "half"
    assert "same period" in dialog.into.itemText(1)
    assert "There is a report of this period already: 6 tháng năm 2024" in dialog.problem.text()
    assert dialog.accept_button.isEnabled()
    dialog.period.kind.setCurrentIndex(3)
    assert dialog.into.itemData(1) == session.report_id
    assert dialog.into.currentIndex() == 0


def test_what_is_chosen_stays_chosen_while_the_offers_change(
    session: Session, make_draft: Callable[..., Draft], preview: Callable[..., ImportDialog]
) -> None:
    session.store.reports.add(make_draft("half", HALF))
    dialog = preview()
    dialog.into.setCurrentIndex(dialog.into.findData("half"))
    dialog.period.kind.setCurrentIndex(3)
    assert dialog.into.currentData() == "half"
    assert not dialog.accept_button.isEnabled()


def test_the_office_can_be_written_in_the_preview(preview: Callable[..., ImportDialog], qtbot: QtBot) -> None:
    dialog = preview("quý I năm 2026", office="")
    dialog.organisation.setFocus()
    qtbot.keyClicks(dialog.organisation, "UBND xa")
    assert dialog.found()[0].draft.report.organisation == "UBND xa"
    dialog.organisation.setCurrentIndex(dialog.organisation.findText("UBND xã Tri Lễ"))
    assert dialog.found()[0].draft.report.organisation == "UBND xã Tri Lễ"
    dialog.columns.chosen.emit("Kết quả", "extra")
    assert dialog.found()[0].draft.report.organisation == "UBND xã Tri Lễ"
    dialog.into.setCurrentIndex(1)
    assert not dialog.organisation.isEnabled()


def test_an_office_that_has_ended_is_told_in_the_preview(preview: Callable[..., ImportDialog]) -> None:
    dialog = preview("tháng 11 năm 2026")
    assert "UBND huyện Văn Quan kết thúc hoạt động ngày 30/06/2025" in dialog.problem.text()
    names = [dialog.organisation.itemText(place) for place in range(dialog.organisation.count())]
    assert OFFICE not in names
    assert "UBND xã Tri Lễ" in names
    assert dialog.accept_button.isEnabled()


# A new report and the next period


@pytest.fixture
def carrying(session: Session, make_draft: Callable[..., Draft], qtbot: QtBot) -> CarryOverDialog:
    session.store.reports.add(make_draft("year", Period("năm", 2024)))
    dialog = CarryOverDialog(session, session.store.reports.draft(session.report_id))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_period_that_has_a_report_needs_a_word_of_the_clerk(carrying: CarryOverDialog) -> None:
    assert carrying.period.period() == Period("năm", 2024)
    assert not carrying.doubts.isHidden()
    assert "Năm 2024 - UBND huyện Văn Quan" in carrying.doubts.twin.text()
    assert not carrying.accept_button.isEnabled()
    carrying.doubts.second.click()
    assert carrying.accept_button.isEnabled()
    # Another twin is another question; no twin is none.
    carrying.period.set_period(Period("quý", 2025, 1))
    carrying.period.changed.emit()
    assert carrying.doubts.isHidden()
    assert carrying.accept_button.isEnabled()
    carrying.period.set_period(Period("năm", 2024))
    carrying.period.changed.emit()
    assert not carrying.accept_button.isEnabled()


def test_a_year_still_being_typed_makes_no_twin(
    session: Session, make_draft: Callable[..., Draft], carrying: CarryOverDialog, qtbot: QtBot
) -> None:
    session.store.reports.add(make_draft("later", Period("năm", 2026)))
    dialog = CarryOverDialog(session, session.store.reports.draft(session.report_id))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.period.year.setFocus()
    dialog.period.year.selectAll()
    qtbot.keyClicks(dialog.period.year, "2026")
    dialog.accept()
    assert dialog.isVisible()
    assert not dialog.accept_button.isEnabled()


def test_the_report_that_is_there_is_opened_instead(
    session: Session, make_draft: Callable[..., Draft], qtbot: QtBot, boxes: object
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    session.store.reports.add(make_draft("year", Period("năm", 2024)))

    def open_it(dialog: Dialog) -> bool:
        dialog.show()
        press(qtbot, dialog.doubts.open_button)
        assert dialog.isHidden()
        return False

    boxes.dialogs.append(open_it)
    window.actions_["carry_over"].trigger()
    assert session.report_id == "year"
    assert len(session.store.reports.all()) == 2


def test_a_new_report_of_a_period_that_has_one_is_no_other(session: Session, qtbot: QtBot) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    dialog.period.set_period(NINE)
    dialog.period.changed.emit()
    assert dialog.doubts.twin.text().endswith("9 tháng năm 2024 - UBND huyện Văn Quan.")
    assert not dialog.accept_button.isEnabled()
    dialog.organisation.setEditText("Ủy ban nhân dân huyện Văn Quan")
    assert not dialog.accept_button.isEnabled()
    dialog.organisation.setEditText("UBND huyện Cao Lộc")
    assert dialog.accept_button.isEnabled()


def test_an_office_that_has_ended_is_asked_about(carrying: CarryOverDialog) -> None:
    carrying.period.set_period(Period("tháng", 2026, 11))
    carrying.period.changed.emit()
    assert carrying.doubts.office.text() == (
        "UBND huyện Văn Quan kết thúc hoạt động ngày 30/06/2025; "
        "hãy chọn cơ quan lập báo cáo tháng 11 năm 2026."
    )
    names = [carrying.organisation.itemText(place) for place in range(carrying.organisation.count())]
    assert sorted(names) == sorted(office.name for office in profiles.shipped_organisations()[1:])
    assert carrying.organisation.name() == OFFICE
    assert not carrying.accept_button.isEnabled()
    carrying.organisation.setCurrentIndex(names.index("UBND xã Văn Quan"))
    assert carrying.accept_button.isEnabled()
    draft = carrying.draft()
    assert (draft.report.organisation, draft.report.period) == ("UBND xã Văn Quan", Period("tháng", 2026, 11))
    carrying.organisation.setEditText(OFFICE)
    assert not carrying.accept_button.isEnabled()
    carrying.doubts.anyway.click()
    assert carrying.accept_button.isEnabled()
    assert carrying.draft().report.organisation == OFFICE


def test_the_dialog_grows_for_a_question_at_once(
    session: Session, make_draft: Callable[..., Draft], carrying: CarryOverDialog, qtbot: QtBot
) -> None:
    session.store.reports.add(make_draft("later", Period("năm", 2026)))
    dialog = CarryOverDialog(session, session.store.reports.draft(session.report_id))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.period.set_period(Period("năm", 2026))
    dialog.period.changed.emit()
    assert dialog.doubts.anyway.isVisible()
    assert dialog.doubts.second.isVisible()
    assert dialog.body.minimumSizeHint().height() <= dialog._scroll.viewport().height()  # noqa: SLF001


def test_a_new_report_is_not_made_of_an_office_that_had_not_begun(session: Session, qtbot: QtBot) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    dialog.period.set_period(Period("quý", 2025, 1))
    dialog.period.changed.emit()
    assert [dialog.organisation.itemText(at) for at in range(dialog.organisation.count())] == [OFFICE]
    dialog.organisation.setEditText("UBND xã Tri Lễ")
    assert "hoạt động từ ngày 01/07/2025" in dialog.doubts.office.text()
    assert not dialog.accept_button.isEnabled()


# Further columns


def test_further_columns_stay_where_they_describe_the_task(
    session: Session, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    headings = Headings(content="Việc", extra=("Ghi chú", "Thời hạn"))
    source = make_draft()
    source = source.with_report(replace(source.report, columns=headings.columns))
    extra = {"Ghi chú": "đang chờ", "Thời hạn": "30/6"}
    first = replace(source.sections[0].tasks[0], extra=extra)
    sections = (replace(source.sections[0], tasks=(first,)), *source.sections[1:])
    dialog = CarryOverDialog(session, replace(source, sections=sections))
    qtbot.addWidget(dialog)
    dialog.show()

    def kept() -> dict[str, bool]:
        return {heading: box.isChecked() for heading, box in dialog.columns.items()}

    def carried() -> dict[str, str]:
        return dict(dialog.draft().sections[0].tasks[0].extra)

    assert kept() == {"Ghi chú": False, "Thời hạn": True}
    assert carried() == {"Thời hạn": "30/6"}
    dialog.columns["Thời hạn"].click()
    dialog.results.click()
    dialog.evaluations.click()
    assert kept() == {"Ghi chú": True, "Thời hạn": False}
    assert carried() == {"Ghi chú": "đang chờ"}
    dialog.results.click()
    assert kept() == {"Ghi chú": False, "Thời hạn": False}


def test_enter_at_once_makes_the_next_period(session: Session, qtbot: QtBot) -> None:
    dialog = CarryOverDialog(session, session.store.reports.draft(session.report_id))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == CarryOverDialog.DialogCode.Accepted


def test_what_is_chosen_in_the_style_is_asked_about(session: Session, qtbot: QtBot, boxes: object) -> None:
    dialog = StyleDialog(session, session.report())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.look.decree.click()
    boxes.yes = False
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.look.local.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert len(boxes.asked) == 1


def test_cancel_is_an_answer_and_asks_nothing(session: Session, qtbot: QtBot, boxes: object) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.organisation, "UBND xa")
    press(qtbot, dialog.buttons.button(dialog.buttons.StandardButton.Cancel))
    assert dialog.isHidden()
    assert boxes.asked == []


def test_what_an_office_that_has_ended_reported_stands_beside_with_its_name(
    session: Session, qtbot: QtBot
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    dialog = CarryOverDialog(session, session.store.reports.draft(session.report_id))
    qtbot.addWidget(dialog)
    dialog.period.set_period(Period("9 tháng", 2025))
    dialog.organisation.setEditText("UBND xã Văn Quan")
    session.add_report(dialog.draft())
    session.go_to("task", "a")
    assert (
        window.task_form.former_view.label.text()
        == f"Period before (9 tháng năm 2024 - {OFFICE}), evaluation: 88,0%"
    )


def test_a_deadline_that_a_file_moves_is_told_with_the_first_that_is_kept(
    session: Session, qtbot: QtBot
) -> None:
    session.store.tasks.write(session.report_id, "a", "deadline", "30/6/2024")
    text = (
        "BIỂU ĐÁNH GIÁ\nTiến độ 9 tháng năm 2024\nTT\tĐơn vị\tNội dung\tThời hạn\tKết quả\n"
        "1\tPhòng Nông nghiệp\tXây dựng đường giao thông nông thôn\t31/8/2024\tĐã làm 8/16 xã\n"
    )
    dialog = ImportDialog(session, Readings(open_clipboard("", text, "clipboard")))
    qtbot.addWidget(dialog)

    def told() -> list[tuple[str, ...]]:
        model = dialog.log_page.model
        texts = map(model.texts, range(model.rowCount()))
        return [each[:3] for each in texts if "thời hạn ban đầu" in each[4]]

    assert told() == []
    dialog.into.setCurrentIndex(1)
    assert told() == [("dòng 4, cột 4", "30/6/2024", "31/8/2024")]
    (now,) = (task for section in dialog.updated().sections for task in section.tasks if task.id == "a")
    assert now.first_deadline == "30/6/2024"
    # A task that is a new one moves nothing.
    dialog.target.decide(dialog.found()[0].draft.sections[0].tasks[0].id, None)
    assert told() == []
