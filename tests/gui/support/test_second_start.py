"""A second start calls the window that is there; only its user can, and what nobody answers is told."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from ui.app import begin
from ui.dialogs.dialog import Dialog
from ui.first_run.dialog import FirstStartDialog
from ui.main_window import MainWindow
from ui.session.session import Session
from ui.support.second_start import SecondStart
from vqdesk.system import window_call
from vqdesk.system.paths import call_file, log_file
from vqdesk.system.window_call import WindowCall, call_window, waiting_calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from db.store.store import Store

    Call = Callable[..., bool]


@pytest.fixture
def imported(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that the window offers for import; it is shown and answers."""
    found: list[Path] = []
    monkeypatch.setattr(window.importing, "import_file", found.append)
    log_file().parent.mkdir(parents=True, exist_ok=True)
    window.show()
    window.collaborators.second_start.start()
    return found


@pytest.fixture
def call(window: MainWindow, qtbot: QtBot) -> Call:
    """Return a second start: what it was told."""

    def start(file: Path | None = None) -> bool:
        told: list[bool] = []
        path = window.session.store.path
        thread = threading.Thread(target=lambda: told.append(call_window(path, file, os.getpid())))
        thread.start()
        qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        thread.join()
        return told[0]

    return start


def test_the_window_answers_and_leaves_nothing(imported: list[Path], call: Call) -> None:
    assert call()
    assert imported == []
    assert [each.name for each in log_file().parent.iterdir() if "call" in each.name] == []


def test_a_file_is_handed_over(imported: list[Path], call: Call, tmp_path: Path) -> None:
    file = tmp_path / "Biểu nộp tháng 9.docx"
    assert call(file)
    assert imported == [file]


def test_while_a_dialog_is_open_the_file_waits_and_the_dialog_says_so(
    imported: list[Path], call: Call, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = Dialog(window, "Đang hỏi", "OK")
    dialog.open()
    assert call(tmp_path / "Biểu.docx")
    assert call(tmp_path / "Biểu.docx")  # it is asked about once
    assert call()
    assert "“Biểu.docx” waits" in dialog.trouble
    above = QDialog(dialog)
    above.open()
    dialog.hide()  # as a dialog that is answered by another one
    qtbot.wait(0)
    assert imported == []
    above.reject()
    qtbot.waitUntil(lambda: bool(imported))
    assert imported == [tmp_path / "Biểu.docx"]


def test_a_file_waits_while_another_is_read(
    imported: list[Path], call: Call, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    window.importing.runner.start("...", lambda _progress: go_on.wait(20), lambda _result: None)
    assert call(tmp_path / "a.docx")
    assert call(tmp_path / "b.docx")
    assert imported == []
    go_on.set()
    qtbot.waitUntil(lambda: len(imported) == 2)
    assert imported == [tmp_path / "a.docx", tmp_path / "b.docx"]


def test_the_page_of_the_first_start_takes_the_file(
    imported: list[Path], call: Call, window: MainWindow, tmp_path: Path
) -> None:
    page = FirstStartDialog(window.session, lambda _parent: None, window)
    page.open()
    assert call(tmp_path / "Biểu.docx")
    assert page.answers().file == tmp_path / "Biểu.docx"
    page.reject()
    assert imported == []


def test_while_the_first_questions_are_asked_a_second_start_is_answered(
    store: Store, qtbot: QtBot, boxes: Boxes, tmp_path: Path
) -> None:
    window = MainWindow(Session(store, "vi"))
    qtbot.addWidget(window)
    window.show()
    log_file().parent.mkdir(parents=True, exist_ok=True)
    told: list[bool] = []

    def answer(page: FirstStartDialog) -> bool:
        page.open()
        second = threading.Thread(
            target=lambda: told.append(call_window(store.path, tmp_path / "a.docx", os.getpid()))
        )
        second.start()
        qtbot.waitUntil(lambda: bool(told))
        second.join()
        assert page.answers().file == tmp_path / "a.docx"
        return False

    boxes.dialogs.append(answer)
    begin(window, None)
    assert told == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the folder is the user's alone")
def test_what_is_no_file_of_the_user_is_no_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "kho.vqd"
    place, real = call_file(store, 1), tmp_path / "call.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    told = {"screen": window_call._screen(), "file": None}  # noqa: SLF001 - as it is written
    real.write_text(json.dumps(told), encoding="ascii")
    place.symlink_to(real)
    assert waiting_calls(store) == []
    place.unlink()
    os.mkfifo(place)
    assert waiting_calls(store) == []  # and it does not wait for who writes into it
    place.unlink()
    place.write_bytes(real.read_bytes())
    assert len(waiting_calls(store)) == 1
    monkeypatch.setattr(os, "getuid", lambda: place.stat().st_uid + 1)
    assert waiting_calls(store) == []


def test_a_window_that_does_not_answer_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_call, "PATIENCE", 0.05)
    assert not call_window(tmp_path / "kho.vqd", None, os.getpid())
    assert waiting_calls(tmp_path / "kho.vqd") == []
    log_file().parent.joinpath("x").mkdir()
    monkeypatch.setattr(window_call, "call_file", lambda *_: log_file().parent / "x")
    assert not call_window(tmp_path / "kho.vqd", None, os.getpid())


def test_a_call_is_for_its_user_and_its_store_alone_and_soon_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = tmp_path / "kho.vqd", tmp_path / "khác.vqd"
    place = call_file(store, os.getpid())
    monkeypatch.setattr(window_call, "PATIENCE", 0.05)
    modes: list[int] = []

    def look(_process: int) -> None:
        modes.append(stat.S_IMODE(place.stat().st_mode))
        assert waiting_calls(other) == []
        assert waiting_calls(store) == [WindowCall(place, tmp_path / "a.docx")]
        with monkeypatch.context() as patched:
            patched.setenv("DISPLAY", ":77")  # the window of another screen is not the one that is wanted
            assert waiting_calls(store) == []
        os.utime(place, (1, 1))
        assert waiting_calls(store) == []

    monkeypatch.setattr(window_call, "_let_come_to_front", look)
    assert call_window(store, tmp_path / "a.docx", 1)  # the old one was taken away
    assert modes == [0o600] or sys.platform == "win32"
    for data in (b"", b"{", b"[]", b'{"screen": 1}', json.dumps({"screen": [], "file": 3}).encode()):
        place.write_bytes(data)
        assert waiting_calls(store) == []


def test_a_second_program_ends_well_when_the_window_answers(
    imported: list[Path], window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "Biểu nộp.docx"
    call = [sys.executable, "-m", "vqdesk", "--store", str(window.session.store.path), str(file)]
    file.touch()
    with subprocess.Popen(call, cwd=Path(__file__).parents[3]) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert imported == [file]
    assert isinstance(window.collaborators.second_start, SecondStart)
