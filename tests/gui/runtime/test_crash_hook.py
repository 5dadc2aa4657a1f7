from __future__ import annotations

import ast
import sys
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QTimer, qWarning
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget

from db.errors import Refused
from ui.dialogs.dialog import Dialog
from ui.main_window import MainWindow
from ui.runtime.crash_hook import CrashHook
from ui.widgets.timers import soon
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session

SECRET = "Đã làm 14/16 xã"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def hook(tmp_path: Path, said: list[str]) -> Iterator[CrashHook]:
    made = CrashHook(tmp_path / "logs" / "vqdesk.log", "vi", said.append)
    yield made
    made.uninstall()


def fail(text: str) -> None:
    raise ValueError(text)


def log_of(tmp_path: Path) -> str:
    return (tmp_path / "logs" / "vqdesk.log").read_text(encoding="utf-8")


def handle(hook: CrashHook) -> None:
    try:
        fail(SECRET)
    except ValueError as error:
        hook.handle(type(error), error, error.__traceback__)


def test_an_error_stores_what_is_typed_logs_no_text_and_goes_on(
    hook: CrashHook, session: Session, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    hook.session = session
    session.flush_wanted.connect(lambda: session.write_task("a", "result", "đang gõ dở"))
    handle(hook)
    qtbot.waitUntil(lambda: bool(said))
    assert session.task("a").result == "đang gõ dở"
    assert len(said) == 1
    assert "Có lỗi ngoài dự kiến" in said[0]
    assert "vqdesk.log" in said[0]
    log = log_of(tmp_path)
    assert "builtins.ValueError" in log
    assert "test_crash_hook.py" in log
    assert SECRET not in log


def test_a_refusal_that_nobody_caught_is_told_by_its_own_sentence(
    hook: CrashHook, said: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    refused = Refused("store.unreachable", name="kho.vqd")
    hook.handle(type(refused), refused, None)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [sentence(refused, "vi")]
    assert "kho.vqd" not in log_of(tmp_path)


def test_while_the_window_is_there_its_bar_tells_and_no_box(
    hook: CrashHook, session: Session, boxes: object, qtbot: QtBot
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    hook.tell = window.tell_trouble
    handle(hook)
    qtbot.waitUntil(window.bars.refusal.isVisible)
    assert "Có lỗi ngoài dự kiến" in window.bars.refusal.text
    assert boxes.warned == []


def test_an_error_while_storing_is_no_further_error(
    hook: CrashHook, session: Session, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook.session = session
    monkeypatch.setattr(session, "flush", lambda: fail(SECRET))
    handle(hook)
    qtbot.waitUntil(lambda: bool(said))


def test_errors_in_slots_and_threads_are_caught(
    hook: CrashHook, said: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    hook.install()
    thread = threading.Thread(target=fail, args=(SECRET,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(said) == 1)
    with qtbot.captureExceptions():
        sys.excepthook = hook.handle
        QTimer.singleShot(0, lambda: fail(SECRET))
        qtbot.waitUntil(lambda: len(said) == 2)
    assert SECRET not in log_of(tmp_path)


def test_errors_while_the_box_is_open_show_no_second_box(
    tmp_path: Path, qtbot: QtBot, said: list[str]
) -> None:
    def tell(sentence: str) -> None:
        said.append(sentence)
        if len(said) < 3:
            handle(hook)
            qtbot.wait(1)

    hook = CrashHook(tmp_path / "logs" / "vqdesk.log", "en", tell)
    handle(hook)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.waitUntil(lambda: log_of(tmp_path).count("ValueError") == 2)
    assert len(said) == 1


def test_what_qt_complains_of_is_logged_without_its_text(hook: CrashHook, tmp_path: Path) -> None:
    hook.install()
    qWarning(f"QThing::do: {SECRET}")
    assert "QThing::do:" in log_of(tmp_path)
    assert SECRET not in log_of(tmp_path)


def test_a_break_from_the_keyboard_is_let_through(
    hook: CrashHook, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *args: passed.append(args[0]))
    hook.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]
    assert said == []


class FailingModel(QAbstractTableModel):
    """Rows of which no cell can be told."""

    asked = 0

    def rowCount(self, _parent: object = None) -> int:  # noqa: N802 - Qt calls it so
        return 40

    def columnCount(self, _parent: object = None) -> int:  # noqa: N802 - Qt calls it so
        return 5

    def data(self, _index: QModelIndex, _role: int = 0) -> str:
        FailingModel.asked += 1
        raise ValueError(SECRET)


class FailingWidget(QWidget):
    """What holds a painter when it fails."""

    painted = 0

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt calls it so
        FailingWidget.painted += 1
        painter = QPainter(self)
        painter.drawLine(0, 0, 9, 9)
        raise ValueError(SECRET)


def view_of_failing_model() -> QWidget:
    view = QTableView()
    view.setModel(FailingModel(view))
    return view


@pytest.mark.parametrize("make", [view_of_failing_model, FailingWidget])
def test_what_fails_at_every_drawing_is_told_once_in_the_dialog_which_goes_on(
    make: Callable[[], QWidget],
    hook: CrashHook,
    window: MainWindow,
    boxes: object,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """Each box over it would have it drawn anew, and so another box come: the clerk never got out."""
    told: list[str] = []

    def tell(sentence: str) -> None:
        told.append(sentence)
        window.tell_trouble(sentence)

    hook.session, hook.tell = window.session, tell
    dialog = Dialog(window, "Chọn")
    dialog.column.addWidget(make())
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    with qtbot.captureExceptions():
        sys.excepthook = hook.handle
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.trouble))
        for _ in range(3):
            dialog.body.update()
            qtbot.wait(20)
        drawn = FailingModel.asked + FailingWidget.painted
        qtbot.wait(50)
        # Telling it draws nothing anew that fails.
        assert FailingModel.asked + FailingWidget.painted == drawn
        dialog.findChild(QPushButton, "close").click()
        dialog.close()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert "Có lỗi ngoài dự kiến" in told[0]
    assert len(set(told)) == 1
    assert log_of(tmp_path).count("ValueError") <= len(told) + 1
    assert SECRET not in log_of(tmp_path)
    assert boxes.warned == []


def test_what_fails_again_and_again_before_it_is_told_is_told_and_logged_once(
    hook: CrashHook, session: Session, said: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    flushed: list[object] = []
    session.flush_wanted.connect(lambda: flushed.append(1))
    hook.session = session
    for _ in range(500):
        handle(hook)
    refused = Refused("store.unreachable", name="kho.vqd")
    hook.handle(type(refused), refused, None)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(20)
    assert len(said) == len(flushed) == 1
    assert said[0].splitlines()[-1] == sentence(refused, "vi")
    assert log_of(tmp_path).count("ValueError") == 1
    handle(hook)
    qtbot.waitUntil(lambda: len(said) == 2)


def test_what_cannot_be_told_is_not_told_for_ever(tmp_path: Path, qtbot: QtBot) -> None:
    tried: list[str] = []

    def tell(sentence: str) -> None:
        tried.append(sentence)
        fail(SECRET)

    hook = CrashHook(tmp_path / "logs" / "vqdesk.log", "vi", tell)
    with qtbot.captureExceptions():
        sys.excepthook = hook.handle
        handle(hook)
        qtbot.waitUntil(lambda: bool(tried))
        qtbot.wait(50)
    assert len(tried) == 1
    assert log_of(tmp_path).count("ValueError") == 2


def test_what_the_frames_of_an_error_hold_goes_with_it(hook: CrashHook) -> None:
    """A painter that stayed would be painting when Qt ends the drawing."""
    seen: list[weakref.ref[object]] = []

    def hold() -> None:
        held = {*()}
        seen.append(weakref.ref(held))
        raise ValueError(SECRET)

    try:
        hold()
    except ValueError as error:
        sys.last_exc, sys.last_value = error, error  # as Python keeps what nobody caught
        hook.handle(ValueError, error, error.__traceback__)
    assert seen[0]() is None
    assert not hasattr(sys, "last_exc")
    assert not hasattr(sys, "last_value")


def test_what_is_begun_soon_fails_aloud(hook: CrashHook, said: list[str], qtbot: QtBot) -> None:
    hook.install()
    owner = QObject()
    soon(owner, lambda: fail("begun"))
    qtbot.waitUntil(lambda: bool(said))


def test_nothing_is_begun_soon_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    done: list[str] = []
    gone, there = QObject(), QObject()
    soon(gone, lambda: done.append("gone"))
    soon(there, lambda: done.append("there"))
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["there"]


def test_all_that_is_begun_soon_is_begun_so() -> None:
    """A bare `QTimer.singleShot` keeps an error to itself, or acts for a window that is gone."""
    root = Path(__file__).parents[3]
    found = [
        path.name
        for path in (root / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("singleShot")
        if ast.unparse(call.args[0]) == "0"
    ]
    assert found == []
