"""The question where a file tells another period or office than the report that it is to go into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.literal import literal
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from db.records import Report
    from vqdesk.importing.targets import Difference


class TargetQuestion(QWidget):
    """Ask which of two reports the file is; nothing is chosen for the clerk."""

    changed = Signal()
    new_wanted = Signal()
    """The file shall be a report of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: object = None
        self.told = Label(wraps=True)
        self.bring, self.new = QRadioButton(), QRadioButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.told, self.bring, self.new):
            column.addWidget(part)
        self.bring.toggled.connect(self.changed)
        self.new.clicked.connect(self.new_wanted)
        self.hide()

    def ask(self, apart: Difference | None, target: Report | None) -> None:
        """Ask about a difference, anew where it is another one; without one there is no question."""
        asked = (apart, target and target.id) if apart else None
        if asked != self._asked:
            self._asked = asked
            self._choose_neither()
        self.setVisible(asked is not None)
        if not apart or target is None:
            return
        period, organisation = period_name(target.period), " ".join(target.organisation.split())
        if apart.period and apart.organisation:
            told = self.tr("The file is of {told_office}, {told}; the report is of {office}, {period}.")
        elif apart.period:
            told = self.tr("The file is of the period {told}; the report is {period}.")
        else:
            told = self.tr("The file is of {told_office}; the report is of {office}.")
        values = {"told": apart.period, "told_office": apart.organisation}
        self.told.setText(told.format(period=period, office=organisation, **values))
        bring = self.tr("Bring the report {period} up to date; its period, organisation and titles stay")
        self.bring.setText(literal(bring.format(period=period)))
        new = self.tr("Make a new report {told} of the file")
        self.new.setText(literal(" ".join(new.format(told=apart.period).split())))

    def is_open(self) -> bool:
        """Tell whether the question waits for its answer."""
        return self._asked is not None and not self.bring.isChecked()

    def _choose_neither(self) -> None:
        for button in (self.bring, self.new):
            with QSignalBlocker(button):
                button.setAutoExclusive(False)
                button.setChecked(False)
                button.setAutoExclusive(True)
