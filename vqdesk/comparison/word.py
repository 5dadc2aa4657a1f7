"""A comparison as a Word file: what came is underlined, what went is struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import AnnexCell, AnnexRow
from vqdesk.comparison import layout
from vqdesk.comparison.comparison import STATUSES
from vqdesk.formats.small_documents.word import WordDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from vqdesk.annex.layout.typography import CellRole
    from vqdesk.comparison.comparison import ComparedTask, Comparison

# In millimetres.
_TASK_WIDTHS = (10, 24, 34, 30, 83, 20, 20, 14, 17)
_SUMMARY_WIDTHS = (65, 19, *[18] * len(STATUSES), 30, 30)
_TASK_ROLES: tuple[CellRole, ...] = (
    *("number", "label", "label", "label", "narrative", "number", "number", "number", "label"),
)
_MOVED_WIDTHS = (10, 36, 74, 33, 33, 33, 33)
_MOVED_ROLES: tuple[CellRole, ...] = ("number", *("label",) * 6)
_NUMBERS: list[CellRole] = ["number"] * (len(_SUMMARY_WIDTHS) - 1)
_TOTALS: list[CellRole] = ["numeral"] * len(_NUMBERS)
_SUMMARY_ROLES: tuple[CellRole, ...] = ("label", *_NUMBERS)
_TOTAL_ROLES: tuple[CellRole, ...] = ("domain", *_TOTALS)


def write_docx(comparison: Comparison, stream: BinaryIO, name: str) -> None:
    """Write a comparison as DOCX: summary, then tasks by domain, on A4 across.

    The same comparison is the same bytes. What was written is read back; raises Refused
    file.changed_readback where it is not the same.
    """
    titles, organisations = layout.comparison_titles(comparison), layout.compared_organisations(comparison)
    document = WordDocument(" ".join(titles), organisations)
    for title in titles:
        document.add_line(title, "title")
    document.add_line(organisations, "subtitle")
    document.add_line(f"({layout.heading('legend')})", "attached")
    for line in layout.column_lines(comparison):
        document.add_line(line, "attached")
    document.add_line(layout.heading("summary"), "subtitle")
    _add_summary(document, comparison)
    _add_moved(document, layout.moved_tasks(comparison))
    document.add_line("", "subtitle")
    document.add_line(layout.heading("details"), "subtitle")
    _add_tasks(document, comparison.tasks)
    document.save(stream, name)


def _add_summary(document: WordDocument, comparison: Comparison) -> None:
    upper = [layout.heading("group"), *layout.summary_headings()]
    table = document.add_table(_SUMMARY_WIDTHS, _header(upper, layout.heading("mean"), ("then", "now")))
    group = ""
    for row in layout.summary_rows(comparison):
        if row.group != group:
            group = row.group
            table.add_band(group)
        summary = row.summary
        texts = [
            row.name,
            *map(str, (summary.tasks, *(summary.counts[status] for status in STATUSES))),
            layout.format_mean(summary.mean_then, summary.had_then),
            layout.format_mean(summary.mean_now, summary.have_now),
        ]
        table.add_row(texts, _SUMMARY_ROLES if group else _TOTAL_ROLES)


def _add_moved(document: WordDocument, tasks: Sequence[ComparedTask]) -> None:
    """Add the tasks whose deadline or group is another one, if there are any."""
    if not tasks:
        return
    document.add_line("", "subtitle")
    document.add_line(layout.heading("moved"), "subtitle")
    cells = [AnnexCell((layout.heading(name),), "heading") for name in layout.MOVED_HEADINGS]
    table = document.add_table(_MOVED_WIDTHS, (AnnexRow("header", cells),))
    for task in tasks:
        table.add_row(layout.moved_cells(task), _MOVED_ROLES)


def _add_tasks(document: WordDocument, tasks: Iterable[ComparedTask]) -> None:
    under = layout.EVALUATION_COLUMNS
    *single, last = [layout.heading(name) for name in layout.TASK_HEADINGS if name not in under]
    header = _header(single, layout.heading("evaluation"), under, last)
    table = document.add_table(_TASK_WIDTHS, header)
    for title, group in layout.group_by_domain(tasks):
        if title:
            table.add_band(title)
        for task in group:
            table.add_row(layout.task_cells(task), _TASK_ROLES)


def _header(
    before: Iterable[str], common: str, under: Iterable[str], *after: str
) -> tuple[AnnexRow, AnnexRow]:
    """Return two rows of headings: some share a `common` one, the others reach over both rows."""
    lower = [AnnexCell((layout.heading(name),), "heading") for name in under]
    upper = [
        *_high(before),
        AnnexCell((common,), "heading", column_span=len(lower)),
        *_high(after),
    ]
    return AnnexRow("header", upper), AnnexRow("header", lower)


def _high(headings: Iterable[str]) -> Iterator[AnnexCell]:
    return (AnnexCell((heading,), "heading", row_span=2) for heading in headings)
