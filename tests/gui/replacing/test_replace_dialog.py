"""Find and replace in the window: each place in its sentence, ticks, the bar with its undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from db.errors import Refused
from db.history.recorder import Recorder
from db.records import Period
from ui.looks.colours import colours
from ui.replacing.dialog import IN_REPORTS, IN_TASK, ReplaceDialog
from ui.replacing.places_model import SENTENCE, WHERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow
    from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(session: Session, make_draft: Callable[..., Draft], qtbot: QtBot) -> ReplaceDialog:
    """Show the dialog on the open report, beside which there is another of the same office."""
    session.store.reports.add(make_draft("khac", Period("năm", 2025)))
    shown = ReplaceDialog(session)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def look(dialog: ReplaceDialog, words: str, scope: str | None = None) -> list[str]:
    """Type words, find them by Enter, and return the rows."""
    if scope is not None:
        dialog.scope.setCurrentIndex(dialog.scope.findData(scope))
    dialog.find_field.setFocus()
    dialog.find_field.selectAll()
    dialog.find_field.insert(words)
    QTest.keyClick(dialog.find_field, Qt.Key.Key_Return)
    model = dialog.model
    return [
        " | ".join(str(model.index(row, column).data()) for column in (WHERE, SENTENCE))
        for row in range(model.rowCount())
    ]


def test_each_place_is_shown_in_its_sentence_and_ticked(dialog: ReplaceDialog) -> None:
    assert not dialog.accept_button.isEnabled()
    assert look(dialog, "phòng") == [
        "nhiệm vụ 1 · Tên đơn vị | [Phòng] Nông nghiệp",
        "nhiệm vụ 2 · Tên đơn vị | [Phòng] Nông nghiệp",
        "nhiệm vụ 3 · Tên đơn vị | [Phòng] Tài chính",
    ]
    assert dialog.model.count == 3
    assert dialog.accept_button.isEnabled()
    assert dialog.all_box.checkState() == Qt.CheckState.Checked
    assert dialog.table.hasFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.model.count == 2
    assert dialog.all_box.checkState() == Qt.CheckState.PartiallyChecked
    dialog.all_box.click()
    assert dialog.model.count == 3
    dialog.all_box.click()
    assert (dialog.model.count, dialog.accept_button.isEnabled()) == (0, False)


def test_the_button_says_that_without_other_words_they_are_taken_out(dialog: ReplaceDialog) -> None:
    assert dialog.accept_button.text() == "&Replace 0 places"
    look(dialog, "phòng")
    assert dialog.accept_button.text() == "&Take out 3 places"
    QTest.keyClicks(dialog.by_field, "Ban")
    assert dialog.accept_button.text() == "&Replace 3 places"


@pytest.mark.parametrize("line", ["find_field", "by_field", "table", "cases"])
def test_enter_leads_to_what_is_found_and_keeps_its_ticks(dialog: ReplaceDialog, line: str) -> None:
    look(dialog, "phòng")
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.by_field.setFocus()
    QTest.keyClicks(dialog.by_field, "Ban")
    getattr(dialog, line).setFocus()
    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert (dialog.model.count, dialog.table.currentIndex().row()) == (2, 1)
        assert dialog.table.hasFocus()
    assert dialog.replaced is None
    assert dialog.isVisible()


def test_other_words_options_or_reports_are_found_anew(dialog: ReplaceDialog) -> None:
    look(dialog, "phòng")
    for change in (dialog.cases.click, dialog.whole.click, dialog.plain.click):
        look(dialog, "phòng")
        change()
        assert (dialog.model.rowCount(), dialog.accept_button.isEnabled()) == (0, False)
    dialog.cases.setChecked(False)
    assert len(look(dialog, "phong")) == 3
    QTest.keyClicks(dialog.find_field, "x")
    assert dialog.model.rowCount() == 0
    assert look(dialog, "không có đâu") == []
    assert dialog.told.text() == "Not found."
    assert look(dialog, " ") != []
    dialog.find_field.clear()
    dialog.look()
    assert dialog.find_field.hasFocus()


def test_several_reports_tell_which_each_place_is_in(dialog: ReplaceDialog) -> None:
    assert dialog.reports.isHidden()
    rows = look(dialog, "Tài chính", IN_REPORTS)
    assert rows == [
        "năm 2025 · nhiệm vụ 3 · Tên đơn vị | Phòng [Tài chính]",
        "9 tháng năm 2024 · nhiệm vụ 3 · Tên đơn vị | Phòng [Tài chính]",
    ]
    assert not dialog.reports.isHidden()
    dialog.reports.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.model.rowCount() == 0
    assert len(look(dialog, "Tài chính")) == 1
    dialog.reports.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert look(dialog, "Tài chính") == []


def test_a_task_alone_can_be_looked_through(session: Session, qtbot: QtBot) -> None:
    session.go_to("task", "c")
    shown = ReplaceDialog(session)
    qtbot.addWidget(shown)
    assert look(shown, "Phòng", IN_TASK) == ["nhiệm vụ 3 · Tên đơn vị | [Phòng] Tài chính"]
    session.open_report(None)
    nowhere = ReplaceDialog(session)
    qtbot.addWidget(nowhere)
    assert [nowhere.scope.itemData(at) for at in range(nowhere.scope.count())] == [IN_REPORTS]


def test_the_found_words_are_lit_where_there_is_room_or_not(dialog: ReplaceDialog) -> None:
    look(dialog, "nông")
    delegate = dialog.table.itemDelegateForColumn(SENTENCE)
    for wide in (60, 120, 400):
        image = QImage(wide, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        painter = QPainter(image)
        delegate.paint(painter, option, dialog.model.index(0, SENTENCE))
        painter.end()
        drawn = {image.pixelColor(x, 12).name() for x in range(wide)}
        assert colours().changed.name() in drawn, wide


def test_in_the_open_report_it_is_a_step_and_the_bar_takes_it_back(window: MainWindow, boxes: Any) -> None:
    session = window.session
    session.go_to("task", "a")
    before = session.store.reports.draft(session.report_id)
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    editor.insertPlainText("Phòng vừa gõ ")

    def answer(dialog: Dialog) -> int:
        assert isinstance(dialog, ReplaceDialog)
        assert len(look(dialog, "Phòng")) == 4, "what was just typed is looked through as well"
        dialog.by_field.setText("Ban")
        dialog.model.turn(0)
        dialog.accept()
        return dialog.result()

    boxes.dialogs = [answer]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_H, CONTROL)
    assert window.bars.done.text == "Đã thay “Phòng” bằng “Ban” ở 3 chỗ trong 1 báo cáo."
    assert [session.task(task).unit.split()[0] for task in "abc"] == ["Phòng", "Ban", "Ban"]
    assert session.task("a").result.startswith("Ban vừa gõ ")
    assert editor.text().startswith("Ban vừa gõ ")
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert session.task("a").result.startswith("Phòng vừa gõ ")
    session.undo()
    assert session.store.reports.draft(session.report_id) == before


def test_in_several_reports_the_bar_asks_and_takes_it_back_whole(
    window: MainWindow, make_draft: Callable[..., Draft], boxes: Any
) -> None:
    session = window.session
    session.store.reports.add(make_draft("khac", Period("năm", 2025)))
    drafts = [session.store.reports.draft(each.id) for each in session.store.reports.all()]

    def answer(dialog: Dialog) -> int:
        assert isinstance(dialog, ReplaceDialog)
        look(dialog, "Phòng", IN_REPORTS)
        dialog.by_field.setText("Ban")
        dialog.accept()
        return dialog.result()

    boxes.dialogs = [answer]
    QTest.keyClick(window.tree, Qt.Key.Key_H, CONTROL)
    assert window.bars.done.text == "Đã thay “Phòng” bằng “Ban” ở 6 chỗ trong 2 báo cáo."
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1].startswith("Undo this: Thay “Phòng” bằng “Ban” ở 6 chỗ trong 2 báo cáo?")
    assert [session.store.reports.draft(each.id) for each in session.store.reports.all()] == drafts


def test_another_report_alone_is_no_step_of_the_open_one(dialog: ReplaceDialog, session: Session) -> None:
    dialog.scope.setCurrentIndex(dialog.scope.findData(IN_REPORTS))
    dialog.reports.item(1).setCheckState(Qt.CheckState.Unchecked)
    look(dialog, "Phòng")
    dialog.accept()
    assert dialog.replaced is not None
    assert dialog.replaced.step is not None
    assert dialog.replaced.step.is_whole
    act = session.store.history.undoable(session.report_id)
    assert act is not None
    assert act.verb == "create"


def test_a_report_that_refuses_is_named_in_the_bar(
    window: MainWindow, make_draft: Callable[..., Draft], boxes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    session.store.reports.add(make_draft("khac", Period("năm", 2025)))
    update = Recorder.update

    def refusing(self: Recorder, kind: Any, report_id: str | None, changes: Any) -> None:
        if report_id == "khac":
            raise Refused("report.unknown", report="khac")
        update(self, kind, report_id, changes)

    def answer(dialog: Dialog) -> int:
        assert isinstance(dialog, ReplaceDialog)
        look(dialog, "Phòng", IN_REPORTS)
        dialog.by_field.setText("Ban")
        monkeypatch.setattr(Recorder, "update", refusing)
        dialog.accept()
        return dialog.result()

    boxes.dialogs = [answer]
    window.replacing.show()
    assert window.bars.done.text.startswith(
        "Đã thay “Phòng” bằng “Ban” ở 3 chỗ trong 1 báo cáo. Bỏ qua báo cáo năm 2025: "
    )
