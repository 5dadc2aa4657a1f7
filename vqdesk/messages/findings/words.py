"""Texts about words, signs and spelling."""

from __future__ import annotations

VI: dict[str, str] = {
    "words.phrase": "“{typed}” thường là gõ nhầm của “{proposal}”.",
    "words.doubled": "Gõ lặp “{typed}”; chỉ cần “{once}”.",
    "words.stop": "Dấu “{typed}” bị lặp; chỉ cần “{once}”.",
    "words.stop.small": "Sau dấu chấm, “{next}” viết chữ thường; hãy đổi thành dấu phẩy hoặc viết hoa.",
    "words.capital": "“{typed}” viết hoa giữa câu; viết thường là “{small}”.",
    "words.quote": "Dấu “{sign}” mở ra mà không đóng lại.",
    "words.quote.closed": "Dấu “{sign}” đóng lại mà không có dấu mở.",
    "words.quote.more": "Từ đây còn {count} dấu ngoặc mở ra mà không đóng, hoặc đóng mà không mở.",
    "words.tone": "Phần lớn báo cáo đặt dấu thanh như “{other}”, riêng “{typed}” đặt khác ({count} chỗ).",
    "words.invisible": "Trong “{typed}” có ký tự không nhìn thấy; nên bỏ để tìm kiếm và so sánh cho đúng.",
    "words.eth": "Trong “{typed}” có chữ nhìn giống chữ tiếng Việt nhưng là ký tự khác; nên gõ lại.",
    "words.legacy": "Chữ theo bảng mã cũ {charset}, máy khác không đọc được; đọc là “{reading}”.",
    "words.legacy.lost": "Chỗ này có ký tự hỏng hoặc của phông chữ riêng; hãy gõ lại.",
}

EN: dict[str, str] = {
    "words.phrase": "“{typed}” is mostly mistyped for “{proposal}”.",
    "words.doubled": "“{typed}” was typed twice; “{once}” is enough.",
    "words.stop": "The sign “{typed}” stands twice; “{once}” is enough.",
    "words.stop.small": "“{next}” has a small letter behind a full stop; make it a comma or a capital.",
    "words.capital": "“{typed}” has a capital inside a sentence; in small letters it is “{small}”.",
    "words.quote": "The sign “{sign}” opens and is not closed.",
    "words.quote.closed": "The sign “{sign}” closes what was not opened.",
    "words.quote.more": "From here on {count} more signs are opened and not closed, or the reverse.",
    "words.tone": "Most of the report sets tone marks as in “{other}”, not as in “{typed}” ({count} places).",
    "words.invisible": "“{typed}” holds a sign that nobody sees; take it out, so that it can be found.",
    "words.eth": "“{typed}” holds a sign that only looks like a Vietnamese letter; type it anew.",
    "words.legacy": "Letters of the old encoding {charset}, strange on other PCs; it reads “{reading}”.",
    "words.legacy.lost": "Here is a damaged sign or one of a font of its own; type it anew.",
}
