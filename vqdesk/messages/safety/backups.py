"""Texts about backups: why one was not made or not brought back, and what was done."""

from __future__ import annotations

VI: dict[str, str] = {
    "store.is_backup": "Không mở được tệp “{name}”: đây là bản sao lưu, không phải tệp dữ liệu đang dùng; "
    "hãy khôi phục từ bản này (Tệp > Bản sao lưu; dòng lệnh: restore).",
    "file.backup": "Không nhập được tệp “{name}”: đây là bản sao lưu của vqdesk; "
    "hãy khôi phục cả bản hoặc từng báo cáo từ đó (Tệp > Bản sao lưu > Từ tệp khác; dòng lệnh: restore).",
    "backup.damaged": "Không đọc được bản sao lưu “{name}”: tệp bị hỏng hoặc bị cắt ngắn; "
    "hãy chọn bản sao lưu khác.",
    "backup.not_backup": "Tệp “{name}” không phải là bản sao lưu của vqdesk; "
    "hãy chọn tệp trong thư mục backups cạnh tệp dữ liệu hoặc ở nơi cất thứ hai.",
    "backup.password_needed": "Bản sao lưu “{name}” có mật khẩu; hãy nhập mật khẩu đã đặt khi sao lưu "
    "(dòng lệnh: --password-file).",
    "backup.password_wrong": "Không mở được bản sao lưu “{name}”: mật khẩu không đúng; "
    "hãy nhập lại, chú ý chữ hoa, dấu và bộ gõ.",
    "backup.no_password": "Chưa đặt mật khẩu nên không ghi được bản sao lưu có mật khẩu (.vqd.enc); "
    "hãy đặt mật khẩu trước, hoặc chọn tên tệp có đuôi .vqd.gz.",
    "backup.short_password": "Mật khẩu ngắn quá; hãy đặt mật khẩu dài ít nhất {count} ký tự.",
    "backup.no_memory": "Máy không đủ bộ nhớ để tính khóa từ mật khẩu; "
    "hãy đóng bớt chương trình rồi thử lại.",
    "backup.no_room": "Không giải nén được bản sao lưu “{name}”: ổ đĩa không đủ chỗ trống; "
    "hãy xóa bớt tệp không cần dùng rồi thử lại.",
    "backup.bad_copy": "Bản sao lưu “{name}” vừa ghi không giống dữ liệu nên đã được bỏ; "
    "hãy kiểm tra ổ đĩa rồi sao lưu lại.",
    "backup.over_store": "“{name}” chính là tệp dữ liệu đang mở; hãy đặt tên khác cho bản sao lưu.",
    "backup.is_store": "“{name}” chính là tệp dữ liệu đang mở, không phải bản sao lưu; "
    "hãy chọn một bản sao lưu.",
    "backup.ending": "Không ghi được bản sao lưu “{name}”: đuôi tệp chưa đúng; "
    "hãy đặt tên có đuôi {endings}.",
    "backup.same_place": "Thư mục “{folder}” nằm cạnh tệp dữ liệu nên hỏng ổ đĩa là mất cả hai; "
    "hãy chọn một ổ đĩa khác, USB hoặc thư mục mạng.",
    "backup.read_only": "Bản sao lưu chỉ để đọc; hãy khôi phục trước khi sửa.",
    "backup.bad": "Không dùng được bản sao lưu {names}: tệp hỏng hoặc khác lúc được ghi; "
    "hãy dùng bản khác và sao lưu lại ngay.",
    "backup.not_listed": "Không đọc được thư mục bản sao lưu “{folder}” nên chưa biết có những bản nào; "
    "hãy nhờ người hỗ trợ cấp quyền đọc thư mục này rồi thử lại.",
    "backup.none_to_verify": "Chưa có bản sao lưu nào cạnh tệp dữ liệu; "
    "hãy sao lưu trước, hoặc ghi tên tệp cần kiểm tra.",
    "backup.no_report": "Trong bản sao lưu “{name}” không có báo cáo “{report}”; "
    "hãy xem các báo cáo của bản ấy bằng restore --dry-run.",
    "backup.second_away": "Đã {days} ngày chưa chép được bản sao lưu sang nơi cất thứ hai “{folder}”; "
    "hãy cắm USB hoặc nối lại thư mục mạng ấy.",
    "backup.keep_password": "Hãy ghi mật khẩu ra giấy và cất ở nơi an toàn: quên mật khẩu thì không ai, "
    "kể cả người làm ra chương trình, mở được các bản sao lưu có mật khẩu; dữ liệu đang dùng trên máy này "
    "thì vẫn mở được như thường.",
    "backup.done": "Đã sao lưu và mở thử thành công: {file}.",
    "backup.none": "Chưa có bản sao lưu nào.",
    "backup.verdict_sound": "Tốt, mở thử được và đủ dữ liệu: {file}.",
    "backup.verdict_flawed": "Mở thử được, nhưng dữ liệu lúc sao lưu đã có chỗ sai: {file}.",
    "backup.verdict_bad": "Hỏng, không dùng được: {file}.",
    "backup.restored": "Đã khôi phục toàn bộ dữ liệu từ {file}.",
    "backup.undo_restore": "Dữ liệu trước khi khôi phục còn ở {file}: khôi phục bản này là trở lại như cũ.",
    "backup.kept_aside": "Tệp dữ liệu hỏng được giữ nguyên ở {file}.",
    "backup.report_restored": "Đã lấy lại “{report}” thành báo cáo mới (mã {id}).",
    "backup.differs_new": "{period}, {organisation}: không còn trong dữ liệu, sẽ có lại ({tasks} nhiệm vụ).",
    "backup.differs_gone": "{period}, {organisation}: chưa có trong bản sao lưu, sẽ mất ({tasks} nhiệm vụ).",
    "backup.differs_changed": "{period}, {organisation}: {changed} nhiệm vụ trở lại như trước, "
    "{added} có lại, {removed} mất đi.",
    "backup.differs_same": "{period}, {organisation}: giống hệt ({tasks} nhiệm vụ).",
    "show.backup.reports": "{count} báo cáo",
    "show.backup_reason.start": "khi mở chương trình",
    "show.backup_reason.change": "trong lúc làm việc",
    "show.backup_reason.asked": "theo yêu cầu",
    "show.backup_reason.import": "trước khi nhập",
    "show.backup_reason.merge": "trước khi gộp",
    "show.backup_reason.restore": "trước khi khôi phục",
    "show.backup_reason.migration": "trước khi nâng đời dữ liệu",
    "show.backup_reason.purge": "trước khi xóa hẳn hoặc thu gọn",
    "show.verdict.sound": "mở thử tốt",
    "show.verdict.flawed": "mở thử được, dữ liệu có chỗ sai",
    "show.verdict.bad": "hỏng",
    "show.verdict.unknown": "chưa mở thử",
    "backup.ask_password": "Bản sao lưu “{name}” có mật khẩu; hãy nhập mật khẩu đã đặt khi sao lưu.",
    "backup.exported": "Đã lưu bản sao ra tệp {file} và mở thử thành công.",
    "backup.passwords_differ": "Hai lần nhập mật khẩu không giống nhau.",
    "show.backup.password_holds": "Mật khẩu dùng cho các bản sao lưu từ nay về sau; các bản đã có giữ nguyên "
    "như lúc ghi. Máy này giữ khóa nên không hỏi lại; sang máy khác thì phải nhập mật khẩu.",
    "backup.password_set": "Từ nay bản sao lưu mới có mật khẩu; các bản đã có giữ nguyên.",
    "backup.password_cleared": "Từ nay bản sao lưu mới không có mật khẩu; các bản đã có giữ nguyên.",
    "show.backup.why_second": "Ổ đĩa hỏng thì thư mục backups mất theo, nên hãy cất thêm một bản ở ổ đĩa "
    "khác: USB hoặc thư mục mạng. Bản mới nhất được chép sang đó mỗi khi nơi ấy có mặt.",
    "backup.state_away": "Đã {days} ngày không thấy nơi ấy.",
    "show.backup_bar.sound": "Sao lưu: {moment}, đã mở thử",
    "show.backup_bar.later": "Sao lưu: {moment}, mở thử {later}",
    "show.backup_bar.unrehearsed": "Sao lưu: {moment}, chưa mở thử",
    "show.backup_bar.behind": "Sao lưu: đã {days} ngày chưa có bản mới",
    "show.backup_bar.none": "Sao lưu: chưa có bản nào",
    "show.backup_bar.bad": "Sao lưu: bản mới nhất bị hỏng",
    "backup.restore_what": "Lấy lại từ {backup}:",
    "backup.made": "Đã sao lưu và mở thử thành công.",
    "backup.rehearsed_sound": "Đã mở thử {backup}: tốt, đủ dữ liệu.",
    "backup.rehearsed_flawed": "Đã mở thử {backup}: mở được, nhưng dữ liệu lúc sao lưu đã có chỗ sai.",
    "backup.rehearsed_bad": "Đã mở thử {backup}: bị hỏng, không dùng được; hãy sao lưu lại ngay.",
    "backup.all_restored": "Đã khôi phục toàn bộ dữ liệu từ {backup}; dữ liệu trước đó đã được sao lưu.",
    "backup.all_restored_over": "Đã khôi phục toàn bộ dữ liệu từ {backup}.",
    "backup.kept_damaged": "Đã khôi phục toàn bộ dữ liệu từ {backup}; tệp dữ liệu hỏng được giữ "
    "nguyên ở {file}.",
    "backup.state_here": "Bản sao lưu nằm trong thư mục backups cạnh tệp dữ liệu.",
    "backup.state_no_second": "Chưa có nơi cất thứ hai: ổ đĩa hỏng thì bản sao lưu mất theo.",
    "backup.state_unchosen": "Chưa chọn nơi cất thứ hai.",
    "backup.state_second": "Nơi cất thứ hai: {folder}, chép lần cuối {moment}.",
    "backup.state_second_never": "Nơi cất thứ hai: {folder}, chưa chép được lần nào.",
    "backup.state_protected": "Bản sao lưu mới có mật khẩu.",
    "backup.state_open": "Bản sao lưu không có mật khẩu.",
    "show.backup.of_moment": "bản sao lưu {moment} ({reason})",
    "show.backup.of_file": "bản sao lưu trong tệp “{name}”",
    "show.backup_at.today": "hôm nay {time}",
    "show.backup_at.yesterday": "hôm qua {time}",
    "show.backup_form.plain": "thường",
    "show.backup_form.packed": "nén",
    "show.backup_form.protected": "có mật khẩu",
    "show.rehearsed.sound": "tốt",
    "show.rehearsed.flawed": "dữ liệu có chỗ sai",
    "show.rehearsed.bad": "hỏng",
    "show.rehearsed.unknown": "chưa",
    "show.restores.new": "không còn trong dữ liệu; sẽ có lại",
    "show.restores.gone": "lập sau bản sao lưu; sẽ mất",
    "show.restores.same": "giống hệt",
    "show.restored_tasks.changed": "{count} nhiệm vụ trở lại như trước",
    "show.restored_tasks.added": "{count} nhiệm vụ có lại",
    "show.restored_tasks.removed": "{count} nhiệm vụ mất đi",
    "show.restores.else": "tiêu đề, cột, lĩnh vực hoặc thứ tự trở lại như trước",
}

EN: dict[str, str] = {
    "store.is_backup": "The file “{name}” cannot be opened: it is a backup, not the data file in use; "
    "restore it (File > Backups; command line: restore).",
    "file.backup": "The file “{name}” cannot be imported: it is a backup of vqdesk; "
    "restore all of it, or single reports (File > Backups > From another file; command line: restore).",
    "backup.damaged": "The backup “{name}” cannot be read: it is damaged or cut short; "
    "choose another backup.",
    "backup.not_backup": "The file “{name}” is no backup of vqdesk; "
    "choose one from the folder backups beside the data file or from the second place.",
    "backup.password_needed": "The backup “{name}” has a password; enter the one it was made with "
    "(command line: --password-file).",
    "backup.password_wrong": "The backup “{name}” cannot be opened: the password is wrong; "
    "enter it again, and mind capitals, marks and the input method.",
    "backup.no_password": "No password was chosen, so that no protected backup (.vqd.enc) can be written; "
    "choose one first, or a name that ends with .vqd.gz.",
    "backup.short_password": "The password is too short; choose one of at least {count} characters.",
    "backup.no_memory": "There is not enough memory to make the key of the password; "
    "close other programs and try again.",
    "backup.no_room": "The backup “{name}” cannot be unpacked: the disk has not enough room; "
    "delete what is not needed and try again.",
    "backup.bad_copy": "The backup “{name}” that was just written is not equal to the data and was "
    "taken away; check the disk and back up again.",
    "backup.over_store": "“{name}” is the data file that is open; choose another name for the backup.",
    "backup.is_store": "“{name}” is the data file that is open, not a backup; choose a backup.",
    "backup.ending": "The backup “{name}” cannot be written: the name has another ending; "
    "choose one that ends with {endings}.",
    "backup.same_place": "The folder “{folder}” lies beside the data file, and one broken disk takes both; "
    "choose another disk, a USB stick or a network folder.",
    "backup.read_only": "A backup is there to be read; restore it before you change it.",
    "backup.bad": "The backups {names} cannot be used: they are damaged or not what was written; "
    "use another one and back up again at once.",
    "backup.not_listed": "The folder of the backups “{folder}” cannot be read, so nobody knows which "
    "there are; have somebody give you the right to read it, then try again.",
    "backup.none_to_verify": "There is no backup beside the data file; "
    "make one first, or name the file to be checked.",
    "backup.no_report": "The backup “{name}” has no report “{report}”; "
    "look at its reports with restore --dry-run.",
    "backup.second_away": "For {days} days no backup could be copied to the second place “{folder}”; "
    "put the stick in or connect the network folder.",
    "backup.keep_password": "Write the password down and keep it in a safe place: without it nobody, "
    "not even who made the program, can open the protected backups; "
    "the data in use on this PC open as always.",
    "backup.done": "Backed up and rehearsed: {file}.",
    "backup.none": "There is no backup yet.",
    "backup.verdict_sound": "Sound, it opens and is whole: {file}.",
    "backup.verdict_flawed": "It opens, but something was wrong in the data already: {file}.",
    "backup.verdict_bad": "Damaged, not to be used: {file}.",
    "backup.restored": "All data are restored from {file}.",
    "backup.undo_restore": "What was there before is in {file}: restore that to go back.",
    "backup.kept_aside": "The damaged data file is kept as it was in {file}.",
    "backup.report_restored": "“{report}” is back as a new report (id {id}).",
    "backup.differs_new": "{period}, {organisation}: not in the data any more, "
    "will come back ({tasks} tasks).",
    "backup.differs_gone": "{period}, {organisation}: not in the backup yet, will go ({tasks} tasks).",
    "backup.differs_changed": "{period}, {organisation}: {changed} tasks go back to what they were, "
    "{added} come back, {removed} go.",
    "backup.differs_same": "{period}, {organisation}: equal ({tasks} tasks).",
    "show.backup.reports": "{count} reports",
    "show.backup_reason.start": "at a start",
    "show.backup_reason.change": "while at work",
    "show.backup_reason.asked": "as asked for",
    "show.backup_reason.import": "before an import",
    "show.backup_reason.merge": "before a merge",
    "show.backup_reason.restore": "before a restore",
    "show.backup_reason.migration": "before the data were brought up to a new version",
    "show.backup_reason.purge": "before something was removed for good",
    "show.verdict.sound": "rehearsed well",
    "show.verdict.flawed": "rehearsed, the data had flaws",
    "show.verdict.bad": "damaged",
    "show.verdict.unknown": "not rehearsed",
    "backup.ask_password": "The backup “{name}” has a password; enter the one it was made with.",
    "backup.exported": "The backup was saved to the file {file} and rehearsed.",
    "backup.passwords_differ": "The two passwords are not the same.",
    "show.backup.password_holds": "The password is that of the backups that are made from now on; those that "
    "are there stay as they were made. This PC keeps the key and does not ask; another one asks for it.",
    "backup.password_set": "Backups have a password from now on; those that are there stay as they are.",
    "backup.password_cleared": "Backups have no password from now on; those that are there stay as they are.",
    "show.backup.why_second": "Where the disk breaks the folder backups goes with it: keep a copy on another "
    "disk, a USB stick or a network folder. The newest backup is copied there whenever that is there.",
    "backup.state_away": "It has not been there for {days} days.",
    "show.backup_bar.sound": "Backup: {moment}, rehearsed",
    "show.backup_bar.later": "Backup: {moment}, rehearsed {later}",
    "show.backup_bar.unrehearsed": "Backup: {moment}, not rehearsed",
    "show.backup_bar.behind": "Backup: no new one for {days} days",
    "show.backup_bar.none": "Backup: there is none",
    "show.backup_bar.bad": "Backup: the newest is damaged",
    "backup.restore_what": "What comes back from {backup}:",
    "backup.made": "Backed up and rehearsed.",
    "backup.rehearsed_sound": "Rehearsed {backup}: sound and whole.",
    "backup.rehearsed_flawed": "Rehearsed {backup}: it opens, but something was wrong in the data already.",
    "backup.rehearsed_bad": "Rehearsed {backup}: damaged, not to be used; back up again at once.",
    "backup.all_restored": "All data are restored from {backup}; what was there before is backed up.",
    "backup.all_restored_over": "All data are restored from {backup}.",
    "backup.kept_damaged": "All data are restored from {backup}; the damaged data file is kept in {file}.",
    "backup.state_here": "The backups lie in the folder backups beside the data file.",
    "backup.state_no_second": "There is no second place: where the disk breaks the backups go with it.",
    "backup.state_unchosen": "No second place is chosen.",
    "backup.state_second": "Second place: {folder}, copied there last {moment}.",
    "backup.state_second_never": "Second place: {folder}, nothing could be copied there yet.",
    "backup.state_protected": "New backups have a password.",
    "backup.state_open": "The backups have no password.",
    "show.backup.of_moment": "the backup of {moment} ({reason})",
    "show.backup.of_file": "the backup in the file “{name}”",
    "show.backup_at.today": "today {time}",
    "show.backup_at.yesterday": "yesterday {time}",
    "show.backup_form.plain": "plain",
    "show.backup_form.packed": "packed",
    "show.backup_form.protected": "with a password",
    "show.rehearsed.sound": "sound",
    "show.rehearsed.flawed": "the data had flaws",
    "show.rehearsed.bad": "damaged",
    "show.rehearsed.unknown": "not yet",
    "show.restores.new": "not in the data any more; comes back",
    "show.restores.gone": "made after the backup; goes",
    "show.restores.same": "equal",
    "show.restored_tasks.changed": "{count} tasks become what they were",
    "show.restored_tasks.added": "{count} tasks come back",
    "show.restored_tasks.removed": "{count} tasks go",
    "show.restores.else": "titles, columns, domains or the order become what they were",
}
