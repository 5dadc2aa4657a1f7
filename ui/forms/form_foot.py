"""The foot of a form: always in sight, of the field that the keys go to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.text_count import TextCount
from ui.looks.sizes import HAIR_SPACE, USUAL_SPACE


class FormFoot(QWidget):
    """Hold what is said of the text that is being written."""

    room_wanted = Signal()
    """It may want to be higher, or less high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = TextCount()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(USUAL_SPACE, HAIR_SPACE, USUAL_SPACE, HAIR_SPACE)
        self.row.addWidget(self.count, 1)

    def event(self, event: QEvent) -> bool:
        """Tell that what is held has changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.room_wanted.emit()
        return done
