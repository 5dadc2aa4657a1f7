"""Texts about the names of offices: what an office is also called, and what the register knows."""

from __future__ import annotations

VI = {
    "office.name_taken": "Trong danh mục, “{name}” đã là tên của cơ quan “{organisation}”; hãy chọn tên "
    "khác.",
    "office.no_names": "Chưa có cơ quan nào.",
    "office.not_other_name": "“{organisation}” không có tên gọi khác “{name}”; hãy xem các tên bằng lệnh "
    "other-names.",
    "office.kept_names": "Tên gọi khác của {organisation}: {names}.",
    "office.kept_no_names": "{organisation} không có tên gọi khác.",
    "office.told_other": "“{name}” là tên gọi khác của {organisation}, được tính là một cơ quan.",
    "office.told_shared": "“{name}” là tên gọi khác của cả {names} nên không được tính cho cơ quan nào; hãy "
    "sửa trong Sửa > Cơ quan.",
    "show.office_known.official": "tên chính thức",
    "show.office_known.other": "tên gọi khác của {names}",
    "show.office_known.shared": "không tính cho cơ quan nào: là tên gọi khác của cả {names}",
    "show.office_known.unknown": "chưa có trong danh mục",
    "show.office_place.counts": "{reports} báo cáo",
    "help.other_names": "Các tên của cơ quan, cả tên gọi khác.",
    "help.office_name_add": "Thêm một tên gọi khác, có thể ghi nhiều lần.",
    "help.office_name_drop": "Bỏ một tên gọi khác, có thể ghi nhiều lần.",
    "name.OFFICE": "CƠ_QUAN",
}

EN = {
    "office.name_taken": "In the register “{name}” is the organisation “{organisation}” already; choose "
    "another name.",
    "office.no_names": "There are no organisations yet.",
    "office.not_other_name": "“{organisation}” has no other name “{name}”; the command other-names "
    "lists them.",
    "office.kept_names": "Other names of {organisation}: {names}.",
    "office.kept_no_names": "{organisation} has no other name.",
    "office.told_other": "“{name}” is another name of {organisation} and counts as the same.",
    "office.told_shared": "“{name}” is another name of {names}, and so counts for none of them; see Edit > "
    "Organisations.",
    "show.office_known.official": "official name",
    "show.office_known.other": "another name of {names}",
    "show.office_known.shared": "counts for none: another name of {names}",
    "show.office_known.unknown": "not in the register",
    "show.office_place.counts": "{reports} reports",
    "help.other_names": "The names of organisations, other ones too.",
    "help.office_name_add": "Add another name; may be given several times.",
    "help.office_name_drop": "Take another name off; may be given several times.",
    "name.OFFICE": "ORGANISATION",
}
