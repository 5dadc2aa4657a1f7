"""Sheets and shared texts of our own workbooks read as streams; what the reader does not know is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, NoReturn, TypeVar
from xml.parsers import expat

from db.errors import Refused
from vqdesk.formats.excel.strings import unescaped
from vqdesk.formats.excel.writer.styles import SPREADSHEETML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Element(NamedTuple):
    """The beginning of an element that is no row, or with the tag "" a text."""

    tag: str
    attributes: tuple[str, ...] = ()


# A long annex has some hundred thousand cells, in which stand places and numbers and no words: that they are
# cells of ours this tells in a fifth of a parser's time.
_CELL = rb'<c r="[A-Z]{1,3}[0-9]+" s="[0-9]+"(?:/>|(?: t="s")?><v>-?[0-9]+(?:\.[0-9]+)?</v></c>)'
_ROW = re.compile(rb'<row r="[0-9]+" ht="[0-9]+(?:\.[0-9]+)?"(?: customHeight="1")?>(?:%b)*+</row>' % _CELL)
_ROWS, _ROW_END, _ROWS_END = b"<sheetData>", b"</row>", b"</sheetData>"
_SHARED = ("sst", "si", "t")
_PRESERVED = ["xml:space", "preserve"]  # else a program may take the white space at a text's ends off
_XML_SPACE = " \t\r\n"

_Found = TypeVar("_Found")


class _Unknown(Exception):
    """Say that a part has what was not written into it."""


def read_texts(blocks: Iterable[bytes], name: str) -> Iterator[str]:
    """Give the shared texts in their order; raises Refused file.unreadable for anything else."""
    parser = _Parser(_Texts(), name)
    for block in blocks:
        yield from parser.feed(block)
    yield from parser.feed(b"", last=True)


def read_sheet(blocks: Iterable[bytes], name: str) -> Iterator[bytes | Element]:
    """Give a sheet's rows, as they are written, and its other elements in their order.

    Raises Refused file.unreadable for a formula and whatever else no row of ours has, and for what is not
    well-formed or declares a document type.
    """
    parser = _Parser(_Elements(), name)
    rest, in_rows, is_over = b"", False, False
    for block in blocks:
        rest += block
        if not in_rows and _ROWS in rest and not is_over:
            head, tag, rest = rest.partition(_ROWS)
            yield from parser.feed(head + tag)
            in_rows = True
        if in_rows:
            *rows, rest = rest.split(_ROW_END)
            for row in rows:
                if not _ROW.fullmatch(row + _ROW_END):
                    parser.refuse()
                yield row + _ROW_END
            is_over = rest.startswith(_ROWS_END)
            in_rows = not is_over
        if is_over:
            yield from parser.feed(rest)
            rest = b""
    yield from parser.feed(rest, last=True)


class _Parser(Generic[_Found]):
    """Parse a part block by block; tags come as they are written."""

    def __init__(self, reader: _Reader[_Found], name: str) -> None:
        self._reader, self._name = reader, name
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._root
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.characters

    def feed(self, block: bytes, *, last: bool = False) -> list[_Found]:
        """Return what is complete now. Raises Refused file.unreadable for what is not ours."""
        try:
            self._parser.Parse(block, last)
        except (expat.ExpatError, _Unknown) as error:
            raise Refused("file.unreadable", name=self._name) from error
        found, self._reader.found = self._reader.found, []
        return found

    def refuse(self) -> NoReturn:
        """Raise Refused file.unreadable."""
        raise Refused("file.unreadable", name=self._name)

    def _root(self, tag: str, attributes: list[str]) -> None:
        if attributes[:2] != ["xmlns", SPREADSHEETML]:
            raise _Unknown
        self._parser.StartElementHandler = self._reader.start
        self._reader.start(tag, attributes)


def _refuse(*_: object) -> None:
    raise _Unknown


class _Reader(Generic[_Found]):
    """What hears a parser; `found` takes what is complete."""

    def __init__(self) -> None:
        self.found: list[_Found] = []

    def start(self, tag: str, attributes: list[str]) -> None:
        raise NotImplementedError

    def end(self, tag: str) -> None:
        raise NotImplementedError

    def characters(self, text: str) -> None:
        raise NotImplementedError


class _Texts(_Reader[str]):
    """Hold where the parser stands in the shared texts."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: list[str]) -> None:
        depth = self._depth
        if depth > 2 or tag != _SHARED[depth] or (depth == 2 and attributes != _PRESERVED):
            raise _Unknown
        self._depth = depth + 1

    def end(self, _tag: str) -> None:
        self._depth -= 1
        if self._depth == 1:
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def characters(self, text: str) -> None:
        if self._depth == 3:
            self._pieces.append(text)
        elif text.strip(_XML_SPACE):
            raise _Unknown


class _Elements(_Reader[Element]):
    """Take a sheet's elements, and the texts between them."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def start(self, tag: str, attributes: list[str]) -> None:
        self.end(tag)
        self.found.append(Element(tag, tuple(attributes)))

    def end(self, _tag: str) -> None:
        if self._text:
            self.found.append(Element("", (self._text,)))
            self._text = ""

    def characters(self, text: str) -> None:
        self._text += text
