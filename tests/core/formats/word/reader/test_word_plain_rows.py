"""The faster way to read a Word table gives what the plain one gives, whatever lies in its cells."""

from __future__ import annotations

import pytest
from handmade.word_xml import docx, p, r, root, t, tc, tr
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from vqdesk.annex.source.grid import Source, Table
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.formats.word.reader import tables
from vqdesk.formats.word.reader.document import read_source
from vqdesk.formats.word.reader.numbering import Numbering
from vqdesk.formats.word.reader.paragraphs import InlineReader
from vqdesk.formats.word.reader.plain_cells import is_odd
from vqdesk.formats.word.reader.styles import Styles
from vqdesk.formats.word.writer.styles import TABLE_STYLE

STYLED = '<w:tblPr><w:tblStyle w:val="{}"/></w:tblPr>'
STYLES = root(
    "styles",
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>',
)
TEXTS = (
    "Công an xã",
    "",
    " ",
    "Uû ban nh©n d©n",
    "tie\u0302\u0301n",
    "a\u2028b",
    "&lt;b&gt;",
    "x\u00a0",
    "0\u00ad1",
)
INNER = f"<w:tbl><w:tblPr/>{tr(tc('x'), tc('y'))}{tr(tc(p(r(t('z'), '<w:strike/>'))))}</w:tbl>"
CELLS = (
    *map(tc, TEXTS),
    *(tc(p(r(t("a")) + r(t("b"), "<w:b/>")) + p() + p(r(t("c")))) for _ in range(2)),
    tc(p() + p("a") + p()),
    *(
        tc(p(r(t("a")) + r(sign) + r(t("b"))))
        for sign in ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:ptab/>")
    ),
    *(tc(p(r(t("gone"), "<w:strike/>"))) for _ in range(4)),
    *(
        tc(p(r(t("a"), look) + r(t("b"))))
        for look in (
            *("<w:strike/>", '<w:strike w:val="0"/>', "<w:vanish/>", '<w:vertAlign w:val="superscript"/>'),
            *('<w:rStyle w:val="Hidden"/>', '<w:rFonts w:ascii="Symbol"/>'),
        )
    ),
    *(tc(p(around.format(r(t("a"))))) for around in ("<w:ins>{}</w:ins>", "<w:del>{}</w:del>")),
    *(
        tc(p(r(t("a")), look))
        for look in ("<w:rPr><w:del/></w:rPr>", '<w:tabs><w:tab w:val="left"/></w:tabs>')
    ),
    *(
        tc("a", shape)
        for shape in (
            *('<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:vMerge/>"),
            *("<w:hMerge/>", "<w:cellDel/>", "<w:cellIns/>"),
        )
    ),
    tc(p("a") + INNER + p("b")),
    tc(INNER + p(), "<w:vMerge/>"),
    f"<w:smartTag>{tc('a')}</w:smartTag>",
)
ROWS = st.builds(
    lambda cells, properties: tr("".join(cells), properties=properties),
    st.lists(st.sampled_from(CELLS), min_size=1, max_size=4),
    st.sampled_from(("", "", "", "", "<w:del/>", "<w:ins/>", "<w:hidden/>", '<w:gridBefore w:val="1"/>')),
)
TABLES = st.builds(
    lambda style, rows: f"<w:tbl>{style}{''.join(rows)}</w:tbl>",
    st.sampled_from(("<w:tblPr/>", "<w:tblPr/>", *map(STYLED.format, ("Struck", TABLE_STYLE)))),
    st.lists(ROWS, min_size=1, max_size=6),
)


def found(data: bytes) -> Source | str:
    """Return what is read, or why nothing is."""
    try:
        return read_source(data, "tệp.docx")
    except Refused as refused:
        return refused.key


def found_plainly(data: bytes) -> Source | str:
    """Read each row and each cell by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "special_holders", lambda table, _styles, **_: {table})
        return found(data)


@settings(max_examples=400, deadline=None)
@given(st.lists(TABLES, min_size=1, max_size=2).map("".join))
def test_plain_rows_are_what_the_plain_way_finds(body: str):
    data = docx(body, styles=STYLES)
    assert found(data) == found_plainly(data)


def test_a_hyphen_behind_a_table_in_a_cell_is_the_outer_table_s():
    cells = tc(p("a") + INNER), tc(p(r(t("a")) + r("<w:noBreakHyphen/>") + r(t("b"))))
    data = docx(f"<w:tbl>{STYLED.format(TABLE_STYLE)}{tr(*cells)}</w:tbl>", styles=STYLES)
    for source in (found(data), found_plainly(data)):
        assert isinstance(source, Source)
        (table,) = source.blocks
        assert isinstance(table, Table)
        assert table.rows[0][1].text == "a-b"


SIGNS = st.text(
    st.sampled_from("aăâêôơưđĂÂĐ ,.;-/²³°–“”…‰ắằộữỹỴ\u00a0\u00ad\u0300\u0301\u0309©ûµ«®·\u2028ﬁ"), max_size=12
)


@given(SIGNS)
def test_a_text_that_is_not_odd_stays_as_it_is(text: str):
    account = ImportLog()
    inline = InlineReader(Styles(None), Numbering(None), account, "a", keep_struck=False)
    assert is_odd(text) or (inline.to_report_text(text, "a") == text and not list(account))
