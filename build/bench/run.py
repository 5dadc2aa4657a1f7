"""Measure vqdesk against a floor, others that write and read, a bare window; `make.py bench` calls this."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench import columns as bench_columns
from bench import offices as bench_offices
from bench import pages as bench_pages
from bench import report as bench_report
from bench.checks import measure as bench_checks

# This process stays small and loads nothing of what it measures: all work is its children's.
from bench.stores import large as bench_large
from bench.trials import faults as bench_faults
from bench.trials import strangers as bench_strangers
from bench.views import overview as bench_overview
from bench.views import side as bench_side
from bench.views import table as bench_table

_BUILD = Path(__file__).resolve().parents[1]
_SIZES = (1_000, 10_000)
_JUDGED = 10_000
# Those that are compared stand side by side.
_EXPORTS = ("write", "floor", "export", "docxtpl", "xlsx-write", "xlsxwriter", "xlsx-export")
_IMPORTS = ("import", "lxml", "import-store", "import-excel", "openpyxl")
_WIDE = tuple(bench_columns.JOBS)
_VIEWS = (*bench_table.JOBS, *bench_overview.JOBS, *bench_side.JOBS)
_WINDOWS = ("vqdesk", "many", "filled", "bare")
_OF_MANY = {"many": "vqdesk", "filled": "filled"}
"""Windows that show the store with 1,000 reports."""


class BenchFailed(Exception):
    """Say which measurement failed, in words for standard error."""


def main(arguments: list[str]) -> int:
    """Measure, print, return the exit code: 1 where a measurement failed; a missed limit is only said."""
    if arguments[:1] == ["faults"]:
        return bench_faults.main(arguments[1:])
    if arguments[:1] == ["strangers"]:
        return bench_strangers.main(arguments[1:])
    if arguments[:1] == ["checks"]:
        return bench_checks.main(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="bench",
        description="Measure vqdesk; some minutes.",
        epilog="`faults` first: try every fault of a disk. `strangers` first: take mutated files in. "
        "`checks` first: measure the rules of `check`.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument("--runs", type=_at_least_one, help="runs of each measurement (5; with --quick 3)")
    parser.add_argument("--quick", action="store_true", help="only 1,000 tasks")
    parser.add_argument(
        "--large",
        type=_at_least_one,
        default=bench_large.MEGABYTES,
        metavar="MB",
        help=f"size of the large store ({bench_large.MEGABYTES}; ten years of a province: 500)",
    )
    parser.add_argument("--only-large", action="store_true", help="measure the large store alone")
    chosen = parser.parse_args(arguments)
    runs = chosen.runs or (3 if chosen.quick else 5)
    try:
        if chosen.only_large:
            found = measure_large(chosen.large, runs)
            print(json.dumps(found, indent=2) if chosen.json else "\n".join(bench_report.large_lines(found)))
            return 0
        result = measure(_SIZES[:1] if chosen.quick else _SIZES, runs, chosen.large)
    except BenchFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(json.dumps(result, indent=2) if chosen.json else bench_report.table(result))
    return 0


def measure_large(megabytes: int, runs: int) -> dict[str, Any]:
    """Return the measurements of the large store alone."""
    with tempfile.TemporaryDirectory(prefix="vqdesk-bench-", ignore_cleanup_errors=True) as place:
        return _large(Path(place), megabytes, runs)


def measure(sizes: tuple[int, ...], runs: int, megabytes: int = bench_large.MEGABYTES) -> dict[str, Any]:
    """Return all measurements; the files they need are made in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="vqdesk-bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        return {
            "machine": {
                "python": platform.python_version(),
                "system": f"{platform.system()} {platform.machine()}",
                "processors": os.cpu_count(),
            },
            "runs": runs,
            "exports": [_exports(folder / str(size), size, runs) for size in sizes],
            "pages": _pages(folder / "pages", runs),
            "offices": _offices(folder / "offices", runs),
            "growth": _growth(folder / "growth"),
            "large": _large(folder / "large", megabytes, runs),
            "tree": _tree(folder / "tree"),
            "window": _windows(folder / "window", runs),
        }


def _exports(folder: Path, size: int, runs: int) -> dict[str, Any]:
    folder.mkdir()
    _tell(f"{size:,} tasks: making the store")
    facts = _last_line(_child("bench.jobs", f"prepare-{size}", folder))
    measured: bench_report.Measured = {job: [] for job in (*_EXPORTS, *_IMPORTS, *_WIDE, *_VIEWS)}
    jobs = (*_EXPORTS, *_IMPORTS, *_WIDE, *_VIEWS)
    # In turn, there and back: a machine that slows down slows all of them, and none is always the later one.
    for run in range(1, runs + 1):
        _tell(f"{size:,} tasks: run {run} of {runs}")
        for job in jobs if run % 2 else jobs[::-1]:
            measured[job].append(_proved(job, folder))
    if size == _JUDGED:
        _tell("100,000 tasks: making the store, and once the export")
        _child("bench.jobs", "prepare-long", folder)
        measured["export-long"] = [_last_line(_child("bench.jobs", "export-long", folder))]
    kept = {name: fact for name, fact in facts.items() if name not in ("seconds", "cpu", "peak_bytes")}
    return {"facts": kept, **bench_report.summary(measured, judged=size == _JUDGED)}


def _pages(folder: Path, runs: int) -> dict[str, Any]:
    folder.mkdir()
    _tell(f"pages: making the store with {bench_pages.TASKS:,} tasks")
    _child("bench.jobs", f"prepare-{bench_pages.TASKS}", folder)
    skipped = bench_pages.missing()
    jobs = ("pdf", "preview") if skipped else (*bench_pages.JOBS_OF_PDF, "preview")
    measured: bench_report.Measured = {job: [] for job in jobs}
    for run in range(1, runs + 1):
        _tell(f"pages: run {run} of {runs}")
        for job in jobs:
            measured[job].append(_proved(job, folder))
    result = {"tasks": bench_pages.TASKS, "skipped": skipped, **bench_report.summary(measured, judged=True)}
    seconds = result["jobs"]["preview"]["seconds"]
    return {**result, "preview": _wait(seconds, bench_pages.PREVIEW_LIMIT)}


def _offices(folder: Path, runs: int) -> dict[str, Any]:
    folder.mkdir()
    measured: bench_report.Measured = {job: [] for job in bench_offices.JOBS}
    for run in range(1, runs + 1):
        _tell(f"offices: run {run} of {runs}")
        for job in bench_offices.JOBS:
            measured[job].append(_proved(job, folder))
    slowest = median(found["key"] for found in measured["offices"])
    wait = _wait(slowest, bench_offices.KEY_LIMIT)
    return {**bench_report.summary(measured, judged=True), "key": wait}


def _growth(folder: Path) -> dict[str, Any]:
    """Return how a store grows; the same whenever it is measured, so once."""
    folder.mkdir()
    _tell("growth: a thousand edits, an import and its undo")
    return _proved("growth", folder)


def _tree(folder: Path) -> dict[str, Any]:
    """Return how long each act on a task holds the window of a long annex."""
    folder.mkdir()
    _tell("tree: acts in a window with 10,000 tasks")
    return _proved("tree", folder)


def _large(folder: Path, megabytes: int, runs: int) -> dict[str, Any]:
    """Return what a large store takes, and its start beside that of a small one."""
    folder.mkdir(exist_ok=True)
    _tell(f"large: making a store of {megabytes} MB")
    size = _proved(f"large-{megabytes}", folder)["bytes"]
    small = folder / "small"
    small.mkdir()
    _child("bench.windows", "prepare", small)
    measured: bench_report.Measured = {
        job: [] for job in (*bench_large.LARGE_JOBS, "start-large", "start-small")
    }
    for run in range(runs + 1):
        _tell(f"large: run {run} of {runs}")
        for job, place in (("start-large", folder), ("start-small", small)):
            found = _window("vqdesk", place)
            if run:  # run 0 compiles modules and warms the system's caches
                measured[job].append(found)
        for job in bench_large.LARGE_JOBS if run else ():
            measured[job].append(_proved(job, folder))
    holds = _proved("hold", folder)["holds"]
    return {
        "bytes": size,
        "holds": {name: _wait(longest, bench_large.HOLD_LIMIT) for name, longest in holds.items()},
        **bench_report.summary(measured, judged=True),
    }


def _wait(seconds: float, limit: float) -> dict[str, Any]:
    """Return what a person waits beside the most that it may be."""
    return {"seconds": seconds, "limit": limit, "met": seconds <= limit}


def _proved(job: str, folder: Path) -> dict[str, Any]:
    """Run a job in a process of its own; what it gave must be what it should."""
    found = _last_line(_child("bench.jobs", job, folder))
    if not found.pop("same"):
        raise BenchFailed(f"{job} did not give what it should.")
    return found


def _windows(folder: Path, runs: int) -> dict[str, Any]:
    folder.mkdir()
    many = folder / "many"
    many.mkdir()
    _child("bench.windows", "prepare", folder)
    _tell("window: making a store with 1,000 reports")
    _child("bench.windows", "prepare-many", many)
    measured: bench_report.Measured = {job: [] for job in _WINDOWS}
    # Run 0 is not counted: it compiles modules and warms the system's caches.
    for run in range(runs + 1):
        _tell(f"window: run {run} of {runs}")
        for job in _WINDOWS:
            found = _window(_OF_MANY.get(job, job), many if job in _OF_MANY else folder)
            if run:
                measured[job].append(found)
    shown_on = measured["vqdesk"][0]["platform"]
    return {"platform": shown_on, **bench_report.summary(measured, judged=True)}


def _window(job: str, folder: Path) -> dict[str, Any]:
    """Start a window; the clock is this process's, from before the start to the child's line."""
    start = time.perf_counter()
    with subprocess.Popen(
        _call("bench.windows", job, folder),
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        line = process.stdout.readline()
        seconds = time.perf_counter() - start
        process.stdout.read()
    if process.returncode != 0 or not line:
        raise BenchFailed(f"The window {job} was not shown (exit code {process.returncode}).")
    return {"seconds": seconds, **json.loads(line)}


def _child(script: str, job: str, folder: Path) -> str:
    done = subprocess.run(
        _call(script, job, folder),
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BenchFailed(f"The measurement {job} failed (exit code {done.returncode}).")
    return done.stdout


def _call(script: str, job: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", script, job, str(folder)]


def _environment(folder: Path) -> dict[str, str]:
    """Return the children's environment: this project's floors, no user's store or log, a screen if any."""
    places = os.pathsep.join([str(_BUILD.parent), str(_BUILD)])
    variables = {**os.environ, "PYTHONPATH": places, "PYTHONUTF8": "1"}
    # Compiled once, as the built program is: whoever tests without that would measure the compiler.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    variables["PYTHONPYCACHEPREFIX"] = str(_BUILD.parent / ".pyinstaller" / "bench-cache")
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        variables[name] = str(folder)
    has_screen = variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_screen:
        variables["QT_QPA_PLATFORM"] = "offscreen"
        # What this platform alone warns of is no part of a start; on a screen nothing of it is logged.
        variables["QT_LOGGING_RULES"] = "default.warning=false"
    return variables


def _last_line(output: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output.splitlines()[-1])
    return found


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _at_least_one(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
