"""Layouts whose columns are told by short, long or vague headings and by what stands below them."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import ALL, page

page(
    "progress-beside-results",
    """
**TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THÁNG 9 NĂM 2025**
|TT|Nhiệm vụ|Đơn vị chủ trì|Tiến độ|Kết quả|
|1|Sửa đường thôn Bản Làn|Phòng Kinh tế|80%|Đã đổ 1,2/1,5 km|
|2|Rà soát hộ nghèo|Phòng Văn hóa - Xã hội|100%|Đã rà soát 14/14 thôn|
|3|Lập quy hoạch chợ|Phòng Kinh tế||Chưa có kinh phí|
""",
    """
tháng 9/2025
# TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THÁNG 9 NĂM 2025
|1|Phòng Kinh tế|Sửa đường thôn Bản Làn||Đã đổ 1,2/1,5 km|80%|
|2|Phòng Văn hóa - Xã hội|Rà soát hộ nghèo||Đã rà soát 14/14 thôn|100%|
|3|Phòng Kinh tế|Lập quy hoạch chợ||Chưa có kinh phí||
""",
    endings=ALL,
)

page(
    "progress-in-words",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026**
|Stt|ND công việc|Đ/v thực hiện|KQ thực hiện|Tiến độ thực hiện|Ghi chú|
|1|Tiêm phòng đàn trâu bò|Trung tâm Cung ứng dịch vụ công|Tiêm 1.250 con|Đã hoàn thành||
|2|Số hóa hồ sơ địa chính|Phòng Kinh tế|Số hóa 3.400 trang|Đang thực hiện|Thiếu máy|
""",
    """
quý 2/2026
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026
|1|Trung tâm Cung ứng dịch vụ công|Tiêm phòng đàn trâu bò||Tiêm 1.250 con||status: Đã hoàn thành|
|2|Phòng Kinh tế|Số hóa hồ sơ địa chính||Số hóa 3.400 trang||status: Đang thực hiện|note: Thiếu máy|
""",
    endings=ALL,
)

page(
    "progress-by-a-plan",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ 6 THÁNG NĂM 2026**
|TT|Nhiệm vụ|Đơn vị|Tiến độ|Kết quả|
|1|Sửa trạm bơm|Phòng Kinh tế|Quý III/2026|Đã lập hồ sơ|
|2|Đại hội thể thao|Phòng Văn hóa - Xã hội|30/9/2026|Đã ban hành kế hoạch|
|3|Trực cấp cứu|Trạm Y tế|Thường xuyên|Trực 181 ngày|
""",
    """
6 tháng/2026
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ 6 THÁNG NĂM 2026
|1|Phòng Kinh tế|Sửa trạm bơm||Đã lập hồ sơ||Tiến độ: Quý III/2026|
|2|Phòng Văn hóa - Xã hội|Đại hội thể thao||Đã ban hành kế hoạch||Tiến độ: 30/9/2026|
|3|Trạm Y tế|Trực cấp cứu||Trực 181 ngày||Tiến độ: Thường xuyên|
""",
    endings=ALL,
)

page(
    "progress-and-evaluation",
    """
**BÁO CÁO NHIỆM VỤ NĂM 2025**
|TT|Nhiệm vụ|Đơn vị|Tiến độ (%)|Kết quả|Đánh giá|
|1|Thu ngân sách|Phòng Kinh tế|104,2|Thu 12,5 tỷ đồng|Vượt kế hoạch|
|2|Giao quân|Ban Chỉ huy Quân sự|100|Giao 11 thanh niên|Tốt|
""",
    """
năm/2025
# BÁO CÁO NHIỆM VỤ NĂM 2025
|1|Phòng Kinh tế|Thu ngân sách||Thu 12,5 tỷ đồng|Vượt kế hoạch|Tiến độ (%): 104,2|
|2|Ban Chỉ huy Quân sự|Giao quân||Giao 11 thanh niên|Tốt|Tiến độ (%): 100|
""",
    endings=ALL,
)

page(
    "symbols-of-documents",
    """
**PHỤ LỤC**
**Kết quả thực hiện nhiệm vụ quý III năm 2025**
|STT|Số/ký hiệu văn bản|Nội dung giao|Đơn vị thực hiện|Kết quả|Mức độ HT (%)|
|(1)|(2)|(3)|(4)|(5)|(6)|
|1|Thông báo số 45/TB-UBND ngày 03/7/2025|Rà soát đất công ích|Phòng Kinh tế|Rà soát 45 thửa|100|
|2|Công văn số 210/UBND-VP ngày 21/7/2025|Sửa cầu treo|Phòng Kinh tế|Đang lập dự toán|30|
""",
    """
quý 3/2025
# PHỤ LỤC
# Kết quả thực hiện nhiệm vụ quý III năm 2025
|1|Phòng Kinh tế|Rà soát đất công ích|Thông báo số 45/TB-UBND ngày 03/7/2025|Rà soát 45 thửa|100|
|2|Phòng Kinh tế|Sửa cầu treo|Công văn số 210/UBND-VP ngày 21/7/2025|Đang lập dự toán|30|
""",
    endings=ALL,
)

page(
    "source-of-the-task",
    """
**THEO DÕI NHIỆM VỤ GIAO - THÁNG 3 NĂM 2026**
|TT|Nguồn giao|Nhiệm vụ|Chủ trì|Kết quả thực hiện|Trạng thái|
|1|Thông báo số 12/TB-UBND ngày 05/3/2026|Dọn vệ sinh chợ|Thôn Tân Lập|Đã dọn 2 đợt|Hoàn thành|
|2|Kết luận số 30-KL/ĐU ngày 09/3/2026|Vận động hiến đất|Mặt trận xã|7 hộ hiến 450 m2|Đang thực hiện|
""",
    """
tháng 3/2026
# THEO DÕI NHIỆM VỤ GIAO - THÁNG 3 NĂM 2026
|1|Thôn Tân Lập|Dọn vệ sinh chợ||Đã dọn 2 đợt||assignment: Thông báo số 12/TB-UBND ngày 05/3/2026|status: Hoàn thành|
|2|Mặt trận xã|Vận động hiến đất||7 hộ hiến 450 m2||assignment: Kết luận số 30-KL/ĐU ngày 09/3/2026|status: Đang thực hiện|
""",
    endings=ALL,
)

page(
    "source-is-a-person",
    """
**THEO DÕI NHIỆM VỤ - THÁNG 4 NĂM 2026**
|TT|Nguồn giao|Nhiệm vụ|Chủ trì|Kết quả thực hiện|
|1|Chủ tịch UBND xã|Dọn vệ sinh chợ|Thôn Tân Lập|Đã dọn 2 đợt|
|2|Đảng ủy|Vận động hiến đất|Mặt trận xã|7 hộ hiến 450 m2|
""",
    """
tháng 4/2026
# THEO DÕI NHIỆM VỤ - THÁNG 4 NĂM 2026
|1|Thôn Tân Lập|Dọn vệ sinh chợ||Đã dọn 2 đợt||Nguồn giao: Chủ tịch UBND xã|
|2|Mặt trận xã|Vận động hiến đất||7 hộ hiến 450 m2||Nguồn giao: Đảng ủy|
""",
    endings=ALL,
)

page(
    "co-operatives-as-units",
    """
**KẾT QUẢ NHIỆM VỤ NÔNG NGHIỆP NĂM 2025**
|TT|Nhiệm vụ|Đơn vị|Kế hoạch|Kết quả|Tỷ lệ (%)|
|1|Trồng hồi|Hợp tác xã|Trồng 50 ha|Đã trồng 45 ha|90|
|2|Thu mua nhựa thông|Hợp tác xã|Mua 30 tấn|Đã mua 33 tấn|110|
""",
    """
năm/2025
# KẾT QUẢ NHIỆM VỤ NÔNG NGHIỆP NĂM 2025
|1|Hợp tác xã|Trồng hồi||Đã trồng 45 ha|90|Kế hoạch: Trồng 50 ha|
|2|Hợp tác xã|Thu mua nhựa thông||Đã mua 33 tấn|110|Kế hoạch: Mua 30 tấn|
""",
    endings=ALL,
)

page(
    "measures-of-all-kinds",
    """
**KẾT QUẢ THỰC HIỆN CHỈ TIÊU, NHIỆM VỤ 9 THÁNG NĂM 2025**
|TT|Chỉ tiêu, nhiệm vụ|Đơn vị|Kế hoạch năm|Thực hiện|Tỷ lệ|
|I|{5}Kinh tế|
|1|Thu nhập bình quân|đồng/người/năm|48.000.000|45.600.000|95%|
|2|Hợp tác xã mới|Hợp tác xã|2|1|50%|
|II|{5}Xã hội|
|3|Thôn văn hóa|Thôn|14|12|85,7%|
|4|Nhựa thông|nghìn tấn|1,5|1,2|80%|
""",
    """
9 tháng/2025
# KẾT QUẢ THỰC HIỆN CHỈ TIÊU, NHIỆM VỤ 9 THÁNG NĂM 2025
= I|Kinh tế
|1||Thu nhập bình quân||45.600.000|95%|Đơn vị: đồng/người/năm|Kế hoạch năm: 48.000.000|
|2||Hợp tác xã mới||1|50%|Đơn vị: Hợp tác xã|Kế hoạch năm: 2|
= II|Xã hội
|3||Thôn văn hóa||12|85,7%|Đơn vị: Thôn|Kế hoạch năm: 14|
|4||Nhựa thông||1,2|80%|Đơn vị: nghìn tấn|Kế hoạch năm: 1,5|
""",
    endings=ALL,
)

page(
    "plan-done-and-share",
    """
**KẾT QUẢ NHIỆM VỤ QUÝ I NĂM 2026**
|TT|Nội dung|Kế hoạch năm|Thực hiện|Tỷ lệ|
|1|Trồng rừng|50 ha|Đã trồng 45 ha tại 6 thôn|90%|
|2|Đào tạo nghề|2 lớp|Đã mở 1 lớp may|50%|
""",
    """
quý 1/2026
# KẾT QUẢ NHIỆM VỤ QUÝ I NĂM 2026
|1||Trồng rừng||Đã trồng 45 ha tại 6 thôn|90%|Kế hoạch năm: 50 ha|
|2||Đào tạo nghề||Đã mở 1 lớp may|50%|Kế hoạch năm: 2 lớp|
""",
    endings=ALL,
)

page(
    "target-done-compared",
    """
**KẾT QUẢ NHIỆM VỤ 9 THÁNG NĂM 2026**
|TT|Nhiệm vụ|Mục tiêu|Thực hiện 9 tháng|So với kế hoạch (%)|
|1|Xóa nhà tạm|24 nhà|22 nhà|91,7|
|2|Cứng hóa đường|5 km|5,5 km|110|
""",
    """
9 tháng/2026
# KẾT QUẢ NHIỆM VỤ 9 THÁNG NĂM 2026
|1||Xóa nhà tạm||22 nhà|91,7|Mục tiêu: 24 nhà|
|2||Cứng hóa đường||5,5 km|110|Mục tiêu: 5 km|
""",
    endings=ALL,
)

page(
    "short-headings-in-two-rows",
    """
**BIỂU THEO DÕI NHIỆM VỤ THÁNG 5 NĂM 2026**
|{,2}T.T|{,2}ND nhiệm vụ|{2}Đ/v thực hiện|{3}KQ thực hiện|
|Chủ trì|Phối hợp|VB triển khai|KL thực hiện|% HT|
|(1)|(2)|(3)|(4)|(5)|(6)|(7)|
|1|Cấp nước sạch|Phòng Kinh tế|Thôn Nà Me|Kế hoạch số 51/KH-UBND|Lắp 32 đồng hồ|80|
|2|Khám sức khỏe|Trạm Y tế|Trường THCS|Công văn số 90/UBND-VX|Khám 410 em|100|
""",
    """
tháng 5/2026
# BIỂU THEO DÕI NHIỆM VỤ THÁNG 5 NĂM 2026
|1|Phòng Kinh tế|Cấp nước sạch|Kế hoạch số 51/KH-UBND|Lắp 32 đồng hồ|80|Phối hợp: Thôn Nà Me|
|2|Trạm Y tế|Khám sức khỏe|Công văn số 90/UBND-VX|Khám 410 em|100|Phối hợp: Trường THCS|
""",
    endings=ALL,
)

page(
    "two-languages",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025**
|TT¶No.|Nhiệm vụ¶Task|Đơn vị chủ trì¶Lead unit|Kết quả¶Result|Tỷ lệ (%)¶Rate|
|1|Tập huấn chuyển đổi số|Văn phòng|Mở 4 lớp|100|
|2|Lắp mạng thôn|Phòng Văn hóa - Xã hội|Lắp 9/14 thôn|64|
""",
    """
năm/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025
|1|Văn phòng|Tập huấn chuyển đổi số||Mở 4 lớp|100|
|2|Phòng Văn hóa - Xã hội|Lắp mạng thôn||Lắp 9/14 thôn|64|
""",
    endings=ALL,
)

page(
    "header-again-in-the-middle",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 7 NĂM 2025**
|SỐ TT|NỘI DUNG¶CÔNG VIỆC|CQ CHỦ TRÌ|TIẾN ĐỘ¶THỰC HIỆN|KẾT QUẢ:|
|1|2|3|4|5|
|1|Bàn giao trụ sở|Văn phòng|100%|Đã bàn giao 4 trụ sở|
|2|Chuyển hồ sơ|Văn phòng|75%|Chuyển 1.200 hồ sơ|
|Số TT|Nội dung công việc|CQ chủ trì|Tiến độ thực hiện|Kết quả:|
|3|Đổi con dấu|Công an xã|100%|Đã đổi|
""",
    """
tháng 7/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 7 NĂM 2025
|1|Văn phòng|Bàn giao trụ sở||Đã bàn giao 4 trụ sở|100%|
|2|Văn phòng|Chuyển hồ sơ||Chuyển 1.200 hồ sơ|75%|
|3|Công an xã|Đổi con dấu||Đã đổi|100%|
""",
    endings=ALL,
)

page(
    "unseen-signs-in-headings",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 8 NĂM 2025**
|T\u200bT|Nhiệm\u00a0vụ|\u00d0ơn vị|Kê\u0301t quả|Ða\u0301nh gi\u00ada\u0301|
|1|Phát quang đường|Thôn Nà Lược|Phát 3 km|Đạt|
|2|Khơi cống|Thôn Nà Lược|Khơi 120 m|Đạt|
""",
    """
tháng 8/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 8 NĂM 2025
|1|Thôn Nà Lược|Phát quang đường||Phát 3 km|Đạt|
|2|Thôn Nà Lược|Khơi cống||Khơi 120 m|Đạt|
""",
    endings=ALL,
)

page(
    "progress-of-dates-on-the-second-page",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026**
|TT|Nhiệm vụ|Đơn vị|Tiến độ|
|1|Mở đường|Phòng Kinh tế|Đã mở 2,1 km|
|2|Xây cầu|Phòng Kinh tế|Đã xây 2 mố|
|3|Kéo điện|Phòng Kinh tế|Đã dựng 40 cột|
---
|TT|Nhiệm vụ|Đơn vị|Tiến độ|
|4|Khoan giếng|Phòng Kinh tế|Quý IV/2026|
""",
    """
năm/2026
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026
|1|Phòng Kinh tế|Mở đường||Đã mở 2,1 km|
|2|Phòng Kinh tế|Xây cầu||Đã xây 2 mố|
|3|Phòng Kinh tế|Kéo điện||Đã dựng 40 cột|
|4|Phòng Kinh tế|Khoan giếng||Quý IV/2026|
""",
)

page(
    "status-and-progress",
    """
**THEO DÕI NHIỆM VỤ THÁNG 1 NĂM 2026**
|Mã|Việc|Loại|Nhóm|Trạng thái|Deadline|Ghi chú|
|V01|Tổng vệ sinh|Thường xuyên|Văn xã|Đang làm|20/01/2026||
|V02|Trực Tết|Đột xuất|Nội chính|Xong|31/01/2026|Đủ người|
""",
    """
tháng 1/2026
# THEO DÕI NHIỆM VỤ THÁNG 1 NĂM 2026
|V01||Tổng vệ sinh||||status: Đang làm|Loại: Thường xuyên|Nhóm: Văn xã|deadline: 20/01/2026|
|V02||Trực Tết||||status: Xong|Loại: Đột xuất|Nhóm: Nội chính|deadline: 31/01/2026|note: Đủ người|
""",
    endings=ALL,
)

page(
    "six-clear-things",
    """
**TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ "6 RÕ" THÁNG 10 NĂM 2025**
|TT|Rõ việc|Rõ người|Rõ trách nhiệm|Rõ sản phẩm|Rõ thời gian|Rõ thẩm quyền|Kết quả|Tiến độ|
|1|Lập đề án chợ|Phòng Kinh tế|Trưởng phòng|Đề án|15/10/2025|Chủ tịch|Đã trình|100%|
|2|Thẩm định giá đất|Phòng Kinh tế|Phó trưởng phòng|Tờ trình|30/10/2025|Chủ tịch|Đang lấy ý kiến|60%|
""",
    """
tháng 10/2025
# TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ "6 RÕ" THÁNG 10 NĂM 2025
|1|Phòng Kinh tế|Lập đề án chợ||Đã trình|100%|Rõ trách nhiệm: Trưởng phòng|Rõ sản phẩm: Đề án|Rõ thời gian: 15/10/2025|Rõ thẩm quyền: Chủ tịch|
|2|Phòng Kinh tế|Thẩm định giá đất||Đang lấy ý kiến|60%|Rõ trách nhiệm: Phó trưởng phòng|Rõ sản phẩm: Tờ trình|Rõ thời gian: 30/10/2025|Rõ thẩm quyền: Chủ tịch|
""",
    endings=ALL,
)

page(
    "plan-and-done-under-a-group",
    """
**KẾT QUẢ NHIỆM VỤ NĂM 2025**
|{,2}TT|{,2}Nhiệm vụ|{,2}ĐVT|{3}Năm 2025|{,2}Ghi chú|
|Kế hoạch|Thực hiện|Tỷ lệ (%)|
|1|Cấp thẻ bảo hiểm|người|1.200|1.150|95,8||
|2|Sửa nhà văn hóa|nhà|3|3|100|Xong tháng 8|
""",
    """
năm/2025
# KẾT QUẢ NHIỆM VỤ NĂM 2025
|1||Cấp thẻ bảo hiểm||1.150|95,8|ĐVT: người|Kế hoạch: 1.200|
|2||Sửa nhà văn hóa||3|100|ĐVT: nhà|Kế hoạch: 3|Ghi chú: Xong tháng 8|
""",
    endings=ALL,
)

page(
    "two-times-of-doing",
    """
**KẾT QUẢ NHIỆM VỤ THÁNG 9 NĂM 2025**
|TT|Nhiệm vụ|Đơn vị|Thực hiện năm 2024|Kế hoạch năm 2025|Thực hiện 9 tháng năm 2025|% KH|
|1|Trồng quế|Thôn Pò Cại|10 ha|20 ha|18 ha|90|
|2|Nuôi ong|Thôn Pò Cại|30 đàn|50 đàn|50 đàn|100|
""",
    """
tháng 9/2025
# KẾT QUẢ NHIỆM VỤ THÁNG 9 NĂM 2025
|1|Thôn Pò Cại|Trồng quế||18 ha|90|Thực hiện năm 2024: 10 ha|Kế hoạch năm 2025: 20 ha|
|2|Thôn Pò Cại|Nuôi ong||50 đàn|100|Thực hiện năm 2024: 30 đàn|Kế hoạch năm 2025: 50 đàn|
""",
    endings=ALL,
)

page(
    "labels-of-two-levels",
    """
**KẾT QUẢ NHIỆM VỤ QUÝ IV NĂM 2025**
|TT|Tên nhiệm vụ|Đơn vị/cá nhân chủ trì|Căn cứ|Kết quả đạt được|Mức độ HT|
|1|Xây dựng nông thôn mới|Phòng Kinh tế|Quyết định số 18/QĐ-UBND|Đạt 15/19 tiêu chí|79%|
|1.1|Đường trục thôn|Phòng Kinh tế||Cứng hóa 95%|95%|
|1.10|Nước sạch|Trạm Y tế||Cấp cho 320 hộ|88,0%|
|2|Bầu trưởng thôn|Văn phòng|Hướng dẫn số 05/HD-MTTQ|Bầu 14/14 thôn|100%|
""",
    """
quý 4/2025
# KẾT QUẢ NHIỆM VỤ QUÝ IV NĂM 2025
|1|Phòng Kinh tế|Xây dựng nông thôn mới||Đạt 15/19 tiêu chí|79%|assignment: Quyết định số 18/QĐ-UBND|
|1.1|Phòng Kinh tế|Đường trục thôn||Cứng hóa 95%|95%|
|1.10|Trạm Y tế|Nước sạch||Cấp cho 320 hộ|88,0%|
|2|Văn phòng|Bầu trưởng thôn||Bầu 14/14 thôn|100%|assignment: Hướng dẫn số 05/HD-MTTQ|
""",
    endings=ALL,
)

page(
    "situation-and-result",
    """
**KẾT QUẢ THỰC HIỆN KẾT LUẬN CỦA CHỦ TỊCH UBND XÃ - THÁNG 11 NĂM 2025**
|TT|Nội dung chỉ đạo|CQ, ĐV thực hiện|VB chỉ đạo|Tình hình thực hiện|Kết quả|
|1|Kiểm tra hồ chứa|Phòng Kinh tế|Công văn số 300/UBND-KT|Hoàn thành|Kiểm tra 5 hồ|
|2|Xử lý lấn đất|Phòng Kinh tế|Công văn số 312/UBND-KT|Chưa hoàn thành|Lập 2 biên bản|
""",
    """
tháng 11/2025
# KẾT QUẢ THỰC HIỆN KẾT LUẬN CỦA CHỦ TỊCH UBND XÃ - THÁNG 11 NĂM 2025
|1|Phòng Kinh tế|Kiểm tra hồ chứa|Công văn số 300/UBND-KT|Kiểm tra 5 hồ||status: Hoàn thành|
|2|Phòng Kinh tế|Xử lý lấn đất|Công văn số 312/UBND-KT|Lập 2 biên bản||status: Chưa hoàn thành|
""",
    endings=ALL,
)

page(
    "hyphens-and-breaks-in-headings",
    """
**KẾT QUẢ NHIỆM VỤ THÁNG 12 NĂM 2025**
|STT|Nội-dung nhiệm-vụ|Cơ quan -¶đơn vị|Số -¶ký hiệu|Kết quả -¶sản phẩm|Tỷ lệ¶hoàn¶thành|
|1|Tổng kết năm|Văn phòng|Kế hoạch số 77/KH-UBND|Báo cáo tổng kết|100%|
|2|Kiểm kê tài sản|Phòng Kinh tế|Quyết định số 201/QĐ-UBND|Biên bản kiểm kê|50%|
""",
    """
tháng 12/2025
# KẾT QUẢ NHIỆM VỤ THÁNG 12 NĂM 2025
|1|Văn phòng|Tổng kết năm|Kế hoạch số 77/KH-UBND|Báo cáo tổng kết|100%|
|2|Phòng Kinh tế|Kiểm kê tài sản|Quyết định số 201/QĐ-UBND|Biên bản kiểm kê|50%|
""",
    endings=ALL,
)

page(
    "contents-and-targets",
    """
**KẾT QUẢ NHIỆM VỤ 6 THÁNG NĂM 2025**
|TT|Nội dung, nhiệm vụ|Đơn vị thực hiện|Chỉ tiêu giao|Đạt được|% đạt|Nguyên nhân, vướng mắc|
|1|Khám nghĩa vụ quân sự|Trạm Y tế|60 người|58 người|96,7%|2 người vắng|
|2|Thu quỹ phòng chống thiên tai|14 thôn|90 triệu đồng|72 triệu đồng|80%||
""",
    """
6 tháng/2025
# KẾT QUẢ NHIỆM VỤ 6 THÁNG NĂM 2025
|1|Trạm Y tế|Khám nghĩa vụ quân sự||58 người|96,7%|Chỉ tiêu giao: 60 người|Nguyên nhân, vướng mắc: 2 người vắng|
|2|14 thôn|Thu quỹ phòng chống thiên tai||72 triệu đồng|80%|Chỉ tiêu giao: 90 triệu đồng|
""",
    endings=ALL,
)

page(
    "progress-in-percent-of-the-plan",
    """
**TIẾN ĐỘ NHIỆM VỤ TRỌNG TÂM NĂM 2026**
|TT|Tên nhiệm vụ|Cơ quan chủ trì|Tiến độ thực hiện|Ghi chú|
|1|Đường Nà Pài|Ban Quản lý dự án|Đạt 85%|Còn 300 m|
|2|Cầu Khuổi Slin|Ban Quản lý dự án|Khoảng 40%||
|3|Chợ trung tâm|Ban Quản lý dự án|100% KH||
""",
    """
năm/2026
# TIẾN ĐỘ NHIỆM VỤ TRỌNG TÂM NĂM 2026
|1|Ban Quản lý dự án|Đường Nà Pài|||Đạt 85%|Ghi chú: Còn 300 m|
|2|Ban Quản lý dự án|Cầu Khuổi Slin|||Khoảng 40%|
|3|Ban Quản lý dự án|Chợ trung tâm|||100% KH|
""",
    endings=ALL,
)

page(
    "units-by-villages",
    """
**KẾT QUẢ NHIỆM VỤ CÁC THÔN THÁNG 2 NĂM 2026**
|TT|Thôn/bản|Nhiệm vụ giao|Số liệu thực hiện|Đánh giá chung|
|1|Bản Chúc|Thu gom rác|Thu 4 xe rác|Tốt|
|2|Nà Lộc|Sửa kênh|Sửa 60 m kênh|Khá|
""",
    """
tháng 2/2026
# KẾT QUẢ NHIỆM VỤ CÁC THÔN THÁNG 2 NĂM 2026
|1|Bản Chúc|Thu gom rác||Thu 4 xe rác|Tốt|
|2|Nà Lộc|Sửa kênh||Sửa 60 m kênh|Khá|
""",
    endings=ALL,
)

page(
    "numbered-columns-that-are-reckoned",
    """
**KẾT QUẢ NHIỆM VỤ QUÝ II NĂM 2025**
|TT|Nhiệm vụ|Đơn vị|Kế hoạch|Thực hiện|Tỷ lệ|
|A|B|C|1|2|3=2/1|
|1|Phun khử trùng|Thôn|Phun 20 lít|Đã phun 20 lít|100%|
|2|Làm hố rác|Thôn|Làm 40 hố|Đã làm 31 hố|77,5%|
""",
    """
quý 2/2025
# KẾT QUẢ NHIỆM VỤ QUÝ II NĂM 2025
|1|Thôn|Phun khử trùng||Đã phun 20 lít|100%|Kế hoạch: Phun 20 lít|
|2|Thôn|Làm hố rác||Đã làm 31 hố|77,5%|Kế hoạch: Làm 40 hố|
""",
    endings=ALL,
)

page(
    "sections-between-and-progress",
    """
**KẾT QUẢ NHIỆM VỤ THÁNG 6 NĂM 2026**
|TT|Nhiệm vụ|Đơn vị|Tiến độ|Kết quả thực hiện|
|I|{4}LĨNH VỰC KINH TẾ|
|1|Cấp phép xây dựng|Phòng Kinh tế|90%|Cấp 18/20 giấy phép|
|II|{4}LĨNH VỰC VĂN HÓA|
|1|Giải bóng đá|Phòng Văn hóa - Xã hội|Chưa triển khai|Chờ kinh phí|
|2|Hội Lồng tồng|Phòng Văn hóa - Xã hội|100%|Đã tổ chức ngày 12/6|
""",
    """
tháng 6/2026
# KẾT QUẢ NHIỆM VỤ THÁNG 6 NĂM 2026
= I|LĨNH VỰC KINH TẾ
|1|Phòng Kinh tế|Cấp phép xây dựng||Cấp 18/20 giấy phép|90%|
= II|LĨNH VỰC VĂN HÓA
|1|Phòng Văn hóa - Xã hội|Giải bóng đá||Chờ kinh phí|Chưa triển khai|
|2|Phòng Văn hóa - Xã hội|Hội Lồng tồng||Đã tổ chức ngày 12/6|100%|
""",
    endings=ALL,
)

page(
    "columns-in-another-order",
    """
**KẾT QUẢ NHIỆM VỤ THÁNG 5 NĂM 2025**
|% hoàn thành|Kết quả|Tên công việc|Người phụ trách|Quyết định/Kế hoạch|STT|
|70%|Đã in 700 tờ rơi|Tuyên truyền bầu cử|Nông Thị Hoa|Kế hoạch số 15/KH-UBND|1|
|100%|Đã treo 20 băng rôn|Trang trí|Hoàng Văn Nam|Kế hoạch số 16/KH-UBND|2|
""",
    """
tháng 5/2025
# KẾT QUẢ NHIỆM VỤ THÁNG 5 NĂM 2025
|1||Tuyên truyền bầu cử|Kế hoạch số 15/KH-UBND|Đã in 700 tờ rơi|70%|officer: Nông Thị Hoa|
|2||Trang trí|Kế hoạch số 16/KH-UBND|Đã treo 20 băng rôn|100%|officer: Hoàng Văn Nam|
""",
    endings=ALL,
)
