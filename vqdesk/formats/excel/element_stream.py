"""The elements of a workbook's large parts, one after the other: memory does not grow with the part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from db.limits import LARGEST_PART, MAX_XML_NODES_KEPT
from vqdesk.formats.opc.xml import SAFELY, refuse_doctype, refuse_xml_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SPACES = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
"""The names of SpreadsheetML, also in the strict form of the standard."""

MAIN = SPACES[0]


def local_name(tag: str) -> str:
    """Return an element's name without its namespace."""
    return tag.rpartition("}")[2]


def elements(
    blocks: Iterable[bytes], containers: Mapping[str, str], others: Iterable[str], name: str
) -> Iterator[Any]:
    """Yield the children of one name in each container, and the elements of other names when they end.

    `containers` names the child by its container; "" is none of them: they only take no room. A child is
    empty after its turn and soon gone, with all that stood before it. What stands before a container
    comes before its children. Raises Refused file.unreadable where the XML is damaged or has a document
    type, and file.too_big where the part, or what must be kept of it, is more than limits allow.
    """
    tags = [space + tag for space in SPACES for tag in (*containers, *others)]
    parser = etree.XMLPullParser(events=("start", "end"), tag=tags, **SAFELY)
    reader = _Reader(parser, containers, name)
    with refuse_xml_errors(name):
        for block in blocks:
            yield from reader.feed(block)
        reader.close()


class _Reader:
    """Feed a parser, and free what was read."""

    def __init__(self, parser: Any, containers: Mapping[str, str], name: str) -> None:
        self._parser = parser
        self._wanted = {space + tag: space + child for space in SPACES for tag, child in containers.items()}
        self._name = name
        self._size = self._kept = self._open = 0
        self._container: Any = None
        self._begun = False

    def feed(self, block: bytes) -> Iterator[Any]:
        """Yield what a block brings."""
        marks = block.count(b"<") + block.count(b"=")
        self._size += len(block)
        self._open += marks
        if self._size > LARGEST_PART or self._kept + self._open > MAX_XML_NODES_KEPT:
            raise Refused("file.too_big", name=self._name)
        self._parser.feed(block)
        yield from self._events()
        if self._container is not None and len(self._container) > 1:
            # The last child may still be read; nothing else in the container is kept.
            yield from self._children(self._container[:-1])
            self._open = marks

    def close(self) -> None:
        """End the part."""
        refuse_doctype(self._parser.close(), self._name)

    def _events(self) -> Iterator[Any]:
        for event, element in self._parser.read_events():
            if not self._begun:
                refuse_doctype(element, self._name)
                self._begun = True
            if element.tag not in self._wanted:
                if event == "end":
                    yield element
            elif event == "end":
                yield from self._children(element[:])
                self._container = None
            elif self._container is not None:
                raise Refused("file.unreadable", name=self._name)
            else:
                self._container = element
                self._kept += self._open
                self._open = 0

    def _children(self, children: Sequence[Any]) -> Iterator[Any]:
        wanted = self._wanted[self._container.tag]
        for child in children:
            if child.tag == wanted:
                yield child
            # Taken out with all that is in it, a large one would take the square of the time.
            child.clear()
        del self._container[: len(children)]
