"""The program's version, and the commit that it was made from where that is known."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vqdesk.system import resources

__version__ = "0.1.0"

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_SHOWN = 7
_HOPS = 5
"""How often a ref may name another one."""


@dataclass(frozen=True, slots=True)
class Release:
    """Version, short commit and the day of the build; empty and None where nobody can tell."""

    version: str
    commit: str = ""
    built: date | None = None

    def named(self, build: str) -> str:
        """Return version and commit, which a word says what it is of: `0.1.0 (build 0123456)`."""
        return f"{self.version} ({build} {self.commit})" if self.commit else self.version

    def __str__(self) -> str:
        return self.named("commit")


def find_release() -> Release:
    """Return what is running: a working copy by git's files, a program by its `build.json`; never fails."""
    working_copy = Path(__file__).resolve().parents[2] / ".git"
    # A build leaves its file in the working copy, and the next commit makes it untrue.
    if not resources.is_frozen() and working_copy.exists():
        return Release(__version__, _shown(_of_git(working_copy)))
    return _of_build(resources.path("build.json"))


def _of_build(path: Path) -> Release:
    """Read the file that the build writes: {"commit": "...", "date": "YYYY-MM-DD"}."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return Release(__version__)
    built = None
    with suppress(ValueError):
        built = date.fromisoformat(str(told.get("date")))
    return Release(__version__, _shown(str(told.get("commit"))), built)


def _shown(commit: str) -> str:
    return commit[:_SHOWN] if _COMMIT.fullmatch(commit) else ""


def _of_git(folder: Path) -> str:
    """Return the commit that HEAD is at, read without git, which the PC need not have."""
    try:
        if folder.is_file():  # of a worktree: "gitdir: ..."
            folder = folder.parent / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        shared = folder / "commondir"
        common = folder / shared.read_text(encoding="utf-8").strip() if shared.is_file() else folder
        name = "HEAD"
        for _ in range(_HOPS):
            text = _ref(name, folder, common)
            if not text.startswith("ref:"):
                return text
            name = text.removeprefix("ref:").strip()
    except (OSError, ValueError):
        pass
    return ""


def _ref(name: str, *folders: Path) -> str:
    for folder in folders:
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8").strip()
    packed = (folders[-1] / "packed-refs").read_text(encoding="utf-8")
    return next((line.split()[0] for line in packed.splitlines() if line.endswith(f" {name}")), "")
