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
        at.table.order_by(RowOrder("content"))
        assert not at.table.verticalHeader().sectionsMovable()
        drag(at, 0, 3)
    assert [each.id for each in session.outline()] == ["a", "b", "c", "d"]
    assert at.table.verticalHeader().visualIndex(0) == 0
