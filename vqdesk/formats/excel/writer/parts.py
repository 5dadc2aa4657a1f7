"""The parts of a workbook beside its rows: what stands around them in each sheet, names, properties."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vqdesk.annex.layout import typography as look
from vqdesk.formats.excel.references import LAST_COLUMN
from vqdesk.formats.excel.writer.layout import ANNEX, LIST
from vqdesk.formats.excel.writer.styles import SPREADSHEETML
from vqdesk.formats.excel.writer.watermark import SHEET_END, content_types, drawings, margin_code
from vqdesk.formats.opc.properties import properties
from vqdesk.text.numerals import format_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.formats.excel.writer.layout import Layout

SHEETS = ("Biểu", "Danh sách")
STRINGS, STYLES_XML, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
SHEET_PARTS = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRINGS_START, STRINGS_END = f'{DECLARATION}<sst xmlns="{SPREADSHEETML}">', "</sst>"
BARE_START = f'{DECLARATION}<worksheet xmlns="{SPREADSHEETML}">'
ROWS_END = "</sheetData>"

_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A3, _A4 = 8, 9  # as Excel numbers them; a page that is larger still is made to fit
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    WORKBOOK: f"{_TYPES}sheet.main+xml",
    **dict.fromkeys(SHEET_PARTS, f"{_TYPES}worksheet+xml"),
    STYLES_XML: f"{_TYPES}styles+xml",
    STRINGS: f"{_TYPES}sharedStrings+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in _KINDS.items())
    + "{more}</Types>"
)


def _relations(related: Iterable[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def workbook_parts(table: AnnexTable) -> dict[str, bytes]:
    """Return the parts that need no rows by name, the content types first as the packaging standard likes it.

    Neither a machine nor a person is named and no time is: the same annex is the same bytes.
    """
    marked = len(SHEETS) if table.watermark else 0
    return {
        "[Content_Types].xml": _CONTENT_TYPES.format(more=content_types(marked)).encode(),
        "_rels/.rels": _relations(
            (
                (f"{_RELATIONS}/officeDocument", WORKBOOK),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
            )
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            (
                *((f"{_RELATIONS}/worksheet", part.removeprefix("xl/")) for part in SHEET_PARTS),
                (f"{_RELATIONS}/styles", "styles.xml"),
                (f"{_RELATIONS}/sharedStrings", "sharedStrings.xml"),
            )
        ),
        **properties(table.title, table.organisation),
    }


def last_parts(layout: Layout) -> dict[str, bytes]:
    """Return the parts that are known when all rows were given: formats, and names for rows."""
    first, last = layout.header
    annex, tasks = (f"'{name}'!" for name in SHEETS)
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(SHEETS, 1)
    )
    filtered = list_range(layout, "$")
    workbook = (
        f'{DECLARATION}<workbook xmlns="{SPREADSHEETML}" xmlns:r="{_RELATIONS}">'
        "<bookViews><workbookView/></bookViews>"
        f"<sheets>{sheets}</sheets><definedNames>"
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{LIST}" hidden="1">{tasks}{filtered}'
        "</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{ANNEX}">{annex}${first}:${last}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{LIST}">{tasks}$1:$1</definedName>'
        "</definedNames></workbook>"
    )
    words = layout.table.watermark
    marks = drawings(words, (last, 1)) if words else {}
    return {STYLES_XML: layout.formats.to_xml(), WORKBOOK: workbook.encode(), **marks}


def list_range(layout: Layout, mark: str = "") -> str:
    """Return the places of the list of tasks, its header included: `A1:G14`."""
    column = format_letters(len(layout.list_widths))
    return f"{mark}A{mark}1:{mark}{column}{mark}{layout.tasks + 1}"


def sheet_start(layout: Layout, sheet: int) -> str:
    """Return what stands in a sheet before its rows."""
    widths = layout.widths if sheet == ANNEX else layout.list_widths
    if sheet == ANNEX:
        view = '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/>'
    else:
        view = (
            '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
            'state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>'
        )
    return (
        f'{BARE_START}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews>{view}</sheetViews><sheetFormatPr defaultRowHeight="15.75"/>'
        f"<cols>{_columns(widths)}</cols><sheetData>"
    )


def sheet_end(layout: Layout, sheet: int) -> tuple[str, str]:
    """Return what stands in a sheet behind its rows: before the merged cells, and behind them."""
    before = breaks = ""
    if sheet == LIST:
        cells = list_range(layout)
        before = f'<autoFilter ref="{cells}"/>'
    else:
        cells = f"A1:{format_letters(len(layout.widths))}{layout.last_row}"
        breaks = _breaks(layout.pages.breaks)
    # A row's number is a text, whatever it looks like: Excel should not mark every one as a mistake.
    mark = SHEET_END if layout.table.watermark else ""
    ignored = f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'
    return before, f"{_page(layout.table)}{breaks}{ignored}{mark}</worksheet>"


def _breaks(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    found = "".join(f'<brk id="{row}" max="{LAST_COLUMN - 1}" man="1"/>' for row in rows)
    return f'<rowBreaks count="{len(rows)}" manualBreakCount="{len(rows)}">{found}</rowBreaks>'


def _columns(widths: Sequence[int]) -> str:
    return "".join(
        f'<col min="{number}" max="{number}" width="{column_width(dots):g}" customWidth="1"/>'
        for number, dots in enumerate(widths, 1)
    )


def column_width(dots: int) -> float:
    """Return a column's width as Excel counts it, in figures of the plain font: 8 dots each."""
    return dots / 8


def to_inches(millimetres: float) -> str:
    """Return a margin in inches, rounded up: the decree's least margins are kept."""
    return f"{math.ceil(millimetres / 25.4 * 10_000) / 10_000:g}"


_MARGINS = (
    f'<pageMargins left="{to_inches(look.LEFT)}" right="{to_inches(look.RIGHT)}" top="{to_inches(look.TOP)}"'
    f' bottom="{to_inches(look.BOTTOM)}" header="{to_inches(look.NUMBER_FROM_EDGE)}"'
    f' footer="{to_inches(look.NUMBER_FROM_EDGE)}"/>'
)


def _page(table: AnnexTable) -> str:
    """Return a sheet's page: the page number stands in the top margin, not on page 1, a watermark on all."""
    mark = margin_code(table.watermark) if table.watermark else ""
    first = f"<firstHeader>{mark}</firstHeader>" if mark else "<firstHeader/>"
    paper = _A4 if table.page in (look.ACROSS, look.UPRIGHT) else _A3
    return (
        f'{_MARGINS}<pageSetup paperSize="{paper}" firstPageNumber="1" fitToHeight="0"'
        f' orientation="{"portrait" if table.page.is_upright else "landscape"}" useFirstPageNumber="1"/>'
        f'<headerFooter differentFirst="1"><oddHeader>{mark}&amp;C&amp;"{look.FONT},Regular"&amp;13&amp;P'
        f"</oddHeader>{first}</headerFooter>"
    )
