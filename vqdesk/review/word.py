"""A review sheet as a Word file: a table for each part, the words in doubt bold and underlined.

What is found in one sentence stands in one row; Excel, in which one filters, has a row for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import AnnexCell, AnnexRow
from vqdesk.formats.small_documents.texts import TextPiece, pieces_of
from vqdesk.formats.small_documents.word import WordDocument
from vqdesk.review import layout
from vqdesk.review.joined_rows import joined_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from vqdesk.formats.small_documents.texts import Text
    from vqdesk.review.layout import SheetPart
    from vqdesk.review.sheet import ReviewSheet

# In millimetres.
_WIDTHS = {
    "id": 26,
    "number": 12,
    "unit": 26,
    "column": 27,
    "sentence": 97,
    "reckoned": 50,
    "proposal": 40,
    "reason": 40,
    "who": 28,
}


def write_review_docx(sheet: ReviewSheet, stream: BinaryIO, name: str) -> None:
    """Write a review sheet as DOCX on A4 across.

    The same sheet is the same bytes. What was written is read back; raises Refused file.changed_readback
    where it is not the same.
    """
    document = WordDocument(" ".join(layout.review_titles(sheet)), layout.reviewed_organisation(sheet))
    for line in layout.head_lines(sheet):
        document.add_line(line.text, line.role)
    document.add_line(layout.covered(sheet), "domain")
    for text in layout.counted(sheet):
        document.add_line(text, "label")
    if signed := list(layout.signed_lines(sheet)):
        document.add_line("", "label")
        document.add_line(layout.review_heading("signed"), "domain")
        for text, stands_out in signed:
            document.add_line(text, "domain" if stands_out else "label")
    for part in layout.sheet_parts(sheet):
        _add_part(document, sheet, part)
    document.save(stream, name)


def _add_part(document: WordDocument, sheet: ReviewSheet, part: SheetPart) -> None:
    document.add_line("", "label")
    document.add_line(part.title, "domain")
    if part.rows:
        _add_table(document, sheet, part)
    if part.note:
        document.add_line(part.note, "label")


def _add_table(document: WordDocument, sheet: ReviewSheet, part: SheetPart) -> None:
    columns, rows = _narrowed(part)
    headings = layout.column_headings(sheet, columns)
    header = AnnexRow("header", [AnnexCell((text,), "heading") for text in headings])
    widths = [_WIDTHS[column] for column in columns]
    table = document.add_table(widths, (header,), keeps_rows=True)
    roles = layout.roles_of(columns)
    for row in joined_rows(rows, columns.index("sentence")):
        table.add_row(row, roles)


def _narrowed(part: SheetPart) -> tuple[Sequence[str], Iterator[Sequence[Text]]]:
    """Return a table with the computation above its explanation: most findings have none."""
    if "computation" not in part.columns:
        return part.columns, iter(part.rows)
    at = part.columns.index("computation")
    columns = (*part.columns[:at], "reckoned", *part.columns[at + 2 :])
    return columns, ((*row[:at], _reckoned(*row[at : at + 2]), *row[at + 2 :]) for row in part.rows)


def _reckoned(computation: Text, explanation: Text) -> Text:
    if not computation:
        return explanation
    return [TextPiece("lit", f"{computation}\n"), *pieces_of(explanation)]
