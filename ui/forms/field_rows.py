"""The rows of a form: fields in the annex's order, each with what is derived from it, short ones in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.looks.sizes import HAIR_SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NARROW = 560
_ALL = 1000  # to one: nearly all of the height that is left over
_ROW = QBoxLayout.Direction.LeftToRight
_COLUMN = QBoxLayout.Direction.TopToBottom


class FieldRows(QVBoxLayout):
    """Lay out fields by name. What stands beside a field goes below it where there is little room.

    `beside` are the widgets that belong to a field, `below` those that always stand below it; fields of
    `short` that follow each other share a row, and `led` one has the field behind it in its row. `growing`
    takes whatever height is left over.
    """

    def __init__(
        self,
        *,
        beside: Mapping[str, QWidget],
        below: Mapping[str, QWidget],
        short: Sequence[str],
        led: str,
        growing: str,
    ) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._beside, self._below = beside, below
        self._short, self._led, self._growing = frozenset(short), led, growing
        self._rows: list[QBoxLayout] = []
        self.is_narrow = False
        """Whether there is little room. Read-only."""

    def arrange(self, fields: Mapping[str, QWidget], order: Sequence[str]) -> None:
        """Lay the fields out anew in an order of their names."""
        self._clear()
        waiting = list(order)
        while waiting:
            name = waiting.pop(0)
            row = QBoxLayout(_ROW)
            row.addWidget(fields[name], self._share(name), self._alignment(name))
            self.addLayout(row, _ALL if name == self._growing else 0)
            if name in self._below:
                row.setDirection(_COLUMN)
                row.setSpacing(HAIR_SPACE)
                row.addWidget(self._below[name])
                continue
            if name in self._beside:
                row.addWidget(self._beside[name], 2)
            elif waiting and self._goes_with(name, waiting[0]):
                row.addWidget(fields[waiting.pop(0)], 1, Qt.AlignmentFlag.AlignTop)
            if name != self._led:
                self._rows.append(row)
        # Where no field grows what is left over is left free, below.
        self.addStretch(1)
        self._turn()

    def _alignment(self, name: str) -> Qt.AlignmentFlag:
        if name == self._growing:
            return Qt.AlignmentFlag(0)
        # Of its own width: alone in a row it would stand in the middle.
        left = Qt.AlignmentFlag.AlignLeft if name == self._led else Qt.AlignmentFlag(0)
        return left | Qt.AlignmentFlag.AlignTop

    def _share(self, name: str) -> int:
        return 3 if name in self._beside else int(name != self._led)

    def _goes_with(self, name: str, following: str) -> bool:
        if following in self._beside or following in self._below:
            return False
        return name == self._led or (name in self._short and following in self._short)

    def _clear(self) -> None:
        self._rows = []
        while item := self.takeAt(0):
            if row := item.layout():
                # Not takeAt: an item that outlives its row keeps its field's height from being asked again.
                while held := row.itemAt(0):
                    row.removeWidget(held.widget())
                row.deleteLater()

    def make_narrow(self, width: int) -> None:
        """Fit the rows to a form's width."""
        is_narrow = width < _NARROW
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self._turn()

    def _turn(self) -> None:
        for row in self._rows:
            row.setDirection(_COLUMN if self.is_narrow else _ROW)
