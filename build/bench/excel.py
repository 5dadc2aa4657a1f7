"""The measurements of the way out to Excel: vqdesk, and XlsxWriter with the same two sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.imports import STORE

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

    from vqdesk.annex.layout.table import AnnexRow, AnnexTable

BOOK = "book.xlsx"
_LIST_HEADING = "Lĩnh vực"
_ALIGNMENTS = {"centre": "center", "justified": "justify"}


def write_book(folder: Path) -> None:
    """Export the store's report as the program does: what the others must equal."""
    from db.store.store import Store
    from vqdesk.exporting.file_export import export

    with Store.open(folder / STORE) as store:
        export(store, store.reports.all()[0].id, folder / BOOK)


def write(folder: Path, clock: Clock) -> dict[str, object]:
    """Write the XLSX from the store, without reading it back."""
    from db.store.store import Store
    from vqdesk.exporting.file_export import lay_out_report
    from vqdesk.formats.excel.writer import workbook as excel_writer

    out = folder / "write.xlsx"
    with Store.open(folder / STORE) as store:
        report_id = store.reports.all()[0].id
        with clock.running(), out.open("w+b") as stream:
            excel_writer.write(lay_out_report(store, report_id), stream)
    return {"same": out.read_bytes() == (folder / BOOK).read_bytes()}


def export(folder: Path, clock: Clock) -> dict[str, object]:
    """Export as the program does: written, read back and compared, synced and moved into place."""
    from db.store.store import Store
    from vqdesk.exporting.file_export import export as export_report
    from vqdesk.formats.excel.writer import workbook  # noqa: F401 - else loaded within the clock

    out = folder / "export.xlsx"
    out.unlink(missing_ok=True)
    with Store.open(folder / STORE) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            export_report(store, report_id, out)
    return {"same": out.read_bytes() == (folder / BOOK).read_bytes()}


def xlsxwriter(folder: Path, clock: Clock) -> dict[str, object]:
    """Write the same two sheets from the same store by XlsxWriter, row by row; nothing is read back."""
    import xlsxwriter  # noqa: F401 - loaded outside the clock

    from db.store.store import Store
    from vqdesk.exporting.file_export import lay_out_report
    from vqdesk.formats.excel.writer.figures import share_of  # noqa: F401

    out = folder / "xlsxwriter.xlsx"
    with Store.open(folder / STORE) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            _write_rows(lay_out_report(store, report_id), out)
    return {"same": _texts(out) == _texts(folder / BOOK)}


def _write_rows(table: AnnexTable, out: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(out, {"constant_memory": True}) as book:
        annex, tasks = book.add_worksheet("Biểu"), book.add_worksheet("Danh sách")
        formats: dict[tuple[str, str], Any] = {}
        widths = [column.width / 2.1 for column in table.columns]
        _set_up(annex, widths)
        _set_up(tasks, [13, *widths])
        heading = _format(book, formats, table, "heading")
        for index, text in enumerate([_LIST_HEADING, *(column.heading for column in table.columns)]):
            tasks.write_string(0, index, text, heading)
        row = 0
        for line in table.lines:
            looks = _format(book, formats, table, line.role)
            annex.merge_range(row, 0, row, len(widths) - 1, line.text, looks)
            row += 1
        first = row
        row = _write_header(annex, table, row, heading)
        annex.repeat_rows(first, row - 1)
        domain, count = "", 0
        for each in table.rows:
            texts = ["\n".join(cell.paragraphs) for cell in each.cells]
            if each.kind == "domain":
                domain = ". ".join(texts)
                annex.write_string(row, 0, texts[0], _format(book, formats, table, "numeral"))
                looks = _format(book, formats, table, "domain")
                annex.merge_range(row, 1, row, len(widths) - 1, texts[1], looks)
            else:
                count += 1
                tasks.write_string(count, 0, domain, _format(book, formats, table, "label"))
                _write_task(annex, tasks, (row, count), each, texts, (book, formats, table))
            row += 1
        tasks.autofilter(0, 0, count, len(widths))
        tasks.freeze_panes(1, 0)
        tasks.repeat_rows(0)


def _set_up(sheet: Any, widths: list[float]) -> None:
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_header(annex: Any, table: AnnexTable, row: int, heading: Any) -> int:
    upper, lower = table.header
    column = 0
    for cell in upper.cells:
        last = column + cell.column_span - 1
        text = "\n".join(cell.paragraphs)
        if last > column:
            annex.merge_range(row, column, row, last, text, heading)
        else:
            # With constant memory nothing can be merged over two rows: the first is gone by then.
            annex.write_string(row, column, text, heading)
        column = last + 1
    for index, cell in enumerate(lower.cells, len(table.columns) - len(lower.cells)):
        annex.write_string(row + 1, index, "\n".join(cell.paragraphs), heading)
    return row + 2


def _write_task(
    annex: Any,
    tasks: Any,
    rows: tuple[int, int],
    row: AnnexRow,
    texts: list[str],
    looks: tuple[Any, Any, AnnexTable],
) -> None:
    from vqdesk.formats.excel.writer.figures import share_of

    for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        share = share_of(text) if text[-1:] == "%" else None
        look = _format(*looks, cell.role, share.code if share else "")
        for sheet, line, column in ((annex, rows[0], index), (tasks, rows[1], index + 1)):
            if share:
                sheet.write_number(line, column, float(share.value), look)
            elif text:
                sheet.write_string(line, column, text, look)
            else:
                sheet.write_blank(line, column, None, look)


def _format(
    book: Any, formats: dict[tuple[str, str], Any], table: AnnexTable, role: Any, code: str = ""
) -> Any:
    if (role, code) not in formats:
        look = table.looks[role]
        alignment = _ALIGNMENTS.get(look.alignment, look.alignment)
        properties: dict[str, Any] = {
            "font_name": "Times New Roman",
            "font_size": look.size,
            "bold": look.bold,
        }
        properties |= {
            "italic": look.italic,
            "text_wrap": True,
            "valign": "top",
            "align": alignment,
            "border": 1,
        }
        formats[role, code] = book.add_format(properties | ({"num_format": code} if code else {}))
    return formats[role, code]


def _texts(path: Path) -> list[list[str]]:
    """Return the annex's texts; the list must hold the same ones, else it would be an annex of its own."""
    from vqdesk.formats.excel.reader.workbook import read_source

    (table,) = read_source(path.read_bytes(), path.name).blocks
    return [[cell.text for cell in row if cell.text] for row in table.rows]  # type: ignore[union-attr]
