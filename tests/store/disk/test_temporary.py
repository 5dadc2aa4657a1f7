"""Files that live for one piece of work are told from those that are still being written."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.disk import temporary
from db.disk.temporary import clear, temporary_folder, temporary_name
from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
WEEK = 7 * 24 * 3600
WRITER = """
import sys
from pathlib import Path
from vqdesk.exporting.atomic_file import place_file
from db.disk.temporary import temporary_folder
with place_file(Path(sys.argv[1])) as stream, temporary_folder() as folder:
    stream.write(b"half")
    stream.flush()
    (folder / "copy.vqd").write_bytes(b"text")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that stands for the system's."""
    made = tmp_path / "temp"
    made.mkdir()
    monkeypatch.setenv("TMPDIR", str(made))
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return an empty folder to export into."""
    made = tmp_path / "báo cáo"
    made.mkdir()
    return made


@pytest.fixture
def writer(place: Path, temp: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that is in the middle of an export."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    call = [sys.executable, "-c", WRITER, str(place / "a.docx")]
    with subprocess.Popen(call, cwd=ROOT, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline().strip().startswith(str(temp))
        yield process
        process.kill()


def test_a_killed_export_leaves_nothing_for_long(
    writer: subprocess.Popen[str], place: Path, temp: Path
) -> None:
    (left,) = os.listdir(place)
    (folder,) = os.listdir(temp)
    clear(place)
    with temporary_folder():
        assert folder in os.listdir(temp), "the process still runs"
    assert os.listdir(place) == [left]
    writer.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    writer.wait()
    assert os.listdir(place) == [left]
    clear(place)
    assert os.listdir(place) == []
    with temporary_folder() as mine:
        assert os.listdir(temp) == [mine.name]


def test_the_next_export_into_a_folder_clears_it(writer: subprocess.Popen[str], place: Path) -> None:
    from vqdesk.exporting.atomic_file import place_file

    writer.kill()
    writer.wait()
    with place_file(place / "b.xlsx") as stream:
        stream.write(b"x")
    assert os.listdir(place) == ["b.xlsx"]


GONE = 4_000_000  # beyond every process that Linux numbers by default


def aged(path: Path, seconds: float) -> None:
    path.write_bytes(b"x")
    os.utime(path, (seconds, seconds))


@pytest.mark.parametrize(
    ("name", "young", "old"),
    [
        (f".vqdesk-HOST-{GONE}-0123abcd.docx", False, False),
        (f".vqdesk-HOST-{GONE}-0123abcd.vqd-journal", False, False),
        (".vqdesk-HOST-PROCESS-0123abcd.docx", True, False),
        (f".vqdesk-00000000-{GONE}-0123abcd.docx", True, False),
        (".vqdesk-abc_1234.docx", True, False),
        (f".vqdesk-{'0' * 32}", True, False),
        # What is not ours stays, however old.
        (f"vqdesk-HOST-{GONE}-0123abcd.docx", True, True),
        (f".vqdesk-HOST-{GONE}-0123abcd.docx.bak", True, True),
        (f".vqdesk-HOST-{GONE}-0123ABCD.docx", True, True),
        (f".vqdesk-HOST-{GONE}-0123abcd-journal", True, True),
        (".vqdesk-báo cáo.docx", True, True),
        ("annex.docx", True, True),
    ],
)
def test_whose_files_are_taken_away(place: Path, name: str, young: bool, old: bool) -> None:
    host = temporary_name().split("-")[1]
    path = place / name.replace("HOST", host).replace("PROCESS", str(os.getpid()))
    for age, stays in ((60, young), (WEEK + 60, old)):
        aged(path, 1e9 - age)
        clear(place, now=1e9)
        assert path.exists() is stays, age
    # The PC's own clock tells nothing: it may be wrong by years.
    aged(path, 1e9)
    clear(place)
    assert path.exists() is young


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_neither_links_nor_folders_are_followed(place: Path, tmp_path: Path) -> None:
    host = temporary_name().split("-")[1]
    (tmp_path / "text.docx").write_bytes(b"x")
    (place / f".vqdesk-{host}-{GONE}-0123abcd.docx").symlink_to(tmp_path / "text.docx")
    (place / f".vqdesk-{host}-{GONE}-0123abce.docx").mkdir()
    clear(place, now=1e12)
    assert len(os.listdir(place)) == 2
    clear(place / "nowhere")


def test_the_name_hides_the_pc_s_and_keeps_the_ending() -> None:
    names = {temporary_name(".DOCX") for _ in range(100)}
    assert len(names) == 100
    assert all(name.startswith(".vqdesk-") and name.endswith(".docx") for name in names)
    assert temporary_name(".docx \u202e").count(".") == 1
    assert os.uname().nodename not in next(iter(names)) if hasattr(os, "uname") else True


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_temporary_folder_is_its_owner_s_alone(temp: Path) -> None:
    former = os.umask(0)
    try:
        with temporary_folder() as folder:
            assert folder.stat().st_mode & 0o777 == 0o700
            (folder / "x").write_bytes(b"x")
    finally:
        os.umask(former)
    assert os.listdir(temp) == []


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "temp.full"), (errno.EIO, "disk.unreachable"), (errno.EACCES, "temp.read_only")],
)
def test_why_no_temporary_folder_can_be_made(
    temp: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, "planted")

    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(Refused) as refused, temporary_folder():
        pass
    assert refused.value.key == key


def test_a_pc_without_any_place_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", fail)
    with pytest.raises(Refused) as refused, temporary_folder():
        pass
    assert (refused.value.key, refused.value.values) == ("temp.read_only", {"folder": "TEMP"})
    assert temporary.temporary_refusal(OSError(errno.ENOSPC, "")).values == {"folder": "TEMP"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_folder_that_cannot_be_taken_away_keeps_nobody_from_what_was_done(
    temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that failed while the folder was closed ended a restore in an error of the system."""
    close = os.close

    def silent(handle: int) -> None:
        is_ours = os.path.basename(os.readlink(f"/proc/self/fd/{handle}")).startswith("vqdesk-")
        close(handle)
        if is_ours:
            raise OSError(errno.EIO, "planted")

    with temporary_folder() as folder:
        (folder / "a").write_bytes(b"1")
        monkeypatch.setattr("os.close", silent)
