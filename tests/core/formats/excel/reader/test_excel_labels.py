"""A task's number that a sheet holds as a number keeps its point; figures have the comma of Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from handmade.excel_book import saved, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = ("TT", "Nhiệm vụ", "Đơn vị", "Kết quả", "Tỷ lệ")
Value = str | float | None


def read(lines: Sequence[Sequence[Value]], formats: dict[str, str] | None = None) -> list[list[str]]:
    workbook = openpyxl.Workbook()
    for line in lines:
        workbook.active.append(list(line))
    for place, code in (formats or {}).items():
        workbook.active[place].number_format = code
    return texts(saved(workbook))


@pytest.mark.parametrize(
    ("value", "code", "label"),
    [
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (1.1, "@", "1.1"),
        (10.25, "0.00", "10.25"),
        (2.5, '0.0"."', "2.5."),
        (3, "General", "3"),
        ("1.1", "General", "1.1"),
        ("1,1", "General", "1,1"),
        ("1.1.2", "@", "1.1.2"),
    ],
)
def test_a_label_keeps_its_point_and_a_figure_its_comma(value: Value, code: str, label: str) -> None:
    lines = (HEAD, (1, "Trồng rừng", "Thôn A", 2.5, 0.885), (value, "Sửa đường", "Thôn B", 3.75, 1))
    found = read(lines, {"A3": code, "E2": "0.0%", "E3": "0%"})
    assert found[1:] == [
        ["1", "Trồng rừng", "Thôn A", "2,5", "88,5%"],
        [label, "Sửa đường", "Thôn B", "3,75", "100%"],
    ]


def test_titles_and_an_empty_column_before_the_labels() -> None:
    lines = ((None, "KẾT QUẢ NĂM 2025", 1.5), (None, *HEAD), (None, 1.1, "Trồng rừng", "Thôn A", 1.1, 1.1))
    found = read(lines)
    assert (found[0][-1], found[2]) == ("1,5", ["1.1", "Trồng rừng", "Thôn A", "1,1", "1,1"])


def test_labels_without_a_heading_keep_their_point() -> None:
    lines = (("", *HEAD[1:]), (1.1, "Trồng rừng", "Thôn A", 1.5, 1), (1.2, "Sửa đường", "Thôn B", 2.5, 1))
    assert [row[0] for row in read(lines)[1:]] == ["1.1", "1.2"]


def test_a_table_of_another_kind_stays_as_excel_shows_it() -> None:
    assert read((("TT", "Tên hàng", "Số lượng"), (1.1, "Xi măng", 2.5)))[1] == ["1,1", "Xi măng", "2,5"]
