"""The numbers of rules that an office may set: what is told with one is not told with another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from vqdesk.checks.catalogue import RULES
from vqdesk.checks.checker import Coverage, check_report, coverage_of
from vqdesk.checks.frame.rule import Example, narrative
from vqdesk.checks.names.place_names import NEAR_PLACE
from vqdesk.checks.names.unit_names import NEAR_UNIT, example_of

SAME = "Đã ban hành kế hoạch, đang khảo sát tại 12 thôn."
ROWS = ({"evaluation": "80%", "result": "Đã trồng 40 ha."},) * 3
PLACES = NEAR_PLACE.fires[0].around


def placed(text: str) -> Example:
    return Example({"result": text}, around=PLACES)


@pytest.mark.parametrize(
    ("rule", "example", "silent", "telling"),
    [
        ("ratio", narrative("Có 51/57 chỉ tiêu đạt (89,6%)."), "0.2", "0.1"),
        ("share", narrative("Tiếp nhận 965 hồ sơ; đang giải quyết 79 hồ sơ chiếm 8,3%."), "0.2", "0.1"),
        ("base", narrative("Thu 26.974 triệu đồng, đạt 112,5% so với dự toán (23.900 triệu đồng)."),
         "0.5", "0.2"),
        ("growth", narrative("Có 8 vụ vi phạm, giảm 26,8% so với cùng kỳ (11 vụ)."), "0.5", "0.2"),
        ("row.evaluation", narrative("Đang hoàn thiện hồ sơ. (Đạt 70%KH)", evaluation="75%"), "5", "2"),
        ("row.evaluation", narrative("Thu đạt 112,9% dự toán tỉnh giao, đạt 102,2% kế hoạch huyện, bằng 126% "
                                     "cùng kỳ.", evaluation="112,4%"), "0.5", "0.1"),
        ("row.missing", Example({"result": "Đang làm."}, others=ROWS), "5", "3"),
        ("row.above", narrative("Đã trồng rừng.", evaluation="108%"), "110", "105"),
        ("period.fell", Example({"result": "Đã trồng 12 ha.", "evaluation": "60%"},
                                former={"result": "Đã trồng 14 ha.", "evaluation": "61%"},
                                around=replace(PLACES), around_former=PLACES), "1", "0.5"),
        ("period.unchanged", Example({"result": SAME}, former={"result": SAME}), "60", "30"),
        ("name.unit", example_of("Phòng Nộti vụ đã tham mưu."), "0", "1"),
        ("name.place", placed("Tại xã Khánh Khuê đã chi trả 02/02 hộ."), "0", "1"),
    ],
)  # fmt: skip
def test_a_number_decides(rule: str, example: Example, silent: str, telling: str) -> None:
    (chosen,) = (each for each in RULES if each.id == rule)

    def told(number: str) -> list[str]:
        assert chosen.limit is not None
        assert chosen.limit.allows(Decimal(number))
        around = replace(example.around, limits={rule: Decimal(number)})
        former = example.around_former
        subjects = replace(example, around=around, around_former=former).subjects()
        return [each.text for each in check_report(subjects, [chosen])]

    assert told(telling)
    assert not told(silent)


def test_names_that_differ_by_marks_are_told_whatever_the_number() -> None:
    def told(example: Example, number: str) -> bool:
        rule = NEAR_UNIT if example.around.units else NEAR_PLACE
        around = replace(example.around, limits={rule.id: Decimal(number)})
        return bool(check_report(replace(example, around=around).subjects(), [rule]))

    assert told(example_of("Phòng Nội vũ đã tham mưu."), "0")
    assert told(placed("Trảng Phái và Bình Phúc"), "0")
    # Two letters are many in a short name.
    assert not told(placed("UBND xã Khánk Khu đã họp."), "2")
    assert not told(placed("UBND xã Tràng Phaiix đã họp."), "1")


def test_what_is_passed_over_counts_as_right_and_swapped_digits_never_do() -> None:
    def coverage(text: str) -> Coverage:
        (subject,) = narrative(text).subjects()
        around = replace(subject.around, limits={"ratio": Decimal(1)})
        return coverage_of([replace(subject, around=around)])

    assert coverage("Có 51/57 chỉ tiêu đạt (89,6%).") == Coverage(hold=1)
    assert coverage("Có 82/112 thôn có nhà văn hóa đạt chuẩn, chiếm 72,3%.") == Coverage(wrong=1)
    assert coverage("Có 51/57 chỉ tiêu đạt (87,4%).") == Coverage(wrong=1)
