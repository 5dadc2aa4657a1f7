"""Our own WordprocessingML read back, by a grammar so narrow that whatever else stands there is refused.

It reads what `body.body_pieces` writes, in a third of a parser's time; `word.reader` reads anybody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from db.errors import Refused
from vqdesk.formats.word.known_rows import FAR, ODD, ROW_END, KnownRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.formats.word.writer.body import PlacedCell


class Outside(NamedTuple):
    """A paragraph before, between or after the tables."""

    text: str


class TableRow(NamedTuple):
    """A row of the `table`-th table (from 0): its cells' texts, and how they span others.

    `spans` gives for each cell the columns that it spans and how it is merged downwards.
    """

    table: int
    texts: tuple[str, ...]
    spans: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, table: int, cells: Iterable[PlacedCell]) -> TableRow:
        """Return a row of cells."""
        cells = list(cells)
        return cls(table, tuple([cell[0] for cell in cells]), tuple([cell[1:] for cell in cells]))


PLAIN = (1, "")
"""How a cell stands that spans nothing and is not merged."""


_T = r'<w:t xml:space="preserve">'
_START = r'<w:p><w:pPr><w:pStyle w:val="\w+"/></w:pPr>'
_RUN = rf"<w:r>(?:{_T}[^<>]*</w:t>|<w:tab/>|<w:noBreakHyphen/>)+</w:r>"
_PARAGRAPH = rf"(?:{_START}(?:{_RUN})?</w:p>|<w:p/>)"
_PROPERTIES = (
    r'<w:tcPr><w:tcW w:w="\d+" w:type="dxa"/>(?:<w:gridSpan w:val="(?P<span>\d+)"/>)?'
    r'(?:<w:vMerge w:val="(?P<merge>restart|continue)"/>)?(?:<w:vAlign w:val="center"/>)?</w:tcPr>'
)
# Nearly all cells are one paragraph of one text: it is found with the cell itself.
_CELL = (
    rf"<w:tc>(?:{_PROPERTIES})?(?:{_START}(?:<w:r>{_T}(?P<text>[^<>]*)</w:t></w:r>)?</w:p>"
    rf"|(?P<paragraphs>{_PARAGRAPH}+))</w:tc>"
)
_TABLE = (
    r'(?P<table><w:tbl><w:tblPr><w:tblStyle w:val="\w+"/><w:tblW w:w="\d+" w:type="dxa"/>'
    r'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>'
    r'<w:tblGrid>(?:<w:gridCol w:w="\d+"/>)+</w:tblGrid>)'
)
_ROW = r"(?P<row><w:tr>(?:<w:trPr>(?:<w:cantSplit/>)?(?:<w:tblHeader/>)?</w:trPr>)?)"
_ENDS = r"(?P<row_end></w:tr>)|(?P<table_end></w:tbl>)"
_PIECE = re.compile(rf"{_CELL}|{_ROW}|{_ENDS}|(?P<outside>{_PARAGRAPH})|{_TABLE}")

_ROW_START = re.compile(_ROW)
_OF_CELL = (None, "span", "merge", "text", "paragraphs")
_TAG = re.compile("<[^>]*>")
_UNKNOWN_ENTITY = re.compile(b"&(?!(?:amp|lt|gt|#13);)")
_NO_XML = re.compile("\ufffe|\uffff".encode())


def read_body_pieces(blocks: Iterable[bytes], name: str) -> Iterator[Outside | TableRow]:
    """Return the paragraphs and rows of what `body.body_pieces` has written, in small memory.

    Raises Refused file.unreadable for anything that it does not write.
    """
    reader = _Reader(name)
    rest = b""
    for block in blocks:
        head, end, tail = (rest + block).rpartition(ROW_END)
        rest = tail
        yield from reader.read(head + end)
    yield from reader.read(rest)
    reader.end()


class _Reader:
    """Hold where the reader stands: in which table, in which row."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._table = -1
        self._in_table = False
        self._cells: list[PlacedCell] | None = None
        self._known = KnownRows(_texts_of_row)

    def read(self, data: bytes) -> Iterator[Outside | TableRow]:
        """Return what stands in a stretch that ends with a row or with the document."""
        self._check(data)
        *rows, rest = data.split(ROW_END)
        position = 0
        while position < len(rows):
            known = self._known.next_texts(rows, position) if self._in_table else []
            for texts in known:
                yield TableRow(self._table, tuple(texts), (PLAIN,) * len(texts))
            if not known:
                yield from self._read(rows[position] + ROW_END)
                self._known.learn(rows[position])
            position += len(known) or 1
        yield from self._read(rest)

    def _read(self, data: bytes) -> Iterator[Outside | TableRow]:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            self._refuse()
        position = 0
        for piece in _PIECE.finditer(text):
            if piece.start() != position:
                self._refuse()
            position = piece.end()
            kind = piece.lastgroup
            if self._cells is not None:
                if kind == "row_end":
                    yield TableRow.of(self._table, self._cells)
                    self._cells = None
                elif kind in _OF_CELL:
                    self._cells.append(_cell(piece))
                else:
                    self._refuse()
            elif kind == "row" and self._in_table:
                self._cells = []
            elif found := self._between(kind, piece[0]):
                yield found
        if position != len(text):
            self._refuse()

    def end(self) -> None:
        """Refuse a table that has no end."""
        if self._in_table or self._cells is not None:
            self._refuse()

    def _between(self, kind: str | None, text: str) -> Outside | None:
        """Take what stands between rows and tables."""
        if kind == "outside" and not self._in_table:
            return Outside(_paragraph_text(text))
        if kind != ("table_end" if self._in_table else "table"):
            self._refuse()
        self._in_table = not self._in_table
        self._table += self._in_table
        return None

    def _check(self, data: bytes) -> None:
        """Refuse what XML does not hold, and what we do not write in its place."""
        odd = len(data.translate(None, ODD)) < len(data) or (FAR[0] in data and _NO_XML.search(data))
        if odd or (b"&" in data and _UNKNOWN_ENTITY.search(data)):
            self._refuse()

    def _refuse(self) -> NoReturn:
        raise Refused("file.unreadable", name=self._name)


def _texts_of_row(row: bytes) -> list[str] | None:
    """Return the texts of a row's cells; None where it is not a whole one, or one of them spans others."""
    text = row.decode()
    start = _ROW_START.match(text)
    if start is None:
        return None
    found: list[PlacedCell] = []
    position = start.end()
    for piece in _PIECE.finditer(text, position):
        if piece.start() != position or piece.lastgroup not in _OF_CELL:
            break
        position = piece.end()
        found.append(_cell(piece))
    whole = text[position:] == ROW_END.decode() and all(cell[1:] == PLAIN for cell in found)
    return [cell[0] for cell in found] if whole else None


def _cell(piece: re.Match[str]) -> PlacedCell:
    span, merge, text, paragraphs = piece.group("span", "merge", "text", "paragraphs")
    if paragraphs is not None:
        text = "\n".join(map(_paragraph_text, paragraphs.split("</w:p>")[:-1]))
    elif text is None:
        text = ""
    elif "&" in text:
        text = _unescape(text)
    return text, 1 if span is None else int(span), merge or ""


def _paragraph_text(paragraph: str) -> str:
    """Return the text of a paragraph."""
    return _unescape(_TAG.sub("", paragraph.replace("<w:tab/>", "\t").replace("<w:noBreakHyphen/>", "-")))


def _unescape(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&#13;", "\r"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text
