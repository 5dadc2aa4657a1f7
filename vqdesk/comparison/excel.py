"""A comparison as an Excel file: tasks to filter on one sheet, the summary on the other."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from db.errors import Refused
from vqdesk.annex.layout.typography import FONT
from vqdesk.comparison import layout
from vqdesk.comparison.comparison import STATUSES, domain_title
from vqdesk.formats.excel.writer.cells import MOST_CHARACTERS
from vqdesk.formats.opc import package
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
    from typing import BinaryIO

    from vqdesk.comparison.comparison import ComparedTask, Comparison
    from vqdesk.comparison.layout import DiffText
    from vqdesk.text.word_diff import DiffPiece

_SIZE = 12
_TASK_WIDTHS = (16, 5, 16, 27, 23, 68, 10, 10, 8, 11)
_SUMMARY_WIDTHS = (15, 44, 8, *(8, 8, 8, 8, 8, 8), 18, 18)
# In points; Excel fits heights only where somebody types, and no row is higher than 409.
_LINE_HEIGHT, _GREATEST_HEIGHT = 15.75, 409
_CENTRED = ("number", "then", "now", "difference", "status")
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/"
# What begins so would be a formula, or be taken for one by whoever types into the cell.
_FORMULA = ("=", "+", "-", "@")


def write(comparison: Comparison, stream: BinaryIO, name: str) -> None:
    """Write a comparison as XLSX, to print on A4 across.

    The same comparison is the same bytes. A text that Excel cannot hold whole ends with how many
    characters are missing. What was written is read back; raises Refused file.changed_readback where
    it is not the same.
    """
    book = Workbook()
    book.properties.creator = layout.compared_organisations(comparison)
    book.properties.title = " ".join(layout.comparison_titles(comparison))
    tasks = book.active
    tasks.title = layout.heading("details")
    _fill_tasks(tasks, comparison)
    _fill_summary(book.create_sheet(layout.heading("summary")), comparison)
    saved = BytesIO()
    book.save(saved)
    parts = _timeless(saved)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=package.LEVEL) as archive:
        package.write_parts(archive, parts)
    with package.open_package(stream, name) as again:
        if any(again.read(part) != content for part, content in parts.items()):
            raise Refused("file.changed_readback", name=name)


def _timeless(saved: BytesIO) -> dict[str, bytes]:
    """Return the parts of a saved book: without the time of its making, with all white space of texts."""
    with zipfile.ZipFile(saved) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[_CORE] = _TIMES.sub(b"", parts[_CORE])
    for part, content in parts.items():
        if part.startswith(_SHEETS):
            parts[part] = content.replace(b"<t>", b'<t xml:space="preserve">')
    return parts


def _fill_tasks(sheet: Any, comparison: Comparison) -> None:
    names = ("domain", *layout.TASK_HEADINGS)
    first = _begin(sheet, comparison, [layout.heading(name) for name in names], _TASK_WIDTHS)
    row = first
    for row, task in enumerate(comparison.tasks, first + 1):
        _write_row(sheet, row, _task_values(task), [name in _CENTRED for name in names])
        _fit_height(sheet, row, ("", *layout.task_cells(task)), _TASK_WIDTHS)
        for name in ("then", "now", "difference"):
            cell = sheet.cell(row, names.index(name) + 1)
            cell.number_format = _format(task, name)
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(names))}{row}"


def _task_values(task: ComparedTask) -> list[DiffText | float | str]:
    texts: list[DiffText | float | str] = [domain_title(task.domain), *layout.task_cells(task)]
    then, now, difference = (len(texts) - 4, len(texts) - 3, len(texts) - 2)
    for place, share, written in (
        (then, task.percent_then, task.evaluation_then),
        (now, task.percent_now, task.evaluation_now),
    ):
        if share is not None:
            texts[place] = float(share / 100) if written.strip().endswith("%") else float(share)
    texts[difference] = "" if task.difference is None else float(task.difference)
    return texts


def _format(task: ComparedTask, name: str) -> str:
    """Return the number format that shows a percentage with the decimals that were written."""
    if name == "difference":
        zeros = _zeros(task.difference)
        return f"+{zeros};-{zeros};{zeros}"
    share = task.percent_then if name == "then" else task.percent_now
    written = task.evaluation_then if name == "then" else task.evaluation_now
    if share is None:
        return "General"
    return _zeros(share) + ("%" if written.strip().endswith("%") else "")


def _zeros(value: Decimal | None) -> str:
    exponent = value.as_tuple().exponent if value is not None else 0
    decimals = min(-exponent, 20) if isinstance(exponent, int) and exponent < 0 else 0
    return "0." + "0" * decimals if decimals else "0"


def _fill_summary(sheet: Any, comparison: Comparison) -> None:
    means = [f"{layout.heading('mean')}: {layout.heading(name).lower()}" for name in ("then", "now")]
    headings = ["", layout.heading("group"), *layout.summary_headings(), *means]
    first = _begin(sheet, comparison, headings, _SUMMARY_WIDTHS)
    for row, (group, name, summary) in enumerate(layout.summary_rows(comparison), first + 1):
        counts = [summary.tasks, *(summary.counts[status] for status in STATUSES)]
        values: list[DiffText | float | str] = [
            group,
            name,
            *counts,
            layout.mean(summary.mean_then, summary.had_then),
            layout.mean(summary.mean_now, summary.have_now),
        ]
        _write_row(sheet, row, values, [False, False, *[True] * 9], bold=not group)
        _fit_height(sheet, row, (group, name), _SUMMARY_WIDTHS)


def _begin(sheet: Any, comparison: Comparison, headings: Sequence[str], widths: Sequence[int]) -> int:
    """Write titles and headings, lay out the page; return the headings' row."""
    titles = [
        *layout.comparison_titles(comparison),
        layout.compared_organisations(comparison),
        f"({layout.heading('legend')})",
    ]
    for row, title in enumerate(titles, 1):
        cell = sheet.cell(row, 1)
        _put(cell, title)
        cell.font = Font(name=FONT, size=14, bold=row < len(titles), italic=row == len(titles))
        cell.alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(widths))
    first = len(titles) + 2
    _write_row(sheet, first, headings, [True] * len(headings), bold=True)
    _fit_height(sheet, first, headings, widths, bold=True)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # Decree 30/2020/NĐ-CP: 20 mm above and below, 30 left, 15 right; the page's number above.
    margins = sheet.page_margins
    margins.top, margins.bottom, margins.left, margins.right, margins.header = 0.79, 0.79, 1.18, 0.6, 0.4
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = "&P"
    return first


def _write_row(
    sheet: Any,
    row: int,
    values: Iterable[DiffText | float | str],
    centred: Iterable[bool],
    *,
    bold: bool = False,
) -> None:
    for column, (value, middle) in enumerate(zip(values, centred, strict=True), 1):
        cell = sheet.cell(row, column)
        _put(cell, value)
        cell.font = Font(name=FONT, size=_SIZE, bold=bold)
        cell.border = _BORDER
        cell.alignment = Alignment(
            horizontal="center" if middle else "left", vertical="center" if bold else "top", wrap_text=True
        )


def _fit_height(
    sheet: Any, row: int, texts: Iterable[DiffText | str], widths: Iterable[int], *, bold: bool = False
) -> None:
    """Make a row as high as its longest text is likely to need: a letter takes less than a column's unit."""
    lines = 1
    for text, width in zip(texts, widths, strict=False):
        whole = text if isinstance(text, str) else "".join(words for _, words in text)
        room = width * (1 if bold else 1.25)
        lines = max(lines, sum(int(len(line) / room) + 1 for line in whole.split("\n")))
    sheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT + 2, _GREATEST_HEIGHT)


def _put(cell: Any, value: DiffText | float | str) -> None:
    """Put a value into a cell; a text stays a text, whatever it begins with."""
    if isinstance(value, int | float):
        cell.value = value
        return
    text = _cut(layout.plain(value) if isinstance(value, str) else value)
    whole = "".join(words for _, words in text)
    if not whole:
        return
    changed = any(kind != "same" for kind, _ in text)
    cell.value = CellRichText(*map(_block, text)) if changed else whole
    cell.data_type = "s"
    if whole.startswith(_FORMULA):
        cell.quotePrefix = True


def _block(piece: DiffPiece) -> TextBlock:
    underline = "single" if piece.kind == "added" else None
    font = InlineFont(rFont=FONT, sz=_SIZE, u=underline, strike=piece.kind == "removed" or None)
    return TextBlock(font, piece.text)


def _cut(text: DiffText) -> DiffText:
    """Return as much of a text as a cell holds, and then how much is missing."""
    total = sum(len(words) for _, words in text)
    if total <= MOST_CHARACTERS:
        return text
    room = MOST_CHARACTERS - len(say("show.text.cut", layout.LANG, count=total)) - 2
    kept: list[DiffPiece] = []
    left = room
    for piece in text:
        kept.append(piece._replace(text=piece.text[:left]))
        left -= len(kept[-1].text)
        if not left:
            break
    missing = say("show.text.cut", layout.LANG, count=total - room)
    return (*kept, *layout.plain("… " + missing))
