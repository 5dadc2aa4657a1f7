"""Texts about which report a file or a new period belongs to, and which office issues it."""

from __future__ import annotations

VI = {
    "into.period": "Tệp “{name}” ghi kỳ báo cáo “{told_period}”, còn báo cáo cần cập nhật (mã {id}) là "
    "báo cáo “{period}”; nếu đúng là tệp của báo cáo này, hãy ghi thêm --period “{period}”.",
    "into.organisation": "Tệp “{name}” ghi cơ quan {told_organisation}, còn báo cáo cần cập nhật (mã {id}) "
    "là của {organisation}; nếu đúng là tệp của báo cáo này, hãy ghi thêm --period “{period}”.",
    "into.both": "Tệp “{name}” ghi cơ quan {told_organisation}, kỳ báo cáo “{told_period}”, còn báo cáo cần "
    "cập nhật (mã {id}) là của {organisation}, “{period}”; nếu đúng là tệp của báo cáo này, hãy ghi thêm "
    "--period “{period}”.",
    "into.named": "Báo cáo cần cập nhật (mã {id}) là báo cáo “{period}”, không phải “{told_period}”; "
    "hãy chọn đúng báo cáo, hoặc nhập tệp thành báo cáo mới (bỏ --into).",
    "report.twin": "Trước đó đã có báo cáo {period} của {organisation} (mã {id}), nay có thêm một báo cáo "
    "nữa; muốn cập nhật báo cáo trước thì nhập với --into {id}.",
    "report.twin_to_be": "Đã có báo cáo {period} của {organisation} (mã {id}), nhập tệp này sẽ thêm một báo "
    "cáo nữa; muốn cập nhật báo cáo đã có thì nhập với --into {id}.",
    "period.taken": "Đã có báo cáo {period} của {organisation} (mã {id}); "
    "hãy cập nhật báo cáo ấy, hoặc chọn một kỳ khác.",
    "office.carried_ended": "{organisation} kết thúc hoạt động ngày {day}, trước khi hết {period}, "
    "mà báo cáo mới vẫn mang tên ấy; cơ quan khác lập thì xóa đi và lập lại với --organisation, "
    "ví dụ: {names}.",
    "office.carried_not_begun": "{organisation} hoạt động từ ngày {day}, sau {period}, mà báo cáo mới "
    "vẫn mang tên ấy; cơ quan khác lập thì xóa đi và lập lại với --organisation, ví dụ: {names}.",
    "office.told_ended": "{organisation} kết thúc hoạt động ngày {day}, trước khi hết {period}; "
    "hãy xem lại tên cơ quan.",
    "office.told_not_begun": "{organisation} hoạt động từ ngày {day}, sau {period}; hãy xem lại tên cơ quan.",
    "office.ask_ended": "{organisation} kết thúc hoạt động ngày {day}; "
    "hãy chọn cơ quan lập báo cáo {period}.",
    "office.ask_not_begun": "{organisation} hoạt động từ ngày {day}; hãy chọn cơ quan lập báo cáo {period}.",
    "office.none": "Không tìm thấy cơ quan nào theo “{text}”; hãy thử tên khác, có dấu hoặc không dấu.",
    "office.several": "Có nhiều cơ quan như vậy, ví dụ: {names}; hãy ghi tên đầy đủ hoặc thêm --province.",
    "office.no_province": "Không có tỉnh, thành phố nào tên “{name}”; hãy ghi tên từ ngày 01/7/2025.",
    "office.no_unit": "{organisation} không có đơn vị “{unit}”; chọn được: {names}.",
    "office.added": "Đã đưa {organisation} vào danh mục cơ quan.",
    "office.added_units": "Đã đưa vào danh mục đơn vị: {names}.",
    "column.not_further": "Báo cáo không có cột thêm “{heading}”; các cột thêm của báo cáo là: {names}.",
    "column.no_further": "Báo cáo không có cột “{heading}” và cũng không có cột thêm nào; "
    "hãy ghi mục hoặc tiêu đề của một cột trong báo cáo.",
    "column.always": "Mục “{heading}” luôn được giữ khi lập kỳ sau, nên bỏ --empty với mục ấy khỏi lệnh.",
    "column.both": "Cột “{heading}” không thể vừa chép sang vừa để trống; hãy chỉ ghi một cách.",
    "usage.kept_column": "“{text}” chưa đúng; hãy ghi --column “TIÊU ĐỀ=empty” hoặc “TIÊU ĐỀ=copy”.",
    "carried.kept": "Giữ chữ của các cột thêm: {names}.",
    "carried.emptied": "Để trống các cột thêm: {names}.",
    "carried.shifted": "Có {count} nhiệm vụ ghi thời hạn theo kỳ hoặc không ghi năm ({names}), nay được hiểu "
    "theo {period}; hãy xem lại thời hạn của các nhiệm vụ ấy.",
    "account.target_stays": "Báo cáo được cập nhật giữ kỳ, cơ quan và tiêu đề của nó; "
    "phần này của tệp không đưa vào.",
    "account.titles_of_period": "Tiêu đề trong tệp là của kỳ khác; theo kỳ đã chọn thì ghi là “{after}”.",
    "account.target_titles": "Tiêu đề của báo cáo được cập nhật được thay bằng tiêu đề của tệp: “{after}”.",
    "account.target_attached": "Dòng “Kèm theo” của báo cáo được cập nhật được thay bằng dòng của tệp: "
    "“{after}”.",
    "account.target_headings": "Tiêu đề cột của báo cáo được cập nhật được thay bằng tiêu đề của tệp: "
    "“{after}”.",
    "account.target_numeral": "Số phụ lục của báo cáo được cập nhật được thay bằng số của tệp: “{after}”.",
    "account.target_deadline": "Tệp dời thời hạn của nhiệm vụ {tasks} sang “{after}”; thời hạn ban đầu "
    "“{first}” vẫn được giữ, đúng hạn hay quá hạn tính theo thời hạn ấy.",
    "account.style_left": "Cơ quan này đã có cách trình bày biểu riêng nên của tệp không được lấy.",
    "account.style_unread": "Chương trình không hiểu cách trình bày biểu trong tệp nên không lấy; "
    "biểu giữ mẫu đang dùng.",
    "account.template_left": "Cơ quan này đã có mẫu Word riêng nên mẫu trong tệp không được lấy.",
    "account.template_unread": "Mẫu Word trong tệp không dùng được nên không được lấy.",
    "account.template_foreign": "Mẫu Word trong tệp có phần lấy từ nơi khác hoặc tự hoạt động "
    "nên không được lấy: {parts}.",
    "account.office": "Tên cơ quan ở đầu văn bản được ghi vào mục cơ quan của báo cáo.",
    "account.office_title": "Dòng này vẫn là tiêu đề; tên cơ quan trong đó được ghi vào mục cơ quan "
    "của báo cáo.",
}

EN = {
    "into.period": "The file “{name}” is of {told_period}, but the report to bring up to date (id {id}) is "
    "of {period}; if it is this report's file, add --period “{period}”.",
    "into.organisation": "The file “{name}” is of {told_organisation}, but the report to bring up to date "
    "(id {id}) is of {organisation}; if it is this report's file, add --period “{period}”.",
    "into.both": "The file “{name}” is of {told_organisation}, {told_period}, but the report to bring up to "
    "date (id {id}) is of {organisation}, {period}; if it is this report's file, add --period “{period}”.",
    "into.named": "The report to bring up to date (id {id}) is of {period}, not of {told_period}; "
    "choose the right report, or import the file as a new one (without --into).",
    "report.twin": "There was a report {period} of {organisation} already (id {id}), and now there is one "
    "more; to bring the earlier one up to date, import with --into {id}.",
    "report.twin_to_be": "There is a report {period} of {organisation} already (id {id}), and importing this "
    "file adds one more; to bring the earlier one up to date, import with --into {id}.",
    "period.taken": "There is a report {period} of {organisation} already (id {id}); "
    "bring that one up to date, or choose another period.",
    "office.carried_ended": "{organisation} ended on {day}, before the end of {period}, "
    "and the new report bears its name; if another makes it, remove it and carry over with "
    "--organisation, such as: {names}.",
    "office.carried_not_begun": "{organisation} began on {day}, after {period}, and the new report bears "
    "its name; if another makes it, remove it and carry over with --organisation, such as: {names}.",
    "office.told_ended": "{organisation} ended on {day}, before the end of {period}; "
    "check the organisation's name.",
    "office.told_not_begun": "{organisation} began on {day}, after {period}; check the organisation's name.",
    "office.ask_ended": "{organisation} ended on {day}; "
    "choose the organisation that makes the report {period}.",
    "office.ask_not_begun": "{organisation} began on {day}; "
    "choose the organisation that made the report {period}.",
    "office.none": "No office was found for “{text}”; try another name, with or without marks.",
    "office.several": "There are several such offices, as: {names}; give the full name or add --province.",
    "office.no_province": "There is no province “{name}”; give its name as it is since 1 July 2025.",
    "office.no_unit": "{organisation} has no unit “{unit}”; there are: {names}.",
    "office.added": "Put {organisation} into the register of organisations.",
    "office.added_units": "Put into the register of units: {names}.",
    "column.not_further": "The report has no further column “{heading}”; its further columns are: {names}.",
    "column.no_further": "The report has no column “{heading}” and no further columns; "
    "write the key or heading of one that it has.",
    "column.always": "“{heading}” always goes into the next period: leave --empty for it away.",
    "column.both": "The column “{heading}” cannot be copied and left empty: write one of the two.",
    "usage.kept_column": "“{text}” is not understood; write --column “HEADING=empty” or “HEADING=copy”.",
    "carried.kept": "Further columns that keep their texts: {names}.",
    "carried.emptied": "Further columns left empty: {names}.",
    "carried.shifted": "{count} tasks have a deadline without a year or by the period ({names}), now read as "
    "of {period}: see whether it is still right.",
    "account.target_stays": "The report that is brought up to date keeps its period, organisation and "
    "titles; this part of the file was not taken over.",
    "account.titles_of_period": "The file's titles are of another period; for the chosen one they are "
    "“{after}”.",
    "account.target_titles": "The titles of the report that is brought up to date become the file's: "
    "“{after}”.",
    "account.target_attached": "The attached line of the report that is brought up to date becomes the "
    "file's: “{after}”.",
    "account.target_headings": "Column headings of the report that is brought up to date become the file's: "
    "“{after}”.",
    "account.target_numeral": "The annex's numeral of the report that is brought up to date becomes the "
    "file's: “{after}”.",
    "account.target_deadline": "The file moves the deadline of task {tasks} to “{after}”; the first one, "
    "“{first}”, is kept, and in time counts against it.",
    "account.style_left": "The organisation has a style of its own, so the file's was left.",
    "account.style_unread": "The style in the file is not understood, so it was left; annexes keep theirs.",
    "account.template_left": "The organisation has a Word template of its own, so the file's was left.",
    "account.template_unread": "The Word template in the file cannot be used, so it was left.",
    "account.template_foreign": "The Word template in the file has parts that come from elsewhere or act by "
    "themselves, so it was left: {parts}.",
    "account.office": "The organisation's name at the document's head became the report's organisation.",
    "account.office_title": "This stays a title; the name in it became the report's organisation.",
}
