"""Text whose cells are parted by commas, semicolons, bars or tabs (CSV) into a Source."""

from __future__ import annotations

import re
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from db.errors import Refused
from db.limits import (
    LARGEST_TEXT,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
)
from vqdesk.annex.source.grid import Cell, Paragraph, Source, Table, TextReading
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.literal_markup import strip_tags
from vqdesk.formats.plain_text.reader import likely_charset, read_cell_text
from vqdesk.text.decoding import decode_any, refuse_lost_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.annex.source.import_log import LogEntry
    from vqdesk.text.legacy.conversion import Charset

_SEPARATORS = (";", ",", "\t", "|")
_TOLD = {"\t": "tab"}
_SAMPLE = 200  # rows in which a separator is looked for
_SAMPLE_SIZE = 200_000  # characters of them
_SAID = re.compile(r"sep=(.)[^\n]*(?:\n|\Z)", re.IGNORECASE)
_GUARD = re.compile(r'="((?:[^"]|"")*+)"')


class _Raw(NamedTuple):
    """A cell as it stands in the file, without the quotes around it."""

    text: str
    line: int


def read_source(data: bytes, name: str) -> Source:
    """Return a CSV as its `readings`: which of them is right its headings are to decide."""
    return Source((), name=name, readings=separator_readings(data, name))


def separator_readings(data: bytes, name: str) -> tuple[TextReading, ...]:
    r"""Return the ways to read a CSV, each by a separator that stands in it; the evenest one comes first.

    The encoding is found out, and what was doubtful is told. A quoted cell may hold separators and line ends;
    its quotes are doubled inside. A quote that is not closed right before a separator or line end is a sign
    like others. A line `sep=;` names the separator, `="05"` is Excel's way to keep a text. Raises Refused
    file.empty, file.not_text, file.too_big, this when it is read too.
    """
    if len(data) > LARGEST_TEXT:
        raise Refused("file.too_big", name=name)
    text, doubtful = decode_any(data, name)
    refuse_lost_letters(text, name)
    account = ImportLog()
    if doubtful:
        account.add("file", doubtful, "converted", "account.encoding")
    if said := _SAID.match(text):
        account.add("line 1", said[0].strip(), "skipped", "account.separator_line")
        text = "\n" + text[said.end() :]
        signs = [said[1]]
    else:
        signs = [sign for sign in _SEPARATORS if sign in text] or [","]
    ways = [_Way(text, sign, name, tuple(account), likely_charset(text)).reading() for sign in signs]
    return tuple(sorted(ways, key=attrgetter("evenness"), reverse=True))


class _Way(NamedTuple):
    """A text and the separator by which it is read."""

    text: str
    separator: str
    name: str
    account: tuple[LogEntry, ...]
    likely: Charset | None

    def reading(self) -> TextReading:
        sample = self._sample()
        tables = (b for b in _blocks(sample, ImportLog(), self.likely) if isinstance(b, Table))
        rows = next((table.rows for table in tables), ())
        sign = _TOLD.get(self.separator, self.separator)
        return TextReading(rows, self._read, sign, _evenness([len(row) for row in sample]))

    def _read(self) -> Source:
        account = ImportLog(self.account)
        rows = list(_limit(_rows(self.text, self.separator), self.name))
        return Source(_blocks(rows, account, self.likely), tuple(account), self.name)

    def _sample(self) -> list[list[_Raw]]:
        rows = _rows(self.text[:_SAMPLE_SIZE], self.separator)
        return list(islice((row for row in rows if any(cell.text.strip() for cell in row)), _SAMPLE))


def _blocks(
    rows: Sequence[Sequence[_Raw]], account: ImportLog, likely: Charset | None
) -> list[Paragraph | Table]:
    """Return the table with the lines around it that have one cell as paragraphs."""
    rows = [row for row in rows if any(cell.text.strip() for cell in row)]
    wide = [place for place, row in enumerate(rows) if len(row) > 1]
    first, end = (wide[0], wide[-1] + 1) if wide else (len(rows), len(rows))
    table = [
        [
            Cell(
                _text(raw, place := f"line {raw.line}, column {column}", account, likely),
                row,
                column - 1,
                where=place,
            )
            for column, raw in enumerate(cells, 1)
        ]
        for row, cells in enumerate(rows[first:end])
    ]
    before, after = (
        [
            Paragraph(_text(raw, f"line {raw.line}", account, likely).strip(), f"line {raw.line}")
            for (raw,) in part
        ]
        for part in (rows[:first], rows[end:])
    )
    return [*before, *([Table(table)] if table else []), *after]


def _text(raw: _Raw, where: str, account: ImportLog, likely: Charset | None) -> str:
    text = raw.text
    if match := _GUARD.fullmatch(text.strip()):
        account.add(where, '=""', "skipped", "account.text_guard")
        text = match[1].replace('""', '"')
    return read_cell_text(strip_tags(text, where, account), where, account, likely)


def _evenness(widths: Sequence[int]) -> tuple[float, int]:
    """Return how many of the rows are as wide as most are, and how wide that is."""
    usual = max(set(widths), key=lambda width: (width > 1, widths.count(width), width), default=1)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 1)


def _rows(text: str, separator: str) -> Iterator[list[_Raw]]:
    """Cut a text into rows; a quoted cell goes on until its closing quote ends it."""
    sign = re.escape(separator)
    # A quoted cell ends where a separator or a line end follows; each try stops at the next lone quote.
    cell = re.compile(rf' *"((?:[^"]|"")*+)" *(?={sign}|\n|\Z)|="(?:[^"]|"")*+"(?={sign}|\n|\Z)|[^{sign}\n]*')
    place, line = 0, 1
    row: list[_Raw] = []
    while place <= len(text):
        match = cell.match(text, place)
        end = match.end() if match else place
        quoted = match[1] if match else None
        row.append(_Raw(text[place:end].strip(" ") if quoted is None else quoted.replace('""', '"'), line))
        line += text.count("\n", place, end)
        place = end + 1
        if end >= len(text) or text[end] == "\n":
            yield row
            row, line = [], line + 1


def _limit(rows: Iterator[list[_Raw]], name: str) -> Iterator[list[_Raw]]:
    cells = wide = 0
    for number, row in enumerate(rows):
        cells += len(row) if len(row) > 1 else 0
        wide += len(row) > 1
        too_long = any(len(cell.text) > LONGEST_CELL for cell in row)
        if (
            number > MOST_LINES
            or wide > MOST_ROWS
            or cells > MOST_CELLS
            or len(row) > MOST_COLUMNS
            or too_long
        ):
            raise Refused("file.too_big", name=name)
        yield row
