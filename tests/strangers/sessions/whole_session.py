"""A full session in one process: all of the window, all of the command line, or the ways out of damage.

`-m sessions.whole_session window|rescue|commands|killed FOLDER`: the folder is where all files come to lie.
What was done goes to standard output, a line each, and what was missed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path


def run_killed(folder: Path) -> None:
    """Die, as a PC that is switched off, while a store from elsewhere is looked through."""
    from db.foreign import quarantine
    from db.store.store import Store
    from vqdesk.importing.file_import import open_file

    store = folder / "máy khác.vqd"
    Store.open(store).close()
    quarantine._check = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # noqa: SLF001
    open_file(store)


def _run(kind: str, folder: Path) -> None:
    if kind == "killed":
        run_killed(folder)
    elif kind == "commands":
        from sessions.command_session import run_commands

        run_commands(folder)
    else:
        from sessions.window_session import run_rescue, run_window

        {"window": run_window, "rescue": run_rescue}[kind](folder)


if __name__ == "__main__":
    _run(sys.argv[1], Path(sys.argv[2]))
    sys.stdout.flush()
    # Without a screen Qt keeps what was copied until Python is gone that made it.
    os._exit(0)
