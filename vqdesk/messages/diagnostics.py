"""Texts of the check of the PC."""

from __future__ import annotations

VI: dict[str, str] = {
    "doctor.found": "Kết quả kiểm tra có {count} việc cần xử lý; hãy làm theo từng việc đã ghi.",
    "doctor.folder": "Không ghi được vào thư mục “{folder}”; "
    "hãy nhờ người hỗ trợ cấp quyền ghi vào thư mục này.",
    "doctor.space": "Ổ đĩa chứa thư mục “{folder}” chỉ còn trống {free}; hãy xóa bớt tệp không cần dùng.",
    "doctor.clock": "Đồng hồ của máy chỉ ngày {now}, trước ngày làm ra chương trình ({built}); "
    "hãy chỉnh lại ngày giờ của máy.",
    "doctor.encoding": "Máy ghi tên tệp theo bảng mã {encoding} nên tên tệp có dấu có thể bị sai; "
    "hãy nhờ người hỗ trợ chuyển sang UTF-8.",
    "doctor.no_font": "Máy chưa có phông Times New Roman hoặc Liberation Serif; "
    "hãy nhờ người hỗ trợ cài một trong hai phông này.",
    "doctor.poor_font": "Phông {family} trên máy thiếu {count} chữ cái tiếng Việt; "
    "hãy nhờ người hỗ trợ cài bản mới của phông này.",
    "doctor.old_system": "Máy đang dùng {system}, chương trình cần Windows 10 bản 1809 trở lên; "
    "hãy nhờ người hỗ trợ cập nhật Windows.",
    "doctor.crashed": "Chương trình đã có lần bị dừng đột ngột (gần nhất lúc {when}); "
    "hãy gửi tệp “{log}” cho người hỗ trợ rồi xóa tệp đó.",
    "doctor.more_flaws": "Tệp dữ liệu còn {count} chỗ khác bị hỏng; "
    "hãy giữ nguyên tệp và nhờ người hỗ trợ lấy lại từ bản sao lưu.",
    "show.check.title": "KẾT QUẢ KIỂM TRA MÁY",
    "show.check.well": "Mọi thứ đều tốt, không có việc gì cần xử lý.",
    "show.check.problems": "Việc cần xử lý ({count}):",
    "show.doctor.time": "Ngày giờ của máy",
    "show.doctor.vqdesk": "Phiên bản vqdesk",
    "show.doctor.built": "Ngày làm ra",
    "show.doctor.portable": "Bản mang theo",
    "show.doctor.python": "Python",
    "show.doctor.qt": "Qt",
    "show.doctor.sqlite": "SQLite",
    "show.doctor.lxml": "lxml",
    "show.doctor.system": "Hệ điều hành",
    "show.doctor.encoding": "Bảng mã",
    "show.doctor.store": "Tệp dữ liệu",
    "show.doctor.store_state": "Tình trạng tệp dữ liệu",
    "show.doctor.store_size": "Cỡ tệp dữ liệu",
    "show.doctor.store_schema": "Đời tệp dữ liệu",
    "show.doctor.store_folder": "Thư mục dữ liệu",
    "show.doctor.backups": "Số bản sao lưu",
    "show.doctor.backup": "Sao lưu gần nhất",
    "show.doctor.rehearsed": "Mở thử bản sao lưu ấy",
    "show.doctor.second_place": "Nơi cất thứ hai",
    "show.doctor.log": "Tệp ghi lỗi",
    "show.doctor.log_folder": "Thư mục ghi lỗi",
    "show.doctor.crash": "Tệp ghi lần bị dừng đột ngột",
    "show.doctor.temp_folder": "Thư mục tạm",
    "show.doctor.store_free": "Chỗ trống cho dữ liệu",
    "show.doctor.temp_free": "Chỗ trống cho tệp tạm",
    "show.doctor.font": "Phông cho văn bản",
    "show.value.missing": "chưa có, sẽ tự lập khi mở chương trình",
    "show.value.sound": "tốt, đã đọc thử từng trang",
    "show.value.unknown": "chưa kiểm tra được",
    "show.value.troubled": "có vấn đề",
    "show.value.writable": "ghi được",
    "show.value.not_writable": "không ghi được",
    "show.value.no": "không",
    "show.value.whole_font": "{font}, đủ chữ tiếng Việt",
    "show.value.poor_font": "{font}, thiếu chữ tiếng Việt",
    "show.value.none": "không có",
    "show.value.untold": "không rõ",
}

EN: dict[str, str] = {
    "doctor.found": "The check found {count} things to do; follow what is written for each.",
    "doctor.folder": "The folder “{folder}” cannot be written to; "
    "ask those who support you for the right to write there.",
    "doctor.space": "The disk of the folder “{folder}” has only {free} left; delete what is not needed.",
    "doctor.clock": "The PC's clock says {now}, before the day on which the program was built ({built}); "
    "set its date and time.",
    "doctor.encoding": "The PC writes file names in {encoding}, so that Vietnamese names may go wrong; "
    "ask those who support you for UTF-8.",
    "doctor.no_font": "Neither Times New Roman nor Liberation Serif is on this PC; "
    "ask those who support you to install one of them.",
    "doctor.poor_font": "The font {family} on this PC lacks {count} Vietnamese letters; "
    "ask those who support you to install a newer one.",
    "doctor.old_system": "This PC runs {system}, the program needs Windows 10 version 1809 or later; "
    "ask those who support you to update Windows.",
    "doctor.crashed": "The program has stopped suddenly (last at {when}); "
    "send the file “{log}” to those who support you and delete it.",
    "doctor.more_flaws": "The data file has {count} more damaged places; "
    "keep it as it is and have it taken from a backup.",
    "show.check.title": "CHECK OF THIS PC",
    "show.check.well": "All is well, there is nothing to do.",
    "show.check.problems": "To do ({count}):",
    "show.doctor.time": "Date and time",
    "show.doctor.vqdesk": "vqdesk",
    "show.doctor.built": "Built on",
    "show.doctor.portable": "Portable",
    "show.doctor.python": "Python",
    "show.doctor.qt": "Qt",
    "show.doctor.sqlite": "SQLite",
    "show.doctor.lxml": "lxml",
    "show.doctor.system": "System",
    "show.doctor.encoding": "Encodings",
    "show.doctor.store": "Data file",
    "show.doctor.store_state": "State of the data file",
    "show.doctor.store_size": "Size of the data file",
    "show.doctor.store_schema": "Schema of the data file",
    "show.doctor.store_folder": "Data folder",
    "show.doctor.backups": "Backups",
    "show.doctor.backup": "Newest backup",
    "show.doctor.rehearsed": "Rehearsed",
    "show.doctor.second_place": "Second place",
    "show.doctor.log": "Log",
    "show.doctor.log_folder": "Log folder",
    "show.doctor.crash": "Log of sudden stops",
    "show.doctor.temp_folder": "Temporary folder",
    "show.doctor.store_free": "Free for data",
    "show.doctor.temp_free": "Free for temporary files",
    "show.doctor.font": "Font for documents",
    "show.value.missing": "none yet, made when the program opens",
    "show.value.sound": "good, every page was read",
    "show.value.unknown": "not checked",
    "show.value.troubled": "in trouble",
    "show.value.writable": "writable",
    "show.value.not_writable": "not writable",
    "show.value.no": "no",
    "show.value.whole_font": "{font}, with every Vietnamese letter",
    "show.value.poor_font": "{font}, without some Vietnamese letters",
    "show.value.none": "none",
    "show.value.untold": "unknown",
}
