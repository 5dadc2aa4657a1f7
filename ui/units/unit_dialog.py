"""The dialog of one unit of the register: its official name, and other names that mean it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.dialogs.field_error import FieldError
from ui.editors.line_edit import LineEdit
from ui.editors.text_editor import TextEditor
from ui.session.registers import name_unit
from ui.widgets.label import Label
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import Unit
    from ui.session.session import Session


class UnitDialog(Dialog):
    """Edit a unit's official name and its other names, one a line; it is stored when the dialog is accepted.

    `is_new` tells that the register has none of that name yet.
    """

    def __init__(self, session: Session, unit: Unit, parent: QWidget | None = None, *, is_new: bool) -> None:
        super().__init__(parent, self.tr("Unit in the register"), self.tr("K&eep"))
        self._session, self._unit = session, unit
        if is_new:
            self.add_text(self.tr("The register has no such unit yet; “Keep” puts it there."))
        self.name_field = LineEdit(unit.name)
        self.error = FieldError(self.name_field)
        self.aliases = TextEditor(least=4, most=10, stretch=True)
        self.aliases.set_text("\n".join(unit.aliases))
        for text, field in (
            (self.tr("Official &name"), self.name_field),
            (self.tr("&Other names and short forms, one a line"), self.aliases),
        ):
            label = Label(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            self.column.addWidget(label)
            self.column.addWidget(field)
            if field is self.name_field:
                self.column.addWidget(self.error)
        self.column.setStretchFactor(self.aliases, 1)
        self.add_text(self.tr("The reports' texts stay; “Merge” is what changes them."))
        self.name_field.textChanged.connect(self.error.clear)
        self.fit(640)

    def accept(self) -> None:
        """Keep the names; where they are refused it is said below them."""
        try:
            name_unit(self._session, self._unit, self.name_field.text(), self.aliases.text().split("\n"))
        except Refused as refused:
            self.error.say(sentence(refused, self._session.lang))
            self.make_room()
            return
        super().accept()
