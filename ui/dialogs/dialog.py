"""What every dialog has: OK and Cancel at its foot, and a body that scrolls where the screen is small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.keyboard import take_composed
from ui.widgets.label import Label

ROOM = 0.92  # of the screen; the rest is the frame and the taskbar


class Dialog(QDialog):
    """Show `body` over the buttons; never larger than the screen, also at 200 %."""

    def __init__(self, parent: QWidget | None, title: str, accept: str | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.buttons = QDialogButtonBox()
        if accept is not None:
            self.accept_button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
            self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        else:
            self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(take_composed)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.body)
        outer = QVBoxLayout(self)
        outer.addWidget(self._scroll)
        outer.addWidget(self.buttons)
        if accept is not None:
            self.accept_button.setDefault(True)  # only now does the button know its dialog

    def add_text(self, text: str) -> Label:
        """Add a sentence that breaks its lines."""
        label = Label(text, wraps=True)
        self.column.addWidget(label)
        return label

    def fit(self, width: int, height: int = 0) -> None:
        """Take this size, or what the body needs, as far as the screen has room."""
        wanted = self.body.sizeHint()
        foot = self.buttons.sizeHint().height() + 3 * self.layout().spacing() + 16
        room = self.screen().availableSize() * ROOM
        width = max(width, wanted.width() + 40)
        below = self.body.heightForWidth(width - 40) if self.body.hasHeightForWidth() else wanted.height()
        size = QSize(width, max(height, max(below, wanted.height()) + foot))
        self.resize(size.boundedTo(room))
