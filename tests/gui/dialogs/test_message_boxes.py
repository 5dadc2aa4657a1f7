"""Boxes that come while somebody types: his next keys do not answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.dialogs import message_box

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


WARN, ASK, TELL = message_box.warn, message_box.ask, message_box.tell_and_offer
"""As they are before a fixture answers for them."""


@pytest.fixture
def box(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QMessageBox:
    box = message_box.MessageBox(None)
    qtbot.addWidget(box)
    accept = box.addButton("&Delete", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(accept)
    box.show()
    qtbot.waitUntil(accept.hasFocus)
    return box


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_D])
def test_the_keys_of_who_types_do_not_answer_it(box: QMessageBox, key: Qt.Key) -> None:
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or box, key)
    assert box.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_a_pause_they_do(box: QMessageBox, key: Qt.Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_box, "ANSWER_PAUSE", 0)
    QTest.keyClick(QApplication.focusWidget() or box, key)
    assert box.isHidden()


def test_a_letter_never_does_but_alt_and_a_letter_always(
    box: QMessageBox, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(message_box, "ANSWER_PAUSE", 0)
        QTest.keyClick(QApplication.focusWidget() or box, Qt.Key.Key_D)
        assert box.isVisible()
    QTest.keyClick(QApplication.focusWidget() or box, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(box.isHidden)


def test_no_button_of_a_box_has_a_picture_of_another_family(monkeypatch: pytest.MonkeyPatch) -> None:
    with_pictures: list[str] = []

    def look(box: QMessageBox) -> int:
        assert box.buttons()
        with_pictures.extend(button.text() for button in box.buttons() if not button.icon().isNull())
        return 0

    monkeypatch.setattr(message_box.MessageBox, "exec", look)
    WARN(None, "Said.")
    ASK(None, "Done?", "Do it")
    TELL(None, "Done.")
    assert with_pictures == []


def test_what_leaves_things_as_they_are_may_have_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []

    def look(box: QMessageBox) -> int:
        stay = box.button(QMessageBox.StandardButton.Cancel)
        seen.append((stay.text(), box.defaultButton() is stay))
        return 0

    monkeypatch.setattr(message_box.MessageBox, "exec", look)
    assert not ASK(None, "Close?", "Close without it", "Stay here")
    assert seen == [("Stay here", True)]
