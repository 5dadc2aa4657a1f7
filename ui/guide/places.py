"""Which place of the guide fits where: by the class of a pane, a dialog, or a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_START, _IMPORT, _TASK, _TABLE = "01-start.md", "02-import.md", "03-task.md", "04-table.md"
_PERIOD, _CHECK, _EXPORT = "05-next-period.md", "06-check.md", "07-export.md"
_PARTS, _SAFETY = "08-parts.md", "09-safety.md"

BEGINNING = (_START, "")
"""Where nothing else fits."""
LIST_OF_KEYS = ("11-keys.md", "")
PLACES: dict[str, tuple[str, str]] = {
    # Panes of the window
    "OutlineTree": (_START, "cửa-sổ-của-chương-trình"),
    "OutlineFilter": (_TASK, "tìm-lọc-thay-chữ"),
    "FindPanel": (_TASK, "tìm-lọc-thay-chữ"),
    "EvaluationView": (_TASK, "đánh-giá"),
    "FormerView": (_TASK, "gõ-kết-quả"),
    "FormerPage": (_TASK, "gõ-kết-quả"),
    "TaskHistoryPage": (_TASK, "gõ-kết-quả"),
    "FindingsPage": (_CHECK, "danh-sách-phát-hiện"),
    "DeadlineView": (_TASK, "thời-hạn-và-tình-trạng"),
    "TaskForm": (_TASK, ""),
    "DomainForm": (_TASK, "thêm-xóa-chuyển"),
    "ReportForm": (_EXPORT, "cách-trình-bày-biểu"),
    "TablePane": (_TABLE, ""),
    "PreviewPane": (_EXPORT, "xem-trước"),
    "FindingBar": (_CHECK, "chỗ-được-đánh-dấu"),
    "LockBar": (_CHECK, "chốt-báo-cáo-đã-gửi"),
    "DueBar": (_TASK, "thời-hạn-và-tình-trạng"),
    "DoneBar": (_SAFETY, "hoàn-tác"),
    "NoticeBars": (_SAFETY, "khi-có-sự-cố"),
    "BackupStatusButton": (_SAFETY, "bản-sao-lưu"),
    # Reports
    "FirstStartDialog": (_START, "lần-mở-đầu-tiên"),
    "NewReportDialog": (_START, "lập-báo-cáo-mới"),
    "OfficeDialog": (_START, "lập-báo-cáo-mới"),
    "ReportListDialog": (_START, "các-báo-cáo"),
    "CarryOverDialog": (_PERIOD, "lập-báo-cáo-kỳ-sau"),
    "ComparisonDialog": (_PERIOD, "so-sánh-với-kỳ-khác"),
    "SummaryDialog": (_PERIOD, "tổng-hợp"),
    "OverviewDialog": (_PERIOD, "tổng-quan-cho-lãnh-đạo"),
    "LockDialog": (_CHECK, "chốt-báo-cáo-đã-gửi"),
    "UnlockDialog": (_CHECK, "chốt-báo-cáo-đã-gửi"),
    # Import and export
    "ImportDialog": (_IMPORT, "xem-trước"),
    "MatchingPage": (_PARTS, "đưa-phần-đã-điền-vào-báo-cáo"),
    "TargetQuestion": (_PARTS, "đưa-phần-đã-điền-vào-báo-cáo"),
    "PasteDialog": (_TABLE, "chép-và-dán"),
    "ExportDialog": (_EXPORT, "xuất-ra-tệp"),
    "StyleDialog": (_EXPORT, "cách-trình-bày-biểu"),
    "ForeignDialog": (_EXPORT, "cách-trình-bày-biểu"),
    "ColumnDialog": (_EXPORT, "cách-trình-bày-biểu"),
    "PresetDialog": (_EXPORT, "cách-trình-bày-biểu"),
    "KeepPresetDialog": (_EXPORT, "cách-trình-bày-biểu"),
    # Tasks
    "DomainDialog": (_TASK, "thêm-xóa-chuyển"),
    "StatusWordsDialog": (_TASK, "thời-hạn-và-tình-trạng"),
    "PhrasesDialog": (_TASK, "gõ-kết-quả"),
    "UnitsDialog": (_TASK, "tìm-lọc-thay-chữ"),
    "UnitDialog": (_TASK, "tìm-lọc-thay-chữ"),
    "MergeUnitsDialog": (_TASK, "tìm-lọc-thay-chữ"),
    "OfficeNamesDialog": (_TASK, "tìm-lọc-thay-chữ"),
    "OtherNamesDialog": (_TASK, "tìm-lọc-thay-chữ"),
    "ReplaceDialog": (_TASK, "tìm-lọc-thay-chữ"),
    # The check
    "AcceptDialog": (_CHECK, "chỗ-được-đánh-dấu"),
    "FindingsDialog": (_CHECK, "danh-sách-phát-hiện"),
    "RulesDialog": (_CHECK, "danh-sách-phát-hiện"),
    "SignDialog": (_CHECK, "xác-nhận-đã-kiểm-tra"),
    # Safety
    "ChangesDialog": (_SAFETY, "hoàn-tác"),
    "BinDialog": (_SAFETY, "thùng-rác"),
    "BackupsDialog": (_SAFETY, "bản-sao-lưu"),
    "ExportBackupDialog": (_SAFETY, "bản-sao-lưu"),
    "SecondPlaceDialog": (_SAFETY, "bản-sao-lưu"),
    "SetPasswordDialog": (_SAFETY, "bản-sao-lưu"),
    "PasswordDialog": (_SAFETY, "khôi-phục"),
    "RestoreDialog": (_SAFETY, "khôi-phục"),
    "LeftTextsDialog": (_SAFETY, "khi-có-sự-cố"),
    "ClosingDialog": (_SAFETY, "khi-có-sự-cố"),
    "DamagedStoreDialog": (_SAFETY, "khi-có-sự-cố"),
    "MachineCheckDialog": (_SAFETY, "khi-có-sự-cố"),
    "AboutDialog": BEGINNING,
}
"""A page and one of its headings, as links name it, "" for its beginning."""


def guide_place(widget: QWidget | None) -> tuple[str, str]:
    """Return the place of a widget: its own, else that of the next one that it lies in."""
    while widget is not None:
        place = PLACES.get(type(widget).__name__)
        if place is not None:
            return place
        widget = widget.parentWidget()
    return BEGINNING
