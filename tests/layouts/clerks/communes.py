"""Layouts of communes and their departments, 2024-2026; names and figures are invented."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "six-columns",
    """
**PHỤ LỤC**
**TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM 9 THÁNG NĂM 2025**
(Kèm theo Báo cáo số 215/BC-UBND ngày 20/9/2025 của UBND xã Nà Sầm)
|{,2}TT|{,2}Tên đơn vị|{,2}Nội dung nhiệm vụ trọng tâm|{3}Tóm tắt kết quả triển khai thực hiện 9 tháng năm 2025|
|Tên loại văn bản triển khai|Khối lượng nhiệm vụ triển khai|Đánh giá mức độ hoàn thành (%)|
|(1)|(2)|(3)|(4)|(5)|(6)|
|I|{5}Lĩnh vực kinh tế|
|1|{,2}Phòng Kinh tế|Trồng mới 50 ha rừng|42/KH-UBND ngày 15/01/2025|Đã trồng 45/50 ha|90%|
|2|Cứng hóa 3 km đường thôn|43/KH-UBND ngày 16/01/2025|Đã xong 3 km|100%|
|II|{5}Lĩnh vực văn hóa - xã hội|
|3|Phòng Văn hóa - Xã hội|Xây dựng 02 nhà văn hóa thôn||Chưa khởi công|0%|
""",
    """
9 tháng/2025
# PHỤ LỤC
# TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM 9 THÁNG NĂM 2025
@ (Kèm theo Báo cáo số 215/BC-UBND ngày 20/9/2025 của UBND xã Nà Sầm)
of UBND xã Nà Sầm
= I|Lĩnh vực kinh tế
|1|Phòng Kinh tế|Trồng mới 50 ha rừng|42/KH-UBND ngày 15/01/2025|Đã trồng 45/50 ha|90%|
|2|Phòng Kinh tế|Cứng hóa 3 km đường thôn|43/KH-UBND ngày 16/01/2025|Đã xong 3 km|100%|
= II|Lĩnh vực văn hóa - xã hội
|3|Phòng Văn hóa - Xã hội|Xây dựng 02 nhà văn hóa thôn||Chưa khởi công|0%|
""",
)

page(
    "lead-and-helping-units",
    """
**BIỂU TỔNG HỢP**
**Kết quả thực hiện nhiệm vụ tháng 10 năm 2025**
|{,2}STT|{,2}Nội dung nhiệm vụ|{2}Đơn vị thực hiện|{,2}Sản phẩm đầu ra|{,2}Thời hạn hoàn thành|{,2}Kết quả thực hiện|{,2}Mức độ hoàn thành|
|Chủ trì|Phối hợp|
|1|Rà soát hộ nghèo|Phòng Văn hóa - Xã hội|Công an xã; các thôn|Danh sách hộ|25/10/2025|Đã rà soát 12/12 thôn|100%|
|2|Cấp đổi giấy chứng nhận đất|Phòng Kinh tế|Trung tâm PVHCC|Giấy chứng nhận|31/12/2025|Đã cấp 45 giấy|45%|
""",
    """
tháng 10/2025
# BIỂU TỔNG HỢP
# Kết quả thực hiện nhiệm vụ tháng 10 năm 2025
|1|Phòng Văn hóa - Xã hội|Rà soát hộ nghèo||Đã rà soát 12/12 thôn|100%|Phối hợp: Công an xã; các thôn|Sản phẩm đầu ra: Danh sách hộ|Thời hạn hoàn thành: 25/10/2025|
|2|Phòng Kinh tế|Cấp đổi giấy chứng nhận đất||Đã cấp 45 giấy|45%|Phối hợp: Trung tâm PVHCC|Sản phẩm đầu ra: Giấy chứng nhận|Thời hạn hoàn thành: 31/12/2025|
""",
)

page(
    "follow-up-with-status",
    """
UBND XÃ TÂN ĐOÀN
**BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ QUÝ III NĂM 2025**
|TT|Tên nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời hạn|Trạng thái|Kết quả thực hiện|Ghi chú|
|1|Sửa chữa trạm bơm Nà Lùng|Phòng Kinh tế|Thôn Nà Lùng|30/9/2025|Hoàn thành|Đã nghiệm thu ngày 15/9/2025||
|2|Số hóa hồ sơ hộ tịch|Văn phòng HĐND và UBND|Công an xã|31/12/2025|Đang thực hiện|Số hóa 1.250/3.000 hồ sơ|Thiếu máy quét|
""",
    """
quý 3/2025
# UBND XÃ TÂN ĐOÀN
# BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ QUÝ III NĂM 2025
of UBND xã Tân Đoàn
|1|Phòng Kinh tế|Sửa chữa trạm bơm Nà Lùng||Đã nghiệm thu ngày 15/9/2025||Cơ quan phối hợp: Thôn Nà Lùng|Thời hạn: 30/9/2025|Trạng thái: Hoàn thành|
|2|Văn phòng HĐND và UBND|Số hóa hồ sơ hộ tịch||Số hóa 1.250/3.000 hồ sơ||Cơ quan phối hợp: Công an xã|Thời hạn: 31/12/2025|Trạng thái: Đang thực hiện|Ghi chú: Thiếu máy quét|
""",
    endings=WITH_TEXT,
)

page(
    "numbers-of-three-levels",
    """
**BIỂU SỐ 01**
**KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ NĂM 2025**
|TT|Nhiệm vụ|Đơn vị chủ trì|Kết quả|Tỷ lệ (%)|
|I|LĨNH VỰC KINH TẾ||||
|1|Nông nghiệp|Phòng Kinh tế|Đạt kế hoạch|100|
|1.1|Gieo cấy vụ mùa|Phòng Kinh tế|Gieo cấy 320 ha|102,5|
|1.2|Tiêm phòng gia súc|Trạm Thú y|Tiêm 4.500 liều|98|
|2|Thu ngân sách|Phòng Kinh tế|Thu 2.345 triệu đồng|95,4|
|II|LĨNH VỰC XÃ HỘI||||
|3|Giảm nghèo|Phòng Văn hóa - Xã hội|Giảm 35 hộ|87,5|
|a)|Hỗ trợ nhà ở|Phòng Văn hóa - Xã hội|Làm 12 nhà|80|
""",
    """
năm/2025
# BIỂU SỐ 01
# KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ NĂM 2025
= I|LĨNH VỰC KINH TẾ
|1|Phòng Kinh tế|Nông nghiệp||Đạt kế hoạch|100|
|1.1|Phòng Kinh tế|Gieo cấy vụ mùa||Gieo cấy 320 ha|102,5|
|1.2|Trạm Thú y|Tiêm phòng gia súc||Tiêm 4.500 liều|98|
|2|Phòng Kinh tế|Thu ngân sách||Thu 2.345 triệu đồng|95,4|
= II|LĨNH VỰC XÃ HỘI
|3|Phòng Văn hóa - Xã hội|Giảm nghèo||Giảm 35 hộ|87,5|
|a)|Phòng Văn hóa - Xã hội|Hỗ trợ nhà ở||Làm 12 nhà|80|
""",
    endings=WITH_TEXT,
)

page(
    "sections-upper-case-in-first-column",
    """
**BIỂU TỔNG HỢP KẾT QUẢ CÔNG TÁC THÁNG 11 NĂM 2025**
|STT|Nội dung công việc|Người thực hiện|Kết quả|Đánh giá|
|A. PHÒNG KINH TẾ|||||
|1|Thẩm định hồ sơ đất đai|Nguyễn Văn An|Thẩm định 25 hồ sơ|Hoàn thành|
|2|Kiểm tra chợ Bản Mạ|Trần Thị Bình|Kiểm tra 02 đợt|Hoàn thành tốt|
|B. PHÒNG VĂN HÓA - XÃ HỘI|||||
|1|Chi trả trợ cấp|Lê Văn Cường|Chi trả 210 người|Hoàn thành|
""",
    """
tháng 11/2025
# BIỂU TỔNG HỢP KẾT QUẢ CÔNG TÁC THÁNG 11 NĂM 2025
= A.|PHÒNG KINH TẾ
|1||Thẩm định hồ sơ đất đai||Thẩm định 25 hồ sơ|Hoàn thành|officer: Nguyễn Văn An|
|2||Kiểm tra chợ Bản Mạ||Kiểm tra 02 đợt|Hoàn thành tốt|officer: Trần Thị Bình|
= B.|PHÒNG VĂN HÓA - XÃ HỘI
|1||Chi trả trợ cấp||Chi trả 210 người|Hoàn thành|officer: Lê Văn Cường|
""",
    endings=WITH_TEXT,
)

page(
    "totals-notes-and-signatures-in-the-table",
    """
**KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC 6 THÁNG ĐẦU NĂM 2025**
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành (%)|
|1|Đại hội chi bộ thôn|Văn phòng Đảng ủy|Xong 12/12 chi bộ|100|
|2|Giao quân|Ban Chỉ huy Quân sự xã|Giao 15 công dân|100|
|{2}Tổng cộng|02 đơn vị|02 nhiệm vụ|100|
|{5}Ghi chú: Số liệu tính đến ngày 15/6/2025.|
|{3}NGƯỜI LẬP BIỂU|{2}TM. ỦY BAN NHÂN DÂN¶CHỦ TỊCH|
|{3}Hoàng Thị Dung|{2}Nông Văn Em|
""",
    """
6 tháng/2025
# KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC 6 THÁNG ĐẦU NĂM 2025
|1|Văn phòng Đảng ủy|Đại hội chi bộ thôn||Xong 12/12 chi bộ|100|
|2|Ban Chỉ huy Quân sự xã|Giao quân||Giao 15 công dân|100|
""",
)

page(
    "list-between-titles-and-table",
    """
**BIỂU BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ**
**Tháng 9 năm 2025**
- Đơn vị báo cáo: Phòng Kinh tế xã Văn Quan
- Đơn vị nhận: Văn phòng HĐND và UBND xã
|TT|Nhiệm vụ|Kết quả|Mức độ hoàn thành|
|1|Cấp phép xây dựng|Cấp 4 giấy phép|100%|
|2|Thống kê đàn lợn|Thống kê 16/16 thôn|100%|
""",
    """
tháng 9/2025
# BIỂU BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ
# Tháng 9 năm 2025
|1||Cấp phép xây dựng||Cấp 4 giấy phép|100%|
|2||Thống kê đàn lợn||Thống kê 16/16 thôn|100%|
""",
    endings=WITH_TEXT,
)

page(
    "letterhead-table-and-place",
    """
|UBND XÃ BÌNH PHÚC¶PHÒNG VĂN HÓA - XÃ HỘI|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶Độc lập - Tự do - Hạnh phúc|
|Số: 12/BC-VHXH|Bình Phúc, ngày 25 tháng 9 năm 2025|
---
**BÁO CÁO**
**Kết quả thực hiện nhiệm vụ quý III năm 2025**
|STT|Nhiệm vụ được giao|Văn bản giao|Kết quả thực hiện|Tự đánh giá|
|01|Tổ chức khai giảng|15/KH-UBND|5/5 trường khai giảng đúng ngày|Hoàn thành|
|02|Khám sức khỏe học sinh|16/KH-UBND|Khám 1.020 em|Đang thực hiện|
|{3}Nơi nhận:¶- UBND xã;¶- Lưu: VT.|{2}TRƯỞNG PHÒNG|
""",
    """
quý 3/2025
# BÁO CÁO
# Kết quả thực hiện nhiệm vụ quý III năm 2025
of PHÒNG VĂN HÓA - XÃ HỘI
|01||Tổ chức khai giảng||5/5 trường khai giảng đúng ngày|Hoàn thành|assignment: 15/KH-UBND|
|02||Khám sức khỏe học sinh||Khám 1.020 em|Đang thực hiện|assignment: 16/KH-UBND|
""",
)

page(
    "unit-merged-over-its-block",
    """
**PHỤ LỤC 02**
**Nhiệm vụ trọng tâm năm 2025**
|TT|Đơn vị|Nhiệm vụ trọng tâm|Văn bản triển khai|Kết quả|Tỷ lệ|
|{,3}1|{,3}Công an xã|Tuần tra đêm|Kế hoạch 05/KH-CAX|Tuần tra 120 lượt|100%|
|Cấp căn cước|Kế hoạch 06/KH-CAX|Cấp 450 thẻ|90%|
|Kiểm tra cư trú||Kiểm tra 30 hộ|75%|
|{,2}2|{,2}Trạm Y tế|Tiêm chủng|Kế hoạch 01/KH-TYT|Tiêm 320 trẻ|98,5%|
|Phun thuốc diệt muỗi||Phun 6 thôn|60%|
""",
    """
năm/2025
# PHỤ LỤC 02
# Nhiệm vụ trọng tâm năm 2025
|1|Công an xã|Tuần tra đêm|Kế hoạch 05/KH-CAX|Tuần tra 120 lượt|100%|
|1|Công an xã|Cấp căn cước|Kế hoạch 06/KH-CAX|Cấp 450 thẻ|90%|
|1|Công an xã|Kiểm tra cư trú||Kiểm tra 30 hộ|75%|
|2|Trạm Y tế|Tiêm chủng|Kế hoạch 01/KH-TYT|Tiêm 320 trẻ|98,5%|
|2|Trạm Y tế|Phun thuốc diệt muỗi||Phun 6 thôn|60%|
""",
)

page(
    "units-as-section-rows",
    """
**TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ 9 THÁNG NĂM 2025 CỦA CÁC ĐƠN VỊ**
|TT|Nội dung nhiệm vụ|Kết quả thực hiện|Đánh giá mức độ hoàn thành|
|I|{3}Văn phòng HĐND và UBND (02 nhiệm vụ)|
|1|Tham mưu quy chế làm việc|Đã ban hành|100%|
|2|Sắp xếp kho lưu trữ|Chỉnh lý 12 mét giá|70%|
|II|{3}Trung tâm Phục vụ hành chính công|
|3|Trả kết quả đúng hạn|Trả 1.204/1.210 hồ sơ|99,5%|
""",
    """
9 tháng/2025
# TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ 9 THÁNG NĂM 2025 CỦA CÁC ĐƠN VỊ
= I|Văn phòng HĐND và UBND (02 nhiệm vụ)
|1||Tham mưu quy chế làm việc||Đã ban hành|100%|
|2||Sắp xếp kho lưu trữ||Chỉnh lý 12 mét giá|70%|
= II|Trung tâm Phục vụ hành chính công
|3||Trả kết quả đúng hạn||Trả 1.204/1.210 hồ sơ|99,5%|
""",
)

page(
    "three-level-header",
    """
**BIỂU 03: KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025**
|{,3}TT|{,3}Đơn vị|{,3}Nhiệm vụ|{4}Kết quả thực hiện|{,3}Ghi chú|
|{,2}Văn bản triển khai|{3}Khối lượng thực hiện|
|Kế hoạch|Kết quả đạt được|Tỷ lệ (%)|
|1|Phòng Kinh tế|Trồng cây phân tán|21/KH-UBND|10.000 cây|9.500 cây|95|Đang trồng dặm|
|2|Hội Nông dân|Kết nạp hội viên||50 hội viên|52 hội viên|104||
""",
    """
năm/2025
# BIỂU 03: KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025
|1|Phòng Kinh tế|Trồng cây phân tán|21/KH-UBND|9.500 cây|95|Kế hoạch: 10.000 cây|Ghi chú: Đang trồng dặm|
|2|Hội Nông dân|Kết nạp hội viên||52 hội viên|104|Kế hoạch: 50 hội viên|
""",
)

page(
    "two-evaluations",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 12 NĂM 2025**
|STT|Nhiệm vụ|Sản phẩm|Hạn hoàn thành|Kết quả thực hiện|Tự đánh giá|Đánh giá của lãnh đạo|
|1|Dự thảo báo cáo năm|Báo cáo|05/12/2025|Đã trình ngày 04/12/2025|Đạt|Đạt|
|2|Kiểm kê tài sản|Biên bản|31/12/2025|Kiểm kê 3/4 nhà|Đang làm|Chậm|
""",
    """
tháng 12/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 12 NĂM 2025
|1||Dự thảo báo cáo năm||Đã trình ngày 04/12/2025|Đạt|Sản phẩm: Báo cáo|Hạn hoàn thành: 05/12/2025|Đánh giá của lãnh đạo: Đạt|
|2||Kiểm kê tài sản||Kiểm kê 3/4 nhà|Đang làm|Sản phẩm: Biên bản|Hạn hoàn thành: 31/12/2025|Đánh giá của lãnh đạo: Chậm|
""",
    endings=WITH_TEXT,
)
