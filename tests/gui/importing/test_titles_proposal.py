"""Titles of a file that name another period than the chosen one: proposed in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.records import Period
from vqdesk.importing.file_import import Incoming, open_clipboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.importing.dialog import ImportDialog


TABLE = "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\tGhi chú\n1\tPhòng Nội vụ\tSắp xếp đơn vị\tĐã xong\t88%\tx\n"


def pasted(title: str) -> Incoming:
    return open_clipboard("", title + TABLE, "clipboard")


def set_period(dialog: ImportDialog, period: Period) -> None:
    dialog.period.set_period(period)
    dialog.period.changed.emit()


TITLES = "BIỂU ĐÁNH GIÁ\nKết quả thực hiện nhiệm vụ quý III/2024\n"


def test_titles_of_another_period_are_proposed_for_the_chosen_one(
    opened: Callable[..., ImportDialog],
) -> None:
    dialog = opened(pasted(title=TITLES))
    assert dialog.titles.isHidden()
    set_period(dialog, Period("quý", 2025, 4))
    assert dialog.titles.isVisible()
    proposed = ("BIỂU ĐÁNH GIÁ", "Kết quả thực hiện nhiệm vụ quý IV/2025")
    assert dialog.titles.editor.text() == "\n".join(proposed)
    assert dialog.found()[0].draft.report.titles == proposed
    assert "quý IV/2025" in dialog.facts.text()
    (told,) = (each for each in dialog.found()[0].account if each.why == "account.titles_of_period")
    assert (told.what, told.values["after"]) == (TITLES.strip(), " - ".join(proposed))
    # The same again, by the columns' choice and by another period.
    dialog.columns.chosen.emit("Ghi chú", "extra")
    assert dialog.found()[0].draft.report.titles == proposed
    assert sum(each.why == "account.titles_of_period" for each in dialog.found()[0].account) == 1
    set_period(dialog, Period("quý", 2025, 2))
    assert dialog.found()[0].draft.report.titles[1] == "Kết quả thực hiện nhiệm vụ quý II/2025"
    # The file's own period needs no other titles.
    set_period(dialog, Period("quý", 2024, 3))
    assert dialog.titles.isHidden()
    assert dialog.found()[0].draft.report.titles == tuple(TITLES.splitlines())
    assert not any(each.why == "account.titles_of_period" for each in dialog.found()[0].account)


def test_proposed_titles_are_written_otherwise_or_left_as_they_are(
    opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened(pasted(title=TITLES))
    set_period(dialog, Period("quý", 2025, 4))
    dialog.titles.keep.click()
    assert dialog.found()[0].draft.report.titles == tuple(TITLES.splitlines())
    assert not dialog.titles.editor.isEnabled()
    assert "quý III năm 2024" in dialog.problem.text(), "what stays is told"
    dialog.titles.keep.click()
    dialog.titles.editor.selectAll()
    qtbot.keyClicks(dialog.titles.editor, "DANH MUC")
    assert dialog.found()[0].draft.report.titles == ("DANH MUC",)
    set_period(dialog, Period("năm", 2025))
    assert dialog.found()[0].draft.report.titles == ("DANH MUC",), "what was typed stays"


@pytest.mark.parametrize(
    "title", ["BIỂU ĐÁNH GIÁ\n", "DANH MỤC giai đoạn 2021 - 2025\n", "BIỂU quý III và quý IV năm 2024\n"]
)
def test_titles_that_say_no_period_or_several_stay(title: str, opened: Callable[..., ImportDialog]) -> None:
    dialog = opened(pasted(title=title))
    set_period(dialog, Period("năm", 2025))
    assert dialog.titles.isHidden()
    assert dialog.found()[0].draft.report.titles == (title.strip(),)


def test_each_annex_has_its_own_titles(opened: Callable[..., ImportDialog]) -> None:
    sheets = [pasted(title=f"BIỂU ĐÁNH GIÁ năm {year}\n").annexes[0] for year in (2023, 2024)]
    dialog = opened(Incoming("biểu.xlsx", tuple(sheets)))
    dialog.annexes.item(1).setCheckState(Qt.CheckState.Checked)
    set_period(dialog, Period("năm", 2025))
    assert dialog.titles.isVisible()
    dialog.annexes.setCurrentRow(0)
    assert dialog.titles.isHidden()
    dialog.annexes.setCurrentRow(1)
    assert dialog.titles.editor.text() == "BIỂU ĐÁNH GIÁ năm 2025"
    dialog.titles.keep.click()
    dialog.annexes.setCurrentRow(0)
    dialog.annexes.setCurrentRow(1)
    assert dialog.titles.keep.isChecked()
    assert [each.draft.report.titles for each in dialog.found()] == [
        ("BIỂU ĐÁNH GIÁ năm 2023",),
        ("BIỂU ĐÁNH GIÁ năm 2024",),
    ]
