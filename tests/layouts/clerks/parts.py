"""Layouts with several tables on one page: counts, legends and second lists below, above and beside the tasks."""

# The rows of a page are not broken.
# ruff: noqa: E501

from __future__ import annotations

from clerks.page import ALL, page

_LIST = """
|TT|Nhiệm vụ trọng tâm|Đơn vị|Kết quả thực hiện|Đánh giá|
|1|Tiêm phòng đàn gia súc|Phòng Kinh tế|Tiêm 1.120/1.180 con|Hoàn thành|
|2|Trồng mới 120 ha rừng|Phòng Kinh tế|Trồng được 96 ha|Đang thực hiện|
|3|Xóa 18 nhà tạm|Phòng Văn hóa - Xã hội|Bàn giao 18/18 nhà|Hoàn thành|
""".strip()
_TITLE = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 12 NĂM 2024"
_TASKS = """
|1|Phòng Kinh tế|Tiêm phòng đàn gia súc||Tiêm 1.120/1.180 con|Hoàn thành|
|2|Phòng Kinh tế|Trồng mới 120 ha rừng||Trồng được 96 ha|Đang thực hiện|
|3|Phòng Văn hóa - Xã hội|Xóa 18 nhà tạm||Bàn giao 18/18 nhà|Hoàn thành|
""".strip()
_REPORT = f"tháng 12/2024\n# {_TITLE}\n{_TASKS}"
_COUNTS = """
|TT|Tên đơn vị|Tổng số|Hoàn thành|Chưa hoàn thành|
|1|Phòng Kinh tế|2|1|1|
|2|Phòng Văn hóa - Xã hội|1|1|0|
||Tổng cộng|3|2|1|
""".strip()

for _name, _below in {
    "counts-below": f"\n\nTỔNG HỢP THEO ĐƠN VỊ\n{_COUNTS}",
    "counts-below-at-once": f"\nTỔNG HỢP THEO ĐƠN VỊ\n{_COUNTS}",
    "counts-in-one-table": f"\n|{{5}}TỔNG HỢP THEO ĐƠN VỊ|\n{_COUNTS}",
    "counts-without-a-title": f"\n{_COUNTS}",
    "counts-below-blank-rows": f"\n||||||\n||||||\n{_COUNTS}",
    "shares-by-office": """
**Biểu tổng hợp kết quả của các đơn vị**
|STT|Đơn vị|Tổng số nhiệm vụ được giao|Số nhiệm vụ đã hoàn thành|Tỷ lệ hoàn thành (%)|
|1|Phòng Kinh tế|2|1|50|
|2|Phòng Văn hóa - Xã hội|1|1|100|
""".rstrip(),
    "counts-without-numbers": """
||||||
|Đơn vị|Số nhiệm vụ|Hoàn thành|Chưa hoàn thành|
|Phòng Kinh tế|2|1|1|
|Phòng Văn hóa - Xã hội|1|1|0|
""".rstrip(),
    "counts-in-short-words": """
||||||
|Phòng|SL|HT|CHT|
|Kinh tế|2|1|1|
|Văn hóa - Xã hội|1|1|0|
""".rstrip(),
    "pivot-below": """
||||||
|Count of Nhiệm vụ trọng tâm|Column Labels||||
|Row Labels|Đang thực hiện|Hoàn thành|Grand Total||
|Phòng Kinh tế|1|1|2||
|Phòng Văn hóa - Xã hội||1|1||
|Grand Total|1|2|3||
""".rstrip(),
    "pivot-under-the-contents": """
||||||
||Nhãn Hàng|Hoàn thành|Đang thực hiện|Tổng Cuối|
||Phòng Kinh tế|1|1|2|
||Phòng Văn hóa - Xã hội|1|0|1|
||Tổng Cuối|2|1|3|
""".rstrip(),
    "legend-below": """
||||||
|CHÚ GIẢI|||||
|HT|Hoàn thành||||
|ĐTH|Đang thực hiện||||
""".rstrip(),
    "abbreviations-with-a-header": """
DANH MỤC CHỮ VIẾT TẮT
|TT|Chữ viết tắt|Nghĩa là|
|1|UBND|Ủy ban nhân dân|
|2|HĐND|Hội đồng nhân dân|
""".rstrip(),
    "abbreviations-numbered": """
||||||
|Các chữ viết tắt|||||
|1|UBND|Ủy ban nhân dân|||
|2|HĐND|Hội đồng nhân dân|||
""".rstrip(),
    "counts-by-domain": """
**Bảng tổng hợp**
|{,2}STT|{,2}Lĩnh vực|{,2}Số nhiệm vụ|{2}Trong đó|
|Hoàn thành|Đang thực hiện|
|1|Kinh tế|2|1|1|
|2|Văn hóa|1|1|0|
""".rstrip(),
    "sums-under-the-results": """
||||||
||||Tổng số nhiệm vụ|3|
||||Hoàn thành|2|
||||Đang thực hiện|1|
""".rstrip(),
    "documents-below": """
**Danh mục văn bản đã ban hành**
|TT|Số, ký hiệu|Ngày ban hành|Trích yếu|
|1|42/KH-UBND|30/01/2024|Kế hoạch tiêm phòng|
|2|57/KH-UBND|12/02/2024|Kế hoạch trồng rừng|
""".rstrip(),
}.items():
    page(f"parts-{_name}", f"**{_TITLE}**\n{_LIST}{_below}", _REPORT, endings=ALL)

page(
    "parts-plan-of-the-next-month",
    f"""
**{_TITLE}**
{_LIST}
**NHIỆM VỤ TRỌNG TÂM THÁNG 01 NĂM 2025**
|TT|Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn|
|1|Tết trồng cây|Phòng Kinh tế|31/01/2025|
|2|Giao quân|Ban Chỉ huy quân sự|15/02/2025|
""",
    _REPORT,
    """
tháng 1/2025
# NHIỆM VỤ TRỌNG TÂM THÁNG 01 NĂM 2025
|1|Phòng Kinh tế|Tết trồng cây||||deadline: 31/01/2025|
|2|Ban Chỉ huy quân sự|Giao quân||||deadline: 15/02/2025|
""",
    endings=ALL,
)

page(
    "parts-counts-above",
    f"""
**{_TITLE}**

I. Tổng hợp số lượng
{_COUNTS}

DANH SÁCH NHIỆM VỤ
{_LIST}
""",
    f"tháng 12/2024\n# DANH SÁCH NHIỆM VỤ\n{_TASKS}",
    endings=ALL,
)
page("parts-counts-above-without-a-title", f"**{_TITLE}**\n{_COUNTS}\n\n{_LIST}", _REPORT, endings=ALL)
page(
    "parts-counts-between",
    f"""
**{_TITLE}**
{_LIST}

TỔNG HỢP THEO ĐƠN VỊ
{_COUNTS}

|TT|Nhiệm vụ trọng tâm|Đơn vị|Kết quả thực hiện|Đánh giá|
|4|Tiêm chủng cho trẻ|Trạm Y tế|Tiêm 71/74 trẻ|Hoàn thành|
""",
    f"{_REPORT}\n|4|Trạm Y tế|Tiêm chủng cho trẻ||Tiêm 71/74 trẻ|Hoàn thành|",
    endings=ALL,
)

_DONE = """
|TT|Nhiệm vụ|Chủ trì|Thời hạn|Kết quả|
|1|Gieo cấy lúa vụ xuân|Phòng Kinh tế|Tháng 3/2025|Gieo cấy 415/412 ha|
|2|Xóa 18 nhà tạm|Phòng Văn hóa - Xã hội|31/8/2025|Bàn giao 18/18 nhà|
""".strip()
_DOING = """
|STT|Nội dung nhiệm vụ|Đơn vị thực hiện|Hạn hoàn thành|Tiến độ thực hiện|Khó khăn, vướng mắc|
|1|Trồng mới 120 ha rừng|Phòng Kinh tế|30/6/2025|Trồng được 96 ha rừng|Thiếu cây giống|
|2|Số hóa hồ sơ lưu trữ|Văn phòng|30/11/2025|Đã số hóa 42/110 hộp hồ sơ|Chưa có kinh phí|
""".strip()
_DONE_TASKS = """
|1|Phòng Kinh tế|Gieo cấy lúa vụ xuân||Gieo cấy 415/412 ha||Thời hạn: Tháng 3/2025|
|2|Phòng Văn hóa - Xã hội|Xóa 18 nhà tạm||Bàn giao 18/18 nhà||Thời hạn: 31/8/2025|
""".strip()
_DOING_TASKS = """
|1|Phòng Kinh tế|Trồng mới 120 ha rừng||Trồng được 96 ha rừng||Hạn hoàn thành: 30/6/2025|Khó khăn, vướng mắc: Thiếu cây giống|
|2|Văn phòng|Số hóa hồ sơ lưu trữ||Đã số hóa 42/110 hộp hồ sơ||Hạn hoàn thành: 30/11/2025|Khó khăn, vướng mắc: Chưa có kinh phí|
""".strip()
_MONTH = "TỔNG HỢP NHIỆM VỤ THÁNG 11 NĂM 2025"
_OF_MONTH = f"tháng 11/2025\n# {_MONTH}"

page(
    "parts-second-list-in-other-words",
    f"**{_MONTH}**\n**A. Nhiệm vụ đã hoàn thành**\n{_DONE}\n\n**B. Nhiệm vụ đang thực hiện**\n{_DOING}",
    f"{_OF_MONTH}\n= A.|Nhiệm vụ đã hoàn thành\n{_DONE_TASKS}",
    f"{_OF_MONTH}\n= B.|Nhiệm vụ đang thực hiện\n{_DOING_TASKS}",
    endings=ALL,
)
page(
    "parts-second-list-in-one-table",
    f"**{_MONTH}**\n|A|{{5}}Nhiệm vụ đã hoàn thành|\n{_DONE}\n|B|{{5}}Nhiệm vụ đang thực hiện|\n{_DOING}",
    f"{_OF_MONTH}\n= A|Nhiệm vụ đã hoàn thành\n{_DONE_TASKS}",
    f"{_OF_MONTH}\n= B|Nhiệm vụ đang thực hiện\n{_DOING_TASKS}",
    endings=ALL,
)
page(
    "parts-second-list-without-a-title",
    f"**{_MONTH}**\n{_DONE}\n{_DOING}",
    f"{_OF_MONTH}\n{_DONE_TASKS}",
    f"{_OF_MONTH}\n{_DOING_TASKS}",
    endings=ALL,
)
page(
    "parts-each-domain-a-table",
    f"""
**BIỂU TIẾN ĐỘ QUÝ I NĂM 2025**
**I. LĨNH VỰC KINH TẾ**
{_DONE}
**II. LĨNH VỰC VĂN HÓA - XÃ HỘI**
|TT|Nhiệm vụ|Chủ trì|Thời hạn|Kết quả|
|1|Lễ hội Lồng tồng|Phòng Văn hóa - Xã hội|10/2/2025|Thu hút 3.000 lượt khách|
**III. LĨNH VỰC QUỐC PHÒNG - AN NINH**
{_DOING}
""",
    f"""
quý 1/2025
# BIỂU TIẾN ĐỘ QUÝ I NĂM 2025
= I.|LĨNH VỰC KINH TẾ
{_DONE_TASKS}
= II.|LĨNH VỰC VĂN HÓA - XÃ HỘI
|1|Phòng Văn hóa - Xã hội|Lễ hội Lồng tồng||Thu hút 3.000 lượt khách||Thời hạn: 10/2/2025|
""",
    f"quý 1/2025\n# BIỂU TIẾN ĐỘ QUÝ I NĂM 2025\n= III.|LĨNH VỰC QUỐC PHÒNG - AN NINH\n{_DOING_TASKS}",
    endings=ALL,
)
page(
    "parts-period-of-its-own",
    f"**{_MONTH}**\n{_DONE}\n\n**NHIỆM VỤ CÒN LẠI THÁNG 12 NĂM 2025**\n{_DOING}",
    f"{_OF_MONTH}\n{_DONE_TASKS}",
    f"tháng 12/2025\n# NHIỆM VỤ CÒN LẠI THÁNG 12 NĂM 2025\n{_DOING_TASKS}",
    endings=ALL,
)
page(
    "parts-title-without-a-period",
    f"**PHỤ LỤC I**\n**{_MONTH}**\n{_DONE}\n\n**PHỤ LỤC II**\n**NHIỆM VỤ CÒN LẠI**\n{_DOING}",
    f"tháng 11/2025\n# PHỤ LỤC I\n# {_MONTH}\n{_DONE_TASKS}",
    f"tháng 11/2025\n# PHỤ LỤC II\n# NHIỆM VỤ CÒN LẠI\n{_DOING_TASKS}",
    endings=ALL,
)


def _beside(left: str, right: str, between: str = "||") -> str:
    """Return two tables side by side, the rows of the longer one filled up."""
    rows, others = left.split("\n"), right.split("\n")
    blank = "|" * (rows[0].count("|"))
    rows += [blank] * (len(others) - len(rows))
    others += ["|" * others[0].count("|")] * (len(rows) - len(others))
    return "\n".join(
        row + between.removeprefix("|") + other.removeprefix("|")
        for row, other in zip(rows, others, strict=True)
    )


for _name, _right in {
    "counts": _COUNTS,
    "counts-without-numbers": "|Tên đơn vị|Tổng số|Hoàn thành|\n|Phòng Kinh tế|2|1|\n|Phòng Văn hóa - Xã hội|1|1|",
    "legend": "|Ký hiệu|Ý nghĩa|\n|HT|Hoàn thành|\n|ĐTH|Đang thực hiện|",
    "offices-to-choose-from": "|Danh sách đơn vị|\n|Phòng Kinh tế|\n|Phòng Văn hóa - Xã hội|\n|Trạm Y tế|\n|Công an xã|\n|Văn phòng|",
    "counts-under-a-title": "|BẢNG TỔNG HỢP||\n|Đơn vị|Số việc|\n|Phòng Kinh tế|2|\n|Phòng Văn hóa - Xã hội|1|",
    "sums": "|Tổng|3|\n|Hoàn thành|2|\n|Đang thực hiện|1|",
    "verdicts-to-choose-from": "|Đánh giá|\n|Hoàn thành|\n|Đang thực hiện|",
    "pivot": "|Nhãn Hàng|Số lượng|\n|Phòng Kinh tế|2|\n|Phòng Văn hóa - Xã hội|1|\n|Tổng Cuối|3|",
}.items():
    page(
        f"parts-beside-{_name}",
        f"**{_TITLE}**\n{_beside(_LIST, _right)}",
        _REPORT,
        endings=ALL,
    )

page(
    "parts-two-lists-beside",
    f"**{_MONTH}**\n{_beside(_DONE, _DOING)}",
    f"{_OF_MONTH}\n{_DONE_TASKS}",
    f"{_OF_MONTH}\n{_DOING_TASKS}",
    endings=ALL,
)
page(
    "parts-one-list-in-two-columns",
    """
**TỔNG HỢP NHIỆM VỤ THÁNG 11 NĂM 2025**
|TT|Nhiệm vụ|Đơn vị|Kết quả||TT|Nhiệm vụ|Đơn vị|Kết quả|
|1|Tiêm phòng đàn gia súc|Phòng Kinh tế|Tiêm 1.120 con||3|Lễ hội|Phòng Văn hóa|Đã tổ chức|
|2|Trồng rừng|Phòng Kinh tế|Trồng 96 ha||4|Xóa nhà tạm|Phòng Văn hóa|Xóa 18 nhà|
""",
    f"""
{_OF_MONTH}
|1|Phòng Kinh tế|Tiêm phòng đàn gia súc||Tiêm 1.120 con|
|2|Phòng Kinh tế|Trồng rừng||Trồng 96 ha|
|3|Phòng Văn hóa|Lễ hội||Đã tổ chức|
|4|Phòng Văn hóa|Xóa nhà tạm||Xóa 18 nhà|
""",
    endings=ALL,
)
page(
    "parts-second-header-of-two-rows",
    f"""
**{_MONTH}**
{_DONE}
**NHIỆM VỤ PHÁT SINH**
|{{,2}}STT|{{,2}}Nội dung công việc|{{,2}}Đơn vị chủ trì|{{2}}Kết quả thực hiện|{{,2}}Ghi chú|
|Văn bản|Khối lượng|
|1|Sửa đường thôn|Phòng Kinh tế|Kế hoạch 1/KH-UBND|Sửa 2 km|gấp|
""",
    f"{_OF_MONTH}\n{_DONE_TASKS}",
    """
tháng 11/2025
# NHIỆM VỤ PHÁT SINH
|1|Phòng Kinh tế|Sửa đường thôn|Kế hoạch 1/KH-UBND|Sửa 2 km||Ghi chú: gấp|
""",
    endings=ALL,
)
page(
    "parts-lists-without-numbers",
    f"""
**{_TITLE}**
|Nhiệm vụ|Đơn vị|Kết quả|Đánh giá|
|Trồng rừng|Phòng Kinh tế|Trồng được 96 ha|Đạt|
|Xóa nhà tạm|Phòng Văn hóa|Xóa 18 nhà|Đạt|

|Đơn vị|Tổng số|Hoàn thành|
|Phòng Kinh tế|1|1|
|Phòng Văn hóa|1|1|
""",
    f"""
tháng 12/2024
# {_TITLE}
||Phòng Kinh tế|Trồng rừng||Trồng được 96 ha|Đạt|
||Phòng Văn hóa|Xóa nhà tạm||Xóa 18 nhà|Đạt|
""",
    endings=ALL,
)
page(
    "parts-blank-column-inside",
    f"""
**{_TITLE}**
|TT|Nhiệm vụ trọng tâm|Đơn vị|Kết quả thực hiện|Đánh giá||Ghi chú|
|1|Tiêm phòng đàn gia súc|Phòng Kinh tế|Tiêm 1.120/1.180 con|Hoàn thành|||
|2|Trồng mới 120 ha rừng|Phòng Kinh tế|Trồng được 96 ha|Đang thực hiện||Thiếu cây giống|
""",
    f"""
tháng 12/2024
# {_TITLE}
|1|Phòng Kinh tế|Tiêm phòng đàn gia súc||Tiêm 1.120/1.180 con|Hoàn thành|
|2|Phòng Kinh tế|Trồng mới 120 ha rừng||Trồng được 96 ha|Đang thực hiện|Ghi chú: Thiếu cây giống|
""",
    endings=ALL,
)
page(
    "parts-tasks-that-talk-like-headings",
    f"""
**{_TITLE}**
|TT|Nội dung nhiệm vụ|Đơn vị|Kết quả thực hiện|Đánh giá|
|1|Nội dung nhiệm vụ chuyển đổi số|Đơn vị sự nghiệp|Kết quả đạt được khá|Hoàn thành|
|-|Nhiệm vụ phát sinh|Các đơn vị|Kết quả tốt|Hoàn thành|
||Công việc khác|Các phòng, ban|Tiến độ chậm|Mức độ hoàn thành thấp|
""",
    f"""
tháng 12/2024
# {_TITLE}
|1|Đơn vị sự nghiệp|Nội dung nhiệm vụ chuyển đổi số||Kết quả đạt được khá|Hoàn thành|
|-|Các đơn vị|Nhiệm vụ phát sinh||Kết quả tốt|Hoàn thành|
||Các phòng, ban|Công việc khác||Tiến độ chậm|Mức độ hoàn thành thấp|
""",
    endings=ALL,
)
