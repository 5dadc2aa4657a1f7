"""Tables with dragged column borders: each cell is put back under the heading above it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.annex.source.grid import Cell

    Rows = Sequence[Sequence[Cell]]


def are_uneven(rows: Rows, starts: Sequence[int]) -> bool:
    """Tell whether a cell begins elsewhere than the headings, which begin at the columns `starts`."""
    edges = frozenset(starts)
    return any(cell.column not in edges for row in rows for cell in row)


def find_column_starts(rows: Rows, headings: int) -> tuple[int, ...] | None:
    """Return where the columns of a table without headings begin; None where no row has as many cells."""
    full = next((row for row in rows if len(row) == headings), None)
    return None if full is None else tuple(cell.column for cell in full)


def align_rows(rows: Rows, starts: Sequence[int]) -> list[list[Cell]]:
    """Return the rows with one column a heading; no cell is lost.

    A row with as many cells as there are headings is read in their order, wherever its borders are:
    Word cuts the grid of a table anew where somebody drags the borders of some rows. In a row with fewer
    cells each begins at the nearest heading, in one with more it stays under the heading that is over it.
    """
    end = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
    edges = [*starts, max(end, starts[-1] + 1)]
    hanging: list[tuple[int, Cell]] = []  # cells that reach downwards, with the row in which they end
    found = []
    for index, row in enumerate(rows):
        hanging = [(until, cell) for until, cell in hanging if until > index]
        here = sorted([*row, *(cell for _, cell in hanging)], key=lambda cell: cell.column)
        spans = _spans(here, edges)
        own = {(cell.row, cell.column): span for cell, span in zip(here, spans, strict=True)}
        moved = [(cell, *own[cell.row, cell.column]) for cell in row]
        found.append([cell._replace(column=column, column_span=span) for cell, column, span in moved])
        hanging += [(index + cell.row_span, cell) for cell in row if cell.row_span > 1]
    return found


def _spans(cells: Sequence[Cell], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield for each cell of a row the place of its first heading, and over how many it reaches."""
    last = len(edges) - 1
    if len(cells) == last:
        yield from ((index, 1) for index in range(last))
        return
    until = 0
    for cell in cells:
        begin, end = cell.column, cell.column + cell.column_span
        if len(cells) > last:
            first = bisect_right(edges, begin) - 1
            until = max(first + 1, bisect_right(edges, end - 1))
        else:
            first = max(until, _nearest(edges, begin))
            until = max(first + 1, _nearest(edges, end))
        yield first, until - first


def _nearest(edges: Sequence[int], column: int) -> int:
    """Return the place of the edge next to a column, of two the first; edges rise."""
    at = bisect_left(edges, column)
    if at == len(edges) or (at and column - edges[at - 1] <= edges[at] - column):
        return at - 1
    return at
