"""What of a DOCX stands around the annex: all that is not made row by row."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.formats.opc import package
from vqdesk.formats.word.writer.body import OPENING, section_end, text_width_dxa
from vqdesk.formats.word.writer.parts import DOCUMENT, FIRST_HEADER, document_parts, mark_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.annex.layout.table import AnnexTable


class Frame(NamedTuple):
    """All of a DOCX but its table, and how wide that is in twentieths of a point.

    `sides` are all parts by name in their order; the document is b"" there, because it is `before`, then the
    text of `table`, then `after`.
    """

    sides: Mapping[str, bytes]
    document: str
    before: bytes
    after: bytes
    table: AnnexTable
    text_width: int


def own_frame(table: AnnexTable) -> Frame:
    """Return what stands around an annex that has no template."""
    parts = document_parts(table.title, table.organisation, table.looks)
    if table.watermark:
        parts = mark_parts(parts, table.watermark)
    after = section_end(table.page, FIRST_HEADER if table.watermark else "")
    sides = {**parts, DOCUMENT: b""}
    return Frame(sides, DOCUMENT, OPENING.encode(), after.encode(), table, text_width_dxa(table.page))


def make_document(sides: Mapping[str, bytes], body: str = "") -> bytes:
    """Return a DOCX of the annex's page with these parts around a body."""
    parts = {**sides, DOCUMENT: f"{OPENING}{body}{section_end()}".encode()}
    stream = io.BytesIO()
    with package.new_package(stream) as archive:
        package.write_parts(archive, parts)
    return stream.getvalue()
