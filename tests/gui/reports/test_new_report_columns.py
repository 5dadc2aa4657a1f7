"""The columns of a new report: a preset, as in the open report, and what the office's style hides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.records import Column, Period
from ui.reports.new_dialog import NewReportDialog
from vqdesk.annex.layout.style import AnnexStyle
from vqdesk.columns.presets import ANNEX_2024, PRESETS, Preset
from vqdesk.offices.column_presets import columns_for, keep_preset
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

MONTH = Period("tháng", 2026, 5)


@pytest.fixture
def show(session: Session, qtbot: QtBot) -> Callable[[], NewReportDialog]:
    def show() -> NewReportDialog:
        dialog = NewReportDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.period.set_period(MONTH)
        dialog.period.changed.emit()
        return dialog

    return show


def names(dialog: NewReportDialog) -> list[str]:
    box = dialog.preset.box
    return [box.itemText(at) for at in range(box.count())]


def test_the_first_choice_is_the_open_report_s_preset(show: Callable[[], NewReportDialog]) -> None:
    dialog = show()
    assert dialog.preset.preset() == ANNEX_2024
    assert names(dialog) == [preset.name for preset in PRESETS]
    assert dialog.draft().report.columns == columns_for(ANNEX_2024, MONTH)
    assert dialog.draft().report.columns[3].group == ("Tóm tắt kết quả triển khai thực hiện tháng 5 năm 2026")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_report_is_made_from_each_preset(
    show: Callable[[], NewReportDialog], session: Session, preset: Preset
) -> None:
    dialog = show()
    dialog.preset.box.setCurrentIndex(names(dialog).index(preset.name))
    columns = columns_for(preset, MONTH)
    assert dialog.preset.headings.text() == " | ".join(column.heading for column in columns)
    assert session.add_report(dialog.draft())
    assert session.report().columns == columns
    assert session.add_task()


@pytest.mark.parametrize(
    ("preset", "titles"),
    [
        ("annex-2024", ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm tháng 5 năm 2026")),
        ("plan", ("DANH MỤC NHIỆM VỤ TRỌNG TÂM THÁNG 5 NĂM 2026",)),
        ("report", ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM THÁNG 5 NĂM 2026",)),
        ("book", ("SỔ THEO DÕI THỰC HIỆN NHIỆM VỤ THÁNG 5 NĂM 2026",)),
        ("six-clear", ("BẢNG PHÂN CÔNG NHIỆM VỤ THEO “6 RÕ” THÁNG 5 NĂM 2026",)),
        ("four", ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 5 NĂM 2026",)),
    ],
)
def test_each_preset_proposes_its_titles(
    show: Callable[[], NewReportDialog], preset: str, titles: tuple[str, ...]
) -> None:
    dialog = show()
    chosen = next(each for each in PRESETS if each.id == preset)
    dialog.preset.box.setCurrentIndex(names(dialog).index(chosen.name))
    assert dialog.draft().report.titles == titles


def test_typed_titles_stay_whatever_columns_are_chosen(
    show: Callable[[], NewReportDialog], qtbot: QtBot
) -> None:
    dialog = show()
    dialog.titles[0].clear()
    qtbot.keyClicks(dialog.titles[0], "PHU LUC")
    dialog.preset.box.setCurrentIndex(names(dialog).index("Danh mục nhiệm vụ"))
    assert dialog.draft().report.titles == ("PHU LUC",)
    dialog.preset.box.setCurrentIndex(0)
    assert dialog.draft().report.titles == (
        "PHU LUC",
        "Tiến độ thực hiện nhiệm vụ trọng tâm tháng 5 năm 2026",
    )


@pytest.mark.parametrize(
    ("titles", "proposed"),
    [
        (("PHỤ LỤC 2", "Kết quả 9 tháng năm 2024"), ("PHỤ LỤC 2", "Kết quả tháng 5 năm 2026")),
        (("KẾT QUẢ 9 THÁNG NĂM 2024",), ("KẾT QUẢ THÁNG 5 NĂM 2026",)),
        # There are two lines, and a report needs a title.
        (("A", "B", "C"), ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm tháng 5 năm 2026")),
        ((), ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm tháng 5 năm 2026")),
    ],
)
def test_columns_as_in_the_open_report_bring_its_titles_for_the_new_period(
    show: Callable[[], NewReportDialog],
    session: Session,
    titles: tuple[str, ...],
    proposed: tuple[str, ...],
) -> None:
    own = (Column("content", "Việc"), Column("result", "Kết quả"))
    session.write_report(replace(session.report(), columns=own, titles=titles))
    assert show().draft().report.titles == proposed


def test_as_in_the_open_report(show: Callable[[], NewReportDialog], session: Session) -> None:
    own = (
        Column("content", "Việc"),
        Column("result", "Kết quả 9 tháng năm 2024", visibility="internal"),
        Column("extra", "Nguồn vốn", "Vốn", "hidden"),
    )
    session.write_report(replace(session.report(), columns=own))
    dialog = show()
    assert names(dialog)[0] == "As in the open report"
    assert dialog.preset.box.currentIndex() == 0
    assert dialog.draft().report.columns == (
        own[0],
        replace(own[1], heading="Kết quả tháng 5 năm 2026"),
        own[2],
    )
    assert dialog.preset.headings.text() == "Việc | Kết quả tháng 5 năm 2026"


def test_the_style_hides_columns_of_new_reports(
    show: Callable[[], NewReportDialog], session: Session
) -> None:
    organisation = session.report().organisation
    kept_styles.keep(session.store, organisation, AnnexStyle(hidden=frozenset({"documents", "note"})))
    dialog = show()
    seen = {column.key: column.visibility for column in dialog.draft().report.columns}
    assert seen == dict.fromkeys(seen, "shown") | {"documents": "hidden"}
    assert "văn bản" not in dialog.preset.headings.text()
    dialog.organisation.setEditText("UBND xã khác")
    assert {column.visibility for column in dialog.draft().report.columns} == {"shown"}


def test_an_office_s_own_lists_are_offered_to_it_alone(
    show: Callable[[], NewReportDialog], session: Session
) -> None:
    report = replace(session.report(), columns=(Column("content", "Việc"), Column("note", "Ghi chú")))
    keep_preset(session.store, report, "Mẫu của huyện")
    dialog = show()
    assert names(dialog)[0] == "Mẫu của huyện"
    assert dialog.preset.preset() == ANNEX_2024
    dialog.preset.box.setCurrentIndex(0)
    assert dialog.draft().report.columns == report.columns
    dialog.organisation.setEditText("UBND xã khác")
    assert "Mẫu của huyện" not in names(dialog)


def test_a_choice_stays_while_the_rest_is_filled_in(show: Callable[[], NewReportDialog]) -> None:
    dialog = show()
    dialog.preset.box.setCurrentIndex(names(dialog).index("6 rõ"))
    dialog.organisation.setEditText("UBND xã khác")
    dialog.period.set_period(Period("quý", 2026, 2))
    dialog.period.changed.emit()
    assert dialog.preset.preset().id == "six-clear"


def test_the_letter_of_the_label_leads_to_the_choice(
    show: Callable[[], NewReportDialog], qtbot: QtBot
) -> None:
    dialog = show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert dialog.preset.box.hasFocus()


def test_without_an_open_report_there_are_the_shipped_lists(
    show: Callable[[], NewReportDialog], session: Session
) -> None:
    session.open_report(None)
    dialog = show()
    assert names(dialog) == [preset.name for preset in PRESETS]
    assert dialog.preset.preset() == ANNEX_2024
