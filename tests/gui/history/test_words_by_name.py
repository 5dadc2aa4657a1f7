"""Words replaced by name: Ctrl+Z stops there, bar and list take it back, and what stays is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Period
from ui.history.changes_dialog import ChangesDialog
from vqdesk.messages.catalogue import say
from vqdesk.replacing.found_texts import find_texts, replace_found
from vqdesk.text.finding import SoughtWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
REPORT = "bao-cao-9-thang"
WORDS = "Thay “Phòng” bằng “Ban” ở 6 chỗ trong 2 báo cáo"


def replaced(window: MainWindow, make_draft: Callable[..., Draft]) -> dict[str, Draft]:
    """Replace words in two reports, as the command line does; return the reports as they were."""
    session = window.session
    store = session.store
    store.reports.add(make_draft("khac", Period("năm", 2025)))
    before = {each.id: store.reports.draft(each.id) for each in store.reports.all()}
    found = find_texts(store, list(before), SoughtWords("Phòng"))
    session.tell(replace_found(store, [(each, each.places) for each in found.texts], "Phòng", "Ban"))
    return before


def drafts(window: MainWindow) -> dict[str, Draft]:
    store = window.session.store
    return {each.id: store.reports.draft(each.id) for each in store.reports.all()}


def test_ctrl_z_stops_at_it_and_the_bar_takes_it_back_in_every_report(
    window: MainWindow, make_draft: Callable[..., Draft], boxes: object
) -> None:
    before = replaced(window, make_draft)
    after = drafts(window)
    QTest.keyClick(window.tree, Qt.Key.Key_Z, CONTROL)
    assert window.bars.done.text == say("done.stops_words", "vi", what=WORDS)
    assert drafts(window) == after
    boxes.yes = False
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert drafts(window) == after
    boxes.yes = True
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1] == f"Undo this: {WORDS}? What was edited there since stays as it is."
    assert drafts(window) == before
    assert window.bars.done.text == f"Đã hoàn tác: {WORDS}."
    QTest.mouseClick(window.bars.done.buttons["redo"], LEFT)
    assert drafts(window) == after
    assert window.bars.done.text == f"Đã làm lại: {WORDS}."


def test_the_list_of_changes_takes_it_back_and_what_was_edited_since_is_named(
    window: MainWindow, make_draft: Callable[..., Draft], boxes: object, qtbot: QtBot
) -> None:
    before = replaced(window, make_draft)
    window.session.write_task("a", "unit", "Ban khác")
    dialog = ChangesDialog(window.session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    dialog.table.selectRow(1)
    assert dialog.model.index(1, 2).data() == WORDS
    assert dialog.undo_button.isEnabled()
    dialog.answer_chosen()
    kept = say("done.words_kept", "vi", names="nhiệm vụ 1 (Tên đơn vị, 9 tháng năm 2024)")
    assert window.bars.done.text == f"Đã hoàn tác: {WORDS}. {kept}"
    assert window.session.task("a").unit == "Ban khác"
    assert drafts(window)["khac"] == before["khac"]
    assert dialog.model.index(0, 2).data() == f"Hoàn tác: {WORDS}"


def test_where_all_was_edited_since_that_is_said(
    window: MainWindow, make_draft: Callable[..., Draft], boxes: object
) -> None:
    replaced(window, make_draft)
    act = window.session.store.history.undoable(REPORT)
    assert act is not None
    for report in window.session.store.reports.all():
        for task in ("a", "b", "c"):
            window.session.write_elsewhere(report.id, "task", task, "unit", "khác")
    assert not window.history.ask_back(None, act.id)
    assert window.bars.done.text.startswith(say("done.words_all_kept", "vi", what=WORDS))
