"""The dialog that names a domain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from ui.dialogs.dialog import Dialog
from ui.editors.line_edit import LineEdit
from vqdesk.text.numerals import ROMAN, format_roman

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMERAL = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def next_numeral(numerals: Iterable[str]) -> str:
    """Return the Roman numeral after the highest of those given; I where there is none."""
    return format_roman(max((_value(numeral.strip().upper()) for numeral in numerals), default=0) + 1)


def _value(numeral: str) -> int:
    if not _NUMERAL.fullmatch(numeral):
        return 0
    total = 0
    for value, letters in ROMAN:
        while numeral.startswith(letters):
            total += value
            numeral = numeral.removeprefix(letters)
    return total


class DomainDialog(Dialog):
    """Ask for a domain's numeral and name; both may stay empty."""

    enter_accepts = True

    def __init__(self, parent: QWidget | None, title: str, accept: str, numeral: str, name: str = "") -> None:
        super().__init__(parent, title, accept)
        self.numeral, self.name = LineEdit(numeral), LineEdit(name)
        self.numeral.setMaximumWidth(12 * self.fontMetrics().averageCharWidth())
        form = QFormLayout()
        # The numeral is proposed: what is asked for stands first.
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("N&umeral"), self.numeral)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.fit(460)
