"""Other files that a Word file puts into its text (altChunk, ECMA-376 part 1, 17.17.2.1)."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.limits import MOST_CHUNKS, MOST_PARAGRAPHS, MOST_ROWS
from vqdesk.annex.source.cell_contents import lines_of, move_block
from vqdesk.annex.source.grid import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from vqdesk.annex.source.grid import Source
    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.formats.opc.parts import Parts
    from vqdesk.formats.word.reader.drawings import Links

    Block = Paragraph | Table
    ReadEmbedded = Callable[[bytes, str, Callable[[], str]], Source | None]
    """Read a file by its bytes, its name and its declared type as what it is; None where that is not read."""

_ID = "}id"


class Chunks:
    """Read what is put in, each file once; Refused file.too_big for more than a file may hold."""

    def __init__(self, parts: Parts, account: ImportLog, name: str, read: ReadEmbedded | None) -> None:
        self._parts = parts
        self._account = account
        self._name = name
        self._read_embedded = read
        self._known: dict[str, Source | None] = {}
        self._places = self._blocks = 0

    def blocks(self, element: Any, links: Links | None, where: str) -> list[Block]:
        """Return what is put in between paragraphs; where it cannot be read, that is told."""
        part, source = self._found(element, links)
        if source is None:
            self._leave_out(part, where)
            return []
        place = f"chunk {self._places}"
        self._account.add(where, posixpath.basename(part), "converted", "account.chunk")
        for entry in source.account:
            self._account.extend([replace(entry, where=f"{place}, {entry.where}")])
        return [move_block(block, f"{place}, {{}}".format) for block in source.blocks]

    def lines(self, element: Any, links: Links | None, where: str) -> list[str]:
        """Return what is put in between the paragraphs of a cell, a line a paragraph or row."""
        part, source = self._found(element, links)
        if source is None:
            self._leave_out(part, where)
            return []
        lines = [line for block in source.blocks for line in lines_of(block)]
        self._account.add(where, "\n".join(lines), "converted", "account.chunk")
        for entry in source.account:
            self._account.extend([replace(entry, where=where)])
        if any(isinstance(block, Table) for block in source.blocks):
            self._account.add(where, "\n".join(lines), "converted", "account.nested")
        return lines

    def _leave_out(self, part: str, where: str) -> None:
        self._account.add(where, posixpath.basename(part), "skipped", "account.chunk_unread")

    def _found(self, element: Any, links: Links | None) -> tuple[str, Source | None]:
        self._places += 1
        relation = next((value for name, value in element.attrib.items() if name.endswith(_ID)), "")
        part = links.target(relation)[1] if links else ""
        if part not in self._known:
            self._known[part] = self._read(part) if part else None
        source = self._known[part]
        self._blocks += sum(_size(block) for block in source.blocks) if source else 0
        if self._places > MOST_CHUNKS or self._blocks > max(MOST_ROWS, MOST_PARAGRAPHS):
            raise Refused("file.too_big", name=self._name)
        return part, source

    def _read(self, part: str) -> Source | None:
        """Read a part as what it is; None where that is not read."""
        if self._read_embedded is None:
            return None
        try:
            declared = partial(self._parts.content_type, part)
            return self._read_embedded(self._parts.read(part), posixpath.basename(part), declared)
        except Refused as refused:
            if refused.key == "file.too_big":
                raise
            return None


def _size(block: Block) -> int:
    return 1 if isinstance(block, Paragraph) else len(block.rows)
