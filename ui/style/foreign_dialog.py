"""The dialog that asks what to do with a template that holds more than an office's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QTableView

from ui.dialogs.dialog import Dialog
from ui.style.foreign_model import ForeignModel
from ui.widgets.list_with_text import as_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vqdesk.formats.word.foreign.content import Foreign

_WIDTHS = (34, 22)  # characters; the address takes the rest


class ForeignDialog(Dialog):
    """Name all that comes from elsewhere or acts by itself: take it off, choose another file, or neither.

    Accepted, it is to be taken off; OTHER is the answer for another file.
    """

    OTHER = 2

    def __init__(self, parent: QWidget | None, name: str, foreign: Sequence[Foreign], lang: str) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Parts of the template that come from elsewhere"))
        told = self.tr(
            "“{name}” has parts that come from elsewhere or act by themselves when the file is opened. "
            "Without them it can be the template: the text that is shown stays, a picture that is not "
            "in the file goes. Your own file stays as it is."
        )
        self.add_text(told.format(name=name))
        self.table = QTableView()
        self.table.setAccessibleName(self.windowTitle())
        as_list(self.table, ForeignModel(foreign, lang, self))
        header, character_width = self.table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(True)
        for column, characters in enumerate(_WIDTHS):
            header.resizeSection(column, characters * character_width)
        self.column.addWidget(self.table, 1)
        self.accept_button.setText(self.tr("&Take them off"))
        self.other = self.buttons.addButton(
            self.tr("Choose &another file..."), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.other.clicked.connect(lambda: self.done(self.OTHER))
        self.fit(760, 420)
