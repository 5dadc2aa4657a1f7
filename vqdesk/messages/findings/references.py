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
    "show.reference.why.blank": "trước và sau chữ “số”, chữ “ngày” có một dấu cách, viết thường",
    "show.reference.why.zeros": "trước số văn bản thừa số 0",
    "show.reference.why.capitals": "ký hiệu viết chữ in hoa",
    "show.reference.why.hyphen": "giữa chữ viết tắt tên loại và tên cơ quan là dấu gạch ngang",
    "reference.form.type": "Tên loại là {type} nhưng ký hiệu “{kind}” là của {other}; hãy xem lại.",
    "reference.form.near": "Chữ viết tắt của {type} là “{own}”; “{kind}” là loại văn bản khác.",
    "reference.form.letter": "Công văn không có chữ viết tắt tên loại trong ký hiệu; sau số là tên cơ quan "
    "và đơn vị soạn thảo, ví dụ 12/UBND-VX.",
    "reference.form.short": "Tên loại văn bản không viết tắt; “{short}” nên ghi “{name}”.",
    "reference.form.blank": "Số của văn bản còn để trống; hãy ghi số hoặc xem lại.",
    "show.reference.at": "“{document}” (nhiệm vụ {row})",
    "show.reference.nowhere": "“{document}”",
    "reference.two_dates": "Cùng một số văn bản mà ghi hai ngày: “{document}” ở đây, {others} ở chỗ khác; "
    "hãy đối chiếu văn bản gốc.",
    "reference.order": "Số văn bản không theo thứ tự ngày: “{document}” so với {others}; "
    "hãy đối chiếu văn bản gốc.",
    "reference.date.none": "“{date}” là ngày không có trên lịch; hãy xem lại.",
    "reference.date.year": "Năm trong “{date}” ghi sai; hãy xem lại.",
    "reference.date.short": "Năm trong “{date}” nên ghi đủ bốn chữ số.",
    "reference.date.no_year": "Ngày của văn bản chưa ghi năm; nên ghi đủ ngày, tháng, năm.",
    "reference.year.last": "“{document}” ghi năm trước; kế hoạch đầu năm {year} hay bị gõ nhầm như vậy, "
    "hãy đối chiếu văn bản gốc.",
    "reference.year.ahead": "“{document}” ghi ngày chưa đến; hãy xem lại.",
    "reference.year.symbol": "“{document}”: năm trong ký hiệu là {told}, khác năm của ngày ban hành.",
    "reference.two_ways.symbol": "Hai văn bản cùng số, cùng ngày nhưng ký hiệu khác nhau: “{typed}” ở đây, "
    "“{other}” ở chỗ khác; hãy đối chiếu văn bản gốc.",
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
    "show.reference.why.blank": "“số” and “ngày” stand between single spaces, in small letters",
    "show.reference.why.zeros": "noughts too many before the number",
    "show.reference.why.capitals": "symbols are written in capitals",
    "show.reference.why.hyphen": "a hyphen stands between the type's abbreviation and the office",
    "reference.form.type": "The type is {type}, but the symbol “{kind}” is that of {other}; look again.",
    "reference.form.near": "The abbreviation of {type} is “{own}”; “{kind}” is another type.",
    "reference.form.letter": "An official letter has no abbreviation of its type in the symbol; behind the "
    "number stand the office and the unit that drafted it, such as 12/UBND-VX.",
    "reference.form.short": "The type of a document is not abbreviated; “{short}” should read “{name}”.",
    "reference.form.blank": "The document's number is left blank; fill it in or look again.",
    "show.reference.at": "“{document}” (task {row})",
    "show.reference.nowhere": "“{document}”",
    "reference.two_dates": "One number has two dates: “{document}” here, {others} elsewhere; "
    "compare the document itself.",
    "reference.order": "The numbers do not follow the dates: “{document}” against {others}; "
    "compare the document itself.",
    "reference.date.none": "No calendar has the day “{date}”; look again.",
    "reference.date.year": "The year in “{date}” is wrong; look again.",
    "reference.date.short": "The year in “{date}” should have four digits.",
    "reference.date.no_year": "The document's date has no year; write day, month and year.",
    "reference.year.last": "“{document}” bears last year; plans of early {year} are often mistyped so, "
    "compare the document itself.",
    "reference.year.ahead": "“{document}” bears a day that has not come; look at it again.",
    "reference.year.symbol": "“{document}”: the year in the symbol is {told}, not that of the date.",
    "reference.two_ways.symbol": "Two documents have one number and one day, but not one symbol: “{typed}” "
    "here, “{other}” elsewhere; compare the document itself.",
    "reference.two_ways": "One document is written “{typed}” here and “{other}” elsewhere.",
}
