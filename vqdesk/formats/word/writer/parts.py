"""The parts of a DOCX beside its document: the shipped ones as they are, the properties filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.opc.properties import properties
from vqdesk.formats.word.writer.styles import styles_part
from vqdesk.formats.word.writer.watermark import watermark_header, with_watermark
from vqdesk.system import resources

if TYPE_CHECKING:
    from vqdesk.annex.layout.typography import TextStyles

DOCUMENT = "word/document.xml"
FIRST_HEADER = "rId5"
"""The id of page 1's header, which a marked file has."""

_SHIPPED = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/header1.xml": "header.xml",
}
_HEADER, _FIRST = "word/header1.xml", "word/header2.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"


def document_parts(title: str, organisation: str, looks: TextStyles) -> dict[str, bytes]:
    """Return all parts but the document by name, the content types first as the packaging standard likes it.

    Neither a machine nor a person is named and no time is: the same annex is the same bytes.
    """
    parts = {part: resources.path(f"word/{file}").read_bytes() for part, file in _SHIPPED.items()}
    parts["word/styles.xml"] = styles_part(looks)
    return parts | properties(title, organisation)


def mark_parts(parts: dict[str, bytes], words: str) -> dict[str, bytes]:
    """Return our own parts with a watermark on every page, page 1 included, which gets a header for it."""
    return {part: _listed(data) if part in (_TYPES, _RELATIONS) else data for part, data in parts.items()} | {
        _HEADER: with_watermark(parts[_HEADER], words, 1),
        _FIRST: watermark_header(words, 2),
    }


def _listed(data: bytes) -> bytes:
    """Return a list of parts in which page 1's header stands beside the other one, told as that is."""
    lines = data.decode().splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if "header1.xml" in line)
    lines.insert(at + 1, lines[at].replace("header1.xml", "header2.xml").replace("rId4", FIRST_HEADER))
    return "".join(lines).encode()
