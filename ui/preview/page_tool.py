"""The small buttons over a page: to another one, larger, smaller."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from ui.widgets.tip import set_tip


def page_tool(name: str, clicked: object) -> QToolButton:
    """Return a button that shows its picture alone, tells its name and leaves the keys to the page."""
    button = QToolButton()
    button.setAutoRaise(True)
    set_tip(button, name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(clicked)
    return button
