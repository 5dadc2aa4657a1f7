"""Measure the built Windows program under Wine against a bare window that the same PyInstaller makes."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from environment import ROOT, SetupFailed
from windows import exe, installer, smoke, wine
from windows.screen import Screen

_BARE = ROOT / ".pyinstaller" / "bare"
_TITLE = "bare window"
_RUNS = 5
_BIGGEST = 10
# Bytes, and how many times the bare window's.
LIMITS = {"program": exe.MOST_BYTES, "installer": installer.MOST_BYTES, "start": 1.4, "memory": 1.3}

_SCRIPT = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle({_TITLE!r})
window.setCentralWidget(QLabel("Nguyễn Văn Ả"))
window.resize(1000, 600)
window.show()
sys.exit(application.exec())
"""
_SPEC = f"""
import sys
sys.path.insert(0, {wine.TREE + "/build"!r})
from windows import bundle
analysis = Analysis(["bare.py"], excludes=list(bundle.EXCLUDED), optimize=bundle.OPTIMIZE)
parts = [PYZ(analysis.pure), analysis.scripts]
program = EXE(*parts, exclude_binaries=True, name="bare", console=False, upx=False)
COLLECT(program, bundle.used(analysis.binaries), bundle.used(analysis.datas), name="bare", upx=False)
"""


def main(rest: list[str]) -> int:
    """Measure, print a table, or JSON with --json, and return the exit code; a missed limit is only said."""
    if not wine.is_set_up():
        raise wine.WineMissing("Wine is not set up here: make.py exe does that.")
    if not (exe.PROGRAM / "vqdesk.exe").exists() or not installer.installer().exists():
        raise SetupFailed("There is no Windows program: make.py exe and make.py installer make it.")
    result = measure()
    print(json.dumps(result, indent=2) if "--json" in rest else table(result), flush=True)
    return 0


def measure() -> dict[str, Any]:
    """Return sizes in bytes, seconds to the window and peak memory, of the program and of the bare window."""
    _BARE.mkdir(parents=True, exist_ok=True)
    (_BARE / "bare.py").write_text(_SCRIPT, encoding="utf-8")
    (_BARE / "bare.spec").write_text(_SPEC, encoding="utf-8")
    bare = _BARE / "dist" / "bare"
    print("Building the bare window", file=sys.stderr)
    exe.build(bare, _BARE / "bare.spec")
    setup = _BARE / "setup.exe"
    with tempfile.TemporaryDirectory(prefix="vqdesk-bench-") as place:
        installer.make_installer(bare, setup, installer.Tools(Path(place)))
    result = {
        "vqdesk": {"program": _size(exe.PROGRAM), "installer": installer.installer().stat().st_size},
        "bare": {"program": _size(bare), "installer": setup.stat().st_size},
        "biggest": _biggest(exe.PROGRAM),
    }
    with tempfile.TemporaryDirectory(prefix="vqdesk-bench-") as place, Screen() as screen:
        profile = wine.Profile(Path(place))
        wine.program(profile, exe.PROGRAM / "vqdesk-cli.exe")(["import", smoke.SAMPLE])
        starts: dict[str, list[tuple[float, int]]] = {"vqdesk": [], "bare": []}
        programs = {"vqdesk": (exe.PROGRAM / "vqdesk.exe", "Văn Quan"), "bare": (bare / "bare.exe", _TITLE)}
        # Run 0 is not counted: it warms the caches. In turn, so that a slow minute slows both.
        for run in range(_RUNS + 1):
            print(f"Starting both, {run} of {_RUNS}", file=sys.stderr)
            for name, (file, title) in programs.items():
                found = _start(profile, screen, file, title)
                if run:
                    starts[name].append(found)
    for name, found in starts.items():
        result[name]["start"] = statistics.median(seconds for seconds, _ in found)
        result[name]["memory"] = statistics.median(peak for _, peak in found)
    return result


def table(result: dict[str, Any]) -> str:
    """Return the measurements for people."""
    lines = [f"{'':12}{'vqdesk':>12}{'bare window':>14}{'times':>8}   limit"]
    for what, limit in LIMITS.items():
        ours, bare = result["vqdesk"][what], result["bare"][what]
        said = f"{ours:12.2f}{bare:14.2f}" if what == "start" else f"{ours / 1e6:12.1f}{bare / 1e6:14.1f}"
        missed = ours > limit if limit > 1000 else ours > limit * bare
        told = f"{limit / 1e6:.0f} MB" if limit > 1000 else f"{limit} times"
        lines.append(f"{what:12}{said}{ours / bare:8.2f}   {told}{', MISSED' if missed else ''}")
    lines += ["", "MB (start: seconds). The biggest files:"]
    lines += [f"{size / 1e6:12.1f}  {name}" for name, size in result["biggest"]]
    return "\n".join(lines)


def _start(profile: wine.Profile, screen: Screen, file: Path, title: str) -> tuple[float, int]:
    """Return the seconds to the window, and the most bytes that the program had a second later."""
    begun = time.perf_counter()
    process = wine.start(profile, wine.call(profile, file, []))
    try:
        screen.seen(title)
        seconds = time.perf_counter() - begun
        time.sleep(1)
        return seconds, _peak(file.name)
    finally:
        process.kill()
        process.wait()


def _peak(name: str) -> int:
    call = ["pgrep", "--full", f"{name}$"]
    pids = subprocess.run(call, stdout=subprocess.PIPE, text=True, check=False).stdout.split()
    peaks = [0]
    for pid in pids:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        peaks += [int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")]
    return max(peaks)


def _size(folder: Path) -> int:
    return sum(size for _, size in _files(folder))


def _biggest(folder: Path) -> list[tuple[str, int]]:
    return sorted(_files(folder), key=lambda one: -one[1])[:_BIGGEST]


def _files(folder: Path) -> list[tuple[str, int]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [(file.relative_to(folder).as_posix(), file.stat().st_size) for file in files]
