"""The XML parts of an office package: found by their relations, parsed within limits."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import etree

from db.errors import Refused
from db.limits import LARGEST_PART, MOST_KEPT
from vqdesk.formats.opc.xml import SAFELY, refuse_doctype, refuse_xml_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.formats.opc.package import Package

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Files in the strict form of the standard have other names for the same.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_USUAL = ("word/document.xml", "xl/workbook.xml")
_LONGEST_NAME = max(len(strict) for strict, _ in _STRICT)


class Parts:
    """Read a package's parts; what is damaged is Refused file.unreadable, what is too much file.too_big."""

    def __init__(self, opened: Package, name: str) -> None:
        self._opened = opened
        self._name = name

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return self._opened.known

    def main(self) -> str:
        """Return the part that the package is about."""
        for kind, target, _ in self.related(""):
            if kind == "officeDocument" and target in self.names:
                return target
        # Some programs leave the relation out.
        for usual in _USUAL:
            if (part := self._opened.named(usual)) is not None:
                return part
        raise Refused("file.unreadable", name=self._name)

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """Return what a part stands in relation to, inside the package: (kind, part, id).

        Parts are called as they are in the package, whatever the relation writes of slashes and case.
        """
        folder, base = posixpath.split(part)
        relations = self._opened.named(posixpath.join(folder, "_rels", f"{base}.rels"))
        if relations is None:
            return []
        found = []
        for each in self.parsed(relations).iter(_RELATION):
            if each.get("TargetMode", "").casefold() != "external":
                kind = each.get("Type", "").rpartition("/")[2]
                found.append((kind, self._target(folder, each.get("Target", "")), each.get("Id", "")))
        return found

    def _target(self, folder: str, target: str) -> str:
        """Return the part that a relation of a folder's part is about."""
        target = target.partition("#")[0].strip().replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return self._opened.named(path) or self._opened.named(unquote(path)) or path

    def read(self, part: str) -> bytes:
        """Return a part's bytes as they are; Refused file.too_big for more than a part may have."""
        data = b"".join(self.blocks(part))
        if len(data) > LARGEST_PART or data.count(b"<") + 2 * data.count(b"=") > MOST_KEPT:
            raise Refused("file.too_big", name=self._name)
        return data

    def content_type(self, part: str) -> str:
        """Return what the package says that a part is; "" where it says nothing."""
        listed = self._opened.named("[Content_Types].xml")
        ending = part.rpartition(".")[2].casefold()
        said = ""
        for each in self.parsed(listed).iter("{*}Override", "{*}Default") if listed else ():
            if each.get("PartName", "").lstrip("/").casefold() == part.casefold():
                return str(each.get("ContentType", "")).casefold()
            if each.get("Extension", "").casefold() == ending:
                said = str(each.get("ContentType", "")).casefold()
        return said

    def blocks(self, part: str) -> Iterator[bytes]:
        """Return a part's bytes as they are, in blocks."""
        return self._opened.blocks(part)

    def transitional(self, part: str) -> Iterator[bytes]:
        """Return a part's bytes in the transitional form of the standard, in blocks."""
        kept = b""
        for block in self.blocks(part):
            data = kept + block
            if b"http://purl.oclc.org/ooxml/" in data:
                for strict, transitional in _STRICT:
                    data = data.replace(strict, transitional)
            # A name may begin in one block and end in the next.
            data, kept = data[:-_LONGEST_NAME], data[-_LONGEST_NAME:]
            yield data
        yield kept

    def parsed(self, part: str) -> Any:
        """Return the root element of a part."""
        return parsed(b"".join(self.transitional(part)), self._name)


def parsed(data: bytes, name: str) -> Any:
    """Parse XML into an lxml element, without entities, document types and the network."""
    # An attribute and its value are two nodes of the tree.
    if len(data) > LARGEST_PART or data.count(b"<") + 2 * data.count(b"=") > MOST_KEPT:
        raise Refused("file.too_big", name=name)
    with refuse_xml_errors(name):
        root = etree.fromstring(data, etree.XMLParser(**SAFELY))
    refuse_doctype(root, name)
    return root
