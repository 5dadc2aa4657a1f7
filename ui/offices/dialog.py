"""The dialog in which an office of the country is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QWidget

from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.offices.department_boxes import DepartmentBoxes
from ui.offices.model import MADE_OF, NAME, PROVINCE, OfficeModel
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.offices.country import country

if TYPE_CHECKING:
    from db.records import Unit
    from vqdesk.offices.country import CountryOffice

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LEAST_ROWS = 5
_AFTER_PAINTING = 100  # milliseconds; the first key comes later


class OfficeDialog(Dialog):
    """Choose a province's or commune's office: `office()` is it, `units()` what comes with it.

    A line narrows the list by names of today and of before, a box to one province. What `name` is called, or
    followed it, stands first. The arrows walk through the list while the line has the focus.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Choose an organisation"))
        self.accept_button.setText(self.tr("&Choose"))
        self.model = OfficeModel(self)
        self.filter = LineEdit(name if country().find(name) else "")
        self.province = ComboBox()
        self.table = WideTable()
        self.nothing, self.past = Label(wraps=True), Label(wraps=True)
        self.departments = DepartmentBoxes()
        self._lay_out()
        self._fill()
        self.filter.textChanged.connect(self._fill)
        self.province.currentIndexChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self.accept)
        self.departments.filled.connect(self.order_tabs)
        self.filter.setFocus()
        self.filter.selectAll()
        self.fit(860, 560)
        QTimer.singleShot(_AFTER_PAINTING, country().prepare)

    def office(self) -> CountryOffice | None:
        """Return the chosen office."""
        return self.model.office(self.table.currentIndex().row())

    def units(self) -> list[Unit]:
        """Return the departments and units that shall come into the register with it."""
        return self.departments.units()

    def accept(self) -> None:
        """Close, where an office is chosen."""
        if self.office() is not None:
            super().accept()

    def is_touched(self) -> bool:
        """Tell that closing drops nothing: what is typed here only narrows the list."""
        return False

    # Layout

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Name of today or of before, with or without marks"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Find an organisation"))
        self.province.setAccessibleName(self.tr("Province"))
        self.province.addItem(self.tr("The whole country"), "")
        for each in country().provinces:
            self.province.addItem(each.area, each.area)
        label = Label(self.tr("&Find"))
        label.setBuddy(self.filter)
        above = QHBoxLayout()
        above.addWidget(label)
        above.addWidget(self.filter, 1)
        above.addWidget(self.province)
        self.column.addLayout(above)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.past)
        self.column.addWidget(self.departments)
        self._lay_out_table()

    def _lay_out_table(self) -> None:
        show_rows(self.table, self.model)
        self.table.setAccessibleName(self.tr("Organisations"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.resizeSection(NAME, 32 * letter)
        header.resizeSection(PROVINCE, 24 * letter)
        self.table.verticalHeader().setDefaultSectionSize(round(1.5 * line))
        self.table.setMinimumHeight(round((_LEAST_ROWS + 1) * 1.6 * line))
        self.table.widen(MADE_OF, 30 * letter)

    # What is shown

    def _fill(self) -> None:
        text = self.filter.text()
        self.model.show(country().find(text, self.province.currentData()))
        there = self.model.rowCount() > 0
        if there:
            self.table.selectRow(0)
            self.table.scrollToTop()
        told = self.tr("No organisation is or was called “{text}”.")
        self.nothing.setText("" if there else told.format(text=text))
        self.nothing.setVisible(not there)
        self._on_row_changed()

    def _on_row_changed(self) -> None:
        office = self.office()
        self.accept_button.setEnabled(office is not None)
        made_of = self.tr("{organisation} was made of {past}.")
        self.past.setText(
            made_of.format(organisation=office.full_name, past=office.made_of) if office else ""
        )
        self.departments.show_office(office)

    # Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the list from the line."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _WALKING
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        ):
            QApplication.sendEvent(self.table, event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line to the list with Enter: what is chosen is seen before it is taken."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
