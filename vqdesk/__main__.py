"""The one door: the command line, and through it the window."""

from __future__ import annotations

import sys
from threading import Thread
from typing import TYPE_CHECKING

from vqdesk import cli

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run what the program was started with and return its exit code."""
    return cli.main(sys.argv[1:], open_window=_open_window)


def _open_window(store: Path | None, file: Path | None, lang: str) -> int:
    # Qt's libraries take long to load, and Python is free meanwhile.
    Thread(target=_load_the_rest, name="load").start()
    from ui.app import run

    return run(store, file, lang)


def _load_the_rest() -> None:
    """Load what the window needs besides Qt."""
    from vqdesk import opening, periods, places  # noqa: F401


if __name__ == "__main__":
    sys.exit(main())
