"""Sheets and shared texts of our own workbooks read as streams; what the reader does not know is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from db.errors import Refused
from vqdesk.formats.excel.strings import unescaped
from vqdesk.formats.excel.writer.styles import SPREADSHEETML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.formats.excel.writer.layout import CellXml


class ReadRow(NamedTuple):
    """A row of a sheet: number and height as written, and its cells, whose places are checked."""

    number: str
    height: str
    cells: list[CellXml]


class Element(NamedTuple):
    """The beginning of an element that is no row, or with the tag "" a text."""

    tag: str
    attributes: tuple[str, ...] = ()


_SHARED = ["t", "s", "v"]
_XML_SPACE = " \t\r\n"


class _Unknown(Exception):
    """Say that a part has what was not written into it."""


def read_texts(blocks: Iterable[bytes], name: str) -> Iterator[str]:
    """Give the shared texts in their order; raises Refused file.unreadable for anything else."""
    reader = _Texts()
    for _ in _parsed(blocks, reader, name):
        yield from reader.found
        reader.found.clear()
    yield from reader.found


def read_sheet(blocks: Iterable[bytes], name: str) -> Iterator[ReadRow | Element]:
    """Give a sheet's rows and other elements in their order.

    Raises Refused file.unreadable for a formula and whatever else no row of ours has, and for what is not
    well-formed or declares a document type.
    """
    reader = _Sheet()
    for _ in _parsed(blocks, reader, name):
        yield from reader.found
        reader.found.clear()
    yield from reader.found


def _parsed(blocks: Iterable[bytes], reader: _Texts | _Sheet, name: str) -> Iterator[None]:
    """Parse a part block by block, yielding after each; tags come as they are written."""

    def root(tag: str, attributes: list[str]) -> None:
        if attributes[:2] != ["xmlns", SPREADSHEETML]:
            raise _Unknown
        parser.StartElementHandler = reader.start
        reader.start(tag, attributes)

    def refuse(*_: object) -> None:
        raise _Unknown

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = root
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        for block in blocks:
            parser.Parse(block, False)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, _Unknown) as error:
        raise Refused("file.unreadable", name=name) from error


class _Texts:
    """Hold where the parser stands in the shared texts; `found` takes what is complete."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._inside: list[str] = []
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: list[str]) -> None:
        inside = self._inside
        inside.append(tag)
        if inside not in (["sst"], ["sst", "si"], ["sst", "si", "t"]):
            raise _Unknown
        if tag == "t" and attributes != ["xml:space", "preserve"]:
            # Else a program may take the white space at the text's ends off.
            raise _Unknown

    def end(self, tag: str) -> None:
        self._inside.pop()
        if tag == "si":
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def characters(self, text: str) -> None:
        if len(self._inside) == 3:
            self._pieces.append(text)
        elif text.strip(_XML_SPACE):
            raise _Unknown


class _Sheet:
    """Hold where the parser stands in a sheet; `found` takes what is complete."""

    def __init__(self) -> None:
        self.found: list[ReadRow | Element] = []
        self._in_rows = False
        self._row: ReadRow | None = None
        self._cell: list[str] = []
        self._value: list[str] | None = None
        self._text = ""

    def start(self, tag: str, attributes: list[str]) -> None:
        if self._row is not None:
            self._start_in_row(tag, attributes)
        elif self._in_rows:
            self._start_row(tag, attributes)
        else:
            self._end_text()
            self.found.append(Element(tag, tuple(attributes)))
            self._in_rows = tag == "sheetData"

    def end(self, tag: str) -> None:
        if not self._in_rows:
            self._end_text()
        elif tag == "v":
            self._end_value()
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self._row is not None:
            self.found.append(self._row)
            self._row = None
        elif tag == "sheetData":
            self._in_rows = False

    def characters(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)
        elif self._in_rows:
            if text.strip(_XML_SPACE):
                raise _Unknown
        else:
            self._text += text

    def _end_text(self) -> None:
        if self._text:
            self.found.append(Element("", (self._text,)))
            self._text = ""

    def _start_row(self, tag: str, attributes: list[str]) -> None:
        names, values = attributes[::2], attributes[1::2]
        if tag != "row" or names not in (["r", "ht"], ["r", "ht", "customHeight"]):
            raise _Unknown
        self._row = ReadRow(values[0], values[1], [])

    def _start_in_row(self, tag: str, attributes: list[str]) -> None:
        if tag == "c" and not self._cell:
            self._cell = attributes
        elif tag == "v" and self._cell and self._value is None and not attributes:
            self._value = []
        else:
            raise _Unknown

    def _end_value(self) -> None:
        # The type is told by its attribute; without a value a cell has none.
        self._cell += ["v", "".join(self._value or ())]
        self._value = None

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, []
        row = self._row
        if row is None or cell[0] != "r" or cell[2] != "s":
            raise _Unknown
        place, number = cell[1], row.number
        column = place[: -len(number)]
        if not (place.endswith(number) and column.isalpha()):
            raise _Unknown
        # As nearly all: a shared text. A long annex has a hundred thousand cells.
        if len(cell) == 8 and cell[4:7] == _SHARED:
            row.cells.append((column, cell[3], "s", cell[7]))
        else:
            row.cells.append((column, cell[3], *_content(cell[4:])))


def _content(rest: list[str]) -> tuple[str, str]:
    """Return a cell's type and value."""
    match rest:
        case []:
            return "", ""
        case ["v", value]:
            return "n", value
        case ["t", "s", "v", value]:
            return "s", value
    raise _Unknown
