"""Texts about a damaged store: what was salvaged of it, what was not, and what can be done."""

from __future__ import annotations

VI: dict[str, str] = {
    "salvage.exists": "Đã có tệp “{name}” nên không ghi gì; hãy đặt tên khác cho tệp cứu dữ liệu.",
    "salvage.nothing": "Không cứu được gì từ tệp “{name}”: trong tệp không còn dòng nào của vqdesk; "
    "hãy dùng bản sao lưu gần nhất.",
    "salvage.done": "Đã cứu được {reports} báo cáo, {tasks} nhiệm vụ sang tệp {file}; "
    "tệp hỏng vẫn giữ nguyên.",
    "salvage.whole": "Không thấy chỗ nào hỏng.",
    "salvage.damaged": "Tệp dữ liệu “{name}” bị hỏng nên không mở được; hãy chọn một cách dưới đây.",
    "salvage.damaged_part": "Tệp dữ liệu “{name}” bị hỏng một phần, chỉ còn xem và xuất được; "
    "hãy chọn một cách dưới đây.",
    "salvage.not_looked": "Chưa xem hết tệp “{name}” còn cứu được gì vì việc xem đã bị dừng.",
    "salvage.ask": "Tệp dữ liệu “{name}” bị hỏng một phần nên không lưu được nữa; "
    "có thể cứu phần còn đọc được hoặc khôi phục một bản sao lưu, cửa sổ sẽ đóng rồi mở lại.",
    "salvage.used": "Đang dùng phần cứu được từ tệp hỏng: {reports} báo cáo, {tasks} nhiệm vụ; "
    "tệp hỏng được giữ cạnh tệp dữ liệu với tên “{aside}”.",
    "salvage.restored": "Đã khôi phục bản sao lưu lúc {made}; "
    "tệp hỏng được giữ cạnh tệp dữ liệu với tên “{aside}”.",
    "salvage.report": "{report}: {tasks} nhiệm vụ.",
    "salvage.binned": "Trong Thùng rác: {count} báo cáo.",
    "salvage.cut_off": "Lần ghi cuối còn dở đã được bỏ trước khi cứu.",
    "salvage.head": "Phần đầu tệp bị hỏng.",
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
    "salvage.removed": "Bỏ {count} dòng mà nhật ký không có: đã bị xóa trước đây, hoặc mã bị hỏng.",
    "salvage.doubtful": "{count} dòng nằm ở trang không rõ còn dùng hay đã bỏ: "
    "có thể có dòng đã xóa trước đây; hãy xem lại các báo cáo.",
    "salvage.pages": "Trang không đọc được ({count} trên {all}): {pages}.",
    "show.salvage.holds": "Bản này có: {reports}.",
    "show.salvage.report": "{report} ({tasks} nhiệm vụ)",
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
    "salvage.damaged": "The data file “{name}” is damaged and cannot be opened; choose what to do.",
    "salvage.damaged_part": "The data file “{name}” is damaged in part and can be seen and "
    "exported only; choose what to do.",
    "salvage.not_looked": "Nobody knows what can be salvaged from “{name}”, for looking was stopped.",
    "salvage.ask": "The data file “{name}” is damaged in part, so nothing can be stored "
    "any more; what can still be read can be salvaged, or a backup restored; "
    "the window closes and opens again.",
    "salvage.used": "What was salvaged from the damaged file is in use: {reports} reports, {tasks} tasks; "
    "the damaged file is kept beside it as “{aside}”.",
    "salvage.restored": "The backup of {made} was restored; the damaged file is kept beside it as “{aside}”.",
    "salvage.report": "{report}: {tasks} tasks.",
    "salvage.binned": "In the bin: {count} reports.",
    "salvage.cut_off": "The last write, which was cut off, was taken back first.",
    "salvage.head": "The header of the file is damaged.",
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
    "salvage.removed": "{count} rows were left out that the history does not know: they were removed before, "
    "or their id is damaged.",
    "salvage.doubtful": "{count} rows stand in pages of which nobody can tell whether they were in use: "
    "some may have been removed before; look through the reports.",
    "salvage.pages": "Pages that cannot be read ({count} of {all}): {pages}.",
    "show.salvage.holds": "This one holds: {reports}.",
    "show.salvage.report": "{report} ({tasks} tasks)",
    "show.salvage.page": "{number} ({part})",
    "salvage.torn": "Pages at which rows break off: {pages}.",
}
