"""CSV: separator, quotes and encoding are found out, and what was doubtful is told."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Refused
from db.limits import LARGEST_TEXT, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from vqdesk.annex.recognition.open_questions.decision import decide_open
from vqdesk.annex.source.grid import Paragraph, Source, Table
from vqdesk.formats.plain_text.separated_values import read_source
from vqdesk.formats.readers import read_text

HEAD = "TT,Tên đơn vị,Nội dung nhiệm vụ,Kết quả thực hiện\n"


def read_csv(data: bytes, name: str) -> Source:
    """Read a CSV in the way whose headings are an annex's."""
    return decide_open(read_source(data, name))


def read_plain(data: bytes, name: str) -> Source:
    """Read a text in the way whose headings are an annex's."""
    return decide_open(read_text(data, name))


def read(text: str, encoding: str = "utf-8") -> Source:
    return read_csv(text.encode(encoding), "a.csv")


def table(source: Source) -> list[list[str]]:
    (found,) = (block for block in source.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in found.rows]


def noted(source: Source) -> list[tuple[str, str, str]]:
    return [(entry.where, entry.what, entry.why) for entry in source.account]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(separator: str) -> None:
    text = HEAD.replace(",", separator) + separator.join(["1", "a", '"x, y; z | t"', "14,5"]) + "\n"
    source = read(text.replace("14,5", "14" if separator == "," else "14,5"))
    assert table(source)[1][:3] == ["1", "a", "x, y; z | t"]
    assert noted(source) == []


def test_commas_in_texts_do_not_make_the_columns() -> None:
    source = read("TT;Tên đơn vị;Nội dung nhiệm vụ;Kết quả\n1;a;b, c, d, e;f, g\n2;a;b, c, d, e;f, g\n")
    assert table(source)[1] == ["1", "a", "b, c, d, e", "f, g"]
    assert noted(source) == []


def test_a_separator_in_doubt_is_told() -> None:
    source = read("a;b,c;d\ne;f,g;h\n".replace(";d", "").replace(";h", ""))
    assert [why for _, _, why in noted(source)] == ["account.separator"]


def test_a_line_names_the_separator() -> None:
    source = read("sep=;\r\n" + HEAD.replace(",", ";") + "1;a;b,c;d\r\n")
    assert table(source)[1] == ["1", "a", "b,c", "d"]
    assert noted(source) == [("line 1", "sep=;", "account.separator_line")]
    (rows,) = (block.rows for block in source.blocks if isinstance(block, Table))
    assert rows[0][0].where == "line 2, column 1"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"a, b"', "a, b"),
        ('"a\nb"', "a\nb"),
        ('"a ""b"" c"', 'a "b" c'),
        (' "a, b" ', "a, b"),
        ('""', ""),
        ('a "b" c', 'a "b" c'),
        ('"a" và "b"', '"a" và "b"'),
        ('"mở mà không đóng', '"mở mà không đóng'),
        ("'05", "'05"),
    ],
)
def test_quotes_hold_separators_and_line_ends(cell: str, text: str) -> None:
    source = read(f"{HEAD}1,x,{cell},z\n2,x,y,z\n")
    assert table(source)[1:] == [["1", "x", text, "z"], ["2", "x", "y", "z"]]


@pytest.mark.parametrize("cell", ['="05"', '"=""05"""'])
def test_excels_guard_around_a_text_is_taken_off(cell: str) -> None:
    source = read(f"{HEAD}1,x,{cell},z\n")
    assert table(source)[1] == ["1", "x", "05", "z"]
    assert noted(source) == [("line 2, column 3", '=""', "account.text_guard")]


def test_a_formula_stays_a_text() -> None:
    assert table(read(f"{HEAD}1,x,=A1+1,z\n"))[1][2] == "=A1+1"


def test_titles_above_and_lines_below_are_paragraphs() -> None:
    source = read(f"BIỂU ĐÁNH GIÁ\n{HEAD}1,a,b,c\nNgười lập\n")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == [
        "BIỂU ĐÁNH GIÁ",
        "Người lập",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_known_in_every_form(encoding: str) -> None:
    source = read(f"{HEAD}1,Phòng Nội vụ,b,c\n", encoding)
    assert table(source)[1][1] == "Phòng Nội vụ"
    assert noted(source) == []


def test_tcvn3_becomes_unicode() -> None:
    data = "TT,Tªn ®¬n vÞ,NhiÖm vô träng t©m\n1,UBND huyÖn,§· thùc hiÖn\n".encode("cp1252")
    assert table(read_csv(data, "a.csv"))[1] == ["1", "UBND huyện", "Đã thực hiện"]


def test_an_encoding_in_doubt_is_told() -> None:
    source = read_csv("No,Unit,Task\n1,Café Noël,“x”\n".encode("cp1252"), "a.csv")
    assert table(source)[1] == ["1", "Café Noël", "“x”"]
    assert noted(source) == [("file", "Café Noël “x”", "account.encoding")]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n" * (MOST_ROWS + 1),
        "a" + "," * (MOST_COLUMNS + 1),
        "a," + "b" * (LONGEST_CELL + 1),
        "a" * (LARGEST_TEXT + 1),
    ],
)
def test_more_than_any_annex_has_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.key == "file.too_big"


@given(st.text(st.sampled_from('\t\n,;|= "aIđ1.'), max_size=60))
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    if not text.strip():
        return
    source = read(text)
    shown = "".join(
        block.text
        if isinstance(block, Paragraph)
        else "".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    )
    told = Counter(shown + "".join(entry.what for entry in source.account))
    assert not Counter(sign for sign in text if sign.isalnum() or sign == ".") - told


# Texts without tabs


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "1,a,b,c\n",
        HEAD.replace(",", ";") + "1;a;b;c\n",
        HEAD.replace(",", " | ") + "1 | a | b | c\n",
        "│ TT │ Tên đơn vị │ Nội dung nhiệm vụ │ Kết quả │\n├────┼───┼───┼───┤\n│ 1 │ a │ b │ c │\n",
        "| TT | Tên đơn vị | Nội dung nhiệm vụ | Kết quả\n|--|--|--|--|\n| 1 | a | b | c\n",
        "TT   Tên đơn vị   Nội dung nhiệm vụ   Kết quả\n1    a            b                   c\n",
    ],
)
def test_a_text_without_tabs_has_columns_of_other_kinds(text: str) -> None:
    assert table(read_plain(text.encode(), "a.txt"))[1] == ["1", "a", "b", "c"]


COLUMNS = """      BIỂU ĐÁNH GIÁ NĂM 2024

TT   Tên đơn vị       Nội dung nhiệm vụ           Kết quả thực hiện
I    Lĩnh vực kinh tế
 1   Phòng Nội vụ     Rà soát cán bộ, công        Đã xong 12/16
                      chức các xã                 thôn

II. Lĩnh vực văn hóa, xã hội và các nhiệm vụ khác
 2   Trạm Y tế                                    Tiêm 100%
Người lập biểu                 Chủ tịch
"""


def test_columns_may_be_set_by_spaces() -> None:
    source = read_plain(COLUMNS.encode(), "a.txt")
    assert table(source)[1:] == [
        ["I", "Lĩnh vực kinh tế"],
        ["1", "Phòng Nội vụ", "Rà soát cán bộ, công\nchức các xã", "Đã xong 12/16\nthôn"],
        ["II. Lĩnh vực văn hóa, xã hội và các nhiệm vụ khác"],
        ["2", "Trạm Y tế", "Tiêm 100%"],
    ]
    (found,) = (block for block in source.blocks if isinstance(block, Table))
    assert [cell.column for cell in found.rows[4]] == [0, 1, 3]
    paragraphs = [block.text for block in source.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0] == "BIỂU ĐÁNH GIÁ NĂM 2024"
    assert paragraphs[1].startswith("Người lập biểu")


def test_columns_that_nobody_can_tell_apart_are_not_guessed() -> None:
    text = COLUMNS.replace("Trạm Y tế      ", "Trạm Y tế và Trung tâm Y tế  ")
    assert not [block for block in read_plain(text.encode(), "a.txt").blocks if isinstance(block, Table)]
