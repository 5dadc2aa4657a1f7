"""The toolbar: every tool in sight, the day's work in its order, the latest reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QApplication

from db.records import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from ui.main_window import MainWindow


def test_every_tool_stays_in_sight(window: MainWindow) -> None:
    """At 144 dpi the words take half as much room again: the pictures stay when they must go."""
    tools = [window.tool_bar.widgetForAction(action) for action in window.tool_bar.actions() if action.text()]
    font = window.tool_bar.font()
    for size in (9, 14, 20):
        font.setPointSize(size)
        window.tool_bar.setFont(font)
        for width in (1366, 700, 500, 1366):
            window.resize(width, 500)
            QApplication.processEvents()
            assert all(tool.isVisible() and tool.geometry().right() <= window.width() for tool in tools), (
                size,
                width,
            )
    font.setPointSize(14)
    window.tool_bar.setFont(font)
    window.resize(700, 500)
    QApplication.processEvents()
    without = [key for key in ("print", "export", "carry_over") if not has_words(window, key)]
    assert without[:1] == ["print"]
    assert "carry_over" not in without
    window.tool_bar.setFont(QFont())
    window.resize(1366, 500)
    QApplication.processEvents()
    assert all(has_words(window, key) for key in ("print", "export", "carry_over"))
    assert not any(has_words(window, key) for key in ("undo", "redo"))


def test_the_toolbar_goes_by_the_days_work(window: MainWindow) -> None:
    bar = window.tool_bar
    shown = [action.objectName() for action in bar.actions() if action.objectName()]
    assert shown == ["import", "carry_over", "preview", "print", "export", "undo", "redo"]
    assert [action.iconText() for action in bar.actions() if action.iconText()][:3] == [
        "Reports",
        "Import",
        "Next period",
    ]
    assert all(not action.icon().isNull() for action in bar.actions() if action.iconText())


def test_the_latest_reports_are_in_the_toolbar(window: MainWindow, make_draft: Callable[..., Draft]) -> None:
    for year in range(2010, 2020):
        window.session.store.reports.add(make_draft(f"r{year}", Period("năm", year)))
    menu = window.report_menu
    menu.aboutToShow.emit()
    listed = [action for action in menu.actions() if action.data()]
    assert [action.data() for action in listed][:3] == ["bao-cao-9-thang", "r2019", "r2018"]
    assert len(listed) == 8
    assert [action.isChecked() for action in listed][:2] == [True, False]
    assert [action.objectName() for action in menu.actions()][-2:] == ["reports", "new_report"]
    window.session.go_to("task", "a")
    window.task_form.fields["result"].editor.setPlainText("gõ dở")
    listed[1].trigger()
    assert window.session.report_id == "r2019"
    assert window.session.store.tasks.get("bao-cao-9-thang", "a").result == "gõ dở"
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["r2019"]


def has_words(window: MainWindow, key: str) -> bool:
    return window.actions_[key].priority() == QAction.Priority.NormalPriority
