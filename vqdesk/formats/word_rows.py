"""The XML text of an annex in WordprocessingML: titles, header and rows, piece by piece."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vqdesk.formats.annex_columns import Column
    from vqdesk.formats.annex_out import AnnexTable, Row

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# A4 across with the margins of Decree 30/2020/NĐ-CP, in twentieths of a point: top and bottom 20 mm,
# left 30 mm, right 15 mm rounded up. The page number stands 10 mm from the edge, in the top margin.
PAGE_WIDTH, PAGE_HEIGHT = 16838, 11906
TOP, BOTTOM, LEFT, RIGHT, HEADER = 1134, 1134, 1701, 851, 567
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

_STYLES = {
    "heading": "BangDauCot",
    "numeral": "BangSoLinhVuc",
    "domain": "BangLinhVuc",
    "number": "BangSo",
    "label": "BangChu",
    "narrative": "BangNoiDung",
    "evaluation": "BangSo",
}
_ROWS_A_PIECE = 64


PlacedCell = tuple[str, int, str]
"""A cell of the table's grid: text, columns that it spans, and how it is merged downwards: "", "restart" or
"continue". A bare tuple, because a long annex is compared in a hundred thousand of them."""


def document(table: AnnexTable) -> Iterator[str]:
    """Return word/document.xml in pieces of some hundred thousand characters; the rows are read once."""
    widths = dxa_widths(table.columns)
    yield _opening(table, widths)
    # All rows of a kind have the same cells: what stands before their texts is put together once.
    starts: dict[str, list[str]] = {}
    pieces: list[str] = []
    for count, row in enumerate(table.rows, 1):
        if row.kind not in starts:
            starts[row.kind] = _cell_starts(row, widths)
        _add_row(pieces, row, starts[row.kind])
        if count % _ROWS_A_PIECE == 0:
            yield "".join(pieces)
            pieces.clear()
    pieces.append(CLOSING)
    yield "".join(pieces)


def dxa_widths(columns: Iterable[Column]) -> list[int]:
    """Return the columns' widths in twentieths of a point, adding up to the text's width to the last one."""
    edges = list(accumulate(column.width for column in columns))
    places = [round(edge * TEXT_WIDTH / edges[-1]) for edge in edges]
    return [place - before for before, place in zip([0, *places], places, strict=False)]


def placed_header(header: Iterable[Row]) -> list[list[PlacedCell]]:
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
        hanging = {place: (rest - 1, span) for place, (rest, span) in hanging.items() if rest > 1}
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


CLOSING = (
    "</w:tbl>"
    # Word wants a paragraph after a table; one of a single point makes no page of its own.
    '<w:p><w:pPr><w:pStyle w:val="CuoiBang"/></w:pPr></w:p>'
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}" w:orient="landscape"/>'
    f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
    f' w:header="{HEADER}" w:footer="{HEADER}" w:gutter="0"/>'
    # Page 1 has a header of its own, and there is none: no number on page 1.
    "<w:titlePg/></w:sectPr></w:body></w:document>"
)


def _opening(table: AnnexTable, widths: list[int]) -> str:
    pieces = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"><w:body>',
    ]
    for number, title in enumerate(table.titles):
        pieces.append(_paragraph(title, "TenBieu" if number == 0 else "TenPhu"))
    if table.attached_to:
        pieces += [_paragraph(line, "KemTheo") for line in table.attached_to.split("\n")]
    pieces.append(
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangBieu"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>'
    )
    pieces += [f'<w:gridCol w:w="{width}"/>' for width in widths]
    pieces.append("</w:tblGrid>")
    pieces += [_header_row(row, widths) for row in placed_header(table.header)]
    return "".join(pieces)


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


def _cell_starts(row: Row, widths: list[int]) -> list[str]:
    """Return what stands in each cell of such a row before its first paragraph's text."""
    starts = []
    column = 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.column_span])
        properties = _cell_properties(width, cell.column_span)
        starts.append(f"<w:tc>{properties}{_paragraph_start(_STYLES[cell.role])}")
        column += cell.column_span
    return starts


def _add_row(pieces: list[str], row: Row, starts: list[str]) -> None:
    """Add a body row to the pieces; the long texts are not copied before all pieces are joined."""
    pieces.append("<w:tr>")
    for cell, start in zip(row.cells, starts, strict=True):
        pieces.append(start)
        _add_run(pieces, cell.paragraphs[0])
        for text in cell.paragraphs[1:]:
            pieces += ("</w:p>", _paragraph_start(_STYLES[cell.role]))
            _add_run(pieces, text)
        pieces.append("</w:p></w:tc>")
    pieces.append("</w:tr>")


def _cell_properties(width: int, column_span: int, merge: str = "", *, centred: bool = False) -> str:
    span = f'<w:gridSpan w:val="{column_span}"/>' if column_span > 1 else ""
    joined = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    upright = '<w:vAlign w:val="center"/>' if centred else ""
    rest = span + joined + upright
    # In a fixed layout the grid gives a cell its width: a task's cells need not say it again, which is a
    # quarter of all elements and a seventh of the time of writing and reading back.
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rest}</w:tcPr>' if rest else ""


def _paragraph(text: str, style: str) -> str:
    pieces = [_paragraph_start(style)]
    _add_run(pieces, text)
    return "".join([*pieces, "</w:p>"])


def _paragraph_start(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _add_run(pieces: list[str], text: str) -> None:
    """Add one run; everything but tabs and XML's own signs stays a character, invisible ones too."""
    if not text:
        return
    # Five searches for one sign take a quarter of the time of one search for five.
    if "&" in text or "<" in text or ">" in text or "\t" in text or "\r" in text:
        text = escaped(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    pieces += ('<w:r><w:t xml:space="preserve">', text, "</w:t></w:r>")


def escaped(text: str) -> str:
    """Return text for the inside of an element; a carriage return would be read back as a line feed."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")
