"""The list of the report's columns on its page: each change by its button and by its key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import VISIBILITIES, Column
from ui.columns.column_dialog import ColumnDialog
from ui.columns.columns_box import ColumnsBox
from ui.columns.columns_model import key_words
from ui.history.changes_model import DeedsModel
from vqdesk.columns.presets import PRESETS
from vqdesk.offices.column_presets import keep_preset, own_presets

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.columns.keep_preset_dialog import KeepPresetDialog
    from ui.columns.preset_dialog import PresetDialog
    from ui.main_window import MainWindow
    from ui.session.session import Session

REPORT = "bao-cao-9-thang"
KEYS = ["number", "unit", "content", "documents", "result", "evaluation"]
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def box(session: Session, qtbot: QtBot) -> ColumnsBox:
    """Return the shown list, the first column chosen."""
    made = ColumnsBox(session)
    qtbot.addWidget(made)
    session.changed.connect(lambda _: made.show_report(session.report()))
    made.show_report(session.report())
    made.table.selectRow(0)
    made.show()
    made.activateWindow()
    made.table.setFocus()
    qtbot.waitUntil(made.table.hasFocus)
    return made


def fields(session: Session) -> list[str]:
    return [column.field for column in session.report().columns]


def press(box: ColumnsBox, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(box.table, key, modifier)


def rows(box: ColumnsBox) -> list[tuple[str, ...]]:
    model = box.model
    return [
        tuple(str(model.index(row, at).data()) for at in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def rename(dialog: ColumnDialog) -> bool:
    assert dialog.key.currentData() == "content"
    assert dialog.heading.hasFocus() or dialog.focusWidget() in (None, dialog.heading)
    return fill(dialog, heading="Nhiệm vụ", group="Giao")


def fill(
    dialog: ColumnDialog, *, key: str = "", heading: str = "", group: str = "", visibility: str = ""
) -> bool:
    """Fill the dialog of a column in and accept it."""
    if key:
        dialog.key.setCurrentIndex(dialog.key.findData(key))
    for editor, text in ((dialog.heading, heading), (dialog.group, group)):
        if text:
            editor.selectAll()
            editor.insertPlainText(text)
    if visibility:
        dialog.visibility.setCurrentIndex(dialog.visibility.findData(visibility))
    assert dialog.accept_button.isEnabled()
    return True


def test_every_column_is_told(box: ColumnsBox) -> None:
    assert rows(box)[0] == ("TT", "hiện", "", "TT")
    assert rows(box)[5][:3] == (
        "Đánh giá mức độ hoàn thành (%)",
        "hiện",
        "Tóm tắt kết quả triển khai thực hiện 9 tháng năm 2024",
    )
    assert box.doubts.isHidden()


@pytest.mark.parametrize("by_key", [True, False])
def test_a_column_is_added_after_the_chosen_one(
    box: ColumnsBox, session: Session, qtbot: QtBot, boxes: object, by_key: bool
) -> None:
    box.choose("unit")
    boxes.dialogs.append(partial(fill, key="deadline", group="Tiến độ"))
    press(box, qtbot, Qt.Key.Key_Insert) if by_key else box.add_button.click()
    assert session.report().columns[2] == Column("deadline", "Thời hạn hoàn thành", "Tiến độ")
    assert box.chosen() == session.report().columns[2]
    session.undo()
    assert fields(session) == KEYS


def test_what_is_added_at_once_stands_at_the_end(session: Session, boxes: object, qtbot: QtBot) -> None:
    box = ColumnsBox(session)
    qtbot.addWidget(box)
    box.show_report(session.report())
    boxes.dialogs.append(partial(fill, key="status"))
    box.add()
    assert fields(session) == [*KEYS, "status"]


def test_a_column_of_one_s_own(box: ColumnsBox, session: Session, boxes: object) -> None:
    boxes.dialogs.append(partial(fill, key="extra", heading="Nguồn vốn", visibility="internal"))
    box.add()
    assert session.report().columns[1] == Column("extra", "Nguồn vốn", "", "internal")


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, None])
def test_a_column_is_renamed_with_its_texts(
    box: ColumnsBox, session: Session, qtbot: QtBot, boxes: object, key: Qt.Key | None
) -> None:
    boxes.dialogs.append(partial(fill, key="extra", heading="Ghi chú"))
    box.add()
    session.write_task("a", "extra:Ghi chú", "Chậm")
    box.choose("extra:Ghi chú")
    boxes.dialogs.append(partial(fill, heading="Ghi chú thêm"))
    press(box, qtbot, key) if key else box.change_button.click()
    assert session.report().columns[1] == Column("extra", "Ghi chú thêm")
    assert session.task("a").extra == {"Ghi chú thêm": "Chậm"}
    session.undo()
    assert session.task("a").extra == {"Ghi chú": "Chậm"}
    assert fields(session)[1] == "extra:Ghi chú"


def test_a_column_of_a_known_kind_is_renamed(box: ColumnsBox, session: Session, boxes: object) -> None:
    # The list shows what is stored as it was read once, the dialog as it is read now.
    box.choose("content")
    boxes.dialogs.append(rename)
    box.change()
    assert session.report().column("content") == Column("content", "Nhiệm vụ", "Giao")
    assert box.chosen().heading == "Nhiệm vụ"
    session.undo()
    assert session.report().column("content").heading == "Nội dung nhiệm vụ trọng tâm"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_column_moves(box: ColumnsBox, session: Session, qtbot: QtBot, by_key: bool) -> None:
    box.choose("content")
    for _ in range(3):  # at the end it stays
        press(box, qtbot, Qt.Key.Key_Up, ALT) if by_key else box.up_button.click()
    assert fields(session)[:3] == ["content", "number", "unit"]
    assert box.chosen().field == "content"
    assert not box.up_button.isEnabled()
    press(box, qtbot, Qt.Key.Key_Down, ALT) if by_key else box.down_button.click()
    assert fields(session)[:3] == ["number", "content", "unit"]
    for _ in range(3):
        session.undo()
    assert fields(session) == KEYS


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_who_sees_a_column(box: ColumnsBox, session: Session, visibility: str) -> None:
    box.choose("documents")
    box.visibility.setCurrentIndex(box.visibility.findData(visibility))
    box.visibility.activated.emit(box.visibility.currentIndex())
    assert session.report().column("documents").visibility == visibility
    assert session.task("a").documents
    session.undo()
    assert session.report().column("documents").visibility == "shown"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_column_without_texts_goes_unasked(
    box: ColumnsBox, session: Session, qtbot: QtBot, boxes: object, by_key: bool
) -> None:
    boxes.dialogs.append(partial(fill, key="note"))
    box.add()
    press(box, qtbot, Qt.Key.Key_Delete) if by_key else box.remove_button.click()
    assert fields(session) == KEYS
    assert not boxes.asked
    session.undo()
    assert fields(session)[1] == "note"


def test_a_column_with_texts_goes_after_a_question(box: ColumnsBox, session: Session, boxes: object) -> None:
    before = session.store.reports.draft(REPORT)
    box.choose("evaluation")
    boxes.yes = False
    box.remove()
    assert session.store.reports.draft(REPORT) == before
    assert boxes.asked[0].startswith("3 tasks have a text")
    boxes.yes = True
    box.remove()
    assert "evaluation" not in fields(session)
    assert session.task("a").evaluation == ""
    assert box.chosen().field == "result"
    session.undo()
    assert session.store.reports.draft(REPORT) == before


def test_the_tasks_themselves_stay_shown(
    box: ColumnsBox, session: Session, qtbot: QtBot, boxes: object
) -> None:
    for field in KEYS:
        if field != "content":
            box.choose(field)
            box.visibility.setCurrentIndex(box.visibility.findData("hidden"))
            box.visibility.activated.emit(0)
    assert "không nhập lại được" in box.doubts.text()
    box.choose("content")
    with qtbot.waitSignal(session.refused) as refused:
        box.remove()
    assert "tệp xuất ra không nhập lại được" in refused.args[0]
    assert not boxes.asked  # what cannot be is not asked about
    box.visibility.setCurrentIndex(box.visibility.findData("hidden"))
    with qtbot.waitSignal(session.refused):
        box.visibility.activated.emit(0)
    assert session.report().column("content").visibility == "shown"
    assert box.visibility.currentData() == "shown"


def test_doubts_stand_below_the_list(box: ColumnsBox, session: Session) -> None:
    box.choose("number")
    box.move_by(1)
    box.choose("result")
    box.move_by(-1)
    box.move_by(-1)
    assert "không liền nhau" in box.doubts.text()
    assert not box.doubts.isHidden()
    session.undo()
    assert box.doubts.isHidden()


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_ready_list_is_taken(
    box: ColumnsBox, session: Session, boxes: object, preset: object, make_draft: object
) -> None:
    before = session.store.reports.draft(REPORT)

    def choose(dialog: PresetDialog) -> bool:
        dialog.choice.choose(preset)
        columns = {column.field for column in preset.columns}
        hidden = [key for key in KEYS if key not in columns]
        assert ("được ẩn đi" in dialog.told.text()) == bool(hidden)
        # The report has these columns already.
        assert dialog.accept_button.isEnabled() == (preset.id != "annex-2024")
        return True

    boxes.dialogs.append(choose)
    box.preset_button.click()
    after = session.store.reports.draft(REPORT)
    assert [column.field for column in after.report.columns][: len(preset.columns)] == [
        column.field for column in preset.columns
    ]
    kept = after.report.columns[len(preset.columns) :]
    assert all(column.visibility == "hidden" for column in kept)
    assert after.sections == before.sections
    if after != before:
        session.undo()
    assert session.store.reports.draft(REPORT) == before


def test_a_list_of_one_s_own(box: ColumnsBox, session: Session, boxes: object) -> None:
    box.choose("number")
    box.move_by(1)

    def name(dialog: KeepPresetDialog) -> bool:
        dialog.show()
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.missing.text() == "Write a name for the list."
        dialog.name.setText("6 rõ")
        assert dialog.missing.isHidden()
        assert "mẫu có sẵn" in dialog.told.text()
        assert not dialog.accept_button.isEnabled()
        dialog.name.setText("Mẫu của phòng")
        return True

    boxes.dialogs.append(name)
    box.keep_button.click()
    organisation = session.report().organisation
    assert [preset.name for preset in own_presets(session.store, organisation)] == ["Mẫu của phòng"]
    session.undo()

    def take(dialog: PresetDialog) -> bool:
        assert dialog.choice.preset().name == "Mẫu của phòng"
        return True

    boxes.dialogs.append(take)
    box.preset_button.click()
    assert fields(session)[:2] == ["unit", "number"]

    def forget(dialog: PresetDialog) -> bool:
        dialog.forget_button.click()
        assert dialog.choice.preset() == PRESETS[0]
        assert not dialog.forget_button.isEnabled()
        return False

    boxes.dialogs.append(forget)
    box.preset_button.click()
    assert own_presets(session.store, organisation) == []
    assert boxes.asked


def test_a_list_without_the_tasks_is_not_taken(box: ColumnsBox, session: Session, boxes: object) -> None:
    report = session.report()
    keep_preset(session.store, replace(report, columns=report.columns[:2]), "Mẫu thiếu")

    def look(dialog: PresetDialog) -> bool:
        assert dialog.choice.preset().name == "Mẫu thiếu"
        assert "tệp xuất ra không nhập lại được" in dialog.told.text()
        assert not dialog.accept_button.isEnabled()
        assert dialog.forget_button.isEnabled()
        dialog.choice.choose(PRESETS[1])
        assert dialog.accept_button.isEnabled()
        return False

    boxes.dialogs.append(look)
    box.preset_button.click()


def test_the_dialog_offers_what_the_annex_has_not(session: Session, qtbot: QtBot) -> None:
    dialog = ColumnDialog(None, "vi", session.report().columns)
    qtbot.addWidget(dialog)
    offered = [dialog.key.itemData(at) for at in range(dialog.key.count())]
    assert not set(offered) & set(KEYS)
    assert offered[-1] == "extra"
    dialog.key.setCurrentIndex(dialog.key.findData("coordinating"))
    assert dialog.heading.text() == "Đơn vị phối hợp"
    dialog.heading.selectAll()
    dialog.heading.insertPlainText("Phối hợp")
    dialog.key.setCurrentIndex(dialog.key.findData("leader"))
    assert dialog.heading.text() == "Phối hợp"
    dialog.key.setCurrentIndex(dialog.key.findData("extra"))
    assert dialog.accept_button.isEnabled()
    dialog.heading.set_text(" ")
    assert not dialog.accept_button.isEnabled()


def test_the_dialog_says_what_cannot_be(qtbot: QtBot) -> None:
    columns = (Column("number", "TT"), Column("extra", "A"), Column("extra", "B"))
    dialog = ColumnDialog(None, "vi", columns, columns[1])
    qtbot.addWidget(dialog)
    dialog.heading.set_text("B")
    assert dialog.told.text().startswith("Biểu đã có cột “B”")
    assert not dialog.accept_button.isEnabled()
    dialog.heading.set_text("C\u00a0D")
    assert dialog.edit().texts == {"extra:A": "extra:C\u00a0D"}


def test_undo_leads_to_the_column(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.go_to("report", REPORT)
    box = window.findChild(ColumnsBox)
    assert box is not None
    box.choose("result")
    box.move_by(-1)
    session.go_to("task", "a")
    session.undo()
    assert session.kind == "report"
    assert box.chosen().field == "result"
    qtbot.waitUntil(box.table.hasFocus)


def test_whatever_takes_the_focus_has_a_name(
    box: ColumnsBox, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(box) == []


def test_what_was_done_to_a_column_has_its_name_everywhere(
    window: MainWindow, session: Session, boxes: object
) -> None:
    session.go_to("report", REPORT)
    box = window.findChild(ColumnsBox)
    boxes.dialogs.append(partial(fill, key="deadline", visibility="internal"))
    box.add()
    box.choose("evaluation")
    box.remove()
    assert "Bỏ cột “Đánh giá mức độ hoàn thành (%)”" in window.actions_["undo"].text()
    session.undo()
    assert "Thêm cột “Thời hạn hoàn thành”" in window.actions_["undo"].text()
    model = DeedsModel(session, window)
    model.show(REPORT)
    told = [[model.index(row, column).data() for column in (2, 3, 4)] for row in range(3)]
    assert [words for words, *_ in told] == [
        "Hoàn tác: Bỏ một cột của biểu",
        "Bỏ một cột của biểu",
        "Thêm một cột của biểu",
    ]
    assert "Thời hạn hoàn thành (nội bộ)" in told[2][2]
    assert "{" not in "".join(told[2])


def test_keys_have_the_names_of_today() -> None:
    assert key_words("result", "vi") == "Kết quả thực hiện"
    assert key_words("unit", "vi") == "Đơn vị chủ trì"
    assert key_words("extra", "vi") == "Cột riêng"
    assert key_words("first_deadline", "vi") == "Thời hạn ban đầu"
    assert key_words("unit", "en") == "Unit"
