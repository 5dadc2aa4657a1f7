"""How a second start calls the window that has the store open: by a small file beside the log.

No socket and no pipe is needed for that, on no system; whoever takes the file away has answered. It names the
file that is to be imported, if any, and holds nothing of a report.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from db.disk.replacing import replace_file
from db.disk.writable import private_file, private_folder
from vqdesk.system.paths import call_file, is_call_file

PATIENCE = 2.0
"""Seconds in which a window answers, or does not."""

_LOOK = 0.02
_OLD = 10.0
"""Seconds after which nobody waits for an answer any more."""

_MOST = 100_000  # bytes
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")
"""What tells on which of a PC's screens a program is: X11's, Wayland's, and of Windows the session."""


@dataclass(frozen=True, slots=True)
class WindowCall:
    """A call that waits: the file to be imported, None: only the window is wanted."""

    place: Path
    file: Path | None

    def take(self) -> bool:
        """Answer it; false where whoever called has given up meanwhile."""
        try:
            self.place.unlink()
        except OSError:
            return False
        return True


def call_window(store: Path, file: Path | None, holder: int) -> bool:
    """Call the window that has a store open and wait for a moment; tell whether it has answered.

    `holder` is its process. A file must be there under the name that it has from here.
    """
    place = call_file(store, os.getpid())
    told = {"screen": _screen(), "file": None if file is None else str(file.absolute())}
    new = place.with_suffix(".new")
    try:
        private_folder(place.parent)
        with private_file(new) as stream:
            stream.write(json.dumps(told).encode("ascii"))
        replace_file(new, place, patience=0)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        return False
    _let_come_to_front(holder)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not os.path.lexists(place):
            return True
        time.sleep(_LOOK)
    # Who takes it away now has the last word.
    return not WindowCall(place, file).take()


def waiting_calls(store: Path) -> list[WindowCall]:
    """Return the calls on a store that wait; those that nobody waits for any more are taken away."""
    found = []
    with suppress(OSError):
        for place in call_file(store, 0).parent.iterdir():
            if is_call_file(place, store) and (call := _read(place)) is not None:
                found.append(call)
    return found


def _read(place: Path) -> WindowCall | None:
    try:
        found = place.lstat()
        if not _is_own(found):
            return None
        if abs(time.time() - found.st_mtime) > _OLD:
            place.unlink()
            return None
        with place.open("rb") as stream:
            told = json.loads(stream.read(_MOST))
        file = told["file"]
        if told["screen"] != _screen() or not (file is None or isinstance(file, str)):
            return None
        return WindowCall(place, None if file is None else Path(file))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _is_own(found: os.stat_result) -> bool:
    """Tell whether a call is a usual file that this user wrote; on Windows the folder is the user's alone."""
    return stat.S_ISREG(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


def _screen() -> list[str]:
    return [os.environ.get(name, "") for name in _SCREENS]


def _let_come_to_front(process: int) -> None:
    """Let another process have the foreground, which Windows gives to whom the clerk has started last."""
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.user32.AllowSetForegroundWindow(process)
