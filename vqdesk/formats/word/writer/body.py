"""The XML text of an annex in WordprocessingML: lines, header and rows, piece by piece."""

from __future__ import annotations

import math
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from vqdesk.annex.layout import typography as look
from vqdesk.formats.opc.values import escaped
from vqdesk.formats.word.writer.styles import AFTER_TABLE, STYLE_IDS, TABLE_STYLE
from vqdesk.text.document_symbols import replace_hyphens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.annex.layout.table import AnnexRow, AnnexTable, Line

WORDPROCESSINGML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def to_dxa(millimetres: float) -> int:
    """Return a length in twentieths of a point, rounded up: the decree's least margins are kept."""
    return math.ceil(millimetres * 1440 / 25.4)


TOP_DXA, BOTTOM_DXA = to_dxa(look.TOP), to_dxa(look.BOTTOM)
LEFT_DXA, RIGHT_DXA = to_dxa(look.LEFT), to_dxa(look.RIGHT)


def text_width_dxa(page: look.Page) -> int:
    """Return how wide the text of a page is, in twentieths of a point."""
    return to_dxa(page.width) - LEFT_DXA - RIGHT_DXA


TEXT_WIDTH_DXA = text_width_dxa(look.ACROSS)
_HEADER = to_dxa(look.NUMBER_FROM_EDGE)
_ROWS_A_PIECE = 128
_RUN, _RUN_END, _CELL_END = '<w:r><w:t xml:space="preserve">', "</w:t></w:r>", "</w:p></w:tc>"
_RUN_START_BYTES, _RUN_END_BYTES, _CELL_END_BYTES = _RUN.encode(), _RUN_END.encode(), _CELL_END.encode()
_BETWEEN = "\x1f"  # texts of a report have none
_NO_BREAK = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


PlacedCell = tuple[str, int, str]
"""A cell of the table's grid: text, columns that it spans, and how it is merged downwards: "", "restart" or
"continue"."""


def body_pieces(table: AnnexTable, text_width: int) -> Iterator[bytes]:
    """Return the annex as it stands between the document's margins, `text_width` apart, in pieces."""
    widths = divide_width([column.width for column in table.columns], text_width)
    yield _lines_and_header(table, widths).encode()
    # All rows of a kind have the same cells: what stands around their texts is put together once.
    patterns: dict[str, _RowPattern] = {}
    rows = iter(table.rows)
    while len(page := list(islice(rows, _ROWS_A_PIECE))) == _ROWS_A_PIECE:
        yield b"".join(_page(page, widths, patterns))
    pieces = _page(page, widths, patterns)
    pieces.append(b"</w:tbl>")
    if table.closing:
        pieces.append(_closing_block(table.closing, text_width).encode())
    pieces.append(TABLE_END.encode())
    yield b"".join(pieces)


def divide_width(shares: Iterable[int], text_width: int) -> list[int]:
    """Return what each share has of the text's width, adding up to it to the last twentieth of a point."""
    edges = list(accumulate(shares))
    ends = [round(edge * text_width / edges[-1]) for edge in edges]
    return [end - before for before, end in zip([0, *ends], ends, strict=False)]


def place_header(header: Iterable[AnnexRow]) -> list[list[PlacedCell]]:
    """Return the header's rows with a cell at every place that a span from above covers."""
    rows: list[list[PlacedCell]] = []
    hanging: dict[int, tuple[int, int]] = {}
    for row in header:
        placed: list[PlacedCell] = []
        column = 0
        for cell in row.cells:
            column += _continue(placed, hanging, column)
            merge = "restart" if cell.row_span > 1 else ""
            placed.append(("\n".join(cell.paragraphs), cell.column_span, merge))
            if cell.row_span > 1:
                hanging[column] = (cell.row_span, cell.column_span)
            column += cell.column_span
        _continue(placed, hanging, column)
        hanging = {column: (rest - 1, span) for column, (rest, span) in hanging.items() if rest > 1}
        rows.append(placed)
    return rows


def _continue(placed: list[PlacedCell], hanging: dict[int, tuple[int, int]], column: int) -> int:
    """Place what hangs down from earlier rows at a column and right of it; return the columns passed."""
    passed = 0
    while column + passed in hanging:
        span = hanging[column + passed][1]
        placed.append(("", span, "continue"))
        passed += span
    return passed


OPENING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:document xmlns:w="{WORDPROCESSINGML}" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships"><w:body>'
)
TABLE_END = f'<w:p><w:pPr><w:pStyle w:val="{AFTER_TABLE}"/></w:pPr></w:p>'


def section_end(page: look.Page = look.ACROSS, first_header: str = "") -> str:
    """Return what ends the document: its page, and the header from page 2 on.

    Page 1 has a header of its own, and without the id of a `first_header` there is none: no number on page 1.
    """
    orientation = "" if page.is_upright else ' w:orient="landscape"'
    first = f'<w:headerReference w:type="first" r:id="{first_header}"/>' if first_header else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{first}'
        f'<w:pgSz w:w="{to_dxa(page.width)}" w:h="{to_dxa(page.height)}"{orientation}/>'
        f'<w:pgMar w:top="{TOP_DXA}" w:right="{RIGHT_DXA}" w:bottom="{BOTTOM_DXA}" w:left="{LEFT_DXA}"'
        f' w:header="{_HEADER}" w:footer="{_HEADER}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def table_start(widths: Iterable[int], style: str = TABLE_STYLE) -> str:
    """Return the beginning of a table with columns of fixed widths."""
    widths = list(widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    )


def _lines_and_header(table: AnnexTable, widths: list[int]) -> str:
    """Return the lines above the table, its beginning and its header."""
    pieces = ['<w:p><w:pPr><w:pStyle w:val="ChoKySo"/></w:pPr></w:p>'] if table.room else []
    pieces += [_paragraph(line.text, STYLE_IDS[line.role]) for line in table.lines]
    pieces.append(table_start(widths))
    pieces += [_header_row(row, widths) for row in place_header(table.header)]
    return "".join(pieces)


def _closing_block(columns: tuple[tuple[Line, ...], ...], text_width: int) -> str:
    """Return the closing block: a row without lines, apart from the table, whole on one page."""
    left = text_width * look.CLOSING_SHARES[0] // sum(look.CLOSING_SHARES)
    widths = [left, text_width - left]
    pieces = ['<w:p><w:pPr><w:pStyle w:val="GiuaBang"/></w:pPr></w:p>', table_start(widths, "BangKy")]
    pieces.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
    for width, lines in zip(widths, columns, strict=True):
        pieces.append(f"<w:tc>{_cell_properties(width, 1, always=True)}")
        # A cell without a paragraph is none to Word.
        pieces += [_paragraph(line.text, STYLE_IDS[line.role]) for line in lines] or ["<w:p/>"]
        pieces.append("</w:tc>")
    return "".join([*pieces, "</w:tr></w:tbl>"])


def _header_row(row: list[PlacedCell], widths: list[int]) -> str:
    pieces = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"]
    column = 0
    for text, column_span, merge in row:
        width = sum(widths[column : column + column_span])
        pieces.append(f"<w:tc>{_cell_properties(width, column_span, merge, centred=True)}")
        pieces += [_paragraph(paragraph, "BangDauCot") for paragraph in text.split("\n")]
        pieces.append("</w:tc>")
        column += column_span
    pieces.append("</w:tr>")
    return "".join(pieces)


class _RowPattern:
    """What stands in rows of a kind around their texts.

    `starts` is what stands in each cell before its first paragraph's text, `paragraphs` before a further
    one's; `whole` is a row of cells with one paragraph each, a place for each text.
    """

    def __init__(self, row: AnnexRow, widths: list[int]) -> None:
        self.starts: list[bytes] = []
        self.paragraphs = [_paragraph_start(STYLE_IDS[role]).encode() for role, _, _ in row.shape]
        column = 0
        for paragraph, (_, span, _) in zip(self.paragraphs, row.shape, strict=True):
            width = sum(widths[column : column + span])
            self.starts.append(f"<w:tc>{_cell_properties(width, span)}".encode() + paragraph)
            column += span
        self.whole = [b"<w:tr>"]
        for start in self.starts:
            self.whole[-1] += start + _RUN.encode()
            self.whole += [b"", f"{_RUN_END}{_CELL_END}".encode()]
        self.whole[-1] += b"</w:tr>"


def _page(rows: list[AnnexRow], widths: list[int], patterns: dict[str, _RowPattern]) -> list[bytes]:
    """Return the pieces of some rows; the long texts are not copied before all pieces are joined."""
    texts = _escape_all([text for row in rows for text in row.texts])
    has_lines = b"\n" in b"".join(texts)
    pieces: list[bytes] = []
    start = 0
    for row in rows:
        pattern = patterns.get(row.kind)
        if pattern is None:
            pattern = patterns[row.kind] = _RowPattern(row, widths)
        own = texts[start : start + len(row.texts)]
        start += len(own)
        # As most rows.
        if all(own) and not (has_lines and b"\n" in b"".join(own)):
            whole = pattern.whole.copy()
            whole[1::2] = own
            pieces += whole
        else:
            _add_row(pieces, own, pattern)
    return pieces


def _add_row(pieces: list[bytes], texts: list[bytes], pattern: _RowPattern) -> None:
    pieces.append(b"<w:tr>")
    for text, start, paragraph in zip(texts, pattern.starts, pattern.paragraphs, strict=True):
        lines = text.split(b"\n")
        runs = [_RUN_START_BYTES + line + _RUN_END_BYTES if line else b"" for line in lines]
        pieces += (start, (b"</w:p>" + paragraph).join(runs), _CELL_END_BYTES)
    pieces.append(b"</w:tr>")


def _escape_all(texts: list[str]) -> list[bytes]:
    """Return the texts of body cells as they stand in XML, in which no document's symbol is broken.

    All are looked through at once, which takes less time than one after the other.
    """
    marked = _escape_body_text(_BETWEEN.join(texts)).split(_BETWEEN.encode())
    return marked if len(marked) == len(texts) else list(map(_escape_body_text, texts))


def _escape_body_text(text: str) -> bytes:
    return replace_hyphens(_escape_text(text), _NO_BREAK).encode()


def _cell_properties(
    width: int, column_span: int, merge: str = "", *, centred: bool = False, always: bool = False
) -> str:
    span = f'<w:gridSpan w:val="{column_span}"/>' if column_span > 1 else ""
    joined = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    upright = '<w:vAlign w:val="center"/>' if centred else ""
    rest = span + joined + upright
    # In a fixed layout the grid gives a cell its width: a task's cells need not say it again, which is a
    # quarter of all elements and a seventh of the time of writing and reading back.
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rest}</w:tcPr>' if rest or always else ""


def _paragraph(text: str, style: str) -> str:
    return f"{_paragraph_start(style)}{_run(_escape_text(text))}</w:p>"


def _paragraph_start(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _run(marked: str) -> str:
    return f"{_RUN}{marked}{_RUN_END}" if marked else ""


def _escape_text(text: str) -> str:
    """Return text as it stands in XML: all but tabs and XML's own signs stay, invisible ones too."""
    # Five searches for one sign take a quarter of the time of one search for five.
    if "&" in text or "<" in text or ">" in text or "\t" in text or "\r" in text:
        return escaped(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return text
