"""The one door: the command line, and through it the window."""

from __future__ import annotations

import gc
import sys
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from vqdesk import cli

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.annex.layout.table import AnnexTable


def main() -> int:
    """Run what the program was started with and return its exit code."""
    return cli.run_command_line(sys.argv[1:], open_window=_open_window, writers={".pdf": _write_pdf})


def _open_window(store: Path | None, file: Path | None, lang: str) -> int:
    load_window()
    from ui.app import run_window

    return run_window(store, file, lang)


def load_window() -> None:
    """Load all that the window needs."""
    # Nothing that is loaded is garbage; the window has a collector of its own.
    gc.disable()
    # Qt's libraries take long to load, and Python is free meanwhile.
    Thread(target=load_the_rest, name="load").start()
    import ui.app  # noqa: F401


def load_the_rest() -> None:
    """Load what the window needs besides Qt."""
    from vqdesk.first_store import store as first_store  # noqa: F401
    from vqdesk.periods import period  # noqa: F401
    from vqdesk.system import paths  # noqa: F401


def _write_pdf(table: AnnexTable, stream: BinaryIO, name: str, template: bytes | None) -> None:
    from ui.paper.pdf import write_pdf

    write_pdf(table, stream, name, template)


if __name__ == "__main__":
    sys.exit(main())
