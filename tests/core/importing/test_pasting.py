"""What is pasted into a field: paragraphs and lists as Word shows them, no letter lost."""

from __future__ import annotations

from html import escape
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vqdesk.importing.pasting import PastedText, read_pasted

HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    "<head><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-US><!--StartFragment-->"
)
FOOT = "<!--EndFragment--></body></html>"


def of_word(*paragraphs: str) -> str:
    """Return what Word puts on the clipboard."""
    return HEAD + "\r\n\r\n".join(paragraphs) + FOOT


def paragraph(text: str) -> str:
    return f"<p class=MsoNormal>{text}<o:p></o:p></p>"


def item(sign: str, text: str, font: str = "") -> str:
    look = f" style='font-family:{font}'" if font else ""
    return (
        "<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        f"<span{look}><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>"
        f"&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{text}<o:p></o:p></p>"
    )


def test_a_list_of_word() -> None:
    html = of_word(
        paragraph("Ủy ban nhân dân <b>xã</b> đã\r\nhoàn thành:"),
        item("·", "Mục một", "Symbol"),
        item("o", "Mục con", '"Courier New"'),
        item("§", "Mục ba", "Wingdings"),
        item("-", "Gạch"),
        item("+", "Cộng"),
        item("1.", "Đánh số"),
        item("a)", "Chữ cái"),
        paragraph("<o:p>&nbsp;</o:p>"),
        paragraph("Dòng một<br>dòng hai"),
    )
    plain = (
        "Ủy ban nhân dân xã đã hoàn thành:\r\n·\tMục một\r\no\tMục con\r\n§\tMục ba\r\n-\tGạch\r\n"
        "+\tCộng\r\n1.\tĐánh số\r\na)\tChữ cái\r\n\r\nDòng một\vdòng hai\r\n"
    )
    assert read_pasted(html, plain) == PastedText(
        "Ủy ban nhân dân xã đã hoàn thành:\n- Mục một\n- Mục con\n- Mục ba\n- Gạch\n+ Cộng\n1. Đánh số\n"
        "a) Chữ cái\n\nDòng một\ndòng hai"
    )


def test_lists_of_a_page() -> None:
    html = "<ul><li><p>Một</p><li>Hai<ul><li>Con</ul></ul><ol start=3><li>Ba<li>Bốn</ol><p>• gõ tay</p>"
    assert read_pasted(html, "").text == "- Một\n- Hai\n- Con\n3. Ba\n4. Bốn\n• gõ tay"


def test_a_table_is_lines_with_tabs() -> None:
    html = "<p>Trên</p><table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table><p>Dưới</p>"
    assert read_pasted(html, "").text == "Trên\nA\tB\n1\t2\nDưới"


def test_looks_are_dropped_and_what_is_seen_stays() -> None:
    html = of_word(
        paragraph("<s>gạch ngang</s> và <span style='color:red;font-size:20pt'>đỏ</span>"),
        paragraph("30&nbsp;ngày<span style='mso-tab-count:1'>    </span>12,5 m<sup>2</sup>"),
    )
    plain = "gạch ngang và đỏ\r\n30\u00a0ngày\t12,5 m2\r\n"
    assert read_pasted(html, plain).text == "gạch ngang và đỏ\n30\u00a0ngày\t12,5 m²"


def test_words_of_a_line_are_taken_to_the_letter() -> None:
    html = of_word("<span style='font-size:13pt'>một <b>phần</b> câu </span>")
    assert read_pasted(html, " một  phần câu ") == PastedText(" một  phần câu ")


def test_text_of_an_old_encoding_becomes_unicode_and_is_told() -> None:
    old = paragraph("<span style='font-family:\".VnTime\"'>Uû ban nh©n d©n x·</span>")
    made = read_pasted(of_word(old, paragraph("Mới")), "Uû ban nh©n d©n x·\r\nMới\r\n")
    assert made == PastedText("Uỷ ban nhân dân xã\nMới", "TCVN3")
    assert read_pasted(of_word(old), "Uû ban nh©n d©n x·").charset == "TCVN3"


@pytest.mark.parametrize(
    "html", ["", " ", "<p>một</p>", "<p>một</p><p style='display:none'>hai</p>", "<b>" * 9000]
)
def test_what_says_less_than_the_plain_text_is_not_used(html: str) -> None:
    assert read_pasted(html, "một\nhai") == PastedText("một\nhai")


def test_what_is_longer_than_any_text_is_not_read() -> None:
    assert read_pasted("<p>a</p>" * 300_000, "a\nb") == PastedText("a\nb")


WORDS = st.lists(
    st.text(st.characters(categories=("L", "Nd"), max_codepoint=0x1EF9), min_size=1), min_size=1, max_size=5
).map(" ".join)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "", "·", "1.", "a)", "-", "+"]), st.one_of(WORDS, st.just(""))),
        min_size=2,
        max_size=8,
    )
)
@example([("", ""), ("", "\u0374")])  # one that is composed otherwise
def test_the_text_of_paragraphs_and_lists_arrives_whole(parts: list[tuple[str, str]]) -> None:
    parts = [("", "đầu"), *((sign if text else "", text) for sign, text in parts), ("", "cuối")]
    html = of_word(
        *(
            item(sign, escape(text), "Symbol" if sign == "·" else "")
            if sign
            else paragraph(escape(text) or "&nbsp;")
            for sign, text in parts
        )
    )
    plain = "".join(f"{sign}\t{text}\r\n" if sign else f"{text}\r\n" for sign, text in parts)
    shown = [f"{'-' if sign == '·' else sign} {text}" if sign else text for sign, text in parts]
    assert read_pasted(html, plain).text.split("\n") == [normalize("NFC", line) for line in shown]
