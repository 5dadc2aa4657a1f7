"""The parts of a DOCX beside its document: the shipped ones as they are, the properties filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.opc.properties import properties
from vqdesk.formats.word.writer.styles import styles_part
from vqdesk.system import resources

if TYPE_CHECKING:
    from vqdesk.annex.layout.typography import TextStyles

DOCUMENT = "word/document.xml"

_SHIPPED = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/header1.xml": "header.xml",
}


def document_parts(title: str, organisation: str, looks: TextStyles) -> dict[str, bytes]:
    """Return all parts but the document by name, the content types first as the packaging standard likes it.

    Neither a machine nor a person is named and no time is: the same annex is the same bytes.
    """
    parts = {part: resources.path(f"word/{file}").read_bytes() for part, file in _SHIPPED.items()}
    parts["word/styles.xml"] = styles_part(looks)
    return parts | properties(title, organisation)
