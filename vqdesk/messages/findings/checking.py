"""Texts of the command `check` and of what it tells of a report as a whole."""

from __future__ import annotations

VI: dict[str, str] = {
    "help.check": "Kiểm tra số liệu, văn bản viện dẫn, câu chữ trước khi ký.",
    "help.rule": "Chỉ nêu phát hiện của quy tắc này, ví dụ ratio hoặc row; có thể ghi nhiều lần.",
    "help.severity": "Chỉ nêu phát hiện ở mức này trở lên: error là sai, warning là nghi vấn, info là góp ý.",
    "help.texts": "Kiểm tra các đoạn văn trong tệp JSON Lines thay cho báo cáo; mỗi dòng có id và text; "
    "quy tắc mà cơ quan đã chọn chỉ dùng khi ghi --store hoặc --organisation.",
    "help.sign": "Xác nhận đã kiểm tra báo cáo: content là nội dung, form là thể thức (Điều 12 "
    "Nghị định 30/2020/NĐ-CP); có thể ghi nhiều lần.",
    "help.by": "Họ tên người kiểm tra; không ghi thì là người dùng máy.",
    "help.withdraw": "Rút lại xác nhận này (content, form); có thể ghi nhiều lần.",
    "name.PART": "content|form",
    "usage.same_file": "{one} và {other} là cùng một tệp “{name}”, ghi phiếu thì mất các đoạn văn; "
    "hãy ghi phiếu ra tệp khác.",
    "name.RULE": "QUY_TẮC",
    "name.SEVERITY": "error|warning|info",
    "usage.rule": "Không có quy tắc “{name}”; hãy ghi một trong các quy tắc {rules}.",
    "texts.line": "Không đọc được dòng {line} của tệp “{name}”: mỗi dòng phải là một mục JSON có id và text "
    "là chữ; hãy sửa lại dòng này.",
    "show.severity.error": "Sai",
    "show.severity.warning": "Nghi vấn",
    "show.severity.info": "Góp ý",
    "show.check.place": "Nhiệm vụ {number}, {field}, “{text}”",
    "show.check.place_unnumbered": "Nhiệm vụ không số, {field}, “{text}”",
    "show.check.covered": "Đã kiểm {claims} số: {hold} đúng, {wrong} sai, {unread} không đọc được.",
    "show.check.nothing": "Không có phát hiện nào.",
}

EN: dict[str, str] = {
    "help.check": "Check figures, references and words of a report before it is signed.",
    "help.rule": "Only findings of this rule, such as ratio or row; may be given several times.",
    "help.severity": "Only findings this grave or more: error is wrong, warning doubtful, info a suggestion.",
    "help.texts": "Check the passages of a JSON Lines file instead of a report; a line has id and text; "
    "the rules that an office has chosen count only with --store or --organisation.",
    "help.sign": "Sign off that the report was checked: content, or form (Decree 30/2020/NĐ-CP, Article 12); "
    "may be given several times.",
    "help.by": "The name of whoever checked it; without it the PC's user.",
    "help.withdraw": "Withdraw this sign-off (content, form); may be given several times.",
    "name.PART": "content|form",
    "usage.same_file": "{one} and {other} are the same file “{name}”, the sheet would take the passages' "
    "place; write it to another file.",
    "name.RULE": "RULE",
    "name.SEVERITY": "error|warning|info",
    "usage.rule": "There is no rule “{name}”; choose one of {rules}.",
    "texts.line": "Line {line} of the file “{name}” cannot be read: each must be a JSON object with id and "
    "text as texts; correct this line.",
    "show.severity.error": "Wrong",
    "show.severity.warning": "Doubtful",
    "show.severity.info": "Suggestion",
    "show.check.place": "Task {number}, {field}, “{text}”",
    "show.check.place_unnumbered": "Task without a number, {field}, “{text}”",
    "show.check.covered": "Checked {claims} figures: {hold} right, {wrong} wrong, {unread} not read.",
    "show.check.nothing": "Nothing was found.",
}
