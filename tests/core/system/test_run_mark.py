from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from vqdesk.system import paths
from vqdesk.system.run_mark import RunMark


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the logs, which is not there yet."""
    folder = tmp_path / "Nhật ký"
    monkeypatch.setattr(paths, "log_file", lambda: folder / "vqdesk.log")
    monkeypatch.setattr(paths, "_usual_place", lambda: tmp_path / "usual" / "vqdesk.vqd")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kho dữ liệu.vqd"


def test_a_run_that_ends_leaves_nothing(store: Path, logs: Path) -> None:
    mark = RunMark(store)
    assert mark.begin() is None
    mark.shown()
    mark.end()
    assert list(logs.iterdir()) == []
    assert RunMark(store).begin() is None


def test_a_run_that_does_not_end_tells_how_far_it_came_once(store: Path) -> None:
    RunMark(store).begin()
    again = RunMark(store)
    assert again.begin() == "starting"
    again.shown()
    third = RunMark(store)
    assert third.begin() == "shown"
    third.end()
    assert RunMark(store).begin() is None


def test_the_mark_names_its_store_and_is_its_owners_alone(store: Path) -> None:
    mark = RunMark(store)
    mark.begin()
    assert json.loads(mark.path.read_bytes()) == {"store": str(store), "stage": "starting"}
    if sys.platform != "win32":
        assert stat.S_IMODE(mark.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"stage": 1}', b"\xff" * 200_000, b"[" * 90_000])
def test_a_mark_that_was_cut_off_is_one_of_a_start(store: Path, left: bytes) -> None:
    path = RunMark(store).path
    path.parent.mkdir()
    path.write_bytes(left)
    assert RunMark(store).begin() == "starting"


def test_every_store_has_a_mark_of_its_own_however_it_is_named(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = tmp_path / "usual" / "vqdesk.vqd"
    monkeypatch.chdir(tmp_path)
    assert RunMark(Path(store.name)).path == RunMark(store).path
    assert RunMark(usual).path.name == "vqdesk-run.json"
    assert len({RunMark(each).path for each in (store, usual, tmp_path / "khác.vqd")}) == 3
    # The user's own store is another one than that of the environment.
    monkeypatch.setenv("VQDESK_STORE", str(store))
    assert RunMark(usual).path.name == "vqdesk-run.json"
    assert RunMark(store).path.name != "vqdesk-run.json"


def test_a_place_that_cannot_be_written_is_let_be(store: Path, logs: Path) -> None:
    logs.touch()
    mark = RunMark(store)
    assert mark.begin() is None
    mark.shown()
    mark.end()


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_stores_name_need_not_be_text(tmp_path: Path) -> None:
    mark = RunMark(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.vqd")))
    assert mark.begin() is None
    assert RunMark(mark._store).begin() == "starting"  # noqa: SLF001
