"""A review sheet as an Excel file: a summary, and lists of what was found, accepted and not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import Line
from vqdesk.checks.frame.finding import SEVERITIES
from vqdesk.checks.told import SEVERITY_NAMES
from vqdesk.formats.small_documents.excel import ExcelBook
from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.messages.catalogue import say
from vqdesk.review import layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from vqdesk.review.layout import SheetPart
    from vqdesk.review.sheet import ReviewSheet

# In millimetres.
_WIDTHS = {
    "severity": 19,
    "id": 26,
    "number": 12,
    "unit": 28,
    "column": 28,
    "sentence": 100,
    "computation": 34,
    "explanation": 48,
    "proposal": 38,
    "reason": 42,
    "who": 32,
}
_SUMMARY_WIDTHS = (252,)


def write_review_xlsx(sheet: ReviewSheet, stream: BinaryIO, name: str) -> None:
    """Write a review sheet as XLSX, to print on A4 across.

    The same sheet is the same bytes. What was written is read back; raises Refused file.changed_readback
    where it is not the same.
    """
    book = ExcelBook(" ".join(layout.review_titles(sheet)), layout.reviewed_organisation(sheet))
    _add_summary(book, sheet)
    parts = {part.name: part for part in layout.sheet_parts(sheet)}
    _add_list(book, sheet, "found", [parts[severity] for severity in SEVERITIES])
    for name in ("accepted", "unread"):
        if parts[name].rows:
            _add_list(book, sheet, name, [parts[name]])
    book.save(stream, name)


def _add_summary(book: ExcelBook, sheet: ReviewSheet) -> None:
    page = book.add_sheet(layout.review_heading("summary"), layout.head_lines(sheet), (), _SUMMARY_WIDTHS)
    page.add_line(Line(layout.covered(sheet), "recipients"))
    for text in layout.counted(sheet):
        page.add_line(Line(text, "recipient"))
    if signed := list(layout.signed_lines(sheet)):
        page.add_line(Line(layout.review_heading("signed"), "recipients"))
        for text, stands_out in signed:
            page.add_line(Line(text, "recipients" if stands_out else "recipient"))


def _add_list(book: ExcelBook, sheet: ReviewSheet, name: str, parts: Sequence[SheetPart]) -> None:
    """Add a sheet with the rows of parts that have the same columns; of several a further one tells."""
    columns = (*(["severity"] if len(parts) > 1 else []), *parts[0].columns)
    headings = layout.column_headings(sheet, columns)
    widths = [_WIDTHS[column] for column in columns]
    page = book.add_sheet(layout.review_heading(f"{name}_sheet"), layout.head_lines(sheet), headings, widths)
    for part in parts:
        first = [say(SEVERITY_NAMES[severity], FILE_LANG) for severity in SEVERITIES if severity == part.name]
        for row in part.rows:
            page.add_row((*first, *row), layout.roles_of(columns))
    page.add_filter()
    for part in parts:
        if part.note and part.rows:
            page.add_line(Line(f"{part.title}: {part.note}", "recipient"))
