"""The question why a place that the check questions may stay as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.dialog import Dialog
from ui.dialogs.field_error import MissingText
from ui.editors.line_edit import LineEdit
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AcceptDialog(Dialog):
    """Ask for a reason; it is kept with the name and the time as long as the place's own words stay."""

    enter_accepts = True

    def __init__(self, parent: QWidget | None, words: str, explained: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Leave this place so"))
        self.accept_button.setText(self.tr("Leave it so"))
        self.add_text(f"“{words}”\n{explained}")
        label = Label(self.tr("&Why may it stay so? It is kept with your name and the time."), wraps=True)
        self.reason = LineEdit()
        label.setBuddy(self.reason)
        self.column.addWidget(label)
        self.column.addWidget(self.reason)
        self.missing = MissingText(self.reason, self.tr("Write why it may stay so."))
        self.column.addWidget(self.missing)
        self.column.addStretch(1)
        self.fit(520)

    def accept(self) -> None:
        """Close, once a reason is written."""
        if self.missing.is_written():
            super().accept()
        else:
            self.make_room()
