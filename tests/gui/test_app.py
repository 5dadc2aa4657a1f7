from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.disk.claim import find_claim
from db.store.store import Store
from ui.app import run_window
from ui.importing.dialog import ImportDialog
from ui.main_window import MainWindow
from vqdesk import cli
from vqdesk.system import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import Draft


def test_a_store_that_cannot_be_opened_is_one_sentence_and_3(
    tmp_path: Path, boxes: object, qtbot: QtBot
) -> None:
    path = tmp_path / "notes.vqd"
    path.write_text("no store at all" * 100, encoding="utf-8")
    assert run_window(path, None, "en") == 3
    assert boxes.warned == [
        "The file “notes.vqd” cannot be opened: it is not a data file of vqdesk; choose another file."
    ]
    assert path.read_text(encoding="utf-8") == "no store at all" * 100


def since(store: Store) -> str:
    found = find_claim(store.path)
    assert found is not None
    return found.values["since"]


def test_a_second_start_says_that_the_window_is_open(store: Store, boxes: object, qtbot: QtBot) -> None:
    assert run_window(store.path, None, "en") == 3
    assert boxes.warned == [
        f"vqdesk is open on this PC already, since {since(store)}; go to its window by the taskbar; "
        "if there is none, wait a moment and start it again."
    ]


def test_a_second_start_with_a_file_says_how_to_import_it(
    store: Store, boxes: object, qtbot: QtBot, tmp_path: Path
) -> None:
    assert run_window(store.path, tmp_path / "Tệp nộp tháng 9.vqd", "en") == 3
    assert boxes.warned == [
        f"vqdesk is open on this PC already, since {since(store)}, so the file “Tệp nộp tháng 9.vqd” was not "
        "imported; "
        "go to its window by the taskbar and choose File > Import."
    ]


def test_a_portable_program_that_cannot_write_says_so_in_a_box(
    tmp_path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "portable.txt").touch()
    (tmp_path / "data").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "vqdesk.exe"))
    assert run_window(None, None, "en") == 3
    assert len(boxes.warned) == 1
    assert boxes.warned[0].startswith("The portable program cannot write to its folder")
    assert str(tmp_path / "data") in boxes.warned[0]


def test_a_new_store_has_the_shipped_profiles_and_the_first_start(
    tmp_path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    def choose(dialog: object) -> bool:
        dialog.ways["sample"].setChecked(True)
        QTimer.singleShot(0, close)
        return True

    def close() -> None:
        assert len(shown_window().session.outline()) == 13
        shown_window().close()  # the last window: the application ends

    boxes.dialogs.append(choose)
    path = tmp_path / "new" / "store.vqd"
    assert run_window(path, None, "en") == 0
    with Store.open(path) as store:
        assert "UBND huyện Văn Quan" in [each.name for each in store.registers.organisations()]
        assert len(store.reports.all()) == 1
        assert store.settings.get("window.geometry")


def shown_window() -> MainWindow:
    """Return the window; those of earlier tests are hidden, but not yet gone."""
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next(each for each in windows if each.isVisible())


def close_at_once(told: list[str] | None = None) -> None:
    """Close the window that is about to open, the last one: the program ends; note what its bar tells."""

    def go() -> None:
        if told is not None:
            told.append(shown_window().bars.news.text)
        shown_window().close()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, go))


@pytest.mark.parametrize(
    "name", ["Tệp nộp tháng 9.vqd", "a b  c.vqd", "dấu tổ hợp e\u0302\u0323.vqd", "100% #1.vqd"]
)
def test_a_double_clicked_file_is_offered_for_import_and_left_as_it_is(
    tmp_path: Path,
    boxes: object,
    qtbot: QtBot,
    make_draft: Callable[..., Draft],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    file = tmp_path / "Thư mục có dấu" / name
    with Store.open(file) as other:
        other.reports.add(make_draft())
    before = file.read_bytes()
    offered: list[ImportDialog] = []

    def look(dialog: ImportDialog) -> bool:
        offered.append(dialog)
        QTimer.singleShot(0, shown_window().close)
        return False

    boxes.dialogs.append(look)
    code = cli.run_command_line(
        [str(file), "--lang", "en", "--store", str(tmp_path / "own.vqd")],
        open_window=lambda store, path, lang: run_window(store, path, lang),
    )
    assert (code, boxes.warned) == (0, [])
    assert isinstance(offered[0], ImportDialog)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [name]
    with Store.open(tmp_path / "own.vqd") as own:
        assert own.reports.all() == [], "nothing is stored before it is accepted"


class TestHardDeath:
    def test_it_is_told_once_and_the_log_stays(
        self, store: Store, boxes: object, qtbot: QtBot, make_draft: Callable[..., Draft]
    ) -> None:
        store.reports.add(make_draft())
        store.close()
        log = paths.crash_file()
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("Fatal Python error: Aborted\n", encoding="utf-8")
        try:
            told: list[str] = []
            for _ in range(2):
                close_at_once(told)
                assert run_window(store.path, None, "en") == 0
            assert len(told) == 2
            assert told[0].startswith("Last time the program stopped suddenly")
            assert str(log) in told[0]
            assert told[1] == ""
            assert boxes.warned == []
            assert log.read_text(encoding="utf-8") == "Fatal Python error: Aborted\n"
        finally:
            log.unlink()

    def test_what_was_stored_is_there_and_the_place_is_written_down(
        self, store: Store, tmp_path: Path, make_draft: Callable[..., Draft]
    ) -> None:
        store.reports.add(make_draft())
        store.close()
        done = subprocess.run(
            [sys.executable, "-c", _DYING, str(store.path)],
            cwd=ROOT,
            env={
                **os.environ,
                "XDG_STATE_HOME": str(tmp_path),
                "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(tmp_path),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode not in (0, 1, 3), done.stderr
        (log,) = tmp_path.rglob("vqdesk-crash.log")
        text = log.read_text(encoding="utf-8")
        assert "_die" in text
        assert "đang gõ" not in text
        with Store.open(store.path) as again:
            assert again.tasks.get(REPORT, "b").result == "đang gõ dở"


REPORT = "bao-cao-9-thang"
LOG_FOLDERS = ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
ROOT = Path(__file__).parents[2]
# The text is typed into the form; once it is stored, by the clock alone, the process dies.
_DYING = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.main_window import MainWindow
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
begin = app.begin
def _die(moment):
    faulthandler._sigsegv()
def type_and_die(window, file):
    begin(window, file)
    window.session.open_report("bao-cao-9-thang")
    window.session.go_to("task", "b")
    window.task_form.fields["result"].editor.insertPlainText("đang gõ dở")
    window.session.changed.connect(_die)
app.begin = type_and_die
sys.exit(app.run_window(Path(sys.argv[1]), None, "vi"))
"""
