"""Word files of any program: each way in which text stands in them, and what is said of the rest."""

from __future__ import annotations

import unicodedata

import pytest
from handmade.word_xml import noted, p, r, root, shown, source, t, tbl, tc, tr

from db.errors import Refused

SYMBOL = '<w:sym w:font="{}" w:char="{}"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
HIDDEN = "<w:vanish/>"
BOLD = "<w:b/>"
PICTURE = '<w:drawing><wp:inline><wp:docPr id="1" name="Ảnh 1"/></wp:inline></w:drawing>'
LINE = '<w:drawing><wp:anchor><a:prstGeom prst="line"/></wp:anchor></w:drawing>'


def mark(kind: str) -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(text: str) -> str:
    return r(f"<w:instrText>{text}</w:instrText>")


def box(inner: str) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return r(
        f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    )


def old_box(inner: str) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return r(f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>")


def both(choice: str, fallback: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


# Each content of a paragraph, the text that it shows, and what the account says of it.
CONTENTS = {
    "plain runs": (r("A ") + r("B"), "A B", []),
    "marks that show nothing": (
        '<w:bookmarkStart w:name="a"/><w:proofErr/>' + r("<w:lastRenderedPageBreak/>" + t("A")),
        "A",
        [],
    ),
    "tab": (r(t("a") + "<w:tab/>" + t("b") + "<w:ptab/>" + t("c")), "a\tb\tc", []),
    "breaks": (r(t("a") + "<w:br/>" + t("b") + "<w:cr/>" + t("c")), "a\nb\nc", []),
    "break of a page": (r('<w:br w:type="page"/>' + t("a") + '<w:br w:type="column"/>'), "a", []),
    "hyphens": (
        r(t("a") + "<w:noBreakHyphen/>" + t("b") + "<w:softHyphen/>" + t("c")),
        "a\u2011b\u00adc",
        [],
    ),
    "no-break space": ("a\u00a0b", "a\u00a0b", []),
    "raised digits": (r("m") + r("2", RAISED), "m²", [("2", "raised")]),
    "a fraction": (
        r("2") + r("14", RAISED) + r("/") + r("16", LOWERED) + r(" thôn"),
        "2 14/16 thôn",
        [("14", "raised")],
    ),
    "a fraction of two runs": (r("14", RAISED) + r("/16", LOWERED), "14/16", [("14", "raised")]),
    "raised word": (r("a") + r("th", RAISED), "ath", []),
    "lowered digits": (r("H") + r("2", '<w:vertAlign w:val="subscript"/>'), "H2", []),
    "capitals": (r("Tên", "<w:caps/>"), "Tên", []),
    "hidden": (r("a") + r("ẩn", HIDDEN) + r("b", '<w:vanish w:val="0"/>'), "ab", [("ẩn", "hidden_text")]),
    "decomposed": (
        unicodedata.normalize("NFD", "tiến"),
        "tiến",
        [(unicodedata.normalize("NFD", "tiến"), "nfc")],
    ),
    "line separator": ("a\u2028b", "a\nb", [("\u2028", "break")]),
    "symbol": (r(SYMBOL.format("Symbol", "F0B0")), "°", [("\uf0b0", "symbol")]),
    "symbol of a font that is none": (r(SYMBOL.format("Arial", "00B0")), "°", []),
    "unknown symbol": (r(t("a") + SYMBOL.format("Bưu chính", "F041")), "a", [("\uf041", "unknown_symbol")]),
    "symbol that is none": (r(t("a") + SYMBOL.format("Symbol", "x")), "a", []),
    "typed symbols": (
        r("abc", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
        "αβc",
        [("ab", "symbol")],
    ),
    "private sign": (r("\uf0fc", '<w:rFonts w:ascii="Wingdings"/>'), "✓", [("\uf0fc", "symbol")]),
    "hyperlink": ('<w:hyperlink r:id="r1">' + r("a") + "</w:hyperlink>" + r("b"), "ab", []),
    "smart tags": (
        '<w:smartTag><w:smartTagPr/><w:smartTag w:element="a">' + r("a") + "</w:smartTag></w:smartTag>",
        "a",
        [],
    ),
    "custom XML": ("<w:customXml><w:customXmlPr/>" + r("a") + "</w:customXml>", "a", []),
    "direction": ("<w:bdo><w:dir>" + r("a") + "</w:dir></w:bdo>", "a", []),
    "unknown elements": (
        "<x:a>" + r("a") + "<x:b>" + r("<x:c>" + t("b") + "</x:c>") + "</x:b></x:a>",
        "ab",
        [],
    ),
    "control": ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("a") + "</w:sdtContent></w:sdt>", "a", []),
    "filler": (
        r("a")
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + r("Bấm vào đây")
        + "</w:sdtContent></w:sdt>",
        "a",
        [("Bấm vào đây", "filler")],
    ),
    "inserted": ("<w:ins>" + r("a") + "</w:ins>" + r("b"), "ab", [("a", "inserted")]),
    "moved here": ("<w:moveTo>" + r("a") + "</w:moveTo>", "a", [("a", "inserted")]),
    "deleted": ("<w:del>" + r("<w:delText>x</w:delText>") + "</w:del>" + r("b"), "b", [("x", "deleted")]),
    "moved away": ("<w:moveFrom>" + r("x") + "</w:moveFrom>" + r("b"), "b", [("x", "deleted")]),
    "inserted, then deleted": (
        "<w:ins>" + r("a") + "<w:del>" + r("<w:delText>x</w:delText>") + "</w:del></w:ins>",
        "a",
        [("x", "deleted"), ("a", "inserted")],
    ),
    "deleted symbol": (
        "<w:del>" + r(SYMBOL.format("Symbol", "F0B0")) + "</w:del>" + r("b"),
        "b",
        [("\uf0b0", "deleted")],
    ),
    "simple field": ('<w:fldSimple w:instr=" REF a ">' + r("a") + "</w:fldSimple>", "a", []),
    "field": (mark("begin") + code("REF a") + mark("separate") + r("a") + mark("end") + r("b"), "ab", []),
    "field without result": (mark("begin") + code("TC a") + mark("end") + r("b"), "b", []),
    "field in a code": (
        mark("begin")
        + code("IF ")
        + mark("begin")
        + code("PAGE")
        + mark("separate")
        + r("7")
        + mark("end")
        + mark("separate")
        + r("a")
        + mark("end"),
        "a",
        [("7", "hidden_text")],
    ),
    "field of a form": (
        r(
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="a"/>'
            '<w:listEntry w:val="b"/></w:ddList></w:ffData></w:fldChar>'
        )
        + code("FORMDROPDOWN")
        + mark("end"),
        "b",
        [],
    ),
    "mark without begin": (mark("separate") + r("a") + mark("end"), "a", []),
    "math": (
        "<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e></m:sSup></m:oMath>",
        "xy",
        [],
    ),
    "ruby": (
        r(
            "<w:ruby><w:rubyPr/><w:rt>"
            + r("trên")
            + "</w:rt><w:rubyBase>"
            + r("chữ")
            + "</w:rubyBase></w:ruby>"
        ),
        "chữ",
        [("trên", "ruby")],
    ),
    "choice": (r(both(t("a"), t("b"))), "a", []),
    "empty choice": (r(both("<x:new/>", t("b"))), "b", []),
    "picture": (r("a") + r(PICTURE) + r(PICTURE), "a", [("Ảnh 1Ảnh 1", "picture")]),
    "line": (r("a") + r(LINE), "a", []),
    "word art": (
        r("a") + r('<w:pict><v:shape><v:textpath string="Mật"/></v:shape></w:pict>'),
        "a",
        [("Mật", "drawn_text")],
    ),
    "notes": (
        r("a") + r('<w:footnoteReference w:id="2"/>', RAISED) + r('<w:commentReference w:id="0"/>'),
        "a",
        [],
    ),
    "old encoding by font": (
        r("C«ng an", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'),
        "Công an",
        [("C«ng an", "legacy")],
    ),
    "old encoding by its words": (r("Uû ban nh©n d©n"), "Uỷ ban nhân dân", [("Uû ban nh©n d©n", "legacy")]),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_text_is_read_to_the_letter(name: str):
    content, text, account = CONTENTS[name]
    found = source(p(content))
    assert shown(found) == [text]
    assert noted(found) == [("paragraph 1", *entry) for entry in account]


@pytest.mark.parametrize("name", CONTENTS)
def test_text_in_a_cell_is_the_same(name: str):
    content, text, account = CONTENTS[name]
    found = source(tbl(tr(tc("x"), tc(p(content))), tr(tc("y"), tc("z"))) + p())
    assert shown(found) == [[["x", text], ["y", "z"]]]
    assert noted(found) == [("table 1, row 1, column 2", *entry) for entry in account]


# Styles


STYLES = root(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    "</w:rPr></w:style>",
)


def test_a_paragraph_is_strong_that_is_wholly_bold_or_of_a_bold_style():
    def style(name: str) -> str:
        return f'<w:pStyle w:val="{name}"/>'

    found = source(
        p(r("a", BOLD) + r(" ") + r("b", BOLD))
        + p(r("a", BOLD) + r("b"))
        + p("a", style("H2"))
        + p(r("a") + r("b", '<w:b w:val="0"/>'), style("H"))
        + p("a", style("Loop")),
        styles=STYLES,
    )
    assert [block.strong for block in found.blocks] == [True, False, True, False, False]


def test_a_style_is_what_the_longest_chain_of_others_makes_of_it():
    chain = [f'<w:style w:styleId="S{at}"><w:basedOn w:val="S{at + 1}"/></w:style>' for at in range(20_000)]
    last = '<w:style w:styleId="S20000"><w:basedOn w:val="S20000"/><w:rPr><w:b/></w:rPr></w:style>'
    found = source(p("a", '<w:pStyle w:val="S0"/>'), styles=root("styles", "".join(chain) + last))
    assert [block.strong for block in found.blocks] == [True]


def test_styles_of_characters_hide_and_raise():
    def style(name: str) -> str:
        return f'<w:rStyle w:val="{name}"/>'

    body = p(r("a") + r("b", style("Hidden")) + r("2", style("Up")))
    for found in (source(body, styles=STYLES), source(tbl(tr(tc(body))), styles=STYLES)):
        assert [entry.what for entry in found.account] == ["b", "2"]
        assert shown(found) in (["a²"], [[["a²"]]])


def test_a_style_tells_the_encoding_and_its_capitals():
    style = '<w:pStyle w:val="Old"/>'
    found = source(p("C«ng an", style) + tbl(tr(tc(p("C«ng an x·", style)))), styles=STYLES)
    assert shown(found) == ["CÔNG AN", [["CÔNG AN XÃ"]]]
    assert [entry.why for entry in found.account] == ["account.legacy"] * 2


def test_the_usual_font_of_a_document_tells_the_encoding():
    fonts = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    styles = root(
        "styles", f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    found = source(p("C«ng an") + tbl(tr(tc("C«ng an"))), styles=styles)
    assert shown(found) == ["CÔNG AN", [["CÔNG AN"]]]


# Paragraphs and boxes


def test_boxes_stand_before_the_paragraph_on_which_they_hang():
    found = source(p(r("neo") + box(p("Tên") + p("")) + old_box(p("biểu") + p(box(p("trong"))))))
    assert [(block.text, block.where) for block in found.blocks] == [
        ("Tên", "box 1"),
        ("biểu", "box 2"),
        ("trong", "box 3"),
        ("neo", "paragraph 1"),
    ]
    assert noted(found) == []


def test_boxes_in_a_cell_are_lines_of_it():
    content = p(r("neo") + box(p("một") + p(box(p("trong"))) + tbl(tr(tc("x"), tc("y")))))
    found = source(tbl(tr(tc(p("đầu") + content))))
    assert shown(found) == [[["đầu\nneo\nmột\ntrong\nx\ty"]]]
    assert noted(found) == [("table 1, row 1, column 1", "x\ty", "nested")]


def test_a_box_in_two_forms_is_read_once():
    for body in (
        p(r(both(box(p("Tên"))[5:-6], old_box(p("Tên"))[5:-6]))),
        p(r(both(r(PICTURE)[5:-6], old_box(p("Tên"))[5:-6]))),
        both(p("Tên"), p("Tên")),
    ):
        assert shown(source(body)) == ["Tên"]


def test_a_table_in_a_box_is_a_table():
    assert shown(source(p(box(tbl(tr(tc("a"), tc("b"))))))) == [[["a", "b"]]]


def test_what_is_wrapped_around_blocks_is_read():
    def control(inner: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = control(p("a") + control(tbl(control(tr(control(tc("b")), tc(control(p("c")))))))) + (
        "<w:customXml>"
        + p("d")
        + "<x:any>"
        + p("e")
        + "</x:any></w:customXml>"
        + control(p("Bấm"), "<w:showingPlcHdr/>")
    )
    found = source(body)
    assert shown(found) == ["a", [["b", "c"]], "d", "e"]
    assert noted(found) == [("paragraph 4", "Bấm", "filler")]


def test_text_in_no_paragraph_is_read():
    body = (
        r("a")
        + "<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara><w:hyperlink>"
        + r("b")
        + "</w:hyperlink>"
    )
    assert shown(source(body)) == ["a", "x", "b"]
    assert shown(source(tbl(tr("<w:tc>" + body + "</w:tc>", tc("c"))))) in ([[["a\nx\nb", "c"]]],)


def test_text_in_no_cell_is_told_of():
    for special in ("", "<w:showingPlcHdr/>"):
        found = source(f"<w:tbl>{special}{p('a')}<w:tr>{p('b')}{tc('c')}</w:tr></w:tbl>")
        assert shown(found) == [[["c"]]]
        assert "".join(entry.what for entry in found.account if entry.why == "account.outside") == "ab"


def test_a_document_put_in_is_told_of():
    found = source(p("a") + '<w:altChunk r:id="r9"/>' + tbl(tr(tc('<w:altChunk r:id="r9"/>' + p("b")))))
    assert shown(found) == ["a", [["b"]]]
    assert noted(found) == [
        ("paragraph 2", "", "chunk_unread"),
        ("table 1, row 1, column 1", "", "chunk_unread"),
    ]


def test_a_field_goes_over_paragraphs_and_one_without_its_end_loses_nothing():
    body = (
        p(mark("begin") + code("TOC") + mark("separate") + r("a")) + p("b") + p(r("c") + mark("end")) + p("d")
    )
    assert shown(source(body)) == ["a", "b", "c", "d"]
    assert shown(source(p(mark("begin") + code("IF")) + p("b") + tbl(tr(tc("c"))))) == ["b", [["c"]]]


# Beside the body


def test_notes_and_comments_are_told_of():
    notes = (
        '<w:footnote w:type="separator" w:id="0">' + p("—") + "</w:footnote>"
        '<w:footnote w:id="1">' + p(r("<w:footnoteRef/>", RAISED) + r(" một")) + p("hai") + "</w:footnote>"
        '<w:footnote w:id="2">' + p("ba") + "</w:footnote>"
    )
    comments = '<w:comment w:id="0" w:author="A">' + p("sửa lại") + tbl(tr(tc("x"), tc("y"))) + "</w:comment>"
    endnotes = '<w:endnote w:id="1">' + p(box(p("bốn"))) + "</w:endnote>"
    found = source(
        p("a"),
        footnotes=root("footnotes", notes),
        endnotes=root("endnotes", endnotes),
        comments=root("comments", comments),
    )
    assert shown(found) == ["a"]
    assert [one for one in noted(found) if one[2] != "nested"] == [
        ("footnote 1", " một\nhai", "footnote"),
        ("footnote 2", "ba", "footnote"),
        ("endnote 1", "bốn", "footnote"),
        ("comment 1", "sửa lại\nx\ty", "comment"),
    ]


def test_headers_are_told_of_with_the_numbers_of_pages_that_stand_in_them():
    page = mark("begin") + code(" PAGE ") + mark("separate") + r("2") + mark("end")
    simple = '<w:fldSimple w:instr=" NUMPAGES \\* MERGEFORMAT">' + r("9") + "</w:fldSimple>"
    date = mark("begin") + code(" DATE ") + mark("separate") + r("01/10") + mark("end")
    header = root("hdr", p("UBND xã") + p(page) + p(r("Trang ") + simple) + p(date))
    found = source(
        p("a"), header1=header, header2=header, header3=root("hdr", p(page)), footer1=root("ftr", p("Mật"))
    )
    assert noted(found) == [
        ("header", "UBND xã\n2\nTrang 9\n01/10\n2", "word.margin"),
        ("footer", "Mật", "word.margin"),
    ]


def test_a_page_number_in_the_body_is_text():
    assert shown(source(p(mark("begin") + code("PAGE") + mark("separate") + r("2") + mark("end")))) == ["2"]


# Other forms of the container


def test_any_prefix_and_the_strict_form():
    data = root("document", "<w:body>" + p("a") + tbl(tr(tc("b"))) + "</w:body>")
    other = data.replace("w:", "q:").replace("xmlns:w=", "xmlns:q=")
    strict = data.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    for document in (data, other, strict):
        assert shown(source("", document=document)) == ["a", [["b"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_any_encoding(encoding: str):
    text = unicodedata.normalize("NFD", "Tiến độ")
    document = root("document", "<w:body>" + tbl(tr(tc(text))) + "</w:body>")
    found = source("", document=document.encode(encoding))  # type: ignore[arg-type]
    assert shown(found) == [[["Tiến độ"]]]


def test_comments_of_the_file_part_no_text():
    assert shown(source("<w:p><w:r><w:t>a<!-- x -->b<?x y?>c<![CDATA[<d>]]></w:t></w:r></w:p>")) == ["abc<d>"]


@pytest.mark.parametrize(
    "document",
    [
        "",
        "chữ",
        "<w:document",
        root("document", ""),
        '<w:document xmlns:w="urn:other"><w:body/></w:document>',
        "<!DOCTYPE w:document [<!ENTITY a 'b'>]>" + root("document", "<w:body>" + p("&amp;") + "</w:body>"),
        "<!DOCTYPE w:document SYSTEM 'file:///etc/passwd'>" + root("document", "<w:body/>"),
    ],
)
def test_what_is_no_document_is_refused(document: str):
    with pytest.raises(Refused) as refused:
        source("", document=document)
    assert (refused.value.key, refused.value.values) == ("file.unreadable", {"name": "tệp.docx"})
