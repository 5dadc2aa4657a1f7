from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from vqdesk.system import paths

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a built program; portable.txt is still to be laid there."""
    folder = tmp_path / "Ổ USB" / "vqdesk"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "vqdesk.exe"))
    return folder


def everything() -> list[Path]:
    return [paths.user_store(), paths.log_file(), paths.crash_file()]


def test_an_installed_program_keeps_nothing_beside_itself(program: Path) -> None:
    assert paths.portable_folder() is None
    assert not any(path.is_relative_to(program) for path in everything())


def test_a_portable_program_keeps_all_beside_itself(program: Path) -> None:
    (program / "portable.txt").touch()
    assert paths.portable_folder() == program / "data"
    paths.user_store()
    assert list((program / "data").iterdir()) == []
    assert everything() == [
        program / "data" / "vqdesk.vqd",
        program / "data" / "vqdesk.log",
        program / "data" / "vqdesk-crash.log",
    ]


def test_a_file_beside_the_python_of_a_working_copy_means_nothing(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "portable.txt").touch()
    monkeypatch.delattr(sys, "frozen")
    assert paths.portable_folder() is None


def test_what_is_named_goes_before(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / "portable.txt").touch()
    (program / "data").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("VQDESK_STORE", str(tmp_path / "kho.vqd"))
    assert paths.user_store() == tmp_path / "kho.vqd"


def test_a_stick_that_cannot_be_written_is_said_and_nothing_goes_elsewhere(program: Path) -> None:
    (program / "portable.txt").touch()
    (program / "data").write_text("in the way", encoding="utf-8")
    with pytest.raises(Refused) as told:
        paths.user_store()
    assert told.value.key == "portable.read_only"
    assert told.value.values == {"folder": str(program / "data")}
    assert paths.store_place() == program / "data" / "vqdesk.vqd"
    assert paths.log_file().parent == program / "data"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights of POSIX, which root passes by")
def test_a_read_only_folder_is_said(program: Path) -> None:
    (program / "portable.txt").touch()
    program.chmod(0o500)
    try:
        with pytest.raises(Refused):
            paths.user_store()
    finally:
        program.chmod(0o700)


def test_a_place_that_the_system_cannot_follow_has_its_mark_all_the_same(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> str:
        raise OSError("too long")

    usual, other = paths.run_file(paths.user_store()), paths.run_file(tmp_path / "kho.vqd")
    monkeypatch.setattr(os.path, "realpath", refuse)
    assert paths.run_file(paths.user_store()) == usual
    assert paths.run_file(tmp_path / "kho.vqd").name.startswith("vqdesk-run-")
    assert other.parent == usual.parent
