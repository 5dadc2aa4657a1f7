"""Files that are right but hold no annex: each is refused with what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from handmade.docx import word
from handmade.html_page import WEB, html
from handmade.plan import C, Para, Table
from handmade.xlsx import Book, Sheet

from db.errors import Notice
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


def table(*rows: str) -> Table:
    """Return a table whose rows are written with bars."""
    return Table([[C(text.strip()) for text in row.split("|")] for row in rows])


DECREE = (
    Para("CHÍNH PHỦ", bold=True),
    Para("NGHỊ ĐỊNH", bold=True),
    Para("Về công tác văn thư, ban hành ngày 05 tháng 3 năm 2020"),
    Para("Điều 1. Phạm vi điều chỉnh"),
    Para("Nghị định này quy định về công tác văn thư và quản lý nhà nước về công tác văn thư."),
    Para("Phụ lục I. Thể thức, kỹ thuật trình bày văn bản năm 2024", bold=True),
    table(
        "STT | Thành phần thể thức và chi tiết trình bày | Loại chữ | Cỡ chữ | Kiểu chữ | Ví dụ minh họa",
        "1 | Quốc hiệu | In hoa | Từ 12 đến 13 | Đứng, đậm | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "2 | Tên cơ quan, tổ chức ban hành văn bản | In hoa | 12-13 | Đứng, đậm | BỘ NỘI VỤ",
    ),
    Para("Phụ lục III. Bảng chữ viết tắt", bold=True),
    table("STT | Tên loại văn bản hành chính | Chữ viết tắt", "1 | Nghị quyết | NQ", "2 | Quyết định | QĐ"),
    table("Nơi nhận:\n- Ban Bí thư; | TM. CHÍNH PHỦ\nTHỦ TƯỚNG"),
)
CV = (
    Para("SƠ YẾU LÝ LỊCH", bold=True),
    Para("Cập nhật tháng 9 năm 2024"),
    table(
        "Thời gian | Tên trường | Ngành học | Văn bằng",
        "2008 - 2012 | Đại học Luật | Luật hành chính | Cử nhân",
    ),
    Para("Quá trình công tác", bold=True),
    table(
        "Từ tháng, năm đến tháng, năm | Cơ quan, đơn vị công tác | Chức danh, chức vụ",
        "9/2012 - 6/2018 | Phòng Tư pháp huyện | Chuyên viên",
        "7/2018 - nay | Văn phòng HĐND và UBND | Chuyên viên chính",
    ),
    table("Họ và tên | Quan hệ | Năm sinh", "Người thứ nhất | Bố | 1960"),
)
AGENDA = (
    Para("CHƯƠNG TRÌNH", bold=True),
    Para("Hội nghị tổng kết năm 2024"),
    table("Thời gian | Nội dung | Địa điểm", "08:00 | Đón đại biểu | Hội trường"),
    table("Thời gian | Nội dung | Người thực hiện", "08:00 | Đón đại biểu | Ban tổ chức"),
)
BUDGET = (
    Para("DỰ TOÁN THU, CHI NGÂN SÁCH NĂM 2024", bold=True),
    table(
        "STT | Nội dung | Dự toán năm | Ước thực hiện | So sánh (%)",
        "A | Tổng thu | 26.400 | 26.974 | 102,2",
        "1 | Thu nội địa | 23.900 | 24.100 | 100,8",
    ),
)
RATIOS = (
    Para("TÌNH HÌNH THỰC HIỆN DỰ TOÁN 9 THÁNG NĂM 2024", bold=True),
    table(
        "STT | Nội dung | Dự toán năm | Ước thực hiện | Tỷ lệ (%)",
        "A | Tổng thu | 26.400 | 26.974 | 102,2",
        "1 | Thu nội địa | 23.900 | 24.100 | 100,8",
    ),
)
DOCUMENTS = (
    Para("DANH MỤC VĂN BẢN HẾT HIỆU LỰC NĂM 2024", bold=True),
    table(
        "STT | Số, ký hiệu văn bản | Nội dung trích yếu | Ngày ban hành",
        "1 | 42/KH-UBND | Về phát triển kinh tế | 30/01/2020",
        "2 | 18/QĐ-UBND | Ban hành quy chế làm việc | 22/01/2019",
    ),
)
GUESTS = (
    Para("DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ THÁNG 9 NĂM 2024", bold=True),
    table(
        "STT | Họ và tên | Chức vụ | Đơn vị | Ghi chú",
        "1 | Đại biểu thứ nhất | Trưởng phòng | Phòng Nội vụ | ",
    ),
)
PRICES = (
    Para("BẢNG GIÁ tháng 9 năm 2024", bold=True),
    table(
        "STT | Tên sản phẩm | Đơn vị tính | Đơn giá",
        "1 | Tinh dầu hồi | chai | 120.000",
        "2 | Thạch đen | hộp | 35.000",
    ),
)
SUMMARY = (
    Para("TỔNG HỢP NHIỆM VỤ THÁNG 9 NĂM 2024", bold=True),
    Table(
        [
            [
                *(C("TT", down=2), C("Tên đơn vị", down=2), C("Tổng số", down=2), C("Hoàn thành", 2)),
                *(C("Chưa hoàn thành", 2), C("Tỷ lệ", down=2), C("Ghi chú", down=2)),
            ],
            [C("Trong hạn"), C("Trễ hạn"), C("Trong hạn"), C("Trễ hạn")],
            [C(text) for text in ("1", "Văn phòng", "5", "3", "1", "1", "0", "80%", "")],
            [C(text) for text in ("2", "Phòng Kinh tế", "7", "5", "0", "1", "1", "71,4%", "")],
        ]
    ),
)
BILL = (
    Para("BẢNG KHỐI LƯỢNG NĂM 2024", bold=True),
    table("TT | Nội dung công việc | ĐVT | Khối lượng | Ghi chú", "1 | Đào móng | m3 | 12,5 | "),
)
WORKS = (
    Para("BẢNG KHỐI LƯỢNG NGHIỆM THU NĂM 2026", bold=True),
    table(
        "TT | Nội dung công việc | Đơn vị tính | Khối lượng hợp đồng | Khối lượng thực hiện | KL nghiệm thu",
        "1 | Nạo vét rãnh thoát nước | m | 3.200 | 3.180 | 3.180",
    ),
)
FUNDS = (
    Para("KINH PHÍ TỔ CHỨC HỘI THI NĂM 2026", bold=True),
    table(
        "TT | Nội dung công việc | Số lượng | Định mức | Thành tiền (đồng) | Nguồn kinh phí",
        "1 | Thuê hội trường | 1 | 15.000.000 | 15.000.000 | NS xã",
    ),
)
PURCHASES = (
    Para("DANH MỤC MUA SẮM NĂM 2026", bold=True),
    table(
        "STT | Danh mục mua sắm | Đơn vị | Số lượng | Kinh phí dự kiến | Thời gian thực hiện",
        "1 | Máy tính để bàn | bộ | 5 | 75.000.000 | Quý II",
        "2 | Máy in | chiếc | 2 | 12.000.000 | Quý III",
    ),
)
ASSETS = (
    Para("DANH MỤC TÀI SẢN NĂM 2026", bold=True),
    table(
        "TT | Tên tài sản | Bộ phận sử dụng | Năm sử dụng | Nguyên giá | Giá trị còn lại | Tình trạng",
        "1 | Máy tính để bàn | Văn phòng | 2021 | 15.000.000 | 0 | Đang sử dụng",
    ),
)
INDICATORS = (
    Para("CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2026", bold=True),
    table(
        "TT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2026 | Thực hiện 9 tháng | Tỷ lệ (%)",
        "1 | Sản lượng lương thực có hạt | tấn | 2.000 | 1.500 | 75",
        "2 | Thu ngân sách trên địa bàn | triệu đồng | 300 | 210 | 70",
    ),
)
SPENDING = (
    Para("DỰ TOÁN KINH PHÍ HOẠT ĐỘNG NĂM 2026", bold=True),
    table(
        "TT | Nhiệm vụ chi | Đơn vị sử dụng | Dự toán | Đã giải ngân | Tỷ lệ (%)",
        "1 | Tập huấn nghiệp vụ | Văn phòng HĐND và UBND | 20.000.000 | 10.000.000 | 50",
        "2 | Tuyên truyền pháp luật | Phòng Văn hóa - Xã hội | 30.000.000 | 9.000.000 | 30",
    ),
)
WORK_PRICES = (
    Para("DỰ TOÁN CẢI TẠO TRỤ SỞ NĂM 2026", bold=True),
    table(
        "TT | Nội dung công việc | ĐVT | Khối lượng | Đơn giá | Thành tiền | Đơn vị thực hiện | Thời gian",
        "1 | Quét vôi tường ngoài | m2 | 120 | 10.000 | 1.200.000 | Công ty A | Quý II",
        "2 | Lát nền hội trường | m2 | 30 | 200.000 | 6.000.000 | Công ty A | Quý II",
    ),
)
RANKING = (
    Para("BẢNG XẾP HẠNG MỨC ĐỘ HOÀN THÀNH NHIỆM VỤ NĂM 2026", bold=True),
    table(
        "Hạng | Đơn vị | Được giao | Hoàn thành | Chưa hoàn thành | Quá hạn | Điểm",
        "1 | Phòng Kinh tế | 19 | 19 | 0 | 0 | 100",
    ),
)
LETTER = (
    Para("Kính gửi: Ủy ban nhân dân huyện."),
    Para("Đề nghị báo cáo kết quả tháng 9 năm 2024 trước ngày 25."),
)
WITHOUT = {
    "decree": DECREE,
    "cv": CV,
    "agenda": AGENDA,
    "summary": SUMMARY,
    "bill": BILL,
    "budget": BUDGET,
    "ratios": RATIOS,
    "documents": DOCUMENTS,
    "guests": GUESTS,
    "prices": PRICES,
    **{"works": WORKS, "funds": FUNDS, "ranking": RANKING, "purchases": PURCHASES, "assets": ASSETS},
    **{"indicators": INDICATORS, "spending": SPENDING, "work prices": WORK_PRICES},
    "letter": LETTER,
}


def as_word(blocks) -> bytes:
    return word(blocks)[0]


def as_excel(blocks) -> bytes:
    book = Book()
    book.add(Sheet(blocks=blocks))
    return book.bytes()


def as_html(blocks) -> bytes:
    return html(blocks, WEB).encode()


def as_text(blocks) -> bytes:
    lines = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else [[block]]
        lines += ["\t".join(cell.text.replace("\n", " ") for cell in row) for row in rows]
    return "\n".join(lines).encode()


CONTAINERS = {".docx": as_word, ".xlsx": as_excel, ".html": as_html, ".txt": as_text}


LIKE = {
    **{"cv": "people", "agenda": "schedule", "budget": "budget", "ratios": "budget", "summary": "summary"},
    **{"documents": "documents", "guests": "people", "prices": "prices", "bill": "bill"},
    **{"works": "bill", "funds": "budget", "ranking": "summary", "purchases": "purchases"},
    **{"assets": "assets", "indicators": "indicators", "spending": "budget", "work prices": "bill"},
}
"""What the table of each that has one looks like."""


@pytest.mark.parametrize("ending", CONTAINERS)
@pytest.mark.parametrize("name", WITHOUT)
def test_what_holds_no_annex_is_refused_with_what_was_looked_for(
    run: Run, tmp_path: Path, name: str, ending: str
):
    file = tmp_path / f"{name}{ending}"
    file.write_bytes(CONTAINERS[ending](WITHOUT[name]))
    for lang in ("vi", "en"):
        done = run("import", file, "--lang", lang)
        said = say("file.no_table", lang, name=file.name)
        if name in LIKE:
            said = say("file.other_table", lang, name=file.name, kind=Notice(f"show.table.{LIKE[name]}"))
        assert (done.code, done.out, done.err) == (3, "", said + "\n")


def test_the_sentence_says_that_no_annex_table_was_found_and_what_was_looked_for():
    sentence = say("file.no_table", "en", name="a.docx")
    assert "no annex table" in sentence
    assert all(word in sentence for word in ("content", "unit"))
    assert "nội dung" in say("file.no_table", "vi", name="a.docx").lower()
