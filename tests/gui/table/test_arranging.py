"""The table in another order, or with some of its rows: the annex keeps its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.looks.colours import colours
from ui.main_window import MainWindow
from ui.outline.arrangement import GROUPINGS
from ui.table.order import RowOrder, ordered

if TYPE_CHECKING:
    from conftest import AtTable
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def click_heading(at: AtTable, field: str) -> None:
    across, column = at.table.horizontalHeader(), at.table.tasks.column_of(field)
    x = across.sectionViewportPosition(column) + across.sectionSize(column) // 2
    place = across.rect().center()
    place.setX(x)
    QTest.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_heading_orders_the_rows_and_the_third_click_gives_the_annexs_order_back(at: AtTable) -> None:
    as_annex = at.cells()
    at.go("b", "content")
    click_heading(at, "content")
    assert at.cells() == ["d", "c", "b", "a"]
    assert at.place() == ("b", "content")
    assert not at.window.actions_["move_up"].isEnabled()
    click_heading(at, "content")
    assert at.cells() == ["a", "b", "c", "d"]
    click_heading(at, "content")
    assert at.cells() == as_annex
    assert at.window.actions_["move_up"].isEnabled()
    assert [row.id for row in at.window.session.outline()] == ["a", "b", "c", "d"]


def test_every_row_is_as_high_as_its_kind_in_each_order(at: AtTable) -> None:
    def heights() -> dict[str, int]:
        return {cell: at.table.rowHeight(row) for row, cell in enumerate(at.cells())}

    as_annex = heights()
    tasks = {cell: as_annex[cell] for cell in "abcd"}
    assert len(set(tasks.values())) == 1
    assert set(tasks.values()).isdisjoint(height for cell, height in as_annex.items() if cell not in tasks)
    click_heading(at, "content")
    assert heights() == tasks
    at.table.order_by(None)
    assert heights() == as_annex


def test_the_sign_of_the_order_leaves_a_heading_its_words(at: AtTable) -> None:
    across, column = at.table.horizontalHeader(), at.table.tasks.column_of("evaluation")
    high, sign = across.height(), 16

    def drawn(top: int, height: int) -> QImage:
        left, width = across.sectionViewportPosition(column), across.sectionSize(column)
        return across.viewport().grab(QRect(left, top, width, height)).toImage()

    words, signs = drawn(0, high - sign), [drawn(high - sign, sign)]
    for descending in (False, True):
        at.table.order_by(RowOrder("evaluation", descending=descending))
        assert drawn(0, high - sign) == words
        assert drawn(high - sign, sign) not in signs
        signs.append(drawn(high - sign, sign))


def test_one_button_gives_the_annexs_order_back(at: AtTable) -> None:
    button, as_annex = at.window.table.pane.in_order, at.cells()
    assert button.isHidden()
    click_heading(at, "unit")
    assert not button.isHidden()
    button.click()
    assert (at.cells(), button.isHidden()) == (as_annex, True)


def test_shares_go_by_their_value_and_what_is_empty_stands_last(at: AtTable) -> None:
    session = at.window.session
    rows = session.outline()
    assert ordered(session, rows, RowOrder("evaluation")) == ["a", "d", "c", "b"]
    assert ordered(session, rows, RowOrder("evaluation", descending=True)) == ["c", "d", "a", "b"]
    session.write_task("a", "number", "10")
    assert ordered(session, session.outline(), RowOrder("number")) == ["b", "c", "a", "d"]


def test_deadlines_go_by_the_day_that_they_mean(tracked: Session) -> None:
    found = ordered(tracked, tracked.outline(), RowOrder("deadline"))
    assert found == ["t4", "t1", "t2", "t3", "t5", "t6"]


def test_an_ordered_row_stays_where_it_is_while_it_is_edited(at: AtTable) -> None:
    click_heading(at, "content")
    at.go("d", "content")
    at.type("Zzz")
    at.press(KEY.Key_Return)
    assert at.cells() == ["d", "c", "b", "a"]
    assert at.place()[0] == "c"


def test_words_choose_the_rows(at: AtTable) -> None:
    at.press(KEY.Key_F, CONTROL)
    words = at.window.table.pane.words
    assert words.hasFocus()
    at.type("nong nghiep")
    at.press(KEY.Key_Return)
    assert at.table.hasFocus()
    assert at.cells() == ["I. Lĩnh vực kinh tế", "a", "b"]
    assert not at.window.actions_["move_up"].isEnabled()
    at.press(KEY.Key_F, CONTROL)
    at.press(KEY.Key_Escape)
    assert at.cells()[1:4] == ["a", "b", "c"]
    assert at.table.isVisible()


def test_words_are_looked_for_while_they_are_typed(at: AtTable, qtbot: QtBot) -> None:
    at.go("c", "content")
    at.press(KEY.Key_F, CONTROL)
    at.type("rung")
    # The place's own row stays in sight.
    qtbot.waitUntil(lambda: at.cells() == ["I. Lĩnh vực kinh tế", "b", "c"])


def test_the_table_shows_what_the_tree_shows(tracked: Session, qtbot: QtBot) -> None:
    window = MainWindow(tracked)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    tracked.go_to("task", "t2")
    window.table.toggle()
    pane = window.table.pane
    qtbot.waitUntil(pane.table.hasFocus)
    late = pane.shown.chips.chips["late"]
    tracked.calls.start()
    qtbot.waitUntil(late.isVisible)
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    tasks = pane.table.tasks
    assert [tasks.task_id(row) for row in range(tasks.rowCount())] == [None, "t1", "t2", "t4"]
    assert window.outline_filter.chips.chosen == {"late"}
    assert window.tree.outline.arrangement.filters == {"late"}
    assert pane.shown.count.text() == "Showing 3/6, with the open one"
    qtbot.mouseClick(pane.shown.lift, Qt.MouseButton.LeftButton)
    pane.shown.grouping.setCurrentIndex(GROUPINGS.index("deadline"))
    texts = [tasks.data(tasks.index(row, 0), Qt.ItemDataRole.DisplayRole) for row in range(3)]
    assert texts == ["Đến hết ngày 1/9/2026", "4", "Đến hết ngày 10/9/2026"]
    assert not window.actions_["move_up"].isEnabled()
    pane.shown.grouping.setCurrentIndex(GROUPINGS.index("unit"))
    assert [tasks.task_id(row) for row in range(3)] == [None, "t1", "t2"]
    assert tasks.data(tasks.index(0, 0), Qt.ItemDataRole.DisplayRole) == "Phòng Kinh tế"
    pane.shown.grouping.setCurrentIndex(GROUPINGS.index("flat"))
    assert [tasks.task_id(row) for row in range(tasks.rowCount())] == ["t1", "t2", "t3", "t4", "t5", "t6"]
    window.table.leave()
    assert window.outline_filter.grouping.currentIndex() == GROUPINGS.index("flat")


def test_a_task_that_is_late_is_marked_beside_its_row(tracked: Session, qtbot: QtBot) -> None:
    window = MainWindow(tracked)
    qtbot.addWidget(window)
    window.show()
    window.table.toggle()
    tasks = window.table.pane.table.tasks
    marks = [
        tasks.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole) is not None
        for row in range(tasks.rowCount())
    ]
    assert marks == [False, True, True, False, True, False, False]


def test_ctrl_l_leads_to_the_tables_own_chips(at: AtTable, qtbot: QtBot) -> None:
    at.window.session.calls.start()
    chips = at.window.table.pane.shown.chips
    qtbot.waitUntil(chips.isVisible)
    at.window.actions_["filter"].trigger()
    assert chips.isAncestorOf(QApplication.focusWidget())


def test_found_words_are_lit_in_the_cells(at: AtTable) -> None:
    """Whatever is not chosen: a chosen cell has its own colours."""

    def is_lit(row: int, field: str) -> bool:
        at.table.clearSelection()
        cell = at.table.visualRect(at.table.tasks.index(row, at.table.tasks.column_of(field)))
        shown = at.table.viewport().grab(cell).toImage()
        dots = ((x, y) for y in range(shown.height()) for x in range(shown.width()))
        return any(shown.pixelColor(x, y) == colours().changed for x, y in dots)

    at.window.session.write_task("a", "result", "Đã làm xong phần việc này của năm. " * 30)
    pane = at.window.table.pane
    assert not is_lit(1, "content")
    pane.words.setText("duong")
    pane.look()
    assert is_lit(1, "content")
    assert not is_lit(1, "result")
    pane.words.setText("phan viec")
    pane.look()
    assert is_lit(1, "result")
    pane.words.setText("")
    pane.look()
    assert not is_lit(1, "content")
