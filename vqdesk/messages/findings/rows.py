"""Texts about a row's columns against each other, and against the period before."""

from __future__ import annotations

VI: dict[str, str] = {
    "check.row.differs": "Trong văn bản ghi {own}, cột đánh giá ghi {column}; hãy xem lại số nào đúng.",
    "check.row.copied": "{computation}, cột đánh giá cũng ghi {column} như văn bản; số đúng là {right}.",
    "check.row.padded": "{computation}: {column} chỉ đúng khi làm tròn đến số nguyên; nên ghi {right}.",
    "check.row.cut": "{computation}: {column} chỉ là cắt bớt chữ số; nên ghi {right}.",
    "check.row.part": "{computation}, cột đánh giá ghi {column}; hãy xem lại số nào đúng.",
    "check.row.point": "Trong văn bản ghi {own}, cột đánh giá ghi {column}; có lẽ sai dấu phẩy thập phân.",
    "check.row.mean": "Trung bình các phần là {computation}, cột đánh giá ghi {column}; hãy xem lại.",
    "check.row.misplaced": "Mức đánh giá {own} nằm trong phần kết quả, cột đánh giá để trống; "
    "hãy ghi {own} vào cột đánh giá.",
    "check.row.missing": "Chưa có đánh giá, trong khi {rows} nhiệm vụ khác đã có; hãy ghi mức hoặc lý do.",
    "check.row.above": "Đánh giá {column} trên 100% mà văn bản không có số nào giải thích; hãy xem lại.",
    "check.row.unfinished": "Cột đánh giá ghi {column} nhưng văn bản ghi “{words}”; hãy xem lại.",
    "check.row.below_target": "{computation}: kết quả thấp hơn chỉ tiêu đề ra mà ghi là đạt; hãy xem lại.",
    "check.row.over_target": "{computation}: kết quả cao hơn mức đề ra mà ghi là đạt; hãy xem lại.",
    "check.row.grown": "Nhiệm vụ là giảm, kết quả lại tăng {figure} mà ghi là đạt; hãy xem lại.",
    "check.row.wrong_way": "{computation} nhưng văn bản ghi “{word}”; hãy xem lại.",
    "check.row.finished_early": "Ngày hoàn thành {day} trước ngày giao {assigned}; hãy xem lại.",
    "check.row.deadline_early": "Thời hạn {day} trước ngày giao {assigned}; hãy xem lại.",
    "check.row.finished_after": "Ngày hoàn thành {day} sau ngày cuối kỳ báo cáo {last}; hãy xem lại.",
    "check.row.status": "Trạng thái ghi “{status}” nhưng cột khác ghi {others}; hãy xem lại.",
    "check.row.status_late": "Trạng thái ghi “{status}” nhưng thời hạn là {deadline}, tính đến {day} "
    "đã quá hạn; hãy xem lại.",
    "check.row.status_in_time": "Trạng thái ghi “{status}” nhưng thời hạn là {deadline}, tính đến {day} "
    "chưa quá hạn; hãy xem lại.",
    "check.row.no_output": "Nhiệm vụ ra văn bản, đã hoàn thành nhưng chưa nêu số văn bản; hãy bổ sung.",
    "check.period.fell": "Đánh giá {column} thấp hơn kỳ trước ({former}); hãy xem lại hoặc nêu lý do.",
    "check.period.unchanged": "Kết quả giống hệt kỳ trước, có lẽ chưa cập nhật; hãy xem lại.",
    "check.period.cumulative": "Số lũy kế {figure} nhỏ hơn kỳ trước ({former}); hãy xem lại.",
    "check.period.data_date": "Số liệu tính đến {day}, nằm ngoài kỳ báo cáo {period}; hãy xem lại.",
    "check.period.old_data": "Số liệu tính đến {day} là của kỳ trước; hãy xem lại đã cập nhật chưa.",
    "check.period.last_words": "Văn bản ghi “{named}”, báo cáo là của {period}; hãy xem lại.",
}

EN: dict[str, str] = {
    "check.row.differs": "The text says {own}, the column of evaluations {column}; look which one is right.",
    "check.row.copied": "{computation}, the column repeats the text's {column}; it should be {right}.",
    "check.row.padded": "{computation}: {column} is only rounded to a whole number; write {right}.",
    "check.row.cut": "{computation}: {column} is only cut off; write {right}.",
    "check.row.part": "{computation}, but the column of evaluations says {column}; look which one is right.",
    "check.row.point": "The text says {own}, the column {column}; perhaps the decimal comma moved.",
    "check.row.mean": "The mean of the parts is {computation}, but the column says {column}; look again.",
    "check.row.misplaced": "The evaluation {own} stands in the text and its column is empty; "
    "write {own} into the column.",
    "check.row.missing": "There is no evaluation, but {rows} other tasks have one; write one, or why not.",
    "check.row.above": "The evaluation {column} is above 100% and the text does not explain it; look again.",
    "check.row.unfinished": "The column says {column} but the text says “{words}”; look again.",
    "check.row.below_target": "{computation}: the result is below the task's target but told as reached; "
    "look again.",
    "check.row.over_target": "{computation}: the result is above what was allowed but told as reached; "
    "look again.",
    "check.row.grown": "The task is to make less, but there are {figure} more and it is told as reached; "
    "look again.",
    "check.row.wrong_way": "{computation}, but the text says “{word}”; look again.",
    "check.row.finished_early": "Finished on {day}, before it was given on {assigned}; look again.",
    "check.row.deadline_early": "The deadline {day} is before the task was given on {assigned}; look again.",
    "check.row.finished_after": "Finished on {day}, after the period's last day {last}; look again.",
    "check.row.status": "The status says “{status}”, but elsewhere it is {others}; look again.",
    "check.row.status_late": "The status says “{status}”, but the deadline is {deadline} and on {day} "
    "that is past; look again.",
    "check.row.status_in_time": "The status says “{status}”, but the deadline is {deadline} and on {day} "
    "that is not past; look again.",
    "check.row.no_output": "The task asks for a document and is done, but no number is told; add it.",
    "check.period.fell": "The evaluation {column} is lower than in the period before ({former}); look again.",
    "check.period.unchanged": "The result is that of the period before, perhaps not updated; look again.",
    "check.period.cumulative": "The cumulative number {figure} is less than in the period before ({former}); "
    "look again.",
    "check.period.data_date": "The data are of {day}, outside the report's period {period}; look again.",
    "check.period.old_data": "Data of {day} are of the period before; look whether they are up to date.",
    "check.period.last_words": "The text says “{named}”, but the report is of {period}; look again.",
}
