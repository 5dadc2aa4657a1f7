"""The tests run on a fresh machine: what needs a program that may not be there is skipped by name."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = {
    *("git", "gcc", "cc", "strace", "gdb", "soffice", "libreoffice", "pdftotext", "pdfinfo", "pdftoppm"),
    *("xvfb-run", "Xvfb", "xdotool", "mkfs.vfat", "losetup", "wine"),
}


def started(path: Path) -> set[str]:
    """Return the programs that a test names as the first word of a command."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        first = node.elts[0] if isinstance(node, ast.List | ast.Tuple) and node.elts else None
        if isinstance(first, ast.Constant) and first.value in TOOLS:
            found.add(str(first.value))
    return found


def commands(path: Path) -> set[str]:
    """Return what of them a test starts: where it starts no process, such words are only words."""
    return started(path) if "subprocess" in path.read_text(encoding="utf-8") else set()


FILES = sorted((ROOT / "tests").rglob("*.py"))


def test_the_search_for_programs_sees() -> None:
    assert commands(Path(__file__).with_name("system") / "test_version.py") == {"git"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_program_that_may_not_be_there_is_looked_for(path: Path) -> None:
    if path == Path(__file__):
        return
    text = path.read_text(encoding="utf-8")
    missing = {tool for tool in commands(path) if f'which("{tool}")' not in text}
    assert not missing


def test_without_git_the_test_of_the_commit_is_skipped_by_name(tmp_path: Path) -> None:
    call = [
        sys.executable,
        "-m",
        "pytest",
        "-rs",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/core/system/test_version.py",
    ]
    done = subprocess.run(
        [*call, "tests/core/system/test_version.py"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "git is not there" in done.stdout
