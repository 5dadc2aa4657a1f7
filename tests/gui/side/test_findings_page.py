"""The findings at the window's side: those of the task first, then the report's; a click leads there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.findings.list_dialog import FindingsDialog
from ui.outline.model import COUNT_ROLE
from ui.side import findings_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow
    from ui.side.findings_page import FindingsPage

WRONG = "Đã cấp 886/965 giấy chứng nhận, đạt 98,1%."
LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Iterator[FindingsPage]:
    """Return the page of a checked report with a wrong figure in b; c is chosen."""
    window.resize(1366, 740)
    window.session.write_task("b", "result", WRONG)
    window.session.go_to("task", "c")
    QTest.keyClick(window.tree, Qt.Key.Key_F8, CONTROL)
    service = window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)
    shown = window.side.page("findings")
    qtbot.waitUntil(lambda: wrong(shown) >= 0)
    yield shown
    service.stop()


def rows(page: FindingsPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def wrong(page: FindingsPage) -> int:
    """Return the row of the wrong figure, -1 where it is not listed."""
    places = [page.model.place(row) for row in range(page.model.rowCount())]
    return next((row for row, each in enumerate(places) if each and each.finding.text == "98,1%"), -1)


def test_the_task_s_stand_before_the_report_s(page: FindingsPage, window: MainWindow, qtbot: QtBot) -> None:
    assert any(row.startswith("In the whole report: ") for row in rows(page))
    assert not rows(page)[0].startswith("In this task") or page.model.place(1).task == "c"
    window.session.go_to("task", "b")
    qtbot.waitUntil(lambda: rows(page)[0].startswith("In this task: "))
    assert wrong(page) < next(at for at, row in enumerate(rows(page)) if row.startswith("In the whole"))


def test_the_number_says_of_which_kinds_it_is_made_and_agrees_with_the_tree(
    page: FindingsPage, window: MainWindow
) -> None:
    head = next(row for row in rows(page) if row.startswith("In the whole report: "))
    found = {kind: int(count) for count, kind in re.findall(r"(\d+) (sai|nghi vấn|góp ý)", head)}
    assert head == f"In the whole report: {sum(found.values())} ({_listed(found)})"
    root = window.tree.outline.index(0, 0)
    assert (found["sai"], found.get("nghi vấn", 0)) == root.data(COUNT_ROLE)
    assert found["góp ý"] > 0, "the tree does not count these, and says so"
    assert "suggestions are not counted here" in root.data(Qt.ItemDataRole.ToolTipRole)
    page.kind.setFocus()
    QTest.keyClick(page.kind, Qt.Key.Key_Down)
    assert f"In the whole report: {found['sai']}" in rows(page)


def _listed(found: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in found.items())


def test_a_click_leads_to_the_place(page: FindingsPage, window: MainWindow) -> None:
    page.list.scrollTo(page.model.index(wrong(page)))
    rect = page.list.visualRect(page.model.index(wrong(page)))
    QTest.mouseClick(page.list.viewport(), LEFT, pos=rect.center())
    editor = window.task_form.fields["result"].editor
    assert window.session.task_id == "b"
    assert editor.hasFocus()
    assert editor.textCursor().position() == WRONG.index("98,1%") + len("98,1%")
    assert window.findings.bar.finding.text == "98,1%"


def test_enter_leads_there_too_and_a_head_nowhere(page: FindingsPage, window: MainWindow) -> None:
    rect = page.list.visualRect(page.model.index(0))
    QTest.mouseClick(page.list.viewport(), LEFT, pos=rect.center())
    assert window.session.task_id == "c"
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(wrong(page)))
    assert window.session.task_id == "c"
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.session.task_id == "b"


def test_a_kind_alone(page: FindingsPage) -> None:
    page.kind.setCurrentIndex(1)
    assert {page.model.place(row).kind for row in range(page.model.rowCount()) if page.model.place(row)} == {
        "error"
    }
    page.kind.setCurrentIndex(page.kind.count() - 1)
    assert rows(page) == []
    assert page.notice.text() == "Nothing is listed."


def test_it_follows_what_is_mended(page: FindingsPage, window: MainWindow, qtbot: QtBot) -> None:
    window.session.write_task("b", "result", WRONG.replace("98,1%", "91,8%"))
    qtbot.waitUntil(lambda: wrong(page) < 0)


def test_of_very_many_the_rest_is_counted(page: FindingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_page, "_MOST", 1)
    page.look()
    assert rows(page)[-1].startswith("Not listed here: ")


def test_out_of_sight_it_follows_nothing(page: FindingsPage, window: MainWindow) -> None:
    window.side.hide()
    window.session.go_to("task", "b")
    assert not page._soon.isActive()  # noqa: SLF001


def test_the_list_of_all_is_a_button_away(page: FindingsPage, boxes: object) -> None:
    seen: list[Dialog] = []
    boxes.dialogs.append(lambda dialog: bool(seen.append(dialog)))
    QTest.mouseClick(page.all_button, LEFT)
    assert isinstance(seen[0], FindingsDialog)
