"""The label of every window and dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Label(QLabel):
    """Show a text to the letter; with `wraps` it breaks its lines.

    A QLabel guesses, and takes what looks like markup for markup: a heading `<img src="file:///...">`
    would have the window open that file.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)


class Caption(Label):
    """What stands over, beside or below a thing: smaller and quieter than text, by `ui.looks`."""


class PartName(Label):
    """What names a part of a page or a question: larger than text, by `ui.looks`."""
