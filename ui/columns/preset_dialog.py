"""The dialog that changes a report's columns to a ready list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout

from db.errors import Refused
from ui.columns.preset_choice import PresetChoice
from ui.dialogs import message_box
from ui.dialogs.dialog import Dialog
from ui.widgets.label import Label
from vqdesk.columns.edits import take_preset
from vqdesk.messages.catalogue import sentence, told
from vqdesk.offices.column_presets import columns_for, presets_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import Report
    from ui.session.session import Session
    from vqdesk.columns.edits import PresetEdit


class PresetDialog(Dialog):
    """Choose a ready list for a report; `edit()` is the change that it makes.

    What becomes of columns that the list lacks is told before it is taken. A list of the office's own can be
    forgotten here.
    """

    def __init__(self, session: Session, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Ready lists of columns"))
        self.accept_button.setText(self.tr("Use these columns"))
        self._session, self._report = session, report
        self._filled = session.store.columns.filled(report.id)
        self.choice, self.told = PresetChoice(), Label(wraps=True)
        self.forget_button = self.buttons.addButton(
            self.tr("&Forget this list..."), QDialogButtonBox.ButtonRole.ActionRole
        )
        form = QFormLayout()
        form.addRow(self.choice.label(self.tr("&Columns")), self.choice)
        self.column.addLayout(form)
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self.choice.changed.connect(self._on_chosen)
        self.forget_button.clicked.connect(self._on_forget_clicked)
        self._offer_choices()
        self.fit(620, 260)

    def edit(self) -> PresetEdit:
        """Return the change to the chosen list. Refused column.content, column.last."""
        return take_preset(self._report.columns, self.choice.columns(), self._filled)

    def _offer_choices(self) -> None:
        presets = presets_of(self._session.store, self._report.organisation)
        self.choice.offer([(preset, columns_for(preset, self._report.period)) for preset in presets])

    def _on_chosen(self) -> None:
        preset, lang = self.choice.preset(), self._session.lang
        try:
            edit = self.edit()
        except Refused as refused:
            said, changes = [sentence(refused, lang)], False
        else:
            said, changes = (
                [told(each, lang) for each in edit.notices()],
                edit.columns != self._report.columns,
            )
        self.told.setText("\n".join(said))
        self.told.setVisible(bool(said))
        self.forget_button.setEnabled(preset is not None and not preset.id)
        self.accept_button.setEnabled(changes)
        self.make_room()

    def _on_forget_clicked(self) -> None:
        preset = self.choice.preset()
        if preset is None or preset.id:
            return
        question = self.tr("Forget the list “{name}”? Reports keep their columns.").format(name=preset.name)
        if message_box.ask(self, question, self.tr("Forget")):
            self._session.forget_preset(preset.name)
            self._offer_choices()
