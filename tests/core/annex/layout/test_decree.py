"""The decree's table on whole files: the sample, an annex of 40 tasks, whatever hypothesis makes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from decree import breaches
from former_columns import Headings
from handmade.truths import forty_draft
from hypothesis import given, settings
from hypothesis import strategies as st

from db.former_headings import FORMER_KEYS
from db.records import TASK_FIELDS, Domain, Draft, Period, Report, Task
from vqdesk.annex.layout.style import USUAL, AnnexStyle, Closing
from vqdesk.annex.layout.table import AnnexTable, lay_out
from vqdesk.annex.layout.typography import TABLE_SIZES
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer import document as word_writer

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSING = Closing(
    ("- Như trên;", "- Lưu: VT."), "Văn Quan, ngày 27 tháng 9 năm 2024", ("CHỦ TỊCH",), "Nguyễn Văn An"
)
STYLES = {
    "usual": AnnexStyle(),
    "decree": AnnexStyle("decree", 14, "right", {"unit": 40}, frozenset({"documents"}), closing=CLOSING),
    "13": AnnexStyle(table_size=13, closing=Closing((), "", ("CHỦ TỊCH",), "A")),
}


def table_of(draft: Draft, style: AnnexStyle = USUAL, form: str = "paper", numeral: str = "") -> AnnexTable:
    def rows() -> Iterator[Domain | Task]:
        for section in draft.sections:
            yield section.domain
            yield from section.tasks

    return lay_out(draft.report, rows, form, style, numeral=numeral)


def written(table: AnnexTable) -> bytes:
    stream = io.BytesIO()
    word_writer.write(table, stream)
    return stream.getvalue()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["paper", "electronic"])
@pytest.mark.parametrize("draft", [sample_draft, forty_draft], ids=["sample", "40 tasks"])
def test_the_annex_is_as_the_decree_wants_it(draft, form, style):
    table = table_of(draft(), STYLES[style], form, "II" if style == "decree" else "")
    assert breaches(written(table), table) == []


lines = st.text(st.sampled_from("aăĐ1 \u00a0\u2011<&\t.,-/%KHUBND"), max_size=30)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
headings = st.builds(
    Headings,
    **{name: st.none() | lines for name in (*FORMER_KEYS, "results")},
    extra=st.lists(lines, max_size=2, unique=True).map(tuple),
).filter(lambda made: bool(made.columns))
styles = st.builds(
    AnnexStyle,
    st.sampled_from(["local", "decree"]),
    st.sampled_from(TABLE_SIZES),
    st.sampled_from(["centre", "right"]),
    st.dictionaries(st.sampled_from(TASK_FIELDS), st.integers(8, 120)),
    closing=st.none() | st.builds(Closing, st.tuples(lines), lines, st.tuples(lines, lines), lines),
)
records = st.lists(
    st.builds(Domain, st.just("r"), st.just("d"), lines, lines)
    | st.builds(Task, st.just("r"), st.just("d"), st.just("t"), *[texts] * 6),
    max_size=5,
)


@given(
    headings, st.lists(lines, max_size=3), lines, records, styles, st.sampled_from(["paper", "electronic"])
)
@settings(deadline=None, max_examples=80)
def test_any_annex_is_as_the_decree_wants_it(of, titles, attached, rows, style, form):
    report = Report("r", "UBND xã", Period("năm", 2024), tuple(titles), attached, of.columns)
    table = lay_out(report, lambda: iter(rows), form, style)
    assert breaches(written(table), table) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("document", 'w:orient="landscape"', "", "page"),
        ("document", 'w:left="1701"', 'w:left="1600"', "margin left"),
        ("document", 'w:header="567"', 'w:header="1200"', "page number outside"),
        ("document", "<w:titlePg/>", "", "number on page 1"),
        ("document", 'w:type="default"', 'w:type="first"', "headers"),
        ("header1", " PAGE ", " NUMPAGES ", "page field"),
        ("document", "<w:tblHeader/>", "", "header row"),
        ("document", '<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="2"/>', "span"),
        ("document", '<w:vMerge w:val="continue"/>', "", "merged cell"),
        ("document", "Phòng Nội vụ", "Phòng Nội Vụ", "text"),
        ("document", "<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>", "grow"),
        ("document", '"BangNoiDung"', '"BangChu"', "justified"),
        ("document", "<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t", "direct formatting"),
        ("document", '<w:gridCol w:w="', '<w:gridCol w:w="9', "widths"),
        ("styles", 'w:insideV w:val="single"', 'w:insideV w:val="nil"', "borders"),
        ("styles", 'w:ascii="Times New Roman"', 'w:ascii="Arial"', "Arial"),
        ("styles", '<w:sz w:val="24"/>', '<w:sz w:val="22"/>', "11.0"),
        ("styles", "<w:widowControl/>", "", "widow"),
        ("styles", "<w:keepNext/>", "", "part"),
        ("styles", 'w:lang w:val="vi-VN"', 'w:lang w:val="en-US"', "en-US"),
    ],
)
def test_the_checker_sees_what_is_wrong(part, old, new, told):
    table = table_of(sample_draft())
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(table))) as archive, zipfile.ZipFile(stream, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            if name == f"word/{part}.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            changed.writestr(name, data)
    assert any(told in breach for breach in breaches(stream.getvalue(), table))
