"""Tab-separated text into a Grid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vqdesk.formats.account import Account
from vqdesk.formats.decoding import decode
from vqdesk.formats.grid import Cell, Grid, Paragraph
from vqdesk.formats.header import spread
from vqdesk.formats.leftovers import EXCEL_CELL, fitted, without_quotes, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CELL = re.compile(r"[^\t\n]*")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A cell as it stands in the file."""

    text: str
    line: int
    tab: int

    @property
    def where(self) -> str:
        """Return the place as an editor of plain text shows it: below a quoted cell tabs count anew."""
        return f"line {self.line}, column {self.tab}"


def read_grid(data: bytes, name: str) -> Grid:
    """Read a text whose table has its cells between tabs; blank lines inside the table mean nothing.

    The table reaches from the first to the last line with a tab; the lines around it are paragraphs.
    A cell that opens with `"` goes on over the end of its line only as Excel writes it: every quote
    inside is doubled, the closing one ends the cell, no tab stands between, and the row becomes no
    wider than the table's other rows. In every other case the cell ends at its tab or line end.
    Raises Refused file.empty and file.not_text.
    """
    text = decode(data, name)
    rows = [row for row in _rows(text, _widest(text)) if any(raw.text.strip() for raw in row)]
    tabbed = [index for index, row in enumerate(rows) if len(row) > 1]
    first, end = (tabbed[0], tabbed[-1] + 1) if tabbed else (len(rows), len(rows))
    account = Account()
    before = _paragraphs(rows[:first], account)
    table = [_cells(row, index, account) for index, row in enumerate(rows[first:end])]
    after = _paragraphs(rows[end:], account)
    return spread(Grid(table, before, after, tuple(account), name))


def _rows(text: str, widest: int | None) -> Iterator[list[_Raw]]:
    """Cut the text into rows; None as the widest row lets every quoted cell go on."""
    place, line, tab = 0, 1, 1
    row: list[_Raw] = []
    while place <= len(text):
        end = _cell_end(text, place, len(row), widest)
        raw = _Raw(text[place:end], line, tab)
        row.append(raw)
        breaks = raw.text.count("\n")
        line, tab = line + breaks, 2 if breaks else tab + 1
        place = end + 1
        if end == len(text) or text[end] == "\n":
            yield row
            row, line, tab = [], line + 1, 1


def _cell_end(text: str, place: int, column: int, widest: int | None) -> int:
    """Return where the cell ends that begins at a place."""
    plain = _CELL.match(text, place)
    end = plain.end() if plain else place
    quoted = EXCEL_CELL.match(text, place) if text.startswith('"', place) else None
    if quoted is None or quoted.end() <= end:
        return end
    line_end = text.find("\n", quoted.end())
    tabs = column + text.count("\t", quoted.end(), len(text) if line_end < 0 else line_end)
    # A row without any tab is a paragraph, and the quotes of paragraphs are not ours.
    return quoted.end() if tabs and (widest is None or tabs <= widest) else end


def _widest(text: str) -> int:
    """Return the number of tabs of the widest row: of a line, or of the first row as Excel would read it."""
    first = next((len(row) - 1 for row in _rows(text, None) if len(row) > 1), 0)
    return max(first, *(line.count("\t") for line in text.split("\n")))


def _cells(row: Sequence[_Raw], index: int, account: Account) -> list[Cell]:
    cells = []
    for column, raw in enumerate(row):
        text = without_tags(without_quotes(raw.text, raw.where, account), raw.where, account)
        cells.append(Cell(fitted(text, raw.where, account), index, column, where=raw.where))
    return cells


def _paragraphs(rows: Sequence[Sequence[_Raw]], account: Account) -> list[Paragraph]:
    paragraphs = []
    for (raw,) in rows:
        where = f"line {raw.line}"
        paragraphs.append(Paragraph(fitted(without_tags(raw.text, where, account), where, account), where))
    return paragraphs
