"""The crash log: where every thread was when the system ended the process."""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from db.disk.replacing import replace_file
from db.disk.writable import private_folder, private_opener, tighten
from vqdesk.system.paths import MAX_LOG_BYTES, old_log

if TYPE_CHECKING:
    from pathlib import Path


class CrashLog:
    """Write where all threads are to a file should the process die: `arm`, and `disarm` at the end.

    The file holds modules, lines and functions, never a report's text, and its owner alone reads it. A
    file that cannot be written is let be. A run that ends well leaves the file as it was: Windows tells
    faulthandler of errors, too, that were dealt with.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._begin = 0

    def arm(self) -> None:
        """Open the file, once, and hand it to Python's faulthandler."""
        with suppress(OSError):
            private_folder(self._path.parent)
            if self._path.exists() and self._path.stat().st_size > MAX_LOG_BYTES:
                replace_file(self._path, old_log(self._path), patience=0)
            tighten(self._path)
            self._file = open(self._path, "ab", opener=private_opener)  # noqa: SIM115
            self._begin = self._file.seek(0, 2)
            faulthandler.enable(self._file, all_threads=True)

    def disarm(self) -> None:
        """Take the file back and leave in it what an earlier run has written."""
        if self._file is None:
            return
        faulthandler.disable()
        with suppress(OSError), self._file as file:
            if file.seek(0, 2) != self._begin:
                file.truncate(self._begin)
        self._file = None
        with suppress(OSError):
            if not self._begin:
                self._path.unlink()


def last_crash(path: Path) -> datetime | None:
    """Return when a process died hard the last time, as far as the file tells; None where none did."""
    try:
        found = path.stat()
    except OSError:
        return None
    return datetime.fromtimestamp(found.st_mtime).astimezone() if found.st_size else None
