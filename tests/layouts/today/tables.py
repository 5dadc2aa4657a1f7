"""Task tables as offices make them in 2025 and 2026, with the key of each column; names are invented.

The first line of a table has its headings, each with its key before it: `unit: Cơ quan chủ trì`. `[Nhóm]`
before a heading is the group above it, ` / ` parts two groups; `note!:` is an internal column, `extra(name):`
a column of its own that is called otherwise than its heading. `= I | Kinh tế` is a section, `# 1 | ...` a
level inside it, `+ Nhóm ...` a group across the table; all other lines are tasks.
"""

# The rows of a table are not broken.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEAD = re.compile(r"(\w+)(?:\((.*?)\))?(!?): (?:\[(.*?)\] ?)?(.*)")


@dataclass(frozen=True)
class Head:
    key: str
    heading: str
    groups: tuple[str, ...] = ()
    internal: bool = False
    name: str = ""

    @property
    def field(self) -> str:
        return f"extra:{self.name or self.heading}" if self.key == "extra" else self.key


@dataclass(frozen=True)
class TaskTable:
    title: str
    heads: tuple[Head, ...]
    lines: tuple[tuple[str, ...], ...]  # the first text of a line tells a section or a level
    joins: dict[str, str] = field(default_factory=dict)


TABLES: dict[str, TaskTable] = {}


def table(name: str, title: str, text: str) -> None:
    """Register a table under its name."""
    heads, *lines = [line.strip() for line in text.strip().split("\n")]
    TABLES[name] = TaskTable(title, tuple(map(_head, heads.split(" | "))), tuple(map(_line, lines)))


def _head(text: str) -> Head:
    match = _HEAD.fullmatch(text.strip())
    assert match, text
    key, name, mark, groups, heading = match.groups()
    return Head(key, heading, tuple(groups.split(" / ")) if groups else (), bool(mark), name or "")


def _line(line: str) -> tuple[str, ...]:
    mark = line[:2] if line.startswith(("= ", "# ", "+ ")) else ""
    return (mark, *(part.strip().replace("¶", "\n") for part in line.removeprefix(mark).split("|")))


table(
    "resolution's task list",
    "DANH MỤC NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT NĂM 2026",
    """
    number: TT | content: Tên nhiệm vụ | unit: Cơ quan chủ trì | coordinating: Cơ quan phối hợp | output: Kết quả | deadline: Thời gian hoàn thành
    1 | Xây dựng quy chế làm việc của UBND xã | Văn phòng HĐND và UBND | Các phòng chuyên môn | Quyết định của UBND xã | Quý I/2026
    2 | Rà soát đất công ích | Phòng Kinh tế | Công an xã; các thôn | Báo cáo của UBND xã | Trước ngày 15/9/2026
    3 | Trực tiếp nhận phản ánh của người dân | Trung tâm Phục vụ hành chính công | | Thông báo kết quả | Thường xuyên
    """,
)
table(
    "department's yearly plan",
    "KẾ HOẠCH CÔNG TÁC CỦA PHÒNG KINH TẾ NĂM 2026",
    """
    number: STT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | output: Sản phẩm đầu ra | deadline: Mốc hoàn thành | coordinating: Ghi chú & Đơn vị phối hợp
    1 | Lập danh mục đầu tư công | Phòng Kinh tế | Tờ trình, dự thảo nghị quyết | 30/6/2026 | Văn phòng HĐND và UBND
    2 | Cấp giấy phép xây dựng | Phòng Kinh tế | Giấy phép | Hằng tháng | Phòng Văn hóa - Xã hội
    """,
)
table(
    "notes of a yearly plan",
    "KẾ HOẠCH CÔNG TÁC NĂM 2026",
    """
    number: STT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | output: Sản phẩm đầu ra | deadline: Mốc hoàn thành | note: Ghi chú & Đơn vị phối hợp
    1 | Lập danh mục đầu tư công | Phòng Kinh tế | Tờ trình | 30/6/2026 | Chờ hướng dẫn của tỉnh
    2 | Cấp giấy phép xây dựng | Phòng Kinh tế | Giấy phép | Hằng tháng | Làm khi có hồ sơ
    """,
)
table(
    "commune's plan annex",
    "NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026",
    """
    number: STT | content: Tên nhiệm vụ | unit: Cơ quan chủ trì | coordinating: Cơ quan phối hợp | output: Kết quả/Sản phẩm | deadline: Thời gian | note: Ghi chú
    = I | Lĩnh vực kinh tế
    1 | Chuyển đổi 20 ha cây trồng | Phòng Kinh tế | Hội Nông dân | Phương án chuyển đổi | Tháng 7/2026 |
    = II | Lĩnh vực văn hóa - xã hội
    2 | Chuẩn bị năm học mới | Phòng Văn hóa - Xã hội | Các trường học | Kế hoạch | 25/8/2026 | Họp ngày 20/8
    """,
)
table(
    "annex on one resolution",
    "PHÂN CÔNG THỰC HIỆN NGHỊ QUYẾT SỐ 05-NQ/ĐU NĂM 2026",
    """
    number: STT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | coordinating: Đơn vị phối hợp | extra: Lực lượng hỗ trợ | deadline: Thời gian thực hiện | output: Kết quả/sản phẩm | extra: Chỉ tiêu liên quan | note: Ghi chú | extra!: Căn cứ/lý do đề xuất (nội bộ)
    1 | Làm đường Nà Pài | Phòng Kinh tế | Thôn Nà Pài | Dân quân | Quý II/2026 | Biên bản nghiệm thu | Chỉ tiêu 3 | Ưu tiên | Nghị quyết 05-NQ/ĐU
    2 | Dọn kênh | Các thôn | | Đoàn Thanh niên | Hằng quý | Báo cáo | Chỉ tiêu 7 | | Cử tri kiến nghị
    """,
)
table(
    "commune's report annex",
    "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 10 NĂM 2026",
    """
    number: STT | content: Tên nhiệm vụ | result: Kết quả | evaluation: Đánh giá
    1 | Tiêm phòng đàn trâu bò | Đã tiêm 1.250 con, đạt 96% | Hoàn thành
    2 | Sửa cầu treo Nà Lùng | Đang lập dự toán | Chưa hoàn thành
    """,
)
table(
    "meeting list",
    "VIỆC SAU CUỘC HỌP GIAO BAN THÁNG 9 NĂM 2026",
    """
    number: Mã | content: Việc | extra: Loại | extra: Nhóm | status: Trạng thái | deadline: Deadline | extra: Cập nhật gần nhất | note: Ghi chú
    V01 | Tổng vệ sinh trụ sở | Thường xuyên | Văn xã | Đang làm | 20/9/2026 | 18/9/2026 |
    V02 | Trực Tết Độc lập | Đột xuất | Nội chính | Xong | 02/9/2026 | 03/9/2026 | Đủ người
    """,
)
table(
    "meeting list with news",
    "VIỆC SAU CUỘC HỌP GIAO BAN THÁNG 9 NĂM 2026",
    """
    number: Mã | content: Việc | status: Trạng thái | deadline: Deadline | result: Cập nhật gần nhất
    NV-01 | Tổng vệ sinh trụ sở | Đang làm | 20/9/2026 | Đã dọn xong sân và kho
    NV-02 | Trực Tết Độc lập | Xong | 02/9/2026 | Bố trí đủ ba ca trực
    """,
)
table(
    "outline",
    "ĐỀ CƯƠNG NHIỆM VỤ NĂM 2026",
    """
    number: Stt | content: Nội dung nhiệm vụ | unit: Cơ quan, đơn vị chủ trì | coordinating: Cơ quan, đơn vị phối hợp | deadline: Thời gian | output: Sản phẩm, kết quả | note: Ghi chú
    1 | Xây dựng đề án vị trí việc làm | Văn phòng | Các phòng | Tháng 3 - tháng 6/2026 | Đề án |
    2 | Sắp xếp thôn | Phòng Văn hóa - Xã hội | | Trong năm 2026 | Nghị quyết HĐND xã | Theo hướng dẫn
    """,
)
table(
    "office's book",
    "SỔ THEO DÕI NHIỆM VỤ QUÝ III NĂM 2026",
    """
    number: Mã | content: Nội dung/Trích yếu | unit: Cơ quan chủ trì tham mưu | officer: Chuyên viên theo dõi | extra: Đơn vị thực hiện | assignment: Văn bản cấp trên giao | documents: Văn bản chỉ đạo của Đảng uỷ | output: Văn bản sản phẩm đầu ra | deadline: Hạn xử lý | result: Tóm tắt kết quả | note: Ghi chú
    01 | Về rà soát đất công ích | Phòng Kinh tế | Nông Thị Lan | Các thôn | Công văn số 12/UBND-KT ngày 05/7/2026 | Công văn số 30-CV/ĐU | Báo cáo số 45/BC-UBND | 31/7/2026 | Đã rà soát 45 thửa |
    02 | Về chuẩn bị bầu cử trưởng thôn | Văn phòng | Hoàng Văn Sơn | Các thôn | Kế hoạch số 88/KH-UBND | | Kế hoạch số 15/KH-UBND | 15/9/2026 | Đang lấy ý kiến | Chậm
    """,
)
table(
    "office sheet",
    "BẢNG THEO DÕI CÔNG VIỆC THÁNG 8 NĂM 2026",
    """
    content: Nội dung công việc | unit: Đơn vị chủ trì | leader: Lãnh đạo phụ trách | officer: Chuyên viên tham mưu | deadline: Thời hạn hoàn thành | finished: Ngày hoàn thành thực tế | extra: Thời hạn còn lại | status: Trạng thái
    Báo cáo tháng | Văn phòng | Đ/c Hà Văn Lâm | Nông Thị Lan | 15/8/2026 | 14/8/2026 | | Hoàn thành
    Trả lời cử tri | Phòng Kinh tế | Đ/c Vi Thị Hoa | Lý Văn Tú | 31/8/2026 | | 5 ngày | Đang thực hiện
    """,
)
table(
    "task register",
    "DANH SÁCH VIỆC ĐƯỢC GIAO THÁNG 8 NĂM 2026",
    """
    content: Tên công việc | extra: Loại | unit: Đơn vị chủ trì | coordinating: Đơn vị phối hợp | extra: Ngày giao | deadline: Hạn | status: Tình trạng | reason: Lý do trễ hạn
    Rà soát hộ nghèo | Định kỳ | Phòng Văn hóa - Xã hội | Các thôn | 01/8/2026 | 20/8/2026 | Quá hạn | Thiếu số liệu của 2 thôn
    Sửa trạm bơm | Đột xuất | Phòng Kinh tế | Thôn Nà Lùng | 05/8/2026 | 30/8/2026 | Đang thực hiện |
    """,
)
table(
    "district annex of 2024",
    "BIỂU ĐÁNH GIÁ TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM 9 THÁNG NĂM 2024",
    """
    number: TT | unit: Tên đơn vị | content: Nội dung nhiệm vụ trọng tâm | documents: [Tóm tắt kết quả triển khai thực hiện] Tên loại văn bản triển khai | result: [Tóm tắt kết quả triển khai thực hiện] Khối lượng nhiệm vụ triển khai | evaluation: [Tóm tắt kết quả triển khai thực hiện] Đánh giá mức độ hoàn thành (%)
    = I | Lĩnh vực kinh tế
    1 | Phòng Kinh tế | Trồng mới 50 ha rừng | 42/KH-UBND ngày 15/01/2024 | Đã trồng 45/50 ha | 90%
    """,
)
# The presets
table(
    "preset list of tasks",
    "DANH MỤC NHIỆM VỤ NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Chủ trì | coordinating: Phối hợp | output: Sản phẩm | deadline: Thời hạn
    1 | Lập quy hoạch chợ | Phòng Kinh tế | Văn phòng | Tờ trình | 30/9/2026
    2 | Giao quân | Ban Chỉ huy Quân sự | Công an xã | 11 thanh niên | 25/02/2026
    """,
)
table(
    "preset report of results",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Chủ trì | deadline: Thời hạn | result: Kết quả | status: Tình trạng | note: Ghi chú
    1 | Lập quy hoạch chợ | Phòng Kinh tế | 30/6/2026 | Đã trình UBND tỉnh | Hoàn thành |
    2 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội | 15/6/2026 | Đang tổng hợp | Quá hạn | Thiếu 2 thôn
    """,
)
table(
    "preset report still blank",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ IV NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Chủ trì | deadline: Thời hạn | result: Kết quả | status: Tình trạng | note: Ghi chú
    1 | Lập quy hoạch chợ | Phòng Kinh tế | 31/12/2026 | | |
    2 | Tổng kết năm | Văn phòng | 20/12/2026 | | |
    """,
)
table(
    "preset book",
    "SỔ THEO DÕI NHIỆM VỤ THÁNG 5 NĂM 2026",
    """
    number: TT | assignment: Văn bản giao | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | coordinating: Đơn vị phối hợp | officer: Chuyên viên theo dõi | deadline: Thời hạn | status: Tình trạng | finished: Ngày hoàn thành | result: Kết quả | note: Ghi chú
    1 | Công văn số 12/UBND-KT ngày 05/5/2026 | Rà soát đất công ích | Phòng Kinh tế | Các thôn | Nông Thị Lan | 31/5/2026 | Hoàn thành | 28/5/2026 | Đã rà soát 45 thửa |
    """,
)
table(
    "preset six clear things",
    "PHÂN CÔNG NHIỆM VỤ THEO PHƯƠNG CHÂM 6 RÕ QUÝ I NĂM 2026",
    """
    number: TT | content: Rõ việc | officer: Rõ người | deadline: Rõ thời gian | leader: Rõ trách nhiệm | output: Rõ sản phẩm | extra: Rõ thẩm quyền
    1 | Lập đề án chợ | Nông Thị Lan | 15/3/2026 | Trưởng phòng Kinh tế | Đề án | Chủ tịch UBND xã
    2 | Thẩm định giá đất | Lý Văn Tú | 30/3/2026 | Phó Trưởng phòng | Tờ trình | Chủ tịch UBND xã
    """,
)
table(
    "six clear things of offices",
    "PHÂN CÔNG NHIỆM VỤ THEO PHƯƠNG CHÂM 6 RÕ QUÝ I NĂM 2026",
    """
    number: TT | unit: Rõ người | content: Rõ việc | deadline: Rõ thời gian | leader: Rõ trách nhiệm | output: Rõ sản phẩm | extra: Rõ thẩm quyền
    1 | Phòng Kinh tế | Lập đề án chợ | 15/3/2026 | Trưởng phòng | Đề án | Chủ tịch UBND xã
    """,
)
table(
    "six clear things under one head",
    "PHÂN CÔNG NHIỆM VỤ QUÝ I NĂM 2026",
    """
    number: TT | officer: [6 rõ] Người | content: [6 rõ] Việc | deadline: [6 rõ] Thời gian | leader: [6 rõ] Trách nhiệm | output: [6 rõ] Sản phẩm | extra: [6 rõ] Thẩm quyền
    1 | Nông Thị Lan | Lập đề án chợ | 15/3/2026 | Trưởng phòng | Đề án | Chủ tịch UBND xã
    2 | Lý Văn Tú | Thẩm định giá đất | 30/3/2026 | Trưởng phòng | Tờ trình | Chủ tịch UBND xã
    """,
)
# Groups
table(
    "two groups",
    "THEO DÕI NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2026",
    """
    number: TT | content: Nội dung công việc | unit: [Cơ quan thực hiện] Chủ trì | coordinating: [Cơ quan thực hiện] Phối hợp | deadline: [Thời gian] Theo kế hoạch | finished: [Thời gian] Thực tế | documents: [Kết quả] Số, ký hiệu văn bản | result: [Kết quả] Nội dung kết quả | evaluation: [Kết quả] Mức độ (%) | note: Ghi chú
    1 | Sắp xếp thôn | Văn phòng | Các thôn | 30/6/2026 | 28/6/2026 | 15/ĐA-UBND | Đã lấy ý kiến 12 thôn | 100 |
    2 | Kê khai tài sản | Văn phòng | | 31/3/2026 | | 20/BC-UBND | 40/45 người kê khai | 89 | Đôn đốc
    """,
)
table(
    "deadlines that were moved",
    "TIẾN ĐỘ NHIỆM VỤ THÁNG 9 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | first_deadline: [Thời hạn hoàn thành] Ban đầu | deadline: [Thời hạn hoàn thành] Điều chỉnh | status: Tình trạng
    1 | Sửa trạm bơm | Phòng Kinh tế | 30/6/2026 | 30/9/2026 | Đang thực hiện
    2 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội | 31/8/2026 | | Hoàn thành
    """,
)
table(
    "three rows of headings",
    "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: [Tổ chức thực hiện] Đơn vị chủ trì | coordinating: [Tổ chức thực hiện] Đơn vị phối hợp | documents: [Kết quả thực hiện / Sản phẩm ban hành] Văn bản triển khai | result: [Kết quả thực hiện / Đến kỳ báo cáo] Khối lượng thực hiện | evaluation: [Kết quả thực hiện / Đến kỳ báo cáo] Tỷ lệ (%) | reason: Khó khăn, vướng mắc
    1 | Trồng cây phân tán | Phòng Kinh tế | Các thôn | 21/KH-UBND | Trồng 9.500 cây | 95 | Thời tiết hạn
    2 | Cấp nước sạch | Ban Quản lý dự án | | 33/KH-UBND | Lắp 32 đồng hồ | 80 |
    """,
)
table(
    "ticks of states",
    "THEO DÕI NHIỆM VỤ THÁNG 9 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời hạn | extra: [Hoàn thành] Trong hạn | extra: [Hoàn thành] Trễ hạn | extra(Chưa hoàn thành Trong hạn): [Chưa hoàn thành] Trong hạn | extra(Chưa hoàn thành Trễ hạn): [Chưa hoàn thành] Trễ hạn | note: Ghi chú
    1 | Sửa trạm bơm | Phòng Kinh tế | 30/9/2026 | x | | | |
    2 | Lập quy hoạch chợ | Phòng Kinh tế | 15/9/2026 | | | | x | Thiếu vốn
    """,
)
# Words that are told by what stands below
table(
    "progress is a deadline",
    "KẾ HOẠCH THỰC HIỆN NHIỆM VỤ NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Cơ quan thực hiện | deadline: Tiến độ | note: Ghi chú
    1 | Sửa trạm bơm | Phòng Kinh tế | Quý III/2026 |
    2 | Đại hội thể thao | Phòng Văn hóa - Xã hội | 30/9/2026 |
    3 | Trực cấp cứu | Trạm Y tế | Thường xuyên | Ba ca
    """,
)
table(
    "progress is a state",
    "THEO DÕI NHIỆM VỤ THÁNG 4 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Cơ quan thực hiện | deadline: Thời gian | status: Tiến độ
    1 | Sửa trạm bơm | Phòng Kinh tế | 30/4/2026 | Đang thực hiện
    2 | Đại hội thể thao | Phòng Văn hóa - Xã hội | 15/4/2026 | Đã hoàn thành
    """,
)
table(
    "progress is a share",
    "THEO DÕI NHIỆM VỤ THÁNG 4 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị | deadline: Thời hạn | evaluation: Tiến độ | reason: Nguyên nhân chậm
    1 | Sửa trạm bơm | Phòng Kinh tế | 30/4/2026 | 80% |
    2 | Đại hội thể thao | Phòng Văn hóa - Xã hội | 15/4/2026 | 45% | Chưa có kinh phí
    """,
)
table(
    "progress is told",
    "TIẾN ĐỘ NHIỆM VỤ THÁNG 4 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị | deadline: Thời hạn | result: Tiến độ thực hiện
    1 | Sửa trạm bơm | Phòng Kinh tế | 30/4/2026 | Đã thay hai máy, còn một máy
    2 | Đại hội thể thao | Phòng Văn hóa - Xã hội | 15/5/2026 | Đã ban hành kế hoạch và điều lệ giải
    """,
)
table(
    "products beside states",
    "THEO DÕI NHIỆM VỤ QUÝ II NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Chủ trì | output: Kết quả | deadline: Thời hạn | status: Trạng thái
    1 | Lập quy hoạch chợ | Phòng Kinh tế | Tờ trình của UBND xã | 30/6/2026 | Đang thực hiện
    2 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội | Báo cáo | 15/6/2026 | Hoàn thành
    """,
)
table(
    "both kinds of results",
    "THEO DÕI NHIỆM VỤ QUÝ II NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Chủ trì | output: Kết quả cần đạt | deadline: Thời hạn | result: Kết quả đạt được | evaluation: Đánh giá
    1 | Lập quy hoạch chợ | Phòng Kinh tế | Tờ trình của UBND xã | 30/6/2026 | Đã trình ngày 20/6 | Hoàn thành
    """,
)
table(
    "persons in charge",
    "PHÂN CÔNG CÔNG VIỆC THÁNG 6 NĂM 2026",
    """
    number: TT | content: Công việc | leader: Lãnh đạo chỉ đạo | officer: Người thực hiện | deadline: Hạn chót | evaluation: % hoàn thành | documents: Minh chứng | reason: Tồn tại, nguyên nhân
    1 | Lập báo cáo quý | Chánh Văn phòng | Nông Thị Lan | 25/6/2026 | 100% | Báo cáo số 40/BC-UBND |
    2 | Kiểm kê tài sản | Phó Chánh Văn phòng | Lý Văn Tú | 30/6/2026 | 60% | | Thiếu sổ
    """,
)
table(
    "who is in charge is an office",
    "PHÂN CÔNG CÔNG VIỆC THÁNG 6 NĂM 2026",
    """
    number: TT | content: Công việc | unit: Người phụ trách | deadline: Hạn hoàn thành | output: Yêu cầu sản phẩm
    1 | Lập báo cáo quý | Văn phòng | 25/6/2026 | Báo cáo
    2 | Kiểm kê tài sản | Phòng Kinh tế | 30/6/2026 | Biên bản
    """,
)
table(
    "two leaders",
    "PHÂN CÔNG NHIỆM VỤ QUÝ III NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | leader: Lãnh đạo chỉ đạo | extra: Lãnh đạo phụ trách | unit: Đơn vị chủ trì | deadline: Thời hạn
    1 | Sắp xếp thôn | Đ/c Hà Văn Lâm | Đ/c Vi Thị Hoa | Văn phòng | 30/9/2026
    """,
)
table(
    "programme of work",
    "CHƯƠNG TRÌNH CÔNG TÁC CỦA UBND XÃ NĂM 2026",
    """
    number: TT | content: Tên đề án, báo cáo | unit: Cơ quan chủ trì soạn thảo | coordinating: Cơ quan phối hợp | extra: Cấp trình | deadline: Thời gian trình | output: Hình thức văn bản
    1 | Đề án phát triển chợ nông thôn | Phòng Kinh tế | Văn phòng | HĐND xã | Tháng 6 | Nghị quyết
    2 | Báo cáo kinh tế - xã hội năm | Văn phòng | Các phòng | Đảng ủy | Tháng 12 | Báo cáo
    """,
)
table(
    "conclusions of meetings",
    "THEO DÕI THỰC HIỆN KẾT LUẬN CỦA CHỦ TỊCH UBND XÃ QUÝ I NĂM 2026",
    """
    number: Số TT | assignment: Thông báo kết luận giao | content: Nội dung giao | unit: Đơn vị được giao | deadline: Thời hạn | finished: Thời gian hoàn thành | documents: Văn bản thực hiện | status: Tình trạng thực hiện | reason: Lý do chưa hoàn thành
    1 | Thông báo số 12/TB-UBND ngày 05/01/2026 | Rà soát chợ | Phòng Kinh tế | 31/01/2026 | 28/01/2026 | Báo cáo số 15/BC-KT | Hoàn thành |
    2 | Thông báo số 13/TB-UBND ngày 12/01/2026 | Vẽ lại bản đồ | Phòng Kinh tế | 28/02/2026 | | | Quá hạn | Chờ số liệu
    """,
)
table(
    "internal notes",
    "NHIỆM VỤ TRỌNG TÂM THÁNG 3 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời hạn | note!: Ghi chú (nội bộ) | extra!: Nhận xét (không phát hành)
    1 | Sắp xếp thôn | Văn phòng | 30/3/2026 | Nhắc lần 2 | Chậm
    """,
)
table(
    "levels inside sections",
    "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    """
    number: TT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | output: Sản phẩm | deadline: Thời hạn
    = I | Lĩnh vực kinh tế
    # 1 | Nông nghiệp
    1.1 | Gieo cấy vụ mùa | Phòng Kinh tế | Báo cáo | 30/6/2026
    1.2 | Tiêm phòng gia súc | Trạm Thú y | Báo cáo | 30/9/2026
    # 2 | Thu ngân sách
    2.1 | Thu phí chợ | Phòng Kinh tế | Biên lai | Hằng tháng
    3 | Cấp phép xây dựng | Phòng Kinh tế | Giấy phép | Thường xuyên
    = II | Lĩnh vực xã hội
    4 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội | Danh sách | 31/10/2026
    """,
)
table(
    "levels without sections",
    "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    """
    number: TT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | output: Sản phẩm | deadline: Thời hạn
    # 1 | Nông nghiệp
    1.1 | Gieo cấy vụ mùa | Phòng Kinh tế | Báo cáo | 30/6/2026
    # 1.2 | Chăn nuôi
    1.2.1 | Tiêm phòng gia súc | Trạm Thú y | Báo cáo | 30/9/2026
    2 | Cấp phép xây dựng | Phòng Kinh tế | Giấy phép | Thường xuyên
    """,
)
table(
    "a basis and its documents",
    "THEO DÕI NHIỆM VỤ THÁNG 7 NĂM 2026",
    """
    number: STT | assignment: Căn cứ | content: Nội dung nhiệm vụ | unit: Cơ quan tham mưu | documents: Văn bản triển khai | deadline: Thời điểm hoàn thành | result: Kết quả thực hiện
    1 | Nghị quyết số 05-NQ/ĐU | Trồng rừng | Phòng Kinh tế | Kế hoạch số 21/KH-UBND | 30/7/2026 | Đã trồng 45 ha
    """,
)
table(
    "units and helpers in one",
    "NHIỆM VỤ THÁNG 7 NĂM 2026",
    """
    number: STT | content: Nhiệm vụ | unit: Đơn vị chủ trì, phối hợp | deadline: Thời gian thực hiện | output: Dự kiến sản phẩm
    1 | Trồng rừng | Phòng Kinh tế; các thôn phối hợp | 30/7/2026 | Biên bản nghiệm thu
    """,
)
table(
    "begin and end",
    "KẾ HOẠCH NHIỆM VỤ QUÝ III NĂM 2026",
    """
    number: STT | content: Nhiệm vụ | unit: Đơn vị thực hiện | extra: [Thời gian thực hiện] Bắt đầu | deadline: [Thời gian thực hiện] Kết thúc | output: Đầu ra
    1 | Trồng rừng | Phòng Kinh tế | 01/7/2026 | 30/7/2026 | Biên bản nghiệm thu
    """,
)
table(
    "short words",
    "NHIỆM VỤ THÁNG 7 NĂM 2026",
    """
    number: STT | content: Tên NV | unit: ĐVCT | coordinating: ĐVPH | officer: CB theo dõi | output: SP đầu ra | deadline: TG hoàn thành | status: Trạng thái | result: KQ thực hiện | note: Ghi chú
    1 | Trồng rừng | Phòng Kinh tế | Các thôn | Nông Thị Lan | Biên bản | 30/7/2026 | Đang thực hiện | Đã trồng 30 ha |
    """,
)
table(
    "all sixteen",
    "THEO DÕI NHIỆM VỤ NĂM 2026",
    """
    number: TT | content: Nội dung nhiệm vụ | assignment: Văn bản giao nhiệm vụ | unit: Đơn vị chủ trì | coordinating: Đơn vị phối hợp | leader: Lãnh đạo phụ trách | officer: Chuyên viên theo dõi | output: Sản phẩm | deadline: Thời hạn hoàn thành | documents: Văn bản triển khai | result: Kết quả thực hiện | evaluation: Mức độ hoàn thành (%) | status: Tình trạng | finished: Ngày hoàn thành | reason: Khó khăn, vướng mắc, nguyên nhân | note: Ghi chú
    1 | Trồng rừng | 12/KH-UBND | Phòng Kinh tế | Các thôn | Đ/c Lâm | Nông Thị Lan | Biên bản | 30/7/2026 | 21/KH-UBND | Đã trồng 45 ha | 90% | Đang thực hiện | | Thiếu giống | x
    """,
)
table(
    "groups inside sections",
    "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    """
    number: TT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời hạn
    = I | Lĩnh vực kinh tế
    + Nhóm nhiệm vụ về nông nghiệp
    1 | Gieo cấy vụ mùa | Phòng Kinh tế | 30/6/2026
    + Nhóm nhiệm vụ về ngân sách
    2 | Thu phí chợ | Phòng Kinh tế | Hằng tháng
    = II | Lĩnh vực xã hội
    3 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội | 31/10/2026
    """,
)
table(
    "levels with Roman numerals",
    "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    """
    number: TT | content: Nội dung nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời hạn
    = I | KINH TẾ
    # I.1 | Nông nghiệp
    I.1.1 | Gieo cấy vụ mùa | Phòng Kinh tế | 30/6/2026
    I.1.2 | Tiêm phòng gia súc | Trạm Thú y | 30/9/2026
    # I.2 | Ngân sách
    I.2.1 | Thu phí chợ | Phòng Kinh tế | Hằng tháng
    = II | XÃ HỘI
    II.1 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội | 31/10/2026
    """,
)
table(
    "a head over columns that are no neighbours",
    "THEO DÕI NHIỆM VỤ THÁNG 9 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | result: [Kết quả] Khối lượng thực hiện | unit: Đơn vị chủ trì | evaluation: [Kết quả] Tỷ lệ (%) | note: Ghi chú
    1 | Sửa trạm bơm | Đã thay 2 máy | Phòng Kinh tế | 80 |
    2 | Rà soát hộ nghèo | Đã rà soát 12 thôn | Phòng Văn hóa - Xã hội | 100 | x
    """,
)
table(
    "two columns of one heading",
    "THEO DÕI NHIỆM VỤ THÁNG 9 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | note: Ghi chú | deadline: Thời hạn | extra: Ghi chú | extra(Ghi chú (2)): Ghi chú
    1 | Sửa trạm bơm | Phòng Kinh tế | một | 30/9/2026 | hai | ba
    """,
)
table(
    "forty columns",
    "THEO DÕI NHIỆM VỤ THÁNG 9 NĂM 2026",
    "number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời hạn | "
    + " | ".join(f"extra: Chỉ số {number}" for number in range(1, 37))
    + "\n1 | Sửa trạm bơm | Phòng Kinh tế | 30/9/2026 | "
    + " | ".join(f"giá trị {number}" for number in range(1, 37)),
)
table(
    "sources and times under groups",
    "SỔ THEO DÕI NHIỆM VỤ NĂM 2026",
    """
    number: TT | content: [Thông tin nhiệm vụ] Nhiệm vụ | assignment: [Thông tin nhiệm vụ / Nguồn giao] Văn bản | extra: [Thông tin nhiệm vụ / Nguồn giao] Ngày | unit: [Trách nhiệm] Chủ trì | coordinating: [Trách nhiệm] Phối hợp | deadline: [Thời gian] Hạn | finished: [Thời gian] Hoàn thành | evaluation: [Kết quả] Tỷ lệ | documents: [Kết quả] Minh chứng | note: Ghi chú
    1 | Gieo cấy vụ mùa | Kế hoạch số 12/KH-UBND | 22/6/2026 | Phòng Kinh tế | Các thôn | 20/8/2026 | 10/8/2026 | 100% | Báo cáo số 53/BC-PKT ngày 11/8/2026 | x
    2 | Rà soát hộ nghèo | Công văn số 14/CV-UBND | 18/6/2026 | Phòng Văn hóa - Xã hội | Các thôn | 1/12/2026 | | 60% | Quyết định số 81/QĐ-UBND ngày 1/7/2026 |
    """,
)
table(
    "papers to be drawn up",
    "DANH MỤC ĐỀ ÁN, VĂN BẢN TRÌNH BAN HÀNH NĂM 2026",
    """
    number: STT | content: Tên văn bản, đề án | unit: Cơ quan chủ trì xây dựng | coordinating: Cơ quan thẩm tra, phối hợp | extra: Cơ quan thẩm định | deadline: Thời gian ban hành
    1 | Quy chế làm việc của Ủy ban nhân dân xã | Văn phòng HĐND và UBND | Các phòng chuyên môn | Phòng Tư pháp | Quý III/2026
    2 | Đề án thu gom rác thải sinh hoạt | Phòng Kinh tế | Công an xã | Phòng Tư pháp | 30/9/2026
    """,
)
# What only the titles tell; a copied table has none.
BY_TITLES = (
    "figures that a report's titles tell as results",
    "figures that a plan's titles tell as outputs",
    "a plan's progress still blank",
)
table(
    "figures that a report's titles tell as results",
    "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 9 NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời hạn | result: Kết quả | note: Ghi chú
    1 | Tuyên truyền chuyển đổi số | Phòng Văn hóa - Xã hội | 30/9/2026 | Tổ chức 12 buổi tuyên truyền với 650 lượt người |
    2 | Trồng rừng tập trung | Phòng Kinh tế | 30/9/2026 | Trồng mới 45 ha, đạt 90% kế hoạch |
    """,
)
table(
    "figures that a plan's titles tell as outputs",
    "KẾ HOẠCH THỰC HIỆN NHIỆM VỤ NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | deadline: Thời gian | output: Kết quả đạt được | note: Ghi chú
    1 | Số hóa hồ sơ | Trung tâm Phục vụ hành chính công | 30/9/2026 | 100% hồ sơ được số hóa |
    2 | Bê tông hóa đường Nà Pài | Phòng Kinh tế | Quý IV/2026 | Tuyến đường dài 2 km được bê tông hóa |
    """,
)
table(
    "a plan's progress still blank",
    "KẾ HOẠCH THỰC HIỆN NHIỆM VỤ NĂM 2027",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | deadline: Tiến độ | note: Ghi chú
    1 | Số hóa hồ sơ | Trung tâm Phục vụ hành chính công | |
    2 | Bê tông hóa đường Nà Pài | Phòng Kinh tế | |
    """,
)
table(
    "shares of two periods",
    "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ QUÝ III NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | extra: [Tỷ lệ hoàn thành (%)] Quý II | evaluation: [Tỷ lệ hoàn thành (%)] Quý III | note: Ghi chú
    1 | Số hóa hồ sơ | Trung tâm Phục vụ hành chính công | 40 | 75 |
    2 | Bê tông hóa đường Nà Pài | Phòng Kinh tế | 20 | 60 | Chậm
    """,
)
table(
    "shares of every quarter",
    "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ QUÝ III NĂM 2026",
    """
    number: TT | content: Nhiệm vụ | unit: Đơn vị chủ trì | extra: [Quý II] Tỷ lệ | evaluation: [Quý III] Tỷ lệ | note: Ghi chú
    1 | Số hóa hồ sơ | Trung tâm Phục vụ hành chính công | 40 | 75 |
    2 | Bê tông hóa đường Nà Pài | Phòng Kinh tế | 20 | 60 | Chậm
    """,
)
