from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from ui.main_window import MainWindow
from ui.support.check_dialog import MachineCheckDialog
from vqdesk.diagnostics import doctor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard: at the exit it would crash the process."""
    yield
    QGuiApplication.clipboard().clear()


def test_the_pc_is_checked_with_its_store_open_and_what_is_typed_stored(
    window: MainWindow, session: Session, boxes: object, qtbot: QtBot
) -> None:
    seen: list[str] = []
    boxes.dialogs.append(lambda dialog: bool(seen.append(dialog.text.toPlainText())))
    session.go_to("task", "b")
    window.task_form.fields["result"].editor.insertPlainText("đang gõ dở")
    window.actions_["check"].trigger()
    assert session.task("b").result == "đang gõ dở"
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.waitUntil(lambda: window.support.runner.running is None)
    assert seen[0].startswith("KẾT QUẢ KIỂM TRA MÁY\n")
    assert "\nTình trạng tệp dữ liệu: tốt, đã đọc thử từng trang\n" in seen[0]
    assert "đang gõ dở" not in seen[0]
    assert "Văn Quan" not in seen[0]


def test_a_second_check_waits_for_the_first(
    window: MainWindow, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    boxes.dialogs.append(lambda dialog: bool(seen.append(dialog)))
    window.support.check()
    first = window.support.runner.running
    window.support.check()
    assert window.support.runner.running is first
    qtbot.waitUntil(lambda: bool(seen))


def test_a_window_that_closes_waits_for_the_check(
    window: MainWindow, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(doctor, "run_checks", looked.append)
    window.support.check()
    window.close()
    assert looked == [window.session.store.path]
    assert window.support.runner.running is None


@pytest.mark.usefixtures("clipboard")
def test_the_text_is_copied_whole(qtbot: QtBot) -> None:
    dialog = MachineCheckDialog(None, "KẾT QUẢ\n\nmột: 1\n")
    qtbot.addWidget(dialog)
    assert dialog.text.isReadOnly()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "KẾT QUẢ\n\nmột: 1\n"
    assert dialog.copy_button.text() == "Copied"
