"""Damaged and hostile workbooks, and how much of one is kept."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from handmade.docx import zipped
from handmade.excel_book import book, inline, read, refused, rows, tables, told, unzipped

from vqdesk.formats.excel import element_stream
from vqdesk.formats.excel import strings as excel_strings
from vqdesk.formats.excel.reader import sheet
from vqdesk.formats.opc import package


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (lambda: book(rows('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'), strings="<si/>"), "file.unreadable"),
        (lambda: book(rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')), "file.unreadable"),
        (lambda: book(rows('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), strings="<si/>"), "file.unreadable"),
        (lambda: book("<worksheet>"), "file.unreadable"),
        (lambda: book(""), "file.unreadable"),
        (lambda: book(f'<!DOCTYPE worksheet [<!ENTITY a "b">]>{rows()}'), "file.unreadable"),
        (lambda: book(f'<!DOCTYPE worksheet [<!ENTITY a "b">]>{rows("<row><c/></row>")}'), "file.unreadable"),
        (lambda: zipped({**unzipped(book(rows())), "xl/workbook.xml": "<a/>"}), "file.unreadable"),
        (lambda: zipped({k: v for k, v in unzipped(book(rows())).items() if "sheet1" not in k}), "file.unreadable"),
        (lambda: book(rows(f'<row r="1">{inline("A1", "a" * 1_000_001)}</row>')), "file.too_big"),
        (lambda: book(rows(f'<row r="1">{inline("A1", "a" * 11_000_000)}</row>')), "file.too_big"),
        (lambda: book(rows("<row><c><v>1</v></c></row>" * 50_001)), "file.too_big"),
        (lambda: book(rows("<row><c><v>1</v></c></row>" * 30_000), rows("<row><c><v>1</v></c></row>" * 30_000)), "file.too_big"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.old_office"),
        (lambda: b"PK", "file.unreadable"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data, key: str):
    assert refused(data()) == key


@pytest.mark.parametrize("part", ["row", "c", "a"])
def test_what_is_kept_of_a_part_has_a_limit(monkeypatch: pytest.MonkeyPatch, part: str):
    monkeypatch.setattr(package, "_BLOCK", 1 << 16)
    monkeypatch.setattr(element_stream, "MAX_XML_NODES_KEPT", 100_000)
    many = f"<{part}/>" * 150_000
    if part == "row":  # what is empty and gone again costs nothing
        assert read(book(rows(many))).blocks == []
    else:
        assert refused(book(rows(f'<row r="1">{many}</row>'))) == "file.too_big"
        assert refused(book(rows(after=many))) == "file.too_big"


def test_what_stands_around_the_rows_is_kept_together(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(element_stream, "MAX_XML_NODES_KEPT", 150_000)
    many, line = "<a/>" * 80_000, "<row><c><v>1</v></c></row>" * 3000
    assert len(read(book(rows(line * 2, after=many))).blocks) == 1
    assert len(read(book(rows(line * 2, before=many))).blocks) == 1
    assert refused(book(rows(line * 2, before=many, after=many))) == "file.too_big"


@pytest.mark.parametrize(
    ("module", "limit", "lines", "before"),
    [
        (element_stream, "LARGEST_PART", "<row/>" * 40, ""),
        (sheet, "LAST_ROW", "<row/>" * 101, ""),
        (sheet, "MAX_XML_NODES", f"<row>{'<c/>' * 101}</row>", ""),
        (sheet, "LAST_COLUMN", "", f"<cols>{'<col/>' * 101}</cols>"),
    ],
)
def test_a_sheet_has_limits(monkeypatch: pytest.MonkeyPatch, module, limit: str, lines: str, before: str):
    data = book(rows(lines, before=before))
    assert read(data).blocks == []
    monkeypatch.setattr(module, limit, 100)
    assert refused(data) == "file.too_big"


def test_cells_far_to_the_right_are_told_and_countless_ones_refused(monkeypatch: pytest.MonkeyPatch):
    far = f'<row r="2">{inline("B2", "a")}{inline("IW2", "xa")}<c r="XFD2" s="3"/><c r="XFC2"><v>0.5</v></c></row>'
    data = book(rows(far), rows('<row r="1048576"><c r="XFD1048576"/></row>'))
    (table,) = tables(data)
    assert [cell.text for row in table.rows for cell in row] == ["a"]
    assert told(data) == [("sheet 1, row 2, column 257", "xa\t0,5", "skipped", "account.far_cell")]
    monkeypatch.setattr(sheet, "MOST_CELLS", 2)
    assert refused(data) == "file.too_big"
    monkeypatch.undo()
    monkeypatch.setattr(sheet, "MOST_TOLD", 2)
    assert (
        refused(book(rows(*(f'<row r="{n}">{inline(f"IW{n}", "a")}</row>' for n in (1, 2, 3)))))
        == "file.too_big"
    )


def test_more_shared_texts_than_cells_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(excel_strings, "MOST_CELLS", 1000)
    assert read(book(rows(), strings="<si/>" * 1000)).blocks == []
    assert refused(book(rows(), strings="<si/>" * 1002)) == "file.too_big"


def test_more_changes_than_anybody_reads_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sheet, "MOST_TOLD", 2)
    apart = [f"<row>{inline('', 'Thu' + chr(0x31B))}</row>"] * 3
    assert len(told(book(rows(*apart[:2])))) == 2
    assert refused(book(rows(*apart))) == "file.too_big"
    merge = '<mergeCells><mergeCell ref="A1:A9"/></mergeCells>'
    lines = [f"<row>{inline('', 'a')}</row>"] * 4
    assert refused(book(rows(*lines, after=merge))) == "file.too_big"


def test_overlapping_and_countless_merges_end_soon():
    lines = "".join(
        f'<row r="{n}">{inline(f"A{n}", "a")}{inline(f"E{n}", "b")}</row>' for n in range(1, 2001)
    )
    ranges = "".join(f'<mergeCell ref="A{n}:D{n + 1900}"/>' for n in range(1, 50_001))
    (table,) = tables(book(rows(lines, after=f"<mergeCells>{ranges}</mergeCells>")))
    assert table.rows[0][0].row_span == 1901
    assert len(table.rows) == 2000
