"""Layouts of party offices, police, schools and mass organisations."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "a-table-for-each-office",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 9 NĂM 2025**
**Phòng Kinh tế**
|TT|Nhiệm vụ|Kết quả|Mức độ hoàn thành|
|1|Thống kê đất lúa|Thống kê 210 ha|100%|
**Phòng Văn hóa - Xã hội**
|TT|Nhiệm vụ|Kết quả|Mức độ hoàn thành|
|1|Rà soát người có công|Rà soát 85 hồ sơ|100%|
|2|Trung thu|Tổ chức tại 12 thôn|100%|
""",
    """
tháng 9/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 9 NĂM 2025
= |Phòng Kinh tế
|1||Thống kê đất lúa||Thống kê 210 ha|100%|
= |Phòng Văn hóa - Xã hội
|1||Rà soát người có công||Rà soát 85 hồ sơ|100%|
|2||Trung thu||Tổ chức tại 12 thôn|100%|
""",
    endings=(".docx",),
)

page(
    "police-targets",
    """
CÔNG AN TỈNH LẠNG SƠN
CÔNG AN XÃ ĐIỀM HE
**KẾT QUẢ THỰC HIỆN CHỈ TIÊU CÔNG TÁC 9 THÁNG NĂM 2025**
|Stt|Nội dung chỉ tiêu công tác|Chỉ tiêu giao|Kết quả thực hiện|Đạt tỷ lệ %|Đánh giá|
|1|Điều tra, khám phá án|75%|Khám phá 6/7 vụ|85,7|Vượt|
|2|Vận động giao nộp vũ khí|20 khẩu|17 khẩu|85|Chưa đạt|
""",
    """
9 tháng/2025
# CÔNG AN TỈNH LẠNG SƠN
# CÔNG AN XÃ ĐIỀM HE
# KẾT QUẢ THỰC HIỆN CHỈ TIÊU CÔNG TÁC 9 THÁNG NĂM 2025
of CÔNG AN XÃ ĐIỀM HE
|1||Điều tra, khám phá án||Khám phá 6/7 vụ|Vượt|Chỉ tiêu giao: 75%|Đạt tỷ lệ %: 85,7|
|2||Vận động giao nộp vũ khí||17 khẩu|Chưa đạt|Chỉ tiêu giao: 20 khẩu|Đạt tỷ lệ %: 85|
""",
    endings=WITH_TEXT,
)

page(
    "party-assignment",
    """
|ĐẢNG BỘ TỈNH LẠNG SƠN|ĐẢNG CỘNG SẢN VIỆT NAM|
|ĐẢNG ỦY XÃ YÊN PHÚC¶*|Yên Phúc, ngày 05 tháng 10 năm 2025|
---
**PHỤ LỤC**
**Tiến độ thực hiện Nghị quyết đại hội - Quý III năm 2025**
-----
|STT|Nhiệm vụ|Phân công thực hiện|Kết quả đến ngày 30/9/2025|Ghi chú|
|1|Xây dựng quy chế làm việc|Văn phòng Đảng ủy|Ban hành Quy chế 01-QC/ĐU||
|2|Kiểm tra chi bộ|Ủy ban Kiểm tra|Kiểm tra 2/4 chi bộ|Tiếp tục|
|3|Học tập Nghị quyết|Ban Xây dựng Đảng|Mở 3 lớp||
---
|Nơi nhận:¶- Tỉnh ủy;¶- Lưu VPĐU.|T/M BAN THƯỜNG VỤ¶PHÓ BÍ THƯ|
""",
    """
quý 3/2025
# PHỤ LỤC
# Tiến độ thực hiện Nghị quyết đại hội - Quý III năm 2025
of ĐẢNG ỦY XÃ YÊN PHÚC
|1|Văn phòng Đảng ủy|Xây dựng quy chế làm việc||Ban hành Quy chế 01-QC/ĐU|
|2|Ủy ban Kiểm tra|Kiểm tra chi bộ||Kiểm tra 2/4 chi bộ||Ghi chú: Tiếp tục|
|3|Ban Xây dựng Đảng|Học tập Nghị quyết||Mở 3 lớp|
""",
)

page(
    "summary-before-the-details",
    """
**BÁO CÁO TIẾN ĐỘ NHIỆM VỤ CHỦ TỊCH GIAO - THÁNG 11 NĂM 2025**
**1. Tổng hợp**
|TT|Tên đơn vị|Tổng số|Hoàn thành|Quá hạn|Tỷ lệ|
|1|Phòng Kinh tế|5|4|1|80%|
|2|Văn phòng|3|3|0|100%|
**2. Chi tiết**
|TT|Đơn vị|Nhiệm vụ|Kết quả|Mức độ hoàn thành|
|1|Phòng Kinh tế|Cấp phép bến thủy|Đã cấp|100%|
|2|Văn phòng|Lịch tiếp dân|Đã ban hành|100%|
""",
    """
tháng 11/2025
# BÁO CÁO TIẾN ĐỘ NHIỆM VỤ CHỦ TỊCH GIAO - THÁNG 11 NĂM 2025
# 2. Chi tiết
|1|Phòng Kinh tế|Cấp phép bến thủy||Đã cấp|100%|
|2|Văn phòng|Lịch tiếp dân||Đã ban hành|100%|
""",
    endings=WITH_TEXT[:1],
)

page(
    "roman-numbers-of-tasks",
    """
**BIỂU TỔNG HỢP NHIỆM VỤ TRỌNG TÂM NĂM 2026**
|TT|Nhiệm vụ|Đơn vị chủ trì|Kết quả|Tỷ lệ hoàn thành|
|I|Bầu cử Quốc hội|Văn phòng|Đã tổ chức|100%|
|II|Đại hội MTTQ|Ủy ban MTTQ|Đang chuẩn bị|30%|
|III|Nông thôn mới|Phòng Kinh tế|||
""",
    """
năm/2026
# BIỂU TỔNG HỢP NHIỆM VỤ TRỌNG TÂM NĂM 2026
|I|Văn phòng|Bầu cử Quốc hội||Đã tổ chức|100%|
|II|Ủy ban MTTQ|Đại hội MTTQ||Đang chuẩn bị|30%|
|III|Phòng Kinh tế|Nông thôn mới|
""",
    endings=WITH_TEXT,
)

page(
    "two-groups-of-columns",
    """
**PHỤ LỤC I**
**THEO DÕI NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2026**
|{,2}TT|{,2}Nội dung công việc|{2}Cơ quan thực hiện|{,2}Hạn|{3}Kết quả|
|Cơ quan chủ trì|Cơ quan phối hợp|Số, ký hiệu văn bản|Nội dung kết quả|Mức độ (%)|
|1|Sắp xếp thôn|Văn phòng|Các thôn|30/6|15/ĐA-UBND|Đã lấy ý kiến 12 thôn|80|
|2|Kê khai tài sản|Văn phòng||31/3|20/BC-UBND|45/45 người kê khai|100|
""",
    """
6 tháng/2026
# PHỤ LỤC I
# THEO DÕI NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2026
|1|Văn phòng|Sắp xếp thôn|15/ĐA-UBND|Đã lấy ý kiến 12 thôn|80|Cơ quan phối hợp: Các thôn|Hạn: 30/6|
|2|Văn phòng|Kê khai tài sản|20/BC-UBND|45/45 người kê khai|100|Hạn: 31/3|
""",
)

page(
    "sum-above-and-sections-with-notes",
    """
**KẾT QUẢ NHIỆM VỤ QUÝ I NĂM 2026**
|TT|Nội dung|Đơn vị|Kết quả|Tỷ lệ|Ghi chú|
|{2}TỔNG SỐ||2 nhiệm vụ|95%||
|A|KINH TẾ||||Phòng Kinh tế theo dõi|
|1|Trồng quế|Hội Nông dân|Trồng 9/10 ha|90%||
|B|NỘI CHÍNH|||||
|2|Hòa giải|Tư pháp|Hòa giải 5/5 vụ|100%||
|{6}Nguồn: các đơn vị báo cáo|
""",
    """
quý 1/2026
# KẾT QUẢ NHIỆM VỤ QUÝ I NĂM 2026
= A|KINH TẾ
|1|Hội Nông dân|Trồng quế||Trồng 9/10 ha|90%|
= B|NỘI CHÍNH
|2|Tư pháp|Hòa giải||Hòa giải 5/5 vụ|100%|
""",
    endings=WITH_TEXT[:3],
)

page(
    "spacer-columns",
    """
**NHIỆM VỤ THÁNG 1 NĂM 2026**
|TT||Nhiệm vụ||Kết quả|Đánh giá|
|1||Tổng kết năm||Đã tổ chức hội nghị|Hoàn thành|
|2||Giao kế hoạch||Giao 8/8 đơn vị|Hoàn thành|
""",
    """
tháng 1/2026
# NHIỆM VỤ THÁNG 1 NĂM 2026
|1||Tổng kết năm||Đã tổ chức hội nghị|Hoàn thành|
|2||Giao kế hoạch||Giao 8/8 đơn vị|Hoàn thành|
""",
    endings=WITH_TEXT,
)

page(
    "school-work",
    """
PHÒNG VĂN HÓA - XÃ HỘI
TRƯỜNG THCS BÌNH TRUNG
**BÁO CÁO KẾT QUẢ CÔNG TÁC THÁNG 12/2025**
Kính gửi: Ủy ban nhân dân xã
|STT|Nội dung công việc|Bộ phận thực hiện|Đã thực hiện|Tồn tại, nguyên nhân|Mức độ hoàn thành|
|1|Kiểm tra học kỳ I|Tổ Toán - Lý|Đã kiểm tra 8 lớp|Không|100%|
|2|Thi giáo viên giỏi|Tổ Văn - Sử|4 giáo viên dự thi|Thiếu thiết bị|90%|
""",
    """
tháng 12/2025
# PHÒNG VĂN HÓA - XÃ HỘI
# TRƯỜNG THCS BÌNH TRUNG
# BÁO CÁO KẾT QUẢ CÔNG TÁC THÁNG 12/2025
of TRƯỜNG THCS BÌNH TRUNG
|1|Tổ Toán - Lý|Kiểm tra học kỳ I||Đã kiểm tra 8 lớp|100%|Tồn tại, nguyên nhân: Không|
|2|Tổ Văn - Sử|Thi giáo viên giỏi||4 giáo viên dự thi|90%|Tồn tại, nguyên nhân: Thiếu thiết bị|
""",
    endings=WITH_TEXT,
)

page(
    "long-headings",
    """
**PHỤ LỤC SỐ 03**
**(Ban hành kèm theo Công văn số 77/VP-TH ngày 02/01/2026 của Văn phòng HĐND và UBND xã Tràng Định)**
|Số thứ tự|Tên nhiệm vụ được giao (ghi rõ số, ngày văn bản giao)|Tên phòng, đơn vị được giao chủ trì thực hiện|Tóm tắt kết quả thực hiện trong năm 2025 (nêu rõ khối lượng, số liệu cụ thể)|Tự đánh giá mức độ hoàn thành nhiệm vụ (%)|Khó khăn, vướng mắc; đề xuất, kiến nghị|
|1|Báo cáo số liệu dân cư (CV 12/VP)|Công an xã|Làm sạch 9.800 dữ liệu|98|Đường truyền yếu|
""",
    """
năm/2025
# PHỤ LỤC SỐ 03
@ (Ban hành kèm theo Công văn số 77/VP-TH ngày 02/01/2026 của Văn phòng HĐND và UBND xã Tràng Định)
of Văn phòng HĐND và UBND xã Tràng Định
|1|Công an xã|Báo cáo số liệu dân cư (CV 12/VP)||Làm sạch 9.800 dữ liệu|98|Khó khăn, vướng mắc; đề xuất, kiến nghị: Đường truyền yếu|
""",
    endings=WITH_TEXT,
)
