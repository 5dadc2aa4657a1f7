"""Texts of the summary: headings, notes, and the sentences that are pasted into a report."""

from __future__ import annotations

VI: dict[str, str] = {
    "summary.no_day": "Chưa tổng hợp được: kỳ báo cáo “{period}” không cho biết ngày cuối; "
    "hãy ghi ngày cần tính đến, ví dụ --as-of 30/9/2026.",
    "show.summary.title": "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
    "show.said.as_of": "Số liệu tính đến ngày {day}",
    "show.summary.units": "Theo đơn vị chủ trì",
    "show.summary.domains": "Theo lĩnh vực",
    "show.summary.late": "Nhiệm vụ quá hạn",
    "show.summary.unknown": "Nhiệm vụ chưa xác định được tình trạng",
    "show.summary.listed": "Quá hạn, chưa xác định",
    "show.summary.chart": "Biểu đồ",
    "show.summary.chart_title": "Nhiệm vụ theo đơn vị chủ trì",
    "show.summary.sentences": "Câu ghi vào báo cáo",
    "show.summary.unit": "Đơn vị chủ trì",
    "show.summary.domain": "Lĩnh vực",
    "show.summary.total": "Tổng số",
    "show.summary.done": "Hoàn thành",
    "show.summary.open": "Chưa hoàn thành",
    "show.summary.in_time": "Đúng hạn",
    "show.summary.within": "Trong hạn",
    "show.summary.over": "Quá hạn",
    "show.summary.untold": "Chưa xác định",
    "show.summary.rates": "Tỷ lệ",
    "show.summary.rate_done": "Hoàn thành / tổng số",
    "show.summary.rate_in_time": "Đúng hạn / hoàn thành",
    "show.summary.rate_late": "Quá hạn / tổng số",
    "show.summary.number": "TT",
    "show.summary.task": "Nội dung nhiệm vụ",
    "show.summary.deadline": "Thời hạn",
    "show.summary.group": "Tình trạng",
    "show.summary.reason": "Lý do",
    "show.summary.no_unit": "Chưa ghi đơn vị",
    "show.summary.no_domain": "Chưa ghi lĩnh vực",
    "show.said.shared_tasks": "Có {count} nhiệm vụ do nhiều đơn vị chủ trì: mỗi nhiệm vụ như vậy được tính "
    "ở từng đơn vị, nhưng chỉ tính một lần ở dòng “Tổng số”.",
    "show.said.undated": "Có {count} nhiệm vụ không ghi thời hạn: đã hoàn thành thì tính là đúng hạn, "
    "chưa hoàn thành thì tính là trong hạn.",
    "show.said.left_out": "Bản phát hành không có những phần nêu nội dung nội bộ.",
    "show.summary.none_late": "Không có.",
    "show.said.total": "Tổng số nhiệm vụ: {total}; hoàn thành {done}{done_parts}; "
    "chưa hoàn thành {open}{open_parts}{unknown}; số liệu tính đến ngày {day}.",
    "show.said.done_parts": ", trong đó đúng hạn {in_time}, quá hạn {late}",
    "show.said.open_parts": ", trong đó còn trong hạn {in_time}, quá hạn {late}",
    "show.said.unknown_part": "; chưa xác định {unknown}",
    "show.said.share": "{count} ({share})",
    "show.said.late": "Số nhiệm vụ quá hạn: {late} ({share} tổng số), gồm {done} đã hoàn thành và "
    "{open} chưa hoàn thành; theo đơn vị chủ trì: {units}{shared}.",
    "show.said.late_most": "Số nhiệm vụ quá hạn: {late} ({share} tổng số), gồm {done} đã hoàn thành và "
    "{open} chưa hoàn thành; nhiều nhất là: {units}{shared}.",
    "show.said.late_alone": "Số nhiệm vụ quá hạn: {late} ({share} tổng số), gồm {done} đã hoàn thành và "
    "{open} chưa hoàn thành.",
    "show.said.shared": "; nhiệm vụ do nhiều đơn vị chủ trì được tính ở từng đơn vị",
    "show.said.no_unit": "chưa ghi đơn vị",
    "show.said.none_late": "Số nhiệm vụ quá hạn: 0.",
    "show.said.unit": "{unit} {count}",
    "show.said.unknown": "Còn {unknown} nhiệm vụ chưa xác định được đã hoàn thành hay chưa, đúng hạn hay "
    "quá hạn; cần bổ sung thông tin.",
}

EN: dict[str, str] = {
    "summary.no_day": "This cannot be summed up: the period “{period}” tells no last day; "
    "write as of which day, for example --as-of 30/9/2026.",
    "show.summary.title": "SUMMARY OF THE TASKS",
    "show.said.as_of": "As of {day}",
    "show.summary.units": "By lead unit",
    "show.summary.domains": "By domain",
    "show.summary.late": "Late tasks",
    "show.summary.unknown": "Tasks of which it cannot be told how they stand",
    "show.summary.listed": "Late, not known",
    "show.summary.chart": "Chart",
    "show.summary.chart_title": "Tasks by lead unit",
    "show.summary.sentences": "Sentences for the report",
    "show.summary.unit": "Lead unit",
    "show.summary.domain": "Domain",
    "show.summary.total": "All",
    "show.summary.done": "Done",
    "show.summary.open": "Not done",
    "show.summary.in_time": "In time",
    "show.summary.within": "In time",
    "show.summary.over": "Late",
    "show.summary.untold": "Not known",
    "show.summary.rates": "Rates",
    "show.summary.rate_done": "Done / all",
    "show.summary.rate_in_time": "In time / done",
    "show.summary.rate_late": "Late / all",
    "show.summary.number": "No.",
    "show.summary.task": "Task",
    "show.summary.deadline": "Deadline",
    "show.summary.group": "Status",
    "show.summary.reason": "Reason",
    "show.summary.no_unit": "Without a unit",
    "show.summary.no_domain": "Without a domain",
    "show.said.shared_tasks": "Tasks with several lead units: {count}; each of them counts under every one "
    "of its units, and once in “All”.",
    "show.said.undated": "Tasks without a deadline: {count}; they count as in time, done or not.",
    "show.said.left_out": "The issued copy leaves out what would quote something internal.",
    "show.summary.none_late": "None.",
    "show.said.total": "Tasks: {total}; done {done}{done_parts}; "
    "not done {open}{open_parts}{unknown}; as of {day}.",
    "show.said.done_parts": ", of which in time {in_time}, late {late}",
    "show.said.open_parts": ", of which in time {in_time}, late {late}",
    "show.said.unknown_part": "; not known {unknown}",
    "show.said.share": "{count} ({share})",
    "show.said.late": "Late tasks: {late} ({share} of all), {done} of them done and "
    "{open} not done; by lead unit: {units}{shared}.",
    "show.said.late_most": "Late tasks: {late} ({share} of all), {done} of them done and "
    "{open} not done; most of them: {units}{shared}.",
    "show.said.late_alone": "Late tasks: {late} ({share} of all), {done} of them done and {open} not done.",
    "show.said.shared": "; a task with several lead units counts under each of them",
    "show.said.no_unit": "without a unit",
    "show.said.none_late": "Late tasks: 0.",
    "show.said.unit": "{unit} {count}",
    "show.said.unknown": "Of {unknown} tasks it cannot be told whether they are done, or late; "
    "more is to be filled in.",
}
