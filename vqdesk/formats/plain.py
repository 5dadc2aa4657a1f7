"""Tab-separated text into a Source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.formats.account import Account
from vqdesk.formats.decoding import SAMPLE, decode
from vqdesk.formats.grid import Cell, Paragraph, Source, Table
from vqdesk.formats.leftovers import EXCEL_CELL, fitted, without_quotes, without_tags
from vqdesk.formats.legacy_text import converted
from vqdesk.formats.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from vqdesk.formats.sections import is_section_line
from vqdesk.text.legacy import guess, has_unicode_letters, is_suspicious

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.text.legacy import Charset

_TASK_NUMBER = re.compile(r"[0-9]+([.][0-9]+)*[.)]?")
_NUMERAL = re.compile(r"(?:[IVXLCDM]+|[A-ZĐ])[.)]?")
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


def read_source(data: bytes, name: str) -> Source:
    """Read a text whose table has its cells between tabs; blank lines inside the table mean nothing.

    The table reaches from the first to the last line with a tab; the lines around it are paragraphs.
    A cell that opens with `"` goes on over the end of its line only as Excel writes it: every quote
    inside is doubled, the closing one ends the cell, no tab stands between, and the row becomes no
    wider than the table's other rows. In every other case the cell ends at its tab or line end.
    Raises Refused file.empty, file.not_text and file.too_big.
    """
    text = decode(data, name)
    _refuse_too_much(text, name)
    widest = _widest(text)
    rows = [row for row in _rows(text, widest) if any(raw.text.strip() for raw in row)]
    rows = list(_unwrapped(rows, widest + 1))
    old = is_suspicious(text) and not has_unicode_letters(text)
    likely = guess(text[:SAMPLE]) if old else None
    tabbed = [index for index, row in enumerate(rows) if len(row) > 1]
    first, end = (tabbed[0], tabbed[-1] + 1) if tabbed else (len(rows), len(rows))
    account = Account()
    before = _paragraphs(rows[:first], account, likely)
    table = [_cells(row, index, account, likely) for index, row in enumerate(rows[first:end])]
    after = _paragraphs(rows[end:], account, likely)
    blocks: list[Paragraph | Table] = [*before, *([Table(table)] if table else []), *after]
    return Source(blocks, tuple(account), name)


def _refuse_too_much(text: str, name: str) -> None:
    lines = text.split("\n")
    tabbed = [line.count("\t") for line in lines]
    too_many = sum(bool(tabs) for tabs in tabbed) > MOST_ROWS or sum(tabbed) > MOST_CELLS
    too_wide = max(tabbed) >= MOST_COLUMNS
    long_lines = (line for line in lines if len(line) > LONGEST_CELL)
    too_long = any(len(cell) > LONGEST_CELL for line in long_lines for cell in line.split("\t"))
    if too_many or too_wide or too_long:
        raise Refused("file.too_big", name=name)


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


def _cells(row: Sequence[_Raw], index: int, account: Account, likely: Charset | None) -> list[Cell]:
    cells = []
    for column, raw in enumerate(row):
        text = without_tags(without_quotes(raw.text, raw.where, account), raw.where, account)
        cells.append(Cell(_readable(text, raw.where, account, likely), index, column, where=raw.where))
    return cells


def _paragraphs(rows: Sequence[Sequence[_Raw]], account: Account, likely: Charset | None) -> list[Paragraph]:
    paragraphs = []
    for (raw,) in rows:
        where = f"line {raw.line}"
        text = without_tags(raw.text, where, account)
        paragraphs.append(Paragraph(_readable(text, where, account, likely), where))
    return paragraphs


def _readable(text: str, where: str, account: Account, likely: Charset | None) -> str:
    if likely is not None or is_suspicious(text):
        text = converted([(text, "")], where, account, likely)
    return fitted(text, where, account)


def _unwrapped(rows: Iterable[list[_Raw]], width: int) -> Iterator[list[_Raw]]:
    """Put rows together that a line end inside a cell has cut: the second begins with no number.

    Together they are no wider than the table, and the first one begins as a task does.
    """
    current: list[_Raw] = []
    for row in rows:
        if _goes_on(current, row, width):
            last = current[-1]
            current = [*current[:-1], _Raw(f"{last.text}\n{row[0].text}", last.line, last.tab), *row[1:]]
        else:
            if current:
                yield current
            current = row
    if current:
        yield current


def _goes_on(current: Sequence[_Raw], row: Sequence[_Raw], width: int) -> bool:
    if not 1 < len(current) < width or len(current) + len(row) - 1 > width:
        return False
    first = row[0].text.strip()
    begins = _TASK_NUMBER.fullmatch(first) or _NUMERAL.fullmatch(first) or is_section_line(first)
    number = current[0].text.strip()
    is_task = _TASK_NUMBER.fullmatch(number) or (not number and len(current) > 2 and len(row) > 1)
    return bool(first and is_task and not begins)
