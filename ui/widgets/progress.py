"""The progress dialog over the window while something long is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog

from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ProgressDialog(QProgressDialog):
    """Say what is being done and how far it is; it closes only when it is told to.

    `most` is the number of steps, 0 where nobody knows. Quick work, below `after` milliseconds, shows none.
    """

    def __init__(
        self, parent: QWidget, title: str, text: str, cancel: str, *, most: int = 0, after: int
    ) -> None:
        super().__init__("", cancel, 0, most, parent)
        label = Label(text)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLabel(label)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(after)
        self.setAutoClose(False)
        self.setAutoReset(False)
