"""The parts of a DOCX beside its document: the shipped ones as they are, the properties filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.word.writer.body import escaped
from vqdesk.formats.word.writer.styles import styles_part
from vqdesk.system import resources

if TYPE_CHECKING:
    from vqdesk.annex.layout.typography import Looks

DOCUMENT = "word/document.xml"

_SHIPPED = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/header1.xml": "header.xml",
}

_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title>{title}</dc:title>
  <dc:creator>{organisation}</dc:creator>
  <dc:language>vi-VN</dc:language>
</cp:coreProperties>
"""
_APP = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
  <Company>{organisation}</Company>
</Properties>
"""


def side_parts(title: str, organisation: str, looks: Looks) -> dict[str, bytes]:
    """Return all parts but the document by name, the content types first as the packaging standard likes it.

    Neither a machine nor a person is named and no time is: the same annex is the same bytes.
    """
    parts = {part: resources.path(f"word/{file}").read_bytes() for part, file in _SHIPPED.items()}
    parts["word/styles.xml"] = styles_part(looks)
    return parts | properties(title, organisation)


def properties(title: str, organisation: str) -> dict[str, bytes]:
    """Return the parts that say what the document is called and whose it is."""
    title, organisation = escaped(title), escaped(organisation)
    return {
        "docProps/core.xml": _CORE.format(title=title, organisation=organisation).encode(),
        "docProps/app.xml": _APP.format(organisation=organisation).encode(),
    }
