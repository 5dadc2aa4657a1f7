"""A summary as a Word file: both tables, what is late and why, and the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import AnnexCell, AnnexRow
from vqdesk.formats.small_documents.word import WordDocument
from vqdesk.summary import layout
from vqdesk.summary.overview_word import add_overview
from vqdesk.summary.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from vqdesk.annex.layout.typography import CellRole
    from vqdesk.summary.layout import By
    from vqdesk.summary.overview_word import OverviewPart
    from vqdesk.summary.summary import JudgedTask, ReportSummary

# In millimetres.
_COUNT_WIDTHS = (60, 16, *[20] * 4, 21, *[25] * 3)
_LIST_WIDTHS = (12, 46, 82, 30, 30, 52)
_NUMBERS: list[CellRole] = ["number"] * (len(_COUNT_WIDTHS) - 1)
_TOTALS: list[CellRole] = ["numeral"] * len(_NUMBERS)
_ROLES: tuple[CellRole, ...] = ("label", *_NUMBERS)
_TOTAL_ROLES: tuple[CellRole, ...] = ("domain", *_TOTALS)
_LIST_ROLES: tuple[CellRole, ...] = ("number", "label", "narrative", "label", "label", "label")


def write_word(summary: ReportSummary, stream: BinaryIO, name: str, part: OverviewPart | None = None) -> None:
    """Write a summary as DOCX on A4 across, with an overview where one is given.

    The same summary is the same bytes. What was written is read back; raises Refused
    file.changed_readback where it is not the same.
    """
    titles, organisation = layout.titles(summary), layout.organisation(summary)
    document = WordDocument(" ".join(titles), organisation)
    if mark := layout.internal_mark(summary):
        document.add_line(mark, "annex")
    for title in titles:
        document.add_line(title, "title")
    if organisation:
        document.add_line(organisation, "subtitle")
    document.add_line(f"({layout.said_day(summary)})", "attached")
    for sentence in sentences(summary):
        document.add_line(sentence, "narrative")
    _add_counts(document, summary, "units")
    for note in layout.notes(summary):
        document.add_line(note, "label")
    _add_counts(document, summary, "domains")
    if part is not None:
        add_overview(document, part)
    if summary.lists_tasks:
        _add_list(document, layout.summary_heading("late"), summary.late)
    if summary.unknown:
        _add_list(document, layout.summary_heading("unknown"), summary.unknown)
    document.save(stream, name)


def _add_counts(document: WordDocument, summary: ReportSummary, by: By) -> None:
    _begin_part(document, layout.summary_heading(by))
    table = document.add_table(_COUNT_WIDTHS, tuple(_header(by)), keeps_rows=True)
    for row in layout.counted_rows(summary, by):
        roles = _TOTAL_ROLES if row.is_whole else _ROLES
        table.add_row((row.name, *layout.figures(row.count)), roles)


def _add_list(document: WordDocument, title: str, tasks: Sequence[JudgedTask]) -> None:
    _begin_part(document, title)
    if not tasks:
        document.add_line(layout.summary_heading("none_late"), "label")
        return
    header = AnnexRow("header", [_head(text) for text in layout.list_headings()])
    table = document.add_table(_LIST_WIDTHS, (header,), keeps_rows=True)
    for each in tasks:
        table.add_row(layout.list_cells(each), _LIST_ROLES)


def _begin_part(document: WordDocument, title: str) -> None:
    document.add_line("", "label")
    document.add_line(title, "subtitle")


def _header(by: By) -> Iterator[AnnexRow]:
    """Yield two rows of headings: what is done, what is not, and the rates each have a common one."""
    name, total, *_ = layout.count_headings(by)
    parts = {"done": ("in_time", "over"), "open": ("within", "over")}
    rates = [f"rate_{rate}" for rate in layout.RATES]
    yield AnnexRow(
        "header",
        [
            _head(name, rows=2),
            _head(total, rows=2),
            *(_head(layout.summary_heading(part), columns=2) for part in parts),
            _head(layout.group_heading("unknown"), rows=2),
            _head(layout.summary_heading("rates"), columns=len(rates)),
        ],
    )
    lower = [*(each for pair in parts.values() for each in pair), *rates]
    yield AnnexRow("header", [_head(layout.summary_heading(each)) for each in lower])


def _head(text: str, rows: int = 1, columns: int = 1) -> AnnexCell:
    return AnnexCell((text,), "heading", row_span=rows, column_span=columns)
