"""What the tests of the command line share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vqdesk import cli

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def annex() -> Path:
    """Return the real annex."""
    return Path(__file__).parents[1] / "data" / "van-quan-9-thang-2024.txt"


@pytest.fixture
def store_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the commands of a test keep their store; nothing is there yet."""
    path = tmp_path / "store" / "clerk.vqd"
    monkeypatch.setenv("VQDESK_STORE", str(path))
    return path


@pytest.fixture
def run(store_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Return how a test runs a command on its own store; none of them opens a window."""

    def run(*words: object) -> Outcome:
        capsys.readouterr()
        code = cli.run_command_line(
            [str(word) for word in words], open_window=lambda *_: pytest.fail("a window opened")
        )
        return Outcome(code, *capsys.readouterr())

    return run
