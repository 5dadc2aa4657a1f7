"""Layouts with odd tables: titles in frames, rows that go on, columns side by side."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "titles-in-a-frame",
    """
|PHỤ LỤC 4|
|Kết quả thực hiện nhiệm vụ quý III năm 2025|
---
|TT|Nhiệm vụ|Đơn vị|Kết quả|Tỷ lệ (%)|
|1|Duy tu đường liên xã|Phòng Kinh tế|Vá 420 m2 mặt đường|84|
|2|Trực ban phòng chống thiên tai|Ban Chỉ huy Quân sự|Trực 92/92 ngày|100|
""",
    """
quý 3/2025
# PHỤ LỤC 4
# Kết quả thực hiện nhiệm vụ quý III năm 2025
|1|Phòng Kinh tế|Duy tu đường liên xã||Vá 420 m2 mặt đường|84|
|2|Ban Chỉ huy Quân sự|Trực ban phòng chống thiên tai||Trực 92/92 ngày|100|
""",
)

page(
    "attached-line-under-the-sections-name",
    """
**PHỤ LỤC VI**
**TỔNG HỢP NHIỆM VỤ CHƯA HOÀN THÀNH - THÁNG 8 NĂM 2025**
(Kèm theo Thông báo số 88/TB-UBND ngày 05/9/2025 của Chủ tịch UBND xã Cao Lộc)
|STT|Tên nhiệm vụ|Đơn vị được giao|Hạn|Kết quả đến nay|Nguyên nhân chậm|Mức độ hoàn thành (%)|
|1|Bàn giao mặt bằng trường học|Phòng Kinh tế|15/8|Còn 2 hộ chưa nhận tiền|Giá đất chưa thống nhất|80|
|2|Lập hồ sơ di tích|Phòng Văn hóa - Xã hội|30/8|Đang chỉnh sửa hồ sơ|Thiếu tư liệu|50|
""",
    """
tháng 8/2025
# PHỤ LỤC VI
# TỔNG HỢP NHIỆM VỤ CHƯA HOÀN THÀNH - THÁNG 8 NĂM 2025
@ (Kèm theo Thông báo số 88/TB-UBND ngày 05/9/2025 của Chủ tịch UBND xã Cao Lộc)
of Chủ tịch UBND xã Cao Lộc
|1|Phòng Kinh tế|Bàn giao mặt bằng trường học||Còn 2 hộ chưa nhận tiền|80|Hạn: 15/8|Nguyên nhân chậm: Giá đất chưa thống nhất|
|2|Phòng Văn hóa - Xã hội|Lập hồ sơ di tích||Đang chỉnh sửa hồ sơ|50|Hạn: 30/8|Nguyên nhân chậm: Thiếu tư liệu|
""",
    endings=WITH_TEXT,
)

page(
    "row-cut-by-a-page-in-two-columns",
    """
**BIỂU TIẾN ĐỘ NHIỆM VỤ NĂM 2025**
|TT|Đơn vị|Nhiệm vụ|Văn bản triển khai|Kết quả|Mức độ hoàn thành|
|1|Phòng Kinh tế|Phát triển OCOP|Kế hoạch 12/KH-UBND;|Có thêm 2 sản phẩm:|100%|
||||Quyết định 45/QĐ-UBND|Thạch đen, Hồng vành khuyên||
---
||||Công văn 67/UBND|(đều đạt 3 sao)||
|2|Công an xã|Bảo vệ Đại hội|Phương án 03/PA-CAX|Bảo đảm an toàn|100%|
""",
    """
năm/2025
# BIỂU TIẾN ĐỘ NHIỆM VỤ NĂM 2025
|1|Phòng Kinh tế|Phát triển OCOP|Kế hoạch 12/KH-UBND;¶Quyết định 45/QĐ-UBND¶Công văn 67/UBND|Có thêm 2 sản phẩm:¶Thạch đen, Hồng vành khuyên¶(đều đạt 3 sao)|100%|
|2|Công an xã|Bảo vệ Đại hội|Phương án 03/PA-CAX|Bảo đảm an toàn|100%|
""",
)

page(
    "former-and-this-period",
    """
**KẾT QUẢ NHIỆM VỤ THÁNG 9 NĂM 2025**
|{,2}TT|{,2}Nhiệm vụ|{,2}Đơn vị|{2}Tháng trước|{2}Tháng này|{,2}Ghi chú|
|Kết quả|Tỷ lệ|Kết quả|Tỷ lệ|
|1|Cấp thẻ bảo hiểm|Phòng Văn hóa - Xã hội|120 thẻ|60%|185 thẻ|92,5%||
|2|Thu quỹ phòng chống thiên tai|Phòng Kinh tế|45 triệu đồng|50%|81 triệu đồng|90%|Còn 3 thôn|
""",
    """
tháng 9/2025
# KẾT QUẢ NHIỆM VỤ THÁNG 9 NĂM 2025
|1|Phòng Văn hóa - Xã hội|Cấp thẻ bảo hiểm||185 thẻ|92,5%|Kết quả: 120 thẻ|Tỷ lệ: 60%|
|2|Phòng Kinh tế|Thu quỹ phòng chống thiên tai||81 triệu đồng|90%|Kết quả: 45 triệu đồng|Tỷ lệ: 50%|Ghi chú: Còn 3 thôn|
""",
)

page(
    "sections-numbered-with-figures",
    """
**PHỤ LỤC THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026**
|TT|Nội dung nhiệm vụ|Cơ quan chủ trì|Kết quả|Đánh giá|
|1|Lĩnh vực kinh tế||||
|1.1|Chuyển đổi cây trồng|Phòng Kinh tế|Chuyển 25 ha|Đạt|
|1.2|Xây chợ|Phòng Kinh tế|Đang thi công|Chậm|
|2|Lĩnh vực giáo dục||||
|2.1|Phổ cập mầm non|Phòng Văn hóa - Xã hội|100% trẻ 5 tuổi|Đạt|
""",
    """
quý 2/2026
# PHỤ LỤC THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026
= 1|Lĩnh vực kinh tế
|1.1|Phòng Kinh tế|Chuyển đổi cây trồng||Chuyển 25 ha|Đạt|
|1.2|Phòng Kinh tế|Xây chợ||Đang thi công|Chậm|
= 2|Lĩnh vực giáo dục
|2.1|Phòng Văn hóa - Xã hội|Phổ cập mầm non||100% trẻ 5 tuổi|Đạt|
""",
    endings=WITH_TEXT,
)

page(
    "signature-table-and-appendix-of-documents",
    """
**BÁO CÁO NHIỆM VỤ TRỌNG TÂM 6 THÁNG NĂM 2025**
|Stt|Nhiệm vụ|Người chịu trách nhiệm|Kết quả|Mức độ hoàn thành (%)|
|1|Lập đề án vị trí việc làm|Ông Nam|Đã trình|100|
|2|Tinh giản biên chế|Bà Hạnh|Giảm 3/4 người|75|
---
|Người lập biểu¶¶Vi Thị Lan|Văn Quan, ngày 16 tháng 6 năm 2025¶CHÁNH VĂN PHÒNG¶¶Hứa Văn Đông|
---
**DANH MỤC VĂN BẢN**
|STT|Số, ký hiệu|Trích yếu|Ngày ban hành|
|1|12/KH-UBND|Kế hoạch biên chế|10/01/2025|
""",
    """
6 tháng/2025
# BÁO CÁO NHIỆM VỤ TRỌNG TÂM 6 THÁNG NĂM 2025
|1||Lập đề án vị trí việc làm||Đã trình|100|leader: Ông Nam|
|2||Tinh giản biên chế||Giảm 3/4 người|75|leader: Bà Hạnh|
""",
)

page(
    "priority-and-difficulty",
    """
TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ ĐỒNG ĐĂNG
**BẢNG GIAO VIỆC VÀ KẾT QUẢ TUẦN, THÁNG 11/2025**
|TT|Công việc|Người thực hiện|Mức độ ưu tiên|Mức độ khó|Khối lượng công việc|Kết quả|Mức độ hoàn thành|
|1|Tiếp nhận hồ sơ đất đai|Lý Thị Hoa|Cao|3|120 hồ sơ|Tiếp nhận 118 hồ sơ|98%|
|2|Số hóa kết quả|Đàm Văn Bắc|Trung bình|2|200 kết quả|Số hóa 200 kết quả|100%|
""",
    """
tháng 11/2025
# TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ ĐỒNG ĐĂNG
# BẢNG GIAO VIỆC VÀ KẾT QUẢ TUẦN, THÁNG 11/2025
of TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ ĐỒNG ĐĂNG
|1||Tiếp nhận hồ sơ đất đai||Tiếp nhận 118 hồ sơ|98%|Mức độ ưu tiên: Cao|Mức độ khó: 3|Khối lượng công việc: 120 hồ sơ|officer: Lý Thị Hoa|
|2||Số hóa kết quả||Số hóa 200 kết quả|100%|Mức độ ưu tiên: Trung bình|Mức độ khó: 2|Khối lượng công việc: 200 kết quả|officer: Đàm Văn Bắc|
""",
    endings=WITH_TEXT,
)

page(
    "single-row-tasks-and-blank-first-section",
    """
**BIỂU SỐ 07-NV**
**NHIỆM VỤ CỦA HỘI ĐỒNG NHÂN DÂN XÃ NĂM 2025**
|TT|NỘI DUNG|THỜI GIAN|CHỦ TRÌ|PHỐI HỢP|KẾT QUẢ THỰC HIỆN|
|I|KỲ HỌP|||||
|1|Kỳ họp thứ nhất|Tháng 7|Thường trực HĐND|UBND xã|Đã ban hành 18 nghị quyết|
|II|GIÁM SÁT|||||
|III|TIẾP XÚC CỬ TRI|||||
|2|Tiếp xúc trước kỳ họp|Tháng 11|Thường trực HĐND|MTTQ|Tiếp xúc tại 6 điểm, 54 ý kiến|
""",
    """
năm/2025
# BIỂU SỐ 07-NV
# NHIỆM VỤ CỦA HỘI ĐỒNG NHÂN DÂN XÃ NĂM 2025
= I|KỲ HỌP
|1|Thường trực HĐND|Kỳ họp thứ nhất||Đã ban hành 18 nghị quyết||THỜI GIAN: Tháng 7|PHỐI HỢP: UBND xã|
= II|GIÁM SÁT
= III|TIẾP XÚC CỬ TRI
|2|Thường trực HĐND|Tiếp xúc trước kỳ họp||Tiếp xúc tại 6 điểm, 54 ý kiến||THỜI GIAN: Tháng 11|PHỐI HỢP: MTTQ|
""",
    endings=WITH_TEXT,
)
