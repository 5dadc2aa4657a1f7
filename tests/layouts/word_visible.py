"""Every way in which a Word file can hold a text that somebody sees, by the standard's names and clauses.

A row is `(element or feature, clause, snippet)`; the word TEXT stands in each where its text is. Add a row
here for what is new: `test_word_visible_texts.py` in tests/core/formats/word/reader reads it in every place
where it may stand.
Clauses are of ECMA-376, part 1, unless another source is named.
"""

from __future__ import annotations

from typing import NamedTuple

TEXT = "ThấyĐược"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPC = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
OFFICE = "urn:schemas-microsoft-com:office:office"


class Way(NamedTuple):
    """One way to hold a text: what the standard calls it, where that stands, and an example."""

    name: str
    clause: str
    xml: str


def _run(inner: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


_T = f"<w:t>{TEXT}</w:t>"
_P = f"<w:p>{_run(_T)}</w:p>"


def _field(code: str, result: str = "", form: str = "") -> str:
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{separate}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def linked(kind: str, relation: str) -> str:
    """Return a drawing whose text is in another part: a chart, a newer chart, a diagram."""
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    names = "dm" if kind == "diagram" else "id"
    element = "relIds" if kind == "diagram" else "chart"
    shown = f'<c:{element} xmlns:c="{uri}" r:{names}="{relation}"/>'
    return _run(_drawing(shown))


def _drawing(graphic: str, name: str = "Hình 1", descr: str = "") -> str:
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}"><wp:docPr id="1" name="{name}" descr="{descr}"/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="x">{graphic}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def _shape(inner: str) -> str:
    return f'<wps:wsp xmlns:wps="{WPS}">{inner}</wps:wsp>'


_BOXED = _shape(f"<wps:txbx><w:txbxContent>{_P}</w:txbxContent></wps:txbx>")
_BODY = f'<a:p xmlns:a="{A}"><a:r><a:t>{TEXT}</a:t></a:r></a:p>'


def _row(properties: str = "", cell: str = "", inner: str = _P) -> str:
    return f"<w:tr>{properties}<w:tc>{f'<w:tcPr>{cell}</w:tcPr>' if cell else ''}{inner}</w:tc></w:tr>"


def _tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl>{properties}{''.join(rows or (_row(),))}</w:tbl>"


def _control(inner: str) -> str:
    return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _alternate(choice: str, other: str, requires: str = "wps") -> str:
    spaces = f'xmlns:wps="{WPS}" xmlns:neu="urn:neu"'
    return (
        f'<mc:AlternateContent {spaces}><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def _ole(program: str, shape: str = "") -> str:
    return f'<w:object>{shape}<o:OLEObject xmlns:o="{OFFICE}" Type="Embed" ProgID="{program}"/></w:object>'


_ALT = f'<v:shape alt="{TEXT}"><v:imagedata/></v:shape>'
_DD = f'<w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="{TEXT}"/></w:ddList>'

RUN_CONTENT = (
    Way("t", "17.3.3.31", _T),
    Way("t in pieces", "17.3.3.31", f"<w:t>{TEXT[:4]}</w:t><w:t>{TEXT[4:]}</w:t>"),
    Way("tab", "17.3.3.32", f"<w:tab/>{_T}"),
    Way("ptab", "17.3.3.23", f"<w:ptab/>{_T}"),
    Way("br", "17.3.3.1", f"<w:br/>{_T}"),
    Way("br of a page", "17.3.3.1", f'{_T}<w:br w:type="page"/>'),
    Way("cr", "17.3.3.4", f"<w:cr/>{_T}"),
    Way("noBreakHyphen", "17.3.3.18", f"<w:noBreakHyphen/>{_T}"),
    Way("softHyphen", "17.3.3.29", f"{_T}<w:softHyphen/>"),
    Way("sym", "17.3.3.30", f'<w:sym w:font="Wingdings" w:char="F0FC"/>{_T}'),
    Way("delText", "17.3.3.7", f"<w:delText>{TEXT}</w:delText>"),
    Way("ruby", "17.3.3.25", f"<w:ruby><w:rt/><w:rubyBase>{_run(_T)}</w:rubyBase></w:ruby>"),
    Way("ruby, rt", "17.3.3.24", f"<w:ruby><w:rt>{_run(_T)}</w:rt><w:rubyBase/></w:ruby>"),
    Way("footnoteReference", "17.11.14", f'<w:footnoteReference w:id="2"/>{_T}'),
    Way("endnoteReference", "17.11.7", f'<w:endnoteReference w:id="2"/>{_T}'),
    Way("commentReference", "17.13.4.5", f'<w:commentReference w:id="2"/>{_T}'),
    Way("lastRenderedPageBreak", "17.3.3.13", f"<w:lastRenderedPageBreak/>{_T}"),
    Way("fldChar", "17.16.18", f'<w:fldChar w:fldCharType="separate"/>{_T}'),
    # Objects and VML
    Way("object", "17.3.3.19", _ole("Word.Document.12", _ALT)),
    Way("object of a workbook", "17.3.3.19", _ole("Excel.Sheet.12", _ALT)),
    Way("object of an old formula", "17.3.3.19", _ole("Equation.3", _ALT)),
    Way("object of another program", "17.3.3.19", _ole(TEXT)),
    Way("object with a control", "17.3.3.3", f'<w:object><w:control w:name="{TEXT}"/></w:object>'),
    Way("objectEmbed", "17.3.3.20", f'<w:object>{_ALT}<w:objectEmbed w:progId="Excel.Sheet.8"/></w:object>'),
    Way(
        "pict, textbox",
        "part 4, 19.1.2.22",
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{_P}</w:txbxContent></v:textbox></v:shape></w:pict>",
    ),
    Way(
        "pict, textbox in a group",
        "part 4, 19.1.2.7",
        f"<w:pict><v:group><v:rect><v:textbox><w:txbxContent>{_P}</w:txbxContent></v:textbox></v:rect>"
        "</v:group></w:pict>",
    ),
    Way(
        "pict, textbox with HTML",
        "part 4, 19.1.2.22",
        f"<w:pict><v:shape><v:textbox><div>{TEXT}</div></v:textbox></v:shape></w:pict>",
    ),
    Way(
        "pict, textpath",
        "part 4, 19.1.2.23",
        f'<w:pict><v:shape><v:textpath string="{TEXT}"/></v:shape></w:pict>',
    ),
    Way("pict, alt", "part 4, 19.1.2.19", f"<w:pict>{_ALT}</w:pict>"),
    Way(
        "pict, title of a picture",
        "part 4, 19.1.2.11",
        f'<w:pict><v:shape><v:imagedata xmlns:o="{OFFICE}" o:title="{TEXT}"/></v:shape></w:pict>',
    ),
    # DrawingML
    Way("drawing, descr", "20.4.2.5", _drawing(f'<pic:pic xmlns:pic="{PIC}"/>', descr=TEXT)),
    Way("drawing, name", "20.4.2.5", _drawing(f'<pic:pic xmlns:pic="{PIC}"/>', name=TEXT)),
    Way("wps:txbx", "MS-DOCX 2.7", _drawing(_BOXED)),
    Way("wpg:wgp", "MS-DOCX 2.6", _drawing(f'<wpg:wgp xmlns:wpg="{WPG}">{_BOXED}</wpg:wgp>')),
    Way(
        "wpg:grpSp in one another",
        "MS-DOCX 2.6",
        _drawing(
            f'<wpg:wgp xmlns:wpg="{WPG}"><wpg:grpSp><wpg:grpSp>{_BOXED}</wpg:grpSp></wpg:grpSp></wpg:wgp>'
        ),
    ),
    Way("wpc:wpc", "MS-DOCX 2.5", _drawing(f'<wpc:wpc xmlns:wpc="{WPC}"><wpc:bg/>{_BOXED}</wpc:wpc>')),
    Way("txBody of a shape", "20.1.2.1.40", _drawing(_shape(f"<wps:txBody>{_BODY}</wps:txBody>"))),
    Way(
        "lockedCanvas", "20.3.2.1", _drawing(f'<lc:lockedCanvas xmlns:lc="urn:lc">{_BODY}</lc:lockedCanvas>')
    ),
    Way("a:tbl", "21.1.3.13", _drawing(f'<a:tbl xmlns:a="{A}"><a:tr><a:tc>{_BODY}</a:tc></a:tr></a:tbl>')),
    Way(
        "m:oMath in a shape's text",
        "20.1.2.2; MS-ODRAWXML 2.11",
        _drawing(f'<a14:m xmlns:a14="urn:a14"><m:oMath><m:r><m:t>{TEXT}</m:t></m:r></m:oMath></a14:m>'),
    ),
    Way("contentPart", "17.3.3.2", f'<w:contentPart r:id="r9"/>{_T}'),
    Way("w14:contentPart", "MS-DOCX 2.4", _drawing(f'<w14:contentPart xmlns:w14="{W14}"/>', name=TEXT)),
    Way(
        "a box of another namespace", "-", _drawing(f'<x:txbxContent xmlns:x="urn:khac">{_P}</x:txbxContent>')
    ),
    Way("paragraphs in an unknown container", "-", _drawing(f"<x:a><x:b>{_P}</x:b></x:a>")),
    Way(
        "a table in a box",
        "17.4.38",
        _drawing(_shape(f"<w:txbxContent><w:tbl><w:tr><w:tc>{_P}</w:tc></w:tr></w:tbl></w:txbxContent>")),
    ),
    Way(
        "sdt in a box",
        "17.5.2",
        _drawing(_shape(f"<x:t><w:sdt><w:sdtContent>{_P}</w:sdtContent></w:sdt></x:t>")),
    ),
    # Choices
    Way("AlternateContent, Choice", "part 3, 10.2.1", _alternate(_drawing(_BOXED), "<w:pict/>")),
    Way("AlternateContent, Fallback", "part 3, 10.2.3", _alternate("<x:neu/>", _T)),
    Way("AlternateContent, Choice unknown", "part 3, 10.2.2", _alternate("<w:t>khác</w:t>", _T, "neu")),
    Way("AlternateContent, no Fallback text", "part 3, 10.2.1", _alternate(_T, "", "neu")),
    Way("an element that is not known", "-", f"<x:neu>{_T}</x:neu>"),
)
"""What may stand in a run (17.3.3); each is tried in a paragraph of every place."""

RUN_LOOKS = tuple(
    Way(name, clause, _run(_T, f"<w:{xml}/>"))
    for name, clause, xml in (
        ("vanish", "17.3.2.41", "vanish"),
        ("webHidden", "17.3.2.44", "webHidden"),
        ("specVanish", "17.3.2.36", "specVanish"),
        ("caps", "17.3.2.5", "caps"),
        ("smallCaps", "17.3.2.33", "smallCaps"),
        ("strike", "17.3.2.37", "strike"),
        ("dstrike", "17.3.2.9", "dstrike"),
        ("vertAlign", "17.3.2.42", 'vertAlign w:val="superscript"'),
        ("fitText", "17.3.2.14", 'fitText w:val="100"'),
        ("eastAsianLayout", "17.3.2.10", 'eastAsianLayout w:combine="1"'),
        ("color of the paper", "17.3.2.6", 'color w:val="FFFFFF"'),
        ("cs", "17.3.2.7", "cs"),
        ("rtl", "17.3.2.30", "rtl"),
        ("em", "17.3.2.12", 'em w:val="dot"'),
    )
)

_MATH = f"<m:r><m:t>{TEXT}</m:t></m:r>"
PARAGRAPH_CONTENT = (
    *RUN_LOOKS,
    Way("r", "17.3.2.25", _run(_T)),
    Way("hyperlink", "17.16.22", f"<w:hyperlink>{_run(_T)}</w:hyperlink>"),
    Way("smartTag", "17.5.1.9", f'<w:smartTag w:element="a">{_run(_T)}</w:smartTag>'),
    Way("customXml", "17.5.1.6", f'<w:customXml w:element="a">{_run(_T)}</w:customXml>'),
    Way("sdt", "17.5.2.31", f"<w:sdt><w:sdtContent>{_run(_T)}</w:sdtContent></w:sdt>"),
    Way(
        "sdt, placeholder",
        "17.5.2.39",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_run(_T)}</w:sdtContent></w:sdt>",
    ),
    Way(
        "sdt, dropDownList",
        "17.5.2.15",
        f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="a"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{_run(_T)}</w:sdtContent></w:sdt>",
    ),
    Way(
        "sdt, dataBinding",
        "17.5.2.6",
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr>'
        f"<w:sdtContent>{_run(_T)}</w:sdtContent></w:sdt>",
    ),
    Way(
        "sdt, w14:checkbox",
        "MS-DOCX 2.6.2.8",
        f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{W14}"/></w:sdtPr><w:sdtContent>{_run("<w:t>☒</w:t>")}'
        f"</w:sdtContent></w:sdt>{_run(_T)}",
    ),
    Way("ins", "17.13.5.18", f"<w:ins>{_run(_T)}</w:ins>"),
    Way("del", "17.13.5.14", f"<w:del>{_run(f'<w:delText>{TEXT}</w:delText>')}</w:del>"),
    Way("moveFrom", "17.13.5.22", f"<w:moveFrom>{_run(_T)}</w:moveFrom>"),
    Way("moveTo", "17.13.5.25", f"<w:moveTo>{_run(_T)}</w:moveTo>"),
    Way("dir", "17.3.2.8", f'<w:dir w:val="rtl">{_run(_T)}</w:dir>'),
    Way("bdo", "17.3.2.3", f'<w:bdo w:val="rtl">{_run(_T)}</w:bdo>'),
    Way(
        "bookmarkStart",
        "17.13.6.2",
        f'<w:bookmarkStart w:id="1" w:name="a"/>{_run(_T)}<w:bookmarkEnd w:id="1"/>',
    ),
    Way("proofErr", "17.13.8.1", f'<w:proofErr w:type="spellStart"/>{_run(_T)}'),
    Way("permStart", "17.13.7.2", f'<w:permStart w:id="1"/>{_run(_T)}<w:permEnd w:id="1"/>'),
    Way("commentRangeStart", "17.13.4.4", f'<w:commentRangeStart w:id="1"/>{_run(_T)}'),
    Way("oMath", "22.1.2.77", f"<m:oMath>{_MATH}</m:oMath>"),
    Way("oMathPara", "22.1.2.78", f"<m:oMathPara><m:oMath>{_MATH}</m:oMath></m:oMathPara>"),
    Way("m:r with w:t", "22.1.2.87", f"<m:oMath><m:r>{_T}</m:r></m:oMath>"),
    *(
        Way(f"m:{name}", "22.1.2", f"<m:oMath><m:{name}>{inner.format(_MATH)}</m:{name}></m:oMath>")
        for name, inner in (
            ("f", "<m:num>{}</m:num><m:den/>"),
            ("rad", "<m:deg/><m:e>{}</m:e>"),
            ("acc", "<m:e>{}</m:e>"),
            ("sSup", "<m:e>{}</m:e><m:sup/>"),
            ("sSub", "<m:e/><m:sub>{}</m:sub>"),
            ("bar", "<m:e>{}</m:e>"),
            ("sSubSup", "<m:e/><m:sub/><m:sup>{}</m:sup>"),
            ("sPre", "<m:sub>{}</m:sub><m:sup/><m:e/>"),
            ("d", "<m:e>{}</m:e>"),
            ("nary", "<m:sub/><m:sup/><m:e>{}</m:e>"),
            ("box", "<m:e>{}</m:e>"),
            ("func", "<m:fName>{}</m:fName><m:e/>"),
            ("borderBox", "<m:e>{}</m:e>"),
            ("phant", "<m:e>{}</m:e>"),
            ("m", "<m:mr><m:e>{}</m:e></m:mr>"),
            ("eqArr", "<m:e>{}</m:e>"),
            ("groupChr", "<m:e>{}</m:e>"),
            ("limLow", "<m:e/><m:lim>{}</m:lim>"),
            ("limUpp", "<m:e>{}</m:e><m:lim/>"),
            ("new", "<m:e>{}</m:e>"),
        )
    ),
    # Fields: by their results, or what they show without one
    Way("fldSimple", "17.16.19", f'<w:fldSimple w:instr="REF a">{_run(_T)}</w:fldSimple>'),
    Way("field with a result", "17.16.18", _field("MERGEFIELD a", _run(_T))),
    Way("field in a field", "17.16.18", _field("IF 1=1 ", _field("REF a", _run(_T)))),
    Way(
        "field in a code",
        "17.16.18",
        _field(f"IF </w:instrText></w:r>{_field('REF a', _run(_T))}<w:r><w:instrText>"),
    ),
    Way("EQ", "17.16.5; EQ of Word", _field(rf"EQ \f({TEXT};2)")),
    Way("EQ that is not understood", "17.16.5; EQ of Word", _field(rf"EQ \f({TEXT}")),
    Way("MACROBUTTON", "17.16.5", _field(f"MACROBUTTON a {TEXT}")),
    Way(
        "FORMTEXT",
        "17.16.5",
        _field("FORMTEXT", form=f'<w:textInput><w:default w:val="{TEXT}"/></w:textInput>'),
    ),
    Way("FORMDROPDOWN", "17.16.5", _field("FORMDROPDOWN", form=_DD)),
    Way("= without a result", "17.16.3", _field(f"=SUM({TEXT})")),
    Way("an element that is not known", "-", f"<x:neu>{_run(_T)}</x:neu>"),
)
"""What may stand in a paragraph (17.3.1), with the looks of runs, fields and formulas."""

_CELL = f"<w:tc>{_P}</w:tc>"
_EMPTY = "<w:tc><w:p/></w:tc>"
_DROPPED = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>'
_MARK = "<w:p><w:pPr><w:rPr>{}</w:rPr></w:pPr>"
_FLOATING = '<w:tblPr><w:tblpPr w:tblpY="9000"/></w:tblPr>'
_FRAMED = '<w:p><w:pPr><w:framePr w:vAnchor="page" w:y="1"/></w:pPr>'
_MERGED = _row(cell='<w:vMerge w:val="restart"/>', inner="<w:p/>") + _row(cell="<w:vMerge/>")

BLOCK_CONTENT = (
    Way("p", "17.3.1.22", _P),
    Way("tbl", "17.4.37", _tbl()),
    Way("tbl that floats", "17.4.57", _tbl(properties=_FLOATING)),
    Way("sdt", "17.5.2.29", _control(_P)),
    Way("sdt, row", "17.5.2.30", _tbl(_control(_row()))),
    Way("sdt, cell", "17.5.2.32", _tbl(f"<w:tr>{_control(_CELL)}</w:tr>")),
    Way("customXml", "17.5.1.5", f"<w:customXml>{_P}</w:customXml>"),
    Way("customXml, row", "17.5.1.4", _tbl(f"<w:customXml>{_row()}</w:customXml>")),
    Way("customXml, cell", "17.5.1.3", _tbl(f"<w:tr><w:customXml>{_CELL}</w:customXml></w:tr>")),
    Way("ins", "17.13.5.18", f"<w:ins>{_P}</w:ins>"),
    Way("del", "17.13.5.14", f"<w:del>{_P}</w:del>"),
    Way("moveTo", "17.13.5.25", f"<w:moveTo>{_P}</w:moveTo>"),
    Way("moveFrom", "17.13.5.22", f"<w:moveFrom>{_P}</w:moveFrom>"),
    Way("oMathPara", "22.1.2.78", f"<m:oMathPara><m:oMath>{_MATH}</m:oMath></m:oMathPara>"),
    Way("framePr", "17.3.1.11", f"{_FRAMED}{_run(_T)}</w:p>"),
    Way(
        "framePr, dropCap",
        "17.3.1.11",
        f"{_DROPPED}{_run(f'<w:t>{TEXT[0]}</w:t>')}</w:p><w:p>{_run(f'<w:t>{TEXT[1:]}</w:t>')}</w:p>",
    ),
    Way("a deleted paragraph mark", "17.13.5.15", f"{_MARK.format('<w:del/>')}{_run(_T)}</w:p><w:p/>"),
    Way("a hidden paragraph mark", "17.3.2.41", f"{_MARK.format('<w:vanish/>')}{_run(_T)}</w:p>"),
    Way("trPr, hidden", "17.4", _tbl(_row("<w:trPr><w:hidden/></w:trPr>"))),
    Way("trPr, del", "17.13.5.12", _tbl(_row("<w:trPr><w:del/></w:trPr>"))),
    Way("trPr, ins", "17.13.5.16", _tbl(_row("<w:trPr><w:ins/></w:trPr>"))),
    Way("tcPr, cellDel", "17.13.5.1", _tbl(_row(cell="<w:cellDel/>"))),
    Way("tcPr, cellIns", "17.13.5.2", _tbl(_row(cell="<w:cellIns/>"))),
    Way("tcPr, vMerge", "17.4", _tbl(_MERGED)),
    Way("tcPr, hMerge", "17.4", _tbl(_row(cell="<w:hMerge/>").replace("<w:tr>", f"<w:tr>{_EMPTY}"))),
    Way("tcPr, textDirection", "17.4", _tbl(_row(cell='<w:textDirection w:val="btLr"/>'))),
    Way("a paragraph between rows", "-", _tbl(_P, f"<w:tr>{_EMPTY}</w:tr>")),
    Way("a paragraph between cells", "-", _tbl(f"<w:tr>{_P}{_EMPTY}</w:tr>")),
    Way("text without a paragraph", "-", _run(_T)),
    Way("an element that is not known", "-", f"<x:neu>{_P}</x:neu>"),
    Way("AlternateContent", "part 3, 10.2.1", _alternate(_P, "", "wps")),
)
"""What may stand in the body, a cell, a box, a margin or a note (17.2, 17.4)."""

SILENT = {
    "annotationRef": "17.13.4.1: the mark of a comment",
    "continuationSeparator": "17.11.1: a line above notes",
    "separator": "17.11.23: a line above notes",
    "dayLong": "17.3.3.5: today, which is in no file",
    "dayShort": "17.3.3.6: today",
    "monthLong": "17.3.3.15: today",
    "monthShort": "17.3.3.16: today",
    "yearLong": "17.3.3.33: today",
    "yearShort": "17.3.3.34: today",
    "delInstrText": "17.16.13: the code of a deleted field",
    "instrText": "17.16.23: a code; what it shows without a result is among the fields",
    "endnoteRef": "17.11.6: the number of a note",
    "footnoteRef": "17.11.13: the number of a note",
    "pgNum": "17.3.3.22: the page's number",
}
"""Of the content of runs, what holds no text."""

RUN_ELEMENTS = (
    *("br", "t", "contentPart", "delText", "instrText", "delInstrText", "noBreakHyphen", "softHyphen"),
    *("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong", "annotationRef"),
    *("footnoteRef", "endnoteRef", "separator", "continuationSeparator", "sym", "pgNum", "cr", "tab"),
    *("object", "pict", "fldChar", "ruby", "footnoteReference", "endnoteReference", "commentReference"),
    *("drawing", "ptab", "lastRenderedPageBreak"),
)
"""EG_RunInnerContent of the standard's schema (A.1), whole."""

PARAGRAPH_ELEMENTS = (
    *("customXml", "smartTag", "sdt", "dir", "bdo", "r", "proofErr", "permStart", "bookmarkStart"),
    *(
        "commentRangeStart",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "oMath",
        "oMathPara",
        "fldSimple",
        "hyperlink",
    ),
)
"""EG_PContent (A.1) whole but subDoc, whose text is in another file."""

BLOCK_ELEMENTS = ("customXml", "sdt", "p", "tbl", "ins", "del", "moveFrom", "moveTo", "oMathPara")
"""EG_BlockLevelElts (A.1) whole but altChunk, which has tests of its own."""

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_CACHE = f'<c:strRef><c:strCache><c:pt idx="0"><c:v>{TEXT}</c:v></c:pt></c:strCache></c:strRef>'
_TITLE = f"<c:title><c:tx><c:rich>{_BODY}</c:rich></c:tx></c:title>"


def _chart(inner: str) -> str:
    return f'<c:chartSpace xmlns:c="{_C}"><c:chart>{inner}</c:chart></c:chartSpace>'


def _new_chart(inner: str) -> str:
    return f'<cx:chartSpace xmlns:cx="{_CX}">{inner}</cx:chartSpace>'


def _diagram(inner: str) -> str:
    return f'<dgm:dataModel xmlns:dgm="{_DGM}">{inner}</dgm:dataModel>'


LINKED_PARTS = (
    Way("c:title", "21.2.2.210", _chart(_TITLE)),
    Way("c:title from a cell", "21.2.2.210", _chart(f"<c:title><c:tx>{_CACHE}</c:tx></c:title>")),
    Way("c:catAx, title", "21.2.2.25", _chart(f"<c:plotArea><c:catAx>{_TITLE}</c:catAx></c:plotArea>")),
    Way("c:cat", "21.2.2.24", _chart(f"<c:ser><c:cat>{_CACHE}</c:cat></c:ser>")),
    Way("c:ser, tx", "21.2.2.215", _chart(f"<c:ser><c:tx>{_CACHE}</c:tx></c:ser>")),
    Way("c:dLbl", "21.2.2.47", _chart(f"<c:ser><c:dLbls><c:dLbl>{_BODY}</c:dLbl></c:dLbls></c:ser>")),
    Way("cx:title", "MS-ODRAWXML 2.24", _new_chart(f"<cx:title>{_BODY}</cx:title>")),
    Way("dgm:t", "21.4.3.8", _diagram(f"<dgm:pt><dgm:t>{_BODY}</dgm:t></dgm:pt>")),
)
"""Parts that drawings show (21.2, 21.4)."""
