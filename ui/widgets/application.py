"""The running QApplication, for windows and their editors."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Return the application that runs; call it only where there are widgets."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
