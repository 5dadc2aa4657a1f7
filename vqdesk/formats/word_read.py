"""Our own WordprocessingML read back, by a grammar so narrow that whatever else stands there is refused.

It reads what `word_rows.content` writes, a third as long as a parser takes; `word_source` reads anybody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.formats.word_rows import PlacedCell


class Outside(NamedTuple):
    """A paragraph before, between or after the tables."""

    text: str


class TableRow(NamedTuple):
    """A row of the `table`-th table (from 0)."""

    table: int
    cells: tuple[PlacedCell, ...]


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

_OF_CELL = (None, "span", "merge", "text", "paragraphs")
_ROW_END = b"</w:tr>"
_TAG = re.compile("<[^>]*>")
_UNKNOWN_ENTITY = re.compile("&(?!(?:amp|lt|gt|#13);)")
# XML has none of these, or has them changed by whoever reads it.
_NO_XML = bytes((*range(9), *range(11, 32)))
_NO_XML_EITHER = ("\ufffe", "\uffff")


def content(blocks: Iterable[bytes], name: str) -> Iterator[Outside | TableRow]:
    """Return the paragraphs and rows of what `word_rows.content` has written, in small memory.

    Raises Refused file.unreadable for anything that it does not write.
    """
    reader = _Reader(name)
    rest = b""
    for block in blocks:
        head, end, tail = (rest + block).rpartition(_ROW_END)
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

    def read(self, data: bytes) -> Iterator[Outside | TableRow]:
        """Return what stands in a stretch that ends with a row or with the document."""
        text = self._checked(data)
        place = 0
        for piece in _PIECE.finditer(text):
            if piece.start() != place:
                self._refuse()
            place = piece.end()
            kind = piece.lastgroup
            if self._cells is not None:
                if kind == "row_end":
                    yield TableRow(self._table, tuple(self._cells))
                    self._cells = None
                elif kind in _OF_CELL:
                    self._cells.append(_cell(piece))
                else:
                    self._refuse()
            elif kind == "row" and self._in_table:
                self._cells = []
            elif found := self._between(kind, piece[0]):
                yield found
        if place != len(text):
            self._refuse()

    def end(self) -> None:
        """Refuse a table that has no end."""
        if self._in_table or self._cells is not None:
            self._refuse()

    def _between(self, kind: str | None, text: str) -> Outside | None:
        """Take what stands between rows and tables."""
        if kind == "outside" and not self._in_table:
            return Outside(_shown(text))
        if kind != ("table_end" if self._in_table else "table"):
            self._refuse()
        self._in_table = not self._in_table
        self._table += self._in_table
        return None

    def _checked(self, data: bytes) -> str:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            self._refuse()
        odd = len(data.translate(None, _NO_XML)) < len(data) or any(sign in text for sign in _NO_XML_EITHER)
        if odd or ("&" in text and _UNKNOWN_ENTITY.search(text)):
            self._refuse()
        return text

    def _refuse(self) -> NoReturn:
        raise Refused("file.unreadable", name=self._name)


def _cell(piece: re.Match[str]) -> PlacedCell:
    span, merge, text, paragraphs = piece.group("span", "merge", "text", "paragraphs")
    if paragraphs is not None:
        text = "\n".join(map(_shown, paragraphs.split("</w:p>")[:-1]))
    elif text is None:
        text = ""
    elif "&" in text:
        text = _plain(text)
    return text, 1 if span is None else int(span), merge or ""


def _shown(paragraph: str) -> str:
    """Return the text of a paragraph."""
    return _plain(_TAG.sub("", paragraph.replace("<w:tab/>", "\t").replace("<w:noBreakHyphen/>", "-")))


def _plain(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#13;", "\r"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text
