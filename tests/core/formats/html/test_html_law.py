"""The account law for HTML: what a reader could see is in a block or in the account, whatever the markup."""

from __future__ import annotations

import unicodedata
from collections import Counter
from html import escape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.formats.html.reader import read_copied_html

UNSEEN = ("script", "style", "template", "noscript", "title")
TAGS = st.sampled_from(
    (
        *("p", "div", "span", "b", "font face='Times'", "i", "u", "a href='#x'", "a href='#_ftn1'", "h2"),
        *("o:p", "st1:place", "section", "center", "blockquote", "pre", "sup", "sub", "del", "ins", "label"),
        *(
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "tbody",
            "thead",
            "tfoot",
            "caption",
            "table",
        ),
        *(
            "td colspan=3",
            "td rowspan=0",
            "td rowspan=2",
            "tr hidden",
            "tr style='display:none'",
            "td hidden",
        ),
        *("div style='display:none'", "span style='mso-hide:all'", "span class=h", "textarea", "button"),
        *("span style='mso-list:Ignore'", "span style='mso-spacerun:yes'", "span style='mso-tab-count:1'"),
        *("div style='mso-element:footnote'", "div style='mso-element:comment'", "a class=msocomanchor"),
        *("p style='white-space:pre'", "span style='font-family:Symbol'", "svg", "math", "object", "head"),
        *("script", "title", "noscript", "xml", "select", "option", "main", "template"),
    )
)
WORDS = st.one_of(
    st.sampled_from(
        ("Nhiệm vụ", "1", "2", " ", "\n  ", "\u00a0", "I", "Kết quả", "Đơn vị", "1.", "NhiÖm vô")
    ),
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=8),
)
VOID = st.sampled_from(
    ("<br>", "<hr>", "<img alt='Ảnh'>", "<col style='display:none'>", "<wbr>", "<!-- ẩn -->")
)


@st.composite
def elements(draw: st.DrawFn, children: st.SearchStrategy[str]) -> str:
    """Return an element around others; its end may be missing."""
    tag = draw(TAGS)
    name = tag.split()[0]
    if name in ("script", "style", "title", "textarea", "noscript", "template"):
        # Text alone stands in these: what else begins in them ends with them.
        return f"<{tag}>{escape(draw(WORDS))}</{name}>"
    inner = "".join(draw(st.lists(children, max_size=4)))
    return f"<{tag}>{inner}</{name}>"


ROWS = st.lists(st.lists(st.deferred(lambda: NODES), min_size=1, max_size=3), max_size=3)
TABLES = st.builds(
    lambda rows, ends: (
        "<table>"
        + "".join(
            "<tr>"
            + "".join(f"<td>{cell}{'</td>' if ends else ''}" for cell in row)
            + ("</tr>" if ends else "")
            for row in rows
        )
        + "</table>"
    ),
    ROWS,
    st.booleans(),
)
NODES: st.SearchStrategy[str] = st.recursive(
    st.one_of(WORDS.map(escape), VOID), lambda children: st.one_of(elements(children), TABLES), max_leaves=12
)
PAGES = st.lists(NODES, max_size=5).map("".join)


class Reader(HTMLParser):
    """Collect the text of a page, what programs alone read left out."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._unseen = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)


def letters(text: str) -> Counter[str]:
    """Count the characters that are no white space, marks apart: so no neighbour changes the count."""
    return Counter("".join(unicodedata.normalize("NFD", text).split()))


def kept(source: Source) -> str:
    blocks = [
        block.text
        if isinstance(block, Paragraph)
        else " ".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    ]
    return "\n".join([*blocks, *(entry.what for entry in source.account)])


SHEETS = st.sampled_from(
    (
        "",
        "<style>.h{display:none} td{font-family:Arial}</style>",
        "<style>td + td{visibility:hidden} tr:nth-child(2){text-decoration:line-through}</style>",
        "<style>div{visibility:hidden} b,td:last-child > *{visibility:visible} p ~ *{font-size:0}</style>",
        "<style>span:first-child{font-size:0} i:not(.h){font-size:9pt} li:has(b){display:none}</style>",
        "<style>math *:last-child{text-decoration:line-through} ol{visibility:hidden}</style>",
    )
)


@settings(max_examples=400)
@given(PAGES, SHEETS)
def test_every_character_that_is_seen_is_in_a_block_or_in_the_account(html: str, sheet: str):
    html = f"{sheet}{html}"
    source = read_copied_html(f"<html><body>{html}</body></html>", "a")
    missing = letters("".join(Reader(html).texts)) - letters(kept(source))
    assert "".join(missing.elements()) == ""


@given(PAGES)
def test_cells_stay_in_their_table_and_no_two_begin_at_one_place(html: str):
    for block in read_copied_html(f"<body>{html}", "a").blocks:
        if not isinstance(block, Paragraph):
            cells = [cell for row in block.rows for cell in row]
            assert [[cell.row for cell in row] for row in block.rows] == [
                [place] * len(row) for place, row in enumerate(block.rows)
            ]
            assert len({(cell.row, cell.column) for cell in cells}) == len(cells)
            assert all(cell.row + cell.row_span <= len(block.rows) for cell in cells)
            assert all(cell.row_span > 0 < cell.column_span for cell in cells)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str):
    assert outcome(text) in ("read", "file.empty", "file.unreadable")


def outcome(text: str) -> str:
    try:
        read_copied_html(text, "a")
    except Refused as refused:
        return refused.key
    return "read"
