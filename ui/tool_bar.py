"""The toolbar: every tool stays in sight, those that a picture tells lose their words first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStyle, QToolBar

from ui.actions import TOOLS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

_BY_PICTURE = ("undo", "redo", "move_up", "move_down", "delete", "add_task", "reports", "import", "export")
"""In this order tools are shown by their picture alone where there is no room for all words."""


class ToolBar(QToolBar):
    """Show the daily commands, with words as far as there is room."""

    def __init__(self, title: str, actions: Actions, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._actions = actions
        self.setObjectName("tools")
        self.setMovable(False)
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        self.setIconSize(QSize(side, side))
        self.toggleViewAction().setEnabled(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        actions.fill_tool_bar(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each tool its words, or its picture alone."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        wordy = [key for keys in TOOLS for key in keys]
        for key in wordy:
            self._actions[key].setPriority(QAction.Priority.NormalPriority)
        layout = self.layout()
        assert layout is not None  # every toolbar has one
        for key in _BY_PICTURE:
            layout.invalidate()
            if layout.sizeHint().width() <= self.width():
                break
            self._actions[key].setPriority(QAction.Priority.LowPriority)
