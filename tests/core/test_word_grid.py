"""Our own Word files taken in: the grid they give, and all that is refused so that nothing gets lost."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Domain, Headings, Period, Report, Task
from vqdesk.formats import annex_in, word
from vqdesk.formats.annex_out import lay_out
from vqdesk.sample import sample_draft

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROOT = f'<w:{{}} xmlns:w="{NAMESPACE}" xmlns:x="urn:x">{{}}</w:{{}}>'
HEADINGS = Headings(
    "TT",
    "Tên đơn vị",
    "Nội dung nhiệm vụ",
    "Kết quả thực hiện năm 2024",
    "Tên loại văn bản triển khai",
    "Khối lượng nhiệm vụ triển khai",
    "Đánh giá mức độ hoàn thành (%)",
)
REPORT = Report(
    "r", "UBND xã", Period("năm", 2024), ("BIỂU ĐÁNH GIÁ", "Tiến độ năm 2024"), "(Kèm theo Báo cáo)", HEADINGS
)


def docx(body: str, **others: str) -> bytes:
    parts = {"word/document.xml": ROOT.format("document", f"<w:body>{body}</w:body>", "document"), **others}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell_text(content: str) -> str:
    return word.read_grid(docx(tbl(tc(content))), "tệp.docx").rows[0][0].text


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        word.read_grid(data, "tệp.docx")
    assert refused.value.values["name"] == "tệp.docx"
    return refused.value


def written(report: Report, records: list[Domain | Task]) -> bytes:
    stream = io.BytesIO()
    word.write(lay_out(report, lambda: iter(records)), stream)
    return stream.getvalue()


# the grid


def test_spans_become_cells_with_spans():
    rows = (
        tc("A", '<w:vMerge w:val="restart"/>') + tc("B", '<w:gridSpan w:val="2"/>') + tc("C"),
        tc("", "<w:vMerge/>") + tc("D") + tc("E") + tc("F"),
        tc("", "<w:vMerge/>") + tc("G", '<w:gridSpan w:val="3"/>'),
        tc("H") + tc("", "<w:vMerge/>"),
        tc("", "<w:vMerge/>"),
    )
    grid = word.read_grid(docx(tbl(*rows)), "tệp.docx")
    assert [[(c.text, c.row, c.column, c.row_span, c.column_span) for c in row] for row in grid.rows] == [
        [("A", 0, 0, 3, 1), ("B", 0, 1, 1, 2), ("C", 0, 3, 1, 1)],
        [("D", 1, 1, 1, 1), ("E", 1, 2, 1, 1), ("F", 1, 3, 1, 1)],
        [("G", 2, 1, 1, 3)],
        # What continues nothing is a cell of its own, as Word shows it.
        [("H", 3, 0, 1, 1), ("", 3, 1, 1, 1)],
        [("", 4, 0, 1, 1)],
    ]
    assert grid.rows[1][0].where == "table 1, row 2, column 2"


def test_a_row_that_begins_further_right_keeps_its_columns():
    row = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + tc("A")
    assert word.read_grid(docx(tbl(row)), "tệp.docx").rows[0][0].column == 2


def test_paragraphs_around_the_table_are_kept_with_their_places():
    grid = word.read_grid(docx(p("một") + p(" ") + p("hai") + tbl(tc("A")) + p("") + p("ba")), "tệp.docx")
    assert [(one.text, one.where) for one in grid.before] == [("một", "paragraph 1"), ("hai", "paragraph 3")]
    assert [(one.text, one.where) for one in grid.after] == [("ba", "paragraph 5")]
    assert grid.name == "tệp.docx"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (p("a") + p("") + p("b"), "a\n\nb"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", "a\nb\nc"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb"),
        ("<w:p><w:r><w:noBreakHyphen/><w:softHyphen/></w:r></w:p>", "\u2011\u00ad"),
        (p("&lt;p&gt; &amp; \u00a0"), "<p> & \u00a0"),
        (p(unicodedata.normalize("NFD", "Tiến độ")), "Tiến độ"),
        # Tab stops are formatting, not tabs.
        ('<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr></w:p>', ""),
    ],
)
def test_text_is_read_to_the_letter(content, text):
    assert cell_text(content) == text


def test_what_word_adds_when_it_saves_again_is_no_text():
    content = (
        '<w:p w:rsidR="00A1"><w:pPr><w:rPr><w:lang w:val="vi-VN"/></w:rPr></w:pPr>'
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        '<w:proofErr w:type="spellStart"/>'
        '<w:r><w:rPr><w:noProof/></w:rPr><w:lastRenderedPageBreak/><w:t xml:space="preserve">A </w:t></w:r>'
        "<w:r><w:t>B</w:t></w:r></w:p>\n"
    )
    assert cell_text(content) == "A B"


def test_text_in_the_page_margins_is_accounted_for():
    header = ROOT.format(
        "hdr",
        p("UBND xã")
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + p("3")[5:-6]
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "hdr",
    )
    footer = ROOT.format(
        "ftr", '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>', "ftr"
    )
    grid = word.read_grid(
        docx(tbl(tc("A")), **{"word/header1.xml": header, "word/footer2.xml": footer}), "t.docx"
    )
    (entry,) = grid.account
    assert (entry.where, entry.what, entry.action, entry.why) == (
        "header",
        "UBND xã",
        "skipped",
        "word.margin",
    )


def test_a_file_without_a_table_gives_no_rows():
    grid = word.read_grid(docx(p("chỉ có chữ")), "tệp.docx")
    assert grid.rows == []
    assert [one.text for one in grid.before] == ["chỉ có chữ"]


# refused


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>", "w:ins"),
        ("<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>", "w:del"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>", "w:del"),
        ("<w:p><w:moveTo><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>", "w:moveTo"),
        ("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "w:sdt"),
        ("<w:p><w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag></w:p>", "w:smartTag"),
        ("<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>", "w:hyperlink"),
        ("<w:p><w:fldSimple><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>", "w:fldSimple"),
        ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>', "w:fldChar"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "w:instrText"),
        ("<w:p><w:r><w:footnoteReference/></w:r></w:p>", "w:footnoteReference"),
        ("<w:p><w:r><w:commentReference/></w:r></w:p>", "w:commentReference"),
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "w:drawing"),
        ("<w:p><w:r><w:pict/></w:r></w:p>", "w:pict"),
        ('<w:p><w:r><w:sym w:char="F0FC"/></w:r></w:p>', "w:sym"),
        ("<w:p><w:pPr><w:numPr/></w:pPr></w:p>", "w:numPr"),
        (tbl(tc("a")) + "<w:p/>", "w:tbl"),
        ("<x:p>a</x:p>", "x:p"),
        ("<w:p><w:r>a</w:r></w:p>", "text"),
    ],
)
def test_what_may_hold_text_and_is_not_known_is_refused(content, what):
    for data in (docx(tbl(tc(content))), docx(content) if what != "w:tbl" else docx(tbl(tc(content)))):
        refused = refusal(data)
        assert (refused.key, refused.values["what"]) == ("word.unknown", what)


@pytest.mark.parametrize(
    "properties", ["<w:cellIns/>", "<w:cellDel/>", "<w:hMerge/>", '<w:gridSpan w:val="x"/>']
)
def test_cells_of_a_doubtful_shape_are_refused(properties):
    assert refusal(docx(tbl(tc("a", properties)))).key == "word.unknown"


def test_a_deleted_row_is_refused():
    assert refusal(docx(tbl("<w:trPr><w:del/></w:trPr>" + tc("a")))).values["what"] == "w:del"


def test_text_hidden_under_a_merged_cell_is_refused():
    rows = (tc("A", '<w:vMerge w:val="restart"/>'), tc("khuất", "<w:vMerge/>"))
    assert refusal(docx(tbl(*rows))).values["what"] == "w:vMerge"


def test_styles_that_make_numbers_are_refused():
    styles = ROOT.format("styles", "<w:style><w:pPr><w:numPr/></w:pPr></w:style>", "styles")
    assert refusal(docx(tbl(tc("a")), **{"word/styles.xml": styles})).values["what"] == "w:numPr"


def test_several_tables_are_refused_with_their_count():
    refused = refusal(docx(tbl(tc("a")) + p("") + tbl(tc("b")) + tbl(tc("c"))))
    assert (refused.key, refused.values["count"]) == ("annex.many", 3)


def test_a_document_type_is_refused():
    document = '<!DOCTYPE w:document [<!ENTITY a "aaaa">]>' + ROOT.format("document", "<w:body/>", "document")
    assert refusal(docx("", **{"word/document.xml": document})).key == "file.unreadable"


def test_another_namespace_behind_the_prefix_is_refused():
    document = '<w:document xmlns:w="urn:other"><w:body/></w:document>'
    assert refusal(docx("", **{"word/document.xml": document})).key == "word.unknown"


@pytest.mark.parametrize(
    "document", ["", "<w:document", "chữ", ROOT.format("document", "<w:body>", "document")]
)
def test_broken_xml_is_refused(document):
    assert refusal(docx("", **{"word/document.xml": document})).key == "file.unreadable"


def test_nesting_a_hundred_thousand_deep_is_refused():
    deep = 100_000
    assert refusal(docx("<w:r>" * deep + "</w:r>" * deep + "<x:a/>")).key == "word.unknown"


# there and back


def test_the_sample_comes_back_whole():
    draft = sample_draft()
    records = [record for section in draft.sections for record in (section.domain, *section.tasks)]
    again, account = annex_in.recognise(word.read_grid(written(draft.report, records), "tệp.docx"))
    assert len(account) == 0
    assert again.report.titles == draft.report.titles
    assert again.report.attached_to == draft.report.attached_to
    assert again.report.headings == draft.report.headings
    assert [texts(section) for section in again.sections] == [texts(section) for section in draft.sections]


def texts(section):
    tasks = [(t.number, t.unit, t.content, t.documents, t.result, t.evaluation) for t in section.tasks]
    return section.domain.numeral, section.domain.name, tasks


# Words as a clerk types them, and the signs that easily get lost on the way.
words = st.text(
    st.sampled_from("aăâđêôơưAĐỹ 0159,.%/-–“”\"'()&<>;:\t\n\u00a0\u00ad\u2011²"), min_size=1, max_size=40
).map(lambda text: "x" + unicodedata.normalize("NFC", text) + "x")
tasks = st.lists(
    st.tuples(words, words, words | st.just(""), words | st.just(""), words | st.just("")),
    min_size=1,
    max_size=4,
)


@given(st.lists(tasks, min_size=1, max_size=3))
@settings(deadline=None, max_examples=40)
def test_every_text_comes_back_to_the_letter(sections):
    records: list[Domain | Task] = []
    number = 0
    for place, rows in enumerate(sections, 1):
        records.append(Domain("r", f"d{place}", ("I", "II", "III")[place - 1], f"Lĩnh vực {place}"))
        for row in rows:
            number += 1
            records.append(Task("r", f"d{place}", f"t{number}", str(number), *row))
    data = written(REPORT, records)
    word.compare(lay_out(REPORT, lambda: iter(records)), io.BytesIO(data), "tệp.docx")
    again, _ = annex_in.recognise(word.read_grid(data, "tệp.docx"))
    found = [task for section in again.sections for task in section.tasks]
    assert [(t.unit, t.content, t.documents, t.result, t.evaluation) for t in found] == [
        row for rows in sections for row in rows
    ]
    assert [section.domain.numeral for section in again.sections] == ["I", "II", "III"][: len(sections)]
