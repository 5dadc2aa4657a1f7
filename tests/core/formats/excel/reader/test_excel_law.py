"""The law of the account for workbooks: every text comes through or is told."""

# Markup is not broken where it would be.

from __future__ import annotations

import re

from handmade.excel_book import book, escaped, inline, read, rows
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from vqdesk.annex.source.grid import Table

PIECES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.just("\n"),
    min_size=1,
    max_size=8,
).filter(lambda text: not re.search("_x[0-9A-Fa-f]{4}_", text))  # Excel's own way to write a character
PLACES = st.tuples(st.integers(1, 40), st.integers(1, 12))
RANGES = st.tuples(PLACES, st.integers(0, 6), st.integers(0, 4))


@given(
    st.dictionaries(PLACES, PIECES, max_size=30),
    st.lists(RANGES, max_size=8),
    st.sets(st.integers(1, 40), max_size=5),
)
def test_every_text_comes_through_or_is_told(
    cells: dict[tuple[int, int], str], ranges: list[tuple[tuple[int, int], int, int]], hidden: set[int]
):
    lines = []
    for row in sorted({row for row, _ in cells}):
        inner = "".join(
            inline(f"{get_column_letter(c)}{r}", escaped(text))
            for (r, c), text in sorted(cells.items())
            if r == row
        )
        lines.append(f'<row r="{row}" hidden="{int(row in hidden)}">{inner}</row>')
    merges = "".join(
        f'<mergeCell ref="{get_column_letter(c)}{r}:{get_column_letter(c + across)}{r + down}"/>'
        for (r, c), down, across in ranges
    )
    source = read(book(rows(*lines, after=f"<mergeCells>{merges}</mergeCells>")))
    found = [
        cell for block in source.blocks if isinstance(block, Table) for row in block.rows for cell in row
    ]
    accounted = {entry.where: entry.what for entry in source.account if entry.action == "skipped"}
    changed = {entry.where for entry in source.account if entry.action == "converted"}
    by_place = {cell.where: cell.text for cell in found}
    for (row, column), text in cells.items():
        where = f"sheet 1, row {row}, column {column}"
        if text.strip() and where not in changed:
            assert text in (by_place.get(where), accounted.get(where))
    hidden_rows = {entry.where for entry in source.account if entry.why == "account.hidden_row"}
    assert hidden_rows == {
        where.rpartition(",")[0]
        for where, text in by_place.items()
        if text.strip() and int(where.split(", row ")[1].split(",")[0]) in hidden
    }
    covered = [
        (row, column)
        for cell in found
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert all(
        cell.row == at
        for block in source.blocks
        if isinstance(block, Table)
        for at, row in enumerate(block.rows)
        for cell in row
    )
