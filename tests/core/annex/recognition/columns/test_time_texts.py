"""Texts that say when and nothing else, and those that only name a time."""

from __future__ import annotations

import pytest

from db.text.folding import fold_name
from vqdesk.annex.recognition.columns.time_texts import is_time

TIMES = (
    *(
        "30/6/2026",
        "Trước ngày 15/9",
        "Chậm nhất 30/6",
        "Xong trước 30/6",
        "Từ 01/3 đến 30/6/2026",
        "15/6; 15/12",
    ),
    *(
        "2026-06-30",
        "15h00 ngày 30/6/2026",
        "Ngày 05/6/2026 và 05/12/2026",
        "30/6/2026 (gia hạn đến 31/7/2026)",
    ),
    *(
        "T6/2026",
        "Tháng 6, tháng 12",
        "Quý II",
        "Quý II, III/2026",
        "Quý II/2026 (tháng 5)",
        "Tuần 2 tháng 7",
    ),
    *(
        "Năm 2026",
        "2026 - 2030",
        "Cả năm 2026",
        "6 tháng đầu năm",
        "Năm 2026 và những năm tiếp theo",
        "Trong năm",
    ),
    *(
        "Thường xuyên, liên tục",
        "Định kỳ hằng quý",
        "01 lần/tháng",
        "Trước 20/12 hằng năm",
        "Ngày 25 hằng tháng",
    ),
    *(
        "Khi phát sinh",
        "Ngay sau khi có hướng dẫn của tỉnh",
        "Theo kế hoạch của tỉnh",
        "Kỳ họp giữa năm 2026",
    ),
    *("Trong vòng 10 ngày", "Sau 5 ngày kể từ ngày nhận", "Vụ Xuân 2026", "Năm học 2026-2027", "Dịp 30/4"),
)
NONE = (
    *(
        "Báo cáo hằng quý",
        "Kế hoạch tháng 6",
        "Hội nghị năm 2026",
        "Đã trình ngày 15/6",
        "Chậm 5 ngày",
        "Quá hạn",
    ),
    *(
        "4/5",
        "3/5 công trình",
        "60%",
        "5",
        "1.200",
        "Hoàn thành",
        "Đúng hạn",
        "Đang thực hiện",
        "Theo dõi tiếp",
    ),
    *(
        "Thường xuyên đôn đốc các thôn",
        "Năm 2026 đã làm 3 km",
        "Nguyễn Văn Nam",
        "II",
        "Quý",
        "05 ngày làm việc",
    ),
)


@pytest.mark.parametrize("text", TIMES)
def test_a_text_that_says_only_when_is_a_time(text: str) -> None:
    assert is_time(fold_name(text))


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_says_more_or_nothing_of_when_is_none(text: str) -> None:
    assert not is_time(fold_name(text))


def test_a_long_text_of_times_is_told_in_no_time() -> None:
    assert not is_time("thang 1, " * 5_000 + "da xong")
