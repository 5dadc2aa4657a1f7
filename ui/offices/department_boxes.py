"""The boxes of an office's departments: those that it has are ticked, the others are an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QWidget

from ui.widgets.literal import literal
from vqdesk.offices.departments import departments_of

if TYPE_CHECKING:
    from db.records import Unit
    from vqdesk.offices.country import CountryOffice
    from vqdesk.offices.departments import Department

_ABREAST = 2


class DepartmentBoxes(QGroupBox):
    """Offer the departments of a commune's office for the register of units; a province's has none."""

    filled = Signal()
    """There are other boxes than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Put into the list of units"))
        self._grid = QGridLayout(self)
        self._departments: list[Department] = []
        self.boxes: list[QCheckBox] = []

    def show_office(self, office: CountryOffice | None) -> None:
        """Show an office's departments; another of the same kind keeps what was ticked."""
        departments = departments_of(office) if office is not None else []
        if departments and departments != self._departments:
            self._fill(departments)
        self.setVisible(bool(departments))

    def units(self) -> list[Unit]:
        """Return the units that are ticked."""
        if self.isHidden():
            return []
        pairs = zip(self._departments, self.boxes, strict=True)
        return [department.unit for department, box in pairs if box.isChecked()]

    def _fill(self, departments: list[Department]) -> None:
        for box in self.boxes:
            self._grid.removeWidget(box)
            box.deleteLater()
        self._departments = departments
        self.boxes = [QCheckBox(literal(each.unit.name)) for each in departments]
        for at, (box, department) in enumerate(zip(self.boxes, departments, strict=True)):
            box.setChecked(department.usual)
            self._grid.addWidget(box, at // _ABREAST, at % _ABREAST)
        self.filled.emit()
