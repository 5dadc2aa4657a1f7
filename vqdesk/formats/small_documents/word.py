"""Word files made with python-docx on the annex's page, in its paragraph and table styles."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.run import Run
from lxml.etree import SubElement

from db.text.characters import fit
from vqdesk.annex.layout.table import cell_places
from vqdesk.annex.layout.typography import text_styles
from vqdesk.formats.small_documents.picture import WordPicture
from vqdesk.formats.small_documents.saving import write_checked
from vqdesk.formats.small_documents.texts import BOLDENED, STRUCK, UNDERLINED, pieces_of
from vqdesk.formats.word.writer.body import TEXT_WIDTH_DXA, divide_width
from vqdesk.formats.word.writer.frame import make_document
from vqdesk.formats.word.writer.parts import DOCUMENT, document_parts
from vqdesk.formats.word.writer.styles import AFTER_TABLE, STYLE_IDS, TABLE_STYLE
from vqdesk.text.document_symbols import replace_hyphens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table

    from vqdesk.annex.layout.table import AnnexRow
    from vqdesk.annex.layout.typography import CellRole, LineRole
    from vqdesk.formats.small_documents.texts import PieceKind, Text, TextPiece

_CELL, _PARAGRAPH, _RUN, _TEXT = qn("w:tc"), qn("w:p"), qn("w:r"), qn("w:t")
_TAB, _HYPHEN = qn("w:tab"), qn("w:noBreakHyphen")
_KEEP_SPACES = {qn("xml:space"): "preserve"}
_NO_BREAK = "\x1f"  # no piece has it: XML does not hold it
_TAB_OR_HYPHEN = re.compile(f"([\t{_NO_BREAK}])")


class WordDocument:
    """A DOCX on A4 across, as the annex lies; lines and tables are added from the top, then it is saved.

    Neither a machine nor a person is named and no time is: the same calls make the same bytes.
    """

    def __init__(self, title: str, organisation: str) -> None:
        self._sides = document_parts(fit(title)[0], fit(organisation)[0], text_styles())
        # python-docx's own template has another page, other styles and a person's name.
        self._document: Document = docx.Document(BytesIO(make_document(self._sides)))
        self._styles: dict[str, Any] = {style.style_id: style for style in self._document.styles}
        self._pictures: list[WordPicture] = []
        self._ends_with_table = False

    def add_line(self, text: str, role: LineRole | CellRole) -> None:
        """Add a text outside of tables, in the looks of one there or in a cell, a paragraph for each line."""
        for line in text.split("\n"):
            self._document.add_paragraph(fit(line)[0], self._styles[STYLE_IDS[role]])
        self._ends_with_table = False

    def add_picture(self, png: bytes, width: float, told: str) -> None:
        """Add a picture `width` mm wide in a paragraph of its own; `told` says what who cannot see it misses.

        Raises ValueError for what is no PNG.
        """
        picture = WordPicture(png, len(self._pictures) + 1)
        body: Any = self._document.element.body
        body.insert_element_before(parse_xml(picture.paragraph(width, told)), "w:sectPr")
        self._pictures.append(picture)
        self._ends_with_table = False

    def add_table(
        self, shares: Sequence[int], header: Sequence[AnnexRow], *, keeps_rows: bool = False
    ) -> WordTable:
        """Add a table as wide as the text, which its columns share; the header stands on every page.

        It `keeps_rows` whole where they are short: one that has no room goes to the next page.
        """
        self._end_table()
        widths = divide_width(shares, TEXT_WIDTH_DXA)
        table = self._document.add_table(len(header), len(widths), self._styles[TABLE_STYLE])
        self._ends_with_table = True
        element: Any = self._document.element.body.tbl_lst[-1]
        _fix_widths(table, element, widths)
        _fill_header(table, element, header)
        return WordTable(element, keeps_rows=keeps_rows)

    def save(self, stream: BinaryIO, name: str) -> None:
        """Write the file and compare what is read back; raises Refused file.changed_readback naming it."""
        self._end_table()
        # All other parts are as they were: python-docx's own way packs them with the time.
        parts = {**self._sides, DOCUMENT: self._document.part.blob}
        for picture in self._pictures:
            parts = picture.added_to(parts)
        write_checked(parts, stream, name)

    def _end_table(self) -> None:
        # Word wants a paragraph after a table, and takes two tables that touch for one.
        if self._ends_with_table:
            self._document.add_paragraph(style=self._styles[AFTER_TABLE])


class WordTable:
    """A table of a `WordDocument`: rows of cells, and bands across it."""

    def __init__(self, element: Any, *, keeps_rows: bool = False) -> None:
        self._element = element
        self._keeps_rows = keeps_rows
        self._forms: dict[tuple[CellRole, ...], Any] = {}
        self._band = self._form(("domain",))
        self._band.tc_lst[0].grid_span = len(element.tblGrid.gridCol_lst)
        _add_marks(self._band, "w:cantSplit")

    def add_row(self, texts: Iterable[Text], roles: tuple[CellRole, ...]) -> None:
        """Add a row with a text in each column; what became of words, and which are marked, is seen."""
        # python-docx takes thirty times as long for rows of its own making as lxml for copies of one.
        form = self._forms.get(roles)
        if form is None:
            form = self._forms[roles] = self._form(roles)
            if self._keeps_rows:
                _add_marks(form, "w:cantSplit")
        self._fill(copy(form), texts)

    def add_band(self, text: str) -> None:
        """Add a row of one cell across the table, which names what follows."""
        self._fill(copy(self._band), (text,))

    def _form(self, roles: tuple[CellRole, ...]) -> Any:
        """Return a row of empty cells in the styles of their roles."""
        row: Any = OxmlElement("w:tr")
        for role in roles:
            row.add_tc().p_lst[0].style = STYLE_IDS[role]
        return row

    def _fill(self, row: Any, texts: Iterable[Text]) -> None:
        for cell, text in zip(row.iterchildren(_CELL), texts, strict=True):
            self._fill_cell(cell, pieces_of(text))
        self._element.append(row)

    def _fill_cell(self, cell: Any, pieces: Iterable[TextPiece]) -> None:
        r"""Put a text into an empty cell; a `\n` begins the next paragraph, whatever became of it."""
        style, paragraph = cell[-1][0], cell[-1]
        for kind, words in pieces:
            first, *others = words.split("\n")
            _add_run(paragraph, kind, first)
            for line in others:
                paragraph = SubElement(cell, _PARAGRAPH)
                paragraph.append(copy(style))
                _add_run(paragraph, kind, line)


def _add_run(paragraph: Any, kind: PieceKind, words: str) -> None:
    if not words:
        return
    run = SubElement(paragraph, _RUN)
    if kind != "same":
        run.append(copy(_mark(kind)))
    for part in _TAB_OR_HYPHEN.split(replace_hyphens(words, _NO_BREAK)):
        if part == "\t":
            SubElement(run, _TAB)
        elif part == _NO_BREAK:
            SubElement(run, _HYPHEN)
        elif part:
            text = SubElement(run, _TEXT, _KEEP_SPACES)
            text.text = part


@cache
def _mark(kind: PieceKind) -> Any:
    """Return the properties of a run that shows what became of its words, or why they are marked."""
    run: Any = OxmlElement("w:r")
    font = Run(run, run).font
    if kind in BOLDENED:
        font.bold = True
    if kind in STRUCK:
        font.strike = True
    if kind in UNDERLINED:
        font.underline = True
    return run.rPr


def _fix_widths(table: Table, element: Any, widths: Sequence[int]) -> None:
    table.autofit = False
    for width in element.tblPr.iterchildren(qn("w:tblW")):
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(sum(widths)))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)


def _fill_header(table: Table, element: Any, header: Sequence[AnnexRow]) -> None:
    for row, column, heading in cell_places(header):
        corner = table.cell(row + heading.row_span - 1, column + heading.column_span - 1)
        cell = table.cell(row, column).merge(corner)
        cell.text = "\n".join(heading.paragraphs)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for row in element.tr_lst:
        _add_marks(row, "w:cantSplit", "w:tblHeader")
        for cell in row.tc_lst:
            cell.p_lst[0].style = STYLE_IDS["heading"]


def _add_marks(row: Any, *marks: str) -> None:
    for mark in marks:
        row.get_or_add_trPr().append(OxmlElement(mark))
