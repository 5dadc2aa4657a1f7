from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import vqdesk.system.version
from vqdesk.system.version import Release, __version__, find_release

ROOT = Path(__file__).parents[3]
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working copy that the program runs from; `.git` is still to be made."""
    module = tmp_path / "vqdesk" / "system" / "version.py"
    monkeypatch.setattr(vqdesk.system.version, "__file__", str(module))
    return tmp_path


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of a built program's build.json; it is still to be written."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "resources").mkdir()
    return tmp_path / "resources" / "build.json"


def head(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "HEAD").write_text(text, encoding="utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_this_tree_is_at_the_commit_that_git_tells() -> None:
    asked = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if asked.returncode:
        pytest.skip("this is no working copy of git's")
    assert str(find_release()) == f"{__version__} (commit {asked.stdout[:7]})"


@pytest.mark.parametrize("text", [COMMIT, f"{COMMIT}\n"])
def test_a_head_without_a_branch(tree: Path, text: str) -> None:
    head(tree / ".git", text)
    assert find_release() == Release(__version__, "0123456")


def test_a_branch_lies_in_a_file_of_its_own_or_among_the_packed(tree: Path) -> None:
    head(tree / ".git", "ref: refs/heads/nhánh/một\n")
    packed = f"# pack-refs with: peeled\n{'f' * 40} refs/heads/x/nhánh/một\n{COMMIT} refs/heads/nhánh/một\n"
    (tree / ".git" / "packed-refs").write_text(packed, encoding="utf-8")
    assert find_release().commit == "0123456"
    branch = tree / ".git" / "refs" / "heads" / "nhánh" / "một"
    branch.parent.mkdir(parents=True)
    branch.write_text("a" * 40, encoding="utf-8")
    assert find_release().commit == "aaaaaaa"


def test_a_worktree_shares_its_branches(tree: Path) -> None:
    shared = tree / "elsewhere" / ".git"
    own = shared / "worktrees" / "w"
    head(own, "ref: refs/heads/main")
    (own / "commondir").write_text("../..\n", encoding="utf-8")
    (shared / "packed-refs").write_text(f"{COMMIT} refs/heads/main\n", encoding="utf-8")
    (tree / ".git").write_text("gitdir: elsewhere/.git/worktrees/w\n", encoding="utf-8")
    assert find_release().commit == "0123456"


@pytest.mark.parametrize(
    "text",
    ["", "ref: refs/heads/main", "ref: HEAD", "ref:", "ref: ../../x", "not a commit", "\ud800"],
)
def test_a_git_folder_in_disorder_is_no_failure(tree: Path, text: str) -> None:
    (tree / ".git").mkdir()
    (tree / ".git" / "HEAD").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert find_release() == Release(__version__)
    assert str(find_release()) == __version__


def test_a_built_program_reads_what_its_build_wrote(bundle: Path) -> None:
    bundle.write_text(json.dumps({"commit": COMMIT, "date": "2026-11-26"}), encoding="utf-8")
    assert find_release() == Release(__version__, "0123456", date(2026, 11, 26))
    assert str(find_release()) == f"{__version__} (commit 0123456)"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "[]",
        "{}",
        '{"commit": 7, "date": null}',
        '{"commit": "../x", "date": "hôm nay"}',
        "[" * 10**5,
    ],
)
def test_a_build_that_tells_nothing_is_only_the_version(bundle: Path, text: str | None) -> None:
    if text is not None:
        bundle.write_text(text, encoding="utf-8")
    assert find_release() == Release(__version__)


def test_what_a_build_left_behind_is_not_believed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tree / "build.json"
    left.write_text(json.dumps({"commit": "f" * 40, "date": "2026-11-26"}), encoding="utf-8")
    monkeypatch.setattr(vqdesk.system.version.resources, "path", lambda _name: left)
    assert find_release().commit == "fffffff"
    head(tree / ".git", COMMIT)
    assert find_release() == Release(__version__, "0123456")
