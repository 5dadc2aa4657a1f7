"""The button that opens the list of the country's offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QWidget

from ui.widgets.label import Label
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.editors.office_box import OfficeBox


class OfficeButton(QPushButton):
    """Have an office of the country chosen; nothing is stored by that.

    `name` is asked for what is looked for first. The dialog is loaded when it is opened. `small` is for where
    there is no room beside the name.
    """

    chosen = Signal(object, object)
    """The office (`CountryOffice`) and the units that shall come into the register with it."""

    def __init__(
        self, name: Callable[[], str], parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(parent)
        self._name = name
        said = self.tr("Choose from the list...")
        self.setText("…" if small else said)
        self.setAccessibleName(said)
        if small:
            self.setFixedWidth(2 * self.fontMetrics().lineSpacing())
        set_tip(self, self.tr("Provinces and communes of the whole country, by names of today and of before"))
        self.setAutoDefault(False)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        from ui.offices.dialog import OfficeDialog

        dialog = OfficeDialog(self._name(), self.window())
        office = dialog.office() if dialog.exec() else None
        if office is not None:
            self.chosen.emit(office, dialog.units())


def add_office_row(form: QFormLayout, text: str, box: OfficeBox, button: OfficeButton) -> None:
    """Put a box for an organisation's name into a form, the button beside it."""
    label, row = Label(text), QHBoxLayout()
    label.setBuddy(box)
    row.setSpacing(6)
    row.addWidget(box, 1)
    row.addWidget(button)
    at = form.rowCount()
    form.setWidget(at, QFormLayout.ItemRole.LabelRole, label)
    form.setLayout(at, QFormLayout.ItemRole.FieldRole, row)
