"""The toolbar by the day's work: every tool stays in sight, pictures stay where words have no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from ui.commands import STEPS, TOOLS
from ui.looks.icons import PICTURES, icon, icon_side

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from ui.actions import Actions

_BY_PICTURE = ("print", "preview", "import", "export", "carry_over")
"""In this order tools are shown by their picture alone where there is no room for all words."""


class ToolBar(QToolBar):
    """Show the reports and what is done with one, with words as far as there is room."""

    def __init__(self, title: str, actions: Actions, reports: QMenu, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._actions = actions
        self.reports = QAction(self.tr("Reports"), self)
        self.reports.setMenu(reports)
        self.setObjectName("tools")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fill()
        self._draw_icons(tuple(key for keys in (*TOOLS, STEPS) for key in keys))

    def _fill(self) -> None:
        self.addAction(self.reports)
        button = self.widgetForAction(self.reports)
        assert isinstance(button, QToolButton)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for keys in TOOLS:
            self.addSeparator()
            self.addActions([self._actions[key] for key in keys])
        between = QWidget()
        between.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(between)
        for key in STEPS:
            self._actions[key].setPriority(QAction.Priority.LowPriority)
            self.addAction(self._actions[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each tool its words, or its picture alone."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font and other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.draw_all_icons()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def draw_all_icons(self) -> None:
        """Draw the icons of the menus, too, which nobody has opened yet."""
        self._draw_icons(PICTURES)

    def _draw_icons(self, keys: Collection[str]) -> None:
        self.setIconSize(QSize(icon_side(), icon_side()))
        self.reports.setIcon(icon("reports"))
        self._actions.give_icons(keys)

    def _fit(self) -> None:
        for key in _BY_PICTURE:
            self._actions[key].setPriority(QAction.Priority.NormalPriority)
        layout = self.layout()
        assert layout is not None  # every toolbar has one
        for key in _BY_PICTURE:
            layout.invalidate()
            if layout.sizeHint().width() <= self.width():
                break
            self._actions[key].setPriority(QAction.Priority.LowPriority)
