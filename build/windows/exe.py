"""The Windows program dist/vqdesk/: built on Windows itself, or by Wine on Debian; looked at once built."""

from __future__ import annotations

import datetime
import filecmp
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import environment
from environment import ROOT, SetupFailed
from windows import bundle, smoke, wine
from windows import python as windows_python

PROGRAM = ROOT / "dist" / "vqdesk"
_WORK = ROOT / ".pyinstaller"
TOLD = ROOT / "resources" / "build.json"  # what vqdesk/system/version.py reads
STAMP = _WORK / "made-from.txt"
_SOURCES = ("db", "ui", "vqdesk", "resources")
RECIPE = (
    "vqdesk.spec",
    "build/windows/bundle.py",
    "build/windows/archive_hook.py",
    "build/constraints.txt",
)
MOST_BYTES = 77_000_000
"""What the program may have, installed."""
_MOST_EXE_BYTES = 1_000_000  # without modules either program has half of it


def version() -> str:
    """Return the version that the program in the tree gives itself."""
    return bundle.program_version((ROOT / "vqdesk" / "system" / "version.py").read_text(encoding="utf-8"))


def make(*, twice: bool = False) -> None:
    """Build the program and look at it; with `twice`, build it again and tell what differs.

    Raises `wine.WineMissing` where Wine cannot be set up, else `SetupFailed`.
    """
    if not environment.WINDOWS:
        wine.set_up()  # before anything of an older build is taken away
    begun = time.monotonic()
    made_from = sources()
    STAMP.unlink(missing_ok=True)
    TOLD.write_text(build_facts(commit(), int(commit_date())), encoding="utf-8", newline="\n")
    build(PROGRAM)
    size, files = weigh(PROGRAM)
    minutes = (time.monotonic() - begun) / 60
    print(f"Built dist/vqdesk/: {size / 1e6:.1f} MB in {files} files, {minutes:.1f} minutes", flush=True)
    with tempfile.TemporaryDirectory(prefix="vqdesk-smoke-") as place:
        smoke.smoke(console(Path(place)), Path(place))
    print("It imports, shows and exports the sample as the program in the tree does.", flush=True)
    STAMP.write_text(made_from, encoding="utf-8")
    if twice:
        again = _WORK / "again" / "vqdesk"
        build(again)
        print(_told(differences(PROGRAM, again)), flush=True)


def weigh(program: Path) -> tuple[int, int]:
    """Return bytes and number of a built program's files; raise `SetupFailed` where they are too many."""
    sizes = {file: file.stat().st_size for file in program.rglob("*") if file.is_file()}
    if not (program / "_internal" / bundle.ARCHIVE).exists():
        raise SetupFailed(f"The program has no {bundle.ARCHIVE}, which its modules should lie in, once.")
    for file, size in sizes.items():
        if file.suffix == ".exe" and size > _MOST_EXE_BYTES:
            raise SetupFailed(f"{file.name} embeds modules: they should lie in {bundle.ARCHIVE}, once.")
    total = sum(sizes.values())
    if total > MOST_BYTES:
        raise SetupFailed(f"The program has {total / 1e6:.1f} MB; it may have {MOST_BYTES / 1e6:.0f}.")
    return total, len(sizes)


def is_made_from_this_tree() -> bool:
    """Tell whether dist/vqdesk/ was made, and looked at, from what lies in the tree now."""
    made = (PROGRAM / "vqdesk.exe").exists() and STAMP.exists()
    return made and STAMP.read_text(encoding="utf-8") == sources()


def sources() -> str:
    """Return a sum of all that the program is made from: the commit, the files that go in, the recipe."""
    files = [ROOT / name for name in RECIPE]
    for folder in _SOURCES:
        files += [file for file in (ROOT / folder).rglob("*") if file.is_file()]
    # Both are made anew by each build, from the commit and by Python.
    counted = (file for file in files if file != TOLD and file.suffix != ".pyc")
    total = hashlib.sha256(commit().encode())
    for file in sorted(counted):
        total.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def build(program: Path, spec: Path = ROOT / "vqdesk.spec") -> None:
    """Let PyInstaller make the spec's program in the folder, which is emptied before."""
    shutil.rmtree(program, ignore_errors=True)
    work = _WORK / "work"
    shutil.rmtree(work, ignore_errors=True)
    options = ["--noconfirm", "--log-level", "WARN"]
    places = ["--workpath", str(work.relative_to(ROOT)), "--distpath", str(program.parent.relative_to(ROOT))]
    call = ["-m", "PyInstaller", *options, *places, spec.relative_to(ROOT).as_posix()]
    code = _local(call) if environment.WINDOWS else _by_wine(call)
    if code != 0:
        raise SetupFailed("PyInstaller could not build the program: what it said is above.")


def console(folder: Path) -> smoke.Call:
    """Return how the built console program is called; on Debian its Windows lies in the folder."""
    if environment.WINDOWS:
        program = PROGRAM / "vqdesk-cli.exe"
        return lambda given: subprocess.run([program, *map(str, given)], stdout=subprocess.PIPE, check=False)
    profile = wine.Profile(folder)
    return wine.program(profile, PROGRAM / "vqdesk-cli.exe")


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that only one of two folders has, or that are not the same in both."""
    names = {file.relative_to(place) for place in (one, other) for file in place.rglob("*") if file.is_file()}
    same = [
        name
        for name in names
        if (one / name).exists() and (other / name).exists() and filecmp.cmp(one / name, other / name, False)
    ]
    return sorted(name.as_posix() for name in names.difference(same))


def build_facts(made_from: str, seconds: int) -> str:
    """Return the text that tells the program what it was made from; the day is the commit's, in UTC."""
    day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    return json.dumps({"commit": made_from, "date": day.isoformat()}, indent=2) + "\n"


def commit() -> str:
    """Return the commit that HEAD is at, or nothing where git cannot tell."""
    return _git("rev-parse", "HEAD")


def commit_date() -> str:
    """Return `SOURCE_DATE_EPOCH`: the one given, else the commit's date, else 1980, a ZIP's first."""
    return os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct") or "315532800"


def _git(*words: str) -> str:
    try:
        call = ["git", "-C", str(ROOT), *words]
        return subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _by_wine(call: list[str]) -> int:
    wine.set_up()
    profile = wine.Profile(wine.cache() / "builder")
    windows_python.set_up(profile)
    building = wine.Profile(profile.scratch, variables=_repeatable())
    return wine.run(building, [windows_python.python(building), *call]).returncode


def _local(call: list[str]) -> int:
    variables = environment.child_environment(**_repeatable())
    return subprocess.run(
        [environment.tool("python"), *call], cwd=ROOT, env=variables, check=False
    ).returncode


def _repeatable() -> dict[str, str]:
    return {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": commit_date(),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }


def _told(differing: list[str]) -> str:
    if not differing:
        return "A second build is the same, byte for byte."
    return f"A second build differs in {len(differing)} files: {', '.join(differing)}"


def main(rest: list[str]) -> int:
    """Do what `make.py exe` asks for; return the exit code."""
    make(twice="--twice" in rest)
    return 0
