"""The dialog for a file that does not say its period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import Period
from ui.dialogs.dialog import Dialog
from ui.forms.period_editor import PeriodEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ImportPeriodDialog(Dialog):
    """Ask which period a file's report covers."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Period of the report"))
        self.accept_button.setText(self.tr("Go on"))
        self.add_text(
            self.tr("The file “{name}” does not say which period it reports on. Choose the period:").format(
                name=name
            )
        )
        self.fields = PeriodEditor()
        today = date.today()
        self.fields.set_period(Period("tháng", today.year, today.month))
        self.column.addWidget(self.fields)
        self.column.addStretch(1)
        self.fit(480)

    def period(self) -> Period:
        """Return the chosen period."""
        self.fields.commit()
        return self.fields.period()
