"""Text into a Source: tables with tabs between their cells, or drawn with `|`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from db.errors import Refused
from db.limits import (
    LARGEST_TEXT,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
)
from vqdesk.annex.recognition import wrapped_rows as wrapped
from vqdesk.annex.source.cleanup import EXCEL_CELL, make_storable, strip_quotes
from vqdesk.annex.source.grid import Cell, Paragraph, Source, Table
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.legacy_text import convert_runs
from vqdesk.annex.source.literal_markup import strip_tags
from vqdesk.formats.plain_text.drawn_tables import is_drawn, is_table, normalise_frames, parts
from vqdesk.formats.plain_text.drawn_tables import rows as drawn_rows
from vqdesk.text.decoding import SAMPLE_LENGTH, decode, refuse_lost_letters
from vqdesk.text.legacy.conversion import guess_charset, has_unicode_letters, is_suspicious

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.text.legacy.conversion import Charset

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
    Where there are no tabs, tables drawn with `|` are read, each a table of its own.
    Raises Refused file.empty, file.not_text and file.too_big.
    """
    if len(data) > LARGEST_TEXT:
        raise Refused("file.too_big", name=name)
    text = decode(data, name)
    refuse_lost_letters(text, name)
    _refuse_too_much(text, name)
    if "\t" not in text and is_drawn(lines := normalise_frames(text.split("\n"))):
        return _read_drawn(lines, name)
    widest = _widest(text)
    rows = [row for row in _rows(text, widest) if any(raw.text.strip() for raw in row)]
    rows = [row for part, width in _lists(rows, widest + 1) for row in _unwrap(part, width)]
    likely = likely_charset(text)
    tabbed = [index for index, row in enumerate(rows) if len(row) > 1]
    first, end = (tabbed[0], tabbed[-1] + 1) if tabbed else (len(rows), len(rows))
    account = ImportLog()
    before = _paragraphs(rows[:first], account, likely)
    table = [_cells(row, index, account, likely) for index, row in enumerate(rows[first:end])]
    after = _paragraphs(rows[end:], account, likely)
    blocks: list[Paragraph | Table] = [*before, *([Table(table)] if table else []), *after]
    return Source(blocks, tuple(account), name)


def _read_drawn(lines: Sequence[str], name: str) -> Source:
    account = ImportLog()
    likely = likely_charset("\n".join(lines))
    blocks: list[Paragraph | Table] = []
    for part in parts(lines):
        if not is_table(part):
            (line,) = part
            blocks += _paragraphs([[_Raw(line.text, line.number, 1)]], account, likely)
            continue
        rows = [
            [
                Cell(read_cell_text(cell.text, cell.where, account, likely), row, column, where=cell.where)
                for column, cell in enumerate(cells)
            ]
            for row, cells in enumerate(drawn_rows(part, account))
        ]
        blocks += [Table(rows)] if rows else []
    return Source(blocks, tuple(account), name)


def likely_charset(text: str) -> Charset | None:
    """Return the old encoding of a text that has no letters that only Unicode has."""
    return (
        guess_charset(text[:SAMPLE_LENGTH]) if is_suspicious(text) and not has_unicode_letters(text) else None
    )


def _refuse_too_much(text: str, name: str) -> None:
    if text.count("\n") > MOST_LINES:
        raise Refused("file.too_big", name=name)
    lines = text.split("\n")
    sign = "\t" if "\t" in text else "|"
    tabbed = [line.count(sign) for line in lines]
    too_many = sum(bool(tabs) for tabs in tabbed) > MOST_ROWS or sum(tabbed) > MOST_CELLS
    too_wide = max(tabbed) >= MOST_COLUMNS
    long_lines = (line for line in lines if len(line) > LONGEST_CELL)
    too_long = any(len(cell) > LONGEST_CELL for line in long_lines for cell in line.split(sign))
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


def _lists(rows: Sequence[list[_Raw]], widest: int) -> Iterator[tuple[list[list[_Raw]], int]]:
    """Cut rows where the headings of another list begin; yield each list with the number of its columns.

    A whole row of a narrow list is no row that a line end has cut, how wide the next list may be.
    """
    starts = wrapped.list_starts([[raw.text for raw in row] for row in rows])
    if len(starts) < 2:
        yield [*rows], widest
        return
    for start, end in pairwise([0, *starts[1:], len(rows)]):
        yield [*rows[start:end]], max(map(len, rows[start:end]))


def _cells(row: Sequence[_Raw], index: int, account: ImportLog, likely: Charset | None) -> list[Cell]:
    cells = []
    for column, raw in enumerate(row):
        text = strip_tags(strip_quotes(raw.text, raw.where, account), raw.where, account)
        cells.append(Cell(read_cell_text(text, raw.where, account, likely), index, column, where=raw.where))
    return cells


def _paragraphs(
    rows: Sequence[Sequence[_Raw]], account: ImportLog, likely: Charset | None
) -> list[Paragraph]:
    paragraphs = []
    for (raw,) in rows:
        where = f"line {raw.line}"
        text = strip_tags(raw.text, where, account)
        # Titles are often centred by spaces.
        paragraphs.append(Paragraph(read_cell_text(text, where, account, likely).strip(), where))
    return paragraphs


def read_cell_text(text: str, where: str, account: ImportLog, likely: Charset | None) -> str:
    """Return a cell's text in Unicode as a report may hold it; what that changes is noted."""
    if likely is not None or is_suspicious(text):
        text = convert_runs([(text, "")], where, account, likely)
    return make_storable(text, where, account)


def _unwrap(rows: Iterable[list[_Raw]], width: int) -> Iterator[list[_Raw]]:
    """Put rows together that a line end inside a cell has cut, as `wrapped_rows` tells.

    Together they are no wider than the table, and the first one begins as a task does. The last cell of
    the table's last row ends with its line: what stands below may be no part of the table.
    """
    rows = list(rows)
    last_row = max((place for place, row in enumerate(rows) if len(row) > 1), default=0)
    following = wrapped.next_numbers([[raw.text for raw in row] for row in rows], width)
    current: list[_Raw] = []
    below: list[str] = []  # further lines of the last cell; put together at last, for there may be many
    left = LONGEST_CELL
    section = item = 0
    for place, row in enumerate(rows):
        above = below[-1] if below else current[-1].text.rpartition("\n")[2] if current else ""
        left -= len(row[0].text)
        around = wrapped.Around(current[0].text if current else "", above, following[place], section, item)
        if left > 0 and current and _belongs(current, row, around, width, is_inside=place < last_row):
            item = wrapped.item_number(row[0].text, around)
            if len(row) == 1 or len(current) == width:
                below.append("\t".join(raw.text for raw in row))
            else:
                current, below = [*_join(current, [*below, row[0].text]), *row[1:]], []
            continue
        if current:
            yield _join(current, below)
        current, below, left, item = row, [], LONGEST_CELL, 0
        section = wrapped.section_ordinal(row[0].text) or section
    if current:
        yield _join(current, below)


def _belongs(
    current: Sequence[_Raw], row: Sequence[_Raw], around: wrapped.Around, width: int, *, is_inside: bool
) -> bool:
    """Tell whether a row is the rest of the one above it."""
    texts = [raw.text for raw in row]
    columns = len(current)
    if columns == width:
        return (
            is_inside
            and wrapped.goes_below(texts, around, width)
            and wrapped.is_rest(texts, around, columns=columns)
        )
    fits = columns > 1 and columns + len(row) - 1 <= width
    return fits and wrapped.is_rest(texts, around, columns=columns)


def _join(row: list[_Raw], below: Sequence[str]) -> list[_Raw]:
    if not below:
        return row
    *others, last = row
    return [*others, _Raw("\n".join([last.text, *below]), last.line, last.tab)]
