"""The annex as XLSX: its two sheets, its page, its numbers, its bytes, and the reading back."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from former_columns import Headings, headings_of
from lxml import etree

from db.errors import Refused
from db.records import Domain, Period, Report, Task
from vqdesk.annex.layout import typography
from vqdesk.annex.layout.style import AnnexStyle, Closing
from vqdesk.annex.layout.table import lay_out
from vqdesk.annex.layout.typography import LARGE, LARGEST, UPRIGHT
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.excel.writer import layout as excel_layout
from vqdesk.formats.excel.writer import workbook as excel_writer
from vqdesk.formats.excel.writer.cells import Cells
from vqdesk.formats.excel.writer.parts import SHEET_PARTS, STRINGS, STYLES_XML, WORKBOOK
from vqdesk.formats.excel.writer.readback import read_sheet

ANNEX, LIST = SHEET_PARTS
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAME = "a.xlsx"

REPORT = Report(
    "r",
    "UBND xã “A & B”",
    Period("9 tháng", 2024),
    ("BIỂU ĐÁNH GIÁ", "Tiến độ <9 tháng> năm 2024"),
    "(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024)",
    Headings("TT", "Tên đơn vị", "Nội dung", "Kết quả", "Văn bản", "Khối lượng", "Mức độ\n(%)").columns,
)
ROWS = (
    Domain("r", "d1", "I", "Lĩnh vực kinh tế"),
    Task("r", "d1", "t1", "1", "Phòng A", "Một\n\nhai", "42/KH-UBND", " cột\tsau  hai dấu cách ", "88,0%"),
    Task("r", "d1", "t2", "", "", "a\u00a0b\u00adc\u2011d", "<p>&amp;", '_x000D_ "ngoặc"', ""),
    Domain("r", "d2", "II", "Lĩnh vực văn hoá"),
    Task("r", "d2", "t3", "2", "Phòng A", "=1+1", "-5", "@a", "100%"),
)
CLOSING = Closing(("- Như trên;", "- Lưu: VT."), "A, ngày 01 tháng 9 năm 2024", ("CHỦ TỊCH",), "Nguyễn Văn A")


def table(*rows, of=REPORT, form="paper", style=None):
    return lay_out(of, lambda: iter(rows or ROWS), form, style or AnnexStyle())


def sample_table():
    draft = sample_draft()
    rows = [record for section in draft.sections for record in (section.domain, *section.tasks)]
    return lay_out(draft.report, lambda: iter(rows))


def written(of) -> bytes:
    stream = io.BytesIO()
    excel_writer.write(of, stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(of) -> dict[str, etree._Element]:
    return {name: etree.fromstring(content) for name, content in parts_of(written(of)).items()}


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = parts_of(data)
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def values(data: bytes) -> list[list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets]


def refused(call) -> Refused:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


# what stands in the sheets


def test_the_annex_is_laid_out_as_everywhere():
    annex, tasks = values(written(table()))
    none = [None] * 5
    assert annex[:5] == [
        ["BIỂU ĐÁNH GIÁ", *none],
        ["Tiến độ <9 tháng> năm 2024", *none],
        ["(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024)", *none],
        ["TT", "Tên đơn vị", "Nội dung", "Kết quả", None, None],
        [None, None, None, "Văn bản", "Khối lượng", "Mức độ\n(%)"],
    ]
    assert annex[5] == ["I", "Lĩnh vực kinh tế", None, None, None, None]
    assert annex[6] == ["1", "Phòng A", "Một\n\nhai", "42/KH-UBND", " cột\tsau  hai dấu cách ", 0.88]
    assert annex[7] == [None, None, "a\u00a0b\u00adc\u2011d", "<p>&amp;", '_x000D_ "ngoặc"', None]
    assert annex[9] == ["2", "Phòng A", "=1+1", "-5", "@a", 1]
    assert tasks == [
        ["Lĩnh vực", "TT", "Tên đơn vị", "Nội dung", "Văn bản", "Khối lượng", "Mức độ\n(%)"],
        ["I. Lĩnh vực kinh tế", *annex[6]],
        ["I. Lĩnh vực kinh tế", *annex[7]],
        ["II. Lĩnh vực văn hoá", *annex[9]],
    ]


def test_cells_are_merged_as_the_table_spans():
    merges = [each.get("ref") for each in parsed(table())[ANNEX].iter(S + "mergeCell")]
    assert merges == [
        *("A1:F1", "A2:F2", "A3:F3", "A4:A5", "B4:B5", "C4:C5", "D4:F4", "B6:F6", "B9:F9"),
    ]
    assert parsed(table())[LIST].find(S + "mergeCells") is None


def test_every_cell_of_the_table_has_a_border_and_no_line_above_it():
    parts = parsed(table())
    formats = list(parts[STYLES_XML].find(S + "cellXfs"))
    for row in parts[ANNEX].iter(S + "row"):
        borders = [formats[int(cell.get("s"))].get("borderId") for cell in row]
        assert borders == (["0"] if int(row.get("r")) < 4 else ["1"] * 6)
    assert [side.get("style") for side in parts[STYLES_XML].find(f"{S}borders")[1]] == ["thin"] * 4 + [None]


def test_there_is_no_formula_and_nothing_that_could_become_one():
    parts = parsed(table())
    formats = list(parts[STYLES_XML].find(S + "cellXfs"))
    texts = ["".join(each.itertext()) for each in parts[STRINGS]]
    quoted = set()
    for part in SHEET_PARTS:
        assert parts[part].find(f".//{S}f") is None
        for cell in parts[part].iter(S + "c"):
            assert cell.get("t") in ("s", None)
            if formats[int(cell.get("s"))].get("quotePrefix") == "1":
                quoted.add(texts[int(cell[0].text)])
    assert quoted == {"=1+1", "-5", "@a"}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        *(("1.10", True), ("05", True), ("1E5", True), ("=1+1", True), ("3/4", True), ("1-2", True)),
        *(("02/16", True), ("1.293,5", True), ("0,5", True), ("(5)", True), ("12:30", True), ("100 %", True)),
        *(("64", False), ("0", False), ("I", False), ("1/2 thôn", False), ("14/16 thôn", False)),
    ],
)
def test_a_text_that_looks_like_a_number_stays_one_when_somebody_goes_into_its_cell(text: str, quoted: bool):
    class Looks:
        def format_id(self, role: str, code: str = "", *, quoted: bool = False) -> str:
            return "quoted" if quoted else code

    made, kind, _ = Cells(Looks(), 12).make(text, "label", 500)  # type: ignore[arg-type]
    assert (made, kind) == ("quoted" if quoted else "", "s")


def test_both_sheets_refer_to_the_same_texts_and_white_space_is_kept():
    strings = parsed(table())[STRINGS]
    texts = ["".join(each.itertext()) for each in strings]
    assert texts.count(" cột\tsau  hai dấu cách ") == 1
    assert texts.count('_x005F_x000D_ "ngoặc"') == 1
    assert {each.get(SPACE) for each in strings.iter(S + "t")} == {"preserve"}


def test_the_kinds_of_text_look_as_the_annex_has_them():
    book = openpyxl.load_workbook(io.BytesIO(written(table(style=AnnexStyle(table_size=14)))))
    sheet = book.worksheets[0]
    looks = {
        place: (font.name, font.sz, font.b, font.i, alignment.horizontal, alignment.vertical)
        for place in ("A1", "A3", "A4", "A6", "B6", "A7", "B7", "E7", "F7")
        for font, alignment in [(sheet[place].font, sheet[place].alignment)]
    }
    times = "Times New Roman"
    assert looks == {
        "A1": (times, 14, True, False, "center", "top"),
        "A3": (times, 14, False, True, "center", "top"),
        "A4": (times, 14, True, False, "center", "center"),
        "A6": (times, 14, True, False, "center", "top"),
        "B6": (times, 14, True, False, "left", "top"),
        "A7": (times, 14, False, False, "center", "top"),
        "B7": (times, 14, False, False, "left", "top"),
        "E7": (times, 14, False, False, "justify", "top"),
        "F7": (times, 14, False, False, "center", "top"),
    }
    assert all(sheet[place].alignment.wrap_text for place in looks)
    assert sheet["F7"].number_format == "0.0%"
    assert sheet["F10"].number_format == "0%"


def test_the_closing_block_stands_below_in_two_columns_without_lines():
    rows = values(written(table(style=AnnexStyle(closing=CLOSING))))[0][10:]
    assert [[value for value in row if value] for row in rows] == [
        [],
        ["Nơi nhận:", "A, ngày 01 tháng 9 năm 2024"],
        ["- Như trên;", "CHỦ TỊCH"],
        ["- Lưu: VT.", "Nguyễn Văn A"],
    ]
    sheet = parsed(table(style=AnnexStyle(closing=CLOSING)))[ANNEX]
    last = list(sheet.iter(S + "row"))[-1]
    assert float(last.get("ht")) > 70
    assert [cell.get("r") for cell in last] == ["A14", "E14"]


def test_an_electronic_annex_keeps_room_for_the_signature():
    row = next(parsed(table(form="electronic"))[ANNEX].iter(S + "row"))
    assert len(row) == 0
    assert float(row.get("ht")) == pytest.approx(typography.SIGNATURE_ROOM * 72 / 25.4, abs=0.01)


# the page


@pytest.mark.parametrize(
    ("page", "paper", "orientation"),
    [(UPRIGHT, "9", "portrait"), (LARGE, "8", "landscape"), (LARGEST, "8", "landscape")],
)
def test_the_paper_is_what_the_columns_need(page, paper, orientation):
    setup = parsed(replace(table(), page=page))[SHEET_PARTS[0]].find(S + "pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation")) == (paper, orientation)


def test_the_page_is_a4_across_one_page_wide_with_the_decree_s_margins():
    parts = parsed(table())
    for part in SHEET_PARTS:
        setup = parts[part].find(S + "pageSetup")
        assert setup.get("paperSize") == "9"
        assert setup.get("orientation") == "landscape"
        assert setup.get("fitToHeight") == "0"
        assert setup.get("fitToWidth", "1") == "1"
        assert parts[part].find(f"{S}sheetPr/{S}pageSetUpPr").get("fitToPage") == "1"
        margins = {side: float(text) * 25.4 for side, text in parts[part].find(S + "pageMargins").items()}
        wanted = {"left": 30, "right": 15, "top": 20, "bottom": 20, "header": 10, "footer": 10}
        assert margins == pytest.approx(wanted, abs=0.01)
        assert all(margins[side] >= wanted[side] for side in wanted)


def test_the_page_number_stands_in_the_middle_of_the_top_margin_but_not_on_page_1():
    for part in SHEET_PARTS:
        header = parsed(table())[part].find(S + "headerFooter")
        assert header.get("differentFirst") == "1"
        assert header.find(S + "oddHeader").text == '&C&"Times New Roman,Regular"&13&P'
        assert not header.find(S + "firstHeader").text


def test_the_header_is_repeated_on_every_page_and_the_list_can_be_filtered():
    parts = parsed(table())
    names = {
        (each.get("name"), each.get("localSheetId")): each.text
        for each in parts[WORKBOOK].iter(S + "definedName")
    }
    assert names == {
        ("_xlnm.Print_Titles", "0"): "'Biểu'!$4:$5",
        ("_xlnm.Print_Titles", "1"): "'Danh sách'!$1:$1",
        ("_xlnm._FilterDatabase", "1"): "'Danh sách'!$A$1:$G$4",
    }
    assert parts[LIST].find(S + "autoFilter").get("ref") == "A1:G4"
    pane = parts[LIST].find(f".//{S}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert parts[ANNEX].find(S + "autoFilter") is None


def test_the_columns_are_as_wide_as_the_annex_has_them_and_fit_the_page():
    of = table()
    found = [float(each.get("width")) for each in parsed(of)[ANNEX].iter(S + "col")]
    millimetres = [width * 8 / 96 * 25.4 for width in found]
    assert millimetres == pytest.approx([column.width for column in of.columns], abs=0.27)
    assert sum(millimetres) <= typography.TEXT_WIDTH


# heights


def test_a_row_is_as_high_as_its_longest_text():
    tall = replace(ROWS[1], result="chữ " * 350)
    rows = parsed(table(tall))[ANNEX].iter(S + "row")
    heights = {int(row.get("r")): float(row.get("ht")) for row in rows}
    assert heights[6] > 350
    assert all(height <= 409 for height in heights.values())


def test_a_task_higher_than_a_row_can_be_is_cells_over_several_rows():
    tall = replace(ROWS[1], result="chữ " * 1000)
    of = table(ROWS[0], tall, ROWS[2])
    data = written(of)
    sheet = parsed(of)[ANNEX]
    merges = [each.get("ref") for each in sheet.iter(S + "mergeCell")][8:]
    assert [ref[0] for ref in merges] == list("ABCDEF")
    (last,) = {int(re.search(r"\d+$", ref)[0]) for ref in merges}
    heights = {int(row.get("r")): float(row.get("ht")) for row in sheet.iter(S + "row")}
    assert sum(heights[row] for row in range(7, last + 1)) > 1000 * 4 / 70 * 15
    assert max(heights.values()) <= 409
    annex, tasks = values(data)
    assert [row for row in annex[6:last] if any(row)] == [annex[6]]
    assert annex[6][4] == tall.result
    assert annex[last][2] == ROWS[2].content
    assert len(tasks) == 3
    excel_writer.compare(of, io.BytesIO(data), NAME)


def test_a_domain_does_not_stand_alone_at_the_foot_of_a_page():
    long = replace(ROWS[1], result="chữ " * 290)
    rows = [ROWS[0], long, replace(long, result="chữ " * 160), ROWS[3], long]
    (found,) = parsed(table(*rows))[ANNEX].iter(S + "brk")
    assert found.get("id") == "8"
    assert parsed(table())[ANNEX].find(S + "rowBreaks") is None


def test_the_closing_block_is_not_cut_by_a_page():
    long = replace(ROWS[1], result="chữ " * 290)
    (found,) = parsed(table(ROWS[0], long, style=AnnexStyle(closing=CLOSING)))[ANNEX].iter(S + "brk")
    assert found.get("id") == "7"


# what Excel cannot hold


def test_a_text_longer_than_a_cell_is_refused():
    most = excel_writer.MOST_CHARACTERS
    assert written(table(Task("r", "d", "t", result="a" * most)))
    for text in ("a" * (most + 1), "\U0001f600" * (most // 2 + 1)):
        found = refused(lambda text=text: written(table(Task("r", "d", "t", result=text))))
        assert found.key == "excel.text"
        assert found.values["most"] == most


def test_more_columns_than_excel_can_hold_are_refused():
    headings = replace(headings_of(REPORT), extra=tuple(str(number) for number in range(16_378)))
    assert (
        refused(lambda: written(table(of=replace(REPORT, columns=headings.columns)))).key == "excel.columns"
    )


def test_more_rows_than_excel_can_hold_are_refused(monkeypatch):
    monkeypatch.setattr(excel_layout, "LAST_ROW", 10)
    assert written(table())
    monkeypatch.setattr(excel_layout, "LAST_ROW", 9)
    found = refused(lambda: written(table()))
    assert (found.key, found.values) == ("excel.rows", {"most": 9})


# bytes


def test_the_same_annex_is_the_same_bytes():
    data = written(table())
    assert written(table()) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_properties_name_the_organisation_and_nobody_else():
    core = parsed(table())["docProps/core.xml"]
    assert {etree.QName(element).localname: element.text for element in core} == {
        "title": "BIỂU ĐÁNH GIÁ Tiến độ <9 tháng> năm 2024",
        "creator": "UBND xã “A & B”",
        "language": "vi-VN",
    }


# reading back


@pytest.mark.parametrize(
    "of",
    [
        table(),
        sample_table(),
        table(of=replace(REPORT, titles=(), attached_to="")),
        table(form="electronic", style=AnnexStyle("decree", 14, closing=CLOSING)),
        table(of=replace(REPORT, columns=Headings(None, None, "Nội dung", None, None, None, None).columns)),
        lay_out(REPORT, lambda: iter(())),
    ],
    ids=["small", "sample", "no titles", "decree", "one column", "no rows"],
)
def test_what_was_written_compares_equal(of):
    excel_writer.compare(of, io.BytesIO(written(of)), NAME)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (STRINGS, "hai dấu cách ", "hai dấu cách"),
        (STRINGS, "BIỂU", "Biểu"),
        (STRINGS, "_x005F_", ""),
        (STRINGS, ' xml:space="preserve"', ""),
        (STRINGS, "</sst>", "<si><t xml:space='preserve'/></si></sst>"),
        (ANNEX, "<v>0.88</v>", "<v>0.8800001</v>"),
        (LIST, "<v>0.88</v>", "<v>0.8800001</v>"),
        (ANNEX, '<c r="A7"', '<c r="B7"'),
        (ANNEX, '<mergeCell ref="D4:F4"/>', '<mergeCell ref="D4:E4"/>'),
        (ANNEX, '<mergeCell ref="B9:F9"/>', ""),
        (ANNEX, "<v>0.88</v>", "<f>1+1</f><v>0.88</v>"),
        (ANNEX, "</row></sheetData>", "</row>x</sheetData>"),
        (ANNEX, "</row><row", "</row><!-- --><row"),
        (ANNEX, "</row></sheetData>", "</row><row r='99'/></sheetData>"),
        (ANNEX, 'orientation="landscape"', ""),
        (ANNEX, "&amp;P", "&amp;D"),
        (ANNEX, "</worksheet>", ""),
        (LIST, "A1:G4", "A1:G3"),
        (LIST, 'width="13.125"', 'width="0"'),
        (STYLES_XML, '"0.0%"', '"0%"'),
        (STYLES_XML, "Times New Roman", "Arial"),
        (WORKBOOK, "$4:$5", "$4:$4"),
        ("docProps/core.xml", "UBND", "HĐND"),
    ],
)
def test_a_difference_is_caught(part, old, new):
    data = changed(written(table()), part, old, new)
    found = refused(lambda: excel_writer.compare(table(), io.BytesIO(data), NAME))
    assert (found.key, found.values) == ("file.changed_readback", {"name": NAME})


@pytest.mark.parametrize("part", [ANNEX, LIST])
def test_a_sheet_is_read_the_same_in_blocks_of_any_size(part):
    data = parts_of(written(table()))[part]
    whole = list(read_sheet([data], NAME))
    assert sum(isinstance(each, bytes) for each in whole) > len(ROWS) - 2
    for size in (1, 7, 100):
        assert list(read_sheet((data[at : at + size] for at in range(0, len(data), size)), NAME)) == whole


@pytest.mark.parametrize("rows", [ROWS[:-1], (*ROWS, ROWS[1]), (ROWS[0], ROWS[2], ROWS[1], *ROWS[3:])])
def test_a_row_too_few_too_many_or_in_another_place_is_caught(rows):
    found = refused(lambda: excel_writer.compare(table(*rows), io.BytesIO(written(table())), NAME))
    assert found.key == "file.changed_readback"


def test_a_part_too_many_half_a_file_and_what_xml_cannot_hold_are_caught():
    stream = io.BytesIO(written(table()))
    half = io.BytesIO(stream.getvalue()[:2000])
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    odd = table(Task("r", "d", "t", content="a\x0bb"))
    for of, data in ((table(), stream), (table(), half), (odd, io.BytesIO(written(odd)))):
        assert (
            refused(lambda of=of, data=data: excel_writer.compare(of, data, NAME)).key
            == "file.changed_readback"
        )
