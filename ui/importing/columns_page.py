"""The import dialog's page of columns: which is taken for what and why, to be changed where that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records import TASK_FIELDS
from ui.columns.columns_model import key_words
from ui.dialogs.field_error import FieldError
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from vqdesk.annex.recognition.columns.header_columns import COLUMN_FIELDS
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from vqdesk.annex.recognition.columns.choices import KeyChoice
    from vqdesk.annex.recognition.columns.header import Header

_LEAST = 20  # letters of a box; its list shows the rest


class ImportColumnsPage(QScrollArea):
    """Show each heading of a file with the field it is taken for, and why where its words leave it open."""

    chosen = Signal(str, str)
    """The clerk gave a heading another field: heading, field or "extra"."""

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.combos: dict[str, ComboBox] = {}
        self.reasons: dict[str, Label] = {}
        self.others: dict[str, QPushButton] = {}
        self.errors: dict[str, FieldError] = {}

    def refuse(self, heading: str, said: str) -> None:
        """Say beside a heading why its column cannot be what was chosen for it."""
        self.errors[heading].say(said)

    def show_header(self, header: Header | None) -> None:
        """Show what was recognised; a file of ours has no headings to choose from."""
        fields, choices = {}, {}
        if header is not None:
            for name, field, choice in zip(header.names, header.columns, header.choices, strict=True):
                if name and field:
                    fields[name], choices[name] = field, choice
        # The same boxes stay for the same headings: the one in hand keeps the focus.
        if not fields or list(fields) != list(self.combos):
            self._build(list(fields))
        for error in self.errors.values():
            error.clear()
        columns = header.annex_columns if header else ()
        internal = {column.field for column in columns if column.visibility == "internal"}
        for name, field in fields.items():
            combo = self.combos[name]
            combo.setCurrentIndex(combo.findData(field if field in COLUMN_FIELDS else "extra"))
            self._tell(name, choices[name], internal=field in internal)

    def _tell(self, name: str, choice: KeyChoice, *, internal: bool) -> None:
        """Say why a column is taken for what it is, and offer what it may be as well."""
        other = self._name(choice.other) if choice.other else ""
        told = [say(f"show.why.{choice.why}", self._lang, other=other)] if choice.why else []
        told += [say("show.why.internal", self._lang)] if internal else []
        reason, button = self.reasons[name], self.others[name]
        reason.setText(" ".join(told))
        reason.setVisible(bool(told))
        button.setVisible(bool(choice.other))
        button.setText(self.tr("Take for: {name}").format(name=other))
        button.setProperty("field", choice.other)

    def _name(self, field: str) -> str:
        return key_words(field, self._lang)

    def _build(self, headings: list[str]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        told = (
            self.tr("What each column of the file is taken for:")
            if headings
            else self.tr("This file says itself what its columns are.")
        )
        column.addWidget(Label(told, wraps=True))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.combos, self.reasons, self.others, self.errors = {}, {}, {}, {}
        for heading in headings:
            self._add(form, heading)
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(body)

    def _add(self, form: QFormLayout, name: str) -> None:
        """Add a heading's row: its box, and below it why, with the button for what it may be as well."""
        combo, reason, button = ComboBox(), Label(wraps=True), QPushButton()
        for key in (*TASK_FIELDS, "first_deadline", "extra"):
            combo.addItem(self._name(key), key)
        combo.activated.connect(lambda _: self.chosen.emit(name, combo.currentData()))
        combo.setAccessibleName(" ".join(name.split()))
        button.clicked.connect(lambda: self.chosen.emit(name, button.property("field")))
        combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_LEAST)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        why = QHBoxLayout()
        why.addWidget(button)
        why.addWidget(reason, 1)
        row = QVBoxLayout()
        error = self.errors[name] = FieldError(combo)
        row.addWidget(combo)
        row.addWidget(error)
        row.addLayout(why)
        form.addRow(Label(" ".join(name.split()), wraps=True), row)
        self.combos[name], self.reasons[name], self.others[name] = combo, reason, button
