"""Texts about a damaged store: what was salvaged of it, what was not, and what can be done."""

from __future__ import annotations

VI: dict[str, str] = {
    "salvage.exists": "Đã có tệp “{name}” nên không ghi gì; hãy đặt tên khác cho tệp cứu dữ liệu.",
    "salvage.nothing": "Không cứu được gì từ tệp “{name}”: trong tệp không còn dòng nào của vqdesk; "
    "hãy dùng bản sao lưu gần nhất.",
    "salvage.done": "Đã cứu được {reports} báo cáo, {tasks} nhiệm vụ sang tệp {file}; "
    "tệp hỏng vẫn giữ nguyên.",
    "salvage.whole": "Không thấy chỗ nào hỏng.",
    "salvage.report": "{report}: {tasks} nhiệm vụ.",
    "salvage.binned": "Trong Thùng rác: {count} báo cáo.",
    "salvage.cut_off": "Lần ghi cuối còn dở đã được bỏ trước khi cứu.",
    "salvage.from_history": "Lấy lại từ nhật ký: {spot}.",
    "salvage.field": "Lấy lại mục “{field}” từ nhật ký: {spot}.",
    "salvage.lost": "Mất: {spot}.",
    "salvage.stand_in": "Chỉ còn phần bên trong, tên hiện là “\ufffd”: {spot}.",
    "salvage.missing_some": "Phần {part}: có dòng không đọc được, không rõ bao nhiêu.",
    "salvage.missing": "Phần {part}: {count} dòng không đọc được.",
    "salvage.without_undo": "Không hoàn tác được những việc trước đây trong {report}; "
    "nhật ký còn đọc được thì vẫn xem được.",
    "show.salvage.registers": "danh mục cơ quan và đơn vị",
    "salvage.steps": "Bỏ {count} bước hoàn tác cũ vì không còn chắc là đúng.",
    "salvage.entries": "Bỏ {count} dòng nhật ký không còn hiểu được.",
    "salvage.doubtful": "{count} dòng nằm ở trang không rõ còn dùng hay đã bỏ: "
    "có thể có dòng đã xóa trước đây; hãy xem lại các báo cáo.",
    "salvage.pages": "Trang không đọc được ({count} trên {all}): {pages}.",
    "show.salvage.page": "{number} ({part})",
    "salvage.torn": "Trang mà dữ liệu bị đứt ở đó: {pages}.",
}

EN: dict[str, str] = {
    "salvage.exists": "The file “{name}” is there already, so nothing was written; choose another name.",
    "salvage.nothing": "Nothing could be salvaged from the file “{name}”: no row of vqdesk is left in it; "
    "use the latest backup.",
    "salvage.done": "{reports} reports and {tasks} tasks were salvaged into the file {file}; "
    "the damaged file stays as it is.",
    "salvage.whole": "Nothing was found damaged.",
    "salvage.report": "{report}: {tasks} tasks.",
    "salvage.binned": "In the bin: {count} reports.",
    "salvage.cut_off": "The last write, which was cut off, was taken back first.",
    "salvage.from_history": "Brought back from the history: {spot}.",
    "salvage.field": "The text “{field}” was brought back from the history: {spot}.",
    "salvage.lost": "Lost: {spot}.",
    "salvage.stand_in": "Only what is inside is left, the name is shown as “\ufffd”: {spot}.",
    "salvage.missing_some": "Part {part}: some rows cannot be read, nobody can tell how many.",
    "salvage.missing": "Part {part}: {count} rows cannot be read.",
    "salvage.without_undo": "What was done before cannot be undone in {report}; "
    "what its history still tells can be read.",
    "show.salvage.registers": "the registers of organisations and units",
    "salvage.steps": "{count} old steps of undo were taken off, for they might not be exact.",
    "salvage.entries": "{count} entries of the history were taken out, for nobody can tell what they say.",
    "salvage.doubtful": "{count} rows stand in pages of which nobody can tell whether they were in use: "
    "some may have been removed before; look through the reports.",
    "salvage.pages": "Pages that cannot be read ({count} of {all}): {pages}.",
    "show.salvage.page": "{number} ({part})",
    "salvage.torn": "Pages at which rows break off: {pages}.",
}
