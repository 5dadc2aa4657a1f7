"""Word files (DOCX): an AnnexTable written and compared; `word.reader` reads anybody's."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from db.errors import Refused
from vqdesk.formats.opc import package
from vqdesk.formats.word.writer.body import body_pieces, place_header
from vqdesk.formats.word.writer.frame import own_frame
from vqdesk.formats.word.writer.readback import PLAIN, Outside, TableRow
from vqdesk.formats.word.writer.readback import read_body_pieces as read_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.annex.layout.table import AnnexTable, RowShape
    from vqdesk.formats.word.writer.frame import Frame

__all__ = ["MOST_WORD_COLUMNS", "compare", "write"]

MOST_WORD_COLUMNS = 63
"""Word opens no table with more."""


def write(table: AnnexTable, stream: BinaryIO, template: bytes | None = None) -> None:
    """Write an annex as DOCX, into an office's own one if given, row by row: memory does not grow with it.

    The same annex is the same bytes. The table's rows are read once. Raises Refused
    word.columns for more columns than Word can hold, and what a `Template` is refused for.
    """
    if len(table.columns) > MOST_WORD_COLUMNS:
        raise Refused("word.columns", count=len(table.columns), most=MOST_WORD_COLUMNS)
    frame = _frame(table, template)
    with package.new_package(stream) as archive:
        sides = {name: data for name, data in frame.sides.items() if name != frame.document}
        package.write_parts(archive, sides)
        with archive.open(frame.document, "w") as part:
            part.write(frame.before)
            for piece in body_pieces(frame.table, frame.text_width):
                part.write(piece)
            part.write(frame.after)


def compare(table: AnnexTable, stream: BinaryIO, name: str, template: bytes | None = None) -> None:
    """Read a DOCX back and compare it with the annex that was to be written, cell by cell.

    The table's rows are read once more. Raises Refused file.changed_readback at the first
    difference in titles, header, rows, spans, what stands around them, or another part.
    """
    try:
        same = _is_same(_frame(table, template), stream, name)
    except Refused as refused:
        raise Refused("file.changed_readback", name=name) from refused
    if not same:
        raise Refused("file.changed_readback", name=name)


def _frame(table: AnnexTable, template: bytes | None) -> Frame:
    if template is None:
        return own_frame(table)
    from vqdesk.formats.word.writer.template import Template  # brings lxml, which our own form does not need

    return Template(template).frame(table)


def _is_same(frame: Frame, stream: BinaryIO, name: str) -> bool:
    with package.open_package(stream, name) as opened:
        if set(opened.parts) != set(frame.sides):
            return False
        sides = ((part, data) for part, data in frame.sides.items() if part != frame.document)
        if any(opened.read(part) != data for part, data in sides):
            return False
        found = read_content(_middle(opened.blocks(frame.document), frame, name), name)
        return all(one == other for one, other in zip_longest(found, _expected(frame.table)))


def _middle(blocks: Iterator[bytes], frame: Frame, name: str) -> Iterator[bytes]:
    """Return the annex's part of a document; what stands around it must be as meant."""
    head, behind = frame.before, b""
    for block in blocks:
        if not (block.startswith(head) or head.startswith(block)):
            raise Refused("file.changed_readback", name=name)
        held = behind + block[len(head) :]
        head = head[len(block) :]
        # What may be the end is kept back until it is known to be.
        end = max(0, len(held) - len(frame.after))
        yield held[:end]
        behind = held[end:]
    if head or behind != frame.after:
        raise Refused("file.changed_readback", name=name)


def _expected(table: AnnexTable) -> Iterator[Outside | TableRow]:
    """Return what the reader must find, made from the table anew."""
    if table.room:
        yield Outside("")
    for line in table.lines:
        yield Outside(line.text)
    for cells in place_header(table.header):
        yield TableRow.of(0, cells)
    for row in table.rows:
        yield TableRow(0, row.texts, _spans(row.shape))
    if table.closing:
        yield Outside("")
        texts = ("\n".join(line.text for line in lines) for lines in table.closing)
        yield TableRow.of(1, [(text, *PLAIN) for text in texts])
    yield Outside("")


@lru_cache(maxsize=16)
def _spans(shape: RowShape) -> tuple[tuple[int, str], ...]:
    """Return how the cells of a row span others, which is the same for all tasks' rows."""
    return tuple([(span, "") for _, span, _ in shape])
