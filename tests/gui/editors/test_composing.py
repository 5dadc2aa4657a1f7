"""A word that an input method is composing stays in its own field, whatever is chosen meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.commands import MENUS
from ui.editors.day_editor import DayEditor
from ui.editors.line_edit import LineEdit
from ui.editors.line_editor import LineEditor
from ui.editors.list_editor import ListEditor
from ui.editors.text_editor import TextEditor
from ui.editors.units_editor import UnitsEditor
from ui.exporting.dialog import ExportDialog
from ui.main_window import MainWindow
from ui.outline.domain_dialog import DomainDialog
from ui.reports.carry_over_dialog import CarryOverDialog
from ui.reports.new_dialog import NewReportDialog
from ui.widgets.keyboard import take_composed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.commands import WindowCommand
    from ui.session.session import Session

COMMANDS = [command for _, commands in MENUS for command in commands if command]
EDITORS = ("number", "unit", "content", "documents", "result", "evaluation", "extra:Ghi chú")
NAM_NAY = " năm nay"


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    session.change_report(
        lambda report: replace(report, columns=replace(headings_of(report), extra=("Ghi chú",)).columns)
    )
    return opened(MainWindow(session), session, qtbot)


def opened(shown: MainWindow, session: Session, qtbot: QtBot) -> MainWindow:
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    session.open_report(session.report_id)
    shown.tree.setFocus()
    qtbot.waitUntil(shown.tree.hasFocus)
    return shown


def compose(widget: QWidget, text: str = NAM_NAY) -> None:
    """Begin to compose, as an input method does that has not yet committed."""
    widget.setFocus()
    assert widget.hasFocus()
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))


def composing(window: MainWindow, name: str, task_id: str = "b") -> TextEditor:
    window.session.go_to("task", task_id)
    editor = window.task_form.fields[name].editor
    editor.setFocus()
    editor.set_text("x")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    compose(editor)
    assert editor.text() == "x"
    return editor


def stored(window: MainWindow, name: str, task_id: str = "b") -> str:
    task = window.session.store.tasks.get(window.session.report_id or "bao-cao-9-thang", task_id)
    return task.extra.get("Ghi chú", "") if name.startswith("extra:") else getattr(task, name)


# Commands


@pytest.mark.parametrize("name", EDITORS)
def test_every_command_finds_the_word_in_its_field(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whatever a command does, the word is there before it begins."""
    seen: dict[str, str] = {}
    session.change_report(
        lambda report: replace(report, columns=replace(headings_of(report), extra=("Ghi chú",)).columns)
    )
    from ui import actions

    def noting(command: WindowCommand) -> WindowCommand:
        def note() -> None:
            seen[command.key] = window.task_form.fields[name].editor.text()

        return replace(command, method=(lambda _: note) if command.method else None)

    menus = tuple(
        (title, tuple(command and noting(command) for command in commands)) for title, commands in MENUS
    )
    monkeypatch.setattr(actions, "MENUS", menus)
    window = opened(MainWindow(session), session, qtbot)
    for command in COMMANDS:
        if command.method:
            composing(window, name)
            window.actions_[command.key].setEnabled(True)
            window.actions_[command.key].trigger()
    assert seen == {command.key: f"x{NAM_NAY}" for command in COMMANDS if command.method}


@pytest.mark.parametrize("name", EDITORS)
@pytest.mark.parametrize(
    "key",
    [
        "add_task",
        "duplicate",
        "delete",
        "move_down",
        "renumber",
        "redo",
        "find",
        "find_next",
        "switch",
        "rename",
    ],
)
def test_the_word_stays_in_its_task(window: MainWindow, name: str, key: str) -> None:
    composing(window, name)
    window.actions_[key].trigger()
    window.session.flush()
    others = [row.id for row in window.session.outline() if row.id in "acd"]
    if key != "delete" and (key, name) != ("renumber", "number"):
        assert stored(window, name) == f"x{NAM_NAY}"
    for task_id in others:
        assert "nay" not in stored(window, name, task_id)
    if key == "add_task":
        assert "nay" not in stored(window, name, window.session.task_id or "")
    for field in window.task_form.fields.values():
        assert "nay" not in field.editor.text() or field.editor.objectName() == name


def test_undo_takes_back_the_word_that_was_composed(window: MainWindow) -> None:
    editor = composing(window, "result")
    window.actions_["undo"].setEnabled(True)
    window.actions_["undo"].trigger()
    window.session.flush()
    assert stored(window, "result") in ("x", "")
    assert "nay" not in editor.text()


def test_the_toolbar_takes_no_focus_and_no_word(window: MainWindow) -> None:
    composing(window, "result")
    button = window.tool_bar.widgetForAction(window.actions_["preview"])
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.session.flush()
    assert stored(window, "result") == f"x{NAM_NAY}"


def test_a_menu_of_domains(window: MainWindow) -> None:
    composing(window, "result")
    window.actions_.domain_menu.aboutToShow.emit()
    window.actions_.domain_menu.actions()[2].trigger()
    assert stored(window, "result") == f"x{NAM_NAY}"


# Other ways to leave a record


def test_a_click_in_the_tree(window: MainWindow) -> None:
    composing(window, "result")
    index = window.tree.outline.place("task", "c")
    spot = window.tree.visualRect(index).center()
    QTest.mouseClick(window.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.session.task_id == "c"
    assert stored(window, "result") == f"x{NAM_NAY}"
    assert stored(window, "result", "c") == ""


def test_a_row_chosen_without_the_focus(window: MainWindow) -> None:
    composing(window, "result")
    window.session.go_to("task", "c")  # as a double click in the preview, or a result of the search
    assert stored(window, "result") == f"x{NAM_NAY}"
    assert window.task_form.fields["result"].editor.text() == ""


def test_another_report(window: MainWindow, make_draft: Callable[..., Draft]) -> None:
    window.session.store.reports.add(make_draft("other"))
    composing(window, "result")
    first = window.session.report_id or ""
    window.session.open_report("other")
    assert window.session.store.tasks.get(first, "b").result == f"x{NAM_NAY}"
    assert window.session.store.tasks.get("other", "b").result == ""


def test_closing_the_window(window: MainWindow) -> None:
    composing(window, "result")
    window.close()
    assert stored(window, "result") == f"x{NAM_NAY}"


def test_a_button_beside_the_field(window: MainWindow, make_draft: Callable[..., Draft]) -> None:
    from db.records import Period

    window.session.store.reports.add(make_draft("before", Period("6 tháng", 2024)))
    composing(window, "result", "a")
    QTest.mouseClick(window.task_form.former_view.copy_button, Qt.MouseButton.LeftButton)
    assert window.task_form.fields["result"].editor.text() == f"x{NAM_NAY}\nĐã làm 14/16 xã"


def test_saving_by_itself_disturbs_no_word(window: MainWindow) -> None:
    editor = composing(window, "result")
    window.task_form.saves["result"].store()
    assert editor.text() == "x"
    assert stored(window, "result") == "x"


def test_the_report_s_and_the_domain_s_fields(window: MainWindow) -> None:
    for kind, record, name in (
        ("report", "bao-cao-9-thang", "organisation"),
        ("report", "bao-cao-9-thang", "attached_to"),
        ("domain", "khac", "name"),
        ("domain", "khac", "numeral"),
    ):
        window.session.go_to(kind, record)
        form = window.forms.currentWidget()
        editor = form.fields[name].editor
        before = editor.text()
        editor.setFocus()
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        compose(editor)
        window.session.go_to("task", "c")
        window.session.go_to(kind, record)
        assert form.fields[name].editor.text() == before + NAM_NAY


def test_the_find_field(window: MainWindow) -> None:
    window.find_panel.start()
    compose(window.find_panel.field, "nông")
    window.actions_["find_next"].trigger()
    assert window.find_panel.field.text() == "nông"
    assert window.session.task_id == "a"


# Every kind of field


@pytest.mark.parametrize(
    "make", [TextEditor, LineEditor, lambda: ListEditor(list), lambda: UnitsEditor(list), DayEditor, LineEdit]
)
@pytest.mark.parametrize("how", ["button", "command", "click", "hidden"])
def test_each_kind_of_field_keeps_its_word(qtbot: QtBot, make: Callable[[], QWidget], how: str) -> None:
    window, editor, button = QWidget(), make(), QPushButton()
    for widget in (editor, button):
        QVBoxLayout(window) if window.layout() is None else None
        window.layout().addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    compose(editor)
    if how == "button":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        button.setFocus()
    elif how == "command":
        take_composed()
    elif how == "click":
        at = QPointF(3, 3)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            target = editor.viewport() if isinstance(editor, TextEditor) else editor
            left = Qt.MouseButton.LeftButton
            event = QMouseEvent(kind, at, editor.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(target, event)
    else:
        editor.hide()
    assert editor.text() == NAM_NAY
    take_composed()
    assert editor.text() == NAM_NAY


# Dialogs


def _of_an_office_that_is_there(dialog: NewReportDialog) -> NewReportDialog:
    """Name an office against which nothing speaks: it can be accepted at once."""
    dialog.organisation.setEditText("Hội Chữ thập đỏ")
    return dialog


@pytest.mark.parametrize(
    "make",
    [
        lambda session, _path: DomainDialog(None, "x", "y", "", ""),
        lambda session, _path: _of_an_office_that_is_there(NewReportDialog(session)),
        lambda session, _path: CarryOverDialog(session, session.store.reports.draft(session.report_id)),
        lambda session, path: ExportDialog(None, session.report(), path),
    ],
    ids=["domain", "new", "carry_over", "export"],
)
def test_the_accept_button_finds_the_word(
    session: Session, qtbot: QtBot, tmp_path: Path, make: Callable[[Session, Path], QWidget]
) -> None:
    dialog = make(session, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    fields = [
        each for kind in (TextEditor, LineEdit) for each in dialog.findChildren(kind) if each.isVisible()
    ]
    assert fields
    for field in fields:
        host = field.parentWidget() if field.focusProxy() else field
        host.setFocus()
        qtbot.waitUntil(host.hasFocus)
        if isinstance(field, LineEdit):
            field.end(False)  # what is selected goes when composing begins
        before = field.text()
        QCoreApplication.sendEvent(host, QInputMethodEvent(NAM_NAY, []))
        assert field.text() == before
        dialog.accept_button.click()
        assert NAM_NAY in field.text()
        dialog.show()


def test_without_a_composed_word_nothing_is_written(window: MainWindow) -> None:
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    take_composed()
    assert QApplication.focusWidget() is editor
    assert editor.text() == "Đã làm 14/16 xã"
    assert not editor.can_undo()
