"""Texts about names of units and places."""

from __future__ import annotations

VI: dict[str, str] = {
    "names.unit": "Không có đơn vị “{typed}” trong danh mục; có lẽ là “{name}”.",
    "names.place": "Không có địa danh “{typed}” trong danh mục; có lẽ là “{name}”.",
    "names.former": "“{typed}” không còn từ sau ngày {day}; nay là {now}.",
    "names.former_unit": "Đơn vị “{typed}” không còn từ sau ngày {day}; hãy xem lại đơn vị thực hiện.",
}

EN: dict[str, str] = {
    "names.unit": "The register knows no unit “{typed}”; it may be “{name}”.",
    "names.place": "No place is called “{typed}”; it may be “{name}”.",
    "names.former": "“{typed}” is no more since {day}; now it is {now}.",
    "names.former_unit": "The unit “{typed}” is no more since {day}; look at the task's unit again.",
}
