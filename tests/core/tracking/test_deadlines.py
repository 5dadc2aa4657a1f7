from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.records import Period
from vqdesk.tracking.deadlines import Deadline, read_deadline

if TYPE_CHECKING:
    from vqdesk.tracking.deadlines import DeadlineDoubt, DeadlineKind

QUARTER = Period("quý", 2026, 3)


def last_day(text: str, period: Period = QUARTER) -> str | None:
    read = read_deadline(text, period)
    assert read is not None
    return read.last_day.isoformat() if read.last_day else None


DAYS: list[tuple[str, DeadlineKind, str]] = [
    ("15/9/2026", "day", "2026-09-15"),
    ("15/09/2026", "day", "2026-09-15"),
    ("ngày 15/9", "day", "2026-09-15"),
    ("15/9", "day", "2026-09-15"),
    ("15.9.2026", "day", "2026-09-15"),
    ("15-9-2026", "day", "2026-09-15"),
    ("30.9", "day", "2026-09-30"),
    ("30-9", "day", "2026-09-30"),
    ("2026-09-30", "day", "2026-09-30"),
    ("2026-09-30 00:00:00", "day", "2026-09-30"),
    ("2026-09-30T00:00:00", "day", "2026-09-30"),
    ("30/9/26", "day", "2026-09-30"),
    ("ngày 15 tháng 9 năm 2026", "day", "2026-09-15"),
    ("15 tháng 9", "day", "2026-09-15"),
    ("ngày 15 tháng Chín năm 2026", "day", "2026-09-15"),
    ("Trước ngày 15/9", "day", "2026-09-14"),
    ("trước 30/9/2026", "day", "2026-09-29"),
    ("Hoàn thành trước ngày 15/9/2026", "day", "2026-09-14"),
    ("Trước 17h00 ngày 15/9/2026", "day", "2026-09-15"),
    ("trước 17 giờ 00, ngày 15/9", "day", "2026-09-15"),
    ("17h30 ngày 15/9/2026", "day", "2026-09-15"),
    ("chậm nhất ngày 15/9", "day", "2026-09-15"),
    ("Không muộn hơn ngày 15/9", "day", "2026-09-15"),
    ("Không quá 15/9", "day", "2026-09-15"),
    ("đến 15/9", "day", "2026-09-15"),
    ("đến hết ngày 30/9/2026", "day", "2026-09-30"),
    ("tháng 9", "month", "2026-09-30"),
    ("Tháng 9/2026", "month", "2026-09-30"),
    ("tháng 09 năm 2026", "month", "2026-09-30"),
    ("T9/2026", "month", "2026-09-30"),
    ("T9", "month", "2026-09-30"),
    ("Th9/2026", "month", "2026-09-30"),
    ("9/2026", "month", "2026-09-30"),
    ("09-2026", "month", "2026-09-30"),
    ("09.2026", "month", "2026-09-30"),
    ("trong tháng 9", "month", "2026-09-30"),
    ("cuối tháng 9", "month", "2026-09-30"),
    ("hết tháng 9/2026", "month", "2026-09-30"),
    ("trước tháng 9/2026", "month", "2026-08-31"),
    ("tháng 8, 9/2026", "month", "2026-09-30"),
    ("tháng 8-9/2026", "month", "2026-09-30"),
    ("tháng 8 và tháng 9", "month", "2026-09-30"),
    ("Quý III/2026", "quarter", "2026-09-30"),
    ("Quý 3", "quarter", "2026-09-30"),
    ("Q3/2026", "quarter", "2026-09-30"),
    ("Q.III/2026", "quarter", "2026-09-30"),
    ("QIII/2026", "quarter", "2026-09-30"),
    ("Quý III năm 2026", "quarter", "2026-09-30"),
    ("quý ba", "quarter", "2026-09-30"),
    ("QUÝ lI", "quarter", "2026-06-30"),
    ("Quý III, IV/2026", "quarter", "2026-12-31"),
    ("Quý III-IV", "quarter", "2026-12-31"),
    ("quý I đến hết quý III/2026", "quarter", "2026-09-30"),
    ("6 tháng đầu năm", "month", "2026-06-30"),
    ("6 tháng đầu năm 2026", "month", "2026-06-30"),
    ("6 tháng cuối năm 2026", "month", "2026-12-31"),
    ("9 tháng đầu năm", "month", "2026-09-30"),
    ("9 tháng năm 2026", "month", "2026-09-30"),
    ("nửa đầu năm 2026", "month", "2026-06-30"),
    ("năm 2026", "year", "2026-12-31"),
    ("Trong năm 2026", "year", "2026-12-31"),
    ("Trong năm", "year", "2026-12-31"),
    ("cả năm", "year", "2026-12-31"),
    ("cuối năm", "year", "2026-12-31"),
    ("cuối năm 2026", "year", "2026-12-31"),
    ("2026", "year", "2026-12-31"),
    ("trước năm 2027", "year", "2026-12-31"),
    ("đến năm 2030", "year", "2030-12-31"),
    ("2025-2030", "year", "2030-12-31"),
    ("giai đoạn 2025 - 2030", "year", "2030-12-31"),
    ("tuần 3 tháng 9", "day", "2026-09-21"),
    ("Tuần thứ ba tháng 9/2026", "day", "2026-09-21"),
    ("tuần 4 tháng 9", "day", "2026-09-30"),
    ("tuần cuối tháng 9", "day", "2026-09-30"),
    ("tuần 3/9", "day", "2026-09-21"),
    ("hạ tuần tháng 9/2026", "day", "2026-09-30"),
    ("15-20/9/2026", "day", "2026-09-20"),
    ("từ 15 đến 20/9", "day", "2026-09-20"),
    ("15/8-20/9/2026", "day", "2026-09-20"),
    ("Từ ngày 15/8 đến ngày 20/9/2026", "day", "2026-09-20"),
    ("15/12 - 15/01/2027", "day", "2027-01-15"),
    ("Từ tháng 9/2025 đến hết quý I/2026", "quarter", "2026-03-31"),
    ("tháng 11/2025 - tháng 3", "month", "2026-03-31"),
    ("30/9/2026 (theo CV số 12/UBND-VP ngày 1/9/2026)", "day", "2026-09-30"),
    ("Nộp báo cáo trước ngày 15/9/2026", "day", "2026-09-14"),
    ("30/9 (đề nghị gia hạn đến 31/10)", "day", "2026-09-30"),
    ("Dự thảo: 15/8\nTrình: 15/9", "day", "2026-09-15"),
    ("Trước\nngày 15/9", "day", "2026-09-14"),
    ("lần 1 tháng 6/2026, lần 2 tháng 12/2026", "month", "2026-12-31"),
    ("Tháng 6, tháng 12", "month", "2026-12-31"),
    ("Ngày 6, tháng 12", "day", "2026-12-06"),
    ("Tháng 6 (họp thường kỳ)", "month", "2026-06-30"),
    ("xong trước mùng 5/9", "day", "2026-09-04"),
    ("thang 9/2026", "month", "2026-09-30"),
    ("Truoc ngay 15/9/2026", "day", "2026-09-14"),
    ("1O/9/2026", "day", "2026-09-10"),
    ("01/01 - 30/9/2026", "day", "2026-09-30"),
    ("Tháng 9 năm nay", "month", "2026-09-30"),
    ("15/9/2026.", "day", "2026-09-15"),
    ("Trong quý", "quarter", "2026-09-30"),
    ("cuối quý", "quarter", "2026-09-30"),
    ("Quý III/2026;", "quarter", "2026-09-30"),
    ("Hoàn thành trong quý III/2026", "quarter", "2026-09-30"),
    ("31/12/2026 và hằng năm", "day", "2026-12-31"),
    ("từ tháng 8 đến tháng 9/2026", "month", "2026-09-30"),
    ("từ quý I đến quý III", "quarter", "2026-09-30"),
    ("từ 2025 đến 2030", "year", "2030-12-31"),
    ("T9-26", "month", "2026-09-30"),
    ("15/8 - 20/9", "day", "2026-09-20"),
    ("01/9-30/9", "day", "2026-09-30"),
    ("Trong quý III và quý IV năm 2026", "quarter", "2026-12-31"),
    ("tháng năm năm 2026", "month", "2026-05-31"),
    ("tháng sáu", "month", "2026-06-30"),
    ("Hạn cuối: 30/9/2026", "day", "2026-09-30"),
    ("trước 31/10/2026; báo cáo hằng tháng", "day", "2026-10-30"),
    ("đến tháng 12", "month", "2026-12-31"),
    ("Đến hết quý III", "quarter", "2026-09-30"),
    ("năm 2026 - 2027", "year", "2027-12-31"),
    ("Năm 2026, 2027", "year", "2027-12-31"),
    ("30/09/2026 và 30/12/2026", "day", "2026-12-30"),
    ("30/9,31/10", "day", "2026-10-31"),
    ("từ nay đến 30/9", "day", "2026-09-30"),
    ("Kế hoạch số 42/KH-UBND ngày 30/01/2026; trước 15/9/2026", "day", "2026-09-14"),
    ("Tháng 8/2026 (chậm nhất 25/8)", "day", "2026-08-25"),
    ("Trong năm 2026, trước 30/9", "day", "2026-09-29"),
    ("Quý IV/2026; báo cáo tiến độ 15/10", "quarter", "2026-12-31"),
    ("Quý III (15/8)", "day", "2026-08-15"),
    ("30-Sep-26", "day", "2026-09-30"),
    ("30-Sep-2026", "day", "2026-09-30"),
    ("Sep-26", "month", "2026-09-30"),
    ("30-Thg9-26", "day", "2026-09-30"),
    ("30 thg 9 2026", "day", "2026-09-30"),
    ("Thg9-26", "month", "2026-09-30"),
    ("Quí III/2026", "quarter", "2026-09-30"),
    ("III/2026", "quarter", "2026-09-30"),
    ("Sáu tháng đầu năm 2026", "month", "2026-06-30"),
    ("sáu tháng đầu năm", "month", "2026-06-30"),
    ("Tuần 2, 3 tháng 9", "day", "2026-09-21"),
    ("tuần 3-4 tháng 9/2026", "day", "2026-09-30"),
    ("Trước và trong ngày 15/9", "day", "2026-09-15"),
    ("Trước mắt hoàn thành trong quý III", "quarter", "2026-09-30"),
    ("tháng 9-10/2026", "month", "2026-10-31"),
    ("tháng 9 - 10", "month", "2026-10-31"),
    ("Trong tháng 8, 9, 10/2026", "month", "2026-10-31"),
    ("Kỳ họp cuối năm 2026", "year", "2026-12-31"),
    ("lần 1: 15/6/2026; lần 2: 15/12/2026", "day", "2026-12-15"),
    ("1. 15/8/2026\n2. 30/9/2026", "day", "2026-09-30"),
    ("Theo QĐ 1234: 31/12/2026", "day", "2026-12-31"),
    ("Theo Thông báo số 15/TB-UBND: trước ngày 15/9", "day", "2026-09-14"),
    ("trước 11h30' ngày 20/9/2026", "day", "2026-09-20"),
    ("Thứ Sáu, ngày 18/9/2026", "day", "2026-09-18"),
    ("Quý III-2026", "quarter", "2026-09-30"),
    ("Quý 3 / 2026", "quarter", "2026-09-30"),
    ("tháng 09/ 2026", "month", "2026-09-30"),
    ("đến hết năm 2027", "year", "2027-12-31"),
    ("Đến hết năm", "year", "2026-12-31"),
    ("từ nay đến hết năm", "year", "2026-12-31"),
    ("đến quý IV/2026", "quarter", "2026-12-31"),
    ("Chậm nhất là ngày 30 tháng 9", "day", "2026-09-30"),
    ("hoàn thành trong tháng 8, báo cáo trước 05/9", "day", "2026-09-04"),
    ("Hoàn thành 2026", "year", "2026-12-31"),
    ("Đến 30/6", "day", "2026-06-30"),
    ("Báo cáo UBND tỉnh trước ngày 20/9/2026", "day", "2026-09-19"),
    ("15/9/2026 14:30", "day", "2026-09-15"),
    ("may-26", "month", "2026-05-31"),
    ("Kế hoạch năm 2026", "year", "2026-12-31"),
    ("giữa quý III đến cuối quý IV/2026", "quarter", "2026-12-31"),
    ("Tháng 8/2026 (chậm nhất 25/8)", "day", "2026-08-25"),
    ("trước 31.12", "day", "2026-12-30"),
    ("đến 30.09.2026", "day", "2026-09-30"),
    ("Quý II+III/2026", "quarter", "2026-09-30"),
    ("Trước ngày 30/6/2026 và thường xuyên", "day", "2026-06-29"),
    ("Trong nhiệm kỳ 2025-2030", "year", "2030-12-31"),
]


@pytest.mark.parametrize(("text", "kind", "day"), DAYS)
def test_a_deadline_has_its_last_day(text: str, kind: DeadlineKind, day: str) -> None:
    assert read_deadline(text, QUARTER) == Deadline(kind, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "kind", "day", "first"),
    [
        ("30/9 (gia hạn đến 31/10)", "day", "2026-10-31", "2026-09-30"),
        ("30/9/2026 (gia hạn đến 31/10/2026)", "day", "2026-10-31", "2026-09-30"),
        ("30/9 gia hạn 31/10", "day", "2026-10-31", "2026-09-30"),
        ("30/9 (điều chỉnh: 31/10)", "day", "2026-10-31", "2026-09-30"),
        ("Ban đầu: 30/9/2026\nĐiều chỉnh: 31/10/2026", "day", "2026-10-31", "2026-09-30"),
        ("Gia hạn đến 31/10 (ban đầu 30/9)", "day", "2026-10-31", "2026-09-30"),
        ("30/9 (ban đầu), 31/10 (điều chỉnh)", "day", "2026-10-31", "2026-09-30"),
        ("31/10 (hạn cũ 30/9)", "day", "2026-10-31", "2026-09-30"),
        ("30/9 (gia hạn lần 1: 31/10; lần 2: 30/11)", "day", "2026-11-30", "2026-09-30"),
        ("30/9 ban đầu, điều chỉnh 31/10", "day", "2026-10-31", "2026-09-30"),
        ("15/8/2026 điều chỉnh thành 30/9/2026", "day", "2026-09-30", "2026-08-15"),
        ("15/8 sửa thành 30/9", "day", "2026-09-30", "2026-08-15"),
        ("hạn cũ: 30/6; hạn mới: 30/9", "day", "2026-09-30", "2026-06-30"),
    ],
)
def test_a_moved_deadline_keeps_its_first_day(text: str, kind: DeadlineKind, day: str, first: str) -> None:
    assert read_deadline(text, QUARTER) == Deadline(kind, date.fromisoformat(day), date.fromisoformat(first))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thường xuyên", None),
        ("Hằng tháng", None),
        ("hàng quý", None),
        ("Hằng năm", None),
        ("Định kỳ", None),
        ("trước 25 hằng tháng", "2026-09-24"),
        ("trước ngày 25 hằng tháng", "2026-09-24"),
        ("Ngày 25 hàng tháng", "2026-09-25"),
        ("Hằng tháng, trước ngày 25", "2026-09-24"),
        ("Hằng tháng (trước ngày 25)", "2026-09-24"),
        ("ngày 15 và 30 hằng tháng", "2026-09-30"),
        ("ngày cuối cùng hằng tháng", "2026-09-30"),
        ("31 hằng tháng", "2026-09-30"),
        ("trước ngày 15 của tháng cuối quý (hằng quý)", "2026-09-14"),
        ("Hằng quý, trước ngày 20 tháng cuối quý", "2026-09-19"),
        ("trước ngày 15/12 hằng năm", None),
        ("trước ngày 15/9 hằng năm", "2026-09-14"),
        ("thứ Sáu hằng tuần", "2026-09-25"),
        ("Hằng tháng, trước ngày 05 tháng sau", None),
        ("Thường xuyên đến 31/12/2026", None),
        ("Thường xuyên trong năm 2026", None),
        ("1 lần/tháng", None),
        ("Các tháng trong năm", None),
        ("hằng tuần", None),
        ("trước 16h thứ Sáu hằng tuần", "2026-09-25"),
        ("Thứ 6 hàng tuần", "2026-09-25"),
        ("trước ngày 15 của tháng cuối quý", "2026-09-14"),
        ("ngày 20 tháng cuối quý", "2026-09-20"),
        ("trước ngày 30/6 và 31/12 hằng năm", None),
        ("Trước ngày 30 tháng 6 hằng năm", None),
        ("Năm 2026 và các năm tiếp theo", None),
        ("Quý IV hằng năm", None),
        ("Hàng quý, 6 tháng, năm", None),
        ("Hằng năm (trước 31/12)", None),
        ("hằng tháng vào ngày 25", "2026-09-25"),
        ("đột xuất; hằng tháng", None),
        ("02 ngày/lần", None),
        ("Năm 2025 và những năm tiếp theo", None),
        ("hằng 6 tháng", None),
        ("hằng tuần (thứ 6)", "2026-09-25"),
        ("Hằng tuần, vào chiều thứ Sáu", "2026-09-25"),
        ("Định kỳ hằng tháng trước ngày 20", "2026-09-19"),
        ("Trước 16h00 ngày 20 hằng tháng", "2026-09-20"),
    ],
)
def test_a_recurrence_has_the_period_s_last_occurrence_where_a_day_is_named(
    text: str, day: str | None
) -> None:
    assert read_deadline(text, QUARTER) == Deadline("recurring", date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "Theo CV số 123/UBND-VP, ngày 15/8/2026",
        "Theo CV số .../..., ngày ...",
        "Theo Công văn số 12/UBND ngày 1/9",
        "Theo CV 123 ngày 15/8/2026",
        "Theo kế hoạch của tỉnh",
        "Theo Kế hoạch số 42/KH-UBND ngày 30/01/2026 của UBND tỉnh",
        "Theo Kế hoạch tháng 9/2026",
        "khi có yêu cầu",
        "Khi có hướng dẫn của tỉnh",
        "Đột xuất",
        "Sau khi tỉnh ban hành",
        "CV số 12/UBND-VP ngày 1/9/2026",
        "theo kết luận tại cuộc họp ngày 15/8/2026",
        "Không thời hạn",
        "trước khi có mặt bằng",
        "Theo Nghị quyết 57-NQ/TW",
        "Theo kế hoạch năm 2026 của UBND tỉnh",
    ],
)
def test_a_deadline_may_be_open_and_a_document_s_date_is_none(text: str) -> None:
    assert read_deadline(text, QUARTER) == Deadline("open")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("8-9", "unclear"),
        ("31/6", "impossible"),
        ("31/6/2026", "impossible"),
        ("29/2/2026", "impossible"),
        ("30/2", "impossible"),
        ("15/13/2026", "impossible"),
        ("9/30/2026", "impossible"),
        ("0/9/2026", "impossible"),
        ("tháng 13/2026", "impossible"),
        ("quý 5", "impossible"),
        ("quý 11", "impossible"),
        ("Đầu quý III", "unclear"),
        ("3 tháng", "unclear"),
        ("năm học 2025-2026", "unclear"),
        ("tuần 38", "unclear"),
        ("đầu tháng 9", "unclear"),
        ("giữa tháng 9/2026", "unclear"),
        ("từ tháng 9", "unclear"),
        ("từ ngày 15/9", "unclear"),
        ("sau ngày 15/9", "unclear"),
        ("15/9/2026 - 15/8/2026", "impossible"),
        ("trong vòng 5 ngày kể từ ngày ký", "unclear"),
        ("15 ngày", "unclear"),
        ("30/9 (đã gia hạn)", "unclear"),
        ("15/9 hoặc 30/9", "unclear"),
        ("46295", "unclear"),
        ("Đã xong", "unclear"),
        ("Khẩn", "unclear"),
        ("trong tháng", "unclear"),
        ("5-9/2026", "unclear"),
        ("tháng sau", "unclear"),
        ("Trong 30 ngày làm việc, trước 15/9/2026", "unclear"),
        ("10 ngày sau khi có CV", "unclear"),
        ("Trước Tết Nguyên đán 2027", "unclear"),
        ("Trước Tết năm 2027", "unclear"),
        ("trước kỳ họp tháng 9/2026", "unclear"),
        ("Trước 15/01 năm sau", "unclear"),
        ("Từ năm 2026 trở đi", "unclear"),
        ("trình HĐND kỳ họp giữa năm 2026", "unclear"),
        ("50% trong quý III, 100% trong quý IV", "unclear"),
        ("Từ ngày 01/9/2026", "unclear"),
        ("trong 02 ngày", "unclear"),
        ("30/6 => 30/9", "unclear"),
        ("30/6 → 30/9", "unclear"),
        ("Ngày 25 các tháng 3, 6, 9, 12", "unclear"),
    ],
)
def test_what_cannot_be_told_is_no_day_and_says_why(text: str, doubt: DeadlineDoubt) -> None:
    assert read_deadline(text, QUARTER) == Deadline("text", doubt=doubt)


@pytest.mark.parametrize("text", ["gia hạn đến 31/10", "lùi đến 31/10"])
def test_a_moved_deadline_without_its_first_day_is_doubtful(text: str) -> None:
    assert read_deadline(text, QUARTER) == Deadline("day", date(2026, 10, 31), doubt="first_unknown")


@pytest.mark.parametrize("text", ["", "  ", "-", "...", "\u200b", "…/…/…"])
def test_a_blank_is_no_deadline(text: str) -> None:
    assert read_deadline(text, QUARTER) is None


def test_the_first_text_of_two_columns_is_the_first_day() -> None:
    moved = read_deadline("31/10/2026", QUARTER, "Trước ngày 01/10/2026")
    assert moved == Deadline("day", date(2026, 10, 31), date(2026, 9, 30))
    assert moved is not None
    assert moved.against == date(2026, 9, 30)
    assert read_deadline("", QUARTER, "30/9") == Deadline("day", date(2026, 9, 30))
    unknown = read_deadline("31/10/2026", QUARTER, "sớm nhất")
    assert unknown == Deadline("day", date(2026, 10, 31), doubt="first_unknown")


def test_a_day_without_a_year_is_in_the_report_s_year() -> None:
    assert last_day("15/9", Period("năm", 2025)) == "2025-09-15"
    assert last_day("29/2", Period("năm", 2028)) == "2028-02-29"
    assert last_day("15/9", Period("khác", None, None, "2024-03-01", "2024-04-15")) == "2024-09-15"
    assert read_deadline("15/9", Period("khác")) == Deadline("text", doubt="no_year")
    assert last_day("15/9/2026", Period("khác")) == "2026-09-15"


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (Period("tháng", 2026, 2), "2026-02-24"),
        (Period("quý", 2026, 1), "2026-03-24"),
        (Period("6 tháng", 2026), "2026-06-24"),
        (Period("9 tháng", 2026), "2026-09-24"),
        (Period("năm", 2026), "2026-12-24"),
        (Period("khác", None, None, "2026-03-01", "2026-04-15"), "2026-03-24"),
        (Period("khác", None, None, "2026-04-01", "2026-04-15"), None),
        (Period("khác", 2026), None),
    ],
)
def test_a_recurrence_follows_the_period(period: Period, day: str | None) -> None:
    assert last_day("trước 25 hằng tháng", period) == day


def test_a_month_that_is_too_short_ends_with_its_last_day() -> None:
    assert last_day("ngày 30 hằng tháng", Period("tháng", 2026, 2)) == "2026-02-28"


def test_a_year_s_day_is_due_in_its_own_period_alone() -> None:
    assert last_day("trước ngày 15/12 hằng năm", Period("năm", 2026)) == "2026-12-14"
    assert last_day("trước ngày 15/12 hằng năm", QUARTER) is None


def test_letters_as_they_are_typed_do_not_matter() -> None:
    assert last_day("QUÝ III\u00a0NĂM 2026") == "2026-09-30"
    assert last_day("tha\u0301ng 9 na\u0306m 2026") == "2026-09-30"
    assert last_day("l5/9/2O26") == "2026-09-15"
    assert last_day("１５/９/２０２６") == "2026-09-15"


def test_a_long_text_is_no_deadline_and_takes_no_time() -> None:
    assert read_deadline("15/9 " * 1000, QUARTER) == Deadline("text", doubt="unclear")
    read_deadline("tháng 9, " * 100, QUARTER)
    read_deadline("theo công văn " * 70, QUARTER)
