"""The preview of an import: columns, period, matches and problems."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.records import Draft, Section, Task
from ui.dialogs.import_preview import ImportPreview
from ui.session import Session
from vqdesk.importing import Annex, Incoming, open_clipboard, open_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from db.store import Store

ANNEX = Path(__file__).parents[1] / "data" / "van-quan-9-thang-2024.txt"
HEAD = "TT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\tGhi chú\n"
ROWS = "1\tPhòng Nội vụ\tSắp xếp đơn vị hành chính\tĐã xong\t88%\tx\n2\tCông an\tTuần tra\tĐang làm\t50%\t\n"


@pytest.fixture
def session(store: Store) -> Session:
    return Session(store)


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Iterator[object]:
    def show(incoming: Incoming) -> ImportPreview:
        dialog = ImportPreview(session, incoming)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def pasted(text: str = HEAD + ROWS, title: str = "BIỂU ĐÁNH GIÁ năm 2024\n") -> Incoming:
    return open_clipboard("", title + text, "clipboard")


def tasks(draft: Draft) -> list[Task]:
    return [task for section in draft.sections for task in section.tasks]


def test_the_tasks_stand_beside_the_cells_of_the_source(opened: object) -> None:
    dialog = opened(open_file(ANNEX))
    dialog.table.selectRow(1)
    first = dialog.tasks.record(1)
    assert isinstance(first, Task)
    shown = dialog.source.toPlainText()
    assert "dòng 12, cột 2" in shown
    assert first.unit in shown
    assert dialog.tabs.tabText(2) == "&What was done (6)"
    assert not dialog.tabs.isTabVisible(3)


def test_a_column_that_is_given_another_field_is_read_anew(opened: object) -> None:
    dialog = opened(pasted())
    assert tasks(dialog.found()[0].draft)[0].extra == {"Ghi chú": "x"}
    combo = dialog.columns.combos["Ghi chú"]
    combo.setCurrentIndex(combo.findData("documents"))
    combo.activated.emit(combo.currentIndex())
    first = tasks(dialog.found()[0].draft)[0]
    assert (first.documents, first.extra) == ("x", {})
    assert dialog.columns.combos["Ghi chú"].currentData() == "documents"


def test_a_period_that_was_chosen_outlives_another_choice_of_columns(opened: object) -> None:
    dialog = opened(pasted(title=""))
    assert not dialog.accept_button.isEnabled()
    dialog.period.year.setValue(2023)
    dialog.period.kind.setCurrentIndex(4)
    assert dialog.accept_button.isEnabled()
    dialog.columns.chosen.emit("Ghi chú", "documents")
    period = dialog.found()[0].draft.report.period
    assert (period.kind, period.year) == ("năm", 2023)
    assert dialog.accept_button.isEnabled()


def test_a_report_is_brought_up_to_date_and_the_clerk_decides_near_matches(
    opened: object, session: Session
) -> None:
    old = pasted().annexes[0].recognise().draft
    first, second = tasks(old)
    near = replace(second, content="Tuần tra ban đêm trên địa bàn", evaluation="40%")
    gone = replace(first, id="gone", number="3", content="Diễn tập phòng thủ", unit="Ban Chỉ huy quân sự")
    session.store.add_report(Draft(old.report, (Section(old.sections[0].domain, (first, near, gone)),)))
    dialog = opened(pasted(HEAD + ROWS.replace("Tuần tra", "Tuần tra ban đêm địa bàn").replace("88%", "90%")))
    dialog.into.setCurrentIndex(1)
    assert dialog.tabs.isTabVisible(3)
    assert "To be decided: 1" in dialog.target.summary.text()
    combo = next(iter(dialog.target.choices.values()))
    assert combo.currentData() == second.id
    updated = dialog.updated()
    assert [task.id for task in tasks(updated)] == [first.id, second.id, "gone"]
    assert tasks(updated)[0].evaluation == "90%"
    assert dialog.tasks.data(dialog.tasks.index(0, 0), 0) == "changed"
    combo.setCurrentIndex(0)
    dialog.target.keep_gone.setChecked(False)
    kept = [task.id for task in tasks(dialog.updated())]
    assert kept[0] == first.id
    assert second.id not in kept
    assert len(kept) == 2
    dialog.into.setCurrentIndex(0)
    assert dialog.updated() is None


def test_an_old_task_is_chosen_once_only(opened: object, session: Session) -> None:
    old = pasted().annexes[0].recognise().draft
    session.store.add_report(old)
    dialog = opened(pasted(HEAD + "7\tA\tViệc khác hẳn\tx\t1%\t\n8\tB\tMột việc nữa\ty\t2%\t\n"))
    dialog.into.setCurrentIndex(1)
    for combo in dialog.target.choices.values():
        combo.setCurrentIndex(1)
    assert not dialog.accept_button.isEnabled()
    assert "chosen twice" in dialog.problem.text()


def test_of_several_annexes_those_with_a_mark_are_stored(opened: object) -> None:
    one, two = pasted().annexes[0], pasted(title="BIỂU năm 2025\n").annexes[0]
    dialog = opened(Incoming("a.docx", (Annex("một", one.grid), Annex("hai", two.grid))))
    assert len(dialog.found()) == 1
    dialog.annexes.item(1).setCheckState(dialog.annexes.item(0).checkState())
    assert [found.draft.report.period.year for found in dialog.found()] == [2024, 2025]
    for row in (0, 1):
        dialog.annexes.item(row).setCheckState(dialog.annexes.item(row).checkState().Unchecked)
    assert not dialog.accept_button.isEnabled()


def test_problems_come_first_and_are_said_in_a_sentence(opened: object) -> None:
    dialog = opened(pasted(HEAD + ROWS + "Tổng\t\t\t\t50%\nNơi nhận:\n"))
    assert dialog.account.data(dialog.account.index(0, 1), 0) == "Tổng"
    assert "worth a look" in dialog.problem.text()
    assert dialog.accept_button.isEnabled()


def test_the_preview_fits_a_small_screen(opened: object) -> None:
    dialog = opened(open_file(ANNEX))
    assert dialog.minimumSizeHint().width() <= 660
    assert dialog.minimumSizeHint().height() <= 340
