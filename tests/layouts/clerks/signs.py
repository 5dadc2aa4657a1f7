"""Layouts with numbers, sections and headings that are written in other ways."""

# The rows of a page are not broken.

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "numbers-with-roman-parts",
    """
**BIỂU KẾT QUẢ NHIỆM VỤ NĂM 2025**
|Mục|Nội dung công việc|Đơn vị|Kết quả|Đánh giá|
|I|Cải cách hành chính||||
|I.1|Rà soát thủ tục|Văn phòng|Rà soát 215 thủ tục|Đạt|
|I.2|Niêm yết công khai||||
|II|Chuyển đổi số||||
|II.1|Chữ ký số|Văn phòng|Cấp 45 chứng thư|Đạt|
|II.2|Hồ sơ trực tuyến|Trung tâm PVHCC|92% hồ sơ|Đạt|
""",
    """
năm/2025
# BIỂU KẾT QUẢ NHIỆM VỤ NĂM 2025
= I|Cải cách hành chính
|I.1|Văn phòng|Rà soát thủ tục||Rà soát 215 thủ tục|Đạt|
|I.2||Niêm yết công khai|
= II|Chuyển đổi số
|II.1|Văn phòng|Chữ ký số||Cấp 45 chứng thư|Đạt|
|II.2|Trung tâm PVHCC|Hồ sơ trực tuyến||92% hồ sơ|Đạt|
""",
    endings=WITH_TEXT,
)

page(
    "numbers-with-slashes-and-brackets",
    """
**DANH MỤC NHIỆM VỤ VÀ KẾT QUẢ THÁNG 3 NĂM 2026**
|STT|Nhiệm vụ|Kết quả|Đánh giá|
|1/|Lập danh sách cử tri|Lập 4.210 cử tri|Xong|
|2/|In phiếu bầu|||
|(3)|Trang trí khu vực bỏ phiếu|12/12 khu vực|Xong|
|4.a|Tập huấn tổ bầu cử|||
|5-|Niêm yết danh sách|Đã niêm yết|Xong|
""",
    """
tháng 3/2026
# DANH MỤC NHIỆM VỤ VÀ KẾT QUẢ THÁNG 3 NĂM 2026
|1/||Lập danh sách cử tri||Lập 4.210 cử tri|Xong|
|2/||In phiếu bầu|
|(3)||Trang trí khu vực bỏ phiếu||12/12 khu vực|Xong|
|4.a||Tập huấn tổ bầu cử|
|5-||Niêm yết danh sách||Đã niêm yết|Xong|
""",
    endings=WITH_TEXT,
)

page(
    "sections-without-numerals",
    """
**KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2026**
|TT|Nội dung nhiệm vụ|Đơn vị thực hiện|Kết quả|Tỷ lệ|
||KINH TẾ||||
|1|Trồng rừng|Phòng Kinh tế|Trồng 12 ha|40%|
|2|Thu ngân sách|Phòng Kinh tế|Thu 560 triệu đồng|25%|
||VĂN HÓA - XÃ HỘI||||
|3|Tổ chức Tết|Phòng Văn hóa - Xã hội|Tặng 310 suất quà|100%|
""",
    """
quý 1/2026
# KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2026
= |KINH TẾ
|1|Phòng Kinh tế|Trồng rừng||Trồng 12 ha|40%|
|2|Phòng Kinh tế|Thu ngân sách||Thu 560 triệu đồng|25%|
= |VĂN HÓA - XÃ HỘI
|3|Phòng Văn hóa - Xã hội|Tổ chức Tết||Tặng 310 suất quà|100%|
""",
    endings=WITH_TEXT,
)

page(
    "sections-within-sections",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|{5}A. NHIỆM VỤ THƯỜNG XUYÊN|
|I|Kinh tế||||
|1|Quản lý chợ|Phòng Kinh tế|Thu phí 45 triệu đồng|90%|
|II|Nội chính||||
|2|Tiếp công dân|Văn phòng|Tiếp 25 lượt|100%|
|{5}B. NHIỆM VỤ ĐỘT XUẤT|
|3|Khắc phục mưa lũ|Ban Chỉ huy PCTT|Sửa 14 nhà|100%|
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= A|NHIỆM VỤ THƯỜNG XUYÊN
= I|Kinh tế
|1|Phòng Kinh tế|Quản lý chợ||Thu phí 45 triệu đồng|90%|
= II|Nội chính
|2|Văn phòng|Tiếp công dân||Tiếp 25 lượt|100%|
= B|NHIỆM VỤ ĐỘT XUẤT
|3|Ban Chỉ huy PCTT|Khắc phục mưa lũ||Sửa 14 nhà|100%|
""",
)

page(
    "sections-with-sums",
    """
**TIẾN ĐỘ NHIỆM VỤ 9 THÁNG NĂM 2025**
|STT|Nội dung|Đơn vị|Kết quả|Tỷ lệ (%)|
|I|Lĩnh vực kinh tế|||85|
|1|Đường liên thôn|Phòng Kinh tế|Xong 1,7/2 km|85|
|II|Lĩnh vực xã hội|||100|
|2|Bảo hiểm y tế|Phòng Văn hóa - Xã hội|Phát triển 120 thẻ|100|
|Cộng||||92,5|
""",
    """
9 tháng/2025
# TIẾN ĐỘ NHIỆM VỤ 9 THÁNG NĂM 2025
= I|Lĩnh vực kinh tế
|1|Phòng Kinh tế|Đường liên thôn||Xong 1,7/2 km|85|
= II|Lĩnh vực xã hội
|2|Phòng Văn hóa - Xã hội|Bảo hiểm y tế||Phát triển 120 thẻ|100|
""",
    endings=WITH_TEXT,
)

page(
    "columns-numbered-with-formulas",
    """
TRƯỜNG TIỂU HỌC BẢN MẠ
**BIỂU THEO DÕI NHIỆM VỤ NĂM HỌC - THÁNG 10 NĂM 2025**
|STT|Nhiệm vụ|Tổ chuyên môn|Chỉ tiêu|Kết quả|Tỷ lệ %|Ghi chú|
|A|B|C|1|2|3=2/1|4|
|1|Huy động trẻ ra lớp|Tổ 1|120|119|99,2||
|2|Phụ đạo học sinh yếu|Tổ 4+5|30|24|80|Thiếu phòng|
""",
    """
tháng 10/2025
# TRƯỜNG TIỂU HỌC BẢN MẠ
# BIỂU THEO DÕI NHIỆM VỤ NĂM HỌC - THÁNG 10 NĂM 2025
of TRƯỜNG TIỂU HỌC BẢN MẠ
|1|Tổ 1|Huy động trẻ ra lớp||119|99,2|Chỉ tiêu: 120|
|2|Tổ 4+5|Phụ đạo học sinh yếu||24|80|Chỉ tiêu: 30|Ghi chú: Thiếu phòng|
""",
    endings=WITH_TEXT,
)

page(
    "result-and-evaluation-swapped",
    """
BỆNH VIỆN ĐA KHOA KHU VỰC
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ IV NĂM 2025**
(Đơn vị tính: %)
|TT|Khoa, phòng|Nội dung công việc|Mức độ hoàn thành|Kết quả cụ thể|
|1|Khoa Nội|Khám chữa bệnh ngoại trú|97|Khám 12.450 lượt|
|2|Phòng Điều dưỡng|Tập huấn kiểm soát nhiễm khuẩn|100|Tập huấn 4 lớp¶cho 160 người|
""",
    """
quý 4/2025
# BỆNH VIỆN ĐA KHOA KHU VỰC
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ IV NĂM 2025
of BỆNH VIỆN ĐA KHOA KHU VỰC
|1|Khoa Nội|Khám chữa bệnh ngoại trú||Khám 12.450 lượt|97|
|2|Phòng Điều dưỡng|Tập huấn kiểm soát nhiễm khuẩn||Tập huấn 4 lớp¶cho 160 người|100|
""",
    endings=WITH_TEXT,
)

page(
    "dashes-under-a-task",
    """
**BIỂU SỐ 4**
**CÔNG TÁC CÔNG AN XÃ - THÁNG 7 NĂM 2025**
|STT|Nội dung|Kết quả|Đánh giá|
|1|Đấu tranh phòng chống tội phạm|Giảm 2 vụ|Hoàn thành|
|-|Bắt đối tượng truy nã|01 đối tượng|Hoàn thành|
|-|Triệt phá ma túy|02 vụ|Hoàn thành|
|2|Trật tự an toàn giao thông|Xử lý 45 trường hợp|Hoàn thành|
|+|Phạt tiền|12.500.000 đồng||
""",
    """
tháng 7/2025
# BIỂU SỐ 4
# CÔNG TÁC CÔNG AN XÃ - THÁNG 7 NĂM 2025
|1||Đấu tranh phòng chống tội phạm||Giảm 2 vụ|Hoàn thành|
|-||Bắt đối tượng truy nã||01 đối tượng|Hoàn thành|
|-||Triệt phá ma túy||02 vụ|Hoàn thành|
|2||Trật tự an toàn giao thông||Xử lý 45 trường hợp|Hoàn thành|
|+||Phạt tiền||12.500.000 đồng|
""",
    endings=WITH_TEXT,
)
