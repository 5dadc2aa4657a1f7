"""Headings of one table read together: which column is what, and whether the table is an annex at all."""

from __future__ import annotations

import pytest

from db.records import TASK_FIELDS, Period
from vqdesk.annex.recognition import finder
from vqdesk.annex.recognition.recogniser import recognise
from vqdesk.annex.source.grid import Cell, Source, Table

FIELDS = {
    **{"n": "number", "u": "unit", "c": "content", "d": "documents", "r": "result", "e": "evaluation"},
    **{"a": "assignment", "k": "coordinating", "l": "leader", "o": "officer", "p": "output", "t": "deadline"},
    **{"s": "status", "f": "finished", "y": "reason", "g": "note", "1": "first_deadline"},
}

# Headings with bars, and below them the letter of each one's field; - is a column of its own.
READ = (
    ("TT | Nội dung nhiệm vụ | Mức độ hoàn thành", "nce"),
    ("TT | Tên nhiệm vụ | Đánh giá", "nce"),
    ("STT | Nhiệm vụ | Tỷ lệ (%)", "nce"),
    ("TT | Nội dung | % hoàn thành", "nce"),
    ("STT | Tên nhiệm vụ | Kết quả | Đánh giá", "ncre"),
    ("TT | Đơn vị | Kết quả", "nur"),
    ("TT | Tên đơn vị | Kết quả thực hiện nhiệm vụ", "nur"),
    ("TT | Cơ quan, đơn vị | Tình hình thực hiện | Ghi chú", "nurg"),
    ("TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Mức độ ưu tiên | Kết quả", "ncuk-r"),
    ("TT | Nội dung công việc | Mức độ khó | Kết quả | Mức độ hoàn thành (%)", "nc-re"),
    ("TT | Nhiệm vụ | Mức độ ảnh hưởng | Kết quả thực hiện | Đánh giá", "nc-re"),
    ("TT | Nhiệm vụ | Độ khẩn | Mức độ khẩn | Kết quả", "nc--r"),
    ("TT | Nhiệm vụ | Kết quả năm trước | Kết quả năm nay | Tỷ lệ (%)", "nc-re"),
    ("TT | Nhiệm vụ | Kết quả kỳ trước | Kết quả kỳ này | Mức độ hoàn thành", "nc-re"),
    ("TT | Nhiệm vụ | Cùng kỳ năm trước | Kết quả thực hiện | So với cùng kỳ (%)", "nc-r-"),
    ("TT | Nhiệm vụ | Kết quả năm 2024 | Kết quả năm 2025 | Đánh giá", "nc-re"),
    ("TT | Nhiệm vụ | Kết quả năm 2025 | Kết quả năm 2024 | Đánh giá", "ncr-e"),
    ("TT | Nhiệm vụ | Kết quả tháng 8/2025 | Kết quả tháng 9/2025", "nc-r"),
    ("TT | Nhiệm vụ | Tiến độ thực hiện | Kết quả thực hiện | Ghi chú", "nc-rg"),
    ("TT | Nhiệm vụ | Tiến độ thực hiện | Mức độ hoàn thành (%)", "ncre"),
    ("TT | Nhiệm vụ | Kết quả/Sản phẩm | Thời hạn | Kết quả thực hiện", "ncptr"),
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
        "nc-uk-ts",
    ),
    (
        "Nội dung công việc | Đơn vị chủ trì | Thời hạn hoàn thành | Ngày hoàn thành thực tế | Trạng thái",
        "cutfs",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Kết quả | Trạng thái", "ncurs"),
    ("Mã | Nội dung/Trích yếu | Cơ quan chủ trì tham mưu | Hạn xử lý | Tóm tắt kết quả | Ghi chú", "ncutrg"),
    ("TT | Cơ quan, đơn vị phối hợp | Cơ quan, đơn vị chủ trì | Nhiệm vụ | Kết quả", "nkucr"),
    ("TT | Đơn vị chủ trì, phối hợp | Nhiệm vụ | Kết quả", "nucr"),
    ("TT | Rõ việc | Rõ người | Rõ thời gian | Rõ trách nhiệm | Rõ sản phẩm | Rõ kết quả", "ncotlpr"),
    ("TT | Chi bộ | Nội dung nhiệm vụ | Kết quả thực hiện", "nucr"),
    ("TT | Khoa, phòng | Nội dung công việc | Kết quả | Tỷ lệ", "nucre"),
    ("TT | Xã, phường | Nhiệm vụ | Kết quả | Tỷ lệ", "nucre"),
    ("TT | Xã hội hóa | Nhiệm vụ | Kết quả | Tỷ lệ", "n-cre"),
    ("TT | Văn bản giao nhiệm vụ | Nhiệm vụ | Văn bản triển khai | Kết quả", "nacdr"),
    ("TT | Căn cứ | Nhiệm vụ | Số, ký hiệu văn bản | Kết quả", "nacdr"),
    ("TT | Nhiệm vụ (1) | Đơn vị (2) | Kết quả (3) | Tỷ lệ (%) (4)", "ncure"),
    ("TT | Nội dung kết quả | Nhiệm vụ | Đơn vị", "nrcu"),
    ("TT | Nội dung kiến nghị | Đơn vị giải quyết | Kết quả giải quyết", "ncur"),
    ("TT | Họ và tên | Nhiệm vụ được giao | Kết quả thực hiện | Tự đánh giá", "n-cre"),
    ("TT | Nhiệm vụ | Kinh phí (triệu đồng) | Kết quả | Mức độ hoàn thành", "nc-re"),
    ("TT | Nhiệm vụ | Đã hoàn thành | Đang thực hiện | Chưa hoàn thành | Kết quả", "nc---r"),
    ("TT | Nhiệm vụ | Kết quả | Hoàn thành | Chưa hoàn thành", "ncr--"),
    ("T.T | ND công việc | Đ/v chủ trì | KQ thực hiện | Tỷ lệ HT (%)", "ncure"),
    ("S.T.T | Tên NV | ĐV thực hiện | VB triển khai | KL thực hiện | % HT", "ncudre"),
    ("TT | Nhiệm vụ | ĐVCT | ĐVPH | KQTH", "ncukr"),
    ("Số TT | Nhiệm vụ: | Đơn vị: | Kết quả: | Đánh giá:", "ncure"),
    ("STT/No. | Nhiệm vụ/Task | Đơn vị/Unit | Kết quả/Result | Đánh giá/Rating", "ncure"),
    ("TT No. | Nhiệm vụ Task | Đơn vị Unit | Kết quả Result | Đánh giá Rating", "ncure"),
    ("# | Nhiệm vụ | Đơn-vị | Kết-quả | Đánh- giá", "ncure"),
    ("TT | Chỉ tiêu/Nhiệm vụ | Đơn vị theo dõi | Kết quả | Đánh giá", "ncure"),
    ("Mã | Việc | Loại | Nhóm | Trạng thái | Deadline | Cập nhật gần nhất | Ghi chú", "nc--st-g"),
    ("TT | Nhiệm vụ | Chỉ tiêu giao | Đạt được | % đạt", "nc-re"),
    ("TT | Nhiệm vụ | Mục tiêu | Thực hiện 9 tháng | So với kế hoạch (%)", "nc-re"),
    ("TT | Nhiệm vụ | KH năm | TH | TH/KH (%)", "nc-re"),
    ("TT | Nhiệm vụ | Mục tiêu (%) | Thực hiện | So sánh (%)", "nc-re"),
    ("TT | Nhiệm vụ | Số chỉ tiêu (%) | Kết quả | Tiến độ", "nc-r-"),
    ("TT | Nhiệm vụ | Kế hoạch năm 2025 | Ước thực hiện năm 2025 | Tỷ lệ", "nc-re"),
    ("TT | Nhiệm vụ | Thực hiện năm 2024 | Kế hoạch | Thực hiện 9 tháng năm 2025 | Tỷ lệ", "nc--re"),
    ("TT | Nhiệm vụ | Thực hiện cùng kỳ | Kế hoạch | Thực hiện | % so với cùng kỳ", "nc--r-"),
    ("TT | Nội dung | Đơn vị thực hiện | Kế hoạch năm | Thực hiện | Tỷ lệ", "ncu-re"),
    ("TT | Nhiệm vụ | Kết quả | Đạt tỷ lệ % | Đánh giá", "ncr-e"),
    ("TT | Nhiệm vụ | Tiến độ (%) | Kết quả | Đánh giá", "nc-re"),
    ("TT | Nhiệm vụ | Tiến độ (%) | Kết quả | Mức độ hoàn thành", "nc-re"),
    ("TT | Nhiệm vụ | Tiến độ (%) | Kết quả | Tỷ lệ giải ngân", "ncer-"),
    ("TT | Nhiệm vụ | Tiến độ (%) | Kết quả", "ncer"),
    ("TT | Nhiệm vụ | ĐVT | KH năm 2025 | TH 9 tháng | % so KH", "nc--re"),
    ("TT | Nhiệm vụ | NV phụ trách | CV theo dõi | KL chỉ đạo | Kết quả", "nco--r"),
    ("TT | ND CV | Đơn vị (tính) | KL TH | TL (%)", "nc-re"),
    ("TT | Nhiệm vụ | Số liệu thực hiện | Đánh giá", "ncre"),
    ("TT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành | Mức độ ưu tiên", "ncut-"),
    ("TT | Nội dung nhiệm vụ | Đơn vị chủ trì", "ncu"),
    ("TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian", "ncukt"),
    ("TT | Nội dung | Đơn vị | Kết quả dự kiến", "ncup"),
    ("TT | Nhiệm vụ | Thời gian hoàn thành", "nct"),
    ("TT | Nhiệm vụ | Văn bản triển khai", "ncd"),
    ("TT | Nhiệm vụ | Đơn vị chủ trì | Cơ quan thực hiện | Thời hạn", "ncu-t"),
    ("TT | Nhiệm vụ | Đơn vị | Thời hạn | Gia hạn đến | Tình trạng", "ncu1ts"),
    ("TT | Nhiệm vụ | Đơn vị | Thời hạn ban đầu | Thời hạn điều chỉnh | Tình trạng", "ncu1ts"),
    ("TT | Nhiệm vụ | Đơn vị | Thời hạn | Thời gian hoàn thành | Tình trạng", "ncutfs"),
    ("TT | Nhiệm vụ | Đơn vị | Ngày hoàn thành | Sản phẩm", "ncutp"),
    ("TT | Nhiệm vụ | Đơn vị | Ngày bắt đầu | Ngày kết thúc | Sản phẩm", "ncu-tp"),
    ("TT | Mã nhiệm vụ | Nhiệm vụ | Thời hạn | Đơn vị", "n-ctu"),
    ("TT | Nhiệm vụ | Đơn vị theo dõi, đôn đốc | Đơn vị thực hiện | Thời hạn", "nc-ut"),
    ("TT | Nhiệm vụ | Mức độ ưu tiên | Kinh phí | Thời hạn | Đơn vị", "nc--tu"),
)
# Lists of another kind that have a heading or two in common with an annex.
OTHER = (
    "TT | ND công việc | ĐVT | KL | ĐG | Thành tiền",
    "TT | ND công việc | ĐVT | KL | ĐG",
    "TT | Nội dung công việc | ĐVT | Khối lượng | Đơn giá | Thành tiền",
    "TT | Nội dung công việc | Đơn vị tính | Khối lượng | Ghi chú",
    "TT | Hạng mục công việc | Khối lượng theo hợp đồng | Khối lượng thực hiện | Đơn giá | Thành tiền",
    "STT | Nội dung | Dự toán năm | Ước thực hiện | Tỷ lệ (%)",
    "STT | Nội dung | Dự toán | Thực hiện | Tỷ lệ thực hiện (%)",
    "STT | Nội dung chi | Số tiền | Tỷ lệ (%)",
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
    "TT | Họ và tên | Chức vụ | Đơn vị | Nhiệm vụ",
    "TT | Lĩnh vực | Tổng số nhiệm vụ | Đã hoàn thành | Đang thực hiện | Quá hạn",
    "TT | Nội dung | Thời gian | Địa điểm",
    "TT | Trích yếu | Số, ký hiệu văn bản | Ngày ban hành | Cơ quan ban hành",
    "TT | Danh mục công việc | Khối lượng | Đơn giá | Thành tiền",
    "TT | Nội dung công việc | Đơn vị tính | Khối lượng | Đơn vị thực hiện",
)


def table(headings: str, *rows: str) -> Table:
    lines = [[text.strip() for text in line.split("|")] for line in (headings, *rows)]
    return Table([[Cell(text, r, c) for c, text in enumerate(line)] for r, line in enumerate(lines)])


def columns(headings: str, *rows: str) -> str | None:
    """Return the letters of the columns' fields; None where the table is no annex."""
    below = rows or (" | ".join("x" for _ in headings.split("|")),)
    found = finder.find_annexes(Source([table(headings, *below)], (), "a.docx"))
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


@pytest.mark.parametrize(
    "heading",
    [
        "Tiến độ",
        "Tiến độ thực hiện",
        "TIẾN ĐỘ CÔNG VIỆC",
        "Tiến độ triển khai",
        "Tình hình thực hiện",
        "Cập nhật tiến độ",
    ],
)
@pytest.mark.parametrize(
    ("texts", "beside", "alone"),
    [
        (("80%", "100 %", ""), "ncuer", "ncue"),
        (("80", "100", "…"), "ncuer", "ncue"),
        (("80,5%", "Chưa có cơ sở triển khai", "Đạt 90% KH"), "ncuer", "ncur"),
        (("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"), "ncusr", "ncus"),
        (("Đúng tiến độ", "Chậm tiến độ", "-"), "ncusr", "ncus"),
        (("Đúng hạn", "Quá hạn 5 ngày", "Đang triển khai thực hiện"), "ncusr", "ncus"),
        (("Đã trình HĐND", "Đã bố trí 4/6 trụ sở", "Đang thực hiện"), None, "ncur"),
        (("4/5", "3/4", "2/2"), None, "ncur"),
        (("Quý III/2025", "30/9/2025", "Thường xuyên"), "ncutr", "ncut"),
        (("Trước 30/9", "Tháng 10", "Trong quý IV năm 2025"), "ncutr", "ncut"),
        (("Hoàn thành trước 30/9/2025", "2025", "80%"), "ncutr", "ncut"),
        (("01/3 - 30/9/2025", "Q4/2025", "Ngày 15 tháng 10"), "ncutr", "ncut"),
        (("Từ tháng 3 đến tháng 9/2025", "2025-2027", "Trước ngày 30 tháng 9 năm 2025"), "ncutr", "ncut"),
    ],
)
def test_progress_is_what_stands_below_it(
    heading: str, texts: tuple[str, ...], beside: str | None, alone: str | None
) -> None:
    rows = [f"{at} | Sửa đường | Phòng Kinh tế | {text}" for at, text in enumerate(texts, 1)]
    assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading}", *rows) == alone
    if beside:
        told = [f"{row} | Đã sửa 4/5 km" for row in rows]
        assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading} | Kết quả", *told) == beside
        judged = [f"{row} | Tốt" for row in told]
        wanted = f"ncu{beside[3] if beside[3] in 'st' else '-'}re"
        assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading} | Kết quả | Đánh giá", *judged) == wanted


@pytest.mark.parametrize(
    "heading",
    [
        *("Số/ký hiệu văn bản", "Số, ký hiệu", "Số ký hiệu VB", "Số và ký hiệu văn bản", "Số - Ký hiệu VB"),
        *(
            "Văn bản số/ngày",
            "Số, ngày, tháng văn bản",
            "Số hiệu văn bản",
            "Ký hiệu văn bản",
            "Số KH văn bản",
        ),
        *("VB chỉ đạo", "Tên, số ký hiệu văn bản"),
        *("Hệ thống văn bản", "Danh mục văn bản", "Tài liệu/văn bản", "Trích dẫn văn bản"),
        *("Quyết định/Kế hoạch", "Kế hoạch, quyết định", "Kế hoạch"),
    ],
)
def test_documents_have_many_headings(heading: str) -> None:
    row = "1 | Sửa đường | Phòng Kinh tế | Kế hoạch số 42/KH-UBND ngày 03/02/2025 | Đã xong"
    assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading} | Kết quả", row) == "ncudr"


@pytest.mark.parametrize(
    "heading",
    ["Văn bản giao", "Căn cứ pháp lý", "Cơ sở pháp lý", "Quyết định giao", "Nguồn giao"],
)
def test_the_document_that_gave_a_task_is_its_assignment(heading: str) -> None:
    row = "1 | Sửa đường | Phòng Kinh tế | Kế hoạch số 42/KH-UBND ngày 03/02/2025 | Đã xong"
    assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading} | Kết quả", row) == "ncuar"


@pytest.mark.parametrize(
    ("heading", "text"),
    [("Nguồn giao", "Chủ tịch UBND tỉnh"), ("Kế hoạch", "50 ha"), ("Quyết định/Kế hoạch", "Đã ban hành")],
)
def test_what_cites_none_is_no_column_of_documents(heading: str, text: str) -> None:
    row = f"1 | Sửa đường | Phòng Kinh tế | {text} | Đã xong"
    assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading} | Kết quả", row) == "ncu-r"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Hoàn thành", "30/9/2025"),
        ("Ngày tháng văn bản", "03/02/2025"),
        ("Số văn bản", "12"),
        ("Số văn bản đã ban hành", "3"),
    ],
)
def test_a_time_is_no_evaluation_and_a_count_is_no_document(heading: str, text: str) -> None:
    row = f"1 | Sửa đường | Phòng Kinh tế | {text} | Đã xong"
    assert columns(f"TT | Nhiệm vụ | Đơn vị | {heading} | Kết quả", row) == "ncu-r"


@pytest.mark.parametrize(
    "unit",
    [
        *("Hợp tác xã", "Hộ kinh doanh", "Hội Phụ nữ", "Thôn", "Xã", "Trường", "Trạm Y tế", "Tổ dân phố"),
        *("HTX", "Doanh nghiệp", "Bộ", "Ban"),
    ],
)
def test_who_has_a_task_is_no_measure(unit: str) -> None:
    rows = [f"{at} | Sửa đường | {unit} | 10 km | Đã sửa 8 km | 80%" for at in (1, 2)]
    assert columns("TT | Nhiệm vụ | Đơn vị | Kế hoạch | Kết quả | Tỷ lệ (%)", *rows) == "ncu-re"


@pytest.mark.parametrize(
    "measure",
    [
        *("ha", "tấn", "hộ", "Người", "%", "‰", "triệu đồng", "km", "m³", "lượt", "công trình", "mô hình"),
        *(
            "đồng/người/năm",
            "1.000 đồng",
            "nghìn tấn",
            "Tr.đ",
            "tạ/ha",
            "tiêu chí",
            "thôn",
            "Xã",
            "hợp tác xã",
        ),
    ],
)
def test_what_is_counted_is_a_measure(measure: str) -> None:
    rows = [f"{at} | Sửa đường | {measure} | 10 | 8 | 80%" for at in (1, 2)]
    for done in ("Kết quả", "Thực hiện"):
        assert columns(f"TT | Nhiệm vụ | Đơn vị | Kế hoạch | {done} | Tỷ lệ (%)", *rows) == "nc--re"


def test_a_measure_beside_surer_ones_is_one() -> None:
    rows = [
        "1 | Trồng rừng | ha | 8 ha",
        "2 | Lập hợp tác xã | Hợp tác xã | 2 hợp tác xã",
        "3 | Thu | triệu đồng | 9",
    ]
    assert columns("TT | Nhiệm vụ | Đơn vị | Kết quả", *rows) == "nc-r"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("1 | Trồng rừng | 50 ha | Đã trồng 45 ha | 90%", "nc-re"),
        ("1 | Diện tích lúa | 50 | 45 ha | 90%", None),
        ("1 | Thu ngân sách | 50 | 45 triệu đồng | 90%", None),
    ],
)
def test_figures_alone_are_no_results_of_whatever_content(row: str, wanted: str | None) -> None:
    assert columns("TT | Nội dung | Kế hoạch năm | Thực hiện | Tỷ lệ", row) == wanted


def test_a_measure_has_one_column_and_the_unit_the_other() -> None:
    row = "1 | Trồng rừng | Thôn | ha | 12"
    assert columns("TT | Nhiệm vụ | Đơn vị | Đơn vị tính | Kết quả", row) == "ncu-r"


@pytest.mark.parametrize("done", ["Khối lượng", "Khối lượng thực hiện", "Kết quả", "Thực hiện"])
@pytest.mark.parametrize("measure", ["Đơn vị", "ĐVT", "Đ/v tính"])
def test_quantities_of_any_content_are_no_annex(measure: str, done: str) -> None:
    rows = ["1 | Quét vôi | m2 | 120 | 90%", "2 | Lát nền | m2 | 30 | 100%"]
    assert columns(f"TT | Nội dung | {measure} | {done} | Tỷ lệ", *rows) is None
    assert columns(f"TT | Nội dung | {measure} | {done}", *rows) is None


def test_a_narrative_among_measures_is_an_annex() -> None:
    row = "1 | Quét vôi | m2 | Đã quét 120 m2 tường rào | 90%"
    assert columns("TT | Nội dung | Đơn vị | Kết quả | Tỷ lệ", row) == "nc-re"


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
    (grid,) = finder.find_annexes(Source([Table([top, low, body])], (), "a.docx"))
    found = recognise(grid, period=Period("năm", 2025))
    (task,) = found.draft.sections[0].tasks
    assert {field: getattr(task, field) for field in TASK_FIELDS if getattr(task, field)} == {
        "number": "0x",
        "content": "1x",
        "result": "4x",
        "evaluation": "5x",
    }
    assert task.extra == {"Kết quả": "2x", "Tỷ lệ (%)": "3x"}
