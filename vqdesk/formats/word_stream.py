"""The body of a Word document as a stream: what was read is gone, so that memory does not grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from vqdesk.formats.limits import LARGEST_PART, MOST_KEPT, MOST_MARKS
from vqdesk.formats.safe_xml import SAFELY, refuse_doctype, refusing
from vqdesk.formats.word_names import W
from vqdesk.formats.word_walk import TBL, TR, P

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BODY = W + "body"
_WHOLE = (P, TBL)  # of them nothing is held after their turn


class BodyStream:
    """Read the children of the body one after the other, and those of a long table by stages.

    Raises Refused file.unreadable where the XML is damaged, has a document type or no body, and
    file.too_big where it is more than limits allow.
    """

    def __init__(self, blocks: Iterable[bytes], name: str) -> None:
        self._blocks = iter(blocks)
        self._name = name
        self._size = self._marks = self._open = self._last = 0
        self._ended = False
        self._body: Any = None
        self._table: Any = None
        self._parser = etree.XMLPullParser(events=("start",), tag=_BODY, **SAFELY)

    def children(self) -> Iterator[Any]:
        """Yield every child of the body when it is whole, but a table that goes on as soon as it has begun.

        Such a table is whole for who goes through its `stages` before the next child.
        """
        while not self._ended or len(self._body):
            body = self._body
            whole = () if body is None else body[:] if self._ended else body[:-1]
            for child in whole:
                yield child
                _empty(child)
            if whole:
                del body[: len(whole)]
                self._open = self._last
            elif body is not None and len(body) and body[0].tag == TBL:
                self._table = body[0]
                yield self._table
                _empty(self._table)
                self._table = None
                del body[0]
                self._open = self._last
            else:
                self._feed()

    def stages(self, table: Any) -> Iterator[Any | None]:
        """Yield where the part of a table ends that can be read now: at a row that is not whole yet.

        None: the table is whole. What stood before that row is gone after its stage.
        """
        while table is self._table and table.getnext() is None and not self._ended:
            if len(table) > 1 and table[-1].tag == TR:
                yield table[-1]
                del table[:-1]
                self._open = self._last
            self._feed()
        yield None

    def _feed(self) -> None:
        """Let the parser read on."""
        block = next(self._blocks, None)
        if block is None:
            self._end()
            return
        self._size += len(block)
        # An attribute and its value are two nodes of the tree.
        self._last = block.count(b"<") + 2 * block.count(b"=")
        self._marks += self._last
        self._open += self._last
        if self._size > LARGEST_PART or self._marks > MOST_MARKS or self._open > MOST_KEPT:
            raise Refused("file.too_big", name=self._name)
        with refusing(self._name):
            self._parser.feed(block)
        for _, body in self._parser.read_events():
            root = body.getparent()
            if root is not None and root.getparent() is None:
                refuse_doctype(root, self._name)
                if self._body is not None:
                    raise Refused("file.unreadable", name=self._name)
                self._body = body

    def _end(self) -> None:
        with refusing(self._name):
            self._parser.close()
        self._ended = True
        if self._body is None:
            raise Refused("file.unreadable", name=self._name)


def _empty(element: Any) -> None:
    """Free what lies in a child of the body.

    A part of a tree that is taken out while somebody holds something in it takes the square of its size:
    what is wrapped around paragraphs is emptied from the inside, so that no part is large.
    """
    if element.tag not in _WHOLE:
        for _, each in etree.iterwalk(element, events=("end",)):
            each.clear()
    element.clear()
