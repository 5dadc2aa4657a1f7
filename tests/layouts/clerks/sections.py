"""Layouts in which sections, groups and sums say how many tasks there are."""

from __future__ import annotations

from clerks.page import WITH_TEXT, page

page(
    "sections-that-count-their-tasks",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|TT|Đơn vị|Nội dung nhiệm vụ|Văn bản triển khai|Kết quả|Mức độ hoàn thành|
|I|Lĩnh vực kinh tế|||02 nhiệm vụ|75%|
|1|Phòng Kinh tế|Mở chợ phiên|12/KH-UBND|Mở 4 phiên|100%|
|2|Phòng Kinh tế|Trồng hồi||Trồng 5/10 ha|50%|
||Cộng lĩnh vực kinh tế|||2 nhiệm vụ|75%|
|II. Văn hóa||||Hoàn thành 0/1 nhiệm vụ, đạt 80%|80%|
|3|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
||Tổng cộng: 3 nhiệm vụ|||||
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= I|Lĩnh vực kinh tế
|1|Phòng Kinh tế|Mở chợ phiên|12/KH-UBND|Mở 4 phiên|100%|
|2|Phòng Kinh tế|Trồng hồi||Trồng 5/10 ha|50%|
= II|Văn hóa
|3|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
""",
    endings=WITH_TEXT,
)

page(
    "offices-that-count-their-tasks",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|TT|Đơn vị|Nội dung nhiệm vụ|Văn bản triển khai|Kết quả|Mức độ hoàn thành|
||Phòng Kinh tế|||01 nhiệm vụ|100%|
|1|Phòng Kinh tế|Mở chợ phiên|12/KH-UBND|Mở 4 phiên|100%|
|Phòng Văn hóa||||01|80%|
|2|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
||Công an xã: 01 nhiệm vụ|||||
|3|Công an xã|Tuần tra||5/8|62,5%|
|{4}Cộng: 3 nhiệm vụ|3|80,8%|
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= |Phòng Kinh tế
|1|Phòng Kinh tế|Mở chợ phiên|12/KH-UBND|Mở 4 phiên|100%|
= |Phòng Văn hóa
|2|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
= |Công an xã: 01 nhiệm vụ
|3|Công an xã|Tuần tra||5/8|62,5%|
""",
    endings=WITH_TEXT,
)

page(
    "tasks-with-figures-for-results",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|TT|Đơn vị|Nội dung nhiệm vụ|Văn bản triển khai|Kết quả|Mức độ hoàn thành|
|I||Cấp thẻ bảo hiểm||120|95%|
|II||Trồng rừng||5/8|60%|
|||Thu ngân sách||80%|80%|
|III|Công an xã|Tuần tra||03|100%|
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
|I||Cấp thẻ bảo hiểm||120|95%|
|II||Trồng rừng||5/8|60%|
|||Thu ngân sách||80%|80%|
|III|Công an xã|Tuần tra||03|100%|
""",
    endings=WITH_TEXT,
)

page(
    "section-in-two-cells-above-the-headings",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|I|LĨNH VỰC KINH TẾ||||
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|1|Mở chợ phiên|Phòng Kinh tế|Mở 4 phiên|100%|
|II|LĨNH VỰC VĂN HÓA||||
|2|Lập hồ sơ di tích|Phòng Văn hóa|4/5 hồ sơ|80%|
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= I|LĨNH VỰC KINH TẾ
|1|Phòng Kinh tế|Mở chợ phiên||Mở 4 phiên|100%|
= II|LĨNH VỰC VĂN HÓA
|2|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
""",
    endings=WITH_TEXT,
)

page(
    "section-in-two-cells-above-the-headings-of-each-table",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|A|NHIỆM VỤ THƯỜNG XUYÊN||||
|I|Kinh tế||01 nhiệm vụ|100%|
||||||
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|1|Mở chợ phiên|Phòng Kinh tế|Mở 4 phiên|100%|
---
|II|{4}Văn hóa|
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|2|Lập hồ sơ di tích|Phòng Văn hóa|4/5 hồ sơ|80%|
---
|{5}B. NHIỆM VỤ ĐỘT XUẤT|
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|3|Sửa đường|Phòng Kinh tế|Sửa 120 m|100%|
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= A|NHIỆM VỤ THƯỜNG XUYÊN
= I|Kinh tế
|1|Phòng Kinh tế|Mở chợ phiên||Mở 4 phiên|100%|
= II|Văn hóa
|2|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
= B|NHIỆM VỤ ĐỘT XUẤT
|3|Phòng Kinh tế|Sửa đường||Sửa 120 m|100%|
""",
    endings=WITH_TEXT,
)

page(
    "title-with-a-numeral-above-the-headings",
    """
**PHỤ LỤC NĂM 2025**
|{5}I. KẾT QUẢ CHUNG|
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|1|Mở chợ phiên|Phòng Kinh tế|Mở 4 phiên|100%|
""",
    """
năm/2025
# PHỤ LỤC NĂM 2025
# I. KẾT QUẢ CHUNG
|1|Phòng Kinh tế|Mở chợ phiên||Mở 4 phiên|100%|
""",
    endings=WITH_TEXT,
)

page(
    "sections-with-their-units",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|I|Kinh tế|Phòng Kinh tế|||
|1|Mở chợ phiên|Phòng Kinh tế|Mở 4 phiên|100%|
|II|Văn hóa|Phòng Văn hóa|01 nhiệm vụ|Đạt|
|2|Lập hồ sơ di tích|Phòng Văn hóa|4/5 hồ sơ|80%|
|III|Tuyển quân|Ban Chỉ huy Quân sự|5/8|62,5%|
|3|Tuần tra|Công an xã|3 đêm|100%|
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= I|Kinh tế
|1|Phòng Kinh tế|Mở chợ phiên||Mở 4 phiên|100%|
= II|Văn hóa
|2|Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
|III|Ban Chỉ huy Quân sự|Tuyển quân||5/8|62,5%|
|3|Công an xã|Tuần tra||3 đêm|100%|
""",
    endings=WITH_TEXT,
)

page(
    "sections-that-count-where-tasks-have-no-numbers",
    """
**PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025**
|Nội dung nhiệm vụ|Đơn vị|Kết quả|Mức độ hoàn thành|
|I. Kinh tế||01 nhiệm vụ|100%|
|Mở chợ phiên|Phòng Kinh tế|Mở 4 phiên|100%|
|Lĩnh vực văn hóa||02|Đạt|
|Lập hồ sơ di tích|Phòng Văn hóa|4/5 hồ sơ|80%|
|Cấp thẻ||120|75%|
|Cộng||3 nhiệm vụ||
""",
    """
năm/2025
# PHỤ LỤC KẾT QUẢ NHIỆM VỤ NĂM 2025
= I|Kinh tế
||Phòng Kinh tế|Mở chợ phiên||Mở 4 phiên|100%|
= |Lĩnh vực văn hóa
||Phòng Văn hóa|Lập hồ sơ di tích||4/5 hồ sơ|80%|
|||Cấp thẻ||120|75%|
""",
    endings=WITH_TEXT,
)
