"""What holds in every dialog: the wheel changes nothing, the first field is first, nothing is lost unasked.

Dialogs and their fields are found by class: a new dialog fails here until it is built below, a new field is
walked like the others.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from foreign.word import FIELD_PLANTS, at_place, packed
from former_columns import Headings
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)

import ui
from db.records import Period, Unit
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
from ui.dialogs.dialog import Dialog
from ui.dialogs.native_dialogs import tame
from ui.exporting.dialog import ExportDialog
from ui.findings.accept_dialog import AcceptDialog
from ui.findings.before_export import BeforeExport
from ui.findings.check_service import CheckService
from ui.findings.list_dialog import FindingsDialog
from ui.findings.rules_dialog import RulesDialog
from ui.history.bin_dialog import BinDialog
from ui.history.changes_dialog import ChangesDialog
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.notices.closing_dialog import ClosingDialog
from ui.notices.left_texts_dialog import LeftTextsDialog
from ui.offices.dialog import OfficeDialog
from ui.outline.domain_dialog import DomainDialog
from ui.outline.status_words_dialog import StatusWordsDialog
from ui.phrases.dialog import PhrasesDialog
from ui.replacing.dialog import ReplaceDialog
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.first_start_dialog import FirstStartDialog
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

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.session.session import Session

CHOICES = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
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
    return ImportDialog(built.session, Readings(open_clipboard("", ANNEX, "clipboard")))


def _import_into(built: Built) -> Dialog:
    dialog = _import(built)
    dialog.into.setCurrentIndex(1)
    dialog.question.bring.setChecked(True)
    return dialog


def _import_several(built: Built) -> Dialog:
    return ImportDialog(built.session, Readings(open_clipboard("", f"{ANNEX}\n\n{ANNEX}", "clipboard")))


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
    "DomainDialog": lambda _: DomainDialog(None, "Add a domain", "Add", "IV"),
    "ExportBackupDialog": lambda _: ExportBackupDialog(None, is_protected=True, lang="vi"),
    "ExportDialog": _export,
    "ExportDialog, reviewed": _export_reviewed,
    "FindingsDialog": _findings,
    "FirstStartDialog": lambda _: FirstStartDialog(),
    "ForeignDialog": _foreign,
    "ImportDialog": _import,
    "ImportDialog, into a report": _import_into,
    "ImportDialog, several": _import_several,
    "KeepPresetDialog": lambda built: KeepPresetDialog(built.session, built.session.report()),
    "LeftTextsDialog": lambda built: LeftTextsDialog(built.session),
    "LockDialog": lambda _: LockDialog("9 tháng năm 2024", None),
    "MachineCheckDialog": lambda _: MachineCheckDialog(None, "một\n" * 40),
    "NewReportDialog": _new_report,
    "OfficeDialog": lambda _: OfficeDialog("UBND huyện Văn Quan"),
    "PasswordDialog": lambda _: PasswordDialog(None, "Hãy nhập mật khẩu"),
    "PhrasesDialog": lambda _: PhrasesDialog(["Đang triển khai"], "UBND xã Yên Phúc"),
    "PresetDialog": lambda built: PresetDialog(built.session, built.session.report()),
    "MergeUnitsDialog": lambda built: MergeUnitsDialog(built.session, [UnitSpelling("Ban", 1, 1, "", "ban")]),
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
ELSEWHERE = {
    # What a column holds is the exception.
    "ColumnDialog, of a column": lambda dialog: dialog.heading,
    # Enter imports at once, and the arrows only look through what was read.
    "ImportDialog": lambda dialog: dialog.tasks.table,
    "ImportDialog, into a report": lambda dialog: dialog.tasks.table,
    "ImportDialog, several": lambda dialog: dialog.tasks.table,
    # What was done is looked at; the other reports are the exception.
    "ChangesDialog": lambda dialog: dialog.table,
    # What is compared is looked at; another period is the exception.
    "ComparisonDialog": lambda dialog: dialog.table,
    # What was found is looked at; another choice is the exception.
    "FindingsDialog": lambda dialog: dialog.table,
    "UnitsDialog": lambda dialog: dialog.table,
    # After a refused export: the name is what most likely is to be changed.
    "ExportDialog": lambda dialog: dialog.name,
    # What is open is read; to go there instead of exporting is the exception.
    "ExportDialog, reviewed": lambda dialog: dialog.kind,
    # One is opened; the reports of one office alone are the exception.
    "ReportListDialog": lambda dialog: dialog.list,
}
ONE_LINE = ("AcceptDialog", "DomainDialog", "KeepPresetDialog", "PasswordDialog", "UnlockDialog")


def subclasses(of: type) -> Iterator[type]:
    for each in of.__subclasses__():
        yield each
        yield from subclasses(each)


@pytest.fixture
def built(session: Session, make_draft: Callable[..., Draft], qtbot: QtBot, tmp_path: Path) -> Built:
    return Built(session, make_draft, qtbot, tmp_path)


@pytest.fixture(params=BUILDERS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def dialog(name: str, built: Built, qtbot: QtBot) -> Dialog:
    """Return each dialog in turn, shown and in front."""
    made = BUILDERS[name](built)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_every_dialog_is_walked() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    ours = {each.__name__ for each in subclasses(Dialog) if each.__module__.startswith("ui.")}
    assert ours == {name.partition(",")[0] for name in BUILDERS}


# The wheel


def turn_over(widget: QWidget) -> None:
    """Turn the wheel over a field, down and up, as a hand does that means to scroll."""
    where = QPointF(widget.rect().center())
    for step in (-120, 240):
        event = QWheelEvent(
            where,
            widget.mapToGlobal(where),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted(), widget


def state(widget: QWidget) -> object:
    if isinstance(widget, QComboBox | QTabBar):
        return widget.currentIndex()
    return widget.text() if isinstance(widget, QAbstractSpinBox) else widget.value()


def choices_in(window: QWidget) -> list[QWidget]:
    found = [each for each in window.findChildren(QWidget) if isinstance(each, CHOICES)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def pages_of(window: QWidget) -> Iterator[None]:
    """Show one page of each tab widget after another."""
    yield
    for tabs in window.findChildren(QTabWidget):
        for page in range(tabs.count()):
            if tabs.isTabVisible(page):
                tabs.setCurrentIndex(page)
                yield


def test_the_wheel_changes_no_field_of_any_page(dialog: Dialog) -> None:
    for _ in pages_of(dialog):
        for field in choices_in(dialog):
            if not field.isVisible() or not field.isEnabled():
                continue
            for focused in (False, True):
                if focused and field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    field.setFocus()
                # Middle positions could go both ways.
                if isinstance(field, QComboBox) and field.count() > 2 and not field.isEditable():
                    field.setCurrentIndex(1)
                before = state(field)
                turn_over(field)
                assert state(field) == before, (field, focused)
            assert field.focusPolicy() != Qt.FocusPolicy.WheelFocus, field


def test_the_wheel_changes_no_cell_s_editor(dialog: Dialog) -> None:
    for view in dialog.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            continue
        for row in range(min(model.rowCount(), 20)):
            for column in range(model.columnCount() if isinstance(view, QTableView | QTreeView) else 1):
                index = model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    editor = view.itemDelegate(index).createEditor(view.viewport(), _option(view), index)
                    fields = [each for each in (editor, *choices_in(editor)) if isinstance(each, CHOICES)]
                    for field in fields:
                        before = state(field)
                        turn_over(field)
                        assert state(field) == before


def _option(view: QAbstractItemView) -> object:
    from PySide6.QtWidgets import QStyleOptionViewItem

    option = QStyleOptionViewItem()
    option.initFrom(view)
    return option


@pytest.mark.parametrize("which", ["file", "printer"])
def test_the_wheel_changes_no_field_of_qt_s_own_dialogs(which: str, qtbot: QtBot, tmp_path: Path) -> None:
    made: QDialog
    if which == "file":
        made = QFileDialog(None, "Mở", str(tmp_path), "Word (*.docx);;Excel (*.xlsx);;Tất cả (*)")
    else:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made = QPrintDialog(printer)
    made.setOption(made.Option.DontUseNativeDialog) if which == "file" else None
    tame(made)
    qtbot.addWidget(made)
    made.show()
    fields = [field for field in choices_in(made) if field.isVisible() and field.isEnabled()]
    assert fields or which == "printer"
    for field in fields:
        before = state(field)
        turn_over(field)
        assert state(field) == before


def test_only_fields_that_the_wheel_passes_are_made() -> None:
    """A plain one of Qt's would be turned: those of `ui.widgets.choices` are for all windows."""
    root = Path(ui.__file__).parent
    plain = ("QComboBox(", "QSpinBox(", "QDoubleSpinBox(", "QDateEdit(", "QTimeEdit(", "QDateTimeEdit(")
    plain += ("QTabWidget(", "QTabBar(", "QSlider(", "QDial(", "QFontComboBox(")
    own = root / "widgets" / "choices.py"
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py") if path != own}
    assert not [(path.name, word) for path, text in texts.items() for word in plain if word in text]
    assert not [path.name for path, text in texts.items() if "(QComboBox)" in text or "(QSpinBox)" in text]


# Focus and Tab


def way_of_tab(dialog: Dialog, qtbot: QtBot) -> list[QWidget]:
    """Return what the Tab key stops at, once round, from the first field behind the foot's last button."""
    begun, order = dialog.focusWidget(), list[QWidget]()
    widget = begun
    while widget is not None and widget not in order:
        order.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = dialog.focusWidget()
    assert not order or widget is order[0], "Tab does not come back"
    if begun is not None:
        begun.setFocus()
    foot = [dialog.buttons.isAncestorOf(widget) for widget in order]
    begins = next((at for at in range(len(order)) if foot[at - 1] and not foot[at]), 0)
    return order[begins:] + order[:begins]


def is_input(widget: QWidget) -> bool:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QPushButton | QTabBar | QScrollBar):
        return False
    return isinstance(widget, QLineEdit | QAbstractItemView | QAbstractButton | QAbstractSpinBox | QComboBox)


def test_the_first_input_has_the_focus(name: str, dialog: Dialog, qtbot: QtBot) -> None:
    focused = dialog.focusWidget()
    inputs = [widget for widget in way_of_tab(dialog, qtbot) if is_input(widget)]
    if name in ELSEWHERE:
        assert focused is ELSEWHERE[name](dialog)
    elif inputs and not isinstance(inputs[0], QAbstractButton):
        assert focused is inputs[0]
    elif inputs:
        assert isinstance(focused, QAbstractButton)
        assert not isinstance(focused, QPushButton)
    if inputs:
        assert focused is not getattr(dialog, "accept_button", None)


def test_tab_goes_as_it_is_read_and_to_the_buttons_last(dialog: Dialog, qtbot: QtBot) -> None:
    order = way_of_tab(dialog, qtbot)
    foot = [dialog.buttons.isAncestorOf(widget) for widget in order]
    assert foot == sorted(foot)
    in_body = [widget for widget in order if dialog.body.isAncestorOf(widget)]
    assert len(in_body) == foot.count(False)

    def rows(widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(dialog.body, QPoint())
        return at.y(), at.x()

    for before, after in pairwise(in_body):
        if before.parentWidget() is after.parentWidget() and not isinstance(before.parent(), QTabWidget):
            (top, left), (below, right) = rows(before), rows(after)
            assert below > top - before.height() or right > left, (before, after)


# What is typed


def lines_of(dialog: Dialog) -> list[QLineEdit]:
    lines = [line for line in dialog.body.findChildren(QLineEdit) if line.isVisible() and line.isEnabled()]
    return [line for line in lines if not (isinstance(line.parent(), QAbstractSpinBox) or line.isReadOnly())]


@pytest.mark.parametrize("keys", ["UBND xa moi ", "a\r"])
def test_typing_accepts_nothing(name: str, dialog: Dialog, qtbot: QtBot, keys: str) -> None:
    if name in ONE_LINE and "\r" in keys:
        return  # a line is all that it asks for
    for line in lines_of(dialog):
        field = line.focusProxy() or line
        field.setFocus()
        qtbot.keyClicks(field, keys)
        assert dialog.isVisible(), line


NARROWED = ("ChangesDialog", "OfficeDialog", "ReplaceDialog", "UnitsDialog")
"""Dialogs where what is typed only narrows a list, or is looked for, and is no loss."""


def test_what_was_typed_is_asked_about_before_it_is_dropped(
    name: str, dialog: Dialog, qtbot: QtBot, boxes: object
) -> None:
    if name in NARROWED:
        qtbot.keyClicks(lines_of(dialog)[0], "x")
        qtbot.keyClick(lines_of(dialog)[0], Qt.Key.Key_Escape)
        assert (dialog.isHidden(), boxes.asked) == (True, [])
        return
    editors = [each for each in dialog.body.findChildren(QPlainTextEdit) if not each.isReadOnly()]
    editors = [each for each in editors if each.isVisible() and each.isEnabled()]
    for field in (*lines_of(dialog), *editors):
        if isinstance(field, QLineEdit) and field.focusProxy():
            field = field.focusProxy()
        boxes.asked.clear()
        boxes.yes = False
        field.setFocus()
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert (dialog.isVisible(), len(boxes.asked)) == (True, 1), field
        dialog.close()
        assert (dialog.isVisible(), len(boxes.asked)) == (True, 2), field
    boxes.asked.clear()
    boxes.yes = True
    typed = bool(lines_of(dialog) or editors)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert len(boxes.asked) == typed


def test_escape_asks_nothing_where_nothing_was_typed(dialog: Dialog, qtbot: QtBot, boxes: object) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert boxes.asked == []


def test_whoever_hears_a_dialog_is_told_what_everything_is(
    dialog: Dialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []
