"""A file takes another's place, also where that one is held for a moment."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.disk import replacing
from db.disk.replacing import replace_file
from db.disk.writable import take_free_name

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(replacing, "time", clock)
    return clock


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_bytes(b"after")
    old.write_bytes(b"before")
    return new, old


def held(winerror: int, is_held: Callable[[], bool]) -> Callable[[Path, Path], Path]:
    replace = Path.replace

    def replaced(path: Path, target: Path) -> Path:
        if is_held():
            error = OSError(errno.EACCES, "planted")
            error.winerror = winerror  # type: ignore[attr-defined]  # there on Windows alone
            raise error
        return replace(path, target)

    return replaced


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_who_holds_the_file_for_a_moment_is_waited_for(
    files: tuple[Path, Path], clock: Clock, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    new, old = files
    monkeypatch.setattr(Path, "replace", held(winerror, lambda: clock.now < 2))
    replace_file(new, old)
    assert (old.read_bytes(), new.exists()) == (b"after", False)


@pytest.mark.parametrize(("winerror", "waited"), [(32, 2.5), (2, 0), (112, 0)])
def test_who_holds_it_for_long_is_told_and_both_stay(
    files: tuple[Path, Path], clock: Clock, monkeypatch: pytest.MonkeyPatch, winerror: int, waited: float
) -> None:
    new, old = files
    monkeypatch.setattr(Path, "replace", held(winerror, lambda: True))
    with pytest.raises(OSError, match="planted"):
        replace_file(new, old)
    assert (old.read_bytes(), new.read_bytes()) == (b"before", b"after")
    assert clock.now == pytest.approx(waited, abs=0.11)


def test_the_window_s_own_thread_waits_for_nobody(
    files: tuple[Path, Path], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", held(32, lambda: True))
    with pytest.raises(OSError, match="planted"):
        replace_file(*files, patience=0)
    assert clock.now == 0


def test_nothing_else_replaces_files() -> None:
    """`Path.replace` and `os.replace` take one argument or a file's two; a text's `replace` takes more."""
    found = []
    for floor in ("db", "vqdesk", "ui"):
        for module in (ROOT / floor).rglob("*.py"):
            for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                    is_of_os = ast.unparse(call.func.value) == "os"
                    alone = len(call.args) == 1 and not call.keywords
                    if call.func.attr == "replace" and (is_of_os or alone):
                        found.append(module.relative_to(ROOT).as_posix())
    assert found == ["db/disk/replacing.py"]


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
@pytest.mark.parametrize("is_done", [True, False])
def test_a_free_name_that_was_taken_is_taken_though_the_disk_told_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_done: bool
) -> None:
    """A fresh file was told as one that had been there before."""
    file, name = tmp_path / "new", tmp_path / "name"
    file.write_bytes(b"ours")
    link = os.link

    def failing(source: Path, target: Path) -> None:
        if is_done:
            link(source, target)
        raise OSError(errno.EIO, "planted")

    monkeypatch.setattr(os, "link", failing)
    take_free_name(file, name)
    assert (name.read_bytes(), file.exists()) == (b"ours", False)
    file.write_bytes(b"another")
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "planted")))
    with pytest.raises(FileExistsError):
        take_free_name(file, name)
    assert (name.read_bytes(), file.read_bytes()) == (b"ours", b"another")
