<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>TreeFold</name>
    <message>
        <source>Show the list of tasks</source>
        <translation>Hiện danh sách nhiệm vụ</translation>
    </message>
    <message>
        <source>Show the list of tasks (F6); the side is closed for it</source>
        <translation>Hiện danh sách nhiệm vụ (F6); khung bên đóng lại để nhường chỗ</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Which findings are shown</source>
        <translation>Hiện những phát hiện nào</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Lọc thêm...</translation>
    </message>
    <message>
        <source>The list of all that was found, to be chosen from</source>
        <translation>Danh sách mọi phát hiện, lọc theo mức, nội dung, quy tắc, đơn vị</translation>
    </message>
    <message>
        <source>What was found in the task and in the report</source>
        <translation>Phát hiện ở nhiệm vụ này và ở cả báo cáo</translation>
    </message>
    <message>
        <source>Everything that is open</source>
        <translation>Mọi chỗ cần xem</translation>
    </message>
    <message>
        <source>What was left so, with reasons</source>
        <translation>Những chỗ đã để nguyên, có lý do</translation>
    </message>
    <message>
        <source>Not listed here: {count}</source>
        <translation>Còn {count} chỗ nữa trong danh sách đầy đủ</translation>
    </message>
    <message>
        <source>In this task: {count}</source>
        <translation>Ở nhiệm vụ này: {count}</translation>
    </message>
    <message>
        <source>In the whole report: {count}</source>
        <translation>Ở cả báo cáo: {count}</translation>
    </message>
    <message>
        <source>The check is still going on.</source>
        <translation>Việc kiểm tra đang tiếp tục.</translation>
    </message>
    <message>
        <source>Nothing is listed.</source>
        <translation>Không có phát hiện nào.</translation>
    </message>
</context>
<context>
    <name>TaskHistoryPage</name>
    <message>
        <source>What was done to the task, the newest first</source>
        <translation>Các thay đổi của nhiệm vụ, mới nhất trước</translation>
    </message>
    <message>
        <source>What the chosen change changed</source>
        <translation>Thay đổi đang chọn đã đổi gì</translation>
    </message>
    <message>
        <source>Back to this state</source>
        <translation>Trở về trạng thái này</translation>
    </message>
    <message>
        <source>Choose a task to see what was done to it.</source>
        <translation>Chọn một nhiệm vụ để xem ai đã sửa gì, lúc nào.</translation>
    </message>
    <message>
        <source>Nothing is known of this task&apos;s past.</source>
        <translation>Không còn ghi lại gì về nhiệm vụ này.</translation>
    </message>
    <message>
        <source>No text was changed.</source>
        <translation>Không có chữ nào đổi.</translation>
    </message>
    <message>
        <source>This is how the task is now.</source>
        <translation>Nhiệm vụ đang ở trạng thái này.</translation>
    </message>
    <message>
        <source>The task was not there then.</source>
        <translation>Lúc ấy nhiệm vụ không có trong báo cáo.</translation>
    </message>
    <message>
        <source>Make the task as it was after this change: a new step, taken back by Ctrl+Z</source>
        <translation>Đưa nhiệm vụ về như ngay sau thay đổi này: một bước mới, hoàn tác bằng Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>FormerPage</name>
    <message>
        <source>Import last period&apos;s file...</source>
        <translation>Nhập tệp kỳ trước...</translation>
    </message>
    <message>
        <source>Compare with another period...</source>
        <translation>So sánh với kỳ khác...</translation>
    </message>
    <message>
        <source>There is no report of an earlier period of this organisation here. Import last period&apos;s file and make the next period&apos;s report from it: each task then has its former text beside.</source>
        <translation>Chưa có báo cáo kỳ trước của cơ quan này. Nhập tệp kỳ trước rồi lập báo cáo kỳ sau từ đó thì cạnh mỗi nhiệm vụ có kết quả kỳ trước.</translation>
    </message>
    <message>
        <source>No earlier report has this task: it is new, or last period&apos;s came from a file of its own. The comparison finds tasks by their words, too.</source>
        <translation>Các báo cáo kỳ trước không có nhiệm vụ này: nhiệm vụ mới, hoặc kỳ trước nhập từ tệp riêng. So sánh hai kỳ thì nhận ra cả nhiệm vụ có nội dung giống nhau.</translation>
    </message>
    <message>
        <source>Mark what differs</source>
        <translation>Đánh dấu chỗ khác kỳ này</translation>
    </message>
    <message>
        <source>Struck out: only in the last period. Underlined: only in the period of now.</source>
        <translation>Gạch ngang: chỉ có ở kỳ trước. Gạch chân: chỉ có ở kỳ này.</translation>
    </message>
    <message>
        <source>Choose a task to see what was reported of it in the last period.</source>
        <translation>Chọn một nhiệm vụ để xem kỳ trước đã báo cáo gì.</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>chưa đánh giá</translation>
    </message>
    <message>
        <source>nothing was written</source>
        <translation>kỳ trước để trống</translation>
    </message>
    <message>
        <source>words, no percentage</source>
        <translation>đánh giá bằng lời</translation>
    </message>
</context>
<context>
    <name>FormerField</name>
    <message>
        <source>Last period: {heading}</source>
        <translation>Kỳ trước: {heading}</translation>
    </message>
    <message>
        <source>Something stands in this field already; empty it first.</source>
        <translation>Ô này đã có chữ; xóa trống ô trước đã.</translation>
    </message>
    <message>
        <source>Put last period&apos;s text into the field of now: one step, taken back by Ctrl+Z</source>
        <translation>Chép chữ của kỳ trước xuống ô của kỳ này: một bước, hoàn tác bằng Ctrl+Z</translation>
    </message>
    <message>
        <source>Copy below the result</source>
        <translation>Chép xuống cuối kết quả</translation>
    </message>
    <message>
        <source>Copy over</source>
        <translation>Chép sang kỳ này</translation>
    </message>
    <message>
        <source>Copy below this field</source>
        <translation>Chép xuống cuối ô này</translation>
    </message>
</context>
<context>
    <name>SideHead</name>
    <message>
        <source>What is shown at the side</source>
        <translation>Nội dung khung bên</translation>
    </message>
    <message>
        <source>Close the side</source>
        <translation>Đóng khung bên</translation>
    </message>
    <message>
        <source>Close the side: the form has all the room</source>
        <translation>Đóng khung bên để phần nhập rộng ra</translation>
    </message>
</context>
<context>
    <name>SideDock</name>
    <message>
        <source>Last period</source>
        <translation>Kỳ trước</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Write why, for example “The province asks for a correction”.</source>
        <translation>Hãy ghi lý do, ví dụ “Tỉnh yêu cầu sửa”.</translation>
    </message>
    <message>
        <source>Unlock the report</source>
        <translation>Mở chốt báo cáo</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở chốt</translation>
    </message>
    <message>
        <source>&amp;Why is it to be changed? It is kept with your name and the time.</source>
        <translation>&amp;Vì sao cần sửa? Lý do được lưu cùng tên người dùng và thời gian.</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Write why, for example “Sent to the province”.</source>
        <translation>Hãy ghi lý do, ví dụ “Đã gửi UBND tỉnh”.</translation>
    </message>
    <message>
        <source>Mark the report as signed</source>
        <translation>Đánh dấu báo cáo đã ký</translation>
    </message>
    <message>
        <source>Mark as signed</source>
        <translation>Đánh dấu đã ký</translation>
    </message>
    <message>
        <source>Lock the report</source>
        <translation>Chốt báo cáo</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Chốt</translation>
    </message>
    <message>
        <source>“{name}” can be read, copied, printed and exported, but not changed until it is unlocked.</source>
        <translation>“{name}” vẫn xem, chép, in và xuất được, nhưng không sửa được cho đến khi mở chốt.</translation>
    </message>
    <message>
        <source>&amp;Why? It is kept with your name and the time.</source>
        <translation>&amp;Vì sao? Lý do được lưu cùng tên người dùng và thời gian.</translation>
    </message>
    <message>
        <source>The paper is &amp;signed: mark the report as signed</source>
        <translation>Văn bản đã &amp;ký: đánh dấu báo cáo là đã ký</translation>
    </message>
</context>
<context>
    <name>LockBar</name>
    <message>
        <source>Unlock...</source>
        <translation>Mở chốt...</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Icons: Lucide, © Lucide Icons and Contributors (ISC licence).</source>
        <translation>Biểu tượng: Lucide, © Lucide Icons and Contributors (giấy phép ISC).</translation>
    </message>
    <message>
        <source>About vqdesk</source>
        <translation>Giới thiệu vqdesk</translation>
    </message>
    <message>
        <source>Key tasks of communes and departments: kept, checked, and put out as the annex.</source>
        <translation>Nhiệm vụ trọng tâm của xã, phòng, ban: lưu giữ, kiểm tra và lập thành biểu kèm báo cáo.</translation>
    </message>
    <message>
        <source>Data file: {path}</source>
        <translation>Tệp dữ liệu: {path}</translation>
    </message>
    <message>
        <source>MIT licence. Made with Qt {version} (LGPL 3).</source>
        <translation>Giấy phép MIT. Làm bằng Qt {version} (LGPL 3).</translation>
    </message>
    <message>
        <source>Provinces and communes: data of vietnamadminunits, © 2025 Tran Ngoc Minh Hieu (MIT licence).</source>
        <translation>Danh mục tỉnh, xã, phường, đặc khu: dữ liệu của vietnamadminunits, © 2025 Tran Ngoc Minh Hieu (giấy phép MIT).</translation>
    </message>
    <message>
        <source>build</source>
        <translation>bản dựng</translation>
    </message>
</context>
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Write why it may stay so.</source>
        <translation>Hãy ghi vì sao chỗ này để nguyên được.</translation>
    </message>
    <message>
        <source>Leave this place so</source>
        <translation>Để nguyên chỗ này</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>&amp;Why may it stay so? It is kept with your name and the time.</source>
        <translation>&amp;Vì sao để nguyên? Lý do được lưu cùng tên người dùng và thời gian.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Show &amp;all tasks again</source>
        <translation>Hiện lại &amp;mọi nhiệm vụ</translation>
    </message>
    <message>
        <source>&amp;Findings of the check</source>
        <translation>&amp;Phát hiện</translation>
    </message>
    <message>
        <source>L&amp;ist of findings...</source>
        <translation>&amp;Danh sách phát hiện...</translation>
    </message>
    <message>
        <source>Hist&amp;ory of the task</source>
        <translation>Lịch &amp;sử của nhiệm vụ</translation>
    </message>
    <message>
        <source>Last per&amp;iod</source>
        <translation>Kỳ t&amp;rước</translation>
    </message>
    <message>
        <source>L&amp;ock or unlock the report...</source>
        <translation>Chốt, mở chốt báo cá&amp;o...</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Chữ to hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Chữ &amp;nhỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>Cỡ chữ thường &amp;dùng</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Hướng dẫn</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>Next period</source>
        <translation>Lập kỳ sau</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Tệ&amp;p</translation>
    </message>
    <message>
        <source>&amp;Reports...</source>
        <translation>&amp;Danh sách báo cáo...</translation>
    </message>
    <message>
        <source>&amp;New report...</source>
        <translation>&amp;Lập báo cáo mới...</translation>
    </message>
    <message>
        <source>Open the &amp;sample report</source>
        <translation>&amp;Mở báo cáo mẫu</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>&amp;Nhập từ tệp...</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Xuất ra tệp...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Thoát</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Tìm t&amp;iếp</translation>
    </message>
    <message>
        <source>Find and r&amp;eplace...</source>
        <translation>Tìm &amp;và thay...</translation>
    </message>
    <message>
        <source>Between &amp;list and form</source>
        <translation>&amp;Chuyển giữa danh sách và nội dung</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>Nhiệ&amp;m vụ</translation>
    </message>
    <message>
        <source>&amp;Add task</source>
        <translation>&amp;Thêm nhiệm vụ</translation>
    </message>
    <message>
        <source>Du&amp;plicate task</source>
        <translation>&amp;Nhân đôi nhiệm vụ</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Chuyển &amp;lên</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Chuyển x&amp;uống</translation>
    </message>
    <message>
        <source>&amp;Move to another domain</source>
        <translation>Chuyển &amp;sang lĩnh vực khác</translation>
    </message>
    <message>
        <source>Re&amp;number the tasks</source>
        <translation>Đán&amp;h lại số thứ tự</translation>
    </message>
    <message>
        <source>Add d&amp;omain...</source>
        <translation>Thêm lĩnh &amp;vực...</translation>
    </message>
    <message>
        <source>&amp;Rename...</source>
        <translation>Đổ&amp;i tên...</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;About vqdesk</source>
        <translation>&amp;Giới thiệu vqdesk</translation>
    </message>
    <message>
        <source>Next &amp;period&apos;s report...</source>
        <translation>Lập báo cáo &amp;kỳ sau...</translation>
    </message>
    <message>
        <source>&amp;Compare with another period...</source>
        <translation>&amp;So sánh với kỳ khác...</translation>
    </message>
    <message>
        <source>Paste from &amp;Word/Excel</source>
        <translation>Dán từ &amp;Word/Excel</translation>
    </message>
    <message>
        <source>&amp;Check this PC...</source>
        <translation>&amp;Kiểm tra máy...</translation>
    </message>
    <message>
        <source>&amp;Copy as rows of a table</source>
        <translation>&amp;Chép thành dòng của bảng</translation>
    </message>
    <message>
        <source>How the &amp;annex looks...</source>
        <translation>Cách t&amp;rình bày biểu...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Xem trước</translation>
    </message>
    <message>
        <source>Prin&amp;t...</source>
        <translation>&amp;In...</translation>
    </message>
    <message>
        <source>Cop&amp;y the annex table</source>
        <translation>C&amp;hép cả biểu</translation>
    </message>
    <message>
        <source>Te&amp;xts that are not stored...</source>
        <translation>&amp;Chữ chưa lưu...</translation>
    </message>
    <message>
        <source>{keys} in the tree</source>
        <translation>{keys} trong cây</translation>
    </message>
    <message>
        <source>&amp;Changes...</source>
        <translation>Các tha&amp;y đổi...</translation>
    </message>
    <message>
        <source>Show &amp;hidden characters</source>
        <translation>Hiện &amp;ký tự ẩn</translation>
    </message>
    <message>
        <source>Su&amp;mmary...</source>
        <translation>Tổn&amp;g hợp...</translation>
    </message>
    <message>
        <source>Overview for the lea&amp;der...</source>
        <translation>Tổng &amp;quan cho lãnh đạo...</translation>
    </message>
    <message>
        <source>&amp;Status words...</source>
        <translation>Danh mục tình t&amp;rạng...</translation>
    </message>
    <message>
        <source>&amp;Which tasks are shown...</source>
        <translation>&amp;Lọc nhiệm vụ...</translation>
    </message>
    <message>
        <source>Tasks by &amp;deadline</source>
        <translation>Xếp theo &amp;thời hạn</translation>
    </message>
    <message>
        <source>Print the &amp;leader&apos;s copy...</source>
        <translation>In bản nội &amp;bộ...</translation>
    </message>
    <message>
        <source>Un&amp;its...</source>
        <translation>Đơ&amp;n vị...</translation>
    </message>
    <message>
        <source>Or&amp;ganisations...</source>
        <translation>Cơ &amp;quan...</translation>
    </message>
    <message>
        <source>Thin &amp;old changes...</source>
        <translation>Th&amp;u gọn các thay đổi cũ...</translation>
    </message>
    <message>
        <source>&amp;Backups...</source>
        <translation>Bản s&amp;ao lưu...</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>Kiểm tr&amp;a</translation>
    </message>
    <message>
        <source>&amp;Next place to look at</source>
        <translation>Phát hiện &amp;tiếp theo</translation>
    </message>
    <message>
        <source>Place &amp;before</source>
        <translation>Phát hiện t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Take the suggestion</source>
        <translation>&amp;Sửa theo gợi ý</translation>
    </message>
    <message>
        <source>Tick &amp;figures that are right</source>
        <translation>Đánh dấu số đún&amp;g</translation>
    </message>
    <message>
        <source>Who &amp;checked the report...</source>
        <translation>&amp;Xác nhận đã kiểm tra...</translation>
    </message>
    <message>
        <source>Write the &amp;review sheet...</source>
        <translation>Xuất &amp;phiếu rà soát...</translation>
    </message>
    <message>
        <source>Ch&amp;oose rules...</source>
        <translation>Chọn &amp;quy tắc...</translation>
    </message>
    <message>
        <source>&amp;Leave this place so, or question it again...</source>
        <translation>Để &amp;nguyên chỗ này, hoặc xem xét lại...</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Lư&amp;u</translation>
    </message>
    <message>
        <source>To what was &amp;just done</source>
        <translation>Đến việc vừa là&amp;m</translation>
    </message>
    <message>
        <source>Ne&amp;xt task</source>
        <translation>Nhiệm vụ &amp;kế tiếp</translation>
    </message>
    <message>
        <source>Task &amp;before</source>
        <translation>Nhiệ&amp;m vụ trước</translation>
    </message>
    <message>
        <source>Next &amp;task not assessed</source>
        <translation>Nhiệm vụ chưa đánh &amp;giá tiếp theo</translation>
    </message>
    <message>
        <source>&amp;Table of tasks</source>
        <translation>&amp;Bảng nhiệm vụ</translation>
    </message>
    <message>
        <source>Show the hin&amp;ts again</source>
        <translation>Hiện lại các gợ&amp;i ý</translation>
    </message>
</context>
<context>
    <name>BackgroundTask</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Xin chờ</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Đang dừng...</translation>
    </message>
</context>
<context>
    <name>BackupCommands</name>
    <message>
        <source>All data become again what they were before they were restored. What was done since is backed up first. Undo it?</source>
        <translation>Toàn bộ dữ liệu trở lại như trước khi khôi phục. Những gì làm từ đó đến nay được sao lưu trước. Hoàn tác?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>BackupModel</name>
    <message>
        <source>Made</source>
        <translation>Sao lưu lúc</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Dạng</translation>
    </message>
    <message>
        <source>Rehearsed</source>
        <translation>Mở thử</translation>
    </message>
</context>
<context>
    <name>BackupStatusButton</name>
    <message>
        <source>Show the backups (menu File)</source>
        <translation>Xem các bản sao lưu (menu Tệp)</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sao lưu ngay</translation>
    </message>
    <message>
        <source>&amp;Rehearse again</source>
        <translation>&amp;Mở thử lại</translation>
    </message>
    <message>
        <source>Re&amp;store...</source>
        <translation>&amp;Khôi phục...</translation>
    </message>
    <message>
        <source>From another &amp;file...</source>
        <translation>&amp;Từ tệp khác...</translation>
    </message>
    <message>
        <source>Backing up...</source>
        <translation>Đang sao lưu...</translation>
    </message>
    <message>
        <source>Rehearsing the backup...</source>
        <translation>Đang mở thử bản sao lưu...</translation>
    </message>
    <message>
        <source>Looking into the backup...</source>
        <translation>Đang xem bản sao lưu...</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Backups (*.vqd *.vqd.gz *.vqd.enc)</source>
        <translation>Bản sao lưu (*.vqd *.vqd.gz *.vqd.enc)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save to a fi&amp;le...</source>
        <translation>&amp;Lưu ra tệp...</translation>
    </message>
    <message>
        <source>Second &amp;place...</source>
        <translation>&amp;Nơi cất thứ hai...</translation>
    </message>
    <message>
        <source>Pass&amp;word...</source>
        <translation>Mật khẩ&amp;u...</translation>
    </message>
    <message>
        <source>Writing the backup...</source>
        <translation>Đang ghi bản sao lưu...</translation>
    </message>
    <message>
        <source>Save a backup to a file</source>
        <translation>Lưu bản sao ra tệp</translation>
    </message>
    <message>
        <source>Backups (*{ending})</source>
        <translation>Bản sao lưu (*{ending})</translation>
    </message>
    <message>
        <source>The file “{name}” is there already. Replace it?</source>
        <translation>Đã có tệp “{name}”. Thay bằng tệp mới?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
</context>
<context>
    <name>BeforeExport</name>
    <message>
        <source>Click a place, or press Enter on it: the export is left, and the window goes there.</source>
        <translation>Bấm vào một chỗ (hoặc nhấn Enter) thì thôi xuất và đến chỗ ấy.</translation>
    </message>
    <message>
        <source>What is open in the report</source>
        <translation>Những chỗ cần xem trước khi xuất</translation>
    </message>
    <message>
        <source>Go on checking</source>
        <translation>Kiểm tiếp</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>Dừng kiểm</translation>
    </message>
    <message>
        <source>Show the places</source>
        <translation>Xem từng chỗ</translation>
    </message>
    <message>
        <source>Hide the places</source>
        <translation>Thu gọn</translation>
    </message>
    <message>
        <source>{count} wrong</source>
        <translation>{count} chỗ sai</translation>
    </message>
    <message>
        <source>{count} doubtful</source>
        <translation>{count} chỗ nghi vấn</translation>
    </message>
    <message>
        <source>{count} suggestions</source>
        <translation>{count} góp ý</translation>
    </message>
    <message>
        <source>Open: {counts}.</source>
        <translation>Còn {counts}.</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Không còn chỗ nào phải xem lại.</translation>
    </message>
    <message>
        <source>Left so with a reason: {count}.</source>
        <translation>Đã chấp nhận để nguyên {count} chỗ.</translation>
    </message>
    <message>
        <source>It was edited after it was signed off.</source>
        <translation>Báo cáo đã được sửa sau khi xác nhận kiểm tra.</translation>
    </message>
    <message>
        <source>It can be exported all the same.</source>
        <translation>Xuất vẫn được.</translation>
    </message>
    <message>
        <source>The check was stopped: {done} of {count} tasks are checked.</source>
        <translation>Đã dừng kiểm: mới kiểm {done} trong {count} nhiệm vụ.</translation>
    </message>
    <message>
        <source>The report is being checked: {done} of {count} tasks. You need not wait for it.</source>
        <translation>Đang kiểm tra báo cáo: {done} trong {count} nhiệm vụ. Không phải chờ, xuất vẫn được.</translation>
    </message>
    <message>
        <source>Left so, with a reason</source>
        <translation>Đã chấp nhận để nguyên</translation>
    </message>
    <message>
        <source>... and {count} more; the list of findings has them all.</source>
        <translation>... và {count} chỗ khác; xem đủ ở Danh sách phát hiện.</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Xác nhận kiểm tra</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>Removed reports</source>
        <translation>Các báo cáo đã xóa</translation>
    </message>
    <message>
        <source>&amp;Take out...</source>
        <translation>&amp;Lấy lại...</translation>
    </message>
    <message>
        <source>Take the report “{name}” with its {count} tasks out of the bin?</source>
        <translation>Lấy báo cáo “{name}” ({count} nhiệm vụ) ra khỏi Thùng rác?</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>A removed report stays here for {days} days on which the program is used.</source>
        <translation>Báo cáo đã xóa nằm ở đây {days} ngày, chỉ tính những ngày có dùng chương trình.</translation>
    </message>
    <message>
        <source>Remove for &amp;good...</source>
        <translation>Xóa &amp;hẳn...</translation>
    </message>
    <message>
        <source>Remove the report “{name}” with its {count} tasks and all its changes for good? Nothing in the program brings it back; backups that were made before still hold it.</source>
        <translation>Xóa hẳn báo cáo “{name}” với {count} nhiệm vụ cùng mọi thay đổi của nó? Chương trình không lấy lại được nữa; các bản sao lưu có từ trước vẫn còn giữ báo cáo này.</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Xóa hẳn</translation>
    </message>
</context>
<context>
    <name>BinModel</name>
    <message>
        <source>Period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Xóa lúc</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người xóa</translation>
    </message>
    <message>
        <source>(no period)</source>
        <translation>(không ghi kỳ)</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Còn (ngày)</translation>
    </message>
</context>
<context>
    <name>CarryOverDialog</name>
    <message>
        <source>Next period&apos;s report</source>
        <translation>Lập báo cáo kỳ sau</translation>
    </message>
    <message>
        <source>Make the next period&apos;s report</source>
        <translation>Lập báo cáo kỳ sau</translation>
    </message>
    <message>
        <source>&amp;Copy last period&apos;s narratives</source>
        <translation>Ché&amp;p kết quả kỳ trước</translation>
    </message>
    <message>
        <source>Copy last period&apos;s &amp;evaluations, statuses and finished days</source>
        <translation>Chép &amp;mức độ, tình trạng, ngày hoàn thành kỳ trước</translation>
    </message>
    <message>
        <source>&amp;Leave out tasks that are done; those that recur stay</source>
        <translation>&amp;Bỏ những nhiệm vụ đã hoàn thành; việc định kỳ vẫn giữ</translation>
    </message>
    <message>
        <source>The new report takes over domains, units and tasks of “{period}”. Last period&apos;s narratives stay in sight beside the new ones.</source>
        <translation>Báo cáo mới lấy lĩnh vực, đơn vị và nhiệm vụ của “{period}”. Kết quả kỳ trước vẫn hiện bên cạnh khi viết kỳ sau.</translation>
    </message>
    <message>
        <source>&amp;Titles</source>
        <translation>&amp;Tiêu đề</translation>
    </message>
    <message>
        <source>Results&apos; &amp;heading</source>
        <translation>Tên &amp;cột kết quả</translation>
    </message>
    <message>
        <source>&amp;Attached line</source>
        <translation>&amp;Dòng kèm theo</translation>
    </message>
    <message>
        <source>This is the period of the open report; choose another one.</source>
        <translation>Đây là kỳ của báo cáo đang mở; hãy chọn kỳ khác.</translation>
    </message>
    <message>
        <source>O&amp;rganisation</source>
        <translation>Cơ &amp;quan</translation>
    </message>
    <message>
        <source>Notes and further columns that keep last period&apos;s texts; the others are left empty</source>
        <translation>Ghi chú, cột thêm giữ chữ của kỳ trước (có dấu chọn); cột khác để trống</translation>
    </message>
    <message>
        <source>The titles still name {periods}; see whether that goes with the next period.</source>
        <translation>Tiêu đề còn nói đến {periods}; hãy xem lại cho khớp với kỳ sau.</translation>
    </message>
    <message>
        <source>The attached line still has {texts}; see whether that is to be left open.</source>
        <translation>Dòng “(Kèm theo ...)” vẫn còn {texts}; hãy xem có phải số, ngày cần để trống không.</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Changes</source>
        <translation>Các thay đổi</translation>
    </message>
    <message>
        <source>Changes, the newest first</source>
        <translation>Các thay đổi, mới nhất trước</translation>
    </message>
    <message>
        <source>Of &amp;all reports</source>
        <translation>Của &amp;tất cả báo cáo</translation>
    </message>
    <message>
        <source>&amp;Take out...</source>
        <translation>&amp;Lấy lại...</translation>
    </message>
    <message>
        <source>&amp;Redo...</source>
        <translation>&amp;Làm lại...</translation>
    </message>
    <message>
        <source>&amp;Undo...</source>
        <translation>&amp;Hoàn tác...</translation>
    </message>
    <message>
        <source>Find among the changes</source>
        <translation>Tìm trong các thay đổi</translation>
    </message>
    <message>
        <source>Words of a change, with or without marks</source>
        <translation>Gõ vài từ của thay đổi, có dấu hay không dấu</translation>
    </message>
    <message>
        <source>No change tells of these words.</source>
        <translation>Không có thay đổi nào có các từ này.</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Tì&amp;m</translation>
    </message>
    <message>
        <source>Single changes are undone by Ctrl+Z, the last first; what made, updated or removed a whole report, replaced words in several, changed how annexes look, or put an organisation into the list, is undone here.</source>
        <translation>Từng thay đổi thì hoàn tác bằng Ctrl+Z, mới nhất trước; việc lập, cập nhật, xóa cả báo cáo, thay chữ trong nhiều báo cáo, đổi cách trình bày biểu, đưa cơ quan vào danh mục thì hoàn tác ở đây.</translation>
    </message>
</context>
<context>
    <name>CitationBox</name>
    <message>
        <source>Recognised documents: {count}</source>
        <translation>Văn bản nhận ra: {count}</translation>
    </message>
</context>
<context>
    <name>CitationList</name>
    <message>
        <source>Recognised documents</source>
        <translation>Văn bản nhận ra được</translation>
    </message>
</context>
<context>
    <name>CitationModel</name>
    <message>
        <source>not told</source>
        <translation>không ghi</translation>
    </message>
    <message>
        <source>Type: {type}</source>
        <translation>Loại văn bản: {type}</translation>
    </message>
    <message>
        <source>Number, symbol: {number}</source>
        <translation>Số, ký hiệu: {number}</translation>
    </message>
    <message>
        <source>Date: {date}</source>
        <translation>Ngày: {date}</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Not everything is stored</source>
        <translation>Chưa lưu hết chữ đã gõ</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Copy to another file...</source>
        <translation>Chép ra tệp khác...</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Đóng cửa sổ</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>The annex is issued &amp;alone and is signed</source>
        <translation>Biểu &amp;gửi riêng, có phần ký ở cuối</translation>
    </message>
    <message>
        <source>Re&amp;cipients, one a line</source>
        <translation>&amp;Nơi nhận, mỗi nơi một dòng</translation>
    </message>
    <message>
        <source>&amp;Place and date</source>
        <translation>Địa &amp;danh, ngày tháng</translation>
    </message>
    <message>
        <source>Authority and &amp;office, one a line</source>
        <translation>&amp;Quyền hạn, chức vụ, mỗi dòng một ý</translation>
    </message>
    <message>
        <source>&amp;Full name</source>
        <translation>&amp;Họ và tên người ký</translation>
    </message>
</context>
<context>
    <name>ColumnDialog</name>
    <message>
        <source>Add a column</source>
        <translation>Thêm cột</translation>
    </message>
    <message>
        <source>Change the column</source>
        <translation>Sửa cột</translation>
    </message>
    <message>
        <source>&amp;What it holds</source>
        <translation>&amp;Mục</translation>
    </message>
    <message>
        <source>&amp;Heading</source>
        <translation>&amp;Tiêu đề cột</translation>
    </message>
    <message>
        <source>&amp;Under the heading</source>
        <translation>Tiêu đề &amp;nhóm ở trên</translation>
    </message>
    <message>
        <source>&amp;Shown</source>
        <translation>&amp;Hiển thị</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Tiêu đề cột</translation>
    </message>
    <message>
        <source>Under the heading</source>
        <translation>Tiêu đề nhóm ở trên</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
</context>
<context>
    <name>ColumnsBox</name>
    <message>
        <source>Columns of the annex</source>
        <translation>Các cột của biểu</translation>
    </message>
    <message>
        <source>Add...</source>
        <translation>Thêm...</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Sửa...</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Ready lists...</source>
        <translation>Mẫu cột...</translation>
    </message>
    <message>
        <source>Keep as a list...</source>
        <translation>Giữ làm mẫu...</translation>
    </message>
    <message>
        <source>Who sees the column</source>
        <translation>Hiển thị cột</translation>
    </message>
    <message>
        <source>A hidden column keeps its texts; an internal one is on the leader&apos;s copy alone.</source>
        <translation>Cột ẩn vẫn giữ chữ; cột nội bộ chỉ có trong bản nội bộ cho lãnh đạo.</translation>
    </message>
    <message>
        <source>{count} tasks have a text in the column “{heading}”. Remove the column and these texts? To keep them, hide the column instead.</source>
        <translation>{count} nhiệm vụ có chữ ở cột “{heading}”. Bỏ cột cùng các chữ ấy? Muốn giữ chữ thì ẩn cột.</translation>
    </message>
    <message>
        <source>Remove with its texts</source>
        <translation>Bỏ cột và chữ</translation>
    </message>
</context>
<context>
    <name>ColumnsModel</name>
    <message>
        <source>Heading</source>
        <translation>Tiêu đề cột</translation>
    </message>
    <message>
        <source>Under the heading</source>
        <translation>Tiêu đề nhóm</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Mục</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Hiển thị</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Width, mm</source>
        <translation>Rộng (mm)</translation>
    </message>
    <message>
        <source>Set: {asked} mm of {whole}; the automatic columns share the other {rest}.</source>
        <translation>Đã đặt {asked} mm trong {whole} mm; các cột để tự động chia nhau {rest} mm còn lại.</translation>
    </message>
    <message>
        <source>Set: {asked} mm of {whole}; that does not fit, so that all columns are scaled.</source>
        <translation>Đã đặt {asked} mm trong {whole} mm nên không vừa; mọi cột sẽ được co giãn theo tỷ lệ.</translation>
    </message>
    <message>
        <source>The table is {whole} mm wide.</source>
        <translation>Cả bảng rộng {whole} mm.</translation>
    </message>
    <message>
        <source>Which columns this report has, their headings and order are changed on the report&apos;s own page. A column that is not checked here is hidden in new reports.</source>
        <translation>Có những cột nào, tiêu đề và thứ tự cột thì đổi ở trang của báo cáo. Cột không đánh dấu ở đây sẽ được ẩn khi lập báo cáo mới.</translation>
    </message>
    <message>
        <source>New reports show</source>
        <translation>Báo cáo mới hiện cột</translation>
    </message>
</context>
<context>
    <name>ComparisonCommands</name>
    <message>
        <source>There is no other report to compare with yet.</source>
        <translation>Chưa có báo cáo nào khác để so sánh.</translation>
    </message>
</context>
<context>
    <name>ComparedTasksModel</name>
    <message>
        <source>empty</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>added</source>
        <translation>thêm</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>bỏ</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Last period: {then}. This period: {now}.</source>
        <translation>Kỳ trước: {then}. Kỳ này: {now}.</translation>
    </message>
    <message>
        <source>&amp;Domains and units</source>
        <translation>&amp;Lĩnh vực và đơn vị</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Xuất ra tệp...</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Hiện</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>&amp;Nhiệm vụ</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Tất cả nhiệm vụ</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>So sánh &amp;với</translation>
    </message>
    <message>
        <source>Comparing...</source>
        <translation>Đang so sánh...</translation>
    </message>
    <message>
        <source>Comparison of {now} with {then}</source>
        <translation>So sánh {now} với {then}</translation>
    </message>
    <message>
        <source>Comparison with another period</source>
        <translation>So sánh với kỳ khác</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Bảng tính Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Xuất bảng so sánh</translation>
    </message>
    <message>
        <source>Sums of domains and units</source>
        <translation>Tổng hợp theo lĩnh vực và đơn vị</translation>
    </message>
    <message>
        <source>Tasks of both periods</source>
        <translation>Nhiệm vụ của hai kỳ</translation>
    </message>
    <message>
        <source>The comparison was written to “{path}”.</source>
        <translation>Đã ghi bảng so sánh ra “{path}”.</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Văn bản Word (*.docx)</translation>
    </message>
    <message>
        <source>Writing “{name}”...</source>
        <translation>Đang ghi “{name}”...</translation>
    </message>
</context>
<context>
    <name>DamagedStoreDialog</name>
    <message>
        <source>Damaged data file</source>
        <translation>Tệp dữ liệu bị hỏng</translation>
    </message>
    <message>
        <source>Whatever you choose, the damaged file is kept beside it under another name, unchanged.</source>
        <translation>Chọn cách nào thì tệp hỏng cũng được giữ nguyên ở cùng thư mục, dưới tên khác.</translation>
    </message>
    <message>
        <source>&amp;Use what was salvaged</source>
        <translation>&amp;Dùng phần cứu được</translation>
    </message>
    <message>
        <source>&amp;Restore the backup</source>
        <translation>&amp;Khôi phục bản sao lưu</translation>
    </message>
    <message>
        <source>&amp;Open it to look</source>
        <translation>&amp;Mở để xem</translation>
    </message>
    <message>
        <source>Other &amp;file...</source>
        <translation>&amp;Tệp khác...</translation>
    </message>
    <message>
        <source>What could be &amp;salvaged from it:</source>
        <translation>&amp;Cứu được từ tệp hỏng:</translation>
    </message>
    <message>
        <source>What could be salvaged</source>
        <translation>Cứu được từ tệp hỏng</translation>
    </message>
    <message>
        <source>There is no backup beside it.</source>
        <translation>Không có bản sao lưu nào ở bên cạnh.</translation>
    </message>
    <message>
        <source>&amp;Backups beside it, the newest first:</source>
        <translation>&amp;Bản sao lưu ở bên cạnh, mới nhất ở trên:</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>Choose a day in the calendar (F4)</source>
        <translation>Chọn ngày trong lịch (F4)</translation>
    </message>
</context>
<context>
    <name>DayPopup</name>
    <message>
        <source>Calendar</source>
        <translation>Lịch</translation>
    </message>
</context>
<context>
    <name>DeadlineView</name>
    <message>
        <source>&amp;Just a slip</source>
        <translation>&amp;Chỉ là sửa lỗi</translation>
    </message>
    <message>
        <source>The deadline was not moved, only corrected: in time counts against the new day.</source>
        <translation>Thời hạn không dời, chỉ sửa chỗ ghi sai: đúng hạn hay quá hạn tính theo ngày mới.</translation>
    </message>
</context>
<context>
    <name>DeedsModel</name>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ai</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>(đã xóa)</translation>
    </message>
</context>
<context>
    <name>DepartmentBoxes</name>
    <message>
        <source>Put into the list of units</source>
        <translation>Đưa vào danh mục đơn vị</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close this without what you have typed here?</source>
        <translation>Đóng và bỏ những gì vừa gõ, vừa chọn ở đây?</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Đóng và bỏ</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Khôi phục thì</translation>
    </message>
    <message>
        <source>(no period)</source>
        <translation>(chưa có kỳ)</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>Trong bản sao</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện nay</translation>
    </message>
    <message>
        <source>{count} tasks</source>
        <translation>{count} nhiệm vụ</translation>
    </message>
</context>
<context>
    <name>DomainDialog</name>
    <message>
        <source>N&amp;umeral</source>
        <translation>&amp;Số thứ tự</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên lĩnh vực</translation>
    </message>
</context>
<context>
    <name>DomainForm</name>
    <message>
        <source>N&amp;umeral</source>
        <translation>Số &amp;thứ tự</translation>
    </message>
    <message>
        <source>Name of the &amp;domain</source>
        <translation>Tên &amp;lĩnh vực</translation>
    </message>
</context>
<context>
    <name>DraftModel</name>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
</context>
<context>
    <name>DueBar</name>
    <message>
        <source>Show what is late</source>
        <translation>Xem việc quá hạn</translation>
    </message>
    <message>
        <source>Show what is due</source>
        <translation>Xem việc đến hạn</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>EmptyStates</name>
    <message>
        <source>Begin with three questions...</source>
        <translation>Bắt đầu bằng ba câu hỏi...</translation>
    </message>
    <message>
        <source>This report has no task yet.</source>
        <translation>Báo cáo này chưa có nhiệm vụ nào.</translation>
    </message>
    <message>
        <source>There is no report yet.</source>
        <translation>Chưa có báo cáo nào.</translation>
    </message>
    <message>
        <source>No report is open.</source>
        <translation>Chưa mở báo cáo nào.</translation>
    </message>
</context>
<context>
    <name>EvaluationView</name>
    <message>
        <source>words, no percentage</source>
        <translation>đánh giá bằng lời</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>chưa đánh giá</translation>
    </message>
</context>
<context>
    <name>ExportBackupDialog</name>
    <message>
        <source>Save a backup to a file</source>
        <translation>Lưu bản sao ra tệp</translation>
    </message>
    <message>
        <source>Choose the file...</source>
        <translation>Chọn tệp...</translation>
    </message>
    <message>
        <source>&amp;Without a password: whoever gets the file can read it</source>
        <translation>&amp;Không có mật khẩu: ai có tệp cũng đọc được</translation>
    </message>
    <message>
        <source>With the password of the other &amp;backups</source>
        <translation>&amp;Dùng mật khẩu của các bản sao lưu</translation>
    </message>
    <message>
        <source>With a password of i&amp;ts own:</source>
        <translation>Đặt mật khẩu &amp;riêng cho tệp này:</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Copying...</source>
        <translation>Đang chép...</translation>
    </message>
    <message>
        <source>Nothing was written: the file that is there stays.</source>
        <translation>Chưa ghi gì: tệp đã có vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Take them off and write</source>
        <translation>Bỏ các phần ấy rồi ghi</translation>
    </message>
    <message>
        <source>The file “{name}” is there already. Replace it?</source>
        <translation>Đã có tệp “{name}”. Thay bằng tệp mới?</translation>
    </message>
    <message>
        <source>The report was written to “{path}”.</source>
        <translation>Đã ghi báo cáo vào “{path}”.</translation>
    </message>
    <message>
        <source>Writing “{name}”...</source>
        <translation>Đang ghi “{name}”...</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the report</source>
        <translation>Xuất báo cáo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>&amp;Choose...</source>
        <translation>&amp;Chọn...</translation>
    </message>
    <message>
        <source>For &amp;paper: number, symbol and date as typed</source>
        <translation>Bản &amp;giấy: giữ nguyên số, ký hiệu, ngày đã ghi</translation>
    </message>
    <message>
        <source>&amp;Electronic: number, symbol and date become dots</source>
        <translation>Bản đ&amp;iện tử: số, ký hiệu, ngày thay bằng dấu chấm</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>&amp;Tên tệp</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Thư &amp;mục</translation>
    </message>
    <message>
        <source>The whole report</source>
        <translation>Toàn bộ báo cáo</translation>
    </message>
    <message>
        <source>File &amp;kind</source>
        <translation>&amp;Loại tệp</translation>
    </message>
    <message>
        <source>&amp;What goes out</source>
        <translation>&amp;Phạm vi xuất</translation>
    </message>
    <message>
        <source>(domain without a name)</source>
        <translation>(lĩnh vực chưa có tên)</translation>
    </message>
    <message>
        <source>Domain: {name}</source>
        <translation>Lĩnh vực: {name}</translation>
    </message>
    <message>
        <source>Unit: {name}</source>
        <translation>Đơn vị: {name}</translation>
    </message>
    <message>
        <source>The attached line still has {texts}; see whether that is to be left open.</source>
        <translation>Dòng “(Kèm theo ...)” vẫn còn {texts}; hãy xem có phải số, ngày cần để trống không.</translation>
    </message>
    <message>
        <source>&amp;Issued copy: nothing internal</source>
        <translation>Bản phát &amp;hành: không có cột nội bộ</translation>
    </message>
    <message>
        <source>&amp;Leader&apos;s copy: internal columns last, marked “Bản nội bộ”</source>
        <translation>Bản nội &amp;bộ cho lãnh đạo: cột nội bộ ở cuối, in chìm chữ “Bản nội bộ”</translation>
    </message>
    <message>
        <source>Left out as internal: {columns}.</source>
        <translation>Không xuất cột nội bộ: {columns}.</translation>
    </message>
</context>
<context>
    <name>FileIcons</name>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation>Tìm (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Results: {count}</source>
        <translation>Kết quả: {count}</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Không tìm thấy.</translation>
    </message>
    <message>
        <source>That was the last result in this report. Go on in the report “{name}”?</source>
        <translation>Hết kết quả trong báo cáo này. Tìm tiếp ở báo cáo “{name}”?</translation>
    </message>
    <message>
        <source>Nothing was found in this report. Go on in the report “{name}”?</source>
        <translation>Không thấy trong báo cáo này. Tìm tiếp ở báo cáo “{name}”?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tìm tiếp</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Thôi tìm</translation>
    </message>
</context>
<context>
    <name>FindingBar</name>
    <message>
        <source>Suggestion</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Take it (Ctrl+F7)</source>
        <translation>Sửa theo gợi ý (Ctrl+F7)</translation>
    </message>
    <message>
        <source>Leave it so... (Shift+F7)</source>
        <translation>Để nguyên... (Shift+F7)</translation>
    </message>
    <message>
        <source>Next (Alt+F7)</source>
        <translation>Tiếp theo (Alt+F7)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Put into “{field}” (Ctrl+F7)</source>
        <translation>Ghi vào cột “{field}” (Ctrl+F7)</translation>
    </message>
    <message>
        <source>Question it again (Shift+F7)</source>
        <translation>Xem xét lại (Shift+F7)</translation>
    </message>
</context>
<context>
    <name>FindingCommands</name>
    <message>
        <source>Nothing to look at was found in this report so far.</source>
        <translation>Đến lúc này chưa phát hiện chỗ nào cần xem lại trong báo cáo.</translation>
    </message>
    <message>
        <source>These words were just edited; they are being checked again.</source>
        <translation>Chỗ này vừa được sửa, đang kiểm tra lại.</translation>
    </message>
    <message>
        <source>Something stands in “{field}” by now; nothing was written there.</source>
        <translation>Ô “{field}” đã có nội dung nên chưa ghi gì vào đó.</translation>
    </message>
    <message>
        <source>It is in “{field}”, for which this annex has no column: “{words}”.</source>
        <translation>Chỗ này ở mục “{field}” mà biểu không có cột: “{words}”.</translation>
    </message>
    <message>
        <source>Put the cursor into a marked place, or press Alt+F7 to go to the next one.</source>
        <translation>Hãy đặt con trỏ vào chỗ được đánh dấu, hoặc nhấn Alt+F7 để đến phát hiện tiếp theo.</translation>
    </message>
</context>
<context>
    <name>FindingsDialog</name>
    <message>
        <source>What the check found</source>
        <translation>Danh sách phát hiện</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Hiện</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Nội dung</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>Đơn &amp;vị</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>Đến &amp;chỗ này</translation>
    </message>
    <message>
        <source>&amp;Question again</source>
        <translation>&amp;Xem xét lại</translation>
    </message>
    <message>
        <source>Everything that is open</source>
        <translation>Tất cả những chỗ cần xem</translation>
    </message>
    <message>
        <source>What was left so, with reasons</source>
        <translation>Những chỗ đã để nguyên, có lý do</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>The task&apos;s row</source>
        <translation>Dòng nhiệm vụ</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>So với kỳ trước</translation>
    </message>
    <message>
        <source>References to documents</source>
        <translation>Văn bản viện dẫn</translation>
    </message>
    <message>
        <source>Names of units and places</source>
        <translation>Tên đơn vị, địa danh</translation>
    </message>
    <message>
        <source>Words and signs</source>
        <translation>Câu chữ</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>Tất cả đơn vị</translation>
    </message>
    <message>
        <source>Open: {open}. Left so with a reason: {accepted}.</source>
        <translation>Cần xem: {open}. Đã để nguyên, có lý do: {accepted}.</translation>
    </message>
    <message>
        <source>The check is still going on.</source>
        <translation>Đang kiểm tra tiếp.</translation>
    </message>
    <message>
        <source>Nothing is listed.</source>
        <translation>Không có chỗ nào.</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Kind</source>
        <translation>Mức</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>STT</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Chữ đang ghi</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Cần xem lại</translation>
    </message>
    <message>
        <source>{field} (no column of this annex)</source>
        <translation>{field} (biểu không có cột này)</translation>
    </message>
</context>
<context>
    <name>FirstRunCommands</name>
    <message>
        <source>The file covers {own}, not {chosen}: “Next period” in the toolbar makes the report of another period from it.</source>
        <translation>Tệp là báo cáo {own}, không phải {chosen}: bấm “Lập kỳ sau” trên thanh công cụ để lập báo cáo kỳ khác từ báo cáo này.</translation>
    </message>
</context>
<context>
    <name>FirstStartDialog</name>
    <message>
        <source>Welcome to vqdesk</source>
        <translation>Chào mừng đến với vqdesk</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Bắt đầu</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>A &amp;file that you have, from Word or Excel</source>
        <translation>Một &amp;tệp đã có (Word, Excel…)</translation>
    </message>
    <message>
        <source>An &amp;empty report</source>
        <translation>Báo cáo t&amp;rống</translation>
    </message>
    <message>
        <source>The &amp;sample report, to look around in</source>
        <translation>Báo cáo &amp;mẫu, để xem thử</translation>
    </message>
    <message>
        <source>Ch&amp;oose...</source>
        <translation>C&amp;họn...</translation>
    </message>
    <message>
        <source>Three questions; Enter goes to the next one. Each may be left as it is, and all can be changed later.</source>
        <translation>Ba câu hỏi, Enter để sang câu sau. Câu nào cũng có thể bỏ qua, và sau này đều sửa lại được.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>It may also be dropped here.</source>
        <translation>Cũng có thể kéo tệp thả vào đây.</translation>
    </message>
    <message>
        <source>Or get back:</source>
        <translation>Hoặc lấy lại:</translation>
    </message>
    <message>
        <source>From a bac&amp;kup...</source>
        <translation>Từ bản &amp;sao lưu...</translation>
    </message>
    <message>
        <source>From the b&amp;in ({count})...</source>
        <translation>Từ thùn&amp;g rác ({count})...</translation>
    </message>
    <message>
        <source>1. &amp;Whose report is it?</source>
        <translation>1. Báo cáo của &amp;cơ quan nào?</translation>
    </message>
    <message>
        <source>2. Which &amp;period does it cover?</source>
        <translation>2. Báo cáo &amp;kỳ nào?</translation>
    </message>
    <message>
        <source>3. What does it begin with?</source>
        <translation>3. Bắt đầu từ đâu?</translation>
    </message>
</context>
<context>
    <name>ForeignDialog</name>
    <message>
        <source>Parts of the template that come from elsewhere</source>
        <translation>Những phần lấy từ nơi khác trong mẫu</translation>
    </message>
    <message>
        <source>“{name}” has parts that come from elsewhere or act by themselves when the file is opened. Without them it can be the template: the text that is shown stays, a picture that is not in the file goes. Your own file stays as it is.</source>
        <translation>Tệp “{name}” có những phần lấy từ nơi khác hoặc tự hoạt động khi mở tệp. Bỏ các phần ấy thì dùng được làm mẫu: chữ đang hiện được giữ lại, hình không nằm trong tệp thì mất. Tệp gốc không bị thay đổi.</translation>
    </message>
    <message>
        <source>&amp;Take them off</source>
        <translation>&amp;Bỏ các phần này</translation>
    </message>
    <message>
        <source>Choose &amp;another file...</source>
        <translation>Chọn &amp;tệp khác...</translation>
    </message>
</context>
<context>
    <name>ForeignModel</name>
    <message>
        <source>What it is</source>
        <translation>Là gì</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>What it leads to or says</source>
        <translation>Dẫn tới đâu hoặc ghi gì</translation>
    </message>
</context>
<context>
    <name>FormMarks</name>
    <message>
        <source>Right: {computation}</source>
        <translation>Đúng: {computation}</translation>
    </message>
</context>
<context>
    <name>FormerView</name>
    <message>
        <source>Put last period&apos;s narrative into the new one</source>
        <translation>Chép kết quả kỳ trước xuống cuối kết quả kỳ này</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>chưa đánh giá</translation>
    </message>
    <message>
        <source>What was reported in the period before: {name}</source>
        <translation>Kết quả kỳ trước: {name}</translation>
    </message>
    <message>
        <source>Copy &amp;below the result</source>
        <translation>Chép xuống &amp;cuối kết quả</translation>
    </message>
    <message>
        <source>Period before ({name}), evaluation: {evaluation}</source>
        <translation>Kỳ trước ({name}), mức độ: {evaluation}</translation>
    </message>
    <message>
        <source>Period before, evaluation: {evaluation}</source>
        <translation>Kỳ trước, mức độ: {evaluation}</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>No more hints</source>
        <translation>Không hiện gợi ý nữa</translation>
    </message>
    <message>
        <source>{next} goes to the next task and {open} to the next one that is not assessed, also while you type.</source>
        <translation>Đang gõ vẫn dùng được: {next} sang nhiệm vụ sau, {open} sang nhiệm vụ chưa đánh giá kế tiếp.</translation>
    </message>
    <message>
        <source>{table} shows the whole annex as a table, to be filled in and pasted into as in Excel.</source>
        <translation>{table} mở cả biểu thành một bảng, điền và dán vào như trong Excel.</translation>
    </message>
    <message>
        <source>{find} searches all reports; words without their marks are found, too.</source>
        <translation>{find} tìm trong mọi báo cáo; gõ không dấu cũng tìm được.</translation>
    </message>
    <message>
        <source>Hint: {hint}</source>
        <translation>Gợi ý: {hint}</translation>
    </message>
    <message>
        <source>What you type is stored at once. {undo} takes it back step by step, also the next day.</source>
        <translation>Chữ gõ vào được lưu ngay. {undo} lấy lại từng bước, kể cả hôm sau.</translation>
    </message>
    <message>
        <source>All tasks are assessed. {carry} makes the next period&apos;s report from this one.</source>
        <translation>Mọi nhiệm vụ đã đánh giá xong. {carry} lập báo cáo kỳ sau từ báo cáo này.</translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message>
        <source>Undo this: {what}? The register is as before it; the reports&apos; texts stay.</source>
        <translation>Hoàn tác: {what}? Danh mục trở lại như trước; chữ trong các báo cáo giữ nguyên.</translation>
    </message>
    <message>
        <source>Bin...</source>
        <translation>Thùng rác...</translation>
    </message>
    <message>
        <source>Into the bin</source>
        <translation>Đưa vào Thùng rác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Take the report “{name}” with its {count} tasks out of the bin?</source>
        <translation>Lấy báo cáo “{name}” ({count} nhiệm vụ) ra khỏi Thùng rác?</translation>
    </message>
    <message>
        <source>The report “{name}” becomes what it was before it was updated from a file. Undo it?</source>
        <translation>Báo cáo “{name}” sẽ trở lại như trước khi cập nhật từ tệp. Hoàn tác?</translation>
    </message>
    <message>
        <source>The report “{name}” becomes what it was before it was updated from a file; changes made since, which go with it: {later}. Undo it?</source>
        <translation>Báo cáo “{name}” sẽ trở lại như trước khi cập nhật từ tệp; {later} thay đổi làm sau đó cũng mất theo. Hoàn tác?</translation>
    </message>
    <message>
        <source>The report “{name}” with its {count} tasks, and all that was changed in it, goes into the bin. Undo it?</source>
        <translation>Báo cáo “{name}” ({count} nhiệm vụ) cùng mọi thay đổi trong đó sẽ vào Thùng rác. Hoàn tác?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Update the report “{name}” from the file again?</source>
        <translation>Cập nhật lại báo cáo “{name}” từ tệp?</translation>
    </message>
    <message>
        <source>what was typed</source>
        <translation>chữ vừa gõ</translation>
    </message>
    <message>
        <source>Do this again: {what}?</source>
        <translation>Làm lại việc này: {what}?</translation>
    </message>
    <message>
        <source>Undo this: {what}? What was edited there since stays as it is.</source>
        <translation>Hoàn tác việc này: {what}? Chỗ nào đã sửa lại sau đó thì giữ nguyên.</translation>
    </message>
    <message>
        <source>Undo this: {what}? The annexes look again as before it.</source>
        <translation>Hoàn tác việc này: {what}? Biểu sẽ trở lại cách trình bày trước đó.</translation>
    </message>
    <message>
        <source>Undo this: {what}? The annexes look again as before it; changes of the look made since go with it: {later}.</source>
        <translation>Hoàn tác việc này: {what}? Biểu sẽ trở lại cách trình bày trước đó; các lần đổi sau đó cũng hoàn tác theo: {later}.</translation>
    </message>
    <message>
        <source>Thin the changes that are older than a year? Of each text one change a day is left, with the text before and after that day; the reports stay as they are. This cannot be undone.</source>
        <translation>Thu gọn các thay đổi đã quá một năm? Mỗi nội dung của mỗi ngày chỉ còn một thay đổi, gồm chữ trước và chữ sau ngày ấy; các báo cáo vẫn giữ nguyên. Việc này không hoàn tác được.</translation>
    </message>
    <message>
        <source>Thin out</source>
        <translation>Thu gọn</translation>
    </message>
    <message>
        <source>Undo this: {what}? The organisation and the units that came then leave the lists; the reports&apos; texts stay.</source>
        <translation>Hoàn tác việc này: {what}? Cơ quan và các đơn vị được đưa vào lúc đó ra khỏi danh mục; chữ trong các báo cáo giữ nguyên.</translation>
    </message>
    <message>
        <source>Undo this: {what}? The organisation and the units that came then leave the lists; the reports&apos; texts stay. What was done to them since goes with it: {later}.</source>
        <translation>Hoàn tác việc này: {what}? Cơ quan và các đơn vị được đưa vào lúc đó ra khỏi danh mục; chữ trong các báo cáo giữ nguyên. Các thay đổi sau đó của cơ quan, đơn vị ấy cũng hoàn tác theo: {later}.</translation>
    </message>
    <message>
        <source>The {count} reports that came with it go into the bin. Undo it?</source>
        <translation>{count} báo cáo vừa thêm sẽ vào Thùng rác. Hoàn tác?</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Tiến tới</translation>
    </message>
    <message>
        <source>Find in the guide (Ctrl+F)</source>
        <translation>Tìm trong sách (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>Tìm trong sách</translation>
    </message>
    <message>
        <source>Places found: {count}</source>
        <translation>Tìm thấy ở {count} chỗ</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Không tìm thấy.</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Page of the guide</source>
        <translation>Trang hướng dẫn</translation>
    </message>
</context>
<context>
    <name>ContentsTree</name>
    <message>
        <source>Contents of the guide</source>
        <translation>Mục lục của sách</translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>(no longer there)</source>
        <translation>(không còn nữa)</translation>
    </message>
</context>
<context>
    <name>ImportColumnsPage</name>
    <message>
        <source>This file says itself what its columns are.</source>
        <translation>Tệp này đã tự ghi rõ các cột.</translation>
    </message>
    <message>
        <source>What each column of the file is taken for:</source>
        <translation>Mỗi cột của tệp được hiểu là:</translation>
    </message>
    <message>
        <source>Take for: {name}</source>
        <translation>Đổi thành: {name}</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Annexes ({endings})</source>
        <translation>Biểu ({endings})</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập từ tệp</translation>
    </message>
    <message>
        <source>Nothing is copied yet: choose the table in Word or Excel and copy it.</source>
        <translation>Chưa có gì được sao chép; hãy chọn bảng trong Word hoặc Excel rồi sao chép.</translation>
    </message>
    <message>
        <source>Reading “{name}”...</source>
        <translation>Đang đọc “{name}”...</translation>
    </message>
    <message>
        <source>Replace the report by the file</source>
        <translation>Thay báo cáo bằng tệp</translation>
    </message>
    <message>
        <source>Storing the report...</source>
        <translation>Đang lưu báo cáo...</translation>
    </message>
    <message>
        <source>The report “{name}” is here already but differs from the file. Replace it by what is in the file?</source>
        <translation>Báo cáo “{name}” đã có trong máy nhưng nội dung khác với tệp. Thay bằng nội dung của tệp?</translation>
    </message>
    <message>
        <source>The report “{name}” is here already, and the file says of it “{told}”. Replace its tasks by those of the file? Its period, organisation and titles stay.</source>
        <translation>Báo cáo “{name}” đã có trong máy, tệp thì ghi “{told}”. Thay các nhiệm vụ bằng nhiệm vụ của tệp? Kỳ, cơ quan và tiêu đề của báo cáo giữ nguyên.</translation>
    </message>
    <message>
        <source>What is copied has no annex: choose the whole table with its headings in Word or Excel, copy it and paste again.</source>
        <translation>Nội dung đã sao chép không có biểu nhiệm vụ; hãy chọn cả bảng, gồm hàng tên cột, trong Word hoặc Excel rồi sao chép và dán lại.</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>nội dung đã sao chép</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>The page before says {answered}, the file {own}: the report will be of {own}, unless you choose another period below.</source>
        <translation>Trang trước ghi {answered}, tệp ghi {own}: báo cáo sẽ là {own}, trừ khi chọn kỳ khác ở dưới.</translation>
    </message>
    <message>
        <source>The page before says {answered}, the file {own}: the report will be of {own}.</source>
        <translation>Trang trước ghi {answered}, tệp ghi {own}: báo cáo sẽ là của {own}.</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Cột</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Nhập</translation>
    </message>
    <message>
        <source>&amp;Matches ({count})</source>
        <translation>Ghép nhiệ&amp;m vụ ({count})</translation>
    </message>
    <message>
        <source>&amp;What was done ({count})</source>
        <translation>Những chỗ đã &amp;xử lý ({count})</translation>
    </message>
    <message>
        <source>A new report</source>
        <translation>Báo cáo mới</translation>
    </message>
    <message>
        <source>A task of the report was chosen twice; choose another one under “Matches”.</source>
        <translation>Một nhiệm vụ của báo cáo được chọn hai lần; hãy chọn lại ở thẻ “Ghép nhiệm vụ”.</translation>
    </message>
    <message>
        <source>Anne&amp;xes in the file</source>
        <translation>&amp;Biểu trong tệp</translation>
    </message>
    <message>
        <source>Annexes in the file</source>
        <translation>Các biểu trong tệp</translation>
    </message>
    <message>
        <source>Bring up to date, of the same period: {report}</source>
        <translation>Cập nhật cho báo cáo cùng kỳ: {report}</translation>
    </message>
    <message>
        <source>Bring up to date: {report}</source>
        <translation>Cập nhật cho: {report}</translation>
    </message>
    <message>
        <source>Choose the annex to import.</source>
        <translation>Hãy chọn biểu cần nhập.</translation>
    </message>
    <message>
        <source>Hidden: {title}</source>
        <translation>Ẩn: {title}</translation>
    </message>
    <message>
        <source>Import in&amp;to</source>
        <translation>Nhậ&amp;p vào</translation>
    </message>
    <message>
        <source>Import “{name}”</source>
        <translation>Nhập “{name}”</translation>
    </message>
    <message>
        <source>Keep as ordinary text</source>
        <translation>Giữ như chữ thường</translation>
    </message>
    <message>
        <source>Leave out, and tell where it stood</source>
        <translation>Bỏ và kể lại từng chỗ</translation>
    </message>
    <message>
        <source>O&amp;rganisation</source>
        <translation>Cơ &amp;quan</translation>
    </message>
    <message>
        <source>Reading “{name}”...</source>
        <translation>Đang đọc “{name}”...</translation>
    </message>
    <message>
        <source>Say below whether the file belongs to the report that is chosen.</source>
        <translation>Hãy chọn ở dưới: tệp có đúng là của báo cáo được cập nhật không.</translation>
    </message>
    <message>
        <source>Str&amp;uck-out text</source>
        <translation>Chữ gạc&amp;h ngang</translation>
    </message>
    <message>
        <source>Ta&amp;sks</source>
        <translation>Nhiệm &amp;vụ</translation>
    </message>
    <message>
        <source>The annex has no task yet; choose a file in which the tasks are filled in.</source>
        <translation>Biểu chưa có nhiệm vụ nào; hãy chọn tệp đã điền nội dung nhiệm vụ.</translation>
    </message>
    <message>
        <source>The file does not say its period; choose the period and the year.</source>
        <translation>Tệp không ghi kỳ báo cáo; hãy chọn kỳ báo cáo và năm.</translation>
    </message>
    <message>
        <source>The file has {count} annexes, {marked} marked: only what is marked is imported.</source>
        <translation>Tệp có {count} biểu, đang đánh dấu {marked} biểu: chỉ biểu được đánh dấu mới được nhập.</translation>
    </message>
    <message>
        <source>The titles name {periods}; choose the period that the report is about.</source>
        <translation>Tiêu đề nói đến {periods}; hãy chọn kỳ của báo cáo này.</translation>
    </message>
    <message>
        <source>There is a report of this period already: {report}; the file will be a second one, unless you choose at “Import into” to bring that one up to date.</source>
        <translation>Đã có báo cáo kỳ này: {report}; tệp sẽ thành một báo cáo nữa, muốn cập nhật báo cáo ấy thì chọn ở ô “Nhập vào”.</translation>
    </message>
    <message>
        <source>This annex does not say its period; choose the period and the year.</source>
        <translation>Biểu này không ghi kỳ báo cáo; hãy chọn kỳ báo cáo và năm.</translation>
    </message>
    <message>
        <source>{count} cells or rows are struck out whole: choose at “Struck-out text” to keep them or not.</source>
        <translation>Có {count} ô hoặc hàng bị gạch ngang toàn bộ: hãy chọn giữ hay bỏ ở ô “Chữ gạch ngang”.</translation>
    </message>
    <message>
        <source>{count} formulas have no result, or perhaps an old one: open the file in Excel, save it, import it again.</source>
        <translation>{count} công thức chưa có kết quả hoặc kết quả có thể đã cũ: hãy mở tệp bằng Excel, lưu lại rồi nhập lại.</translation>
    </message>
    <message>
        <source>{count} places are worth a look; see “What was done”.</source>
        <translation>Có {count} chỗ nên xem lại ở thẻ “Những chỗ đã xử lý”.</translation>
    </message>
    <message>
        <source>{domains} domains, {tasks} tasks</source>
        <translation>{domains} lĩnh vực, {tasks} nhiệm vụ</translation>
    </message>
    <message>
        <source>“{title}” does not say which period it reports on; choose it and its period.</source>
        <translation>“{title}” không ghi kỳ báo cáo; hãy chọn biểu đó rồi chọn kỳ.</translation>
    </message>
    <message>
        <source>“{title}” has no task yet; take its mark off, or choose another file.</source>
        <translation>Biểu “{title}” chưa có nhiệm vụ nào; hãy bỏ dấu chọn của biểu này, hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>The titles still name {periods}; see whether that goes with the chosen period.</source>
        <translation>Tiêu đề còn ghi {periods}; hãy xem có hợp với kỳ đã chọn không.</translation>
    </message>
</context>
<context>
    <name>ImportLogModel</name>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Đã xử lý</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>KeepPresetDialog</name>
    <message>
        <source>Write a name for the list.</source>
        <translation>Hãy đặt tên cho mẫu cột.</translation>
    </message>
    <message>
        <source>Keep the columns as a list</source>
        <translation>Giữ các cột làm mẫu</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ</translation>
    </message>
    <message>
        <source>&amp;Name of the list</source>
        <translation>&amp;Tên mẫu</translation>
    </message>
    <message>
        <source>There is a list of this name; the new one takes its place.</source>
        <translation>Đã có mẫu tên này; mẫu mới sẽ thay mẫu ấy.</translation>
    </message>
</context>
<context>
    <name>LeftTextsDialog</name>
    <message>
        <source>Typed and not stored</source>
        <translation>Chữ đã gõ mà chưa lưu được</translation>
    </message>
    <message>
        <source>Texts that are not stored</source>
        <translation>Các đoạn chữ chưa lưu</translation>
    </message>
    <message>
        <source>What was typed</source>
        <translation>Chữ đã gõ</translation>
    </message>
    <message>
        <source>What is in the report now</source>
        <translation>Chữ đang có trong báo cáo</translation>
    </message>
    <message>
        <source>&amp;Put in</source>
        <translation>Đư&amp;a vào</translation>
    </message>
    <message>
        <source>&amp;Copy to another file...</source>
        <translation>&amp;Chép ra tệp khác...</translation>
    </message>
    <message>
        <source>&amp;Throw away</source>
        <translation>&amp;Bỏ</translation>
    </message>
    <message>
        <source>Throw this text away for good?</source>
        <translation>Bỏ hẳn đoạn chữ này?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Để &amp;sau</translation>
    </message>
</context>
<context>
    <name>LegacyOffer</name>
    <message>
        <source>Turn into Unicode</source>
        <translation>Đổi sang Unicode</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>This text seems to be in the old encoding {charset}; in Unicode: “{text}”.</source>
        <translation>Chữ này có vẻ theo bảng mã cũ {charset}; đổi sang Unicode thì thành: “{text}”.</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Enter goes to the next field, Shift+Enter starts a new line.</source>
        <translation>Enter: sang ô tiếp theo. Shift+Enter: xuống dòng.</translation>
    </message>
</context>
<context>
    <name>ListEditor</name>
    <message>
        <source>Show the whole list (F4)</source>
        <translation>Hiện cả danh sách (F4)</translation>
    </message>
</context>
<context>
    <name>ListWithText</name>
    <message>
        <source>Tasks</source>
        <translation>Các nhiệm vụ</translation>
    </message>
    <message>
        <source>Whole text of the chosen row</source>
        <translation>Toàn bộ chữ của dòng đang chọn</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Local: titles as typed</source>
        <translation>Theo mẫu địa &amp;phương: tiêu đề giữ như đã gõ</translation>
    </message>
    <message>
        <source>&amp;Decree 30: “Phụ lục” on a line of its own, titles in capitals</source>
        <translation>Theo &amp;Nghị định 30: có dòng “Phụ lục” ở trên, tiêu đề viết hoa</translation>
    </message>
    <message>
        <source>the only one</source>
        <translation>chỉ có một phụ lục</translation>
    </message>
    <message>
        <source>annex {numeral}</source>
        <translation>Phụ lục {numeral}</translation>
    </message>
    <message>
        <source>{size} points</source>
        <translation>cỡ {size}</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>ở giữa ô</translation>
    </message>
    <message>
        <source>at the right</source>
        <translation>sát bên phải ô</translation>
    </message>
    <message>
        <source>Leave &amp;room for the digital signature on page 1 of the electronic annex</source>
        <translation>Bản điện tử c&amp;hừa chỗ cho chữ ký số ở đầu trang 1</translation>
    </message>
    <message>
        <source>&amp;This report in its document</source>
        <translation>&amp;Biểu này trong văn bản</translation>
    </message>
    <message>
        <source>&amp;Size of the table&apos;s text</source>
        <translation>Cỡ &amp;chữ trong bảng</translation>
    </message>
    <message>
        <source>&amp;Evaluations stand</source>
        <translation>&amp;Mức độ hoàn thành</translation>
    </message>
</context>
<context>
    <name>MachineCheckDialog</name>
    <message>
        <source>Check of this PC</source>
        <translation>Kiểm tra máy</translation>
    </message>
    <message>
        <source>Copy the text and send it to those who support you. It holds no report.</source>
        <translation>Có thể sao chép kết quả này để gửi cho người hỗ trợ; trong đó không có nội dung báo cáo.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Thanh công cụ</translation>
    </message>
    <message>
        <source>Saved at {time}</source>
        <translation>Đã lưu lúc {time}</translation>
    </message>
    <message>
        <source>Tasks: {count}</source>
        <translation>Số nhiệm vụ: {count}</translation>
    </message>
    <message>
        <source>(domain without a name)</source>
        <translation>(lĩnh vực chưa có tên)</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Chưa lưu được</translation>
    </message>
    <message>
        <source>Task {number} of the annex&apos;s {count}</source>
        <translation>Nhiệm vụ {number} trên {count} của cả biểu</translation>
    </message>
    <message>
        <source>See what can be done</source>
        <translation>Xem cách xử lý</translation>
    </message>
</context>
<context>
    <name>MatchingModel</name>
    <message>
        <source>(new task)</source>
        <translation>(nhiệm vụ mới)</translation>
    </message>
    <message>
        <source>(not in the file; leaves the report)</source>
        <translation>(không có trong tệp; sẽ bỏ khỏi báo cáo)</translation>
    </message>
    <message>
        <source>(not in the file; stays in the report)</source>
        <translation>(không có trong tệp; vẫn giữ trong báo cáo)</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Giống nhau</translation>
    </message>
    <message>
        <source>Task in the file</source>
        <translation>Nhiệm vụ trong tệp</translation>
    </message>
    <message>
        <source>Task in the report</source>
        <translation>Nhiệm vụ trong báo cáo</translation>
    </message>
</context>
<context>
    <name>MatchingPage</name>
    <message>
        <source>&amp;Keep the tasks that are not in the file</source>
        <translation>&amp;Giữ lại các nhiệm vụ không có trong tệp</translation>
    </message>
    <message>
        <source>(new task)</source>
        <translation>(nhiệm vụ mới)</translation>
    </message>
    <message>
        <source>Is the &amp;old task</source>
        <translation>&amp;Là nhiệm vụ cũ</translation>
    </message>
    <message>
        <source>Matched: {sure}. To be decided: {open}. In the report but not in the file: {gone}.</source>
        <translation>Đã ghép: {sure}. Cần quyết định: {open}. Có trong báo cáo nhưng không có trong tệp: {gone}.</translation>
    </message>
    <message>
        <source>Which task becomes which</source>
        <translation>Nhiệm vụ nào ghép với nhiệm vụ nào</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>có sửa</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>not in file</source>
        <translation>tệp không có</translation>
    </message>
    <message>
        <source>same</source>
        <translation>như cũ</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>S&amp;how the password</source>
        <translation>&amp;Hiện mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>&amp;Nhập lại</translation>
    </message>
</context>
<context>
    <name>NewReportDialog</name>
    <message>
        <source>New report</source>
        <translation>Lập báo cáo mới</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>Take over the names of the open report&apos;s domains</source>
        <translation>Lấy tên các lĩnh vực của báo cáo đang mở</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Cơ quan</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Tiêu đề</translation>
    </message>
    <message>
        <source>&amp;Second line</source>
        <translation>&amp;Dòng thứ hai</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>Cột của &amp;biểu</translation>
    </message>
    <message>
        <source>As in the open report</source>
        <translation>Như báo cáo đang mở</translation>
    </message>
</context>
<context>
    <name>NoticeBars</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy to another file...</source>
        <translation>Chép ra tệp khác...</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Look at it...</source>
        <translation>Xem lại...</translation>
    </message>
    <message>
        <source>Next ({count} more)</source>
        <translation>Xem tiếp (còn {count})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>OfficeButton</name>
    <message>
        <source>Choose from the list...</source>
        <translation>Chọn từ danh mục...</translation>
    </message>
    <message>
        <source>Provinces and communes of the whole country, by names of today and of before</source>
        <translation>Tỉnh, thành phố, xã, phường, đặc khu trong cả nước, tìm được theo cả tên cũ</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>Choose an organisation</source>
        <translation>Chọn cơ quan</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Name of today or of before, with or without marks</source>
        <translation>Tên hiện nay hoặc tên cũ, có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>Find an organisation</source>
        <translation>Tìm cơ quan</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Tỉnh, thành phố</translation>
    </message>
    <message>
        <source>The whole country</source>
        <translation>Cả nước</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Các cơ quan</translation>
    </message>
    <message>
        <source>No organisation is or was called “{text}”.</source>
        <translation>Không có cơ quan nào mang tên “{text}”, cả hiện nay và trước đây.</translation>
    </message>
    <message>
        <source>{organisation} was made of {past}.</source>
        <translation>{organisation}, trước đây là: {past}.</translation>
    </message>
</context>
<context>
    <name>OfficeModel</name>
    <message>
        <source>Organisation</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Tỉnh, thành phố</translation>
    </message>
    <message>
        <source>Before 1 July 2025</source>
        <translation>Trước ngày 01/7/2025</translation>
    </message>
</context>
<context>
    <name>OpenReport</name>
    <message>
        <source>Opening the report...</source>
        <translation>Đang mở báo cáo...</translation>
    </message>
</context>
<context>
    <name>OutlineCommands</name>
    <message>
        <source>Add a domain</source>
        <translation>Thêm lĩnh vực</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Delete the domain “{name}” with its {count} tasks?</source>
        <translation>Xóa lĩnh vực “{name}” cùng {count} nhiệm vụ trong đó?</translation>
    </message>
    <message>
        <source>Rename the domain</source>
        <translation>Đổi tên lĩnh vực</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Every task shown here is assessed.</source>
        <translation>Mọi nhiệm vụ đang hiện đều đã đánh giá.</translation>
    </message>
</context>
<context>
    <name>OutlineFilter</name>
    <message>
        <source>By domain</source>
        <translation>Theo lĩnh vực</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>Theo đơn vị</translation>
    </message>
    <message>
        <source>Without groups</source>
        <translation>Không chia nhóm</translation>
    </message>
    <message>
        <source>How the tasks are grouped</source>
        <translation>Cách chia nhóm nhiệm vụ</translation>
    </message>
    <message>
        <source>How the tasks are grouped (Ctrl+T in the tree: by deadline)</source>
        <translation>Cách chia nhóm nhiệm vụ (Ctrl+T khi ở danh sách: theo thời hạn)</translation>
    </message>
    <message>
        <source>Show all tasks again (Esc in the tree)</source>
        <translation>Hiện lại mọi nhiệm vụ (Esc khi ở danh sách)</translation>
    </message>
    <message>
        <source>Showing {count}/{every}</source>
        <translation>Đang hiện {count}/{every}</translation>
    </message>
    <message>
        <source>Showing {count}/{every}, with the open one</source>
        <translation>Đang hiện {count}/{every}, cả việc đang mở</translation>
    </message>
    <message>
        <source>The open task does not belong there; it stays until it is left.</source>
        <translation>Nhiệm vụ đang mở không thuộc diện lọc; nó còn ở đây cho đến khi chuyển sang nhiệm vụ khác.</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>Theo thời hạn</translation>
    </message>
    <message>
        <source>No such task.</source>
        <translation>Không có nhiệm vụ nào như vậy.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
</context>
<context>
    <name>OutlineHead</name>
    <message>
        <source>Tasks: {count}</source>
        <translation>Số nhiệm vụ: {count}</translation>
    </message>
    <message>
        <source>{done}/{count} assessed</source>
        <translation>{done}/{count} đã đánh giá</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Hoàn thành</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>(domain without a name)</source>
        <translation>(lĩnh vực chưa có tên)</translation>
    </message>
    <message>
        <source>(no content yet)</source>
        <translation>(chưa có nội dung)</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>chưa đánh giá</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>No content yet.</source>
        <translation>Chưa có nội dung nhiệm vụ.</translation>
    </message>
    <message>
        <source>No documents named yet.</source>
        <translation>Chưa ghi văn bản triển khai.</translation>
    </message>
    <message>
        <source>No results described yet.</source>
        <translation>Chưa ghi kết quả triển khai.</translation>
    </message>
    <message>
        <source>No level of completion yet.</source>
        <translation>Chưa ghi mức độ hoàn thành.</translation>
    </message>
    <message>
        <source>(no unit yet)</source>
        <translation>(chưa có đơn vị)</translation>
    </message>
    <message>
        <source>Checked: {wrong} wrong, {doubtful} doubtful (suggestions are not counted here).</source>
        <translation>Kiểm tra: {wrong} chỗ sai, {doubtful} chỗ nghi vấn (không đếm góp ý).</translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>Tasks of the annex</source>
        <translation>Các nhiệm vụ của biểu</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Preview of the annex</source>
        <translation>Bản xem trước của biểu</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of the backup</source>
        <translation>Mật khẩu của bản sao lưu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Show the password</source>
        <translation>&amp;Hiện mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste into the table</source>
        <translation>Dán vào bảng</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>&amp;Over the cells from the current one on</source>
        <translation>&amp;Ghi đè lên các ô, bắt đầu từ ô đang chọn</translation>
    </message>
    <message>
        <source>As &amp;new tasks below the current one</source>
        <translation>Thêm thành nhiệm vụ &amp;mới bên dưới hàng đang chọn</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>đổi</translation>
    </message>
    <message>
        <source>added</source>
        <translation>thêm</translation>
    </message>
    <message>
        <source>Cells that change: {cells}. Tasks that come: {tasks}.</source>
        <translation>Số ô sẽ đổi: {cells}. Số nhiệm vụ sẽ thêm: {tasks}.</translation>
    </message>
    <message>
        <source>The first copied row has the headings: each column goes under its own.</source>
        <translation>Hàng đầu là tiêu đề: mỗi cột được đưa vào đúng cột cùng tên.</translation>
    </message>
    <message>
        <source>The table has no column for {count} of the copied cells, which stay out: {named}</source>
        <translation>Bảng không có cột cho {count} ô đã chép, các ô ấy không được đưa vào: {named}</translation>
    </message>
</context>
<context>
    <name>PeriodEditor</name>
    <message>
        <source>none</source>
        <translation>không ghi</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>month</source>
        <translation>tháng</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>quý</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 tháng</translation>
    </message>
    <message>
        <source>9 months</source>
        <translation>9 tháng</translation>
    </message>
    <message>
        <source>year</source>
        <translation>năm</translation>
    </message>
    <message>
        <source>other</source>
        <translation>khác</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Kind of period</source>
        <translation>Loại kỳ</translation>
    </message>
    <message>
        <source>Month or quarter</source>
        <translation>Tháng hoặc quý</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Phrases</source>
        <translation>Câu mẫu</translation>
    </message>
    <message>
        <source>Put a phrase of the office in where the cursor is (F4)</source>
        <translation>Đưa câu mẫu của cơ quan vào chỗ con trỏ (F4)</translation>
    </message>
    <message>
        <source>No phrases are kept yet</source>
        <translation>Chưa có câu mẫu nào</translation>
    </message>
    <message>
        <source>&amp;Keep what is selected as a phrase</source>
        <translation>&amp;Giữ đoạn đang chọn làm câu mẫu</translation>
    </message>
    <message>
        <source>&amp;Edit the phrases...</source>
        <translation>&amp;Sửa danh mục câu mẫu...</translation>
    </message>
</context>
<context>
    <name>PhrasesDialog</name>
    <message>
        <source>Phrases of the office</source>
        <translation>Câu mẫu của cơ quan</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>One phrase a line. They are offered by F4 in the tasks of {organisation}.</source>
        <translation>Mỗi dòng một câu. Khi gõ nhiệm vụ của {organisation}, nhấn F4 để chọn.</translation>
    </message>
    <message>
        <source>One phrase a line. They are offered by F4 in the tasks.</source>
        <translation>Mỗi dòng một câu. Khi gõ nhiệm vụ, nhấn F4 để chọn.</translation>
    </message>
    <message>
        <source>Phrases, one a line</source>
        <translation>Câu mẫu, mỗi dòng một câu</translation>
    </message>
    <message>
        <source>At most {most} phrases can be kept; here are {count}.</source>
        <translation>Chỉ giữ được nhiều nhất {most} câu mẫu; đang có {count} câu, hãy bỏ bớt.</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Câu có chữ ấy</translation>
    </message>
</context>
<context>
    <name>PresetChoice</name>
    <message>
        <source>Columns</source>
        <translation>Cột của biểu</translation>
    </message>
</context>
<context>
    <name>PresetDialog</name>
    <message>
        <source>Ready lists of columns</source>
        <translation>Mẫu cột</translation>
    </message>
    <message>
        <source>Use these columns</source>
        <translation>Dùng các cột này</translation>
    </message>
    <message>
        <source>&amp;Forget this list...</source>
        <translation>&amp;Xóa mẫu này...</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Mẫu cột</translation>
    </message>
    <message>
        <source>Forget the list “{name}”? Reports keep their columns.</source>
        <translation>Xóa mẫu “{name}”? Các báo cáo vẫn giữ các cột của mình.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Xóa mẫu</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Previous page (PgUp)</source>
        <translation>Trang trước (PgUp)</translation>
    </message>
    <message>
        <source>Next page (PgDn)</source>
        <translation>Trang sau (PgDn)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+wheel)</source>
        <translation>Thu nhỏ (Ctrl+con lăn chuột)</translation>
    </message>
    <message>
        <source>Larger (Ctrl+wheel)</source>
        <translation>Phóng to (Ctrl+con lăn chuột)</translation>
    </message>
    <message>
        <source>Make the pages as wide as the preview</source>
        <translation>Cho trang rộng vừa khung xem trước</translation>
    </message>
    <message>
        <source>Page {number}/{count}</source>
        <translation>Trang {number}/{count}</translation>
    </message>
    <message>
        <source>Show the leader&apos;s copy, with the internal columns</source>
        <translation>Xem bản nội bộ cho lãnh đạo, có cả cột nội bộ</translation>
    </message>
    <message>
        <source>Leader&apos;s copy</source>
        <translation>Bản nội bộ</translation>
    </message>
</context>
<context>
    <name>PrintCommands</name>
    <message>
        <source>Making the pages...</source>
        <translation>Đang dàn trang...</translation>
    </message>
    <message>
        <source>The printer did not take the pages: look whether it is on, then print again.</source>
        <translation>Máy in không nhận được các trang: hãy xem máy in đã bật chưa rồi in lại.</translation>
    </message>
</context>
<context>
    <name>PrintJob</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>Printing page {number}...</source>
        <translation>Đang in trang {number}...</translation>
    </message>
</context>
<context>
    <name>RecentReportsMenu</name>
    <message>
        <source>(report without a name)</source>
        <translation>(báo cáo chưa có tên)</translation>
    </message>
</context>
<context>
    <name>MergeUnitsDialog</name>
    <message>
        <source>Merge spellings of a unit</source>
        <translation>Gộp các cách viết của một đơn vị</translation>
    </message>
    <message>
        <source>See the &amp;places</source>
        <translation>&amp;Xem các chỗ</translation>
    </message>
    <message>
        <source>&amp;Keep the other spellings in the register, as other names of it</source>
        <translation>Ghi các cách &amp;viết kia vào danh mục, là tên gọi khác của đơn vị</translation>
    </message>
    <message>
        <source>&amp;All places</source>
        <translation>&amp;Tất cả các chỗ</translation>
    </message>
    <message>
        <source>&amp;Spelling kept</source>
        <translation>&amp;Cách viết được giữ</translation>
    </message>
    <message>
        <source>Spelling kept</source>
        <translation>Cách viết được giữ</translation>
    </message>
    <message>
        <source>Forms and the summary by unit then know that they mean the same unit.</source>
        <translation>Khi đó biểu nhập và bảng tổng hợp theo đơn vị biết các tên ấy là cùng một đơn vị.</translation>
    </message>
    <message>
        <source>Places, each before and after; the space bar ticks one</source>
        <translation>Các chỗ, mỗi chỗ ghi chữ trước và sau; phím cách để đánh dấu</translation>
    </message>
    <message>
        <source>To be merged: {names}</source>
        <translation>Các cách viết được gộp: {names}</translation>
    </message>
    <message>
        <source>&amp;Merge {count} places</source>
        <translation>&amp;Gộp {count} chỗ</translation>
    </message>
    <message>
        <source>“See the places” shows each before anything is changed.</source>
        <translation>“Xem các chỗ” cho thấy từng chỗ trước khi có gì thay đổi.</translation>
    </message>
    <message>
        <source>No place is to be changed.</source>
        <translation>Không có chỗ nào cần đổi.</translation>
    </message>
    <message>
        <source>Found: {total}; to become “{keep}”: {chosen}.</source>
        <translation>Tìm thấy: {total} chỗ; sẽ đổi thành “{keep}”: {chosen} chỗ.</translation>
    </message>
</context>
<context>
    <name>UnitsDialog</name>
    <message>
        <source>In the &amp;register...</source>
        <translation>&amp;Danh mục...</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>&amp;Merge...</source>
        <translation>&amp;Gộp...</translation>
    </message>
    <message>
        <source>Choose those &amp;alike</source>
        <translation>&amp;Chọn cả nhóm</translation>
    </message>
    <message>
        <source>Name, with or without marks</source>
        <translation>Tên, có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>Tìm đơn vị</translation>
    </message>
    <message>
        <source>Which spellings are shown</source>
        <translation>Hiện những cách viết nào</translation>
    </message>
    <message>
        <source>All spellings</source>
        <translation>Tất cả cách viết</translation>
    </message>
    <message>
        <source>Likely one unit</source>
        <translation>Có lẽ cùng một đơn vị</translation>
    </message>
    <message>
        <source>Not in the register</source>
        <translation>Chưa có trong danh mục</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>Spellings of units</source>
        <translation>Các cách viết tên đơn vị</translation>
    </message>
    <message>
        <source>Spellings: {count}; groups that are likely one unit: {groups}. Hold Ctrl and click to choose several to merge.</source>
        <translation>{count} cách viết; {groups} nhóm có lẽ là cùng một đơn vị. Giữ Ctrl và bấm để chọn nhiều cách viết cần gộp.</translation>
    </message>
</context>
<context>
    <name>SpellingsModel</name>
    <message>
        <source>Spelling</source>
        <translation>Cách viết</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>Trong danh mục</translation>
    </message>
</context>
<context>
    <name>UnitPlacesModel</name>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>Unit in the register</source>
        <translation>Đơn vị trong danh mục</translation>
    </message>
    <message>
        <source>K&amp;eep</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>The register has no such unit yet; “Keep” puts it there.</source>
        <translation>Danh mục chưa có đơn vị này; bấm “Lưu” thì ghi vào.</translation>
    </message>
    <message>
        <source>Official &amp;name</source>
        <translation>Tên &amp;chính thức</translation>
    </message>
    <message>
        <source>&amp;Other names and short forms, one a line</source>
        <translation>&amp;Tên gọi khác, tên viết tắt, mỗi dòng một tên</translation>
    </message>
    <message>
        <source>The reports&apos; texts stay; “Merge” is what changes them.</source>
        <translation>Chữ trong các báo cáo giữ nguyên; muốn đổi thì dùng “Gộp”.</translation>
    </message>
</context>
<context>
    <name>OfficeNamesDialog</name>
    <message>
        <source>Organisations</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>&amp;Other names...</source>
        <translation>Tên gọi &amp;khác...</translation>
    </message>
    <message>
        <source>Name, with or without marks</source>
        <translation>Tên, có dấu hay không dấu</translation>
    </message>
    <message>
        <source>Find an organisation</source>
        <translation>Tìm cơ quan</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>Names of organisations</source>
        <translation>Tên các cơ quan</translation>
    </message>
    <message>
        <source>An organisation&apos;s other names count as the same organisation; the reports&apos; texts stay.</source>
        <translation>Tên gọi khác được tính là cùng một cơ quan; chữ trong các báo cáo giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>OtherNamesDialog</name>
    <message>
        <source>Other names of an organisation</source>
        <translation>Tên gọi khác của cơ quan</translation>
    </message>
    <message>
        <source>K&amp;eep</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Other names and short forms, one a line</source>
        <translation>&amp;Tên gọi khác, tên viết tắt, mỗi dòng một tên</translation>
    </message>
    <message>
        <source>The reports&apos; texts stay; no name is written over.</source>
        <translation>Chữ trong các báo cáo giữ nguyên, không tên nào bị thay.</translation>
    </message>
</context>
<context>
    <name>OfficeNamesModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>Trong danh mục</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>&amp;Take out {count} places</source>
        <translation>&amp;Xóa chữ ấy ở {count} chỗ</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Tìm và thay</translation>
    </message>
    <message>
        <source>&amp;Capital and small letters differ</source>
        <translation>Phân biệt chữ &amp;hoa, chữ thường</translation>
    </message>
    <message>
        <source>&amp;Whole words only</source>
        <translation>Chỉ tìm &amp;nguyên từ</translation>
    </message>
    <message>
        <source>Also with other &amp;marks</source>
        <translation>Tìm cả chữ khác &amp;dấu</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Tìm</translation>
    </message>
    <message>
        <source>&amp;All places</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>F&amp;ind what</source>
        <translation>Chữ cần tì&amp;m</translation>
    </message>
    <message>
        <source>Replace &amp;by</source>
        <translation>Thay &amp;bằng</translation>
    </message>
    <message>
        <source>Where to &amp;look</source>
        <translation>Tìm tr&amp;ong</translation>
    </message>
    <message>
        <source>Reports to look in</source>
        <translation>Các báo cáo cần tìm</translation>
    </message>
    <message>
        <source>Places, each in its sentence; the space bar ticks one</source>
        <translation>Các chỗ tìm thấy, mỗi chỗ kèm câu của nó; phím cách để đánh dấu hoặc bỏ đánh dấu</translation>
    </message>
    <message>
        <source>This task</source>
        <translation>Nhiệm vụ này</translation>
    </message>
    <message>
        <source>The open report</source>
        <translation>Báo cáo đang mở</translation>
    </message>
    <message>
        <source>Several reports</source>
        <translation>Nhiều báo cáo</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Không tìm thấy.</translation>
    </message>
    <message>
        <source>&amp;Replace {count} places</source>
        <translation>Tha&amp;y {count} chỗ</translation>
    </message>
    <message>
        <source>“Find” shows each place before anything is replaced.</source>
        <translation>Bấm “Tìm” để xem từng chỗ trước khi thay.</translation>
    </message>
    <message>
        <source>Found: {total}; to be replaced by “{by}”: {chosen}.</source>
        <translation>Tìm thấy {total} chỗ; sẽ thay {chosen} chỗ bằng “{by}”.</translation>
    </message>
    <message>
        <source>Found: {total}; to be taken out, as nothing is put in their place: {chosen}.</source>
        <translation>Tìm thấy {total} chỗ; sẽ bỏ chữ ấy ở {chosen} chỗ vì chưa ghi chữ thay vào.</translation>
    </message>
</context>
<context>
    <name>ReportDoubts</name>
    <message>
        <source>&amp;Open that report</source>
        <translation>Mở báo cá&amp;o ấy</translation>
    </message>
    <message>
        <source>Make a second report of this period all the same</source>
        <translation>Vẫn lập thêm một báo cáo nữa cho kỳ này</translation>
    </message>
    <message>
        <source>There is a report of this period already: {report}.</source>
        <translation>Đã có báo cáo kỳ này: {report}.</translation>
    </message>
    <message>
        <source>Make the report as {organisation} all the same</source>
        <translation>Vẫn lập báo cáo của {organisation}</translation>
    </message>
    <message>
        <source>Choose its successor...</source>
        <translation>Chọn cơ quan thay thế...</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Cơ quan</translation>
    </message>
    <message>
        <source>T&amp;itles, one a line</source>
        <translation>T&amp;iêu đề, mỗi dòng một tiêu đề</translation>
    </message>
    <message>
        <source>&amp;Attached to</source>
        <translation>&amp;Dòng “kèm theo” dưới tiêu đề</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
</context>
<context>
    <name>ReportListDialog</name>
    <message>
        <source>A locked report is not deleted; unlock it first.</source>
        <translation>Báo cáo đã chốt thì không xóa được; hãy mở chốt trước.</translation>
    </message>
    <message>
        <source>&amp;Mark as signed...</source>
        <translation>Đánh dấu đã &amp;ký...</translation>
    </message>
    <message>
        <source>Show &amp;archived ones</source>
        <translation>Hiện cả &amp;báo cáo đã lưu trữ</translation>
    </message>
    <message>
        <source>&amp;Lock...</source>
        <translation>&amp;Chốt...</translation>
    </message>
    <message>
        <source>&amp;Unlock...</source>
        <translation>Mở c&amp;hốt...</translation>
    </message>
    <message>
        <source>Du&amp;plicate</source>
        <translation>&amp;Nhân bản</translation>
    </message>
    <message>
        <source>A&amp;rchive</source>
        <translation>Lưu &amp;trữ</translation>
    </message>
    <message>
        <source>Bac&amp;k into the list</source>
        <translation>Đưa trở lại &amp;danh sách</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Số nhiệm vụ</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>Đã đánh giá</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Or&amp;ganisation</source>
        <translation>Cơ &amp;quan</translation>
    </message>
    <message>
        <source>Out of this list; it can still be found, shown and put back.</source>
        <translation>Không còn trong danh sách này; vẫn tìm, xem và đưa trở lại được.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Danh sách báo cáo</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;New...</source>
        <translation>&amp;Lập mới...</translation>
    </message>
    <message>
        <source>&amp;Delete...</source>
        <translation>&amp;Xóa...</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Sửa lần cuối</translation>
    </message>
    <message>
        <source>(no period)</source>
        <translation>(không ghi kỳ)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>&amp;Bin...</source>
        <translation>Thùng &amp;rác...</translation>
    </message>
    <message>
        <source>Delete the report “{name}” with its {count} tasks? It stays in the bin {days} days.</source>
        <translation>Xóa báo cáo “{name}” ({count} nhiệm vụ)? Báo cáo nằm trong Thùng rác {days} ngày.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>There is no report yet.</source>
        <translation>Chưa có báo cáo nào.</translation>
    </message>
    <message>
        <source>All reports are archived.</source>
        <translation>Mọi báo cáo đều đã được lưu trữ.</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>Looking at what can be salvaged...</source>
        <translation>Đang xem còn cứu được những gì...</translation>
    </message>
    <message>
        <source>Restoring the backup...</source>
        <translation>Đang khôi phục bản sao lưu...</translation>
    </message>
    <message>
        <source>Data files of vqdesk (*.vqd)</source>
        <translation>Tệp dữ liệu của vqdesk (*.vqd)</translation>
    </message>
    <message>
        <source>Other data file</source>
        <translation>Tệp dữ liệu khác</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>&amp;All data become what they were in the backup</source>
        <translation>&amp;Toàn bộ dữ liệu trở lại như trong bản sao lưu</translation>
    </message>
    <message>
        <source>&amp;Only the reports ticked below, as new reports</source>
        <translation>&amp;Chỉ lấy các báo cáo đánh dấu dưới đây, thành báo cáo mới</translation>
    </message>
    <message>
        <source>What restoring would change</source>
        <translation>Khôi phục thì thay đổi những gì</translation>
    </message>
    <message>
        <source>The ticked reports come back with their whole history, beside those that are there now; nothing that is there changes.</source>
        <translation>Báo cáo đánh dấu được lấy lại kèm toàn bộ lịch sử, nằm cạnh các báo cáo hiện có; dữ liệu hiện có giữ nguyên.</translation>
    </message>
    <message>
        <source>All reports are as they are in the backup. What is there now is backed up first, so that you can go back.</source>
        <translation>Mọi báo cáo đang giống hệt bản sao lưu. Dữ liệu hiện có được sao lưu trước nên có thể trở lại như cũ.</translation>
    </message>
    <message>
        <source>What is there now is backed up first, so that you can go back. The lists of organisations, the looks of annexes and the bin become what they were as well.</source>
        <translation>Dữ liệu hiện có được sao lưu trước nên có thể trở lại như cũ. Danh mục cơ quan, cách trình bày biểu và Thùng rác cũng trở lại như lúc sao lưu.</translation>
    </message>
    <message>
        <source>The damaged data file is kept as it is beside the restored one.</source>
        <translation>Tệp dữ liệu hỏng được giữ nguyên bên cạnh, với tên khác.</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>Review sheet of {period}</source>
        <translation>Phiếu rà soát báo cáo {period}</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Văn bản Word (*.docx)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Bảng tính Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Write the review sheet</source>
        <translation>Xuất phiếu rà soát</translation>
    </message>
    <message>
        <source>Checking the report and writing “{name}”...</source>
        <translation>Đang kiểm tra báo cáo và ghi “{name}”...</translation>
    </message>
    <message>
        <source>The review sheet was written to “{path}”.</source>
        <translation>Đã ghi phiếu rà soát vào “{path}”.</translation>
    </message>
    <message>
        <source>It quotes internal columns, too: it is for this office alone.</source>
        <translation>Phiếu trích cả cột nội bộ: chỉ dùng trong cơ quan.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules of the check</source>
        <translation>Chọn quy tắc kiểm tra</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>The rules by which reports of {organisation} are checked.</source>
        <translation>Quy tắc dùng để kiểm tra các báo cáo của {organisation}. Bỏ dấu chọn ở quy tắc không muốn dùng.</translation>
    </message>
    <message>
        <source>&amp;Usual rules</source>
        <translation>&amp;Khôi phục mặc định</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>The task&apos;s row</source>
        <translation>Dòng nhiệm vụ</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>So với kỳ trước</translation>
    </message>
    <message>
        <source>References to documents</source>
        <translation>Văn bản viện dẫn</translation>
    </message>
    <message>
        <source>Names of units and places</source>
        <translation>Tên đơn vị, địa danh</translation>
    </message>
    <message>
        <source>Words and signs</source>
        <translation>Câu chữ</translation>
    </message>
    <message>
        <source>The bar that comes after “Keep” takes the choice back; Ctrl+Z takes back texts alone.</source>
        <translation>Lưu xong, nếu chọn nhầm thì bấm “Hoàn tác” ở thanh vừa hiện ra; Ctrl+Z chỉ hoàn tác việc sửa báo cáo.</translation>
    </message>
</context>
<context>
    <name>SecondPlaceDialog</name>
    <message>
        <source>Second place of the backups</source>
        <translation>Nơi cất thứ hai của bản sao lưu</translation>
    </message>
    <message>
        <source>&amp;Choose a folder...</source>
        <translation>&amp;Chọn thư mục...</translation>
    </message>
    <message>
        <source>&amp;Use none any more</source>
        <translation>&amp;Không dùng nữa</translation>
    </message>
    <message>
        <source>Copying the backup there...</source>
        <translation>Đang chép bản sao lưu sang đó...</translation>
    </message>
    <message>
        <source>Forgetting the second place...</source>
        <translation>Đang bỏ nơi cất thứ hai...</translation>
    </message>
</context>
<context>
    <name>SecondStart</name>
    <message>
        <source>The file “{name}” waits: it is offered for import once this is closed.</source>
        <translation>Tệp “{name}” đang chờ: đóng hộp thoại này thì chương trình mở tệp để nhập.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Storing the change...</source>
        <translation>Đang lưu thay đổi...</translation>
    </message>
    <message>
        <source>Removing the report...</source>
        <translation>Đang xóa hẳn báo cáo...</translation>
    </message>
    <message>
        <source>Thinning old changes...</source>
        <translation>Đang thu gọn các thay đổi cũ...</translation>
    </message>
    <message>
        <source>Restoring the data...</source>
        <translation>Đang khôi phục dữ liệu...</translation>
    </message>
    <message>
        <source>Bringing the reports back...</source>
        <translation>Đang lấy lại báo cáo...</translation>
    </message>
    <message>
        <source>Signing off...</source>
        <translation>Đang ghi xác nhận...</translation>
    </message>
</context>
<context>
    <name>SetPasswordDialog</name>
    <message>
        <source>Password of the backups</source>
        <translation>Mật khẩu của bản sao lưu</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Đổi mật khẩu</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Đặt mật khẩu</translation>
    </message>
    <message>
        <source>&amp;Use none any more...</source>
        <translation>&amp;Bỏ mật khẩu...</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Bỏ mật khẩu</translation>
    </message>
    <message>
        <source>Setting the password...</source>
        <translation>Đang đặt mật khẩu...</translation>
    </message>
    <message>
        <source>Whoever gets a backup that is made from now on can read it. Those that are there keep their password. Use none any more?</source>
        <translation>Bản sao lưu từ nay về sau ai có tệp cũng đọc được. Các bản đã có vẫn giữ mật khẩu cũ. Bỏ mật khẩu?</translation>
    </message>
</context>
<context>
    <name>SignBox</name>
    <message>
        <source>Write who has checked it.</source>
        <translation>Hãy ghi họ tên người đã kiểm tra.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>{who}: {what} ({when}). Whether the report is still the same is being looked up.</source>
        <translation>{who} {what} lúc {when}. Đang xem từ đó báo cáo có bị sửa không.</translation>
    </message>
    <message>
        <source>Code of the texts that were checked: {digest}</source>
        <translation>Mã của nội dung đã kiểm tra: {digest}</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Sign off again</source>
        <translation>Xác nhận lại</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Who checked the report</source>
        <translation>Xác nhận đã kiểm tra báo cáo</translation>
    </message>
    <message>
        <source>Before a report is signed, whoever heads the drafting unit checks its content and somebody named its form (Decree 30/2020/NĐ-CP, Article 12). Who did is kept with the report and stands on the review sheet; it is not printed on the annex.</source>
        <translation>Trước khi ký, người đứng đầu đơn vị soạn thảo kiểm tra nội dung, người được giao kiểm tra thể thức (Điều 12 Nghị định 30/2020/NĐ-CP). Xác nhận được lưu cùng báo cáo và ghi trên phiếu rà soát, không in ra biểu.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Form and layout</source>
        <translation>Thể thức, kỹ thuật trình bày</translation>
    </message>
    <message>
        <source>Open: {errors} wrong, {doubts} doubtful.</source>
        <translation>Còn {errors} chỗ sai, {doubts} chỗ nghi vấn.</translation>
    </message>
</context>
<context>
    <name>StatusWordsDialog</name>
    <message>
        <source>Status words</source>
        <translation>Danh mục tình trạng</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>The words for a task&apos;s status in the reports of {organisation}.</source>
        <translation>Các từ ghi tình trạng nhiệm vụ trong báo cáo của {organisation}.</translation>
    </message>
    <message>
        <source>Words for a status.</source>
        <translation>Các từ ghi tình trạng nhiệm vụ.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Nghĩa là</translation>
    </message>
    <message>
        <source>Other words for it, with ; between them</source>
        <translation>Từ khác cùng nghĩa, cách nhau bằng dấu ;</translation>
    </message>
    <message>
        <source>&amp;Add a status</source>
        <translation>T&amp;hêm tình trạng</translation>
    </message>
    <message>
        <source>Take the &amp;usual list</source>
        <translation>&amp;Dùng danh mục thông dụng</translation>
    </message>
    <message>
        <source>“{word}” stands in the list twice; which of them is meant?</source>
        <translation>“{word}” có hai lần trong danh mục; hãy bỏ một chỗ để chương trình hiểu đúng.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Take this status off the list; the tasks&apos; texts stay</source>
        <translation>Bỏ tình trạng này khỏi danh mục; chữ đã ghi ở các nhiệm vụ vẫn giữ nguyên</translation>
    </message>
    <message>
        <source>done</source>
        <translation>đã hoàn thành</translation>
    </message>
    <message>
        <source>done in time</source>
        <translation>hoàn thành đúng hạn</translation>
    </message>
    <message>
        <source>done late</source>
        <translation>hoàn thành quá hạn</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>chưa hoàn thành</translation>
    </message>
    <message>
        <source>not done, in time</source>
        <translation>chưa hoàn thành, trong hạn</translation>
    </message>
    <message>
        <source>not done, late</source>
        <translation>chưa hoàn thành, quá hạn</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>chưa đến hạn</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>awaiting approval</source>
        <translation>chờ duyệt</translation>
    </message>
</context>
<context>
    <name>StyleDialog</name>
    <message>
        <source>How the annex looks</source>
        <translation>Cách trình bày biểu</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu mẫu</translation>
    </message>
    <message>
        <source>Usual style</source>
        <translation>Về mặc định</translation>
    </message>
    <message>
        <source>A line of the closing block is too long: write it shorter.</source>
        <translation>Có một dòng trong phần ký quá dài; hãy viết ngắn lại.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Trình bày</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Các cột</translation>
    </message>
    <message>
        <source>Closing block</source>
        <translation>Phần ký</translation>
    </message>
    <message>
        <source>Word template</source>
        <translation>Mẫu Word</translation>
    </message>
    <message>
        <source>For all annexes of {organisation}; the numeral is this report&apos;s own.</source>
        <translation>Dùng cho mọi biểu của {organisation}; riêng số phụ lục là của báo cáo này.</translation>
    </message>
</context>
<context>
    <name>OverviewDialog</name>
    <message>
        <source>Overview for the leader</source>
        <translation>Tổng quan cho lãnh đạo</translation>
    </message>
    <message>
        <source>&amp;Leader&apos;s copy: it quotes internal columns and says so</source>
        <translation>Bản nội &amp;bộ cho lãnh đạo: có nêu cột nội bộ, ghi “Bản nội bộ” ở trên cùng</translation>
    </message>
    <message>
        <source>The period&apos;s end ({day})</source>
        <translation>Ngày cuối kỳ ({day})</translation>
    </message>
    <message>
        <source>Today ({day})</source>
        <translation>Hôm nay ({day})</translation>
    </message>
    <message>
        <source>As of which day</source>
        <translation>Tính đến ngày nào</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>&amp;Tính đến</translation>
    </message>
    <message>
        <source>Save as a picture (P&amp;NG)...</source>
        <translation>Lưu ả&amp;nh PNG...</translation>
    </message>
    <message>
        <source>Save as P&amp;DF...</source>
        <translation>Lưu P&amp;DF...</translation>
    </message>
    <message>
        <source>&amp;Print...</source>
        <translation>&amp;In...</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+wheel)</source>
        <translation>Thu nhỏ (Ctrl+con lăn chuột)</translation>
    </message>
    <message>
        <source>Larger (Ctrl+wheel)</source>
        <translation>Phóng to (Ctrl+con lăn chuột)</translation>
    </message>
    <message>
        <source>Show the whole page (0)</source>
        <translation>Xem cả trang (phím 0)</translation>
    </message>
    <message>
        <source>Counting...</source>
        <translation>Đang tính...</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Ảnh (*.png)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Tài liệu PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Overview of {period}</source>
        <translation>Tổng quan {period}</translation>
    </message>
    <message>
        <source>Save the overview</source>
        <translation>Lưu trang tổng quan</translation>
    </message>
    <message>
        <source>Writing “{name}”...</source>
        <translation>Đang ghi “{name}”...</translation>
    </message>
    <message>
        <source>The overview was written to “{path}”.</source>
        <translation>Đã lưu trang tổng quan vào “{path}”.</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Page of the overview</source>
        <translation>Trang tổng quan</translation>
    </message>
</context>
<context>
    <name>SummaryDialog</name>
    <message>
        <source>&amp;Write the leader&apos;s copy: it quotes internal columns and says so</source>
        <translation>Xuất bản nội &amp;bộ cho lãnh đạo: có nêu cột nội bộ, ghi “Bản nội bộ” ở trên cùng</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>&amp;Go to the task</source>
        <translation>Đến &amp;nhiệm vụ</translation>
    </message>
    <message>
        <source>&amp;Copy the sentences</source>
        <translation>Sao &amp;chép các câu</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Xuất ra tệp...</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>&amp;Tính đến</translation>
    </message>
    <message>
        <source>By &amp;unit</source>
        <translation>Theo đơn &amp;vị</translation>
    </message>
    <message>
        <source>By &amp;domain</source>
        <translation>Theo &amp;lĩnh vực</translation>
    </message>
    <message>
        <source>&amp;Late, not known</source>
        <translation>&amp;Quá hạn, chưa xác định</translation>
    </message>
    <message>
        <source>&amp;Sentences for the report</source>
        <translation>Câ&amp;u ghi vào báo cáo</translation>
    </message>
    <message>
        <source>The period&apos;s end ({day})</source>
        <translation>Hết kỳ báo cáo ({day})</translation>
    </message>
    <message>
        <source>Today ({day})</source>
        <translation>Hôm nay ({day})</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Ngày khác</translation>
    </message>
    <message>
        <source>As of which day</source>
        <translation>Tính đến ngày nào</translation>
    </message>
    <message>
        <source>Figures by unit</source>
        <translation>Số liệu theo đơn vị</translation>
    </message>
    <message>
        <source>Figures by domain</source>
        <translation>Số liệu theo lĩnh vực</translation>
    </message>
    <message>
        <source>Tasks that are late or not known</source>
        <translation>Nhiệm vụ quá hạn hoặc chưa xác định</translation>
    </message>
    <message>
        <source>Sentences for the report</source>
        <translation>Câu ghi vào báo cáo</translation>
    </message>
    <message>
        <source>Counting...</source>
        <translation>Đang tổng hợp...</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Văn bản Word (*.docx)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Bảng tính Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the summary</source>
        <translation>Xuất bảng tổng hợp</translation>
    </message>
    <message>
        <source>Summary of {period}</source>
        <translation>Tổng hợp nhiệm vụ {period}</translation>
    </message>
    <message>
        <source>Writing “{name}”...</source>
        <translation>Đang ghi “{name}”...</translation>
    </message>
    <message>
        <source>The summary was written to “{path}”.</source>
        <translation>Đã ghi bảng tổng hợp vào “{path}”.</translation>
    </message>
</context>
<context>
    <name>SupportCommands</name>
    <message>
        <source>Checking...</source>
        <translation>Đang kiểm tra máy...</translation>
    </message>
</context>
<context>
    <name>TableCommands</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Empty the chosen cells</source>
        <translation>&amp;Xóa chữ trong các ô đã chọn</translation>
    </message>
    <message>
        <source>Delete the chosen &amp;tasks</source>
        <translation>Xó&amp;a các nhiệm vụ đã chọn</translation>
    </message>
    <message>
        <source>Cells emptied: {count}</source>
        <translation>Đã xóa chữ trong {count} ô</translation>
    </message>
    <message>
        <source>Delete the {count} chosen tasks?</source>
        <translation>Xóa {count} nhiệm vụ đã chọn?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Tasks moved: {count}</source>
        <translation>Đã chuyển chỗ {count} nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks deleted: {count}</source>
        <translation>Đã xóa {count} nhiệm vụ</translation>
    </message>
    <message>
        <source>&amp;Paste...</source>
        <translation>&amp;Dán...</translation>
    </message>
    <message>
        <source>Paste as &amp;new tasks...</source>
        <translation>Dán thành nhiệm vụ &amp;mới...</translation>
    </message>
    <message>
        <source>Add a domain first: new tasks come into one.</source>
        <translation>Hãy thêm một lĩnh vực trước: nhiệm vụ mới nằm trong một lĩnh vực.</translation>
    </message>
    <message>
        <source>Nothing is copied that could be pasted.</source>
        <translation>Chưa có gì để dán vào bảng: hãy chép ô hoặc chữ trong Excel, Word trước.</translation>
    </message>
    <message>
        <source>Pasted. Cells changed: {cells}. Tasks added: {tasks}.</source>
        <translation>Đã dán. Số ô đã đổi: {cells}. Số nhiệm vụ đã thêm: {tasks}.</translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message>
        <source>In the annex&apos;s order</source>
        <translation>Theo thứ tự của biểu</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Về trang nhiệm vụ</translation>
    </message>
    <message>
        <source>Only rows with these words (Ctrl+F)</source>
        <translation>Chỉ hiện hàng có chữ này (Ctrl+F)</translation>
    </message>
    <message>
        <source>Only rows with these words</source>
        <translation>Chỉ hiện hàng có chữ này</translation>
    </message>
    <message>
        <source>Show the rows as the annex has them again</source>
        <translation>Xếp lại các hàng theo đúng thứ tự của biểu</translation>
    </message>
    <message>
        <source>Show the task in its form again (F11 or Escape)</source>
        <translation>Trở lại trang của nhiệm vụ đang chọn (F11 hoặc Esc)</translation>
    </message>
</context>
<context>
    <name>TargetQuestion</name>
    <message>
        <source>The file is of {told_office}, {told}; the report is of {office}, {period}.</source>
        <translation>Tệp ghi {told_office}, kỳ {told}; báo cáo là của {office}, {period}.</translation>
    </message>
    <message>
        <source>The file is of the period {told}; the report is {period}.</source>
        <translation>Tệp ghi kỳ {told}; báo cáo là {period}.</translation>
    </message>
    <message>
        <source>The file is of {told_office}; the report is of {office}.</source>
        <translation>Tệp ghi cơ quan {told_office}; báo cáo là của {office}.</translation>
    </message>
    <message>
        <source>Bring the report {period} up to date; its period, organisation and titles stay</source>
        <translation>Vẫn cập nhật báo cáo {period}; giữ kỳ, cơ quan và tiêu đề của báo cáo</translation>
    </message>
    <message>
        <source>Make a new report {told} of the file</source>
        <translation>Nhập tệp thành báo cáo mới {told}</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>N&amp;o.</source>
        <translation>&amp;TT</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>Tên đơn &amp;vị</translation>
    </message>
    <message>
        <source>&amp;Content of the task</source>
        <translation>Nội &amp;dung nhiệm vụ trọng tâm</translation>
    </message>
    <message>
        <source>&amp;Documents issued</source>
        <translation>Tên &amp;loại văn bản triển khai</translation>
    </message>
    <message>
        <source>&amp;What was done</source>
        <translation>&amp;Khối lượng nhiệm vụ triển khai</translation>
    </message>
    <message>
        <source>Eva&amp;luation (%)</source>
        <translation>Đánh giá mức độ &amp;hoàn thành (%)</translation>
    </message>
    <message>
        <source>Being edited; it is stored by itself</source>
        <translation>Đang sửa; chương trình tự lưu</translation>
    </message>
    <message>
        <source>Not stored yet: see the red bar</source>
        <translation>Chưa lưu được: xem thanh báo màu đỏ</translation>
    </message>
    <message>
        <source>Add an internal note</source>
        <translation>Thêm ghi chú nội bộ</translation>
    </message>
    <message>
        <source>A column for the own office alone: it is on the leader&apos;s copy and never on the issued one.</source>
        <translation>Thêm cột chỉ dùng trong cơ quan: có ở bản nội bộ cho lãnh đạo, không bao giờ có ở bản phát hành.</translation>
    </message>
    <message>
        <source>Assigning document</source>
        <translation>Văn bản giao nhiệm vụ</translation>
    </message>
    <message>
        <source>Co-ordinating units</source>
        <translation>Đơn vị phối hợp</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Lãnh đạo phụ trách</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Người thực hiện</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Finished on</source>
        <translation>Ngày hoàn thành</translation>
    </message>
    <message>
        <source>Reason, difficulties</source>
        <translation>Nguyên nhân, khó khăn, vướng mắc</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>nội bộ</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Ghi chú nội bộ</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>Tasks as a table</source>
        <translation>Bảng nhiệm vụ</translation>
    </message>
    <message>
        <source>Click to choose the row; drag it to another place of the annex</source>
        <translation>Nhấn để chọn cả hàng; kéo để chuyển nhiệm vụ sang chỗ khác trong biểu</translation>
    </message>
    <message>
        <source>Click to choose the row; to drag it, show all tasks in the annex's order first</source>
        <translation>Nhấn để chọn cả hàng; muốn kéo sang chỗ khác, trước hết hãy hiện đủ các nhiệm vụ theo thứ tự của biểu</translation>
    </message>
    <message>
        <source>Click to choose the row</source>
        <translation>Nhấn để chọn cả hàng</translation>
    </message>
</context>
<context>
    <name>TaskTableModel</name>
    <message>
        <source>Sorting the rows...</source>
        <translation>Đang sắp xếp các dòng...</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>(no unit yet)</source>
        <translation>(chưa có đơn vị)</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>nội bộ</translation>
    </message>
    <message>
        <source>(domain without a name)</source>
        <translation>(lĩnh vực chưa có tên)</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>In the report until now:</source>
        <translation>Trong báo cáo hiện nay:</translation>
    </message>
</context>
<context>
    <name>TemplatePage</name>
    <message>
        <source>Choose a &amp;Word file...</source>
        <translation>&amp;Chọn tệp Word...</translation>
    </message>
    <message>
        <source>Use &amp;no template</source>
        <translation>&amp;Thôi dùng mẫu</translation>
    </message>
    <message>
        <source>Write a samp&amp;le template...</source>
        <translation>Tạo tệp &amp;mẫu...</translation>
    </message>
    <message>
        <source>A template is kept for this organisation.</source>
        <translation>Cơ quan này đang có mẫu riêng.</translation>
    </message>
    <message>
        <source>Annexes in Word can be written into a Word file of your own: its page, styles and letterhead stay, and the table takes the place of the line [[BIỂU]]. Where [[TIÊU ĐỀ]], [[KÈM THEO]] and [[CƠ QUAN]] stand, titles, attached line and organisation come.</source>
        <translation>Biểu xuất ra Word có thể ghi vào một tệp Word có sẵn của cơ quan: khổ giấy, kiểu chữ, phần đầu thư giữ nguyên, bảng được đặt vào chỗ có dòng [[BIỂU]]. Chỗ có [[TIÊU ĐỀ]], [[KÈM THEO]], [[CƠ QUAN]] được thay bằng tiêu đề, dòng “Kèm theo”, tên cơ quan.</translation>
    </message>
    <message>
        <source>There is no template: annexes in Word have the usual page.</source>
        <translation>Chưa có mẫu: biểu xuất ra Word theo khổ giấy mặc định.</translation>
    </message>
    <message>
        <source>Word files (*.docx *.dotx)</source>
        <translation>Tệp Word (*.docx *.dotx)</translation>
    </message>
    <message>
        <source>Choose the template</source>
        <translation>Chọn tệp mẫu</translation>
    </message>
    <message>
        <source>The template is “{name}”.</source>
        <translation>Mẫu là tệp “{name}”.</translation>
    </message>
    <message>
        <source>Write a sample template</source>
        <translation>Tạo tệp mẫu</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Văn bản Word (*.docx)</translation>
    </message>
    <message>
        <source>The sample was written to “{path}”. Change it in Word, then choose it here.</source>
        <translation>Đã tạo tệp mẫu “{path}”. Hãy sửa tệp này bằng Word rồi chọn lại ở đây.</translation>
    </message>
    <message>
        <source>The preview goes on showing the usual page.</source>
        <translation>Phần xem trước vẫn theo khổ giấy mặc định.</translation>
    </message>
    <message>
        <source>Parts from &amp;elsewhere...</source>
        <translation>Các &amp;phần lấy từ nơi khác...</translation>
    </message>
    <message>
        <source>The kept template has {count} parts that come from elsewhere or act by themselves; annexes are not written into it until they are taken off.</source>
        <translation>Mẫu đang giữ có {count} phần lấy từ nơi khác hoặc tự hoạt động khi mở tệp; khi chưa bỏ các phần ấy thì biểu chưa ghi được vào mẫu.</translation>
    </message>
    <message>
        <source>The template is “{name}”, without {count} parts that came from elsewhere.</source>
        <translation>Mẫu là “{name}”, đã bỏ {count} phần lấy từ nơi khác.</translation>
    </message>
</context>
<context>
    <name>TextCount</name>
    <message>
        <source>Characters: {characters}, words: {words}</source>
        <translation>{characters} ký tự, {words} từ</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Ctrl+Tab types a tab, Ctrl+Shift+Space a space at which no line is broken.</source>
        <translation>Ctrl+Tab: gõ dấu tab. Ctrl+Shift+Dấu cách: gõ dấu cách không ngắt dòng.</translation>
    </message>
    <message>
        <source>Characters that no document can hold were left out when pasting: {count}.</source>
        <translation>Khi dán đã bỏ {count} ký tự mà văn bản không chứa được.</translation>
    </message>
    <message>
        <source>Text in the old encoding {charset} was turned into Unicode when pasting.</source>
        <translation>Khi dán, chữ theo bảng mã cũ {charset} đã được đổi sang Unicode.</translation>
    </message>
</context>
<context>
    <name>TitlesProposal</name>
    <message>
        <source>Keep the titles as they are in the file</source>
        <translation>Giữ tiêu đề như trong tệp</translation>
    </message>
    <message>
        <source>Tit&amp;les for the chosen period, one a line</source>
        <translation>&amp;Tiêu đề theo kỳ đã chọn, mỗi dòng một tiêu đề</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
</context>
<context>
    <name>UnsavedCopy</name>
    <message>
        <source>Copy what is not stored</source>
        <translation>Chép chữ chưa lưu</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Chữ chưa lưu</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Tệp văn bản (*.txt)</translation>
    </message>
</context>
<context>
    <name>WidthBox</name>
    <message>
        <source>automatic: {width}</source>
        <translation>tự động: {width}</translation>
    </message>
</context>
<context>
    <name>Written</name>
    <message>
        <source>Open the file</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Write it as “{name}”</source>
        <translation>Ghi với tên “{name}”</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Without a result</source>
        <translation>Chưa có kết quả</translation>
    </message>
    <message>
        <source>Tasks of which no result is described yet</source>
        <translation>Nhiệm vụ chưa ghi kết quả thực hiện</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Chưa đánh giá</translation>
    </message>
    <message>
        <source>Tasks that do not say how far they are</source>
        <translation>Nhiệm vụ chưa ghi mức độ hoàn thành</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Tasks past their deadline, done or not</source>
        <translation>Nhiệm vụ quá thời hạn, đã xong hay chưa</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Có phát hiện</translation>
    </message>
    <message>
        <source>Tasks in which the check questions something</source>
        <translation>Nhiệm vụ có chỗ mà phần kiểm tra cho là sai hoặc nghi ngờ</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Chưa đổi so với kỳ trước</translation>
    </message>
    <message>
        <source>Tasks that tell the same as in the period before: result, documents, assessment</source>
        <translation>Nhiệm vụ có kết quả, văn bản và đánh giá y như kỳ trước</translation>
    </message>
    <message>
        <source>Due within 7 days</source>
        <translation>Đến hạn trong 7 ngày</translation>
    </message>
    <message>
        <source>Tasks that are due within 7 days</source>
        <translation>Nhiệm vụ đến hạn trong 7 ngày tới</translation>
    </message>
    <message>
        <source>Not clear in all six</source>
        <translation>Thiếu “6 rõ”</translation>
    </message>
    <message>
        <source>Tasks that do not name person, work, time, responsibility, output and authority</source>
        <translation>Nhiệm vụ chưa ghi đủ người, việc, thời gian, trách nhiệm, sản phẩm và thẩm quyền</translation>
    </message>
</context>
<context>
    <name>DomainTasksModel</name>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Hoàn thành</translation>
    </message>
    <message>
        <source>Lacking</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>(no content yet)</source>
        <translation>(chưa có nội dung)</translation>
    </message>
</context>
<context>
    <name>DomainTasks</name>
    <message>
        <source>Go to the first of them</source>
        <translation>Đến nhiệm vụ đầu tiên trong số đó</translation>
    </message>
    <message>
        <source>Without a result</source>
        <translation>Chưa có kết quả</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Chưa đánh giá</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Có phát hiện</translation>
    </message>
    <message>
        <source>Tasks of the domain</source>
        <translation>Nhiệm vụ của lĩnh vực</translation>
    </message>
    <message>
        <source>Mean: {mean}% of {count} tasks of {every}</source>
        <translation>Trung bình: {mean}% (trên {count}/{every} nhiệm vụ có tỷ lệ %)</translation>
    </message>
    <message>
        <source>Tasks: {every}, none with a percentage</source>
        <translation>{every} nhiệm vụ, chưa có tỷ lệ % nào</translation>
    </message>
</context>
<context>
    <name>TreeDragging</name>
    <message>
        <source>Rows are moved only while the tree shows every task, by domain.</source>
        <translation>Chỉ chuyển chỗ được khi cây hiện mọi nhiệm vụ và xếp theo lĩnh vực.</translation>
    </message>
</context>
</TS>
