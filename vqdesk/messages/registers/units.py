"""Texts about units: their spellings, those that are merged, and what the register knows."""

from __future__ import annotations

VI = {
    "units.no_name": "Chưa ghi cách viết cần giữ; hãy chọn hoặc gõ tên đơn vị.",
    "units.nothing": "Chưa có cách viết nào khác để gộp; hãy chọn ít nhất một cách viết khác tên được giữ.",
    "units.not_found": "Không có nhiệm vụ nào ghi đơn vị “{name}”; hãy xem các cách viết bằng lệnh units.",
    "units.taken": "Trong danh mục, “{name}” đã là tên của đơn vị “{official}”; hãy chọn tên khác.",
    "units.none": "Chưa có đơn vị nào.",
    "show.unit_known.official": "tên chính thức",
    "show.unit_known.alias": "tên gọi khác của {official}",
    "show.unit_known.unknown": "chưa có trong danh mục",
    "show.unit_place.counts": "{tasks} nhiệm vụ trong {reports} báo cáo",
    "units.done": "Đã gộp đơn vị “{words}” vào “{by}” ở {places} chỗ trong {reports} báo cáo.",
    "units.would": "Sẽ gộp đơn vị “{words}” vào “{by}” ở {places} chỗ trong {reports} báo cáo; chưa ghi gì.",
    "units.reading": "Đang đọc các đơn vị...",
    "units.none_merged": "Không có chỗ nào được gộp.",
    "show.unit_place.dropped": "đơn vị này đã có trong ô, chỉ giữ một",
    "show.unit_place.stays": "đơn vị này sẽ đứng hai lần trong ô vì có chữ xen giữa",
    "units.other_names": "{count} đơn vị ghi bằng tên gọi khác (đổi về tên chính thức: Sửa > Đơn vị), "
    "ví dụ {names}.",
    "show.units.merged": "Gộp đơn vị “{words}” vào “{by}” ở {places} chỗ trong {reports} báo cáo",
    "help.units": "Các cách viết tên đơn vị trong mọi báo cáo.",
    "help.units_alike": "Chỉ những cách viết có lẽ là cùng một đơn vị, từng nhóm một.",
    "help.merge_units": "Gộp các cách viết của một đơn vị thành một.",
    "help.into_unit": "Cách viết được giữ.",
    "help.merge_report": "Chỉ gộp trong báo cáo này (mã hoặc kỳ), có thể ghi nhiều lần; không ghi thì gộp ở "
    "tất cả.",
    "help.remember_units": "Ghi các cách viết kia vào danh mục, là tên gọi khác của đơn vị.",
    "name.SPELLING": "CÁCH_VIẾT",
}

EN = {
    "units.no_name": "The spelling to keep is missing; choose or type a unit's name.",
    "units.nothing": "There is no other spelling to merge; choose one that differs from the name kept.",
    "units.not_found": "No task names the unit “{name}”; the command units lists the spellings.",
    "units.taken": "In the register “{name}” is the unit “{official}” already; choose another name.",
    "units.none": "There are no units yet.",
    "show.unit_known.official": "official name",
    "show.unit_known.alias": "another name of {official}",
    "show.unit_known.unknown": "not in the register",
    "show.unit_place.counts": "{tasks} tasks in {reports} reports",
    "units.done": "The unit “{words}” is merged into “{by}” at {places} places in {reports} reports.",
    "units.would": "The unit “{words}” would be merged into “{by}” at {places} places in {reports} reports; "
    "nothing is written.",
    "units.reading": "Reading the units...",
    "units.none_merged": "Nothing was merged.",
    "show.unit_place.dropped": "the unit stands in the cell already, one is kept",
    "show.unit_place.stays": "the unit will stand twice in the cell, as there are words between",
    "units.other_names": "{count} units go by other names (Edit > Units makes them official), such as "
    "{names}.",
    "show.units.merged": "Merge the unit “{words}” into “{by}” at {places} places in {reports} reports",
    "help.units": "The spellings of units in all reports, with the tasks of each.",
    "help.units_alike": "Only those that are likely one unit, group by group.",
    "help.merge_units": "Make several spellings of a unit one, in all reports.",
    "help.into_unit": "The spelling that is kept.",
    "help.merge_report": "Merge in this report alone (id or period), several times if need be; else in all.",
    "help.remember_units": "Put the other spellings into the register, as other names of the unit.",
    "name.SPELLING": "SPELLING",
}
