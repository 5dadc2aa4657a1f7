"""A comparison as a Word file: what came is underlined, what went is struck through."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.annex.layout.typography import TEXT_WIDTH as MILLIMETRES
from vqdesk.annex.layout.typography import looks
from vqdesk.comparison import layout
from vqdesk.comparison.comparison import STATUSES
from vqdesk.formats.opc import package
from vqdesk.formats.opc.values import escaped
from vqdesk.formats.word.writer.body import CLOSING, OPENING, TABLE_END, TEXT_WIDTH_DXA, table_start
from vqdesk.formats.word.writer.parts import DOCUMENT, document_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from vqdesk.comparison.comparison import ComparedTask, Comparison
    from vqdesk.comparison.layout import DiffText

_TASK_WIDTHS = (10, 24, 34, 30, 83, 20, 20, 14, 17)
_SUMMARY_WIDTHS = (65, 19, *(18, 18, 18, 18, 18, 18), 30, 30)
_TASK_STYLES = (
    *("BangSo", "BangChu", "BangChu", "BangChu", "BangNoiDung", "BangSo", "BangSo", "BangSo", "BangChu"),
)
_SUMMARY_STYLES = ("BangChu", *["BangSo"] * 9)
_MARKS = {
    "same": "",
    "added": '<w:rPr><w:u w:val="single"/></w:rPr>',
    "removed": "<w:rPr><w:strike/></w:rPr>",
}
_ROWS_A_PIECE = 64

_Cell = tuple[str, int, str]
"""A heading's text, how many columns it spans, how it is merged downwards: "", "restart" or "continue"."""


def write(comparison: Comparison, stream: BinaryIO, name: str) -> None:
    """Write a comparison as DOCX: summary, then tasks by domain, on A4 across.

    The same comparison is the same bytes. What was written is read back; raises Refused
    file.changed_readback where it is not the same.
    """
    title = " ".join(layout.comparison_titles(comparison))
    parts = document_parts(title, layout.compared_organisations(comparison), looks())
    parts[DOCUMENT] = "".join(_document(comparison)).encode()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=package.LEVEL) as archive:
        package.write_parts(archive, parts)
    with package.open_package(stream, name) as again:
        if any(again.read(part) != content for part, content in parts.items()):
            raise Refused("file.changed_readback", name=name)


def _document(comparison: Comparison) -> Iterator[str]:
    yield OPENING
    title, periods = layout.comparison_titles(comparison)
    yield _paragraph(title, "TenBieu") + _paragraph(periods, "TenBieu")
    yield _paragraph(layout.compared_organisations(comparison), "TenPhu")
    yield _paragraph(f"({layout.heading('legend')})", "KemTheo")
    yield _paragraph(layout.heading("summary"), "TenPhu")
    yield from _summary_table(comparison)
    # Two tables that touch are one to Word.
    yield "</w:tbl>" + _paragraph("", "TenPhu") + _paragraph(layout.heading("details"), "TenPhu")
    yield from _task_table(comparison.tasks)
    yield "</w:tbl>" + TABLE_END + CLOSING


def _summary_table(comparison: Comparison) -> Iterator[str]:
    widths = _dxa(_SUMMARY_WIDTHS)
    named = [
        (layout.heading("group"), 1, "restart"),
        *((text, 1, "restart") for text in layout.summary_headings()),
    ]
    upper = [*named, (layout.heading("mean"), 2, "")]
    lower = [
        *(("", 1, "continue") for _ in named),
        *((layout.heading(name), 1, "") for name in ("then", "now")),
    ]
    yield table_start(widths) + _header(upper, widths) + _header(lower, widths)
    group = ""
    for row in layout.summary_rows(comparison):
        if row.group != group:
            group = row.group
            yield _spanning(group, widths)
        summary = row.summary
        texts = [
            row.name,
            *map(str, (summary.tasks, *(summary.counts[status] for status in STATUSES))),
            layout.mean(summary.mean_then, summary.had_then),
            layout.mean(summary.mean_now, summary.have_now),
        ]
        styles = _SUMMARY_STYLES if group else ["BangLinhVuc", *["BangSoLinhVuc"] * 9]
        yield _row([layout.plain(text) for text in texts], styles)


def _task_table(tasks: Iterable[ComparedTask]) -> Iterator[str]:
    widths = _dxa(_TASK_WIDTHS)
    single = [name for name in layout.TASK_HEADINGS if name not in layout.EVALUATION_COLUMNS]
    upper: list[_Cell] = [(layout.heading(name), 1, "restart") for name in single]
    upper.insert(-1, (layout.heading("evaluation"), len(layout.EVALUATION_COLUMNS), ""))
    lower: list[_Cell] = [
        (layout.heading(name), 1, "") if name in layout.EVALUATION_COLUMNS else ("", 1, "continue")
        for name in layout.TASK_HEADINGS
    ]
    yield table_start(widths) + _header(upper, widths) + _header(lower, widths)
    for title, group in layout.by_domain(tasks):
        if title:
            yield _spanning(title, widths)
        for task in group:
            yield _row(layout.task_cells(task), _TASK_STYLES)


def _dxa(millimetres: Sequence[int]) -> list[int]:
    """Return widths in twentieths of a point; the last column takes what rounding left."""
    widths = [width * TEXT_WIDTH_DXA // MILLIMETRES for width in millimetres]
    return [*widths[:-1], TEXT_WIDTH_DXA - sum(widths[:-1])]


def _header(cells: Iterable[_Cell], widths: Sequence[int]) -> str:
    pieces = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"]
    column = 0
    for text, span, merge in cells:
        wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        high = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        width = f'<w:tcW w:w="{sum(widths[column : column + span])}" w:type="dxa"/>'
        centred = '<w:vAlign w:val="center"/>'
        pieces.append(
            f"<w:tc><w:tcPr>{width}{wide}{high}{centred}</w:tcPr>{_paragraph(text, 'BangDauCot')}</w:tc>"
        )
        column += span
    return "".join([*pieces, "</w:tr>"])


def _spanning(text: str, widths: Sequence[int]) -> str:
    properties = (
        f'<w:tcPr><w:tcW w:w="{TEXT_WIDTH_DXA}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
    )
    name = _paragraph(text, "BangLinhVuc")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{properties}{name}</w:tc></w:tr>"


def _row(cells: Iterable[DiffText], styles: Iterable[str]) -> str:
    made = (f"<w:tc>{_paragraphs(cell, style)}</w:tc>" for cell, style in zip(cells, styles, strict=True))
    return f"<w:tr>{''.join(made)}</w:tr>"


def _paragraphs(text: DiffText, style: str) -> str:
    r"""Return a cell's paragraphs; a `\n` begins the next one, whatever became of it."""
    start = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    pieces = [start]
    for kind, words in text:
        first, *others = words.split("\n")
        pieces.append(_run(first, kind))
        for line in others:
            pieces += ("</w:p>", start, _run(line, kind))
    return "".join([*pieces, "</w:p>"])


def _paragraph(text: str, style: str) -> str:
    return _paragraphs(layout.plain(text), style)


def _run(text: str, kind: str) -> str:
    if not text:
        return ""
    inside = escaped(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{_MARKS[kind]}<w:t xml:space="preserve">{inside}</w:t></w:r>'
