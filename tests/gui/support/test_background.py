"""A thread that reads the store ends with it, and nothing that was due reads it afterwards."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from db.access.transaction import Access
from ui.findings.before_export import BeforeExport
from ui.findings.check_service import CheckService
from ui.findings.list_dialog import FindingsDialog
from ui.review.sign_dialog import SignDialog
from ui.support.backup_rounds import BackupRounds
from ui.support.store_check import StoreCheck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from db.file.database import Database
    from ui.main_window import MainWindow
    from ui.session.session import Session
    from ui.support.background import Background

READERS = [CheckService, BackupRounds, StoreCheck]


def reader(kind: type[Background], session: Session) -> Background:
    return kind(session, session)


class Slowed:
    """Hold what another thread wants to read of the store: `begun` tells of it, `go` lets it read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.raised: list[type[BaseException] | None] = []
        reading, own = Access.reading, threading.current_thread()

        def held(access: Access) -> AbstractContextManager[Database]:
            if threading.current_thread() is not own:
                self.begun.set()
                self.go.wait(60)
            return reading(access)

        monkeypatch.setattr(Access, "reading", held)
        monkeypatch.setattr(threading, "excepthook", lambda told: self.raised.append(told.exc_type))


@pytest.fixture
def slowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slowed]:
    made = Slowed(monkeypatch)
    yield made
    made.go.set()


@pytest.mark.parametrize("kind", READERS)
def test_a_store_that_is_closed_under_a_thread_ends_it_without_a_word(
    kind: type[Background], session: Session, slowed: Slowed
) -> None:
    background = reader(kind, session)
    background.start()
    assert slowed.begun.wait(60)
    session.store.close()
    slowed.go.set()
    background.stop()
    assert slowed.raised == []


@pytest.mark.parametrize("kind", READERS)
def test_what_was_stopped_does_not_begin_any_more(kind: type[Background], session: Session) -> None:
    background = reader(kind, session)
    background.stop()
    background.start()
    assert not background.has_begun


def test_what_was_stopped_while_it_read_tells_nothing_any_more(
    session: Session, slowed: Slowed, qtbot: QtBot
) -> None:
    service = CheckService(session, session)
    told: list[object] = []
    service.found.connect(told.append)
    service.signed.connect(told.append)
    service.start()
    service.look_at_signed()
    assert slowed.begun.wait(60)
    stopping = threading.Thread(target=service.stop)
    stopping.start()
    assert service.stopping.wait(60)
    slowed.go.set()
    stopping.join(60)
    session.store.close()
    QApplication.processEvents()
    assert told == []


def timers(*owners: QObject) -> list[tuple[str, int]]:
    return [
        (type(timer.parent()).__name__, timer.interval())
        for owner in owners
        for timer in owner.findChildren(QTimer)
        if timer.isActive()
    ]


def test_a_window_that_is_closed_reads_nothing_later(window: MainWindow, qtbot: QtBot) -> None:
    session, service = window.session, window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)
    shown = [
        FindingsDialog(session, service, window.findings.withdraw, window),
        SignDialog(session, service, window),
    ]
    page = BeforeExport(session, service, window)
    for view in (*shown, page):
        view.show()
    session.go_to("task", "b", "result")
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    typed = QInputMethodEvent()
    typed.setCommitString("Đã cấp 886/965 giấy, đạt 98,1%.")
    QApplication.sendEvent(editor, typed)
    window.find_panel.field.setText("giấy")
    service.found.emit({"b"})
    due = {name for name, _ in timers(window, session)}
    assert {"Autosave", "BeforeExport", "FindingsDialog", "FindingCommands", "FormMarks", "FindPanel"} <= due
    window.close()
    assert session.store.tasks.get(session.report_id, "b").result.endswith("98,1%.")
    assert timers(window, session) == []
    session.store.close()
    QApplication.processEvents()


def test_a_dialog_that_is_closed_reads_nothing_later(session: Session, qtbot: QtBot) -> None:
    service = CheckService(session, session)
    dialog = FindingsDialog(session, service, lambda _finding: None)
    qtbot.addWidget(dialog)
    dialog.show()
    service.found.emit(set())
    assert timers(dialog)
    dialog.reject()
    assert timers(dialog) == []
