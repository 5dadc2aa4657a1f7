"""A full session of the window, and every command: no network, nothing for others, nothing left over."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from sessions.told import PASSWORD, SENTINELS

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("data", "state", "config", "tmp")
KINDS = ("window", "rescue", "commands")
KNOWN_OPEN = frozenset({"QtProject.conf"})  # Qt's own: the folders of its file dialog


class Session(NamedTuple):
    """What a session did, where its files lie, and the calls about the network that it made."""

    done: list[str]
    missed: list[str]
    folder: Path
    calls: str


def works(*call: str) -> bool:
    """Tell whether a tool may be used here."""
    return subprocess.run([*call, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def run_session(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Session]:
    """Return how a session of a kind is had: run once, without a network and watched by strace."""
    found = {"unshare": shutil.which("unshare"), "strace": shutil.which("strace")}
    for tool, *options in (("unshare", "-n"), ("strace", "-f", "-qq", "-o", os.devnull)):
        if found[tool] is None or not works(tool, *options):
            pytest.skip(f"needs {tool}")
    known: dict[str, Session] = {}

    def run(kind: str) -> Session:
        if kind not in known:
            known[kind] = run_once(kind, tmp_path_factory.mktemp(kind))
        return known[kind]

    return run


def run_once(kind: str, folder: Path) -> Session:
    for name in PLACES:
        (folder / name).mkdir()
    variables = {
        **{name: text for name, text in os.environ.items() if name != "CUPS_SERVER"},
        **{f"XDG_{name.upper()}_HOME": str(folder / name) for name in PLACES[:3]},
        **{"HOME": str(folder), "TMPDIR": str(folder / "tmp")},
        **{"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests" / "strangers"))),
    }
    call = [sys.executable, "-m", "sessions.whole_session"]
    # What another one left that was killed is the next one's to take away.
    killed = subprocess.run([*call, "killed", str(folder)], env=variables, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert any((folder / "tmp").glob("*/copy.vqd"))
    trace = folder / "trace"
    watched = ["unshare", "-n", "strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace)]
    done = subprocess.run(
        [*watched, *call, kind, str(folder)],
        env=variables, capture_output=True, text=True, check=False, umask=0,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = [
        [line for line in done.stdout.splitlines() if line.startswith(what)] for what in ("did", "missed")
    ]
    return Session(*told, folder, trace.read_text(encoding="utf-8"))


@pytest.fixture(params=KINDS)
def session(request: pytest.FixtureRequest, run_session: Callable[[str], Session]) -> Session:
    return run_session(request.param)


def test_nothing_is_missed(session: Session) -> None:
    """Every command with its options, every command of the menus, each button of the dialogs that matter."""
    assert session.missed == []


def test_all_of_it_was_done(run_session: Callable[[str], Session]) -> None:
    window, rescue = run_session("window").done, run_session("rescue").done
    assert window[-1] == "did close: 0"
    assert "did second start: 0" in window
    assert window.count("did ImportDialog: 0") == 2  # the second one's file is offered
    assert rescue.count("did close: 0") == 4
    commands = run_session("commands").done
    refused = [line for line in commands if line.endswith(": 3")]
    # A file that is none, one on which the program stumbles, the store itself with several reports.
    assert refused == ["did import: 3"] * 3
    assert not [line for line in commands if not line.endswith((": 0", ": 3"))]


def test_nothing_speaks_to_a_network(session: Session) -> None:
    families = set(re.findall(r"\bAF_\w+", session.calls))
    assert families <= {"AF_UNIX"}


def test_others_can_read_nothing_of_it(session: Session) -> None:
    """Have an umask of 0: whatever is made is as open as the program lets it be."""
    ours = [session.folder / "store", *(session.folder / name for name in PLACES)]
    found = [path for place in ours for path in place.rglob("*")] + [session.folder / "store"]
    for path in found + [each for each in session.folder.rglob("*.vqd*") if each.name not in KNOWN_OPEN]:
        found = path.lstat()
        if not stat.S_ISSOCK(found.st_mode) and path.name not in KNOWN_OPEN:
            assert not stat.S_IMODE(found.st_mode) & 0o077, path


def test_no_log_and_no_setting_holds_a_word_of_the_report(session: Session) -> None:
    files = [path for name in PLACES for path in (session.folder / name).rglob("*") if path.is_file()]
    logs = [path for path in files if path.suffix == ".log"]
    assert any("ValueError" in path.read_text(encoding="utf-8") for path in logs)  # it stumbled as it should
    for path in files:
        data = path.read_bytes()
        for word in SENTINELS:
            assert word.encode() not in data, path
            assert word.encode("utf-16-le") not in data, path


def test_nothing_holds_the_password(session: Session) -> None:
    for path in session.folder.rglob("*"):
        if path.is_file() and path.name not in ("mật khẩu.txt", "trace"):
            assert PASSWORD.encode() not in path.read_bytes(), path


def test_nothing_temporary_is_left(session: Session) -> None:
    assert [path.name for path in (session.folder / "tmp").iterdir()] == []
    hidden = [path.name for path in session.folder.rglob(".*")]
    assert hidden == []
    beside = {path.name for path in (session.folder / "store").iterdir()}
    assert not {name for name in beside if name.endswith(("-journal", "-wal", "-shm"))}
