"""The log of unexpected errors: what stands in it, and that whatever happens to it hides no error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vqdesk.system import private_log
from vqdesk.system.error_log import write_error, write_lines

SECRET = "Đã làm 14/16 xã"
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "Nhật ký" / "vqdesk.log"


def caught() -> BaseException:
    """Return an error that was caused by another and came while a third was dealt with; each says SECRET."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            error = ValueError(SECRET)
            error.add_note(SECRET)
            raise OSError(5, SECRET, SECRET) from error
    except OSError as error:
        return error


def lines_of(log: Path) -> list[str]:
    lines = log.read_text(encoding="utf-8").splitlines()
    assert all(re.match(f"{STAMP} ", line) for line in lines)
    return [line.partition(" ")[2] for line in lines]


def test_an_error_is_told_by_types_and_places_alone(log: Path) -> None:
    write_error(log, caught())
    found = lines_of(log)
    assert found[0] == "builtins.OSError"
    assert re.fullmatch(r"  test_error_log\.py:\d+ caught", found[1])
    assert found[2:] == ["builtins.ValueError"]
    assert SECRET not in log.read_text(encoding="utf-8")


def test_errors_that_cause_each_other_are_told_once(log: Path) -> None:
    one, other = ValueError(SECRET), TypeError(SECRET)
    one.__cause__, other.__cause__ = other, one
    write_error(log, one)
    assert lines_of(log) == ["builtins.ValueError", "builtins.TypeError"]


def test_each_line_has_its_time_and_stands_below_the_former(log: Path) -> None:
    write_lines(log, ["Qt warning a: 100 %s", "b"])
    write_lines(log, ["c"])
    assert lines_of(log) == ["Qt warning a: 100 %s", "b", "c"]


def test_a_long_log_is_put_aside_in_place_of_the_one_before(log: Path) -> None:
    old = log.with_name("vqdesk.old.log")
    for length in (1_000_001, 1_000_002):
        log.parent.mkdir(exist_ok=True)
        log.write_bytes(b"x" * length)
        write_lines(log, ["new"])
        assert lines_of(log) == ["new"]
        assert old.stat().st_size == length
    assert sorted(os.listdir(log.parent)) == ["vqdesk.log", "vqdesk.old.log"]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_what_is_put_aside_is_its_owner_s_alone_too(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(b"x" * 1_000_001)
    log.chmod(0o644)
    write_lines(log, ["new"])
    assert {path.stat().st_mode & 0o777 for path in log.parent.iterdir()} == {0o600}


def test_a_log_that_cannot_be_put_aside_goes_on_growing(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "held by another program")

    log.parent.mkdir()
    log.write_bytes(b"x" * 1_000_000 + b"\n")
    monkeypatch.setattr(Path, "replace", held)
    write_lines(log, ["new"])
    assert log.read_text(encoding="utf-8").splitlines()[1].endswith(" new")


def test_where_no_log_can_be_nothing_is_raised_or_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    write_error(tmp_path / "file" / "vqdesk.log", caught())
    write_lines(tmp_path, ["a folder"])
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_on_a_full_disk_nothing_is_raised_or_said(capsys: pytest.CaptureFixture[str]) -> None:
    write_lines(Path("/dev/full"), ["a", "b"])
    assert capsys.readouterr() == ("", "")


def test_an_error_is_not_hidden_by_what_its_logging_meets(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(private_log, "PrivateLog", exhausted)
    write_error(log, caught())
    assert not log.exists()


def test_no_start_waits_for_logging() -> None:
    call = "import sys, vqdesk.system.error_log; print('logging' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", call], cwd=Path(__file__).parents[3], capture_output=True)
    assert done.stdout.split() == [b"False"]
