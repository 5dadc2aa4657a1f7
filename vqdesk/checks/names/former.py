"""The rule on names of places and units that are no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.frame.rule import TaskRule
from vqdesk.checks.names.place_names import example_in, find_former_places
from vqdesk.checks.names.unit_names import example_of, find_former_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.finding import Remark
    from vqdesk.checks.frame.subject import Subject


def find_former_names(subject: Subject) -> Iterator[Remark]:
    """Yield the places and the unit that had ended before the report's period began."""
    units = list(find_former_units(subject))
    yield from (each for each in find_former_places(subject) if not units or each.stretch.field != "unit")
    yield from units


FORMER_NAME = TaskRule(
    "name.former",
    "warning",
    find_former_names,
    fires=(
        example_in(2026, "Đã thi công đường tại xã Tràng Phái.", "Tràng Phái", "Tân Đoàn"),
        example_in(2026, "các xã Khánh Khê, Bình Phúc đã hoàn thành", "Bình Phúc", "Yên Phúc"),
        example_in(2026, "trên địa bàn huyện Văn Quan", "Văn Quan"),
        example_in(2025, "Nhà văn hóa xã Tràng Các đạt chuẩn.", "Tràng Các", "Khánh Khê"),
        example_of("", "Phòng Nội vụ", year=2026, unit="Phòng Nội vụ"),
        example_of("", "Phòng GD-ĐT", year=2026, unit="Phòng GD-ĐT"),
        example_of("", "Phòng Tài chính, Kế hoạch", year=2026, unit=" Phòng Tài chính, Kế hoạch"),
        example_of("", "Phòng Giáo dục và Đào tạo", year=2026, unit="Phòng Giáo dục và Đào tạo"),
    ),
    silent=(
        example_in(2024, "Đã thi công đường tại xã Tràng Phái, huyện Văn Quan."),
        example_in(2026, "trụ sở xã Tràng Phái (cũ); xã Tràng Phái trước đây; xã Văn Quan; xã Điềm He"),
        example_in(2026, "sau khi sáp nhập xã Tràng Phái vào xã Tân Đoàn; Trường Mầm non xã Bình Phúc"),
        example_in(2026, "tỉnh Hòa Bình; thôn Bình Phúc; phường Hòa Bình; tỉnh Lạng Sơn"),
        example_of("", unit="Phòng Nội vụ"),
        example_of("", year=2025, unit="Phòng Nội vụ"),
        example_of("", year=2026, unit="Phòng Văn hóa - Xã hội"),
        example_of("", year=2026, unit="Văn phòng HĐND và UBND"),
        example_of("Phòng Nội vụ đã bàn giao hồ sơ.", year=2026, unit="Ban CHQS"),
    ),
)
