"""The numbers of tasks that a sheet holds as numbers: `1.1` keeps the point that Excel makes a comma of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.header import header_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vqdesk.annex.source.grid import Cell

_LABEL = re.compile(r"\(?[0-9]{1,3},[0-9]{1,3}[.)]?")


def labelled(rows: Sequence[Sequence[Cell]], fractions: Mapping[int, int]) -> Sequence[Sequence[Cell]]:
    """Return a sheet's rows with a point in the numbers of its tasks; all other figures keep the comma.

    `fractions` tells for a row of the sheet in which column, from 1, its first number with a comma stands: a
    text that was typed with a comma stays as it is.
    """
    header = header_of(rows) if fractions else None
    if header is None or "number" not in header.columns:
        return rows
    column = header.number_column
    below = (_pointed(row, column, fractions) for row in rows[header.end :])
    return [*rows[: header.end], *below]


def _pointed(row: Sequence[Cell], column: int, fractions: Mapping[int, int]) -> Sequence[Cell]:
    label = next((cell for cell in row if cell.column == column), None)
    if label is None or fractions.get(_sheet_row(label)) != column + 1 or not _LABEL.fullmatch(label.text):
        return row
    pointed = label._replace(text=label.text.replace(",", "."))
    return [pointed if cell is label else cell for cell in row]


def _sheet_row(cell: Cell) -> int:
    return int(cell.where.partition(", row ")[2].partition(",")[0])
