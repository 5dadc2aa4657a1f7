"""Run one trial on one verb, under the shim; it prints JSON.

`-m trials.run TRIAL VERB [STRIDE [CHANCES [RECOVERIES]]]`, or `-m trials.run day SEED KILLS`
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

_FAULTS = Path(__file__).resolve().parents[1]
_ROOT = _FAULTS.parents[1]

if TYPE_CHECKING:
    from collections.abc import Callable

    from trials.tally import Tally


class TrialFailed(Exception):
    """Say that a trial could not be run to its end, and what it wrote."""


def run(trial: str, verb: str, *extent: int) -> dict[str, Any]:
    """Run a trial in a process of its own into which the shim is preloaded, and return its tally."""
    variables = {**os.environ, **preloaded()}
    call = [sys.executable, "-m", "trials.run", trial, verb, *map(str, extent)]
    done = subprocess.run(call, env=variables, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise TrialFailed(f"{trial} of {verb}: exit code {done.returncode}\n{done.stderr}")
    tally: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return tally


def preloaded() -> dict[str, str]:
    """Return the variables of a process into which the shim is preloaded."""
    from trials.shim import built

    return {
        "LD_PRELOAD": str(built()),
        "PYTHONPATH": os.pathsep.join([str(_ROOT), str(_FAULTS)]),
        "PYTHONUTF8": "1",
    }


def place() -> Path:
    """Return where trials keep their folders: in memory where that is to be had."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())


def _main(trial: str, verb: str, *extent: str) -> None:
    with tempfile.TemporaryDirectory(prefix="vqdesk-faults-", dir=place()) as folder:
        one = _day if trial == "day" else _deed if trial.startswith("deed") else _trial
        tally = one(trial, verb, Path(folder), *map(int, extent))
    sys.stdout.write(json.dumps(tally.as_json(), ensure_ascii=False) + "\n")


def _day(trial: str, seed: str, folder: Path, kills: int) -> Tally:
    from days.killed_day import KilledDay
    from trials.tally import Tally

    tally = Tally(trial, seed)
    KilledDay(folder, int(seed), tally).kill(kills)
    return tally


def _deed(trial: str, name: str, folder: Path, *extent: int) -> Tally:
    from days.faulty_disk import FaultyDisk
    from trials.crashes import Extent
    from trials.tally import Tally

    tally = Tally(trial, name)
    disk = FaultyDisk(folder, name, tally)
    trials = {"deed-power": disk.lose_power, "deed-errors": disk.fail, "deed-recovery": disk.fail_recovery}
    trials[trial](Extent(*extent))
    return tally


def _trial(trial: str, verb: str, folder: Path, *extent: int) -> Tally:
    from trials import crashes, disk_errors, export_faults, pulled_stick, put_back
    from trials.case import Bench
    from trials.shim import Shim
    from trials.verbs import NAMED

    trials: dict[str, Callable[..., Any]] = {
        "kills": crashes.kills,
        "without-journal": crashes.without_journal,
        "power": crashes.power_losses,
        "recovery": crashes.recoveries,
        "errors": disk_errors.errors,
        "opening": disk_errors.opening_errors,
        "exports": export_faults.exports,
        "put-back": put_back.put_back,
        "pulled": pulled_stick.pulled,
    }
    tally: Tally = trials[trial](Bench(Shim(), NAMED[verb], folder), crashes.Extent(*extent))
    return tally


if __name__ == "__main__":
    _main(*sys.argv[1:])
