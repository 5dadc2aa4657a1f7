"""Headings in the words of many offices, with the texts below them: the kinds, and what only looks alike."""

# The rows of a table are not broken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from today.header_letters import read_letters

# As in test_heading_texts: headings, the letters of their keys or None where the table is no annex, rows.
TABLES: tuple[tuple[str, str | None, str], ...] = (
    (
        "TT | Công việc | Người thực hiện | Ngày bắt đầu | Ngày kết thúc (dự kiến) | Ngày kết thúc thực tế | Trạng thái",
        "nco-tfs",
        "1 | A | Nông Văn A | 09/02/2026 | 10/08/2026 | 10/09/2026 | Tạm dừng",
    ),
    (
        "TT | Công việc | Người thực hiện | Ngày bắt đầu (dự kiến) | Ngày hoàn thành (dự kiến) | Trạng thái",
        "nco-ts",
        "1 | A | Nông Văn A | 09/02/2026 | 10/08/2026 | Tạm dừng",
    ),
    (
        "TT | Công việc | Đơn vị | Dự kiến kết thúc | Trạng thái",
        "ncuts",
        "1 | A | Văn phòng | 10/08/2026 | Tạm dừng",
    ),
    (
        "TT | Công việc | Đơn vị | Ngày xong dự kiến | Ngày xong | Trạng thái",
        "ncutfs",
        "1 | A | Văn phòng | 10/08/2026 | 1/8/2026 | Tạm dừng",
    ),
    (
        "TT | Công việc | Đơn vị | Ngày kết thúc (kế hoạch) | Ngày kết thúc (thực tế) | Trạng thái",
        "ncutfs",
        "1 | A | Văn phòng | 10/08/2026 | 1/8/2026 | Tạm dừng",
    ),
    (
        "TT | Công việc | Đơn vị | Ngày phải xong | Trạng thái",
        "ncuts",
        "1 | A | Văn phòng | 10/08/2026 | Tạm dừng",
    ),
    (
        "TT | Công việc | Đơn vị | Hạn cuối cùng | Ngày hoàn tất | Trạng thái",
        "ncutfs",
        "1 | A | Văn phòng | 10/08/2026 | 9/8/2026 | Tạm dừng",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Đơn vị hỗ trợ, phối hợp | Hạn",
        "ncukt",
        "1 | A | Văn phòng | Công an xã | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Cơ quan tham gia, phối hợp | Hạn",
        "ncukt",
        "1 | A | Văn phòng | Công an xã | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Cơ quan, tổ chức cùng phối hợp | Hạn",
        "ncukt",
        "1 | A | Văn phòng | Công an xã | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Phối hợp, hỗ trợ | Hạn",
        "ncukt",
        "1 | A | Văn phòng | Công an xã | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Đơn vị thẩm định | Hạn",
        "ncu-t",
        "1 | A | Văn phòng | Phòng Tư pháp | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Đầu mối theo dõi | Hạn",
        "ncuot",
        "1 | A | Văn phòng | Nông Văn A | 30/9/2026",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Đầu mối liên hệ | Hạn", "ncuot", "1 | A | Văn phòng | Nông Văn A | 30/9/2026"),
    ("TT | Nhiệm vụ | Đơn vị | Đầu mối | Hạn", "ncuot", "1 | A | Văn phòng | Nông Văn A | 30/9/2026"),
    (
        "TT | Nhiệm vụ | Đơn vị | Theo dõi, đôn đốc | Hạn",
        "ncuot",
        "1 | A | Văn phòng | Nông Văn A | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Đầu mối theo dõi | Hạn",
        "ncu-t",
        "1 | A | Công an xã | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn ban đầu | Thời hạn gia hạn | Lý do xin gia hạn",
        "ncu1ty",
        "1 | A | Văn phòng | 30/9/2026 | 31/10/2026 | Thiếu vốn",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Hạn | Lý do xin lùi thời hạn",
        "ncuty",
        "1 | A | Văn phòng | 30/9/2026 | Thiếu vốn",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Hạn | Lý do xin kinh phí",
        "ncut-",
        "1 | A | Văn phòng | 30/9/2026 | Thiếu vốn",
    ),
    (
        "TT | Nhiệm vụ | Văn bản yêu cầu | Đơn vị | Hạn trả lời | Văn bản trả lời",
        "ncautd",
        "1 | A | 12/CV-UBND | Văn phòng | 30/9/2026 | 13/BC-UBND",
    ),
    (
        "TT | Số, ký hiệu, ngày tháng văn bản giao | Nhiệm vụ | Đơn vị | Hạn",
        "nacut",
        "1 | Công văn số 12/CV-UBND ngày 3/2/2026 | A | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Số, ngày, tháng của văn bản giao việc | Nhiệm vụ | Đơn vị | Hạn",
        "nacut",
        "1 | Công văn số 12/CV-UBND ngày 3/2/2026 | A | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Nguồn giao / Văn bản | Nguồn giao / Ngày | Chủ trì | Thời gian / Hạn | Thời gian / Hoàn thành | Kết quả / Tỷ lệ | Kết quả / Minh chứng",
        "nca-utfed",
        "1 | A | 12/CV-UBND | 3/2/2026 | Văn phòng | 30/9/2026 | 28/9/2026 | 85% | Báo cáo số 530/BC-CAP ngày 14/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Kết quả / Sản phẩm | Kết quả / Minh chứng | Hạn",
        "ncupdt",
        "1 | A | Văn phòng | Kế hoạch | Kế hoạch số 530/KH-UBND | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Thời gian / Kế hoạch | Thời gian / Hoàn thành",
        "ncutf",
        "1 | A | Văn phòng | 30/9/2026 | 28/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Thời gian / Bắt đầu | Thời gian / Hoàn thành",
        "ncu-t",
        "1 | A | Văn phòng | 30/9/2026 | 28/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Hạn | Hoàn thành | Ghi chú",
        "ncutfg",
        "1 | A | Văn phòng | 30/9/2026 | 28/9/2026 | ",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Hạn | Hoàn thành | Ghi chú",
        "ncuteg",
        "1 | A | Văn phòng | 30/9/2026 | 80% | ",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Quý III / Kế hoạch | Quý III / Thực hiện | Quý IV / Kế hoạch | Quý IV / Thực hiện | Hạn",
        "ncu----t",
        "1 | A | Văn phòng | 20 | 18 | 46 | 41 | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Quý III / Kết quả | Quý IV / Kết quả",
        "ncu-r",
        "1 | A | Văn phòng | Đã xong bước 1 | Đã xong bước 2",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Quý III / Kế hoạch | Quý III / Thực hiện | Tỷ lệ",
        "ncu-re",
        "1 | A | Văn phòng | 20 | Đã làm 18 việc | 80%",
    ),
    (
        "STT | Tên nội dung trình | Cơ quan trình | Cơ quan thẩm tra, phối hợp | Tiến độ / Thời gian trình HĐND | Tiến độ / Trình UBND | Ghi chú",
        "ncukt-g",
        "1 | A | Thuế cơ sở 2 | Công an xã | 20/8/2026 | Tháng 7 | ",
    ),
    (
        "Mã số | Tiêu đề công việc | Người được giao | Hạn cuối | Tiến độ (%) | Trạng thái",
        "ncotes",
        "1 | Vận động hiến máu tình nguyện | Nông Văn A | 30/9/2026 | 60 | Đang làm",
    ),
    (
        "STT | Chủ đề | Người được giao | Hạn cuối | Tiến độ (%) | Trạng thái",
        "ncotes",
        "1 | Vận động hiến máu tình nguyện | Nông Văn A | 30/9/2026 | 60 | Đang làm",
    ),
    (
        "STT | Mô tả | Phụ trách | Hạn | Trạng thái",
        "ncots",
        "1 | Vận động hiến máu tình nguyện | Nông Văn A | 30/9/2026 | Đang làm",
    ),
    (
        "STT | Tên văn bản, đề án | Cơ quan chủ trì xây dựng | Cơ quan phối hợp xây dựng | Cơ quan thẩm định | Thời gian ban hành",
        "ncuk-t",
        "1 | Quy chế làm việc của Ủy ban nhân dân xã | Văn phòng | Công an xã | Phòng Tư pháp | Quý III",
    ),
    (
        "STT | Tên văn bản | Cơ quan soạn thảo | Thời gian trình",
        "ncut",
        "1 | Quy chế làm việc của Ủy ban nhân dân xã | Văn phòng | Quý III",
    ),
    (
        "STT | Văn bản dự kiến ban hành | Đơn vị chủ trì | Thời gian ban hành",
        "ncut",
        "1 | Quy chế làm việc của Ủy ban nhân dân xã | Văn phòng | Quý III",
    ),
    (
        "STT | Nhiệm vụ | Văn bản, đề án | Đơn vị chủ trì | Thời gian ban hành",
        "ncput",
        "1 | A | Quy chế làm việc của Ủy ban nhân dân xã | Văn phòng | Quý III",
    ),
    (
        "TT | Nội dung công việc | Đơn vị tính | Khối lượng hợp đồng | Khối lượng thực hiện | Khối lượng nghiệm thu",
        None,
        "1 | Nạo vét rãnh | m | 3.200 | 3.180 | 3.180",
    ),
    (
        "TT | Công việc | ĐVT | Khối lượng thiết kế | Khối lượng thi công | Ghi chú",
        None,
        "1 | Nạo vét rãnh | m | 3.200 | 3.180 | ",
    ),
    (
        "TT | Công việc | ĐVT | KL theo dự toán | KL thực hiện | Chênh lệch",
        None,
        "1 | Nạo vét rãnh | m | 3.200 | 3.180 | ",
    ),
    (
        "TT | Công việc | Khối lượng mời thầu | Khối lượng thực hiện | Đơn vị tính",
        None,
        "1 | Nạo vét rãnh | 3.200 | 3.180 | m",
    ),
    (
        "TT | Tên công tác | Đơn vị | Khối lượng hợp đồng | Khối lượng thực hiện",
        None,
        "1 | Nạo vét rãnh | m3 | 3.200 | 3.180 ",
    ),
    (
        "TT | Công việc | Đơn vị | Khối lượng hợp đồng | Khối lượng thực hiện",
        None,
        "1 | Nạo vét rãnh | m3 | 3.200 | 3.180 ",
    ),
    (
        "TT | Nhiệm vụ | ĐVT | Khối lượng thực hiện | Hạn",
        "nc-rt",
        "1 | Trồng rừng | ha | Đã trồng 5 ha | 30/9/2026",
    ),
    (
        "Mã hồ sơ | Tên hồ sơ | Cán bộ xử lý | Hạn trả | Trạng thái",
        None,
        "1 | Cấp giấy chứng nhận đất | Nông Văn A | 30/9/2026 | Đang làm",
    ),
    (
        "TT | Tên thiết bị | Cán bộ phụ trách | Hạn bảo hành | Tình trạng",
        None,
        "1 | Máy in văn phòng HP | Nông Văn A | 30/9/2026 | Hỏng",
    ),
    (
        "TT | Tên công trình | Cán bộ phụ trách | Thời hạn hoàn thành | Tình trạng",
        None,
        "1 | Đường trục thôn Nà Pài | Nông Văn A | 30/9/2026 | Đang làm",
    ),
    (
        "TT | Họ và tên | Người hướng dẫn | Thời gian | Kết quả",
        None,
        "1 | Nông Văn A Bờ | Hà Văn B | 30/9/2026 | Đạt",
    ),
    ("Ngày | Ca trực | Lãnh đạo trực | Cán bộ trực | Ghi chú", None, "1/9 | Sáng | Đ/c A | Nông Văn B | "),
    (
        "TT | Nội dung | Thời gian | Địa điểm | Người phụ trách",
        None,
        "1 | Họp giao ban tuần | 8h00 | Hội trường | Đ/c A",
    ),
    (
        "TT | Văn bản | Cơ quan ban hành | Ngày ban hành | Trích yếu",
        None,
        "1 | 12/KH-UBND | UBND | 1/2/2026 | Về A",
    ),
    (
        "TT | Tên văn bản | Đơn vị tham mưu | Ngày ban hành | Ghi chú",
        None,
        "1 | Kế hoạch số 12/KH-UBND | Văn phòng | 1/2/2026 | ",
    ),
    (
        "TT | Xã | Quý I / Kế hoạch | Quý I / Thực hiện | Quý II / Kế hoạch | Quý II / Thực hiện",
        None,
        "1 | Xã A | 5 | 4 | 6 | 5",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Tháng 8 / Kết quả | Tháng 9 / Kết quả | Tháng 9 / Đánh giá",
        "ncu-re",
        "1 | A | Văn phòng | Đã làm bước 1 | Đã làm bước 2 | 80%",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Tháng 8 / Kế hoạch | Tháng 8 / Thực hiện | Tháng 9 / Kế hoạch | Tháng 9 / Thực hiện | Đánh giá",
        "ncu----e",
        "1 | A | Văn phòng | 5 | 4 | 6 | 5 | 80%",
    ),
    (
        "TT | Nhiệm vụ | Lãnh đạo theo dõi | Đơn vị | Cán bộ đầu mối | Hạn",
        "ncluot",
        "1 | A | Đ/c A | Văn phòng | Nông Văn B | 30/9",
    ),
    (
        "TT | Vấn đề cần giải quyết | Đơn vị | Hạn | Kết quả",
        "ncutr",
        "1 | Thiếu giáo viên | Văn phòng | 30/9/2026 | Đã tuyển 5",
    ),
    (
        "TT | Kiến nghị của cử tri | Đơn vị giải quyết | Thời hạn | Kết quả giải quyết",
        "ncutr",
        "1 | Sửa đường vào thôn Nà Pài | Văn phòng | 30/9/2026 | Đã sửa 5 km",
    ),
    (
        "TT | Nội dung kiến nghị | Cơ quan giải quyết | Thời hạn | Kết quả giải quyết",
        "ncutr",
        "1 | Sửa đường vào thôn Nà Pài | Văn phòng | 30/9/2026 | Đã sửa 5 km",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Cơ quan thẩm tra | Cơ quan hỗ trợ | Hạn",
        "ncu-kt",
        "1 | A | Phòng Kinh tế | HĐND xã | Văn phòng | 30/9",
    ),
    (
        "TT | Nhiệm vụ | Thời gian / Bắt đầu | Thời gian / Kết thúc | Thời gian / Hoàn thành thực tế | Đơn vị",
        "nc-tfu",
        "1 | A | 1/2/2026 | 30/9/2026 | 28/9/2026 | Văn phòng",
    ),
    (
        "TT | Nhiệm vụ | Thời gian / Được giao | Thời gian / Hoàn thành | Đơn vị",
        "nctfu",
        "1 | A | 1/2/2026 | 30/9/2026 | Văn phòng",
    ),
    (
        "TT | Nhiệm vụ | Thời gian / Ngày giao | Thời gian / Hoàn thành | Đơn vị",
        "nc-tu",
        "1 | A | 1/2/2026 | 30/9/2026 | Văn phòng",
    ),
)


@pytest.mark.parametrize(("headings", "letters", "row"), TABLES, ids=[table[0] for table in TABLES])
def test_the_words_of_many_offices_tell_the_key(headings: str, letters: str | None, row: str) -> None:
    assert read_letters(headings, (row,)) == letters
