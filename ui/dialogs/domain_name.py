"""The dialog that names a domain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_STEPS = (*_ROMAN, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_NUMERAL = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def next_numeral(numerals: Iterable[str]) -> str:
    """Return the Roman numeral after the highest of those given; I where there is none."""
    return _roman(max((_value(numeral.strip().upper()) for numeral in numerals), default=0) + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _STEPS:
        text += letters * (number // value)
        number %= value
    return text


def _value(numeral: str) -> int:
    if not _NUMERAL.fullmatch(numeral):
        return 0
    total = 0
    for value, letters in _STEPS:
        while numeral.startswith(letters):
            total += value
            numeral = numeral.removeprefix(letters)
    return total


class DomainDialog(Dialog):
    """Ask for a domain's numeral and name; both may stay empty."""

    def __init__(self, parent: QWidget | None, title: str, numeral: str, name: str = "") -> None:
        super().__init__(parent, title, "")
        self.accept_button.setText(self.tr("OK"))
        self.numeral, self.name = QLineEdit(numeral), QLineEdit(name)
        self.numeral.setMaximumWidth(12 * self.fontMetrics().averageCharWidth())
        form = QFormLayout()
        form.addRow(self.tr("N&umeral"), self.numeral)
        form.addRow(self.tr("&Name"), self.name)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.name.setFocus()
        self.fit(460)
