"""Texts of the window's bars about what could not be stored."""

from __future__ import annotations

VI: dict[str, str] = {
    "unsaved.alarm": "Chưa lưu được chữ đã gõ (số ô chưa lưu: {count}).",
    "unsaved.kept": "Chữ ấy đang được giữ tạm trong tệp “{path}”; hãy cứ để cửa sổ mở, "
    "chương trình tự thử lưu lại và báo khi lưu xong.",
    "unsaved.not_kept": "Cũng không giữ tạm được ở chỗ khác nên chữ ấy chỉ còn trong cửa sổ này; "
    "hãy bấm “Chép ra tệp khác” và đừng đóng cửa sổ.",
    "unsaved.other_report": "Chữ ấy thuộc báo cáo đang không mở; hãy mở lại báo cáo đó.",
    "unsaved.stored": "Đã lưu hết chữ đã gõ, lúc {time}.",
    "unsaved.first": "Còn chữ chưa lưu được; hãy làm theo thanh báo màu đỏ rồi chọn lại việc này.",
    "unsaved.not_done": "Việc vừa chọn chưa làm được.",
    "unsaved.unread": "Chưa đọc được phần này nên chưa hiện ra; hãy xem lý do trên thanh báo.",
    "unsaved.found": "Lần trước có chữ đã gõ mà chưa lưu được vào báo cáo (số đoạn: {count}); "
    "hãy bấm “Xem lại” để đưa vào.",
    "unsaved.unreadable": "Không đọc được tệp giữ tạm chữ chưa lưu “{path}”; "
    "hãy gửi tệp này cho người hỗ trợ.",
    "unsaved.head": "{name} (gõ lúc {at}):",
    "unsaved.close": "Còn chữ đã gõ mà chưa lưu được; hãy thử lại, chép ra tệp khác, hoặc đóng.",
    "unsaved.close_kept": "Nếu đóng, chữ ấy vẫn còn trong tệp “{path}”; lần mở sau sẽ có lời hỏi đưa vào.",
    "unsaved.close_lost": "Chữ ấy chưa có ở chỗ nào khác: đóng bây giờ là mất; hãy chép ra tệp khác trước.",
    "unsaved.copied": "Đã chép chữ chưa lưu ra tệp “{path}”.",
    "unsaved.free": "Ô này chưa đổi từ lúc gõ; hãy bấm “Đưa vào” để ghi chữ đã gõ, sau đó vẫn hoàn tác được.",
    "unsaved.changed": "Ô này đã có chữ khác từ lúc gõ; hãy so hai bên: bấm “Đưa vào” thì chữ đã gõ thay "
    "chữ đang có, sau đó vẫn hoàn tác được.",
    "unsaved.gone": "Báo cáo hoặc dòng của đoạn chữ này không còn; hãy bấm “Chép ra tệp khác” nếu còn cần.",
}

EN: dict[str, str] = {
    "unsaved.alarm": "What was typed is not stored (fields not stored: {count}).",
    "unsaved.kept": "It is kept in the file “{path}” meanwhile; leave the window open: "
    "the program tries again by itself and tells when it is stored.",
    "unsaved.not_kept": "It could not be kept elsewhere either and is in this window alone; "
    "press “Copy to another file” and do not close the window.",
    "unsaved.other_report": "It belongs to a report that is not open; open that report again.",
    "unsaved.stored": "All that was typed is stored, at {time}.",
    "unsaved.first": "Something is not stored; do what the red bar says and choose this again.",
    "unsaved.not_done": "What you have chosen was not done.",
    "unsaved.unread": "This could not be read and is not shown; the bar tells why.",
    "unsaved.found": "Last time something was typed that could not be stored (texts: {count}); "
    "press “Look at it” to put it in.",
    "unsaved.unreadable": "The file “{path}”, which keeps what was not stored, cannot be read; "
    "send it to those who support you.",
    "unsaved.head": "{name} (typed at {at}):",
    "unsaved.close": "Not everything that was typed is stored; try again, copy it to another file, or close.",
    "unsaved.close_kept": "After closing it is still in the file “{path}”, and is offered at the next start.",
    "unsaved.close_lost": "It is nowhere else: closing now loses it; copy it to another file first.",
    "unsaved.copied": "What was not stored has been copied to the file “{path}”.",
    "unsaved.free": "The field is as it was; press “Put in” to write what was typed, which can be undone.",
    "unsaved.changed": "The field has another text by now; compare both: “Put in” has what was typed replace "
    "what is there, which can be undone.",
    "unsaved.gone": "The report or row of this text is no more; press “Copy to another file” if you need it.",
}
