"""The button that does what a dialog is for."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


class AcceptButton(QPushButton):
    """What Enter presses: in the colour of what is chosen, by `ui.looks`, so that it is found at once."""
