"""The mark by which the leader's copy says that a column is internal."""

from __future__ import annotations

import pytest

from db.records import Column
from vqdesk.columns.internal import is_internal, marked_heading, without_mark


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        (Column("note", "Ghi chú", visibility="internal"), "Ghi chú (nội bộ)\u00a0"),
        (Column("extra", "Ý kiến\nlãnh đạo", visibility="internal"), "Ý kiến\nlãnh đạo (nội bộ)\u00a0"),
        (Column("note", "", visibility="internal"), "(nội bộ)\u00a0"),
        # It says so by itself, or by its head.
        (Column("note", "Ghi chú (nội bộ)", visibility="internal"), "Ghi chú (nội bộ)"),
        (Column("note", "Ghi chú nội bộ", visibility="internal"), "Ghi chú nội bộ"),
        (Column("note", "Ghi chú (Không phát hành)", visibility="internal"), "Ghi chú (Không phát hành)"),
        (Column("note", "Ghi chú", "Chỉ đạo (nội bộ)", "internal"), "Ghi chú"),
        (Column("note", "Ghi chú"), "Ghi chú"),
        (Column("note", "Kiểm tra nội bộ", visibility="internal"), "Kiểm tra nội bộ (nội bộ)\u00a0"),
    ],
)
def test_an_internal_column_s_heading_says_so_once(column: Column, heading: str) -> None:
    assert marked_heading(column) == heading
    assert is_internal(heading) or is_internal(column.group) or column.visibility == "shown"
    assert without_mark(heading) == (column.heading or heading)


@pytest.mark.parametrize(
    "heading", ["Ghi chú (nội bộ)", "Ghi chú\n(nội bộ)", "Ghi chú (nội bộ)\u00a0 khác", "(nội bộ)", ""]
)
def test_an_office_s_own_words_stay(heading: str) -> None:
    assert without_mark(heading) == heading


def test_a_mark_is_known_where_a_program_put_blanks_behind_it() -> None:
    assert without_mark("Ghi chú (nội bộ)\u00a0 \n") == "Ghi chú"
