"""Which column of a file is taken for what, to be changed where it was understood wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.records import TASK_FIELDS

if TYPE_CHECKING:
    from vqdesk.formats.header import Header


class ColumnsView(QScrollArea):
    """Show each heading of a file with the field it is taken for."""

    chosen = Signal(str, str)
    """The clerk gave a heading another field: heading, field or "extra"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.combos: dict[str, QComboBox] = {}

    def show_header(self, header: Header | None) -> None:
        """Show what was recognised; a file of ours has no headings to choose from."""
        self.combos = {}
        body = QWidget()
        column = QVBoxLayout(body)
        if header is None:
            label = QLabel(self.tr("This file says itself what its columns are."))
            label.setWordWrap(True)
            column.addWidget(label)
        else:
            form = QFormLayout()
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            for text, field in dict(zip(header.texts, header.columns, strict=True)).items():
                if text and field:
                    self._add(form, text, field)
            column.addLayout(form)
        column.addStretch(1)
        self.setWidget(body)

    def _add(self, form: QFormLayout, text: str, field: str) -> None:
        names = {
            "number": self.tr("No."),
            "unit": self.tr("Unit"),
            "content": self.tr("Content of the task"),
            "documents": self.tr("Documents issued"),
            "result": self.tr("What was done"),
            "evaluation": self.tr("Evaluation"),
            "extra": self.tr("Extra column of the annex"),
        }
        combo = QComboBox()
        for key, name in names.items():
            combo.addItem(name, key)
        combo.setCurrentIndex(combo.findData(field if field in TASK_FIELDS else "extra"))
        combo.activated.connect(lambda _: self.chosen.emit(text, combo.currentData()))
        self.combos[text] = combo
        label = QLabel(" ".join(text.split()))
        label.setWordWrap(True)
        label.setBuddy(combo)
        form.addRow(label, combo)
