"""Rows whose markup was read before: what is found is the same as when all of them are parsed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from handmade.word_xml import NAMESPACES, docx, p, r, shown, t, tbl, tc, tr, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from vqdesk.formats.opc import package
from vqdesk.formats.word import known_rows
from vqdesk.formats.word.known_rows import KnownRows
from vqdesk.formats.word.reader.document import read_source
from vqdesk.formats.word.reader.plain_cells import texts_of_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.grid import Source

SAVED = '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE"><w:r w:rsidRPr="00AB12CF">{}</w:r></w:p>'
GAP = "¤"  # where a text of its own stands
CELLS = (
    tc(GAP),
    tc(p(r(GAP))),
    tc(p(r(GAP) + '<w:proofErr w:type="spellStart"/>' + r(GAP, "<w:b/>")) + p() + p(GAP)),
    tc(SAVED.replace("{}", t(GAP))),
    tc(f"<w:p>{GAP}<w:r>\n<w:t>{GAP}<x:x/></w:t>{GAP}</w:r></w:p>"),
    tc(p("<w:r><w:t/></w:r>") + GAP, '<w:tcW w:w="1134" w:type="dxa"/>'),
    tc(p(r("&lt;b&gt; {0} &amp;" + GAP))),
    f"<w:sdt><w:sdtContent>{tc(GAP)}</w:sdtContent></w:sdt>",
    tc(f"<w:tc>{p(GAP)}</w:tc>{p(GAP)}"),
    tc(p(f"<w:r><w:t>{GAP}<!-- {GAP} --></w:t></w:r>")),
    tc(p(f"<w:r><w:t><![CDATA[ > {GAP} ]]></w:t></w:r>")),
    tc(p(r(GAP)), '<w:gridSpan w:val="2"/>'),
    tc(p(r(f"<w:rPr><w:strike/></w:rPr>{t(GAP)}"))),
    tc(tbl(tr(tc(GAP), tc(GAP)))),
    tc(p(r(f"{t(GAP)}<w:noBreakHyphen/>{t(GAP)}"))),
)
ROWS = (
    "<w:tr>{}</w:tr>",
    '<w:tr w:rsidR="00AB12CD" w:rsidTr="00AB12CE">{}</w:tr>',
    "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>\n",
    '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{}</w:tr>',
    "<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>",
    "<w:customXml>{}</w:customXml><w:tr>{}</w:tr>",
    "<w:tr>{}</w:tr><!-- <w:tr>{}</w:tr> -->",
    "<w:tr>{}</w:tr><!-- <w:tr>{}</w:tr><w:tr>{}</w:tr> --><w:tr>{}</w:tr>",
    "<w:tr>{}</w:tr><w:customXml><w:x><!-- </w:tr><w:tr>{}</w:tr> --></w:x><w:tr>{}</w:tr></w:customXml>",
)
TEXTS = (
    ' w:rsidR="00AB12CD" w14:paraId="00AB12CD"',
    "Công an xã",
    "",
    " ",
    "\n",
    "a &amp; &lt;b&gt; &quot;c&apos;",
    "a > b",
    "&#10;",
    "{0}",
    "\u2028",
    "x" * 90,
    "Uû ban",
    "\ufffd",
)


def several(rows: list[str], texts: list[str]) -> str:
    """Return rows with a text of its own in each gap."""
    pieces = "".join(rows).split(GAP)
    filled = [piece + texts[place % len(texts)] for place, piece in enumerate(pieces[:-1])]
    return "".join([*filled, pieces[-1]])


CELLS_OF_ROW = st.lists(st.sampled_from(CELLS), min_size=1, max_size=3).map("".join)
KINDS = st.builds(
    lambda row, cells: row.replace("{}", cells),
    st.sampled_from(ROWS[:2]) | st.sampled_from(ROWS),
    CELLS_OF_ROW,
)
TABLES = st.builds(
    lambda kinds, order, texts: tbl(several([kinds[place % len(kinds)] for place in order], texts)),
    st.lists(KINDS, min_size=1, max_size=3),
    st.lists(st.integers(0, 2), min_size=4, max_size=20),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=7),
)


def found(data: bytes) -> Source | str:
    """Return what is read, or why nothing is."""
    try:
        return read_source(data, "tệp.docx")
    except Refused as refused:
        return refused.key


def found_by_parsing(data: bytes) -> Source | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KnownRows, "texts", lambda _self, _rows: None)
        return found(data)


@settings(max_examples=300, deadline=None)
@given(st.lists(TABLES, min_size=1, max_size=2).map("".join), st.integers(30, 900))
def test_known_rows_are_what_the_parser_finds(body: str, size: int):
    data = docx(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "_BLOCK", size)
        assert found(data) == found_by_parsing(data)


@settings(max_examples=300, deadline=None)
@given(
    TABLES,
    st.integers(30, 900),
    st.integers(0, 5_000),
    st.sampled_from(
        [
            b"",
            b"<",
            b">",
            b"&",
            b'"',
            b"\x08",
            b"\xc3",
            b"\xef\xbf\xbe",
            b" w:rsidR=",
            b"</w:tr>",
            b" a:b='c'",
            b"<?x?>",
        ]
    ),
    st.integers(0, 3),
)
def test_what_is_damaged_is_refused_as_ever(body: str, size: int, place: int, sign: bytes, gone: int):
    xml = docx_xml(body)
    place %= len(xml)
    data = zipped({"word/document.xml": xml[:place] + sign + xml[place + gone :]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "_BLOCK", size)
        assert found(data) == found_by_parsing(data)


ROWS_OF_TEXTS = st.builds(
    lambda kinds, texts: several(kinds, texts).encode().split(b"</w:tr>")[:-1],
    st.lists(KINDS, min_size=1, max_size=6),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=7),
)


@settings(max_examples=300, deadline=None)
@given(ROWS_OF_TEXTS, ROWS_OF_TEXTS, st.integers(0, 3))
def test_rows_read_together_are_those_read_one_by_one(rows: list[bytes], others: list[bytes], cut: int):
    known = KnownRows(partial(texts_of_row, NAMESPACES))
    for row in rows:
        known.learn(row)
    rows = [*rows, *others, *([rows[0] + others[0][cut:]] if cut else [])]
    alone = [known.texts([row]) for row in rows]
    assert all(texts is None or len(texts) == 1 for texts in alone)
    assert known.texts(rows) == (None if None in alone else [each for texts in alone for each in texts or ()])
    until = next((at for at, texts in enumerate(alone) if texts is None), len(rows))
    found: list[list[str]] = []
    while texts := known.next_texts(rows, len(found)) if len(found) < len(rows) else []:
        found += texts
    assert found == [each for texts in alone[:until] for each in texts or ()]


def test_a_row_that_has_no_end_is_not_known():
    row = tr(tc("Trồng rừng"), tc("x")).encode().removesuffix(b"</w:tr>")
    known = KnownRows(partial(texts_of_row, NAMESPACES))
    known.learn(row)
    assert known.texts([row, row]) == [["Trồng rừng", "x"]] * 2
    assert known.texts([row + row]) is None


def docx_xml(body: str) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    return f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()


def taken(monkeypatch: pytest.MonkeyPatch, data: bytes) -> int:
    """Return how many rows were taken without parsing them, read in small blocks."""
    counts = [0]
    texts = KnownRows.texts

    def counted(self: KnownRows, rows: Sequence[bytes]) -> list[list[str]] | None:
        known = texts(self, rows)
        counts[0] += len(known or ())
        return known

    monkeypatch.setattr(KnownRows, "texts", counted)
    monkeypatch.setattr(package, "_BLOCK", 500)
    read_source(data, "tệp.docx")
    return counts[0]


@pytest.mark.parametrize("cell", CELLS[:4])
def test_rows_of_usual_markup_are_taken_without_parsing(monkeypatch: pytest.MonkeyPatch, cell: str):
    row = tr(cell, tc(SAVED.replace("{}", t(GAP))))
    assert taken(monkeypatch, docx(tbl(several([row] * 40, ["Trồng rừng", "x"])))) > 20


def test_numbers_of_saving_count_for_nothing(monkeypatch: pytest.MonkeyPatch):
    rows = [tr(tc(SAVED.format(t(f"Việc {at}")).replace("00AB12C", f"00AB{at:03X}"))) for at in range(40)]
    assert taken(monkeypatch, docx(tbl(*rows))) > 20


def test_markup_that_never_repeats_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(known_rows, "_MOST_MISSES", 5)
    rows = [tr(tc(p(r(f"Việc {at}"), f'<w:ind w:left="{at}"/>'))) for at in range(200)]
    asked = [0]
    monkeypatch.setattr(KnownRows, "texts", lambda _self, _rows: asked.__setitem__(0, asked[0] + 1))
    monkeypatch.setattr(package, "_BLOCK", 500)
    found = read_source(docx(tbl(*rows)), "tệp.docx")
    assert shown(found) == [[[f"Việc {at}"] for at in range(200)]]
    assert asked[0] == 6


def test_another_encoding_is_read_by_the_parser(monkeypatch: pytest.MonkeyPatch):
    rows = tr(tc("Vi\u00c3\u00aac")) * 40  # as UTF-8 it would be one letter less
    xml = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + docx_xml(tbl(rows)).decode().encode("latin-1")
    data = zipped({"word/document.xml": xml})
    monkeypatch.setattr(package, "_BLOCK", 300)
    assert found(data) == found_by_parsing(data)
