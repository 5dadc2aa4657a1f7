"""HTML becomes blocks: what Word, Excel, LibreOffice and web pages write, and how browsers show it."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from vqdesk.annex.recognition.finder import find_annexes
from vqdesk.annex.recognition.open_questions.nested_tables import take_out_nested
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.formats.html.reader import read_copied_html

WINDOWS_HEAD = (
    "Version:1.0\r\nStartHTML:0000000170\r\nEndHTML:0000003452\r\nStartFragment:0000000206\r\n"
    "EndFragment:0000003416\r\nSourceURL:file:///C:\\Users\\van\\B%C3%A1o%20c%C3%A1o.docx\r\n\r\n"
)
WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Báo cáo</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */
p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; font-family:"Times New Roman",serif;}
span.an {mso-hide:all;}
@page WordSection1 {size:842.0pt 595.0pt;} div.WordSection1 {page:WordSection1;}
--></style></head><body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->"""
EXCEL_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\,";}
.xl65 {mso-number-format:"0\\.0%\\;\\-0"; text-align:center;} .xl66 {font-weight:700; white-space:normal;}
.font5 {font-family:.VnTime, sans-serif; mso-font-charset:0;} --></style></head><body><!--StartFragment-->"""


def read(html: str, name: str) -> Source:
    """Read a page, and take the tables out of its cells."""
    return take_out_nested(read_copied_html(html, name))


def shown(html: str) -> list[object]:
    """Return the blocks: paragraphs as texts, tables as lists of rows of texts."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in read(html, "a.html").blocks
    ]


def noted(html: str) -> list[tuple[str, str, str]]:
    return [(e.where, e.what, e.why.removeprefix("account.")) for e in read(html, "a").account]


def spans(html: str) -> list[list[tuple[int, int, int]]]:
    (table,) = tables(read(html, "a"))
    return [[(cell.column, cell.row_span, cell.column_span) for cell in row] for row in table.rows]


def tables(source: Source) -> list:
    return [block for block in source.blocks if not isinstance(block, Paragraph)]


def test_words_clipboard_comes_in_whole():
    label = "<span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    html = f"""{WINDOWS_HEAD}{WORD_HEAD}
<p class=MsoNormal align=center><b><span lang=VI>PHỤ LỤC<o:p></o:p></span></b></p>
<p class=MsoNormal><span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>Kèm theo<span
style='mso-spacerun:yes'>&nbsp; </span>Báo cáo</p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>
 <td width=40><p class=MsoNormal><b>TT<o:p></o:p></b></p></td>
 <td width=300><p class=MsoNormal><b>Nội dung
  nhiệm vụ<o:p></o:p></b></p></td></tr>
 <tr><td><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>{label}<![endif]>
  <o:p>&nbsp;</o:p></p></td>
 <td><p class=MsoNormal>Đo đạc 12 m<sup>2</sup>&nbsp;đất</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
  <p class=MsoListParagraph><!--[if !supportLists]-->{label}<!--[endif]-->Xong <st1:place w:st="on">Hà
  Nội</st1:place></p></td></tr></table><!--EndFragment--></body></html>"""
    assert shown(html) == [
        "PHỤ LỤC",
        "\tKèm theo  Báo cáo",
        [["TT", "Nội dung nhiệm vụ"], ["1.", "Đo đạc 12 m²\u00a0đất\n\n1. Xong Hà Nội"]],
    ]
    assert noted(html) == [("table 1, row 2, column 2", "2", "raised")]
    first, second = read(html, "a").blocks[:2]
    assert (first.where, first.strong, second.where, second.strong) == (
        "paragraph 1",
        True,
        "paragraph 2",
        False,
    )


def test_what_word_keeps_beside_the_text_is_in_the_account():
    html = f"""{WORD_HEAD}<table><tr><td><p class=MsoNormal>Đã <del cite="mailto:A"
 datetime="2024-09-01T08:00">chưa </del><span class=msoIns><ins cite="mailto:A">xong </ins></span>việc<a
 style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>
 <a style='mso-comment-reference:V_1;mso-comment-date:20240901T1015'>theo kế hoạch</a><span
 class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor href="#_msocom_1">[V1]</a><![endif]></span>
 <span style='display:none;mso-hide:all'>nháp</span><span class=an>ẩn</span></p></td></tr></table>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr size=1><![endif]>
<div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1' href="#_ftnref1">[1]</a> Theo Nghị
 quyết</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1"
 class=msocomtxt><p class=MsoCommentText>Xem lại</p></div></div></div>
<div style='mso-element:header'><p>Mật</p></div>"""
    assert shown(html) == [[["Đã xong việc theo kế hoạch"]]]
    cell = "table 1, row 1, column 1"
    assert sorted(noted(html)) == sorted(
        [
            (cell, "chưa", "deleted"),
            (cell, "xong ", "inserted"),
            (cell, "[1]", "footnote"),
            (cell, "[V1]", "comment"),
            (cell, "nhápẩn", "hidden_text"),
            ("footnote 1", "[1] Theo Nghị quyết", "footnote"),
            ("comment 1", "Xem lại", "comment"),
            ("header", "Mật", "word.margin"),
        ]
    )


def test_a_filtered_page_of_word_has_footnotes_too():
    html = """<p>Việc<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a></p>
    <div><br clear=all><hr><div id=ftn1><p class=MsoFootnoteText>[1] Nguồn</p></div></div>"""
    assert shown(html) == ["Việc"]
    assert [(what, why) for _, what, why in noted(html)] == [("[1]", "footnote"), ("[1] Nguồn", "footnote")]


def test_excels_clipboard_comes_in_whole():
    html = f"""{EXCEL_HEAD}<table border=0 width=400 style='border-collapse:collapse'>
 <col width=40 style='mso-width-source:userset;width:30pt'><col width=0 style='display:none'><col width=90 span=2>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl66 x:str>STT</td><td>Ẩn</td><td colspan=2 class=xl66>Kết quả thực hiện
  chín tháng</td></tr>
 <tr style='display:none'><td x:num>1</td><td>y</td><td class=xl65 x:num="0.88">88,0%</td><td></td></tr>
 <tr><td align=right x:num>2</td><td></td><td>Đã họp<br style='mso-data-placement:same-cell'>
    Đã trình<span style='mso-spacerun:yes'>  </span>đề án</td><td><font class=font5>NhiÖm vô</font></td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=40></td></tr><![endif]>
</table><!--EndFragment--></body></html>"""
    assert shown(html) == [
        [
            ["STT", "Ẩn", "Kết quả thực hiện chín tháng"],
            ["1", "y", "88,0%", ""],
            ["2", "", "Đã họp\nĐã trình  đề án", "Nhiệm vụ"],
            [""],
        ]
    ]
    assert noted(html) == [
        ("table 1, row 1, column 2", "Ẩn", "hidden_column"),
        ("table 1, row 2", "1\ty\t88,0%", "hidden_row"),
        ("table 1, row 3, column 4", "NhiÖm vô", "legacy"),
    ]


def test_libreoffices_clipboard_comes_in_whole():
    html = """<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">
p { line-height: 115%; background: transparent }</style></head><body lang="vi-VN" dir="ltr">
<div title="header"><p>Trang đầu</p></div>
<ol><li><p style="margin-bottom: 0cm"><font face="Times New Roman, serif">Việc một</font></p></li>
<li><p>Việc hai<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p></li></ol>
<table width="100%" cellpadding="4"><col width="128*"/><thead><tr valign="top"><th width="50%"><p>Đơn
vị</p></th></tr></thead><tbody><tr><td sdval="0.5" sdnum="1066;0;0,00%"><p><font face=".VnTimeH">nhiÖm vô</font></p>
<p><br/>
</p><p>Hết</p></td></tr></tbody></table>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Nguồn</p></div>
</body></html>"""
    assert shown(html) == ["1. Việc một", "2. Việc hai", [["Đơn vị"], ["NHIỆM VỤ\n\nHết"]]]
    assert sorted(noted(html)) == [
        ("footnote 1", "1Nguồn", "footnote"),
        ("header", "Trang đầu", "word.margin"),
        ("paragraph 2", "1", "footnote"),
        ("table 1, row 2, column 1", "nhiÖm vô", "legacy"),
    ]


def test_a_web_pages_layout_tables_are_no_tables():
    html = """<!doctype html><html><head><title>Cổng</title><style>nav li{list-style:none}</style>
<script>var t = "<td>không</td>";</script></head><body><nav><ul style="list-style:none"><li><a href=/>Trang chủ</a>
<li>Tin tức</ul></nav><table width=100%><tr><td colspan=2>&nbsp;</td></tr><tr><td>Danh mục</td><td>
<p><b>PHỤ LỤC</b></p><p>Tiến độ<br>năm 2024</p><table class=annex><caption>Biểu số 1</caption><thead><tr><th>TT<th>Nội
dung nhiệm vụ<th>Kết quả thực hiện</thead><tbody><tr><td>1<td>Đo đạc<td>Xong</table><p>Nơi nhận</p></td></tr></table>
<noscript>Bật JavaScript</noscript><template>mẫu</template></body></html>"""
    source = read(html, "a")
    assert shown(html) == [
        "Trang chủ",
        "Tin tức",
        "Danh mục",
        "PHỤ LỤC",
        "Tiến độ\nnăm 2024",
        "Biểu số 1",
        [["TT", "Nội dung nhiệm vụ", "Kết quả thực hiện"], ["1", "Đo đạc", "Xong"]],
        "Nơi nhận",
    ]
    assert source.blocks[3].strong
    assert source.blocks[3].where == "table 1, row 2, column 2"
    assert len(find_annexes(source)) == 1


def test_a_table_inside_a_narrative_is_kept_as_lines():
    html = """<table><tr><td>TT<td>Nội dung nhiệm vụ<td>Kết quả</tr><tr><td>1<td>Việc<td>Gồm:<table><tr><td>Đơn vị
    <td>Kết quả<tr><td>Xã A<td>5</table>Hết</table>"""
    assert shown(html) == [
        [["TT", "Nội dung nhiệm vụ", "Kết quả"], ["1", "Việc", "Gồm:\nĐơn vị\tKết quả\nXã A\t5\nHết"]]
    ]
    assert noted(html) == [("table 1, row 2, column 3", "Đơn vị\tKết quả\nXã A\t5", "nested")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p> một \n\t hai </p>", "một hai"),
        ("một<b> hai</b> <i> ba</i>", "một hai ba"),
        ("&nbsp;một&nbsp;&nbsp;hai&shy;&#8209;", "\u00a0một\u00a0\u00a0hai\u00ad\u2011"),
        ("<pre>  một\r\n  hai</pre>", "  một\n  hai"),
        ("<span style='white-space: pre-wrap'>một  \n hai</span>", "một\n hai"),
        ("<span style='white-space:pre-line'>một   \n hai</span>", "một\nhai"),
        ("<div>một<br><br>hai<br></div>", "một\n\nhai"),
        ("10<sup>12</sup> m<SUP>2</SUP> x<sup>th</sup>", "10¹² m² xth"),
        ("<span style='vertical-align:super'>3</span>", "³"),
        ("<script>a</script><style>b</style><!-- c -->d", "d"),
        ("<svg><text>một</text></svg> <math><mi>x</mi></math>", "một x"),
        ("<input value=một> <input type=hidden value=hai> <input type=checkbox value=on>", "một"),
        ("<textarea>một\nhai</textarea>", "một\nhai"),
        ("<select><option>một<option selected>hai</select>", "hai"),
        ("<span style='font-family:Wingdings'>ü</span> <font face=Symbol>·</font>", "✓ •"),
        ("&#150;&abreve;&hellip;&lt;b&gt;", "–ă…<b>"),
        ("h\u1ed9\u0300p", "hộ\u0300p"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_text_is_what_a_browser_shows(html: str, text: str):
    assert shown(f"<table><tr><td>{html}</table>") == [[[text]]]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", ["3. a", "9. b", "10. c"]),
        ("<ol type=A><li>a</ol><ol type=i start=4><li>b</ol>", ["A. a", "iv. b"]),
        ("<ol style='list-style-type:upper-roman'><li>a</ol>", ["I. a"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        (f"<ol start={'9' * 5000}><li>a</ol>", ["1. a"]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["• a", "• b"]),
        ("<ul><li></ul><p>a", ["•", "a"]),
        ("<ul style='list-style:none'><li>a</ul>", ["a"]),
    ],
)
def test_the_labels_of_lists_count_as_text(html: str, texts: list[str]):
    assert shown(html) == texts


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [[(0, 2, 1), (1, 1, 1)], [(1, 1, 1)]]),
        (
            "<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d",
            [[(0, 3, 1), (1, 1, 1)], [(1, 1, 1)], [(1, 1, 1)]],
        ),
        ("<tr><td rowspan=2147483647>a<tr><td>b", [[(0, 2, 1)], [(1, 1, 1)]]),
        ("<tr><td>a<td colspan=0>b<td colspan=x>c", [[(0, 1, 1), (1, 1, 1), (2, 1, 1)]]),
        (
            "<tr><td>a<td>b<td>c<tr><td colspan=99999999999>d",
            [[(0, 1, 1), (1, 1, 1), (2, 1, 1)], [(0, 1, 3)]],
        ),
        ("<thead><tr><th rowspan=5>a</thead><tbody><tr><td>b</tbody>", [[(0, 1, 1)], [(0, 1, 1)]]),
        ("<tr><td colspan=2>a</tr><td>b</td></tr><tr>", [[(0, 1, 2)], [(0, 1, 1)], []]),
    ],
)
def test_cells_have_the_places_that_their_spans_give(rows: str, places: list[object]):
    assert spans(f"<table>{rows}</table>") == places


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<table><caption><b>Biểu</b></caption><tr><td>a</table>", ["Biểu", [["a"]]]),
        ("<table><tr><td>a</td></tr>lạc</table>sau", ["lạc", [["a"]], "sau"]),
        ("<table><tfoot><tr><td>b</tfoot><tbody><tr><td>a</table>", [[["a"], ["b"]]]),
        ("<tr><td>a</td><td>b</td></tr><p>sau</p>", [[["a", "b"]], "sau"]),
        ("<td>a</td><td>b</td>", [[["a", "b"]]]),
        ("<table></table><table><tr><td></table>x", ["x"]),
        ("<head><title>t</title><main>chữ</main>", ["chữ"]),
        ("<h1>a</h1>b<p>c<p>d<div>e<div>f</div>g</div>h", ["a", "b", "c", "d", "e", "f", "g", "h"]),
    ],
)
def test_nothing_is_lost_where_markup_is_odd(html: str, blocks: list[object]):
    assert shown(html) == blocks


def test_tables_and_paragraphs_are_counted_as_a_reader_counts_them():
    source = read(
        "<p>a</p><table><tr><td>b<table><tr><td>c</table></table><p>d</p><table><tr><td>e</table>", "a"
    )
    places = [
        block.where if isinstance(block, Paragraph) else block.rows[0][0].where for block in source.blocks
    ]
    assert places == ["paragraph 1", "table 1, row 1, column 1", "paragraph 2", "table 2, row 1, column 1"]


def test_pictures_are_told_with_their_names():
    html = "<table><tr><td>a<img src=x.png alt='Con dấu'><object>Tệp đính kèm</object></table>"
    assert shown(html) == [[["a"]]]
    assert noted(html) == [("table 1, row 1, column 1", "Con dấuTệp đính kèm", "picture")]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("font-family:.VnTime", "Nhiệm vụ"),
        ("mso-fareast-font-family:\"Times New Roman\";font-family:'.VnTime',serif", "Nhiệm vụ"),
        ('font:12.0pt ".VnTime"', "Nhiệm vụ"),
        ("font-family:.VnTimeH", "NHIỆM VỤ"),
    ],
)
def test_the_font_tells_the_old_encoding(style: str, text: str):
    html = (
        f"<p style='{style}'>NhiÖm vô</p>"
        if "'" not in style
        else f'<p style="{style.replace(chr(34), "")}">NhiÖm vô'
    )
    assert shown(html) == [text]


def test_style_sheets_count_where_they_are_simple():
    sheet = (
        "td.b{font-weight:bold} .x{display:none!important} @media print{p{display:none}} div p{display:none}"
    )
    html = f"<style>{sheet}</style><p class='y x'>ẩn</p><p>hiện</p><div class=b>thường</div>"
    assert shown(html) == ["hiện", "thường"]
    assert noted(html) == [("paragraph 1", "ẩn", "hidden_text")]


@pytest.mark.parametrize(
    ("rule", "page"),
    [
        ("div p", "<div><b><p>ẩn</b></div><p>hiện"),
        ("tr.x td", "<table><tr class=x><td>ẩn</tr><tr><td>hiện</table>"),
        (".x .y", "<div class=x><p class=y>ẩn</p><p>hiện</div>"),
        ("td.x.y", "<table><tr><td class='y x z'>ẩn<td class=x>hiện</table>"),
        (".x *", "<div class=x>hiện<b>ẩn</b></div>"),
        ("div.x p.y", "<div class=x></div><p class=y>hiện</p><div class=x><p class=y>ẩn</div>"),
    ],
)
def test_a_rule_may_hold_inside_of_other_elements(rule: str, page: str):
    html = f"<style>a > b {{display:none}} {rule} {{text-decoration: line-through}}</style>{page}"
    text = "\n".join(str(block) for block in shown(html))
    assert "hiện" in text
    assert "ẩn" not in text
    assert [what for _, what, _ in noted(html)] == ["ẩn"]
