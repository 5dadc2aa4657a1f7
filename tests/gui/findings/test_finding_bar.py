"""The bar that explains a finding: left by Escape, with room for what it offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def checked(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """Show the window with its check at work, task b open with a wrong figure."""
    window.session.write_task("b", "result", "Đã cấp 886/965 giấy chứng nhận, đạt 98,1%.")
    window.session.go_to("task", "b")
    service = window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)
    yield window
    service.stop()


@pytest.mark.parametrize("name", ["result", "number", "unit", "evaluation"])
def test_escape_leaves_the_explanation_wherever_the_focus_is_in_the_form(
    checked: MainWindow, name: str
) -> None:
    QTest.keyClick(checked, Qt.Key.Key_F7, Qt.KeyboardModifier.AltModifier)
    editor = checked.task_form.fields[name].editor
    editor.setFocus()
    assert checked.findings.bar.isVisible()
    assert any(field.editor.marks.lit for field in checked.task_form.fields.values())
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert checked.findings.bar.isHidden()
    assert editor.hasFocus()
    assert not any(field.editor.marks.lit for field in checked.task_form.fields.values())


def test_escape_closes_an_open_list_first(checked: MainWindow) -> None:
    def press_escape() -> None:
        """Send the key as the window system does, to the list where one is open."""
        target = (QApplication.activePopupWidget() or checked).windowHandle()
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(
                target, QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            )

    QTest.keyClick(checked, Qt.Key.Key_F7, Qt.KeyboardModifier.AltModifier)
    unit = checked.task_form.fields["unit"].editor
    unit.setFocus()
    unit.open_choice()
    assert QApplication.activePopupWidget() is not None
    press_escape()
    assert QApplication.activePopupWidget() is None
    assert checked.findings.bar.isVisible()
    QTest.keyClick(checked, Qt.Key.Key_Escape)
    assert checked.findings.bar.isHidden()
    checked.tree.setFocus()  # so that nothing is left to be stored


@pytest.mark.parametrize(("points", "width"), [(12, 1366), (12, 911), (10, 720)])
def test_a_long_suggestion_is_seen_whole_at_each_width(
    write_in: Callable[[int], None], checked: MainWindow, points: int, width: int
) -> None:
    write_in(points)
    checked.resize(width, 700)
    bar = checked.findings.bar
    finding = next(each for each in checked.findings.service.results["b"].findings if each.remark.suggestion)
    short = bar.height()
    for suggestion in ("91,8%", "Kế hoạch số 35/KH-UBND ngày 29/01/2024", "91,8%"):
        bar.explain(replace(finding, remark=replace(finding.remark, suggestion=suggestion)), "1/1")
        QApplication.processEvents()
        field = bar.suggestion
        assert field.fontMetrics().horizontalAdvance(suggestion) < field.width()
        assert field.cursorPosition() == 0
        assert checked.width() == width
    assert bar.height() <= max(short, 110)
