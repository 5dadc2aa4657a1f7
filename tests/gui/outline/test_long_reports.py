"""What a verb leaves for later in a long report: nothing shown is wrong meanwhile, and all of it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from ui.outline.model import OutlineModel
from ui.table.order import RowOrder
from ui.widgets.timers import TurnTimer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.outline.shape import Node


@pytest.fixture
def long_window(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Return a window for which every report is a long one."""
    monkeypatch.setattr("ui.session.open_report._LONG", 0)
    window.show()
    return window


def told(model: OutlineModel) -> list[object]:
    """Return what stands in a tree."""

    def of(node: Node) -> object:
        return node.kind, node.id, node.text, node.task, [of(child) for child in node.children]

    assert model.root is not None
    return [of(model.root)]


def test_a_turn_of_its_own_comes_after_the_drawing(long_window: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []

    class Drawing(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                seen.append("drawn")
            return False

    drawing = Drawing()
    qtbot.waitExposed(long_window)
    QApplication.processEvents()
    long_window.tree.viewport().installEventFilter(drawing)
    timer = TurnTimer(long_window)
    timer.timeout.connect(lambda: seen.append("done"))
    timer.start()
    long_window.tree.viewport().update()
    assert timer.isActive()
    qtbot.waitUntil(lambda: "done" in seen)
    assert seen[:2] == ["drawn", "done"]
    assert not timer.isActive()
    long_window.tree.viewport().removeEventFilter(drawing)


def test_a_deed_is_told_once_its_rows_are_drawn(long_window: MainWindow, qtbot: QtBot) -> None:
    session, done = long_window.session, long_window.bars.done
    session.go_to("task", "a")
    session.delete_task()
    assert session.row("a") is None
    assert long_window.tree.outline.place("task", "a").isValid() is False, "the rows are right at once"
    assert not done.text
    qtbot.waitUntil(lambda: bool(done.text))
    session.undo()
    was = done.text
    qtbot.waitUntil(lambda: done.text not in ("", was))
    session.write_task("a", "content", "khác")
    qtbot.waitUntil(lambda: not done.text)


def test_a_tree_that_nobody_sees_is_right_when_it_is_seen_again(window: MainWindow, qtbot: QtBot) -> None:
    session, tree = window.session, window.tree
    window.show()
    session.go_to("task", "a")
    window.table.toggle()
    before = told(tree.outline)
    session.write_task("a", "content", "khác hẳn")
    session.add_task()
    added = session.task_id
    session.move_task_up()
    assert told(tree.outline) == before, "nothing is followed meanwhile"
    shown = [row.id for row in tree.outline.shown_tasks()]
    assert shown == [row.id for row in session.outline()], "but what is asked for is right"
    assert tree.outline.count == len(shown)
    window.table.toggle()
    fresh = OutlineModel(session)
    qtbot.waitUntil(lambda: not tree.outline.is_building)
    assert told(tree.outline) == told(fresh)
    assert tree.currentIndex() == tree.outline.place("task", added or "")


def test_a_long_table_is_sorted_beside_the_window(long_window: MainWindow) -> None:
    long_window.table.toggle()
    table = long_window.table.pane.table
    session, begun = long_window.session, []
    usual = session.at_length
    session.at_length = lambda text, function: (begun.append(text), usual(text, function))[1]
    table.order_by(RowOrder("content"))
    assert len(begun) == 1
    by_content = [table.tasks.task_id(row) for row in range(table.tasks.rowCount())]
    assert by_content == sorted(
        by_content, key=lambda each: (row.content_start if (row := session.row(each)) else "").casefold()
    )
    table.order_by(None)
    assert table.tasks.is_in_order
