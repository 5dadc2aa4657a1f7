"""A comparison as an Excel file: tasks to filter on one sheet, the summary on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import Line
from vqdesk.comparison import layout
from vqdesk.comparison.comparison import STATUSES, domain_title
from vqdesk.formats.excel.writer.figures import Figure, figure_of
from vqdesk.formats.small_documents.excel import ExcelBook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import BinaryIO

    from vqdesk.annex.layout.typography import CellRole
    from vqdesk.comparison.comparison import ComparedTask, Comparison
    from vqdesk.formats.small_documents.excel import Value

# In millimetres. Tasks are printed smaller, because a row of Excel holds no more than 26 lines.
_TASK_WIDTHS = (26, 12, 28, 60, 44, 132, 18, 18, 16, 20)
_SUMMARY_WIDTHS = (26, 60, 18, *[16] * len(STATUSES), 26, 26)
_TASK_ROLES: tuple[CellRole, ...] = (
    *("label", "number", "label", "label", "label", "narrative", "number", "number", "number", "number"),
)
_MOVED_WIDTHS = (40, 12, 40, 90, 40, 40, 40, 40)
_MOVED_ROLES: tuple[CellRole, ...] = ("label", "number", *("label",) * 6)
_NUMBERS: list[CellRole] = ["number"] * (len(_SUMMARY_WIDTHS) - 2)
_TOTALS: list[CellRole] = ["numeral"] * len(_NUMBERS)
_SUMMARY_ROLES: tuple[CellRole, ...] = ("label", "label", *_NUMBERS)
_TOTAL_ROLES: tuple[CellRole, ...] = ("domain", "domain", *_TOTALS)
_MOST_DIGITS = 15
_EVALUATIONS = slice(-4, -1)  # of a task's cells


def write_xlsx(comparison: Comparison, stream: BinaryIO, name: str) -> None:
    """Write a comparison as XLSX, to print on A4 across.

    The same comparison is the same bytes. A text that Excel cannot hold whole ends with how many
    characters are missing. What was written is read back; raises Refused file.changed_readback where
    it is not the same.
    """
    book = ExcelBook(
        " ".join(layout.comparison_titles(comparison)), layout.compared_organisations(comparison)
    )
    _add_tasks(book, comparison)
    _add_summary(book, comparison)
    _add_moved(book, comparison)
    book.save(stream, name)


def _lines(comparison: Comparison) -> Iterator[Line]:
    yield from (Line(title, "title") for title in layout.comparison_titles(comparison))
    yield Line(layout.compared_organisations(comparison), "subtitle")
    yield Line(f"({layout.heading('legend')})", "attached")
    yield from (Line(line, "attached") for line in layout.column_lines(comparison))


def _add_tasks(book: ExcelBook, comparison: Comparison) -> None:
    headings = [layout.heading(name) for name in ("domain", *layout.TASK_HEADINGS)]
    sheet = book.add_sheet(layout.heading("details"), _lines(comparison), headings, _TASK_WIDTHS)
    for task in comparison.tasks:
        cells: list[Value] = [domain_title(task.domain), *layout.task_cells(task)]
        cells[_EVALUATIONS] = _evaluations(task)
        sheet.add_row(cells, _TASK_ROLES)
    sheet.add_filter()


def _evaluations(task: ComparedTask) -> tuple[Value, Value, Value]:
    """Return then, now and the difference: as numbers, where Excel shows them as they were written."""
    then, now = task.evaluation_then, task.evaluation_now
    return figure_of(then) or then, figure_of(now) or now, _difference(task.difference)


def _difference(value: Decimal | None) -> Value:
    if value is None or len(value.as_tuple().digits) > _MOST_DIGITS:
        return layout.format_difference(value)
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    code = "0." + "0" * decimals if decimals else "0"
    return Figure(f"{value:f}", f"+{code};-{code};{code}")


def _add_moved(book: ExcelBook, comparison: Comparison) -> None:
    """Add the tasks whose deadline or group is another one, if there are any."""
    if tasks := layout.moved_tasks(comparison):
        headings = [layout.heading(name) for name in ("domain", *layout.MOVED_HEADINGS)]
        sheet = book.add_sheet(layout.heading("moved"), _lines(comparison), headings, _MOVED_WIDTHS)
        for task in tasks:
            sheet.add_row([domain_title(task.domain), *layout.moved_cells(task)], _MOVED_ROLES)
        sheet.add_filter()


def _add_summary(book: ExcelBook, comparison: Comparison) -> None:
    means = [f"{layout.heading('mean')}: {layout.heading(name).lower()}" for name in ("then", "now")]
    headings = ["", layout.heading("group"), *layout.summary_headings(), *means]
    sheet = book.add_sheet(layout.heading("summary"), _lines(comparison), headings, _SUMMARY_WIDTHS)
    for group, name, summary in layout.summary_rows(comparison):
        values: list[Value] = [
            group,
            name,
            summary.tasks,
            *(summary.counts[status] for status in STATUSES),
            layout.format_mean(summary.mean_then, summary.had_then),
            layout.format_mean(summary.mean_now, summary.have_now),
        ]
        sheet.add_row(values, _SUMMARY_ROLES if group else _TOTAL_ROLES)
