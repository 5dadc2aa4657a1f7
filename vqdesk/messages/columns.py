"""Texts about a report's columns: what is refused, what is doubtful, what is told of presets."""

from __future__ import annotations

VI: dict[str, str] = {
    "column.nameless": "Cột chưa có tiêu đề; hãy ghi tiêu đề của cột.",
    "column.twice": "Biểu đã có cột “{heading}”; hãy đặt tiêu đề khác.",
    "column.key_twice": "Biểu đã có cột của mục này là “{heading}”; hãy sửa cột ấy, hoặc thêm cột riêng.",
    "column.key_unknown": "Không có mục “{wanted}”; hãy ghi một trong các mục {keys}.",
    "column.not_there": "Báo cáo không có cột “{heading}”; hãy xem các cột của báo cáo bằng lệnh columns.",
    "column.ambiguous": "Có nhiều cột tên “{heading}”; hãy ghi mục của cột: {keys}.",
    "column.content": "Cột “{heading}” ghi nội dung nhiệm vụ; biểu không hiện cột này thì tệp xuất ra không "
    "nhập lại được, vì vậy hãy giữ cột và để cột hiện.",
    "column.last": "Biểu phải còn ít nhất một cột hiện ra; hãy cho hiện một cột khác trước.",
    "column.occupied": "Mục “{heading}” đã có chữ của cột khác ở các nhiệm vụ nên không gộp hai cột; "
    "hãy đặt tiêu đề khác.",
    "column.with_texts": "Cột “{heading}” có chữ ở {count} nhiệm vụ; muốn giữ chữ thì ẩn cột "
    "(--visibility “{heading}=hidden”), muốn bỏ cả chữ thì ghi thêm --with-texts.",
    "preset.unknown": "Không có mẫu cột “{preset}”; hãy chọn một trong các mẫu: {names}.",
    "preset.none": "Cơ quan chưa có mẫu cột “{preset}” của mình; hãy ghi đúng tên mẫu đã giữ.",
    "preset.shipped": "“{preset}” là mẫu có sẵn của chương trình; hãy đặt tên khác.",
    "preset.nameless": "Mẫu cột chưa có tên; hãy ghi tên của mẫu.",
    "columns.told_twice": "Có cột trùng tiêu đề: {names}.",
    "columns.told_blank": "Có cột chưa có tiêu đề; hãy ghi tiêu đề để khi nhập lại tệp còn nhận ra cột ấy.",
    "columns.told_torn": "Nhóm {names} đứng trên các cột không liền nhau nên hiện ở nhiều chỗ; "
    "hãy chuyển các cột ấy về cạnh nhau.",
    "columns.told_no_annex": "Biểu chưa hiện cột nội dung nhiệm vụ cùng ít nhất một cột đơn vị chủ trì, thời "
    "hạn, sản phẩm, văn bản triển khai, kết quả, mức độ hoàn thành hoặc tình trạng nên tệp xuất ra không "
    "nhập lại được; hãy cho hiện thêm cột.",
    "columns.told_many": "Biểu hiện {count} cột nên mỗi cột trên giấy A4 rất hẹp; hãy ẩn bớt cột.",
    "columns.led": "Chữ của các cột riêng sau nay ở cột cùng tên của mẫu: {names}.",
    "columns.kept_hidden": "Mẫu không có các cột sau nhưng các cột ấy đã có chữ nên được ẩn đi, chữ vẫn giữ "
    "nguyên: {names}.",
    "columns.kept_internal": "Các cột sau vẫn là cột nội bộ: {names}.",
    "columns.dropped": "Mẫu không có các cột sau, các cột ấy cũng chưa có chữ nên không còn trong biểu: "
    "{names}.",
    "show.visibility.shown": "hiện",
    "show.visibility.hidden": "ẩn",
    "show.visibility.internal": "nội bộ",
    "show.column.own": "Cột riêng",
}

EN: dict[str, str] = {
    "column.nameless": "The column has no heading; write one.",
    "column.twice": "The annex has a column “{heading}” already; choose another heading.",
    "column.key_twice": "The annex has a column of this kind already, “{heading}”; change that one, or add a "
    "column of your own.",
    "column.key_unknown": "There is no key “{wanted}”; write one of {keys}.",
    "column.not_there": "The report has no column “{heading}”; the command columns lists those that it has.",
    "column.ambiguous": "Several columns are called “{heading}”; write the column's key: {keys}.",
    "column.content": "The column “{heading}” holds the tasks, and without it no exported file can be "
    "imported again: keep it, and keep it shown.",
    "column.last": "At least one column of the annex must be shown; show another one first.",
    "column.occupied": "The tasks have texts of another column under “{heading}”, and two columns are not "
    "put together; choose another heading.",
    "column.with_texts": "The column “{heading}” has texts in {count} tasks; to keep them hide the column "
    "(--visibility “{heading}=hidden”), to take them off as well add --with-texts.",
    "preset.unknown": "There is no list of columns “{preset}”; choose one of: {names}.",
    "preset.none": "The organisation has kept no list of columns “{preset}”; write the name of one "
    "that it has.",
    "preset.shipped": "“{preset}” is one of the program's own lists of columns; choose another name.",
    "preset.nameless": "The list of columns has no name; write one.",
    "columns.told_twice": "Several columns have the same heading: {names}.",
    "columns.told_blank": "A column has no heading; write one, by which it is known when imported again.",
    "columns.told_torn": "The group {names} stands over columns that are not neighbours and is shown in "
    "several places; move these columns together.",
    "columns.told_no_annex": "The annex does not show its tasks beside a unit, deadline, output, document, "
    "result, evaluation or status, so no exported file can be imported again; show more columns.",
    "columns.told_many": "The annex shows {count} columns, each very narrow on A4 paper; hide some.",
    "columns.led": "The texts of these columns are now in those of the list that have the same name: "
    "{names}.",
    "columns.kept_hidden": "The list lacks these columns, which have texts: they are hidden and keep their "
    "texts: {names}.",
    "columns.kept_internal": "These columns stay internal: {names}.",
    "columns.dropped": "The list lacks these columns, which have no texts: they leave the annex: {names}.",
    "show.visibility.shown": "shown",
    "show.visibility.hidden": "hidden",
    "show.visibility.internal": "internal",
    "show.column.own": "a column of your own",
}
