"""WordprocessingML read as a stream; what the reader does not know is refused, so nothing gets lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Protocol
from xml.parsers import expat

from db.errors import Refused
from vqdesk.formats.word_rows import NAMESPACE, PlacedCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Attributes = Mapping[str, str]


class Outside(NamedTuple):
    """A paragraph before, between or after the tables."""

    text: str


class TableRow(NamedTuple):
    """A row of the `table`-th table (from 0); its first cell stands `skipped` columns from the left."""

    table: int
    cells: tuple[PlacedCell, ...]
    skipped: int = 0


# Formatting: whatever stands inside says how text looks, except for what the next two name.
_PROPERTIES = frozenset(
    ("w:pPr", "w:rPr", "w:tblPr", "w:tblPrEx", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr")
)
_PLACING = frozenset(("w:gridSpan", "w:vMerge", "w:gridBefore"))
# Tracked insertions and deletions, numbers that Word makes, merges of old times.
_TELLING = frozenset(
    (
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:numPr",
        "w:cellIns",
        "w:cellDel",
        "w:cellMerge",
        "w:hMerge",
    )
)
_NOTED = _PLACING | _TELLING
_SILENT = (
    *("w:document", "w:body", "w:p", "w:r", "w:t"),
    *("w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:lastRenderedPageBreak"),
)
_CHARACTERS = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    # Ours in the symbols of documents; a clerk's own no-break hyphen is written as a character.
    "w:noBreakHyphen": "-",
    "w:softHyphen": "\u00ad",
}


def body(blocks: Iterable[bytes], name: str) -> Iterator[Outside | TableRow]:
    """Return the paragraphs and rows of word/document.xml in their order, in small memory.

    Raises Refused word.unknown for anything that may hold text and is not known here (tracked
    changes, fields, content controls, text boxes, notes, nested tables), file.unreadable for
    what is not well-formed or declares a document type.
    """
    reader = _BodyReader(name)
    for _ in parsed(blocks, reader, name):
        yield from reader.found
        reader.found.clear()
    yield from reader.found
    reader.end_document()


class Handler(Protocol):
    """What a parser tells of a part."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    @property
    def characters(self) -> Callable[[str], None]:
        """Return what takes text as it stands; a long one comes in pieces."""


def parsed(blocks: Iterable[bytes], handler: Handler, name: str) -> Iterator[None]:
    """Parse a part of WordprocessingML block by block, yielding after each.

    Tags come as they are written: Word and its kin all say `w:`, the root must bind it to
    WordprocessingML (a third faster than the parser's own namespaces, and a tag with another
    prefix is merely unknown). A document type is refused, because it could define entities.
    """

    def root(tag: str, attributes: Attributes) -> None:
        if attributes.get("xmlns:w") != NAMESPACE:
            raise Refused("word.unknown", name=name, what=tag)
        parser.StartElementHandler = handler.start
        handler.start(tag, attributes)

    def refuse(*_: object) -> None:
        raise Refused("file.unreadable", name=name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = root
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters
    try:
        for block in blocks:
            parser.Parse(block, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("file.unreadable", name=name) from error


class _BodyReader:
    """Hold where the parser stands; `found` takes what is complete."""

    def __init__(self, name: str) -> None:
        self.found: list[Outside | TableRow] = []
        self._name = name
        self._properties = 0
        self._in_cell = False
        self._in_table = False
        self._table = -1
        self._skipped = 0
        self._cells: list[PlacedCell] = []
        self._column_span = 1
        self._merge = ""
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        # Text that stands in no run is the next paragraph's, so that it differs from what was meant.
        self.characters = self._pieces.append
        self._starts: dict[str, Callable[[], None] | None] = {
            **dict.fromkeys(_SILENT),
            **dict.fromkeys(_PROPERTIES, self._start_properties),
            **{tag: partial(self._pieces.append, text) for tag, text in _CHARACTERS.items()},
            "w:tbl": self._start_table,
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "w:p": self._end_paragraph,
            "w:tbl": self._end_table,
            "w:tr": self._end_row,
            "w:tc": self._end_cell,
        }

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._properties:
            self._properties += 1
            if tag in _NOTED:
                self._note(tag, attributes.get("w:val", ""))
            return
        try:
            action = self._starts[tag]
        except KeyError:
            self._refuse(tag)
        if action is not None:
            action()

    def end(self, tag: str) -> None:
        if self._properties:
            self._properties -= 1
        elif action := self._ends.get(tag):
            action()

    def _note(self, tag: str, value: str) -> None:
        if tag in _TELLING:
            self._refuse(tag)
        elif tag == "w:vMerge":
            self._merge = "restart" if value == "restart" else "continue"
        elif not (value.isascii() and value.isdigit() and len(value) < 3):
            # Word itself knows no more than 63 columns.
            self._refuse(tag)
        elif tag == "w:gridSpan":
            self._column_span = max(1, int(value))
        else:
            self._skipped = int(value)

    def _start_properties(self) -> None:
        self._properties = 1

    def _end_paragraph(self) -> None:
        text = "".join(self._pieces)
        self._pieces.clear()
        if self._in_cell:
            self._paragraphs.append(text)
        else:
            self.found.append(Outside(text))

    def _start_table(self) -> None:
        if self._in_table:
            self._refuse("w:tbl")
        self._in_table = True
        self._table += 1

    def _end_table(self) -> None:
        self._in_table = False

    def _start_row(self) -> None:
        self._cells.clear()
        self._skipped = 0

    def _end_row(self) -> None:
        self.found.append(TableRow(self._table, tuple(self._cells), self._skipped))

    def _start_cell(self) -> None:
        self._in_cell = True
        self._column_span = 1
        self._merge = ""
        self._paragraphs.clear()

    def _end_cell(self) -> None:
        self._in_cell = False
        self._cells.append(("\n".join(self._paragraphs), self._column_span, self._merge))

    def end_document(self) -> None:
        """Refuse text that no paragraph has taken."""
        if self._pieces:
            self._refuse("text")

    def _refuse(self, tag: str) -> NoReturn:
        raise Refused("word.unknown", name=self._name, what=tag)
