"""The questions before a report is locked, and before it is opened again: why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from db.verbs.checked.acceptances import LONGEST_REASON
from ui.dialogs.dialog import Dialog
from ui.dialogs.field_error import MissingText
from ui.editors.line_edit import LineEdit
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LockDialog(Dialog):
    """Ask why a report is locked, and whether it was signed; without a reason nothing is done.

    Of one that is locked (`told` says how it stands) all that can be said is that it was signed.
    """

    def __init__(self, name: str, parent: QWidget | None, told: str = "") -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Lock the report"))
        self.accept_button.setText(self.tr("Lock"))
        said = self.tr(
            "“{name}” can be read, copied, printed and exported, but not changed until it is unlocked."
        )
        self.add_text(f"“{name}”\n{told}" if told else said.format(name=name))
        missing = self.tr("Write why, for example “Sent to the province”.")
        said = self.tr("&Why? It is kept with your name and the time.")
        self.reason, self.missing = _ask_why(self, said, missing)
        self.signed = QCheckBox(self.tr("The paper is &signed: mark the report as signed"))
        self.column.addWidget(self.signed)
        if told:
            self.setWindowTitle(self.tr("Mark the report as signed"))
            self.accept_button.setText(self.tr("Mark as signed"))
            self.signed.setChecked(True)
            self.signed.hide()
        self.column.addStretch(1)
        self.fit(560)

    def accept(self) -> None:
        """Close, once a reason is written."""
        if self.missing.is_written():
            super().accept()
        else:
            self.make_room()


class UnlockDialog(Dialog):
    """Ask why a report is opened again; `told` says how it stands. Without a reason nothing is done."""

    enter_accepts = True

    def __init__(self, name: str, told: str, parent: QWidget | None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Unlock the report"))
        self.accept_button.setText(self.tr("Unlock"))
        self.add_text(f"“{name}”\n{told}")
        said = self.tr("&Why is it to be changed? It is kept with your name and the time.")
        missing = self.tr("Write why, for example “The province asks for a correction”.")
        self.reason, self.missing = _ask_why(self, said, missing)
        self.column.addStretch(1)
        self.fit(560)

    def accept(self) -> None:
        """Close, once a reason is written."""
        if self.missing.is_written():
            super().accept()
        else:
            self.make_room()


def _ask_why(dialog: Dialog, said: str, missing: str) -> tuple[LineEdit, MissingText]:
    """Add a line for the reason under its label, and below it room for what is said without one."""
    label, reason = Label(said, wraps=True), LineEdit()
    label.setBuddy(reason)
    reason.setMaxLength(LONGEST_REASON)
    told = MissingText(reason, missing)
    for part in (label, reason, told):
        dialog.column.addWidget(part)
    return reason, told
