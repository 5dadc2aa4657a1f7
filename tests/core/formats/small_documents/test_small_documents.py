"""Documents made by libraries: page, fonts and table of the annex, every text to the letter."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from vqdesk.annex.layout.table import AnnexCell, AnnexRow, Line
from vqdesk.formats.excel.writer.figures import Figure
from vqdesk.formats.opc import package
from vqdesk.formats.small_documents.excel import ExcelBook
from vqdesk.formats.small_documents.word import WordDocument
from vqdesk.text.word_diff import DiffPiece

ROOT = Path(__file__).parents[4]
TITLE, OFFICE = "Nhận xét <I> & II", "UBND xã Yên Phúc"
HEADER = (
    AnnexRow("header", [AnnexCell(("TT",), "heading", 1, 2), AnnexCell(("Kết quả",), "heading", 2)]),
    AnnexRow("header", [AnnexCell(("Trước",), "heading"), AnnexCell(("Nay",), "heading")]),
)
TEXTS = {
    "=1+1": "=1+1",
    "@việc": "@việc",
    "-1": "-1",
    "10/9": "10/9",
    "#N/A": "#N/A",
    "  hai  đầu  ": "  hai  đầu  ",
    "một\ttab": "một\ttab",
    "<p>&amp;": "<p>&amp;",
    "_x0041_": "_x0041_",
    "Kế hoạch số 42/KH-UBND, 63-NQ/HU": "Kế hoạch số 42/KH-UBND, 63-NQ/HU",
    "hai\ndòng": "hai\ndòng",
    "điều\x07 khiển\x1f\ufffe\ud800": "điều khiển",
    "dòng\x0bmới": "dòng\nmới",
}


def word(*cells: object, tables: int = 1) -> bytes:
    document = WordDocument(TITLE, OFFICE)
    document.add_line("Nhận xét", "title")
    for _ in range(tables):
        table = document.add_table([1, 2, 3], HEADER)
        table.add_band("I. Lĩnh vực kinh tế")
        for cell in cells:
            table.add_row(["1", cell, ""], ("number", "label", "narrative"))
    stream = io.BytesIO()
    document.save(stream, "a.docx")
    return stream.getvalue()


def excel(*cells: object) -> bytes:
    book = ExcelBook(TITLE, OFFICE)
    sheet = book.add_sheet("Nhận xét", [Line("Nhận xét", "title")], ["TT", "Nội dung"], [10, 100])
    for cell in cells:
        sheet.add_row(["1", cell], ("number", "label"))
    sheet.add_filter()
    stream = io.BytesIO()
    book.save(stream, "a.xlsx")
    return stream.getvalue()


def values(data: bytes) -> list[openpyxl.cell.Cell]:
    sheet = openpyxl.load_workbook(io.BytesIO(data), rich_text=True).active
    return [row[1] for row in sheet.iter_rows(min_row=4)]


@pytest.mark.parametrize(("text", "shown"), TEXTS.items())
def test_a_text_in_word_is_what_it_was(text: str, shown: str) -> None:
    (table,) = docx.Document(io.BytesIO(word(text))).tables
    paragraphs = table.rows[3].cells[1].paragraphs
    assert [paragraph.text for paragraph in paragraphs] == shown.split("\n")
    assert {paragraph.style.name for paragraph in paragraphs} == {"Bảng - chữ"}


@pytest.mark.parametrize(("text", "shown"), TEXTS.items())
def test_a_text_in_excel_is_what_it_was_and_no_formula(text: str, shown: str) -> None:
    (cell,) = values(excel(text))
    assert (cell.value, cell.data_type) == (shown, "s")
    assert cell.quotePrefix == (text in ("=1+1", "@việc", "-1", "10/9"))


def test_excel_is_told_that_a_code_is_none() -> None:
    with zipfile.ZipFile(io.BytesIO(excel("_x0041_"))) as archive:
        assert b">_x005F_x0041_<" in archive.read("xl/worksheets/sheet1.xml")


def test_excel_measures_columns_by_the_annex_s_font() -> None:
    with zipfile.ZipFile(io.BytesIO(excel("a"))) as archive:
        styles = archive.read("xl/styles.xml").decode()
    fonts = re.findall(r"<font>(.*?)</font>", styles)
    normal = re.search(r"<cellStyleXfs[^>]*><xf [^>]*?fontId=\"(\d+)\"", styles)
    assert normal
    assert 'val="Times New Roman"' in fonts[int(normal[1])]
    assert 'sz val="12"' in fonts[int(normal[1])]


def test_a_space_that_came_alone_is_kept_in_excel() -> None:
    pieces = [DiffPiece("same", "14"), DiffPiece("added", " "), DiffPiece("same", "xã")]
    with zipfile.ZipFile(io.BytesIO(excel(pieces))) as archive:
        assert b'<t xml:space="preserve"> </t>' in archive.read("xl/worksheets/sheet1.xml")


def test_no_symbol_of_a_document_is_broken_in_word() -> None:
    body = docx.Document(io.BytesIO(word("42/KH-UBND"))).element.body
    assert len(body.findall(f".//{qn('w:noBreakHyphen')}")) == 1


def test_what_changed_is_marked() -> None:
    text = [DiffPiece("same", "có "), DiffPiece("removed", "14\nxã "), DiffPiece("added", "16 ")]
    (table,) = docx.Document(io.BytesIO(word(text))).tables
    found = [
        [(run.text, bool(run.font.underline), bool(run.font.strike)) for run in paragraph.runs]
        for paragraph in table.rows[3].cells[1].paragraphs
    ]
    assert found == [
        [("có ", False, False), ("14", False, True)],
        [("xã ", False, True), ("16 ", True, False)],
    ]
    (cell,) = values(excel(text))
    assert [(block.text, block.font.u, bool(block.font.strike)) for block in cell.value] == [
        ("có ", None, False),
        ("14\nxã ", None, True),
        ("16 ", "single", False),
    ]
    assert {block.font.rFont for block in cell.value} == {"Times New Roman"}


@pytest.mark.parametrize("text", ["một " * 9_000, "😀" * 20_000, "_x0041_" * 4_600])
def test_no_text_is_longer_than_excel_holds(text: str) -> None:
    (cell,) = values(excel(text))
    shown = str(cell.value)
    kept, _, told = shown.partition("… (còn ")
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert text.startswith(kept)
    missing = text[len(kept) :].encode("utf-16-le")
    assert (int(told.split()[0]) if told else 0) == len(missing) // 2
    assert cell.row == 4
    assert openpyxl.load_workbook(io.BytesIO(excel(text))).active.row_dimensions[4].height == 409


def test_numbers_are_shown_as_they_were_given() -> None:
    found = [(cell.value, cell.number_format) for cell in values(excel(12, Figure("0.88", "0.0%")))]
    assert found == [(12, "General"), (0.88, "0.0%")]


def test_the_word_page_is_the_decree_s() -> None:
    document = docx.Document(io.BytesIO(word("a")))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert 30 <= section.left_margin.mm < 30.02
    assert 15 <= section.right_margin.mm < 15.02
    assert 20 <= section.top_margin.mm < 20.02
    assert 20 <= section.bottom_margin.mm < 20.02
    assert section.different_first_page_header_footer
    assert [paragraph.style.name for paragraph in section.header.paragraphs] == ["Số trang"]
    assert {document.styles[name].font.name for name in ("Biểu - tên", "Bảng - chữ", "Số trang")} == {
        "Times New Roman"
    }
    (table,) = document.tables
    assert table.style.name == "Bảng biểu"
    assert sum(column.width for column in table.columns) == pytest.approx(252 * 36_000, rel=0.001)
    rows = document.element.body.tbl_lst[0].tr_lst
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, True, False, False]
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Kết quả", "Kết quả"]
    assert [cell.text for cell in table.rows[1].cells] == ["TT", "Trước", "Nay"]
    assert [cell.text for cell in table.rows[2].cells] == ["I. Lĩnh vực kinh tế"] * 3


def test_the_excel_page_is_the_decree_s() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel("a")))
    sheet = book.active
    margins = sheet.page_margins
    found = [25.4 * inches for inches in (margins.left, margins.right, margins.top, margins.bottom)]
    for millimetres, least in zip(found, (30, 15, 20, 20), strict=True):
        assert least <= millimetres < least + 0.01
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.oddHeader.center.text == "&P"
    assert sheet.oddHeader.center.font == "Times New Roman,Regular"
    assert sheet.HeaderFooter.differentFirst
    assert sheet.firstHeader.center.text is None
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:B4")
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.font.name for cell in cells} == {"Times New Roman"}
    assert [cell.border.left and cell.border.left.style for cell in cells] == [None, *["thin"] * 4]
    assert [cell.style for cell in cells] == [
        *("Biểu - tên", "Bảng - đầu cột", "Bảng - đầu cột", "Bảng - số", "Bảng - chữ"),
    ]


@pytest.mark.parametrize("make", [word, excel])
def test_the_file_says_what_it_is_called_and_whose_it_is_and_no_more(make: type) -> None:
    data = make("a")
    assert make("a") == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        app = archive.read("docProps/app.xml").decode()
    assert re.findall(
        r"<(?:dc|cp|dcterms):(\w+)[ >]", core.partition("<dc:")[1] + core.partition("<dc:")[2]
    ) == [
        *("title", "creator", "language"),
    ]
    assert "<dc:language>vi-VN</dc:language>" in core
    assert f"<Company>{OFFICE}</Company>" in app
    assert "Application" not in app
    with package.open_package(io.BytesIO(data), "a") as opened:
        assert all(b"python" not in opened.read(part).lower() for part in opened.parts)


def test_tables_touch_neither_each_other_nor_the_end() -> None:
    body = docx.Document(io.BytesIO(word("a", tables=2))).element.body
    tags = [child.tag for child in body]
    assert tags == [qn(f"w:{name}") for name in ("p", "tbl", "p", "tbl", "p", "sectPr")]


def test_python_docx_s_own_templates_are_not_needed() -> None:
    """The built program has none of them."""
    call = (
        "import sys\nsys.addaudithook(lambda event, told: event == 'open' and print(told[0]))\n"
        "import io\nfrom vqdesk.formats.small_documents.word import WordDocument\n"
        "document = WordDocument('a', 'b')\ndocument.add_line('c', 'title')\ndocument.save(io.BytesIO(), 'd')"
    )
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", call],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    opened = [line.replace("\\", "/") for line in done.stdout.splitlines()]
    assert any("/docx/" in line for line in opened)
    assert not [line for line in opened if "/docx/templates/" in line]


def test_bars_stand_for_the_rows_of_a_list_and_lines_below_it_are_none_of_it() -> None:
    book = ExcelBook(TITLE, OFFICE)
    listed = book.add_sheet("Số liệu", [Line(TITLE, "title")], ["Đơn vị", "Xong", "Chưa"], (40, 20, 20))
    for name, *counts in (("Tất cả", 3, 4), ("Phòng A", 1, 0), ("Phòng B", 2, 4)):
        listed.add_row([name, *counts], ("label", "number", "number"))
    listed.add_line(Line("Ghi chú", "recipient"))
    listed.add_filter()
    page = book.add_sheet("Biểu đồ", [Line(TITLE, "title")], (), (40, 20, 20))
    page.add_bars(listed, 2, ["81C784", "E57373"], "Nhiệm vụ", skip=1)
    stream = io.BytesIO()
    book.save(stream, "a.xlsx")
    sheets = openpyxl.load_workbook(stream).worksheets
    assert (sheets[0].auto_filter.ref, sheets[0]["A7"].value) == ("A3:C6", "Ghi chú")
    assert (sheets[1].print_title_rows, sheets[1].freeze_panes) == (None, None)
    (chart,) = sheets[1]._charts  # noqa: SLF001 - openpyxl gives no other way to it
    assert [series.tx.strRef.f for series in chart.series] == ["'Số liệu'!$B$3", "'Số liệu'!$C$3"]
    assert {series.cat.strRef.f for series in chart.series} == {"'Số liệu'!$A$5:$A$6"}
    assert [series.val.numRef.f for series in chart.series] == ["'Số liệu'!$B$5:$B$6", "'Số liệu'!$C$5:$C$6"]


def test_no_sheet_lies_in_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed program left it in the folder for temporary files, with all its texts."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    book = ExcelBook(TITLE, OFFICE)
    book.add_sheet("Số liệu", [Line(TITLE, "title")], ["Đơn vị"], (40,)).add_row(["Phòng A"], ("label",))
    stream = io.BytesIO()
    book.save(stream, "a.xlsx")
    assert openpyxl.load_workbook(stream).active["A4"].value == "Phòng A"
