"""A watermark on every page of an office's own Word file: in its headers, and in one more where one lacks."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from vqdesk.formats.opc.parts import parsed
from vqdesk.formats.word.names import is_on
from vqdesk.formats.word.writer.template_parts import RELATION, TYPE, TYPES, WORD, serialise
from vqdesk.formats.word.writer.watermark import HEADER_END, watermark_header, with_watermark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.formats.word.writer.template_parts import Roles
    from vqdesk.formats.word.writer.template_story import Story

_HEADER, _ID = "word/vqdeskHeader.xml", "vqdeskWatermark"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def mark_template(
    parts: Mapping[str, bytes], roles: Roles, document: Story, words: str, name: str
) -> dict[str, bytes]:
    """Return a template's parts with the words behind every page; `document` is its main part, read.

    A section without a header of its own goes on with the one before: what the first has, all have.
    """
    marked = dict(parts)
    headers = [part for part in roles.margins if HEADER_END in parts[part]]
    for number, part in enumerate(headers, 1):
        marked[part] = with_watermark(parts[part], words, number)
    lacking = _wanted(parts, roles, document, name) - (
        document.sections[0].headers if document.sections else set()
    )
    if lacking:
        marked[_HEADER] = watermark_header(words, len(headers) + 1)
        marked[roles.document] = _referring(document, sorted(lacking))
        folder, base = posixpath.split(roles.document)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        ids = {"Id": _ID, "Type": f"{_OFFICE}/header", "Target": f"/{_HEADER}"}
        marked[relations] = _with(parts[relations], RELATION + "Relationship", ids, name)
        kind = {"PartName": f"/{_HEADER}", "ContentType": f"{WORD}header+xml"}
        marked[TYPES] = _with(parts[TYPES], TYPE + "Override", kind, name)
    return marked


def _wanted(parts: Mapping[str, bytes], roles: Roles, document: Story, name: str) -> set[str]:
    """Return the kinds of headers that pages of the file show."""
    settings = parsed(parts[roles.settings], name) if roles.settings else None
    kinds = {"default"}
    kinds |= {"even"} if is_on(settings, "evenAndOddHeaders") else set()
    return kinds | ({"first"} if any(section.has_first_page for section in document.sections) else set())


def _referring(document: Story, kinds: list[str]) -> bytes:
    """Return the document with the new header in its first section; one without any gets a section."""
    references = "".join(
        f'<w:headerReference xmlns:r="{_OFFICE}" w:type="{kind}" r:id="{_ID}"/>' for kind in kinds
    ).encode()
    data = document.data
    if not document.sections:
        head, end, tail = data.rpartition(b"</w:body>")
        return b"".join((head, b"<w:sectPr>", references, b"</w:sectPr>", end, tail))
    place = data.index(b">", document.sections[0].start)
    if data[place - 1 : place] == b"/":
        return b"".join((data[: place - 1], b">", references, b"</w:sectPr>", data[place + 1 :]))
    return b"".join((data[: place + 1], references, data[place + 1 :]))


def _with(data: bytes, tag: str, attributes: dict[str, str], name: str) -> bytes:
    root = parsed(data, name)
    etree.SubElement(root, tag, attributes)
    return serialise(root)
