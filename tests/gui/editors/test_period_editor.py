"""The editor of a period: a day that is left open shows no day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Period
from ui.editors.period_editor import PeriodEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def editor(qtbot: QtBot) -> PeriodEditor:
    made = PeriodEditor()
    qtbot.addWidget(made)
    made.set_period(Period("quý", 2024, 3))
    made.show()
    return made


def test_a_day_that_is_open_is_empty_until_it_is_ticked(editor: PeriodEditor) -> None:
    for day in (editor.start, editor.end):
        assert day.edit.text().strip() == ""
        assert not day.edit.isEnabled()
    heard: list[Period] = []
    editor.changed.connect(lambda: heard.append(editor.period()))
    editor.start.box.click()
    today = date.today()
    assert editor.start.edit.text() == f"{today:%d/%m/%Y}"
    assert editor.start.edit.isEnabled()
    assert heard == [Period("quý", 2024, 3, today.isoformat())], "told once"
    assert editor.end.edit.text().strip() == ""


def test_a_day_that_is_opened_again_comes_back_with_its_tick(editor: PeriodEditor) -> None:
    editor.set_period(Period("quý", 2024, 3, "2024-07-01", "2024-09-15"))
    assert (editor.start.edit.text(), editor.end.edit.text()) == ("01/07/2024", "15/09/2024")
    editor.end.box.click()
    assert editor.end.edit.text().strip() == ""
    assert editor.period() == Period("quý", 2024, 3, "2024-07-01")
    editor.end.box.click()
    assert editor.period() == Period("quý", 2024, 3, "2024-07-01", "2024-09-15")
    editor.set_period(Period("năm", 2025))
    assert editor.start.edit.text().strip() == ""
    assert editor.period() == Period("năm", 2025)


def test_a_day_can_be_typed_once_it_is_ticked(editor: PeriodEditor) -> None:
    editor.start.box.click()
    editor.start.edit.setFocus()
    QTest.keyClicks(editor.start.edit, "05082024")
    QTest.keyClick(editor.start.edit, Qt.Key.Key_Return)
    editor.commit()
    assert editor.period().start == "2024-08-05"
