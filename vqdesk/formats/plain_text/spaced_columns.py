"""Text whose columns are set by spaces, as programs print tables and people type them, into a Source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from db.limits import (
    LARGEST_TEXT,
    LATEST_HEADER,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
)
from vqdesk.annex.source.grid import Cell, Paragraph, Source, Table, TextReading
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.literal_markup import strip_tags
from vqdesk.formats.plain_text.reader import likely_charset, read_cell_text
from vqdesk.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = re.compile(r"\S+(?: \S+)*")
_COUNTED = re.compile(r" {0,8}[0-9]{1,4}[.)]?\s")
_FEWEST = 3  # columns; two may be a letter's head
_SLACK = 1  # signs by which a cell may stand left of its heading


class _Piece(NamedTuple):
    text: str
    column: int
    line: int


_Row = dict[int, list[_Piece]]


class Unaligned(ValueError):
    """Say that a line's columns are not those of the header."""


def column_readings(data: bytes, name: str) -> tuple[TextReading, ...]:
    """Return the ways to read a text with a table whose cells begin below their headings: by each such line.

    Two blanks or more part cells; a line without a number goes on with the row above it. One line in which a
    text reaches over into the next column, and nobody can tell what is whose: then there is no table.
    Raises Refused file.empty, file.not_text.
    """
    if len(data) > LARGEST_TEXT:
        return ()
    lines = unicodedata.normalize("NFC", decode(data, name).expandtabs()).split("\n")
    if len(lines) > MOST_LINES:
        return ()
    filled = islice(((place, line) for place, line in enumerate(lines) if line.strip()), LATEST_HEADER)
    pieces = ((place, _PIECE.findall(line)) for place, line in filled)
    return tuple(
        TextReading([[Cell(text, 0, c) for c, text in enumerate(texts)]], partial(_read, lines, place, name))
        for place, texts in pieces
        if len(texts) >= _FEWEST
    )


def _read(lines: Sequence[str], place: int, name: str) -> Source | None:
    """Read a text by its line of headings; None where the others do not stand below these."""
    starts = [match.start() for match in _PIECE.finditer(lines[place])]
    if len(starts) > MOST_COLUMNS:
        return None
    try:
        rows, end = _rows(lines, place, starts)
    except Unaligned:
        return None
    if len(rows) > MOST_ROWS or max(map(len, lines)) > LONGEST_CELL:
        return None
    account = ImportLog()
    likely = likely_charset("\n".join(lines))

    def shown(text: str, where: str) -> str:
        return read_cell_text(strip_tags(text, where, account), where, account, likely)

    def paragraphs(first: int, last: int) -> list[Paragraph]:
        found = [(line.strip(), f"line {number}") for number, line in enumerate(lines[first:last], first + 1)]
        return [Paragraph(shown(line, where), where) for line, where in found if line]

    table = [
        [
            Cell(shown(_text(pieces), where), number, column, where=where)
            for column, pieces in sorted(row.items())
            for where in (f"line {pieces[0].line}, column {column + 1}",)
        ]
        for number, row in enumerate(rows)
    ]
    before, after = paragraphs(0, place), paragraphs(end, len(lines))
    return Source([*before, Table(table), *after], tuple(account), name)


def _rows(lines: Sequence[str], first: int, starts: Sequence[int]) -> tuple[list[_Row], int]:
    """Return the table's rows and the line behind it."""
    rows: list[_Row] = []
    end = first
    for place, line in enumerate(lines[first:], first):
        if not line.strip():
            continue
        try:
            pieces = _place_pieces(line, place + 1, starts)
        except Unaligned:
            # Names and signatures stand below a table as they like.
            if any(_COUNTED.match(below) for below in lines[place:]):
                raise
            break
        is_section = len(pieces) == 1 and pieces[0].column == 0 and len(pieces[0].text) > starts[1]
        if is_section or pieces[0].column == 0 or not rows:
            rows.append({})
        for piece in pieces:
            rows[-1].setdefault(piece.column, []).append(piece)
        # A line across columns is a section's where a row follows, else it stands below the table.
        end = end if is_section else place + 1
    while rows and next(iter(rows[-1].values()))[0].line > end:
        rows.pop()
    return rows, end


def _place_pieces(line: str, number: int, starts: Sequence[int]) -> list[_Piece]:
    """Return what stands in a line by its columns; raises Unaligned."""
    found: list[_Piece] = []
    matches = list(_PIECE.finditer(line))
    for match in matches:
        column = max(0, bisect_right(starts, match.start() + _SLACK) - 1)
        reaches_over = column + 1 < len(starts) and match.end() > starts[column + 1]
        if reaches_over and len(matches) > 1:
            raise Unaligned
        found.append(_Piece(match[0], column, number))
    return found


def _text(pieces: Sequence[_Piece]) -> str:
    """Return what a cell shows: pieces of one line stay on it."""
    lines: dict[int, list[str]] = {}
    for piece in pieces:
        lines.setdefault(piece.line, []).append(piece.text)
    return "\n".join(" ".join(texts) for texts in lines.values())
