"""The dialog of offices' names: each name in reports and register, and what its office is also called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QHeaderView, QWidget

from db.text.folding import fold
from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from ui.offices.names_model import CALLED, HOW_OFTEN, KNOWN_AS, OfficeNamesModel
from ui.offices.other_names_dialog import OtherNamesDialog
from ui.widgets.label import Label
from ui.widgets.row_table import WideTable, show_rows
from vqdesk.offices.other_names import office_meant, read_office_names

if TYPE_CHECKING:
    from ui.session.session import Session


class OfficeNamesDialog(Dialog):
    """List the names of offices; of the one that is chosen the other names are edited."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Organisations"))
        self._session = session
        self.filter, self.table = LineEdit(), WideTable()
        self.model = OfficeNamesModel(session.lang, self)
        self.names_button = self.buttons.addButton(
            self.tr("&Other names..."), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._lay_out()
        self.filter.textChanged.connect(self.read)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        # Enter in the list is the default button's; activated, it would ask twice.
        self.names_button.setDefault(True)
        self.table.doubleClicked.connect(self.edit)
        self.names_button.clicked.connect(self.edit)
        self.read()
        self.table.setFocus()
        self.fit(900, 480)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Name, with or without marks"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Find an organisation"))
        label, above = Label(self.tr("&Find")), QHBoxLayout()
        label.setBuddy(self.filter)
        above.addWidget(label)
        above.addWidget(self.filter, 1)
        self.column.addLayout(above)
        show_rows(self.table, self.model)
        self.table.setAccessibleName(self.tr("Names of organisations"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.resizeSection(HOW_OFTEN, header.sectionSizeHint(HOW_OFTEN) + 2 * letter)
        header.resizeSection(KNOWN_AS, 48 * letter)
        self.table.widen(CALLED, 32 * letter)
        self.table.setMinimumHeight(8 * line)
        self.column.addWidget(self.table, 1)
        self.add_text(
            self.tr("An organisation's other names count as the same organisation; the reports' texts stay.")
        )

    def is_touched(self) -> bool:
        """Tell that closing drops nothing: what is typed here only narrows the list."""
        return False

    def read(self) -> None:
        """Read the names anew, and show those that are looked for."""
        words = fold(self.filter.text()).split()
        found = read_office_names(self._session.store)
        self.model.show([each for each in found if all(word in fold(each.name) for word in words)])
        if self.model.rowCount():
            self.table.selectRow(0)
        self._on_row_changed()

    def edit(self) -> None:
        """Have the other names of the chosen office edited."""
        chosen = self.model.office_name(self.table.currentIndex().row())
        if chosen is None:
            return
        office = office_meant(self._session.store, next(iter(chosen.offices), chosen.name))
        dialog = OtherNamesDialog(self._session, office, self)
        if dialog.exec():
            self.read()
            self._choose(chosen.name)
        dialog.deleteLater()
        self.table.setFocus()

    def _choose(self, name: str) -> None:
        for row in range(self.model.rowCount()):
            found = self.model.office_name(row)
            if found is not None and found.name == name:
                self.table.selectRow(row)

    def _on_row_changed(self) -> None:
        self.names_button.setEnabled(self.model.rowCount() > 0)
