from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from former_columns import Headings, headings_of
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from db.records import Domain, Period, Report
from ui.dialogs.file_dialogs import file_to_open, file_to_write
from ui.exporting.dialog import ExportDialog
from ui.first_run.dialog import FirstStartDialog
from ui.outline.domain_dialog import next_numeral
from ui.reports.list_dialog import ReportListDialog
from ui.reports.new_dialog import NewReportDialog
from ui.support.about_dialog import AboutDialog
from ui.support.check_dialog import MachineCheckDialog
from vqdesk.exporting.file_export import ExportOptions
from vqdesk.system.version import find_release

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.session.session import Session


REPORT = Report(
    "x", "UBND huyện Văn Quan", Period("9 tháng", 2024), ("BIỂU ĐÁNH GIÁ",), "", Headings().columns
)


@pytest.mark.parametrize(
    ("numerals", "expected"),
    [
        ((), "I"),
        (("I", "II", "III"), "IV"),
        (("VIII", " ix "), "X"),
        (("I", "A", "", "IIII"), "II"),
        (("XXXIX",), "XL"),
        (("XCIX",), "C"),
    ],
)
def test_the_next_numeral_follows_the_highest(numerals: tuple[str, ...], expected: str) -> None:
    assert next_numeral(numerals) == expected


def test_a_new_report_s_titles_follow_its_period_until_they_are_typed(session: Session, qtbot: QtBot) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    dialog.period.set_period(Period("quý", 2025, 3))
    dialog.period.changed.emit()
    assert dialog.titles[1].text() == "Tiến độ thực hiện nhiệm vụ trọng tâm quý III năm 2025"
    dialog.titles[1].setFocus()
    dialog.titles[1].clear()
    qtbot.keyClicks(dialog.titles[1], "Ten rieng")
    dialog.period.set_period(Period("năm", 2025))
    dialog.period.changed.emit()
    assert dialog.titles[1].text() == "Ten rieng"
    draft = dialog.draft()
    assert draft.report.period == Period("năm", 2025)
    assert draft.report.titles == ("BIỂU ĐÁNH GIÁ", "Ten rieng")
    assert headings_of(draft.report).results == "Tóm tắt kết quả triển khai thực hiện năm 2025"
    assert draft.report.organisation == "UBND huyện Văn Quan"


def test_a_new_report_takes_over_domains_without_tasks(session: Session, qtbot: QtBot) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    session.add_report(dialog.draft())
    assert [domain.id for domain in session.domains()] == ["kinh-te", "van-hoa", "khac"]
    assert session.outline() == []
    dialog.domains.setChecked(False)
    assert dialog.draft().sections == ()


def test_nothing_completes_inside_the_organisation_s_line(session: Session, qtbot: QtBot) -> None:
    dialog = NewReportDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.organisation.completer() is None


def test_the_list_opens_and_deletes(
    session: Session, make_draft: Callable[..., Draft], qtbot: QtBot, boxes: object
) -> None:
    session.store.reports.add(make_draft("newer", Period("năm", 2025)))
    dialog = ReportListDialog(session)
    qtbot.addWidget(dialog)
    assert [dialog.list.topLevelItem(at).text(0) for at in range(2)] == ["Năm 2025", "9 tháng năm 2024"]
    assert dialog.chosen() == session.report_id
    boxes.yes = False
    dialog.delete_button.click()
    assert boxes.asked == [
        "Delete the report “9 tháng năm 2024 - UBND huyện Văn Quan” with its 4 tasks? "
        "It stays in the bin 90 days."
    ]
    assert dialog.list.topLevelItemCount() == 2
    boxes.yes = True
    dialog.delete_button.click()
    dialog.delete_button.click()
    assert (dialog.chosen(), session.report_id) == (None, None)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.delete_button.isEnabled()


def test_enter_in_a_dialog_is_its_own_button_s(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    for dialog in (
        ReportListDialog(session),
        NewReportDialog(session),
        ExportDialog(None, REPORT, tmp_path),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.accept_button.isDefault()


def test_new_in_the_list_closes_it_first(session: Session, qtbot: QtBot) -> None:
    dialog = ReportListDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.new_wanted):
        dialog.new_button.click()
    assert dialog.isHidden()


def test_the_question_for_a_file_fits_a_small_screen(
    qtbot: QtBot, boxes: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []

    def look(dialog: QFileDialog) -> int:
        seen.append((dialog.width(), dialog.height()))
        return 1

    boxes.file = str(tmp_path / "a.docx")
    monkeypatch.setattr(
        QFileDialog, "screen", lambda _dialog: SimpleNamespace(availableSize=lambda: QSize(683, 384))
    )
    monkeypatch.setattr(QFileDialog, "exec", look)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert file_to_open(parent, "a", tmp_path, ["Word (*.docx)"]) == tmp_path / "a.docx"
    chosen = file_to_write(parent, "a", tmp_path / "b.xlsx", ["Word (*.docx)", "Excel (*.xlsx)"])
    assert chosen == (tmp_path / "a.docx", "Word (*.docx)")
    assert all(width <= 628 and height <= 353 for width, height in seen)


def test_a_cancelled_question_for_a_file_has_no_answer(qtbot: QtBot, boxes: object, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    boxes.file = ""
    assert file_to_open(parent, "a", tmp_path, []) is None
    assert file_to_write(parent, "a", tmp_path / "b", [])[0] is None
    boxes.file = str(tmp_path)
    assert file_to_open(parent, "a", tmp_path, []) is None


def test_export_asks_for_folder_name_and_form(qtbot: QtBot, tmp_path: Path, boxes: object) -> None:
    dialog = ExportDialog(None, REPORT, tmp_path)
    qtbot.addWidget(dialog)
    name = "Bieu danh gia 9 thang 2024 - UBND huyen Van Quan.docx"
    assert (dialog.path(), dialog.options(ExportOptions())) == (tmp_path / name, ExportOptions("paper"))
    dialog.electronic.setChecked(True)
    dialog.name.setText("bieu 2024.9")
    assert (dialog.path(), dialog.options(ExportOptions())) == (
        tmp_path / "bieu 2024.9.docx",
        ExportOptions("electronic"),
    )
    boxes.file = str(tmp_path / "sub" / "b.json")
    dialog.browse.click()
    assert dialog.path() == tmp_path / "sub" / "b.json"
    assert not dialog.electronic.isEnabled()
    dialog.name.clear()
    assert not dialog.accept_button.isEnabled()


def test_the_electronic_form_says_what_dots_do_not_reach(qtbot: QtBot, tmp_path: Path) -> None:
    line = "(Kèm theo Báo cáo số 5/BC-UBND thực hiện Kế hoạch số 42/KH-UBND)"
    dialog = ExportDialog(None, replace(REPORT, attached_to=line), tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.left.isHidden()
    height = dialog.height()
    dialog.electronic.setChecked(True)
    assert not dialog.left.isHidden()
    assert dialog.height() > height  # nothing is cut off
    assert "“số 42/KH-UBND”" in dialog.left.text()
    dialog.paper.setChecked(True)
    assert dialog.left.isHidden()


def test_the_proposed_name_follows_kind_and_part(qtbot: QtBot, tmp_path: Path) -> None:
    domains = [Domain("x", "d1", "I", "Lĩnh vực kinh tế"), Domain("x", "d2", "", "")]
    dialog = ExportDialog(None, REPORT, tmp_path, domains, ["Phòng Nội vụ"])
    qtbot.addWidget(dialog)
    assert [dialog.part.itemText(place) for place in range(dialog.part.count())] == [
        "The whole report",
        "Domain: I. Lĩnh vực kinh tế",
        "Domain: (domain without a name)",
        "Unit: Phòng Nội vụ",
    ]
    dialog.kind.setCurrentIndex(2)
    dialog.part.setCurrentIndex(3)
    assert dialog.path().name == "Bieu danh gia 9 thang 2024 - Phong Noi vu - UBND huyen Van Quan.pdf"
    assert dialog.options(ExportOptions()) == ExportOptions(unit="Phòng Nội vụ")
    dialog.part.setCurrentIndex(1)
    assert dialog.options(ExportOptions(numeral="II")) == ExportOptions(numeral="II", domain="d1")


def test_a_typed_name_keeps_all_but_its_ending(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(None, REPORT, tmp_path, (), ["Phòng Nội vụ"])
    qtbot.addWidget(dialog)
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "bieu 2024.docx")
    dialog.part.setCurrentIndex(1)
    dialog.kind.setCurrentIndex(3)
    assert dialog.path().name == "bieu 2024.html"
    dialog.kind.setCurrentIndex(4)
    # Whoever takes a part in would lose the rest.
    assert dialog.options(ExportOptions()) == ExportOptions()
    assert not dialog.part.isEnabled()


def test_dialogs_fit_a_small_screen(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """1366x768 at 200 % leaves 683x384."""
    for dialog in (
        NewReportDialog(session),
        ReportListDialog(session),
        FirstStartDialog(session, lambda _parent: None),
        ExportDialog(None, REPORT, tmp_path),
        AboutDialog(None, tmp_path),
        MachineCheckDialog(None, "một\n" * 40),
    ):
        qtbot.addWidget(dialog)
        assert dialog.minimumSizeHint().width() <= 660
        assert dialog.minimumSizeHint().height() <= 340
        assert dialog.body.parent() is not None
        assert dialog.windowTitle()
        assert dialog.windowFlags() & Qt.WindowType.Dialog


def test_about_says_version_and_place_of_the_data(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(None, tmp_path / "clerk.vqd")
    qtbot.addWidget(dialog)
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"vqdesk {find_release().named('build')}" in texts
    assert str(tmp_path / "clerk.vqd") in texts
