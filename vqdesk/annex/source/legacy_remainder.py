"""Words that could be Unicode or TCVN3 (`Phô lôc`): converted where the rest of the file was in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.annex.source.legacy_text import convert_runs
from vqdesk.text.legacy.conversion import TCVN3, VNI, has_unicode_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.annex.source.grid import Cell, Table
    from vqdesk.text.legacy.conversion import Charset


def convert_remainder(source: Source) -> Source:
    """Return a source with the rest of its texts read in the encoding that all others were in.

    Nothing is touched where a text has letters that only Unicode has, or where two encodings are mixed.
    """
    charset = _only_charset(source)
    if charset is None:
        return source
    account = ImportLog(source.account)

    def text(piece: Cell | Paragraph) -> str:
        if piece.text.isascii():
            return piece.text
        return make_storable(
            convert_runs([(piece.text, "")], piece.where, account, charset), piece.where, account
        )

    done = {entry.where for entry in source.account if entry.why == "account.legacy"}
    blocks: list[Paragraph | Table] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block if block.where in done else replace(block, text=text(block)))
            continue
        rows = [
            [cell if cell.where in done else cell._replace(text=text(cell)) for cell in row]
            for row in block.rows
        ]
        blocks.append(replace(block, rows=rows))
    return Source(blocks, tuple(account), source.name)


def _only_charset(source: Source) -> Charset | None:
    """Return the encoding in which all was that has Vietnamese letters; None where it is not one alone."""
    old = [entry for entry in source.account if entry.why == "account.legacy"]
    names = {entry.values.get("charset") for entry in old}
    found = next((charset for charset in (TCVN3, VNI) if names == {charset.name}), None)
    if found is None:
        return None
    done = {entry.where for entry in old}
    others = (piece.text for piece in _pieces(source) if piece.where not in done)
    return None if any(not text.isascii() and has_unicode_letters(text) for text in others) else found


def _pieces(source: Source) -> Iterator[Cell | Paragraph]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (cell for row in block.rows for cell in row)
