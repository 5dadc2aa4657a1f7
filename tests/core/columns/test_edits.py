"""Changes of a report's columns: each alone, one after the other, and what cannot be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.records import Column
from vqdesk.columns.edits import (
    ColumnsEdit,
    add_column,
    change_column,
    column_called,
    group_between,
    hide_columns,
    move_column,
    remove_column,
    take_preset,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TT = Column("number", "TT")
TASK = Column("content", "Nhiệm vụ")
NOTE = Column("extra", "Ghi chú")
DEADLINE = Column("deadline", "Thời hạn", "Tiến độ")
COLUMNS = (TT, TASK, NOTE, DEADLINE)


def fields(edit: ColumnsEdit) -> list[str]:
    return [column.field for column in edit.columns]


def test_a_column_comes_before_another_or_at_the_end() -> None:
    assert fields(add_column(COLUMNS, Column("unit", "Chủ trì"), 1)) == [
        *("number", "unit", "content", "extra:Ghi chú", "deadline")
    ]
    assert add_column(COLUMNS, Column("unit", "Chủ trì")).columns[-1].key == "unit"
    assert not add_column(COLUMNS, Column("unit", "Chủ trì")).texts


@pytest.mark.parametrize(
    ("column", "key"),
    [
        (Column("extra", " "), "column.nameless"),
        (Column("unit", ""), "column.nameless"),
        (Column("extra", "Ghi chú"), "column.twice"),
        (Column("deadline", "Hạn xử lý"), "column.key_twice"),
    ],
)
def test_what_cannot_stand_beside_the_others_is_refused(column: Column, key: str) -> None:
    with pytest.raises(Refused) as refused:
        add_column(COLUMNS, column)
    assert refused.value.key == key
    if column.key != "unit":
        with pytest.raises(Refused) as refused:
            change_column(COLUMNS, "content", column)
        assert refused.value.key == key


def test_a_heading_of_a_known_text_is_only_a_heading() -> None:
    edit = change_column(COLUMNS, "deadline", Column("deadline", "Hạn xử lý", "", "internal"))
    assert edit.columns == (TT, TASK, NOTE, Column("deadline", "Hạn xử lý", "", "internal"))
    assert not edit.texts


def test_texts_of_an_own_column_go_with_its_heading() -> None:
    edit = change_column(COLUMNS, NOTE.field, Column("extra", "Ghi chú thêm"))
    assert edit.texts == {"extra:Ghi chú": "extra:Ghi chú thêm"}
    assert change_column(COLUMNS, NOTE.field, Column("note", "Ghi chú")).texts == {"extra:Ghi chú": "note"}


def test_a_column_moves() -> None:
    assert fields(move_column(COLUMNS, "deadline", 0))[0] == "deadline"
    assert fields(move_column(COLUMNS, "number", 99))[-1] == "number"
    assert move_column(COLUMNS, "content", 1).columns == COLUMNS
    with pytest.raises(Refused, match=r"column\.not_there"):
        move_column(COLUMNS, "unit", 0)


@pytest.mark.parametrize(("at", "group"), [(0, ""), (1, "A"), (2, ""), (3, ""), (4, ""), (None, "")])
def test_between_two_of_a_group_a_column_is_of_it(at: int | None, group: str) -> None:
    groups = ("A", "A", "B", "")
    assert group_between(tuple(Column("extra", str(n), each) for n, each in enumerate(groups)), at) == group


def test_a_removed_column_takes_its_texts_along() -> None:
    edit = remove_column(COLUMNS, NOTE.field)
    assert edit.columns == (TT, TASK, DEADLINE)
    assert edit.texts == {"extra:Ghi chú": None}
    assert remove_column(COLUMNS, "deadline").texts == {"deadline": None, "first_deadline": None}


def test_the_last_column_that_is_shown_stays() -> None:
    columns = (TT, Column("note", "Ghi chú", visibility="hidden"))
    for edit in (
        lambda: remove_column(columns, "number"),
        lambda: change_column(columns, "number", Column("number", "TT", visibility="internal")),
    ):
        with pytest.raises(Refused, match=r"column\.last"):
            edit()


def test_a_preset_hides_what_has_texts_and_drops_what_has_none() -> None:
    preset = (TT, Column("content", "Việc"), Column("unit", "Chủ trì"))
    edit = take_preset(COLUMNS, preset, {"number", "content", NOTE.field})
    hidden = Column("extra", "Ghi chú", visibility="hidden")
    assert edit.columns == (*preset, hidden)
    assert (edit.hidden, edit.dropped) == ((hidden,), (DEADLINE,))
    assert not edit.texts
    assert [notice.key for notice in edit.notices()] == ["columns.kept_hidden", "columns.dropped"]
    assert edit.notices()[0].values == {"names": ("“Ghi chú”",)}
    assert take_preset(COLUMNS, COLUMNS, set()).notices() == []


def test_what_is_internal_stays_so_whatever_the_preset_shows() -> None:
    note = Column("extra", "Ghi chú", visibility="internal")
    reason = Column("reason", "Lý do", visibility="internal")
    leader = Column("leader", "Lãnh đạo", visibility="internal")
    preset = (TASK, Column("note", "Ghi chú"), Column("leader", "Rõ trách nhiệm"))
    edit = take_preset((TASK, note, reason, leader), preset, {note.field, "reason"})
    assert edit.columns == (
        TASK,
        Column("note", "Ghi chú", visibility="internal"),
        Column("leader", "Rõ trách nhiệm", visibility="internal"),
        reason,
    )
    assert edit.hidden == ()
    told = {notice.key: notice.values["names"] for notice in edit.notices()}
    assert told["columns.kept_internal"] == ("“Ghi chú”", "“Rõ trách nhiệm”", "“Lý do”")


def test_texts_of_an_own_column_go_to_the_preset_s_of_the_same_name() -> None:
    limit = Column("extra", "thời hạn  hoàn thành")
    preset = (TASK, Column("note", "Ghi chú"), Column("deadline", "Hạn"), Column("extra", "Nguồn"))
    edit = take_preset((TASK, NOTE, limit), preset, {NOTE.field, limit.field})
    assert edit.texts == {NOTE.field: "note", limit.field: "deadline"}
    assert edit.columns == preset
    assert [(notice.key, notice.values["names"]) for notice in edit.notices()] == [
        ("columns.led", ("“Ghi chú”", "“thời hạn  hoàn thành”"))
    ]
    # Where the report has such texts under the key already, two are not put together.
    there = take_preset((TASK, NOTE), preset, {NOTE.field, "note"})
    assert (there.texts, there.hidden) == ({}, (Column("extra", "Ghi chú", visibility="hidden"),))
    twice = take_preset((TASK, NOTE, Column("extra", "ghi chu")), preset, {NOTE.field, "extra:ghi chu"})
    assert (twice.texts, [each.heading for each in twice.hidden]) == ({NOTE.field: "note"}, ["ghi chu"])


def test_several_changes_are_one() -> None:
    first = change_column(COLUMNS, NOTE.field, Column("extra", "A"))
    second = first.then(change_column(first.columns, "extra:A", Column("note", "Ghi chú")))
    assert second.texts == {NOTE.field: "note"}
    third = second.then(remove_column(second.columns, "note"))
    assert third.texts == {NOTE.field: None}
    assert fields(third) == ["number", "content", "deadline"]
    back = first.then(change_column(first.columns, "extra:A", NOTE))
    assert back == ColumnsEdit(COLUMNS, {})


def test_a_freed_name_may_be_taken_in_the_same_change() -> None:
    columns = (TT, Column("extra", "A"), Column("extra", "B"))
    edit = change_column(columns, "extra:A", Column("extra", "C"))
    edit = edit.then(change_column(edit.columns, "extra:B", Column("extra", "A")))
    edit = edit.then(change_column(edit.columns, "extra:C", Column("extra", "B")))
    assert edit.texts == {"extra:A": "extra:B", "extra:B": "extra:A"}


def test_a_column_is_called_by_heading_or_key() -> None:
    columns = (*COLUMNS, Column("note", "Thời hạn"))
    assert column_called(columns, "nhiem vu") == TASK
    assert column_called(columns, "deadline") == DEADLINE
    assert column_called(columns, "extra:Ghi chú") == NOTE
    with pytest.raises(Refused, match=r"column\.ambiguous"):
        column_called(columns, "Thời hạn")
    # Each of the names that the refusal tells leads to one of them.
    twins = (Column("note", "A"), Column("extra", "A"))
    with pytest.raises(Refused) as refused:
        column_called(twins, "A")
    assert tuple(column_called(twins, key) for key in refused.value.values["keys"]) == twins
    for name in ("extra", "Không có", ""):
        with pytest.raises(Refused, match=r"column\.not_there"):
            column_called(columns, name)


def test_columns_are_hidden_but_never_the_tasks_nor_all() -> None:
    columns = (TT, TASK, Column("note", "Ghi chú", visibility="internal"))
    assert [each.visibility for each in hide_columns(columns, {"number", "content", "note", "unit"})] == [
        *("hidden", "shown", "internal")
    ]
    assert hide_columns((TT,), {"number"}) == (TT,)


@pytest.mark.parametrize(
    "edit",
    [
        lambda: remove_column(COLUMNS, "content"),
        lambda: change_column(COLUMNS, "content", replace(TASK, visibility="hidden")),
        lambda: change_column(COLUMNS, "content", replace(TASK, visibility="internal")),
        lambda: take_preset(COLUMNS, (TT, DEADLINE), {"content"}),
        lambda: take_preset(COLUMNS, (TT, DEADLINE), ()),
        lambda: take_preset(COLUMNS, (TT, replace(TASK, visibility="hidden")), ()),
    ],
)
def test_the_tasks_themselves_stay_shown(edit: Callable[[], ColumnsEdit]) -> None:
    with pytest.raises(Refused) as refused:
        edit()
    assert (refused.value.key, refused.value.values) == ("column.content", {"heading": "Nhiệm vụ"})


def test_what_has_no_tasks_or_reads_them_as_something_else_is_changed_freely() -> None:
    without = (TT, DEADLINE, replace(TASK, visibility="hidden"))
    assert fields(remove_column(without, "deadline")) == ["number", "content"]
    assert fields(remove_column(without, "content")) == ["number", "deadline"]
    assert change_column(COLUMNS, "content", Column("extra", "Nhiệm vụ")).texts == {
        "content": "extra:Nhiệm vụ"
    }
    assert change_column(COLUMNS, "content", replace(TASK, heading="Việc")).columns[1].heading == "Việc"
