from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import Refused
from ui.runtime.background_task import BackgroundTask, wait_for
from ui.widgets.progress import ProgressDialog
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vqdesk.system.progress import Progress


class Outcome:
    def __init__(self, parent: QWidget, function: Callable[..., object]) -> None:
        self.result: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()
        self.task = BackgroundTask(parent, "Reading...", function, self._on_success, self._on_failure)

    def _on_success(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.result.append(result)

    def _on_failure(self, error: Exception) -> None:
        self.threads.add(threading.get_ident())
        self.errors.append(error)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_success_comes_back_on_the_ui_thread(window: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome(window, lambda progress: (progress(1, 2), threading.get_ident())[1])
    with qtbot.waitSignal(outcome.task.ended):
        outcome.task.start()
    assert outcome.threads == {threading.get_ident()}
    assert outcome.result[0] != threading.get_ident()
    assert outcome.errors == []


def test_what_it_calls_is_let_go_afterwards(window: QWidget, qtbot: QtBot) -> None:
    class Owner:
        def done(self, _result: object) -> None:
            pass

    owner = Owner()
    work = BackgroundTask(window, "Reading...", lambda _: None, owner.done, owner.done)
    kept = weakref.ref(owner)
    with qtbot.waitSignal(work.ended):
        work.start()
    del owner
    assert kept() is None


def test_failure_comes_back_with_the_error(window: QWidget, qtbot: QtBot) -> None:
    def fail(_progress: object) -> None:
        raise Refused("file.empty", name="a.txt")

    outcome = Outcome(window, fail)
    with qtbot.waitSignal(outcome.task.ended):
        outcome.task.start()
    assert [str(error) for error in outcome.errors] == [str(Refused("file.empty", name="a.txt"))]
    assert outcome.threads == {threading.get_ident()}
    assert outcome.result == []


def test_the_window_lives_and_cancel_stops_the_work(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runtime.background_task._SHOW_AFTER", 1)
    begun, finished = threading.Event(), threading.Event()

    def count(progress: Callable[[int, int], None]) -> None:
        try:
            for done in range(10_000_000):
                progress(done, 10_000_000)
                begun.set()
        finally:
            finished.set()

    outcome = Outcome(window, count)
    outcome.task.start()
    dialog = outcome.task.dialog
    qtbot.waitUntil(dialog.isVisible)  # the event loop turns while the work goes on
    qtbot.waitUntil(lambda: dialog.value() > 0)
    with qtbot.waitSignal(outcome.task.ended):
        dialog.canceled.emit()
        assert dialog.isVisible()
    assert begun.is_set()
    assert finished.is_set()
    assert (outcome.result, outcome.errors) == ([], [])


def test_quick_work_shows_no_dialog(window: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome(window, lambda _progress: None)
    with qtbot.waitSignal(outcome.task.ended):
        outcome.task.start()
        assert not outcome.task.dialog.isVisible()
    assert outcome.result == [None]


def test_the_dialog_does_not_come_up_after_the_work(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runtime.background_task._SHOW_AFTER", 30)
    shown: list[bool] = []

    def follow(_result: object) -> None:
        later = QTimer(window, singleShot=True, interval=100)
        with qtbot.waitSignal(later.timeout):
            later.start()
        shown.append(work.dialog.isVisible())

    work = BackgroundTask(window, "Reading...", lambda _progress: None, follow, follow)
    work.start()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [False]


def test_waiting_ends_the_work_before_the_window_goes(window: QWidget, qtbot: QtBot) -> None:
    def forever(progress: Callable[[int, int], None]) -> None:
        while True:
            progress(0, 0)

    outcome = Outcome(window, forever)
    outcome.task.start()
    with qtbot.waitSignal(outcome.task.ended):
        outcome.task.wait()


def test_the_end_may_come_while_the_dialog_is_told_how_far_it_is(window: QWidget, qtbot: QtBot) -> None:
    done: list[int] = []
    alive: list[bool] = []

    def work(progress: Progress) -> int:
        progress(1, 2)
        return 7

    task = BackgroundTask(window, "Đang làm", work, done.append, done.append)
    dialog, set_value = task.dialog, task.dialog.setValue

    def tell(value: int) -> None:
        """Do what Qt does: let other events come, and delete what is to be deleted."""
        set_value(value)
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.sendPostedEvents(task, QEvent.Type.MetaCall)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        alive.append(shiboken6.isValid(dialog))

    task.start()
    dialog.setValue = tell  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: bool(done))
    assert (done, alive) == ([7], [True])
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_what_ended_while_the_window_closed_is_told_to_nobody(window: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome(window, lambda _progress: 1)
    outcome.task.start()
    outcome.task.wait()
    QCoreApplication.processEvents()
    assert (outcome.result, outcome.errors) == ([], [])


def test_what_is_waited_for_comes_back_and_nothing_else_happens_where_it_is_quick(window: QWidget) -> None:
    fired: list[bool] = []
    QTimer.singleShot(0, window, lambda: fired.append(True))
    assert wait_for(window, "Storing...", lambda progress: (progress(1, 2), 7)[1]) == 7
    assert (fired, QApplication.activeModalWidget()) == ([], None)
    with pytest.raises(Refused, match=r"file\.empty"):
        wait_for(window, "Storing...", lambda _: _refuse())


def _refuse() -> None:
    raise Refused("file.empty", name="a.txt")


def test_the_window_lives_while_longer_work_is_waited_for_and_hears_nothing(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runtime.background_task._SHOW_AFTER", 1)
    seen, go_on = threading.Event(), []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        go_on.append(isinstance(dialog, ProgressDialog) and dialog.isVisible())
        seen.set()

    QTimer.singleShot(50, window, look)
    assert wait_for(window, "Storing...", lambda _: seen.wait(20)) is True
    assert (go_on, QApplication.activeModalWidget()) == ([True], None)


def test_who_stops_what_is_waited_for_is_told_so(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.runtime.background_task._SHOW_AFTER", 1)

    def stop() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProgressDialog)
        dialog.canceled.emit()

    def forever(progress: Callable[[int, int], None]) -> None:
        while True:
            progress(0, 0)

    QTimer.singleShot(50, window, stop)
    with pytest.raises(Cancelled):
        wait_for(window, "Storing...", forever)
