"""The dialog that names a list of columns of the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.dialogs.field_error import MissingText
from ui.editors.line_edit import LineEdit
from ui.widgets.label import Label
from vqdesk.messages.catalogue import sentence
from vqdesk.offices.column_presets import expect_own_name, own_presets

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import Report
    from ui.session.session import Session


class KeepPresetDialog(Dialog):
    """Ask what a report's columns are to be called as a ready list; `name` is the answer."""

    enter_accepts = True

    def __init__(self, session: Session, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Keep the columns as a list"))
        self.accept_button.setText(self.tr("Keep"))
        self._lang = session.lang
        self._known = own_presets(session.store, report.organisation)
        self.name, self.told = LineEdit(), Label(wraps=True)
        form = QFormLayout()
        form.addRow(self.tr("&Name of the list"), self.name)
        self.missing = MissingText(self.name, self.tr("Write a name for the list."))
        self.column.addLayout(form)
        self.column.addWidget(self.missing)
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self.name.textChanged.connect(self._judge)
        self._judge()
        self.fit(460)

    def accept(self) -> None:
        """Close, unless no list may be called so."""
        self._judge()
        if not self.missing.is_written():
            self.make_room()
        elif self.accept_button.isEnabled():
            super().accept()

    def _judge(self) -> None:
        name, said = self.name.text(), ""
        try:
            if name.strip():
                expect_own_name(name)
        except Refused as refused:
            said = sentence(refused, self._lang)
        self.accept_button.setEnabled(not said)
        if not said and any(each.is_called(name) for each in self._known):
            said = self.tr("There is a list of this name; the new one takes its place.")
        self.told.setText(said)
        self.make_room()
