"""An office of the country is chosen by mouse and by keys, from every place where one is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Organisation, Period
from ui.forms.report_form import ReportForm
from ui.history.changes_dialog import ChangesDialog
from ui.importing.dialog import ImportDialog
from ui.offices.dialog import OfficeDialog
from ui.offices.model import MADE_OF, NAME, PROVINCE
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.new_dialog import NewReportDialog
from vqdesk.offices import profiles
from vqdesk.offices.country import country

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow
    from ui.session.session import Session

    Boxes = object

USUAL = {
    "Văn phòng HĐND và UBND",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
}


@pytest.fixture
def chooser(qtbot: QtBot) -> OfficeDialog:
    """Return the dialog, shown and in front."""
    made = OfficeDialog()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(made.filter.hasFocus)
    return made


def row(dialog: OfficeDialog, at: int = 0) -> list[str]:
    return [dialog.model.index(at, column).data() for column in (NAME, PROVINCE, MADE_OF)]


def press(field: QWidget, letters: str) -> None:
    """Press keys that QTest does not know."""
    for letter in letters:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def ticked(dialog: OfficeDialog) -> set[str]:
    return {unit.name for unit in dialog.units()}


def test_keys_alone_choose_an_office(chooser: OfficeDialog, qtbot: QtBot) -> None:
    assert chooser.model.rowCount() == 3355
    qtbot.keyClicks(chooser.filter, "tri le")
    assert row(chooser) == ["UBND xã Tri Lễ", "tỉnh Lạng Sơn", country().find("tri le")[0].made_of]
    first = chooser.office()
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Down)
    assert chooser.office() != first
    assert chooser.filter.hasFocus()
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Up)
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Return)
    assert chooser.isVisible()
    assert chooser.table.hasFocus()
    qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
    assert (chooser.isVisible(), chooser.result()) == (False, 1)
    assert chooser.office() == first
    assert ticked(chooser) == USUAL


def test_the_mouse_chooses_a_province_an_office_and_units(chooser: OfficeDialog, qtbot: QtBot) -> None:
    chooser.province.setCurrentIndex(chooser.province.findData("tỉnh An Giang"))
    assert {row(chooser, at)[1] for at in range(1, chooser.model.rowCount())} == {"tỉnh An Giang"}
    assert not chooser.departments.isVisible()  # the province's own office is the first
    place = chooser.table.visualRect(chooser.model.index(2, NAME)).center()
    qtbot.mouseClick(chooser.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    office = chooser.office()
    assert office is not None
    assert office.full_name in chooser.past.text()
    assert office.made_of in chooser.past.text()
    offered = next(box for box in chooser.departments.boxes if box.text() == "Công an xã")
    qtbot.mouseClick(offered, Qt.MouseButton.LeftButton, pos=QPoint(8, offered.height() // 2))
    assert ticked(chooser) == USUAL | {"Công an xã"}
    # Another commune of the kind keeps what was ticked, one of another kind has its own.
    qtbot.keyClick(chooser.table, Qt.Key.Key_Down)
    assert "Công an xã" in ticked(chooser)
    chooser.filter.setText("phuong long xuyen")
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in ticked(chooser)
    assert "Công an phường" not in ticked(chooser)
    chooser.province.setCurrentIndex(0)
    qtbot.mouseClick(chooser.accept_button, Qt.MouseButton.LeftButton)
    assert chooser.result() == 1


def test_tab_goes_from_the_list_to_the_units_of_each_kind(chooser: OfficeDialog, qtbot: QtBot) -> None:
    for text in ("xa yen phuc", "phuong hong ha"):
        chooser.filter.setText(text)
        qtbot.waitUntil(chooser.departments.boxes[0].isVisible)
        chooser.table.setFocus()
        qtbot.keyClick(chooser.table, Qt.Key.Key_Tab)
        assert chooser.focusWidget() is chooser.departments.boxes[0]
        chooser.departments.boxes[-1].setFocus()
        qtbot.keyClick(chooser.departments.boxes[-1], Qt.Key.Key_Tab)
        assert chooser.focusWidget() is chooser.accept_button


def test_names_that_occur_twice_stand_with_their_provinces(chooser: OfficeDialog) -> None:
    chooser.filter.insert("tân thành")
    rows = [tuple(row(chooser, at)[:2]) for at in range(9)]
    assert len({name for name, _ in rows}) == 2
    assert len(set(rows)) == 9


def test_nothing_found_is_said_and_cannot_be_chosen(chooser: OfficeDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(chooser.filter, "xa khong co")
    assert chooser.nothing.isVisible()
    assert "xa khong co" in chooser.nothing.text()
    assert not chooser.accept_button.isEnabled()
    assert not chooser.departments.isVisible()
    chooser.accept()
    assert chooser.isVisible()
    chooser.filter.clear()
    assert not chooser.nothing.isVisible()
    assert chooser.accept_button.isEnabled()


def test_words_typed_with_an_input_method_narrow_the_list(chooser: OfficeDialog, qtbot: QtBot) -> None:
    """UniKey sends backspaces and the letters again."""
    for letters, taken, put in (("phu", 1, "ú"), (" quo", 1, "ô"), ("c", 2, "ốc")):
        qtbot.keyClicks(chooser.filter, letters)
        for _ in range(taken):
            qtbot.keyClick(chooser.filter, Qt.Key.Key_Backspace)
        press(chooser.filter, put)
    assert chooser.filter.text() == "phú quốc"
    assert row(chooser)[0] == "UBND đặc khu Phú Quốc"


@pytest.mark.parametrize(
    ("name", "first", "count"),
    [
        ("UBND xã Yên Phúc", "UBND xã Yên Phúc", None),
        ("UBND huyện Văn Quan, UBND tỉnh Lạng Sơn", "UBND xã Điềm He", 6),
        ("Sở Nội vụ", "UBND tỉnh An Giang", 3355),
    ],
)
def test_it_begins_with_the_office_that_is_named_or_its_successors(
    qtbot: QtBot, name: str, first: str, count: int | None
) -> None:
    dialog = OfficeDialog(name)
    qtbot.addWidget(dialog)
    assert row(dialog)[0] == first
    assert count in (None, dialog.model.rowCount())


# Where an office is named


def choose(text: str, *units: str) -> Callable[[Dialog], bool]:
    def fill(dialog: Dialog) -> bool:
        assert isinstance(dialog, OfficeDialog)
        dialog.filter.setText(text)
        for box in dialog.departments.boxes:
            box.setChecked(box.isChecked() or box.text() in units)
        return True

    return fill


def registered(session: Session, name: str) -> Organisation | None:
    return next((each for each in session.store.registers.organisations() if each.name == name), None)


@pytest.fixture
def profiled(session: Session) -> Session:
    session.store.registers.seed(profiles.shipped_organisations(), profiles.units())
    return session


def in_registers(session: Session) -> tuple[object, object]:
    return session.store.registers.organisations(), session.store.registers.units()


def test_a_new_report_s_office_is_known_at_once_and_registered_with_the_report(
    profiled: Session, window: MainWindow, boxes: Boxes
) -> None:
    before = in_registers(profiled)

    def fill(dialog: Dialog) -> bool:
        assert isinstance(dialog, NewReportDialog)
        boxes.dialogs.append(choose("xa an bien", "Trạm Y tế"))
        dialog.office_button.click()
        assert dialog.organisation.name() == "UBND xã An Biên"
        dialog.period.set_period(Period("năm", 2024))
        dialog.period.changed.emit()
        assert "hoạt động từ ngày 01/07/2025" in dialog.doubts.office.text()
        assert dialog.doubts.successors.isHidden()
        dialog.doubts.anyway.setChecked(True)
        assert in_registers(profiled) == before
        return True

    boxes.dialogs.append(fill)
    window.reports.make_new()
    assert profiled.report().organisation == "UBND xã An Biên"
    profile = registered(profiled, "UBND xã An Biên")
    assert profile is not None
    assert (profile.parent, profile.place, profile.symbol) == ("UBND tỉnh An Giang", "An Biên", "UBND")
    assert {*USUAL, "Trạm Y tế"} <= set(profiled.store.registers.unit_names())
    assert "Công an xã" not in profiled.store.registers.unit_names()


@pytest.mark.parametrize("typed", ["", "Sở Nội vụ"])
def test_an_office_that_no_report_bears_in_the_end_is_not_registered(
    typed: str, profiled: Session, window: MainWindow, boxes: Boxes
) -> None:
    """The dialog is cancelled, or another name is written over the chosen one."""
    before = in_registers(profiled)

    def fill(dialog: Dialog) -> bool:
        assert isinstance(dialog, NewReportDialog)
        boxes.dialogs.append(choose("xa an bien", "Trạm Y tế"))
        dialog.office_button.click()
        dialog.organisation.setEditText(typed or dialog.organisation.name())
        return bool(typed)

    boxes.dialogs.append(fill)
    window.reports.make_new()
    assert profiled.report().organisation == (typed or "UBND huyện Văn Quan")
    assert in_registers(profiled) == before


@pytest.mark.parametrize("is_accepted", [True, False])
def test_a_new_period_s_office_is_registered_with_its_report(
    is_accepted: bool, profiled: Session, window: MainWindow, boxes: Boxes
) -> None:
    before = in_registers(profiled)

    def fill(dialog: Dialog) -> bool:
        assert isinstance(dialog, CarryOverDialog)
        boxes.dialogs.append(choose("xa an bien"))
        dialog.office_button.click()
        assert in_registers(profiled) == before
        return is_accepted

    boxes.dialogs.append(fill)
    window.reports.carry_over()
    assert (registered(profiled, "UBND xã An Biên") is not None) is is_accepted
    assert (in_registers(profiled) == before) is not is_accepted


def test_an_ended_office_s_successors_are_offered_for_the_next_period(
    profiled: Session, qtbot: QtBot, boxes: Boxes
) -> None:
    dialog = CarryOverDialog(profiled, profiled.store.reports.draft(profiled.report_id))
    qtbot.addWidget(dialog)
    assert dialog.doubts.successors.isHidden()
    dialog.period.set_period(Period("quý", 2026, 1))
    dialog.period.changed.emit()
    assert not dialog.doubts.successors.isHidden()
    seen = []

    def look(shown: Dialog) -> bool:
        assert isinstance(shown, OfficeDialog)
        seen.extend(row(shown, at)[0] for at in range(shown.model.rowCount()))
        return choose("tri le lang son")(shown)

    boxes.dialogs.append(look)
    dialog.doubts.successors.click()
    assert len(seen) == 6
    assert dialog.organisation.name() == "UBND xã Tri Lễ"
    assert dialog.doubts.office.text() == ""
    assert dialog.accept_button.isEnabled()


def test_an_ended_office_without_a_profile_is_told_as_well(session: Session, qtbot: QtBot) -> None:
    session.write_report(replace(session.report(), organisation="UBND huyện Cao Lộc"))
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    dialog.period.set_period(Period("quý", 2026, 1))
    dialog.period.changed.emit()
    assert "UBND huyện Cao Lộc kết thúc hoạt động ngày 30/06/2025" in dialog.doubts.office.text()
    assert not dialog.doubts.successors.isHidden()
    assert not dialog.accept_button.isEnabled()


def test_the_open_report_s_office_is_chosen_as_one_step(session: Session, qtbot: QtBot, boxes: Boxes) -> None:
    form = ReportForm(session)
    qtbot.addWidget(form)
    form.show_report()
    before = session.report().organisation
    boxes.dialogs.append(choose("đặc khu phú quốc"))
    form.office_button.click()
    assert session.report().organisation == "UBND đặc khu Phú Quốc"
    assert registered(session, "UBND đặc khu Phú Quốc") is not None
    session.undo()
    assert session.report().organisation == before


def test_an_office_is_taken_out_of_the_registers_from_the_bar_and_the_list_of_changes(
    profiled: Session, window: MainWindow, qtbot: QtBot, boxes: Boxes
) -> None:
    before, put = in_registers(profiled), "Đưa cơ quan “UBND đặc khu Phú Quốc” vào danh mục"
    boxes.dialogs.append(choose("đặc khu phú quốc", "Trạm Y tế"))
    window.report_form.office_button.click()
    bar = window.bars.done
    assert bar.text == "Đã đưa cơ quan “UBND đặc khu Phú Quốc” vào danh mục."
    QTest.mouseClick(bar.buttons["undo"], Qt.MouseButton.LeftButton)
    assert boxes.asked == [
        f"Undo this: {put}? The organisation and the units that came then leave the lists; the reports' "
        "texts stay."
    ]
    assert in_registers(profiled) == before
    assert profiled.report().organisation == "UBND đặc khu Phú Quốc"
    assert bar.text == f"Đã hoàn tác: {put}."
    QTest.mouseClick(bar.buttons["redo"], Qt.MouseButton.LeftButton)
    after = in_registers(profiled)
    assert registered(profiled, "UBND đặc khu Phú Quốc") is not None
    dialog = ChangesDialog(profiled, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    assert [dialog.model.index(at, 2).data() for at in range(2)] == [f"Làm lại: {put}", f"Hoàn tác: {put}"]
    dialog.table.selectRow(0)
    dialog.undo_button.click()
    assert in_registers(profiled) == before
    dialog.undo_button.click()
    assert in_registers(profiled) == after


def test_an_office_that_the_registers_have_is_no_change_of_them(
    profiled: Session, window: MainWindow, boxes: Boxes
) -> None:
    boxes.dialogs += [choose("xa yen phuc lang son"), choose("xa yen phuc lang son")]
    window.report_form.office_button.click()
    before = in_registers(profiled)
    window.bars.done.hide()
    window.report_form.office_button.click()
    assert in_registers(profiled) == before
    assert window.bars.done.isHidden()


@pytest.mark.parametrize("is_accepted", [True, False])
def test_an_import_s_office_is_chosen(
    is_accepted: bool, profiled: Session, window: MainWindow, qtbot: QtBot, boxes: Boxes
) -> None:
    annex = "BIỂU ĐÁNH GIÁ năm 2026\nTT\tĐơn vị\tNội dung\tKết quả\n1\tPhòng A\tViệc\tXong\n"
    before = in_registers(profiled)

    def fill(dialog: Dialog) -> bool:
        assert isinstance(dialog, ImportDialog)
        boxes.dialogs.append(choose("xa an bien"))
        dialog.office_button.click()
        assert dialog.organisation.name() == "UBND xã An Biên"
        assert [each.draft.report.organisation for each in dialog.found()] == ["UBND xã An Biên"]
        assert in_registers(profiled) == before
        return is_accepted

    boxes.dialogs.append(fill)
    QApplication.clipboard().setText(annex)
    window.importing.paste()
    qtbot.waitUntil(lambda: not boxes.dialogs and window.importing.runner.running is None)
    if is_accepted:
        qtbot.waitUntil(lambda: profiled.report().organisation == "UBND xã An Biên")
    assert (registered(profiled, "UBND xã An Biên") is not None) is is_accepted
    assert (in_registers(profiled) == before) is not is_accepted


def test_a_choice_that_is_left_changes_nothing(session: Session, qtbot: QtBot, boxes: Boxes) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    before = session.store.registers.organisations(), dialog.organisation.name()
    boxes.dialogs.append(lambda shown: choose("xa an bien")(shown) and False)
    dialog.office_button.click()
    assert (session.store.registers.organisations(), dialog.organisation.name()) == before
