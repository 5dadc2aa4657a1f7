"""What a screen reader is told: names and roles, rows, cells and differences, where the keys go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from every_dialog import BUILDERS, Built
from every_window import PLACES
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea
from walked import focusable, pages

from db.records import Period
from ui.comparison.dialog import ComparisonDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.main_window import MainWindow
    from ui.session.session import Session

ROLE = QAccessible.Role
SENSELESS = {ROLE.NoRole, ROLE.Client, ROLE.Window, ROLE.Whitespace, ROLE.UserRole}
NAME, DESCRIPTION, VALUE = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)

pytestmark = pytest.mark.usefixtures("vietnamese")


def told(part: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(part)


def untold(window: QWidget) -> list[str]:
    """Return what may have the focus and has no name or no role that says what it is."""
    return [
        f"{type(part).__name__} in {type(part.parent()).__name__}: {told(part).role()}"
        for part in focusable(window)
        if not told(part).text(NAME).strip() or (told(part).role() in SENSELESS and not _is_page(part))
    ]


def _is_page(part: QWidget) -> bool:
    """Tell whether it is a view of drawn pages: Qt knows no role for these."""
    return isinstance(part, QAbstractScrollArea) and told(part).role() == ROLE.Client


@pytest.mark.parametrize("place", PLACES)
def test_everything_in_the_window_has_a_name(window: MainWindow, place: str) -> None:
    PLACES[place](window)
    assert list(focusable(window))
    assert untold(window) == []


@pytest.mark.parametrize("name", BUILDERS)
def test_everything_in_a_dialog_has_a_name(built: Built, qtbot: QtBot, name: str) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    dialog.show()
    for _ in pages(dialog):
        assert untold(dialog) == []


def cells(view: QWidget) -> list[QAccessibleInterface]:
    whole = told(view)
    return [whole.child(at) for at in range(whole.childCount())]


def test_a_task_of_the_tree_is_told_with_how_it_stands(window: MainWindow) -> None:
    said = {cell.text(NAME): cell.text(DESCRIPTION) for cell in cells(window.tree)}
    assert "Chưa ghi mức độ hoàn thành." in said["2. Trồng mới 750 ha rừng"]
    states = {cell.text(NAME) for cell in cells(window.tree)}
    assert {"chưa đánh giá", "88,0%"} <= states


def test_a_late_task_is_told_as_late(tracked: Session, qtbot: QtBot) -> None:
    from ui.main_window import MainWindow

    window = MainWindow(tracked)
    qtbot.addWidget(window)
    window.show()
    tracked.open_report("theo-doi")
    window.tree.expandAll()
    said = [cell.text(DESCRIPTION) for cell in cells(window.tree) if "Việc số 1" in cell.text(NAME)]
    assert said
    assert "quá hạn" in said[0].lower()


def test_the_tree_s_rows_are_tree_items(window: MainWindow) -> None:
    assert told(window.tree).role() == ROLE.Tree
    assert {cell.role() for cell in cells(window.tree)} <= {ROLE.TreeItem, ROLE.ColumnHeader}


def rows(view: QWidget, columns: int) -> list[list[QAccessibleInterface]]:
    """Return what a table tells, a row after the other, its heading before it; the headings are the first."""
    told_in = cells(view)
    return [told_in[at : at + columns + 1] for at in range(0, len(told_in), columns + 1)]


def test_a_cell_of_the_table_is_told_with_its_headings(window: MainWindow) -> None:
    PLACES["table"](window)
    table = window.table.pane.table
    headings, *below = rows(table, table.tasks.columnCount())
    assert [each.role() for each in headings[1:]] == [ROLE.ColumnHeader] * (len(headings) - 1)
    heading, *of_row = below[table.tasks.row_of("task", "b")]
    assert (heading.role(), heading.text(NAME)) == (ROLE.RowHeader, "2. Trồng mới 750 ha rừng")
    content, result = (of_row[table.tasks.column_of(field)] for field in ("content", "result"))
    assert content.text(NAME) == "Trồng mới 750 ha rừng"
    assert content.text(DESCRIPTION) == "Nội dung nhiệm vụ trọng tâm"
    assert result.text(NAME) == "trống"
    assert below[0][0].text(NAME) == "I. Lĩnh vực kinh tế"


def test_a_row_of_the_comparison_tells_what_differs(
    session: Session, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    other = make_draft("nua-nam", Period("6 tháng", 2024))
    session.store.reports.add(other)
    session.write_task("a", "evaluation", "91%")
    session.write_task("a", "result", "Đã làm 15/16 xã")
    dialog = ComparisonDialog(session, session.report(), [other.report])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.comparison is not None and dialog.runner.running is None)
    _, first, second, *_ = rows(dialog.table, dialog.tasks.columnCount())
    assert first[0].text(NAME) == "1. Xây dựng đường giao thông nông thôn"
    evaluations = "Mức độ hoàn thành: 88,0% → 91%"
    words = "Khối lượng nhiệm vụ triển khai: bỏ “14/16”, thêm “15/16”"
    assert {cell.text(DESCRIPTION) for cell in first[1:]} == {f"Tăng. {evaluations}. {words}"}
    assert {cell.text(DESCRIPTION) for cell in second[1:]} == {"Giữ nguyên"}
    dialog.done(0)


# Where the keys go, and what was changed


def test_the_reader_follows_the_tree(window: MainWindow) -> None:
    for key, said in ((Qt.Key.Key_Home, "9 tháng năm 2024"), (Qt.Key.Key_Down, "I. Lĩnh vực kinh tế")):
        QTest.keyClick(window.tree, key)
        focus = told(window.tree).focusChild()
        assert focus is not None
        assert focus.text(NAME).startswith(said)
        assert focus.state().focused
        assert focus.state().selected


def test_the_reader_follows_the_table(window: MainWindow) -> None:
    PLACES["table"](window)
    table = window.table.pane.table
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(table, key)
        focus = told(table).focusChild()
        assert focus is not None
        assert focus.text(NAME) == (table.currentIndex().data() or "trống")
        assert focus.state().focused


def test_the_reader_follows_what_is_typed(window: MainWindow) -> None:
    _focused(window).insertPlainText("mới")
    said = told(_focused(window))
    assert said.role() == ROLE.EditableText
    assert said.state().focused
    assert said.text(VALUE) == "mới"
    assert said.textInterface().cursorPosition() == 3


def _focused(window: MainWindow) -> QWidget:
    window.session.go_to("task", "b")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    return editor


def test_a_field_of_a_locked_report_is_told_as_one_to_read(window: MainWindow) -> None:
    PLACES["locked"](window)
    assert told(window.task_form.fields["result"].editor).state().readOnly
