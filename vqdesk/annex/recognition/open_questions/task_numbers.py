"""The numbers of tasks that a sheet holds as numbers: `1.1` keeps the point that Excel makes a comma of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.header import header_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.grid import Cell, Table

_LABEL = re.compile(r"\(?[0-9]{1,3},[0-9]{1,3}[.)]?")


def restore_points(table: Table) -> Table:
    """Return a table with a point in the numbers of its tasks; all other figures keep the comma.

    A text that was typed with a comma stays as it is: only the table's `decimals` are numbers.
    """
    header = header_of(table.rows) if table.decimals else None
    if header is None or "number" not in header.columns:
        return table
    column, places = header.number_column, table.decimals
    below = (_restore_point(row, column, places) for row in table.rows[header.end :])
    return replace(table, rows=[*table.rows[: header.end], *below])


def _restore_point(row: Sequence[Cell], column: int, places: frozenset[str]) -> Sequence[Cell]:
    label = next((cell for cell in row if cell.column == column), None)
    if label is None or label.where not in places or not _LABEL.fullmatch(label.text):
        return row
    number = label._replace(text=label.text.replace(",", "."))
    return [number if cell is label else cell for cell in row]
