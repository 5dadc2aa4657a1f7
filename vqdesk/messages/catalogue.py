"""Every sentence a person reads outside the window and in its message boxes, by key."""

from __future__ import annotations

import re
from functools import cache, partial
from string import Formatter
from typing import TYPE_CHECKING, Any

from db.errors import Notice
from db.text.readable import readable
from vqdesk.messages import damage as damage_words
from vqdesk.messages import damage_places
from vqdesk.messages import deeds as deed_words
from vqdesk.messages import window as window_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.errors import Refused

LANGUAGES = ("vi", "en")
_OF_LINE = "(?:dòng lệnh|command line): [^()]*"
_BY_COMMAND = re.compile(rf"; {_OF_LINE}(?=\))| \({_OF_LINE}\)")
_LONGEST_NAME, _NAME_START, _NAME_END = 120, 60, 20

VI: dict[str, str] = {
    "file.missing": "Không tìm thấy tệp “{name}”; hãy kiểm tra lại tên tệp và thư mục rồi thử lại.",
    "file.empty": "Không mở được tệp “{name}”: tệp không có nội dung; hãy chọn tệp khác.",
    "file.not_text": "Không mở được tệp “{name}”: đây không phải là tệp văn bản; "
    "hãy chọn tệp khác, hoặc lưu lại tệp dưới dạng văn bản Unicode (UTF-8).",
    "file.unreadable": "Không đọc được tệp “{name}”: tệp bị hỏng hoặc máy không cho phép đọc; "
    "hãy kiểm tra lại tệp hoặc chọn tệp khác.",
    "file.not_file": "Không mở được “{name}”: đây là thư mục hoặc thiết bị, không phải tệp; "
    "hãy chọn một tệp.",
    "file.no_access": "Không đọc được tệp “{name}”: máy không cho phép; "
    "hãy nhờ người hỗ trợ cấp quyền đọc tệp này hoặc chọn tệp khác.",
    "file.held": "Không đọc được tệp “{name}”: chương trình khác đang giữ tệp này; "
    "hãy đóng tệp ở chương trình đó rồi thử lại.",
    "file.not_read": "Không đọc được tệp “{name}”: máy báo lỗi {error}; "
    "hãy thử lại, nếu vẫn lỗi thì gửi mã lỗi này cho người hỗ trợ.",
    "file.no_table": "Không tìm thấy biểu nhiệm vụ trong tệp “{name}”; hãy chọn tệp có bảng gồm cột "
    "Nội dung nhiệm vụ cùng ít nhất một cột Đơn vị, Thời hạn, Sản phẩm, Kết quả, Mức độ hoàn thành, "
    "Tình trạng hoặc Văn bản triển khai.",
    "file.other_table": "Không tìm thấy biểu nhiệm vụ trong tệp “{name}”: bảng trong tệp giống {kind}; "
    "hãy chọn tệp có bảng ghi nội dung từng nhiệm vụ.",
    "show.why.texts": "Theo chữ trong cột.",
    "show.why.beside": "Theo các cột bên cạnh.",
    "show.why.titles": "Theo tên biểu.",
    "show.why.merged": "Tiêu đề gộp hai mục; lấy mục gần nhất.",
    "show.why.second": "Đã có cột khác là mục “{other}”; cột này giữ thành cột riêng của biểu.",
    "show.why.first": "Thời hạn đặt ra lúc đầu; cột kia là thời hạn đã điều chỉnh.",
    "show.why.hand": "Do bạn chọn.",
    "show.why.internal": "Tiêu đề ghi là nội bộ nên cột này được để là nội bộ.",
    "show.table.summary": "bảng tổng hợp số lượng nhiệm vụ",
    "show.table.people": "danh sách người",
    "show.table.budget": "bảng dự toán, kinh phí",
    "show.table.bill": "bảng khối lượng, dự toán chi tiết",
    "show.table.prices": "bảng giá",
    "show.table.purchases": "danh mục mua sắm, gói thầu",
    "show.table.assets": "danh mục tài sản, thiết bị",
    "show.table.indicators": "bảng chỉ tiêu",
    "show.table.documents": "danh mục văn bản",
    "show.table.procedures": "danh mục thủ tục hành chính",
    "show.table.schedule": "lịch công tác",
    "show.table.marks": "bảng chấm điểm",
    "file.struck_table": "Biểu nhiệm vụ trong tệp “{name}” bị gạch ngang nên không còn gì để nhập; "
    "nếu vẫn dùng, hãy bỏ gạch ngang trong tệp rồi nhập lại.",
    "file.old_office": "Không mở được tệp “{name}”: tệp thuộc loại Word, Excel đời cũ (.doc, .xls); "
    "hãy mở bằng Word hoặc Excel rồi lưu lại thành .docx hoặc .xlsx.",
    "file.encrypted": "Không mở được tệp “{name}”: tệp có mật khẩu; "
    "hãy mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại.",
    "file.too_big": "Không mở được tệp “{name}”: tệp quá lớn; hãy chia nhỏ tệp hoặc chọn tệp khác.",
    "file.changed_readback": "Chưa ghi được tệp “{name}”: nội dung đọc lại không khớp với báo cáo; "
    "hãy thử lại hoặc chọn thư mục khác.",
    "file.locked": "Không ghi được tệp “{name}”: tệp đang được mở ở chương trình khác; "
    "hãy đóng tệp đó rồi thử lại.",
    "file.folder": "Không ghi được tệp “{name}”: đã có một thư mục mang tên này; "
    "hãy đặt tên khác rồi thử lại.",
    "file.write_protected": "Không ghi được tệp “{name}”: tệp cũ đang để chế độ chỉ đọc; "
    "hãy bỏ chế độ chỉ đọc của tệp ấy hoặc đặt tên khác rồi thử lại.",
    "file.long_name": "Không mở hoặc ghi được tệp: tên “{name}” quá dài; hãy đặt tên ngắn hơn rồi thử lại.",
    "file.bad_name": "Không ghi được tệp: “{name}” không dùng làm tên tệp được; "
    "hãy đặt tên khác, chỉ gồm chữ, số, dấu cách và dấu gạch ngang.",
    "file.not_written": "Không ghi được tệp “{name}”: máy báo lỗi {error}; "
    "hãy thử lại hoặc chọn thư mục khác, nếu vẫn lỗi thì gửi mã lỗi này cho người hỗ trợ.",
    "json.broken": "Không mở được tệp “{name}”: nội dung tệp bị hỏng hoặc không đúng mẫu; "
    "hãy xin lại tệp từ nơi gửi.",
    "json.schema": "Không mở được tệp “{name}”: đây không phải là tệp báo cáo của vqdesk; "
    "hãy chọn tệp đã xuất từ vqdesk.",
    "json.newer": "Không mở được tệp “{name}”: tệp do bản vqdesk mới hơn tạo ra; "
    "hãy cài bản vqdesk mới nhất rồi thử lại.",
    "json.value": "Không mở được tệp “{name}”: mục “{where}” ghi không đúng; "
    "hãy sửa lại mục này hoặc xin lại tệp từ nơi gửi.",
    "folder.missing": "Không ghi được tệp: không có thư mục “{folder}”; "
    "hãy tạo thư mục này hoặc chọn thư mục khác.",
    "folder.read_only": "Không ghi được tệp: máy không cho phép ghi vào thư mục “{folder}”; "
    "hãy chọn thư mục khác.",
    "portable.read_only": "Không ghi được vào thư mục “{folder}” của bản mang theo; "
    "hãy chép cả thư mục chương trình sang ổ đĩa hoặc USB ghi được, hoặc bỏ chế độ chống ghi, rồi mở lại.",
    "disk.full": "Không ghi được tệp “{name}”: ổ đĩa đã đầy; "
    "hãy xóa bớt tệp không cần dùng hoặc chọn ổ đĩa khác rồi thử lại.",
    "disk.no_room_to_tidy": "Chưa làm được việc này: tệp “{name}” phải được ghi lại cả tệp mà ổ đĩa không đủ "
    "chỗ trống (cần khoảng {megabytes} MB); hãy xóa bớt tệp không cần dùng rồi thử lại.",
    "disk.unreachable": "Không đọc hoặc ghi được “{name}”: ổ đĩa không trả lời; "
    "hãy kiểm tra ổ đĩa, USB hoặc mạng rồi thử lại.",
    "temp.full": "Chưa làm được việc này: ổ đĩa có thư mục tạm “{folder}” đã đầy; "
    "hãy xóa bớt tệp không cần dùng ở ổ đĩa đó rồi thử lại.",
    "temp.read_only": "Chưa làm được việc này: máy không cho phép ghi vào thư mục tạm “{folder}”; "
    "hãy nhờ người hỗ trợ cấp quyền ghi vào thư mục này.",
    "store.locked": "Không mở được tệp dữ liệu “{name}”: một cửa sổ hoặc chương trình khác đang dùng; "
    "hãy đóng cửa sổ đó rồi thử lại.",
    "store.held": "Không mở được tệp dữ liệu “{name}”: người dùng “{user}” đang mở tệp này trên máy “{pc}” "
    "từ lúc {since}; hãy nhờ người ấy đóng vqdesk rồi thử lại.",
    "store.held_here": "Không mở được tệp dữ liệu “{name}”: chính bạn đang mở tệp này trên máy này "
    "từ lúc {since}, trong một cửa sổ hoặc lệnh vqdesk khác; hãy đóng cửa sổ đó hoặc chờ lệnh xong.",
    "store.already_open": "vqdesk đang mở sẵn trên máy này từ lúc {since}; hãy chuyển sang cửa sổ ấy "
    "ở thanh tác vụ; nếu không thấy cửa sổ nào thì hãy chờ một lát rồi mở lại.",
    "store.already_open_file": "vqdesk đang mở sẵn trên máy này từ lúc {since} "
    "nên chưa nhập được tệp “{name}”; hãy chuyển sang cửa sổ ấy ở thanh tác vụ rồi chọn Tệp > Nhập từ tệp.",
    "store.left_open": "Lần trước vqdesk bị dừng khi đang mở tệp dữ liệu “{name}” (người dùng “{user}”, "
    "máy “{pc}”, mở lúc {since}); những gì đã lưu vẫn còn, hãy xem lại việc làm cuối cùng.",
    "store.in_use": "Tệp dữ liệu “{name}” đang được một cửa sổ vqdesk hoặc chương trình khác dùng "
    "nên chưa kiểm tra được; hãy đóng cửa sổ đó rồi kiểm tra lại, hoặc kiểm tra ngay trong cửa sổ đó.",
    "store.in_use_by": "Tệp dữ liệu “{name}” đang được người dùng “{user}” mở trên máy “{pc}” "
    "từ lúc {since} nên chưa kiểm tra được; hãy kiểm tra lại khi tệp đã đóng, hoặc kiểm tra ngay ở máy đó.",
    "store.cut_off": "Lần ghi cuối vào tệp dữ liệu “{name}” còn dở; "
    "hãy mở rồi đóng vqdesk để chương trình tự đưa tệp về trạng thái đúng, sau đó kiểm tra lại.",
    "store.no_access": "Không đọc được tệp dữ liệu “{name}”: máy không cho phép; "
    "hãy nhờ người hỗ trợ cấp quyền đọc và ghi tệp này.",
    "store.newer": "Không mở được tệp dữ liệu “{name}”: tệp do bản vqdesk mới hơn tạo ra; "
    "hãy cài bản vqdesk mới nhất rồi thử lại.",
    "store.not_store": "Không mở được tệp “{name}”: đây không phải là tệp dữ liệu của vqdesk; "
    "hãy chọn tệp khác.",
    "store.damaged": "Không mở được tệp dữ liệu “{name}”: tệp bị hỏng; "
    "hãy giữ nguyên tệp này và dùng lại bản sao lưu gần nhất.",
    "store.unfinished": "Không mở được tệp dữ liệu “{name}”: lần ghi cuối vào tệp còn dở; "
    "hãy mở rồi đóng vqdesk ở máy gửi, sau đó chép lại tệp.",
    "store.read_only": "Không mở được tệp dữ liệu “{name}”: máy không cho phép ghi vào tệp này; "
    "hãy bỏ thuộc tính chỉ đọc của tệp hoặc dùng tệp khác.",
    "store.foreign_taken_off": "Tệp dữ liệu “{name}” có phần lạ có thể tự chạy ({names}); "
    "vqdesk đã gỡ phần ấy mà không đổi chữ nào của báo cáo, hãy hỏi người hỗ trợ xem ai đã sửa tệp này.",
    "store.unreachable": "Không đọc hoặc ghi được tệp dữ liệu “{name}”: ổ đĩa không trả lời; "
    "hãy kiểm tra ổ đĩa hoặc USB rồi thử lại.",
    "store.another": "Tệp dữ liệu “{name}” ở chỗ cũ nay là một tệp khác nên chưa ghi gì vào đó; "
    "hãy trả lại tệp trước đây, hoặc đóng rồi mở lại vqdesk để dùng tệp này.",
    "store.in_doubt": "Ổ đĩa không trả lời nên chưa biết việc vừa làm đã được ghi vào “{name}” hay chưa; "
    "hãy kiểm tra ổ đĩa hoặc USB, xem lại rồi mới làm lại.",
    "store.doubt_stored": "Việc làm ngay trước khi mất liên lạc với ổ đĩa đã được ghi vào “{name}”; "
    "hãy xem lại, không cần làm lại.",
    "store.doubt_lost": "Việc làm ngay trước khi mất liên lạc với ổ đĩa chưa được ghi vào “{name}”; "
    "hãy làm lại việc ấy.",
    "store.untidy": "Việc xóa đã xong, không cần làm lại, nhưng chữ đã xóa chưa dọn được khỏi tệp “{name}”; "
    "hãy mở lại chương trình khi ổ đĩa ghi được, chương trình sẽ tự dọn.",
    "store.recovered": "Lần trước chương trình bị dừng khi đang ghi vào “{name}”; dữ liệu đã được đưa về "
    "như ngay trước lần ghi dở ấy, hãy xem lại việc làm cuối cùng.",
    "store.journal_aside": "Cạnh tệp dữ liệu “{name}” có phần ghi dở không thuộc về tệp này; chương trình "
    "không dùng, đã đổi tên phần ấy thành “{aside}”; hãy xem lại số liệu mới nhất trong “{name}”.",
    "store.was_empty": "Tệp dữ liệu “{name}” trống, không có gì bên trong; đã lập tệp mới; "
    "nếu trước đây đã có báo cáo thì hãy đóng vqdesk rồi chép bản sao lưu gần nhất vào chỗ này.",
    "report.none": "Chưa có báo cáo nào; hãy nhập một tệp hoặc lập báo cáo mới trước.",
    "report.ambiguous": "Có nhiều báo cáo cùng kỳ ({ids}); hãy ghi mã của một báo cáo, "
    "hoặc thêm --organisation và tên cơ quan.",
    "report.unknown": "Không tìm thấy báo cáo “{report}”; hãy kiểm tra lại mã hoặc kỳ báo cáo.",
    "domain.unknown": "Không còn lĩnh vực này trong báo cáo (mã “{domain}”); hãy chọn lại lĩnh vực.",
    "task.unknown": "Không còn nhiệm vụ này trong báo cáo (mã “{task}”); hãy chọn lại nhiệm vụ.",
    "unit.unknown": "Không còn đơn vị này trong danh mục (mã “{unit}”); hãy chọn lại đơn vị.",
    "unit.no_tasks": "Trong báo cáo không có nhiệm vụ nào của đơn vị “{unit}”; hãy kiểm tra lại tên đơn vị.",
    "organisation.unknown": "Không còn cơ quan này trong danh mục (mã “{organisation}”); "
    "hãy chọn lại cơ quan.",
    "report.busy": "Chưa ghi được tệp “{name}”: báo cáo đang được sửa liên tục; "
    "hãy ngừng nhập một lát rồi thử lại.",
    "report.differs": "Báo cáo “{id}” đã có trong máy nhưng nội dung khác với tệp; "
    "nếu muốn thay bằng nội dung của tệp, hãy chọn ghi vào báo cáo đó (dòng lệnh: --into {id}).",
    "report.removed": "Báo cáo “{report}” đang ở Thùng rác (mã {id}); muốn dùng thì hãy lấy lại trước "
    "(Tệp > Danh sách báo cáo > Thùng rác; dòng lệnh: bin --restore {id}).",
    "report.in_bin": "Báo cáo “{id}” đang ở Thùng rác và khác với tệp; hãy lấy báo cáo ấy lại trước "
    "(Tệp > Danh sách báo cáo > Thùng rác; dòng lệnh: bin --restore {id}), rồi ghi tệp vào báo cáo đó.",
    "bin.unknown": "Không có báo cáo “{report}” trong Thùng rác; hãy xem Thùng rác còn những báo cáo nào "
    "(dòng lệnh: bin).",
    "bin.ambiguous": "Trong Thùng rác có nhiều báo cáo cùng kỳ ({ids}); hãy ghi mã của một báo cáo, "
    "hoặc thêm --organisation và tên cơ quan.",
    "act.gone": "Không hoàn tác hoặc làm lại được nữa vì sau đó đã có thay đổi khác; "
    "hãy xem Sửa > Các thay đổi.",
    "report.part": "Không ghi được tệp “{name}”: tệp trao đổi phải có đủ cả báo cáo; "
    "hãy xuất toàn bộ báo cáo, hoặc xuất phần này ra Word, Excel hay PDF.",
    "period.none": "Không tìm thấy kỳ báo cáo trong tệp “{name}”; "
    "hãy ghi rõ kỳ, ví dụ “9 tháng năm 2024” (dòng lệnh: --period).",
    "period.doubtful": "Chưa rõ tệp “{name}” là báo cáo của kỳ nào: tiêu đề nói đến {periods}; "
    "hãy chọn kỳ báo cáo (dòng lệnh: --period).",
    "period.open_in": "Tệp “{name}” có biểu chưa rõ kỳ báo cáo: biểu {annexes}; hãy nhập riêng từng biểu ấy "
    "và ghi rõ kỳ (dòng lệnh: --annex và số thứ tự của biểu, --period).",
    "period.same": "Báo cáo này đã là báo cáo {period}; hãy chọn một kỳ khác để lập báo cáo mới.",
    "annex.many": "Tệp “{name}” có {count} biểu; "
    "hãy chọn biểu cần nhập (dòng lệnh: --annex và số thứ tự của biểu, hoặc --annex all).",
    "annex.missing": "Tệp “{name}” chỉ có {count} biểu, không có biểu số {annex}; "
    "hãy chọn lại biểu cần nhập (dòng lệnh: --annex).",
    "annex.no_task": "Biểu trong tệp “{name}” chưa có nhiệm vụ nào nên không nhập; "
    "hãy chọn tệp đã điền nội dung nhiệm vụ.",
    "annex.no_columns": "Không xuất được báo cáo vì biểu chưa có tiêu đề cột nào; "
    "hãy ghi tiêu đề cho ít nhất một cột rồi thử lại.",
    "annex.header_high": "Không dàn trang được biểu: tiêu đề các cột cao quá nửa trang giấy; "
    "hãy rút ngắn tiêu đề hoặc nới rộng cột rồi thử lại.",
    "font.none": "Không dàn trang được biểu: máy không có phông chữ dùng cho văn bản ({families}); "
    "hãy nhờ người hỗ trợ cài một trong các phông này, hoặc xuất ra Word rồi mở ở máy khác.",
    "font.letters": "Không dàn trang được biểu: phông chữ {family} trên máy này thiếu chữ tiếng Việt "
    "({letters}); hãy nhờ người hỗ trợ cài lại phông, hoặc xuất ra Word rồi mở ở máy khác.",
    "word.columns": "Không xuất được báo cáo ra Word: biểu có {count} cột, Word chỉ nhận {most} cột; "
    "hãy bỏ bớt cột rồi thử lại.",
    "excel.columns": "Không xuất được báo cáo ra Excel: biểu có {count} cột, Excel chỉ nhận {most} cột; "
    "hãy bỏ bớt cột rồi thử lại.",
    "excel.rows": "Không xuất được báo cáo ra Excel: biểu dài hơn {most} hàng mà Excel nhận; "
    "hãy xuất riêng từng đơn vị, từng lĩnh vực, hoặc xuất ra Word.",
    "excel.text": "Không xuất được báo cáo ra Excel: ô “{start}…” có {count} ký tự, "
    "Excel chỉ nhận {most} ký tự trong một ô; hãy rút gọn ô này hoặc xuất ra Word.",
    "template.no_marker": "Không dùng được mẫu “{name}”: trong mẫu chưa có dấu [[BIỂU]]; "
    "hãy mở mẫu bằng Word, gõ [[BIỂU]] trên một dòng riêng ở chỗ sẽ đặt bảng rồi lưu lại.",
    "template.markers": "Không dùng được mẫu “{name}”: dấu [[BIỂU]] có ở nhiều chỗ; "
    "hãy mở mẫu bằng Word, chỉ để lại một dấu ở chỗ sẽ đặt bảng rồi lưu lại.",
    "template.place": "Không dùng được mẫu “{name}”: dấu [[BIỂU]] đang nằm trong bảng, khung hoặc đầu trang, "
    "chân trang; hãy mở mẫu bằng Word, chuyển dấu ra một dòng riêng của trang rồi lưu lại.",
    "template.alone": "Không dùng được mẫu “{name}”: cùng dòng với dấu [[BIỂU]] còn có chữ, hình "
    "hoặc dấu ngắt trang; hãy mở mẫu bằng Word, để dấu đứng riêng một dòng rồi lưu lại.",
    "template.columns": "Không dùng được mẫu “{name}”: phần có dấu [[BIỂU]] đang chia nhiều cột; "
    "hãy mở mẫu bằng Word, chọn một cột cho phần ấy (Layout > Columns) rồi lưu lại.",
    "template.page": "Không dùng được mẫu “{name}”: khổ giấy và lề không chừa đủ chỗ cho bảng; "
    "hãy mở mẫu bằng Word, sửa khổ giấy hoặc lề rồi lưu lại.",
    "template.form": "Không dùng được mẫu “{name}”: tệp không phải là tệp Word thường dùng; "
    "hãy mở bằng Word rồi lưu lại thành loại Word Document (.docx).",
    "template.macros": "Không dùng được mẫu “{name}”: tệp có macro hoặc điều khiển ActiveX; "
    "hãy mở bằng Word, bỏ phần ấy rồi lưu lại thành loại Word Document (.docx).",
    "template.foreign": "Chưa dùng được mẫu “{name}”: trong mẫu có phần lấy từ nơi khác hoặc tự hoạt động "
    "khi mở tệp, gồm {what}; hãy bỏ các phần ấy ở Tệp > Cách trình bày biểu > Mẫu Word "
    "(dòng lệnh: --clean-template), hoặc chọn mẫu khác.",
    "column.unknown": "Bảng trong tệp “{name}” không có cột “{heading}”; "
    "hãy ghi đúng tiêu đề cột như trong tệp (dòng lệnh: --column).",
    "crash.happened": "Lần trước chương trình bị dừng đột ngột; chữ đã được lưu vẫn còn, {found}; "
    "hãy xem lại chỗ gõ cuối cùng và gửi tệp “{log}” cho người hỗ trợ (Trợ giúp > Kiểm tra máy).",
    "crash.cut_off": "Lần trước chương trình không được đóng bình thường "
    "(mất điện, máy tắt ngang hoặc bị buộc dừng); chữ đã được lưu vẫn còn, {found}; "
    "hãy xem lại chỗ gõ cuối cùng.",
    "show.found.write": "lần ghi còn dở vào tệp dữ liệu đã được trả về như ngay trước đó",
    "show.found.texts": "số đoạn chữ chưa lưu mà chương trình còn giữ: {count} (bấm “Xem lại” để lấy lại)",
    "show.found.nothing": "không có lần ghi dở và không còn chữ nào chưa lưu",
    "crash.on_list": "Lần trước chương trình bị dừng trước khi báo cáo hiện ra, "
    "nên lần này chưa mở báo cáo nào; hãy chọn báo cáo cần mở, "
    "báo cáo nào làm chương trình dừng thì xóa khỏi danh sách.",
    "error.internal": "Có lỗi ngoài dự kiến nên việc này chưa làm được; "
    "hãy thử lại, nếu vẫn lỗi thì gửi tệp “{log}” cho người hỗ trợ.",
}

EN: dict[str, str] = {
    "file.missing": "The file “{name}” was not found; check its name and folder and try again.",
    "file.empty": "The file “{name}” cannot be opened: it is empty; choose another file.",
    "file.not_text": "The file “{name}” cannot be opened: it is not a text file; "
    "choose another file, or save it again as Unicode text (UTF-8).",
    "file.unreadable": "The file “{name}” cannot be read: it is damaged or may not be read; "
    "check the file or choose another one.",
    "file.not_file": "“{name}” cannot be opened: it is a folder or a device and not a file; choose a file.",
    "file.no_access": "The file “{name}” may not be read; "
    "ask those who support you for the right to read it, or choose another file.",
    "file.held": "The file “{name}” cannot be read: another program holds it; close it there and try again.",
    "file.not_read": "The file “{name}” cannot be read: the system tells the error {error}; "
    "try again, and if it stays, send that error to those who support you.",
    "file.no_table": "The file “{name}” cannot be opened: no annex table found; choose a file whose table "
    "has a column for the content of tasks and at least one for unit, deadline, output, results, evaluation, "
    "status or documents.",
    "file.other_table": "The file “{name}” cannot be opened: no annex table found, its table looks like "
    "{kind}; "
    "choose a file whose table tells the content of each task.",
    "show.why.texts": "By the texts in the column.",
    "show.why.beside": "By the columns beside it.",
    "show.why.titles": "By the annex's titles.",
    "show.why.merged": "The heading joins two things; the nearer was taken.",
    "show.why.second": "Another column is “{other}” already; this one is a column of the annex's own.",
    "show.why.first": "The deadline that was set first; the other column has the moved one.",
    "show.why.hand": "Chosen by you.",
    "show.why.internal": "The heading says that the column is internal, so it is.",
    "show.table.summary": "a summary that counts tasks",
    "show.table.people": "a list of people",
    "show.table.budget": "a budget",
    "show.table.bill": "a bill of quantities",
    "show.table.prices": "a list of prices",
    "show.table.purchases": "a list of what is to be bought",
    "show.table.assets": "a list of assets",
    "show.table.indicators": "a table of indicators",
    "show.table.documents": "a list of documents",
    "show.table.procedures": "a list of administrative procedures",
    "show.table.schedule": "a schedule",
    "show.table.marks": "a sheet of marks",
    "file.struck_table": "The annex table in the file “{name}” is struck out, so nothing is left to import; "
    "if it is still wanted, take the strike off in the file and import it again.",
    "file.old_office": "The file “{name}” cannot be opened: it is an old Word or Excel file (.doc, .xls); "
    "open it in Word or Excel and save it as .docx or .xlsx.",
    "file.encrypted": "The file “{name}” cannot be opened: it has a password; "
    "open it in Word or Excel, take the password off and save it again.",
    "file.too_big": "The file “{name}” cannot be opened: it is too big; split it or choose another file.",
    "file.changed_readback": "The file “{name}” was not written: what was read back differs from the report; "
    "try again or choose another folder.",
    "file.locked": "The file “{name}” cannot be written: another program has it open; "
    "close it there and try again.",
    "file.folder": "The file “{name}” cannot be written: a folder has this name; choose another name.",
    "file.write_protected": "The file “{name}” cannot be written: the old file is marked read-only; "
    "take that mark off it, or choose another name.",
    "file.long_name": "The file cannot be opened or written: the name “{name}” is too long; "
    "give it a shorter one.",
    "file.bad_name": "The file cannot be written: “{name}” is no name for a file; "
    "choose another one, with nothing but letters, digits, spaces and hyphens.",
    "file.not_written": "The file “{name}” cannot be written: the system tells the error {error}; "
    "try again or choose another folder, and if it stays, send that error to those who support you.",
    "json.broken": "The file “{name}” cannot be opened: it is damaged or not in the right form; "
    "ask the sender for it again.",
    "json.schema": "The file “{name}” cannot be opened: it is not a report of vqdesk; "
    "choose a file that vqdesk has exported.",
    "json.newer": "The file “{name}” cannot be opened: a newer vqdesk has made it; "
    "install the newest vqdesk and try again.",
    "json.value": "The file “{name}” cannot be opened: its item “{where}” is not valid; "
    "correct the item or ask the sender for the file again.",
    "folder.missing": "The file cannot be written: there is no folder “{folder}”; "
    "make this folder or choose another one.",
    "folder.read_only": "The file cannot be written: the folder “{folder}” may not be written to; "
    "choose another folder.",
    "portable.read_only": "The portable program cannot write to its folder “{folder}”; "
    "copy the whole program folder to a disk or stick that can be written, or take its write protection off.",
    "disk.full": "The file “{name}” cannot be written: the disk is full; "
    "delete files that you do not need or choose another disk, and try again.",
    "disk.no_room_to_tidy": "This cannot be done yet: the file “{name}” has to be written anew as a whole, "
    "and the disk has too little room (about {megabytes} MB are needed); delete files that you do not need "
    "and try again.",
    "disk.unreachable": "“{name}” cannot be read or written: the disk does not answer; "
    "check the disk, the USB stick or the network and try again.",
    "temp.full": "This could not be done: the disk with the temporary folder “{folder}” is full; "
    "delete files that you do not need from it and try again.",
    "temp.read_only": "This could not be done: the temporary folder “{folder}” may not be written to; "
    "ask those who support you for the right to write into it.",
    "store.locked": "The data file “{name}” cannot be opened: another window or program is using it; "
    "close that window and try again.",
    "store.held": "The data file “{name}” cannot be opened: the user “{user}” has it open on the PC “{pc}” "
    "since {since}; have vqdesk closed there and try again.",
    "store.held_here": "The data file “{name}” cannot be opened: you have it open on this PC since {since}, "
    "in another window or command of vqdesk; close that window, or wait for that command, and try again.",
    "store.already_open": "vqdesk is open on this PC already, since {since}; go to its window "
    "by the taskbar; if there is none, wait a moment and start it again.",
    "store.already_open_file": "vqdesk is open on this PC already, since {since}, so the file “{name}” "
    "was not imported; go to its window by the taskbar and choose File > Import.",
    "store.left_open": "Last time vqdesk was stopped while it had the data file “{name}” open "
    "(user “{user}”, PC “{pc}”, since {since}); what was stored is still there: look at what you did last.",
    "store.in_use": "The data file “{name}” is in use by a window of vqdesk or another program "
    "and was not checked; close that window and check again, or check from that window.",
    "store.in_use_by": "The data file “{name}” is open since {since} by the user “{user}” on the PC “{pc}” "
    "and was not checked; check again when vqdesk is closed there, or check from that window.",
    "store.cut_off": "The last write into the data file “{name}” was cut off; "
    "open and close vqdesk, which puts it right, and check again.",
    "store.no_access": "The data file “{name}” may not be read; "
    "ask those who support you for the right to read and write it.",
    "store.newer": "The data file “{name}” cannot be opened: a newer vqdesk has made it; "
    "install the newest vqdesk and try again.",
    "store.not_store": "The file “{name}” cannot be opened: it is not a data file of vqdesk; "
    "choose another file.",
    "store.damaged": "The data file “{name}” cannot be opened: it is damaged; "
    "keep it as it is and use the latest backup.",
    "store.unfinished": "The data file “{name}” cannot be opened: its last change was not finished; "
    "open and close vqdesk on the PC that it comes from, then copy the file again.",
    "store.read_only": "The data file “{name}” cannot be opened: it may not be written to; "
    "take its read-only mark off or use another file.",
    "store.foreign_taken_off": "The data file “{name}” held something strange that could run by itself "
    "({names}); vqdesk took it off and changed no text of a report: ask who changed the file.",
    "store.unreachable": "The data file “{name}” cannot be read or written: the disk does not answer; "
    "check the disk or USB stick and try again.",
    "store.another": "The data file “{name}” is another one than before, so nothing was written into it; "
    "bring the former file back, or close and open vqdesk to use this one.",
    "store.in_doubt": "The disk does not answer, so it is not known whether the last act was stored "
    "in “{name}”; check the disk or USB stick, and look before you do it again.",
    "store.doubt_stored": "What was done right before the disk stopped answering was stored in “{name}”; "
    "look at it, there is no need to do it again.",
    "store.doubt_lost": "What was done right before the disk stopped answering was not stored in “{name}”; "
    "do it again.",
    "store.untidy": "The removal is done, but the removed texts could not yet be cleared out of “{name}”; "
    "open the program again when the disk can be written to, and it clears them by itself.",
    "store.recovered": "Last time the program was stopped while it wrote into “{name}”; the data are "
    "as they were right before that write: look at what you did last.",
    "store.journal_aside": "Beside the data file “{name}” lay a write cut off that does not belong to it; "
    "it was not used and is called “{aside}” now: look at the newest figures in “{name}”.",
    "store.was_empty": "The data file “{name}” was empty; a new one was made; "
    "if there were reports before, close vqdesk and put the latest backup in its place.",
    "report.none": "There is no report yet; import a file or make a new report first.",
    "report.ambiguous": "Several reports are of this period ({ids}); name one report's id, "
    "or add --organisation and the organisation's name.",
    "report.unknown": "The report “{report}” was not found; check its id or its period.",
    "domain.unknown": "This domain is no longer in the report (id “{domain}”); choose the domain again.",
    "task.unknown": "This task is no longer in the report (id “{task}”); choose the task again.",
    "unit.unknown": "This unit is no longer in the register (id “{unit}”); choose the unit again.",
    "unit.no_tasks": "The report has no task of the unit “{unit}”; check the unit's name.",
    "organisation.unknown": "This organisation is no longer in the register (id “{organisation}”); "
    "choose the organisation again.",
    "report.busy": "The file “{name}” was not written: the report was being changed all the time; "
    "stop typing for a moment and try again.",
    "report.differs": "The report “{id}” is already here but differs from the file; "
    "to replace it by the file, choose to write into that report (command line: --into {id}).",
    "report.removed": "The report “{report}” is in the bin (id {id}); to use it, take it out first "
    "(File > Reports > Bin; command line: bin --restore {id}).",
    "report.in_bin": "The report “{id}” is in the bin and differs from the file; take it out first "
    "(File > Reports > Bin; command line: bin --restore {id}), then write the file into it.",
    "bin.unknown": "The report “{report}” is not in the bin; look which ones are there (command line: bin).",
    "bin.ambiguous": "Several reports of this period are in the bin ({ids}); name one report's id, "
    "or add --organisation and the organisation's name.",
    "act.gone": "This cannot be undone or redone any more, because something else was changed since; "
    "look at Edit > Changes.",
    "report.part": "The file “{name}” cannot be written: an exchange file holds a whole report; "
    "export all of it, or this part to Word, Excel or PDF.",
    "period.none": "The file “{name}” does not say its period; "
    "name the period, such as “9 tháng năm 2024” (command line: --period).",
    "period.doubtful": "It is not clear what period the file “{name}” reports on: its titles name {periods}; "
    "choose the period (command line: --period).",
    "period.open_in": "In the file “{name}” it is not clear what period these annexes report on: {annexes}; "
    "import each of them alone and name its period (command line: --annex and its number, --period).",
    "period.same": "This report is already for {period}; choose another period for the new report.",
    "annex.many": "The file “{name}” has {count} annexes; "
    "choose the annex to import (command line: --annex and its number, or --annex all).",
    "annex.missing": "The file “{name}” has {count} annexes only, not one with the number {annex}; "
    "choose another annex (command line: --annex).",
    "annex.no_task": "The annex in the file “{name}” has no task and was not imported; "
    "choose a file in which the tasks are filled in.",
    "annex.no_columns": "The report cannot be exported because no column of its annex has a heading; "
    "give at least one column a heading and try again.",
    "annex.header_high": "The annex cannot be put on pages: its headings are higher than half a sheet; "
    "shorten them or make the columns wider and try again.",
    "font.none": "The annex cannot be put on pages: this PC has no font for documents ({families}); "
    "have one of them installed, or export to Word and open that on another PC.",
    "font.letters": "The annex cannot be put on pages: the font {family} of this PC lacks Vietnamese letters "
    "({letters}); have it installed anew, or export to Word and open that on another PC.",
    "word.columns": "The report cannot be exported to Word: it has {count} columns, Word takes {most}; "
    "take columns away and try again.",
    "excel.columns": "The report cannot be exported to Excel: it has {count} columns, Excel takes {most}; "
    "take columns away and try again.",
    "excel.rows": "The report cannot be exported to Excel: it is longer than the {most} rows "
    "that Excel takes; export one unit or one domain at a time, or export to Word.",
    "excel.text": "The report cannot be exported to Excel: the cell “{start}…” has {count} characters, "
    "Excel takes {most} in a cell; shorten it or export to Word.",
    "template.no_marker": "The template “{name}” cannot be used: it has no marker [[BIỂU]]; "
    "open it in Word, type [[BIỂU]] on a line of its own where the table shall stand, and save it.",
    "template.markers": "The template “{name}” cannot be used: the marker [[BIỂU]] stands in several places; "
    "open it in Word, leave one where the table shall stand, and save it.",
    "template.place": "The template “{name}” cannot be used: the marker [[BIỂU]] stands in a table, a box, "
    "a header or a footer; open it in Word, move the marker to a line of the page itself, and save it.",
    "template.alone": "The template “{name}” cannot be used: text, a picture or a page break stands on the "
    "line of the marker [[BIỂU]]; open it in Word, give the marker a line of its own, and save it.",
    "template.columns": "The template “{name}” cannot be used: the section with the marker [[BIỂU]] "
    "has several columns; open it in Word, give that section one column, and save it.",
    "template.page": "The template “{name}” cannot be used: its page and margins leave no room "
    "for the table; open it in Word, change the page or the margins, and save it.",
    "template.form": "The template “{name}” cannot be used: it is not a usual Word file; "
    "open it in Word and save it as a Word Document (.docx).",
    "template.macros": "The template “{name}” cannot be used: it has macros or ActiveX controls; "
    "open it in Word, take them out and save it as a Word Document (.docx).",
    "template.foreign": "The template “{name}” cannot be used: it has parts that come from elsewhere or act "
    "by themselves, {what}; take them off in File > How the annex looks > Word template "
    "(command line: --clean-template), or choose another template.",
    "column.unknown": "The table in the file “{name}” has no column “{heading}”; "
    "write the heading as it stands in the file (command line: --column).",
    "crash.happened": "Last time the program stopped suddenly; what was stored is still there, {found}; "
    "look at what you typed last, and send the file “{log}” to those who support you (Help > Check this PC).",
    "crash.cut_off": "Last time the program was not closed as usual (a power cut, or it was made to stop); "
    "what was stored is still there, {found}; look at what you typed last.",
    "show.found.write": "the write that was cut off was taken back",
    "show.found.texts": "texts not stored and kept: {count} (press “Look at it” to put them in)",
    "show.found.nothing": "no write was cut off and nothing typed is left to store",
    "crash.on_list": "Last time the program stopped before its report was shown, so none is opened now; "
    "choose one, and delete the report that makes the program stop from the list.",
    "error.internal": "This could not be done because of an unexpected error; "
    "try again, and if it stays, send the file “{log}” to those who support you.",
}

_FIRST_VI = VI | window_words.VI | deed_words.VI | damage_words.VI
_FIRST_EN = EN | window_words.EN | deed_words.EN | damage_words.EN
_PLACES_VI = {
    "chunk": "phần chèn",
    "table": "bảng",
    "line": "dòng",
    "row": "hàng",
    "column": "cột",
    "paragraph": "đoạn",
    "sheet": "trang tính",
    "footnote": "chú thích",
    "endnote": "chú thích cuối",
    "comment": "nhận xét",
    "header": "đầu trang",
    "footer": "chân trang",
    "box": "khung chữ",
    "note": "ghi chú",
    "body": "thân văn bản",
    "settings": "thiết lập của tệp",
    "glossary": "khối dựng sẵn",
    "file": "cả tệp",
    "titles": "tiêu đề",
    "style": "cách trình bày biểu",
}


def say(key: str, lang: str, **values: object) -> str:
    """Return the sentence of a key in `vi` or `en`, its gaps filled, on one line.

    A Notice in a gap is told in the same language, and so is what the gap `place` holds. A file's name in the
    gap `name` is shown without its middle where it is long, so that no window grows wider than the screen.
    Raises KeyError where the key or a gap's value is missing.
    """
    text = _text(key, lang)
    shown = {name: _one_line(value, lang) for name, value in values.items()}
    if len(shown.get("name", "")) > _LONGEST_NAME:
        shown["name"] = f"{shown['name'][:_NAME_START]}…{shown['name'][-_NAME_END:]}"
    if "place" in shown:
        shown["place"] = place(shown["place"], lang)
    return text.format_map(shown)


def can_say(key: str, values: Mapping[str, object]) -> bool:
    """Tell whether there is a sentence of a key, and a value for each of its gaps."""
    return (key in _FIRST_VI or key in _later("vi")) and _gaps(key) <= values.keys()


def _text(key: str, lang: str) -> str:
    return (_FIRST_EN if lang == "en" else _FIRST_VI).get(key) or _later(lang)[key]


@cache
def _later(lang: str) -> dict[str, str]:
    """Return the sentences of a language that no start says, loaded together with the first of them."""
    from vqdesk.messages import (
        columns,
        commands,
        deadlines,
        diagnostics,
        file_kinds,
        import_log,
        summary,
        targets,
    )
    from vqdesk.messages.findings import (
        accepting,
        arithmetic,
        checking,
        names,
        references,
        reviewing,
        rows,
        rules,
        words,
    )
    from vqdesk.messages.registers import offices, units
    from vqdesk.messages.safety import backups, salvage, states

    parts = (
        *(columns, commands, deadlines, diagnostics, file_kinds, import_log, summary, targets),
        *(accepting, arithmetic, checking, names, references, reviewing, rows, rules, words),
        *(offices, units, backups, salvage, states),
    )
    return {key: text for part in parts for key, text in (part.EN if lang == "en" else part.VI).items()}


@cache
def _gaps(key: str) -> frozenset[str]:
    texts = [_text(key, lang) for lang in LANGUAGES]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


def sentence(refused: Refused, lang: str, *, commands: bool = False) -> str:
    """Return the one sentence that tells what was refused and what to do, also by `commands` if wanted."""
    values: dict[str, Any] = dict(refused.values)
    if values.get("spot") is not None:
        values["spot"] = damage_places.place_words(values["spot"], partial(say, lang=lang))
    said = say(refused.key, lang, **values)
    return said if commands else _BY_COMMAND.sub("", said)


def told(notice: Notice, lang: str) -> str:
    """Return the one sentence that tells a person what was found, or done unasked."""
    values = dict(notice.values)
    speak = partial(say, lang=lang)
    if values.get("spot") is not None:
        values["spot"] = damage_places.place_words(values["spot"], speak)
    for name, speaker in (("field", damage_places.field_words), ("part", damage_places.part_words)):
        if name in values:
            values[name] = speaker(values[name], speak)
    return say(notice.key, lang, **values)


def place(where: str, lang: str) -> str:
    """Return an account's place, such as `line 16, column 6`, in the person's language."""
    if lang == "en":
        return where
    return re.sub(r"[a-z]+", lambda word: _PLACES_VI.get(word[0], word[0]), where)


def _one_line(value: object, lang: str) -> str:
    """Return a value as text; several are a list, and a name keeps to its line, whatever it holds."""
    if isinstance(value, Notice):
        return told(value, lang)
    if isinstance(value, list | tuple):
        return ", ".join(_one_line(part, lang) for part in value)
    return readable(" ".join(str(value).split()))
