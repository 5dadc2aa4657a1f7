"""What make.py can be asked to do."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

import environment
import figures
from bench import program as bench_program
from environment import ROOT
from guide.surroundings import surroundings
from windows import exe, installer, wine

_SAMPLE = ROOT / "resources" / "sample.json"
_STORE = ROOT / ".run" / "sample.vqd"
_NO_WINE = 4  # Wine cannot be set up here, which is not the tree's fault
_ANNEX = ROOT / "dist" / "annex.docx"
_ALL_CORES = ("--numprocesses", "auto", "--dist", "worksteal")
_ALONE = ("setup", "run", "figures", "installer", "pictures", "docs")
_LEAST_REACHED = 90  # per cent of ui's statements and branches


def main(arguments: list[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    parser = argparse.ArgumentParser(prog="make.py", description="Each verb sets all up first.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("setup", help="make .venv/ with everything pinned in it, compile the translations")
    verbs.add_parser("run", help="open the program on a sample of its own; without a screen write its annex")
    verbs.add_parser("test", help="lint, types, floors and tests; what follows goes to pytest")
    verbs.add_parser("figures", help="print the figures of the house and how much of ui its tests reach")
    verbs.add_parser("exe", help="make the Windows program dist/vqdesk/; with --twice compare a second build")
    verbs.add_parser("installer", help="make dist/vqdesk-VERSION-setup.exe and the portable ZIP")
    verbs.add_parser(
        "bench",
        help="measure; what follows goes to bench, as --json; --windows: the Windows program; faults: disks",
    )
    verbs.add_parser("pictures", help="take the guide's pictures anew from the program as it is")
    verbs.add_parser("docs", help="write the guide as dist/vqdesk-guide.pdf")
    known, rest = parser.parse_known_args(arguments)
    if rest and (known.verb in _ALONE or (known.verb == "exe" and rest != ["--twice"])):
        parser.error("nothing may follow " + known.verb)
    try:
        environment.set_up()
        return _VERBS[known.verb](rest)
    except environment.SetupFailed as failed:
        print(failed, file=sys.stderr)
        return _NO_WINE if isinstance(failed, wine.WineMissing) else 1
    except KeyboardInterrupt:
        return 130


def setup(_rest: list[str]) -> int:
    """Say that all is ready."""
    print("All is set up in .venv/.", flush=True)
    return 0


def run(_rest: list[str]) -> int:
    """Open the window on the sample, or write the sample's annex where there is no screen."""
    if not _STORE.exists():
        code = _import_sample()
        if code != 0:
            return code
    if has_screen(sys.platform, os.environ):
        return _vqdesk("--store", str(_STORE))
    print("No screen (neither DISPLAY nor WAYLAND_DISPLAY is set): writing the annex instead.", flush=True)
    _ANNEX.parent.mkdir(exist_ok=True)
    code = _vqdesk("--store", str(_STORE), "export", str(_ANNEX))
    if code == 0:
        print(f"Written: {_ANNEX.relative_to(ROOT).as_posix()}", flush=True)
    return code


def test(rest: list[str]) -> int:
    """Run every check, pytest last; return 1 where any of them failed."""
    offscreen = environment.child_environment(QT_QPA_PLATFORM="offscreen")
    failed = [name for name, call in checks(rest) if not _passes(name, call, offscreen)]
    if failed:
        print("\nFailed: " + ", ".join(failed), file=sys.stderr)
        return 1
    return 0


def checks(rest: list[str]) -> list[tuple[str, list[str]]]:
    """Return the name and the call of each check; pytest, the last, gets the rest of the command line."""
    tool = environment.tool
    return [
        ("ruff check", [tool("ruff"), "check", "--quiet"]),
        ("ruff format", [tool("ruff"), "format", "--check", "--quiet"]),
        ("mypy", [tool("python"), "-m", "mypy"]),
        ("floors", [tool("lint-imports"), "--no-logo"]),
        ("pytest", [tool("python"), "-m", "pytest", *_ALL_CORES, *rest]),
    ]


def show_figures(_rest: list[str]) -> int:
    """Print the figures of the house; return 1 where the window's tests reach too little of it."""
    figures.main()
    options = ("--cov=ui", "--cov-branch", "--cov-report=term:skip-covered")
    least = f"--cov-fail-under={_LEAST_REACHED}"
    call = [environment.tool("python"), "-m", "pytest", *_ALL_CORES, "tests/gui", *options, least]
    return 0 if _passes("pytest", call, environment.child_environment(QT_QPA_PLATFORM="offscreen")) else 1


def bench(rest: list[str]) -> int:
    """Run the benchmarks; with --json standard output is theirs alone."""
    if "--windows" in rest:
        return bench_program.main(rest)
    call = [environment.tool("python"), "-m", "bench.run", *rest]
    scripts = environment.child_environment(PYTHONPATH=str(ROOT / "build"))
    return subprocess.run(call, cwd=ROOT, env=scripts, check=False).returncode


def pictures(_rest: list[str]) -> int:
    """Take the guide's pictures, and write down what is on them."""
    return _of_guide("guide.pictures")


def docs(_rest: list[str]) -> int:
    """Write the guide as PDF."""
    return _of_guide("guide.book")


def _of_guide(module: str) -> int:
    call = [environment.tool("python"), "-m", module]
    around = environment.child_environment(**surroundings())
    return subprocess.run(call, cwd=ROOT, env=around, check=False).returncode


def has_screen(platform: str, variables: dict[str, str] | os._Environ[str]) -> bool:
    """Tell whether a window can be shown; Windows and macOS always have a screen."""
    if not platform.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def _import_sample() -> int:
    # Into a store beside it, moved when whole: what was broken off is not taken for the sample later.
    fresh = _STORE.with_name("new.vqd")
    _STORE.parent.mkdir(exist_ok=True)
    for left_over in _STORE.parent.glob("new.vqd*"):
        left_over.unlink()
    code = _vqdesk("--store", str(fresh), "import", str(_SAMPLE))
    if code == 0:
        fresh.replace(_STORE)
    return code


def _vqdesk(*arguments: str) -> int:
    call = [environment.tool("python"), "-m", "vqdesk", *arguments]
    return subprocess.run(call, cwd=ROOT, env=environment.child_environment(), check=False).returncode


def _passes(name: str, call: list[str], variables: dict[str, str]) -> bool:
    print(f"\n== {name}", flush=True)
    return subprocess.run(call, cwd=ROOT, env=variables, check=False).returncode == 0


_VERBS = {
    "setup": setup,
    "run": run,
    "test": test,
    "figures": show_figures,
    "exe": exe.main,
    "installer": installer.main,
    "bench": bench,
    "pictures": pictures,
    "docs": docs,
}
