"""Texts about damage in the data file."""

from __future__ import annotations

VI: dict[str, str] = {
    "store.damaged_field": "Mục “{field}” của {spot} có chỗ không đọc được (hiện là “\ufffd”); "
    "hãy xem lại và gõ lại chỗ ấy.",
    "store.field_differs": "Mục “{field}” của {spot} khác với nhật ký; hãy xem lại và gõ lại nếu sai.",
    "store.place_differs": "Vị trí của {spot} trong biểu khác với nhật ký; hãy xem lại thứ tự.",
    "store.record_lost": "Không đọc được {spot} nên không có trong biểu; "
    "hãy giữ nguyên tệp dữ liệu “{name}” và lấy lại từ bản sao lưu hoặc tệp đã xuất.",
    "store.record_astray": "Mã của {spot} bị hỏng hoặc không có trong nhật ký; "
    "hãy xem lại, và xuất báo cáo ra tệp trước khi sửa tiếp.",
    "store.damaged_history": "Nhật ký của {spot} có chỗ bị hỏng; "
    "hãy xem lại nội dung mỗi khi hoàn tác hoặc làm lại.",
    "store.damaged_part": "Tệp dữ liệu “{name}” bị hỏng ở phần {part}, chỉ còn xem và xuất được; "
    "hãy xuất các báo cáo ra tệp, giữ nguyên tệp này và dùng bản sao lưu gần nhất.",
    "store.differing_part": "Phần {part} trong tệp dữ liệu “{name}” có chỗ sai, ngoài chữ của báo cáo; "
    "hãy xuất các báo cáo ra tệp và kiểm tra ổ đĩa.",
    "store.index_differs": "Phần tra cứu {part} trong tệp dữ liệu “{name}” không khớp; "
    "hãy mở chương trình, chương trình sẽ tự lập lại phần này.",
    "store.index_rebuilt": "Phần tra cứu {part} trong tệp dữ liệu “{name}” không khớp nên đã được lập lại; "
    "hãy kiểm tra ổ đĩa nếu câu này còn hiện.",
    "store.damaged_writing": "Chưa lưu được: tệp dữ liệu “{name}” bị hỏng một phần nên chỉ xem và xuất được; "
    "hãy xuất các báo cáo ra tệp, giữ nguyên tệp này và dùng bản sao lưu gần nhất.",
    "store.damaged_record": "Chưa làm được: chỗ này trong tệp dữ liệu “{name}” bị hỏng; "
    "hãy xuất báo cáo ra tệp và dùng bản sao lưu gần nhất.",
    "store.damaged_undo": "Không hoàn tác hoặc làm lại được: nhật ký trong tệp “{name}” bị hỏng ở chỗ này; "
    "hãy sửa thẳng trong báo cáo.",
    "store.damaged_search": "Không tìm được: phần tra cứu của tệp dữ liệu “{name}” bị hỏng; "
    "hãy xem trong danh sách nhiệm vụ.",
    "store.more_flaws": "Tệp dữ liệu “{name}” còn {count} chỗ khác cần xem lại; "
    "hãy chạy Trợ giúp > Kiểm tra máy để xem hết.",
    "show.record.report": "báo cáo",
    "show.record.domain": "lĩnh vực",
    "show.record.task": "nhiệm vụ",
    "show.record.unit": "đơn vị trong danh mục",
    "show.record.organisation": "cơ quan trong danh mục",
    "show.record.style": "mẫu trình bày biểu",
    "show.spot.report": "{record}, báo cáo {report}",
    "show.part.report": "báo cáo",
    "show.part.domain": "lĩnh vực",
    "show.part.task": "nhiệm vụ",
    "show.part.history": "nhật ký",
    "show.part.unit": "danh mục đơn vị",
    "show.part.organisation": "danh mục cơ quan",
    "show.part.style": "mẫu trình bày biểu",
    "show.part.setting": "thiết lập",
    "show.part.undo": "hoàn tác",
    "show.part.search": "tìm kiếm",
    "show.part.freelist": "chỗ trống",
    "show.part.end": "cuối tệp",
    "show.part.sqlite_schema": "mục lục của tệp",
    "show.part.revision": "số lần sửa",
    "show.part.used_day": "ngày sử dụng",
    "show.part.unknown": "chưa rõ",
    "show.part.other": "thông tin chung",
    "show.field.number": "TT",
    "show.field.unit": "Tên đơn vị",
    "show.field.content": "Nội dung nhiệm vụ trọng tâm",
    "show.field.documents": "Tên loại văn bản triển khai",
    "show.field.result": "Khối lượng nhiệm vụ triển khai",
    "show.field.evaluation": "Đánh giá mức độ hoàn thành (%)",
    "show.field.assignment": "Văn bản giao nhiệm vụ",
    "show.field.coordinating": "Đơn vị phối hợp",
    "show.field.leader": "Lãnh đạo phụ trách",
    "show.field.officer": "Chuyên viên theo dõi",
    "show.field.output": "Sản phẩm",
    "show.field.deadline": "Thời hạn",
    "show.field.first_deadline": "Thời hạn ban đầu",
    "show.field.status": "Tình trạng",
    "show.field.finished": "Ngày hoàn thành",
    "show.field.reason": "Khó khăn, vướng mắc, nguyên nhân",
    "show.field.note": "Ghi chú",
    "show.field.organisation": "Cơ quan",
    "show.field.period": "Kỳ báo cáo",
    "show.field.numeral": "Số thứ tự",
    "show.field.report_numeral": "Số phụ lục",
    "show.field.form": "Mẫu trình bày",
    "show.field.template": "Mẫu Word",
    "show.field.name": "Tên",
    "show.field.titles": "Tiêu đề",
    "show.field.attached_to": "Kèm theo",
    "show.field.columns": "Các cột của biểu và tên cột",
    "show.field.changed": "Giờ lưu",
    "show.field.made": "Thứ tự lập",
    "show.field.rank": "Thứ tự",
    "show.field.aliases": "Tên khác",
    "show.field.extra": "Cột thêm",
    "show.field.other": "thông tin chung",
}

EN: dict[str, str] = {
    "store.damaged_field": "The text “{field}” of {spot} has places that cannot be read (shown as “\ufffd”); "
    "look at them and type them again.",
    "store.field_differs": "The text “{field}” of {spot} differs from the history; "
    "look at it and type it again if it is wrong.",
    "store.place_differs": "The place of {spot} in the annex differs from the history; look at the order.",
    "store.record_lost": "It was not possible to read {spot}, so it is not in the annex; "
    "keep the data file “{name}” as it is and take it from a backup or an exported file.",
    "store.record_astray": "The id of {spot} is damaged or not in the history; "
    "look at it, and export the report before you go on.",
    "store.damaged_history": "The history of {spot} is damaged in places; "
    "look at the texts whenever you undo or redo.",
    "store.damaged_part": "The data file “{name}” is damaged in its part {part} and can only be seen "
    "and exported; export the reports, keep this file as it is and use the latest backup.",
    "store.differing_part": "The part {part} of the data file “{name}” is wrong in places beside the texts; "
    "export the reports and check the disk.",
    "store.index_differs": "The index of {part} in the data file “{name}” does not agree; "
    "open the program, which makes it anew.",
    "store.index_rebuilt": "The index of {part} in the data file “{name}” did not agree and was made anew; "
    "check the disk if this is said again.",
    "store.damaged_writing": "Not stored: the data file “{name}” is damaged in part and can be seen "
    "and exported only; export the reports, keep this file as it is and use the latest backup.",
    "store.damaged_record": "This cannot be done: the data file “{name}” is damaged here; "
    "export the report and use the latest backup.",
    "store.damaged_undo": "This cannot be undone or redone: the history in the file “{name}” is damaged; "
    "change the report itself.",
    "store.damaged_search": "The search cannot be used: its part of the data file “{name}” is damaged; "
    "look through the list of tasks.",
    "store.more_flaws": "The data file “{name}” has {count} more places to look at; "
    "use Help > Check this PC to see all.",
    "show.record.report": "the report",
    "show.record.domain": "the domain",
    "show.record.task": "the task",
    "show.record.unit": "the register's unit",
    "show.record.organisation": "the register's organisation",
    "show.record.style": "style of annexes",
    "show.spot.report": "{record}, report {report}",
    "show.part.report": "reports",
    "show.part.domain": "domains",
    "show.part.task": "tasks",
    "show.part.history": "history",
    "show.part.unit": "register of units",
    "show.part.organisation": "register of organisations",
    "show.part.style": "the styles of annexes",
    "show.part.setting": "settings",
    "show.part.undo": "undo",
    "show.part.search": "search",
    "show.part.freelist": "free space",
    "show.part.end": "the end of the file",
    "show.part.sqlite_schema": "contents of the file",
    "show.part.revision": "counts of changes",
    "show.part.used_day": "days of use",
    "show.part.unknown": "unknown",
    "show.part.other": "general",
    "show.field.number": "No.",
    "show.field.unit": "Unit",
    "show.field.content": "Content of the task",
    "show.field.documents": "Documents issued",
    "show.field.result": "What was done",
    "show.field.evaluation": "Evaluation (%)",
    "show.field.assignment": "Assigning document",
    "show.field.coordinating": "Co-ordinating units",
    "show.field.leader": "Leader in charge",
    "show.field.officer": "Officer",
    "show.field.output": "Output",
    "show.field.deadline": "Deadline",
    "show.field.first_deadline": "First deadline",
    "show.field.status": "Status",
    "show.field.finished": "Finished on",
    "show.field.reason": "Difficulties, reasons",
    "show.field.note": "Note",
    "show.field.organisation": "Organisation",
    "show.field.period": "Period",
    "show.field.numeral": "Numeral",
    "show.field.report_numeral": "Annex number",
    "show.field.form": "Style",
    "show.field.template": "Word template",
    "show.field.name": "Name",
    "show.field.titles": "Titles",
    "show.field.attached_to": "Attached to",
    "show.field.columns": "Columns of the annex and their headings",
    "show.field.changed": "Stored at",
    "show.field.made": "Order of making",
    "show.field.rank": "Order",
    "show.field.aliases": "Aliases",
    "show.field.extra": "More columns",
    "show.field.other": "general",
}
