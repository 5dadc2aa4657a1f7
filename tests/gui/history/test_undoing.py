"""Undo is the report's, and the editor's before: by key and button alike, named before and after."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings, headings_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from db.errors import Refused
from db.former_headings import FORMER_KEYS
from db.records import Period
from db.store.store import Store
from ui.history.bin_dialog import BinDialog
from ui.history.changes_dialog import ChangesDialog
from ui.history.changes_model import from_difference
from ui.main_window import MainWindow
from ui.reports.list_dialog import ReportListDialog
from ui.session.session import Session
from vqdesk.formats.exchange import writer as exchange_writer
from vqdesk.messages.catalogue import say, sentence
from vqdesk.messages.damage_places import field_words
from vqdesk.messages.deed_names import deeds_words, step_words
from vqdesk.periods.period import default_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
REPORT = "bao-cao-9-thang"
HELD = 60
"""Keys that two seconds of holding one give."""


def said(key: str, **values: object) -> str:
    return say(key, "vi", **values)


def key(window: MainWindow, letter: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(window.focusWidget() or window, letter, CONTROL)


def button(window: MainWindow, name: str) -> QToolButton:
    found = window.tool_bar.widgetForAction(window.actions_[name])
    assert isinstance(found, QToolButton)
    return found


def drafts(store: Store) -> dict[str, Draft]:
    return {report.id: store.reports.draft(report.id) for report in store.reports.all()}


def edited(session: Session, times: int) -> None:
    """Make steps of the open report, each another."""
    for at in range(times):
        session.write_task("b", "result", f"lần {at}")


# The report's own steps


def test_holding_the_key_goes_to_the_report_s_first_step_and_stops(
    window: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    for name, year in (("khac", 2025), ("nua", 2026)):
        session.add_report(make_draft(name, Period("năm", year)))
        edited(session, 10)
    wanted = drafts(session.store)
    session.open_report(REPORT)
    edited(session, 20)
    window.tree.setFocus()
    key(window, Qt.Key.Key_Z, HELD)
    assert drafts(session.store) == wanted
    assert session.report_id == REPORT
    assert window.bars.done.text == said("done.stops", what="Lập báo cáo")
    key(window, Qt.Key.Key_Y, HELD)
    assert session.task("b").result == "lần 19"
    assert {each.id for each in session.store.reports.all()} == set(wanted)
    assert not window.actions_["redo"].isEnabled()


def test_a_new_edit_takes_redo_from_its_own_report_alone(
    window: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    session.add_report(make_draft("khac", Period("năm", 2025)))
    edited(session, 1)
    key(window, Qt.Key.Key_Z, 2)
    session.open_report(REPORT)
    session.write_task("a", "result", "một chữ")
    session.open_report("khac")
    window.tree.setFocus()
    key(window, Qt.Key.Key_Y)
    assert session.task("b").result == "lần 0"


def test_menu_and_tooltip_name_what_would_be_undone_and_the_bar_what_was(window: MainWindow) -> None:
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert undo.text() == "&Undo: Lập báo cáo..."
    window.session.write_task("b", "result", "xong")
    assert undo.text() == "&Undo: Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 2"
    assert undo.toolTip() == "Undo: Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 2 (Ctrl+Z)"
    assert button(window, "undo").text() == "Undo"
    window.session.go_to("task", "d")
    window.session.delete_task()
    assert undo.text() == "&Undo: Xóa nhiệm vụ “Giữ gìn trật tự”"
    key(window, Qt.Key.Key_Z)
    assert window.bars.done.text == "Đã hoàn tác: Xóa nhiệm vụ “Giữ gìn trật tự”."
    assert redo.text() == "&Redo: Xóa nhiệm vụ “Giữ gìn trật tự”"
    assert redo.toolTip().endswith("(Ctrl+Y)")
    QTest.mouseClick(window.bars.done.buttons["redo"], LEFT)
    assert [row.id for row in window.session.outline()] == ["a", "b", "c"]


def test_an_ampersand_in_a_name_is_no_key(window: MainWindow) -> None:
    window.session.write_task("d", "content", "R&D & <b>thử</b>")
    assert window.actions_["undo"].text() == (
        "&Undo: Sửa “Nội dung nhiệm vụ trọng tâm” của nhiệm vụ “R&&D && <b>thử</b>”"
    )
    assert "&lt;b&gt;" in window.actions_["undo"].toolTip()
    assert "R&amp;D" in window.actions_["undo"].toolTip()


# The editor's steps


def typed(window: MainWindow, text: str) -> object:
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    QTest.keyClicks(editor, text)
    return editor


def test_button_and_key_take_back_the_same_words_and_the_focus_stays(window: MainWindow) -> None:
    window.session.go_to("task", "b")
    editor = typed(window, "mot hai ba")
    assert window.actions_["undo"].text() == "&Undo: what was typed"
    QTest.mouseClick(button(window, "undo"), LEFT)
    assert (editor.text().strip(), editor.hasFocus()) == ("mot hai", True)
    key(window, Qt.Key.Key_Z)
    assert editor.text().strip() == "mot"
    QTest.mouseClick(button(window, "redo"), LEFT)
    assert editor.text().strip() == "mot hai"
    key(window, Qt.Key.Key_Y)
    assert editor.text() == "mot hai ba"


def test_the_editor_s_words_come_first_then_the_report_s_steps(window: MainWindow) -> None:
    session = window.session
    session.write_task("a", "evaluation", "50%")
    session.go_to("task", "b")
    typed(window, "mot hai")
    key(window, Qt.Key.Key_Z, 2)
    assert window.task_form.fields["result"].editor.text() == ""
    assert window.actions_["undo"].text() == "&Undo: Sửa “Đánh giá mức độ hoàn thành (%)” của nhiệm vụ 1"
    key(window, Qt.Key.Key_Z)
    assert session.task("a").evaluation == "88,0%"
    assert session.place() == ("task", "a")


def test_a_menu_means_the_editor_that_lent_it_the_focus(window: MainWindow) -> None:
    window.session.go_to("task", "b")
    editor = typed(window, "mot hai")
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    window.actions_["undo"].trigger()
    assert editor.text().strip() == "mot"
    window.tree.setFocus()
    window.actions_["undo"].trigger()
    assert window.session.task("b").result == "", "from the tree the report's whole step is meant"


def test_a_field_that_was_left_is_one_step_however_one_comes_back(window: MainWindow) -> None:
    window.session.go_to("task", "b")
    editor = typed(window, "mot hai")
    window.task_form.fields["content"].editor.setFocus()
    editor.setFocus()
    key(window, Qt.Key.Key_Z)
    assert (editor.text(), window.session.task("b").result) == ("", "")
    key(window, Qt.Key.Key_Z)
    assert window.bars.done.text == said("done.stops", what="Lập báo cáo"), "nothing came back by undo"
    key(window, Qt.Key.Key_Y)
    assert window.session.task("b").result == "mot hai"


def test_the_bar_s_button_never_takes_back_what_was_typed_since(window: MainWindow) -> None:
    session = window.session
    session.go_to("task", "d")
    window.tree.setFocus()
    window.outline.delete_row()
    assert window.bars.done.buttons["undo"].isVisible()
    session.go_to("task", "b")
    typed(window, "mot")
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert [row.id for row in session.outline()] == ["a", "b", "c"]
    assert window.task_form.fields["result"].editor.text() == "mot"
    assert (window.bars.done.text, window.bars.done.kind) == (said("done.changed_since"), "calm")
    assert not window.bars.done.buttons["undo"].isVisible()
    window.tree.setFocus()
    key(window, Qt.Key.Key_Z, 2)
    assert [row.id for row in session.outline()] == ["a", "b", "c", "d"]
    assert session.task("b").result == ""


# Acts on whole reports


def test_undo_stops_at_an_act_on_the_whole_report_and_never_skips_it(
    window: MainWindow, boxes: object
) -> None:
    session = window.session
    session.write_task("a", "result", "trước")
    draft = session.store.reports.draft(REPORT)
    session.store.reports.replace(draft.with_report(draft.report).__class__(draft.report, draft.sections[:1]))
    session.open_report(REPORT)
    session.write_task("b", "result", "sau")
    session.write_task("b", "result", "sau nữa")
    window.tree.setFocus()
    key(window, Qt.Key.Key_Z, HELD)
    assert [domain.id for domain in session.domains()] == ["kinh-te"]
    assert session.task("a").result == "trước"
    assert window.bars.done.text == said("done.stops", what="Cập nhật từ tệp")
    key(window, Qt.Key.Key_Y, 2)
    boxes.yes = False
    key(window, Qt.Key.Key_Z, HELD)
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked == [
        "The report “9 tháng năm 2024 - UBND huyện Văn Quan” becomes what it was before it was updated from "
        "a file. Undo it?"
    ]
    assert [domain.id for domain in session.domains()] == ["kinh-te"]
    assert window.bars.done.text == said("done.stops", what="Cập nhật từ tệp"), "nothing was done"
    boxes.yes = True
    key(window, Qt.Key.Key_Y, 2)
    act = session.store.history.since(REPORT, 0)[-3]
    assert window.history.ask_back(REPORT, act.id)
    assert boxes.asked[-1].endswith("go with it: 2. Undo it?")
    assert session.store.reports.draft(REPORT) == draft
    assert window.bars.done.text == "Đã hoàn tác: Cập nhật từ tệp."
    key(window, Qt.Key.Key_Z)
    assert session.task("a").result == "Đã làm 14/16 xã"
    key(window, Qt.Key.Key_Y, HELD)
    assert session.store.reports.draft(REPORT) == draft
    assert window.bars.done.text == said("done.stops_redo", what="Cập nhật từ tệp")
    QTest.mouseClick(window.bars.done.buttons["redo"], LEFT)
    assert [domain.id for domain in session.domains()] == ["kinh-te"]
    assert session.task("b").result == ""
    key(window, Qt.Key.Key_Y, 2)
    assert session.task("b").result == "sau nữa"


def test_what_was_taken_back_with_an_act_comes_again_with_it(window: MainWindow) -> None:
    session = window.session
    draft = session.store.reports.draft(REPORT)
    session.store.reports.replace(draft.__class__(draft.report, draft.sections[:1]))
    session.open_report(REPORT)
    edited(session, 3)
    changed = session.store.reports.draft(REPORT)
    act = session.store.history.since(REPORT, 0)[-4]
    window.history.ask_back(REPORT, act.id)
    assert session.store.reports.draft(REPORT) == draft
    QTest.mouseClick(window.bars.done.buttons["redo"], LEFT)
    assert session.store.reports.draft(REPORT) == changed


def test_a_deleted_report_comes_back_by_the_bar_and_by_the_bin(
    window: MainWindow, boxes: object, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    session.add_report(make_draft("khac", Period("năm", 2025)))
    edited(session, 2)
    wanted = drafts(session.store)

    def delete(dialog: Dialog) -> bool:
        assert isinstance(dialog, ReportListDialog)
        dialog.delete_button.click()
        return False

    boxes.dialogs.append(delete)
    window.actions_["reports"].trigger()
    assert (session.report_id, list(drafts(session.store))) == (REPORT, [REPORT])
    name = "Năm 2025 - UBND huyện Văn Quan"
    assert window.bars.done.text == said("done.delete_report", report=name)
    session.write_task("a", "result", "một chữ")
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1] == f"Take the report “{name}” with its 4 tasks out of the bin?"
    assert (session.report_id, session.store.reports.draft("khac")) == ("khac", wanted["khac"])
    assert window.bars.done.text == said("done.restore_report", report=name)
    key(window, Qt.Key.Key_Z, HELD)
    assert session.store.reports.draft("khac") == wanted["khac"]

    boxes.dialogs.append(delete)
    window.actions_["reports"].trigger()
    boxes.dialogs += [lambda dialog: bool(dialog.bin_button.click()), take_out]
    window.actions_["reports"].trigger()
    assert (session.report_id, session.store.reports.draft("khac")) == ("khac", wanted["khac"])
    assert session.store.bin.all() == []


def test_a_file_equal_to_a_removed_report_takes_it_out_and_another_says_where_it_is(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    session, draft = window.session, window.session.store.reports.draft(REPORT)
    equal, other = tmp_path / "bằng.json", tmp_path / "khác.json"
    equal.write_text(exchange_writer.write(draft), encoding="utf-8")
    changed = draft.with_report(replace(draft.report, attached_to="khác"))
    other.write_text(exchange_writer.write(changed), encoding="utf-8")
    session.delete_report(REPORT)
    told = sentence(Refused("report.in_bin", id=REPORT), "vi")
    boxes.dialogs += [lambda _: True, lambda dialog: dialog.trouble != told, lambda _: True]
    for file in (other, equal):
        window.importing.import_file(file)
        qtbot.waitUntil(lambda: window.importing.runner.running is None)
    assert boxes.dialogs == []
    assert session.store.reports.draft(REPORT) == draft
    assert session.store.bin.all() == []
    assert window.bars.done.text == said("done.from_bin", report="9 tháng năm 2024 - UBND huyện Văn Quan")


def take_out(dialog: Dialog) -> bool:
    assert isinstance(dialog, BinDialog)
    assert [dialog.model.index(0, column).data() for column in (0, 1, 2)] == [
        "Năm 2025",
        "UBND huyện Văn Quan",
        "4",
    ]
    dialog.out_button.click()
    assert dialog.result()
    return True


def test_a_restored_report_with_a_twin_says_so(window: MainWindow, make_draft: Callable[..., Draft]) -> None:
    window.session.delete_report(REPORT)
    window.session.add_report(make_draft("khac"))
    window.session.restore_report(REPORT)
    assert window.bars.done.text.endswith(said("done.twin"))


def test_an_empty_bin_has_nothing_to_take_out(window: MainWindow, qtbot: QtBot) -> None:
    dialog = BinDialog(window.session, window)
    qtbot.addWidget(dialog)
    assert not dialog.out_button.isEnabled()
    assert not dialog.purge_button.isEnabled()
    dialog.take_out()
    dialog.purge()


def test_the_sample_comes_out_of_the_bin_as_it_went_in(window: MainWindow) -> None:
    session = window.session
    window.actions_["sample"].trigger()
    task = session.outline()[0].id
    session.write_task(task, "result", "của tôi")
    sample = session.report_id or ""
    session.delete_report(sample)
    window.actions_["sample"].trigger()
    assert session.report_id == sample
    assert session.task(task).result == "của tôi"


def test_what_was_made_goes_into_the_bin_by_name(window: MainWindow, boxes: object) -> None:
    window.actions_["sample"].trigger()
    session = window.session
    sample = session.report_id or ""
    assert window.bars.done.text.startswith("Đã lập báo cáo “")
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1].startswith("The report “")
    assert [report.id for report in session.store.reports.all()] == [REPORT]
    assert [each.report.id for each in session.store.bin.all()] == [sample]


# The list of changes


def rows(dialog: ChangesDialog) -> list[str]:
    return [dialog.model.index(row, 2).data() for row in range(dialog.model.rowCount())]


def test_the_changes_of_the_report_are_listed_the_newest_first(
    window: MainWindow, qtbot: QtBot, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    session.write_task("b", "result", "xong\nhết")
    session.undo()
    session.go_to("task", "a")
    session.move_task_down()
    session.renumber()
    session.store.reports.add(make_draft("khac", Period("năm", 2025)))
    dialog = ChangesDialog(session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    assert rows(dialog) == [
        "Đánh lại số thứ tự",
        "Chuyển chỗ nhiệm vụ 2",
        "Hoàn tác: Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1",
        "Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1",
        "Lập báo cáo",
    ]
    assert [dialog.model.index(3, column).data() for column in (1, 3, 4)] == ["clerk", "", "xong hết"]
    assert dialog.model.index(2, 3).data() == "xong hết"
    assert not dialog.undo_button.isEnabled()
    dialog.all_box.setChecked(True)
    assert rows(dialog)[0] == "Lập báo cáo"
    assert dialog.model.index(0, 5).data() == "Năm 2025 - UBND huyện Văn Quan"
    assert dialog.undo_button.isEnabled()


def test_the_list_of_all_changes_shows_whole_names_of_reports(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ChangesDialog(window.session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    dialog.show()
    for _ in range(2):
        dialog.all_box.setChecked(True)
        name = dialog.model.index(0, 5).data()
        assert dialog.table.columnWidth(5) > dialog.fontMetrics().horizontalAdvance(name)
        dialog.all_box.setChecked(False)


def test_the_list_of_changes_is_narrowed_to_words_with_or_without_marks(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.write_task("a", "result", "Đã lát gạch vỉa hè")
    session.write_task("b", "content", "Trồng cây")
    session.store.history.undo(REPORT)
    dialog = ChangesDialog(session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.filter.accessibleName()
    everything = rows(dialog)
    for query in ("gach VIA", "khoi luong nhiem vu 1", "Gạch khối lượng"):
        dialog.filter.setText(query)
        assert rows(dialog) == ["Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1"]
    dialog.filter.setText("lập báo")
    assert (rows(dialog), dialog.undo_button.isEnabled()) == (["Lập báo cáo"], True)
    dialog.filter.setText("Trồng cây")
    assert [row.split(":")[0] for row in rows(dialog)] == ["Hoàn tác", everything[1]]
    assert not dialog.model.is_newest_of_its_step(1)
    dialog.filter.setText("sửa nội dung không có")
    assert (rows(dialog), dialog.nothing.isVisible(), dialog.undo_button.isEnabled()) == ([], True, False)
    QTest.keyClick(dialog.filter, Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "what is typed there is nothing to lose"
    dialog.filter.clear()
    assert (rows(dialog), dialog.nothing.isHidden()) == (everything, True)


def test_what_is_looked_for_among_changes_is_read_to_the_end(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.write_task("a", "result", "câu cũ nhất")
    for number in range(220):
        session.store.tasks.write(REPORT, "b", "result", str(number))
    dialog = ChangesDialog(session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    dialog.filter.setText("cau cu nhat")
    assert (rows(dialog), dialog.nothing.isHidden()) == ([], True)
    qtbot.waitUntil(lambda: dialog.model.is_whole)
    assert rows(dialog) == ["Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 1"]
    assert dialog.table.currentIndex().row() == 0


def test_where_all_is_removed_the_first_start_leads_to_the_bin(window: MainWindow, boxes: object) -> None:
    window.session.delete_report(REPORT)
    shown: list[type] = []

    def choose(dialog: Dialog) -> int:
        dialog.links["bin"].click()  # type: ignore[attr-defined]
        return dialog.result()

    boxes.dialogs += [choose, lambda dialog: bool(shown.append(type(dialog)))]  # type: ignore[attr-defined]
    window.first_run.offer()
    assert shown == [BinDialog]


def test_acts_on_whole_reports_are_undone_from_the_list(
    window: MainWindow, qtbot: QtBot, boxes: object, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    session.add_report(make_draft("khac", Period("năm", 2025)))
    session.delete_report("khac")
    draft = session.store.reports.draft(REPORT)
    session.store.reports.replace(draft.__class__(draft.report, draft.sections[:1]))
    dialog = ChangesDialog(session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    dialog.all_box.setChecked(True)
    assert rows(dialog)[:3] == ["Cập nhật từ tệp", "Xóa báo cáo", "Lập báo cáo"]
    dialog.undo_button.click()
    assert session.store.reports.draft(REPORT) == draft
    assert rows(dialog)[0] == "Hoàn tác: Cập nhật từ tệp"
    assert dialog.undo_button.text() == "&Redo..."
    dialog.table.selectRow(1)
    assert not dialog.undo_button.isEnabled(), "it is undone"
    dialog.table.selectRow(2)
    assert dialog.undo_button.text() == "&Take out..."
    boxes.yes = False
    dialog.undo_button.click()
    assert session.store.bin.all()
    boxes.yes = True
    dialog.undo_button.click()
    assert session.store.bin.all() == []
    assert rows(dialog)[0] == "Lấy báo cáo ra khỏi Thùng rác"
    assert dialog.undo_button.text() == "&Undo..."


def test_a_long_history_is_read_page_by_page(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    edited(session, 250)
    dialog = ChangesDialog(session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    assert dialog.model.rowCount() == 100
    while dialog.model.canFetchMore(dialog.model.index(-1, -1)):
        dialog.model.fetchMore(dialog.model.index(-1, -1))
    assert dialog.model.rowCount() == 251
    assert dialog.model.index(249, 4).data() == "lần 0"


@pytest.mark.parametrize(
    ("text", "other", "shown"),
    [
        ("Đã làm", "", "Đã làm"),
        ("Đã làm 14/16 xã", "Đã làm 15/16 xã", "Đã làm 14/16 xã"),
        (
            "Đã chỉ đạo các phòng, ban triển khai tại 14/16 xã, thị trấn",
            "Đã chỉ đạo các phòng, ban triển khai tại 15/16 xã, thị trấn",
            "…triển khai tại 14/16 xã, thị trấn",
        ),
        ("một hai ba bốn năm sáu bảy tám", "một hai ba bốn năm sáu bảy tám chín", "…năm sáu bảy tám"),
        ("x" * 40, "x" * 39, "x" * 40),
    ],
)
def test_a_long_text_is_shown_from_where_it_differs(text: str, other: str, shown: str) -> None:
    assert from_difference(text, other) == shown


# After a restart


def test_after_a_restart_undo_names_and_takes_back_what_was_done(
    window: MainWindow, qtbot: QtBot, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    session.add_report(make_draft("khac", Period("năm", 2025)))
    session.delete_report("khac")
    edited(session, 2)
    path = session.store.path
    session.store.close()
    with Store.open(path) as store:
        again = MainWindow(Session(store))
        qtbot.addWidget(again)
        again.show()
        again.reports.open_last()
        assert again.actions_["undo"].text() == "&Undo: Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 2"
        again.tree.setFocus()
        qtbot.waitUntil(again.tree.hasFocus)
        key(again, Qt.Key.Key_Z, HELD)
        assert again.session.task("b").result == ""
        assert [each.report.id for each in store.bin.all()] == ["khac"]
        again.close()


def test_a_column_is_called_in_every_place_as_the_form_calls_it(window: MainWindow) -> None:
    session = window.session
    session.go_to("task", "a")
    session.change_report(
        lambda report: replace(
            report, columns=replace(headings_of(report), result="Kết quả đạt được").columns
        )
    )
    session.write_task("a", "result", "khác")
    assert window.task_form.fields["result"].editor.accessibleName() == "Kết quả đạt được"
    step = session.store.history.undoable(REPORT)
    assert step is not None
    said = "Sửa “Kết quả đạt được” của nhiệm vụ 1"
    assert step_words(session.store, step, "vi") == said
    assert window.actions_["undo"].text() == f"&Undo: {said}"
    assert deeds_words(session.store, session.store.history.deeds(REPORT, limit=1), "vi") == [said]
    session.undo()
    assert window.bars.done.text == say("done.undone", "vi", what=said)


def test_without_a_heading_a_column_is_called_by_the_form_s_label(window: MainWindow) -> None:
    session = window.session
    session.go_to("task", "a")
    session.change_report(lambda report: replace(report, columns=Headings().columns))
    names = {name: window.task_form.fields[name].editor.accessibleName() for name in FORMER_KEYS}
    assert names == {name: field_words(name, partial(say, lang="en"), ()) for name in FORMER_KEYS}
    usual = default_columns(session.store.reports.get(REPORT).period)
    told = {column.field: field_words(column.field, partial(say, lang="vi")) for column in usual}
    assert told == {column.field: column.heading for column in usual}
