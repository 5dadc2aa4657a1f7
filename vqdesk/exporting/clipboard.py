"""A report for the clipboard: as HTML for Word and Excel, and as tab-separated text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.annex.layout.table import cell_places
from vqdesk.exporting.file_export import lay_out_report, read_stable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store.store import Store
    from vqdesk.annex.layout.table import AnnexRow, AnnexTable
    from vqdesk.exporting.file_export import ExportOptions

# What a spreadsheet computes: `=1+1`, `@SUM(1)`, `+HYPERLINK("...")`, `-2+cmd|' /C calc'!A0`.
_FORMULA = re.compile(r"\s*(?:[=@＝＠]|[-+－＋].*(?:\||[A-Za-z]{2}\s?\())", re.DOTALL)


def format_for_clipboard(
    store: Store, report_id: str, options: ExportOptions, *, whole: bool = True
) -> tuple[str, str]:
    """Return an annex as HTML and as text with tabs between the cells.

    Not `whole`, it is the rows alone: they go into a table that is there already. Raises Refused
    report.unknown, report.busy.
    """
    from vqdesk.formats.html import writer as html_writer

    def read() -> tuple[str, str]:
        table = lay_out_report(store, report_id, options)
        if not whole:
            table = replace(table, lines=(), header=(), room=0, closing=None)
        return "".join(html_writer.document(table)), format_as_text(table)

    return read_stable(read, "")


def format_as_text(table: AnnexTable) -> str:
    """Return the annex's lines and rows as text, a cell that has line ends in quotes, as Excel does.

    Such text cannot say that it is no formula, and pasted as text alone it would be computed: what looks
    like one has the apostrophe before it by which a spreadsheet knows a text. Figures have none; the page,
    which is what a spreadsheet takes by itself, keeps them as they are written.
    """
    lines = [_dead(line.text) for line in table.lines]
    lines += _rows([*table.header, *table.rows], len(table.columns))
    for column in table.closing or ():
        lines += [_dead(line.text) for line in column]
    return "".join(f"{line}\n" for line in lines)


def format_cells(rows: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return cells of a table as HTML and as text, as `format_for_clipboard` does the annex.

    One cell alone is its text to the letter: it goes into other texts as well.
    """
    from vqdesk.formats.html.cells import format_rows

    if len(rows) == 1 and len(rows[0]) == 1:
        return format_rows(rows), rows[0][0]
    lines = ("\t".join(_quoted(_dead(text)) for text in row) for row in rows)
    return format_rows(rows), "".join(f"{line}\n" for line in lines)


def _rows(rows: list[AnnexRow], width: int) -> list[str]:
    """Return rows with a place for every column; what spans fills its first place alone."""
    lines = [[""] * width for _ in rows]
    for at, column, cell in cell_places(rows):
        lines[at][column] = _quoted(_dead("\n".join(cell.paragraphs)))
    return ["\t".join(line) for line in lines]


def _dead(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _quoted(text: str) -> str:
    if not any(character in text for character in '\t\n\r"'):
        return text
    return '"' + text.replace('"', '""') + '"'
