"""A DOCX as a Grid: merged cells put together, what stands in the page margins accounted for."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.formats import package
from vqdesk.formats.account import Entry
from vqdesk.formats.grid import Cell, Grid, Paragraph
from vqdesk.formats.word_margins import makes_numbers, margin_text
from vqdesk.formats.word_parts import DOCUMENT
from vqdesk.formats.word_read import Outside, TableRow, body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.formats.package import Package
    from vqdesk.formats.word_rows import PlacedCell

_MARGIN_PART = re.compile(r"word/(header|footer)\d*\.xml")
_STYLES = "word/styles.xml"


def read_grid(data: bytes, name: str) -> Grid:
    """Read the one table of a DOCX that vqdesk wrote, also after Word has saved it again.

    Raises Refused file.unreadable or file.too_big for a damaged or hostile package, word.unknown
    for anything that may hold text and is not read here, annex.many for several tables. A file
    without a table gives a grid without rows.
    """
    with package.open_package(io.BytesIO(data), name) as opened:
        account = list(_margins(opened, name))
        if _STYLES in opened.parts and makes_numbers(opened.blocks(_STYLES), name):
            raise Refused("word.unknown", name=name, what="w:numPr")
        found = list(body(opened.blocks(DOCUMENT), name))
    rows = [item for item in found if isinstance(item, TableRow)]
    tables = len({row.table for row in rows})
    if tables > 1:
        raise Refused("annex.many", name=name, count=tables)
    first = next((place for place, item in enumerate(found) if item in rows[:1]), len(found))
    return Grid(
        rows=_cells(rows, name),
        before=_paragraphs(found[:first], 1),
        after=_paragraphs(found[first:], first + 1),
        account=account,
        name=name,
    )


def _paragraphs(found: Iterable[Outside | TableRow], number: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs that show something; `number` is the first one's in the document."""
    outside = (item for item in found if isinstance(item, Outside))
    return tuple(
        Paragraph(_normal(item.text), f"paragraph {place}")
        for place, item in enumerate(outside, number)
        if item.text.strip()
    )


def _cells(rows: list[TableRow], name: str) -> list[list[Cell]]:
    """Return the cells by row; one that continues a cell above makes that cell longer."""
    grid: list[list[Cell]] = []
    hanging: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        line: list[Cell] = []
        still_hanging: dict[int, tuple[int, int]] = {}
        for column, (text, column_span, merge) in _by_column(row):
            if merge == "continue" and column in hanging:
                start = hanging[column]
                _lengthen(grid, start, text, name)
                still_hanging[column] = start
                continue
            where = f"table 1, row {number + 1}, column {column + 1}"
            if merge:
                still_hanging[column] = (number, len(line))
            line.append(Cell(_normal(text), number, column, 1, column_span, where))
        grid.append(line)
        hanging = still_hanging
    return grid


def _by_column(row: TableRow) -> Iterator[tuple[int, PlacedCell]]:
    column = row.skipped
    for placed in row.cells:
        yield column, placed
        column += placed[1]


def _lengthen(grid: list[list[Cell]], start: tuple[int, int], hidden: str, name: str) -> None:
    # Word shows nothing of a continuing cell's text: nobody knows whether it is meant.
    if hidden.strip():
        raise Refused("word.unknown", name=name, what="w:vMerge")
    row, place = start
    cell = grid[row][place]
    grid[row][place] = replace(cell, row_span=cell.row_span + 1)


def _margins(opened: Package, name: str) -> Iterator[Entry]:
    """Account for text in headers and footers; a page number is no text of anybody's."""
    for part in opened.parts:
        match = _MARGIN_PART.fullmatch(part)
        text = margin_text(opened.blocks(part), name) if match else ""
        if match and text.strip():
            yield Entry(match[1], _normal(text), "skipped", "word.margin")


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)
