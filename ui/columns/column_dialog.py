"""The dialog of one column: what it holds, how it is headed, who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout

from db.errors import Refused
from db.records import COLUMN_KEYS, VISIBILITIES, Column
from ui.columns.columns_model import key_words
from ui.dialogs.dialog import Dialog
from ui.editors.line_editor import LineEditor
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from vqdesk.columns.catalogue import CATALOGUE
from vqdesk.columns.edits import add_column, change_column, group_between
from vqdesk.messages.catalogue import say, sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vqdesk.columns.edits import Columns, ColumnsEdit


class ColumnDialog(Dialog):
    """Ask for a column, a new one before the place `at` or another form of one; `edit()` is the answer.

    Keys that other columns have are not offered. A new column's heading follows the key until the clerk has
    written one. What cannot be is told, and is not accepted.
    """

    def __init__(
        self,
        parent: QWidget | None,
        lang: str,
        columns: Columns,
        changed: Column | None = None,
        at: int | None = None,
    ) -> None:
        super().__init__(parent, "", "")
        is_new = changed is None
        title = self.tr("Add a column") if is_new else self.tr("Change the column")
        self.setWindowTitle(title)
        self.accept_button.setText(self.tr("Add") if is_new else self.tr("Change"))
        self._lang, self._columns, self._changed, self._at = lang, columns, changed, at
        self.key, self.visibility = ComboBox(), ComboBox()
        self.heading, self.group = LineEditor(most=3), LineEditor(most=3)
        self.told = Label(wraps=True)
        self._proposed = ""
        self._offer_choices()
        self._lay_out()
        self._show(changed)
        self.key.currentIndexChanged.connect(self._on_key_changed)
        self.heading.textChanged.connect(self._judge)
        self.visibility.currentIndexChanged.connect(self._judge)
        self._judge()
        self.heading.setFocus() if changed else self.key.setFocus()
        self.fit(520)

    def asked(self) -> Column:
        """Return the column as it is written."""
        return Column(
            self.key.currentData(), self.heading.text(), self.group.text(), self.visibility.currentData()
        )

    def edit(self) -> ColumnsEdit:
        """Return the change that is wanted. Refused column.*."""
        if self._changed is None:
            return add_column(self._columns, self.asked(), self._at)
        return change_column(self._columns, self._changed.field, self.asked())

    def accept(self) -> None:
        """Close, unless there cannot be such a column."""
        self._judge()
        if self.accept_button.isEnabled():
            super().accept()

    def _offer_choices(self) -> None:
        taken = {each.key for each in self._columns if each != self._changed} - {"extra"}
        for key in COLUMN_KEYS:
            if key not in taken:
                self.key.addItem(key_words(key, self._lang), key)
        for visibility in VISIBILITIES:
            self.visibility.addItem(say(f"show.visibility.{visibility}", self._lang), visibility)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&What it holds"), self.key)
        form.addRow(self.tr("&Heading"), self.heading)
        form.addRow(self.tr("&Under the heading"), self.group)
        form.addRow(self.tr("&Shown"), self.visibility)
        self.heading.setAccessibleName(self.tr("Heading"))
        self.group.setAccessibleName(self.tr("Under the heading"))
        self.column.addLayout(form)
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    def _show(self, column: Column | None) -> None:
        if column is None:
            self.group.set_text(group_between(self._columns, self._at))
            self._on_key_changed()
            return
        self.key.setCurrentIndex(self.key.findData(column.key))
        self.heading.set_text(column.heading)
        self.group.set_text(column.group)
        self.visibility.setCurrentIndex(self.visibility.findData(column.visibility))

    def _on_key_changed(self) -> None:
        if self._changed is None and self.heading.text() == self._proposed:
            self._proposed = CATALOGUE[self.key.currentData()].heading
            self.heading.set_text(self._proposed)
        self._judge()

    def _judge(self) -> None:
        said = ""
        try:
            self.edit()
        except Refused as refused:
            said = sentence(refused, self._lang)
        self.accept_button.setEnabled(not said)
        # A heading that is still to be written is no mistake.
        self.told.setText(said if self.heading.text().strip() else "")
        self.told.setVisible(bool(self.told.text()))
        self.make_room()
