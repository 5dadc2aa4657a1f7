"""Doubts about a report's columns."""

from __future__ import annotations

import pytest

from db.records import Column
from vqdesk.columns.doubts import find_doubts

TASKS = (Column("content", "Nhiệm vụ"), Column("result", "Kết quả"))


def told(*columns: Column) -> list[tuple[str, object]]:
    return [(doubt.key, *doubt.values.values()) for doubt in find_doubts((*TASKS, *columns))]


def test_headings_that_stand_twice() -> None:
    assert told(Column("note", "Ghi chú"), Column("extra", "ghi  chu")) == [
        ("columns.told_twice", ("“Ghi chú”", "“ghi  chu”"))
    ]
    assert not told(Column("note", "Ngày", "Giao"), Column("finished", "Ngày", "Xong"))
    assert not told(Column("note", "Ghi chú"), Column("extra", "ghi chú", visibility="hidden"))


def test_a_column_without_a_heading() -> None:
    assert told(Column("note", " "), Column("extra", "Nguồn")) == [("columns.told_blank",)]
    assert not told(Column("note", "", visibility="hidden"))


@pytest.mark.parametrize(("between", "is_torn"), [("", True), ("B", True), ("A", False)])
def test_a_group_over_columns_that_are_no_neighbours(between: str, is_torn: bool) -> None:
    columns = [Column("extra", str(at), group) for at, group in enumerate(("A", between, "A"))]
    assert told(*columns) == [("columns.told_torn", ("“A”",))] * is_torn


def test_what_is_hidden_tears_no_group() -> None:
    hidden = Column("note", "2", visibility="hidden")
    assert not told(Column("unit", "1", "A"), hidden, Column("leader", "3", "A"))


def test_what_is_internal_stands_behind_the_others_and_tears_no_group() -> None:
    internal = Column("note", "2", visibility="internal")
    assert not told(Column("unit", "1", "A"), internal, Column("leader", "3", "A"))
    own = Column("note", "2", "A", "internal")
    assert not told(Column("unit", "1", "A"), own)
    assert told(Column("unit", "1", "A"), own, Column("leader", "3")) == [("columns.told_torn", ("“A”",))]


def test_many_columns() -> None:
    columns = [Column("extra", str(at)) for at in range(40)]
    assert told(*columns) == [("columns.told_many", 42)]
    assert not told(*columns[:14])


@pytest.mark.parametrize(
    ("columns", "is_told"),
    [
        ("content=shown unit=shown", False),
        ("number=shown content=shown status=shown", False),
        ("content=shown", True),
        ("content=shown coordinating=shown note=shown", True),
        ("content=shown unit=hidden", True),
        ("content=shown unit=internal", True),
        ("content=hidden unit=shown", True),
        ("unit=shown result=shown", True),
    ],
)
def test_a_list_of_which_no_file_could_be_imported_again(columns: str, is_told: bool) -> None:
    pairs = [each.split("=") for each in columns.split()]
    found = find_doubts([Column(key, key, visibility=seen) for key, seen in pairs])  # type: ignore[arg-type]
    assert [doubt.key for doubt in found] == ["columns.told_no_annex"] * is_told
