"""A grid tells which cell covers a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vqdesk.annex.source.grid import Cell, Grid, non_blank
from vqdesk.annex.source.import_log import ImportLog, LogEntry

UNIT = Cell("Phòng Nội vụ", 0, 1, row_span=3)
WIDE = Cell("Kết quả", 0, 2, column_span=2)
FIRST, SECOND, THIRD = Cell("1", 0, 0), Cell("2", 1, 0), Cell(" \n", 2, 0)
RIGHT = Cell("88,0%", 1, 3)
GRID = Grid([[FIRST, UNIT, WIDE], [SECOND, RIGHT], [THIRD]])


def test_a_merged_cell_covers_all_its_places() -> None:
    assert [GRID.at(row, 1) for row in range(3)] == [UNIT] * 3
    assert [GRID.at(0, column) for column in range(4)] == [FIRST, UNIT, WIDE, WIDE]


def test_a_place_without_a_cell_is_none() -> None:
    places = [(1, 2), (2, 3), (3, 0), (-1, 0), (0, 4)]
    assert [GRID.at(*place) for place in places] == [None] * len(places)


def test_covering_shows_texts_by_column_with_those_from_above() -> None:
    assert GRID.covering(1) == [SECOND, UNIT, RIGHT]
    assert GRID.covering(2) == [UNIT]
    assert GRID.rows[2][0].blank


def test_a_span_ends_with_the_table() -> None:
    grid = Grid([[Cell("x", 0, 0, row_span=65_535)], []])
    assert grid.at(1, 0) is not None
    assert grid.at(2, 0) is None
    assert grid.width == 1


def test_an_account_has_one_entry_for_each_place_and_kind() -> None:
    account = ImportLog([LogEntry("line 1", '"', "skipped", "account.quote")])
    account.add("line 1", '"', "skipped", "account.quote")
    account.add("line 1", "<p>", "converted", "account.tag")
    account.add("line 2", '"', "skipped", "account.quote")
    assert [(entry.where, entry.what, entry.action) for entry in account] == [
        ("line 1", '""', "skipped"),
        ("line 1", "<p>", "converted"),
        ("line 2", '"', "skipped"),
    ]
    assert [list(entry) for entry in account.as_json("en")] == [["where", "what", "action", "why"]] * 3
    assert account.as_json("vi")[0]["why"] != account.as_json("en")[0]["why"] != "account.quote"


@given(st.lists(st.text(st.characters() | st.sampled_from(" \u00a0\u200b\u00ada~!"), max_size=3)))
def test_a_row_has_the_cells_that_are_not_blank(texts: list[str]) -> None:
    row = [Cell(text, 0, column) for column, text in enumerate(texts)]
    assert non_blank(row) == [cell for cell in row if not cell.blank]
