"""Rows dragged by their heads: the task moves in the annex, one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.table.order import RowOrder

if TYPE_CHECKING:
    from conftest import AtTable
    from pytestqt.qtbot import QtBot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(at: AtTable, row: int, onto: int) -> None:
    """Drag a row's head onto another one's, as a hand does: little by little."""
    down = at.table.verticalHeader()

    def middle(of: int) -> int:
        return down.sectionViewportPosition(of) + down.sectionSize(of) // 2

    start, end = middle(row), middle(onto) + (8 if onto > row else -8)
    QTest.mousePress(down.viewport(), LEFT, NONE, QPoint(8, start))
    for step in range(1, 11):
        QTest.mouseMove(down.viewport(), QPoint(8, start + (end - start) * step // 10))
    QTest.mouseRelease(down.viewport(), LEFT, NONE, QPoint(8, end))


@pytest.mark.parametrize(
    ("row", "onto", "order", "domain"),
    [
        (1, 3, ["b", "c", "a", "d"], "kinh-te"),
        (3, 1, ["c", "a", "b", "d"], "kinh-te"),
        (5, 2, ["a", "d", "b", "c"], "kinh-te"),
        (1, 4, ["b", "c", "a", "d"], "van-hoa"),
        (2, 0, ["b", "a", "c", "d"], "kinh-te"),
        (1, 6, ["b", "c", "d", "a"], "khac"),
    ],
)
def test_a_dragged_row_is_moved_in_the_annex(
    at: AtTable, qtbot: QtBot, row: int, onto: int, order: list[str], domain: str
) -> None:
    session, moved = at.window.session, at.table.tasks.task_id(row)
    drag(at, row, onto)
    qtbot.waitUntil(lambda: [each.id for each in session.outline()] == order)
    assert session.task(str(moved)).domain_id == domain
    assert at.place()[0] == moved
    session.undo()
    assert [each.id for each in session.outline()] == ["a", "b", "c", "d"]


def test_a_band_stays_and_an_ordered_table_has_nothing_to_drag(at: AtTable, qtbot: QtBot) -> None:
    session = at.window.session
    with qtbot.assertNotEmitted(at.table.row_dragged, wait=50):
        drag(at, 0, 3)
        assert "drag it to another place" in at.table.verticalHeader().toolTip()
        at.table.order_by(RowOrder("content"))
        assert not at.table.verticalHeader().sectionsMovable()
        assert "show all tasks in the annex's order first" in at.table.verticalHeader().toolTip()
        drag(at, 0, 3)
    assert [each.id for each in session.outline()] == ["a", "b", "c", "d"]
    assert at.table.verticalHeader().visualIndex(0) == 0


def choose(at: AtTable, *tasks: str) -> None:
    """Click rows' heads, those after the first with Ctrl."""
    down = at.table.verticalHeader()
    for number, task in enumerate(tasks):
        row = at.table.tasks.row_of("task", task)
        place = QPoint(8, down.sectionViewportPosition(row) + down.sectionSize(row) // 2)
        QTest.mouseClick(
            down.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier if number else NONE, place
        )


def order(at: AtTable) -> list[str]:
    return [each.id for each in at.window.session.outline()]


@pytest.mark.parametrize(
    ("chosen", "row", "onto", "wanted"),
    [
        (("a", "c"), 1, 5, ["b", "d", "a", "c"]),
        (("a", "c"), 3, 5, ["b", "d", "a", "c"]),
        (("c", "d"), 5, 1, ["c", "d", "a", "b"]),
        (("a", "b"), 1, 6, ["c", "d", "a", "b"]),
    ],
)
def test_rows_that_are_chosen_together_are_dragged_together(
    at: AtTable, qtbot: QtBot, chosen: tuple[str, ...], row: int, onto: int, wanted: list[str]
) -> None:
    said: list[str] = []
    at.window.table.done.connect(said.append)
    choose(at, *chosen)
    drag(at, row, onto)
    qtbot.waitUntil(lambda: order(at) == wanted)
    assert at.table.chosen_tasks() == list(chosen)
    assert at.place()[0] in chosen
    assert said == [f"Tasks moved: {len(chosen)}"]
    at.window.session.undo()
    assert order(at) == ["a", "b", "c", "d"]


def test_a_row_beside_the_chosen_ones_is_dragged_alone(at: AtTable, qtbot: QtBot) -> None:
    choose(at, "a", "b")
    drag(at, 3, 1)
    qtbot.waitUntil(lambda: order(at) == ["c", "a", "b", "d"])


def test_a_click_on_one_of_the_chosen_rows_chooses_it_alone(at: AtTable) -> None:
    choose(at, "a", "b", "c")
    assert at.table.chosen_tasks() == ["a", "b", "c"]
    choose(at, "b")
    assert at.table.chosen_tasks() == ["b"]


def test_keys_move_the_chosen_rows_together(at: AtTable) -> None:
    choose(at, "b", "c")
    at.table.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    for key, wanted in (
        (Qt.Key.Key_Up, ["b", "c", "a", "d"]),
        (Qt.Key.Key_Up, ["b", "c", "a", "d"]),  # there is nothing above
        (Qt.Key.Key_Down, ["a", "b", "c", "d"]),
        (Qt.Key.Key_Down, ["a", "b", "c", "d"]),  # into the domain below, at its top
    ):
        at.press(key, alt)
        assert order(at) == wanted
        assert at.table.chosen_tasks() == ["b", "c"]
    assert at.window.session.task("c").domain_id == "van-hoa"
    at.window.session.undo()
    assert at.window.session.task("c").domain_id == "kinh-te"


def test_rows_of_a_locked_report_do_not_move_together(at: AtTable) -> None:
    choose(at, "b", "c")
    session = at.window.session
    session.lock.lock(session.report_id or "", "Đã gửi", signed=False)
    assert at.window.table.commands.move_chosen(-1)
    assert order(at) == ["a", "b", "c", "d"]
