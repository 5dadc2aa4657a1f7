"""How wide columns are, and on which page: by what they hold and by their texts; no text changes the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import TASK_FIELDS, Column, Domain, Period, Report, Task
from vqdesk.annex.layout.columns import lay_out_columns, page_and_size
from vqdesk.annex.layout.style import AnnexStyle
from vqdesk.annex.layout.table import lay_out
from vqdesk.annex.layout.typography import ACROSS, LARGE, LARGEST, UPRIGHT, Page
from vqdesk.columns.catalogue import CATALOGUE


def columns(keys: str, extras: int = 0) -> list[Column]:
    found = [Column(key, CATALOGUE[key].heading) for key in keys.split()]
    return found + [Column("extra", f"Cột {number}") for number in range(extras)]


def widths(keys: str, sample: list[Task], style: AnnexStyle | None = None) -> dict[str, int]:
    laid_out = lay_out_columns(columns(keys), style or AnnexStyle(), sample=sample)
    return {column.field: column.width for column in laid_out}


def tasks(count: int = 6, **texts: str) -> list[Task]:
    return [Task("r", "d", f"t{number}", **texts) for number in range(count)]


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ("number content result evaluation", UPRIGHT),
        ("number content unit deadline", UPRIGHT),
        ("number unit content documents result evaluation", ACROSS),
        ("number content unit coordinating output deadline", ACROSS),
        ("number content unit deadline result status note", ACROSS),
        ("number content officer leader unit deadline output", ACROSS),
        (" ".join(TASK_FIELDS), LARGE),
    ],
)
def test_a4_lies_as_the_columns_need_it(keys: str, page: Page) -> None:
    assert page_and_size(columns(keys))[0] == page
    long = tasks(content="dài " * 400, result="dài " * 400)
    assert sum(widths(keys, long).values()) == sum(widths(keys, []).values()) == page.text_width


def test_the_page_goes_with_the_copy() -> None:
    told = [*columns("number content result evaluation"), Column("note", "Riêng", visibility="internal")]
    assert page_and_size(told)[0] == UPRIGHT
    assert page_and_size(told, copy="internal")[0] == ACROSS


def test_a_width_that_an_office_asks_for_makes_no_page_larger_than_a4() -> None:
    style = AnnexStyle(widths={"number": 129})
    assert page_and_size(columns("number unit content documents result evaluation"), style)[0] == ACROSS


def test_forty_columns_have_a_larger_page_and_smaller_letters() -> None:
    told = columns(" ".join(TASK_FIELDS), 24)
    page, size = page_and_size(told)
    assert (page, size) == (LARGEST, 8)
    assert min(column.width for column in lay_out_columns(told)) >= 8
    report = Report("r", "UBND xã", Period("năm", 2026), ("BIỂU",), "", tuple(told))
    laid_out = lay_out(report, lambda: iter((Domain("r", "d", "I", "Kinh tế"),)))
    assert laid_out.looks["label"].size == 8


def test_no_word_is_broken_that_need_not_be() -> None:
    found = widths("number content unit documents", tasks(documents="1234567/KH-UBND"))
    assert found["documents"] >= 35
    # One longer than any line is broken: a column is not as wide as that.
    assert widths("number content unit documents", tasks(documents="x" * 100))["documents"] < 60


def test_a_number_that_is_long_gets_its_width() -> None:
    assert widths("number content unit", tasks(number="NV-2026-001"))["number"] > 20
    assert widths("number content unit", tasks(number="1.2"))["number"] == 12


def test_a_column_of_short_texts_takes_no_more_than_a_line() -> None:
    keys = "number content unit deadline result status note"
    usual = widths(keys, [])
    found = widths(keys, tasks(deadline="15/9", note="gấp", content="việc " * 40, result="xong " * 80))
    assert found["note"] < usual["note"]
    assert found["result"] > usual["result"]
    # An empty column tells nothing.
    assert widths(keys, tasks()) == usual


@pytest.mark.parametrize("count", [1, 2, 4])
def test_few_texts_tell_what_a_column_needs(count: int) -> None:
    keys = "number content result evaluation"
    usual = widths(keys, [])
    short = widths(keys, tasks(count, content="việc " * 30, result="Đã xong"))
    assert short["result"] < short["content"]
    long = widths(keys, tasks(count, content="việc " * 30, result="đã làm " * 100))
    assert long["result"] >= usual["result"] > long["content"]
    # Those of the tasks that have none yet count for nothing.
    assert widths(keys, [*tasks(count, result="Đã xong"), *tasks(30)])["result"] == short["result"]


def test_a_column_far_higher_than_the_narratives_is_widened() -> None:
    keys = "number content unit deadline result note"
    usual, found = widths(keys, []), widths(keys, tasks(note="rất dài " * 100, result="xong " * 10))
    assert found["note"] > 2 * usual["note"]


def test_room_that_is_left_goes_to_the_long_texts() -> None:
    keys = "number content unit coordinating output deadline"
    found = widths(keys, tasks(content="việc " * 60, deadline="Quý III năm 2026", unit="Phòng Kinh tế"))
    assert found["deadline"] == CATALOGUE["deadline"].width
    assert found["content"] > 60


@given(
    st.lists(st.sampled_from(TASK_FIELDS), min_size=1, unique=True),
    st.integers(0, 30),
    st.dictionaries(st.sampled_from(TASK_FIELDS), st.text(max_size=300)),
    st.dictionaries(st.sampled_from(TASK_FIELDS), st.integers(8, 252), max_size=3),
)
def test_whatever_stands_in_them_they_fill_the_page(keys, extras, texts, asked) -> None:
    told = columns(" ".join(keys), extras)
    style = AnnexStyle(widths=asked)
    found = [column.width for column in lay_out_columns(told, style, sample=tasks(**texts))]
    assert sum(found) == page_and_size(told, style)[0].text_width
    assert min(found) > 0
