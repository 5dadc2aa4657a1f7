"""Signs that show nothing are marked on request; the text stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.editors.hidden_characters import HIDDEN, HiddenCharacters, are_shown, mark_hidden
from ui.editors.text_editor import TextEditor

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

TEXT = "Sửa đư\u200bờng\n\ufeffthôn\u00a0Đông \U0001f600\u2060"


def test_they_are_marked_only_when_wanted(session: Session, qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.set_text(TEXT)
    editor.show()
    qtbot.waitExposed(editor)
    plain = editor.grab().toImage()
    assert mark_hidden(editor) == 0
    hidden = HiddenCharacters(session, editor)
    heard: list[bool] = []
    hidden.toggled.connect(heard.append)
    hidden.toggle()
    try:
        assert (are_shown(), heard, session.store.settings.get(HIDDEN)) == (True, [True], "shown")
        marked = editor.grab().toImage()
        assert marked != plain
        assert editor.text() == TEXT
        assert not editor.can_undo()
    finally:
        hidden.toggle()
    assert editor.grab().toImage() == plain
    assert session.store.settings.get(HIDDEN) == ""


def test_every_sign_in_sight_has_one_mark(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.set_text(TEXT)
    drawn: list[int] = []
    monkeypatch.setattr("ui.editors.hidden_characters.are_shown", lambda: True)
    monkeypatch.setattr("ui.editors.text_editor.mark_hidden", lambda each: drawn.append(mark_hidden(each)))
    editor.grab()
    assert drawn == [4]
