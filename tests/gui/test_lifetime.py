"""What is said, and opened, after a window that never came to its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.store.store import Store
from ui.app import run_window
from ui.dialogs import message_box
from ui.main_window import MainWindow
from ui.notices.bars import NoticeBars
from ui.reports.list_dialog import ReportListDialog
from vqdesk.system import paths
from vqdesk.system.run_mark import RunMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog

    Run = Callable[..., list[str | None]]

ROOT = Path(__file__).parents[2]
REPORT = "bao-cao-9-thang"
CUT_OFF = "Last time the program was not closed as usual"
ON_LIST = "Last time the program stopped before its report was shown"


@pytest.fixture
def path(store: Store, make_draft: Callable[..., Draft]) -> Iterator[Path]:
    """Return a store with two reports; the second was open last."""
    store.reports.add(make_draft("khac"))
    store.reports.add(make_draft())
    store.settings.keep("window.report", REPORT)
    store.close()
    yield store.path
    RunMark(store.path).end()


@pytest.fixture
def seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the bar over the forms says; nobody closes it."""
    told: list[str] = []
    tell = NoticeBars.tell

    def note(bars: NoticeBars, sentences: Iterable[str]) -> None:
        told.extend(sentences := list(sentences))
        tell(bars, sentences)

    monkeypatch.setattr(NoticeBars, "tell", note)
    return told


def window() -> MainWindow:
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next(each for each in windows if each.isVisible())


def mark_stage(path: Path) -> str:
    file = RunMark(path).path
    return file.read_text(encoding="ascii").split('"stage": ')[1] if file.exists() else ""


@pytest.fixture
def opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs the program until its first report is on the screen, or as soon as it is there.

    It returns which report was open then, and what the mark said; then the window is closed.
    """
    monkeypatch.setattr("ui.lifetime.PAINTED", 20)

    def run_it(
        store: Path = path, *, shown: bool = True, end: Callable[[], object] | None = None
    ) -> list[str | None]:
        found: list[str | None] = []

        def look(*_: object) -> None:
            try:
                found.append(window().session.report_id)
                found.append(mark_stage(store))
                (end or window().close)()
            except BaseException:
                QApplication.exit(1)
                raise

        with monkeypatch.context() as patch:
            if shown:
                note = RunMark.shown
                patch.setattr(RunMark, "shown", lambda mark: (note(mark), QTimer.singleShot(0, look)))
            else:
                patch.setattr(MainWindow, "get_ready", look)
            assert run_window(store, None, "en") == 0
        for each in QApplication.topLevelWidgets():
            each.hide()  # who logs out closes no window
        return found

    return run_it


def test_a_window_that_was_closed_leaves_nothing_to_say(
    path: Path, opened: Run, seen: list[str], boxes: object
) -> None:
    for _ in range(2):
        assert opened() == [REPORT, '"shown"}']
        assert mark_stage(path) == ""
    assert (seen, boxes.warned) == ([], [])


def test_after_a_kill_it_is_said_once_and_the_report_is_there(
    path: Path, opened: Run, seen: list[str], boxes: object
) -> None:
    mark = RunMark(path)
    mark.begin()
    mark.shown()
    for _ in range(2):
        assert opened()[0] == REPORT
    assert len(seen) == 1
    assert seen[0].startswith(CUT_OFF)
    assert boxes.warned == []


def test_a_start_that_died_before_its_report_was_shown_leads_to_the_list(
    path: Path, opened: Run, seen: list[str], boxes: object
) -> None:
    RunMark(path).begin()

    def choose(dialog: Dialog) -> bool:
        assert isinstance(dialog, ReportListDialog)
        assert window().session.report_id is None
        assert mark_stage(path).startswith('"starting"')
        labels = [each.text() for each in dialog.findChildren(type(dialog.add_text("")))]
        assert any(each.startswith(ON_LIST) for each in labels)
        other = next(
            dialog.list.topLevelItem(at)
            for at in range(2)
            if dialog.list.topLevelItem(at).data(0, 0x100) == "khac"
        )
        dialog.list.setCurrentItem(other)
        return True

    boxes.dialogs.append(choose)
    assert opened() == ["khac", '"shown"}']
    assert (seen, boxes.warned) == ([], [])
    assert opened()[0] == "khac"


def test_with_a_file_it_is_said_beside_the_import(
    path: Path, seen: list[str], boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    RunMark(path).begin()
    file = tmp_path / "không có.docx"
    monkeypatch.setattr(
        message_box, "warn", lambda _parent, said: (boxes.warned.append(said), window().close())
    )
    assert run_window(path, file, "en") == 0
    assert [each.split(",")[0] for each in seen] == [ON_LIST]
    assert len(boxes.warned) == 1
    assert "không có.docx" in boxes.warned[0]


def test_without_a_report_nothing_is_said_of_a_kill(
    tmp_path: Path, opened: Run, seen: list[str], boxes: object
) -> None:
    empty = tmp_path / "trống.vqd"
    Store.open(empty).close()
    RunMark(empty).begin()
    boxes.dialogs.append(lambda _: False)
    assert opened(empty, shown=False)[0] is None
    assert (seen, boxes.warned) == ([], [])


class TestEndOfTheUsersSession:
    """Nobody closes the window when a clerk logs out: the program is only told, then it is ended."""

    def test_what_is_typed_is_stored_and_nothing_is_said(
        self, path: Path, opened: Run, seen: list[str]
    ) -> None:
        def log_out() -> None:
            window().session.go_to("task", "b")
            window().task_form.fields["result"].editor.insertPlainText("gõ dở")
            QApplication.instance().commitDataRequest.emit(None)
            QApplication.exit(0)

        opened(end=log_out)
        assert mark_stage(path) == ""
        with Store.open(path) as store:
            assert store.tasks.get(REPORT, "b").result == "gõ dở"
        assert opened()[0] == REPORT
        assert seen == []

    def test_what_cannot_be_stored_is_no_good_end(
        self, path: Path, opened: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def log_out() -> None:
            monkeypatch.setattr(window().session, "flush", lambda: False)
            QApplication.exit(0)

        opened(end=log_out)
        assert mark_stage(path).startswith('"shown"')


def test_a_second_window_leaves_the_mark_alone(store: Store, boxes: object, qtbot: QtBot) -> None:
    mark = RunMark(store.path)
    mark.begin()
    mark.shown()
    before = mark.path.read_bytes()
    assert run_window(store.path, None, "en") == 3
    assert mark.path.read_bytes() == before
    mark.end()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("when", "left"), [("begin", "starting"), ("typed", "shown")])
def test_a_real_kill_leaves_the_mark(path: Path, tmp_path: Path, when: str, left: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), when],
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "logs")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    (mark,) = (tmp_path / "logs").rglob("vqdesk-run-*.json")
    assert f'"stage": "{left}"' in mark.read_text(encoding="ascii")
    assert str(path) in mark.read_text(encoding="ascii")


def test_the_mark_lies_beside_the_log(path: Path) -> None:
    assert RunMark(path).path.parent == paths.log_file().parent


_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app
from ui.lifetime import Lifetime
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "begin":
    app.begin = kill
else:
    painted = Lifetime._on_painted
    def shown(lifetime):
        painted(lifetime)
        kill()
    Lifetime._on_painted = shown
sys.exit(app.run_window(Path(sys.argv[1]), None, "vi"))
"""
