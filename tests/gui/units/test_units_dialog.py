"""Units in the window: spellings listed, likely the same ones merged, each place ticked, undone by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Period, Unit
from ui.units.dialog import ALIKE, UNKNOWN, UnitsDialog
from ui.units.merge_dialog import MergeUnitsDialog
from ui.units.places_model import BECOMES, PLACE, WAS
from ui.units.spellings_model import REPORTS, SPELLING, TASKS
from ui.units.unit_dialog import UnitDialog
from vqdesk.units.spellings import read_spellings

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow
    from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton
SHORT, LONG = "Phòng NN", "Phòng Nông nghiệp"


@pytest.fixture
def session(session: Session, make_draft: Callable[..., Draft]) -> Session:
    """Return the session with another report, in which a unit is spelled otherwise."""
    session.store.reports.add(make_draft("khac", Period("năm", 2025)))
    session.store.tasks.write("khac", "a", "unit", SHORT)
    session.store.tasks.write("khac", "b", "coordinating", f"Công an huyện; {SHORT}\n{LONG}")
    return session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> UnitsDialog:
    shown = UnitsDialog(session)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def names(dialog: UnitsDialog) -> list[str]:
    return [dialog.model.spelling(row).name for row in range(dialog.model.rowCount())]


def choose(dialog: UnitsDialog, name: str) -> None:
    dialog.table.selectRow(names(dialog).index(name))


def rows(dialog: MergeUnitsDialog) -> list[str]:
    model = dialog.model
    return [
        " | ".join(str(model.index(row, column).data()) for column in (PLACE, WAS, BECOMES))
        for row in range(model.rowCount())
    ]


def merging_in(session: Session, qtbot: QtBot) -> MergeUnitsDialog:
    found = read_spellings(session.store).all
    shown = MergeUnitsDialog(session, [each for each in found if each.name in (SHORT, LONG)])
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_spellings_are_listed_with_their_counts_and_narrowed(dialog: UnitsDialog, session: Session) -> None:
    assert names(dialog) == ["Công an huyện", SHORT, LONG, "Phòng Tài chính"]
    shown = [str(dialog.model.index(2, column).data()) for column in range(4)]
    assert shown == [LONG, "3", "2", "chưa có trong danh mục"]
    dialog.which.setCurrentIndex(dialog.which.findData(ALIKE))
    assert names(dialog) == [LONG, SHORT]
    session.store.registers.add_unit(LONG, [SHORT])
    dialog.read()
    dialog.which.setCurrentIndex(dialog.which.findData(UNKNOWN))
    assert names(dialog) == ["Công an huyện", "Phòng Tài chính"]
    QTest.keyClicks(dialog.filter, "cong")
    assert names(dialog) == ["Công an huyện"]
    QTest.keyClicks(dialog.filter, "x")
    assert names(dialog) == []
    assert not dialog.merge_button.isEnabled()


def test_one_of_a_group_stands_for_all_and_none_is_merged_unasked(dialog: UnitsDialog) -> None:
    choose(dialog, "Phòng Tài chính")
    assert not dialog.merge_button.isEnabled()
    assert not dialog.alike_button.isEnabled()
    choose(dialog, SHORT)
    assert [each.name for each in dialog.chosen()] == [LONG, SHORT]
    dialog.alike_button.click()
    chosen = sorted(index.row() for index in dialog.table.selectionModel().selectedRows(SPELLING))
    assert [names(dialog)[row] for row in chosen] == [SHORT, LONG]
    assert dialog.merge_button.isEnabled()


def test_each_place_is_shown_before_and_after_and_may_be_unticked(
    dialog: UnitsDialog, session: Session, boxes: Any
) -> None:
    def answer(shown: Dialog) -> int:
        assert isinstance(shown, MergeUnitsDialog)
        assert shown.keep.name() == LONG
        assert rows(shown) == [
            f"năm 2025 · nhiệm vụ 1 · Tên đơn vị | {SHORT} | {LONG}",
            f"năm 2025 · nhiệm vụ 2 · Đơn vị phối hợp | Công an huyện; {SHORT} ⏎ {LONG} | "
            f"Công an huyện; {LONG} (đơn vị này đã có trong ô, chỉ giữ một)",
        ]
        assert shown.accept_button.text() == "&Merge 2 places"
        shown.table.selectRow(0)
        QTest.keyClick(shown.table, Qt.Key.Key_Space)
        assert shown.accept_button.text() == "&Merge 1 places"
        assert shown.all_box.checkState() == Qt.CheckState.PartiallyChecked
        shown.accept()
        return shown.result()

    boxes.dialogs = [answer]
    choose(dialog, SHORT)
    QTest.mouseClick(dialog.merge_button, LEFT)
    assert session.store.tasks.get("khac", "a").unit == SHORT
    assert session.store.tasks.get("khac", "b").coordinating == f"Công an huyện; {LONG}"
    assert dialog.told.text() == f"Đã gộp đơn vị “{SHORT}” vào “{LONG}” ở 1 chỗ trong 1 báo cáo."
    assert dialog.merged is not None


def test_another_name_is_looked_for_anew(session: Session, qtbot: QtBot) -> None:
    merging = merging_in(session, qtbot)
    assert not merging.accept_button.isEnabled(), "nothing is merged that was not seen"
    merging.keep.setFocus()
    merging.keep.lineEdit().selectAll()
    QTest.keyClicks(merging.keep, "Phong NN va MT")
    QTest.keyClick(merging.keep, Qt.Key.Key_Return)
    assert len(rows(merging)) == 5
    assert rows(merging)[0].endswith(f"| {SHORT} | Phong NN va MT")
    merging.keep.setFocus()
    QTest.keyClicks(merging.keep, "x")
    assert (merging.model.rowCount(), merging.accept_button.isEnabled()) == (0, False)
    merging.keep.lineEdit().clear()
    merging.look()
    assert merging.trouble == "Chưa ghi cách viết cần giữ; hãy chọn hoặc gõ tên đơn vị."
    assert merging.focusWidget() in (merging.keep, merging.keep.lineEdit())


def test_a_locked_report_is_named_and_stays(session: Session, qtbot: QtBot) -> None:
    session.store.states.lock("khac", "Đã gửi")
    before = session.store.reports.draft("khac")
    merging = merging_in(session, qtbot)
    merging.look()
    assert merging.model.rowCount() == 0
    assert merging.locked.text().startswith("Bỏ qua báo cáo năm 2025: ")
    assert not merging.locked.isHidden()
    merging.keep.show_name(SHORT)
    merging.look()
    assert {merging.model.index(row, PLACE).data()[:7] for row in range(merging.model.rowCount())} == {
        "9 tháng"
    }
    merging.accept()
    assert "Bỏ qua báo cáo năm 2025: " in merging.said
    assert session.task("a").unit == SHORT
    assert session.store.reports.draft("khac") == before


def test_the_bar_takes_a_merge_back_whole_with_the_registers_names(window: MainWindow, boxes: Any) -> None:
    store = window.session.store
    drafts = [store.reports.draft(each.id) for each in store.reports.all()]
    window.session.go_to("task", "a")

    def answer(shown: Dialog) -> int:
        if isinstance(shown, UnitsDialog):
            choose(shown, SHORT)
            shown.merge()
            return shown.result()
        assert isinstance(shown, MergeUnitsDialog)
        shown.keep.show_name(SHORT)
        shown.look()
        shown.remember.setChecked(True)
        shown.accept()
        return shown.result()

    boxes.dialogs = [answer, answer]
    window.actions_["units"].trigger()
    assert window.bars.done.text == f"Đã gộp đơn vị “{LONG}” vào “{SHORT}” ở 4 chỗ trong 2 báo cáo."
    assert window.task_form.fields["unit"].editor.text() == SHORT
    assert [(each.name, each.aliases) for each in store.registers.units()] == [(SHORT, (LONG,))]
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1].startswith(
        f"Undo this: Gộp đơn vị “{LONG}” vào “{SHORT}” ở 4 chỗ trong 2 báo cáo?"
    )
    assert [store.reports.draft(each.id) for each in store.reports.all()] == drafts
    assert store.registers.units() == []


def test_a_units_names_are_kept_and_the_bar_takes_them_back(window: MainWindow, boxes: Any) -> None:
    store, history = window.session.store, window.session.store.history

    def fill(shown: Dialog) -> int:
        assert isinstance(shown, UnitDialog)
        assert shown.name_field.text() == SHORT
        shown.name_field.clear()
        shown.accept()
        assert shown.error.text() == "Chưa ghi cách viết cần giữ; hãy chọn hoặc gõ tên đơn vị."
        QTest.keyClicks(shown.name_field, "Phong NN")
        assert shown.error.text() == ""
        shown.name_field.setText(LONG)
        QTest.keyClicks(shown.aliases, "phong nn")
        shown.accept()
        return shown.result()

    def answer(shown: Dialog) -> int:
        assert isinstance(shown, UnitsDialog)
        choose(shown, SHORT)
        QTest.mouseClick(shown.register_button, LEFT)
        assert shown.model.spelling(shown.table.currentIndex().row()).standing == "alias"
        assert [each.name for each in shown.chosen()] == [LONG, SHORT]
        return shown.result()

    boxes.dialogs = [answer, fill]
    window.actions_["units"].trigger()
    (unit,) = store.registers.units()
    assert (unit.name, unit.aliases) == (LONG, ("phong nn",))
    assert window.bars.done.text == f"Đã ghi đơn vị “{LONG}” vào danh mục."
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1].startswith(
        f"Undo this: Ghi đơn vị “{LONG}” vào danh mục? The register is as before"
    )
    assert store.registers.units() == []
    number = history.deeds(None, limit=1)[0].step
    assert number is not None
    history.do_again(None, number)
    assert store.registers.units() == [unit]
    store.health.check(depth="words")


def test_a_name_of_another_unit_is_refused_below_its_field(session: Session, qtbot: QtBot) -> None:
    session.store.registers.add_unit("Phòng Tài chính", ["Phòng TC"])
    former = session.store.registers.add_unit("Phòng cũ", valid_to="2025-06-30").record
    shown = UnitDialog(session, Unit("u", LONG, valid_from="2025-07-01"), is_new=True)
    qtbot.addWidget(shown)
    shown.aliases.set_text("phòng tc")
    shown.accept()
    assert shown.error.text() == (
        "Trong danh mục, “phòng tc” đã là tên của đơn vị “Phòng Tài chính”; hãy chọn tên khác."
    )
    shown.aliases.set_text("Phòng cũ\n\n  Phòng  NN ")
    shown.accept()
    kept = next(each for each in session.store.registers.units() if each.id == "u")
    assert kept.aliases == ("Phòng cũ", "Phòng NN")
    assert former in session.store.registers.units(), "of another time it may be the same"


def test_an_import_keeps_other_names_and_says_the_official_ones(
    window: MainWindow, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    session = window.session
    session.store.registers.add_unit("Phòng Nông nghiệp và Môi trường", [LONG])
    session.store.reports.add(make_draft("moi", Period("năm", 2023)))
    session.whole_done.emit("import", ["moi"])
    assert window.bars.done.text == (
        "Đã nhập báo cáo “Năm 2023 - UBND huyện Văn Quan”. 1 đơn vị ghi bằng tên gọi khác "
        f"(đổi về tên chính thức: Sửa > Đơn vị), ví dụ {LONG} (Phòng Nông nghiệp và Môi trường)."
    )
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: window.bars.done.label.width() > 100)
    assert "Sửa > Đơn vị" in window.bars.done.label.shown  # what does not fit are examples
    assert session.store.tasks.get("moi", "a").unit == LONG
    session.store.reports.delete("moi")
    session.store.registers.delete_unit(session.store.registers.units()[0].id)
    session.whole_done.emit("import", ["khac"])
    assert window.bars.done.text == "Đã nhập báo cáo “Năm 2025 - UBND huyện Văn Quan”."


def test_enter_on_a_row_asks_once(dialog: UnitsDialog, boxes: Any) -> None:
    shown = []

    def answer(merging: Dialog) -> int:
        shown.append(merging)
        merging.reject()
        return merging.result()

    boxes.dialogs = [answer, answer]
    choose(dialog, SHORT)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert len(shown) == 1
    assert dialog.isVisible()
    choose(dialog, "Phòng Tài chính")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert len(shown) == 1
    assert dialog.isVisible()


def test_it_says_how_several_are_chosen(dialog: UnitsDialog) -> None:
    assert "Hold Ctrl and click to choose several" in dialog.told.text()


def test_numbers_do_not_touch_the_next_column(dialog: UnitsDialog) -> None:
    for column in (TASKS, REPORTS):
        index = dialog.model.index(0, column)
        assert dialog.model.data(index, Qt.ItemDataRole.TextAlignmentRole) == Qt.AlignmentFlag.AlignCenter


def test_headings_stay_as_they_are_when_a_row_is_chosen(dialog: UnitsDialog) -> None:
    dialog.table.selectRow(0)
    assert not dialog.table.horizontalHeader().highlightSections()
