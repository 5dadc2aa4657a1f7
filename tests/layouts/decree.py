"""What Decree 30/2020/NĐ-CP, Appendix I, asks of an annex, looked for in a DOCX by lxml alone.

`breaches` knows nothing of the writer: only the parts of the package and the annex that was meant.
"""

from __future__ import annotations

import io
import zipfile
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MM = 25.4 / 1440
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_ALIGNED = {"centre": "center", "left": "left", "right": "right", "justified": "both"}
_SIZES = {
    **{role: (14, 14) for role in ("annex", "title", "subtitle", "attached", "date", "authority", "signer")},
    **{
        role: (12, 14)
        for role in ("heading", "numeral", "domain", "number", "label", "narrative", "evaluation")
    },
    **{"recipients": (12, 12), "recipient": (11, 11), "page_number": (13, 14)},
}
_BOLD = {"annex", "title", "subtitle", "heading", "numeral", "domain", "recipients", "authority", "signer"}
_ITALIC = {"attached", "recipients", "date"}
_CENTRED = {
    "annex",
    "title",
    "subtitle",
    "attached",
    "heading",
    "numeral",
    "number",
    "page_number",
    "date",
    "authority",
}
# A paragraph says its style and nothing else, a run nothing at all; a cell its place in the grid.
_OF_CELL = {"tcW", "gridSpan", "vMerge", "vAlign"}
_OF_ROW = {"cantSplit", "tblHeader"}


class Looks(NamedTuple):
    """How a run is seen in the end."""

    fonts: frozenset[str | None]
    size: float
    bold: bool
    italic: bool
    colour: str
    language: str | None


class Document:
    """The parts of a DOCX that say how it looks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])[0]
        styles = etree.fromstring(self.parts["word/styles.xml"])
        self.styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self.defaults = styles.find(f"{W}docDefaults")

    def looks(self, paragraph: Any, run: Any) -> Looks:
        """Return how a run is seen: its own properties, its paragraph's styles, the defaults."""
        chain = [
            run.find(f"{W}rPr"),
            *self._of_style(paragraph, "rPr"),
            self.defaults.find(f"{W}rPrDefault/{W}rPr"),
        ]

        def value(tag: str, attribute: str = "val") -> str | None:
            for each in chain:
                found = None if each is None else each.find(W + tag)
                if found is not None and (attribute == "val" or found.get(W + attribute) is not None):
                    return found.get(W + attribute, "on")
            return None

        return Looks(
            frozenset(value("rFonts", slot) for slot in _SLOTS),
            int(value("sz") or 0) / 2,
            value("b") not in (None, "0", "false"),
            value("i") not in (None, "0", "false"),
            value("color") or "auto",
            value("lang"),
        )

    def property(self, paragraph: Any, tag: str, attribute: str = "val") -> str | None:
        """Return a paragraph's property, wherever it is said."""
        for each in (*self._of_style(paragraph, "pPr"), self.defaults.find(f"{W}pPrDefault/{W}pPr")):
            found = None if each is None else each.find(W + tag)
            if found is not None and (attribute == "val" or found.get(W + attribute) is not None):
                return found.get(W + attribute, "on")
        return None

    def _of_style(self, paragraph: Any, tag: str) -> Iterator[Any]:
        style = self.styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        while style is not None:
            yield style.find(W + tag)
            based = style.find(f"{W}basedOn")
            style = None if based is None else self.styles[based.get(f"{W}val")]


def breaches(data: bytes, table: Any) -> list[str]:
    """Return in what a DOCX breaks the decree, or is not the annex that was meant."""
    document = Document(data)
    return [
        *_page(document),
        *_number(document),
        *_lines(document, table),
        *_table(document, table),
        *_direct(document),
        *_people(document),
    ]


def _page(document: Document) -> Iterator[str]:
    section = document.body.find(f"{W}sectPr")
    size = section.find(f"{W}pgSz")
    sides = tuple(round(int(size.get(W + side)) * _MM) for side in ("w", "h"))
    # Decree 30/2020/NĐ-CP, Appendix I: A4, which a wide table may have across; A3 is for one of more columns.
    orientations = {(297, 210): "landscape", (210, 297): None, (420, 297): "landscape"}
    if size.get(f"{W}orient") != orientations.get(sides, ""):
        yield f"page: {sides}"
    margins = section.find(f"{W}pgMar")
    for side, least, most in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
        found = int(margins.get(W + side)) * _MM
        if not least <= found <= most:
            yield f"margin {side}: {found}"
    if not 0 < int(margins.get(f"{W}header")) < int(margins.get(f"{W}top")):
        yield "page number outside the margin"
    if document.body[-1] is not section or document.body[-2].tag != f"{W}p":
        yield "end of the document"
    if len(list(document.body.iter(f"{W}sectPr"))) != 1:
        yield "sections"


def _number(document: Document) -> Iterator[str]:
    """The page number: in the top margin, centred, 13-14 upright, not on page 1."""
    section = document.body.find(f"{W}sectPr")
    if section.find(f"{W}titlePg") is None:
        yield "number on page 1"
    headers = {each.get(f"{W}type"): each.get(f"{R}id") for each in section.findall(f"{W}headerReference")}
    if set(headers) != {"default"} or section.find(f"{W}footerReference") is not None:
        yield "headers"
        return
    relations = etree.fromstring(document.parts["word/_rels/document.xml.rels"])
    targets = {each.get("Id"): each.get("Target") for each in relations}
    header = etree.fromstring(document.parts[f"word/{targets[headers['default']]}"])
    if [(each.text or "").strip() for each in header.iter(f"{W}instrText")] != ["PAGE"]:
        yield "page field"
    for paragraph in header.iter(f"{W}p"):
        yield from _text(document, paragraph, "page_number")


def _lines(document: Document, table: Any) -> Iterator[str]:
    above = []
    for each in document.body:
        if each.tag == f"{W}tbl":
            break
        above.append(each)
    if table.room:
        room = above.pop(0) if above else None
        if room is None or text_of(room) or not _height(document, room) >= 14:
            yield "room for the signature"
    for paragraph, line in zip_longest(above, table.lines):
        if paragraph is None or line is None or text_of(paragraph) != line.text:
            yield f"line: {line}"
            return
        yield from _text(document, paragraph, line.role)
        if document.property(paragraph, "keepNext") is None:
            yield f"line may part from the table: {line.text}"


def _height(document: Document, paragraph: Any) -> float:
    if document.property(paragraph, "spacing", "lineRule") != "exact":
        return 0
    return int(document.property(paragraph, "spacing", "line") or 0) * _MM


def _table(document: Document, table: Any) -> Iterator[str]:
    element = document.body.find(f"{W}tbl")
    grid = [int(each.get(f"{W}w")) for each in element.iter(f"{W}gridCol")]
    wanted = [column.width for column in table.columns]
    if any(abs(width * _MM - of) > 0.1 for width, of in zip_longest(grid, wanted, fillvalue=0)):
        yield f"widths: {grid}"
    if element.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") != "fixed":
        yield "layout"
    yield from _borders(document, element)
    rows = element.findall(f"{W}tr")
    meant = [*_placed(table.header), *([(cell, 1) for cell in row.cells] for row in table.rows)]
    for number, (row, cells) in enumerate(zip_longest(rows, meant)):
        if row is None or cells is None:
            yield f"rows: {len(rows)} for {len(meant)}"
            return
        yield from _row(document, row, cells, header=number < len(table.header))


def _borders(document: Document, element: Any) -> Iterator[str]:
    style = document.styles[element.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")]
    borders = style.find(f"{W}tblPr/{W}tblBorders")
    kinds = {each.tag.removeprefix(W): each.get(f"{W}val") for each in borders}
    if kinds != dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single"):
        yield f"borders: {kinds}"


def _placed(header: Any) -> list[list[tuple[Any, int]]]:
    """Return the header's rows with None where a cell from above goes on: it and its columns."""
    rows: list[list[tuple[Any, int]]] = []
    hanging: dict[int, int] = {}
    for row in header:
        placed: list[tuple[Any, int]] = []
        cells = iter(row.cells)
        column, width = 0, sum(cell.column_span for cell in header[0].cells)
        while column < width:
            if hanging.get(column):
                hanging[column] -= 1
                placed.append((None, 1))
                column += 1
                continue
            cell = next(cells)
            for each in range(column, column + cell.column_span):
                hanging[each] = cell.row_span - 1
            placed.append((cell, 1))
            column += cell.column_span
        rows.append(placed)
    return rows


def _row(document: Document, row: Any, meant: list[tuple[Any, int]], *, header: bool) -> Iterator[str]:
    if (row.find(f"{W}trPr/{W}tblHeader") is not None) is not header:
        yield "header row"
    if not header and row.find(f"{W}trPr/{W}cantSplit") is not None:
        yield "a row that cannot grow over a page"
    if row.find(f"{W}trPr/{W}trHeight") is not None:
        yield "a row of fixed height"
    cells = row.findall(f"{W}tc")
    if len(cells) != len(meant):
        yield f"cells: {len(cells)} for {len(meant)}"
        return
    for cell, (of, _) in zip(cells, meant, strict=True):
        yield from _cell(document, cell, of)


def _cell(document: Document, cell: Any, meant: Any) -> Iterator[str]:
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    found = (1 if span is None else int(span.get(f"{W}val")), None if merge is None else merge.get(f"{W}val"))
    paragraphs = cell.findall(f"{W}p")
    texts = tuple(text_of(each) for each in paragraphs)
    if meant is None:
        if found[1] != "continue" or any(texts):
            yield f"merged cell: {texts}"
        return
    if found != (meant.column_span, "restart" if meant.row_span > 1 else None):
        yield f"span: {found} of {texts}"
    if texts != meant.paragraphs:
        yield f"text: {texts} for {meant.paragraphs}"
    for paragraph in paragraphs:
        yield from _text(document, paragraph, meant.role)


def _text(document: Document, paragraph: Any, role: str) -> Iterator[str]:
    """Font, size, slant, alignment and spacing of a paragraph."""
    for run in paragraph.iter(f"{W}r"):
        looks = document.looks(paragraph, run)
        least, most = _SIZES[role]
        wanted = (frozenset({"Times New Roman"}), role in _BOLD, role in _ITALIC, "vi-VN")
        if (looks.fonts, looks.bold, looks.italic, looks.language) != wanted:
            yield f"{role}: {looks}"
        if not least <= looks.size <= most or looks.colour not in ("auto", "000000"):
            yield f"{role}: {looks}"
    alignment = document.property(paragraph, "jc") or "left"
    if role in _CENTRED and alignment != "center":
        yield f"{role} is not centred"
    if role == "narrative" and alignment != "both":
        yield "narrative is not justified"
    if role == "evaluation" and alignment not in ("center", "right"):
        yield "evaluation is neither centred nor at the right"
    if document.property(paragraph, "widowControl") in (None, "0", "false"):
        yield "widow control"
    if document.property(paragraph, "spacing", "line") != "240":
        yield "line spacing"
    if role in ("numeral", "domain") and document.property(paragraph, "keepNext") is None:
        yield "a section's name may stand alone at a page's end"


def _direct(document: Document) -> Iterator[str]:
    for run in document.body.iter(f"{W}rPr"):
        yield f"direct formatting: {etree.tostring(run)!r}"
    for properties in document.body.iter(f"{W}pPr"):
        if [each.tag for each in properties] != [f"{W}pStyle"]:
            yield f"direct formatting: {etree.tostring(properties)!r}"
    for tag, allowed in (("tcPr", _OF_CELL), ("trPr", _OF_ROW)):
        for properties in document.body.iter(W + tag):
            if not {each.tag.removeprefix(W) for each in properties} <= allowed:
                yield f"direct formatting: {etree.tostring(properties)!r}"


def _people(document: Document) -> Iterator[str]:
    """No author of the machine, no time of the clock."""
    core = etree.fromstring(document.parts["docProps/core.xml"])
    told = {each.tag.rpartition("}")[2] for each in core}
    if not told <= {"title", "creator", "language"}:
        yield f"properties: {told}"


def text_of(element: Any) -> str:
    """Return the text of a paragraph as it is seen."""
    signs = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}br": "\n"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else signs.get(each.tag, "") for each in element.iter()
    )
