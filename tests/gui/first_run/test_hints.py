"""Hints: each once, at its moment, closed by mouse or keys, and had back from the menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.records import Period
from ui.first_run.hints import SEEN
from ui.main_window import MainWindow
from ui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hinting(window: MainWindow) -> MainWindow:
    """Show a window that has begun to give hints."""
    window.hints.start()
    return window


def another(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window as it is at the next start."""
    shown = MainWindow(Session(window.session.store, "vi"))
    qtbot.addWidget(shown)
    shown.show()
    shown.session.open_report(window.session.report_id)
    shown.hints.start()
    return shown


def seen(window: MainWindow) -> set[str]:
    return set((window.session.store.settings.get(SEEN) or "").split())


def test_nothing_is_hinted_at_where_nothing_helps(hinting: MainWindow) -> None:
    assert hinting.bars.hint.isHidden()
    assert seen(hinting) == set()


def test_who_writes_hears_once_that_it_is_stored(hinting: MainWindow, qtbot: QtBot) -> None:
    bar = hinting.bars.hint
    hinting.session.write_task("a", "result", "Đã làm 15/16 xã")
    assert bar.text.startswith("Hint: What you type is stored at once")
    assert "Ctrl+Z" in bar.text
    qtbot.mouseClick(bar.buttons["close"], LEFT)
    hinting.session.write_task("a", "result", "Đã làm 16/16 xã")
    assert bar.isHidden()
    again = another(hinting, qtbot)
    again.session.write_task("a", "result", "Đã làm")
    assert again.bars.hint.isHidden()


def test_who_goes_from_task_to_task_hears_of_the_keys(hinting: MainWindow) -> None:
    for task in ("a", "b"):
        hinting.session.go_to("task", task)
        assert hinting.bars.hint.isHidden()
    hinting.session.go_to("task", "c")
    assert "Ctrl+PgDown" in hinting.bars.hint.text
    assert "F8" in hinting.bars.hint.text


def test_where_there_are_two_reports_searching_all_of_them_is_hinted_at(
    hinting: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    hinting.session.store.reports.add(make_draft("other", Period("năm", 2025)))
    hinting.session.open_report("other")
    assert "Ctrl+F" in hinting.bars.hint.text


def test_where_all_is_assessed_the_next_period_is_hinted_at(hinting: MainWindow) -> None:
    hinting.session.write_task("b", "evaluation", "50%")
    hinting.bars.hint.hide()
    hinting.session.go_to("task", "b")
    assert "F9" in hinting.bars.hint.text


def test_a_hint_is_not_kept_into_another_report(
    hinting: MainWindow, make_draft: Callable[..., Draft]
) -> None:
    session = hinting.session
    session.write_task("b", "evaluation", "10%")
    told = hinting.bars.hint.text
    session.store.reports.add(make_draft("next", Period("năm", 2024)))
    session.open_report("next")
    assert hinting.bars.hint.isHidden() or hinting.bars.hint.text != told


def test_an_annex_of_many_tasks_has_a_table(window: MainWindow, make_draft: Callable[..., Draft]) -> None:
    draft = make_draft("long", Period("năm", 2025))
    first = draft.sections[0]
    tasks = tuple(replace(first.tasks[0], id=f"t{at}", evaluation="") for at in range(8))
    window.session.store.reports.delete(window.session.report_id or "")
    window.session.store.reports.add(replace(draft, sections=(replace(first, tasks=tasks),)))
    window.session.open_report("long")
    assert window.bars.hint.isHidden()  # before it has begun
    window.hints.start()
    assert "F11" in window.bars.hint.text


def test_who_uses_what_a_hint_tells_of_needs_it_no_longer(window: MainWindow) -> None:
    window.hints.start()
    window.hints.show_again()  # none fits: the first of all
    assert "Ctrl+Z" in window.bars.hint.text
    window.actions_["table"].trigger()
    assert not window.bars.hint.isHidden()  # it tells of another thing
    assert "table" in seen(window)
    for task in ("a", "b", "c"):
        window.session.go_to("task", task)
    window.bars.hint.buttons["close"].click()
    window.session.go_to("task", "a")
    assert "F8" in window.bars.hint.text
    window.actions_["next_open"].trigger()
    assert window.bars.hint.isHidden()


def test_no_more_hints_are_wanted_until_they_are_asked_for(hinting: MainWindow, qtbot: QtBot) -> None:
    bar = hinting.bars.hint
    hinting.session.write_task("a", "result", "Đã làm 15/16 xã")
    qtbot.mouseClick(bar.buttons["never"], LEFT)
    again = another(hinting, qtbot)
    for task in ("a", "b", "c", "d"):
        again.session.go_to("task", task)
    assert again.bars.hint.isHidden()
    again.actions_["hints"].trigger()
    assert not again.bars.hint.isHidden()
    assert "off" not in seen(again)


def test_the_menu_shows_a_hint_even_where_none_fits(hinting: MainWindow) -> None:
    hinting.actions_["hints"].trigger()
    assert hinting.bars.hint.text.startswith("Hint: What you type")
    hinting.actions_["hints"].trigger()
    assert hinting.bars.hint.text.startswith("Hint: What you type")


def test_a_hint_waits_while_something_else_is_said(hinting: MainWindow) -> None:
    hinting.bars.tell(["Có việc khác"])
    hinting.session.write_task("a", "result", "Đã làm 15/16 xã")
    assert hinting.bars.hint.isHidden()
    hinting.bars.news.hide()
    hinting.session.go_to("task", "b")
    assert not hinting.bars.hint.isHidden()


def test_a_hint_gives_way_to_what_was_done(hinting: MainWindow) -> None:
    session, bars = hinting.session, hinting.bars
    session.write_task("a", "result", "Đã làm 15/16 xã")
    session.go_to("task", "b")
    session.duplicate_task()
    assert not bars.done.isHidden()
    assert bars.hint.isHidden()
    bars.done.hide()
    assert bars.hint.text.startswith("Hint: What you type")
    assert not bars.hint.isHidden()


def test_a_hint_is_closed_by_keys_and_takes_none_from_who_types(hinting: MainWindow, qtbot: QtBot) -> None:
    hinting.session.go_to("task", "a")
    field = hinting.task_form.fields["result"].editor
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    hinting.session.write_task("a", "result", "Đã làm 15/16 xã")
    assert field.hasFocus()
    assert hinting.actions_["to_done"].isEnabled()
    hinting.actions_["to_done"].trigger()
    assert hinting.bars.hint.buttons["close"].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert hinting.bars.hint.isHidden()
    assert field.hasFocus()
    assert not hinting.actions_["to_done"].isEnabled()
