from __future__ import annotations

import pytest

from db.records import Unit
from vqdesk.tracking.unit_lists import find_unit, split_units, unit_names


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", ()),
        ("Công an xã", ("Công an xã",)),
        ("Phòng Kinh tế; Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Phòng Kinh tế, Công an xã và Trạm Y tế", ("Phòng Kinh tế", "Công an xã", "Trạm Y tế")),
        ("Phòng Kinh tế,Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("- Phòng A\n- Phòng B", ("Phòng A", "Phòng B")),
        ("1. Phòng A\n2. Phòng B.", ("Phòng A", "Phòng B")),
        ("Phòng Kinh tế phối hợp với Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Phòng Kinh tế (phối hợp với Công an xã)", ("Phòng Kinh tế", "Công an xã")),
        ("Phối hợp với Công an xã", ("Công an xã",)),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ("Phòng Kinh tế, Hạ tầng và Đô thị",)),
        ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ",)),
        (
            "Văn phòng HĐND và UBND, Phòng Kinh tế, Hạ tầng và Đô thị; Công an xã",
            ("Văn phòng HĐND và UBND", "Phòng Kinh tế, Hạ tầng và Đô thị", "Công an xã"),
        ),
        ("Sở Nông nghiệp và Môi trường, Sở Nội vụ", ("Sở Nông nghiệp và Môi trường", "Sở Nội vụ")),
        ("các đơn vị liên quan", ("các đơn vị liên quan",)),
        ("Các cơ quan, đơn vị liên quan", ("Các cơ quan, đơn vị liên quan",)),
        ("Các phòng, ban, ngành, đoàn thể xã", ("Các phòng, ban, ngành, đoàn thể xã",)),
        ("Công an xã và các đơn vị có liên quan", ("Công an xã", "các đơn vị có liên quan")),
        ("Các cơ quan, đơn vị liên quan và thôn Nà Lộc", ("Các cơ quan, đơn vị liên quan", "thôn Nà Lộc")),
        (
            "Các phòng, ban, đơn vị liên quan; UBND các xã, phường",
            ("Các phòng, ban, đơn vị liên quan", "UBND các xã, phường"),
        ),
        ("Các thôn, Phòng Kinh tế", ("Các thôn", "Phòng Kinh tế")),
        ("Phòng Văn hóa - Xã hội", ("Phòng Văn hóa - Xã hội",)),
    ],
)
def test_units_are_parted_as_they_are_typed(text: str, units: tuple[str, ...]) -> None:
    assert split_units(text) == units


def test_a_name_of_the_register_is_never_parted() -> None:
    text = "Tổ Kế hoạch, Tài chính và Thống kê; tổ kế hoạch,  tài chính và thống kê, Công an xã"
    assert len(split_units(text)) == 7
    known = unit_names([Unit("1", "Tổ Kế hoạch, Tài chính và Thống kê")])
    assert split_units(text, known) == (
        "Tổ Kế hoạch, Tài chính và Thống kê",
        "tổ kế hoạch, tài chính và thống kê",
        "Công an xã",
    )


def test_a_name_that_holds_a_comma_is_held_as_whole_words_alone() -> None:
    known = unit_names([Unit("1", "Phòng Kinh tế, Hạ tầng", ("KT, HT", "Tổ A & B"))])
    assert split_units("KT, HT; Công an xã", known) == ("KT, HT", "Công an xã")
    assert split_units("Phòng KT, HTX Nà Lộc", known) == ("Phòng KT", "HTX Nà Lộc")
    assert split_units("(KT, HT) và Tổ A & B, Tổ A & Ban", known) == ("KT, HT", "Tổ A & B", "Tổ A", "Ban")


def test_a_unit_is_found_in_the_register() -> None:
    economy, police = Unit("1", "Phòng Kinh tế", ("Phòng KT",)), Unit("2", "Công an xã", ("Phòng Kinh tế",))
    assert find_unit("phòng  kinh tế", [police, economy]) is economy
    assert find_unit("Phòng KT (chủ trì)", [police, economy]) is economy
    assert find_unit("Phòng Nội vụ", [police, economy]) is None
    assert find_unit("", [police, economy]) is None
