"""The dialog of what one office is also called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.dialogs.field_error import FieldError
from ui.editors.text_editor import TextEditor
from ui.session.registers import name_office
from ui.widgets.label import Label
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import Organisation
    from ui.session.session import Session


class OtherNamesDialog(Dialog):
    """Edit an office's other names, one a line; they are stored when the dialog is accepted."""

    def __init__(self, session: Session, office: Organisation, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Other names of an organisation"), self.tr("K&eep"))
        self._session, self._office = session, office
        self.add_text(office.name)
        text = self.tr("&Other names and short forms, one a line")
        self.names, label = TextEditor(least=4, most=10, stretch=True), Label(text)
        self.error = FieldError(self.names)
        self.names.set_text("\n".join(office.aliases))
        self.names.setAccessibleName(text.replace("&", ""))
        label.setBuddy(self.names)
        self.column.addWidget(label)
        self.column.addWidget(self.names, 1)
        self.column.addWidget(self.error)
        self.add_text(self.tr("The reports' texts stay; no name is written over."))
        self.names.textChanged.connect(self.error.clear)
        self.names.setFocus()
        self.fit(640)

    def accept(self) -> None:
        """Keep the names; where they are refused it is said below them."""
        try:
            name_office(self._session, self._office, self.names.text().split("\n"))
        except Refused as refused:
            self.error.say(sentence(refused, self._session.lang))
            self.make_room()
            return
        super().accept()
