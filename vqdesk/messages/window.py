"""Texts of the window's bars about what could not be stored, and about where the store lies."""

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
    "place.network": "Tệp dữ liệu đang nằm ở thư mục mạng: mạng đứt thì chưa lưu được, mỗi lúc chỉ một máy "
    "mở được; nếu có thể, hãy để tệp dữ liệu trên ổ đĩa của máy này, còn bản sao lưu thì để ở thư mục mạng.",
    "place.synced": "Tệp dữ liệu đang nằm trong thư mục do {program} đồng bộ, dễ sinh ra hai bản khác nhau; "
    "hãy chuyển tệp dữ liệu sang thư mục không đồng bộ, chỉ để bản sao lưu ở đó.",
    "place.fat": "Ổ đĩa chứa tệp dữ liệu dùng kiểu {program}, dễ hỏng khi rút ngang hay mất điện và ai cầm ổ "
    "cũng đọc được; hãy đóng vqdesk trước khi rút ổ và giữ bản sao lưu ở nơi khác.",
    "place.removable": "Tệp dữ liệu đang nằm trên ổ đĩa rút ra được (USB); "
    "hãy đóng vqdesk trước khi rút ổ và giữ bản sao lưu ở nơi khác.",
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
    "place.network": "The data file lies on a network folder: nothing can be stored while the network is "
    "away, and one PC at a time can open it; keep it on this PC's own disk if you can, and backups there.",
    "place.synced": "The data file lies in a folder that {program} synchronises, which may make two files of "
    "it; move it to a folder that is not synchronised, and keep only backups there.",
    "place.fat": "The disk of the data file is of the kind {program}, which suffers from pulling it out and "
    "power cuts and hides nothing; close vqdesk before you pull it out, and keep backups elsewhere.",
    "place.removable": "The data file lies on a disk that can be pulled out (USB); "
    "close vqdesk before you pull it out, and keep backups elsewhere.",
    "unsaved.gone": "The report or row of this text is no more; press “Copy to another file” if you need it.",
}
