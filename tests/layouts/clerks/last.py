"""Layouts that were written last, to see how many come in exactly at the first try."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "ward-monthly",
    """
**ỦY BAN NHÂN DÂN PHƯỜNG KỲ LỪA**
**BIỂU TỔNG HỢP TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THÁNG 01/2026**
(Kèm theo Báo cáo số 18/BC-UBND ngày 22 tháng 01 năm 2026 của Ủy ban nhân dân phường Kỳ Lừa)
|STT|Nội dung nhiệm vụ|Cơ quan, đơn vị chủ trì|Cơ quan, đơn vị phối hợp|Thời gian hoàn thành|Sản phẩm|Tiến độ thực hiện|Đánh giá (%)|
|A|NHIỆM VỤ THÀNH PHỐ GIAO|||||||
|1|Chỉnh trang tuyến phố Trần Đăng Ninh|Phòng Kinh tế, Hạ tầng và Đô thị|Công an phường|20/01/2026|Báo cáo|Đã lát 850 m vỉa hè|100|
|2|Giải tỏa lấn chiếm|Công an phường|Tổ dân phố|31/01/2026|Biên bản|Giải tỏa 21/25 điểm|84|
|B|NHIỆM VỤ THƯỜNG XUYÊN|||||||
|3|Thu gom rác thải|Trung tâm Cung ứng dịch vụ công||Hằng ngày||Thu gom 1.240 tấn|100|
""",
    """
tháng 1/2026
# ỦY BAN NHÂN DÂN PHƯỜNG KỲ LỪA
# BIỂU TỔNG HỢP TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THÁNG 01/2026
@ (Kèm theo Báo cáo số 18/BC-UBND ngày 22 tháng 01 năm 2026 của Ủy ban nhân dân phường Kỳ Lừa)
of Ủy ban nhân dân phường Kỳ Lừa
= A|NHIỆM VỤ THÀNH PHỐ GIAO
|1|Phòng Kinh tế, Hạ tầng và Đô thị|Chỉnh trang tuyến phố Trần Đăng Ninh||Đã lát 850 m vỉa hè|100|Cơ quan, đơn vị phối hợp: Công an phường|Thời gian hoàn thành: 20/01/2026|Sản phẩm: Báo cáo|
|2|Công an phường|Giải tỏa lấn chiếm||Giải tỏa 21/25 điểm|84|Cơ quan, đơn vị phối hợp: Tổ dân phố|Thời gian hoàn thành: 31/01/2026|Sản phẩm: Biên bản|
= B|NHIỆM VỤ THƯỜNG XUYÊN
|3|Trung tâm Cung ứng dịch vụ công|Thu gom rác thải||Thu gom 1.240 tấn|100|Thời gian hoàn thành: Hằng ngày|
""",
    endings=WITH_TEXT,
)

page(
    "health-station",
    """
TRẠM Y TẾ XÃ HỘI HOAN
**KẾT QUẢ HOẠT ĐỘNG 9 THÁNG NĂM 2025**
|TT|Nội dung hoạt động|Người phụ trách|Chỉ tiêu năm|Kết quả 9 tháng|Tỷ lệ (%)|Ghi chú|
|I|Y tế dự phòng||||||
|1|Tiêm chủng mở rộng|Y sĩ Hà|150 trẻ|118 trẻ|78,7||
|2|Giám sát sốt xuất huyết|Y sĩ Hà|12 đợt|9 đợt|75||
|II|Khám chữa bệnh||||||
|3|Khám bảo hiểm y tế|Bác sĩ Lương|3.000 lượt|2.415 lượt|80,5|Thiếu thuốc|
""",
    """
9 tháng/2025
# TRẠM Y TẾ XÃ HỘI HOAN
# KẾT QUẢ HOẠT ĐỘNG 9 THÁNG NĂM 2025
of TRẠM Y TẾ XÃ HỘI HOAN
= I|Y tế dự phòng
|1||Tiêm chủng mở rộng||118 trẻ|78,7|Chỉ tiêu năm: 150 trẻ|officer: Y sĩ Hà|
|2||Giám sát sốt xuất huyết||9 đợt|75|Chỉ tiêu năm: 12 đợt|officer: Y sĩ Hà|
= II|Khám chữa bệnh
|3||Khám bảo hiểm y tế||2.415 lượt|80,5|Chỉ tiêu năm: 3.000 lượt|Ghi chú: Thiếu thuốc|officer: Bác sĩ Lương|
""",
    endings=WITH_TEXT,
)

page(
    "conclusions-of-meetings",
    """
**BIỂU THEO DÕI THỰC HIỆN KẾT LUẬN GIAO BAN - QUÝ II NĂM 2025**
|{,2}STT|{,2}Số thông báo kết luận|{,2}Nội dung công việc|{2}Phân công|{,2}Thời hạn|{2}Kết quả thực hiện|
|Đơn vị chủ trì|Lãnh đạo phụ trách|Đã làm|Mức độ hoàn thành|
|{,2}1|{,2}TB 21/TB-UBND|Rà soát quy hoạch chợ|Phòng Kinh tế|Đ/c Phó Chủ tịch|15/5|Đã rà soát|100%|
|Đấu giá ki-ốt|Phòng Kinh tế|Đ/c Phó Chủ tịch|30/6|Đấu giá 12/20 ki-ốt|60%|
|2|TB 25/TB-UBND|Lắp đèn đường|Ban Quản lý dự án|Đ/c Chủ tịch|20/6|Lắp 45 bóng|100%|
""",
    """
quý 2/2025
# BIỂU THEO DÕI THỰC HIỆN KẾT LUẬN GIAO BAN - QUÝ II NĂM 2025
|1|Phòng Kinh tế|Rà soát quy hoạch chợ||Đã rà soát|100%|Số thông báo kết luận: TB 21/TB-UBND|Lãnh đạo phụ trách: Đ/c Phó Chủ tịch|Thời hạn: 15/5|
|1|Phòng Kinh tế|Đấu giá ki-ốt||Đấu giá 12/20 ki-ốt|60%|Số thông báo kết luận: TB 21/TB-UBND|Lãnh đạo phụ trách: Đ/c Phó Chủ tịch|Thời hạn: 30/6|
|2|Ban Quản lý dự án|Lắp đèn đường||Lắp 45 bóng|100%|Số thông báo kết luận: TB 25/TB-UBND|Lãnh đạo phụ trách: Đ/c Chủ tịch|Thời hạn: 20/6|
""",
)

page(
    "front-committee",
    """
|ỦY BAN MTTQ VIỆT NAM XÃ HỮU LŨNG¶Số: 09/BC-MTTQ|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶Độc lập - Tự do - Hạnh phúc¶Hữu Lũng, ngày 12 tháng 6 năm 2025|
---
**BÁO CÁO**
**Kết quả công tác Mặt trận 6 tháng đầu năm 2025**
Thực hiện Kế hoạch số 03/KH-MTTQ, Ban Thường trực báo cáo như sau:
|TT|Nhiệm vụ|Tổ chức thực hiện|Kết quả|Đánh giá|
|1|Vận động Quỹ Vì người nghèo|Ban Thường trực|Vận động 86,5 triệu đồng|Vượt 15%|
|2|Giám sát đầu tư cộng đồng|Ban Giám sát|Giám sát 5 công trình|Đạt|
|{5}Ghi chú: Số liệu tính đến 10/6/2025|
|{2}Nơi nhận:¶- MTTQ tỉnh;¶- Lưu.|{3}TM. BAN THƯỜNG TRỰC¶CHỦ TỊCH¶¶Hoàng Văn Tám|
""",
    """
6 tháng/2025
# BÁO CÁO
# Kết quả công tác Mặt trận 6 tháng đầu năm 2025
of ỦY BAN MTTQ VIỆT NAM XÃ HỮU LŨNG
|1|Ban Thường trực|Vận động Quỹ Vì người nghèo||Vận động 86,5 triệu đồng|Vượt 15%|
|2|Ban Giám sát|Giám sát đầu tư cộng đồng||Giám sát 5 công trình|Đạt|
""",
)

page(
    "units-merged-in-the-first-column",
    """
**BIỂU SỐ 05/TH**
**Kết quả thực hiện nhiệm vụ được giao năm 2025 của các phòng, ban**
|Tên đơn vị|STT|Nhiệm vụ|Văn bản|Kết quả|Mức độ hoàn thành (%)|
|{,2}Phòng Kinh tế|1|Cấp nước sạch|10/KH-UBND|Cấp cho 320 hộ|100|
|2|Cải tạo vườn tạp||Cải tạo 12 vườn|60|
|{,3}Văn phòng HĐND và UBND|3|Kiểm soát thủ tục|11/KH-UBND|Rà soát 40 thủ tục|100|
|4|Lưu trữ|12/KH-UBND|Chỉnh lý 20 mét|50|
|5|Tiếp dân||Tiếp 48 lượt|100|
""",
    """
năm/2025
# BIỂU SỐ 05/TH
# Kết quả thực hiện nhiệm vụ được giao năm 2025 của các phòng, ban
|1|Phòng Kinh tế|Cấp nước sạch|10/KH-UBND|Cấp cho 320 hộ|100|
|2|Phòng Kinh tế|Cải tạo vườn tạp||Cải tạo 12 vườn|60|
|3|Văn phòng HĐND và UBND|Kiểm soát thủ tục|11/KH-UBND|Rà soát 40 thủ tục|100|
|4|Văn phòng HĐND và UBND|Lưu trữ|12/KH-UBND|Chỉnh lý 20 mét|50|
|5|Văn phòng HĐND và UBND|Tiếp dân||Tiếp 48 lượt|100|
""",
)

page(
    "resolution-targets",
    """
**PHỤ LỤC 01**
**KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU, NHIỆM VỤ NGHỊ QUYẾT HĐND NĂM 2025**
(Kèm theo Báo cáo số 256/BC-UBND ngày 28/11/2025 của UBND xã Ba Sơn)
|TT|Chỉ tiêu, nhiệm vụ|Đơn vị tính|Nghị quyết giao|Kết quả thực hiện|Tỷ lệ (%)|Đánh giá|Đơn vị phụ trách|
|I|VỀ KINH TẾ|||||||
|1|Diện tích rừng trồng mới|ha|80|86|107,5|Vượt|Phòng Kinh tế|
|2|Thu ngân sách|triệu đồng|3.200|3.050|95,3|Chưa đạt|Phòng Kinh tế|
|II|VỀ XÃ HỘI|||||||
|3|Tỷ lệ hộ nghèo giảm|%|3|3,4|113,3|Vượt|Phòng Văn hóa - Xã hội|
""",
    """
năm/2025
# PHỤ LỤC 01
# KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU, NHIỆM VỤ NGHỊ QUYẾT HĐND NĂM 2025
@ (Kèm theo Báo cáo số 256/BC-UBND ngày 28/11/2025 của UBND xã Ba Sơn)
of UBND xã Ba Sơn
= I|VỀ KINH TẾ
|1|Phòng Kinh tế|Diện tích rừng trồng mới||86|107,5|Đơn vị tính: ha|Nghị quyết giao: 80|Đánh giá: Vượt|
|2|Phòng Kinh tế|Thu ngân sách||3.050|95,3|Đơn vị tính: triệu đồng|Nghị quyết giao: 3.200|Đánh giá: Chưa đạt|
= II|VỀ XÃ HỘI
|3|Phòng Văn hóa - Xã hội|Tỷ lệ hộ nghèo giảm||3,4|113,3|Đơn vị tính: %|Nghị quyết giao: 3|Đánh giá: Vượt|
""",
    endings=WITH_TEXT,
)

page(
    "two-cut-annexes",
    """
**PHỤ LỤC I: NHIỆM VỤ TRỌNG TÂM**
**(9 tháng năm 2025)**
|TT|Đơn vị|Nhiệm vụ|Kết quả|Tỷ lệ|
|1|Phòng Kinh tế|Dồn điền đổi thửa|Dồn 45 ha|75%|
---
|2|Công an xã|Định danh điện tử|Kích hoạt 3.200 tài khoản|91%|
**PHỤ LỤC II: NHIỆM VỤ PHÁT SINH**
**(9 tháng năm 2025)**
|TT|Đơn vị|Nhiệm vụ|Kết quả|Tỷ lệ|
|1|Văn phòng|Bố trí trụ sở|Đã bố trí|100%|
---
|TT|Đơn vị|Nhiệm vụ|Kết quả|Tỷ lệ|
|2|Trạm Y tế|Chống dịch sởi|Tiêm 450 mũi|100%|
""",
    """
9 tháng/2025
# PHỤ LỤC I: NHIỆM VỤ TRỌNG TÂM
# (9 tháng năm 2025)
|1|Phòng Kinh tế|Dồn điền đổi thửa||Dồn 45 ha|75%|
|2|Công an xã|Định danh điện tử||Kích hoạt 3.200 tài khoản|91%|
""",
    """
9 tháng/2025
# PHỤ LỤC II: NHIỆM VỤ PHÁT SINH
# (9 tháng năm 2025)
|1|Văn phòng|Bố trí trụ sở||Đã bố trí|100%|
|2|Trạm Y tế|Chống dịch sởi||Tiêm 450 mũi|100%|
""",
)

page(
    "party-cell-simple",
    """
ĐẢNG ỦY XÃ LỘC BÌNH
**CHI BỘ TRƯỜNG MẦM NON**
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025**
|Số TT|Nhiệm vụ cụ thể|Đảng viên phụ trách|Kết quả đạt được|Tự đánh giá|
|1.|Sinh hoạt chi bộ|Đ/c Hoa|12/12 kỳ|Tốt|
|2.|Kết nạp đảng|Đ/c Hoa|1/1 quần chúng|Tốt|
|3.|Học Nghị quyết|Đ/c Mai|18/18 đảng viên|Tốt|
""",
    """
năm/2025
# ĐẢNG ỦY XÃ LỘC BÌNH
# CHI BỘ TRƯỜNG MẦM NON
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025
of CHI BỘ TRƯỜNG MẦM NON
|1.||Sinh hoạt chi bộ||12/12 kỳ|Tốt|officer: Đ/c Hoa|
|2.||Kết nạp đảng||1/1 quần chúng|Tốt|officer: Đ/c Hoa|
|3.||Học Nghị quyết||18/18 đảng viên|Tốt|officer: Đ/c Mai|
""",
    endings=WITH_TEXT,
)

page(
    "petitions-of-voters",
    """
**TỔNG HỢP KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỬ TRI**
**Trước kỳ họp thứ Ba, HĐND xã Mẫu Sơn - Năm 2025**
|TT|Nội dung kiến nghị|Thôn|Đơn vị giải quyết|Kết quả giải quyết|Trạng thái|
|1|Sửa đường Khuổi Cấp|Khuổi Cấp|Phòng Kinh tế|Đã đổ bê tông 300 m|Đã giải quyết|
|2|Cấp nước Co Loi|Co Loi|Phòng Kinh tế|Đang khảo sát|Đang giải quyết|
|{6}Tổng số: 02 kiến nghị|
""",
    """
năm/2025
# TỔNG HỢP KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỬ TRI
# Trước kỳ họp thứ Ba, HĐND xã Mẫu Sơn - Năm 2025
|1|Phòng Kinh tế|Sửa đường Khuổi Cấp||Đã đổ bê tông 300 m||Thôn: Khuổi Cấp|Trạng thái: Đã giải quyết|
|2|Phòng Kinh tế|Cấp nước Co Loi||Đang khảo sát||Thôn: Co Loi|Trạng thái: Đang giải quyết|
""",
)

page(
    "digital-transformation",
    """
**Biểu mẫu 3**
**Kết quả chuyển đổi số tháng 10/2025**
- Đơn vị: UBND xã Thất Khê
- Người lập: Trần Minh
|STT|Tên nhiệm vụ|Văn bản triển khai|Đơn vị|Kết quả đến ngày 25/10/2025|% hoàn thành|Ghi chú|
|(1)|(2)|(3)|(4)|(5)|(6)|(7)|
|1|Dịch vụ công trực tuyến|31/KH-UBND|Trung tâm PVHCC|Tiếp nhận 412 hồ sơ|96,5%||
|2|Chữ ký số cá nhân|32/KH-UBND|Công an xã|Cấp 156 chữ ký||Chưa đặt chỉ tiêu|
|3|Tổ công nghệ số||Đoàn xã|Ra quân 6 đợt|100%||
Người lập biểu
Trần Minh
""",
    """
tháng 10/2025
# Biểu mẫu 3
# Kết quả chuyển đổi số tháng 10/2025
|1|Trung tâm PVHCC|Dịch vụ công trực tuyến|31/KH-UBND|Tiếp nhận 412 hồ sơ|96,5%|
|2|Công an xã|Chữ ký số cá nhân|32/KH-UBND|Cấp 156 chữ ký||Ghi chú: Chưa đặt chỉ tiêu|
|3|Đoàn xã|Tổ công nghệ số||Ra quân 6 đợt|100%|
""",
    endings=WITH_TEXT,
)
