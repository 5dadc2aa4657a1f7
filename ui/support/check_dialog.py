"""The dialog with what the check of the PC has found, to be read, copied and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit

from ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MachineCheckDialog(Dialog):
    """Show the text; a button copies it whole."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Check of this PC"))
        self.add_text(self.tr("Copy the text and send it to those who support you. It holds no report."))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.windowTitle())
        self.column.addWidget(self.text, 1)
        self.copy_button = self.buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.fit(720, 560)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
