"""What is being typed is kept each second until it is stored, and offered whatever ended the program."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent

from db.store.store import Store
from ui.app import begin_again
from ui.main_window import MainWindow
from ui.notices.left_texts_dialog import LeftTextsDialog
from ui.session.session import Session
from vqdesk.system import paths
from vqdesk.unsaved.drafts import DraftKeeper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.editors.text_editor import TextEditor
    from vqdesk.unsaved.kept_texts import UnsavedText

ROOT = Path(__file__).parents[3]
REPORT = "bao-cao-9-thang"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the drafts; it is not there yet."""
    own = tmp_path / "user" / "vqdesk"
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_args, **_more: own)
    return own / "drafts"


@pytest.fixture
def window(folder: Path, session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    yield opened(session, qtbot)
    session.flush()
    QCoreApplication.processEvents()


def opened(session: Session, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    session.open_report(REPORT)
    session.go_to("task", "b")
    return shown


def editor_of(window: MainWindow) -> TextEditor:
    return window.task_form.fields["result"].editor


def drafts(window: MainWindow, folder: Path) -> list[str]:
    """Return what the drafts' file holds when another second is over; no file, no text."""
    keeper = window.session.unstored.drafts
    if keeper.timer.isActive():
        keeper.timer.timeout.emit()
    keeper._keeper.wait()  # noqa: SLF001
    files = list(folder.glob("*")) if folder.exists() else []
    return [text["text"] for file in files for text in json.loads(file.read_bytes())["texts"]]


def test_what_is_typed_is_a_draft_until_it_is_stored(window: MainWindow, folder: Path) -> None:
    assert drafts(window, folder) == []
    editor_of(window).insertPlainText("Đã trồng")
    assert drafts(window, folder) == ["Đã trồng"]
    editor_of(window).insertPlainText(" 750 ha")
    assert drafts(window, folder) == ["Đã trồng 750 ha"]
    window.session.flush()
    assert not window.session.unstored.drafts.timer.isActive() or drafts(window, folder) == []
    assert drafts(window, folder) == []
    assert not folder.exists()


def test_what_is_taken_back_is_no_draft(window: MainWindow, folder: Path) -> None:
    editor_of(window).insertPlainText("x")
    assert drafts(window, folder) == ["x"]
    editor_of(window).undo()
    assert drafts(window, folder) == []


def test_a_word_that_is_being_composed_is_in_the_draft_and_not_in_the_text(
    window: MainWindow, folder: Path
) -> None:
    editor = editor_of(window)
    editor.insertPlainText("Đã xong")
    window.session.flush()
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    editor.inputMethodEvent(QInputMethodEvent(" gần", []))
    assert drafts(window, folder) == ["Đã gần xong"]
    assert editor.text() == "Đã xong"


def test_nobody_else_reads_a_draft(window: MainWindow, folder: Path) -> None:
    editor_of(window).insertPlainText("x")
    drafts(window, folder)
    (file,) = folder.iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_not_changed_writes_nothing(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[list[UnsavedText]] = []
    monkeypatch.setattr(DraftKeeper, "keep", lambda _keeper, texts: kept.append(texts))
    editor_of(window).insertPlainText("x")
    for _ in range(3):
        window.session.unstored.drafts.keep()
    assert len(kept) == 1


def test_a_window_that_closes_leaves_no_draft(window: MainWindow, folder: Path) -> None:
    editor_of(window).insertPlainText("x")
    assert drafts(window, folder) == ["x"]
    window.close()
    assert not folder.exists()


_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import make_application
from ui.main_window import MainWindow
from ui.session.session import Session
from db.store.store import Store

application = make_application("vi")
window = MainWindow(Session(Store.open(Path(sys.argv[1]))))
window.show()
window.session.open_report("bao-cao-9-thang")
window.session.go_to("task", "b")
save = window.task_form.saves["result"]
save.timer.timeout.disconnect()  # the autosave comes a moment too late
window.task_form.fields["result"].editor.insertPlainText("gõ dở")
folder = Path(sys.argv[2])

def look():
    if list(folder.glob("[0-9a-f]*.json")):
        os.kill(os.getpid(), signal.SIGKILL)

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_after_a_kill_one_sentence_tells_and_the_draft_is_offered(
    session: Session,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MainWindow, "get_ready", lambda _window: None)
    store = session.store
    store.close()
    data = tmp_path / "user"
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(store.path), str(folder)],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(data), "XDG_STATE_HOME": str(tmp_path / "logs")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    again = Store.open(store.path)
    request.addfinalizer(again.close)
    shown = MainWindow(Session(again))
    qtbot.addWidget(shown)
    begin_again(shown, None, "shown")
    assert "không được đóng bình thường" in shown.bars.news.text
    assert "chưa lưu mà chương trình còn giữ: 1" in shown.bars.news.text
    assert "(1)" not in shown.bars.news.buttons["next"].text(), "one sentence"
    assert not shown.bars.left.isHidden()
    dialog = LeftTextsDialog(shown.session, shown)
    (text,) = shown.session.unstored.left
    assert (text.text, text.before, text.field) == ("gõ dở", "", "result")
    dialog.put_in()
    assert again.tasks.get(REPORT, "b").result == "gõ dở"
    shown.close()
    QCoreApplication.processEvents()  # what follows reads the store, which is closed then
    assert not folder.exists()
    assert not folder.with_name("unsaved").exists()


def test_a_draft_of_what_is_stored_all_the_same_is_not_offered(
    window: MainWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor_of(window).insertPlainText("x")
    assert drafts(window, folder) == ["x"]
    monkeypatch.setattr(window.session.unstored.drafts, "settle", lambda: None)
    window.session.flush()
    again = Session(window.session.store)
    assert again.unstored.read_left() == []
    assert again.unstored.left == []
    again.unstored.drafts.stop()
    assert not folder.exists()
