"""A change of how annexes look is taken back by name: from the bar and the list of changes, by no Ctrl+Z."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.history.changes_dialog import ChangesDialog
from vqdesk.annex.layout.style import USUAL, AnnexStyle
from vqdesk.styles.kept_styles import Choice, style_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
OFFICE = "UBND huyện Văn Quan"
CHANGED = f"Đổi cách trình bày biểu của cơ quan “{OFFICE}”"
DECREE = AnnexStyle("decree")


def keep(window: MainWindow, style: AnnexStyle, numeral: str = "") -> None:
    report = window.session.report()
    assert report is not None
    assert window.session.keep_style(Choice(style, numeral))


def kept(window: MainWindow) -> AnnexStyle:
    return style_of(window.session.store, OFFICE)


def rows(dialog: ChangesDialog) -> list[str]:
    return [dialog.model.index(row, 2).data() for row in range(dialog.model.rowCount())]


def test_the_bar_takes_a_change_of_the_look_back_and_does_it_again(window: MainWindow, boxes) -> None:
    keep(window, DECREE)
    bar = window.bars.done
    assert bar.text == f"Đã đổi{CHANGED.removeprefix('Đổi')}."
    boxes.yes = True
    QTest.mouseClick(bar.buttons["undo"], LEFT)
    assert kept(window) == USUAL
    assert len(boxes.asked) == 1
    assert CHANGED in boxes.asked[0] or OFFICE in boxes.asked[0]
    assert bar.text == f"Đã hoàn tác: {CHANGED}."
    QTest.mouseClick(bar.buttons["redo"], LEFT)
    assert kept(window) == DECREE
    assert bar.text == f"Đã làm lại: {CHANGED}."
    assert bar.buttons["undo"].isVisible()


def test_what_is_answered_with_no_stays(window: MainWindow, boxes) -> None:
    keep(window, DECREE)
    boxes.yes = False
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert kept(window) == DECREE


def test_ctrl_z_passes_a_change_of_the_look_by(window: MainWindow) -> None:
    session = window.session
    session.write_task("b", "result", "xong")
    keep(window, DECREE)
    session.undo()
    assert (session.task("b").result, kept(window)) == ("", DECREE)


def test_the_numeral_is_a_step_of_ctrl_z_and_the_look_is_none(window: MainWindow) -> None:
    keep(window, DECREE, "II")
    session = window.session
    report = session.report()
    assert report is not None
    assert report.numeral == "II"
    assert window.history.name(backward=True) == "Sửa “Số phụ lục” của báo cáo"
    session.undo()
    assert session.report() == replace(report, numeral="")
    assert kept(window) == DECREE


def test_nothing_that_is_new_is_no_change_of_the_look(window: MainWindow) -> None:
    keep(window, USUAL)
    assert not window.bars.done.isVisible()


def test_the_list_of_changes_has_the_look_with_the_report_and_takes_it_back(
    window: MainWindow, qtbot: QtBot, boxes
) -> None:
    boxes.yes = True
    keep(window, DECREE)
    keep(window, replace(DECREE, table_size=14))
    dialog = ChangesDialog(window.session, window.history.ask_back, window)
    qtbot.addWidget(dialog)
    assert rows(dialog) == [CHANGED, CHANGED, "Lập báo cáo"]
    assert {dialog.model.index(0, column).data() for column in (3, 4)} == {""}
    dialog.table.selectRow(1)
    assert dialog.undo_button.isEnabled()
    dialog.undo_button.click()
    assert kept(window) == USUAL
    assert "1" in boxes.asked[-1], "what was done since goes with it"
    assert rows(dialog)[:2] == [f"Hoàn tác: {CHANGED}"] * 2
    dialog.all_box.setChecked(True)
    assert rows(dialog)[:4] == [f"Hoàn tác: {CHANGED}"] * 2 + [CHANGED] * 2
    dialog.table.selectRow(0)
    dialog.undo_button.click()
    assert kept(window) == DECREE
