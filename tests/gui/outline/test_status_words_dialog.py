"""The dialog of an office's status words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from ui.outline.commands import OutlineCommands
from ui.outline.status_words_dialog import StatusWordsDialog
from vqdesk.tracking.status_words import DEFAULT, MEANINGS, StatusWord, StatusWords

if TYPE_CHECKING:
    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from ui.dialogs.dialog import Dialog
    from ui.session.session import Session

WORDS = StatusWords((StatusWord("Xong", "done", ("Đã xong", "OK")), StatusWord("Đang làm", "open")))


def shown(words: StatusWords, qtbot: QtBot) -> StatusWordsDialog:
    dialog = StatusWordsDialog(words, "UBND xã Yên Phúc")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_what_is_shown_is_what_is_kept(qtbot: QtBot) -> None:
    for words in (WORDS, DEFAULT):
        assert shown(words, qtbot).words() == words


def test_the_usual_list_has_no_word_twice(qtbot: QtBot) -> None:
    dialog = shown(DEFAULT, qtbot)
    dialog.accept()
    assert dialog.result() == 1


def test_a_word_is_added_changed_and_removed(qtbot: QtBot) -> None:
    dialog = shown(WORDS, qtbot)
    dialog.add.click()
    row = dialog.rows[-1]
    assert row.name.hasFocus()
    QTest.keyClicks(row.name, "Treo")
    row.meaning.setCurrentIndex(MEANINGS.index("paused"))
    row.synonyms.insert("Treo lại;  Để sau ;")
    dialog.rows[1].remove.click()
    assert dialog.words() == StatusWords(
        (WORDS.words[0], StatusWord("Treo", "paused", ("Treo lại", "Để sau")))
    )
    dialog.usual.click()
    assert dialog.words() == DEFAULT


def test_a_word_in_two_places_is_said_and_not_taken(qtbot: QtBot) -> None:
    dialog = shown(WORDS, qtbot)
    dialog.rows[1].synonyms.insert("đã  xong")
    dialog.accept()
    assert dialog.isVisible()
    assert "đã xong" in dialog.doubt.text()
    dialog.rows[1].synonyms.clear()
    dialog.accept()
    assert not dialog.isVisible()


def test_no_word_at_all_is_the_usual_list(qtbot: QtBot) -> None:
    dialog = shown(WORDS, qtbot)
    for row in list(dialog.rows):
        row.remove.click()
    assert dialog.words() == DEFAULT


def test_they_are_the_office_s(tracked: Session, boxes: Boxes, qtbot: QtBot) -> None:
    def change(dialog: Dialog) -> bool:
        assert isinstance(dialog, StatusWordsDialog)
        dialog.rows[0].name.setText("Viên mãn")
        return True

    boxes.dialogs = [change]
    commands = OutlineCommands(tracked, None)
    commands.edit_status_words()
    assert tracked.standings.words().names[0] == "Viên mãn"
    tracked.write_task("t2", "status", "Viên mãn")
    assert tracked.standings.of(tracked.task("t2")).judgement.group == "done_in_time"
    report = tracked.report()
    tracked.change_report(lambda _: report.__class__(report.id, "UBND xã khác", *_rest(report)))
    assert tracked.standings.words() == DEFAULT


def _rest(report: object) -> list[object]:
    return [getattr(report, name) for name in report.__slots__[2:]]
