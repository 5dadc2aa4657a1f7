from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from db.records import Period
from ui.commands import MENUS
from ui.dialogs.dialog import Dialog
from ui.main_window import MainWindow
from ui.reports.list_dialog import ReportListDialog
from ui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store
    from ui.reports.new_dialog import NewReportDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def ids(window: MainWindow) -> str:
    return " ".join(row.id for row in window.session.outline())


def test_the_window_opens_on_the_report(window: MainWindow) -> None:
    assert window.windowTitle().startswith("9 tháng năm 2024 - UBND huyện Văn Quan")
    assert window.forms.currentWidget() is window.report_form
    assert window.place_label.text() == "Tasks: 4"
    assert window.saved_label.text().startswith("Saved at ")


def test_what_the_first_click_and_key_need_is_made_while_nobody_waits(window: MainWindow) -> None:
    assert "task_form" not in vars(window)
    window.get_ready()
    assert window.forms.indexOf(vars(window)["task_form"]) >= 0
    assert window.forms.currentWidget() is window.report_form


def test_the_form_follows_the_tree(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_Down)
    assert window.forms.currentWidget() is window.domain_form
    assert window.place_label.text() == "Tasks: 3 - I. Lĩnh vực kinh tế"
    press(window, qtbot, Qt.Key.Key_Down)
    assert window.forms.currentWidget() is window.task_form
    assert window.task_form.fields["evaluation"].editor.text() == "88,0%"
    assert window.place_label.text() == "Task 1 of the annex's 4 - I. Lĩnh vực kinh tế"


def test_a_long_domain_leaves_the_task_in_sight_at_the_foot(window: MainWindow) -> None:
    window.session.go_to("task", "b")
    domain = window.session.domain()
    assert domain is not None
    assert window.session.write_domain(domain.id, "name", "Lĩnh vực kinh tế " * 40)
    window.session.go_to("task", "a")
    window.session.go_to("task", "b")
    assert window.place_label.shown.startswith("Task 2 of the annex's 4 - ")
    assert window.place_label.shown.endswith("…")


@pytest.mark.parametrize("place", [("task", "b"), ("report", "")])
def test_keys_go_to_the_tree_once_another_report_is_opened(
    window: MainWindow, qtbot: QtBot, make_draft: Callable[..., Draft], place: tuple[str, str]
) -> None:
    session = window.session
    session.go_to(*place)
    field = (
        window.task_form.fields["evaluation"] if place[0] == "task" else window.report_form.fields["titles"]
    )
    field.editor.setFocus()
    qtbot.waitUntil(lambda: field.editor is window.focusWidget())
    session.add_report(make_draft("other"))
    assert session.report_id == "other"
    assert window.tree.hasFocus()
    press(window, qtbot, Qt.Key.Key_Down)
    assert session.report() == make_draft("other").report


def test_every_key_of_the_daily_work(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.go_to("task", "b")
    press(window, qtbot, Qt.Key.Key_Up, ALT)
    assert ids(window) == "b a c d"
    press(window, qtbot, Qt.Key.Key_Down, ALT)
    assert ids(window) == "a b c d"
    press(window, qtbot, Qt.Key.Key_D, CONTROL)
    assert session.task(session.task_id or "").content == "Trồng mới 750 ha rừng"
    window.tree.setFocus()
    press(window, qtbot, Qt.Key.Key_Delete)
    assert ids(window) == "a b c d"
    for _ in range(4):
        press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert window.actions_["undo"].isEnabled()  # the report's own making is left
    for _ in range(4):
        press(window, qtbot, Qt.Key.Key_Y, CONTROL)
    assert ids(window) == "a b c d"
    assert not window.actions_["redo"].isEnabled()


def test_a_new_task_takes_the_cursor(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "a")
    press(window, qtbot, Qt.Key.Key_Insert)
    assert window.task_form.fields["number"].editor.text() == "4"
    assert window.task_form.fields["unit"].editor.hasFocus()


def test_typing_then_undo_goes_from_the_editor_to_the_store(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.go_to("task", "a")
    session.move_task_down()
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "x")
    press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == "Đã làm 14/16 xã"
    assert ids(window) == "b a c d"
    press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert ids(window) == "a b c d"


def test_typing_adding_and_moving_are_undone_newest_first(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "c")
    press(window, qtbot, Qt.Key.Key_Insert)
    new = window.session.task_id or ""
    editor = window.task_form.fields["unit"].editor
    qtbot.keyClicks(editor, "Phong moi")
    window.tree.setFocus()
    press(window, qtbot, Qt.Key.Key_Up, ALT)
    press(window, qtbot, Qt.Key.Key_Up, ALT)
    assert ids(window) == f"a {new} b c d"
    seen = []
    for _ in range(4):
        press(window, qtbot, Qt.Key.Key_Z, CONTROL)
        seen.append((ids(window), editor.text()))
    added = f"a b c {new} d"
    assert seen[:3] == [(f"a b {new} c d", "Phong moi"), (added, "Phong moi"), (added, "")]
    assert seen[3][0] == "a b c d"
    for _ in range(4):
        press(window, qtbot, Qt.Key.Key_Y, CONTROL)
    assert (ids(window), editor.text()) == (f"a {new} b c d", "Phong moi")
    assert window.session.task(new).unit == "Phong moi"


def test_what_is_typed_is_stored_when_another_row_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "b")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "trong rung")
    window.tree.setCurrentIndex(window.tree.outline.place("task", "c"))
    assert window.session.task("b").result == "trong rung"
    assert window.task_form.fields["result"].editor.text() == ""


def test_undo_goes_to_where_it_acted(window: MainWindow, qtbot: QtBot) -> None:
    window.session.write_task("c", "result", "Đã thu 26.974 triệu")
    window.session.go_to("domain", "van-hoa")
    press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert window.forms.currentWidget() is window.task_form
    assert window.task_form.record_id == "c"
    assert window.task_form.fields["result"].editor.text() == ""
    assert window.task_form.fields["result"].editor.hasFocus()


def test_deleting_a_domain_asks_and_names_its_tasks(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    window.session.go_to("domain", "kinh-te")
    boxes.yes = False
    press(window, qtbot, Qt.Key.Key_Delete)
    assert boxes.asked == ["Delete the domain “I. Lĩnh vực kinh tế” with its 3 tasks?"]
    assert ids(window) == "a b c d"
    boxes.yes = True
    press(window, qtbot, Qt.Key.Key_Delete)
    assert ids(window) == "d"


def test_domains_are_added_and_renamed(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    def add(dialog: object) -> bool:
        assert dialog.numeral.text() == "IV"
        dialog.name.setText("Lĩnh vực mới")
        return True

    def rename(dialog: object) -> bool:
        assert dialog.name.text() == "Lĩnh vực mới"
        dialog.name.setText("Lĩnh vực khác hẳn")
        return True

    boxes.dialogs += [add, rename]
    press(window, qtbot, Qt.Key.Key_Insert, ALT)
    window.tree.setFocus()
    press(window, qtbot, Qt.Key.Key_F2)
    assert window.session.domains()[-1].name == "Lĩnh vực khác hẳn"
    press(window, qtbot, Qt.Key.Key_Up, ALT)
    assert [domain.numeral for domain in window.session.domains()] == ["I", "II", "IV", "III"]


def test_f2_on_a_task_goes_to_its_content(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "a")
    press(window, qtbot, Qt.Key.Key_F2)
    assert window.task_form.fields["content"].editor.hasFocus()


def test_the_menu_of_domains_moves_the_task(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    menu = window.actions_.domain_menu
    menu.aboutToShow.emit()
    names = [(action.text(), action.isEnabled()) for action in menu.actions()]
    assert names == [
        ("I. Lĩnh vực kinh tế", False),
        ("II. Lĩnh vực văn hóa", True),
        ("III. Lĩnh vực khác", True),
    ]
    menu.actions()[2].trigger()
    assert ids(window) == "b c d a"
    assert window.session.domain_id == "khac"


def test_commands_are_there_only_where_they_can_act(window: MainWindow) -> None:
    def enabled(*keys: str) -> list[bool]:
        return [window.actions_[key].isEnabled() for key in keys]

    assert enabled("export", "add_task", "delete", "move_to", "duplicate") == [
        True,
        True,
        False,
        False,
        False,
    ]
    window.session.go_to("domain", "khac")
    assert enabled("delete", "move_up", "duplicate") == [True, True, False]
    window.session.go_to("task", "a")
    assert enabled("delete", "move_to", "duplicate") == [True, True, True]
    window.session.open_report(None)
    assert enabled("export", "add_task", "delete", "import", "reports") == [False, False, False, True, True]
    assert window.nothing.isVisible()


def test_shortcuts_are_unique_and_every_slot_is_there(window: MainWindow) -> None:
    commands = [command for _, entries in MENUS for command in entries if command]
    shortcuts = [command.shortcut for command in commands if command.shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    assert len(commands) == len({command.key for command in commands})


def test_find_goes_from_hit_to_hit(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_F, CONTROL)
    panel = window.find_panel
    assert panel.field.hasFocus()
    qtbot.keyClicks(panel.field, "nong nghiep")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert window.session.place() == ("task", "a")
    assert panel.count.text() == "Results: 2"
    assert panel.hits.index(0).data() == "1 · Phòng Nông nghiệp · Xây dựng đường giao thông nông thôn"
    press(window, qtbot, Qt.Key.Key_F3)
    assert window.session.place() == ("task", "b")
    press(window, qtbot, Qt.Key.Key_F3)
    assert window.session.place() == ("task", "a")
    press(window, qtbot, Qt.Key.Key_F, CONTROL)
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.results.isHidden()
    assert window.tree.hasFocus()


def test_what_is_looked_for_is_lit_in_every_form_until_the_search_ends(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.find_panel.start()
    qtbot.keyClicks(window.find_panel.field, "nong nghiep")
    qtbot.keyClick(window.find_panel.field, Qt.Key.Key_Return)
    field = window.task_form.fields["unit"].editor
    assert field.text() == "Phòng Nông nghiệp"
    assert field.marks.found_in(field.text()) == [(6, 10), (11, 17)]
    qtbot.keyClick(window.find_panel.field, Qt.Key.Key_Escape)
    assert field.marks.found_in(field.text()) == []


def test_find_searches_by_itself_after_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.find_panel
    panel.start()
    qtbot.keyClicks(panel.field, "khong co gi ca")
    qtbot.waitUntil(lambda: panel.count.text() == "Not found.")
    assert panel.results.isHidden()


def test_find_leads_into_another_report(
    window: MainWindow, qtbot: QtBot, make_draft: Callable[..., Draft]
) -> None:
    window.session.store.reports.add(make_draft("other"))
    panel = window.find_panel
    panel.start()
    qtbot.keyClicks(panel.field, "112,4")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.hits.index(1).data().startswith("[9 tháng năm 2024] Công an huyện")
    press(window, qtbot, Qt.Key.Key_F3)
    assert window.session.report_id == "other"


def test_what_is_found_in_a_report_of_another_office_names_it(
    window: MainWindow, qtbot: QtBot, make_draft: Callable[..., Draft]
) -> None:
    other = make_draft("other")
    report = replace(other.report, organisation="UBND xã Tri Lễ")
    window.session.store.reports.add(replace(other, report=report))
    window.find_panel.start()
    qtbot.keyClicks(window.find_panel.field, "112,4")
    qtbot.keyClick(window.find_panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.find_panel.hits.rowCount() == 2)
    found = window.find_panel.hits.index(1).data()
    assert found.startswith("[9 tháng năm 2024 - UBND xã Tri Lễ] Công an huyện")


def test_ctrl_z_in_an_empty_find_field_is_the_window_s(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "a")
    window.session.move_task_down()
    window.find_panel.start()
    press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert ids(window) == "a b c d"


def test_f6_goes_between_tree_and_form(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "a")
    press(window, qtbot, Qt.Key.Key_F6)
    assert window.forms.isAncestorOf(window.focusWidget())
    press(window, qtbot, Qt.Key.Key_F6)
    assert window.tree.hasFocus()


def test_enter_leads_from_the_tree_into_the_field_last_written_in(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "a")
    press(window, qtbot, Qt.Key.Key_Return)
    assert window.focusWidget() is window.task_form.fields["result"].editor
    window.task_form.fields["evaluation"].editor.setFocus()
    press(window, qtbot, Qt.Key.Key_F6)
    window.session.go_to("task", "b")
    press(window, qtbot, Qt.Key.Key_Enter)
    assert window.focusWidget() is window.task_form.fields["evaluation"].editor
    assert window.task_form.fields["evaluation"].editor.text() == ""


def test_a_refusal_is_one_box(window: MainWindow, boxes: object) -> None:
    window.session.go_to("task", "a")
    window.session.store.tasks.delete(window.session.report_id or "", "a")
    window.actions_["duplicate"].trigger()
    assert len(boxes.warned) == 1


def test_size_and_division_are_remembered(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    window.resize(700, 500)
    window.splitter.setSizes([250, 450])
    sizes = window.splitter.sizes()
    window.close()
    again = MainWindow(Session(store))
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (700, 500)
    assert again.splitter.sizes() == sizes


def test_closing_stores_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to("task", "b")
    qtbot.keyClicks(window.task_form.fields["result"].editor, "xong")
    window.close()
    assert window.session.task("b").result == "xong"


def test_closing_asks_where_a_text_cannot_be_stored(window: MainWindow, boxes: object) -> None:
    window.session.go_to("task", "b")
    window.session.flush_wanted.connect(lambda: window.session.write_task("gone", "result", "x"))
    boxes.dialogs += [lambda _dialog: False, lambda _dialog: True]
    assert not window.close()
    assert window.close()
    assert boxes.dialogs == []


def test_a_dropped_file_is_offered_for_import(
    window: MainWindow, boxes: object, tmp_path: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "none.txt"))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    window.dropEvent(event)
    qtbot.waitUntil(lambda: bool(boxes.warned))
    assert "none.txt" in boxes.warned[0]


def test_everything_fits_a_small_screen(window: MainWindow) -> None:
    """1366x768 at 200 % leaves 683x384."""
    assert window.minimumSizeHint().width() <= 683
    assert window.minimumSizeHint().height() <= 340
    for kind, record in (("report", "bao-cao-9-thang"), ("domain", "kinh-te"), ("task", "a")):
        window.session.go_to(kind, record)
        assert window.minimumSizeHint().width() <= 683


def test_the_form_keeps_a_least_width(window: MainWindow) -> None:
    for kind, record in (("report", "bao-cao-9-thang"), ("domain", "kinh-te"), ("task", "a")):
        window.session.go_to(kind, record)
        window.splitter.setSizes([5000, 0])
        form = window.forms.currentWidget()
        assert form.width() >= 36 * form.fontMetrics().averageCharWidth()
        assert kind == "report" or form.widget().width() <= form.viewport().width()


def test_deleting_the_open_report_opens_none_of_another_office(
    window: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session = window.session
    own, other = make_draft("own"), make_draft("other", Period("năm", 2025))
    own = replace(
        own, report=replace(own.report, organisation="UBND huyện  Văn Quan", period=Period("quý", 2024, 1))
    )
    session.store.reports.add(own)
    session.store.reports.add(replace(other, report=replace(other.report, organisation="UBND xã Tri Lễ")))
    assert session.delete_report("bao-cao-9-thang")
    assert session.report_id == "own"
    assert session.delete_report("own")
    assert session.report_id is None
    assert window.nothing.isVisible()


def test_after_a_report_was_deleted_the_list_has_the_focus(
    window: MainWindow, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    window.session.store.reports.add(make_draft("khac"))
    dialog = ReportListDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.delete_button.setFocus()
    dialog.delete_button.click()
    assert dialog.focusWidget() is dialog.list


def test_where_another_form_comes_the_next_key_goes_into_no_field_of_it(
    window: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session, first = window.session, window.session.report_id
    session.add_report(replace(make_draft("khac", Period("năm", 2025)), sections=()))
    window.outline.add_task()
    assert window.focusWidget() is window.task_form.fields["unit"].editor
    window.history.undo()
    assert session.kind == "report"
    assert window.focusWidget() is window.tree
    session.open_report(first)
    session.go_to("task", "b")
    window.task_form.fields["result"].editor.setFocus()
    session.change_report(lambda report: replace(report, attached_to="khác"))
    session.write_domain("kinh-te", "name", "Kinh tế mới")
    window.history.undo()
    assert window.focusWidget() is window.domain_form.fields["name"].editor, "undo goes to what it changed"


def test_the_tree_s_menu_has_what_acts_on_rows(window: MainWindow) -> None:
    shown: list[list[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        shown.append([action.objectName() for action in menu.actions() if not action.isSeparator()])
        menu.close()

    QTimer.singleShot(0, look)
    window.session.go_to("task", "a")
    window.tree.menu_wanted.emit(QPoint(1, 1))
    on_tasks = ("add_task", "duplicate", "delete", "move_up", "move_down", "move_to")
    assert shown == [[*on_tasks, "add_domain", "rename", "copy_rows", "renumber"]]


@pytest.mark.parametrize("is_file", [True, False])
def test_only_a_file_may_be_dropped_on_the_window(window: MainWindow, is_file: bool) -> None:
    data = QMimeData()
    if is_file:
        data.setUrls([QUrl.fromLocalFile("/x/biểu.docx")])
    else:
        data.setText("một đoạn văn")
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    event.ignore()
    window.dragEnterEvent(event)
    assert event.isAccepted() == is_file


def test_a_domain_is_moved_with_its_tasks(window: MainWindow) -> None:
    window.session.go_to("domain", "kinh-te")
    window.actions_["move_down"].trigger()
    assert [domain.id for domain in window.session.domains()] == ["van-hoa", "kinh-te", "khac"]
    assert [row.id for row in window.session.outline()] == ["d", "a", "b", "c"]
    window.actions_["move_up"].trigger()
    assert [row.id for row in window.session.outline()] == ["a", "b", "c", "d"]


def test_about_and_the_list_of_changes_are_opened_from_the_menu(window: MainWindow, boxes: object) -> None:
    titles: list[str] = []

    def look(dialog: Dialog) -> bool:
        titles.append(dialog.windowTitle())
        return False

    boxes.dialogs += [look, look]
    window.actions_["about"].trigger()
    window.actions_["changes"].trigger()
    assert titles == ["About vqdesk", "Changes"]


def test_a_trouble_while_a_dialog_is_open_is_told_in_it(
    window: MainWindow, boxes: object, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A bar behind the dialog would not be seen, and a box would come again at each drawing that fails."""
    dialog = Dialog(window, "Chọn")
    qtbot.addWidget(dialog)
    dialog.show()
    box = QMessageBox(dialog)
    for modal in (dialog, box):
        monkeypatch.setattr(QApplication, "activeModalWidget", lambda modal=modal: modal)
        window.tell_trouble("Đĩa đã đầy.")
        assert dialog.trouble == "Đĩa đã đầy."
        dialog.findChild(QPushButton, "close").click()
        assert dialog.trouble == ""
    assert boxes.warned == []
    assert window.bars.refusal.isHidden()


def test_down_goes_from_the_words_to_the_first_result(window: MainWindow, qtbot: QtBot) -> None:
    window.find_panel.start()
    qtbot.keyClicks(window.find_panel.field, "giao thong")
    qtbot.waitUntil(lambda: window.find_panel.hits.rowCount() > 0)
    qtbot.keyClick(window.find_panel.field, Qt.Key.Key_Down)
    assert window.find_panel.results.hasFocus()
    assert window.find_panel.results.currentIndex().row() == 0


def test_a_result_that_was_deleted_meanwhile_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.find_panel.start()
    qtbot.keyClicks(window.find_panel.field, "giao thong")
    qtbot.waitUntil(lambda: window.find_panel.hits.rowCount() > 0)
    window.session.store.tasks.delete(window.session.report_id, "a")
    assert window.find_panel.hits.index(0).data() == "(no longer there)"


def test_a_report_that_is_there_already_is_opened_instead_of_a_new_one(
    window: MainWindow, boxes: object, make_draft: Callable[..., Draft]
) -> None:
    window.session.store.reports.add(make_draft("khac", Period("năm", 2025)))
    there = len(window.session.store.reports.all())

    def choose(dialog: NewReportDialog) -> bool:
        dialog.show()
        dialog.period.set_period(Period("năm", 2025))
        dialog.period.changed.emit()
        assert not dialog.accept_button.isEnabled()
        dialog.doubts.open_button.click()
        assert not dialog.isVisible()
        return False

    boxes.dialogs.append(choose)
    window.actions_["new_report"].trigger()
    assert window.session.report_id == "khac"
    assert len(window.session.store.reports.all()) == there


def test_an_act_that_is_gone_is_told(window: MainWindow, boxes: object) -> None:
    """Two lists may show the same act; who comes second hears that it was taken back already."""
    assert not window.history.ask_back("bao-cao-9-thang", 987_654)
    assert boxes.asked == []
    assert len(boxes.warned) == 1
