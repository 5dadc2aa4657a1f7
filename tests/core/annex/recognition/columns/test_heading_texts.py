"""Headings of today with the texts below them: which key each column has, and what is no annex."""

# The rows of a table are not broken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from today.header_letters import read_letters

# Headings with bars, ` / ` below a head; the letters of their keys as in `header_letters`; rows of texts, all `x` where none.
READ = (
    (
        "TT | Văn bản giao việc / Số/ký hiệu | Văn bản giao việc / Ngày tháng | Nhiệm vụ | Đơn vị | Hạn trả lời | Văn bản trả lời / Số/ký hiệu | Văn bản trả lời / Ngày tháng",
        "na-cutdf",
        "1 | 12/CV-UBND | 28/01/2026 | A | Văn phòng | 30/9/2026 | 13/BC-UBND | 20/9/2026",
    ),
    (
        "TT | Số, ký hiệu văn bản | Ngày ban hành | Ngày đến | Nhiệm vụ | Đơn vị | Hạn",
        "na--cut",
        "1 | 12/CV-UBND | 28/01/2026 | 29/01/2026 | A | Văn phòng | 30/9/2026",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Đã hoàn thành (%)", "ncue", "1 | A | Văn phòng | 80"),
    ("TT | Nhiệm vụ | Đơn vị | Đã đạt (%) | Ghi chú", "ncueg", "1 | A | Văn phòng | 80 | "),
    ("TT | Nhiệm vụ | Đơn vị | Thực hiện (%)", "ncue", "1 | A | Văn phòng | 80"),
    ("TT | Nhiệm vụ | PCT phụ trách | Đơn vị | Hạn", "nclut", "1 | A | Đ/c Hà | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Đồng chí phụ trách | Đơn vị | Hạn", "nclut", "1 | A | Đ/c Hà, PCT | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Trách nhiệm chỉ đạo | Đơn vị | Hạn", "nclut", "1 | A | Đ/c Hà, PCT | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Phòng phụ trách | Hạn", "ncut", "1 | A | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Phòng/ban chủ trì | Hạn", "ncut", "1 | A | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Phòng chuyên môn chủ trì | Hạn", "ncut", "1 | A | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Nơi thực hiện | Hạn", "ncut", "1 | A | Văn phòng | 30/9"),
    ("TT | Nhiệm vụ | Chủ trì | Đơn vị cùng thực hiện | Hạn", "ncukt", "1 | A | Văn phòng | Các thôn | 30/9"),
    (
        "TT | Nhiệm vụ | Chủ trì | Thời gian phải hoàn thành | Hoàn thành ngày",
        "ncutf",
        "1 | A | Văn phòng | 30/9/2026 | 28/9/2026",
    ),
    ("Mã định danh nhiệm vụ | Nhiệm vụ | Chủ trì | Hạn", "ncut", "NV01 | A | Văn phòng | 30/9/2026"),
    ("Mã theo dõi | Nhiệm vụ | Chủ trì | Hạn", "ncut", "NV01 | A | Văn phòng | 30/9/2026"),
    ("Số hiệu nhiệm vụ | Nhiệm vụ | Chủ trì | Hạn", "ncut", "NV01 | A | Văn phòng | 30/9/2026"),
    (
        "TT | Thông báo kết luận | Nội dung giao | Chủ trì | Hạn",
        "nacut",
        "1 | 12/TB-UBND ngày 1/2/2026 | A | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Nguồn gốc nhiệm vụ | Nội dung | Chủ trì | Tình trạng",
        "nacus",
        "1 | 12/TB-UBND | A | Văn phòng | Đang làm",
    ),
    (
        "TT | Văn bản của UBND tỉnh | Nội dung | Chủ trì | Tình trạng",
        "nacus",
        "1 | 12/TB-UBND | A | Văn phòng | Đang làm",
    ),
    ("TT | Nhiệm vụ | Chủ trì | Kết quả (hoàn thành/chưa hoàn thành)", "ncus"),
    ("TT | Nhiệm vụ | Chủ trì | Hoàn thành/Chưa hoàn thành", "ncus"),
    ("TT | Nhiệm vụ | Chủ trì | Hạn | Hiện trạng", "ncuts"),
    (
        "TT | Nhiệm vụ | Chủ trì | Hạn | Kết quả",
        "ncuts",
        "1 | A | VP | 1/2/2026 | Hoàn thành",
        "2 | A | VP | 1/2/2026 | Đang thực hiện",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Hạn | Kết quả, sản phẩm dự kiến",
        "ncutp",
        "1 | A | VP | 1/2/2026 | Đường bê tông",
    ),
    ("TT | Nhiệm vụ | Chủ trì | Hạn | Chỉ tiêu/sản phẩm", "ncutp", "1 | A | VP | 1/2/2026 | Đường bê tông"),
    (
        "TT | Nhiệm vụ | Chủ trì | Hạn | Mục tiêu, kết quả phải đạt",
        "ncutp",
        "1 | A | VP | 1/2/2026 | Đường bê tông",
    ),
    ("TT | Nhiệm vụ | Chủ trì | Hạn | Dạng sản phẩm", "ncutp", "1 | A | VP | 1/2/2026 | Đường bê tông"),
    (
        "TT | Nhiệm vụ | ĐVT | Chỉ tiêu / Kế hoạch | Chỉ tiêu / Thực hiện | Chỉ tiêu / Tỷ lệ % đạt | Thuyết minh kết quả",
        "nc---er",
        "1 | A | ha | 50 | 45 | 90 | Đã trồng xong",
    ),
    ("TT | Nhiệm vụ | Chủ trì | Diễn biến thực hiện | Hồ sơ, tài liệu kèm theo", "ncurd"),
    (
        "TT | Nội dung | Chủ trì | Phối hợp | Bắt đầu | Kết thúc | Sản phẩm | Kinh phí (triệu đồng)",
        "ncuk-tp-",
        "1 | A | VP | KT | 1/2/2026 | 1/3/2026 | Báo cáo | 50",
    ),
    (
        "TT | Vấn đề, nội dung giao | Tổ chức, đơn vị thực hiện | Đề nghị phối hợp | Thời hạn báo cáo | Sản phẩm",
        "ncuktp",
        "1 | A | VP | KT | 1/3/2026 | Báo cáo",
    ),
    ("TT | Công tác trọng tâm | Đơn vị | Hạn", "ncut"),
    ("TT | Hạng mục công việc | Đơn vị chủ trì | Hạn", "ncut"),
    ("TT | Tóm tắt nội dung giao | Đơn vị chủ trì | Hạn", "ncut"),
    ("TT | Nhiệm vụ | Chủ trì | Thời hạn | Số lượng", "ncut-", "1 | A | VP | 1/3/2026 | 5"),
    (
        "TT | Mô tả yêu cầu | Chủ trì | Phối hợp | Thời hạn",
        "ncukt",
        "1 | Rà soát toàn bộ đất công ích của xã | VP | KT | 1/3/2026",
    ),
    (
        "TT | Nhiệm vụ | Giao đơn vị chủ trì | Giao đơn vị phối hợp | Bắt buộc hoàn thành trước",
        "ncukt",
        "1 | A | Văn phòng | Các thôn | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Trách nhiệm phối hợp | Hạn",
        "ncukt",
        "1 | A | Văn phòng | Các thôn | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì | Đơn vị, lực lượng phối hợp | Cam kết thời hạn hoàn thành",
        "ncukt",
        "1 | A | Văn phòng | Các thôn | 30/9/2026",
    ),
    (
        "TT | Kết luận/Thông báo | Nhiệm vụ | Chủ trì | Hạn",
        "nacut",
        "1 | Kết luận số 12-KL/ĐU ngày 1/2/2026 | A | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Nghị quyết, kết luận của Đảng ủy | Văn bản cụ thể hóa | Nhiệm vụ | Chủ trì | Hạn",
        "nadcut",
        "1 | Nghị quyết số 12-NQ/ĐU ngày 1/2/2026 | 21/KH-UBND | A | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Cán bộ A: chủ trì | Lãnh đạo duyệt | Hạn trình | Ngày trình thực tế",
        "ncoltf",
        "1 | A | Nông Thị Lan | Đ/c Hà | 30/9/2026 | 28/9/2026",
    ),
    ("TT | Nhiệm vụ | Chủ trì | Progress | Notes", "ncueg", "1 | A | Văn phòng | 80% | x"),
    ("TT | Nhiệm vụ | Thực hiện | Phối hợp | Hạn", "ncukt", "1 | A | Văn phòng | Các thôn | 30/9/2026"),
    (
        "TT | Nội dung | Cơ quan thực hiện | Kết quả | Tiến độ",
        "ncupt",
        "1 | A | Văn phòng | Kế hoạch của UBND xã | 30/9/2026",
        "2 | A | Văn phòng | Đạt 100% dự toán | Quý III",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Kết quả",
        "ncus",
        "1 | A | Văn phòng | Hoàn thành",
        "1 | A | Văn phòng | Đang thực hiện",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Mức độ thực hiện",
        "ncus",
        "1 | A | Văn phòng | Hoàn thành",
        "1 | A | Văn phòng | Đang thực hiện",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Hạn | Ngày thực hiện xong",
        "ncutf",
        "1 | A | Văn phòng | 1/2/2026 | 1/2/2026",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Hạn | Ngày trả kết quả", "ncutf", "1 | A | Văn phòng | 1/2/2026 | 1/2/2026"),
    ("TT | Nhiệm vụ | Đơn vị | Tháng hoàn thành", "ncut", "1 | A | Văn phòng | Tháng 9"),
    ("TT | Nhiệm vụ | Đơn vị | Quý thực hiện", "ncut", "1 | A | Văn phòng | Quý IV"),
    ("TT | Nhiệm vụ | Giao đơn vị | Thời gian, lộ trình", "ncut", "1 | A | Văn phòng | Quý IV"),
    ("TT | Nhiệm vụ | Đơn vị soạn thảo | Hạn", "ncut", "1 | A | Văn phòng | Quý IV"),
    (
        "TT | Nhiệm vụ | Công chức chuyên môn | Lãnh đạo ký duyệt | Hạn",
        "ncolt",
        "1 | A | Nông Thị Lan | Đ/c Hà Văn Lâm | Quý IV",
    ),
    ("TT | Nhiệm vụ | Người phụ trách chỉ đạo | Hạn", "nclt", "1 | A | Đ/c Hà Văn Lâm | Quý IV"),
    (
        "TT | Nhiệm vụ | Lãnh đạo giao việc | Đơn vị | Hạn",
        "nc-ut",
        "1 | A | UBND tỉnh; Đảng ủy xã | Văn phòng | Quý IV",
    ),
    (
        "TT | Trích dẫn văn bản giao | Nhiệm vụ | Đơn vị | Kết quả",
        "nacur",
        "1 | 12/CV-UBND | A | Văn phòng | Đã xong",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Hạn | Hồ sơ",
        "ncutd",
        "1 | A | Văn phòng | Quý IV | 12/CV-UBND ngày 1/2/2026",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Hạn | Mục tiêu", "ncutp", "1 | A | Văn phòng | Quý IV | Báo cáo"),
    (
        "TT | Nhiệm vụ | Đơn vị | Hạn | Văn bản, sản phẩm hoàn thành",
        "ncutp",
        "1 | A | Văn phòng | Quý IV | Báo cáo",
    ),
    ("TT | Nhiệm vụ | Công việc đã làm | Giải trình | Chú ý", "ncryg", "1 | A | Đã rà soát | Thiếu | x"),
    ("TT | Nhiệm vụ | Đơn vị | Kinh phí | Hạn", "ncu-t", "1 | A | Văn phòng | 50 | Quý IV"),
    ("TT | Nhiệm vụ | Đơn vị | Ngày giao | Hạn", "ncu-t", "1 | A | Văn phòng | 1/2/2026 | 3/2/2026"),
    ("TT | Nhiệm vụ | Đơn vị | Ngày đến | Hạn", "ncu-t", "1 | A | Văn phòng | 1/2/2026 | 3/2/2026"),
    ("TT | Nhiệm vụ | Đơn vị | Lực lượng hỗ trợ | Hạn", "ncu-t", "1 | A | Văn phòng | Công an xã | 3/2/2026"),
    ("TT | Nhiệm vụ | Đơn vị | Đơn vị kiểm tra | Hạn", "ncu-t", "1 | A | Văn phòng | Công an xã | 3/2/2026"),
    ("TT | Nhiệm vụ | Đơn vị | Cấp trình | Hạn", "ncu-t", "1 | A | Văn phòng | HĐND xã | 3/2/2026"),
    ("TT | Tóm tắt nhiệm vụ | Chủ trì | Hạn", "ncut", "1 | A | Văn phòng | 30/9/2026"),
    (
        "TT | Chỉ đạo của UBND tỉnh | Đơn vị thực hiện | Hạn",
        "ncut",
        "1 | Rà soát đất công ích toàn xã | Văn phòng | 30/9/2026",
    ),
    (
        "TT | Nghị quyết, nhiệm vụ | Đơn vị thực hiện | Hạn",
        "ncut",
        "1 | Rà soát đất công ích toàn xã | Văn phòng | 30/9/2026",
    ),
    (
        "No. | Task | Phòng | Owner | Deadline | % done | Status | Note",
        "ncuotesg",
        "1 | Rà soát | Phòng Kinh tế | Nông Thị Lan | 30/9/2026 | 50% | Đang làm | ",
    ),
    ("No. | Task | Owner | Start | End", "nco-t", "1 | Rà soát | Nông Thị Lan | 1/9/2026 | 30/9/2026"),
    (
        "TT | Nhiệm vụ | Cá nhân đăng ký | Yêu cầu thời hạn | Phân loại tình trạng",
        "ncots",
        "1 | A | Nông Thị Lan | 30/9/2026 | Đang thực hiện",
        "1 | A | Nông Thị Lan | 30/9/2026 | Hoàn thành",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời gian bắt đầu - kết thúc",
        "ncut",
        "1 | A | Văn phòng | 1/9/2026 - 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn | Kết quả cuối cùng",
        "ncutp",
        "1 | A | Văn phòng | 30/9/2026 | Đề án",
    ),
    (
        "TT | Văn bản giao việc / Số/ký hiệu | Văn bản giao việc / Ngày tháng | Tóm tắt nhiệm vụ | Đơn vị | Thời hạn | Văn bản trả lời / Số/ký hiệu | Văn bản trả lời / Ngày tháng | Đúng hạn/Trễ hạn",
        "na-cutdfs",
        "1 | 12/CV-UBND | 1/9/2026 | A | Văn phòng | 30/9/2026 | 13/BC-UBND | 20/9/2026 | Đúng hạn",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Kết quả",
        "ncus",
        "1 | A | Văn phòng | Hoàn thành",
        "1 | A | Văn phòng | Tạm dừng",
        "1 | A | Văn phòng | Chưa đến hạn",
        "1 | A | Văn phòng | Đang thực hiện",
    ),
    (
        "TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành",
        "ncukpt",
        "1 | Xây dựng quy chế | Văn phòng | Các phòng | Quyết định của UBND xã | Quý I/2026",
        "2 | Rà soát | Phòng Kinh tế | Các thôn | Báo cáo | 15/9/2026",
    ),
    (
        "STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Sản phẩm đầu ra | Mốc hoàn thành | Ghi chú & Đơn vị phối hợp",
        "ncuptk",
        "1 | Xây dựng | Văn phòng | Báo cáo | 30/6/2026 | Phòng Kinh tế",
    ),
    (
        "STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Sản phẩm đầu ra | Mốc hoàn thành | Ghi chú & Đơn vị phối hợp",
        "ncuptg",
        "1 | Xây dựng | Văn phòng | Báo cáo | 30/6/2026 | Chờ hướng dẫn của tỉnh",
    ),
    (
        "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả/Sản phẩm | Thời gian | Ghi chú",
        "ncukptg",
        "1 | A | Văn phòng | Công an xã | Kế hoạch | Quý II/2026 | ",
    ),
    (
        "STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Lực lượng hỗ trợ | Thời gian thực hiện | Kết quả/sản phẩm | Chỉ tiêu liên quan | Ghi chú | Căn cứ/lý do đề xuất (nội bộ)",
        "ncuk-tp-g-",
        "1 | A | Văn phòng | Công an xã | Dân quân | Quý I | Hội nghị | Chỉ tiêu 3 | | NQ 12",
    ),
    ("STT | Tên nhiệm vụ | Kết quả | Đánh giá", "ncre", "1 | A | Đã xong 4/5 | Hoàn thành"),
    (
        "Mã | Việc | Loại | Nhóm | Trạng thái | Deadline | Cập nhật gần nhất | Ghi chú",
        "nc--st-g",
        "V01 | Trực | Họp | A | Đang làm | 20/01/2026 | 18/01/2026 | ",
    ),
    (
        "Mã | Việc | Loại | Nhóm | Trạng thái | Deadline | Cập nhật gần nhất | Ghi chú",
        "nc--strg",
        "V01 | Trực | Họp | A | Đang làm | 20/01/2026 | Đã gửi dự thảo lần 2 cho các phòng | ",
    ),
    (
        "Stt | Nội dung nhiệm vụ | Cơ quan, đơn vị chủ trì | Cơ quan, đơn vị phối hợp | Thời gian | Sản phẩm, kết quả | Ghi chú",
        "ncuktpg",
        "1 | A | Văn phòng | Các thôn | Quý I | Báo cáo | ",
    ),
    (
        "Mã | Nội dung/Trích yếu | Cơ quan chủ trì tham mưu | Chuyên viên theo dõi | Đơn vị thực hiện | Văn bản cấp trên giao | Văn bản chỉ đạo của Đảng uỷ | Văn bản sản phẩm đầu ra | Hạn xử lý | Tóm tắt kết quả | Ghi chú",
        "ncuo-adptrg",
        "01 | Về việc A | Phòng Kinh tế | Nông Văn A | Các thôn | CV 12/UBND-VP | CV 1-CV/ĐU | Báo cáo số 1/BC-UBND | 30/9 | Đã xong | ",
    ),
    (
        "Nội dung công việc | Đơn vị chủ trì | Lãnh đạo phụ trách | Chuyên viên tham mưu | Thời hạn hoàn thành | Ngày hoàn thành thực tế | Thời hạn còn lại | Trạng thái",
        "culotf-s",
        "A | Văn phòng | Đ/c Hà | Nông Văn A | 30/9/2026 | | 5 ngày | Đang làm",
    ),
    (
        "Tên công việc | Loại | Đơn vị chủ trì | Đơn vị phối hợp | Ngày giao | Hạn | Tình trạng | Lý do trễ hạn",
        "c-uk-tsy",
        "A | Họp | Văn phòng | Các thôn | 1/9/2026 | 30/9/2026 | Đang làm | ",
    ),
    (
        "TT | Tên đơn vị | Nội dung nhiệm vụ trọng tâm | Tóm tắt kết quả / Tên loại văn bản triển khai | Tóm tắt kết quả / Khối lượng nhiệm vụ triển khai | Tóm tắt kết quả / Đánh giá mức độ hoàn thành (%)",
        "nucdre",
    ),
    ("TT | Nhiệm vụ | Chủ trì | Phối hợp | Sản phẩm | Thời hạn", "ncukpt"),
    ("TT | Nhiệm vụ | Chủ trì | Thời hạn | Kết quả | Tình trạng | Ghi chú", "ncutrsg"),
    (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn | Kết quả | Tình trạng | Ghi chú",
        "ncutrsg",
        "1 | A | Văn phòng | 30/9 |  |  |",
    ),
    ("STT | Nhiệm vụ | Kết quả | Đánh giá", "ncre"),
    (
        "TT | Người | Việc | Thời gian | Trách nhiệm | Sản phẩm | Thẩm quyền",
        "noctlp-",
        "1 | Nông Văn A | Rà soát | 30/9 | Trưởng phòng | Báo cáo | Chủ tịch",
    ),
    (
        "TT | Rõ người | Rõ việc | Rõ thời gian | Rõ trách nhiệm | Rõ sản phẩm | Rõ thẩm quyền",
        "noctlp-",
        "1 | Nông Văn A | Rà soát | 30/9 | Trưởng phòng | Báo cáo | Chủ tịch",
    ),
    (
        "TT | Rõ người | Rõ việc | Rõ thời gian | Rõ trách nhiệm | Rõ sản phẩm | Rõ thẩm quyền",
        "nuctlp-",
        "1 | Phòng Kinh tế | Rà soát | 30/9 | Trưởng phòng | Báo cáo | Chủ tịch",
    ),
    (
        "STT | Nội dung công việc | Người phụ trách | Đơn vị | Hạn hoàn thành | Tiến độ (%) | Khó khăn, vướng mắc",
        "ncoutey",
        "1 | A | Nông Văn A | Văn phòng | 30/9 | 50 | ",
    ),
    (
        "TT | Nhiệm vụ | Cơ quan thực hiện | Thời gian | Tiến độ",
        "ncuts",
        "1 | A | Văn phòng | Quý I | Đang thực hiện",
    ),
    (
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan thực hiện | Tiến độ",
        "ncu-t",
        "1 | A | Văn phòng | Các thôn | 30/9/2026",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn / Ban đầu | Thời hạn / Điều chỉnh | Kết quả",
        "ncu1tr",
        "1 | A | Văn phòng | 30/6 | 30/9 | Đã xong",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn ban đầu | Thời hạn điều chỉnh | Kết quả",
        "ncu1tr",
        "1 | A | Văn phòng | 30/6 | 30/9 | Đã xong",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn | Gia hạn đến | Tình trạng",
        "ncu1ts",
        "1 | A | Văn phòng | 30/6 | 30/9 | Đã xong",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời gian hoàn thành / Theo kế hoạch | Thời gian hoàn thành / Thực tế | Tình trạng",
        "ncutfs",
        "1 | A | Văn phòng | 30/6 | 30/9 | Đã xong",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời gian thực hiện / Bắt đầu | Thời gian thực hiện / Kết thúc | Sản phẩm",
        "ncu-tp",
        "1 | A | Văn phòng | 30/6 | 30/9 | Báo cáo",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Ngày bắt đầu | Ngày kết thúc | Sản phẩm",
        "ncu-tp",
        "1 | A | Văn phòng | 30/6 | 30/9 | Báo cáo",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn | Thời gian hoàn thành | Tình trạng",
        "ncutfs",
        "1 | A | Văn phòng | 30/6 | 30/9 | Đã xong",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị | Thời hạn | Ngày hoàn thành | Tình trạng",
        "ncutfs",
        "1 | A | Văn phòng | 30/6 | 30/9 | Đã xong",
    ),
    ("TT | Nhiệm vụ | Đơn vị | Ngày hoàn thành | Sản phẩm", "ncutp", "1 | A | Văn phòng | 30/6 | Báo cáo"),
    (
        "TT | Nhiệm vụ | Lãnh đạo chỉ đạo | Lãnh đạo phụ trách | Đơn vị chủ trì | Hạn",
        "ncl-ut",
        "1 | A | Đ/c Hà Văn A | Phòng Kinh tế | Văn phòng | 30/9",
    ),
    (
        "TT | Nhiệm vụ | Lãnh đạo chỉ đạo | Lãnh đạo phụ trách | Đơn vị chủ trì | Hạn",
        "nc-lut",
        "1 | A | chung | Hà Văn A | Văn phòng | 30/9",
    ),
    (
        "TT | Nhiệm vụ | Phân công / Chủ trì | Phân công / Phối hợp | Thời gian, tiến độ | Dự kiến sản phẩm",
        "ncuktp",
        "1 | A | Văn phòng | Các thôn | Quý I | Báo cáo",
    ),
    (
        "TT | Nhiệm vụ | Chủ trì/Phối hợp | Thời hạn | Minh chứng | Khó khăn, vướng mắc",
        "ncutdy",
        "1 | A | Văn phòng/Các thôn | Quý I | BC 12/BC-UBND | ",
    ),
    (
        "TT | Văn bản giao / Số, ký hiệu | Văn bản giao / Ngày | Nội dung nhiệm vụ | Chủ trì | Hạn",
        "na-cut",
        "1 | 12/CV-UBND | 3/2/2026 | A | Văn phòng | 30/9",
    ),
    ("TT | Nhiệm vụ | Đơn vị chủ trì | Kết quả cần đạt | Thời hạn | Kết quả thực hiện | Đánh giá", "ncuptre"),
    (
        "TT | Nhiệm vụ | Đơn vị chủ trì | Kết quả | Thời hạn | Trạng thái",
        "ncupts",
        "1 | A | VP | Báo cáo | 30/9 | Đang làm",
        "2 | B | VP | Kế hoạch | 30/9 | Đang làm",
    ),
    (
        "TT | Nhiệm vụ | Đơn vị chủ trì | Kết quả | Thời hạn | Trạng thái",
        "ncurts",
        "1 | A | VP | Đã ban hành Kế hoạch | 30/9 | Đang làm",
        "2 | B | VP | Đang lấy ý kiến | 30/9 | Đang làm",
    ),
    (
        "TT | Công việc | Người thực hiện | Hạn chót | % hoàn thành | Tình trạng | Nguyên nhân chậm | Ghi chú",
        "ncotesyg",
        "1 | A | Nông Văn A | 30/9 | 50% | Đang làm | | ",
    ),
    (
        "Thứ, ngày | Nội dung công việc | Thành phần | Địa điểm | Chủ trì",
        None,
        "Thứ 2 | Họp | LĐ | HT | Chủ tịch",
    ),
    (
        "TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian",
        "ncukt",
        "1 | A | VP | Các thôn | Quý I",
    ),
    ("TT | Nhiệm vụ | Đơn vị chủ trì | Trong hạn | Trễ hạn", "ncu--", "1 | A | VP | x | "),
    (
        "TT | Tên đề án, báo cáo | Cơ quan chủ trì soạn thảo | Cơ quan phối hợp | Cấp trình | Thời gian trình",
        "ncuk-t",
        "1 | ĐA | VP | KT | HĐND | Tháng 6",
    ),
    (
        "STT | Nhiệm vụ | Lãnh đạo UBND phụ trách | Cán bộ thực hiện | Thời gian hoàn thành | Sản phẩm | Tình trạng thực hiện | Lý do chưa hoàn thành",
        "nclotpsy",
    ),
    (
        "TT | Nhiệm vụ, giải pháp | Cơ quan, đơn vị thực hiện | Lộ trình thực hiện | Kết quả đầu ra",
        "ncutp",
        "1 | A | VP | 2026-2027 | Đề án",
    ),
    ("TT | Nhiệm vụ | Đơn vị thực hiện | Đơn vị theo dõi, đôn đốc | Thời hạn", "ncu-t"),
    (
        "TT | Nhiệm vụ | Thời gian hoàn thành theo kế hoạch | Thời gian hoàn thành thực tế | Đơn vị",
        "nctfu",
        "1 | A | 1/2/2026 | 3/2/2026 | VP",
    ),
    (
        "TT | Nhiệm vụ | Mức độ ưu tiên | Kinh phí | Thời hạn | Đơn vị",
        "nc--tu",
        "1 | A | Cao | 50 | 1/2/2026 | VP",
    ),
    (
        "TT | Nhiệm vụ | Yêu cầu sản phẩm | Thời hạn báo cáo | Đơn vị | Nguồn giao",
        "ncptu-",
        "1 | A | Cao | 50 | 1/2/2026 | VP",
    ),
    ("TT | Mã nhiệm vụ | Nhiệm vụ | Thời hạn | Đơn vị", "n-ctu", "1 | NV-01 | A | 1/2/2026 | VP"),
    ("TT | Ghi chú (nội bộ) | Nhiệm vụ | Thời hạn | Đơn vị", "ngctu", "1 | x | A | 1/2/2026 | VP"),
    ("TT | Nhiệm vụ | Người chịu trách nhiệm | Thời hạn", "nclt", "1 | A | Đ/c Hà | 1/2/2026"),
    ("TT | Nhiệm vụ | Đơn vị, cá nhân phối hợp | Đơn vị, cá nhân chủ trì | Thời hạn", "nckut"),
    (
        "TT | Nội dung | Kết quả đạt được | Tồn tại, hạn chế | Nguyên nhân | Giải pháp",
        "ncry--",
        "1 | A | Đã làm | Ít | Thiếu | x",
    ),
    (
        "TT | Nhiệm vụ | Thời gian bắt đầu | Thời gian kết thúc | Phụ trách",
        "nc-to",
        "1 | A | 1/1 | 30/9/2026 | Nông Văn A",
    ),
    (
        "TT | Nội dung nhiệm vụ | Cơ quan tham mưu | Cơ quan quyết định | Thời gian trình | Hình thức văn bản",
        "ncu-t-",
    ),
)
OTHER = (
    ("TT | Hạng mục công việc | Khối lượng theo hợp đồng | Khối lượng thực hiện | Đơn giá | Thành tiền",),
    ("TT | Hạng mục | Khối lượng | Đơn vị thi công", "1 | A | 50 | VP"),
    ("TT | Nội dung chi | ĐVT | Số lượng | Đơn giá | Thành tiền",),
    ("TT | Mã số thuế | Tên công ty | Địa chỉ",),
    ("TT | Tên công trình | Đơn vị thi công | Tiến độ", "1 | Đường trục thôn Nà Pài | Công ty A | Quý III"),
    (
        "TT | UBND xã | Nhiệm vụ được giao trong kỳ | Đã hoàn thành | Đang thực hiện | Quá hạn chưa hoàn thành | Tỷ lệ",
        "1 | Xã A | 5 | 3 | 1 | 1 | 60%",
    ),
    (
        "TT | Hạng mục | Đơn vị | Khối lượng thiết kế | Khối lượng thi công | Chênh lệch",
        "1 | Đào | m3 | 5 | 4 | 1",
    ),
    (
        "TT | Tên đơn vị | Tổng số | Hoàn thành / Trong hạn | Hoàn thành / Trễ hạn | Chưa hoàn thành / Trong hạn | Chưa hoàn thành / Trễ hạn | Tỷ lệ | Ghi chú",
        "1 | Văn phòng | 5 | 3 | 1 | 1 | 0 | 60% | ",
    ),
    ("TT | Nội dung | Thời gian | Địa điểm", "1 | Họp | 8h00 | Hội trường"),
    ("TT | Nội dung | Thời gian | Người trình bày", "1 | Họp | 8h00 - 8h30 | Đ/c A"),
    ("Thời gian | Nội dung | Người thực hiện", "08:00 | Đón | Ban tổ chức"),
    ("TT | Họ và tên | Chức vụ | Đơn vị | Nhiệm vụ", "1 | A B | CV | VP | thư ký"),
    (
        "TT | Trích yếu | Số, ký hiệu văn bản | Ngày ban hành | Cơ quan ban hành",
        "1 | Về A | 12/KH | 3/2/2026 | UBND",
    ),
    ("TT | Lĩnh vực | Tổng số nhiệm vụ | Đã hoàn thành | Đang thực hiện | Quá hạn", "1 | KT | 5 | 3 | 2 | 0"),
    ("TT | Đơn vị | Nhiệm vụ được giao | Nhiệm vụ hoàn thành | Tỷ lệ", "1 | VP | 5 | 3 | 60%"),
    ("TT | Danh mục công việc | Khối lượng | Đơn giá | Thành tiền", "1 | A | 5 | 3 | 15"),
)


@pytest.mark.parametrize("table", READ, ids=lambda table: table[0])
def test_words_and_texts_tell_the_key_of_each_column(table: tuple[str, ...]) -> None:
    headings, wanted, *rows = table
    assert read_letters(headings, tuple(rows)) == wanted


@pytest.mark.parametrize("table", OTHER, ids=lambda table: table[0])
def test_tables_of_other_kinds_have_such_headings_too(table: tuple[str, ...]) -> None:
    headings, *rows = table
    assert read_letters(headings, tuple(rows)) is None
