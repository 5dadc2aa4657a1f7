"""Each way in which a workbook can show a text: it is in what is read, or it is told.

One row a way, with the clause of the standard that has it (ECMA-376 part 1, fifth edition; others by name).
Whoever learns of another way adds a row here. Each text says whether it is to be `read` or `told`.
"""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

from typing import NamedTuple

import pytest
from handmade.docx import zipped
from handmade.excel_book import (
    ALTERNATIVE,
    DRAWING,
    IN_SHEET,
    MAIN,
    RELATIONS,
    book,
    inline,
    read,
    relations,
    rows,
    unzipped,
)

from vqdesk.annex.source.grid import Table

VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
RD = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="&quot;Đạt &quot;0&quot; hộ&quot;"/><numFmt numFmtId="165" formatCode=";;;"/>'
    '<numFmt numFmtId="166" formatCode="&quot;Mức &quot;@"/><numFmt numFmtId="167" formatCode="0;-0;;@"/>'
    '<numFmt numFmtId="168" formatCode="[=1]&quot;Có&quot;;[=0]&quot;Không&quot;;0"/></numFmts>'
    "<fonts><font/><font><strike/></font></fonts>"
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf fontId="1"/><xf numFmtId="14"/><xf numFmtId="167"/>'
    '<xf><extLst><ext uri="{C7286773-470A-42A8-94C5-96B5CB345126}"><p:xfComplement xmlns:p="urn:bag" i="0"/></ext></extLst></xf>'
    '<xf numFmtId="168"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf><dxf><numFmt numFmtId='165' formatCode=';;;'/></dxf></dxfs>"
    '<tableStyles><tableStyle name="Gạch"><tableStyleElement type="wholeTable" dxfId="0"/></tableStyle></tableStyles>'
)
STRINGS = (
    "<si><t>chung</t></si><si><r><t>từng </t></r><r><rPr><b/></rPr><t>chữ</t></r></si>"
    '<si><t>họ tên</t><rPh sb="0" eb="1"><t>phiên âm</t></rPh></si>'
)


class Way(NamedTuple):
    """A way to show a text: its clause, the workbook, and what is read and told of it."""

    clause: str
    data: bytes
    read: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def cells(*inner: str, before: str = "", after: str = "", row: str = "", **more: object) -> bytes:
    """Return a workbook with a row of cells, beside which one text stands."""
    line = f'<row r="5" {row}>{"".join(inner)}{inline("Z5", "bên")}</row>'
    return book(rows(line, before=before, after=after), strings=STRINGS, styles=STYLES, **more)  # type: ignore[arg-type]


def beside(*related: tuple[str, str], **parts: str) -> bytes:
    """Return a workbook whose sheet stands in relation to parts; their folder is the relation's kind."""
    given = {f"xl/{name.replace('__', '/')}.xml": xml for name, xml in parts.items()}
    return cells(parts={"xl/worksheets/_rels/sheet1.xml.rels": relations(*related), **given})


def drawn(inner: str, *related: tuple[str, str], **parts: str) -> bytes:
    drawing = f'<xdr:wsDr xmlns:xdr="{IN_SHEET}" xmlns:a="{DRAWING}" xmlns:mc="{ALTERNATIVE}" xmlns:c="{C}">{inner}</xdr:wsDr>'
    found = {f"xl/{name.replace('__', '/')}.xml": xml for name, xml in parts.items()}
    return cells(
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": drawing,
            "xl/drawings/_rels/drawing1.xml.rels": relations(*related),
            **found,
        }
    )


def body(text: str, more: str = "") -> str:
    return f"<xdr:txBody><a:p><a:r><a:rPr {more}/><a:t>{text}</a:t></a:r></a:p></xdr:txBody>"


def chart(inner: str) -> bytes:
    xml = f'<c:chartSpace xmlns:c="{C}" xmlns:a="{DRAWING}"><c:chart>{inner}</c:chart></c:chartSpace>'
    return drawn("<xdr:graphicFrame/>", ("chart", "../charts/chart1.xml"), charts__chart1=xml)


def cached(kind: str, *texts: str, code: str = "") -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{text}</c:v></c:pt>' for n, text in enumerate(texts))
    return f"<c:{kind}>{f'<c:formatCode>{code}</c:formatCode>' if code else ''}{points}</c:{kind}>"


def vml(inner: str) -> bytes:
    # As Excel writes it: a line break without its end.
    return beside(("vmlDrawing", "../drawings/vml1.xml"), drawings__vml1=f"<xml {VML}>{inner}</xml>")


def rich(structure: str, *values: str) -> bytes:
    found = "".join(f"<v>{value}</v>" for value in values)
    files = unzipped(cells('<c r="A5" t="e" vm="1"><v>#VALUE!</v></c>'))
    main = relations(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"),
        ("sheetMetadata", "metadata.xml"), ("rdRichValue", "richData/rdrichvalue.xml"),
        ("rdRichValueStructure", "richData/rdrichvaluestructure.xml"),
    )  # fmt: skip
    files["xl/_rels/workbook.xml.rels"] = main
    files["xl/metadata.xml"] = (
        f'<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xlrd="{RD}">'
        '<metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="1">'
        '<bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>'
        '<valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>'
    )
    files["xl/richData/rdrichvalue.xml"] = f'<rvData xmlns="{RD}" count="1"><rv s="0">{found}</rv></rvData>'
    files["xl/richData/rdrichvaluestructure.xml"] = (
        f'<rvStructures xmlns="{RD}" count="1">{structure}</rvStructures>'
    )
    return zipped(files)


WAYS = {
    # Cells by their type (18.18.11 ST_CellType)
    "number": Way("18.3.1.4 c n", cells('<c r="A5"><v>12.5</v></c>'), ("12,5",)),
    "boolean": Way("18.3.1.4 c b", cells('<c r="A5" t="b"><v>1</v></c>'), ("TRUE",)),
    "box to be ticked": Way("MS-XLSX featurePropertyBag", cells('<c r="A5" t="b" s="7"><v>1</v></c><c r="B5" t="b" s="7"><v>0</v></c>'), ("☑", "☐")),
    "date": Way("18.3.1.4 c d", cells('<c r="A5" t="d"><v>2024-09-27</v></c>'), ("27/09/2024",)),
    "date and time": Way("18.3.1.4 c d", cells('<c r="A5" t="d"><v>2024-09-27T08:30:00</v></c>'), ("27/09/2024 8:30",)),
    "length of time": Way("18.3.1.4 c d", cells('<c r="A5" t="d"><v>PT0H45M0.000S</v></c>'), ("0:45:00",)),
    "error": Way("18.3.1.4 c e", cells('<c r="A5" t="e"><v>#N/A</v></c>'), ("#N/A",), ("#N/A",)),
    "inline string": Way("18.3.1.53 is", cells(inline("A5", "trong ô")), ("trong ô",)),
    "shared string": Way("18.4.8 si", cells('<c r="A5" t="s"><v>0</v></c>'), ("chung",)),
    "formula's string": Way("18.3.1.40 f", cells('<c r="A5" t="str"><f>B5</f><v>kết quả</v></c>'), ("kết quả",)),
    "formula's number": Way("18.3.1.40 f", cells('<c r="A5"><f>B5</f><v>7</v></c>'), ("7",)),
    "formula without a result": Way("18.3.1.40 f", cells('<c r="A5"><f>B5&amp;"x"</f></c>'), (), ('=B5&"x"',)),
    "formula from another workbook": Way("18.14 externalLink", cells('<c r="A5"><f>[1]A!B5</f><v>7</v></c>'), ("7",), ("=[1]A!B5",)),
    "cell of an array formula without a value": Way("18.3.1.40 f array", cells('<c r="A5"><f t="array" ref="A5:B5">C5:D5</f><v>7</v></c><c r="B5"/>'), ("7",), ("=C5:D5",)),
    "picture in a cell": Way("MS-XLSX rdRichValue", rich('<s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/><k n="Text" t="s"/></s>', "0", "5", "Cổng làng"), (), ("Cổng làng",)),
    "picture by =IMAGE()": Way("MS-XLSX rdRichValue", rich('<s t="_webimage"><k n="WebImageIdentifier" t="i"/><k n="Text" t="s"/></s>', "0", "Bản đồ"), (), ("Bản đồ",)),
    "named thing in a cell": Way("MS-XLSX rdRichValue", rich('<s t="_linkedentitycore"><k n="_CRID" t="i"/><k n="_DisplayString" t="s"/></s>', "0", "Lạng Sơn"), ("Lạng Sơn",)),
    # Runs (18.4)
    "runs": Way("18.4.4 r, 18.4.12 t", cells('<c r="A5" t="s"><v>1</v></c>'), ("từng chữ",)),
    "runs in the cell": Way("18.4.4 r", cells('<c r="A5" t="inlineStr"><is><r><t>một </t></r><r><rPr><i/></rPr><t>hai</t></r></is></c>'), ("một hai",)),
    "superscript": Way("18.4.14 vertAlign", cells('<c r="A5" t="inlineStr"><is><r><t>5 m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>'), ("5 m²",), ("2",)),
    "struck-out run": Way("18.4.10 strike", cells('<c r="A5" t="inlineStr"><is><r><t>12</t></r><r><rPr><strike/></rPr><t>10</t></r></is></c>'), ("12",), ("10",)),
    "phonetic text": Way("18.4.6 rPh, 18.3.1.4 c ph", cells('<c r="A5" t="s" ph="1"><v>2</v></c>'), ("họ tên",), ("phiên âm",)),
    "phonetic text of a row": Way("18.3.1.73 row ph", cells('<c r="A5" t="s"><v>2</v></c>', row='ph="1"'), ("họ tên",), ("phiên âm",)),
    "escaped character": Way("22.9.2.19 ST_Xstring", cells(inline("A5", "dòng_x000A_hai")), ("dòng\nhai",)),
    # Number formats (18.8.30, 18.8.31)
    "text in a number format": Way("18.8.30 numFmt", cells('<c r="A5" s="1"><v>7</v></c>'), ("Đạt 7 hộ",)),
    "text in the place of a number": Way("18.8.30 numFmt", cells('<c r="A5" s="8"><v>1</v></c>'), ("Có",)),
    "text around a text": Way("18.8.30 numFmt", cells(inline("A5", "hai", 's="3"')), ("Mức hai",)),
    "text that a format hides": Way("18.8.30 numFmt", cells(inline("A5", "ẩn", 's="2"')), (), ("ẩn",)),
    "number that a format hides": Way("18.8.30 numFmt", cells('<c r="A5" s="2"><v>64</v></c>'), (), ("64",)),
    "zero that a format hides": Way("18.8.30 numFmt", cells('<c r="A5" s="6"><v>0</v></c>'), (), ("0",)),
    "zero that the sheet hides": Way("18.3.1.87 sheetView showZeros", cells('<c r="A5"><v>0.0</v></c>', before='<sheetViews><sheetView showZeros="0"/></sheetViews>'), (), ("0",)),
    # Looks
    "struck-out cell": Way("18.8.22 font strike", cells(inline("A5", "bỏ", 's="4"')), (), ("bỏ",)),
    "struck out by a condition": Way("18.3.1.18 conditionalFormatting", cells(inline("A5", "có thể"), after='<conditionalFormatting sqref="A5"><cfRule type="expression" dxfId="0"/></conditionalFormatting>'), ("có thể",), ("có thể",)),
    "hidden by a condition": Way("18.3.1.18 conditionalFormatting", cells('<c r="A5"><v>64</v></c>', after='<conditionalFormatting sqref="A5"><cfRule type="expression" dxfId="1"/></conditionalFormatting>'), ("64",), ("64",)),
    "behind a bar": Way("18.3.1.28 dataBar showValue", cells('<c r="A5"><v>64</v></c>', after='<conditionalFormatting sqref="A5"><cfRule type="dataBar"><dataBar showValue="0"/></cfRule></conditionalFormatting>'), ("64",), ("64",)),
    "behind a sign": Way("18.3.1.49 iconSet showValue", cells('<c r="A5"><v>64</v></c>', after='<conditionalFormatting sqref="A5"><cfRule type="iconSet"><iconSet showValue="0"/></cfRule></conditionalFormatting>'), ("64",), ("64",)),
    "struck out by a newer condition": Way("MS-XLSX x14:conditionalFormatting", cells(inline("A5", "có thể"), after=f'<extLst><ext xmlns:x14="{X14}" xmlns:xm="urn:xm"><x14:conditionalFormatting><x14:cfRule><x14:dxf><font><strike/></font></x14:dxf></x14:cfRule><xm:sqref>A5</xm:sqref></x14:conditionalFormatting></ext></extLst>'), ("có thể",), ("có thể",)),
    # Places
    "hidden row": Way("18.3.1.73 row hidden", cells(inline("A5", "ẩn"), row='hidden="1"'), ("ẩn",), ("ẩn\tbên",)),
    "row without a height": Way("18.3.1.73 row ht", cells(inline("A5", "ẩn"), row='ht="0" customHeight="1"'), ("ẩn",), ("ẩn\tbên",)),
    "row that a filter or a group hides": Way("18.3.2.2 autoFilter, 18.3.1.73 row outlineLevel", cells(inline("A5", "ẩn"), row='hidden="1" outlineLevel="1"', after='<autoFilter ref="A1:Z5"/>'), ("ẩn",), ("ẩn\tbên",)),
    "hidden column": Way("18.3.1.13 col hidden", cells(inline("A5", "ẩn"), before='<cols><col min="1" max="1" hidden="1"/></cols>'), ("ẩn",), ("ẩn",)),
    "column without a width": Way("18.3.1.13 col width", cells(inline("A5", "ẩn"), before='<cols><col min="1" max="1" width="0" customWidth="1"/></cols>'), ("ẩn",), ("ẩn",)),
    "covered by a merged cell": Way("18.3.1.55 mergeCell", cells(inline("A5", "trên"), inline("B5", "che"), after='<mergeCells><mergeCell ref="A5:B5"/></mergeCells>'), ("trên",), ("che",)),
    "far to the right": Way("18.3.1.4 c r", book(rows(f'<row r="5">{inline("A5", "gần")}{inline("XFD5", "xa")}</row>')), ("gần",), ("xa",)),
    "two cells at one place": Way("18.3.1.4 c r", cells(inline("A5", "một"), inline("A5", "hai")), ("một\nhai",)),
    "outside the print area": Way("18.2.5 definedName Print_Area", book(rows(f'<row r="5">{inline("A5", "in")}{inline("C5", "ngoài")}</row>'), after='<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">A!$A$1:$B$9</definedName></definedNames>'), ("in", "ngoài"), ("ngoài",)),
    "hidden sheet": Way("18.2.19 sheet state", book(rows(f'<row r="1">{inline("A1", "ẩn")}{inline("B1", "b")}</row>'), states=("hidden",)), ("ẩn",), ("ẩn\tb",)),
    "very hidden sheet": Way("18.2.19 sheet state", book(rows(f'<row r="1">{inline("A1", "ẩn")}{inline("B1", "b")}</row>'), states=("veryHidden",)), ("ẩn",), ("ẩn\tb",)),
    "totals row of a table": Way("18.5.1.2 table totalsRowCount", cells('<c r="A5" t="str"><f>SUBTOTAL(103,A1:A4)</f><v>Cộng: 4</v></c>'), ("Cộng: 4",)),
    "cell of a pivot table": Way("18.10.1.73 pivotTableDefinition", beside(("pivotTable", "../pivotTables/p1.xml"), pivotTables__p1="<pivotTableDefinition/>"), ("bên",)),
    "table whose style strikes out": Way("18.8.83 tableStyle", cells(inline("A5", "có thể"), parts={"xl/worksheets/_rels/sheet1.xml.rels": relations(("table", "../tables/t.xml")), "xl/tables/t.xml": '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A5:B5"><tableStyleInfo name="Gạch"/></table>'}), ("có thể",), ("có thể",)),
    "text shown by a link": Way("18.3.1.47 hyperlink", cells(inline("A5", "Kế hoạch 12"), after='<hyperlinks><hyperlink ref="A5" location="A!A1" display="Kế hoạch 12"/></hyperlinks>'), ("Kế hoạch 12",)),
    # Margins of pages (18.3.1.46 headerFooter)
    **{
        kind: Way(f"18.3.1 {kind}", cells(after=f"<headerFooter><{kind}>&amp;L{kind} trái</{kind}></headerFooter>"), (), (f"{kind} trái",))
        for kind in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
    },
    "sheet's name in a margin": Way("18.3.1.46 &A", cells(after="<headerFooter><oddHeader>&amp;C&amp;A</oddHeader></headerFooter>"), (), ("Biểu 1",)),
    "picture in a margin, a watermark": Way("18.3.1.56 legacyDrawingHF", vml('<v:shape id="CH"><v:imagedata o:relid="rId1" o:title="DỰ THẢO"/></v:shape>'), (), ("DỰ THẢO",)),
    "picture behind the cells": Way("18.3.1.67 picture", beside(("image", "../media/image1.xml"), media__image1="x"), ("bên",)),
    # Comments
    "comment": Way("18.7.3 comment", beside(("comments", "../comments1.xml"), comments1='<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="A1"><text><r><t>xem </t></r><r><t>lại</t></r></text></comment></commentList></comments>'), (), ("xem lại",)),
    "threaded comment": Way("MS-XLSX threadedComment", beside(("threadedComment", "../tc.xml"), tc='<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1"><text>trao đổi</text></threadedComment></ThreadedComments>'), (), ("trao đổi",)),
    # Drawings (20.5)
    "text box": Way("20.5.2.34 sp txBody", drawn(f"<xdr:sp>{body('hộp chữ')}</xdr:sp>"), ("hộp chữ",)),
    "text box in a group": Way("20.5.2.17 grpSp", drawn(f"<xdr:grpSp><xdr:grpSp><xdr:sp>{body('trong nhóm')}</xdr:sp></xdr:grpSp></xdr:grpSp>"), ("trong nhóm",)),
    "text of a connector": Way("20.5.2.13 cxnSp", drawn(f"<xdr:cxnSp>{body('đường nối')}</xdr:cxnSp>"), ("đường nối",)),
    "text box of newer programs": Way("part 3, AlternateContent", drawn(f"<mc:AlternateContent><mc:Choice Requires='a14'><xdr:sp>{body('bản mới')}</xdr:sp></mc:Choice><mc:Fallback/></mc:AlternateContent>"), ("bản mới",)),
    "field in a text box": Way("21.1.2.2.4 fld", drawn("<xdr:sp><xdr:txBody><a:p><a:fld type='datetime'><a:t>27/9</a:t></a:fld><a:br/><a:r><a:t>dưới</a:t></a:r></a:p></xdr:txBody></xdr:sp>"), ("27/9\ndưới",)),
    "struck-out text in a box": Way("21.1.2.3.9 rPr strike", drawn(f"<xdr:sp>{body('bỏ', 'strike=' + chr(34) + 'dblStrike' + chr(34))}</xdr:sp>"), (), ("bỏ",)),
    "hidden text box": Way("20.5.2.8 cNvPr hidden", drawn(f"<xdr:sp><xdr:nvSpPr><xdr:cNvPr id='1' name='a' hidden='1'/></xdr:nvSpPr>{body('hộp ẩn')}</xdr:sp>"), (), ("hộp ẩn",)),
    "text box that follows a cell": Way("20.5.2.34 sp textlink", drawn(f"<xdr:sp textlink='A!$A$1'>{body('theo ô')}</xdr:sp>"), ("theo ô",)),
    "what a picture says": Way("20.5.2.8 cNvPr descr", drawn("<xdr:pic><xdr:nvPicPr><xdr:cNvPr id='1' name='a' descr='Dấu đỏ' title='Dấu'/></xdr:nvPicPr></xdr:pic>"), (), ("Dấu\nDấu đỏ",)),
    "ink": Way("20.5.2.12 contentPart", drawn("<xdr:contentPart><xdr:nvContentPartPr><xdr:cNvPr id='1' name='a' descr='Chữ ký tay'/></xdr:nvContentPartPr></xdr:contentPart>"), (), ("Chữ ký tay",)),
    "formula in a text box": Way("22.1 m, MS-ODRAWXML a14:m", drawn(f"<xdr:sp><xdr:txBody><a:p><a14:m xmlns:a14='{A14}' xmlns:m='{MATH}'><m:oMath><m:f><m:num><m:r><m:t>14</m:t></m:r></m:num><m:den><m:r><m:t>16</m:t></m:r></m:den></m:f></m:oMath></a14:m></a:p></xdr:txBody></xdr:sp>"), ("14/16",), ("1416",)),
    "button": Way("18.3.1.19 control, MS-ODRAWXML compatExt", drawn(f"<mc:AlternateContent><mc:Choice Requires='a14'><xdr:sp macro='[0]!In'><xdr:nvSpPr><xdr:cNvPr id='1025' name='Button 1' hidden='1'><a:extLst><a:ext uri='u'><a14:compatExt xmlns:a14='{A14}' spid='_x0000_s1025'/></a:ext></a:extLst></xdr:cNvPr></xdr:nvSpPr>{body('In biểu')}</xdr:sp></mc:Choice></mc:AlternateContent>"), (), ("In biểu",)),
    # Old drawings (part 4, VML)
    "old button": Way("part 4, 14.4.2.12 ClientData", vml('<v:shape><v:textbox><div style="text-align:center"><font face="Arial">In<br>biểu</font></div></v:textbox><x:ClientData ObjectType="Button"/></v:shape>'), (), ("In biểu",)),
    "old WordArt": Way("part 4, 14.1.2.23 textpath", vml('<v:shape><v:textpath on="t" string="DỰ THẢO"/></v:shape>'), (), ("DỰ THẢO",)),
    "ActiveX control": Way("MS-OI29500 ocx", beside(("control", "../activeX/activeX1.xml"), activeX__activeX1='<ax:ocx xmlns:ax="urn:ax"><ax:ocxPr ax:name="Caption" ax:value="Đồng ý"/></ax:ocx>'), (), ("Đồng ý",)),
    "slicer": Way("MS-XLSX slicer", beside(("slicer", "../slicers/s.xml"), slicers__s=f'<slicers xmlns="{X14}"><slicer name="S" caption="Lọc theo đơn vị"/></slicers>'), (), ("Lọc theo đơn vị",)),
    "timeline": Way("MS-XLSX timeline", beside(("timeline", "../timelines/s.xml"), timelines__s='<timelines xmlns="urn:t"><timeline name="S" caption="Lọc theo ngày"/></timelines>'), (), ("Lọc theo ngày",)),
    # Charts and diagrams (21.2, 21.4)
    "title of a chart": Way("21.2.2.210 title", chart("<c:title><c:tx><c:rich><a:p><a:r><a:t>Biểu </a:t></a:r><a:r><a:t>đồ</a:t></a:r></a:p></c:rich></c:tx></c:title>"), (), ("Biểu đồ",)),
    "title that follows a cell": Way("21.2.2.201 strRef", chart(f"<c:title><c:tx><c:strRef>{cached('strCache', 'Theo ô')}</c:strRef></c:tx></c:title>"), (), ("Theo ô",)),
    "series' name": Way("21.2.2.215 tx", chart(f"<c:ser><c:tx><c:strRef>{cached('strCache', 'Đã làm')}</c:strRef></c:tx></c:ser>"), (), ("Đã làm",)),
    "series' name as it is typed": Way("21.2.2.231 v", chart("<c:ser><c:tx><c:v>Gõ tay</c:v></c:tx></c:ser>"), (), ("Gõ tay",)),
    "categories": Way("21.2.2.24 cat", chart(f"<c:ser><c:cat><c:strRef>{cached('strCache', 'Quý I', 'Quý II')}</c:strRef></c:cat></c:ser>"), (), ("Quý I\nQuý II",)),
    "categories over two lines": Way("21.2.2.109 multiLvlStrCache", chart("<c:ser><c:cat><c:multiLvlStrCache><c:lvl><c:pt><c:v>Tháng 1</c:v></c:pt></c:lvl><c:lvl><c:pt><c:v>2024</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:cat></c:ser>"), (), ("Tháng 1\n2024",)),
    "categories of numbers": Way("21.2.2.121 numCache", chart(f"<c:ser><c:cat><c:numRef>{cached('numCache', '45562', code='dd/mm/yyyy')}</c:numRef></c:cat></c:ser>"), (), ("27/09/2024",)),
    "numbers beside marks": Way("21.2.2.189 showVal", chart(f"<c:ser><c:dLbls><c:showVal val='1'/></c:dLbls><c:val><c:numRef>{cached('numCache', '0.64', code='0%')}</c:numRef></c:val></c:ser>"), (), ("64%",)),
    "numbers in a table below": Way("21.2.2.54 dTable", chart(f"<c:dTable/><c:ser><c:val><c:numRef>{cached('numCache', '0.5')}</c:numRef></c:val></c:ser>"), (), ("0,5",)),
    "label typed by hand": Way("21.2.2.47 dLbl", chart("<c:ser><c:dLbls><c:dLbl><c:tx><c:rich><a:p><a:r><a:t>cao nhất</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls></c:ser>"), (), ("cao nhất",)),
    "axis' title": Way("21.2.2.25 catAx title", chart("<c:catAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Đơn vị</a:t></a:r></a:p></c:rich></c:tx></c:title></c:catAx>"), (), ("Đơn vị",)),
    "trend's name": Way("21.2.2.211 trendline", chart("<c:ser><c:trendline><c:name>Xu hướng</c:name></c:trendline></c:ser>"), (), ("Xu hướng",)),
    "box in a chart": Way("21.3 userShapes", cells(parts={
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{IN_SHEET}"><xdr:graphicFrame/></xdr:wsDr>',
        "xl/drawings/_rels/drawing1.xml.rels": relations(("chart", "../charts/chart1.xml")),
        "xl/charts/chart1.xml": f'<c:chartSpace xmlns:c="{C}"/>',
        "xl/charts/_rels/chart1.xml.rels": relations(("chartUserShapes", "../drawings/drawing2.xml")),
        "xl/drawings/drawing2.xml": f'<c:userShapes xmlns:c="{C}" xmlns:a="{DRAWING}"><a:p><a:r><a:t>ghi trên hình</a:t></a:r></a:p></c:userShapes>',
    }), (), ("ghi trên hình",)),
    "newer chart": Way("MS-ODRAWXML chartEx", drawn("<xdr:graphicFrame/>", ("chartEx", "../charts/chartEx1.xml"), charts__chartEx1=f'<cx:chartSpace xmlns:cx="{CX}"><cx:chartData><cx:data><cx:strDim><cx:lvl><cx:pt>Phòng A</cx:pt></cx:lvl></cx:strDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:txData><cx:v>Thác nước</cx:v></cx:txData></cx:tx></cx:title></cx:chart></cx:chartSpace>'), (), ("Phòng A\nThác nước",)),
    "diagram": Way("21.4.3.4 pt t", drawn("<xdr:graphicFrame/>", ("diagramData", "../diagrams/data1.xml"), diagrams__data1=f'<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{DRAWING}"><dgm:pt><dgm:t><a:p><a:r><a:t>Chủ tịch</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Phó Chủ tịch</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>'), (), ("Chủ tịch\nPhó Chủ tịch",)),
    "sheet that is a chart": Way("18.3.1.12 chartsheet", book(
        '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        rows(f'<row r="1">{inline("A1", "a")}{inline("B1", "b")}</row>'),
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{IN_SHEET}"><xdr:graphicFrame/></xdr:wsDr>',
            "xl/drawings/_rels/drawing1.xml.rels": relations(("chart", "../charts/chart1.xml")),
            "xl/charts/chart1.xml": f'<c:chart xmlns:c="{C}" xmlns:a="{DRAWING}"><a:p><a:r><a:t>Cả trang</a:t></a:r></a:p></c:chart>',
        },
    ), ("a",), ("Cả trang",)),
    "embedded object": Way("18.3.1.60 oleObject", beside(("oleObject", "../embeddings/o1.xml"), embeddings__o1="x"), ("bên",)),
}  # fmt: skip

UNSEEN = {
    # What no page and no screen shows until somebody asks for it; it is neither read nor told.
    "prompt of a validation": ("18.3.1.32 dataValidation", '<dataValidations><dataValidation sqref="A5" prompt="không hiện" promptTitle="không hiện" error="không hiện"><formula1>"không hiện"</formula1></dataValidation></dataValidations>'),
    "tip of a link": ("18.3.1.47 hyperlink tooltip", '<hyperlinks><hyperlink ref="A5" tooltip="không hiện"/></hyperlinks>'),
    "scenario": ("18.3.1.76 scenario", '<scenarios><scenario name="không hiện" comment="không hiện"/></scenarios>'),
    "criterion of a filter": ("18.3.2.6 filter", '<autoFilter ref="A5:Z5"><filterColumn colId="0"><filters><filter val="không hiện"/></filters></filterColumn></autoFilter>'),
    "protected range": ("18.3.1.71 protectedRange", '<protectedRanges><protectedRange name="không hiện" sqref="A5"/></protectedRanges>'),
    "margin of another person's view": ("18.3.1.25 customSheetView", '<customSheetViews><customSheetView guid="{0}"/></customSheetViews>'),
}  # fmt: skip


def found(data: bytes) -> tuple[str, str]:
    """Return all that is read of a workbook, and all that is told."""
    source = read(data)
    texts = []
    for block in source.blocks:
        lines = block.rows if isinstance(block, Table) else ()
        texts += [cell.text for row in lines for cell in row] if lines else [getattr(block, "text", "")]
    return "\0".join(texts), "\0".join(entry.what for entry in source.account)


@pytest.mark.parametrize("name", WAYS)
def test_a_text_that_is_seen_is_read_or_told(name: str):
    way = WAYS[name]
    assert way.clause
    read_texts, told_texts = (text.split("\0") for text in found(way.data))
    assert [text for text in way.read if text not in read_texts] == []
    assert [text for text in way.told if text not in told_texts] == []
    assert way.read or way.told
    # What is told as left out does not come in all the same, and nothing of it is read as it is not shown.
    assert "#VALUE!" not in read_texts


STRICT = (
    (MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
    (MATH, "http://purl.oclc.org/ooxml/officeDocument/math"),
)


@pytest.mark.parametrize("name", WAYS)
def test_a_strict_workbook_shows_the_same(name: str):
    parts = unzipped(WAYS[name].data)
    for part, text in parts.items():
        for transitional, strict in STRICT:
            text = text.replace(transitional, strict)
        parts[part] = text
    assert found(zipped(parts)) == found(WAYS[name].data)


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_passed(name: str):
    clause, xml = UNSEEN[name]
    assert clause
    assert found(cells(inline("A5", "a"), after=xml)) == ("a\0bên", "")


@pytest.mark.parametrize("name", ["picture behind the cells", "embedded object"])
def test_what_has_no_text_is_told_without_one(name: str):
    entries = read(WAYS[name].data).account
    assert [(entry.what, entry.why) for entry in entries] == [("", "account.picture")]
