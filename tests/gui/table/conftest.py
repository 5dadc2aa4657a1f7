"""What the table's tests stand on: the window with its table shown at a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.editors.text_editor import TextEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.table.view import TaskTable

NONE = Qt.KeyboardModifier.NoModifier


class AtTable:
    """A clerk at the table: keys go where the window system would send them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.table: TaskTable = window.table.pane.table

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is; shortcuts have the first word."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def type(self, text: str) -> None:
        """Type letters, a key each, as the window system sends them."""
        for letter in text:
            handle = self.window.windowHandle()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(handle, QKeyEvent(kind, 0, NONE, letter))

    def go(self, task_id: str, field: str) -> None:
        """Click a cell."""
        table = self.table
        row, column = table.tasks.row_of("task", task_id), table.tasks.column_of(field)
        place = table.visualRect(table.tasks.index(row, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def editor(self) -> TextEditor:
        """Return the editor that has the keys."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, TextEditor)
        assert self.table.isAncestorOf(focus)
        return focus

    def place(self) -> tuple[str | None, str | None]:
        """Return which task's row the current cell is in, and which text it holds."""
        index = self.table.currentIndex()
        return self.table.tasks.task_id(index.row()), self.table.current_field()

    def cells(self) -> list[str]:
        """Return the table's rows, each on a line: bands by their name, tasks by their id."""
        tasks = self.table.tasks
        return [
            tasks.task_id(row) or str(tasks.data(tasks.index(row, 0), Qt.ItemDataRole.DisplayRole))
            for row in range(tasks.rowCount())
        ]


@pytest.fixture
def at(window: MainWindow, qtbot: QtBot) -> AtTable:
    window.session.go_to("task", "a")
    QTest.keyClick(window.tree, Qt.Key.Key_F11)
    clerk = AtTable(window)
    qtbot.waitUntil(clerk.table.hasFocus)
    return clerk
