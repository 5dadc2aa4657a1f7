"""The body of a Word document as a stream: what was read is gone, so that memory does not grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from db.limits import LARGEST_PART, MAX_XML_NODES, MOST_KEPT
from vqdesk.formats.opc.xml import SAFELY, refuse_doctype, refuse_xml_errors
from vqdesk.formats.word.known_rows import ROW_END, ROW_START, Unread, is_utf8, rows_in
from vqdesk.formats.word.names import W
from vqdesk.formats.word.walk import TBL, TR, P

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BODY = W + "body"
_HEAD = 200  # bytes in which a document says its encoding
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
        self._held = b""  # what was not parsed yet, behind a row of the table
        self._behind = False  # a row of the table: what comes next may be one that is known
        self._offers = True
        self._head = b""
        self._parser = etree.XMLPullParser(events=("start", "end"), tag=(_BODY, TR), **SAFELY)

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
                self._table, self._offers = body[0], is_utf8(self._head)
                yield self._table
                _empty(self._table)
                self._table = None
                del body[0]
                self._open = self._last
            else:
                self._feed()

    def stages(self, table: Any) -> Iterator[Any | None]:
        """Yield where the part of a table ends that can be read now: at a row that is not whole yet.

        None: all rows so far are whole. What stood before is gone after its stage. An `Unread` are rows
        that come next: those that are not taken of it are parsed.
        """
        while table is self._table and table.getnext() is None and not self._ended:
            if self._behind:
                yield None
                self._clear(table, len(table))
                yield from self._unparsed(table)
            elif len(table) > 1 and table[-1].tag == TR:
                yield table[-1]
                self._clear(table, len(table) - 1)
                self._feed()
            else:
                self._feed()
        yield None

    def _clear(self, table: Any, count: int) -> None:
        del table[:count]
        self._open = self._last

    def _unparsed(self, table: Any) -> Iterator[Any | None]:
        """Yield rows that come next as long as there are any, and each that is parsed as nobody knows it."""
        while self._behind and self._offers and (rows := self._next_rows()):
            self._open = self._last
            while rows and self._behind and self._offers:
                unread = Unread(rows)
                yield unread
                self._offers = not unread.over
                rows = rows[unread.taken :]
                if rows:
                    self._parse_rows(rows.pop(0) + ROW_END)
                    if self._behind:
                        yield None
                        self._clear(table, len(table))
            if rows:
                self._held = ROW_END.join([*rows, self._held])
                break
        held, self._held = self._held, b""
        self._parse(held)

    def _next_rows(self) -> list[bytes]:
        """Return the rows that come next; none where something else does, or what only a parser may read."""
        self._held += self._count(next(self._blocks, b""))
        cut = self._held.rfind(ROW_END) + len(ROW_END)
        if cut < len(ROW_END) or not self._held.startswith(ROW_START):
            return []
        rows = rows_in(self._held[:cut])
        if rows:
            self._held = self._held[cut:]
        return rows

    def _feed(self) -> None:
        """Let the parser read on; in a table not beyond the last row that is whole."""
        block = next(self._blocks, None)
        if block is None:
            self._end()
            return
        self._count(block)
        cut = block.rfind(ROW_END) + len(ROW_END)
        if self._table is not None and self._offers and cut >= len(ROW_END):
            self._parse_rows(block[:cut])
            block = block[cut:]
        if self._behind:
            self._held = block
        else:
            self._parse(block)

    def _count(self, block: bytes) -> bytes:
        self._size += len(block)
        self._head += block[: _HEAD - len(self._head)]
        # An attribute and its value are two nodes of the tree.
        self._last = block.count(b"<") + 2 * block.count(b"=")
        self._marks += self._last
        self._open += self._last
        if self._size > LARGEST_PART or self._marks > MAX_XML_NODES or self._open > MOST_KEPT:
            raise Refused("file.too_big", name=self._name)
        return block

    def _parse_rows(self, data: bytes) -> None:
        """Let the parser read what ends like a row; note whether it stands behind one of the table then."""
        self._parse(data[: -len(ROW_END)])
        # By itself: within a comment it ends no row, and nothing behind it is one.
        ended = self._parse(ROW_END)
        self._behind = len(ended) == 1 and ended[0].getparent() is self._table and ended[0].getnext() is None

    def _parse(self, data: bytes) -> list[Any]:
        """Let the parser read; return the rows that ended."""
        self._behind = False
        with refuse_xml_errors(self._name):
            self._parser.feed(data)
        ended = []
        for event, element in self._parser.read_events():
            if element.tag == TR:
                ended += [element] if event == "end" else []
            elif event == "start":
                self._begin(element)
        return ended

    def _begin(self, body: Any) -> None:
        root = body.getparent()
        if root is not None and root.getparent() is None:
            refuse_doctype(root, self._name)
            if self._body is not None:
                raise Refused("file.unreadable", name=self._name)
            self._body = body

    def _end(self) -> None:
        with refuse_xml_errors(self._name):
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
