"""Word files (DOCX): an AnnexTable written and compared; `word_source` reads anybody's."""

from __future__ import annotations

import zipfile
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from db.errors import Refused
from vqdesk.formats import package
from vqdesk.formats.word_parts import DOCUMENT, side_parts
from vqdesk.formats.word_read import Outside, TableRow, body
from vqdesk.formats.word_rows import PlacedCell, document, placed_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.formats.annex_out import AnnexTable, Row

__all__ = ["MOST_COLUMNS", "compare", "write"]

MOST_COLUMNS = 63
"""Word opens no table with more."""


def write(table: AnnexTable, stream: BinaryIO) -> None:
    """Write an annex as DOCX, row by row: memory does not grow with the annex.

    The same annex is the same bytes. The table's rows are read once. Raises Refused
    word.columns for more columns than Word can hold.
    """
    if len(table.columns) > MOST_COLUMNS:
        raise Refused("word.columns", count=len(table.columns), most=MOST_COLUMNS)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=package.LEVEL) as archive:
        # A part opened by its name alone is dated 1980-01-01: the clock stays out of the file.
        for name, content in _sides(table).items():
            with archive.open(name, "w") as part:
                part.write(content)
        with archive.open(DOCUMENT, "w") as part, package.packing(part) as pack:
            for piece in document(table):
                pack(piece.encode())


def compare(table: AnnexTable, stream: BinaryIO, name: str) -> None:
    """Read a DOCX back and compare it with the annex that was to be written, cell by cell.

    The table's rows are read once more. Raises Refused file.changed_readback at the first
    difference in titles, header, rows, spans or another part.
    """
    try:
        same = _is_same(table, stream, name)
    except Refused as refused:
        raise Refused("file.changed_readback", name=name) from refused
    if not same:
        raise Refused("file.changed_readback", name=name)


def _is_same(table: AnnexTable, stream: BinaryIO, name: str) -> bool:
    with package.open_package(stream, name) as opened:
        sides = _sides(table)
        if set(opened.parts) != {*sides, DOCUMENT}:
            return False
        if any(opened.read(part) != content for part, content in sides.items()):
            return False
        found = body(opened.blocks(DOCUMENT), name)
        return all(one == other for one, other in zip_longest(found, _expected(table)))


def _sides(table: AnnexTable) -> dict[str, bytes]:
    return side_parts(table.title, table.organisation, table.looks)


def _expected(table: AnnexTable) -> Iterator[Outside | TableRow]:
    """Return what the reader must find, made from the table anew."""
    if table.room:
        yield Outside("")
    for line in table.lines:
        yield Outside(line.text)
    for cells in placed_header(table.header):
        yield TableRow(0, tuple(cells))
    for row in table.rows:
        yield TableRow(0, _placed(row))
    if table.closing:
        yield Outside("")
        texts = ("\n".join(line.text for line in lines) for lines in table.closing)
        yield TableRow(1, tuple([(text, 1, "") for text in texts]))
    yield Outside("")


def _placed(row: Row) -> tuple[PlacedCell, ...]:
    return tuple([("\n".join(cell.paragraphs), cell.column_span, "") for cell in row.cells])
