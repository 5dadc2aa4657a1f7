"""Texts about how reports stand: open, locked, signed, archived; and about a report's copy."""

from __future__ import annotations

VI: dict[str, str] = {
    "report.locked": "Không thay đổi được {spot} (mã {id}) vì báo cáo đã chốt ({who}: “{reason}”); "
    "muốn sửa, hãy bấm “Mở chốt...” ở thanh phía trên biểu hoặc trong danh sách báo cáo (Ctrl+O).",
    "report.signed": "Không thay đổi được {spot} (mã {id}) vì báo cáo đã ký ({who}: “{reason}”); "
    "muốn sửa, hãy bấm “Mở chốt...” ở thanh phía trên biểu hoặc trong danh sách báo cáo (Ctrl+O).",
    "state.open": "Báo cáo (mã {id}) đang nhập, chưa chốt nên không cần mở chốt; hãy xem lại đã chọn đúng "
    "báo cáo chưa.",
    "state.no_reason": "Chưa ghi lý do; hãy ghi vì sao chốt hoặc mở chốt báo cáo.",
    "state.long_reason": "Lý do dài {count} chữ, quá {most} chữ; hãy ghi ngắn hơn.",
    "hint.unlock": "Ở dòng lệnh: unlock.",
    "show.state.open": "đang nhập",
    "show.state.locked": "đã chốt",
    "show.state.signed": "đã ký",
    "show.archived": "lưu trữ",
    "show.copied.at": "bản sao lập {moment}",
    "show.standing.locked": "Báo cáo đã chốt lúc {when}, người chốt: {who}, lý do: “{reason}”; chỉ xem và "
    "chép được.",
    "show.standing.signed": "Báo cáo đã ký, {who} đánh dấu lúc {when}, lý do: “{reason}”; chỉ xem và "
    "chép được.",
    "done.locked": "Đã chốt báo cáo {period} của {organisation} (mã {id}); từ nay không sửa được cho đến khi "
    "mở chốt.",
    "done.signed": "Đã đánh dấu báo cáo {period} của {organisation} (mã {id}) là đã ký; từ nay không sửa "
    "được cho đến khi mở chốt.",
    "done.unlocked": "Đã mở chốt báo cáo {period} của {organisation} (mã {id}); lại sửa được.",
    "done.archived": "Đã lưu trữ báo cáo {period} của {organisation} (mã {id}); đưa trở lại danh sách bằng "
    "archive --back {id}.",
    "done.unarchived": "Đã đưa báo cáo {period} của {organisation} (mã {id}) trở lại danh sách.",
    "done.out_of_list": "Đã lưu trữ báo cáo “{name}”: báo cáo không còn trong danh sách.",
    "done.back_in_list": "Đã đưa báo cáo “{name}” trở lại danh sách.",
    "done.duplicated": "Đã nhân bản báo cáo {period} của {organisation} thành báo cáo mới (mã {id}).",
    "reports.none_archived": "Không có báo cáo nào được lưu trữ.",
    "reports.all_archived": "Mọi báo cáo đều đã được lưu trữ; xem bằng reports --archived.",
    "help.lock": "Chốt một báo cáo: không ai sửa được cho đến khi mở chốt.",
    "help.unlock": "Mở chốt một báo cáo đã chốt hoặc đã ký để sửa tiếp.",
    "help.archive": "Lưu trữ một báo cáo: ra khỏi danh sách, vẫn xem được.",
    "help.duplicate": "Nhân bản một báo cáo thành báo cáo mới đang nhập.",
    "help.signed": "Đánh dấu là đã ký (không phải xác nhận đã kiểm tra của lệnh check).",
    "help.lock_reason": "Vì sao, ví dụ “Đã gửi UBND tỉnh”; được ghi lại cùng tên và giờ.",
    "help.back": "Đưa trở lại danh sách.",
    "help.archived": "Liệt kê các báo cáo đã lưu trữ.",
    "name.REASON": "LÝ DO",
}

EN: dict[str, str] = {
    "report.locked": "Nothing of {spot} (id {id}) can be changed: the report is locked ({who}: “{reason}”); "
    "to edit it, press “Unlock...” in the bar over the annex or in the list of reports (Ctrl+O).",
    "report.signed": "Nothing of {spot} (id {id}) can be changed: the report is signed ({who}: “{reason}”); "
    "to edit it, press “Unlock...” in the bar over the annex or in the list of reports (Ctrl+O).",
    "state.open": "The report (id {id}) is open and need not be unlocked; see whether it is the right one.",
    "state.no_reason": "No reason is given; say why the report is locked or unlocked.",
    "state.long_reason": "The reason has {count} characters, at most {most} are kept; make it shorter.",
    "hint.unlock": "On the command line: unlock.",
    "show.state.open": "open",
    "show.state.locked": "locked",
    "show.state.signed": "signed",
    "show.archived": "archived",
    "show.copied.at": "copy made {moment}",
    "show.standing.locked": "The report was locked on {when} by {who}: “{reason}”; it can be read and "
    "copied only.",
    "show.standing.signed": "The report was marked as signed on {when} by {who}: “{reason}”; it can be "
    "read and copied only.",
    "done.locked": "The report {period} of {organisation} (id {id}) is locked; nothing of it can be changed "
    "until it is unlocked.",
    "done.signed": "The report {period} of {organisation} (id {id}) is marked as signed; nothing of it can "
    "be changed until it is unlocked.",
    "done.unlocked": "The report {period} of {organisation} (id {id}) is open again.",
    "done.archived": "The report {period} of {organisation} (id {id}) is archived; it comes back by "
    "archive --back {id}.",
    "done.unarchived": "The report {period} of {organisation} (id {id}) is in the list again.",
    "done.out_of_list": "The report “{name}” is archived: it is no longer in the list.",
    "done.back_in_list": "The report “{name}” is back in the list.",
    "done.duplicated": "The report {period} of {organisation} has a copy (id {id}).",
    "reports.none_archived": "No report is archived.",
    "reports.all_archived": "All reports are archived; see them by reports --archived.",
    "help.lock": "Lock a report: nobody can edit it until it is unlocked.",
    "help.unlock": "Unlock a report that is locked or signed.",
    "help.archive": "Archive a report: it leaves the list and can still be read.",
    "help.duplicate": "Copy a report to a new open one.",
    "help.signed": "Mark it as signed (this is not a sign-off of the command check).",
    "help.lock_reason": "Why; it is kept with name and time.",
    "help.back": "Put it back into the list.",
    "help.archived": "List the reports that are archived.",
    "name.REASON": "REASON",
}
