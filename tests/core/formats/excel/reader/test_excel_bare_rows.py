"""Rows that are read without a parser say what a parser reads in them, and nothing that is none is taken for one."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from handmade.excel_book import MAIN, book, inline, read, refused, rows, texts, unzipped
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Refused
from vqdesk.formats.excel.reader.bare_rows import part_rows

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode=";;;"/>'
    '<numFmt numFmtId="166" formatCode="&quot;TT &quot;@"/></numFmts>'
    '<fonts><font/><font><name val=".VnTime"/></font><font><strike/></font></fonts>'
    '<cellXfs><xf/><xf numFmtId="164"/><xf fontId="1"/><xf fontId="2"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    '<xf numFmtId="14"/></cellXfs>'
)
STRINGS = (
    "<si><t>Phòng Kinh tế</t></si><si><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r></si><si><t>§¬n vÞ</t></si>"
    '<si><t xml:space="preserve"> hai\ndòng </t></si><si><t/></si><si><r><rPr><strike/></rPr><t>bỏ</t></r><r><t>giữ</t></r></si>'
)
PLAIN = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>12</v></c></row>'


def of(*lines: str, before: str = "", after: str = "") -> bytes:
    return book(rows(*lines, before=before, after=after), strings=STRINGS, styles=STYLES)


def parsed(data: bytes) -> bytes:
    """Return the workbook with its rows written as no bare ones are."""
    parts = unzipped(data)
    sheet = parts["xl/worksheets/sheet1.xml"].replace("<sheetData>", "<sheetData >")
    return book(sheet, strings=STRINGS, styles=STYLES)


def bare(data: bytes) -> int:
    pieces = part_rows([unzipped(data)["xl/worksheets/sheet1.xml"].encode()])
    return sum(row is not None for _, row in pieces)


def outcome(data: bytes) -> object:
    try:
        return read(data)
    except Refused as refusal:
        return refusal.key


columns = st.sampled_from(["A", "B", "C", "C", "D", "IV", "IW", "XFD", "XFE", "ZZZ"])
values = st.sampled_from(
    [f"<v>{value}</v>" for value in ("0", "1", "2", "3", "4", "5", "6", " 1 ", "", "12.5", "-3", "1E-2", "0.556", "45000", "1e999", "--")]
    + ["", "<f>A1</f><v>1</v>", "<f>A1</f>", '<f t="array" ref="A1:D3">A1</f><v>1</v>', "<!-- --><v>1</v>", "<v>1</v><extLst/>"]
)  # fmt: skip
kinds = st.sampled_from(["", "", ' t="s"', ' t="s"', ' t="n"', ' t="str"', ' t="b"', ' t="e"', ' t="d"'])
looks = st.sampled_from(["", *(f' s="{number}"' for number in range(8)), ' s="99"', ' s=""'])
numbers = st.sampled_from([*("123"), "1", "2", "1048576", "1048577", "0", "007"])
cells = st.one_of(
    st.builds('<c r="{}{}"{}{}>{}</c>'.format, columns, numbers, looks, kinds, values),
    st.builds('<c r="{}2"{}/>'.format, columns, looks),
    st.builds("<c{}{}>{}</c>".format, kinds, looks, values),
    st.sampled_from(
        [
            inline("A2", "chữ"),
            '<c r="B2" ph="1" t="s"><v>0</v></c>',
            "<d/>",
            "x",
            "<!-- a -->",
            "<![CDATA[<c/>]]>",
        ]
    ),
)
attributes = st.sampled_from(
    ["", "", "", ' spans="1:3"', ' hidden="1"', ' hidden="false"', ' ht="0"', ' ht="15.5" customHeight="1"', ' ht="-0"', ' s="3" customFormat="1"']
)  # fmt: skip
lines = st.one_of(
    st.builds('<row r="{}"{}>{}</row>'.format, numbers, attributes, st.lists(cells, max_size=4).map("".join)),
    st.builds("<row{}>{}</row>".format, attributes, st.lists(cells, max_size=2).map("".join)),
    st.sampled_from(
        [
            PLAIN,
            PLAIN,
            '<row r="3"/>',
            "\n  ",
            f"<!-- {PLAIN} -->",
            "<!--",
            "-->",
            f"<![CDATA[{PLAIN}]]>",
            "<?a?>",
        ]
    ),
)


@given(
    st.lists(lines, max_size=6),
    st.sampled_from(
        ["", '<sheetFormatPr zeroHeight="1"/>', '<sheetViews><sheetView showZeros="0"/></sheetViews>']
    ),
)
def test_a_sheet_says_the_same_however_its_rows_are_read(written: list[str], before: str) -> None:
    data = of(*written, before=before)
    assert outcome(data) == outcome(parsed(data))


@given(st.lists(lines, max_size=6), st.integers(1, 200))
def test_nothing_is_lost_between_the_pieces(written: list[str], size: int) -> None:
    data = unzipped(of(*written))["xl/worksheets/sheet1.xml"].encode()
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    assert b"".join(piece for piece, _ in part_rows(blocks)) == data


def test_rows_as_excel_writes_them_are_bare() -> None:
    line = '<row r="3" spans="1:2" ht="15.75" customHeight="1" x14ac:dyDescent="0.25"><c r="A3" s="1" t="s"><v>3</v></c><c r="B3" s="1"/></row>'
    assert bare(of(PLAIN, line)) == 2
    assert texts(of(PLAIN)) == [["Phòng Kinh tế", "12"]]


@pytest.mark.parametrize(
    "line",
    [
        PLAIN.replace("<v>12</v>", "<f>1+1</f><v>12</v>"),
        PLAIN.replace('r="2"', 'r="2" hidden="1"'),
        PLAIN.replace('r="2"', 'r="2" ht="0"'),
        PLAIN.replace("<v>0</v>", "<v> 0 </v>"),
    ],
)
def test_a_row_of_which_a_parser_knows_more_is_none(line: str) -> None:
    assert bare(of(line)) == 0


@pytest.mark.parametrize(
    "data",
    [
        of("<!-- ", PLAIN, " -->", PLAIN.replace('"2"', '"3"')),
        of("<b>", PLAIN, "</b>"),
        of("<row><b><row></row>", PLAIN, "</b></row>"),
        of(PLAIN, before='<sheetFormatPr zeroHeight="1"/>'),
        of(PLAIN, before="<!-- a -->"),
        book(rows(PLAIN).replace(MAIN, "urn:x", 1), strings=STRINGS),
    ],
    ids=["in a comment", "in something else", "in a row", "hidden", "behind a comment", "of another kind"],
)
def test_where_a_row_may_mean_something_else_a_parser_reads_it(data: bytes) -> None:
    assert bare(data) == 0


def test_a_text_that_is_not_there_and_a_long_one_are_refused() -> None:
    assert refused(of(PLAIN.replace("<v>0</v>", "<v>77</v>"))) == "file.unreadable"
    assert refused(book(rows(PLAIN), strings=f"<si><t>{'a' * 1_000_001}</t></si>")) == "file.too_big"
