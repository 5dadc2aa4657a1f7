"""Struck-out text of Word is left out and told, or kept where that is wanted."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING, Any

import pytest
from handmade.word_xml import docx, noted, p, r, root, shown, source, t, tbl, tc, tr

from vqdesk.formats.word.reader.document import read_source
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

STRIKE, DOUBLE, OFF = "<w:strike/>", "<w:dstrike/>", '<w:strike w:val="0"/>'
STYLES = root(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Back"><w:basedOn w:val="Gone"/>'
    '<w:rPr><w:strike w:val="false"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Double"><w:rPr><w:dstrike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Outer"><w:basedOn w:val="Out"/></w:style>'
    '<w:style w:type="character" w:styleId="Two"><w:rPr><w:dstrike/></w:rPr></w:style>',
)


def style(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def named(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


@pytest.mark.parametrize(
    ("inner", "properties", "text", "struck"),
    [
        (r("Đã tiếp ") + r("10", STRIKE) + r("12 lượt"), "", "Đã tiếp 12 lượt", "10"),
        (r("Đã tiếp ") + r("10", DOUBLE) + r("12 lượt"), "", "Đã tiếp 12 lượt", "10"),
        (r("Đã tiếp ") + r("10", style("Out")) + r("12 lượt"), "", "Đã tiếp 12 lượt", "10"),
        (r("Đã tiếp ") + r("10", style("Outer")) + r("12 lượt"), "", "Đã tiếp 12 lượt", "10"),
        (r("Đã tiếp ") + r("10", style("Two")) + r("12 lượt"), "", "Đã tiếp 12 lượt", "10"),
        (r("Đã tiếp ") + r("10", style("Out") + OFF) + r("12"), "", "Đã tiếp 1012", ""),
        (r("10") + r("12", OFF), named("Gone"), "12", "10"),
        (r("10") + r("12", OFF), named("Child"), "12", "10"),
        (r("10") + r("12", OFF), named("Double"), "", "1012"),
        (r("10"), named("Back"), "10", ""),
        # Two styles that strike out make none (17.7.3), two lines stay two lines.
        (r("10") + r("12", style("Out")), named("Gone"), "12", "10"),
        (r("10") + r("12", style("Two")), named("Double"), "", "1012"),
        # As a person would part the words that are left.
        (r("Đã tiếp ") + r("10", STRIKE) + r(" 12 lượt"), "", "Đã tiếp 12 lượt", "10"),
        (r("Đã") + r(" tiếp ", STRIKE) + r("đón"), "", "Đã đón", " tiếp "),
        (r("Đã tiếp 12 ") + r("lượt", STRIKE), "", "Đã tiếp 12", "lượt"),
        (r("10", STRIKE) + r(" 12 lượt"), "", "12 lượt", "10"),
        (r("a") + r("<w:br/>", STRIKE) + r("b"), "", "a\nb", "\n"),
        (r("a" + "</w:t><w:br/><w:t>") + r("10", STRIKE) + r("<w:br/>") + r("c"), "", "a\nc", "10"),
        (r("a") + r("1", STRIKE) + r("2", DOUBLE) + r("b"), "", "ab", "12"),
        # Inside of what is wrapped around runs.
        (f"<w:hyperlink>{r('10', STRIKE)}{r('12')}</w:hyperlink>", "", "12", "10"),
        (f"<w:ins>{r('10', STRIKE)}{r('12')}</w:ins>", "", "12", "10"),
        (r("x", "<w:vanish/><w:strike/>") + r("12"), "", "12", ""),
        (r('<w:sym w:font="Symbol" w:char="F0B3"/>', STRIKE) + r("12"), "", "12", "≥"),
        (r("<w:noBreakHyphen/>", STRIKE) + r("12"), "", "12", "\u2011"),
    ],
)
@pytest.mark.parametrize("place", ["outside", "cell"])
def test_struck_text_is_left_out_and_told(
    inner: str, properties: str, text: str, struck: str, place: str
) -> None:
    body = p(inner, properties)
    if place == "cell":
        body = tbl(tr(tc("1"), tc(body)))
    found = source(body, styles=STYLES)
    cells = shown(found)[0][0][1] if place == "cell" else "".join(map(str, shown(found)))
    assert cells == text
    told = "".join(what for _, what, why in noted(found) if why.startswith("struck"))
    assert told.strip() == struck.strip()


def test_deleted_text_that_is_struck_out_is_told_as_deleted() -> None:
    gone = f"<w:del><w:r><w:rPr>{STRIKE}</w:rPr><w:delText>10</w:delText></w:r></w:del>"
    assert noted(source(p(gone + r("12")))) == [("paragraph 1", "10", "deleted")]


def test_what_is_struck_out_in_notes_and_headers_is_told() -> None:
    note = root("footnotes", f'<w:footnote w:id="1">{p(r("10", STRIKE) + r("12"))}</w:footnote>')
    assert noted(source(p("a"), footnotes=note)) == [
        ("footnote 1", "10", "struck"),
        ("footnote 1", "12", "footnote"),
    ]


def test_a_whole_cell_is_told_as_such() -> None:
    whole = p(r("10", STRIKE)) + p(r("lượt", STRIKE))
    found = source(tbl(tr(tc("1"), tc(whole), tc("x")), tr(tc("2"), tc(p(r("a") + r("b", STRIKE))), tc("y"))))
    assert shown(found) == [[["1", "", "x"], ["2", "a", "y"]]]
    assert noted(found) == [
        ("table 1, row 1, column 2", "10\nlượt", "struck_cell"),
        ("table 1, row 2, column 2", "b", "struck"),
    ]


def test_a_whole_row_is_no_row_any_more() -> None:
    gone = tr(*(tc(p(r(text, STRIKE))) for text in ("1", "Làm đường", "64%")))
    found = source(tbl(tr(tc("0"), tc("a"), tc("b")), gone, tr(tc("2"), tc("c"), tc("d"))))
    assert shown(found) == [[["0", "a", "b"], ["2", "c", "d"]]]
    assert noted(found) == [("table 1, row 2", "1\tLàm đường\t64%", "struck_row")]


NUMBERING = root(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_an_automatic_number_makes_no_row_of_struck_out_cells() -> None:
    rows = tr(tc(p("", LISTED)), tc(p(r("Làm đường", STRIKE)))), tr(tc(p("", LISTED)), tc("Thu thuế"))
    found = source(tbl(*rows), numbering=NUMBERING)
    # The page shows the number 1 struck out with its row: the next one stays 2.
    assert shown(found) == [[["2.", "Thu thuế"]]]
    assert noted(found) == [("table 1, row 1", "1.\tLàm đường", "struck_row")]


def test_the_number_of_a_struck_out_paragraph_goes_with_it() -> None:
    lines = p("a", LISTED) + p(r("b", STRIKE), LISTED) + p("c", LISTED)
    found = source(tbl(tr(tc("1"), tc(lines))), numbering=NUMBERING)
    assert shown(found) == [[["1", "1. a\n3. c"]]]
    assert noted(found) == [("table 1, row 1, column 2", "2. b", "struck")]


def test_a_number_is_struck_out_as_the_mark_at_its_paragraphs_end() -> None:
    found = source(p("a", f"{LISTED}<w:rPr>{STRIKE}</w:rPr>"), numbering=NUMBERING)
    assert shown(found) == ["a"]
    assert noted(found) == [("paragraph 1", "1.", "struck")]


def test_merged_cells_reach_past_a_row_that_is_struck_out() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    gone = tr(tc("", on), tc(p(r("b", STRIKE))))
    found = source(tbl(tr(tc("1", down), tc("a")), gone, tr(tc("2"), tc("c"))))
    (table,) = found.blocks
    assert [[(cell.text, cell.row_span) for cell in row] for row in table.rows] == [
        [("1", 1), ("a", 1)],
        [("2", 1), ("c", 1)],
    ]
    found = source(tbl(tr(tc("1", down), tc("a")), gone, tr(tc("", on), tc("c"))))
    (table,) = found.blocks
    assert [[(cell.text, cell.row_span) for cell in row] for row in table.rows] == [
        [("1", 2), ("a", 1)],
        [("c", 1)],
    ]


def test_a_merged_cell_that_began_in_a_struck_out_row_is_no_part_of_the_one_above() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = tr(tc("1", down), tc("a")), tr(tc(p(r("2", STRIKE)), down), tc("")), tr(tc("", on), tc("c"))
    (table,) = source(tbl(*rows)).blocks
    assert [[(cell.text, cell.row_span) for cell in row] for row in table.rows] == [
        [("1", 1), ("a", 1)],
        [("", 1), ("c", 1)],
    ]


def test_it_stays_where_it_is_wanted() -> None:
    body = tbl(
        tr(tc("1"), tc(p(r("10", STRIKE) + r("12")))), tr(tc(p(r("2", STRIKE))), tc(p(r("b", DOUBLE))))
    )
    found = read_source(docx(body), "a", keep_struck=True)
    assert shown(found) == [[["1", "1012"], ["2", "b"]]]
    assert noted(found) == [
        ("table 1, row 1, column 2", "10", "struck_kept"),
        ("table 1, row 2, column 1", "2", "struck_kept"),
        ("table 1, row 2, column 2", "b", "struck_kept"),
    ]


def test_the_command_line_tells_of_it_and_can_keep_it(run: Run, tmp_path: Path) -> None:
    heads = ("TT", "Đơn vị", "Nội dung", "Văn bản", "Kết quả", "Tỷ lệ")
    row = (tc("1"), tc("Văn phòng"), tc("Tiếp dân"), tc(), tc(p(r("10", STRIKE) + r("12 lượt"))), tc("50%"))
    file = tmp_path / "a.docx"
    file.write_bytes(docx(tbl(tr(*map(tc, heads)), tr(*row))))
    results = []
    for more in ([], ["--keep-struck"]):
        told = loads(run("import", file, "--period", "năm 2026", "--json", *more).out)
        assert [entry["what"] for entry in told["account"]] == ["10"]
        shown = loads(run("show", told["report"], "--json").out)
        results.append(shown["domains"][0]["tasks"][0]["result"])
    assert results == ["12 lượt", "1012 lượt"]


def test_in_a_long_plain_table_only_struck_cells_are_read_apart() -> None:
    rows = [tr(tc(str(at)), tc("a"), tc(p(r(t("b"), OFF)))) for at in range(50)]
    rows[20] = tr(tc(p(r("20", STRIKE))), tc(p(r("x", STRIKE))), tc(""))
    found = source(tbl(*rows))
    assert shown(found)[0] == [[str(at), "a", "b"] for at in range(50) if at != 20]
    assert noted(found) == [("table 1, row 21", "20\tx", "struck_row")]


def test_the_style_of_a_table_may_strike_out_all_of_it() -> None:
    styles = root(
        "styles",
        '<w:style w:type="table" w:styleId="T"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>',
    )
    row = tr(tc("1"), tc(p(r("a", style("Out")) + r("b") + r("c", OFF))))
    found = source(f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{row}</w:tbl>' + p("d"), styles=styles)
    assert shown(found) == [[["", "ac"]], "d"]


@pytest.mark.parametrize(
    ("place", "look", "told"),
    [
        ("firstRow", '<w:tblLook w:val="0020"/>', True),
        ("firstRow", '<w:tblLook w:val="04A0" w:firstRow="1"/>', True),
        ("firstRow", '<w:tblLook w:val="0020" w:firstRow="0"/>', False),
        ("firstRow", '<w:tblLook w:val="0400"/>', False),
        ("firstRow", "", False),
        ("band1Horz", "", True),
        ("band1Horz", '<w:tblLook w:val="0600"/>', False),
        ("band2Vert", '<w:tblLook w:val="0200" w:noVBand="0"/>', True),
        ("lastCol", '<w:tblLook w:val="0100"/>', True),
        ("lastCol", '<w:tblLook w:val="none"/>', True),
        ("wholeTable", "", True),
    ],
)
@pytest.mark.parametrize("based", [False, True])
def test_a_style_that_strikes_out_rows_or_columns_is_told(
    place: str, look: str, *, told: bool, based: bool
) -> None:
    part = f'<w:tblStylePr w:type="{place}"><w:rPr><w:strike/></w:rPr></w:tblStylePr>'
    styles = root(
        "styles",
        f'<w:style w:type="table" w:styleId="T">{part}</w:style>'
        '<w:style w:type="table" w:styleId="Child"><w:basedOn w:val="T"/></w:style>',
    )
    style_id = "Child" if based else "T"
    found = source(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id}"/>{look}</w:tblPr>{tr(tc("1"), tc("a"))}</w:tbl>',
        styles=styles,
    )
    assert shown(found) == [[["1", "a"]]]
    assert noted(found) == ([("table 1", style_id, "hidden_by_place")] if told else [])


def test_an_annex_that_is_struck_out_whole_is_refused_as_such(run: Run, tmp_path: Path) -> None:
    heads = ("TT", "Nội dung nhiệm vụ", "Kết quả thực hiện")
    task = ("1", "Lập kế hoạch", "Đã lập")
    file = tmp_path / "tệp.docx"
    file.write_bytes(docx(tbl(*(tr(*(tc(p(r(text, STRIKE))) for text in row)) for row in (heads, task)))))
    done = run("import", file, "--period", "năm 2024")
    assert (done.code, done.err) == (3, say("file.struck_table", "vi", name=file.name) + "\n")
    done = run("import", file, "--period", "năm 2024", "--keep-struck")
    assert done.code == 0
    file.write_bytes(docx(p(r("Kính gửi", STRIKE))))
    done = run("import", file, "--period", "năm 2024")
    assert (done.code, done.err) == (3, say("file.no_table", "vi", name=file.name) + "\n")
