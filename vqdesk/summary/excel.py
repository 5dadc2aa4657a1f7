"""A summary as an Excel file: numbers to go on with, a chart of the units, and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import Line
from vqdesk.formats.excel.writer.figures import figure_of
from vqdesk.formats.small_documents.excel import ExcelBook
from vqdesk.summary import layout
from vqdesk.summary.sentences import sentences
from vqdesk.tracking.groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from vqdesk.annex.layout.typography import CellRole
    from vqdesk.formats.small_documents.excel import ExcelSheet, Value
    from vqdesk.summary.layout import By
    from vqdesk.summary.summary import ReportSummary
    from vqdesk.tracking.groups import StatusGroup

# In millimetres.
_COUNT_WIDTHS = (64, 18, *[22] * 5, *[24] * 3)
_LIST_WIDTHS = (12, 46, 84, 30, 30, 60)
_NUMBERS: list[CellRole] = ["number"] * (len(_COUNT_WIDTHS) - 1)
_TOTALS: list[CellRole] = ["numeral"] * len(_NUMBERS)
_ROLES: tuple[CellRole, ...] = ("label", *_NUMBERS)
_TOTAL_ROLES: tuple[CellRole, ...] = ("domain", *_TOTALS)
_LIST_ROLES: tuple[CellRole, ...] = ("number", "label", "narrative", "label", "label", "label")
# Light ones: the numbers upon them are read on paper without colours, too.
_COLOURS: Mapping[StatusGroup, str] = {
    "done_in_time": "81C784",
    "done_late": "FFD54F",
    "open_in_time": "90CAF9",
    "open_late": "E57373",
    "unknown": "BDBDBD",
}
_FIRST_GROUP = 3  # the column behind the name and the total


def write_excel(summary: ReportSummary, stream: BinaryIO, name: str) -> None:
    """Write a summary as XLSX, to print on A4 across.

    The same summary is the same bytes. What was written is read back; raises Refused
    file.changed_readback where it is not the same.
    """
    book = ExcelBook(" ".join(layout.titles(summary)), layout.organisation(summary))
    units = _add_counts(book, summary, "units")
    _add_counts(book, summary, "domains")
    if summary.lists_tasks:
        _add_list(book, summary)
    if summary.units:
        colours = [_COLOURS[group] for group in GROUPS]
        page = book.add_sheet(layout.summary_heading("chart"), _lines(summary), (), _COUNT_WIDTHS)
        # Behind the whole, which would make every other bar short.
        page.add_bars(units, _FIRST_GROUP, colours, layout.summary_heading("chart_title"), skip=1)
    book.save(stream, name)


def _lines(summary: ReportSummary) -> Iterator[Line]:
    if mark := layout.internal_mark(summary):
        yield Line(mark, "annex")
    yield from (Line(title, "title") for title in layout.titles(summary))
    if organisation := layout.organisation(summary):
        yield Line(organisation, "subtitle")
    yield Line(f"({layout.said_day(summary)})", "attached")


def _add_counts(book: ExcelBook, summary: ReportSummary, by: By) -> ExcelSheet:
    headings = layout.count_headings(by)
    sheet = book.add_sheet(layout.summary_heading(by), _lines(summary), headings, _COUNT_WIDTHS)
    for row in layout.counted_rows(summary, by):
        rates: list[Value] = [figure_of(text) or text for text in map(layout.format_rate, row.count.rates)]
        values: list[Value] = [row.name, *layout.numbers(row.count), *rates]
        sheet.add_row(values, _TOTAL_ROLES if row.is_whole else _ROLES)
    if by == "units":
        for text in (*layout.notes(summary), *sentences(summary)):
            sheet.add_line(Line(text, "recipient"))
    return sheet


def _add_list(book: ExcelBook, summary: ReportSummary) -> None:
    sheet = book.add_sheet(
        layout.summary_heading("listed"), _lines(summary), layout.list_headings(), _LIST_WIDTHS
    )
    for each in (*summary.late, *summary.unknown):
        sheet.add_row(layout.list_cells(each), _LIST_ROLES)
    sheet.add_filter()
