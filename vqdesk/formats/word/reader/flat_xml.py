"""Word documents saved as one XML file ("Word XML Document"): the parts of a package one behind the other."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from db.limits import MOST_ENTRIES
from vqdesk.formats.opc.parts import parsed
from vqdesk.formats.word.reader import document as word_reader

if TYPE_CHECKING:
    from vqdesk.annex.source.grid import Source
    from vqdesk.formats.opc.package import Allowance
    from vqdesk.formats.word.reader.embedded_files import ReadEmbedded

_LONGEST_NAME = 1_000  # of a part; a zip keeps 65,535 bytes
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read_source(
    data: bytes,
    name: str,
    *,
    keep_struck: bool = False,
    read_embedded: ReadEmbedded | None = None,
    allowance: Allowance | None = None,
) -> Source:
    """Read the document as the package that its parts make, as `document.read_source` does."""
    root = parsed(data, name)
    packed = io.BytesIO()
    names = set[str]()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in root.iterfind(f"{_PKG}part"):
            called = (part.get(f"{_PKG}name") or "").lstrip("/")
            if len(names) >= MOST_ENTRIES or len(called) > _LONGEST_NAME:
                raise Refused("file.too_big", name=name)
            if called in names:
                raise Refused("file.unreadable", name=name)
            names.add(called)
            archive.writestr(zipfile.ZipInfo(called), _content(part, name))
    return word_reader.read_source(
        packed.getvalue(),
        name,
        keep_struck=keep_struck,
        read_embedded=read_embedded,
        allowance=allowance,
    )


def _content(part: Any, name: str) -> bytes:
    for element in part.iterfind(f"{_PKG}xmlData/*"):
        return bytes(etree.tostring(element, encoding="utf-8", with_tail=False))
    try:
        return base64.b64decode(part.findtext(f"{_PKG}binaryData") or "")
    except ValueError as error:  # letters of no alphabet, and those beyond ASCII
        raise Refused("file.unreadable", name=name) from error
