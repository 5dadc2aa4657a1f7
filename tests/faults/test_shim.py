"""The shim sees what a process does to its disk, and the harness fails where a store does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from trials import run as trial_run
from trials.disk_model import Disk, restore, snapshot
from trials.shim import KILLED, Kind, Operation, built

if TYPE_CHECKING:
    from pathlib import Path

WATCHED = """
import base64, json, os, shutil, sys
from dataclasses import astuple
from pathlib import Path
from trials.shim import Shim
folder = Path(sys.argv[1])
shim = Shim()
shim.watch(folder)
(folder / "a").write_bytes(b"1" * 700)
with (folder / "a").open("r+b") as stream:
    stream.seek(600)
    stream.write(b"2" * 50)
    stream.truncate(640)
    stream.flush()
    os.fsync(stream.fileno())
shutil.copyfile(folder / "a", folder / "b")
os.link(folder / "a", folder / "c")
(folder / "b").rename(folder / "d")
(folder / "m").mkdir()
(folder / "c").unlink()
with (folder / "d").open("ab") as stream:
    stream.write(b"3")
(folder / "outside").parent.parent.joinpath("outside").write_bytes(b"x")
log = [[*astuple(each)[:-1], base64.b85encode(each.data).decode()] for each in shim.log()]
print(json.dumps(log))
"""

BENCH = """
import sys
from pathlib import Path
from trials.disk_model import restore
from trials.case import Bench, nothing_by_chance, opened
from trials.shim import Shim
from trials.verbs import NAMED
bench = Bench(Shim(), NAMED["write-long"], Path(sys.argv[1]))
"""
KILL = """
bench.place(bench.start)
with nothing_by_chance(), bench.shim.killing(int(sys.argv[2])):
    store = opened(bench.path)
    for step in bench.verb.steps:
        step(store)
"""
TELL = """
image = [point.disk.whole() for point in bench.recording.points()][int(sys.argv[2])]
bench.place(image)
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **trial_run.preloaded()}
    call = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(call, env=variables, capture_output=True, text=True, check=False)


def test_what_is_logged_gives_the_folder_again(tmp_path: Path) -> None:
    import base64

    folder = tmp_path / "kho"
    folder.mkdir()
    done = run(WATCHED, folder)
    assert done.returncode == 0, done.stderr
    disk = Disk(folder, {})
    for kind, *rest, data in json.loads(done.stdout):
        disk.follow(Operation(Kind(kind), *rest, base64.b85decode(data)))
    assert disk.whole() == snapshot(folder)
    assert snapshot(folder).keys() == {"a", "d", "m"}
    assert disk.synced() == {}


@pytest.mark.parametrize("operation", [3, 40, 57, 66])
def test_a_kill_leaves_what_the_log_tells(tmp_path: Path, operation: int) -> None:
    assert run(BENCH + KILL, tmp_path / "killed", operation).returncode == KILLED
    assert run(BENCH + TELL, tmp_path / "told", operation).returncode == 0
    killed, told = (_sizes(tmp_path / name / "kho") for name in ("killed", "told"))
    assert killed == told


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of a folder's files; names and marks that are drawn by lot differ from run to run."""
    return {path.name[: len("kho.vqd-journal")]: path.stat().st_size for path in folder.iterdir()}


def test_the_harness_finds_a_store_that_loses(tmp_path: Path) -> None:
    # Without its journal a write that was cut off stays half done, or what was told as done is lost.
    tally = trial_run.run("without-journal", "write-long", 2)
    assert tally["faults"].keys() & {"half done", "wedged"}, tally


def test_a_compiled_shim_is_used_again() -> None:
    first = built()
    made = first.stat().st_mtime_ns
    assert built() == first
    assert first.stat().st_mtime_ns == made


def test_a_folder_comes_back_from_its_image(tmp_path: Path) -> None:
    image = {"a": b"1", "m": None, "m/b": b"2"}
    restore(image, tmp_path)
    assert snapshot(tmp_path) == image
