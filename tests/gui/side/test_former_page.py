"""Last period at the window's side: its texts, what differs, and each copied behind today's as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Period

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from pytestqt.qtbot import QtBot

    from db.records import Draft, Task
    from ui.main_window import MainWindow
    from ui.side.former_page import FormerPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def _as_before(draft: Draft) -> Draft:
    """Return the report as the period before: with other texts, and without the task d."""

    def before(task: Task) -> Task:
        if task.id == "a":
            return replace(task, result="Đã làm 12/16 xã", evaluation="75%")
        return replace(task, evaluation="Đang làm" if task.id == "c" else "")

    sections = [
        replace(section, tasks=tuple(before(task) for task in section.tasks if task.id != "d"))
        for section in draft.sections
    ]
    return replace(draft, sections=tuple(sections))


@pytest.fixture
def page(window: MainWindow, make_draft: Callable[..., Draft]) -> FormerPage:
    """Return the page of a window that shows the task a."""
    window.session.store.reports.add(_as_before(make_draft("before", Period("6 tháng", 2024))))
    window.resize(1366, 740)
    window.session.go_to("task", "a")
    window.actions_["former"].trigger()
    return window.side.page("former")


def kinds(page: FormerPage, name: str) -> dict[str, str]:
    """Return the words of a field by how they are drawn."""
    found: dict[str, str] = {}
    block = page.fields[name].text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form, text = pieces.fragment().charFormat(), pieces.fragment().text()
            kind = "removed" if form.fontStrikeOut() else "added" if form.fontUnderline() else "same"
            found[kind] = found.get(kind, "") + text
            pieces += 1
        block = block.next()
    return found


def test_the_period_before_is_told_with_what_differs(page: FormerPage) -> None:
    assert page.name.text() == "6 tháng năm 2024 - UBND huyện Văn Quan"
    assert kinds(page, "result")["removed"].strip() == "12/16"
    assert kinds(page, "result")["added"].strip() == "14/16"
    assert kinds(page, "evaluation") == {"removed": "75%", "same": " → ", "added": "88,0%"}
    assert kinds(page, "documents") == {"same": "Kế hoạch số 42/KH-UBND ngày 30/01/2024"}


def test_without_marks_it_is_last_period_s_text_alone(page: FormerPage, window: MainWindow) -> None:
    QTest.mouseClick(page.marks, Qt.MouseButton.LeftButton, pos=page.marks.rect().center() / 4)
    page.marks.setChecked(False)
    assert kinds(page, "result") == {"same": "Đã làm 12/16 xã"}
    assert page.legend.isHidden()
    assert window.session.store.settings.get("side.marks") == "hidden"


def test_the_marks_follow_what_is_typed(page: FormerPage, window: MainWindow, qtbot: QtBot) -> None:
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, CONTROL)
    for letter in " nay":
        QTest.keyClick(editor, letter)
    qtbot.waitUntil(lambda: kinds(page, "result")["added"].endswith("nay"))


@pytest.mark.parametrize("name", ["result", "documents"])
def test_a_text_is_copied_behind_today_s_as_one_step(page: FormerPage, window: MainWindow, name: str) -> None:
    before = window.session.task("a").text(name)
    former = page.fields[name].text.toPlainText() if name == "documents" else "Đã làm 12/16 xã"
    QTest.mouseClick(page.fields[name].copy_button, Qt.MouseButton.LeftButton)
    editor = window.task_form.fields[name].editor
    assert editor.text() == f"{before}\n{former}"
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == before


def test_an_evaluation_is_copied_into_an_empty_field_alone(page: FormerPage, window: MainWindow) -> None:
    button = page.fields["evaluation"].copy_button
    assert not button.isEnabled()
    window.session.write_task("a", "evaluation", "")
    window.session.go_to("task", "a")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.flush()
    assert window.session.task("a").evaluation == "75%"


def test_its_buttons_are_outside_the_tab_chain(page: FormerPage, window: MainWindow) -> None:
    window.task_form.fields["number"].editor.setFocus()
    seen = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert page.fields["result"].text in seen
    assert {field.copy_button for field in page.fields.values()} & seen == set()


def test_the_same_is_not_shown_twice(page: FormerPage, window: MainWindow) -> None:
    assert window.task_form.former_view.isHidden()
    window.actions_["former"].trigger()
    assert not page.isVisible()
    assert not window.task_form.former_view.isHidden()


def test_it_says_plainly_why_there_is_nothing(page: FormerPage, window: MainWindow) -> None:
    window.session.go_to("task", "d")
    assert page.notice.text().startswith("No earlier report has this task")
    assert all(field.isHidden() for field in page.fields.values())
    window.session.go_to("domain", "kinh-te")
    assert page.notice.text().startswith("Choose a task")
    window.session.open_report("before")
    window.session.go_to("task", "a")
    assert page.notice.text().startswith("There is no report of an earlier period of this organisation here.")


def test_where_there_is_nothing_a_button_leads_on(
    page: FormerPage, window: MainWindow, boxes: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    assert (page.import_button.isVisible(), page.compare_button.isVisible()) == (False, False)
    window.session.go_to("task", "d")
    assert (page.import_button.isVisible(), page.compare_button.isVisible()) == (False, True)
    seen: list[str] = []
    boxes.dialogs.append(lambda dialog: bool(seen.append(type(dialog).__name__)))
    QTest.mouseClick(page.compare_button, Qt.MouseButton.LeftButton)
    assert seen == ["ComparisonDialog"]
    window.session.go_to("domain", "kinh-te")
    assert (page.import_button.isVisible(), page.compare_button.isVisible()) == (False, False)
    window.session.open_report("before")
    window.session.go_to("task", "a")
    assert (page.import_button.isVisible(), page.compare_button.isVisible()) == (True, False)
    file = tmp_path / "ky-truoc.txt"
    file.write_text("3 tháng năm 2024\nTT\tĐơn vị\tNội dung\tKết quả\n1\tA\tViệc\tXong\n", encoding="utf-8")
    boxes.file = str(file)
    boxes.dialogs.append(lambda dialog: bool(seen.append(type(dialog).__name__)))
    assert page.focusProxy() is page.import_button, "F6 leads there"
    QTest.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen[1:] == ["ImportDialog"])


def test_an_evaluation_in_words_or_missing_is_told(page: FormerPage, window: MainWindow) -> None:
    window.session.go_to("task", "c")
    assert page.fields["evaluation"].said.text() == "words, no percentage"
    assert page.fields["result"].said.text() == "nothing was written"
    window.session.go_to("task", "b")
    assert page.fields["evaluation"].said.text() == "not evaluated"
    assert page.fields["evaluation"].copy_button.isHidden()


def test_a_locked_report_takes_nothing(page: FormerPage, window: MainWindow) -> None:
    assert window.session.lock.lock(window.session.report_id, "Đã trình", signed=False)
    assert page.fields["result"].copy_button.isHidden()
