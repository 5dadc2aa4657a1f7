"""The rules on the column of evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.frame.rule import Example, ReportRule, TaskRule, narrative
from vqdesk.checks.rows.columns import LEAST_ROWS, MOST_PERCENT, above, mean, misplaced, missing
from vqdesk.checks.rows.differing import MOST_OFF, differing

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule

_ROWS = (
    {"result": "Đã trồng 40 ha.", "evaluation": "80%"},
    {"result": "Đã tổ chức lễ.", "evaluation": "100%"},
)
_OCOP = (
    "* Sản phẩm OCOP: đang hoàn thiện hồ sơ theo quy định. (Đạt 50% KH) "
    "* Trồng rừng: đã trồng 795,81/750 ha rừng, đạt 106%KH."
)

EVALUATION_RULES: tuple[AnyRule, ...] = (
    TaskRule(
        "row.evaluation",
        "warning",
        differing,
        limit=MOST_OFF,
        fires=(
            narrative(
                "Đã khám cho 735/800 cụ. Kết quả thực hiện nhiệm vụ đạt 91,9% so với kế hoạch giao.",
                "91,9%",
                evaluation="95,0%",
            ),
            narrative(
                "Xã đạt 13/19 tiêu chí (tương ứng 68,4%), 06 tiêu chí chưa đạt.", "68,4%", evaluation="79%"
            ),
            narrative(
                "Khối lượng thực hiện trong kỳ ước 93,4% kế hoạch năm, dự kiến xong trước ngày 20/11.",
                "93,4%",
                evaluation="90,5%",
            ),
            narrative(
                "Trong 15 phần việc đã xong 12 phần việc (80%); 03 phần việc chờ ý kiến.",
                "80%",
                evaluation="65%",
            ),
            narrative(
                "Tiến độ cơ bản bảo đảm (Đạt 75%KH), còn lại xong trong quý IV.", "75%", evaluation="82%"
            ),
            narrative("Khối lượng hoàn thành đạt 45% hợp đồng.", "45%", evaluation="54%"),
            narrative("Kết quả: thực hiện được 55% khối lượng công việc.", "55%", evaluation="65%"),
            narrative("Đã họp tổ công tác. Tự chấm: 85%.", "85%", evaluation="95%"),
            narrative("Đã thu 1.150 triệu đồng. Đạt 62%.", "62%", evaluation="70%"),
            narrative(
                "Đã chi trả 03/03 trường hợp, đang xây dựng phương án đối với 06 trường hợp. (Đạt 70%KH)",
                "70%",
                evaluation="75,0%",
            ),
            narrative(
                "Đã hoàn thành hồ sơ địa chính 12/16 thôn, đạt 75% kế hoạch; các thôn còn lại đang đo đạc.",
                "75%",
                evaluation="80%",
            ),
            narrative(
                "Đã xong nền đường, đang thi công mặt đường. Đánh giá đạt 65% KH.", "65%", evaluation="75,0%"
            ),
            narrative(
                "Thu đạt 90% kế hoạch; giải ngân đạt 73% kế hoạch. Đánh giá chung đạt 80% nhiệm vụ.",
                "80%",
                evaluation="90%",
            ),
            narrative(
                "Thu 26.974 triệu đồng, đạt 112,4% so với dự toán tỉnh giao (23.900 triệu đồng).",
                "112,4%",
                "112,9%",
                evaluation="112,4%",
            ),
            narrative(
                "Thu đạt 112,9% dự toán tỉnh giao, đạt 102,2% kế hoạch huyện, bằng 126% cùng kỳ.",
                "112,4%",
                "112,9%",
                evaluation="112,4%",
            ),
            narrative(
                "Đã có 14/16 xã được phê duyệt quy hoạch, còn 02/16 xã chưa lập.",
                "88,0%",
                "87,5%",
                evaluation="88,0%",
            ),
            narrative("Xã đạt 15/19 tiêu chí, còn 04/19 tiêu chí chưa đạt.", "60%", evaluation="60%"),
            narrative("Xã đạt 12/19 tiêu chí (tương ứng 63,2%).", "63,2%", evaluation="68,4%"),
            narrative("Trong 25 việc đã xong 20 việc (80%); 05 việc đang chờ.", "80%", evaluation="70%"),
            narrative(
                "Đã khám 4.216 người. Kết quả đạt 84,3% so với kế hoạch giao.", "84,3%", evaluation="80%"
            ),
            narrative("Mở 31 lớp. Khối lượng ước 85,1% kế hoạch năm.", "85,1%", evaluation="81,5%"),
            narrative(
                "Đã giải ngân 1.245 triệu đồng, đạt 87,5% kế hoạch.", "875%", "87,5%", evaluation="875%"
            ),
            narrative(
                "Gieo được 2.418 ha/3.120 ha kế hoạch, đạt 77,5%; cây ngô 612 ha/840 ha, đạt 72,9% kế hoạch.",
                "57,5%",
                "77,5%",
                evaluation="57,5%",
            ),
            narrative("Đã đo đạc 14 thửa (tiến độ đạt 35% so với yêu cầu).", "35%", evaluation="30%"),
            narrative(
                "Tỷ lệ hộ được dùng nước sạch đạt 87,4% (5.120/5.858 hộ), tăng 1,1% so với năm trước.",
                "84,7%",
                "87,4%",
                evaluation="84,7%",
            ),
            narrative("Chỉ số hài lòng của người dân đạt 91,35%.", "93,15%", "91,35%", evaluation="93,15%"),
            narrative("Quyên góp 212 triệu đồng, đạt 106% kế hoạch.", "160%", "106%", evaluation="160%"),
            narrative("Tiến độ thi công tính đến ngày báo cáo là 45%.", "45%", evaluation="54%"),
            narrative("Nhiệm vụ đã hoàn thành khoảng 70% khối lượng.", "70%", evaluation="50%"),
            narrative("Đạt 68% khối lượng, còn lại làm trong quý IV.", "68%", evaluation="86%"),
            narrative("Hiện nay, tiến độ đạt 35%, chậm do thiếu vốn.", "35%", evaluation="53%"),
            narrative(
                "(a) Tỷ lệ hộ dùng nước sạch đạt 94,6%; (b) vượt chỉ tiêu giao.",
                "64,6%",
                "94,6%",
                evaluation="64,6%",
            ),
            narrative("Tiêm được 18.200 con, đạt tỷ lệ 91% tổng đàn.", "19%", "91%", evaluation="19%"),
            narrative(
                "Thụ lý 16 đơn, đã giải quyết 12 đơn, còn 04 đơn đang xác minh.",
                "57%",
                evaluation="57%",
            ),
            narrative(
                "Đã mở 17 lớp cho 612 học viên.",
                "58%",
                content="Mở 20 lớp cho lao động nông thôn.",
                evaluation="58%",
            ),
            narrative(
                "Thu ngân sách đạt 84% dự toán; giải ngân vốn đầu tư công đạt 70% kế hoạch.",
                "94%",
                "84%",
                content="Thu ngân sách đạt 100% dự toán.",
                evaluation="94%",
            ),
            narrative("Đã đo đạc 28/40 thửa đất.", "Đạt 80% kế hoạch năm", evaluation="Đạt 80% kế hoạch năm"),
        ),
        silent=(
            narrative("Đã có 13/16 thôn hoàn thành rà soát; tiến độ đạt 81,3%.", evaluation="81,3%"),
            narrative("Đã khởi công 05/06 công trình. (Đạt 85%KH)", evaluation="85,0%"),
            narrative(
                "Gieo được 2.418 ha/3.120 ha kế hoạch, đạt 77,5%; cây ngô 612 ha/840 ha, đạt 72,9% kế hoạch.",
                evaluation="64,0%",
            ),
            narrative("Tổ chức 19 buổi cho 1.236 lượt người, đạt 95,2% kế hoạch.", evaluation="95%"),
            narrative(_OCOP, evaluation="78,0%"),
            narrative(
                "Thu đạt 90% kế hoạch; giải ngân đạt 73% kế hoạch. Đánh giá chung đạt 90% nhiệm vụ.",
                evaluation="90%",
            ),
            narrative(
                "Có 82/112 thôn có nhà văn hóa đạt chuẩn, chiếm 73,2%, đạt 96% kế hoạch của Nghị quyết.",
                content="Phấn đấu 60% trở lên nhà văn hóa thôn đạt chuẩn.",
                evaluation="100,0%",
            ),
            narrative(
                "Đã tuyên truyền cho 1.236 lượt người; tỷ lệ hộ nghèo còn 6,8%, giảm 1,2% so với năm trước.",
                evaluation="90%",
            ),
            narrative("Đã trồng 120 ha. Ước thực hiện cả năm đạt 95% kế hoạch.", evaluation="80%"),
            narrative("Đã xong móng. Khối lượng thực hiện đạt khoảng 60%.", evaluation="62%"),
            narrative(
                "Trong 15 phần việc đã xong 12 phần việc (80%); 03 phần việc chờ ý kiến.", evaluation="80%"
            ),
            narrative("Nhà A xong móng (Đạt 40%KH), nhà B xong (Đạt 100%KH).", evaluation="70%"),
            narrative("Đã vận động 1.380/1.500 hộ ký cam kết, đạt 82%.", evaluation="92%"),
            narrative("Đã giải phóng mặt bằng 3,1 km. (Đạt 70%KH)", evaluation="Chưa có cơ sở triển khai"),
            narrative(
                "Tỷ lệ hộ được dùng nước sạch đạt 87,4%; có hố xí hợp vệ sinh 84,7%.", evaluation="84,7%"
            ),
            narrative("Nhiệm vụ đã hoàn thành khoảng 70% khối lượng.", evaluation="72%"),
            narrative("Đã mở 17 lớp.", content="Mở 20 lớp.", evaluation="80%"),
            narrative("Trong tháng đã mở 03 lớp.", content="Mở 20 lớp.", evaluation="51%"),
            narrative("Đã mở 03 lớp trong tháng, lũy kế 17 lớp.", content="Mở 20 lớp.", evaluation="85%"),
            narrative(
                "Giải ngân 12,6 tỷ đồng, đạt 70% kế hoạch vốn; khối lượng hoàn thành 82%.", evaluation="70%"
            ),
            narrative("Tỷ lệ hộ dùng nước sạch đạt 94,6%.", content="Đạt 95%.", evaluation="99,6%"),
            narrative("Số hóa hồ sơ đạt 86%; chứng thực điện tử đạt 82,4%.", evaluation="84,2%"),
        ),
    ),
    TaskRule(
        "row.mean",
        "info",
        mean,
        fires=(
            narrative(
                "1. Trồng rừng: được 120 ha. (Đạt 60% KH) 2. Chăn nuôi: 3.400 con lợn. (Đạt 80% KH)",
                "85%",
                "70,0%",
                evaluation="85%",
            ),
            narrative("- Thu ngân sách: 65% KH.\n- Chi ngân sách: 75% KH.", "95%", "70,0%", evaluation="95%"),
            narrative(
                "- Thu: đã thu 1.200 triệu đồng. Đạt 65% kế hoạch.\n- Chi: đúng dự toán. Đạt 75% kế hoạch.",
                "67%",
                "70,0%",
                evaluation="67%",
            ),
            narrative(
                "Đường thôn Nà Lùng đã xong nền. (Đạt 40% KH)\nĐường thôn Bản Dạ đã xong. (Đạt 100% KH)",
                "30,0%",
                "70,0%",
                evaluation="30,0%",
            ),
            narrative(
                "a) Kênh: đã xong. (Hoàn thành 90% khối lượng)\nb) Cầu: xong mố. (Hoàn thành 50% khối lượng)",
                "95%",
                evaluation="95%",
            ),
        ),
        silent=(
            narrative(_OCOP, evaluation="78,0%"),
            narrative(_OCOP.replace("* Trồng rừng", ". Trồng rừng"), evaluation="75%"),
            narrative("Nền đường xong. (Đạt 40% KH)\nMặt đường xong. (Đạt 100% KH)", evaluation="70%"),
            narrative("Nền đường xong (Đạt 40%KH), mặt đường xong (Đạt 100%KH).", evaluation="70%"),
            narrative("Nền đường xong. (Đạt 40% KH)\nMặt đường xong. (Đạt 100% KH)", evaluation="40%"),
            narrative("Nền đường xong. (Đạt 40% KH)\nĐánh giá chung đạt 60% KH.", evaluation="60%"),
            narrative("Đã trồng 120 ha. (Đạt 60% KH)", evaluation="85%"),
        ),
    ),
    TaskRule(
        "row.misplaced",
        "warning",
        misplaced,
        fires=(
            narrative(
                "Xảy ra 12 vụ tai nạn giao thông, làm 02 người chết, 13 người bị thương.. Đạt 80%KH",
                "Đạt 80%KH",
                evaluation="",
            ),
            narrative("Đang hoàn thiện hồ sơ trình phê duyệt. (Đạt 70%KH)", "Đạt 70%KH", evaluation=" "),
            narrative("Đã xong nền đường. Đánh giá đạt 65% KH.", "Đánh giá đạt 65% KH", evaluation=""),
            narrative("Đang lập dự toán. Hoàn thành 35%.", "Hoàn thành 35%", evaluation=""),
            narrative("Đã trồng 42 ha, đạt 35% kế hoạch năm.", "35%", evaluation=""),
            narrative("Đã xong nền đường (Đạt 45%KH).", "Đạt 45%KH", evaluation=""),
            narrative(
                "Đã chi trả cho 12 hộ; tiến độ thực hiện: 60%.", "tiến độ thực hiện: 60%", evaluation=""
            ),
        ),
        silent=(
            narrative("Đang hoàn thiện hồ sơ trình phê duyệt. (Đạt 70%KH)", evaluation="70%"),
            narrative("Đang hoàn thiện hồ sơ trình phê duyệt. (Đạt 70%KH)"),
            narrative("Đã có 13/16 thôn hoàn thành rà soát, đạt 81,3%.", evaluation=""),
            narrative("Đã trồng 120 ha. (Đạt 60% KH)\nĐàn lợn 3.400 con. (Đạt 80% KH)", evaluation=""),
            narrative("Tỷ lệ hộ dùng nước sạch đạt 92%.", evaluation=""),
            narrative("Đã tiêm 120 liều, đạt 35% kế hoạch; số hộ ký cam kết 92%.", evaluation=""),
        ),
    ),
    ReportRule(
        "row.missing",
        "info",
        missing,
        limit=LEAST_ROWS,
        fires=(
            Example(
                {"result": "Đã tổ chức 03 lớp tập huấn.", "evaluation": ""},
                "",
                others=(*_ROWS, {"result": "Đã nghiệm thu.", "evaluation": "100,0%"}),
            ),
            Example(
                {"result": "Đang lấy ý kiến."},
                "",
                others=(*_ROWS, {"result": "Đã ký.", "evaluation": "Chưa có cơ sở triển khai"}),
            ),
            Example(
                {"result": "Công an xã ra quân 12 đợt.", "evaluation": " "}, " ", others=(*_ROWS, *_ROWS)
            ),
            Example({"result": "Đạt 60% kế hoạch năm, đang làm tiếp."}, "", others=(*_ROWS, *_ROWS)),
        ),
        silent=(
            Example({"result": "Đã tổ chức 03 lớp tập huấn.", "evaluation": "100%"}, others=(*_ROWS, *_ROWS)),
            Example({"result": "Đã tổ chức 03 lớp tập huấn."}, others=_ROWS),
            Example({"result": "", "evaluation": ""}, others=(*_ROWS, *_ROWS)),
            Example({"result": "Đã ra quân. Đạt 80%KH", "evaluation": ""}, others=(*_ROWS, *_ROWS)),
        ),
    ),
    TaskRule(
        "row.above",
        "info",
        above,
        limit=MOST_PERCENT,
        fires=(
            narrative("Đã tổ chức tốt các lớp tập huấn.", "120%", evaluation="120%"),
            narrative("Đã trồng được 795,81 ha rừng.", "106,1%", evaluation="106,1%"),
            narrative("Thu đạt 102,2% kế hoạch huyện giao.", "112,4%", evaluation="112,4%"),
            narrative("", "110", evaluation="110"),
        ),
        silent=(
            narrative("Thu 26.974 triệu đồng, đạt 112,4% so với dự toán.", evaluation="112,4%"),
            narrative("Đã trồng được 795,81/750 ha rừng.", content="", evaluation="100%"),
            narrative("Đã trồng 132/120 ha keo.", evaluation="110%"),
            narrative("Đã trồng 795,81/750 ha rừng, đạt 106%KH.", evaluation="106,1%"),
            narrative("Đã xong. Đạt 120% KH.", evaluation="110%"),
            narrative("Đã tổ chức tốt các lớp tập huấn.", evaluation="Vượt kế hoạch"),
        ),
    ),
)
