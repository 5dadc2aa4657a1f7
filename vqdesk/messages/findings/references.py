"""Texts about references to documents."""

from __future__ import annotations

VI: dict[str, str] = {
    "reference.form": "Thể thức viện dẫn: {reasons}; nên ghi “{proposal}”.",
    "show.reference.why.comma": "không dùng dấu phẩy trước chữ “ngày”",
    "show.reference.why.day": "thiếu chữ “ngày”",
    "show.reference.why.date": "ngày dưới 10 và tháng 1, tháng 2 phải thêm số 0 ở trước",
    "show.reference.why.zero": "số văn bản dưới 10 phải thêm số 0 ở trước",
    "show.reference.why.space": "số và ký hiệu viết liền, nối bằng dấu gạch ngang ngắn",
    "show.reference.why.joint": "giữa số và ký hiệu là dấu gạch chéo",
    "show.reference.why.party": "văn bản của Đảng ghi theo mẫu 63-NQ/HU",
    "show.reference.why.state": "văn bản của cơ quan nhà nước ghi theo mẫu 42/KH-UBND",
    "show.reference.why.kind": "ký hiệu thiếu chữ viết tắt tên loại văn bản",
    "show.reference.why.type": "thiếu tên loại văn bản",
    "show.reference.why.so": "thiếu chữ “số”",
    "reference.form.type": "Tên loại là {type} nhưng ký hiệu “{kind}” là của {other}; hãy xem lại.",
    "reference.form.near": "Chữ viết tắt của {type} là “{own}”; “{kind}” là loại văn bản khác.",
    "show.reference.at": "“{document}” (nhiệm vụ {row})",
    "show.reference.nowhere": "“{document}”",
    "reference.two_dates": "Cùng một số văn bản mà ghi hai ngày: “{document}” ở đây, {others} ở chỗ khác; "
    "hãy đối chiếu văn bản gốc.",
    "reference.order": "Số văn bản không theo thứ tự ngày: “{document}” so với {others}; "
    "hãy đối chiếu văn bản gốc.",
    "reference.year.last": "“{document}” ghi năm trước; kế hoạch đầu năm {year} hay bị gõ nhầm như vậy, "
    "hãy đối chiếu văn bản gốc.",
    "reference.year.ahead": "“{document}” ghi ngày chưa đến; hãy xem lại.",
    "reference.year.symbol": "“{document}”: năm trong ký hiệu là {told}, khác năm của ngày ban hành.",
    "reference.two_ways": "Cùng một văn bản nhưng chỗ này ghi “{typed}”, chỗ khác ghi “{other}”.",
}

EN: dict[str, str] = {
    "reference.form": "Form of a reference: {reasons}; it should read “{proposal}”.",
    "show.reference.why.comma": "no comma before “ngày”",
    "show.reference.why.day": "the word “ngày” is missing",
    "show.reference.why.date": "days below 10 and the months 1 and 2 have a leading 0",
    "show.reference.why.zero": "numbers of documents below 10 have a leading 0",
    "show.reference.why.space": "no space inside number and symbol, and short hyphens",
    "show.reference.why.joint": "a slash stands between number and symbol",
    "show.reference.why.party": "documents of the Party are written like 63-NQ/HU",
    "show.reference.why.state": "documents of the State are written like 42/KH-UBND",
    "show.reference.why.kind": "the symbol lacks the abbreviation of the document's type",
    "show.reference.why.type": "the document's type is missing",
    "show.reference.why.so": "the word “số” is missing",
    "reference.form.type": "The type is {type}, but the symbol “{kind}” is that of {other}; look again.",
    "reference.form.near": "The abbreviation of {type} is “{own}”; “{kind}” is another type.",
    "show.reference.at": "“{document}” (task {row})",
    "show.reference.nowhere": "“{document}”",
    "reference.two_dates": "One number has two dates: “{document}” here, {others} elsewhere; "
    "compare the document itself.",
    "reference.order": "The numbers do not follow the dates: “{document}” against {others}; "
    "compare the document itself.",
    "reference.year.last": "“{document}” bears last year; plans of early {year} are often mistyped so, "
    "compare the document itself.",
    "reference.year.ahead": "“{document}” bears a day that has not come; look at it again.",
    "reference.year.symbol": "“{document}”: the year in the symbol is {told}, not that of the date.",
    "reference.two_ways": "One document is written “{typed}” here and “{other}” elsewhere.",
}
