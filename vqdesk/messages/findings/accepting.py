"""Why a place was not accepted or a report not signed off, and how accepted places are told."""

from __future__ import annotations

VI: dict[str, str] = {
    "acceptance.no_reason": "Chưa chấp nhận được chỗ này: chưa ghi lý do; hãy ghi một câu cho biết vì sao để "
    "nguyên.",
    "acceptance.long_reason": "Chưa chấp nhận được chỗ này: lý do dài {count} chữ cái, nhiều nhất là {most}; "
    "hãy ghi ngắn lại.",
    "acceptance.words_gone": "Chưa chấp nhận được chỗ này: chữ “{words}” vừa được sửa hoặc xóa; "
    "hãy xem lại phát hiện.",
    "acceptance.unknown": "Chỗ này không còn được chấp nhận (mã “{acceptance}”); hãy xem lại danh sách.",
    "sign_off.unknown": "Không còn xác nhận này trong báo cáo (mã “{sign_off}”); hãy xem lại danh sách.",
    "sign_off.none": "Báo cáo chưa có xác nhận “{part}” để rút lại; hãy xem các xác nhận bằng lệnh check.",
    "show.sign_off.nobody": "Chưa có ai xác nhận đã kiểm tra báo cáo.",
    "signer.none": "Chưa ghi tên người kiểm tra; hãy ghi họ và tên.",
    "signer.long": "Tên người kiểm tra dài {count} chữ cái, nhiều nhất là {most}; hãy ghi ngắn lại.",
    "show.check.accepted": "Đã chấp nhận: {reason} ({who}, {when})",
    "show.sign_off.whole": "{who} {what} lúc {when}; từ đó báo cáo không đổi.",
    "show.sign_off.broken": "{who} {what} lúc {when}; sau đó báo cáo đã được sửa, cần kiểm tra lại:",
    "show.sign_off.unknown": "{who} {what} lúc {when}; sau đó báo cáo đã được sửa, nhật ký không còn "
    "cho biết ở đâu, cần kiểm tra lại.",
    "show.touched.came": "{record}: thêm mới",
    "show.touched.went": "{record}: đã xóa",
    "show.touched.changed": "{record}: sửa {fields}",
}

EN: dict[str, str] = {
    "acceptance.no_reason": "This place was not accepted: no reason is given; write in a sentence why it may "
    "stay as it is.",
    "acceptance.long_reason": "This place was not accepted: the reason has {count} characters, at most "
    "{most} fit; shorten it.",
    "acceptance.words_gone": "This place was not accepted: the words “{words}” have just been edited or "
    "deleted; look at the finding again.",
    "acceptance.unknown": "This place is no longer accepted (id “{acceptance}”); look at the list again.",
    "sign_off.unknown": "This sign-off is no longer in the report (id “{sign_off}”); look at the list again.",
    "sign_off.none": "The report has no sign-off “{part}” to withdraw; see those that there are by check.",
    "show.sign_off.nobody": "Nobody has signed the report off.",
    "signer.none": "Nobody's name is given; write the name of the person who checked the report.",
    "signer.long": "The name has {count} characters, at most {most} fit; shorten it.",
    "show.check.accepted": "Accepted: {reason} ({who}, {when})",
    "show.sign_off.whole": "{who}: {what} ({when}); the report is the same since.",
    "show.sign_off.broken": "{who}: {what} ({when}); the report was edited since and is to be checked again:",
    "show.sign_off.unknown": "{who}: {what} ({when}); the report was edited since, where the history "
    "tells no more; it is to be checked again.",
    "show.touched.came": "{record}: new",
    "show.touched.went": "{record}: deleted",
    "show.touched.changed": "{record}: {fields} edited",
}
