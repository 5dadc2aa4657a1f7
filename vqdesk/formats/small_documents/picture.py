"""A PNG in a Word file: its parts, and the paragraph that shows it with words for who cannot see it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from db.text.characters import fit
from vqdesk.formats.word.writer.styles import STYLE_IDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_EMU_PER_MM = 36_000
_HEAD = struct.Struct(">8s4x4sII")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TYPE = '<Default Extension="png" ContentType="image/png"/>'
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


class WordPicture:
    """A picture, the `number`-th of a file (from 1), as wide as is said; its height follows.

    Raises ValueError for what is no PNG.
    """

    def __init__(self, png: bytes, number: int) -> None:
        signature, kind, self._wide, self._high = (
            _HEAD.unpack_from(png) if len(png) >= _HEAD.size else (b"", b"", 0, 0)
        )
        if signature != _SIGNATURE or kind != b"IHDR" or not (self._wide and self._high):
            raise ValueError("no PNG")
        self._png, self._number = png, number

    @property
    def _relation(self) -> str:
        return f"rIdPicture{self._number}"

    def paragraph(self, width: float, told: str) -> str:
        """Return the XML of the paragraph that shows it `width` mm wide; `told` says what is seen."""
        across = round(width * _EMU_PER_MM)
        size = f'cx="{across}" cy="{across * self._high // self._wide}"'
        named = f'id="{self._number}" name="Hình {self._number}" descr={quoteattr(fit(told)[0])}'
        return (
            f'<w:p {_NAMESPACES}><w:pPr><w:pStyle w:val="{STYLE_IDS["number"]}"/></w:pPr><w:r><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {named}/>'
            "<a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{self._relation}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )

    def added_to(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return a file's parts with the picture among them."""
        target = f"media/image{self._number}.png"
        relation = (
            f'<Relationship Id="{self._relation}" Type="http://schemas.openxmlformats.org/officeDocument/'
            f'2006/relationships/image" Target="{target}"/>'
        )
        added = dict(parts)
        if _TYPE.encode() not in added[_TYPES]:
            # Word wants the kinds of files by ending before those of single parts.
            added[_TYPES] = added[_TYPES].replace(b"<Override", f"{_TYPE}\n  <Override".encode(), 1)
        added[_RELATIONS] = added[_RELATIONS].replace(
            b"</Relationships>", f"{relation}\n</Relationships>".encode()
        )
        return {**added, f"word/{target}": self._png}
