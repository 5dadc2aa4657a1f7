"""A DOCX as a Source: what its reader sees becomes blocks, everything else is accounted for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from db.errors import Refused
from db.limits import LONGEST_CELL, MOST_PARAGRAPHS
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.formats.opc import package
from vqdesk.formats.opc.parts import Parts
from vqdesk.formats.word.reader.body_stream import BodyStream
from vqdesk.formats.word.reader.drawings import Links
from vqdesk.formats.word.reader.embedded_files import Chunks
from vqdesk.formats.word.reader.floating_tables import FloatingTable
from vqdesk.formats.word.reader.notes import SideReader
from vqdesk.formats.word.reader.numbering import Numbering
from vqdesk.formats.word.reader.paragraphs import InlineReader, ParagraphContent, join_parts
from vqdesk.formats.word.reader.styles import Styles
from vqdesk.formats.word.reader.tables import TableReader
from vqdesk.formats.word.walk import ALT_CHUNK, TBL, P, all_text, inside
from vqdesk.system.gc_pause import pause_gc

if TYPE_CHECKING:
    from vqdesk.annex.source.grid import Table
    from vqdesk.formats.word.reader.embedded_files import ReadEmbedded


_BLOCKS = (P, TBL, ALT_CHUNK)


@pause_gc()
def read_source(
    data: bytes,
    name: str,
    *,
    keep_struck: bool = False,
    read_embedded: ReadEmbedded | None = None,
    allowance: package.Allowance | None = None,
) -> Source:
    """Read a DOCX, by whatever program it was written.

    Struck-out text is left out and told, unless it shall be kept. `read_embedded` reads the files that are
    put into its text; without it they are told to be unread. Raises Refused file.unreadable, file.too_big,
    file.encrypted, file.old_office.
    """
    try:
        with package.open_package(io.BytesIO(data), name, allowance) as opened:
            return _Reader(Parts(opened, name), name, read_embedded, keep_struck=keep_struck).source()
    except RecursionError as error:
        raise Refused("file.too_big", name=name) from error


class _Reader:
    """Read the parts of one package."""

    def __init__(
        self, parts: Parts, name: str, read_embedded: ReadEmbedded | None, *, keep_struck: bool
    ) -> None:
        self._parts = parts
        self._name = name
        self._read_embedded = read_embedded
        self._keep_struck = keep_struck
        self._account = ImportLog()
        self._blocks: list[Paragraph | Table] = []
        self._floating = FloatingTable()
        self._paragraphs = self._boxes = 0
        self._document = parts.main()
        self._related = parts.related(self._document)

    def source(self) -> Source:
        """Return all that the package holds."""
        styles = Styles(self._parse_related("styles"))
        numbering = Numbering(self._parse_related("numbering"))
        self._inline = InlineReader(
            styles, numbering, self._account, self._name, keep_struck=self._keep_struck
        )
        self._inline.links = Links(self._parts, self._document)
        self._chunks = Chunks(self._parts, self._account, self._name, self._read_embedded)
        self._tables = TableReader(self._inline, styles, self._account, self._name, self._chunks)
        self._read_blocks(BodyStream(self._parts.transitional(self._document), self._name))
        SideReader(self._parts, self._account, self._inline, self._tables).read(self._related)
        return Source(self._blocks, tuple(self._account), self._name)

    def _parse_related(self, kind: str) -> Any | None:
        for each, part, _ in self._related:
            if each == kind and part in self._parts.names:
                return self._parts.parsed(part)
        return None

    def _read_blocks(self, body: BodyStream) -> None:
        pending: list[ParagraphContent] = []  # parts of a paragraph, the marks at whose ends were deleted
        for element in inside(body.children(), _BLOCKS, self._leave_out):
            if element.tag in (TBL, ALT_CHUNK):
                pending = self._end(pending, f"paragraph {self._paragraphs}")
                self._read_block(element, body)
                continue
            self._paragraphs += 1
            if not pending and not len(element) and element.tag == P:
                self._blocks += self._floating.line(element, "")
                continue
            where = f"paragraph {self._paragraphs}"
            pending.append(self._paragraph(element, where))
            if not pending[-1].joins:
                pending = self._end(pending, where)
        self._end(pending, f"paragraph {self._paragraphs}")
        self._blocks += self._floating.rest()

    def _paragraph(self, element: Any, where: str) -> ParagraphContent:
        """Read a paragraph, and what its text boxes hold; nothing of it is held afterwards."""
        content = self._inline.read(element, where)
        self._blocks += self._floating.line(element, content.text)
        for box in content.boxes:
            self._read_box(box)
        return content.bare

    def _read_block(self, element: Any, body: BodyStream) -> None:
        """Add a table, or what is put in from another file."""
        if element.tag == TBL:
            self._blocks += self._floating.begin(element)
            self._blocks += self._floating.take([*self._tables.read(element, body.stages(element))])
            return
        where = f"paragraph {self._paragraphs + 1}"
        self._blocks += self._floating.rest()
        self._blocks += self._chunks.blocks(element, self._inline.links, where)

    def _read_box(self, box: Any) -> None:
        """Add what a text box holds: it stands before the paragraph on which it hangs."""
        self._boxes += 1
        where = f"box {self._boxes}"
        pending: list[ParagraphContent] = []
        for element in [box] if box.tag in (P, TBL) else inside(box, _BLOCKS, self._leave_out):
            if element.tag in (TBL, ALT_CHUNK):
                pending = self._end(pending, where)
                self._blocks += (
                    self._tables.read(element)
                    if element.tag == TBL
                    else self._chunks.blocks(element, self._inline.links, where)
                )
                continue
            content = self._inline.read(element, where)
            for inner in content.boxes:
                self._read_box(inner)
            pending.append(content.bare)
            if not content.joins:
                pending = self._end(pending, where)
        self._end(pending, where)

    def _end(self, pending: list[ParagraphContent], where: str) -> list[ParagraphContent]:
        """Add the paragraph that parts make, if there are any; return the parts of the next one: none yet."""
        if pending:
            self._add(join_parts(pending), where)
        return []

    def _add(self, content: ParagraphContent, where: str) -> None:
        text = content.shown
        if len(text) > LONGEST_CELL or len(self._blocks) > MOST_PARAGRAPHS:
            raise Refused("file.too_big", name=self._name)
        if text.strip():
            self._blocks.append(Paragraph(text.strip("\n"), where, content.strong))

    def _leave_out(self, element: Any, why: str) -> None:
        where = f"paragraph {self._paragraphs + 1}"
        text = all_text(element)
        if text.strip() or why == "account.chunk_unread":
            self._account.add(where, text, "skipped", why)
