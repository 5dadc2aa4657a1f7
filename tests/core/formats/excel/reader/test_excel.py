"""The cells of workbooks: what Excel shows of them, and what goes to the account."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, time

import openpyxl
import pytest
from handmade.docx import zipped
from handmade.excel_book import MAIN, RELATIONS, book, inline, rows, saved, tables, texts, told, unzipped
from openpyxl.styles import Font


@pytest.mark.parametrize(
    ("cell", "after"),
    [
        ('<c r="A1"><v>12</v></c>', "12"),
        ('<c r="A1"><v> 0.5 </v></c>', "0,5"),
        ('<c r="A1" t="n"><v>007</v></c>', "7"),
        ('<c r="A1" s="1"><v>0.88</v></c>', "88,0%"),
        ('<c r="A1" s="2"><v>45562</v></c>', "27/09/2024"),
        ('<c r="A1" s="99"><v>0.88</v></c>', "0,88"),
        ('<c r="A1" s="x"><v>0.88</v></c>', "0,88"),
        ('<c r="A1"><v>NaN</v></c>', "NaN"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="str"><f>B1&amp;""</f><v>Phòng Nội vụ</v></c>', "Phòng Nội vụ"),
        ('<c r="A1" s="1"><f>B1/C1</f><v>0.875</v></c>', "87,5%"),
        ('<c r="A1"><f>B1</f><v>3</v><extLst/></c>', "3"),
        ('<c r="A1" t="s"><v>0</v></c>', "Đạt"),
        ('<c r="A1" t="s"><v>1</v></c>', "dòng 1\ndòng 2"),
        ('<c r="A1" t="s"><v>2</v></c>', "thường đậm"),
        ('<c r="A1" t="s"><v>3</v></c>', "Hà Nội"),
        ('<c r="A1" t="d"><v>2024-09-27</v></c>', "27/09/2024"),
        ('<c r="A1" t="d" s="3"><v>2024-09-27T18:30:00Z</v></c>', "18:30"),
        ('<c r="A1" t="d"><v>hôm qua</v></c>', "hôm qua"),
        ('<c r="A1" s="4" t="str"><v>12</v></c>', "Mức 12"),
        (inline("A1", "Kết quả"), "Kết quả"),
        (inline("A1", "một_x000D_\nhai"), "một\nhai"),
        (inline("A1", "a_x0009_b"), "a\tb"),
        (inline("A1", "_x005F_x000D_"), "_x000D_"),
        (inline("A1", "_xD83D__xDE00_"), "😀"),
        (inline("A1", "_x0041_x"), "Ax"),
        (inline("A1", "Thu\u031b\u0301"), "Thứ"),
        (inline("A1", "12\u00a0km"), "12\u00a0km"),
        ('<c r="A1" t="inlineStr"><is><r><t>diện tích 5 m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>', "diện tích 5 m²"),
        ('<c r="A1" t="inlineStr"><is><r><rPr><rFont val="Wingdings"/></rPr><t>ü</t></r><r><t> xong</t></r></is></c>', "✓ xong"),
        (inline("A1", "ü", 's="5"'), "✓"),
    ],
)  # fmt: skip
def test_a_cell_is_what_excel_shows(cell: str, after: str):
    data = book(
        rows(f'<row r="1">{cell}</row>'),
        strings="<si><t>Đạt</t></si><si><t>dòng 1\ndòng 2</t></si>"
        '<si><r><t xml:space="preserve">thường </t></r><r><rPr><b/></rPr><t>đậm</t></r></si>'
        "<si><t>Hà Nội</t><rPh sb='0' eb='2'><t>はのい</t></rPh><phoneticPr fontId='0'/></si>",
        styles='<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="&quot;Mức &quot;@"/></numFmts>'
        '<fonts><font><name val="Arial"/></font><font><name val="Wingdings"/></font></fonts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="0" fontId="1"/></cellXfs>',
    )
    assert texts(data) == [[after]]


def test_a_cell_is_named_as_excel_names_it():
    data = book(rows('<row r="1"/>', f'<row r="5">{inline("C5", "a")}</row>'))
    ((cell,),) = tables(data)[0].rows
    assert (cell.row, cell.column, cell.where) == (0, 2, "sheet 1, row 5, column 3")


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (f"<row><c><v>1</v></c>{inline('', 'a')}</row><row><c><v>2</v></c></row>", ["1 1", "1 2", "2 1"]),
        ('<row><c r="B7"><v>1</v></c></row><row><c><v>2</v></c></row>', ["7 2", "8 1"]),
        ('<row r="0"><c r="A0"><v>1</v></c></row>', ["1 1"]),
        ('<row r="3"><c r="ZZZZ99"><v>1</v></c><c r="1"><v>2</v></c></row>', ["3 1", "3 2"]),
        ('<row r="99999999999"><c r="a1"><v>1</v></c></row>', ["1 1"]),
        ('<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', ["2 1", "9 1"]),
        ('<row r="1"><c r="C1"><v>1</v></c><c r="A1"><v>2</v></c></row>', ["1 1", "1 3"]),
    ],
)
def test_places_that_are_missing_or_wrong_follow(lines: str, places: list[str]):
    (table,) = tables(book(rows(lines)))
    found = [
        cell.where.replace("sheet 1, row ", "").replace(", column", "") for row in table.rows for cell in row
    ]
    assert found == places


def test_two_texts_at_one_place_stand_below_each_other():
    data = book(
        rows(
            f'<row r="1">{inline("A1", "một")}{inline("A1", "hai")}</row>',
            f'<row r="1">{inline("A1", "ba")}</row>',
        )
    )
    assert texts(data) == [["một\nhai\nba"]]


def test_empty_rows_take_no_place():
    data = book(
        rows(
            *(f'<row r="{n}" ht="15"><c r="A{n}" s="0"/></row>' for n in range(1, 1000)),
            f'<row r="1000">{inline("B1000", "đầu")}</row>',
            f'<row r="150000">{inline("A150000", "cuối")}{inline("B150000", "  ")}</row>',
            '<row r="200000"><c r="XFD200000"/></row>',
            before='<dimension ref="A1:XFD200000"/>',
        )
    )
    (table,) = tables(data)
    assert [[(cell.text, cell.row) for cell in row if not cell.blank] for row in table.rows] == [
        [("đầu", 0)],
        [("cuối", 1)],
    ]


def test_strict_files_are_read_too():
    data = book(
        rows(
            f'<row r="1">{inline("A1", "a")}<c r="B1" t="s"><v>0</v></c></row>',
            after='<mergeCells><mergeCell ref="B1:B2"/></mergeCells>',
        ),
        strings="<si><t>b</t></si>",
    )
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in unzipped(data).items()
    }
    assert texts(zipped(strict)) == [["a", "b"]]


def test_days_may_count_from_1904():
    sheet = rows(
        '<row r="1"><c r="A1" s="0"><v>44100</v></c><c r="B1" s="0" t="d"><v>2024-09-27</v></c></row>'
    )
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    data = book(sheet, styles=styles, properties='<workbookPr date1904="1"/>')
    assert texts(data) == [["27/09/2024", "27/09/2024"]]


# Merged cells


def spans(data: bytes) -> dict[str, tuple[int, int]]:
    (table,) = tables(data)
    return {cell.text: (cell.row_span, cell.column_span) for row in table.rows for cell in row}


def merged(*ranges: str) -> bytes:
    return book(
        rows(
            f'<row r="1">{inline("A1", "đề mục")}<c r="B1"/><c r="C1"/></row>',
            f'<row r="3">{inline("A3", "đơn vị")}{inline("B3", "việc 1")}</row>',
            f'<row r="6">{inline("B6", "việc 2")}{inline("C6", "kết quả")}</row>',
            after="<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in ranges) + "</mergeCells>",
        )
    )


ALONE = dict.fromkeys(("đề mục", "đơn vị", "việc 1", "việc 2", "kết quả"), (1, 1))


@pytest.mark.parametrize(
    ("ranges", "changed"),
    [
        (["A1:C1"], {"đề mục": (1, 3)}),
        (["A3:A6"], {"đơn vị": (2, 1)}),
        (["A3:A200000"], {"đơn vị": (2, 1)}),
        (["A3:A5"], {}),
        (["$A$1:$XFD$1"], {"đề mục": (1, 3)}),
        (["A1:C2", "A3:A4"], {"đề mục": (1, 3)}),
        (["A1:C1", "B1:D9"], {"đề mục": (1, 3)}),
        (["A1"], {}),
        (["A1:", "x", "C1:A1", "A0:A9", "A1:ZZZZZ99999999", ""], {}),
    ],
)
def test_a_merged_cell_spans_the_shown_rows(ranges: list[str], changed: dict[str, tuple[int, int]]):
    assert spans(merged(*ranges)) == {**ALONE, **changed}


def test_what_a_merged_cell_covers_is_told():
    data = merged("A1:XFD1048576")
    assert spans(data) == {"đề mục": (3, 3)}
    assert told(data) == [
        ("sheet 1, row 3, column 1", "đơn vị", "skipped", "account.hidden_text"),
        ("sheet 1, row 3, column 2", "việc 1", "skipped", "account.hidden_text"),
        ("sheet 1, row 6, column 2", "việc 2", "skipped", "account.hidden_text"),
        ("sheet 1, row 6, column 3", "kết quả", "skipped", "account.hidden_text"),
    ]


def test_a_merged_cell_whose_own_row_shows_nothing_covers_texts_all_the_same():
    assert [what for _, what, _, _ in told(merged("A2:B3"))] == ["đơn vị", "việc 1"]


def test_an_empty_merged_cell_keeps_its_place():
    data = merged("B1:C1", "A6:A7")
    (table,) = tables(data)
    found = [(cell.text, cell.column, cell.row_span, cell.column_span) for row in table.rows for cell in row]
    assert ("", 1, 1, 2) in found
    assert ("", 0, 1, 1) in found


# Hidden


def test_hidden_rows_and_columns_are_taken_and_told():
    data = book(
        rows(
            f'<row r="1">{inline("A1", "a")}{inline("B1", "b")}</row>',
            f'<row r="2" hidden="1">{inline("A2", "c")}{inline("C2", "d")}</row>',
            f'<row r="3" ht="0">{inline("A3", "e")}</row>',
            '<row r="4" hidden="1"/>',
            before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" width="0"/></cols>',
        )
    )
    assert texts(data) == [["a", "b"], ["c", "d"], ["e"]]
    assert told(data) == [
        ("sheet 1, row 2", "c\td", "converted", "account.hidden_row"),
        ("sheet 1, row 3", "e", "converted", "account.hidden_row"),
        ("sheet 1, column 2", "b", "converted", "account.hidden_column"),
        ("sheet 1, column 3", "d", "converted", "account.hidden_column"),
    ]


def test_rows_may_be_hidden_unless_they_have_a_height():
    data = book(
        rows(
            f'<row r="1" ht="15">{inline("A1", "a")}</row>',
            f'<row r="2">{inline("A2", "b")}</row>',
            before='<sheetFormatPr zeroHeight="1" defaultRowHeight="15"/>',
        )
    )
    assert told(data) == [("sheet 1, row 2", "b", "converted", "account.hidden_row")]


def test_columns_may_be_hidden_unless_they_are_named():
    data = book(
        rows(
            f'<row r="1">{inline("A1", "a")}{inline("B1", "b")}</row>',
            before='<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="1" width="9"/></cols>',
        )
    )
    assert told(data) == [("sheet 1, column 2", "b", "converted", "account.hidden_column")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_read_and_told(state: str):
    one = rows(f'<row r="1">{inline("A1", "a")}{inline("B1", "b")}</row>')
    two = rows(f'<row r="4">{inline("A4", "c")}</row>', f'<row r="9">{inline("A9", "d")}</row>')
    data = book(rows(), one, two, states=("visible", "visible", state))
    assert [[[cell.text for cell in row] for row in table.rows] for table in tables(data)] == [
        [["a", "b"]],
        [["c"], ["d"]],
    ]
    assert tables(data)[1].rows[1][0].where == "sheet 3, row 9, column 1"
    assert told(data) == [("sheet 3", "c\nd", "converted", "account.hidden_sheet")]


def test_a_text_that_its_format_hides_is_told():
    data = book(
        rows("<row>" + inline("A1", "ẩn", 's="0"') + inline("B1", "b", 's="1"') + "</row>"),
        styles='<numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="164"/><xf/></cellXfs>',
    )
    assert texts(data) == [["b"]]
    assert told(data) == [("sheet 1, row 1, column 1", "ẩn", "skipped", "account.hidden_text")]


def test_a_formula_without_a_result_is_told():
    data = book(
        rows('<row r="1"><c r="A1"><f>B1/C1</f></c><c r="B1"><v>1</v></c><c r="C1"><f>1</f><v/></c></row>')
    )
    assert texts(data) == [["1"]]
    assert told(data) == [
        ("sheet 1, row 1, column 1", "=B1/C1", "skipped", "account.formula"),
        ("sheet 1, row 1, column 3", "=1", "skipped", "account.formula"),
    ]


# Changed texts


def test_raised_figures_over_lowered_ones_are_a_fraction():
    place = '<rPr><vertAlign val="{}script"/></rPr>'
    over = f"<r>{place.format('super')}<t>14</t></r>"
    under = f"<r>{place.format('sub')}<t>16</t></r>"
    cell = f'<c r="A1" t="inlineStr"><is><r><t>Đạt </t></r>{over}<r><t>/</t></r>{under}<r><t> thôn</t></r></is></c>'
    data = book(rows(f'<row r="1">{cell}</row>'))
    assert texts(data) == [["Đạt 14/16 thôn"]]
    assert told(data) == [("sheet 1, row 1, column 1", "14", "converted", "account.raised")]


def test_what_was_changed_in_a_text_is_told():
    raised = '<c r="A1" t="inlineStr"><is><r><t>5 m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>'
    sign = (
        '<c r="B1" t="inlineStr"><is><r><rPr><rFont val="Wingdings"/></rPr><t>\uf0fc\uf000</t></r></is></c>'
    )
    apart = inline("C1", "Thu\u031b\u0301")
    data = book(rows(f'<row r="1">{raised}{sign}{apart}</row>'))
    assert texts(data) == [["5 m²", "✓", "Thứ"]]
    where = "sheet 1, row 1, column"
    assert told(data) == [
        (f"{where} 1", "2", "converted", "account.raised"),
        (f"{where} 2", "\uf0fc", "converted", "account.symbol"),
        (f"{where} 2", "\uf000", "skipped", "account.unknown_symbol"),
        (f"{where} 3", "Thu\u031b\u0301", "converted", "account.nfc"),
    ]


@pytest.mark.parametrize("how", ["cell", "run", "guess"])
def test_old_encodings_are_converted_by_font_and_by_plausibility(how: str):
    before, after = "Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện"
    run = f'<c r="A1" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>{before}</t></r></is></c>'
    cell = run if how == "run" else inline("A1", before, 's="1"' if how == "cell" else "")
    data = book(
        rows(f'<row r="1">{cell}</row>'),
        styles='<fonts><font/><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>',
    )
    assert texts(data) == [[after]]
    assert told(data) == [("sheet 1, row 1, column 1", before, "converted", "account.legacy")]


def test_a_font_of_capitals_is_read_as_capitals():
    data = book(
        rows("<row>" + inline("A1", "BiÓu", 's="0"') + inline("B1", "tong", 's="0"') + "</row>"),
        styles='<fonts><font><name val=".VnTimeH"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>',
    )
    assert texts(data) == [["BIỂU", "TONG"]]


def test_the_rest_of_an_old_sheet_helps_one_short_word():
    data = book(
        rows(
            f'<row r="1">{inline("A1", "Uû ban nh©n d©n huyÖn")}</row>',
            f'<row r="2">{inline("A2", "Ch­a")}{inline("B2", "®¹t")}</row>',
        )
    )
    assert texts(data) == [["Uỷ ban nhân dân huyện"], ["Chưa", "đạt"]]


def test_right_vietnamese_is_left_alone():
    lines = [
        "Đường giao thông nông thôn",
        "Đã hoàn thành 88,0%",
        "Xã Tràng Phái",
        "(có 02 cơ sở)",
        "mở rộng 5 m²",
    ]
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append([line])
    data = saved(made)
    assert texts(data) == [[line] for line in lines]
    assert told(data) == []


# Files of openpyxl


def test_a_file_of_openpyxl_is_what_excel_shows():
    made = openpyxl.Workbook()
    sheet = made.active
    values = [
        (1, "General", "1"), (0.88, "0.0%", "88,0%"), (55.6, "0.00", "55,60"), (23900, "#,##0", "23.900"),
        (date(2024, 9, 27), "dd/mm/yyyy", "27/09/2024"), (time(8, 30), "h:mm", "8:30"), (True, "General", "TRUE"),
        ("chữ\nxuống dòng", "@", "chữ\nxuống dòng"), ("=1+1", "General", None), ("#N/A", "General", "#N/A"),
    ]  # fmt: skip
    for column, (value, code, _) in enumerate(values, 1):
        sheet.cell(3, column, value).number_format = code
    sheet["A3"].font = Font(name="Times New Roman", bold=True)
    sheet.merge_cells("A3:A5")
    assert texts(saved(made)) == [[after for *_, after in values if after]]


def test_an_empty_text_in_an_old_font_shows_nothing() -> None:
    data = book(
        rows(
            '<row r="1"><c r="A1" t="str" s="0"><f>""</f><v></v></c></row>',
            f'<row r="2">{inline("B2", "")}{inline("C2", "nh©n d©n")}</row>',
        ),
        styles='<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>',
    )
    assert texts(data) == [["nhân dân"]]
