"""What is ours is for its owner alone, whatever the umask; what somebody chose stays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from db.disk.temporary import temporary_name
from db.disk.writable import private_file, private_folder, private_opener, tighten, try_to_write
from db.store.store import Store
from vqdesk.system.crash_log import CrashLog
from vqdesk.system.error_log import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


@pytest.fixture(autouse=True, params=[0o000, 0o022, 0o002], ids=oct)
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Set an umask under which others may read what is made."""
    former = os.umask(request.param)
    yield request.param
    os.umask(former)


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_private_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    private_file(tmp_path / "a").close()
    assert rights(tmp_path / "a") == 0o600


def test_folders_that_are_there_stay_as_they_are(tmp_path: Path, mask: int) -> None:
    (tmp_path / "there").mkdir()
    private_folder(tmp_path / "there" / "new" / "newer")
    assert rights(tmp_path / "there") == 0o777 & ~mask
    assert rights(tmp_path / "there" / "new") == rights(tmp_path / "there" / "new" / "newer") == 0o700
    private_folder(tmp_path / "there" / "new")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="File exists"):
        private_folder(tmp_path / "file")


@pytest.mark.parametrize(
    ("before", "after"),
    [(0o644, 0o600), (0o664, 0o600), (0o666, 0o600), (0o444, 0o400), (0o640, 0o640), (0o660, 0o660)],
)
def test_what_an_umask_gave_is_taken_back(tmp_path: Path, before: int, after: int) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(before)
    tighten(tmp_path / "a")
    assert rights(tmp_path / "a") == after
    tighten(tmp_path / "nowhere")


def test_neither_folders_nor_links_are_tightened(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    tighten(tmp_path)
    assert rights(tmp_path) == 0o755
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(0o644)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    tighten(tmp_path / "link")
    assert rights(tmp_path / "a") == 0o644


def test_the_logs_are_their_owner_s_alone(tmp_path: Path) -> None:
    log, crash = tmp_path / "state" / "vqdesk.log", tmp_path / "state" / "vqdesk-crash.log"
    write_lines(log, ["x"])
    armed = CrashLog(crash)
    armed.arm()
    assert rights(crash) == rights(log) == 0o600
    assert rights(log.parent) == 0o700
    armed.disarm()
    log.chmod(0o644)
    write_lines(log, ["y"])
    assert rights(log) == 0o600


def test_an_opener_and_a_probe_leave_nothing_to_others(tmp_path: Path) -> None:
    with open(tmp_path / "a", "w", encoding="utf-8", opener=private_opener):
        assert rights(tmp_path / "a") == 0o600
    try_to_write(tmp_path)
    assert os.listdir(tmp_path) == ["a"]


def test_a_probe_fills_what_it_is_asked_for_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.setattr("os.fsync", lambda handle: synced.append(os.fstat(handle).st_size))
    try_to_write(tmp_path, 5000)
    assert synced == [5000]

    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        try_to_write(tmp_path, 5000)
    assert os.listdir(tmp_path) == []


def test_the_next_start_takes_away_what_a_start_that_was_killed_left(tmp_path: Path) -> None:
    host = temporary_name().split("-")[1]
    for name in (".vqdesk-probe-0123456789abcdef", f".vqdesk-{host}-4000000-0123abcd.vqd"):
        (tmp_path / name).touch()
    (tmp_path / ".vqdesk-probe-of-the-clerk").touch()
    Store.open(tmp_path / "kho.vqd").close()
    assert sorted(os.listdir(tmp_path)) == [".vqdesk-probe-of-the-clerk", "kho.vqd"]
