"""The style dialog's page that says how the whole annex looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QRadioButton, QVBoxLayout, QWidget

from ui.widgets.choices import ComboBox
from vqdesk.annex.layout.typography import TABLE_SIZES
from vqdesk.text.numerals import format_roman

if TYPE_CHECKING:
    from vqdesk.annex.layout.style import AnnexStyle

_MOST_ANNEXES = 20


class LookPage(QWidget):
    """Choose custom, numeral, size, the evaluations' side and the room for the signature."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.local = QRadioButton(self.tr("&Local: titles as typed"))
        self.decree = QRadioButton(self.tr("&Decree 30: “Phụ lục” on a line of its own, titles in capitals"))
        self.numerals = ComboBox()
        self.numerals.addItem(self.tr("the only one"), "")
        for number in range(1, _MOST_ANNEXES + 1):
            self.numerals.addItem(
                self.tr("annex {numeral}").format(numeral=format_roman(number)), format_roman(number)
            )
        self.sizes = ComboBox()
        for size in TABLE_SIZES:
            self.sizes.addItem(self.tr("{size} points").format(size=size), size)
        self.evaluations = ComboBox()
        self.evaluations.addItem(self.tr("in the middle"), "centre")
        self.evaluations.addItem(self.tr("at the right"), "right")
        self.room = QCheckBox(
            self.tr("Leave &room for the digital signature on page 1 of the electronic annex")
        )
        self._lay_out()
        for button in (self.local, self.decree, self.room):
            button.toggled.connect(self.changed)
        for box in (self.numerals, self.sizes, self.evaluations):
            box.currentIndexChanged.connect(self.changed)

    def show_style(self, style: AnnexStyle, numeral: str) -> None:
        """Show a style and which annex the report is."""
        (self.decree if style.custom == "decree" else self.local).setChecked(True)
        if self.numerals.findData(numeral) < 0:
            self.numerals.addItem(self.tr("annex {numeral}").format(numeral=numeral), numeral)
        self.numerals.setCurrentIndex(self.numerals.findData(numeral))
        self.sizes.setCurrentIndex(self.sizes.findData(style.table_size))
        self.evaluations.setCurrentIndex(self.evaluations.findData(style.evaluation))
        self.room.setChecked(style.signature_room)

    def applied(self, style: AnnexStyle) -> AnnexStyle:
        """Return a style with what is chosen here."""
        return replace(
            style,
            custom="decree" if self.decree.isChecked() else "local",
            table_size=self.sizes.currentData(),
            evaluation=self.evaluations.currentData(),
            signature_room=self.room.isChecked(),
        )

    def numeral(self) -> str:
        """Return which annex the report is, "" where it is the only one."""
        return str(self.numerals.currentData())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.local)
        column.addWidget(self.decree)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&This report in its document"), self.numerals)
        form.addRow(self.tr("&Size of the table's text"), self.sizes)
        form.addRow(self.tr("&Evaluations stand"), self.evaluations)
        column.addLayout(form)
        column.addWidget(self.room)
        column.addStretch(1)
