"""The shipped presets, and a report's columns as one."""

from __future__ import annotations

import pytest

from db.records import COLUMN_KEYS, Column
from vqdesk.columns.doubts import find_doubts
from vqdesk.columns.presets import PRESETS, Preset, find_preset, preset_of

SHIPPED = {
    "annex-2024": "number unit content documents result evaluation",
    "plan": "number content unit coordinating output deadline",
    "report": "number content unit deadline result status note",
    "six-clear": "number officer content deadline leader output extra",
    "four": "number content result evaluation",
}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_preset_is_a_list_of_columns_without_a_doubt(preset: Preset) -> None:
    fields = [column.field for column in preset.columns]
    assert len(set(fields)) == len(fields)
    assert all(column.heading.strip() and column.key in COLUMN_KEYS for column in preset.columns)
    assert all(column.visibility == "shown" for column in preset.columns)
    assert not find_doubts(preset.for_period("năm 2026"))
    if preset.id in SHIPPED:
        assert " ".join(column.key for column in preset.columns) == SHIPPED[preset.id]


def test_what_a_book_holds_is_asked_in_the_book() -> None:
    book = find_preset(PRESETS, "sổ theo dõi")
    assert book is not None
    keys = {column.key for column in book.columns}
    assert keys >= {"assignment", "officer", "output", "deadline", "result", "status", "finished", "note"}


def test_the_period_stands_in_the_heads() -> None:
    columns = PRESETS[0].for_period("9 tháng năm 2024")
    assert {column.group for column in columns[3:]} == {
        "Tóm tắt kết quả triển khai thực hiện 9 tháng năm 2024"
    }
    assert PRESETS[0].for_period("")[3].group == "Tóm tắt kết quả triển khai thực hiện"


def test_a_report_s_columns_are_a_preset_for_any_period() -> None:
    columns = (
        Column("content", "Việc"),
        Column("result", "Kết quả quý III năm 2026", "Đến hết quý III năm 2026", "internal"),
    )
    preset = preset_of("  Mẫu   của xã ", columns, "quý III năm 2026")
    assert (preset.id, preset.name) == ("", "Mẫu của xã")
    assert preset.for_period("quý III năm 2026") == columns
    assert preset.for_period("năm 2027")[1] == Column(
        "result", "Kết quả năm 2027", "Đến hết năm 2027", "internal"
    )
    assert preset_of("x", columns, "").columns == columns


@pytest.mark.parametrize("name", ["Danh mục nhiệm vụ", "danh muc nhiem vu", " DANH MỤC  nhiệm vụ", "plan"])
def test_a_preset_is_found_by_name_and_id(name: str) -> None:
    assert find_preset(PRESETS, name) is PRESETS[1]


def test_no_preset_is_found_by_no_name() -> None:
    assert find_preset(PRESETS, "") is None
    assert find_preset((Preset("", "Mẫu", ()),), " ") is None
