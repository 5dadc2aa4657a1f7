"""How each dialog of the program is made, for the walks that go through all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foreign.word import FIELD_PLANTS, at_place, packed
from former_columns import Headings

from db.records import Organisation, Period, Unit
from ui.backups.dialog import BackupsDialog
from ui.backups.export_dialog import ExportBackupDialog
from ui.backups.password_dialog import PasswordDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.second_place_dialog import SecondPlaceDialog
from ui.backups.set_password_dialog import SetPasswordDialog
from ui.backups.work import BackupWork
from ui.columns.column_dialog import ColumnDialog
from ui.columns.keep_preset_dialog import KeepPresetDialog
from ui.columns.preset_dialog import PresetDialog
from ui.comparison.dialog import ComparisonDialog
from ui.exporting.dialog import ExportDialog
from ui.findings.accept_dialog import AcceptDialog
from ui.findings.before_export import BeforeExport
from ui.findings.check_service import CheckService
from ui.findings.list_dialog import FindingsDialog
from ui.findings.rules_dialog import RulesDialog
from ui.first_run.dialog import FirstStartDialog
from ui.history.bin_dialog import BinDialog
from ui.history.changes_dialog import ChangesDialog
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.notices.closing_dialog import ClosingDialog
from ui.notices.left_texts_dialog import LeftTextsDialog
from ui.offices.dialog import OfficeDialog
from ui.offices.names_dialog import OfficeNamesDialog
from ui.offices.other_names_dialog import OtherNamesDialog
from ui.outline.domain_dialog import DomainDialog
from ui.outline.status_words_dialog import StatusWordsDialog
from ui.overview.dialog import OverviewDialog
from ui.phrases.dialog import PhrasesDialog
from ui.replacing.dialog import ReplaceDialog
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.list_dialog import ReportListDialog
from ui.reports.lock_dialog import LockDialog, UnlockDialog
from ui.reports.new_dialog import NewReportDialog
from ui.review.sign_dialog import SignDialog
from ui.salvage.dialog import DamagedStoreDialog
from ui.style.dialog import StyleDialog
from ui.style.foreign_dialog import ForeignDialog
from ui.summary.dialog import SummaryDialog
from ui.support.about_dialog import AboutDialog
from ui.support.check_dialog import MachineCheckDialog
from ui.table.paste_dialog import PasteDialog
from ui.table.pasting import empty_task, plan_paste
from ui.units.dialog import UnitsDialog
from ui.units.merge_dialog import MergeUnitsDialog
from ui.units.unit_dialog import UnitDialog
from vqdesk.backups.backup_service import BackupService
from vqdesk.checks.chosen import USUAL_RULES
from vqdesk.formats.word.foreign import content as foreign_content
from vqdesk.importing.file_import import open_clipboard
from vqdesk.tracking.status_words import DEFAULT
from vqdesk.units.spellings import UnitSpelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.session.session import Session

ANNEX = "BIỂU ĐÁNH GIÁ 6 tháng năm 2024\nTT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\tGhi chú\tThời hạn\n" + "".join(
    f"{at}\tPhòng Nội vụ\tViệc số {at}\tĐã làm\t88%\tx\t30/6\n" for at in range(1, 9)
)


@dataclass
class Built:
    """What the builders below work with."""

    session: Session
    make_draft: Callable[..., Draft]
    qtbot: QtBot
    folder: Path


def _new_report(built: Built) -> Dialog:
    return NewReportDialog(built.session)


def _carry_over(built: Built) -> Dialog:
    session = built.session
    headings = Headings(content="Việc", results="KQ", extra=("Ghi chú", "Thời hạn"))
    session.write_report(replace(session.report(), columns=headings.columns))
    session.store.reports.add(built.make_draft("next", Period("năm", 2024)))
    return CarryOverDialog(session, session.store.reports.draft(session.report_id))


def _paste(built: Built) -> Dialog:
    report = built.session.report()
    plan = plan_paste(
        [["1", "Phòng Nội vụ", "Việc mới"]],
        report.columns,
        at=0,
        targets=[built.session.task("a")],
        make=lambda: empty_task(report.id, "kinh-te"),
        period=report.period,
        number=5,
    )
    return PasteDialog(None, report, lambda _new: plan)


def _import(built: Built) -> Dialog:
    return ImportDialog(built.session, Readings(open_clipboard("", ANNEX, "bảng tạm")))


def _import_into(built: Built) -> Dialog:
    dialog = _import(built)
    dialog.into.setCurrentIndex(1)
    dialog.question.bring.setChecked(True)
    return dialog


def _import_several(built: Built) -> Dialog:
    return ImportDialog(built.session, Readings(open_clipboard("", f"{ANNEX}\n\n{ANNEX}", "bảng tạm")))


def _export(built: Built) -> Dialog:
    session = built.session
    units = [row.unit for row in session.outline()]
    dialog = ExportDialog(None, session.report(), built.folder, session.domains(), units)
    dialog.show_problem("Chưa ghi được")
    return dialog


def _compare(built: Built) -> Dialog:
    others = [built.make_draft(f"other{at}", Period("quý", 2024, at)) for at in (1, 2, 3)]
    for other in others:
        built.session.store.reports.add(other)
    reports = [other.report for other in others]
    view = ComparisonDialog(built.session, built.session.report(), reports)
    built.qtbot.waitUntil(lambda: view.comparison is not None and view.runner.running is None)
    return view


def _summary(built: Built) -> Dialog:
    view = SummaryDialog(built.session, built.session.report())
    built.qtbot.waitUntil(lambda: view.summary is not None and view.runner.running is None)
    return view


def _overview(built: Built) -> Dialog:
    view = OverviewDialog(built.session, built.session.report())
    built.qtbot.waitUntil(lambda: view.page is not None and view.runner.running is None)
    return view


def _bin(built: Built) -> Dialog:
    built.session.store.reports.add(built.make_draft("removed", Period("năm", 2023)))
    built.session.store.reports.delete("removed")
    return BinDialog(built.session)


def _service(built: Built) -> BackupService:
    service = BackupService(built.session.store)
    service.choose_password("mật khẩu dài")
    service.make()
    return service


def _backups(built: Built) -> Dialog:
    _service(built)
    return BackupsDialog(built.session)


def _restore(built: Built) -> Dialog:
    service = _service(built)
    path = service.all()[0].path
    return RestoreDialog(None, path, service.preview(path), "vi")


def _set_password(built: Built) -> Dialog:
    return SetPasswordDialog(None, _service(built), BackupWork(built.session, built.folder), "vi")


def _second_place(built: Built) -> Dialog:
    return SecondPlaceDialog(None, built.session, _service(built), BackupWork(built.session, built.folder))


def _foreign(_built: Built) -> Dialog:
    data = packed(at_place("header", FIELD_PLANTS["DDEAUTO", "in runs"]))
    return ForeignDialog(None, "a.docx", foreign_content.found(data, "a.docx"), "vi")


def _damaged_store(built: Built) -> Dialog:
    service = BackupService(built.session.store)
    service.make()
    said, account = "Tệp dữ liệu “kho.vqd” bị hỏng.", ["9 tháng năm 2024: 13 nhiệm vụ."] * 30
    return DamagedStoreDialog(said, account, service.all(), "vi", can_salvage=True, can_look=True)


def _changed_column(built: Built) -> Dialog:
    columns = built.session.report().columns
    return ColumnDialog(None, "vi", columns, columns[1])


def _service_done(built: Built) -> CheckService:
    service = CheckService(built.session, built.session)
    service.start()
    built.qtbot.waitUntil(lambda: service.is_whole)
    service.stop()
    return service


def _findings(built: Built) -> Dialog:
    return FindingsDialog(built.session, _service_done(built), lambda _finding: None)


def _export_reviewed(built: Built) -> Dialog:
    review = BeforeExport(built.session, _service_done(built))
    return ExportDialog(None, built.session.report(), built.folder, review=review)


def _sign(built: Built) -> Dialog:
    built.session.sign_off("content", "Lan")
    return SignDialog(built.session, _service_done(built))


BUILDERS: dict[str, Callable[[Built], Dialog]] = {
    "AboutDialog": lambda built: AboutDialog(None, built.folder),
    "AcceptDialog": lambda _: AcceptDialog(None, "98,1%", "886 / 965 = 91,8%"),
    "BackupsDialog": _backups,
    "BinDialog": _bin,
    "ColumnDialog": lambda built: ColumnDialog(None, "vi", built.session.report().columns),
    "ColumnDialog, of a column": _changed_column,
    "CarryOverDialog": _carry_over,
    "ChangesDialog": lambda built: ChangesDialog(built.session, lambda _report, _step: False),
    "ClosingDialog": lambda built: ClosingDialog(built.session),
    "ComparisonDialog": _compare,
    "DamagedStoreDialog": _damaged_store,
    "DomainDialog": lambda _: DomainDialog(None, "Thêm lĩnh vực", "Thêm", "IV"),
    "ExportBackupDialog": lambda _: ExportBackupDialog(None, is_protected=True, lang="vi"),
    "ExportDialog": _export,
    "ExportDialog, reviewed": _export_reviewed,
    "FindingsDialog": _findings,
    "FirstStartDialog": lambda built: FirstStartDialog(built.session, lambda _parent: None, removed=2),
    "ForeignDialog": _foreign,
    "ImportDialog": _import,
    "ImportDialog, into a report": _import_into,
    "ImportDialog, several": _import_several,
    "KeepPresetDialog": lambda built: KeepPresetDialog(built.session, built.session.report()),
    "LeftTextsDialog": lambda built: LeftTextsDialog(built.session),
    "LockDialog": lambda _: LockDialog("9 tháng năm 2024", None),
    "LockDialog, of a locked one": lambda _: LockDialog("9 tháng năm 2024", None, "Báo cáo đã chốt"),
    "MachineCheckDialog": lambda _: MachineCheckDialog(None, "một\n" * 40),
    "MergeUnitsDialog": lambda built: MergeUnitsDialog(built.session, [UnitSpelling("Ban", 1, 1, "", "ban")]),
    "NewReportDialog": _new_report,
    "OfficeDialog": lambda _: OfficeDialog("UBND huyện Văn Quan"),
    "OfficeNamesDialog": lambda built: OfficeNamesDialog(built.session),
    "OtherNamesDialog": lambda built: OtherNamesDialog(built.session, Organisation("o", "UBND huyện")),
    "OverviewDialog": _overview,
    "PasswordDialog": lambda _: PasswordDialog(None, "Hãy nhập mật khẩu"),
    "PhrasesDialog": lambda _: PhrasesDialog(["Đang triển khai"], "UBND xã Yên Phúc"),
    "PresetDialog": lambda built: PresetDialog(built.session, built.session.report()),
    "ReplaceDialog": lambda built: ReplaceDialog(built.session),
    "PasteDialog": _paste,
    "ReportListDialog": lambda built: ReportListDialog(built.session),
    "RestoreDialog": _restore,
    "RulesDialog": lambda _built: RulesDialog(USUAL_RULES, "UBND xã Yên Phúc", "vi"),
    "SecondPlaceDialog": _second_place,
    "SetPasswordDialog": _set_password,
    "SignDialog": _sign,
    "SummaryDialog": _summary,
    "StatusWordsDialog": lambda _built: StatusWordsDialog(DEFAULT, "UBND xã Yên Phúc"),
    "StyleDialog": lambda built: StyleDialog(built.session, built.session.report()),
    "UnitDialog": lambda built: UnitDialog(built.session, Unit("u", "Công an"), is_new=True),
    "UnitsDialog": lambda built: UnitsDialog(built.session),
    "UnlockDialog": lambda _: UnlockDialog("9 tháng năm 2024", "Báo cáo đã chốt", None),
}


def subclasses(of: type) -> Iterator[type]:
    for each in of.__subclasses__():
        yield each
        yield from subclasses(each)
