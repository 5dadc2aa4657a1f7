"""Layouts of the last hour, each written before it was tried."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "six-clear-points",
    """
UBND XÃ VŨ LỄ
**BIỂU 4B**
**ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO "6 RÕ" - QUÝ IV/2025**
|TT|Rõ việc|Rõ người|Rõ trách nhiệm|Rõ thời gian|Rõ sản phẩm|Kết quả thực hiện|Đánh giá|
|1|Lập quy hoạch chung|Phòng Kinh tế|Chủ trì|Tháng 12|Đồ án|Đã trình thẩm định|Đúng hạn|
|2|Xây dựng quy ước thôn|Phòng Văn hóa - Xã hội|Hướng dẫn|Tháng 11|Quy ước|11/14 thôn|Chậm|
""",
    """
quý 4/2025
# UBND XÃ VŨ LỄ
# BIỂU 4B
# ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO "6 RÕ" - QUÝ IV/2025
of UBND xã Vũ Lễ
|1|Phòng Kinh tế|Lập quy hoạch chung||Đã trình thẩm định|Đúng hạn|Rõ trách nhiệm: Chủ trì|Rõ thời gian: Tháng 12|Rõ sản phẩm: Đồ án|
|2|Phòng Văn hóa - Xã hội|Xây dựng quy ước thôn||11/14 thôn|Chậm|Rõ trách nhiệm: Hướng dẫn|Rõ thời gian: Tháng 11|Rõ sản phẩm: Quy ước|
""",
    endings=WITH_TEXT,
)
page(
    "action-programme",
    """
**PHỤ LỤC**
**Kết quả thực hiện các nhiệm vụ tại Chương trình hành động số 15-CTr/ĐU - năm 2025**
|STT|Nội dung, nhiệm vụ|Cơ quan thực hiện|Văn bản cụ thể hóa|Kết quả đạt được đến 15/12/2025|Hoàn thành (%)|
|1|2|3|4|5|6|
|{6}I - Nhóm nhiệm vụ về xây dựng Đảng|
|1|Kiện toàn chi ủy|Ban Xây dựng Đảng|Hướng dẫn 02-HD/BXDĐ|Kiện toàn 24/24 chi ủy|100|
|{6}II - Nhóm nhiệm vụ về kinh tế|
|2|Thu hút đầu tư|UBND xã|Kế hoạch 60/KH-UBND|Có 1/2 dự án|50|
""",
    """
năm/2025
# PHỤ LỤC
# Kết quả thực hiện các nhiệm vụ tại Chương trình hành động số 15-CTr/ĐU - năm 2025
= I|Nhóm nhiệm vụ về xây dựng Đảng
|1|Ban Xây dựng Đảng|Kiện toàn chi ủy|Hướng dẫn 02-HD/BXDĐ|Kiện toàn 24/24 chi ủy|100|
= II|Nhóm nhiệm vụ về kinh tế
|2|UBND xã|Thu hút đầu tư|Kế hoạch 60/KH-UBND|Có 1/2 dự án|50|
""",
)
page(
    "village",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ CỦA THÔN NÀ PHẨN - THÁNG 10/2025**
|STT|Công việc được giao|Kết quả|Ghi chú|
|1|Vận động đóng quỹ|58/62 hộ|Còn 4 hộ|
|2|Dọn vệ sinh|4 buổi||
|3|Họp thôn|01 cuộc||
""",
    """
tháng 10/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ CỦA THÔN NÀ PHẨN - THÁNG 10/2025
|1||Vận động đóng quỹ||58/62 hộ||Ghi chú: Còn 4 hộ|
|2||Dọn vệ sinh||4 buổi|
|3||Họp thôn||01 cuộc|
""",
    endings=WITH_TEXT,
)
page(
    "disbursement",
    """
**BÁO CÁO TIẾN ĐỘ GIẢI NGÂN VÀ NHIỆM VỤ QUÝ I/2026**
|TT|Nhiệm vụ|Chủ đầu tư|Kế hoạch vốn (triệu đồng)|Giải ngân (triệu đồng)|Khối lượng hoàn thành|Tỷ lệ giải ngân (%)|
|1|Đường Nà Kéo|UBND xã|1.200|600|Xong nền đường|50|
|2|Nhà văn hóa Pá Tặc|UBND xã|800|800|Đã bàn giao|100|
""",
    """
quý 1/2026
# BÁO CÁO TIẾN ĐỘ GIẢI NGÂN VÀ NHIỆM VỤ QUÝ I/2026
|1|UBND xã|Đường Nà Kéo||Xong nền đường|50|Kế hoạch vốn (triệu đồng): 1.200|Giải ngân (triệu đồng): 600|
|2|UBND xã|Nhà văn hóa Pá Tặc||Đã bàn giao|100|Kế hoạch vốn (triệu đồng): 800|Giải ngân (triệu đồng): 800|
""",
    endings=WITH_TEXT,
)
page(
    "unit-and-task-in-one-column",
    """
**TỔNG HỢP NHIỆM VỤ TRỌNG TÂM NĂM 2025**
|{,2}Thứ tự|{,2}Tên đơn vị, nhiệm vụ|{2}Kết quả|{,2}Ghi chú|
|Khối lượng|Tỷ lệ (%)|
|A|Phòng Kinh tế||||
|1|Trồng rừng sản xuất|45/50 ha|90||
|2|Tiêm phòng dại|310/400 con|77,5|Thiếu vắc xin|
|B|Công an xã||||
|1|Cấp định danh|2.150 người|100||
""",
    """
năm/2025
# TỔNG HỢP NHIỆM VỤ TRỌNG TÂM NĂM 2025
= A|Phòng Kinh tế
|1||Trồng rừng sản xuất||45/50 ha|90|
|2||Tiêm phòng dại||310/400 con|77,5|Ghi chú: Thiếu vắc xin|
= B|Công an xã
|1||Cấp định danh||2.150 người|100|
""",
)
page(
    "tasks-of-the-system",
    """
|UBND XÃ QUỐC KHÁNH¶VĂN PHÒNG HĐND VÀ UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶Độc lập - Tự do - Hạnh phúc|
---
**BẢNG TỔNG HỢP**
**Kết quả xử lý văn bản, nhiệm vụ trên hệ thống tháng 7 năm 2025**
|TT|Nhiệm vụ giao trên phần mềm|Đơn vị được giao|Ngày giao|Hạn xử lý|Kết quả xử lý|Đánh giá|
|1|Báo cáo dân tộc|Phòng Văn hóa - Xã hội|02/07/2025|10/07/2025|Đã gửi báo cáo 31/BC-UBND|Đúng hạn|
|2|Thống kê cây xanh|Phòng Kinh tế|05/07/2025|15/07/2025|Đang làm|Trễ hạn|
Tổng số: 02 nhiệm vụ; đúng hạn: 01; trễ hạn: 01.
""",
    """
tháng 7/2025
# BẢNG TỔNG HỢP
# Kết quả xử lý văn bản, nhiệm vụ trên hệ thống tháng 7 năm 2025
of VĂN PHÒNG HĐND VÀ UBND
|1|Phòng Văn hóa - Xã hội|Báo cáo dân tộc||Đã gửi báo cáo 31/BC-UBND|Đúng hạn|Ngày giao: 02/07/2025|Hạn xử lý: 10/07/2025|
|2|Phòng Kinh tế|Thống kê cây xanh||Đang làm|Trễ hạn|Ngày giao: 05/07/2025|Hạn xử lý: 15/07/2025|
""",
)
