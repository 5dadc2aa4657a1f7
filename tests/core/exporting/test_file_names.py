"""What files are called: letters that every system passes on."""

from __future__ import annotations

import pytest
from former_columns import Headings

from db.records import Period, Report
from vqdesk.exporting.file_names import annex_name, plain_name


def report(*titles: str, organisation: str = "UBND huyện Văn Quan", period: Period | None = None) -> Report:
    return Report("x", organisation, period or Period("9 tháng", 2024), titles, "", Headings().columns)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (report("BIỂU ĐÁNH GIÁ", "Tiến độ"), "Bieu danh gia 9 thang 2024 - UBND huyen Van Quan"),
        (report("Biểu UBND"), "Bieu UBND 9 thang 2024 - UBND huyen Van Quan"),
        (report("Biểu", period=Period("năm", 2024)), "Bieu nam 2024 - UBND huyen Van Quan"),
        (report("Biểu", period=Period("quý", 2024, 3)), "Bieu quy III 2024 - UBND huyen Van Quan"),
        (report(organisation=""), "9 thang 2024"),
        (report('A/b: "C"?', organisation="a\tb."), "A b C 9 thang 2024 - a b"),
        (report("x" * 300), "x" * 120),
        (report(organisation="", period=Period("khác")), "vqdesk"),
    ],
)
def test_the_proposed_name_is_one_that_windows_takes(given: Report, expected: str) -> None:
    assert annex_name(given) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DANH MỤC NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2026", "Danh muc nhiem vu trong tam quy IV 2026 - "),
        ("Danh mục nhiệm vụ Quý IV/2026", "Danh muc nhiem vu quy IV 2026 - "),
        ("Kết quả quý IV năm 2026 của xã", "Ket qua cua xa quy IV 2026 - "),
        ("Danh mục quý I năm 2026", "Danh muc quy I nam 2026 quy IV 2026 - "),
    ],
)
def test_a_period_is_named_once(title: str, expected: str) -> None:
    assert annex_name(report(title, period=Period("quý", 2026, 4))).startswith(expected)


def test_a_part_is_named() -> None:
    name = annex_name(report("Biểu"), "Phòng Nội vụ")
    assert name == "Bieu 9 thang 2024 - Phong Noi vu - UBND huyen Van Quan"


def test_no_letter_keeps_a_mark() -> None:
    assert plain_name("Đường ưu ẫ ỡ ĐỘ Ỹ") == "Duong uu a o DO Y"
