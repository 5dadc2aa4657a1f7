"""Headings of one table read together: which column is what, and whether the table is an annex at all."""

from __future__ import annotations

import pytest

from db.records import TASK_FIELDS, Period
from vqdesk.formats import annexes
from vqdesk.formats.annex_in import recognise
from vqdesk.formats.grid import Cell, Source, Table

FIELDS = {"n": "number", "u": "unit", "c": "content", "d": "documents", "r": "result", "e": "evaluation"}

# Headings with bars, and below them the letter of each one's field; - is a column of its own.
READ = (
    ("TT | Nội dung nhiệm vụ | Mức độ hoàn thành", "nce"),
    ("TT | Tên nhiệm vụ | Đánh giá", "nce"),
    ("STT | Nhiệm vụ | Tỷ lệ (%)", "nce"),
    ("TT | Nội dung | % hoàn thành", "nce"),
    ("STT | Tên nhiệm vụ | Kết quả | Đánh giá", "ncre"),
    ("TT | Đơn vị | Kết quả", "nur"),
    ("TT | Tên đơn vị | Kết quả thực hiện nhiệm vụ", "nur"),
    ("TT | Cơ quan, đơn vị | Tình hình thực hiện | Ghi chú", "nur-"),
    ("TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Mức độ ưu tiên | Kết quả", "ncu--r"),
    ("TT | Nội dung công việc | Mức độ khó | Kết quả | Mức độ hoàn thành (%)", "nc-re"),
    ("TT | Nhiệm vụ | Mức độ ảnh hưởng | Kết quả thực hiện | Đánh giá", "nc-re"),
    ("TT | Nhiệm vụ | Độ khẩn | Mức độ khẩn | Kết quả", "nc--r"),
    ("TT | Nhiệm vụ | Kết quả năm trước | Kết quả năm nay | Tỷ lệ (%)", "nc-re"),
    ("TT | Nhiệm vụ | Kết quả kỳ trước | Kết quả kỳ này | Mức độ hoàn thành", "nc-re"),
    ("TT | Nhiệm vụ | Cùng kỳ năm trước | Kết quả thực hiện | So với cùng kỳ (%)", "nc-r-"),
    ("TT | Nhiệm vụ | Kết quả năm 2024 | Kết quả năm 2025 | Đánh giá", "nc-re"),
    ("TT | Nhiệm vụ | Kết quả năm 2025 | Kết quả năm 2024 | Đánh giá", "ncr-e"),
    ("TT | Nhiệm vụ | Kết quả tháng 8/2025 | Kết quả tháng 9/2025", "nc-r"),
    ("TT | Nhiệm vụ | Tiến độ thực hiện | Kết quả thực hiện | Ghi chú", "nc-r-"),
    ("TT | Nhiệm vụ | Tiến độ thực hiện | Mức độ hoàn thành (%)", "ncre"),
    ("TT | Nhiệm vụ | Kết quả/Sản phẩm | Thời hạn | Kết quả thực hiện", "nc--r"),
    ("TT | Nhiệm vụ | Kết quả | Người đánh giá | Tự đánh giá | Cấp trên đánh giá", "ncr-e-"),
    ("TT | Nhiệm vụ | Kết quả | Ngày đánh giá | Mức độ hoàn thành", "ncr-e"),
    ("TT | Nhiệm vụ | Kết quả | Tỷ lệ (%) | Mức độ hoàn thành nhiệm vụ", "ncr-e"),
    ("TT | Nhiệm vụ | ĐVT | Khối lượng thực hiện | Tỷ lệ hoàn thành", "nc-re"),
    ("TT | Nhiệm vụ | ĐVT | Kế hoạch | Kết quả thực hiện | Tỷ lệ % so với kế hoạch", "nc--re"),
    ("TT | Nhiệm vụ | Đơn vị tính | Khối lượng | Kết quả", "nc--r"),
    ("TT | Nhiệm vụ | Kế hoạch | Thực hiện | Tỷ lệ (%)", "nc-re"),
    ("TT | Nhiệm vụ | Chỉ tiêu giao | Thực hiện đến 30/9/2025 | Đạt (%)", "nc-re"),
    ("TT | Nhiệm vụ | Khối lượng nhiệm vụ triển khai | Đánh giá mức độ hoàn thành (%)", "ncre"),
    (
        "TT | Tên công việc | Loại | Đơn vị chủ trì | Đơn vị phối hợp | Ngày giao | Hạn | Tình trạng",
        "nc-u---e",
    ),
    (
        "Nội dung công việc | Đơn vị chủ trì | Thời hạn hoàn thành | Ngày hoàn thành thực tế | Trạng thái",
        "cu--e",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Kết quả | Trạng thái", "ncur-"),
    ("Mã | Nội dung/Trích yếu | Cơ quan chủ trì tham mưu | Hạn xử lý | Tóm tắt kết quả | Ghi chú", "-cu-r-"),
    ("TT | Cơ quan, đơn vị phối hợp | Cơ quan, đơn vị chủ trì | Nhiệm vụ | Kết quả", "n-ucr"),
    ("TT | Đơn vị chủ trì, phối hợp | Nhiệm vụ | Kết quả", "nucr"),
    ("TT | Rõ việc | Rõ người | Rõ thời gian | Rõ trách nhiệm | Rõ sản phẩm | Rõ kết quả", "ncu---r"),
    ("TT | Chi bộ | Nội dung nhiệm vụ | Kết quả thực hiện", "nucr"),
    ("TT | Khoa, phòng | Nội dung công việc | Kết quả | Tỷ lệ", "nucre"),
    ("TT | Xã, phường | Nhiệm vụ | Kết quả | Tỷ lệ", "nucre"),
    ("TT | Xã hội hóa | Nhiệm vụ | Kết quả | Tỷ lệ", "n-cre"),
    ("TT | Văn bản giao nhiệm vụ | Nhiệm vụ | Văn bản triển khai | Kết quả", "n-cdr"),
    ("TT | Căn cứ | Nhiệm vụ | Số, ký hiệu văn bản | Kết quả", "ndc-r"),
    ("TT | Nhiệm vụ (1) | Đơn vị (2) | Kết quả (3) | Tỷ lệ (%) (4)", "ncure"),
    ("TT | Nội dung kết quả | Nhiệm vụ | Đơn vị", "nrcu"),
    ("TT | Nội dung kiến nghị | Đơn vị giải quyết | Kết quả giải quyết", "ncur"),
    ("TT | Họ và tên | Nhiệm vụ được giao | Kết quả thực hiện | Tự đánh giá", "n-cre"),
    ("TT | Nhiệm vụ | Kinh phí (triệu đồng) | Kết quả | Mức độ hoàn thành", "nc-re"),
    ("TT | Nhiệm vụ | Đã hoàn thành | Đang thực hiện | Chưa hoàn thành | Kết quả", "nc---r"),
    ("TT | Nhiệm vụ | Kết quả | Hoàn thành | Chưa hoàn thành", "ncr--"),
)
# Lists of another kind that have a heading or two in common with an annex.
OTHER = (
    "TT | Nội dung công việc | ĐVT | Khối lượng | Đơn giá | Thành tiền",
    "TT | Nội dung công việc | Đơn vị tính | Khối lượng | Ghi chú",
    "TT | Hạng mục công việc | Khối lượng theo hợp đồng | Khối lượng thực hiện | Đơn giá | Thành tiền",
    "STT | Nội dung | Dự toán năm | Ước thực hiện | Tỷ lệ (%)",
    "STT | Nội dung | Dự toán | Thực hiện | Tỷ lệ thực hiện (%)",
    "STT | Nội dung chi | Số tiền | Tỷ lệ (%)",
    "TT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành | Mức độ ưu tiên",
    "TT | Nội dung | Mức độ rủi ro | Biện pháp kiểm soát",
    "TT | Nguy cơ | Đánh giá rủi ro | Biện pháp | Đơn vị thực hiện",
    "TT | Nội dung đánh giá | Điểm tối đa | Điểm tự chấm | Ghi chú",
    "TT | Tiêu chí | Điểm chuẩn | Tự đánh giá | Điểm thẩm định",
    "TT | Nội dung | Điểm chuẩn | Đánh giá | Kết quả",
    "TT | Họ và tên | Đơn vị | Kết quả học tập",
    "TT | Họ và tên | Đơn vị | Kết quả",
    "TT | Họ và tên | Đơn vị công tác | Kết quả | Đánh giá xếp loại",
    "TT | Họ và tên học sinh | Lớp | Kết quả rèn luyện | Đánh giá",
    "TT | Họ tên | Đơn vị | Chữ ký",
    "TT | Tên tài sản | Đơn vị tính | Số lượng | Tình trạng",
    "TT | Tên tài sản | Đơn vị sử dụng | Số lượng | Tình trạng",
    "TT | Đơn vị | Kết quả | Xếp hạng",
    "TT | Đơn vị | Kết quả bình xét thi đua | Danh hiệu",
    "TT | Đơn vị | Số phiếu | Kết quả bầu cử",
    "TT | Số, ký hiệu văn bản | Trích yếu nội dung | Ngày ban hành",
    "TT | Tên đơn vị | Tổng số | Hoàn thành trong hạn | Trễ hạn | Tỷ lệ | Ghi chú",
    "TT | Nội dung | Kết quả biểu quyết",
    "TT | Nội dung câu hỏi | Mức độ hài lòng | Ghi chú",
    "TT | Nội dung chi tiết | Đơn giá | Kết quả",
    "TT | Thời gian | Nội dung | Người thực hiện",
    "TT | Tên công trình | Đơn vị thi công | Tiến độ",
)


def table(headings: str, *rows: str) -> Table:
    lines = [[text.strip() for text in line.split("|")] for line in (headings, *rows)]
    return Table([[Cell(text, r, c) for c, text in enumerate(line)] for r, line in enumerate(lines)])


def columns(headings: str, *rows: str) -> str | None:
    """Return the letters of the columns' fields; None where the table is no annex."""
    below = rows or (" | ".join("x" for _ in headings.split("|")),)
    found = annexes.find(Source([table(headings, *below)], (), "a.docx"))
    if not found:
        return None
    (grid,) = found
    header = recognise(grid, period=Period("năm", 2025)).header
    assert header is not None
    letters = {field: letter for letter, field in FIELDS.items()}
    return "".join(letters.get(field or "", "-") for field in header.columns)


@pytest.mark.parametrize(("headings", "wanted"), READ)
def test_each_column_is_what_a_clerk_reads(headings: str, wanted: str) -> None:
    assert columns(headings) == wanted


@pytest.mark.parametrize("headings", OTHER)
def test_tables_of_other_kinds_are_no_annex(headings: str) -> None:
    assert columns(headings) is None


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            ("1 | Trồng rừng | ha | 750 | 795 | 106%", "2 | Thu ngân sách | triệu đồng | 9 | 8 | 90%"),
            "nc--re",
        ),
        (("1 | Trồng rừng | Phòng Kinh tế | 750 | 795 | 106%",), "ncu-re"),
    ],
)
def test_under_unit_may_stand_what_things_are_measured_in(rows: tuple[str, ...], wanted: str) -> None:
    assert columns("TT | Chỉ tiêu, nhiệm vụ | Đơn vị | Kế hoạch | Kết quả | Tỷ lệ (%)", *rows) == wanted


@pytest.mark.parametrize("former", ["Năm trước", "Cùng kỳ năm trước", "Năm 2024"])
def test_a_group_tells_which_of_two_results_is_the_report_s(former: str) -> None:
    top = [
        Cell("TT", 0, 0, 2),
        Cell("Nhiệm vụ", 0, 1, 2),
        Cell(former, 0, 2, 1, 2),
        Cell("Năm 2025", 0, 4, 1, 2),
    ]
    low = [Cell(text, 1, column) for column, text in enumerate(("Kết quả", "Tỷ lệ (%)") * 2, 2)]
    body = [Cell(str(column) + "x", 2, column) for column in range(6)]
    (grid,) = annexes.find(Source([Table([top, low, body])], (), "a.docx"))
    found = recognise(grid, period=Period("năm", 2025))
    (task,) = found.draft.sections[0].tasks
    assert {field: getattr(task, field) for field in TASK_FIELDS if getattr(task, field)} == {
        "number": "0x",
        "content": "1x",
        "result": "4x",
        "evaluation": "5x",
    }
    assert task.extra == {"Kết quả": "2x", "Tỷ lệ (%)": "3x"}
