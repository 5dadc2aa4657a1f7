"""Where there is nothing yet: one sentence, and buttons that help, by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.first_run.dialog import FirstStartDialog
from ui.main_window import MainWindow
from ui.reports.list_dialog import ReportListDialog
from ui.session.session import Session
from ui.widgets.empty_note import EmptyNote

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Boxes
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store

LEFT = Qt.MouseButton.LeftButton


def note_over(view: QWidget) -> EmptyNote:
    (found,) = view.findChildren(EmptyNote)
    return found


@pytest.fixture
def blank(window: MainWindow, make_draft: Callable[..., Draft]) -> MainWindow:
    """Show a report without domains and tasks."""
    window.session.store.reports.add(replace(make_draft("blank"), sections=()))
    window.session.open_report("blank")
    return window


def test_without_any_report_the_window_leads_to_the_first_questions(
    store: Store, boxes: Boxes, qtbot: QtBot
) -> None:
    window = MainWindow(Session(store, "vi"))
    qtbot.addWidget(window)
    window.show()
    shown: list[type] = []
    boxes.dialogs.append(lambda dialog: bool(shown.append(type(dialog))))
    page = window.nothing
    assert page.isVisible()
    assert page.label.text() == "There is no report yet."
    assert not page.buttons["reports"].isVisible()
    qtbot.mouseClick(page.buttons["first"], LEFT)
    assert shown == [FirstStartDialog]
    page.buttons["sample"].setFocus()
    qtbot.keyClick(page.buttons["sample"], Qt.Key.Key_Return)
    assert len(window.session.outline()) == 13
    assert window.forms.currentWidget() is not page


def test_with_reports_but_none_open_the_list_is_offered(
    window: MainWindow, boxes: Boxes, qtbot: QtBot
) -> None:
    window.session.open_report(None)
    assert window.nothing.label.text() == "No report is open."
    assert not window.nothing.buttons["first"].isVisible()
    boxes.dialogs.append(lambda _dialog: True)
    qtbot.mouseClick(window.nothing.buttons["reports"], LEFT)
    assert window.session.report_id is not None


def test_a_report_with_tasks_has_no_note(window: MainWindow) -> None:
    assert not note_over(window.tree).isVisible()


def test_an_empty_report_says_so_over_the_tree_and_adds_its_first_task(
    blank: MainWindow, qtbot: QtBot
) -> None:
    note = note_over(blank.tree)
    assert note.isVisible()
    assert note.label.text() == "This report has no task yet."
    assert blank.tree.viewport().rect().contains(note.geometry())
    qtbot.mouseClick(note.buttons["add_task"], LEFT)
    assert len(blank.session.outline()) == 1
    assert not note.isVisible()
    blank.session.undo()
    assert note.isVisible()


def test_tab_leads_from_the_tree_to_the_buttons_and_enter_presses_them(
    blank: MainWindow, boxes: Boxes, qtbot: QtBot
) -> None:
    blank.activateWindow()
    blank.tree.setFocus()
    qtbot.waitUntil(blank.tree.hasFocus)
    qtbot.keyClick(blank.tree, Qt.Key.Key_Tab)
    note = note_over(blank.tree)
    assert note.buttons["add_task"].hasFocus()
    qtbot.keyClick(note.buttons["add_task"], Qt.Key.Key_Enter)
    assert len(blank.session.outline()) == 1


def test_with_domains_alone_the_note_stands_at_the_foot(blank: MainWindow) -> None:
    note = note_over(blank.tree)
    middle = note.geometry().bottom()
    blank.session.add_domain("I", "Kinh tế")
    assert note.isVisible()
    assert note.geometry().bottom() > middle


def test_of_a_locked_report_nothing_is_offered_that_writes(blank: MainWindow) -> None:
    blank.session.store.states.lock("blank", "xong")
    blank.session.open_report("blank")
    note = note_over(blank.tree)
    assert note.isVisible()
    assert not note.buttons["add_task"].isEnabled()


def test_the_empty_table_says_so_too(blank: MainWindow, qtbot: QtBot) -> None:
    blank.table.toggle()
    note = note_over(blank.table.pane.table)
    assert note.isVisible()
    blank.table.toggle()
    blank.table.toggle()
    qtbot.mouseClick(note_over(blank.table.pane.table).buttons["add_task"], LEFT)
    assert len(blank.session.outline()) == 1
    assert not note.isVisible()


def test_a_search_that_finds_nothing_offers_to_end_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.find_panel
    panel.start()
    assert not panel.end.isVisible()
    qtbot.keyClicks(panel.field, "khong co gi ca")
    qtbot.waitUntil(panel.end.isVisible)
    qtbot.mouseClick(panel.end, LEFT)
    assert panel.field.text() == ""
    assert not panel.end.isVisible()
    assert not panel.count.isVisible()


def test_an_empty_list_of_reports_offers_a_new_one(store: Store, qtbot: QtBot) -> None:
    dialog = ReportListDialog(Session(store, "vi"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.note.label.text() == "There is no report yet."
    assert not dialog.note.buttons["archived"].isVisible()
    with qtbot.waitSignal(dialog.new_wanted):
        qtbot.mouseClick(dialog.note.buttons["new"], LEFT)


def test_where_all_are_archived_they_are_offered(session: Session, qtbot: QtBot) -> None:
    session.store.states.archive(session.report_id or "")
    session.open_report(None)
    dialog = ReportListDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.note.isVisible()
    qtbot.mouseClick(dialog.note.buttons["archived"], LEFT)
    assert not dialog.note.isVisible()
    assert dialog.list.topLevelItemCount() == 1


def test_where_there_is_little_room_the_last_buttons_are_left_out(blank: MainWindow, qtbot: QtBot) -> None:
    note, tree = note_over(blank.tree), blank.tree
    every = len(note.buttons)
    tree.setFixedHeight(tree.header().height() + 6 * note.buttons["add_task"].sizeHint().height())
    qtbot.waitUntil(lambda: sum(button.isVisible() for button in note.buttons.values()) < every)
    assert note.buttons["add_task"].isVisible()
    root = tree.visualRect(tree.model().index(0, 0))
    assert note.y() > root.bottom()
    for button in note.buttons.values():
        assert not button.isVisible() or button.height() >= button.minimumSizeHint().height()
    tree.setMaximumHeight(2000)
    tree.setMinimumHeight(600)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in note.buttons.values()))
