"""Excel files made with openpyxl: lists to filter and to print on A4 across, in the annex's looks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter

from db.text.characters import fit
from vqdesk.annex.layout import typography
from vqdesk.formats.excel.writer import row_heights
from vqdesk.formats.excel.writer.cells import MOST_CHARACTERS, count_characters, escape_codes, needs_quote
from vqdesk.formats.excel.writer.figures import Figure
from vqdesk.formats.excel.writer.layout import HIGHEST_ROW, to_dots
from vqdesk.formats.excel.writer.parts import column_width, to_inches
from vqdesk.formats.excel.writer.styles import ALIGNMENTS, TABLE_ROLES
from vqdesk.formats.opc.package import new_package
from vqdesk.formats.opc.properties import properties
from vqdesk.formats.small_documents.bar_chart import NO_ZERO, stacked_bars
from vqdesk.formats.small_documents.excel_writer import SheetsInMemory
from vqdesk.formats.small_documents.saving import saved_parts, write_checked
from vqdesk.formats.small_documents.texts import BOLDENED, FILE_LANG, STRUCK, UNDERLINED, TextPiece, pieces_of
from vqdesk.formats.word.writer.styles import STYLE_NAMES
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vqdesk.annex.layout.table import Line
    from vqdesk.annex.layout.typography import CellRole, LineRole, Role
    from vqdesk.formats.small_documents.texts import PieceKind, Text

    Value = Text | int | Figure

_LOOKS = typography.text_styles()
_SIZE, _NUMBER_SIZE = int(_LOOKS["label"].size), int(_LOOKS["page_number"].size)
_SHEETS, _CHARTS = "xl/worksheets/", "xl/charts/"
_NO_ZERO = f'formatCode="{NO_ZERO}"'.encode()


class ExcelBook:
    """An XLSX of one or more sheets, added from the first, each filled from the top; then it is saved.

    Neither a machine nor a person is named and no time is: the same calls make the same bytes.
    """

    def __init__(self, title: str, organisation: str) -> None:
        self._properties = properties(fit(title)[0], fit(organisation)[0])
        self._book: Any = Workbook()
        self._book.remove(self._book.active)
        self._styles = _Styles(self._book)
        # By the figures of this style's font Excel measures the columns.
        (normal,) = self._book._named_styles  # noqa: SLF001 - openpyxl gives no other way to it
        normal.font = Font(name=typography.FONT, size=typography.TABLE_SIZES[0])

    def add_sheet(
        self, name: str, lines: Iterable[Line], headings: Sequence[str], widths: Sequence[int]
    ) -> ExcelSheet:
        """Add a sheet that begins with lines across its columns and their headings.

        `widths` are the columns' in mm; what is wider than a page is printed smaller. The headings stand on
        every page, and stay where they are on a screen.
        """
        sheet = ExcelSheet(self._book.create_sheet(name), widths, self._styles)
        sheet.begin(lines, headings)
        return sheet

    def save(self, stream: BinaryIO, name: str) -> None:
        """Write the file and compare what is read back; raises Refused file.changed_readback naming it."""
        # openpyxl would name itself, Microsoft's program and the time.
        parts = saved_parts(self._write) | self._properties
        for part in parts:
            # Spaces at the ends of a text get lost without it; openpyxl says it of some texts only.
            if part.startswith(_SHEETS):
                parts[part] = parts[part].replace(b"<t>", b'<t xml:space="preserve">')
            # A format that does not say that it is the chart's own may be taken for the cells'.
            elif part.startswith(_CHARTS):
                parts[part] = parts[part].replace(_NO_ZERO, _NO_ZERO + b' sourceLinked="0"')
        write_checked(parts, stream, name)

    def _write(self, stream: BinaryIO) -> None:
        with new_package(stream) as archive:
            SheetsInMemory(self._book, archive).save()


class ExcelSheet:
    """A sheet of an `ExcelBook`."""

    def __init__(self, sheet: Any, widths: Sequence[int], styles: Mapping[Role, str]) -> None:
        dots = [to_dots(width) for width in widths]
        self._sheet = sheet
        self._styles = styles
        self._rooms = [each * 0.75 for each in dots]
        self._row = 0
        self._headings = self._last = 0
        for column, each in enumerate(dots, 1):
            sheet.column_dimensions[get_column_letter(column)].width = column_width(each)
        _lay_out_page(sheet)

    def begin(self, lines: Iterable[Line], headings: Sequence[str]) -> None:
        """Write the lines above the list, an empty row and the headings, if there are any."""
        for line in lines:
            self.add_line(line)
        if not headings:
            return
        roles: list[CellRole] = ["heading"] * len(headings)
        self._row += 1
        self.add_row(headings, roles)
        self._headings = self._row
        self._sheet.print_title_rows = f"{self._row}:{self._row}"
        self._sheet.freeze_panes = f"A{self._row + 1}"

    def add_line(self, line: Line) -> None:
        """Add a row with a text across all columns."""
        self._row += 1
        self._write(1, line.text, line.role)
        self._sheet.merge_cells(None, self._row, 1, self._row, len(self._rooms))
        self._set_height(self._height(line.text, line.role, sum(self._rooms)))

    def add_row(self, values: Iterable[Value], roles: Iterable[CellRole]) -> None:
        """Add a row with a value in each column; what became of words, and which are marked, is seen.

        A text stays one, whatever it looks like. One that Excel cannot hold whole ends with how many
        characters are missing.
        """
        self._row += 1
        height = 0.0
        for column, (value, role, room) in enumerate(zip(values, roles, self._rooms, strict=True), 1):
            text = self._write(column, value, role)
            height = max(height, self._height(text, role, room))
        self._set_height(height)
        self._last = self._row

    def add_bars(
        self, source: ExcelSheet, first_column: int, colours: Sequence[str], title: str, *, skip: int = 0
    ) -> None:
        """Add a chart as wide as the columns: a bar for each row of another sheet's list but the first ones.

        The bars are named by the list's first column, and parted by as many columns as there are colours,
        from `first_column` on. The sheet is printed on one page.
        """
        rows = (source._headings, source._headings + 1 + skip, source._last)
        chart = stacked_bars(source._sheet, rows, first_column, colours, title)
        chart.width = sum(self._rooms) / 72 * 2.54
        self._sheet.add_chart(chart, f"A{self._row + 2}")
        self._sheet.page_setup.fitToHeight = 1

    def add_filter(self) -> None:
        """Let the rows so far be filtered by their columns."""
        self._sheet.auto_filter.ref = f"A{self._headings}:{get_column_letter(len(self._rooms))}{self._last}"

    def _write(self, column: int, value: Value, role: CellRole | LineRole) -> str:
        """Put a value into a cell of the current row; return its text, "" for a number."""
        cell = self._sheet.cell(self._row, column)
        cell.style = self._styles[role]
        if isinstance(value, int):
            cell.value = value
            return ""
        if isinstance(value, Figure):
            cell.value, cell.number_format = float(value.value), value.code
            return ""
        pieces = _cut(pieces_of(value))
        text = "".join(piece.text for piece in pieces)
        if text:
            cell.value = _content(pieces)
            cell.data_type = "s"
            cell.quotePrefix = needs_quote(text)
        return text

    def _height(self, text: str, role: CellRole | LineRole, room: float) -> float:
        look = _LOOKS[role]
        lines = row_heights.count_lines(text, room, look.size, bold=look.bold)
        return lines * row_heights.line_pitch(look.size) + look.before + look.after

    def _set_height(self, height: float) -> None:
        # Excel fits a row only where somebody types.
        self._sheet.row_dimensions[self._row].height = min(height, HIGHEST_ROW)


def _lay_out_page(sheet: Any) -> None:
    """Lay the sheet on A4 across as wide as the page is, its number above but not on page 1."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", sheet.PAPERSIZE_A4
    page.fitToWidth, page.fitToHeight = 1, 0
    page.firstPageNumber, page.useFirstPageNumber = 1, True
    margins = sheet.page_margins
    margins.left, margins.right = to_inches(typography.LEFT), to_inches(typography.RIGHT)
    margins.top, margins.bottom = to_inches(typography.TOP), to_inches(typography.BOTTOM)
    margins.header = margins.footer = to_inches(typography.NUMBER_FROM_EDGE)
    sheet.HeaderFooter.differentFirst = True
    number = sheet.oddHeader.center
    number.text, number.font, number.size = "&P", f"{typography.FONT},Regular", _NUMBER_SIZE


class _Styles(dict["Role", str]):
    """The names of a book's cell styles by what they are for; each is made where it is first asked for."""

    def __init__(self, book: Any) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, role: Role) -> str:
        look, name = _LOOKS[role], STYLE_NAMES[role]
        style = NamedStyle(
            name,
            font=Font(name=typography.FONT, size=look.size, bold=look.bold, italic=look.italic),
            alignment=Alignment(
                horizontal=ALIGNMENTS[look.alignment],
                vertical="center" if role == "heading" else "top",
                wrap_text=True,
            ),
            border=Border(*[Side(style="thin")] * 4) if role in TABLE_ROLES else Border(),
        )
        self._book.add_named_style(style)
        self[role] = name
        return name


def _content(pieces: Sequence[TextPiece]) -> str | CellRichText:
    """Return a cell's text; openpyxl cuts a bare one that has too many characters with those of codes."""
    text = escape_codes("".join(piece.text for piece in pieces))
    if len(text) <= MOST_CHARACTERS and all(piece.kind == "same" for piece in pieces):
        return text
    return CellRichText(*(TextBlock(_font(kind), escape_codes(words)) for kind, words in pieces))


@cache
def _font(kind: PieceKind) -> InlineFont:
    underline = "single" if kind in UNDERLINED else None
    bold, struck = kind in BOLDENED or None, kind in STRUCK or None
    return InlineFont(rFont=typography.FONT, sz=_SIZE, b=bold, u=underline, strike=struck)


def _cut(pieces: Sequence[TextPiece]) -> Sequence[TextPiece]:
    """Return as much of a text as a cell holds, and then how much is missing."""
    total = sum(count_characters(piece.text) for piece in pieces)
    if total <= MOST_CHARACTERS:
        return pieces
    left = room = MOST_CHARACTERS - len(say("show.text.cut", FILE_LANG, count=total)) - 2
    kept: list[TextPiece] = []
    for piece in pieces:
        words = piece.text.encode("utf-16-le")[: 2 * left].decode("utf-16-le", "ignore")
        kept.append(piece._replace(text=words))
        left -= count_characters(piece.text)
        if left <= 0:
            break
    return [*kept, TextPiece("same", "… " + say("show.text.cut", FILE_LANG, count=total - room))]
