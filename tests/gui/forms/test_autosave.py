"""Saving without a button: when a text is stored, under which step, and that nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor

from db.store.store import Store
from ui.editors.text_editor import TextEditor
from ui.forms.autosave import LATEST, Autosave
from ui.forms.task_form import TaskForm
from ui.session.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.forms.autosave import Key

KEY = ("report", "task", "result")
OTHER = ("report", "another", "result")


class Written:
    """Note what is written; a full disk lets nothing through."""

    def __init__(self) -> None:
        self.texts: list[tuple[Key, str, str]] = []
        self.full = False

    def __call__(self, key: Key, text: str, edit: str) -> bool:
        if not self.full:
            self.texts.append((key, text, edit))
        return not self.full


def focus(editor: TextEditor, *, comes: bool, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
    kind = QFocusEvent.Type.FocusIn if comes else QFocusEvent.Type.FocusOut
    QCoreApplication.sendEvent(editor, QFocusEvent(kind, reason))


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def written() -> Written:
    return Written()


@pytest.fixture
def save(editor: TextEditor, written: Written) -> Autosave:
    made = Autosave(editor, written, parent=editor)
    made.load(KEY, "cũ")
    return made


def test_two_seconds_from_the_first_unstored_key(
    qtbot: QtBot, editor: TextEditor, save: Autosave, written: Written
) -> None:
    assert LATEST == save.timer.interval() == 2000
    assert save.timer.isSingleShot()
    editor.insertPlainText("a")
    qtbot.waitUntil(lambda: save.timer.remainingTime() < LATEST - 20)
    editor.insertPlainText("bc")
    assert 0 < save.timer.remainingTime() < LATEST - 20, "a later key has turned the clock back"
    assert not written.texts
    save.timer.setInterval(0)
    qtbot.waitUntil(lambda: not save.waiting)
    assert [text for _, text, _ in written.texts] == ["abccũ"]
    editor.insertPlainText("d")
    assert save.waiting


def test_leaving_stores_at_once_but_a_menu_does_not(
    editor: TextEditor, save: Autosave, written: Written
) -> None:
    focus(editor, comes=True)
    editor.insertPlainText("a")
    focus(editor, comes=False, reason=Qt.FocusReason.PopupFocusReason)
    assert not written.texts
    focus(editor, comes=False)
    assert [text for _, text, _ in written.texts] == ["acũ"]
    assert not save.waiting


def test_only_what_was_changed_is_stored(editor: TextEditor, save: Autosave, written: Written) -> None:
    editor.insertPlainText("a")
    editor.undo()
    save.store()
    focus(editor, comes=False)
    assert not written.texts
    # What the editor cannot show to the letter is not rewritten for that.
    save.load(KEY, "e\u0302 \r ")
    save.store()
    assert not written.texts


def test_one_token_from_coming_to_leaving(editor: TextEditor, save: Autosave, written: Written) -> None:
    for coming in range(2):
        focus(editor, comes=True)
        for letter in "ab":
            editor.insertPlainText(letter)
            save.store()
        focus(editor, comes=False)
        assert len({edit for _, _, edit in written.texts}) == coming + 1
    save.load(KEY, "khác")
    editor.insertPlainText("a")
    save.store()
    assert len({edit for _, _, edit in written.texts}) == 3


def test_saving_leaves_cursor_selection_and_steps(editor: TextEditor, save: Autosave) -> None:
    editor.insertPlainText("một hai ba ")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    save.store()
    save.refresh("một hai ba cũ")
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == (4, 7)
    assert editor.can_undo()


def test_stored_in_composed_letters_though_typed_apart(
    editor: TextEditor, save: Autosave, written: Written
) -> None:
    editor.insertPlainText("a\u0302\u0301 ")
    save.store()
    save.refresh("ấ cũ")
    assert written.texts[-1][1] == "ấ cũ"
    assert editor.text() == "a\u0302\u0301 cũ"
    save.store()
    assert len(written.texts) == 1


def test_what_could_not_be_stored_is_tried_again(
    qtbot: QtBot, editor: TextEditor, save: Autosave, written: Written
) -> None:
    written.full = True
    editor.insertPlainText("a")
    focus(editor, comes=False)
    assert editor.text() == "acũ"
    assert save.waiting
    written.full = False
    save.timer.setInterval(0)
    save.timer.start()
    qtbot.waitUntil(lambda: not save.waiting)
    assert [text for _, text, _ in written.texts] == ["acũ"]


def test_what_could_not_be_stored_outlives_another_record(
    editor: TextEditor, save: Autosave, written: Written
) -> None:
    written.full = True
    editor.insertPlainText("a")
    save.load(OTHER, "khác")
    assert editor.text() == "khác"
    assert save.waiting
    save.load(KEY, "cũ")
    assert editor.text() == "acũ"
    save.load(OTHER, "khác")
    written.full = False
    save.store()
    assert [(key, text) for key, text, _ in written.texts] == [(KEY, "acũ")]
    assert not save.waiting


def test_a_change_from_elsewhere_is_shown_unless_something_waits(
    editor: TextEditor, save: Autosave, written: Written
) -> None:
    save.refresh("từ nơi khác")
    assert editor.text() == "từ nơi khác"
    assert not editor.can_undo()
    editor.insertPlainText("a")
    save.refresh("lại khác")
    assert editor.text() == "atừ nơi khác"


def test_putting_a_text_is_an_edit_of_its_own(editor: TextEditor, save: Autosave, written: Written) -> None:
    editor.insertPlainText("a")
    save.put("mới")
    assert [text for _, text, _ in written.texts] == ["acũ", "mới"]
    assert len({edit for _, _, edit in written.texts}) == 2


# In the real store


def test_the_end_of_an_edit_is_told_when_the_editor_is_left(
    editor: TextEditor, save: Autosave, written: Written, qtbot: QtBot
) -> None:
    ended: list[tuple[Key, str, str, str]] = []
    save.edit_ended.connect(lambda *told: ended.append(told))
    editor.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    focus(editor, comes=False)
    assert ended == [], "nothing was typed"
    focus(editor, comes=True)
    for letter in "ab":
        editor.insertPlainText(letter)
        save.store()
    assert ended == [], "it is not left"
    focus(editor, comes=False)
    assert ended == [(KEY, "cũ", "abcũ", written.texts[-1][2])]
    focus(editor, comes=False)
    assert len(ended) == 1, "told once"
    focus(editor, comes=True)
    editor.insertPlainText("c")
    save.load(OTHER, "khác")
    assert ended[1] == (KEY, "abcũ", "abccũ", written.texts[-1][2])
    save.refresh("từ chỗ khác")
    save.load(KEY, "abccũ")
    assert len(ended) == 2


def test_the_end_of_an_edit_that_could_not_be_stored_is_told_when_it_is(
    editor: TextEditor, save: Autosave, written: Written
) -> None:
    ended: list[tuple[Key, str, str, str]] = []
    save.edit_ended.connect(lambda *told: ended.append(told))
    written.full = True
    editor.insertPlainText("a")
    focus(editor, comes=False)
    save.load(OTHER, "khác")
    assert ended == []
    written.full = False
    save.store()
    assert [told[:3] for told in ended] == [(KEY, "cũ", "acũ")]


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> TaskForm:
    made = TaskForm(session)
    qtbot.addWidget(made)
    made.show_task("a")
    return made


def result_editor(form: TaskForm) -> TextEditor:
    return form.fields["result"].editor


def test_one_entry_and_one_step_from_coming_to_leaving(form: TaskForm, session: Session) -> None:
    editor = result_editor(form)
    before = len(session.store.history.changes(session.report_id or ""))
    focus(editor, comes=True)
    for letter in "abc":
        editor.insertPlainText(letter)
        form.saves["result"].timer.timeout.emit()
    focus(editor, comes=False)
    changes = session.store.history.changes(session.report_id or "")
    assert len(changes) == before + 1
    assert (changes[0].before, changes[0].after) == ("Đã làm 14/16 xã", "abcĐã làm 14/16 xã")
    focus(editor, comes=True)
    editor.insertPlainText("d")
    focus(editor, comes=False)
    assert len(session.store.history.changes(session.report_id or "")) == before + 2


def test_undo_reloads_what_is_shown(form: TaskForm, session: Session) -> None:
    editor = result_editor(form)
    editor.insertPlainText("Mới: ")
    session.undo()
    assert editor.text() == "Đã làm 14/16 xã"
    assert not editor.can_undo()
    session.redo()
    assert editor.text() == "Mới: Đã làm 14/16 xã"
    assert not form.waiting


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\u00a0b\tc\nd", None),
        ("dòng\u2028sau", "dòng\nsau"),
        ("a\u0302\u0301", "ấ"),
        ("  đầu cuối \n", None),
    ],
)
def test_the_same_after_a_restart(
    qtbot: QtBot, form: TaskForm, session: Session, typed: str, stored: str | None
) -> None:
    for field in form.fields.values():
        field.editor.set_text("")
        field.editor.insertPlainText(typed)
    session.flush()
    path: Path = session.store.path
    session.store.close()
    with Store.open(path) as again:
        reopened = Session(again)
        reopened.open_report("bao-cao-9-thang")
        shown = TaskForm(reopened)
        qtbot.addWidget(shown)
        shown.show_task("a")
        texts = {field.editor.text() for field in shown.fields.values()}
        assert texts == {stored or typed}
        assert again.tasks.get("bao-cao-9-thang", "a").result == (stored or typed)


def test_another_place_stores_what_was_typed(form: TaskForm, session: Session) -> None:
    session.place_changed.connect(lambda kind, record: form.show_task(record) if kind == "task" else None)
    session.go_to("task", "a")
    result_editor(form).insertPlainText("Mới: ")
    session.go_to("task", "b")
    assert session.store.tasks.get("bao-cao-9-thang", "a").result == "Mới: Đã làm 14/16 xã"
    assert session.store.tasks.get("bao-cao-9-thang", "b").result == ""
    assert result_editor(form).text() == ""


def test_moving_the_task_leaves_the_cursor(form: TaskForm, session: Session) -> None:
    session.place_changed.connect(lambda kind, record: form.show_task(record) if kind == "task" else None)
    session.go_to("task", "a")
    editor = result_editor(form)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(" mới")
    session.move_task_down()
    assert editor.textCursor().atEnd()
    assert not editor.can_undo(), "the move is newer: it is undone first"


def test_a_text_that_waits_never_reaches_the_same_task_of_another_report(
    form: TaskForm, session: Session, make_draft: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tasks keep their ids from period to period."""
    session.store.reports.add(make_draft("khac"))  # type: ignore[operator]
    with monkeypatch.context() as refusing:
        refusing.setattr(session, "write_task", lambda *_args: False)
        result_editor(form).insertPlainText("Mới: ")
        session.open_report("khac")
    session.flush()
    assert session.store.tasks.get("khac", "a").result == "Đã làm 14/16 xã"
    session.open_report("bao-cao-9-thang")
    session.flush()
    assert session.store.tasks.get("bao-cao-9-thang", "a").result == "Mới: Đã làm 14/16 xã"
