"""The import dialog's page of columns: which is taken for what, to be changed where that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import TASK_FIELDS
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label

if TYPE_CHECKING:
    from vqdesk.annex.recognition.columns.header import Header


class ImportColumnsPage(QScrollArea):
    """Show each heading of a file with the field it is taken for."""

    chosen = Signal(str, str)
    """The clerk gave a heading another field: heading, field or "extra"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.combos: dict[str, ComboBox] = {}

    def show_header(self, header: Header | None) -> None:
        """Show what was recognised; a file of ours has no headings to choose from."""
        fields = {}
        if header is not None:
            pairs = zip(header.texts, header.columns, strict=True)
            fields = {text: field for text, field in pairs if text and field}
        # The same boxes stay for the same headings: the one in hand keeps the focus.
        if not fields or list(fields) != list(self.combos):
            self._build(list(fields))
        for text, field in fields.items():
            combo = self.combos[text]
            combo.setCurrentIndex(combo.findData(field if field in TASK_FIELDS else "extra"))

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
        self.combos = {text: self._combo(form, text) for text in headings}
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(body)

    def _combo(self, form: QFormLayout, text: str) -> ComboBox:
        names = {
            "number": self.tr("No."),
            "unit": self.tr("Unit"),
            "content": self.tr("Content of the task"),
            "documents": self.tr("Documents issued"),
            "result": self.tr("What was done"),
            "evaluation": self.tr("Evaluation"),
            "extra": self.tr("Extra column of the annex"),
        }
        combo = ComboBox()
        for key, name in names.items():
            combo.addItem(name, key)
        combo.activated.connect(lambda _: self.chosen.emit(text, combo.currentData()))
        combo.setAccessibleName(" ".join(text.split()))
        form.addRow(Label(" ".join(text.split()), wraps=True), combo)
        return combo
