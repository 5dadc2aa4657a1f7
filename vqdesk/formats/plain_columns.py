"""Text whose columns are set by spaces, as programs print tables and people type them, into a Source."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.formats.account import Account
from vqdesk.formats.decoding import decode
from vqdesk.formats.grid import Cell, Paragraph, Source, Table
from vqdesk.formats.header import LATEST_HEADER, has_header
from vqdesk.formats.limits import LARGEST_TEXT, MOST_LINES, MOST_ROWS
from vqdesk.formats.literal_markup import without_markup
from vqdesk.formats.plain import likely_charset, readable

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


class Unaligned(ValueError):
    """Say that a line's columns are not those of the header."""


def read_source(data: bytes, name: str) -> Source | None:
    """Read a text with a table whose cells begin below their headings; None where there is none such.

    Two blanks or more part cells; a line without a number goes on with the row above it. One line in which a
    text reaches over into the next column, and nobody can tell what is whose: then there is no table.
    Raises Refused file.empty, file.not_text.
    """
    if len(data) > LARGEST_TEXT:
        return None
    text = unicodedata.normalize("NFC", decode(data, name).expandtabs())
    lines = text.split("\n")
    place = _header(lines)
    if place is None or len(lines) > MOST_LINES:
        return None
    starts = [match.start() for match in _PIECE.finditer(lines[place])]
    try:
        rows, end = _rows(lines, place, starts)
    except Unaligned:
        return None
    if len(rows) > MOST_ROWS:
        return None
    account = Account()
    likely = likely_charset(text)

    def shown(text: str, where: str) -> str:
        return readable(without_markup(text, where, account), where, account, likely)

    def paragraphs(first: int, last: int) -> list[Paragraph]:
        found = [(line.strip(), f"line {number}") for number, line in enumerate(lines[first:last], first + 1)]
        return [Paragraph(shown(line, where), where) for line, where in found if line]

    table = [
        [
            Cell(shown(piece.text, where), number, piece.column, where=where)
            for piece in row
            for where in (f"line {piece.line}, column {piece.column + 1}",)
        ]
        for number, row in enumerate(rows)
    ]
    before, after = paragraphs(0, place), paragraphs(end, len(lines))
    return Source([*before, Table(table), *after], tuple(account), name)


def _header(lines: Sequence[str]) -> int | None:
    """Return the line of the headings."""
    filled = [(place, line) for place, line in enumerate(lines) if line.strip()]
    for place, line in filled[:LATEST_HEADER]:
        pieces = _PIECE.findall(line)
        if len(pieces) >= _FEWEST and has_header([[Cell(text, 0, c) for c, text in enumerate(pieces)]]):
            return place
    return None


def _rows(lines: Sequence[str], first: int, starts: Sequence[int]) -> tuple[list[list[_Piece]], int]:
    """Return the table's rows and the line behind it."""
    rows: list[list[_Piece]] = []
    end = first
    for place, line in enumerate(lines[first:], first):
        if not line.strip():
            continue
        try:
            pieces = _placed(line, place + 1, starts)
        except Unaligned:
            # Names and signatures stand below a table as they like.
            if any(_COUNTED.match(below) for below in lines[place:]):
                raise
            break
        if len(pieces) == 1 and pieces[0].column == 0 and len(pieces[0].text) > starts[1]:
            # A section's line, or text below the table; as a row where another row follows.
            rows.append(pieces)
            continue
        if pieces[0].column == 0 or not rows:
            rows.append(pieces)
        else:
            rows[-1] = _joined(rows[-1], pieces)
        end = place + 1
    while rows and rows[-1][0].line > end:
        rows.pop()
    return rows, end


def _placed(line: str, number: int, starts: Sequence[int]) -> list[_Piece]:
    """Return what stands in a line by its columns; raises Unaligned."""
    found: list[_Piece] = []
    matches = list(_PIECE.finditer(line))
    for match in matches:
        column = max(0, sum(start <= match.start() + _SLACK for start in starts) - 1)
        reaches_over = column + 1 < len(starts) and match.end() > starts[column + 1]
        if reaches_over and len(matches) > 1:
            raise Unaligned
        if found and found[-1].column == column:
            found[-1] = _Piece(f"{found[-1].text} {match[0]}", column, number)
        else:
            found.append(_Piece(match[0], column, number))
    return found


def _joined(row: Sequence[_Piece], more: Sequence[_Piece]) -> list[_Piece]:
    """Return a row with a line that goes on with its cells."""
    cells = {piece.column: piece for piece in row}
    for piece in more:
        above = cells.get(piece.column)
        cells[piece.column] = piece if above is None else above._replace(text=f"{above.text}\n{piece.text}")
    return [cells[column] for column in sorted(cells)]
