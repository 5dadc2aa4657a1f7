"""Struck-out text in workbooks: left out and told, wherever the look comes from; kept where that is wanted."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from handmade.excel_book import DRAWING, IN_SHEET, NAME, book, inline, relations, rows, texts, told

from vqdesk.annex.source.grid import Paragraph, Table
from vqdesk.formats.excel.reader.workbook import read_source

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="&quot;Mức &quot;@"/></numFmts>'
    "<fonts><font/><font><strike/></font><font><strike val='0'/></font><font><strike/><name val='.VnTime'/></font></fonts>"
    "<cellStyleXfs><xf fontId='1'/></cellStyleXfs>"
    "<cellXfs><xf fontId='0'/><xf fontId='1' xfId='0'/><xf fontId='2'/><xf fontId='3'/><xf fontId='1' numFmtId='9'/><xf fontId='1' numFmtId='164'/></cellXfs>"
)


def rich(place: str, *runs: tuple[str | None, str], more: str = "") -> str:
    """Return a cell of runs: their properties, None for a run without any, and their texts."""
    inner = "".join(
        f'<r>{"" if look is None else f"<rPr>{look}</rPr>"}<t xml:space="preserve">{text}</t></r>'
        for look, text in runs
    )
    return f'<c r="{place}" t="inlineStr" {more}><is>{inner}</is></c>'


def struck(place: str, text: str) -> str:
    return inline(place, text, 's="1"')


def told_of(*cells: str) -> tuple[list[list[str]], list[tuple[str, str, str, str]]]:
    data = book(rows(f'<row r="5">{"".join(cells)}</row>'), styles=STYLES)
    return texts(data), told(data)


@pytest.mark.parametrize(
    ("cell", "left", "gone", "why"),
    [
        (rich("E5", ("<b/>", "Đã tiếp "), ("<strike/>", "10"), (None, "12 lượt")), "Đã tiếp 12 lượt", "10", "struck"),
        (rich("E5", (None, "Đã tiếp "), ('<strike val="1"/>', "10"), ("", "12 lượt")), "Đã tiếp 12 lượt", "10", "struck"),
        (rich("E5", ('<strike val="true"/><b/>', "10"), ("", "12")), "12", "10", "struck"),
        (rich("E5", ('<strike val="0"/>', "10"), ('<strike val="false"/>', "12")), "1012", None, None),
        (rich("E5", ("<strike/>", "10"), ("<strike/>", "0"), ("<b/>", "12"), ("<strike/>", "a")), "12", "100\na", "struck"),
        # A space alone stays: it parts the words around it.
        (rich("E5", ("<b/>", "mười"), ("<strike/>", " "), ("<b/>", "hai")), "mười hai", None, None),
        (rich("E5", ("<strike/>", "tất cả")), None, "tất cả", "struck_cell"),
        # A run with a look of its own is not struck out by its cell's font; one without is.
        (rich("E5", (None, "10"), ("<b/>", "12"), more='s="1"'), "12", "10", "struck"),
        (inline("E5", "bỏ", 's="1"'), None, "bỏ", "struck_cell"),
        (inline("E5", "giữ", 's="2"'), "giữ", None, None),
        (inline("E5", "bá ®i", 's="3"'), None, "bỏ đi", "struck_cell"),
        ('<c r="E5" s="1"><v>10</v></c>', None, "10", "struck_cell"),
        ('<c r="E5" s="4"><v>0.64</v></c>', None, "64%", "struck_cell"),
        ('<c r="E5" t="b" s="1"><v>1</v></c>', None, "TRUE", "struck_cell"),
        ('<c r="E5" t="str" s="1"><f>A1</f><v>x</v></c>', None, "x", "struck_cell"),
        (inline("E5", "ba", 's="5"'), None, "Mức ba", "struck_cell"),
        (inline("E5", " ", 's="1"'), " ", None, None),
    ],
)  # fmt: skip
def test_what_is_struck_out_is_left_out_and_told(cell: str, left: str | None, gone: str | None, why: str):
    shown, entries = told_of(inline("A5", "1"), cell)
    assert shown == [["1", left] if left else ["1"]]
    wanted = [("sheet 1, row 5, column 5", gone, "skipped", f"account.{why}")] if gone else []
    assert entries == wanted


def test_a_shared_text_is_struck_out_where_its_cell_is():
    data = book(
        rows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s" s="1"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'),
        strings="<si><t>bỏ</t></si><si><r><rPr><strike/></rPr><t>10</t></r><r><rPr/><t>12</t></r></si>",
        styles=STYLES,
    )  # fmt: skip
    assert texts(data) == [["bỏ", "12"]]
    assert told(data) == [
        ("sheet 1, row 1, column 2", "bỏ", "skipped", "account.struck_cell"),
        ("sheet 1, row 1, column 3", "10", "skipped", "account.struck"),
    ]


def test_a_row_of_which_nothing_is_left_is_told_at_once():
    data = book(
        rows(
            f'<row r="1">{struck("A1", "1")}{struck("C1", "bỏ")}</row>',
            f'<row r="2">{inline("A2", "2")}{struck("C2", "bỏ")}</row>',
            f'<row r="3">{struck("B3", "bỏ")}</row>',
        ),
        styles=STYLES,
    )
    assert texts(data) == [["2"]]
    assert told(data) == [
        ("sheet 1, row 1", "1\tbỏ", "skipped", "account.struck_row"),
        ("sheet 1, row 2, column 3", "bỏ", "skipped", "account.struck_cell"),
        ("sheet 1, row 3, column 2", "bỏ", "skipped", "account.struck_cell"),
    ]


def test_what_is_struck_out_stays_where_that_is_wanted():
    cells = struck("A1", "1") + rich("B1", ("<b/>", "a"), ("<strike/>", "10"))
    source = read_source(book(rows(f'<row r="1">{cells}</row>'), styles=STYLES), NAME, keep_struck=True)
    (table,) = source.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["1", "a10"]
    assert [(entry.what, entry.action, entry.why) for entry in source.account] == [
        ("1", "converted", "account.struck_kept"),
        ("10", "converted", "account.struck_kept"),
    ]


def test_text_boxes_leave_out_what_is_struck_out_too():
    box = "".join(
        f'<a:r><a:rPr {look}/><a:t>{text}</a:t></a:r>'
        for look, text in (('strike="noStrike"', "Đã tiếp "), ('strike="sngStrike"', "10"), ('strike="dblStrike"', "11"), ("", "12"))
    )  # fmt: skip
    data = book(
        rows(f'<row r="1">{inline("A1", "a")}</row>'),
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{IN_SHEET}" xmlns:a="{DRAWING}"><xdr:sp><xdr:txBody><a:p>{box}</a:p></xdr:txBody></xdr:sp></xdr:wsDr>',
        },
    )
    assert read_source(data, NAME).blocks[0] == Paragraph("Đã tiếp 12", "sheet 1, box 1")
    assert told(data) == [("sheet 1, box 1", "1011", "skipped", "account.struck")]
    assert read_source(data, NAME, keep_struck=True).blocks[0] == Paragraph(
        "Đã tiếp 101112", "sheet 1, box 1"
    )


# Looks by a condition or a table's style: whether they hold is not computed, so what they may strike is told.

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
DXFS = (
    "<dxfs><dxf><font><b/></font></dxf><dxf><font><strike/></font></dxf>"
    '<dxf><numFmt numFmtId="170" formatCode=";;;"/></dxf><dxf><font><strike val="0"/></font></dxf>'
    '<dxf><numFmt numFmtId="171" formatCode="&quot;Đạt&quot;"/></dxf><dxf><numFmt formatCode="General"/></dxf></dxfs>'
    '<tableStyles><tableStyle name="Gạch"><tableStyleElement type="wholeTable" dxfId="1"/></tableStyle>'
    '<tableStyle name="Thường"><tableStyleElement type="wholeTable" dxfId="0"/></tableStyle></tableStyles>'
)
LINES = "".join(
    f'<row r="{n}">{inline(f"A{n}", str(n))}{inline(f"E{n}", f"việc {n}")}</row>' for n in (5, 6, 7)
)


def conditions(rule: str, areas: str = "E6:E9 H1") -> str:
    return f'<conditionalFormatting sqref="{areas}"><cfRule type="expression" priority="1" {rule}</conditionalFormatting>'


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ('dxfId="0"><formula>A5</formula></cfRule>', None),
        ('dxfId="3"><formula>A5</formula></cfRule>', None),
        ('dxfId="9"><formula>A5</formula></cfRule>', None),
        ('dxfId="1"><formula>$F5="Bỏ"</formula></cfRule>', "account.struck_if"),
        ('dxfId="2"><formula>A5=0</formula></cfRule>', "account.hidden_if"),
        ('dxfId="4"><formula>A5=1</formula></cfRule>', "account.format_if"),
        ('dxfId="5"><formula>A5=1</formula></cfRule>', None),
        ('><dataBar showValue="0"><cfvo type="min"/></dataBar></cfRule>', "account.hidden_if"),
        ('><iconSet showValue="false"><cfvo type="min"/></iconSet></cfRule>', "account.hidden_if"),
        ('><dataBar><cfvo type="min"/></dataBar></cfRule>', None),
    ],
)
def test_cells_that_a_condition_may_strike_out_or_hide_are_told(rule: str, why: str | None):
    data = book(rows(LINES, after=conditions(rule)), styles=DXFS)
    assert texts(data) == [["5", "việc 5"], ["6", "việc 6"], ["7", "việc 7"]]
    wanted = [("sheet 1, row 6, column 5", "việc 6\nviệc 7", "converted", why)] if why else []
    assert told(data) == wanted


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ("<x14:dxf><font><strike/></font></x14:dxf>", "account.struck_if"),
        ("<x14:dxf><numFmt formatCode=';;;'/></x14:dxf>", "account.hidden_if"),
        ("<x14:dxf><font><b/></font></x14:dxf>", None),
    ],
)
def test_newer_conditions_have_their_looks_with_them(inner: str, why: str | None):
    extension = (
        f'<extLst><ext xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}">'
        f'<x14:cfRule type="expression"><xm:f>A5</xm:f>{inner}</x14:cfRule><xm:sqref>A5:E5</xm:sqref>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    data = book(rows(LINES, after=extension))
    assert told(data) == (
        [
            ("sheet 1, row 5, column 1", "5", "converted", why),
            ("sheet 1, row 5, column 5", "việc 5", "converted", why),
        ]
        if why
        else []
    )


@pytest.mark.parametrize(
    ("style", "is_told"), [("Gạch", True), ("Thường", False), ("TableStyleMedium2", False)]
)
def test_a_table_whose_style_strikes_out_is_told(style: str, is_told: bool):
    data = book(
        rows(LINES),
        styles=DXFS,
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("table", "../tables/table1.xml")),
            "xl/tables/table1.xml": f'<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A6:E6"><tableStyleInfo name="{style}"/></table>',
        },
    )
    why = "account.struck_if"
    wanted = [
        ("sheet 1, row 6, column 1", "6", "converted", why),
        ("sheet 1, row 6, column 5", "việc 6", "converted", why),
    ]
    assert told(data) == (wanted if is_told else [])
