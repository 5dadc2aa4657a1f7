"""Layouts whose titles, headings and units stand where one does not look first."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "ticked-states",
    """
**BIỂU THEO DÕI NHIỆM VỤ THÁNG 6 NĂM 2025**
|{,2}TT|{,2}Nhiệm vụ|{,2}Đơn vị chủ trì|{3}Kết quả|
|Hoàn thành|Đang thực hiện|Chưa thực hiện|
|1|Làm căn cước cho học sinh|Công an xã|x|||
|2|Lắp camera an ninh|Công an xã||x||
|3|Mua xe chữa cháy|UBND xã|||x|
""",
    """
tháng 6/2025
# BIỂU THEO DÕI NHIỆM VỤ THÁNG 6 NĂM 2025
|1|Công an xã|Làm căn cước cho học sinh||||Hoàn thành: x|
|2|Công an xã|Lắp camera an ninh||||Đang thực hiện: x|
|3|UBND xã|Mua xe chữa cháy||||Chưa thực hiện: x|
""",
)

page(
    "three-columns-cut-by-a-page",
    """
**KẾT QUẢ NHIỆM VỤ CÁC HỘI, ĐOÀN THỂ - NĂM 2025**
|Đơn vị|Nhiệm vụ|Kết quả|
|Hội Nông dân|Hỗ trợ vay vốn|32 hộ vay 1.600 triệu đồng|
|Hội Cựu chiến binh|Quyên góp|Quyên góp 45 triệu đồng|
---
|Hội Phụ nữ|Tổ tiết kiệm|Thành lập 4 tổ|
""",
    """
năm/2025
# KẾT QUẢ NHIỆM VỤ CÁC HỘI, ĐOÀN THỂ - NĂM 2025
||Hội Nông dân|Hỗ trợ vay vốn||32 hộ vay 1.600 triệu đồng|
||Hội Cựu chiến binh|Quyên góp||Quyên góp 45 triệu đồng|
||Hội Phụ nữ|Tổ tiết kiệm||Thành lập 4 tổ|
""",
)

page(
    "units-in-the-number-column",
    """
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ IV NĂM 2025**
|STT|Nhiệm vụ|Kết quả|Tỷ lệ (%)|
|Phòng Kinh tế||||
|1|Kiểm tra khai thác cát|Kiểm tra 3 điểm|100|
|2|Hỗ trợ hợp tác xã|Hỗ trợ 2/3 hợp tác xã|66,7|
|Văn phòng HĐND và UBND||||
|1|Tổ chức kỳ họp HĐND|Đã tổ chức 2 kỳ|100|
""",
    """
quý 4/2025
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ IV NĂM 2025
= |Phòng Kinh tế
|1||Kiểm tra khai thác cát||Kiểm tra 3 điểm|100|
|2||Hỗ trợ hợp tác xã||Hỗ trợ 2/3 hợp tác xã|66,7|
= |Văn phòng HĐND và UBND
|1||Tổ chức kỳ họp HĐND||Đã tổ chức 2 kỳ|100|
""",
    endings=WITH_TEXT,
)

page(
    "number-column-without-a-heading",
    """
**NHIỆM VỤ TRỌNG TÂM THÁNG 4 NĂM 2025**
||Nhiệm vụ|Đơn vị|Kết quả|Đánh giá|
|1|Tết trồng cây|Phòng Kinh tế|Trồng 2.000 cây|Đạt|
|2|Ngày sách|Trường THCS|Đã tổ chức|Đạt|
|3|Phòng cháy rừng|Kiểm lâm|Tuần tra 8 lượt|Đạt|
""",
    """
tháng 4/2025
# NHIỆM VỤ TRỌNG TÂM THÁNG 4 NĂM 2025
|1|Phòng Kinh tế|Tết trồng cây||Trồng 2.000 cây|Đạt|
|2|Trường THCS|Ngày sách||Đã tổ chức|Đạt|
|3|Kiểm lâm|Phòng cháy rừng||Tuần tra 8 lượt|Đạt|
""",
    endings=WITH_TEXT,
)

page(
    "numbers-within-the-contents",
    """
**PHỤ LỤC**
**TIẾN ĐỘ CÁC NHIỆM VỤ 9 THÁNG ĐẦU NĂM 2025**
*****
(Kèm theo Công văn số 410/UBND-VP ngày 18 tháng 9 năm 2025
của Ủy ban nhân dân xã Khánh Khê)
|Nội dung nhiệm vụ|Cơ quan chủ trì|Tiến độ thực hiện|
|1. Đề án sắp xếp trường lớp|Phòng Văn hóa - Xã hội|Đã trình HĐND|
|2. Bố trí trụ sở dôi dư|Phòng Kinh tế|Đã bố trí 4/6 trụ sở|
""",
    """
9 tháng/2025
# PHỤ LỤC
# TIẾN ĐỘ CÁC NHIỆM VỤ 9 THÁNG ĐẦU NĂM 2025
@ (Kèm theo Công văn số 410/UBND-VP ngày 18 tháng 9 năm 2025¶của Ủy ban nhân dân xã Khánh Khê)
of Ủy ban nhân dân xã Khánh Khê
||Phòng Văn hóa - Xã hội|1. Đề án sắp xếp trường lớp||Đã trình HĐND|
||Phòng Kinh tế|2. Bố trí trụ sở dôi dư||Đã bố trí 4/6 trụ sở|
""",
    endings=(".docx", ".xlsx", ".html"),
)

page(
    "parts-and-groups",
    """
**DANH MỤC NHIỆM VỤ GIAO VÀ KẾT QUẢ - NĂM 2025**
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Đánh giá|
|{5}PHẦN I: NHIỆM VỤ UBND TỈNH GIAO|
|1|Xóa nhà tạm|Phòng Văn hóa - Xã hội|Xóa 24/24 nhà|Hoàn thành|
|{5}PHẦN II: NHIỆM VỤ ĐẢNG ỦY GIAO|
|{5}Nhóm 1: Công tác cán bộ|
|2|Quy hoạch cán bộ|Ban Xây dựng Đảng|Đã phê duyệt|Hoàn thành|
|{5}(*) Nhiệm vụ giao theo Thông báo số 12-TB/ĐU.|
""",
    """
năm/2025
# DANH MỤC NHIỆM VỤ GIAO VÀ KẾT QUẢ - NĂM 2025
= PHẦN I|NHIỆM VỤ UBND TỈNH GIAO
|1|Phòng Văn hóa - Xã hội|Xóa nhà tạm||Xóa 24/24 nhà|Hoàn thành|
= PHẦN II|NHIỆM VỤ ĐẢNG ỦY GIAO
= Nhóm 1|Công tác cán bộ
|2|Ban Xây dựng Đảng|Quy hoạch cán bộ||Đã phê duyệt|Hoàn thành|
""",
)

page(
    "period-in-the-heading-alone",
    """
**BIỂU 01/VP**
|TT|Tên nhiệm vụ|Đơn vị chủ trì|Kết quả thực hiện 6 tháng đầu năm 2026|Mức độ hoàn thành|
|1|Kiểm tra công vụ|Văn phòng|Kiểm tra 3/5 đơn vị|60%|
""",
    """
6 tháng/2026
# BIỂU 01/VP
|1|Văn phòng|Kiểm tra công vụ||Kiểm tra 3/5 đơn vị|60%|
""",
    endings=WITH_TEXT,
)

page(
    "office-and-form-number-in-one-row",
    """
|UBND XÃ THIỆN TÂN||||Biểu số 02|
|{5}TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ|
|{5}Tháng 2 năm 2026|
|TT|Nhiệm vụ|Đơn vị|Kết quả|Tỷ lệ|
|1|Giao quân|Ban Chỉ huy Quân sự|Giao 18/18 thanh niên|100%|
|2|Đón Tết|Văn hóa|Treo 120 băng rôn|100%|
""",
    """
tháng 2/2026
# TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ
# Tháng 2 năm 2026
|1|Ban Chỉ huy Quân sự|Giao quân||Giao 18/18 thanh niên|100%|
|2|Văn hóa|Đón Tết||Treo 120 băng rôn|100%|
""",
    endings=WITH_TEXT,
)

page(
    "note-merged-over-tasks",
    """
**KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI NĂM 2025**
|TT|Tên tiêu chí|Nội dung|Kết quả|Đánh giá|Ghi chú|
|1|{,2}Giao thông|Đường xã|100% cứng hóa|Đạt|{,3}Chờ thẩm định|
|2|Đường thôn|95% cứng hóa|Đạt|
|3|Thủy lợi|Kênh mương|Kiên cố 12 km|Chưa đạt|
""",
    """
năm/2025
# KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI NĂM 2025
|1||Đường xã||100% cứng hóa|Đạt|Tên tiêu chí: Giao thông|Ghi chú: Chờ thẩm định|
|2||Đường thôn||95% cứng hóa|Đạt|Tên tiêu chí: Giao thông|Ghi chú: Chờ thẩm định|
|3||Kênh mương||Kiên cố 12 km|Chưa đạt|Tên tiêu chí: Thủy lợi|Ghi chú: Chờ thẩm định|
""",
)

page(
    "dates-beside-deadlines",
    """
**BẢNG THEO DÕI Ý KIẾN CHỈ ĐẠO CỦA CHỦ TỊCH UBND XÃ**
(Từ ngày 01/7/2025 đến ngày 30/9/2025)
|STT|Văn bản giao nhiệm vụ|Nội dung chỉ đạo|Đơn vị thực hiện|Thời hạn|Ngày hoàn thành|Kết quả|Đánh giá|
|1|TB 45/TB-UBND ngày 03/7/2025|Rà soát đất công ích|Phòng Kinh tế|31/7/2025|28/7/2025|Rà soát 45 thửa|Trước hạn|
|2|TB 51/TB-UBND ngày 21/7/2025|Sửa cầu treo|Phòng Kinh tế|15/9/2025||Đang lập dự toán|Quá hạn|
""",
    """
khác/2025 2025-07-01 2025-09-30
# BẢNG THEO DÕI Ý KIẾN CHỈ ĐẠO CỦA CHỦ TỊCH UBND XÃ
# (Từ ngày 01/7/2025 đến ngày 30/9/2025)
|1|Phòng Kinh tế|Rà soát đất công ích||Rà soát 45 thửa|Trước hạn|assignment: TB 45/TB-UBND ngày 03/7/2025|deadline: 31/7/2025|finished: 28/7/2025|
|2|Phòng Kinh tế|Sửa cầu treo||Đang lập dự toán|Quá hạn|assignment: TB 51/TB-UBND ngày 21/7/2025|deadline: 15/9/2025|
""",
    endings=WITH_TEXT,
)
