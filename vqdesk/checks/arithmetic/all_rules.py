"""The rules of this room: one for each family of claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vqdesk.checks.arithmetic.remarks import remarks_of
from vqdesk.checks.arithmetic.unread import UNREAD
from vqdesk.checks.frame.limit import Limit
from vqdesk.checks.frame.rule import TaskRule, narrative

if TYPE_CHECKING:
    from vqdesk.checks.claims.stated import ClaimFamily
    from vqdesk.checks.frame.rule import AnyRule, Example


_OF_PERCENT = ("ratio", "share", "base", "growth")


def _rule(family: ClaimFamily, fires: tuple[Example, ...], silent: tuple[Example, ...]) -> TaskRule:
    limit = Limit.make(family, "slack", "0", "0 0.1 0.2 0.5 1") if family in _OF_PERCENT else None
    return TaskRule(family, "error", partial(remarks_of, family), fires, silent, limit)


ARITHMETIC_RULES: tuple[AnyRule, ...] = (
    _rule(
        "ratio",
        fires=(
            narrative("Có 82/112 thôn có nhà văn hóa đạt chuẩn, chiếm 72,3%.", "72,3%", "73,2%"),
            narrative("Tỷ lệ hộ dùng nước sạch 82.0% (3.618/4.512 hộ).", "82.0%", "80.2%"),
            narrative("Đã trồng 2.798ha/2.770ha, đạt 110% kế hoạch.", "110%", "101%"),
            narrative("Có 51/57 chỉ tiêu đạt (89,4%).", "89,4%", "89,5%"),
            narrative("Đã có 14/16 xã lập quy hoạch, đạt 88,0%.", "88,0%", "88%"),
        ),
        silent=(
            narrative("Có 82/112 thôn có nhà văn hóa đạt chuẩn, chiếm 73,2%."),
            narrative("Xảy ra 12/15 vụ (so với cùng kỳ tăng 17%)."),
            narrative("Có 14/16 xã có trạm y tế đạt chuẩn và 100% trạm y tế có bác sĩ."),
            narrative("Từ ngày 10/9/2024 thực hiện Kế hoạch số 42/KH-UBND, giai đoạn 2021 - 2025, đạt 60%."),
            narrative("Đạt 24,6 thuê bao/100 dân, vượt 12% kế hoạch."),
            narrative("Có 12/16 xã đạt chuẩn, đạt 100% kế hoạch năm."),
        ),
    ),
    _rule(
        "share",
        fires=(
            narrative("Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%.", "98,1%", "91,8%"),
            narrative("Toàn xã có 1.876 hộ, trong đó hộ nghèo 142 hộ (7,75%).", "7,75%", "7,57%"),
            narrative("Tiếp nhận 965 hồ sơ; đang giải quyết 79 hồ sơ chiếm 8,1%.", "8,1%", "8,2%"),
        ),
        silent=(
            narrative("Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 91,8%."),
            narrative("Đã giải quyết 886 hồ sơ, tỷ lệ hài lòng đạt 99%."),
            narrative("Toàn xã có 1.876 hộ, trong đó 142 hộ nghèo; phấn đấu trên 95% hộ dùng nước sạch."),
        ),
    ),
    _rule(
        "base",
        fires=(
            narrative(
                "Thu 26.974 triệu đồng, đạt 112,4% so với dự toán (23.900 triệu đồng).", "112,4%", "112,9%"
            ),
            narrative(
                "Kết nạp 15 đảng viên, đạt 140% chỉ tiêu.", "140%", "125%", content="Kết nạp 12 đảng viên."
            ),
            narrative("Thu 2.501 triệu đồng, đạt 1.250,6% dự toán (200 triệu đồng).", "1.250,6%", "1.250,5%"),
        ),
        silent=(
            narrative("Thu 26.974 triệu đồng, đạt 112,9% so với dự toán (23.900 triệu đồng)."),
            narrative("Thu 26.974 triệu đồng, đạt 112,4% kế hoạch."),
            narrative("Thu 2.501 triệu đồng, đạt 1.250,5% dự toán (200 triệu đồng)."),
            narrative(
                "Đàn lợn 6.120 con, đạt 95,6% KH; đàn gà 84.500 con, đạt 105,6% KH "
                "(lợn 6.400 con, gà 80.000 con)."
            ),
        ),
    ),
    _rule(
        "growth",
        fires=(
            narrative("Có 8 vụ vi phạm, giảm 22,7% so với cùng kỳ (11 vụ).", "22,7%", "27,3%"),
            narrative("Số hộ nghèo giảm từ 412 hộ còn 374 hộ, giảm 2,9%.", "2,9%", "9,2%"),
            narrative("Có 8 vụ vi phạm, tăng 27,3% so với cùng kỳ (11 vụ).", "tăng 27,3%", "giảm 27,3%"),
        ),
        silent=(
            narrative("Có 8 vụ vi phạm, giảm 27,3% so với cùng kỳ (11 vụ)."),
            narrative("Có 8 vụ vi phạm (so với cùng kỳ giảm 27%)."),
        ),
    ),
    _rule(
        "difference",
        fires=(
            narrative("Tiếp 128 lượt, tăng 22 lượt so với cùng kỳ (103 lượt).", "22", "25"),
            narrative("Tiếp nhận 31 đơn, tăng 09 đơn so với cùng kỳ (40 đơn).", "tăng 09", "giảm 09"),
        ),
        silent=(
            narrative("Tiếp 128 lượt, tăng 25 lượt so với cùng kỳ (103 lượt)."),
            narrative("Xảy ra 12 vụ (tăng 04 vụ so với CK năm 2023)."),
        ),
    ),
    _rule(
        "points",
        fires=(
            narrative(
                "Tỷ lệ hộ nghèo giảm từ 14,62% xuống còn 11,35%, giảm 3,72 điểm %.",
                "3,72 điểm %",
                "3,27 điểm %",
            ),
            narrative("Độ che phủ đạt 63,8%, vượt 1,8% so với chỉ tiêu (62%).", "1,8%", "1,8 điểm %"),
        ),
        silent=(narrative("Tỷ lệ hộ nghèo giảm từ 14,62% xuống còn 11,35%, giảm 3,27 điểm %."),),
    ),
    _rule(
        "sum",
        fires=(
            narrative(
                "Tiếp nhận 57 đơn, gồm: 06 đơn khiếu nại, 03 đơn tố cáo, 49 đơn kiến nghị.", "57", "58"
            ),
            narrative("Đã chi trả 46 hộ/52 hộ, đạt 88,5%; còn lại 08 hộ.", "08", "06"),
            narrative("Có 62 sản phẩm, trong đó 17 sản phẩm đạt 4 sao và 51 sản phẩm đạt 3 sao.", "62", "68"),
            narrative(
                "Hỗ trợ 600.000 đồng/hộ (trong đó, tỉnh: 540.000 đồng/hộ; huyện: 450.000 đồng/hộ).",
                "600.000",
                "990.000",
            ),
            narrative("Đạt 36.400 tấn (khai thác 21 ngàn tấn, nuôi trồng 13.400).", "36.400", "34.400"),
            narrative("Huyện có 14 đơn vị hành chính - 12 xã, 01 phường, 02 thị trấn.", "14", "15"),
            narrative(
                "Có 318 cơ sở, gồm: 121 trường mầm non, 96 trường tiểu học, 91 trường khác, với 9.500 em.",
                "318",
                "308",
            ),
            narrative(
                "Đón 84.200 lượt khách, trong đó khách nội địa 81.650 lượt, khách quốc tế 2.150 lượt.",
                "84.200",
                "83.800",
            ),
            narrative("Tiếp nhận 640 đơn, đã giải quyết 585 đơn, đang giải quyết 65 đơn.", "65", "55"),
            narrative("Triệu tập 95 cán bộ, có mặt 78 cán bộ, đạt 82,1%, vắng 15 cán bộ.", "15", "17"),
        ),
        silent=(
            narrative("Tiếp nhận 57 đơn, gồm: 06 đơn khiếu nại, 03 đơn tố cáo, 48 đơn kiến nghị."),
            narrative("Có 486 đảng viên, trong đó 120 đảng viên nữ, 40 đảng viên dân tộc thiểu số."),
            narrative("Có 62 sản phẩm, trong đó 17 sản phẩm đạt 4 sao và 21 sản phẩm đạt 3 sao."),
            narrative("Hỗ trợ 600.000 đồng/hộ (trong đó, tỉnh: 450.000; huyện: 150.000)."),
            narrative("Đạt 36.400 tấn (khai thác 21 ngàn tấn, nuôi trồng 15.400)."),
            narrative("Tiếp nhận 640 đơn, đã giải quyết 585 đơn, đang giải quyết 55 đơn."),
            narrative("Triệu tập 95 cán bộ, có mặt 78 cán bộ, đạt 82,1%, vắng 17 cán bộ."),
            narrative(
                "Kỷ luật khiển trách 16, cảnh cáo 3, khai trừ 12 (trong đó, đảng ủy cảnh cáo 3, khai trừ 12)."
            ),
            narrative(
                "Huyện có 145 chỉ tiêu (trong đó công dân nhập ngũ 124 chỉ tiêu; công an 21 chỉ tiêu)."
            ),
        ),
    ),
    _rule(
        "shares",
        fires=(
            narrative(
                "Cơ cấu kinh tế: nông nghiệp 32,5%; công nghiệp 28,4%; dịch vụ 42,1%.", "42,1%", "39,1%"
            ),
        ),
        silent=(narrative("Cơ cấu kinh tế: nông nghiệp 32,5%; công nghiệp 28,4%; dịch vụ 39,1%."),),
    ),
    _rule(
        "count",
        fires=(
            narrative("Dịch xảy ra tại 06 thôn (Nà Chuông, Khòn Cải, Bản Chành, Pác Lùng).", "06", "04"),
            narrative("Có 05 xã đạt chuẩn (các xã: Tân Lập, Yên Bình, Hòa An, Phú Mỹ).", "05", "04"),
            narrative("Có 4 huyện vượt thu là Yên Sơn (101%), Hàm Yên (102%), Na Hang (100,1%).", "4", "3"),
            narrative(
                "Có 6 đơn vị về đích là thị xã Sơn Tây và các huyện: Ba Vì, Phúc Thọ, Mỹ Đức.", "6", "4"
            ),
            narrative('Có 06 chi hội "5 không 3 sạch" (Nà Lải, Pò Cại, Bản Ngà, Cốc Lùng).', "06", "04"),
            narrative("Còn 04 tiêu chí chưa đạt gồm: tiêu chí Giao thông, tiêu chí Trường học.", "04", "02"),
            narrative("Còn 4 tuyến chưa thông xe: Km27 - Bản Áng, Khe Lau - Pò Mạch, Nà Kéo.", "4", "3"),
        ),
        silent=(
            narrative("Dịch xảy ra tại 04 thôn (Nà Chuông, Khòn Cải, Bản Chành và Pác Lùng)."),
            narrative("Có 14/16 xã lập quy hoạch; còn 02/16 xã (Tràng Các, Đồng Giáp) chưa lập."),
            narrative("Có 3 huyện vượt thu là Yên Sơn (101%), Hàm Yên (102%), Na Hang (100,1%)."),
            narrative("Có 5 đơn vị về đích là thị xã Sơn Tây và các huyện: Ba Vì, Phúc Thọ, Lộc Hà, Mỹ Đức."),
            narrative('Có 04 chi hội "5 không 3 sạch" (Nà Lải, Pò Cại, Bản Ngà, Cốc Lùng).'),
            narrative("Có 05 xã về đích, gồm các xã có cách làm hay như Tân Lập, Yên Bình."),
        ),
    ),
    UNREAD,
)
