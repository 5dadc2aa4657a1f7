"""The faster way to know a task's row: by its number and a text of a task, whatever else a row may be.

`recogniser` is the plain way, which holds a row against all of that; both give the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.recognition.counts import LONGEST_COUNT
from vqdesk.annex.recognition.sections import NARRATIVES, OF_TASKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.source.grid import Cell, Grid

_LEAST_LETTERS = 3


class SureTasks:
    """Know rows below a header that are tasks beyond doubt; below the row `last` none is.

    No heading, sum or section and nothing below the tasks has a number of figures alone and, behind a second
    text, a narrative that is longer than any count, or words without a figure where a task has its texts.
    """

    def __init__(self, grid: Grid, header: Header, last: int) -> None:
        self._grid = grid
        self._last = last
        columns = header.columns
        self._numbers = columns.index("number") if columns.count("number") == 1 else -1
        self._narratives = {at for at, field in enumerate(columns) if field in NARRATIVES}
        self._texts = {at for at, field in enumerate(columns) if field in OF_TASKS}
        self._beginnings = header.beginnings

    def has(self, row: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row, of which these cells are not blank, is surely a task's."""
        number = cells[0]
        if number.column != self._numbers or not (number.text.isdecimal() and number.text.isascii()):
            return False
        if row > self._last or number.text in self._beginnings or self._grid.hangs_into(row):
            return False
        for cell in cells[2:]:
            text = cell.text
            if len(text) > LONGEST_COUNT:
                if cell.column in self._narratives and any(map(str.isalnum, text)):
                    return True
            elif cell.column in self._texts and _are_words(text):
                return True
        return False


def _are_words(text: str) -> bool:
    """Tell a text that counts nothing: it has no figure, and letters enough to be no column's."""
    return sum(map(str.isalpha, text)) >= _LEAST_LETTERS and not any(map(str.isdigit, text))
