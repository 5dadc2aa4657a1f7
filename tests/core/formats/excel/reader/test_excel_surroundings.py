"""What stands beside the cells of workbooks: comments, text boxes, pictures, margins."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import openpyxl
import pytest
from handmade.excel_book import (
    ALTERNATIVE,
    DRAWING,
    IN_SHEET,
    book,
    inline,
    read,
    relations,
    rows,
    saved,
    texts,
    told,
)
from openpyxl.comments import Comment

from vqdesk.annex.source.grid import Paragraph, Table


def test_comments_go_to_the_account():
    made = openpyxl.Workbook()
    made.active["A1"] = "a"
    made.active["A1"].comment = Comment("Xem lại số liệu", "Người soạn")
    data = saved(made)
    assert texts(data) == [["a"]]
    assert told(data) == [("comment 1", "Xem lại số liệu", "skipped", "account.comment")]


def test_threaded_comments_go_to_the_account():
    thread = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    data = book(
        rows(f'<row r="1">{inline("A1", "a")}</row>'),
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                ("threadedComment", "../threadedComments/t1.xml")
            ),
            "xl/threadedComments/t1.xml": f'<ThreadedComments xmlns="{thread}"><threadedComment ref="A1"><text>Một</text>'
            "</threadedComment><threadedComment><text>Hai</text></threadedComment></ThreadedComments>",
        },
    )
    assert told(data) == [
        ("comment 1", "Một", "skipped", "account.comment"),
        ("comment 2", "Hai", "skipped", "account.comment"),
    ]


def drawn(inner: str, *related: tuple[str, str], parts: dict[str, str] | None = None) -> bytes:
    return book(
        rows(),
        rows(f'<row r="1">{inline("A1", "a")}</row>'),
        parts={
            "xl/worksheets/_rels/sheet2.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
            "xl/drawings/_rels/drawing1.xml.rels": relations(*related),
            "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{IN_SHEET}" xmlns:a="{DRAWING}" xmlns:mc="{ALTERNATIVE}">{inner}</xdr:wsDr>',
            **(parts or {}),
        },
    )


def shape(*paragraphs: str) -> str:
    return f"<xdr:sp><xdr:txBody>{''.join(f'<a:p>{each}</a:p>' for each in paragraphs)}</xdr:txBody></xdr:sp>"


def run(text: str, properties: str = "") -> str:
    return f"<a:r><a:rPr {properties}/><a:t>{text}</a:t></a:r>"


def test_text_boxes_stand_before_their_sheet():
    data = drawn(
        shape(
            run("BIỂU ", 'b="1"') + run("TIẾN ĐỘ", 'b="1"'),
            run("9 tháng") + "<a:br/>" + run("năm 2024", 'b="1"'),
        )
        + shape("", run("5 m") + run("2", 'baseline="30000"'))
        + f"<mc:AlternateContent><mc:Choice>{shape(run('một'))}</mc:Choice><mc:Fallback>{shape(run('một'))}</mc:Fallback></mc:AlternateContent>"
    )
    *boxes, table = read(data).blocks
    assert boxes == [
        Paragraph("BIỂU TIẾN ĐỘ", "sheet 2, box 1", strong=True),
        Paragraph("9 tháng\nnăm 2024", "sheet 2, box 1"),
        Paragraph("5 m²", "sheet 2, box 2"),
        Paragraph("một", "sheet 2, box 3"),
    ]
    assert isinstance(table, Table)
    assert told(data) == [("sheet 2, box 2", "2", "converted", "account.raised")]


def test_old_fonts_in_text_boxes():
    box = shape('<a:r><a:rPr><a:latin typeface=".VnTime"/></a:rPr><a:t>nh©n d©n</a:t></a:r>')
    assert read(drawn(box)).blocks[0] == Paragraph("nhân dân", "sheet 2, box 1")


def test_pictures_and_the_titles_of_charts_are_told():
    chart = f'<c:chart xmlns:c="urn:c" xmlns:a="{DRAWING}"><a:p>{run("Biểu đồ tiến độ")}</a:p><c:v>12</c:v></c:chart>'
    data = drawn(
        "<xdr:pic/><xdr:graphicFrame/>",
        ("chart", "../charts/chart1.xml"),
        parts={"xl/charts/chart1.xml": chart},
    )
    assert told(data) == [("sheet 2", "Biểu đồ tiến độ", "skipped", "account.picture")]
    assert texts(data) == [["a"]]


def test_embedded_objects_are_told():
    data = book(
        rows(),
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("oleObject", "../embeddings/o1.bin")),
            "xl/embeddings/o1.bin": "",
        },
    )
    assert told(data) == [("sheet 1", "", "skipped", "account.picture")]


def test_a_formula_in_a_text_box_is_read_as_it_is_written():
    m = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<b:m xmlns:b="urn:b" xmlns:m="{m}"><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></b:m>'
    assert read(drawn(shape(run("S = ") + formula))).blocks[0] == Paragraph("S = a+b", "sheet 2, box 1")


@pytest.mark.parametrize(
    ("margin", "after"),
    [
        ("&amp;LUBND huyện&amp;RTrang &amp;P/&amp;N", "UBND huyện Trang  /"),
        ('&amp;C&amp;"Times New Roman,Bold"&amp;14BIỂU 01', "BIỂU 01"),
        ("&amp;K01+023Kho bạc &amp;&amp; Thuế &amp;KFF0000đỏ", "Kho bạc & Thuế  đỏ"),
        ("&amp;R&amp;D &amp;T", None),
        ('&amp;".VnTime,Regular"&amp;12nh©n d©n', "nhân dân"),
    ],
)
def test_margins_go_to_the_account_without_their_codes(margin: str, after: str | None):
    data = book(rows(after=f"<headerFooter><oddHeader>{margin}</oddHeader></headerFooter>"))
    found = [(where, what) for where, what, _, why in told(data) if why == "word.margin"]
    assert found == ([("sheet 1, header", after)] if after else [])


def test_headers_and_footers_are_told_apart():
    margins = "<headerFooter><oddHeader>trên</oddHeader><oddFooter>dưới</oddFooter><firstHeader>trên</firstHeader></headerFooter>"
    assert told(book(rows(after=margins))) == [
        ("sheet 1, header", "trên", "skipped", "word.margin"),
        ("sheet 1, footer", "dưới", "skipped", "word.margin"),
    ]
