"""Layouts whose tables are cut, go on, repeat their header or end with notes and signatures."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "header-repeated-on-every-page",
    """
**PHỤ LỤC**
**KẾT QUẢ THỰC HIỆN NHIỆM VỤ 9 THÁNG NĂM 2025**
|TT|Đơn vị|Nhiệm vụ|Kết quả|Mức độ hoàn thành (%)|
|1|2|3|4|5|
|1|Phòng Kinh tế|Tu sửa mương Khuổi Nà|Đã nạo vét 2,5 km mương|80|
||||và xây 120 m kè||
---
|TT|Đơn vị|Nhiệm vụ|Kết quả|Mức độ hoàn thành (%)|
|2|Công an xã|Tuyên truyền pháp luật|Tổ chức 12 buổi|100|
---
|TT|Đơn vị|Nhiệm vụ|Kết quả|Mức độ hoàn thành (%)|
|1|2|3|4|5|
|3|Trạm Y tế|Khám cho người cao tuổi|Khám 340 người|97,1|
""",
    """
9 tháng/2025
# PHỤ LỤC
# KẾT QUẢ THỰC HIỆN NHIỆM VỤ 9 THÁNG NĂM 2025
|1|Phòng Kinh tế|Tu sửa mương Khuổi Nà||Đã nạo vét 2,5 km mương¶và xây 120 m kè|80|
|2|Công an xã|Tuyên truyền pháp luật||Tổ chức 12 buổi|100|
|3|Trạm Y tế|Khám cho người cao tuổi||Khám 340 người|97,1|
""",
)

page(
    "section-lines-between-tables",
    """
**BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025**
(Kèm theo Báo cáo số 301/BC-UBND ngày 10/12/2025 của UBND phường Đông Kinh)
**I. Lĩnh vực kinh tế**
|STT|Nhiệm vụ|Đơn vị|Kết quả|Tỷ lệ|
|1|Chỉnh trang đô thị|Phòng Kinh tế, Hạ tầng và Đô thị|Lát 1,2 km vỉa hè|100%|
**II. Lĩnh vực văn hóa - xã hội**
|STT|Nhiệm vụ|Đơn vị|Kết quả|Tỷ lệ|
|1|Lễ hội Kỳ Cùng|Phòng Văn hóa - Xã hội|Đã tổ chức|100%|
|2|Giảm hộ nghèo|Phòng Văn hóa - Xã hội|Giảm 8/10 hộ|80%|
Nơi nhận: như trên
""",
    """
năm/2025
# BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025
@ (Kèm theo Báo cáo số 301/BC-UBND ngày 10/12/2025 của UBND phường Đông Kinh)
of UBND phường Đông Kinh
= I|Lĩnh vực kinh tế
|1|Phòng Kinh tế, Hạ tầng và Đô thị|Chỉnh trang đô thị||Lát 1,2 km vỉa hè|100%|
= II|Lĩnh vực văn hóa - xã hội
|1|Phòng Văn hóa - Xã hội|Lễ hội Kỳ Cùng||Đã tổ chức|100%|
|2|Phòng Văn hóa - Xã hội|Giảm hộ nghèo||Giảm 8/10 hộ|80%|
""",
)

page(
    "one-section-above-its-table",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ THÁNG 5 NĂM 2025**
**I. Lĩnh vực quốc phòng - an ninh**
|TT|Nhiệm vụ|Kết quả|Đánh giá|
|1|Huấn luyện dân quân|Huấn luyện 45 đồng chí|Hoàn thành|
|2|Diễn tập phòng thủ|Đã diễn tập|Hoàn thành|
""",
    """
tháng 5/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ THÁNG 5 NĂM 2025
= I|Lĩnh vực quốc phòng - an ninh
|1||Huấn luyện dân quân||Huấn luyện 45 đồng chí|Hoàn thành|
|2||Diễn tập phòng thủ||Đã diễn tập|Hoàn thành|
""",
)

page(
    "header-in-a-table-of-its-own",
    """
**BIỂU 2**
**TIẾN ĐỘ NHIỆM VỤ QUÝ II NĂM 2025**
|STT|Đơn vị|Nội dung nhiệm vụ|Kết quả|Đánh giá|
---
|1|Hội Phụ nữ|Vận động 5 không 3 sạch|Có 210 hộ đạt|Đạt|
|2|Đoàn Thanh niên|Trồng cây thanh niên|Trồng 500 cây|Đạt|
""",
    """
quý 2/2025
# BIỂU 2
# TIẾN ĐỘ NHIỆM VỤ QUÝ II NĂM 2025
|1|Hội Phụ nữ|Vận động 5 không 3 sạch||Có 210 hộ đạt|Đạt|
|2|Đoàn Thanh niên|Trồng cây thanh niên||Trồng 500 cây|Đạt|
""",
)

page(
    "empty-rows-and-rows-to-fill-in",
    """
**BIỂU ĐÁNH GIÁ NHIỆM VỤ NĂM 2026**
|TT|Nhiệm vụ|Đơn vị chủ trì|Kết quả|Mức độ hoàn thành|
||||||
|1|Bầu cử đại biểu HĐND|Văn phòng HĐND và UBND|Đã lập 12 tổ bầu cử|100%|
||||||
|2|Chuyển đổi số|Văn hóa - Xã hội|12/12 tổ công nghệ số|90%|
|3|||||
|4|…|…|…|…|
""",
    """
năm/2026
# BIỂU ĐÁNH GIÁ NHIỆM VỤ NĂM 2026
|1|Văn phòng HĐND và UBND|Bầu cử đại biểu HĐND||Đã lập 12 tổ bầu cử|100%|
|2|Văn hóa - Xã hội|Chuyển đổi số||12/12 tổ công nghệ số|90%|
""",
    endings=WITH_TEXT,
)

page(
    "two-annexes-and-a-plan-between",
    """
**PHỤ LỤC I**
**NHIỆM VỤ UBND TỈNH GIAO - 9 THÁNG NĂM 2025**
|TT|Nhiệm vụ|Văn bản giao|Kết quả|Đánh giá|
|1|Giải ngân vốn đầu tư công|125/UBND-TH|Giải ngân 4,5/6 tỷ đồng|75%|
**PHỤ LỤC II**
**KẾ HOẠCH QUÝ IV NĂM 2025**
|TT|Nội dung công việc|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành|
|1|Tổng kết năm|Văn phòng|Các phòng|15/12/2025|
**PHỤ LỤC III**
**NHIỆM VỤ ĐẢNG ỦY GIAO - 9 THÁNG NĂM 2025**
|TT|Nhiệm vụ|Văn bản giao|Kết quả|Đánh giá|
|1|Phát triển đảng viên|12-KH/ĐU|Kết nạp 6/8 quần chúng|75%|
""",
    """
9 tháng/2025
# PHỤ LỤC I
# NHIỆM VỤ UBND TỈNH GIAO - 9 THÁNG NĂM 2025
|1||Giải ngân vốn đầu tư công||Giải ngân 4,5/6 tỷ đồng|75%|assignment: 125/UBND-TH|
""",
    """
quý 4/2025
# PHỤ LỤC II
# KẾ HOẠCH QUÝ IV NĂM 2025
|1|Văn phòng|Tổng kết năm||||coordinating: Các phòng|deadline: 15/12/2025|
""",
    """
9 tháng/2025
# PHỤ LỤC III
# NHIỆM VỤ ĐẢNG ỦY GIAO - 9 THÁNG NĂM 2025
|1||Phát triển đảng viên||Kết nạp 6/8 quần chúng|75%|assignment: 12-KH/ĐU|
""",
)

page(
    "one-annex-a-sheet",
    """
**BIỂU 1: LĨNH VỰC KINH TẾ THÁNG 8 NĂM 2025**
|TT|Nhiệm vụ|Kết quả|Tỷ lệ|
|1|Phòng chống bão|Gia cố 3 đập|100%|
===
**BIỂU 2: LĨNH VỰC XÃ HỘI THÁNG 8 NĂM 2025**
|TT|Nhiệm vụ|Kết quả|Tỷ lệ|
|1|Tặng quà người có công|Tặng 56 suất|100%|
""",
    """
tháng 8/2025
# BIỂU 1: LĨNH VỰC KINH TẾ THÁNG 8 NĂM 2025
|1||Phòng chống bão||Gia cố 3 đập|100%|
""",
    """
tháng 8/2025
# BIỂU 2: LĨNH VỰC XÃ HỘI THÁNG 8 NĂM 2025
|1||Tặng quà người có công||Tặng 56 suất|100%|
""",
    endings=(".xlsx", ".docx"),
)

page(
    "narrative-over-several-rows",
    """
**KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM 6 THÁNG NĂM 2025**
|TT|Đơn vị|Nhiệm vụ|Kết quả thực hiện|Tỷ lệ (%)|Ghi chú|
|1|Phòng Kinh tế|Làm đường Bản Mạ|- Đã giải phóng mặt bằng 1,2 km;|65|Vướng 2 hộ|
||||- Đã đổ bê tông 400 m;|||
||||- Còn 800 m làm trong quý III.|||
|2|Thú y|Tiêm phòng|- Tiêm 2.500 liều;|100||
||||- Không có ổ dịch.||Báo cáo tuần|
""",
    """
6 tháng/2025
# KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM 6 THÁNG NĂM 2025
|1|Phòng Kinh tế|Làm đường Bản Mạ||- Đã giải phóng mặt bằng 1,2 km;¶- Đã đổ bê tông 400 m;¶- Còn 800 m làm trong quý III.|65|Ghi chú: Vướng 2 hộ|
|2|Thú y|Tiêm phòng||- Tiêm 2.500 liều;¶- Không có ổ dịch.|100|Ghi chú: Báo cáo tuần|
""",
    endings=WITH_TEXT,
)

page(
    "annex-behind-a-report",
    """
|ĐẢNG ỦY XÃ VĂN LÃNG¶*|ĐẢNG CỘNG SẢN VIỆT NAM|
|Số 45-BC/ĐU|Văn Lãng, ngày 20 tháng 9 năm 2025|
---
**BÁO CÁO**
**kết quả lãnh đạo thực hiện nhiệm vụ 9 tháng năm 2025**
Thực hiện Chương trình công tác năm 2025, Đảng ủy xã báo cáo kết quả như sau:
**I. Tình hình chung**
Cấp ủy đã lãnh đạo thực hiện tốt các nhiệm vụ được giao trên các lĩnh vực của đời sống xã hội.
|Tổng số nhiệm vụ|Hoàn thành|Đang thực hiện|
|12|9|3|
**II. Đánh giá chung**
Các nhiệm vụ cơ bản hoàn thành theo tiến độ.
|Nơi nhận:¶- Ban Thường vụ Tỉnh ủy;¶- Lưu Văn phòng.|T/M ĐẢNG ỦY¶BÍ THƯ|
---
**PHỤ LỤC**
**Kết quả thực hiện nhiệm vụ trọng tâm 9 tháng năm 2025**
(Kèm theo Báo cáo số 45-BC/ĐU ngày 20/9/2025 của Đảng ủy xã Văn Lãng)
|TT|Chi bộ|Nhiệm vụ|Kết quả|Đánh giá|
|1|Chi bộ Nà Lốc|Kết nạp đảng viên|Kết nạp 2 đồng chí|Hoàn thành|
|2|Chi bộ Trường THCS|Sinh hoạt chuyên đề|3/4 buổi|Đang thực hiện|
""",
    """
9 tháng/2025
# PHỤ LỤC
# Kết quả thực hiện nhiệm vụ trọng tâm 9 tháng năm 2025
@ (Kèm theo Báo cáo số 45-BC/ĐU ngày 20/9/2025 của Đảng ủy xã Văn Lãng)
of Đảng ủy xã Văn Lãng
|1|Chi bộ Nà Lốc|Kết nạp đảng viên||Kết nạp 2 đồng chí|Hoàn thành|
|2|Chi bộ Trường THCS|Sinh hoạt chuyên đề||3/4 buổi|Đang thực hiện|
""",
)
