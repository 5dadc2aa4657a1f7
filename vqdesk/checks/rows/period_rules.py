"""The rules on a row against the period: its own and the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Period
from vqdesk.checks.frame.rule import Example, TaskRule
from vqdesk.checks.frame.subject import Surroundings
from vqdesk.checks.rows.since_last import LEAST_LENGTH, MOST_FALLEN, cumulative, fell, unchanged
from vqdesk.checks.rows.stale import data_date, last_words

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

_NINE, _SIX = Surroundings(Period("9 tháng", 2024)), Surroundings(Period("6 tháng", 2024))
_YEAR, _LAST_YEAR = Surroundings(Period("năm", 2024)), Surroundings(Period("năm", 2023))
_SEPTEMBER, _AUGUST = Surroundings(Period("tháng", 2024, 9)), Surroundings(Period("tháng", 2024, 8))
_QUARTER = Surroundings(Period("quý", 2024, 3))
_SAME = "Đã ban hành kế hoạch, thành lập tổ công tác và đang khảo sát tại 12 thôn."


def _of(
    text: str,
    marked: str = "",
    suggestion: str | None = None,
    around: Surroundings = _NINE,
) -> Example:
    return Example({"result": text}, marked, suggestion, around=around)


def _since(
    now: tuple[str, str],
    before: tuple[str, str],
    marked: str = "",
    around: Surroundings = _NINE,
    former: Surroundings = _SIX,
) -> Example:
    """Return an example of a result and an evaluation, and of those of the period before."""
    return Example(
        {"result": now[0], "evaluation": now[1]},
        marked,
        former={"result": before[0], "evaluation": before[1]},
        around=around,
        around_former=former,
    )


PERIOD_RULES: tuple[AnyRule, ...] = (
    TaskRule(
        "period.fell",
        "warning",
        fell,
        limit=MOST_FALLEN,
        fires=(
            _since(("Đã trồng 120 ha.", "60%"), ("Đã trồng 140 ha.", "70%"), "60%"),
            _since(("Đang lấy ý kiến.", "40,0%"), ("Đang dự thảo.", "50,0%"), "40,0%", _YEAR, _NINE),
            _since(("Đang sửa.", "Đạt 80% KH"), ("Đã xong.", "100%"), "Đạt 80% KH"),
            _since(("Thu 90 triệu đồng.", "60%"), ("Thu 100 triệu đồng.", "80%"), "60%", _SEPTEMBER, _AUGUST),
        ),
        silent=(
            _since(("Đã trồng 140 ha.", "70%"), ("Đã trồng 120 ha.", "60%")),
            _since(("Đã trồng 120 ha.", "60%"), ("Đã trồng 120 ha.", "60,0%")),
            _since(("Đã trồng 20 ha.", "10%"), ("Đã trồng 200 ha.", "100%"), around=_YEAR, former=_LAST_YEAR),
            _since(("Chưa có cơ sở.", "Chưa có cơ sở triển khai"), ("Đã trồng 120 ha.", "60%")),
        ),
    ),
    TaskRule(
        "period.unchanged",
        "warning",
        unchanged,
        limit=LEAST_LENGTH,
        fires=(
            _since((_SAME, "60%"), (_SAME, "60%"), _SAME),
            _since((_SAME, "75%"), (_SAME, "60%"), _SAME),
            _since((f"{_SAME}\n", ""), (_SAME.replace(" và", "  và"), ""), _SAME, _SEPTEMBER, _AUGUST),
            _since((_SAME, "100%"), (_SAME, "100%"), _SAME),
        ),
        silent=(
            _since((_SAME + " Đã họp 02 thôn.", "60%"), (_SAME, "60%")),
            _since(("Đã hoàn thành.", "100%"), ("Đã hoàn thành.", "100%")),
            _since(("", ""), ("", "")),
            _of(_SAME),
        ),
    ),
    TaskRule(
        "period.cumulative",
        "warning",
        cumulative,
        fires=(
            _since(
                ("Lũy kế từ đầu năm đã trồng 110 ha rừng.", ""),
                ("Lũy kế từ đầu năm đã trồng 120 ha rừng.", ""),
                "110",
            ),
            _since(
                ("Đến nay toàn huyện có 12/16 xã được công nhận đạt chuẩn.", ""),
                ("Đến nay toàn huyện có 13/16 xã được công nhận đạt chuẩn.", ""),
                "12",
            ),
            _since(
                ("Lũy kế 9 tháng giải ngân 8.500 triệu đồng, đạt 60% kế hoạch.", ""),
                ("Lũy kế 6 tháng giải ngân 9.200 triệu đồng, đạt 65% kế hoạch.", ""),
                "8.500",
            ),
            _since(
                ("Từ đầu năm đến nay đã tổ chức 18 buổi tuyên truyền.", ""),
                ("Từ đầu năm đến nay đã tổ chức 21 buổi tuyên truyền.", ""),
                "18",
                _SEPTEMBER,
                _AUGUST,
            ),
            _since(
                ("Đã giải ngân 3.150 triệu đồng, đạt 41% kế hoạch.", ""),
                ("Đã giải ngân 3.480 triệu đồng, đạt 45% kế hoạch.", ""),
                "3.150",
            ),
            _since(
                ("9 tháng đầu năm, xã đã mở 07 lớp tập huấn.", ""),
                ("6 tháng đầu năm, xã đã mở 09 lớp tập huấn.", ""),
                "07",
            ),
        ),
        silent=(
            _since(("Trong quý III đã mở 02 lớp tập huấn.", ""), ("Trong quý II đã mở 09 lớp tập huấn.", "")),
            _since(("Đã mở 03 lớp tập huấn.", ""), ("Đã mở 05 lớp tập huấn.", ""), "", _SEPTEMBER, _AUGUST),
            _since(("Đã xử lý còn 12 vụ tồn đọng.", ""), ("Đã xử lý còn 15 vụ tồn đọng.", "")),
            _since(
                ("Lũy kế từ đầu năm đã trồng 130 ha rừng.", ""),
                ("Lũy kế từ đầu năm đã trồng 120 ha rừng.", ""),
            ),
            _since(
                ("Trong tháng tổ chức 03 buổi.", ""),
                ("Trong tháng tổ chức 05 buổi.", ""),
                "",
                _SEPTEMBER,
                _AUGUST,
            ),
            _since(
                ("Lũy kế từ đầu năm đã trồng 10 ha rừng.", ""),
                ("Lũy kế từ đầu năm đã trồng 120 ha rừng.", ""),
                around=_YEAR,
                former=_LAST_YEAR,
            ),
            _since(("Đến nay toàn xã còn 12 hộ nghèo.", ""), ("Đến nay toàn xã còn 15 hộ nghèo.", "")),
            _since(
                ("Đến nay có 12/14 xã được công nhận đạt chuẩn sau sáp nhập.", ""),
                ("Đến nay có 13/16 xã được công nhận đạt chuẩn.", ""),
            ),
        ),
    ),
    TaskRule(
        "period.data_date",
        "warning",
        data_date,
        fires=(
            _of("Tính đến ngày 12/11/2024 đã tiếp nhận 965 hồ sơ.", "12/11/2024"),
            _of("Tính đến ngày 12/9/2023 đã tiếp nhận 965 hồ sơ.", "12/9/2023", "12/9/2024"),
            _of("Số liệu tính đến hết ngày 14 tháng 8 năm 2024.", "14 tháng 8 năm 2024", around=_SEPTEMBER),
            _of("Đến ngày 15/10/2024, các xã đã trồng 120 ha rừng.", "15/10/2024"),
            _since(
                ("Tính đến ngày 14/6/2024 đã tiếp nhận 700 hồ sơ.", ""),
                ("Tính đến ngày 14/6/2024 đã tiếp nhận 650 hồ sơ.", ""),
                "14/6/2024",
            ),
            _of("Tính đến 15/10 đã giải ngân 8.550 triệu đồng.", "15/10", around=_QUARTER),
            _of("Tính đến hết tháng 11/2024, đã cấp 132 giấy.", "tháng 11/2024"),
            _of("Số liệu tính đến tháng 11 năm 2023: 132 giấy.", "tháng 11 năm 2023"),
            _of("Đến 18/10/2024 đã cấp 132 giấy.", "18/10/2024"),
            _of("Từ ngày 01/01/2024 đến ngày 18/11/2024 đã tiếp nhận 865 hồ sơ.", "18/11/2024"),
        ),
        silent=(
            _of("Tính đến ngày 12/9/2024 đã tiếp nhận 965 hồ sơ."),
            _of("Tính đến ngày 31/12/2023 toàn huyện có 12 xã; đến nay có 14 xã."),
            _of("Dự án được gia hạn đến ngày 15/12/2024."),
            _of("Đến ngày 15/12/2024 phấn đấu hoàn thành."),
            _of(
                "Tính đến hết tháng 8/2024, đã cấp 132 giấy; từ ngày 15/12/2023 đến ngày 14/9/2024 có 9 đơn."
            ),
            _of("Thời gian thực hiện từ ngày 01/8/2024 đến ngày 30/11/2024."),
            _of("Đã bàn giao hồ sơ từ ngày 10/5/2023 đến ngày 25/5/2023, có biên bản."),
            _of("Triển khai từ ngày 01/8/2024 đến 30/11/2024 theo kế hoạch."),
            _of("Thời hạn giải ngân tính đến ngày 31/12/2024."),
            _of(
                "Tính đến ngày 14/8/2024 có 80 hồ sơ, tính đến ngày 14/9/2024 có 96 hồ sơ.", around=_SEPTEMBER
            ),
            _of("Tính đến ngày 12/11/2024 đã tiếp nhận 965 hồ sơ.", around=Surroundings()),
            _since(
                ("Tính đến ngày 12/9/2024 có 965 hồ sơ.", ""), ("Tính đến ngày 14/6/2024 có 650 hồ sơ.", "")
            ),
            _of("Thực hiện Kế hoạch số 28/KH-UBND ngày 15/10/2023 đến ngày 30/9/2024."),
        ),
    ),
    TaskRule(
        "period.last_words",
        "warning",
        last_words,
        fires=(
            _of("6 tháng đầu năm 2024, huyện đã trồng 120 ha rừng.", "6 tháng đầu năm 2024"),
            _of("Trong 6 tháng đầu năm đã tổ chức 12 buổi tuyên truyền.", "6 tháng đầu năm"),
            _of(
                "Kết quả thực hiện tháng 8: đã tiếp 12 lượt công dân.".replace(":", ","),
                "tháng 8",
                "tháng 9",
                _SEPTEMBER,
            ),
            _of("9 tháng năm 2024, toàn xã thu 8.550 triệu đồng.", "9 tháng năm 2024", around=_YEAR),
            _of("Quý II/2024, đã cấp 120 giấy chứng nhận.", "Quý II/2024", "Quý III/2024", _QUARTER),
            _of("Phòng đã tham mưu 17 văn bản trong 6 tháng đầu năm.", "6 tháng đầu năm", "9 tháng đầu năm"),
            _of("Tổng thu ngân sách 6 tháng đầu năm 2024 đạt 1.150 triệu đồng.", "6 tháng đầu năm 2024"),
            _of("Kết quả 6 tháng: thu 1.150 triệu đồng.", "6 tháng", "9 tháng"),
            _of("6 tháng đầu năm thu đạt 53% kế hoạch, tăng 7% so với cùng kỳ.", "6 tháng đầu năm"),
            _of("Tháng 8/2024: đã cấp 17 giấy.", "Tháng 8/2024", "Tháng 9/2024", _SEPTEMBER),
        ),
        silent=(
            _of("9 tháng đầu năm 2024, huyện đã trồng 120 ha rừng."),
            _of("Trồng 120 ha rừng, tăng 12 ha so với 6 tháng đầu năm."),
            _of("6 tháng đầu năm đã tổ chức 12 buổi; quý III tổ chức 05 buổi."),
            _of("6 tháng đầu năm trồng 80 ha; đến nay đã trồng 120 ha."),
            _of("9 tháng đầu năm thu đạt 85%, cả năm ước đạt 100% kế hoạch.", around=_YEAR),
            _of("Đã tổ chức sơ kết 6 tháng đầu năm 2024."),
            _of("Đã gửi báo cáo kết quả 6 tháng đầu năm 2024; đã hoàn thành trong 6 tháng."),
            _of("6 tháng: thu 1.150 triệu đồng; 9 tháng: thu 1.720 triệu đồng."),
            _of("Kết quả 6 tháng: thu 1.150 triệu đồng; quý III: thu 570 triệu đồng."),
            _of("Năm 2024, huyện phấn đấu xây dựng 02 trường đạt chuẩn."),
            _of("Tháng 8/2024, Sở đã thẩm định; tháng 9/2024, UBND tỉnh phê duyệt.", around=_SEPTEMBER),
            _of("6 tháng đầu năm 2024, huyện đã trồng 120 ha rừng.", around=_SIX),
        ),
    ),
)
