"""The annex as HTML: for browsers, and what the clipboard hands to Word; `reader` reads anybody's."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from itertools import starmap, zip_longest
from operator import eq
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from db.errors import Refused
from vqdesk.annex.layout import typography as look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vqdesk.annex.layout.columns import AnnexColumn
    from vqdesk.annex.layout.table import AnnexRow, AnnexTable, Line, RowShape
    from vqdesk.annex.layout.typography import CellRole

_ROWS_A_PIECE = 64
_BLOCK = 1 << 16
_ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "justify"}
_OPENING = (
    '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" lang="vi"><head><meta charset="utf-8"/>'
    "<title>{title}</title>\n<style>\n{style}</style></head>\n<body>\n"
)
_CLOSING = "</body></html>\n"
_STYLE = """\
@page {{ size: {sheet}; margin: {top}mm {right}mm {bottom}mm {left}mm; }}
body {{ font-family: "{font}", "Liberation Serif", serif; color: black; background: white; }}
p {{ margin: 0; white-space: pre-wrap; }}
table {{ width: {width}mm; table-layout: fixed; border-collapse: collapse; }}
td, th {{ white-space: pre-wrap; overflow-wrap: break-word; vertical-align: top; }}
th {{ vertical-align: middle; }}
td, th {{ {text} }}
br {{ mso-data-placement:same-cell; }}
.alone {{ width: 100%; border: none; }}
.closing {{ margin-top: 12pt; break-inside: avoid; }}
"""
# What is fixed stands on every printed page. It is no text of the page: office programs leave it out.
_WATERMARK = """\
body::before {{ content: "{words}"; position: fixed; z-index: -1; top: 50%; left: 50%; \
transform: translate(-50%, -50%) rotate(-35deg); white-space: nowrap; \
font-size: 90pt; font-weight: bold; color: #d9d9d9; }}
"""
# Office programs take up what is said of a class or by an attribute, not what is said of one inside another.
_CELL = "border: {border}pt solid black; padding: {above}pt {side}pt;"
_SHEETS = {look.ACROSS: "A4 landscape", look.UPRIGHT: "A4 portrait"}
_PIXEL = 25.4 / 96  # in millimetres
# A report's text is only text: a spreadsheet that opens or is pasted the page must neither compute `=1+1` nor
# make 1.1 of `1.10`. The style is what Excel heeds, and its `x:str`; LibreOffice heeds `sdnum` alone.
_TEXT = r'mso-number-format:"\@";'
_IN_EXCEL, _IN_CALC = ' x:str=""', ' sdnum="1033;0;@"'
_BREAK = '<br style="mso-data-placement:same-cell"/>'
# Both make cells of paragraphs too, but know no format there.
_SENTENCE = re.compile(r"\(?[^\W\d_](?:.{40}|\D*[^\W\d_] \D*$|\D*[^\W\d_a-zA-Z]\D*$)", re.DOTALL)

_Told = tuple[str, str, int, int]
"""What a reader finds: the kind of a line or cell (its class), its text, columns and rows that it spans."""


def write(table: AnnexTable, stream: BinaryIO) -> None:
    """Write an annex as HTML, row by row: memory does not grow with the annex.

    The same annex is the same bytes. The page is XML as well. The table's rows are read once.
    """
    for piece in document(table):
        stream.write(piece.encode())


def compare(table: AnnexTable, stream: BinaryIO, name: str) -> None:
    """Read a page of ours back and compare it with the annex that was to be written, cell by cell.

    The table's rows are read once more. Raises Refused file.changed_readback at the first difference.
    """
    same = all(starmap(eq, zip_longest(_found(stream, name), _expected(table))))
    if not same:
        raise Refused("file.changed_readback", name=name)


def document(table: AnnexTable) -> Iterator[str]:
    """Return the page in pieces of some hundred thousand characters."""
    yield _OPENING.format(title=escape(table.title, quote=False), style=_style(table))
    if table.room:
        yield f'<div style="height: {table.room}mm"></div>\n'
    yield "".join(map(_line, table.lines))
    yield f'<table border="1" cellspacing="0"{_IN_EXCEL}><colgroup>'
    yield "".join(map(_column, table.columns))
    header = "".join(_row(row, "th") for row in table.header)
    yield f"</colgroup>\n<thead>\n{header}</thead>\n<tbody>\n"
    pieces: list[str] = []
    for row in table.rows:
        pieces.append(_row(row, "td"))
        if len(pieces) == _ROWS_A_PIECE:
            yield "".join(pieces)
            pieces.clear()
    yield "".join(pieces) + "</tbody></table>\n"
    if table.closing:
        yield _closing(table.closing)
    yield _CLOSING


def _style(table: AnnexTable) -> str:
    """Return the style sheet: the page, the table, and a class for every kind of text."""
    sheet = _STYLE.format(
        sheet=_SHEETS.get(table.page, f"{table.page.width}mm {table.page.height}mm"),
        top=look.TOP,
        right=look.RIGHT,
        bottom=look.BOTTOM,
        left=look.LEFT,
        font=look.FONT,
        width=table.page.text_width,
        text=_TEXT,
    )
    cell = _CELL.format(border=look.BORDER, above=look.CELL_TOP, side=look.CELL_SIDE)
    for role, each in table.looks.items():
        sheet += f".{role} {{ {_declared(each)}{f' {cell}' if role in look.CELL_ROLES else ''} {_TEXT} }}\n"
    return sheet + (_WATERMARK.format(words=table.watermark) if table.watermark else "")


def _column(column: AnnexColumn) -> str:
    return f'<col width="{round(column.width / _PIXEL)}" style="width: {column.width}mm"/>'


def _declared(each: look.TextStyle) -> str:
    weight, slant = "bold" if each.bold else "normal", "italic" if each.italic else "normal"
    return (
        f"font-size: {each.size}pt; font-weight: {weight}; font-style: {slant}; "
        f"text-align: {_ALIGNMENTS[each.alignment]}; "
        f"margin-top: {each.before}pt; margin-bottom: {each.after}pt;"
    )


def _line(line: Line) -> str:
    """Return a line as a paragraph; what a spreadsheet may take for a value, as a cell of its own."""
    text = _broken(line.text)
    if not line.text.strip() or _SENTENCE.match(line.text.strip()):
        return f'<p class="{line.role}">{text}</p>\n'
    cell = f'<td class="{line.role}"{_IN_CALC}>{text}</td>'
    return f'<table class="alone" cellspacing="0"{_IN_EXCEL}><tr>{cell}</tr></table>\n'


def _row(row: AnnexRow, tag: str) -> str:
    place = ' valign="top"' if tag == "td" else ""
    cells = zip(_starts(row.shape, tag), row.texts, strict=True)
    return f"<tr{place}>{''.join([f'{start}{_broken(text)}</{tag}>' for start, text in cells])}</tr>\n"


@lru_cache(maxsize=16)
def _starts(shape: RowShape, tag: str) -> tuple[str, ...]:
    """Return how the cells of a row begin, which is the same for all tasks' rows."""
    return tuple([_start(tag, *each) for each in shape])


def _start(tag: str, role: CellRole, column_span: int, row_span: int) -> str:
    spans = f' colspan="{column_span}"' if column_span > 1 else ""
    spans += f' rowspan="{row_span}"' if row_span > 1 else ""
    return f'<{tag} class="{role}"{spans}{_IN_CALC}>'


def _closing(columns: tuple[tuple[Line, ...], ...]) -> str:
    shares = zip(columns, look.CLOSING_SHARES, strict=True)
    cells = (
        f'<td style="width: {share}%"{_IN_CALC}>{"".join(map(_line, lines))}</td>' for lines, share in shares
    )
    return f'<table class="closing"{_IN_EXCEL}><tr valign="top">{"".join(cells)}</tr></table>\n'


def _broken(text: str) -> str:
    return _marked(text).replace("\n", _BREAK) if text else ""


def _marked(text: str) -> str:
    # A carriage return would be read back as a line feed, and LibreOffice keeps one space of several.
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return text.replace("\r", "&#13;").replace("  ", " &#32;")


def _found(stream: BinaryIO, name: str) -> Iterator[_Told]:
    """Return what stands in a page, in its order."""
    reader = _Reader()
    try:
        while block := stream.read(_BLOCK):
            reader.feed(block)
            yield from reader.found
            reader.found.clear()
        reader.feed(b"", last=True)
    except expat.ExpatError as error:
        raise Refused("file.changed_readback", name=name) from error


def _expected(table: AnnexTable) -> Iterator[_Told]:
    """Return what the reader must find, made from the table anew."""
    yield "", table.title, 1, 1
    yield from ((line.role, line.text, 1, 1) for line in table.lines)
    for rows in (table.header, table.rows):
        for row in rows:
            for text, (role, column_span, row_span) in zip(row.texts, row.shape, strict=True):
                yield role, text, column_span, row_span
    for lines in table.closing or ():
        yield from ((line.role, line.text, 1, 1) for line in lines)


class _Reader:
    """Hold where the parser stands; `found` takes what is complete: elements with a class, and the title."""

    def __init__(self) -> None:
        self.found: list[_Told] = []
        self._open: tuple[str, str, int, int] | None = None
        self._pieces: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._pieces.append

    def feed(self, block: bytes, *, last: bool = False) -> None:
        self._parser.Parse(block, last)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "title" or (tag in ("p", "td", "th") and "class" in attributes):
            across = int(attributes["colspan"]) if "colspan" in attributes else 1
            down = int(attributes["rowspan"]) if "rowspan" in attributes else 1
            self._open = (tag, attributes.get("class", ""), across, down)
            self._pieces.clear()
        elif tag == "br":
            self._pieces.append("\n")

    def _end(self, tag: str) -> None:
        if self._open is not None and tag == self._open[0]:
            _, kind, across, down = self._open
            self.found.append((kind, "".join(self._pieces), across, down))
            self._open = None
