"""Texts about a row's columns against each other, and against the period before."""

from __future__ import annotations

VI: dict[str, str] = {
    "check.row.differs": "Trong văn bản ghi {own}, cột đánh giá ghi {column}; hãy xem lại số nào đúng.",
    "check.row.copied": "{computation}, cột đánh giá cũng ghi {column} như văn bản; số đúng là {right}.",
    "check.row.padded": "{computation}: {column} chỉ đúng khi làm tròn đến số nguyên; nên ghi {right}.",
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
}

EN: dict[str, str] = {
    "check.row.differs": "The text says {own}, the column of evaluations {column}; look which one is right.",
    "check.row.copied": "{computation}, the column repeats the text's {column}; it should be {right}.",
    "check.row.padded": "{computation}: {column} is only rounded to a whole number; write {right}.",
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
}
