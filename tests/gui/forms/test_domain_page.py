"""The page of a domain: its tasks, its mean, what is missing, and where that leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.forms.domain.tasks import DomainTasks
    from ui.main_window import MainWindow


def cells(page: DomainTasks) -> list[list[str]]:
    model = page.model
    return [[model.index(row, at).data() for at in range(3)] for row in range(model.rowCount())]


def test_it_shows_the_tasks_the_mean_and_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.write_task("c", "evaluation", "95,5%")
    session.go_to("domain", "kinh-te")
    page = window.domain_form.tasks
    assert cells(page) == [
        ["1. Xây dựng đường giao thông nông thôn", "88,0%", ""],
        ["2. Trồng mới 750 ha rừng", "", "Without a result; Not assessed"],
        ["3. Thu ngân sách trên địa bàn", "95,5%", "Without a result"],
    ]
    assert page.mean.text() == "Mean: 91,75% of 2 tasks of 3"
    assert {name: chip.text() for name, chip in page.chips.items() if chip.isVisible()} == {
        "no_result": "Without a result 2",
        "no_state": "Not assessed 1",
    }
    session.write_task("b", "evaluation", "Chưa làm")
    qtbot.waitUntil(lambda: not page.chips["no_state"].isVisible())
    assert page.mean.text() == "Mean: 91,75% of 2 tasks of 3"
    window.findings.counted.disconnect(session.calls.put_found)  # nothing is checked here: it tells of none
    session.calls.put_found({"a": (1, 0), "d": (1, 0)})
    session.calls.start()
    qtbot.waitUntil(lambda: page.chips["found"].text() == "With findings 1")
    session.go_to("domain", "khac")
    assert page.mean.text() == "Tasks: 0, none with a percentage"
    assert not any(chip.isVisible() for chip in page.chips.values())


def test_a_row_and_a_chip_lead_to_their_task(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.go_to("domain", "kinh-te")
    page = window.domain_form.tasks
    place = page.table.visualRect(page.model.index(2, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.place() == ("task", "c")
    session.go_to("domain", "kinh-te")
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert session.place() == ("task", "a")
    session.go_to("domain", "kinh-te")
    page.chips["no_state"].setFocus()
    QTest.keyClick(page.chips["no_state"], Qt.Key.Key_Return)
    assert session.place() == ("task", "b")
